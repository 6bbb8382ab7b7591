"""Which sentences a day shows: features of each, and a choice that covers the day without repeating.

Each passage tied to a chosen day gets a worth from cheap features (near the day's middle, early in its article, stands
alone); to it is added what its words cover that is not yet shown (`coverage.py`). Lines are then taken greedily, each
paying for its likeness to every line already taken, on any day (maximal marginal relevance, Carbonell & Goldstein
1998).
"""

import re
from dataclasses import dataclass

import numpy as np

from ..records import Level
from . import belonging, coverage
from .evidence import CUES, LEAD, NAMED, PUBLISHED, SECTION, UNDATED, Evidence
from .model import Model, Scorer
from .text import Floats, Ints, Matrix, count_words

# The gold timelines of Timeline17 have 21 words a sentence on average; peers 34, which costs precision.
IDEAL_WORDS = 21
# Fewer words seldom tell what happened, and more are unreadable on a card; both stay allowed where nothing else is.
_MIN_WORDS, _MAX_WORDS = 6, 45
# What a line costs that may not belong to its day, where the reader sets no number: it comes after all that do.
UNSURE_COST = 10.0
# Of so many times those read, it is asked whether they belong.
_ASKED = 3
# Only so many passages a day are read, those worth most by their words: keeps a day of 2,000 reports cheap.
_READ = 40
# What a word that an editor surely uses is worth, in units of a line's worth (foretold overlap with an editor's words,
# 0 to 1; good lines reach about 0.2). Flat on Timeline17 between 1/25 and 1/10.
COVER_WORTH = 1 / 15
# What each word that has to be read costs, in sure words: the gold has .1 to .2 of the words of a good line. AR1 with
# gold days and chronologies .259 at .1, .263 at .15, .262 at .2; cheaper, and lines are longer than the gold's.
WORD_COST = 0.15
# What likeness (cosine) to a line that is shown on any day costs, in the same units. Flat between 0 and 0.15.
REPEAT_COST = 0.05
# What a beginning that leans on the sentence before it costs ("He added ..."): word overlap can't see that it
# reads badly.
DANGLING_COST = 0.06
# What stands against a line's belonging to its day: it was written before the day or looks ahead to it; it is deep in
# an article whose only date heading is likely the page's own; it does not name the day, but was only published on it;
# and then it names a month or a year, so that it may be background.
AHEAD_COST, PAGE_DATE_COST, UNNAMED_COST, BACKGROUND_COST = 0.2, 0.1, 0.03, 0.06
# What a fragment costs, a few words that a splitter left over ("BARATARIA BAY, La.").
FRAGMENT_COST, _FRAGMENT = 0.1, 5
# What traces of the page cost: a by-line glued to the sentence, the bars of a menu or of a comment.
PAGE_COST = 0.1
# Two lines this alike say the same thing; the second is never taken. By eye; AR1 is the same at .5 and .6, and .003
# lower without it.
_SAME = 0.5
# Words for each content word, in news.
_CONTENT = 2
# Puts headlines behind every sentence.
_LAST = 1e3
# Lines a day at most, where the reader sets no number, in the short, the normal and the full timeline ...
MOST: dict[Level, int] = {"short": 1, "normal": 3, "full": 5}
MOST_LINES = MOST["full"]
# ... and a further line must be worth this share of the day's first, after paying for repetition. On Timeline17 this
# gives 1.8 lines a day (editors 2.3) and the highest AR1 of 0.2 to 0.8: lines and worth fall off together.
LINE_SHARE = 0.3
# ... and so much in any case: half of the second lines are worth less. By eye these are background or scraps; AR1 of
# timelines without a number is .189 with or without it, and falls from .08 on.
LEAST_WORTH = 0.06

_OPENS_DANGLING = re.compile(
    r"\W*(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|or|so|however|meanwhile|also|instead|"
    r"such|then|there|here|another|both|earlier|later|still|yet|we|i|you|our|my)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|'ll|is to|are to|(?:expect|plan|hope)(?:s|ed|ing)? to|due to|set to|scheduled|to be)\b")
_PAGE = re.compile(r"^By [A-Z][\w.]+ [A-Z]|^Live (?:coverage|updates?)\b|\|")
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
        "entry": evidence.entry[rows].astype(float),
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


def choose(evidence: Evidence, days: Ints, weight: Floats, numbers: Model, lines: int | None) -> list[list[int]]:
    """Passages for each of `days`.

    `weight` orders the days: the strongest choose first. `lines` is how many a day gets, or None for one to
    five by how much there is to say, those first that surely belong to the day; the best comes first.
    """
    if not len(days):
        return []
    whole = pool(evidence, days)
    chance = coverage.chances(evidence, whole.matrix, whole.rows, whole.slot, len(days), numbers.term)
    matrix = whole.matrix
    cover = np.bincount(matrix.row, _of_entries(chance, whole) - _CONTENT * WORD_COST, minlength=matrix.rows)
    # A headline heads a card; it is a line only where a day has nothing else.
    value = cover - _LAST * (evidence.place[whole.rows] < 0)
    if lines is None:
        asked = _best_of_each(whole.slot, value, _ASKED * _READ)
        whole, value = whole.take(asked), value[asked]
    unsure = np.zeros(len(whole.rows))
    if lines is None:
        unsure[~belonging.sure(evidence, whole.rows)] = UNSURE_COST
    if unsure.any() and not unsure.all():  # a sentence of several days is no line for one that it only touches
        named = np.unique(np.column_stack((evidence.passage, evidence.words[:, 0])), axis=0)[:, 0]
        several = np.bincount(named, minlength=len(evidence.passages))[whole.passage] > 1
        kept = np.flatnonzero(~(several & (unsure > 0)))
        whole, value, unsure = whole.take(kept), value[kept], unsure[kept]
    read = _best_of_each(whole.slot, value - unsure, _READ)
    whole, unsure = whole.take(read), unsure[read]
    worth = _worth(evidence, whole, numbers.line) - _LAST * (evidence.place[whole.rows] < 0) - unsure
    chooser = _Chooser(whole, _of_entries(chance, whole), worth, -np.inf if lines else -UNSURE_COST / 2)
    taken: list[list[int]] = [[] for _ in days]
    for day in np.lexsort((days, -weight)):
        taken[day] = chooser.choose(int(day), lines or MOST_LINES, share=None if lines else LINE_SHARE)
    return taken


def level_of(place: int) -> Level:
    """The shortest length of timeline that shows a day's line of this place (0 the best) among its chosen ones."""
    return next(level for level, most in MOST.items() if place < most)


def _of_entries(chance: Floats, pool: Pool) -> Floats:
    """The chance of each entry of the pool's matrix."""
    of: Floats = chance[pool.slot[pool.matrix.row] * pool.matrix.terms + pool.matrix.term]
    return of


def _worth(evidence: Evidence, candidates: Pool, scorer: Scorer) -> Floats:
    """The worth of each row by itself, before what its words cover."""
    names, x = features(evidence, candidates)
    texts = [evidence.passages[i].text for i in candidates.passage]
    words = count_words(texts)
    cost = COVER_WORTH * WORD_COST * words + FRAGMENT_COST * (words < _FRAGMENT)
    cost += _doubts(evidence, candidates.rows, texts)
    cost += DANGLING_COST * x[:, names.index("dangling")] + PAGE_COST * _matches(_PAGE, texts)
    return scorer.apply(names, x) - cost


def _doubts(evidence: Evidence, rows: Ints, texts: list[str]) -> Floats:
    """What it costs each row that it may not tell what happened on its day."""
    kind, lag = evidence.kind[rows], evidence.lag[rows]
    dated = lag != UNDATED
    open_ended = (kind == NAMED) & ((lag == 0) | (evidence.cue[rows] == CUES["until"]))
    ahead = dated & (lag < 0) | open_ended & (_matches(_AHEAD, texts) > 0)
    page = (kind == SECTION) & (evidence.place[rows] >= LEAD) & (_sections(evidence)[evidence.report[rows]] == 1)
    unnamed = kind == PUBLISHED
    background = unnamed & np.isin(evidence.passage[rows], [passage for _, _, passage in evidence.coarse])
    against = AHEAD_COST * ahead + PAGE_DATE_COST * page + UNNAMED_COST * unnamed + BACKGROUND_COST * background
    return np.asarray(against, dtype=np.float64)


def _sections(evidence: Evidence) -> Ints:
    """How many days each report has headings for."""
    under = evidence.kind == SECTION
    reports = len(evidence.published)
    return np.bincount(np.unique(evidence.day[under] * reports + evidence.report[under]) % reports, minlength=reports)


class _Chooser:
    """Takes lines day by day, greedily; remembers what is shown."""

    def __init__(self, candidates: Pool, chance: Floats, worth: Floats, least: float) -> None:
        self.pool, self.chance, self.worth = candidates, chance, worth
        # What another day's line must be worth to stand on a day that has nothing else.
        self.least = least
        self.shown: set[int] = set()
        # The entries of the lines taken, on any day, and where those of each begin.
        self.term, self.weight = np.zeros(0, dtype=np.int64), np.zeros(0)
        self.starts: list[int] = []
        self.covered = np.zeros(candidates.matrix.terms, dtype=bool)

    def choose(self, day: int, most: int, share: float | None) -> list[int]:
        """Passages for one day, the best first. With a `share`, a further line must be worth that much of the first."""
        lo, hi = np.searchsorted(self.pool.slot, [day, day + 1])
        matrix = self.pool.matrix
        first, last = np.searchsorted(matrix.row, [lo, hi])
        row, term, chance = matrix.row[first:last] - lo, matrix.term[first:last], self.chance[first:last].copy()
        taken: list[int] = []
        best = 0.0
        while len(taken) < most:
            gain = np.bincount(row, chance, minlength=hi - lo)
            value = self.worth[lo:hi] + COVER_WORTH * gain
            pick, worth = self._fresh(int(lo), value, forced=not taken)
            least = -_LAST / 2 if share is None else max(share * best, LEAST_WORTH)
            if pick < 0 or (taken and worth < least):
                break
            best = best or worth
            taken.append(int(self.pool.passage[lo + pick]))
            mine = row == pick
            self.covered[term[mine]] = True
            chance[self.covered[term]] = 0.0
            self.covered[term[mine]] = False
            self._show(int(lo) + pick)
        return taken

    def _fresh(self, lo: int, value: Floats, forced: bool) -> tuple[int, float]:
        """The row of the day worth most after paying for its likeness to what is shown, or -1.

        Likeness only lowers a value, so rows are looked at from the highest down until none can be better (lazy
        greedy, Minoux 1978).
        """
        pick, highest = -1, -np.inf
        order = np.argsort(-value, kind="stable")
        for i in order:
            if value[i] <= highest:
                break
            if int(self.pool.passage[lo + i]) in self.shown:
                continue
            likeness = self._likeness(lo + int(i))
            if likeness < _SAME and value[i] - REPEAT_COST * likeness > highest:
                pick, highest = int(i), float(value[i] - REPEAT_COST * likeness)
        if pick < 0 and forced:
            kept = [i for i in order if value[i] >= self.least or int(self.pool.passage[lo + i]) not in self.shown]
            return (int(kept[0]), float(value[kept[0]])) if kept else (-1, -np.inf)
        return pick, highest

    def _likeness(self, row: int) -> float:
        """The highest cosine of a row to a line that is shown."""
        if not self.starts:
            return 0.0
        each = np.add.reduceat(self.pool.matrix.dense(row)[self.term] * self.weight, self.starts)
        return float(each.max())

    def _show(self, row: int) -> None:
        matrix = self.pool.matrix
        lo, hi = np.searchsorted(matrix.row, [row, row + 1])
        self.shown.add(int(self.pool.passage[row]))
        if hi > lo:  # a line of stop words is like no other
            self.starts.append(len(self.term))
            self.term = np.concatenate((self.term, matrix.term[lo:hi]))
            self.weight = np.concatenate((self.weight, matrix.weight[lo:hi]))


def _best_of_each(slot: Ints, worth: Floats, most: int) -> Ints:
    """Indices of the `most` worthiest rows of each slot, in order of slot."""
    order = np.lexsort((-worth, slot))
    sizes = np.bincount(slot)
    place = np.arange(len(order)) - np.repeat(np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)
    kept: Ints = order[place < most]
    return kept
