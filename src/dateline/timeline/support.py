"""How widely a day is reported, and who reported it first."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..records import Origin, Report, Support
from .evidence import PUBLISHED, Evidence
from .text import Ints

# An article published on the day, whose lead names no other day, reports the event when its lead is this near
# (cosine) to a shown line; below, it is another story of the same day. By eye on the development topics.
_ON_IT = 0.2


def origin_of(origins: Sequence[Origin]) -> dict[str, int]:
    """Article id -> the number of its origin."""
    return {article: i for i, origin in enumerate(origins) for article in origin.articles}


def when(report: Report) -> tuple[str, str]:
    """Order of publication, undated last."""
    return (report.article.published.value or "9999", report.article.id)


def reporting(reports: Sequence[Report], evidence: Evidence, rows: Ints, lines: Sequence[int]) -> list[int]:
    """Indices of the articles that report the day, earliest published first (undated last)."""
    said = evidence.matrix.take(evidence.passage[rows])
    near = np.max([said.dot(evidence.matrix.dense(i)) for i in lines], axis=0)
    on_it = (evidence.kind[rows] != PUBLISHED) & (evidence.vague[rows] == 0) | (near >= _ON_IT)
    indices = {int(i) for i in evidence.report[rows[on_it]]} | {evidence.passages[i].report for i in lines}
    return sorted(indices, key=lambda i: when(reports[i]))


def support(reports: Sequence[Report], articles: Sequence[int], origin: Mapping[str, int]) -> Support:
    """Four separate counts for a list of articles; an article in no origin is its own."""
    members = [reports[i].article for i in articles]
    outlets = {a.outlet for a in members if a.outlet}
    sources = {origin.get(a.id, a.id) for a in members}
    return Support(articles=len(members), outlets=len(outlets), origins=len(sources))
