"""Moving figures: a table of who gave which figure as of when, and a plot of the same."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...records import Claim, Point, Series, StoryPage
from ..lines import DateView, Desk, dated
from ..plot import SHAPES, Dot, Open, Plot, Shape, plot, short_number
from ..wording import as_day, clean_date, count
from .disputes import SideView, measured, side_view

AT_LEAST = re.compile(
    r"at least|more than|no (?:fewer|less) than|(?:well |just |a little )?over|above|upwards of|"
    r"greater than|a minimum of|or more"
)
AT_MOST = re.compile(
    r"at most|up to|as (?:many|much) as|(?:no|not) (?:more|larger) than|less than|fewer than|(?:just )?under|below|"
    r"a maximum of|or less|or fewer"
)
RELATIONS_SHOWN = 3  # of one figure to others
POINTS_SHOWN = 40  # figures of one series on a page
TOLD = {  # how a figure stands to an earlier one, and how to a later one
    "update": ("updates", "updated by"),
    "dispute": ("differs from", "differs from"),
    "range": ("beside", "beside"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A figure of the table: its shape on the plot, as of when, its own words, who gives it in which words, and how it
    stands to the others. `held` is False where a later figure updates it, `open` says whether the text leaves it
    open upwards or downwards."""

    shape: Shape
    as_of: DateView | None
    figure: str
    side: SideView
    relations: tuple[str, ...]
    held: bool
    low: float
    high: float
    open: Open


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The figures for one measure: the table, the plot (None where fewer than two are dated), the plot in words, and
    the least and the greatest value."""

    anchor: str
    title: str
    points: tuple[PointView, ...]
    more: int
    plot: Plot | None
    description: str
    ends: tuple[float, float]


def series_views(desk: Desk, page: StoryPage, shown: Sequence[Series]) -> tuple[SeriesView, ...]:
    """The moving figures of a story, in the order given. `desk` knows the origins."""
    by_id = {one.id: one for one in page.claims}
    return tuple(_series(desk, one, by_id, f"figures-{number}") for number, one in enumerate(shown, start=1))


def _series(desk: Desk, shown: Series, by_id: Mapping[str, Claim], anchor: str) -> SeriesView:
    shapes = _shapes(desk, shown)
    updated = {one.earlier for one in shown.differences if one.figure == "update"}
    kept = list(enumerate(shown.points))[:POINTS_SHOWN]
    points = tuple(
        PointView(
            shape=shapes[_source(desk, point)],
            as_of=dated(point.as_of),
            figure=figure(point),
            side=side_view(desk, point.side, by_id),
            relations=_relations(shown, number),
            held=number not in updated,
            low=(point.side.amount or (0.0, 0.0))[0],
            high=(point.side.amount or (0.0, 0.0))[1],
            open=opened(point),
        )
        for number, point in kept
    )
    drawn = plot([_dot(point, view) for (_, point), view in zip(kept, points, strict=True) if as_day(point.as_of)])
    title = measured(shown.about, shown.points[0].side)
    return SeriesView(
        anchor=anchor,
        title=title,
        points=points,
        more=len(shown.points) - len(points),
        plot=drawn,
        description=_described(title, shown),
        ends=ends(shown),
    )


def figure(point: Point) -> str:
    """A figure in the words of the text; its value where they don't stand in what is cited."""
    words, value = point.side.citation, point.side.value
    if value is None:
        return ""
    if words.start <= value.start < value.end <= words.end:
        return " ".join(words.exact[value.start - words.start : value.end - words.start].split())
    return amount(point)


def amount(point: Point) -> str:
    """A figure's value in short: "14", "5,000–19,000"."""
    low, high = point.side.amount or (0.0, 0.0)
    return short_number(low) if low == high else f"{short_number(low)}–{short_number(high)}"


def opened(point: Point) -> Open:
    """Whether the text leaves a figure open upwards ("at least") or downwards ("up to")."""
    modifier = point.side.value.modifier if point.side.value else ""
    return "up" if AT_LEAST.fullmatch(modifier) else "down" if AT_MOST.fullmatch(modifier) else ""


def ends(shown: Series) -> tuple[float, float]:
    """The least and the greatest value of a series."""
    values = [end for point in shown.points for end in point.side.amount or ()]
    return min(values, default=0.0), max(values, default=0.0)


def _source(desk: Desk, point: Point) -> str:
    """Who stands behind a figure; of those without a name each outlet is one."""
    article = desk.articles.get(point.side.citation.article)
    return point.side.speaker or f"outlet {article.outlet if article else ''}"


def _shapes(desk: Desk, shown: Series) -> dict[str, Shape]:
    """A shape for each source, those with most figures first."""
    counts = Counter(_source(desk, point) for point in shown.points)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return {name: SHAPES[place] if place < len(SHAPES) else "other" for place, name in enumerate(order)}


def _dot(point: Point, view: PointView) -> Dot:
    when = f", {view.as_of.text}" if view.as_of else ""
    return Dot(
        day=(point.as_of or "")[:10],
        low=view.low,
        high=view.high,
        open=view.open,
        shape=view.shape,
        held=view.held,
        label=amount(point),
        title=f"{view.figure}: {view.side.who.name}{when}",
    )


def _relations(shown: Series, number: int) -> tuple[str, ...]:
    """How a figure stands to others: "updates 31 people missing (Tomas Reuel)"."""
    found = list(_told(shown, number))
    rest = len(found) - RELATIONS_SHOWN
    return (*found[:RELATIONS_SHOWN], *((f"and {count(rest, 'other')}",) if rest > 0 else ()))


def _told(shown: Series, number: int) -> Iterator[str]:
    for one in shown.differences:
        if number in (one.earlier, one.later):
            other = shown.points[one.earlier if number == one.later else one.later]
            word = TOLD[one.figure][0 if number == one.later else 1]
            by = f" ({other.side.speaker})" if other.side.speaker else ""
            yield f"{word} {_within(figure(other))}{by}"


def _within(words: str) -> str:
    """Words inside a sentence of ours: "At least 14" -> "at least 14"."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _described(title: str, shown: Series) -> str:
    """The plot in words: how many figures, from when to when, from what to what."""
    days = sorted(point.as_of for point in shown.points if as_day(point.as_of) and point.as_of)
    low, high = ends(shown)
    between = f", {clean_date(f'{days[0][:10]}/{days[-1][:10]}')}" if days else ""
    values = f"from {short_number(low)} to {short_number(high)}"
    return f"Plot of {count(len(shown.points), 'figure')} for {title}{between}, {values}. The table has the same."
