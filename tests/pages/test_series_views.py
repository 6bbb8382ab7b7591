"""Moving figures as a reader sees them: the table, the plot, the terminal, the files."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline import terminal
from dateline.exports.figures import FIGURE_COLUMNS, figures_table
from dateline.pages import views
from dateline.pages.lines import Desk
from dateline.pages.links import Links
from dateline.pages.plot import BOTTOM, LEFT, TOP, WIDTH, Dot, plot, short_number
from dateline.pages.render import render
from dateline.records import Series
from tests.builders_pages import PAGE, SERIES, Shelf

DAYS = st.dates(min_value=date(1900, 1, 1)).map(lambda day: day.isoformat())
VALUES = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


@pytest.fixture
def desk() -> Desk:
    return Desk(articles=Shelf().shelf, links=Links(root="../", static=True))


def test_a_figure_stands_in_its_own_words_with_who_gives_it_and_how_it_stands_to_others(desk: Desk) -> None:
    (shown,) = views.series_views(desk, PAGE, PAGE.series)
    first, second = shown.points
    assert shown.title == "people affected"
    assert (first.figure, second.figure) == ("48,000 people", "19,000 people")
    assert (first.side.who.name, first.side.who.note) == ("Meridian Wire", "as reported")
    assert first.relations == ("differs from 19,000 people (A spokeswoman for the council)",)
    assert first.as_of
    assert first.as_of.text == "4 Mar 2021"
    assert first.shape != second.shape
    assert (first.held, second.held) == (True, True)
    assert shown.description == ("Plot of 2 figures for people affected, 4–17 Mar 2021, from 19,000 to 48,000. "
                                 "The table has the same.")  # fmt: skip


def test_an_updated_figure_is_hollow_and_an_open_one_has_an_arrow(desk: Desk) -> None:
    difference = replace(SERIES.differences[0], figure="update")
    points = list(SERIES.points)
    value = points[0].side.value
    assert value
    points[0] = replace(points[0], side=replace(points[0].side, value=replace(value, modifier="at least")))
    (shown,) = views.series_views(desk, PAGE, [replace(SERIES, points=tuple(points), differences=(difference,))])
    assert [one.held for one in shown.points] == [False, True]
    assert [one.open for one in shown.points] == ["up", ""]
    assert shown.points[1].relations == ("updates 48,000 people",)
    assert shown.plot
    assert [(mark.held, mark.open) for mark in shown.plot.marks] == [(False, "up"), (True, "")]


def test_what_is_not_dated_is_in_the_table_alone(desk: Desk) -> None:
    undated = replace(SERIES, points=(SERIES.points[0], replace(SERIES.points[1], as_of=None)))
    (shown,) = views.series_views(desk, PAGE, [undated])
    assert (len(shown.points), shown.plot) == (2, None)


def test_sources_past_the_shapes_share_one(desk: Desk) -> None:
    many = tuple(
        replace(SERIES.points[0], side=replace(SERIES.points[0].side, speaker=f"Source {n}")) for n in range(9)
    )
    (shown,) = views.series_views(desk, PAGE, [replace(SERIES, points=many, differences=())])
    shapes = [one.shape for one in shown.points]
    assert len(set(shapes)) == 7
    assert shapes.count("other") == 3


@given(st.lists(st.builds(Dot, day=DAYS, low=VALUES, high=VALUES), min_size=2, max_size=12))
def test_every_mark_lies_on_the_plot_at_its_value(dots: list[Dot]) -> None:
    ordered = [replace(dot, low=min(dot.low, dot.high), high=max(dot.low, dot.high)) for dot in dots]
    made = plot(ordered)
    assert made
    assert len(made.marks) == len(dots)
    for mark in made.marks:
        assert LEFT <= mark.x <= WIDTH
        assert TOP - 0.5 <= mark.top <= mark.bottom <= BOTTOM + 0.5
    assert len(made.values) <= 9
    at = [tick.at for tick in made.values]
    assert at == sorted(at, reverse=True)
    by_value = sorted(zip(ordered, made.marks, strict=True), key=lambda pair: pair[0].low)
    lows = [mark.bottom for _, mark in by_value]
    assert all(later <= before + 0.11 for before, later in pairwise(lows))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (14, "14"), (20000, "20,000"), (1_500_000, "1.5m"), (2e9, "2bn"), (66.6666, "66.67"), (-3, "-3")],
)
def test_numbers_of_the_axis_are_short(value: float, text: str) -> None:
    assert short_number(value) == text


def test_the_page_has_the_plot_with_its_words_and_joins_no_marks(desk: Desk) -> None:
    view = views.story(desk, PAGE)
    table = views.file(desk, PAGE.story, "CSV", "claims.csv")
    text = render("story", desk.links, v=view, json="", files=(), table=table, news=None, then=None)
    drawn = re.findall(r'<svg class="plot".*?</svg>', text, re.DOTALL)
    assert len(drawn) == 1
    assert 'role="img" aria-label="Plot of 2 figures for people affected' in drawn[0]
    assert "polyline" not in drawn[0]
    assert drawn[0].count("<circle") + drawn[0].count('d="M-4.5-4.5h9') == 2
    assert '<th role="columnheader" scope="col">As of</th>' in text


def test_many_measures_go_on_a_page_of_their_own(desk: Desk) -> None:
    page = replace(PAGE, series=(SERIES,) * 7)
    view = views.story(desk, page)
    assert (len(view.series), view.more_series) == (4, 3)
    assert "figures" in views.parts_needed(page)
    assert len(views.part(desk, page, "figures", 1).items) == views.part_size(page, "figures") == 7


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_terminal_has_them_in_80_columns(width: int) -> None:
    out = Console(file=io.StringIO(), width=width)
    terminal.print_figures(out, PAGE, Shelf().shelf)
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, text.splitlines())) <= max(terminal.NARROWEST, min(width, terminal.COLUMNS))
    flat = " ".join(text.split())
    assert "48,000 people" in flat
    assert "●" in flat
    empty = Console(file=io.StringIO(), width=80)
    terminal.print_figures(empty, replace(PAGE, series=()), {})
    assert "No figures that moved or differ." in empty.file.getvalue()  # type: ignore[attr-defined]


def test_the_table_to_take_along_has_every_figure() -> None:
    rows = list(csv.DictReader(io.StringIO(figures_table([SERIES, SERIES], Shelf().shelf))))
    assert [row["series"] for row in rows] == ["1", "1", "2", "2"]
    assert tuple(rows[0]) == FIGURE_COLUMNS
    assert (rows[0]["figure"], rows[0]["low"], rows[0]["differs_from"]) == ("48,000 people", "48000", "2")
    assert [rows[n]["words"] for n in (0, 1)] == [point.side.citation.exact for point in SERIES.points]


def test_a_series_without_values_breaks_nothing(desk: Desk) -> None:
    bare = tuple(replace(point, side=replace(point.side, value=None)) for point in SERIES.points)
    (shown,) = views.series_views(desk, PAGE, [Series(about="", points=bare)])
    assert [one.figure for one in shown.points] == ["", ""]
