"""Disputes and moving figures in a browser, against the running server: accessible, judged without scripts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders_pages import DISPUTES, PAGE
from tests.pages.browsers import launched, serving
from tests.stocked import stocked

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STORY = f"/story/{PAGE.story.slug}"
POSSIBLE = replace(DISPUTES[0], id="x3", score=0.4, kind="contradiction")


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from launched()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the server runs."""
    yield from serving(stocked(tmp_path / "news.db", replace(PAGE, disputes=(*DISPUTES, POSSIBLE))))


@pytest.fixture(params=[(1280, "light"), (390, "dark"), (320, "light")], ids=["wide", "narrow", "narrowest"])
def tab(browser: "Browser", request: pytest.FixtureRequest) -> "Iterator[Page]":
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: "Browser") -> "Iterator[Page]":
    """A tab where scripts are off."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_axe_finds_no_violations_and_nothing_scrolls_sideways(tab: "Page", address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    for path in (STORY, f"{STORY}/disputes", "/disputed"):
        tab.goto(address + path)
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        result = axe.run(tab)
        assert result.violations_count == 0, f"{path}\n{result.generate_report()}"
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"


def test_the_two_sides_stand_beside_each_other_and_below_each_other_on_a_phone(tab: "Page", address: str) -> None:
    tab.goto(address + STORY)
    sides = tab.locator(".dispute").first.locator(".side")
    first, second = (sides.nth(n).bounding_box() for n in range(2))
    assert first
    assert second
    width = tab.viewport_size["width"] if tab.viewport_size else 0
    beside = abs(first["y"] - second["y"]) < 2
    assert beside == (width > 640)
    assert beside or second["y"] >= first["y"] + first["height"]


def test_the_plot_is_named_and_its_marks_are_inside(tab: "Page", address: str) -> None:
    tab.goto(address + STORY)
    plot = tab.get_by_role("img", name="Plot of 2 figures for people affected")
    frame = plot.bounding_box()
    assert frame
    for mark in plot.locator("g > g").all():
        box = mark.bounding_box()
        assert box
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    table = tab.get_by_role("region", name="people affected").get_by_role("table")
    assert table.get_by_role("rowheader").count() == 2
    assert table.get_by_role("link", name="Halden Courier").first.is_visible()


def test_a_dispute_is_dismissed_seen_and_taken_back_without_scripts(plain: "Page", address: str) -> None:
    plain.goto(address + STORY)
    denial = plain.locator(f"#d-{DISPUTES[0].key}")
    assert denial.is_visible()
    denial.get_by_role("button", name="Dismiss").click()
    assert plain.url.endswith("#dismissed")
    assert not denial.is_visible()
    plain.get_by_text("1 dismissed by a reader", exact=True).click()
    denial.get_by_role("button", name="Undo").click()
    assert plain.url.endswith(f"#d-{DISPUTES[0].key}")
    assert denial.get_by_text("likely, and why").is_visible()


def test_what_is_possible_opens_on_request_and_is_confirmed_without_scripts(plain: "Page", address: str) -> None:
    plain.goto(address + STORY)
    possible = plain.locator(f"#d-{POSSIBLE.key}")
    assert not possible.is_visible()
    plain.get_by_text("1 possible dispute, less sure").click()
    possible.get_by_role("button", name="Confirm").click()
    assert possible.is_visible()
    assert possible.get_by_text("confirmed by a reader").is_visible()


def test_on_paper_there_are_no_buttons(plain: "Page", address: str) -> None:
    plain.goto(address + STORY)
    plain.emulate_media(media="print")
    assert plain.get_by_role("button", name="Dismiss").count() == 0
    assert plain.locator(".dispute .words").first.is_visible()
    assert plain.locator(".plot").is_visible()
