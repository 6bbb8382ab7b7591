"""The learned numbers of the timeline, as plain JSON, and how to apply them.

A scorer is a linear part over named features plus, where trained, small regression trees whose
outputs are added. Trained by `training/timeline.py`; see `docs/models/timeline.md`.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from ..errors import ModelError
from .text import Floats


class Tree(msgspec.Struct, frozen=True):
    """A binary tree in arrays: node i goes left when x[feature[i]] <= threshold[i]; feature -1 marks a leaf."""

    feature: list[int]
    threshold: list[float]
    left: list[int]
    right: list[int]
    value: list[float]


class Forest:
    """Trees of one scorer side by side, each padded to the largest, so that all are walked at once."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        width = max(len(tree.feature) for tree in trees)

        def table(lists: Iterable[Sequence[float]], kind: type) -> npt.NDArray[Any]:
            return np.array([[*one, *[0] * (width - len(one))] for one in lists], dtype=kind)

        self._feature = table((tree.feature for tree in trees), np.int64)
        self._threshold = table((tree.threshold for tree in trees), np.float64)
        self._left = table((tree.left for tree in trees), np.int64)
        self._right = table((tree.right for tree in trees), np.int64)
        self._value = table((tree.value for tree in trees), np.float64)

    def apply(self, x: Floats) -> Floats:
        """The summed leaf values for each row of `x` (rows, features)."""
        tree, row = np.arange(len(self._feature))[:, None], np.arange(len(x))
        node = np.zeros((len(tree), len(x)), dtype=np.int64)
        while (inner := (feature := self._feature[tree, node]) >= 0).any():
            goes_left = x[row, np.maximum(feature, 0)] <= self._threshold[tree, node]
            node = np.where(inner, np.where(goes_left, self._left[tree, node], self._right[tree, node]), node)
        total: Floats = sum(self._value[tree, node])  # one tree after the other: numpy's own sum may round otherwise
        return total


class Scorer(msgspec.Struct, frozen=True, dict=True):
    """`bias + weights . x`, plus the sum of the trees (over the features named in `columns`, in that order).

    Where `fades` names a feature (0 to 1), the trees count less the higher it is: not at all at 1.
    """

    bias: float = 0.0
    weights: dict[str, float] = {}
    columns: list[str] = []
    trees: list[Tree] = []
    fades: str = ""

    def apply(self, names: list[str], x: Floats) -> Floats:
        """Scores of the rows of `x`, whose columns are `names`."""
        at = {name: i for i, name in enumerate(names)}
        missing = (set(self.weights) | set(self.columns) | ({self.fades} - {""})) - set(at)
        if missing:
            raise ModelError(f"timeline model: no features {sorted(missing)} here; run training/timeline.py")
        weight = np.array([self.weights.get(name, 0.0) for name in names])
        score: Floats = self.bias + x @ weight
        share = 1 - x[:, at[self.fades]] if self.fades else np.ones(len(x))
        if self.trees and share.any():
            part = x[:, [at[name] for name in self.columns]]
            score = score + share * self._forest.apply(part)
        return score

    @cached_property
    def _forest(self) -> Forest:
        return Forest(self.trees)


class Model(msgspec.Struct, frozen=True):
    """`mention` weighs a sentence's naming of a day, `day` scores a day as log-odds of standing in an editor's
    timeline, `line` foretells how much of the editor's words for its day a sentence has (0 to 1), `term` scores a
    word of a day as log-odds of standing in the editor's text of that day."""

    mention: Scorer
    day: Scorer
    line: Scorer
    term: Scorer = Scorer()


def read(data: bytes) -> Model:
    """A model from JSON. Raises ModelError."""
    try:
        return msgspec.json.decode(data, type=Model)
    except msgspec.DecodeError as error:
        raise ModelError(f"timeline model can't be read: {error}; train it again: training/timeline.py") from error


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that comes with the package. Raises ModelError where it is missing."""
    try:
        return read(files("dateline.timeline").joinpath("model.json").read_bytes())
    except OSError as error:
        raise ModelError(f"timeline model is missing: {error}; reinstall the package") from error
