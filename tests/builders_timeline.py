"""A story whose timeline has all that one can have: three lengths, several years, a range, a month, a year, an hour."""

from dataclasses import replace

from dateline.records import Event, Level, Line, Precision, StoryPage
from tests.builders_pages import ARTICLES, EVENTS, LATE, PAGE, STORY, STUDY, WIRE, cut

WARNED, LINE_2 = EVENTS[1].lines


def event(date: str, level: Level, *lines: Line, precision: Precision = "day", until: str | None = None) -> Event:
    """An event that the study and a copy of the wire report."""
    return replace(EVENTS[2], date=date, level=level, lines=lines or EVENTS[2].lines, precision=precision, until=until,
                   headline=None, articles=("a2", "s1"), first_report="a2")  # fmt: skip


LONG_EVENTS = (
    event("2019", "full", precision="year"),
    event("2020-11", "normal", cut(STUDY, STUDY.text.split("\n\n")[2]), precision="month"),
    replace(EVENTS[1], time="06:15", lines=(WARNED, replace(LINE_2, level="normal"))),
    event("2021-03-06", "normal", cut(WIRE, "Boiling does not"), precision="range", until="2021-03-08"),
    EVENTS[2],
    replace(EVENTS[3], level="full"),
    replace(EVENTS[4], level="normal", lines=(cut(LATE, LATE.text.split("\n\n")[2]),)),
)
"""Short 2, normal 5, full 7."""

LONG_PAGE = StoryPage(story=replace(STORY, id=5, slug="long"), events=LONG_EVENTS, origins=PAGE.origins)

__all__ = ["ARTICLES", "LONG_EVENTS", "LONG_PAGE"]
