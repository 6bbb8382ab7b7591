"""Small numeric tools of the trainings: plain numpy, no randomness."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
DIGITS = 4
"""Digits after the point of a shipped weight."""
STEPS = 14


def overlaps(x: Mapping[str, Any] | None, y: Mapping[str, Any] | None) -> bool:
    """Whether two places {article, start, end} match: half of the shorter span, as the scorer of disputes has it."""
    if not x or not y or x["article"] != y["article"]:
        return False
    shared = min(x["end"], y["end"]) - max(x["start"], y["start"])
    return bool(shared > 0 and 2 * shared >= min(x["end"] - x["start"], y["end"] - y["start"]))


def scaled(x: Floats) -> tuple[Floats, Floats, Floats]:
    """The columns at mean 0 and spread 1, with both."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    return (x - mean) / spread, mean, spread


def newton(z: Floats, y: Floats, weight: Floats, ridge: float) -> Floats:
    """Logistic regression of `y` (0 to 1) on scaled columns: a weight for each, and the bias last."""
    z = np.column_stack((z, np.ones(len(z))))
    pull = ridge * np.eye(z.shape[1])
    pull[-1, -1] = 0.0
    b = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ b))
        step = np.linalg.solve(z.T @ ((weight * p * (1 - p))[:, None] * z) + pull, z.T @ (weight * (p - y)) + pull @ b)
        b = b - step * min(1.0, 2.0 / np.abs(step).max())
    return b


def rounded(names: Sequence[str], b: Floats, mean: Floats, spread: Floats) -> tuple[float, dict[str, float]]:
    """(bias, weights by name) for columns as they are, from those for scaled ones."""
    slopes = {n: round(float(w / s), DIGITS) for n, w, s in zip(names, b, spread, strict=False)}
    bias = b[-1] - sum(w * m / s for w, m, s in zip(b, mean, spread, strict=False))
    return round(float(bias), DIGITS), {name: w for name, w in slopes.items() if w}
