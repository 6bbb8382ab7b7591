"""Learn how likely two figures are marked as a pair: `ranker.Ranker`. Part of `training/disputes.py`.

A weight never goes against what its feature means (`FOR`, `AGAINST`): the few labels there are would else teach the
accidents of one story. What an annotator of a bundle leaves unmarked may still be right, so it counts half as much as
a pair that was judged by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.disputes.figures import Pair
from dateline.disputes.ranker import Features, Ranker
from learning import newton, overlaps, rounded, scaled

FOR = frozenset({
    "scope", "clause", "alike", "measure", "vague, alike", "market", "dimension", "totals", "places", "same time",
    "day", "speakers", "spoken", "near", "compares", "contrasts", "supersedes", "earlier", "close", "ranges", "ruled",
    "judged", "noun",
})  # fmt: skip
AGAINST = frozenset({
    "unlike", "kind unknown", "rate differs", "vague, unlike", "beyond differs", "places differ", "years differ",
    "days differ", "other occasion", "planned", "planned differs", "since differs", "told", "denied", "yardstick",
    "far", "few", "nouns differ",
})  # fmt: skip
RIDGE = 15.0
"""Pull of the standardised weights towards 0; 10 and 40 gave much the same."""
ONE_MARK = 0.7
"""How right a pair is that one annotator alone would mark."""
WORTH = {2: 1.0, 1: 0.5, 0: 0.0}
"""How right a pair is that was judged surely, perhaps, not."""
UNMARKED = 0.5
"""Weight of the pairs of a marked bundle."""

Sides = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair: its features, how right (0 to 1), and how much it counts."""

    features: Features
    right: float
    weight: float


def marked(pairs: Sequence[tuple[Pair, Sides]], gold: Sequence[Sides]) -> list[Example]:
    """Of a bundle whose every pair an annotator has looked for."""
    worth = [1.0 if g.get("sure", g.get("agreed")) else ONE_MARK for g in gold]
    found = []
    for pair, sides in pairs:
        right = max((w for g, w in zip(gold, worth, strict=True) if _match(sides, g)), default=0.0)
        found.append(Example(pair.features, right, UNMARKED))
    return found


def judged(pairs: Sequence[tuple[Pair, Sides]], judged: Sequence[tuple[Sides, int]]) -> list[Example]:
    """Of a bundle of which some candidates were judged: those alone."""
    worth = {_key(sides): WORTH[value] for sides, value in judged}
    return [Example(p.features, worth[_key(sides)], 1.0) for p, sides in pairs if _key(sides) in worth]


def _match(sides: Sides, gold: Sides) -> bool:
    """Whether both sides match, in either order."""
    return (overlaps(sides["a"], gold["a"]) and overlaps(sides["b"], gold["b"])) or (
        overlaps(sides["a"], gold["b"]) and overlaps(sides["b"], gold["a"])
    )


def _key(sides: Sides) -> tuple[tuple[object, ...], ...]:
    return tuple((s["article"], s["start"], s["end"]) for s in (sides["a"], sides["b"]))


def learn(examples: Sequence[Example]) -> Ranker:
    """Logistic regression; features whose weight would go against their meaning are left out, the rest fitted again."""
    names = sorted({name for e in examples for name in e.features})
    z, mean, spread = scaled(np.array([[e.features[name] for name in names] for e in examples]))
    y, weight = np.array([e.right for e in examples]), np.array([e.weight for e in examples])
    kept = list(range(len(names)))
    while True:
        b = newton(z[:, kept], y, weight, RIDGE)
        wrong = {
            i for i, w in zip(kept, b, strict=False) if (names[i] in FOR and w < 0) or (names[i] in AGAINST and w > 0)
        }
        if not wrong:
            bias, weights = rounded([names[i] for i in kept], b, mean[kept], spread[kept])
            return Ranker(bias=bias, weights=weights)
        kept = [i for i in kept if i not in wrong]
