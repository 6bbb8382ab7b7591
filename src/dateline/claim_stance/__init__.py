"""What a text does with a claim: speaks for it, speaks against it, or only observes that it is made.

    claim_stance("The dam is safe", "Engineer denies that the dam is safe").label  # "against"

Stance towards a claim (Ferreira & Vlachos 2016), of two short texts; who said what, and how surely, is read elsewhere
(`annotate/stance.py`). A leaf, so that any stage may ask it. Model card: docs/models/claim_stance.md.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from .features import features

__all__ = ["LABELS", "ClaimStance", "StanceModel", "claim_stance", "features"]

Label = Literal["for", "against", "observing"]
LABELS: tuple[Label, ...] = ("for", "against", "observing")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStance:
    """The chances of the three stances, 0 to 1, which add up to 1."""

    supports: float
    opposes: float
    observes: float

    @property
    def label(self) -> Label:
        """The likeliest stance; the first of `LABELS` where two are alike."""
        chances = (self.supports, self.opposes, self.observes)
        return LABELS[chances.index(max(chances))]


class StanceModel(msgspec.Struct, frozen=True):
    """Softmax regression: of each stance of `LABELS` a bias, and a weight for each feature."""

    bias: tuple[float, float, float]
    weights: dict[str, tuple[float, float, float]]

    def read(self, found: Mapping[str, float]) -> ClaimStance:
        """The stance that these features (`features`) tell of; unknown ones are passed over."""
        known = [(number, self.weights[name]) for name, number in found.items() if name in self.weights]
        odds = [bias + math.fsum(number * weight[i] for number, weight in known) for i, bias in enumerate(self.bias)]
        top = max(odds)
        parts = [math.exp(one - top) for one in odds]
        whole = math.fsum(parts)
        return ClaimStance(supports=parts[0] / whole, opposes=parts[1] / whole, observes=parts[2] / whole)


def claim_stance(claim: str, text: str, *, model: StanceModel | None = None) -> ClaimStance:
    """Whether `text` speaks for `claim`, against it, or only observes it.

    claim   a plain statement ("Apple will close Beats Music"), not a question
    text    a headline or a sentence on the same matter; of longer texts only the first `features.LONGEST` characters
            are read. That the two are on the same matter is taken for granted
    model   learned weights; None takes those of the package
    """
    return (model or _shipped()).read(features(claim, text))


@cache
def _shipped() -> StanceModel:
    """The model of the package, read once in a process."""
    return msgspec.json.decode(files(__package__).joinpath("model.json").read_bytes(), type=StanceModel)
