"""The pages in a browser: accessible, in both colour schemes, on wide and narrow screens, without scripts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline import site, web
from tests.asgi import get
from tests.builders_pages import PAGE, STUDY, FakeStore, shelved
from tests.pages.browsers import launched

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Route

pytestmark = pytest.mark.browser

STORY = f"story/{PAGE.story.slug}.html"
LISTS = tuple(f"story/{PAGE.story.slug}/{part}.html" for part in ("claims", "said", "denials", "denied", "quotes"))
PAGES = ("index.html", STORY, f"story/{PAGE.story.slug}/sources.html", "article/s1.v1.html", "person/maren-okafor.html",
         "disputed.html", "about.html", "story/letter.html",
         f"story/{PAGE.story.slug}/history.html", *LISTS)  # fmt: skip
LIT = """() => [...document.querySelectorAll("[class^='t']")]
    .filter(e => getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)").map(e => e.textContent).join("")"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        shelved(patch, site)
        site.build(FakeStore(), folder)  # type: ignore[arg-type]
    return folder


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from launched()


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["wide light", "narrow dark"])
def tab(browser: "Browser", request: pytest.FixtureRequest) -> "Iterator[Page]":
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: "Browser") -> "Iterator[Page]":
    """A narrow tab where scripts are off."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_axe_finds_no_violations_and_nothing_scrolls_sideways(tab: "Page", out: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    for page in PAGES:
        tab.goto((out / page).as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        result = axe.run(tab)
        assert result.violations_count == 0, f"{page}\n{result.generate_report()}"
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page} scrolls sideways"


def test_the_cited_words_are_lit_on_arrival(tab: "Page", out: Path) -> None:
    tab.goto((out / STORY).as_uri())
    tab.locator(".stand .cite").nth(2).click()
    tab.wait_for_url("**/article/*#c*")  # and loaded: a click does not wait for it on a busy machine
    assert tab.evaluate(LIT) == "If confirmed, the finding would put the cost of the clean-up on the company."
    assert tab.locator(".text span").first.is_visible()
    tab.goto((out / "article/s1.v1.html").as_uri())
    assert tab.evaluate(LIT) == ""


def test_overlapping_passages_light_their_own_words(tab: "Page", out: Path) -> None:
    anchors = [line.partition('"')[0] for line in (out / "article/s1.v1.html").read_text().split('<a id="')[1:]]
    assert len(anchors) > 4
    for anchor in anchors:
        start, end = map(int, anchor[1:].split("-"))
        tab.goto(f"{(out / 'article/s1.v1.html').as_uri()}#{anchor}")
        assert tab.evaluate(LIT) == STUDY.text[start:end]


def test_everything_works_without_scripts(plain: "Page", out: Path) -> None:
    plain.goto((out / "index.html").as_uri())
    plain.get_by_role("link", name=PAGE.story.headline.citation.exact if PAGE.story.headline else "").click()
    summary = plain.locator("details.by summary").first
    summary.click()
    assert plain.locator("details.by[open]").get_by_text("text copied from the Meridian Wire report").is_visible()
    plain.locator(".claim .cite").first.click()
    assert "#c" in plain.url
    assert plain.locator("h1").inner_text() == STUDY.title


def test_a_list_of_claims_is_chosen_without_scripts(plain: "Page", out: Path) -> None:
    plain.goto((out / STORY).as_uri())
    plain.get_by_role("navigation", name="Kinds of claims").get_by_role("link", name="Denials").click()
    assert plain.locator("h1").inner_text() == "Denials"
    assert plain.locator(".claim:not(.denial)").count() == 0
    plain.get_by_role("navigation", name="Kinds of claims").get_by_role("link", name="All").click()
    plain.get_by_role("link", name="By day").click()
    assert plain.locator(".bydays h2 time").first.inner_text() == "2 Apr 2021"
    plain.locator(".deniers", has_text="denied by").locator("a").first.click()
    assert plain.locator("h1").inner_text() == "Paint maker denies poisoning wells"


def test_hostile_words_run_nothing(tab: "Page", out: Path) -> None:
    said: list[str] = []

    def refuse(dialog: "Dialog") -> None:
        said.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", refuse)
    for page in ("index.html", "story/evil.html", "article/e1.v1.html", "people.html"):
        tab.goto((out / page).as_uri())
        assert tab.evaluate("[...document.scripts].filter(one => !one.src.endsWith('/static/keys.js')).length") == 0
        assert tab.evaluate("document.images.length") == 0
    assert said == []


ASKED = f"/story/{PAGE.story.slug}/claims"
SERVED = (ASKED, f"{ASKED}?by=okafor&order=day", f"{ASKED}?by=nobody", f"{ASKED}?from=soon", "/claims?about=water",
          f"/story/{PAGE.story.slug}", f"/story/{PAGE.story.slug}/denied",
          f"/story/{PAGE.story.slug}?since=2021-03-16", f"/story/{PAGE.story.slug}?asof=2021-03-17", "/?since=2021-03",
          f"/story/{PAGE.story.slug}/history", "/static/style.css")  # fmt: skip


@pytest.fixture(scope="module")
def served() -> dict[str, bytes]:
    """What the server answers, by address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web, "open_store", lambda path, read_only: FakeStore())
        shelved(patch, web)
        app = web.app(Path("test.db"))
        with ThreadPoolExecutor(1) as apart:  # the browser's own loop runs in this thread
            return dict(zip(SERVED, (one.body for one in apart.map(lambda path: get(app, path), SERVED)), strict=True))


@pytest.fixture(params=[(1280, "light"), (320, "dark")], ids=["wide light", "narrowest dark"])
def server(browser: "Browser", request: pytest.FixtureRequest, served: dict[str, bytes]) -> "Iterator[Page]":
    """A tab that the server answers, with its headers' rules for forms; scripts run for the checks alone."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()

    def answer(route: "Route") -> None:
        path = route.request.url.removeprefix("http://dateline.test")
        kind = "text/css" if path.endswith(".css") else "text/html; charset=utf-8"
        route.fulfill(status=200 if path in served else 404, content_type=kind, body=served.get(path, b""))

    page.route("**/*", answer)
    yield page
    context.close()


def test_the_form_is_accessible_and_keeps_to_the_narrowest_screen(server: "Page") -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    for path in SERVED[:-1]:
        server.goto(f"http://dateline.test{path}")
        server.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        result = axe.run(server)
        assert result.violations_count == 0, f"{path}\n{result.generate_report()}"
        assert server.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"


def test_the_form_asks_by_keyboard_alone(server: "Page") -> None:
    server.goto(f"http://dateline.test{ASKED}?by=nobody")
    assert server.get_by_role("status").inner_text().startswith("0 of 13: claims by “nobody”")
    assert server.get_by_text("No claims by “nobody” in this story.").is_visible()
    server.get_by_label("Said by").focus()
    names = []
    for _ in range(8):
        names.append(server.evaluate("document.activeElement.name || document.activeElement.textContent"))
        server.keyboard.press("Tab")
    assert names == ["by", "about", "act", "from", "to", "order", "quotes", "denied"]
    server.get_by_label("Said by").fill("okafor")
    server.get_by_label("In order").select_option("day")
    with server.expect_request("**/claims?**") as asked:
        server.keyboard.press("Enter")
    assert asked.value.url.endswith("/claims?by=okafor&about=&act=&from=&to=&order=day")
