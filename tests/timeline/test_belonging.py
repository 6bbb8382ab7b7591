"""Which lines surely belong to their day, and what a short or normal timeline makes of it."""

import numpy as np
import pytest

from dateline import lengths, timeline
from dateline.annotate import dates, sentences
from dateline.records import Published
from dateline.timeline import belonging
from dateline.timeline.evidence import gather

from .reports import Piece, report

BROKE: Piece = ("body", "The dam above Orrin broke <on Sunday> and flooded three villages.", "2031-05-04")


def sure(published: str, *pieces: Piece, outlet: str | None = None) -> list[tuple[str, bool]]:
    """Each tie of the report's last piece to a day, with the verdict."""
    evidence = gather([report("a", published, pieces, outlet)])
    last = len(evidence.passages) - 1
    rows = np.flatnonzero(evidence.passage == last)
    days = [str(np.datetime64(int(day) - 719163, "D")) for day in evidence.day[rows]]
    return list(zip(days, belonging.sure(evidence, rows).tolist(), strict=True))


@pytest.mark.parametrize(
    ("words", "belongs"),
    [
        ("The dam above Orrin broke <on Sunday> and flooded three villages.", True),
        ("Parliament said <on Sunday> that it would pay for the villages.", True),
        ("By <Sunday> the dam above Orrin had broken.", True),
        ("Engineers will drain the dam above Orrin <on Sunday>.", False),
        ("The dam above Orrin was expected to be drained <on Sunday>.", False),
        ("Three villages have been without water since <Sunday>.", False),
        ("The minister resigned after <Sunday>'s flood at Orrin.", False),
        ("After the dam broke <on Sunday>, three villages were without water.", False),
        ("He was taken to a school in Dunmore <on Sunday>.", False),
        ("Why did the dam above Orrin break <on Sunday>?", False),
        ("“The dam broke <on Sunday> and nobody came.”", False),
        ("Photograph: the dam above Orrin broke <on Sunday>.", False),
        ("The Super <Tuesday> primaries were the fifth step.", False),
        ("The mayor told USA <Today> that the dam was safe.", False),
    ],
)
def test_a_line_that_names_the_day(words: str, belongs: bool) -> None:
    assert sure("2031-05-06", ("body", words, "2031-05-04")) == [("2031-05-04", belongs)]


def test_an_hour_alone_and_an_approximate_day_place_nothing() -> None:
    assert sure(
        "2031-05-04", ("body", "The dam above Orrin broke at <9:45 p.m.> by the church.", "2031-05-04T21:45")
    ) == [("2031-05-04", False)]


def test_a_coming_day_needs_words_that_say_so_and_no_later_report() -> None:
    due: Piece = ("body", "The inquiry will open <on 1 July> in Dunmore.", "2031-07-01")
    sits: Piece = ("body", "The inquiry sits <on 1 July> in Dunmore.", "2031-07-01")
    assert sure("2031-05-20", due) == [("2031-07-01", True)]
    assert sure("2031-05-20", sits) == [("2031-07-01", False)]
    evidence = gather([report("a", "2031-05-20", [due]), report("b", "2031-07-09", [BROKE])])
    rows = np.flatnonzero(evidence.report == 0)
    assert belonging.sure(evidence, rows).tolist() == [False]


@pytest.mark.parametrize(
    ("words", "belongs"),
    [
        ("The dam above Orrin has broken and flooded three villages.", True),
        ("Three villages were flooded by the dam, the council said.", True),
        ("The dam above Orrin is the oldest of the county.", False),
        ("The dam above Orrin has always been watched by two men.", False),
    ],
)
def test_an_undated_line_of_an_article_of_the_day_must_tell_news(words: str, belongs: bool) -> None:
    assert sure("2031-05-04", ("body", words, None)) == [("2031-05-04", belongs)]


def test_an_undated_line_beside_an_earlier_day_is_of_that_day() -> None:
    rain: Piece = ("body", "Villages were taken by surprise, the council said.", None)
    assert sure("2031-05-06", BROKE, rain) == [("2031-05-06", False)]


def test_an_undated_line_of_an_outlet_that_prints_a_day_late_is_doubted() -> None:
    late = [report(f"r{i}", "2031-05-05", [BROKE], "Harbour Post") for i in range(3)]
    news: Piece = ("body", "The minister has resigned over the Orrin dam.", None)
    evidence = gather([*late, report("x", "2031-05-09", [news], "Harbour Post")])
    assert belonging.sure(evidence, np.flatnonzero(evidence.report == 3)).tolist() == [False]


def test_what_was_said_of_the_day_before_is_of_the_day_before() -> None:
    again: Piece = ("body", "The dam above Orrin has broken and flooded three villages.", None)
    for told in (BROKE, again):
        evidence = gather([report("a", "2031-05-04", [told]), report("b", "2031-05-05", [again])])
        assert belonging.sure(evidence, np.flatnonzero(evidence.report == 1)).tolist() == [False]


def test_an_entry_is_of_its_day_only_near_its_heading() -> None:
    filler: list[Piece] = [("body", f"Village number {i} was cleared of mud.", None) for i in range(4)]
    heads: list[Piece] = [("date", "<4 May 2031>", "2031-05-04"), ("date", "<7 May 2031>", "2031-05-07")]
    first: Piece = ("body", "The school in Dunmore takes in four hundred people.", None)
    page = [heads[0], first, heads[1]]
    assert sure("2031-06-06", *page, first) == [("2031-05-07", True)]
    assert sure("2031-06-06", *page, *filler, first) == [("2031-05-07", False)]
    assert sure("2031-06-06", heads[1], first) == [("2031-05-07", False)]


def test_a_post_s_stamp_heads_no_entries() -> None:
    stamp: Piece = ("body", "<7 May 2031> <10:15 UTC> Engineers of Orrin are at a loss.", "2031-05-07 2031-05-07T10:15")
    pages: list[Piece] = []
    for day in ("4", "5", "6"):
        pages += [("body", f"<{day} May 2031> <10:15 UTC> Rain fell on Orrin.", f"2031-05-0{day} 2031-05-0{day}T10:15")]
    assert sure("2031-06-06", *pages, stamp, ("body", "The dam cost too much.", None)) == [("2031-05-07", False)]


def test_a_day_without_a_sure_line_stands_in_the_full_timeline_only() -> None:
    plan: Piece = ("body", "Engineers will drain the dam above Orrin <on Friday>.", "2031-05-09")
    told = [report(name, f"2031-05-0{name}", [BROKE, plan]) for name in "56"] + [report("b", "2031-05-12", [BROKE])]
    full = timeline(told)
    assert [event.date for event in lengths.cut(full, "normal")] == ["2031-05-04"]
    assert {event.date: event.level for event in full}["2031-05-09"] == "full"


def test_with_a_number_asked_for_doubt_keeps_nothing_out() -> None:
    plan: Piece = ("body", "Engineers will drain the dam above Orrin <on Friday>.", "2031-05-09")
    told = [report("a", "2031-05-05", [BROKE, plan]), report("b", "2031-05-12", [BROKE])]
    assert [event.date for event in timeline(told, dates=2, lines=1)] == ["2031-05-04", "2031-05-09"]


def test_where_nothing_is_sure_everything_is_shown() -> None:
    plan: Piece = ("body", "Engineers may drain the dam above Orrin <on Sunday>.", "2031-05-04")
    assert lengths.cut(timeline([report("a", "2031-05-06", [plan])]), "short")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("She was shot on Valentine's Day last year.", ["2013-02-14"]),
        ("She was shot on Valentine 's Day this year.", ["2014-02-14"]),
    ],
)
def test_a_holiday_with_its_year_in_words(text: str, values: list[str]) -> None:
    published = Published(value="2014-04-10", precision="day", origin="given")
    assert [m.value for m in dates.find(text, sentences.split(text, None), published)] == values


def test_a_time_zone_after_the_hour_ends_no_sentence() -> None:
    text = (
        "The advisory was released at 8:00 p.m. AST on Wednesday. A second one came at 10 a.m. Central European Time."
    )
    assert len(sentences.split(text, None)) == 2
