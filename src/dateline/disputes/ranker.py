"""The learned numbers of the disputes, as plain JSON, and how to apply them. Trained by `training/disputes.py`."""

import math
from functools import lru_cache
from importlib.resources import files

import msgspec

from ..errors import ModelError


class Ranker(msgspec.Struct, frozen=True):
    """Logistic regression over named features: `bias` and a weight each. A feature that a pair lacks counts as 0."""

    bias: float
    weights: dict[str, float]

    def probability(self, features: dict[str, float]) -> float:
        """How likely it is, 0 to 1, that an annotator marks the pair."""
        score = math.fsum((self.bias, *(weight * features.get(name, 0.0) for name, weight in self.weights.items())))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def read(data: bytes) -> Ranker:
    """A ranker from JSON. Raises ModelError."""
    try:
        return msgspec.json.decode(data, type=Ranker)
    except msgspec.DecodeError as error:
        raise ModelError(f"disputes model can't be read: {error}; train it again: ./dev train disputes") from error


@lru_cache(maxsize=1)
def shipped() -> Ranker:
    """The ranker of figure pairs that comes with the package. Raises ModelError where it is missing."""
    try:
        return read(files("dateline.disputes").joinpath("figures.json").read_bytes())
    except OSError as error:
        raise ModelError(f"disputes model is missing: {error}; reinstall the package") from error
