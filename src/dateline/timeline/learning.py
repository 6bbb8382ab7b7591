"""Numbers of the timeline learnt from editors' timelines, with numpy alone.

mentions   logistic regression: does a sentence that names a day name a day of the editor's?
days       the same for days, from the counts of mentions so weighed
lines      ridge regression: how much of the editor's words for its day has a sentence?

Editors differ in taste, so each timeline has an intercept of its own in the first two: only the order within a
timeline is learnt. What is not learnt here (`coverage`'s words, small trees) is kept or left out: the shipped numbers
are trained on more, with both (`training/timeline.py`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from ..errors import SettingError
from ..records import Report
from . import days, lines, mentions
from .evidence import Evidence, gather, ordinal
from .model import Model, Scorer
from .text import Floats, Ints, words

# Strength of the pull of weights towards 0 (in units of standardised features), flat around these on Timeline17: as in
# `training/timeline.py`, which says how they were found.
MENTION_RIDGE, DAY_RIDGE, LINE_RIDGE = 20.0, 300.0, 20.0
# Features of days that few stories have, too rare to be learnt from some dozen: the shipped weight stays. With it
# Timeline17's date F1 is .625, each topic left out; with a weight of its own .592.
KEPT = ("chronicled",)
# A sentence that shares more than this with the editor's words is a copy of them (a chronology of the same agency among
# the reports), which says little about other stories.
CAP = 0.4
# The pull of a timeline's own intercept towards 0: just enough that one without a single day of the gold has one.
_OWN_RIDGE = 0.05
# Each timeline weighs as much as this many rows, whatever its size.
ROWS = 300
# Newton steps; it settles in six or so. A step is never longer than this, and below the last it has settled.
_STEPS, _LONGEST, _SETTLED = 12, 2.0, 1e-3

Table = tuple[list[str], Floats, Floats]  # names of features, a row of them for each case, what is to be learnt


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An editor's timeline and what the reports say: `texts` are the editor's sentences by day (ordinals)."""

    evidence: Evidence
    texts: Mapping[int, Sequence[str]]

    @property
    def period(self) -> tuple[int, int]:
        """First and last day of the editor: of what lies outside, nothing is said."""
        return min(self.texts), max(self.texts)


def example(reports: Sequence[Report], gold: Mapping[str, Sequence[str]]) -> Example:
    """The reports (in reading order) and the editor's timeline, day -> sentences; months and years are passed over.

    Raises SettingError where it has no day at all.
    """
    texts = {day: tuple(said) for value, said in sorted(gold.items()) if (day := ordinal(value)) is not None}
    if not texts:
        raise SettingError("a timeline to learn from needs a day like 2017-08-16")
    return Example(evidence=gather(reports), texts=texts)


def learn(examples: Sequence[Example], start: Model) -> Model:
    """The model of these examples; `start` lends the numbers of which they say nothing (lines, without sentences).

    Raises SettingError where no report names any of the editors' days.
    """
    named = [table for one in examples if len((table := _mentions(one))[1])]
    if not any(y.any() for _, _, y in named):
        raise SettingError("nothing to learn: the reports name none of the timelines' days")
    mention = _logistic(named, MENTION_RIDGE)
    counted = [table for one in examples if len((table := _days(one, mention))[1])]
    told = [table for one in examples if any(one.texts.values()) and len((table := _lines(one))[1])]
    line = _ridge(told, LINE_RIDGE) if told else start.line
    day = _logistic(counted, DAY_RIDGE)
    kept = {name: weight for name, weight in start.day.weights.items() if name in KEPT}
    day = msgspec.structs.replace(day, weights=day.weights | kept)
    return msgspec.structs.replace(start, mention=mention, day=day, line=line)


def _mentions(one: Example) -> Table:
    """The mentions of the period; is the day named one of the editor's?"""
    names, x = mentions.features(one.evidence)
    day = one.evidence.day[mentions.rows(one.evidence)]
    within = (day >= one.period[0]) & (day <= one.period[1])
    return names, x[within], _in(day[within], one.texts)


def _days(one: Example, mention: Scorer) -> Table:
    """The days of the period; is it one of the editor's?"""
    counted = days.count(one.evidence, mentions.weigh(one.evidence, mention)).within(one.period)
    names, x = days.features(counted)
    learnt = [i for i, name in enumerate(names) if name not in KEPT]
    return [names[i] for i in learnt], x[:, learnt], _in(counted.day, one.texts)


def _lines(one: Example) -> Table:
    """The passages of the editor's days; how much of the words of the day has each?"""
    told = [day for day, said in one.texts.items() if said]
    gold = np.array(sorted(set(told) & set(one.evidence.day.tolist())), dtype=np.int64)
    if not len(gold):
        return [], np.zeros((0, 0)), np.zeros(0)
    pool = lines.pool(one.evidence, gold)
    names, x = lines.features(one.evidence, pool)
    return names, x, _overlaps(one.evidence, pool, [one.texts[int(day)] for day in gold])


def _in(day: Ints, texts: Iterable[int]) -> Floats:
    return np.isin(day, list(texts)).astype(float)


def _overlaps(evidence: Evidence, pool: lines.Pool, texts: Sequence[Sequence[str]]) -> Floats:
    """F of the shared content words of each passage and the editor's of its day, at the length of one sentence."""
    gold = [Counter(w for text in day for w in words(text)) for day in texts]
    length = [counter.total() / len(day) for counter, day in zip(gold, texts, strict=True)]
    out = np.zeros(len(pool.rows))
    for i, (slot, passage) in enumerate(zip(pool.slot, pool.passage, strict=True)):
        own = Counter(words(evidence.passages[passage].text))
        if size := own.total():
            out[i] = 2 * (own & gold[slot]).total() / (size + length[slot])
    return np.minimum(out, CAP)


def _logistic(tables: Sequence[Table], ridge: float) -> Scorer:
    """Logistic regression with an intercept for each table (Newton's method, the intercepts eliminated)."""
    xs, ys = [table[1] for table in tables], [table[2] for table in tables]
    group = np.repeat(np.arange(len(ys)), [len(y) for y in ys])
    starts = np.cumsum([0, *[len(y) for y in ys]])[:-1]
    y, w = np.concatenate(ys), _weights(ys)
    middle, spread = _moments(np.vstack(xs), w)
    x = (np.vstack(xs) - middle) / spread
    own, b = np.zeros(len(xs)), np.zeros(x.shape[1])
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


def _ridge(tables: Sequence[Table], ridge: float) -> Scorer:
    """Ridge regression, each table weighing the same."""
    ys = [table[2] for table in tables]
    x, y, w = np.vstack([table[1] for table in tables]), np.concatenate(ys), _weights(ys)
    middle, spread = _moments(x, w)
    z = (x - middle) / spread
    centre = float(np.average(y, weights=w))
    slope = np.linalg.solve(z.T @ (w[:, None] * z) + ridge * np.eye(z.shape[1]), z.T @ (w * (y - centre)))
    return _scorer(tables[0][0], slope / spread, centre - float(slope @ (middle / spread)))


def _weights(ys: Sequence[Floats]) -> Floats:
    return np.concatenate([np.full(len(y), ROWS / len(y)) for y in ys])


def _moments(x: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Mean and spread of each column, by weight."""
    middle = np.average(x, axis=0, weights=weight)
    return middle, np.sqrt(np.average((x - middle) ** 2, axis=0, weights=weight)) + 1e-6


def _scorer(names: Sequence[str], weights: Floats, bias: float) -> Scorer:
    return Scorer(bias=bias, weights={name: float(weight) for name, weight in zip(names, weights, strict=True)})
