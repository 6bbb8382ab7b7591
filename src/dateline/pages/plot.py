"""A plot of figures over time, as numbers: where each stands, its shape, the axes. In units of the picture.

Every figure is a mark of its own, of its source's shape. A range is a bar between its ends, an open figure ("at least",
"up to") has an arrow. Nothing joins the marks: between two figures nobody said anything.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .wording import clean_date

Shape = Literal["circle", "square", "triangle", "diamond", "cross", "star", "other"]
Open = Literal["", "up", "down"]

SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond", "cross", "star")
"""In the order in which sources take them; the sources after these share "other"."""
WIDTH, HEIGHT = 340, 190
LEFT, RIGHT, TOP, BOTTOM = 46, 318, 14, 160  # of the field; labels stand outside it
STEPS = (1, 2, 5)
GRID = 5  # lines at most, besides that of zero
ZERO_FROM = 0.8  # the axis begins at zero unless all figures lie in the uppermost fifth of the field
FINEST = 1e-6  # least span of an axis, alone and as a part of the greatest figure
APART = 15  # units that two marks are kept apart sideways
LABEL = 11  # height of a label


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A figure to be put on the plot: its day, its ends, whether it is open, its shape, whether it still holds."""

    day: str
    low: float
    high: float
    open: Open = ""
    shape: Shape = "circle"
    held: bool = True
    label: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """A mark: its middle, the ends of its bar where it is a range, and its label, "" where it would cover another."""

    x: float
    y: float
    top: float
    bottom: float
    bar: bool
    open: Open
    shape: Shape
    held: bool
    label: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on an axis with its text."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A plot: its marks, the lines of its values and the ticks of its days."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    marks: tuple[MarkView, ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]


def plot(dots: Sequence[Dot]) -> Plot | None:
    """The plot of some figures; None where there are fewer than two."""
    if len(dots) < 2:
        return None
    days = sorted(date.fromisoformat(dot.day) for dot in dots)
    first, last = days[0], days[-1]
    low, high = min(dot.low for dot in dots), max(dot.high for dot in dots)
    lines = _lines(0.0 if 0 <= low < ZERO_FROM * high else low, high)

    def y(value: float) -> float:
        return round(BOTTOM - (value - lines[0]) / (lines[-1] - lines[0]) * (BOTTOM - TOP), 1)

    return Plot(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        bottom=BOTTOM,
        marks=_marks(dots, first, last, y),
        values=tuple(Tick(at=y(value), text=short_number(value)) for value in lines),
        days=_days(first, last),
    )


def _lines(low: float, high: float) -> list[float]:
    """The values at which lines are drawn: round ones, the first at or under `low`, the last at or over `high`."""
    span = max(high - low, abs(high) * FINEST, FINEST)
    rough = span / GRID
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((one * power for one in STEPS if one * power >= rough), 10 * power)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]


def _x(day: date, first: date, last: date) -> float:
    """One day alone stands in the middle; several have room at the sides for their labels."""
    if first == last:
        return (LEFT + RIGHT) / 2
    inner = RIGHT - LEFT - 2 * APART
    return LEFT + APART + (day - first) / (last - first) * inner


def _marks(dots: Sequence[Dot], first: date, last: date, y: Callable[[float], float]) -> tuple[MarkView, ...]:
    made: list[MarkView] = []
    for dot in dots:
        top, bottom = y(dot.high), y(dot.low)
        x = _x(date.fromisoformat(dot.day), first, last)
        while any(abs(one.x - x) < APART and top - APART < one.bottom and one.top - APART < bottom for one in made):
            x += APART
        crowded = any(abs(other.x - x) < 4 * APART and abs(other.top - top) < LABEL for other in made)
        made.append(
            MarkView(x=round(min(x, WIDTH - 8), 1), y=bottom if dot.open == "up" else top, top=top, bottom=bottom,
                     bar=dot.low < dot.high, open=dot.open, shape=dot.shape, held=dot.held,
                     label="" if crowded else dot.label, title=dot.title)
        )  # fmt: skip
    return tuple(made)


def _days(first: date, last: date) -> tuple[Tick, ...]:
    if first == last:
        return (Tick(at=_x(first, first, last), text=clean_date(first.isoformat())),)
    middle = first + timedelta(days=(last - first).days // 2)
    shown = (first, middle, last) if (last - first).days > 2 else (first, last)
    return tuple(Tick(at=round(_x(day, first, last), 1), text=clean_date(day.isoformat())) for day in shown)


def short_number(value: float) -> str:
    """A round number as an axis has it: "20,000", "1.5m", "2bn".

    >>> short_number(20000), short_number(1500000), short_number(2e9), short_number(0.5)
    ('20,000', '1.5m', '2bn', '0.5')
    """
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.4g}"
