"""The headline of a day: which of the reports' headlines tells that day's event."""

import re
from collections.abc import Sequence

import numpy as np

from ..citing import cite
from ..records import Line, Report
from .evidence import NAMED, Evidence
from .text import Ints

# Fewer words are labels ("Key dates"), more are a headline glued to its lead. By eye on the development topics.
_HEADLINE_WORDS = (3, 22)
_NO_HEADLINE = re.compile(r"^By\b|\||^\W*\*|^[\d\W]+$|\blast updated\b|^(?:Posted|Published|Updated)\b")


def headline(reports: Sequence[Report], evidence: Evidence, rows: Ints, lines: Sequence[int]) -> Line | None:
    """The day's best headline: of a section under that date, of an article of that day, or of one of the next day
    whose opening names the day; among these the one nearest to the lines shown, the earliest in a tie."""
    opening = rows[(evidence.place[rows] <= 1) & (evidence.kind[rows] == NAMED) & np.isin(evidence.lag[rows], (0, 1))]
    own: dict[int, int] = {}  # report -> its first headline under that day
    for row in rows[(evidence.place[rows] < 0) & (evidence.vague[rows] == 0)]:
        own.setdefault(int(evidence.report[row]), int(evidence.passage[row]))
    lent = {evidence.headline_of[int(report)] for report in evidence.report[opening]} - {-1}
    fit = {i for i in {*own.values()} | lent if reads_as_headline(evidence.passages[i].text)}
    candidates = np.array(sorted(fit - set(lines)), dtype=np.int64)
    if not len(candidates):
        return None
    shown = np.sum([evidence.matrix.dense(i) for i in lines], axis=0)
    passage = evidence.passages[candidates[int(np.argmax(evidence.matrix.take(candidates).dot(shown)))]]
    return Line(citation=cite(reports[passage.report].article, (passage.start, passage.end)))


def reads_as_headline(text: str) -> bool:
    """False for what splitters take for headlines now and then: by-lines, stamps, labels, a headline with its lead."""
    return _HEADLINE_WORDS[0] <= len(text.split()) <= _HEADLINE_WORDS[1] and not _NO_HEADLINE.search(text)
