"""Where a date stands in a story's timeline: what a permanent link to it leads to."""

from dataclasses import dataclass
from datetime import date

from ...records import Event, StoryPage
from ..lines import Desk
from ..wording import as_day, clean_date, machine_date
from .front import headline_of
from .limits import EVENTS_SHOWN, PER_PAGE
from .timeline import YearView, anchors, event_views, grouped, newest_first, weightiest


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day that is not in a story's timeline, with the nearest ones that are."""

    slug: str
    headline: str
    title: str
    nearest: tuple[YearView, ...]


def is_date(value: str) -> bool:
    """Whether it is written as a day, month or year of the calendar ("2010-04-20", "2010-04", "2010")."""
    return machine_date(value) == value and (as_day(value) is not None or value.count("-") < 2)


def place(desk: Desk, page: StoryPage, value: str) -> str | None:
    """The address of the event on a date: of that date itself, else of the range that holds it and ends first.

    A month or year that is no event leads to the first of its days that stand there. The address is one on the story's
    page, or, of an event that only the whole timeline shows, on that. None where there is none.
    """
    shown = newest_first(weightiest(page.events, EVENTS_SHOWN))
    if anchor := _anchor(shown, value):
        return f"{desk.links.story(page.story.slug)}#{anchor}"
    everything = newest_first(page.events)
    for number, start in enumerate(range(0, len(everything), PER_PAGE), start=1):
        if anchor := _anchor(everything[start : start + PER_PAGE], value):
            return f"{desk.links.story(page.story.slug, 'timeline', number)}#{anchor}"
    return None


def _anchor(events: list[Event], value: str) -> str | None:
    names = anchors(events)
    if value in names:
        return value
    holding = [(event.until, name) for event, name in zip(events, names, strict=True)
               if event.until and event.date <= value <= event.until]  # fmt: skip
    if holding:
        return min(holding)[1]
    inside = any(event.date.startswith(f"{value}-") for event in events)
    return f"{'m' if '-' in value else 'y'}{value}" if inside else None


def day(desk: Desk, page: StoryPage, value: str) -> DayView:
    """What is said of a date that has no event: the nearest event before it and the nearest after."""
    wanted = _start(value)
    events = newest_first(page.events)
    after = [event for event in events if _start(event.date) > wanted][-1:]
    before = [event for event in events if _start(event.date) <= wanted][:1]
    return DayView(
        slug=page.story.slug,
        headline=headline_of(page.story),
        title=clean_date(value),
        nearest=grouped(event_views(desk, page, [*after, *before])),
    )


def _start(value: str) -> date:
    """The first day of a date, as near as can be told."""
    first = as_day(value) or as_day(f"{value}-01") or as_day(f"{value[:4]}-01-01")
    return first or date.min
