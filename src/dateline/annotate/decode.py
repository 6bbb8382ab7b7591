"""Scores of the encoder's heads -> labelled pieces of text, and links between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Kind = Literal["source", "cue", "content", "person", "organisation", "place", "other"]

ATTRIBUTION: tuple[Kind, ...] = ("source", "cue", "content")  # labels: 0 outside, then B and I of each in turn
ENTITIES: tuple[Kind, ...] = ("person", "organisation", "place", "other")
NEVER = np.float32(-1e6)  # the log score of what may not be
ONE_THREAD = 262_144  # multiplications up to which OpenBLAS keeps to one thread
FAINTEST = np.float32(1e-30)  # keeps the logarithm finite


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words `start` to `end` (half-open, counted in the window) of one kind."""

    kind: Kind
    start: int
    end: int


def log_softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


class Viterbi:
    """Best label sequences under B/I/O rules and weak transition scores.

    `transitions` are log probabilities of a label after another; `weight` says how much they count
    beside the network's own opinion. `bonus` is added to the score of each word so labelled: first for
    outside, then for each kind; nothing by default. Rows and columns: 0 outside, then B and I of each kind.
    """

    def __init__(self, transitions: Sequence[Sequence[float]], weight: float, *, bonus: Sequence[float] = ()) -> None:
        scores = np.array(transitions, dtype=np.float32) * np.float32(weight)
        labels = len(scores)
        for inside in range(2, labels, 2):
            for before in range(labels):
                if before not in (inside, inside - 1):
                    scores[before, inside] = NEVER
        bonuses = np.zeros(labels, dtype=np.float32)
        for kind, value in enumerate(bonus):
            bonuses[max(0, 2 * kind - 1) : 2 * kind + 1] = value
        self._scores = scores + bonuses
        self._first = np.array([NEVER if i and i % 2 == 0 else 0 for i in range(labels)], dtype=np.float32)
        self._first += bonuses

    def labels(self, logp: Floats, lengths: Sequence[int]) -> list[NDArray[np.intp]]:
        """logp: (windows, words, labels), padded; the labels of each window's words."""
        # Words, labels, windows: numpy is quick where the last axis is long, and compares whole rows of labels.
        own = np.ascontiguousarray(logp.transpose(1, 2, 0))
        scores = np.repeat(self._scores[:, :, None], len(logp), axis=2)
        best, paths = np.empty_like(own), np.empty_like(scores)
        best[0] = own[0] + self._first[:, None]
        for i in range(1, len(own)):
            np.add(best[i - 1][:, None], scores, out=paths)
            np.maximum.reduce(paths, axis=0, out=best[i])
            best[i] += own[i]
        back = (best[:-1, :, None] + scores).argmax(1)
        found = []
        for w, length in enumerate(lengths):
            label = int(best[length - 1, :, w].argmax())
            path = [label]
            for before in back[length - 2 :: -1, :, w].tolist() if length > 1 else ():
                label = before[label]
                path.append(label)
            found.append(np.array(path[::-1], dtype=np.intp))
        return found


def chunks(labels: NDArray[np.intp], kinds: Sequence[Kind]) -> list[Chunk]:
    """Maximal B I I ... runs in reading order."""
    found: list[Chunk] = []
    start = 0
    for i in np.flatnonzero(labels).tolist():
        label = int(labels[i])
        if label % 2 or not found or found[-1].end != i:
            start = i
        else:
            found.pop()
        found.append(Chunk(kinds[(label - 1) // 2], start, i + 1))
    return found


def products(left: Floats, right: Floats) -> Floats:
    """`left @ right.T`, a few rows at a time: for so little work, the threads of a BLAS burn more than they save."""
    rows = max(1, ONE_THREAD // max(1, right.size))
    return np.concatenate([left[:0] @ right.T, *(left[i : i + rows] @ right.T for i in range(0, len(left), rows))])


def pointer_scores(
    asks: Floats, answers: Floats, nowhere: Floats, pieces: Sequence[Chunk], goals: Sequence[Chunk]
) -> Floats:
    """How strongly each piece points at each goal, and last at nowhere: mean over its words of log scores.

    asks, answers: (words of the window, width); nowhere: (width,). Gives (pieces, goals + 1); neither may be
    empty.
    """
    rows, row_starts = _positions(pieces)
    columns, column_starts = _positions(goals)
    words = products(asks[rows], answers[columns])
    top = words.max(1, keepdims=True)
    table = np.empty((len(rows), len(goals) + 1), dtype=np.float32)
    table[:, :-1] = np.log(np.maximum(np.add.reduceat(np.exp(words - top), column_starts, axis=1), FAINTEST)) + top
    table[:, -1] = np.einsum("ad,d->a", asks[rows], nowhere)
    lengths = np.array([[p.end - p.start] for p in pieces], dtype=np.float32)
    result: Floats = (np.add.reduceat(table, row_starts, axis=0) / lengths).astype(np.float32, copy=False)
    return result


def _positions(ranges: Sequence[Chunk]) -> tuple[NDArray[np.intp], list[int]]:
    """Every word of the ranges, one range after another, and where each range begins among them."""
    words = [i for r in ranges for i in range(r.start, r.end)]
    starts = [0]
    for r in ranges[:-1]:
        starts.append(starts[-1] + r.end - r.start)
    return np.array(words, dtype=np.intp), starts
