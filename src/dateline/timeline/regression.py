"""Regressions of features on what editors chose, with numpy alone. Each gives a linear `Scorer`.

A table is a case of learning: the names of features, a row of them for each thing, and what is to be learnt of it.
Every table weighs the same, whatever its size, or its `share` of that.
"""

from collections.abc import Sequence

import numpy as np

from .model import Scorer
from .text import Floats

Table = tuple[list[str], Floats, Floats]  # names of features; (rows, features); (rows,)

# Each table weighs as much as this many rows.
ROWS = 300
# Digits that are kept of a number.
DIGITS = 5
# The pull of a table's own intercept towards 0: just enough that one without a single yes has one.
_OWN_RIDGE = 0.05
# Newton steps; it settles in six or so. A step is never longer than this, and below the last it has settled.
_STEPS, _LONGEST, _SETTLED = 12, 2.0, 1e-3


def logistic(tables: Sequence[Table], ridge: float, share: Sequence[float] | None = None) -> Scorer:
    """Logistic regression with an intercept for each table (Newton's method, the intercepts eliminated).

    `ridge` pulls the weights of standardised features towards 0. The scorer's bias is the mean intercept.
    """
    ys = [table[2] for table in tables]
    group = np.repeat(np.arange(len(ys)), [len(y) for y in ys])
    starts = np.cumsum([0, *[len(y) for y in ys]])[:-1]
    y, w = np.concatenate(ys), _weights(ys, share)
    x = np.vstack([table[1] for table in tables])
    middle, spread = _moments(x, w)
    x = (x - middle) / spread
    own, b = np.zeros(len(ys)), np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ b + own[group], -30, 30)))
        h, r = w * p * (1 - p) + 1e-9, w * (p - y)
        g_own, g_b = np.add.reduceat(r, starts) + _OWN_RIDGE * own, x.T @ r + ridge * b
        hx = h[:, None] * x
        h_own, cross = np.add.reduceat(h, starts) + _OWN_RIDGE, np.add.reduceat(hx, starts, axis=0)
        schur = x.T @ hx + ridge * np.eye(len(b)) - cross.T @ (cross / h_own[:, None])
        step = np.linalg.solve(schur, g_b - cross.T @ (g_own / h_own))
        step_own = (g_own - cross @ step) / h_own
        largest = max(float(np.abs(step).max()), float(np.abs(step_own).max()))
        damped = min(1.0, _LONGEST / max(largest, 1e-12))
        b, own = b - step * damped, own - step_own * damped
        if largest < _SETTLED:
            break
    return _scorer(tables[0][0], b / spread, float(own.mean() - (b * middle / spread).sum()))


def plain_logistic(tables: Sequence[Table]) -> Scorer:
    """Logistic regression with one intercept for all tables, for few features and many rows (Newton's method)."""
    y, w = np.concatenate([table[2] for table in tables]), _weights([table[2] for table in tables])
    x = np.vstack([table[1] for table in tables])
    x = np.column_stack((x, np.ones(len(x))))
    b = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        hessian = x.T @ ((w * p * (1 - p))[:, None] * x) + 1e-3 * np.eye(len(b))
        b = b - np.linalg.solve(hessian, x.T @ (w * (p - y)) + 1e-3 * b)
    return _scorer(tables[0][0], b[:-1], float(b[-1]))


def linear(tables: Sequence[Table], ridge: float) -> Scorer:
    """Ridge regression; `ridge` pulls the slopes of standardised features towards 0."""
    y, w = np.concatenate([table[2] for table in tables]), _weights([table[2] for table in tables])
    x = np.vstack([table[1] for table in tables])
    middle, spread = _moments(x, w)
    z = (x - middle) / spread
    centre = float(np.average(y, weights=w))
    slope = np.linalg.solve(z.T @ (w[:, None] * z) + ridge * np.eye(z.shape[1]), z.T @ (w * (y - centre)))
    return _scorer(tables[0][0], slope / spread, centre - float(slope @ (middle / spread)))


def _weights(ys: Sequence[Floats], share: Sequence[float] | None = None) -> Floats:
    shares = [1.0] * len(ys) if share is None else share
    return np.concatenate([np.full(len(y), s * ROWS / max(len(y), 1)) for y, s in zip(ys, shares, strict=True)])


def _moments(x: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Mean and spread of each column, by weight."""
    middle = np.average(x, axis=0, weights=weight)
    return middle, np.sqrt(np.average((x - middle) ** 2, axis=0, weights=weight)) + 1e-6


def _scorer(names: Sequence[str], weights: Floats, bias: float) -> Scorer:
    rounded = {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}
    return Scorer(bias=round(bias, DIGITS), weights=rounded)
