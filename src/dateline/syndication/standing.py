"""Standing text: what is printed again and again, and so tells no copy.

"The dam broke on 4 May, killing 11", "We welcome comments that advance the story", the newsroom's box on how a dam
works: a run of words that stands in several articles over more days than a copy runs is background or furniture. It is
taken out of the reporter's own words. Articles without a date give no sign of it.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .links import MAX_DAYS
from .sheets import Hashes, Sheet

LEAST_ARTICLES = 3
"""With two, the second may be the reprint of an old report."""


def without_standing(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with their own runs less those that stand in `LEAST_ARTICLES` over more than `MAX_DAYS` days."""
    standing = _standing(sheets)
    if not len(standing):
        return list(sheets)
    return [replace(one, own=one.own[~np.isin(one.own, standing, assume_unique=True)]) for one in sheets]


def _standing(sheets: Sequence[Sheet]) -> Hashes:
    dated = [one for one in sheets if one.day is not None]
    runs = np.concatenate([np.zeros(0, np.uint64), *(one.own for one in dated)])
    if not len(runs):
        return runs
    days = np.repeat(np.array([one.day for one in dated], np.int64), [len(one.own) for one in dated])
    order = np.lexsort((days, runs))
    runs, days = runs[order], days[order]
    starts = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1])))
    ends = np.append(starts[1:], len(runs)) - 1
    standing: Hashes = runs[starts[(ends - starts + 1 >= LEAST_ARTICLES) & (days[ends] - days[starts] > MAX_DAYS)]]
    return standing
