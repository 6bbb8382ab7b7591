"""The strip over a timeline: how many articles a day, week or month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .wording import MONTHS, as_day, count

WIDTH, HEIGHT = 640, 56  # of the drawing, in its own units; the page stretches it
MOST_BARS = 150  # above this many days the bars are weeks, above this many weeks months
LOWEST_BAR = 3.0  # units: one article must still be seen beside a peak
WIDEST_BAR = 14.0  # units: the bars of a short story must not look like blocks
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
class Strip:
    """The drawing: bars, ticks (x) for the days of the timeline, and words for those who can't see it."""

    bars: tuple[Bar, ...]
    ticks: tuple[float, ...]
    first: str
    last: str
    caption: str
    description: str
    width: int = WIDTH
    height: int = HEIGHT


def strip(days: Iterable[str | None], events: Iterable[str] = ()) -> Strip | None:
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
    ticks = tuple(
        round(((day - first).days // step + 0.5) * pitch, 1)
        for day in sorted({day for day in map(as_day, events) if day and first <= day <= last})
    )
    busiest = min(slot for slot, number in counts.items() if number == peak)
    return Strip(
        bars=tuple(bars),
        ticks=ticks,
        first=_short(first, last),
        last=_short(last, first, always=True),
        caption=f"articles a {unit}, at most {peak:,}",
        description=(
            f"Articles a {unit} from {_words(first, 'day')} to {_words(last, 'day')}; "
            f"most in the {unit} of {_words(first + timedelta(days=busiest * step), 'day')}: {peak:,}."
        ).replace("in the day of", "on"),
    )


def _short(day: date, other: date, always: bool = False) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if always or day.year != other.year else "")


def _words(day: date, unit: str) -> str:
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return text if unit == "day" else f"{unit} from {text}"
