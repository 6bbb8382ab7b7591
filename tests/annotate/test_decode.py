"""Labels and links from scores."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.decode import ATTRIBUTION, Chunk, Viterbi, chunks, log_softmax, pointer_scores

FLAT = [[0.0] * 7] * 7


def test_chunks_are_maximal_runs() -> None:
    labels = np.array([1, 2, 0, 3, 5, 6, 6, 5, 6])
    assert chunks(labels, ATTRIBUTION) == [
        Chunk("source", 0, 2),
        Chunk("cue", 3, 4),
        Chunk("content", 4, 7),
        Chunk("content", 7, 9),
    ]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_labels_keep_the_rules(seed: int, lengths: list[int]) -> None:
    scores = np.random.default_rng(seed).normal(size=(len(lengths), max(lengths), 7)).astype(np.float32)
    for labels, length in zip(Viterbi(FLAT, 1.0).labels(log_softmax(scores), lengths), lengths, strict=True):
        assert len(labels) == length
        for before, label in zip([0, *labels.tolist()], labels.tolist(), strict=False):
            assert label % 2 or not label or before in (label, label - 1)


def test_transitions_and_bonuses_count() -> None:
    scores = np.zeros((1, 3, 7), dtype=np.float32)
    scores[0, :, 5] = 0.1
    assert Viterbi(FLAT, 1.0).labels(scores, [3])[0].tolist() == [5, 5, 5]
    assert Viterbi(FLAT, 1.0, bonus=(1.0,)).labels(scores, [3])[0].tolist() == [0, 0, 0]
    assert Viterbi(FLAT, 1.0, bonus=(0.0, 0.0, 1.0)).labels(scores, [3])[0].tolist() == [3, 3, 3]


def test_pointers_are_means_over_words_of_log_sums() -> None:
    draw = np.random.default_rng(3)
    asks, answers = (draw.normal(size=(6, 4)).astype(np.float32) for _ in range(2))
    nowhere = draw.normal(size=4).astype(np.float32)
    pieces, goals = [Chunk("content", 0, 3), Chunk("content", 3, 6)], [Chunk("cue", 1, 2), Chunk("cue", 4, 6)]
    table = pointer_scores(asks, answers, nowhere, pieces, goals)
    assert table.shape == (2, 3)
    for p, piece in enumerate(pieces):
        rows = asks[piece.start : piece.end]
        assert table[p, 2] == pytest.approx((rows @ nowhere).mean(), abs=1e-5)
        for g, goal in enumerate(goals):
            sums = np.log(np.exp(rows @ answers[goal.start : goal.end].T).sum(1))
            assert table[p, g] == pytest.approx(sums.mean(), abs=1e-5)
