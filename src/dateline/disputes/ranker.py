"""The learned numbers of the disputes, as plain JSON, and how to apply them. Trained by `training/disputes.py`."""

import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from ..errors import ModelError

Features = dict[str, float]


class Ranker(msgspec.Struct, frozen=True):
    """Logistic regression over named features: `bias` and a weight each. A feature that a pair lacks counts as 0."""

    bias: float
    weights: Features

    def probability(self, features: Features) -> float:
        """How likely it is, 0 to 1, that an annotator marks the pair."""
        score = math.fsum((self.bias, *(weight * features.get(name, 0.0) for name, weight in self.weights.items())))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


class Linker(msgspec.Struct, frozen=True):
    """What a denial answers: a choice among its candidates, times whether it answers anything in the story at all.

    `choice` holds a weight for each feature of a candidate, the softmax of whose sums is the choice (McFadden 1974);
    `answered` reads the features of the denial, and the best of these sums as `best`.
    """

    choice: Features
    answered: Ranker

    def probabilities(self, denial: Features, candidates: Sequence[Features]) -> list[float]:
        """How likely the denial answers each candidate, 0 to 1; their sum is how likely it answers any."""
        if not candidates:
            return []
        weight = self.choice.get
        scores = [math.fsum([weight(name, 0.0) * value for name, value in c.items() if value]) for c in candidates]
        best = max(scores)
        shares = [math.exp(score - best) for score in scores]
        total, answered = math.fsum(shares), self.answered.probability(denial | {"best": best})
        return [answered * share / total for share in shares]


class Learned(msgspec.Struct, frozen=True):
    """All that is learnt: how likely two figures dispute, and what a denial answers."""

    figures: Ranker
    links: Linker


def read(data: bytes) -> Learned:
    """The learned numbers from JSON. Raises ModelError."""
    try:
        return msgspec.json.decode(data, type=Learned)
    except msgspec.DecodeError as error:
        raise ModelError(f"disputes model can't be read: {error}; train it again: ./dev train disputes") from error


@lru_cache(maxsize=1)
def shipped() -> Learned:
    """The numbers that come with the package. Raises ModelError where they are missing."""
    try:
        return read(files("dateline.disputes").joinpath("learned.json").read_bytes())
    except OSError as error:
        raise ModelError(f"disputes model is missing: {error}; reinstall the package") from error
