"""Which days mattered: features of every day that the reports name or were published on.

A day that later articles keep naming mattered more than one that was only reported at the time, so
mentions are weighed, counted once an article, and set against their surroundings. Counts become ranks
or shares of the story's highest, so that a story of ten articles and one of a thousand look alike
(after Tran et al. 2013 and Ghalandari & Ifrim 2020, with weights, look-back, burst and cohesion added).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from . import mentions
from .evidence import LEAD, PUBLISHED, SECTION, UNDATED, Evidence
from .text import Floats, Ints

Bools = npt.NDArray[np.bool_]

# Windows in days (each side) within which a day must stand out.
_WINDOWS = (1, 3, 7, 21)
# Days after an event within which articles have the chance to name it; the last is the rest of the story.
_CHANCES = (7, 30, 36500)
# Articles a day at which a story counts as dense; a story of a few articles a month lies near 0.
_DENSE = 3.0
# A chronology whose entries lie this near to the story's middle (in units of the median passage) counts in full; at
# the lower figure it is of another story (a list of earthquakes, a hit parade) and counts nothing.
_OF_STORY, _OF_ANOTHER = 1.0, 0.5
# A chronology of so many days or more counts in full, a shorter one in proportion.
_WHOLE = 5
# The other reports name a chronology's days about as often as those it passes over (at least this share), or it is of
# another story, with which this one only shares a name or a war.
_BORNE_OUT = 0.9
# What a day's news is about is read off so many first sentences of each article.
_OPENING = 3
# What a day's chronologies weigh less by, so that one alone says less than several that agree.
_DOUBT = 0.5


@dataclass(frozen=True, slots=True)
class Days:
    """Candidate days in order, and counts by name, one value a day. `published` holds each dated report's day,
    ascending; `articles` is how many reports the story has."""

    day: Ints
    counts: dict[str, Floats]
    published: Ints
    articles: int

    def within(self, period: tuple[int, int]) -> "Days":
        """Only the days of the period, both ends included."""
        keep = (self.day >= period[0]) & (self.day <= period[1])
        return Days(self.day[keep], {k: v[keep] for k, v in self.counts.items()}, self.published, self.articles)

    def arrivals(self, first: int, last: int) -> Floats:
        """Articles published from `first` to `last` days after each day."""
        return _between(self.published, self.day + first, self.day + last)


def count(evidence: Evidence, weight: Floats) -> Days:
    """Counts for each candidate day; `weight` is that of each mention (`mentions.weigh`)."""
    days, day = np.unique(evidence.day, return_inverse=True)
    n = len(days)
    lag, kind, report, place = evidence.lag, evidence.kind, evidence.report, evidence.place
    named = (kind != PUBLISHED) & (evidence.vague == 0)
    dated = named & (lag != UNDATED)
    distinct = {
        "named": named,
        "section": kind == SECTION,
        "spelt": named & (evidence.spelt == 1),
        "future": dated & (lag < 0),
        "next": dated & (lag == 1),
        "week": dated & (lag >= 2) & (lag <= 7),
        "later": dated & (lag > 7),
        "leads": named & (place < LEAD),
        "published": (kind == PUBLISHED) & (lag == 0) & (place < LEAD),
    }
    counts = {name: _distinct(day, report, where, n) for name, where in distinct.items()}
    at = mentions.rows(evidence)
    counts["weight"] = _highest_of_each(day[at], report[at], weight, n)
    counts["watched"] = _highest_of_each(day[at], evidence.published[report[at]], weight, n)
    counts["cohesion"] = _cohesion(evidence, day, named, n)
    counts["listed"], counts["passed"] = _chronicled(evidence, days, day)
    counts["focus"], counts["focus_next"] = _focus(evidence, days)
    return Days(days, counts, np.sort(evidence.published[evidence.published > 0]), len(evidence.published))


def _distinct(day: Ints, other: Ints, where: Bools, n: int) -> Floats:
    """How many distinct values of `other` each day has among the rows `where`."""
    width = int(other.max(initial=0)) + 1
    return np.bincount(np.unique(day[where] * width + other[where]) // width, minlength=n).astype(float)


def _highest_of_each(day: Ints, other: Ints, weight: Floats, n: int) -> Floats:
    """For each day, the sum over distinct values of `other` of the highest weight among its rows."""
    width = int(other.max(initial=0)) + 1
    keys, inverse = np.unique(day * width + other, return_inverse=True)
    highest = np.zeros(len(keys))
    np.maximum.at(highest, inverse, weight)
    return np.bincount(keys // width, highest, minlength=n).astype(float)


def _cohesion(evidence: Evidence, day: Ints, named: Bools, n: int) -> Floats:
    """How much of one thing the passages that name a day say: the length of the sum of their vectors."""
    at = np.flatnonzero(named)
    part = evidence.matrix.take(evidence.passage[at])
    width = max(part.terms, 1)
    keys, inverse = np.unique(day[at][part.row] * width + part.term, return_inverse=True)
    sums = np.bincount(inverse, part.weight, minlength=len(keys))
    return np.sqrt(np.bincount(keys // width, sums**2, minlength=n))


def _focus(evidence: Evidence, days: Ints) -> tuple[Floats, Floats]:
    """How much the articles published on each day, and on the day after, open with one thing: the mean cosine
    between their first sentences."""
    rows = np.flatnonzero((evidence.place < _OPENING) & (evidence.lag != UNDATED))
    passage, first = np.unique(evidence.passage[rows], return_index=True)
    on, slot = np.unique(evidence.published[evidence.report[rows[first]]], return_inverse=True)
    part = evidence.matrix.take(passage)
    width = max(part.terms, 1)
    keys, inverse = np.unique(slot[part.row] * width + part.term, return_inverse=True)
    sums = np.bincount(inverse, part.weight, minlength=len(keys))
    size = np.bincount(slot, minlength=len(on))
    alike = np.bincount(keys // width, sums**2, minlength=len(on)) - size
    by_day = dict(zip(on.tolist(), (alike / np.maximum(size * (size - 1), 1)).tolist(), strict=True))
    here, after = ([by_day.get(d, 0.0) for d in (days + late).tolist()] for late in (0, 1))
    return np.array(here), np.array(after)


def _chronicled(evidence: Evidence, days: Ints, day: Ints) -> tuple[Floats, Floats]:
    """How many chronologies list each day, and how many reach over it without a word; each by its nearness to the
    story and its length (0 to 1), and only if the other reports bear it out."""
    listed, passed = np.zeros(len(days)), np.zeros(len(days))
    entries = np.flatnonzero(evidence.entry)
    if not len(entries):
        return listed, passed
    topicality = evidence.topicality
    middle = max(float(np.median(topicality)), 1e-9)
    chronologies = np.unique(evidence.report[entries])
    others = (evidence.kind != PUBLISHED) & (evidence.vague == 0) & ~np.isin(evidence.report, chronologies)
    elsewhere = _distinct(day, evidence.report, others, len(days))
    for report in chronologies:
        own = entries[evidence.report[entries] == report]
        published = evidence.published[report]
        told = np.unique(day[own])
        told = told[days[told] < published] if published else told
        near = float(topicality[evidence.passage[own]].mean()) / middle
        weight = min(max((near - _OF_ANOTHER) / (_OF_STORY - _OF_ANOTHER), 0.0), 1.0)
        weight *= min(len(told) / _WHOLE, 1.0)
        if len(told) and _borne_out(elsewhere, told):
            listed[told] += weight
            passed[told[0] : told[-1] + 1] += weight
    return listed, passed - listed


def _borne_out(elsewhere: Floats, told: Ints) -> bool:
    """Whether other reports name the days `told` as often as those between (or, with none between, all the rest)."""
    silent = np.ones(len(elsewhere), dtype=bool)
    silent[told] = False
    between = silent.copy()
    between[: told[0]] = between[told[-1] + 1 :] = False
    against = elsewhere[between if between.any() else silent]
    return bool(elsewhere[told].mean() >= _BORNE_OUT * (against.mean() if len(against) else 0.0))


def features(days: Days) -> tuple[list[str], Floats]:
    """Names, and a matrix (days, features), each about 0 to 1."""
    counts = days.counts
    arrivals = days.arrivals(0, 1)
    columns = {
        "weight": _relative(counts["weight"]),
        "weight_rank": _rank(counts["weight"]),
        "watched": _relative(counts["watched"]),
        "arrivals": _relative(arrivals),
        "cohesion": _relative(counts["cohesion"]),
        "cohesion_mean": counts["cohesion"] / np.maximum(counts["named"], 1),
        "density": np.full(len(days.day), min(_density(days.published), _DENSE) / _DENSE),
        "focus": counts["focus"],
        "focus_next": counts["focus_next"],
        "chronicled": (counts["listed"] - counts["passed"]) / (counts["listed"] + counts["passed"] + _DOUBT),
    }
    for width in _WINDOWS:
        around = _between(days.day, days.day - width, days.day + width, counts["weight"])
        columns[f"weight_burst_{width}"] = counts["weight"] / np.maximum(around, 0.3)
        a_day = (days.arrivals(-width, width) + 1) / (2 * width + 1)
        columns[f"arrivals_burst_{width}"] = np.log1p(arrivals / np.maximum(2 * a_day, 0.5))
    for chance in _CHANCES:
        columns[f"chances_{chance}"] = np.log1p(days.arrivals(0, chance)) / max(np.log1p(len(days.published)), 1.0)
    for name in ("section", "leads", "later", "week", "next", "published", "future", "spelt"):
        columns[name] = _relative(counts[name])
    return list(columns), np.column_stack(list(columns.values()))


def _density(published: Ints) -> float:
    """Articles a day over the time in which the story was reported."""
    return len(published) / max(int(published[-1] - published[0]), 1) if len(published) else 0.0


def _between(at: Ints, first: Ints, last: Ints, values: Floats | None = None) -> Floats:
    """For each pair of ends, how many of the sorted `at` lie between them, or the sum of their values."""
    lo, hi = np.searchsorted(at, first), np.searchsorted(at, last, side="right")
    if values is None:
        return (hi - lo).astype(float)
    total = np.concatenate(([0.0], np.cumsum(values)))
    sums: Floats = total[hi] - total[lo]
    return sums


def _rank(values: Floats) -> Floats:
    """Rank within the story, 0 (lowest) to 1 (highest), ties averaged."""
    order = np.sort(values)
    middle = (np.searchsorted(order, values) + np.searchsorted(order, values, side="right") - 1) / 2
    return middle / max(len(values) - 1, 1)


def _relative(values: Floats) -> Floats:
    """log(1 + x) relative to the story's highest, 0 to 1."""
    return np.log1p(values) / max(float(np.log1p(values.max(initial=0.0))), 1e-9)
