"""The timeline of a story: days, lines, headlines, support, and what must hold for any input."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError, SettingError
from dateline.records import (
    Origin,
    Report,
)
from dateline.timeline import read, shipped, timeline
from dateline.timeline.model import Forest, Scorer, Tree
from dateline.timeline.text import stem, vectorise, words

from .timeline.reports import FLOOD, Piece, report


def days_of(reports: Sequence[Report], dates: int | None = None) -> list[str]:
    return [event.date for event in timeline(reports, dates=dates)]


def test_days_that_mattered_are_found_in_order_of_time() -> None:
    found = days_of(FLOOD)
    assert found == sorted(found)
    assert {"2031-05-04", "2031-05-20"} <= set(found)


def test_the_day_that_later_reports_name_ranks_first() -> None:
    assert days_of(FLOOD, dates=1) == ["2031-05-04"]


def test_an_announced_day_named_once_is_not_shown_by_itself() -> None:
    assert "2031-07-01" not in days_of(FLOOD)


def test_lines_are_cut_from_the_reports_and_carry_their_surroundings() -> None:
    texts = {r.article.id: r.article.text for r in FLOOD}
    for event in timeline(FLOOD):
        for line in [*event.lines, *([event.headline] if event.headline else [])]:
            cited, text = line.citation, texts[line.citation.article]
            assert text[cited.start : cited.end] == cited.exact
            assert text[: cited.start].endswith(cited.prefix)
            assert text[cited.end :].startswith(cited.suffix)
            assert cited.exact == cited.exact.strip() != ""


def test_support_counts_articles_outlets_and_origins_apart() -> None:
    event = next(e for e in timeline(FLOOD) if e.date == "2031-05-04")
    assert (event.support.articles, event.support.outlets, event.support.origins) == (3, 2, 3)
    assert event.articles == ("a", "b", "c")
    assert event.first_report == "a"
    origins = (Origin(articles=("a", "c")), Origin(articles=("b",)))
    event = next(e for e in timeline(FLOOD, origins=origins) if e.date == "2031-05-04")
    assert event.support.origins == 2


def test_the_headline_is_one_of_that_day() -> None:
    headlines = {e.date: e.headline.citation.exact for e in timeline(FLOOD) if e.headline}
    assert headlines["2031-05-04"] == "Dam at Orrin breaks and floods three villages"
    assert headlines["2031-05-20"] == "Minister resigns over the Orrin dam"


def test_a_headline_is_no_line_where_there_is_a_sentence() -> None:
    for event in timeline(FLOOD, lines=3):
        assert all(line.citation.prefix != "" for line in event.lines)


def test_the_same_is_not_said_twice() -> None:
    copies = [replace_id(FLOOD[0], name) for name in "defg"]
    event = next(e for e in timeline([*FLOOD, *copies], lines=3) if e.date == "2031-05-04")
    assert len({line.citation.exact for line in event.lines}) == len(event.lines)


def replace_id(original: Report, name: str) -> Report:
    return Report(article=replace(original.article, id=name), annotations=replace(original.annotations, article=name))


def test_sections_under_date_headings_are_days_of_their_own() -> None:
    page = report(
        "page",
        "2031-06-01",
        [
            ("headline", "How the Orrin dam broke", None),
            ("body", "A look back at a month of water and blame.", None),
            ("date", "<04 May 2031>", "2031-05-04"),
            ("headline", "The dam breaks", None),
            ("body", "Water ran through three villages below Orrin within an hour.", None),
            ("date", "<20 May 2031>", "2031-05-20"),
            ("headline", "The minister goes", None),
            ("body", "The minister for water gave up the post after weeks of protest.", None),
        ],
    )
    events = {event.date: event for event in timeline([page])}
    assert list(events) == ["2031-05-04", "2031-05-20", "2031-06-01"]
    assert events["2031-05-04"].headline is not None
    assert events["2031-05-04"].headline.citation.exact == "The dam breaks"
    assert events["2031-05-20"].lines[0].citation.exact.startswith("The minister for water gave up")


def test_a_month_that_many_name_is_shown_as_a_month() -> None:
    warned: list[Piece] = [("body", "An engineer warned of cracks in the Orrin dam <in April>.", "2031-04")]
    reports = [*FLOOD, report("x", "2031-05-09", warned), report("y", "2031-05-11", warned)]
    event = next(e for e in timeline(reports) if e.precision == "month")
    assert event.date == "2031-04"
    assert event.support.articles == 3
    assert "in April" in event.lines[0].citation.exact


def test_an_undated_report_counts_by_the_days_it_names() -> None:
    undated = report("u", None, [("body", "The dam broke <on 4 May 2031> in the morning.", "2031-05-04")])
    event = next(e for e in timeline([*FLOOD, undated]) if e.date == "2031-05-04")
    assert "u" in event.articles
    assert event.articles[-1] == "u"


def test_furniture_and_datelines_are_never_shown() -> None:
    page = report(
        "p",
        "2031-05-04",
        [
            ("dateline", "ORRIN (Harbour Post) -", None),
            ("body", "The dam above Orrin broke and flooded three villages.", None),
            ("furniture", "Read more: all reports of <4 May 2031>", "2031-05-04"),
        ],
    )
    assert [line.citation.exact for e in timeline([page], lines=3) for line in e.lines] == [
        "The dam above Orrin broke and flooded three villages."
    ]


def test_no_reports_no_timeline() -> None:
    assert timeline([]) == ()
    assert timeline([report("e", None, [("body", "Nothing here has a date.", None)])]) == ()
    assert timeline([report("e", "2031-05-04", [])], dates=3) == ()


def test_a_period_limits_the_days() -> None:
    assert [e.date for e in timeline(FLOOD, first="2031-05-10", last="2031-05-31")] == ["2031-05-20"]


@pytest.mark.parametrize(
    "options", [{"dates": 0}, {"lines": -1}, {"first": "May"}, {"first": "2031-05-02", "last": "2031-05-01"}]
)
def test_impossible_settings_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        timeline(FLOOD, **options)  # type: ignore[arg-type]


def test_a_broken_model_is_refused() -> None:
    with pytest.raises(ModelError, match="train it again"):
        read(b"{}")
    with pytest.raises(ModelError, match="no features"):
        Scorer(weights={"unheard of": 1.0}).apply(["x"], np.zeros((1, 1)))


def test_a_tree_goes_left_up_to_its_threshold() -> None:
    tree = Tree(feature=[0, -1, -1], threshold=[0.5, 0, 0], left=[1, 0, 0], right=[2, 0, 0], value=[0, -1, 1])
    assert Forest([tree]).apply(np.array([[0.5], [0.6]])).tolist() == [-1, 1]
    stump = Tree(feature=[-1], threshold=[0], left=[0], right=[0], value=[5])
    assert Forest([stump, tree]).apply(np.array([[0.5], [0.6]])).tolist() == [4, 6]
    assert Scorer(bias=1.0, columns=["x"], trees=[tree, tree]).apply(["x"], np.array([[0.9]])).tolist() == [3]


def test_the_shipped_model_reads() -> None:
    assert shipped().mention.weights
    assert shipped().line.weights


def test_stems_and_words() -> None:
    assert {stem("flooded"), stem("floods"), stem("flooding")} == {"flood"}
    assert stem("was") == "was"
    assert words("The dams were broken on Sunday.") == ["dams", "broken"]


def test_rows_of_a_matrix_have_length_one() -> None:
    matrix = vectorise(["dam broke", "", "the of", "dam dam minister"])
    lengths = np.sqrt(np.bincount(matrix.row, matrix.weight**2, minlength=4))
    assert lengths.round(6).tolist() == [1, 0, 0, 1]
    taken = matrix.take(np.array([3, 1, 0]))
    assert np.allclose(taken.dense(0), matrix.dense(3))
    assert np.allclose(taken.dense(2), matrix.dense(0))


WORDS = st.lists(
    st.sampled_from("dam broke orrin minister flood village water resigned inquiry school boat".split()),
    min_size=1,
    max_size=12,
).map(" ".join)
DAY = st.integers(0, 40).map(lambda n: (date(2031, 5, 1) + timedelta(days=n)).isoformat())
PIECE = st.tuples(
    st.sampled_from(["headline", "body", "body", "body", "date", "furniture", "dateline"]),
    WORDS.map(lambda text: f"{text} <on a day> it is said."),
    st.none() | DAY,
)
STORY = st.lists(st.tuples(st.none() | DAY, st.lists(PIECE, max_size=6)), max_size=6)


@settings(max_examples=60, deadline=None)
@given(STORY, st.none() | st.integers(1, 9), st.none() | st.integers(1, 4), st.randoms(use_true_random=False))
def test_whatever_comes_in(
    story: list[tuple[str | None, list[Piece]]], dates: int | None, lines: int | None, r: object
) -> None:
    reports = [report(f"r{i}", published, pieces) for i, (published, pieces) in enumerate(story)]
    events = timeline(reports, dates=dates, lines=lines)
    texts = {x.article.id: x.article.text for x in reports}
    assert [e.date for e in events] == sorted(e.date for e in events)
    assert len({e.date for e in events}) == len(events)
    assert dates is None or len(events) <= dates
    for event in events:
        assert 1 <= len(event.lines) <= (lines or 5)
        assert event.first_report is None or event.first_report in event.articles
        assert event.support.articles == len(event.articles) >= 1
        for line in event.lines:
            assert texts[line.citation.article][line.citation.start : line.citation.end] == line.citation.exact
    shuffled = list(reports)
    r.shuffle(shuffled)  # type: ignore[attr-defined]
    assert timeline(shuffled, dates=dates, lines=lines) == events


def test_an_old_year_is_background() -> None:
    old: list[Piece] = [("body", "The dam above Orrin was built <in 1931>.", "1931")]
    reports = [*FLOOD, *(report(name, "2031-05-09", old) for name in "xyz")]
    assert all(event.precision == "day" for event in timeline(reports))
