"""Which sentences a day shows: those that say what others say, once, and that belong to the day."""

import numpy as np
import pytest

from dateline.timeline import coverage, lines, shipped, timeline
from dateline.timeline.evidence import gather

from .reports import Piece, report

BROKE: Piece = ("body", "The dam above Orrin broke <on Sunday> and flooded three villages.", "2031-05-04")
BROKE_TOO: Piece = ("body", "Three villages were flooded when the Orrin dam broke <on Sunday>.", "2031-05-04")
FERRY: Piece = ("body", "Fares on the harbour ferry rise by a tenth in the summer.", None)
BEFORE: Piece = ("body", "Engineers will drain the dam above Orrin <on Sunday> to look for cracks.", "2031-05-04")
SCHOOL: Piece = ("body", "Some 400 people were taken to a school in Dunmore by boat <on Sunday>.", "2031-05-04")


def shown(*told: tuple[str, list[Piece]], most: int | None = 1, day: str = "2031-05-04") -> list[str]:
    """The lines of one day, the best first."""
    evidence = gather([report(f"r{i}", published, pieces) for i, (published, pieces) in enumerate(told)])
    days = np.array([np.datetime64(day).astype("datetime64[D]").astype(int) + 719163])
    (found,) = lines.choose(evidence, days, np.zeros(1), shipped(), most)
    return [evidence.passages[i].text for i in found]


def test_what_several_reports_say_comes_first() -> None:
    first = shown(("2031-05-04", [FERRY]), ("2031-05-05", [BROKE]), ("2031-05-06", [BROKE_TOO]))[0]
    assert "dam" in first


def test_a_line_written_before_the_day_stands_only_where_there_is_no_other() -> None:
    assert shown(("2031-05-02", [BEFORE])) == ["Engineers will drain the dam above Orrin on Sunday to look for cracks."]
    assert "broke" in shown(("2031-05-02", [BEFORE]), ("2031-05-05", [BROKE]))[0]


def test_a_plan_of_the_morning_is_no_event_of_the_day() -> None:
    assert "broke" in shown(("2031-05-04", [BEFORE]), ("2031-05-05", [BROKE]))[0]


def test_a_second_line_adds_what_the_first_has_not() -> None:
    told = shown(("2031-05-05", [BROKE]), ("2031-05-06", [BROKE_TOO, SCHOOL]), most=2)
    assert len(told) == 2
    assert sum("dam" in line for line in told) == 1
    assert any("school" in line for line in told)


def test_a_scrap_is_no_line() -> None:
    scrap: Piece = ("body", "ORRIN <Sunday>.", "2031-05-04")
    assert shown(("2031-05-05", [scrap, BROKE]), ("2031-05-06", [scrap, BROKE]))[0] != "ORRIN Sunday."


def test_what_stands_deep_below_the_only_date_of_a_page_is_doubted() -> None:
    opening = ["Rain fell.", "Cows slept.", "Trains ran.", "Shops closed.", "Bells rang."]
    deep: Piece = ("body", "The dam above Orrin was built to flood three villages.", None)
    page: list[Piece] = [("date", "<4 May 2031>", "2031-05-04"), *(("body", text, None) for text in opening), deep]
    assert "broke" in shown(("2031-05-06", page), ("2031-05-05", [BROKE]))[0]


def test_a_word_of_more_reports_is_likelier_and_each_report_counts_once() -> None:
    def chance(word: str, *told: list[Piece]) -> float:
        evidence = gather([report(f"r{i}", "2031-05-05", pieces) for i, pieces in enumerate(told)])
        pool = lines.pool(evidence, np.unique(evidence.day))
        of = coverage.chances(evidence, pool.matrix, pool.rows, pool.slot, len(np.unique(evidence.day)), shipped().term)
        return float(of[evidence.matrix.stems.index(word)])

    assert chance("dam", [BROKE], [BROKE_TOO], [SCHOOL]) > chance("dam", [BROKE], [SCHOOL], [SCHOOL]) > 0
    evidence = gather([report("a", "2031-05-05", [SCHOOL, SCHOOL]), report("b", "2031-05-05", [BROKE])])
    pool = lines.pool(evidence, np.unique(evidence.day))
    names, keys, x = coverage.features(evidence, pool.matrix, pool.rows, pool.slot, 1)
    at = {evidence.matrix.stems[key]: i for i, key in enumerate(keys)}
    day = names.index("day")
    assert x[at["boat"], day] == x[at["dam"], day]


@pytest.mark.parametrize(("place", "level"), [(0, "short"), (1, "normal"), (2, "normal"), (3, "full"), (4, "full")])
def test_the_best_line_is_for_the_short_timeline(place: int, level: str) -> None:
    assert lines.level_of(place) == level


def test_a_full_timeline_has_at_most_five_lines_a_day_and_three_in_the_normal_one() -> None:
    places = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse"]
    pieces: list[Piece] = [
        ("body", f"The water reached {name} in the hills <on Sunday> and took its {i + 2} bridges.", "2031-05-04")
        for i, name in enumerate(places)
    ]
    for event in timeline([report(f"r{i}", "2031-05-05", [piece]) for i, piece in enumerate(pieces)]):
        assert 1 <= len(event.lines) <= lines.MOST_LINES
        assert sum(line.level == "short" for line in event.lines) == 1
        assert sum(line.level != "full" for line in event.lines) <= lines.MOST["normal"]
