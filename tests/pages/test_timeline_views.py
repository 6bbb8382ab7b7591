"""The timeline before it is rendered: order, grouping, lengths, support, the strip, and where a date leads."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.lengths import cut
from dateline.pages import views
from dateline.pages.activity import REACH, WIDTH, Mark, strip
from dateline.pages.lines import Desk
from dateline.pages.links import Links
from dateline.pages.views.limits import EVENTS_SHOWN, JUMPS_SHOWN, ORIGINS_IN_ALL
from dateline.pages.views.timeline import TimelineView, anchors
from dateline.records import Event, StoryPage, Support
from tests.builders_pages import PAGE, UNDATED, Shelf
from tests.builders_timeline import LONG_EVENTS, LONG_PAGE


@pytest.fixture
def desk() -> Desk:
    return Desk(articles=Shelf().shelf, links=Links(root="../", static=True))


@pytest.fixture
def long(desk: Desk) -> TimelineView:
    return views.timeline(desk, LONG_PAGE)


def days(number: int, first: str = "2021-03-04") -> tuple[Event, ...]:
    start = date.fromisoformat(first)
    return tuple(
        replace(LONG_EVENTS[2], date=(start + timedelta(days=n)).isoformat(), score=n / number, level="full")
        for n in range(number)
    )


# ---- cards


def test_dates_are_written_as_people_write_them(long: TimelineView) -> None:
    assert [(event.day, event.year, event.clock) for event in long.events] == [
        ("2 Apr", "2021", ""),
        ("17 Mar", "2021", ""),
        ("16 Mar", "2021", ""),
        ("6–8 Mar", "2021", ""),
        ("4 Mar", "2021", "06:15"),
        ("Nov", "2020", ""),
        ("2019", "", ""),
    ]
    assert [event.when for event in long.events][3:6] == ["6–8 Mar 2021", "4 Mar 2021, 06:15", "Nov 2020"]
    machine = [event.machine for event in long.events]
    assert machine == ["2021-04-02", "2021-03-17", "2021-03-16", None, "2021-03-04T06:15", "2020-11", "2019"]


def test_an_hour_that_html_has_no_form_for_is_shown_only(desk: Desk) -> None:
    page = replace(LONG_PAGE, events=(replace(LONG_EVENTS[2], time="shortly after 6 a.m."),))
    (event,) = views.timeline(desk, page).events
    assert (event.clock, event.machine) == ("shortly after 6 a.m.", "2021-03-04")


def test_years_and_months_stand_in_the_shortest_length_that_one_of_their_days_has(long: TimelineView) -> None:
    assert [(year.name, year.level, [(month.name, month.level) for month in year.months]) for year in long.years] == [
        ("2021", "short", [("April 2021", "normal"), ("March 2021", "short")]),
        ("2020", "normal", [("November 2020", "normal")]),
        ("2019", "full", [("", "full")]),
    ]


def test_lengths_are_counted_and_offered_only_where_they_differ(desk: Desk, long: TimelineView) -> None:
    assert (long.lengths, long.default) == ((("short", 2), ("normal", 5), ("full", 7)), "normal")
    assert views.timeline(desk, PAGE).lengths == ()
    no_normal = tuple(replace(one, level="full") if one.level == "normal" else one for one in LONG_EVENTS)
    no_normal = tuple(replace(one, lines=one.lines[:1]) for one in no_normal)
    made = views.timeline(desk, replace(LONG_PAGE, events=no_normal))
    assert (made.lengths, made.default) == ((("short", 2), ("full", 7)), "short")


def test_lengths_that_differ_in_lines_only_are_a_choice(desk: Desk) -> None:
    made = views.timeline(desk, replace(LONG_PAGE, events=LONG_EVENTS[2:3]))
    assert made.lengths == (("short", 1), ("normal", 1))


def test_of_too_many_events_those_of_the_shorter_lengths_stay(desk: Desk) -> None:
    page = replace(LONG_PAGE, events=(*days(EVENTS_SHOWN, "2022-01-01"), *LONG_EVENTS))
    made = views.timeline(desk, page)
    assert (len(made.events), made.more, made.more_level) == (EVENTS_SHOWN, len(LONG_EVENTS), "full")
    kept = {event.anchor for event in made.events}
    assert {event.date for event in cut(LONG_EVENTS, "normal")} <= kept
    assert "timeline" in views.parts_needed(page)


def test_anchors_are_the_dates_and_each_is_its_own() -> None:
    span = replace(LONG_EVENTS[2], until="2021-03-06")
    assert anchors([LONG_EVENTS[2], span, span]) == ["2021-03-04", "2021-03-04_2021-03-06", "2021-03-04_2021-03-06_"]


# ---- support


def test_support_names_the_first_report_and_says_which_and_why(long: TimelineView) -> None:
    told = {event.anchor: event.support for event in long.events}
    warned, span = told["2021-03-04"], told["2021-03-06"]
    assert warned.counts == "3 articles · 3 outlets · 1 independent origin"
    assert warned.first is not None
    assert (warned.first.outlet, warned.first.date) == ("Meridian Wire", "06:40")
    assert [one.article.reason for one in warned.origins] == ["published that day"]
    assert span.first is not None
    assert (span.first.outlet, span.first.date) == ("The Halden Courier", "4 Mar 2021, 07:15")
    assert [one.article.reason for one in span.origins] == [
        "names those days, 2 days before",
        "names those days, 8 days later",
    ]


def test_a_single_report_is_told_at_once(desk: Desk) -> None:
    told = views.timeline(desk, PAGE).events[1].support
    assert (told.counts, told.origins) == ("1 article", ())
    assert told.first is not None
    assert told.first.outlet == "The Halden Courier"


def test_an_announcement_is_listed_but_is_no_first_report(desk: Desk) -> None:
    announced = replace(
        LONG_EVENTS[2], date="2021-03-20", articles=("w1",), first_report=None, support=Support(articles=1)
    )
    (event,) = views.timeline(desk, replace(LONG_PAGE, events=(announced,))).events
    assert (event.support.counts, event.support.first) == ("1 article", None)
    assert [one.article.reason for one in event.support.origins] == ["names that day, 16 days before"]


def test_a_long_timeline_lists_fewer_origins_a_day(desk: Desk) -> None:
    ids = tuple(Shelf().shelf)
    events = tuple(replace(event, articles=ids) for event in days(100))
    told = [event.support for event in views.timeline(desk, replace(LONG_PAGE, events=events)).events]
    assert {len(one.origins) for one in told} == {ORIGINS_IN_ALL // 100}
    assert all(one.more for one in told)


# ---- moving


def test_jumps_lead_to_months_or_to_years_where_there_are_many(desk: Desk, long: TimelineView) -> None:
    assert [(row.year, row.level, [(one.short, one.name, one.anchor) for one in row.jumps]) for row in long.jumps] == [
        ("2021", "short", [("Apr", "April 2021", "m2021-04"), ("Mar", "March 2021", "m2021-03")]),
        ("2020", "normal", [("Nov", "November 2020", "m2020-11")]),
    ]
    monthly = tuple(replace(days(1)[0], date=f"20{n // 12:02}-{n % 12 + 1:02}-01") for n in range(JUMPS_SHOWN + 1))
    (years,) = views.timeline(desk, replace(LONG_PAGE, events=monthly)).jumps
    assert [one.anchor for one in years.jumps] == ["y2002", "y2001", "y2000"]
    assert views.timeline(desk, replace(LONG_PAGE, events=days(3))).jumps == ()


def test_no_anchor_comes_twice(desk: Desk, long: TimelineView) -> None:
    names = [one.anchor for one in long.events]
    names += [year.anchor for year in long.years]
    names += [month.anchor for year in long.years for month in year.months if month.name]
    assert len(names) == len(set(names))


def test_ticks_share_out_the_strip_so_that_the_nearest_is_reached() -> None:
    marks = [
        Mark(first="2021-03-05", last="2021-03-05", anchor="a", level="short", label="a"),
        Mark(first="2021-03-06", last="2021-03-06", anchor="b", level="full", label="b"),
        Mark(first="2021-03-20", last="2021-04-02", anchor="c", level="normal", label="c"),
        Mark(first="2021-03", last="2021-03", anchor="d", level="normal", label="d"),
        Mark(first="2019", last="2019", anchor="e", level="short", label="e"),
        Mark(first="2020-01-01", last="2020-01-02", anchor="f", level="short", label="f"),
    ]
    made = strip(["2021-03-01", "2021-05-31"], marks)
    assert made is not None
    assert [tick.anchor for tick in made.ticks] == ["d", "c", "a", "b"]
    month, _, short, full = made.ticks
    assert month.width > WIDTH / 4
    assert (short.reach, short.width) == (2 * REACH, 0)
    assert full.left == round((short.x + full.x) / 2, 1)
    assert all(tick.left >= 0 and tick.left + tick.reach <= WIDTH + 0.1 for tick in made.ticks)


# ---- permanent links


def test_a_date_leads_to_its_event_or_to_the_span_that_holds_it(desk: Desk) -> None:
    at = "../story/long.html#"
    assert views.place(desk, LONG_PAGE, "2021-03-17") == f"{at}2021-03-17"
    assert views.place(desk, LONG_PAGE, "2021-03-07") == f"{at}2021-03-06"
    assert views.place(desk, LONG_PAGE, "2020-11") == f"{at}2020-11"
    assert views.place(desk, LONG_PAGE, "2021-03") == f"{at}m2021-03"
    assert views.place(desk, LONG_PAGE, "2020") == f"{at}y2020"
    assert views.place(desk, LONG_PAGE, "2021-03-09") is None
    assert views.place(desk, LONG_PAGE, "2021-05") is None
    assert views.place(desk, UNDATED, "2021-03-09") is None


def test_an_event_that_only_the_whole_timeline_shows_is_found_there(desk: Desk) -> None:
    page = replace(LONG_PAGE, events=days(EVENTS_SHOWN + 1))
    assert views.place(desk, page, "2021-03-04") == "../story/long/timeline-2.html#2021-03-04"


@pytest.mark.parametrize(
    ("value", "nearest"),
    [("2021-03-10", ["2021-03-16", "2021-03-06"]), ("2022", ["2021-04-02"]), ("1999-12", ["2019"])],
)
def test_a_date_without_an_event_shows_the_nearest(desk: Desk, value: str, nearest: list[str]) -> None:
    found = views.day(desk, LONG_PAGE, value)
    assert [event.anchor for year in found.nearest for month in year.months for event in month.events] == nearest


@pytest.mark.parametrize(
    ("value", "is_one"),
    [("2021-03-10", True), ("2021-03", True), ("2021", True), ("2021-02-31", False), ("claims-2", False),
     ("2021-13", False), ("2021-03-10x", False), ("", False), ("timeline", False)],
)  # fmt: skip
def test_what_is_a_date(value: str, is_one: bool) -> None:
    assert views.is_date(value) == is_one


def test_a_story_without_dates_has_no_timeline(desk: Desk) -> None:
    made = views.timeline(desk, StoryPage(story=UNDATED.story))
    assert (made.years, made.lengths, made.jumps, made.strip, made.more) == ((), (), (), None, 0)
