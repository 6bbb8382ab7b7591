"""The terminal view: it reads well at 80 columns, and no article takes over the terminal."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.console import Console

from dateline import terminal
from dateline.records import Event, Level, StoryPage
from tests.builders_pages import CLAIMS, EVIL, EVIL_PAGE, PAGE, SMALL_PAGE, UNDATED, Shelf, cut
from tests.builders_timeline import LONG_PAGE

ARTICLES = Shelf().shelf


def console(width: int = 80, colour: bool = False) -> Console:
    return Console(file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None)


def shown(page: StoryPage, width: int = 80) -> str:
    out = console(width)
    terminal.print_story(out, page, ARTICLES)
    return out.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_a_story_has_its_anatomy_in_80_columns() -> None:
    text = shown(PAGE)
    assert max(map(len, text.splitlines())) <= 80
    assert text.startswith("Port Halden lifts water warning after 29 days\nMeridian Wire, 2 Apr 2021, 09:30")
    flat = re.sub(r"\s+", " ", text)
    for words in (
        "5 days that mattered · 7 articles · 4 outlets",
        "4 Mar 2021 ● Thousands told not to drink tap water in Port Halden",
        "REPORT",
        "(probable · “likely”)",
        "Brandt & Sons Marine Coatings has denied: that its works released any solvent",
        "denied by",
        "If confirmed, [that the solvent came from the paint works] the finding",
        "Meridian Wire 2, copied 2×",
    ):
        assert words in flat, words


@pytest.mark.parametrize("width", [10, 40, 80, 200])
@pytest.mark.parametrize("page", [PAGE, SMALL_PAGE, EVIL_PAGE, UNDATED, LONG_PAGE])
def test_every_story_fits_every_terminal(page: StoryPage, width: int) -> None:
    widest = max(map(len, shown(page, width).splitlines()))
    assert widest <= max(terminal.NARROWEST, min(width, terminal.COLUMNS))


def test_no_article_can_command_the_terminal() -> None:
    attack = "\x1b]0;owned\x07\x1b[2J\x9b31m[bold]shout[/bold]\u202e\r\b"
    article = replace(EVIL, text=attack + " said so", headline=(0, len(attack)), outlet=attack)
    page = replace(EVIL_PAGE, story=replace(EVIL_PAGE.story, headline=cut(article, attack)), claims=())
    out = console(colour=True)
    terminal.print_story(out, page, {article.id: article})
    terminal.print_stories(out, [page.story])
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert re.findall(r"\x1b(?!\[[0-9;]*m)", text) == []
    assert not set(text) & set("\x07\x9b\u202e\r\b")
    assert "[bold]shout[/bold]" in text


def test_a_story_says_how_to_see_the_days_that_it_leaves_out() -> None:
    assert "All days: dateline timeline 5 --length full" in shown(LONG_PAGE)
    assert "All days" not in shown(PAGE)


def timeline(length: Level, events: Sequence[Event] | None = None) -> str:
    out = console()
    terminal.print_timeline(out, LONG_PAGE, ARTICLES, events, length)
    return out.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_a_timeline_has_its_strip_with_marks_its_months_and_its_support() -> None:
    text = timeline("full")
    assert max(map(len, text.splitlines())) <= 80
    flat = re.sub(r"\s+", " ", text)
    for words in (
        "full 7 · short 2 · normal 5 days, newest first",
        "▴",
        "╌╌",
        "2021 ──",
        "MARCH 2021",
        "6–8 Mar ● ",
        "4 Mar 2021 ● Thousands told not to drink tap water in Port Halden",
        "06:15 ",
        "3 articles · 3 outlets · 1 independent origin · first: Meridian Wire, 06:40",
        "NOVEMBER 2020",
        "Nov 2020 ●",
        "2019 ●",
    ):
        assert words in flat, words


def test_a_timeline_is_cut_to_its_length_or_shows_what_it_is_given() -> None:
    assert "17 Mar 2021" not in timeline("normal")
    assert "regional water company" in timeline("normal")
    assert "regional water company" not in timeline("short")
    assert "IN CONTEXT  1 day · newest first" in timeline("full", LONG_PAGE.events[4:5])
    assert "No days." in timeline("full", ())


def test_lists() -> None:
    out = console()
    terminal.print_stories(out, [PAGE.story, UNDATED.story], total=5)
    terminal.print_claims(out, CLAIMS, ARTICLES)
    terminal.print_disputes(out, [(PAGE.story, one) for one in PAGE.disputes], ARTICLES, {}, total=2)
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert "1 Port Halden lifts water warning after 29 days" in text
    assert "and 3 older stories" in text
    assert "Ruth Adeyemi-Lindqvist alleged:" in text
    assert text.count("story 1") == 1
    assert max(map(len, text.splitlines())) <= 80


def test_empty_lists_say_what_to_do() -> None:
    out = console()
    terminal.print_stories(out, [])
    terminal.print_claims(out, [], {})
    terminal.print_disputes(out, [], {}, {}, total=0)
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert "dateline add FOLDER" in text
    assert "0 claims" in text
    assert "No disputes." in text
