"""Moving figures: what stands in one series, as of when, by whom; and nothing that no text says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.citing import cite
from dateline.records import DateMention, Dispute, FigureKind, Origin, Quantity, Report, Series, Side
from dateline.series import series
from dateline.verify import citations
from tests.builders import report, span


def counted(
    name: str, day: str, line: str, words: str, low: float, high: float | None = None, unit: str = ""
) -> Report:
    """A report of one sentence with a figure."""
    made = report(name, ["Flood", line], date=day)
    start, end = span(made.article.text, words)
    value = Quantity(start=start, end=end, low=low, high=high or low, unit=unit, measure="people killed")
    return replace(made, annotations=replace(made.annotations, quantities=(value,)))


def side(of: Report, speaker: str | None = None) -> Side:
    """The sentence of a report's figure."""
    (value,) = of.annotations.quantities
    text = of.article.text
    start = text.rindex("\n", 0, value.start) + 1
    return Side(
        citation=cite(of.article, (start, len(text))), speaker=speaker, date=of.article.published.day, value=value
    )


def differ(a: Report, b: Report, kind: FigureKind = "update", score: float = 0.8) -> Dispute:
    return Dispute(id=f"{a.article.id}:{b.article.id}", kind="figure", about="dead: people killed", a=side(a, "A"),
                   b=side(b, "B"), figure=kind, score=score)  # fmt: skip


FIRST = counted("a", "2024-03-12", "At least 14 people were killed.", "14 people", 14)
NEXT = counted("b", "2024-03-13", "The toll rose to 19 people.", "19 people", 19)
LAST = counted("c", "2024-03-15", "It found 23 people dead.", "23 people", 23)
OTHER = counted("d", "2024-03-15", "Another count has 7 people.", "7 people", 7)
REPORTS = (FIRST, NEXT, LAST, OTHER)


def made(
    *disputes: Dispute, reports: tuple[Report, ...] = REPORTS, origins: tuple[Origin, ...] = ()
) -> tuple[Series, ...]:
    return series(disputes, (), reports, origins)


def values(one: Series) -> list[tuple[float, float] | None]:
    return [point.side.amount for point in one.points]


def test_figures_that_differ_in_turn_are_one_series_the_oldest_first() -> None:
    (found,) = made(differ(NEXT, LAST), differ(FIRST, NEXT))
    assert values(found) == [(14, 14), (19, 19), (23, 23)]
    assert [point.as_of for point in found.points] == ["2024-03-12", "2024-03-13", "2024-03-15"]
    assert [(one.earlier, one.later, one.figure) for one in found.differences] == [(0, 1, "update"), (1, 2, "update")]
    assert found.about == "dead: people killed"


def test_measures_that_nothing_links_are_apart() -> None:
    assert [len(one.points) for one in made(differ(FIRST, NEXT), differ(LAST, OTHER, "dispute"))] == [2, 2]


@pytest.mark.parametrize("unsure", [{"score": 0.5}, {"judged": "dismissed"}, {"kind": "contradiction"}])
def test_only_what_is_likely_links(unsure: dict[str, object]) -> None:
    assert made(replace(differ(FIRST, NEXT), **unsure)) == ()  # type: ignore[arg-type]
    assert made(replace(differ(FIRST, NEXT, score=0.3), judged="confirmed"))


def test_one_value_twice_does_not_move() -> None:
    again = counted("e", "2024-03-14", "Still 14 people, it said.", "14 people", 14)
    assert made(differ(FIRST, again), reports=(FIRST, again)) == ()


def test_unlike_units_are_never_on_one_scale() -> None:
    barrels = [
        counted(n, "2024-03-12", f"It leaks {v} barrels.", f"{v} barrels", v, unit="barrel")
        for n, v in (("f", 5), ("g", 9))
    ]
    gallons = counted("h", "2024-03-12", "It leaks 300 gallons.", "300 gallons", 300, unit="gallon")
    found = made(differ(barrels[0], gallons), differ(gallons, barrels[1]), reports=(*barrels, gallons))
    assert [values(one) for one in found] == [[(5, 5), (9, 9)]]
    assert found[0].differences == ()


def test_a_figure_holds_as_of_the_day_that_its_sentence_gives() -> None:
    late = counted("l", "2024-03-20", "As of 16 March 2024 it was 21 people.", "21 people", 21)
    start, end = span(late.article.text, "16 March 2024")
    told = DateMention(start=start, end=end, value="2024-03-16", precision="day")
    dated = replace(late, annotations=replace(late.annotations, dates=(told,)))
    (found,) = made(differ(FIRST, dated), reports=(FIRST, dated))
    assert found.points[1].as_of == "2024-03-16"
    spoken = counted("l", "2024-03-20", "He said on 16 March 2024 it was 21 people.", "21 people", 21)
    start, end = span(spoken.article.text, "16 March 2024")
    merely = replace(spoken, annotations=replace(spoken.annotations, dates=(replace(told, start=start, end=end),)))
    assert made(differ(FIRST, merely), reports=(FIRST, merely))[0].points[1].as_of == "2024-03-20"


def test_a_spread_is_one_figure_with_two_ends() -> None:
    wide = counted("s", "2024-03-16", "Estimates range from 20 to 30 people.", "20 to 30 people", 20, 30)
    whole = side(wide)
    low, high = (replace(whole.value or LAST.annotations.quantities[0], low=v, high=v) for v in (20.0, 30.0))
    text = wide.article.text
    a = replace(whole, citation=cite(wide.article, (text.index("Estimates"), text.index(" to 30"))), value=low)
    b = replace(whole, citation=cite(wide.article, (text.index("30"), len(text))), value=high)
    spread = replace(differ(FIRST, NEXT, "range"), a=a, b=b)
    (found,) = made(spread, differ(FIRST, wide), reports=(FIRST, wide))
    assert values(found) == [(14, 14), (20, 30)]
    assert found.points[1].side.citation.exact == "Estimates range from 20 to 30 people."


def test_copies_carry_the_figure_of_their_origin() -> None:
    copy = report("copy", ["Flood", "At least 14 people were killed."], date="2024-03-12", outlet="The Echo")
    origin = Origin(articles=("a", "copy"))
    (found,) = made(differ(FIRST, NEXT), reports=(FIRST, copy, NEXT), origins=(origin, Origin(articles=("b",))))
    assert found.points[0].reports == ("a", "copy")
    assert (found.points[0].support.outlets, found.points[0].support.origins) == (2, 1)


@given(st.permutations([differ(FIRST, NEXT), differ(NEXT, LAST, "dispute"), differ(LAST, OTHER, "range")]))
def test_the_order_of_the_disputes_changes_nothing_and_every_word_is_cited(order: list[Dispute]) -> None:
    found = made(*order)
    assert found == made(differ(FIRST, NEXT), differ(NEXT, LAST, "dispute"), differ(LAST, OTHER, "range"))
    texts = {one.article.id: one.article.text for one in REPORTS}
    assert all(texts[one.article][one.start : one.end] == one.exact for one in citations(found))
    assert {end for one in found for point in one.points for end in point.side.amount or ()} <= {14, 19, 23, 7}
