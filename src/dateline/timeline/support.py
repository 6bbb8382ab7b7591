"""How widely a day's event is reported, and who reported it first.

An article reports the event when a sentence of it that is tied to the day says much the same as a line shown: one that
names the day, stands under its heading, or opens an article of that day. One such sentence is enough, however late and
however short the look back; naming the day for something else is not. An article published before the day announces
the event: it is no report of it, and counts only where a shown line is cut from it.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from ..counting import origin_of
from ..counting import support as count_support
from ..records import Report, Support
from .evidence import PUBLISHED, UNDATED, Evidence
from .text import Ints

# A sentence that names the day says the same as a line shown from this likeness (cosine) on; one that only opens an
# article of that day needs more. By eye on sentences of the development topics: below, they are on something else.
_NAMES_IT = 0.15
_OPENS_WITH_IT = 0.2


def when(report: Report) -> tuple[str, str]:
    """Order of publication, undated last."""
    return (report.article.published.value or "9999", report.article.id)


def reporting(reports: Sequence[Report], evidence: Evidence, rows: Ints, lines: Sequence[int]) -> list[int]:
    """Indices of the articles that report the day's event, earliest published first, undated last.

    `rows` are the day's in the evidence, `lines` the passages shown.
    """
    said = evidence.matrix.take(evidence.passage[rows])
    near = np.max([said.dot(evidence.matrix.dense(i)) for i in lines], axis=0)
    least = np.where(evidence.kind[rows] == PUBLISHED, _OPENS_WITH_IT, _NAMES_IT)
    on_it = (near >= least) & ((evidence.lag[rows] >= 0) | (evidence.lag[rows] == UNDATED))
    indices = {int(i) for i in evidence.report[rows[on_it]]} | {evidence.passages[i].report for i in lines}
    return sorted(indices, key=lambda i: when(reports[i]))


def first_report(reports: Sequence[Report], articles: Sequence[int], day: str) -> str | None:
    """Id of the earliest of the articles that was published on the day or later; an undated one only if all others are.

    `articles` are in order of `when`. None where all came before the day: an announcement is no report.
    """
    return next((reports[i].article.id for i in articles if when(reports[i])[0] >= day), None)


def support(reports: Sequence[Report], articles: Sequence[int], origin: Mapping[str, int]) -> Support:
    """The four counts for a list of articles, by index in `reports`."""
    return count_support([reports[i].article for i in articles], origin)


__all__ = ["first_report", "origin_of", "reporting", "support", "when"]
