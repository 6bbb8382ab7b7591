"""What the disputes rest on that is learnt, the features it reads, and the bundles of our own that it learns from."""

import json
from pathlib import Path

import pytest
from evals import dispute_labels
from evals.runs import CORPORA
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims import ledger
from dateline.disputes.figures import candidates
from dateline.disputes.ranker import Linker, Ranker, read, shipped
from dateline.errors import ModelError
from dateline.records import Report
from tests.builders import report


def _flow(name: str, line: str, words: str, value: float) -> Report:
    return report(name, ["Oil", line], date="2020-05-01", quantities=[(words, value, "barrel", "barrels")])


LOW = _flow("a", "Officials said 5,000 barrels of oil leaked a day from the Ostrava well.", "5,000 barrels", 5000)
HIGH = _flow("b", "Experts said 12,000 barrels of oil leaked a day from the Ostrava well.", "12,000 barrels", 12000)
OTHER = _flow("c", "The tanker brought 9,000 barrels a day to another harbour.", "9,000 barrels", 9000)


def test_a_probability_is_the_logistic_of_the_weighted_features() -> None:
    ranker = Ranker(bias=0.0, weights={"alike": 2.0})
    assert ranker.probability({}) == 0.5
    assert ranker.probability({"alike": 1.0, "unknown": 9.0}) == pytest.approx(0.8808, abs=1e-4)
    assert 0.0 < ranker.probability({"alike": -1e9}) < ranker.probability({"alike": 1e9}) < 1.0


def test_a_broken_model_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="dev train disputes"):
        read(b"{")


def test_every_weight_of_the_shipped_ranker_reads_a_feature_that_is_there() -> None:
    reports = (LOW, HIGH)
    ((pair, _),) = candidates(ledger(reports), reports)
    assert set(shipped().figures.weights) <= set(pair.features)


def test_two_counts_of_one_thing_are_likelier_than_of_two() -> None:
    def likely(*reports: Report) -> float:
        return max(
            (shipped().figures.probability(p.features) for p, _ in candidates(ledger(reports), reports)), default=0.0
        )

    assert likely(LOW, HIGH) > likely(LOW, OTHER)


LINKER = Linker(choice={"near": 2.0}, answered=Ranker(bias=0.0, weights={"best": 1.0}))


@given(
    st.lists(st.floats(-50, 50), min_size=1, max_size=8),
    st.floats(-50, 50),
)
def test_the_chances_of_a_denials_candidates_are_at_most_one_together(near: list[float], best: float) -> None:
    linker = Linker(choice={"near": 2.0}, answered=Ranker(bias=best, weights={"best": 0.1}))
    chances = linker.probabilities({}, [{"near": value} for value in near])
    assert all(0.0 <= chance <= 1.0 for chance in chances)
    assert sum(chances) <= 1.0 + 1e-9
    assert max(chances) == chances[near.index(max(near))]


def test_the_nearer_candidate_is_likelier_and_none_has_no_chance() -> None:
    far, close = LINKER.probabilities({}, [{"near": 0.1}, {"near": 1.0}])
    assert far < close < 1.0
    assert LINKER.probabilities({}, []) == []


@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"no labelled corpora at {CORPORA}")
def test_the_marked_places_lie_in_the_texts(tmp_path: Path) -> None:
    dispute_labels.write(CORPORA, tmp_path)
    bundles = sorted((tmp_path / "bundles").glob("*.jsonl"))
    assert bundles
    for bundle in bundles:
        texts = {row["id"]: row["text"] for row in map(json.loads, bundle.read_text().split("\n")[:-1])}
        for row in map(json.loads, (tmp_path / "gold" / bundle.name).read_text().split("\n")[:-1]):
            for side in (row["a"], row["b"]):
                assert side is None or texts[side["article"]][side["start"] : side["end"]].strip()


@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"no labelled corpora at {CORPORA}")
def test_what_was_judged_lies_in_the_texts() -> None:
    paths = sorted(dispute_labels.JUDGED.glob("*.jsonl"))
    assert len(paths) > 100
    for path in paths[::10]:
        articles, denials, figures = dispute_labels.judged(CORPORA, path)
        texts = {row["id"]: row["text"] for row in articles}
        places = [j["answer"] for j in denials] + [place for j in denials for _, _, place in j["others"]]
        places += [side for pair, _ in figures for side in pair.values()]
        assert places
        for place in places:
            assert texts[place["article"]][place["start"] : place["end"]].strip()
