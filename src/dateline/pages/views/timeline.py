"""The timeline: dated cards by month and year, in three lengths, under a strip of activity that leads to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...developments import event_key
from ...lengths import LENGTHS, cut
from ...records import Event, Level, StoryPage
from ..activity import Mark, Strip, strip
from ..lines import Desk, LineView, line
from ..origins import with_origins
from ..wording import clean_date, day_and_year, machine_moment, month_of, period
from .limits import EVENTS_SHOWN, JUMPS_SHOWN, ORIGINS_IN_ALL, ORIGINS_SHOWN
from .support import SupportView, support


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A dated card. `when` is the whole date in words; `day`, `year` and `clock` are its parts for a margin.

    `anchor` is the date as written in the record: it stays while the date does.
    """

    anchor: str
    level: Level
    day: str
    year: str
    clock: str
    when: str
    machine: str | None
    headline: LineView | None
    lines: tuple[LineView, ...]
    support: SupportView
    new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """The events of a month; `name` is "" for those known to the year only. `level` as of the first to be shown."""

    anchor: str
    name: str
    level: Level
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """The months of a year, "" for dates outside of years as we count them."""

    anchor: str
    name: str
    level: Level
    months: tuple[MonthView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """A link to a month or year of the timeline: short for the eye, `name` in full for the ear."""

    short: str
    name: str
    anchor: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Jumps:
    """The links to the months of a year; `year` is "" where the links are to years."""

    year: str
    level: Level
    jumps: tuple[Jump, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A timeline, newest first. `lengths` are the choices, each with its number of events; none where all are one.

    `more` events are left out; `more_level` is the shortest length that misses one.
    """

    years: tuple[YearView, ...]
    lengths: tuple[tuple[Level, int], ...]
    jumps: tuple[Jumps, ...]
    strip: Strip | None
    more: int
    more_level: Level = "full"

    @property
    def default(self) -> Level:
        """The choice that is made at first: normal, or short where normal is the same."""
        return "normal" if "normal" in dict(self.lengths) else "short"

    @property
    def events(self) -> tuple[EventView, ...]:
        """All events, in the order in which they stand."""
        return tuple(event for year in self.years for month in year.months for event in month.events)


def newest_first(events: Sequence[Event]) -> list[Event]:
    """The events, newest first; of one date, the more precise and then the weightier first."""
    order = sorted(enumerate(events), key=lambda pair: (len(pair[1].date), pair[1].score, -pair[0]), reverse=True)
    return [event for _, event in sorted(order, key=lambda pair: pair[1].date[:10], reverse=True)]


def timeline(desk: Desk, page: StoryPage, events: Sequence[Event] | None = None) -> TimelineView:
    """The timeline of a story, or that of `events`. Past `EVENTS_SHOWN`, the longer lengths lose their lightest."""
    everything = page.events if events is None else events
    kept = weightiest(everything, EVENTS_SHOWN)
    shown = newest_first(kept)
    years = grouped(event_views(desk, page, shown))
    members = (desk.articles[one.article] for one in page.story.members if one.article in desk.articles)
    marks = [
        Mark(first=event.date, last=event.until or event.date, anchor=view.anchor, level=view.level,
             label=": ".join(part for part in (view.when, view.headline.text if view.headline else "") if part))
        for event, view in zip(shown, (e for y in years for m in y.months for e in m.events), strict=True)
    ]  # fmt: skip
    return TimelineView(
        years=years,
        lengths=lengths(everything),
        jumps=jumps(years),
        strip=strip((article.published.day for article in members), marks),
        more=len(everything) - len(shown),
        more_level=next((level for level in LENGTHS if len(cut(everything, level)) > len(cut(kept, level))), "full"),
    )


def weightiest(events: Sequence[Event], most: int) -> list[Event]:
    """At most `most` events: those of the shorter lengths before those of the longer, then the weightier."""
    rank = sorted(range(len(events)), key=lambda i: (LENGTHS.index(events[i].level), -events[i].score, i))
    return [events[i] for i in sorted(rank[:most])]


def lengths(events: Sequence[Event]) -> tuple[tuple[Level, int], ...]:
    """Each length that differs from the shorter ones, with its number of events; none where there is no choice."""
    found: list[tuple[Level, int]] = []
    before: tuple[Event, ...] | None = None
    for length in LENGTHS:
        made = cut(events, length)
        if made != before:
            found.append((length, len(made)))
        before = made
    return tuple(found) if len(found) > 1 else ()


def event_views(desk: Desk, page: StoryPage, events: Sequence[Event]) -> tuple[EventView, ...]:
    """Dated cards, in the order given."""
    desk = with_origins(desk, page.origins)
    most = max(1, min(ORIGINS_SHOWN, ORIGINS_IN_ALL // max(1, len(events))))
    names = anchors(events)
    return tuple(
        _event(desk, event, name, support(desk, event, most)) for event, name in zip(events, names, strict=True)
    )


def _event(desk: Desk, event: Event, anchor: str, told: SupportView) -> EventView:
    value = period(event.date, event.until)
    day, year = day_and_year(value)
    clock = event.time or ""
    above = event.headline.citation if event.headline else None
    return EventView(
        anchor=anchor,
        level=event.level,
        day=day,
        year=year,
        clock=clock,
        when=", ".join(part for part in (clean_date(value), clock) if part),
        machine=None if value != event.date else machine_moment(event.date, event.time),
        headline=line(desk, event.headline) if event.headline else None,
        lines=tuple(line(desk, one) for one in event.lines if one.citation != above),
        support=told,
        new=("event", event_key(event)) in desk.fresh,
    )


def anchors(events: Sequence[Event]) -> list[str]:
    """The anchor of each event: its date; of several on one date the first keeps that, the others add their end."""
    taken: set[str] = set()
    made = []
    for event in events:
        name = event.date.replace("/", "_")
        if name in taken:
            name = f"{name}_{event.until or event.precision}"
        while name in taken:
            name += "_"
        taken.add(name)
        made.append(name)
    return made


def grouped(events: Iterable[EventView]) -> tuple[YearView, ...]:
    """Cards that stand in order of time, under their years and months."""
    years = []
    for year, of_year in groupby(events, key=lambda one: month_of(one.anchor)[-4:]):
        months = []
        for month, of_month in groupby(of_year, key=lambda one: month_of(one.anchor)):
            cards = tuple(of_month)
            name = month if month != year else ""
            months.append(MonthView(anchor=f"m{cards[0].anchor[:7]}", name=name, level=_shortest(cards), events=cards))
        years.append(YearView(anchor=f"y{year}", name=year, level=_shortest(months), months=tuple(months)))
    return tuple(years)


def _shortest(parts: Sequence[EventView | MonthView | Jump]) -> Level:
    """The shortest length in which one of the parts stands."""
    return min((part.level for part in parts), key=LENGTHS.index)


def jumps(years: Sequence[YearView]) -> tuple[Jumps, ...]:
    """Links to the months, or to the years where the months are too many; none where all is one month."""
    rows = [
        (year.name, [Jump(short=one.name[:3], name=one.name, anchor=one.anchor, level=one.level)
                     for one in year.months if one.name])
        for year in years
    ]  # fmt: skip
    months = sum(len(found) for _, found in rows)
    if months > JUMPS_SHOWN:
        named = (year for year in years if year.name)
        rows = [("", [Jump(short=one.name, name=one.name, anchor=one.anchor, level=one.level) for one in named])]
    return tuple(Jumps(year=year, level=_shortest(found), jumps=tuple(found)) for year, found in rows
                 if found and months > 1)  # fmt: skip
