"""Train the two scorers of lines. Used by `timeline.py`; each timeline weighs the same.

terms   logistic regression: does a word of a gold day stand in the editor's text of that day?
lines   ridge regression: how much of the editor's words for a day has a sentence?
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from dateline.timeline import coverage, lines
from dateline.timeline.evidence import Evidence
from dateline.timeline.model import Scorer
from dateline.timeline.text import Floats, words

# Strength of the pull of weights towards 0 (in units of standardised features); flat between 10 and 100.
LINE_RIDGE = 20.0
# Each timeline weighs as much as this many rows, whatever its size.
ROWS = 300
DIGITS = 5
# A sentence that shares more than this with the gold is a copy of it (a chronology of the same agency among the
# articles), which says little about other stories: AR1 with gold days .246 without the cap, .255 with it.
CAP = 0.4
# Newton steps; it settles in six or so.
_STEPS = 12

Table = tuple[list[str], Floats, Floats]  # names of features, one row of them for each case, what is to be learnt


def line_table(found: Evidence, texts: Mapping[int, Sequence[str]]) -> Table:
    """The passages of the gold days; how much of the gold words of the day has each? `texts` are these by day."""
    gold = np.array(sorted(set(texts) & set(found.day.tolist())), dtype=np.int64)
    pool = lines.pool(found, gold)
    names, x = lines.features(found, pool)
    return names, x, _overlaps(found, pool, [texts[int(day)] for day in gold])


def term_table(found: Evidence, texts: Mapping[int, Sequence[str]]) -> Table:
    """The words of the gold days; does the editor use them in the text of the day?"""
    gold = np.array(sorted(set(texts) & set(found.day.tolist())), dtype=np.int64)
    pool = lines.pool(found, gold)
    names, keys, x = coverage.features(found, pool.matrix, pool.rows, pool.slot, len(gold))
    term = {word: number for number, word in enumerate(found.matrix.stems)}
    used = {
        slot * found.matrix.terms + term[word]
        for slot, day in enumerate(gold)
        for text in texts[int(day)]
        for word in words(text)
        if word in term
    }
    return names, x, np.isin(keys, list(used)).astype(float)


def fit_terms(tables: Sequence[Table]) -> Scorer:
    """Logistic regression over the tables of all timelines (Newton's method)."""
    x, y = np.vstack([table[1] for table in tables]), np.concatenate([table[2] for table in tables])
    weight = np.concatenate([np.full(len(table[2]), ROWS / max(len(table[2]), 1)) for table in tables])
    x = np.column_stack((x, np.ones(len(x))))
    b = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        hessian = x.T @ ((weight * p * (1 - p))[:, None] * x) + 1e-3 * np.eye(len(b))
        b = b - np.linalg.solve(hessian, x.T @ (weight * (p - y)) + 1e-3 * b)
    return scorer(tables[0][0], b[:-1], float(b[-1]))


def fit_lines(tables: Sequence[Table]) -> Scorer:
    """Ridge regression over the tables of all timelines, each timeline weighing the same."""
    names, xs, ys = tables[0][0], [table[1] for table in tables], [table[2] for table in tables]
    x, y = np.vstack(xs), np.concatenate(ys)
    weight = np.concatenate([np.full(len(part), ROWS / max(len(part), 1)) for part in ys])
    middle, spread = moments(x, weight)
    z = (x - middle) / spread
    centre = float(np.average(y, weights=weight))
    slope = np.linalg.solve(
        z.T @ (weight[:, None] * z) + LINE_RIDGE * np.eye(z.shape[1]), z.T @ (weight * (y - centre))
    )
    return scorer(names, slope / spread, centre - float(slope @ (middle / spread)))


def _overlaps(found: Evidence, pool: lines.Pool, texts: Sequence[Sequence[str]]) -> Floats:
    """F of the shared content words of each passage and the gold text of its day, taken at one sentence's length."""
    gold = [Counter(w for text in day for w in words(text)) for day in texts]
    length = [sum(counter.values()) / max(len(day), 1) for counter, day in zip(gold, texts, strict=True)]
    out = np.zeros(len(pool.rows))
    for i, (slot, passage) in enumerate(zip(pool.slot, pool.passage, strict=True)):
        own = Counter(words(found.passages[passage].text))
        size = sum(own.values())
        if size:
            out[i] = 2 * (own & gold[slot]).total() / (size + length[slot])
    return np.minimum(out, CAP)


def moments(x: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Mean and spread of each column of `x`, by weight."""
    middle = np.average(x, axis=0, weights=weight)
    return middle, np.sqrt(np.average((x - middle) ** 2, axis=0, weights=weight)) + 1e-6


def scorer(names: Sequence[str], weights: Floats, bias: float) -> Scorer:
    """A linear scorer with its numbers rounded."""
    rounded = {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}
    return Scorer(bias=round(float(bias), DIGITS), weights=rounded)
