"""The strip over a timeline: how many articles a day, week or month, and where its events are."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..lengths import LENGTHS
from ..records import Level
from .wording import MONTHS, as_day, count

WIDTH, HEIGHT = 640, 56  # of the drawing, in its own units; the page stretches it
MOST_BARS = 150  # above this many days the bars are weeks, above this many weeks months
LOWEST_BAR = 3.0  # units: one article must still be seen beside a peak
WIDEST_BAR = 14.0  # units: the bars of a short story must not look like blocks
REACH = 24.0  # units: how near to an event's tick one must point to get to it; a finger's width on a phone
STEPS = (("day", 1), ("week", 7), ("month", 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar, in drawing units, with its label for people who point at it."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event to be marked on the strip, from its first day to its last; a month is "2010-05" in both."""

    first: str
    last: str
    anchor: str
    level: Level
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The mark of an event, in drawing units: from `x` over `width` (0 for a day), reached from `left` over `reach`."""

    x: float
    width: float
    left: float
    reach: float
    anchor: str
    level: Level
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The drawing: bars, ticks for the events of the timeline, and words for those who can't see it.

    What is drawn later is what a finger gets: days come after ranges and months, and the longer lengths last, each
    sharing out the room among those of its length and the shorter, so that the nearest of those shown is reached.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    first: str
    last: str
    caption: str
    description: str
    width: int = WIDTH
    height: int = HEIGHT


def strip(days: Iterable[str | None], marks: Iterable[Mark] = ()) -> Strip | None:
    """The strip for articles published on `days`; None when fewer than two different days are known."""
    known = sorted(day for day in (as_day(value) for value in days) if day)
    if not known or known[0] == known[-1]:
        return None
    first, last = known[0], known[-1]
    total = (last - first).days + 1
    unit, step = next((one for one in STEPS if total / one[1] <= MOST_BARS), STEPS[-1])
    slots = (total - 1) // step + 1
    counts = Counter((day - first).days // step for day in known)
    peak = max(counts.values())
    pitch = WIDTH / slots
    width = min(pitch * 0.8, WIDEST_BAR)
    bars = []
    for slot, number in sorted(counts.items()):
        height = max(LOWEST_BAR, (HEIGHT - 6) * number / peak)
        label = f"{_words(first + timedelta(days=slot * step), unit)}: {count(number, 'article')}"
        x = min(slot * pitch + (pitch - width) / 2, WIDTH - width)
        bars.append(Bar(x=round(x, 1), y=round(HEIGHT - height, 1), width=round(width, 1), height=round(height, 1),
                        label=label))  # fmt: skip
    busiest = min(slot for slot, number in counts.items() if number == peak)
    return Strip(
        bars=tuple(bars),
        ticks=_ticks(marks, first, last, pitch / step),
        first=_short(first, last),
        last=_short(last, first, always=True),
        caption=f"articles a {unit}, at most {peak:,}",
        description=(
            f"Articles a {unit} from {_words(first, 'day')} to {_words(last, 'day')}; "
            f"most in the {unit} of {_words(first + timedelta(days=busiest * step), 'day')}: {peak:,}."
        ).replace("in the day of", "on"),
    )


def _ticks(marks: Iterable[Mark], first: date, last: date, day_width: float) -> tuple[Tick, ...]:
    """The ticks of events within the days of the strip, in the order in which they are drawn: see `Strip`."""
    placed = [(mark, *place) for mark in marks if (place := _place(mark, first, last, day_width))]
    placed.sort(key=lambda one: (-one[2], LENGTHS.index(one[0].level)))
    return tuple(_tick(mark, x, width, [
        other for near, other, wide in placed
        if wide <= width and LENGTHS.index(near.level) <= LENGTHS.index(mark.level)
    ]) for mark, x, width in placed)  # fmt: skip


def _place(mark: Mark, first: date, last: date, day_width: float) -> tuple[float, float] | None:
    """Where an event begins, and over what width it goes on; None for one not known to the month, or outside."""
    start, end = as_day(mark.first) or as_day(f"{mark.first}-01"), as_day(mark.last) or _month_end(mark.last)
    if not start or not end or end < first or start > last:
        return None
    start, end = max(start, first), min(end, last)
    return (start - first).days * day_width + day_width / 2, (end - start).days * day_width


def _tick(mark: Mark, x: float, width: float, beside: Iterable[float]) -> Tick:
    """A tick that is reached up to halfway to the next one that stands `beside` it, at most `REACH`."""
    left, right = max(0.0, x - REACH), min(float(WIDTH), x + width + REACH)
    for other in beside:
        if other < x:
            left = max(left, (other + x) / 2)
        elif other > x + width:
            right = min(right, (x + width + other) / 2)
    return Tick(x=round(x, 1), width=round(width, 1), left=round(left, 1), reach=round(right - left, 1),
                anchor=mark.anchor, level=mark.level, label=mark.label)  # fmt: skip


def _month_end(month: str) -> date | None:
    """The last day of a month "2010-05"; None where it is none."""
    first = as_day(f"{month}-01")
    return first.replace(day=monthrange(first.year, first.month)[1]) if first else None


def _short(day: date, other: date, always: bool = False) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if always or day.year != other.year else "")


def _words(day: date, unit: str) -> str:
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return text if unit == "day" else f"{unit} from {text}"
