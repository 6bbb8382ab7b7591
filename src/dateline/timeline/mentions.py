"""How much one mention of a day says that the day mattered: features of a sentence that names a day.

"On Tuesday the rig sank" and "the hearing was put off until Tuesday" both name a day; the lag, the
word before the date, the company it keeps and the nearness to the story's middle tell them apart.
"""

import numpy as np

from .evidence import POSSESSIVE, PUBLISHED, SECTION, UNDATED, Evidence
from .model import Scorer
from .text import Floats, Ints

# Lags in days at which the look-back changes character: the same day, the next, the week, the month, the year.
_LAGS = (0, 1, 2, 3, 8, 31, 366)


def rows(evidence: Evidence) -> Ints:
    """The rows of the evidence that are mentions, not mere publication."""
    return np.flatnonzero(evidence.kind != PUBLISHED)


def features(evidence: Evidence) -> tuple[list[str], Floats]:
    """Names, and a matrix (mentions, features) of 0 to about 1, for `rows(evidence)`."""
    at = rows(evidence)
    lag, passage, report = evidence.lag[at], evidence.passage[at], evidence.report[at]
    dated = lag != UNDATED
    step = np.where(dated, np.searchsorted(_LAGS, lag, side="right"), -1)
    size = len(evidence.published)
    section = evidence.kind[at] == SECTION
    columns: dict[str, Floats] = {f"lag_{i}": (step == i).astype(float) for i in range(len(_LAGS) + 1)}
    columns |= {f"cue_{i}": (evidence.cue[at] == i).astype(float) for i in range(1, POSSESSIVE + 1)}
    length = np.array([p.end - p.start for p in evidence.passages], dtype=float)[passage]
    ties = np.bincount(evidence.passage, minlength=len(evidence.passages))[passage]
    columns |= {
        "section": section.astype(float),
        "chronology": evidence.entry[at].astype(float),
        "vague": evidence.vague[at].astype(float),
        "spelt": evidence.spelt[at].astype(float),
        "company": np.log2(ties),
        "days_in_report": np.log1p(_days_per_report(report, evidence.day[at], size)[report]) / 4,
        "topical": evidence.topicality[passage],
        "length": np.log1p(length) / 6,
    }
    return list(columns), np.column_stack(list(columns.values()))


def _days_per_report(report: Ints, day: Ints, size: int) -> Floats:
    """Distinct days that each report ties itself to."""
    width = int(day.max(initial=0)) + 1
    return np.bincount(np.unique(report * width + day) // width, minlength=size).astype(float)


def weigh(evidence: Evidence, scorer: Scorer) -> Floats:
    """The weight of each row of `rows(evidence)`, 0 to 1; the story's median mention weighs a half."""
    score = scorer.apply(*features(evidence))
    middle = float(np.median(score)) if len(score) else 0.0
    weight: Floats = 1 / (1 + np.exp(middle - score))
    return weight
