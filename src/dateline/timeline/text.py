"""Words as numbers: the terms of passages, and TF-IDF vectors over them.

A sparse matrix is three flat arrays, which is all that counting and cosines need and keeps scipy
out of the runtime.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_SUFFIX = re.compile(r"(?:ational|ations?|ings?|ingly|edly|ies|ied|ed|es|s|ly)$")
# The last letters of those endings: most words have another, and need no search.
_LAST = frozenset("ndgsyl")
# A stem keeps at least this many letters, so that "was", "bus" and "sing" stay whole.
_STEM = 4

STOP_WORDS = frozenset(
    """a about above across after again against all almost along already also although always am among an and another
    any anyone anything are aren around as at back be became because become been before began being below between both
    but by came can cannot come could couldn did didn do does doesn doing don done down during each either else even
    ever every few first for from further get give given go going got had hadn has hasn have haven having he her here
    hers herself him himself his how however i if in indeed instead into is isn it its itself just last later least
    less let like ll lrb made make many may me might more most much must my myself near neither never new next no nor
    not nothing now of off often on once one only onto or other others our ours out over own per perhaps put quite
    rather re really rrb said same saw say says saying second see seen several shall she should shouldn since so some
    such take taken than that the their theirs them themselves then there these they thing things this those though
    three through thus to today together told too took toward towards two under until up upon us used using ve very
    via was wasn way we well went were weren what whatever when where whether which while who whole whom whose why
    will with within without won would wouldn year years yesterday yet you your yours
    monday tuesday wednesday thursday friday saturday sunday""".split()
)


def stem(word: str) -> str:
    """A crude stem of a lower-case word: one common English ending cut off, if enough is left."""
    if word[-1:] not in _LAST:
        return word
    match = _SUFFIX.search(word, _STEM)
    return word[: match.start()] if match else word


def words(text: str) -> list[str]:
    """The stems of the content words of a text."""
    return [stem(word) for word in _WORD.findall(text.lower()) if len(word) > 1 and word not in STOP_WORDS]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sparse rows: entry e says that `row[e]` holds `term[e]` with `weight[e]`. Rows have length 1 (L2) or 0.
    `stems` are the words of the terms, where they are known."""

    row: Ints
    term: Ints
    weight: Floats
    rows: int
    terms: int
    stems: tuple[str, ...] = ()

    def dot(self, vector: Floats) -> Floats:
        """Each row times a dense vector over terms."""
        return np.bincount(self.row, self.weight * vector[self.term], minlength=self.rows).astype(float)

    def total(self) -> Floats:
        """The sum of all rows, dense."""
        return np.bincount(self.term, self.weight, minlength=self.terms).astype(float)

    def take(self, rows: Ints) -> "Matrix":
        """These rows, in this order."""
        starts = np.searchsorted(self.row, rows)
        sizes = np.searchsorted(self.row, rows, side="right") - starts
        entries = np.repeat(starts - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes) + np.arange(sizes.sum())
        where = np.repeat(np.arange(len(rows)), sizes)
        return Matrix(where, self.term[entries], self.weight[entries], len(rows), self.terms, self.stems)

    def dense(self, row: int) -> Floats:
        """One row, dense."""
        lo, hi = np.searchsorted(self.row, [row, row + 1])
        return np.bincount(self.term[lo:hi], self.weight[lo:hi], minlength=self.terms).astype(float)


class _Sizes(dict[str, int]):
    """What stands between white space -> how many words it holds; reads each but once."""

    def __missing__(self, token: str) -> int:
        size = self[token] = len(_WORD.findall(token))
        return size


class _Terms(dict[str, tuple[int, ...]]):
    """What stands between white space, in lower case -> the terms it holds, without stop words; reads each but once."""

    def __init__(self) -> None:
        super().__init__()
        self.stems: dict[str, int] = {}

    def __missing__(self, token: str) -> tuple[int, ...]:
        terms = self[token] = tuple(self.stems.setdefault(stemmed, len(self.stems)) for stemmed in words(token))
        return terms


def count_words(texts: Sequence[str]) -> Ints:
    """Words in each text, as a reader counts them (punctuation apart)."""
    size = _Sizes()
    return np.array([sum(map(size.__getitem__, text.split())) for text in texts], dtype=np.int64)


def vectorise(texts: Sequence[str]) -> Matrix:
    """TF-IDF of the stemmed content words of each text: log-free counts, log(1 + n / df), unit length."""
    known = _Terms()
    found = [list(chain.from_iterable(map(known.__getitem__, text.lower().split()))) for text in texts]
    sizes = np.array([len(terms) for terms in found], dtype=np.int64)
    rows = np.repeat(np.arange(len(texts)), sizes)
    terms = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=int(sizes.sum()))
    return _weigh(rows, terms, len(texts), tuple(known.stems))


def _weigh(rows: Ints, terms: Ints, n_rows: int, stems: tuple[str, ...]) -> Matrix:
    n_terms = len(stems)
    width = max(n_terms, 1)
    keys, counts = np.unique(rows * width + terms, return_counts=True)
    row, term = keys // width, keys % width
    frequency = np.bincount(term, minlength=n_terms)
    weight = counts * np.log1p(n_rows / np.maximum(frequency, 1))[term]
    length = np.sqrt(np.bincount(row, weight**2, minlength=n_rows))
    return Matrix(row, term, weight / np.where(length > 0, length, 1)[row], n_rows, n_terms, stems)
