"""Which days mattered: features of every day that the reports name or were published on.

A day that later articles keep naming mattered more than one that was only reported at the time, so
mentions are counted by distinct article and by how much later they come (look-back). Counts are
turned into ranks within the story, so that a story of ten articles and one of a thousand look alike
to the model (after Tran et al. 2013 and Ghalandari & Ifrim 2020, with look-back, burst and cohesion added).
"""

from dataclasses import dataclass

import numpy as np

from .evidence import LEAD, NAMED, PUBLISHED, SECTION, UNDATED, Evidence
from .text import Floats, Ints

# Windows in days, for how a day stands out from its surroundings.
_WINDOWS = (1, 3, 7, 21)


@dataclass(frozen=True, slots=True)
class Days:
    """Candidate days in order, with raw counts by name; each array has one value a day. `articles`: in the story."""

    day: Ints
    counts: dict[str, Floats]
    articles: int


def _distinct(day: Ints, other: Ints, where: np.ndarray, n: int) -> Floats:
    """How many distinct values of `other` each day has among the rows `where`."""
    keys = np.unique(day[where] * (int(other.max(initial=0)) + 1) + other[where])
    return np.bincount(keys // (int(other.max(initial=0)) + 1), minlength=n).astype(float)


def count(evidence: Evidence) -> Days:
    """Raw counts for each candidate day."""
    days, day = np.unique(evidence.day, return_inverse=True)
    n = len(days)
    rows, lag, kind, place = evidence, evidence.lag, evidence.kind, evidence.place
    report = rows.report
    named = (kind != PUBLISHED) & (rows.vague == 0)
    dated = lag != UNDATED
    pub = np.where(dated, rows.published[report], 0)
    counts = {
        "named": _distinct(day, report, named, n),
        "vague": _distinct(day, report, rows.vague == 1, n),
        "spelt": _distinct(day, report, named & (rows.spelt == 1), n),
        "section": _distinct(day, report, kind == SECTION, n),
        "future": _distinct(day, report, named & dated & (lag < 0), n),
        "same": _distinct(day, report, named & dated & (lag == 0), n),
        "next": _distinct(day, report, named & dated & (lag == 1), n),
        "week": _distinct(day, report, named & dated & (lag >= 2) & (lag <= 7), n),
        "later": _distinct(day, report, named & dated & (lag > 7), n),
        "lead": _distinct(day, report, named & (place < 2), n),
        "leads": _distinct(day, report, named & (place < LEAD), n),
        "watched": _distinct(day, pub, named & dated & (lag > 0), n),
        "outlets": _distinct(day, rows.outlet[report], named, n),
        "published": _distinct(day, report, dated & (kind != SECTION) & (lag == 0) & (place < LEAD), n),
        "sentences": np.bincount(day, named, minlength=n).astype(float),
    }
    topical = evidence.topicality
    strong = named & (kind == NAMED)
    counts["topical"] = np.bincount(day, topical[rows.passage] * strong, minlength=n).astype(float)
    counts["cohesion"] = _cohesion(evidence, day, n)
    arrivals = rows.published[rows.published > 0]
    counts["after"] = np.array(_window(arrivals, days, 0, 1))
    return Days(days, counts, len(rows.published))


def _window(values: Ints, days: Ints, lo: int, hi: int) -> Floats:
    """How many of `values` lie in [day + lo, day + hi] for each day."""
    values = np.sort(values)
    return (np.searchsorted(values, days + hi, side="right") - np.searchsorted(values, days + lo)).astype(float)


def _cohesion(evidence: Evidence, day: Ints, n: int) -> Floats:
    """How much of one thing the passages that name a day say: the length of the sum of their vectors."""
    named = np.flatnonzero((evidence.kind != PUBLISHED) & (evidence.vague == 0))
    part = evidence.matrix.take(evidence.passage[named])
    width = max(part.terms, 1)
    keys, inverse = np.unique(day[named][part.row] * width + part.term, return_inverse=True)
    sums = np.bincount(inverse, part.weight, minlength=len(keys))
    return np.sqrt(np.bincount(keys // width, sums**2, minlength=n))


def _spread(days: Ints, values: Floats, width: int) -> Floats:
    """Sum of `values` over the days within `width` of each day."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    hi = np.searchsorted(days, days + width, side="right")
    return total[hi] - total[np.searchsorted(days, days - width)]


def _rank(values: Floats) -> Floats:
    """Rank within the story, 0 (lowest) to 1 (highest), ties averaged."""
    order = np.sort(values)
    middle = (np.searchsorted(order, values) + np.searchsorted(order, values, side="right") - 1) / 2
    return middle / max(len(values) - 1, 1)


def _relative(values: Floats) -> Floats:
    """log(1 + x) relative to the story's highest, 0 to 1."""
    return np.log1p(values) / max(float(np.log1p(values.max(initial=0.0))), 1e-9)


def features(days: Days) -> tuple[list[str], Floats]:
    """Names, and a matrix (days, features), each feature about 0 to 1."""
    columns: dict[str, Floats] = {}
    counts = days.counts
    look_back = counts["next"] + counts["week"] + counts["later"]
    for name, values in [*counts.items(), ("look_back", look_back)]:
        columns[f"{name}_relative"] = _relative(values)
        if name not in ("future", "section", "vague"):
            columns[f"{name}_rank"] = _rank(values)
    for name, values in (("named", counts["named"]), ("look_back", look_back), ("after", counts["after"])):
        for width in _WINDOWS:
            columns[f"{name}_burst_{width}"] = values / np.maximum(_spread(days.day, values, width), 1.0)
    columns["spelt_share"] = counts["spelt"] / np.maximum(counts["named"], 1)
    columns["lead_share"] = counts["leads"] / np.maximum(counts["named"], 1)
    columns["topical_mean"] = counts["topical"] / np.maximum(counts["sentences"], 1)
    columns["cohesion_mean"] = counts["cohesion"] / np.maximum(counts["sentences"], 1)
    return list(columns), np.column_stack(list(columns.values())) if columns else np.zeros((len(days.day), 0))
