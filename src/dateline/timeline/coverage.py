"""What the words of a day are worth: the chance that an editor uses each in the text of the day.

A word that many of the day's reports use is likelier to be in the editor's; one that is common in the whole story
is so too, but less. A sentence is worth the chances of its words that are not yet shown on the day, less what its
length costs: coverage with learnt weights (after Lin & Bilmes 2011; Yih et al. 2007).
"""

import numpy as np

from .evidence import Evidence
from .model import Scorer
from .text import Floats, Ints, Matrix

# Kept away from log(0): a word of the pool stands in a share of at least about these of its day and its story.
_LEAST_DAY, _LEAST_STORY = 0.01, 0.001


def features(evidence: Evidence, matrix: Matrix, rows: Ints, slot: Ints, days: int) -> tuple[list[str], Ints, Floats]:
    """Names, the keys (slot * terms + term, ascending) of the words of each day, and a matrix (keys, features).

    `matrix` holds the passages of the `rows` of the evidence, and `slot` tells the day of each.
    """
    reports = len(evidence.published)
    report = evidence.report[rows]
    uses = _distinct((slot[matrix.row] * matrix.terms + matrix.term) * reports + report[matrix.row]) // reports
    first = np.flatnonzero(np.diff(uses, prepend=-1))
    keys, users = uses[first], np.diff(first, append=len(uses))
    size = np.bincount(_distinct(slot * reports + report) // reports, minlength=days)[keys // matrix.terms]
    story = np.bincount(evidence.matrix.term, minlength=matrix.terms)[keys % matrix.terms] / evidence.matrix.rows
    columns = {
        "day": np.log(users / size + _LEAST_DAY),
        "story": np.log(story + _LEAST_STORY),
        "crowd": np.log1p(size.astype(float)),
    }
    return list(columns), keys, np.column_stack(list(columns.values()))


def chances(evidence: Evidence, matrix: Matrix, rows: Ints, slot: Ints, days: int, scorer: Scorer) -> Floats:
    """The chance of each word of each day, 0 to 1, as one flat array over `slot * terms + term`; 0 for all others."""
    names, keys, x = features(evidence, matrix, rows, slot, days)
    chance = np.zeros(days * matrix.terms)
    chance[keys] = 1 / (1 + np.exp(-scorer.apply(names, x)))
    return chance


def _distinct(keys: Ints) -> Ints:
    """The distinct values, ascending; np.unique without counts hashes, which takes thrice as long here."""
    ordered = np.sort(keys)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=-1))]
