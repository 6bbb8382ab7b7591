"""How many days, and which: the choice of a set of days from their scores."""

from datetime import date

import numpy as np

from ..errors import SettingError
from ..records import Level
from .days import Bools, Days
from .text import Floats, Ints

# A neighbour of a chosen day is likely the same event reported a day late or early: its score pays this
# (log-odds). Set on Timeline17: training/timeline.py.
NEIGHBOUR_COST = 0.5
# In a small story each day that is spelt out matters; up to this many articles the evidence is taken as it is.
SMALL_STORY = 8
# Days of the normal timeline of a larger story: this many times the number of articles to this power. Editors' lengths
# hang little on the number of articles: on the 24 timelines of the development sets (70 to 1,459 articles, 7 to 102
# days) this is within a factor of two of 21, median ratio .97; days likelier in than out hit 14.
_DAYS, _GROWTH = 3.0, 0.3
# Puts a day behind all others: scores are log-odds.
_BEHIND = 1e6
# The short timeline has this share of the days of the normal one (at least so many), the full one so many times more.
_SHORT_SHARE, _SHORT_LEAST, _FULL_TIMES = 1 / 3, 3, 2


def period(first: str | None, last: str | None) -> tuple[int, int]:
    """The period as ordinals; open ends are the ends of the calendar. Raises SettingError."""
    try:
        lo = date.fromisoformat(first).toordinal() if first else date.min.toordinal()
        hi = date.fromisoformat(last).toordinal() if last else date.max.toordinal()
    except ValueError as error:
        raise SettingError(f"a period needs days like 2017-08-16: {error}") from error
    if lo > hi:
        raise SettingError(f"the period ends ({last}) before it begins ({first})")
    return lo, hi


def choose(days: Days, score: Floats, number: int | None) -> Ints:
    """Indices of the chosen days, ascending: `number` of them, or all that a full timeline has."""
    allowed = np.ones(len(score), dtype=bool)
    if number is None:
        allowed = solid(days)
        number = _FULL_TIMES * fitting(days, allowed)
    value = np.where(allowed, score, -np.inf)
    chosen: list[int] = []
    while len(chosen) < number and np.isfinite(value).any():
        pick = int(np.argmax(value))
        chosen.append(pick)
        value[pick] = -np.inf
        value[np.abs(days.day - days.day[pick]) == 1] -= NEIGHBOUR_COST
    return np.array(sorted(chosen), dtype=np.int64)


def levels(days: Days, score: Floats, chosen: Ints, graded: bool, sure: Bools) -> list[Level]:
    """For each chosen day, the shortest length of timeline in which it stands; always "short" if not graded.

    A day none of whose lines surely belongs to it (`sure`, one each) stands in the full timeline only, unless all are
    such.
    """
    if not graded:
        return ["short"] * len(chosen)
    normal = fitting(days, solid(days))
    short = max(_SHORT_LEAST, round(_SHORT_SHARE * normal))
    behind = np.where(sure | ~sure.any(), 0.0, _BEHIND)
    rank = np.argsort(np.argsort(behind - score[chosen], kind="stable"), kind="stable") + np.where(
        behind > 0, normal, 0
    )
    return ["short" if r < short else "normal" if r < normal else "full" for r in rank]


def solid(days: Days) -> Bools:
    """Days that more than an approximate or an only announced mention speaks for."""
    c = days.counts
    past = c["named"] + c["published"] - c["future"]
    return (past > 0) | (c["section"] > 0) | (c["future"] > 1)


def fitting(days: Days, allowed: Bools) -> int:
    """How many days to show: all solid ones of a small story, else by the number of its articles."""
    n = int(allowed.sum())
    return n if days.articles <= SMALL_STORY else min(n, max(SMALL_STORY, round(_DAYS * days.articles**_GROWTH)))
