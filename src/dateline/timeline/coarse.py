"""Months and years that stand by themselves: named often, with no shown day of theirs."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from ..citing import cite
from ..records import Event, Line, Origin, Precision, Report
from .evidence import Evidence
from .support import origin_of, support, when

# A month or year is shown on its own when this many articles and this share of them name it, and no shown day
# lies in it, and it is not older than the year before the first report. By eye on the development topics: rarer and
# older ones are background (a pandemic of 1918, a Resolution 1973).
_COARSE_ARTICLES = 3
_COARSE_SHARE = 0.05


def events(
    reports: Sequence[Report],
    evidence: Evidence,
    shown: Sequence[Event],
    within: tuple[int, int],
    origins: Sequence[Origin],
) -> list[Event]:
    """Events of less precision than a day, to stand among those shown. `within` is the period, as ordinals."""
    found = _named(evidence, [event.date for event in shown], within)
    return [_event(reports, evidence, *one, origins) for one in found]


def _named(evidence: Evidence, shown: Sequence[str], within: tuple[int, int]) -> list[tuple[str, Precision, list[int]]]:
    """Months and years strong enough to stand by themselves: value, precision, passages that name them."""
    named: dict[tuple[str, Precision], dict[int, int]] = defaultdict(dict)
    for value, precision, passage in evidence.coarse:
        named[value, precision].setdefault(evidence.passages[passage].report, passage)
    least = max(_COARSE_ARTICLES, _COARSE_SHARE * len(evidence.published))
    lo, hi = date.fromordinal(within[0]).isoformat(), date.fromordinal(within[1]).isoformat()
    reported = evidence.published[evidence.published > 0]
    oldest = date.fromordinal(max(int(reported.min(initial=date.max.toordinal())) - 365, 1)).isoformat()[:7]
    newest = date.fromordinal(int(evidence.published.max(initial=0)) or 1).isoformat()
    return [
        (value, precision, list(passages.values()))
        for (value, precision), passages in sorted(named.items())
        if len(passages) >= least
        and value >= oldest
        and lo[: len(value)] <= value <= min(hi, newest)[: len(value)]
        and not any(day.startswith(value) for day in shown)
    ]


def _event(
    reports: Sequence[Report],
    evidence: Evidence,
    value: str,
    precision: Precision,
    passages: Sequence[int],
    origins: Sequence[Origin],
) -> Event:
    """A month or a year that is named often enough to stand by itself, with the passage nearest to all that name it."""
    near = evidence.matrix.dot(np.sum([evidence.matrix.dense(i) for i in passages], axis=0))
    best = evidence.passages[max(passages, key=lambda i: near[i])]
    articles = sorted({evidence.passages[i].report for i in passages}, key=lambda i: when(reports[i]))
    return Event(
        date=value,
        precision=precision,
        headline=None,
        lines=(Line(citation=cite(reports[best.report].article, (best.start, best.end))),),
        support=support(reports, articles, origin_of(origins)),
        articles=tuple(reports[i].article.id for i in articles),
        first_report=reports[articles[0]].article.id,
    )
