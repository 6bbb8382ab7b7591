"""The timeline in a browser: its lengths, its links, its strip and its keys."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from dateline import site, web
from tests.asgi import get
from tests.builders_pages import FakeStore, Shelf, shelved
from tests.builders_timeline import LONG_PAGE
from tests.pages.browsers import launched

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe
if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

pytestmark = pytest.mark.browser

SHELF = Shelf(pages=(LONG_PAGE,))
SHORT = ["2021-03-16", "2021-03-04"]
NORMAL = ["2021-04-02", "2021-03-16", "2021-03-06", "2021-03-04", "2020-11"]
FULL = ["2021-04-02", "2021-03-17", "2021-03-16", "2021-03-06", "2021-03-04", "2020-11", "2019"]
TABS = """() => {
    const all = [...document.querySelectorAll('a[href], button, summary, input')];
    return all.filter(one => one.tabIndex >= 0).findIndex(one => one.closest('.event'));
}"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        shelved(patch, site, SHELF)
        site.build(FakeStore(), folder)  # type: ignore[arg-type]
    return (folder / "story" / "long.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from launched()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def either(browser: "Browser", request: pytest.FixtureRequest) -> "Iterator[Page]":
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture
def tab(browser: "Browser") -> "Iterator[Page]":
    context = browser.new_context()
    yield context.new_page()
    context.close()


def shown(tab: "Page") -> list[str]:
    return [one for one in FULL if tab.locator(f"[id='{one}']").is_visible()]


def test_the_reader_chooses_the_length_with_and_without_scripts(either: "Page", story: str) -> None:
    either.goto(story)
    assert either.get_by_role("group", name="Length of the timeline, in days").inner_text().split() == [
        "Length", "of", "the", "timeline,", "in", "days", "short", "2", "normal", "5", "full", "7", "days",
    ]  # fmt: skip
    assert shown(either) == NORMAL
    assert either.locator("#y2019").is_hidden()
    assert either.get_by_text("The regional water company").is_visible()
    either.get_by_text("short 2").click()
    assert shown(either) == SHORT
    assert either.locator("#m2020-11, #m2021-04").evaluate_all("all => all.filter(one => one.offsetParent)") == []
    assert either.get_by_text("The regional water company").is_hidden()
    either.get_by_role("radio", name="short 2").press("ArrowLeft")
    assert either.get_by_role("radio", name="full 7 days").is_checked()
    assert shown(either) == FULL
    assert either.get_by_text("2019", exact=True).first.is_visible()


def test_a_link_shows_its_day_whatever_the_length(either: "Page", story: str) -> None:
    either.goto(f"{story}#2021-03-17")
    assert shown(either) == sorted([*NORMAL, "2021-03-17"], reverse=True)
    either.get_by_text("short 2").click()
    assert shown(either) == ["2021-03-17", *SHORT]
    assert either.get_by_text("It said that it has not used the substance").is_visible()
    either.goto(f"{story}#2019")
    assert either.locator("[id='2019']").is_visible()


def test_each_day_has_a_link_to_itself(either: "Page", story: str) -> None:
    either.goto(story)
    either.get_by_role("link", name="4 Mar 2021 06:15").press("Enter")
    assert urlsplit(either.url).fragment == "2021-03-04"
    assert either.locator("time[datetime='2021-03-04T06:15']").is_visible()
    assert either.get_by_role("link", name="6–8 Mar 2021").is_visible()
    assert either.get_by_role("link", name="Nov 2020").is_visible()


def test_the_strip_and_the_months_move_the_page(either: "Page", story: str) -> None:
    either.goto(story)
    either.locator(".strip a[href='#2021-03-16'] rect").click(force=True)
    assert urlsplit(either.url).fragment == "2021-03-16"
    either.get_by_role("navigation", name="Months").get_by_role("link", name="November 2020").click()
    assert urlsplit(either.url).fragment == "m2020-11"


def test_few_tab_stops_stand_before_the_first_day(tab: "Page", story: str) -> None:
    tab.goto(story)
    before = tab.evaluate(TABS)
    assert before <= 25
    tab.goto(f"{story}#2021-03-16")
    assert tab.locator(".strip a[aria-current]").get_attribute("href") == "#2021-03-16"


def focused(tab: "Page") -> str | None:
    found: str | None = tab.evaluate("document.activeElement.closest('.event')?.id")
    assert found is None or urlsplit(tab.url).fragment == found
    return found


def test_keys_move_and_tell(tab: "Page", story: str) -> None:
    tab.goto(story)
    moved = []
    for key in ("j", "j", "j", "k", "Control+k", "k", "k", "k"):
        tab.keyboard.press(key)
        moved.append(focused(tab))
    assert moved == [NORMAL[0], NORMAL[1], NORMAL[2], NORMAL[1], NORMAL[1], NORMAL[0], NORMAL[0], NORMAL[0]]
    tab.keyboard.press("?")
    help = tab.get_by_role("dialog", name="Keys")
    assert help.is_visible()
    tab.keyboard.press("j")
    tab.keyboard.press("Escape")
    assert (help.is_hidden(), focused(tab)) == (True, NORMAL[0])
    tab.get_by_role("button", name="Keys").click()
    help.get_by_role("checkbox").uncheck()
    help.get_by_role("button", name="Close").click()
    for key in ("j", "?"):
        tab.keyboard.press(key)
    assert (help.is_hidden(), urlsplit(tab.url).fragment) == (True, NORMAL[0])


def test_keys_begin_at_the_day_a_link_led_to_and_pass_over_what_is_hidden(tab: "Page", story: str) -> None:
    tab.goto(f"{story}#2021-03-16")
    tab.get_by_text("short 2").click()
    tab.keyboard.press("j")
    assert focused(tab) == "2021-03-04"


@pytest.mark.parametrize(
    ("anchor", "leads", "told"),
    [("2021-03-14", "2021-03-16", True), ("d2021-03-16", "2021-03-16", False), ("m2021-03", "m2021-03", False)],
)
def test_an_anchor_that_is_gone_leads_to_the_nearest(
    tab: "Page", story: str, anchor: str, leads: str, told: bool
) -> None:
    tab.goto(f"{story}#{anchor}")
    assert urlsplit(tab.url).fragment == leads
    assert tab.locator(f"[id='{leads}']").get_by_role("status").is_visible() == told


def test_one_may_skip_past_the_timeline(tab: "Page", story: str) -> None:
    tab.goto(f"{story}#len-short")
    skip = tab.get_by_role("link", name="Skip the timeline")
    skip.focus()
    assert skip.bounding_box() is not None
    skip.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "past"


def test_axe_finds_nothing_in_the_full_length_nor_in_the_help(tab: "Page", story: str) -> None:
    tab.goto(f"{story}#2021-03-16")
    tab.get_by_text("full 7").click()
    result = Axe().run(tab)
    assert result.violations_count == 0, result.generate_report()
    tab.keyboard.press("?")
    result = Axe().run(tab)
    assert result.violations_count == 0, result.generate_report()


def test_the_keys_work_under_the_policy_of_the_server(browser: "Browser", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "open_store", lambda path, read_only: FakeStore())
    shelved(monkeypatch, web, SHELF)
    app = web.app(Path("test.db"))
    said: list[str] = []

    def answer(route: "Route") -> None:
        with ThreadPoolExecutor(1) as pool:  # the client runs a loop of its own
            came = pool.submit(get, app, route.request.url).result()
        route.fulfill(status=came.status, headers=came.headers, body=came.body)

    def listen(message: "ConsoleMessage") -> None:
        said.append(message.text)

    context = browser.new_context()
    context.route("**/*", answer)
    tab = context.new_page()
    tab.on("console", listen)
    tab.goto("https://dateline.example/story/long")
    tab.keyboard.press("j")
    assert focused(tab) == NORMAL[0]
    assert said == []
    tab.goto("https://dateline.example/story/long/2021-03-12")
    result = Axe().run(tab)
    assert result.violations_count == 0, result.generate_report()
    tab.get_by_role("link", name="16 Mar 2021").click()
    assert tab.url == "https://dateline.example/story/long#2021-03-16"
    context.close()
