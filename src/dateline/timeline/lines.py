"""Which sentences a day shows: features of each, and a choice that covers the day without repeating.

Each passage tied to a chosen day gets a worth from cheap features (near the day's middle, short,
early in its article, stands alone); lines are then taken greedily, each paying for its likeness to
every line already taken, on any day (maximal marginal relevance, Carbonell & Goldstein 1998).
"""

import re
from dataclasses import dataclass

import numpy as np

from .evidence import NAMED, PUBLISHED, SECTION, UNDATED, Evidence
from .model import Scorer
from .text import Floats, Ints, Matrix, count_words

# The gold timelines of Timeline17 have 21 words a sentence on average; peers 34, which costs precision.
IDEAL_WORDS = 21
# Fewer words seldom tell what happened, and more are unreadable on a card; both stay allowed where nothing else is.
_MIN_WORDS, _MAX_WORDS = 6, 45
# Only so many passages a day are compared with each other, the best by worth: keeps a day of 2,000 reports cheap.
_POOL = 40
# Only so many passages a day are read for their features, those nearest to the middle of the day.
_READ = 160
# What likeness (cosine) to a taken line costs, in units of worth (foretold overlap with an editor's words, 0 to 1;
# good lines reach about 0.2). AR1 on Timeline17 is .1495 at 0.05, .145 at 0.15, .1475 at 0.3: noise, so the mildest.
REPEAT_COST = 0.05
# What a beginning that leans on the sentence before it costs ("He added ..."): word overlap can't see that it
# reads badly.
DANGLING_COST = 0.03
# What traces of the page cost: a by-line glued to the sentence, the bars of a menu or of a comment.
PAGE_COST = 0.1
# Two lines this alike say the same thing; the second is never taken.
_SAME = 0.6
# The cost of a passage that is already shown, above any likeness.
_TAKEN = 10.0
# One to three lines a day where the reader sets no number (the product's card) ...
MOST_LINES = 3
# ... and a further line must be worth this share of the day's first, after paying for repetition.
LINE_SHARE = 0.4

_OPENS_DANGLING = re.compile(
    r"\W*(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|or|so|however|meanwhile|also|instead|"
    r"such|then|there|here|another|both|earlier|later|still|yet|we|i|you|our|my)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(r"^By [A-Z][\w.]+ [A-Z]|\|")
_SPEECH = re.compile(r"\b(?:said|says|told|added|according|asked|called|tweeted|wrote)\b")
_HEDGE = re.compile(r"\b(?:may|might|could|would|should|if|expected|likely|possible|possibly|perhaps|hopes?|plans?)\b")
_PERSONAL = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b")
_QUOTE = re.compile(r"[\"“”]|``|''")
_NAME = re.compile(r"\b[A-Z][a-z]+")
_DIGIT = re.compile(r"\d")
_STOPS = (".", "!", "?", '"', "”", "''", ")")


@dataclass(frozen=True, slots=True)
class Pool:
    """Rows of the evidence that may be shown for the chosen days. `slot` is the number of the day; `near` the
    cosine to the middle of that day, `rank` its rank in the day (0 to 1), `crowd` the log size of the day."""

    rows: Ints
    slot: Ints
    passage: Ints
    near: Floats
    rank: Floats
    crowd: Floats
    matrix: Matrix

    def take(self, at: Ints) -> "Pool":
        """Only these, in this order."""
        rows, slot, passage = self.rows[at], self.slot[at], self.passage[at]
        return Pool(rows, slot, passage, self.near[at], self.rank[at], self.crowd[at], self.matrix.take(at))


def pool(evidence: Evidence, days: Ints) -> Pool:
    """Everything tied to `days` (sorted)."""
    slot = np.searchsorted(days, evidence.day)
    rows = np.flatnonzero((slot < len(days)) & (days[np.minimum(slot, len(days) - 1)] == evidence.day))
    slot = slot[rows]
    passage = evidence.passage[rows]
    matrix = evidence.matrix.take(passage)
    weight = np.where(evidence.kind[rows] == PUBLISHED, 0.5, 1.0)
    key = slot[matrix.row] * matrix.terms + matrix.term
    middle = np.bincount(key, matrix.weight * weight[matrix.row], minlength=len(days) * matrix.terms)
    length = np.sqrt((middle.reshape(len(days), -1) ** 2).sum(axis=1))
    near = np.bincount(matrix.row, matrix.weight * middle[key], minlength=len(rows))
    near = near / np.maximum(length[slot], 1e-9)
    crowd = np.log1p(np.bincount(slot, minlength=len(days))[slot].astype(float))
    return Pool(rows, slot, passage, near, _rank_within(slot, near), crowd, matrix)


def _matches(pattern: re.Pattern[str], texts: list[str]) -> Floats:
    return np.array([bool(pattern.search(text)) for text in texts], dtype=float)


def features(evidence: Evidence, candidates: Pool) -> tuple[list[str], Floats]:
    """Names, and a matrix (rows of the pool, features)."""
    rows, passage = candidates.rows, candidates.passage
    texts = [evidence.passages[i].text for i in passage]
    words = count_words(texts)
    lag, kind, place = evidence.lag[rows], evidence.kind[rows], evidence.place[rows]
    ties = np.bincount(evidence.passage, minlength=len(evidence.passages))[passage]
    dated = lag != UNDATED
    columns = {
        "near": candidates.near,
        "near_rank": candidates.rank,
        "topical": evidence.topicality[passage],
        "named": (kind == NAMED).astype(float),
        "section": (kind == SECTION).astype(float),
        "vague": evidence.vague[rows].astype(float),
        "spelt": evidence.spelt[rows].astype(float),
        "ties": np.log1p(ties - 1.0),
        "same": (dated & (lag == 0)).astype(float),
        "next": (dated & (lag == 1)).astype(float),
        "week": (dated & (lag >= 2) & (lag <= 7)).astype(float),
        "later": (dated & (lag > 7)).astype(float),
        "future": (dated & (lag < 0)).astype(float),
        "headline": (place < 0).astype(float),
        "first": (place == 0).astype(float),
        "early": 1.0 / (1.0 + np.maximum(place, 0)),
        "short": np.clip((IDEAL_WORDS - words) / IDEAL_WORDS, 0, 1),
        "long": np.clip((words - IDEAL_WORDS) / IDEAL_WORDS, 0, 2),
        "tiny": (words < _MIN_WORDS).astype(float),
        "huge": (words > _MAX_WORDS).astype(float),
        "crowd": candidates.crowd,
        "dangling": np.array([bool(_OPENS_DANGLING.match(text)) for text in texts], dtype=float),
        "speech": _matches(_SPEECH, texts),
        "hedge": _matches(_HEDGE, texts),
        "personal": _matches(_PERSONAL, texts),
        "quote": _matches(_QUOTE, texts),
        "question": np.array(["?" in text for text in texts], dtype=float),
        "names": np.array([len(_NAME.findall(text)) for text in texts]) / np.maximum(words, 1),
        "digits": _matches(_DIGIT, texts),
        "unfinished": np.array([not text.rstrip().endswith(_STOPS) for text in texts], dtype=float),
    }
    return list(columns), np.column_stack(list(columns.values()))


def _rank_within(slot: Ints, values: Floats) -> Floats:
    """Rank of each value among those of its slot, 0 (lowest) to 1 (highest)."""
    order = np.lexsort((values, slot))
    sizes = np.bincount(slot, minlength=int(slot.max(initial=-1)) + 1)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])) if len(sizes) else sizes
    rank = np.empty(len(values))
    rank[order] = np.arange(len(values)) - starts[slot[order]]
    return rank / np.maximum(sizes[slot] - 1, 1)


def choose(evidence: Evidence, days: Ints, weight: Floats, scorer: Scorer, lines: int | None) -> list[list[int]]:
    """Passages for each of `days`.

    `weight` orders the days: the strongest choose first. `lines` is how many a day gets, or None for one to
    three by how much there is to say; the best comes first.
    """
    if not len(days):
        return []
    whole = pool(evidence, days)
    whole = whole.take(_best_of_each(whole.slot, whole.near, _READ))
    names, x = features(evidence, whole)
    page = _matches(_PAGE, [evidence.passages[i].text for i in whole.passage])
    worth = scorer.apply(names, x) - DANGLING_COST * x[:, names.index("dangling")] - PAGE_COST * page
    # A headline heads a card; it is a line only where a day has nothing else.
    best = _best_of_each(whole.slot, worth - 1e3 * x[:, names.index("headline")], _POOL)
    slot, passage, worth = whole.slot[best], whole.passage[best], worth[best]
    headline = x[best, names.index("headline")] > 0
    matrix = whole.matrix.take(best)
    cost = np.zeros(len(best))
    taken: list[list[int]] = [[] for _ in days]
    for day in np.lexsort((days, -weight)):
        mine = np.flatnonzero(slot == day)
        mine = mine[~headline[mine]] if not headline[mine].all() else mine
        first = 0.0
        for _ in range(lines or MOST_LINES):
            value = worth[mine] - REPEAT_COST * cost[mine]
            fresh = np.where(cost[mine] < _SAME, value, -np.inf)
            pick = int(np.argmax(fresh if np.isfinite(fresh).any() else value))
            if taken[day] and (fresh[pick] == -np.inf or (lines is None and fresh[pick] < LINE_SHARE * first)):
                break
            first = first or float(fresh[pick])
            taken[day].append(int(passage[mine[pick]]))
            cost = np.maximum(cost, matrix.dot(matrix.dense(int(mine[pick]))))
            cost[passage == passage[mine[pick]]] = _TAKEN
    return taken


def _best_of_each(slot: Ints, worth: Floats, most: int) -> Ints:
    """Indices of the `most` worthiest rows of each slot, in order of slot."""
    order = np.lexsort((-worth, slot))
    sizes = np.bincount(slot)
    place = np.arange(len(order)) - np.repeat(np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    kept: Ints = order[place < most]
    return kept
