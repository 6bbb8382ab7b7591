"""The editor's forms in a browser, against the running server: without scripts, accessible, on both widths."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline import demo, ingest, pipeline
from dateline.csrf import LOCAL, READERS_ONLY
from dateline.store import edits, open_store, read
from dateline.verify import verify
from tests.pages.browsers import launched, serving
from tests.readers import PatternReader
from tests.test_pipeline import NOW

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "news.db"
    with open_store(path) as store:
        pipeline.add(store, ingest.read(demo.REPORTS, now=NOW), reader=PatternReader(), now=NOW)
        pipeline.group(store)
        pipeline.refresh(store)
    return path


@pytest.fixture
def database(made: Path, tmp_path: Path) -> Path:
    with open_store(made) as store:
        store.db.execute("VACUUM INTO ?", (str(tmp_path / "own.db"),))
    return tmp_path / "own.db"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from launched()


@pytest.fixture(params=[LOCAL])
def address(database: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the server runs."""
    yield from serving(database, request.param)


@pytest.fixture
def plain(browser: "Browser") -> "Iterator[Page]":
    """A tab where scripts are off."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def sizes(path: Path) -> dict[int, int]:
    with open_store(path, read_only=True) as store:
        assert verify(store).faults == ()
        return {one.id: len(one.members) for one in read.stories(store)}


def done(tab: "Page") -> str:
    return tab.get_by_role("status").inner_text().split("\n")[0]


def test_a_story_is_split_merged_and_restored_without_scripts(plain: "Page", address: str, database: Path) -> None:
    before = sizes(database)
    story = max(before, key=lambda number: before[number])
    new = max(before) + 1
    plain.goto(f"{address}/story/{story}")
    plain.get_by_role("link", name="Edit this story").click()
    for box in plain.get_by_role("checkbox").all()[:2]:
        box.check()
    plain.get_by_role("button", name="Split off as a new story").click()
    assert done(plain) == f"Done: 2 articles of story {story} became story {new}."
    assert sizes(database) == {**before, story: before[story] - 2, new: 2}
    plain.get_by_role("link", name=re.compile(f"^story {new}$")).first.click()
    plain.get_by_role("link", name="Edit this story").click()
    plain.get_by_label("Number or name of the story").fill(
        plain.locator("datalist option").first.get_attribute("value") or ""
    )
    plain.get_by_role("button", name="Merge").click()
    assert "became part of story" in done(plain)
    plain.get_by_role("status").get_by_role("button", name="Undo").click()
    assert done(plain) == "Done: Edit 2 was taken back."
    plain.get_by_role("link", name="All edits of all stories").click()
    plain.get_by_role("button", name="Undo edit 1", exact=True).click()
    assert done(plain) == "Done: Edit 1 was taken back."
    assert sizes(database) == before


def test_an_article_is_moved_a_story_named_and_pinned_without_scripts(
    plain: "Page", address: str, database: Path
) -> None:
    before = sizes(database)
    a, b, *_ = sorted(before)
    plain.goto(f"{address}/story/{a}/edit")
    plain.get_by_role("button", name="Pin").click()
    assert done(plain) == f"Done: Story {a} stays as it is."
    assert plain.get_by_role("button", name="Pin").count() == 0
    plain.get_by_role("checkbox").last.check()
    plain.get_by_label("Move the ticked ones to story").fill(str(b))
    with plain.expect_navigation():
        plain.keyboard.press("Enter")  # moves, and does not split
    assert done(plain) == f"Done: 1 article went from story {a} to story {b}."
    assert sizes(database) == {**before, a: before[a] - 1, b: before[b] + 1}
    plain.goto(f"{address}/story/{a}/edit")
    plain.get_by_label("Call it").fill("The <long> winter")
    plain.get_by_role("button", name="Rename").click()
    assert done(plain) == f"Done: Story {a} is called “The <long> winter”."
    plain.goto(f"{address}/story/{a}")
    assert plain.url == f"{address}/story/the-long-winter"
    assert plain.get_by_role("heading", level=1).inner_text() == "The <long> winter"
    assert plain.get_by_text("Title by the editor").is_visible()


def test_what_cannot_be_done_is_told(plain: "Page", address: str, database: Path) -> None:
    before = sizes(database)
    plain.goto(f"{address}/story/{min(before)}/edit")
    plain.get_by_role("button", name="Split off as a new story").click()
    assert "No article is ticked" in plain.get_by_role("main").inner_text()
    plain.go_back()
    plain.get_by_label("Number or name of the story").fill("nothing of the kind")
    plain.get_by_role("button", name="Merge").click()
    assert "No story is called 'nothing of the kind'" in plain.get_by_role("main").inner_text()
    assert sizes(database) == before


def test_another_page_changes_nothing(plain: "Page", address: str, database: Path) -> None:
    before = sizes(database)
    plain.route("http://elsewhere.test/", lambda route: route.fulfill(content_type="text/html", body=(
        f"<form method='post' action='{address}/story/{min(before)}/edit'><input name='title' value='Hm'>"
        "<button name='do' value='rename'>Go</button></form>")))  # fmt: skip
    plain.goto("http://elsewhere.test/")
    plain.get_by_role("button").click()
    assert "so nothing was changed" in plain.get_by_role("main").inner_text()
    with open_store(database, read_only=True) as store:
        assert edits.log(store) == ()


@pytest.mark.parametrize("address", [READERS_ONLY], indirect=True)
def test_a_server_for_readers_has_no_forms(plain: "Page", address: str, database: Path) -> None:
    story = min(sizes(database))
    plain.goto(f"{address}/story/{story}")
    assert plain.get_by_role("link", name="Edit this story").count() == 0
    for page in (f"story/{story}/edit", "edits"):
        plain.goto(f"{address}/{page}")
        assert plain.locator("button, input[type=checkbox]").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_on_the_pages_of_the_editor(
    browser: "Browser", address: str, database: Path, width: int, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab, axe, story = context.new_page(), Axe(), min(sizes(database))
    tab.goto(f"{address}/story/{story}/edit")
    tab.get_by_role("button", name="Pin").click()
    pages = [tab.url, f"{address}/story/{story}", f"{address}/edits", f"{address}/edits?done=1"]
    for page in pages:
        tab.goto(page)
        result = axe.run(tab)
        assert result.violations_count == 0, f"{page}\n{result.generate_report()}"
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page} scrolls sideways"
    context.close()
