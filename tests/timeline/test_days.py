"""What is counted for each day."""

import numpy as np

from dateline.records import Report
from dateline.timeline import days, mentions, shipped
from dateline.timeline.evidence import gather, ordinal
from dateline.timeline.model import Scorer, Tree

from .reports import FLOOD, Piece, report


def counted(reports: list[Report]) -> dict[str, dict[str, float]]:
    """The counts of each day, by its ISO value and by name."""
    evidence = gather(reports)
    found = days.count(evidence, mentions.weigh(evidence, shipped().mention))
    named = {ordinal(f"2031-05-{n:02}"): f"2031-05-{n:02}" for n in range(1, 32)}
    return {
        named[int(day)]: {name: float(values[i]) for name, values in found.counts.items()}
        for i, day in enumerate(found.day)
        if int(day) in named
    }


def chronology(*on: int, said: str = "The dam above Orrin and the flooded villages, part {}.") -> Report:
    pieces: list[Piece] = [("body", f"<{n} May> - {said.format(n)}", f"2031-05-{n:02}") for n in on]
    return report(f"of {on}", "2031-05-29", pieces)


def test_a_chronology_speaks_for_what_it_lists_and_against_what_it_passes_over() -> None:
    found = counted([*FLOOD, chronology(2, 4, 9, 12, 20)])
    assert found["2031-05-04"]["listed"] > 0 == found["2031-05-04"]["passed"]
    assert found["2031-05-06"]["passed"] > 0 == found["2031-05-06"]["listed"]


def test_a_long_chronology_says_more_than_a_short_one() -> None:
    short, long = counted([*FLOOD, chronology(4, 9, 20)]), counted([*FLOOD, chronology(2, 4, 9, 12, 20)])
    assert 0 < short["2031-05-04"]["listed"] < long["2031-05-04"]["listed"]


def test_a_chronology_of_another_story_says_nothing() -> None:
    songs = ("Quartet tops charts", "Ballad falls", "Singer tours", "Guitarist retires", "Drummer marries")
    pieces: list[Piece] = [("body", f"<{n} May> - {songs[n % 5]}.", f"2031-05-{n:02}") for n in (5, 6, 7, 8, 9)]
    found = counted([*FLOOD, *FLOOD, *FLOOD, report("pop", "2031-05-29", pieces)])
    assert found["2031-05-06"]["named"] > 0 == found["2031-05-06"]["listed"]


def test_a_chronology_that_the_other_reports_do_not_bear_out_says_nothing() -> None:
    found = counted([*FLOOD, chronology(2, 9, 12, 21, 23)])
    assert not any(counts["listed"] or counts["passed"] for counts in found.values())


def test_a_day_whose_articles_open_alike_has_focus() -> None:
    def opening(name: str, words: str) -> Report:
        return report(name, "2031-05-04", [("body", words, None)])

    alike = [opening(name, "The dam above Orrin broke and flooded villages.") for name in "ab"]
    unlike = [opening("a", "The dam above Orrin broke."), opening("b", "A quartet tops pop charts.")]
    assert counted(alike)["2031-05-04"]["focus"] > 0.9
    assert counted(unlike)["2031-05-04"]["focus"] < 0.1


def test_trees_fade_with_the_feature_that_they_name() -> None:
    constant = Tree(feature=[-1], threshold=[0.0], left=[-1], right=[-1], value=[2.0])
    scorer = Scorer(columns=["a"], trees=[constant], fades="dense")
    x = np.array([[1.0, 0.0], [1.0, 0.25], [1.0, 1.0]])
    assert scorer.apply(["a", "dense"], x).tolist() == [2.0, 1.5, 0.0]
