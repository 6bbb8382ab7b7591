"""The well-known baseline: the days that most reports name, each with the sentences nearest to its middle.

Counting mentions is what every published ranking of days starts from (Tran et al. 2013), the sentence nearest to
the centroid what every summary does (Radev et al. 2004). Learns nothing; a yardstick and a peer in benchmarks.
"""

from collections.abc import Sequence
from math import isqrt

import numpy as np

from ..records import Event, Origin, Report
from . import events
from .evidence import PUBLISHED, Evidence, gather
from .text import Ints


def count_mentions(
    reports: Sequence[Report],
    *,
    dates: int | None,
    lines: int,
    period: tuple[int, int],
    origins: Sequence[Origin],
) -> tuple[Event, ...]:
    """The timeline of reports in reading order; with `dates` None, as many days as the root of their number.

    A day named by one report only stands if there are not enough others; of two named by as many, the earlier goes
    first. Days that no report names, but some are published on, are not counted.
    """
    evidence = gather(reports)
    days, count = _named(evidence, period)
    wanted = dates or isqrt(len(reports))
    best = np.sort(np.lexsort((days, -count))[:wanted])
    picked, score = days[best], count[best] / max(len(reports), 1)
    found = [_nearest(evidence, int(day), lines) for day in picked]
    made = events.events(reports, evidence, picked, score, found, origins, ["short"] * len(best), graded=False)
    return tuple(made)


def _named(evidence: Evidence, period: tuple[int, int]) -> tuple[Ints, Ints]:
    """The days of the period, ascending, and how many reports name each."""
    named = (evidence.kind != PUBLISHED) & (evidence.day >= period[0]) & (evidence.day <= period[1])
    pairs = np.unique(np.column_stack([evidence.day[named], evidence.report[named]]), axis=0)
    days, count = np.unique(pairs[:, 0], return_counts=True)
    return days, count.astype(np.int64)


def _nearest(evidence: Evidence, day: int, lines: int) -> list[int]:
    """The passages of a day nearest to the sum of them all, none twice in the same words; headlines last."""
    passages = np.unique(evidence.passage[(evidence.day == day) & (evidence.kind != PUBLISHED)])
    matrix = evidence.matrix.take(passages)
    near = matrix.dot(matrix.total())
    headline = np.array([evidence.passages[i].place < 0 for i in passages])
    taken: dict[str, int] = {}
    for i in passages[np.lexsort((passages, -near, headline))]:
        taken.setdefault(" ".join(evidence.passages[i].text.split()), int(i))
    return list(taken.values())[:lines]
