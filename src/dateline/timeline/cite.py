"""From chosen passages to events: citations, the headline of the day, and how widely it is reported."""

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from ..citing import cite
from ..records import Event, Level, Line, Origin, Precision, Report, Support
from .evidence import NAMED, PUBLISHED, Evidence
from .text import Floats, Ints

# An article published on the day, whose lead names no other day, reports the event when its lead is this near
# (cosine) to a shown line; below, it is another story of the same day. By eye on the development topics.
_ON_IT = 0.2
# Fewer words are labels ("Key dates"), more are a headline glued to its lead. By eye on the development topics.
_HEADLINE_WORDS = (3, 22)
_NO_HEADLINE = re.compile(r"^By\b|\||^\W*\*|^[\d\W]+$|\blast updated\b|^(?:Posted|Published|Updated)\b")


def events(
    reports: Sequence[Report],
    evidence: Evidence,
    picked: Ints,
    score: Floats,
    found: Sequence[Sequence[int]],
    origins: Sequence[Origin],
    levels: Sequence[Level],
    graded: bool,
) -> list[Event]:
    """One event for each picked day that has lines.

    `levels` are the days'; `graded` says that of the lines only the best stands in a short timeline. Lines stand in
    reading order, older articles first.
    """
    origin = {article: i for i, o in enumerate(origins) for article in o.articles}
    order = np.argsort(evidence.day, kind="stable")
    days = evidence.day[order]
    out = []
    for day, value, lines, level in zip(picked, score, found, levels, strict=True):
        if not lines:
            continue
        rows = order[np.searchsorted(days, day) : np.searchsorted(days, day, side="right")]
        articles = reporting(reports, evidence, rows, lines)
        out.append(
            Event(
                date=date.fromordinal(int(day)).isoformat(),
                precision="day",
                headline=headline(reports, evidence, rows, lines),
                lines=_shown(reports, evidence, lines, graded),
                support=support(reports, articles, origin),
                articles=tuple(reports[i].article.id for i in articles),
                first_report=reports[articles[0]].article.id if articles else None,
                score=round(float(value), 4),
                level=level,
            )
        )
    return out


def _shown(reports: Sequence[Report], evidence: Evidence, lines: Sequence[int], graded: bool) -> tuple[Line, ...]:
    """The lines of a day in reading order; `lines` has the best first."""
    made = []
    for i in sorted(lines):
        passage = evidence.passages[i]
        citation = cite(reports[passage.report].article, (passage.start, passage.end))
        made.append(Line(citation=citation, level="normal" if graded and i != lines[0] else "short"))
    return tuple(made)


def coarse_event(
    reports: Sequence[Report],
    evidence: Evidence,
    value: str,
    precision: Precision,
    passages: Sequence[int],
    origins: Sequence[Origin],
) -> Event:
    """A month or a year that is named often enough to stand by itself, with the passage nearest to all that name it."""
    origin = {article: i for i, o in enumerate(origins) for article in o.articles}
    near = evidence.matrix.dot(np.sum([evidence.matrix.dense(i) for i in passages], axis=0))
    best = evidence.passages[max(passages, key=lambda i: near[i])]
    articles = sorted({evidence.passages[i].report for i in passages}, key=lambda i: _when(reports[i]))
    return Event(
        date=value,
        precision=precision,
        headline=None,
        lines=(Line(citation=cite(reports[best.report].article, (best.start, best.end))),),
        support=support(reports, articles, origin),
        articles=tuple(reports[i].article.id for i in articles),
        first_report=reports[articles[0]].article.id,
    )


def _when(report: Report) -> tuple[str, str]:
    """Order of publication, undated last."""
    return (report.article.published.value or "9999", report.article.id)


def reporting(reports: Sequence[Report], evidence: Evidence, rows: Ints, lines: Sequence[int]) -> list[int]:
    """Indices of the articles that report the day, earliest published first (undated last)."""
    said = evidence.matrix.take(evidence.passage[rows])
    near = np.max([said.dot(evidence.matrix.dense(i)) for i in lines], axis=0)
    on_it = (evidence.kind[rows] != PUBLISHED) & (evidence.vague[rows] == 0) | (near >= _ON_IT)
    indices = {int(i) for i in evidence.report[rows[on_it]]} | {evidence.passages[i].report for i in lines}
    return sorted(indices, key=lambda i: _when(reports[i]))


def support(reports: Sequence[Report], articles: Sequence[int], origin: dict[str, int]) -> Support:
    """Four separate counts for a list of articles; an article in no origin is its own."""
    members = [reports[i].article for i in articles]
    outlets = {a.outlet for a in members if a.outlet}
    sources = {origin.get(a.id, a.id) for a in members}
    return Support(articles=len(members), outlets=len(outlets), origins=len(sources))


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
