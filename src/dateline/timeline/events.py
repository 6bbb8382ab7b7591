"""From chosen passages to events: one card a day, with its lines cited, its headline and how widely it is reported."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from ..citing import cite
from ..records import Event, Level, Line, Origin, Report
from .evidence import Evidence
from .headlines import headlines
from .lines import level_of
from .support import first_report, origin_of, reporting, support
from .text import Floats, Ints
from .times import hours


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
    origin = origin_of(origins)
    order = np.argsort(evidence.day, kind="stable")
    days = evidence.day[order]
    cards = [card for card in zip(picked, score, found, levels, strict=True) if card[2]]
    heads = headlines(reports, evidence, [(int(day), lines) for day, _, lines, _ in cards])
    out = []
    for (day, value, lines, level), head in zip(cards, heads, strict=True):
        rows = order[np.searchsorted(days, day) : np.searchsorted(days, day, side="right")]
        articles = reporting(reports, evidence, rows, lines)
        out.append(
            Event(
                date=date.fromordinal(int(day)).isoformat(),
                precision="day",
                headline=head,
                lines=_shown(reports, evidence, lines, graded),
                support=support(reports, articles, origin),
                articles=tuple(reports[i].article.id for i in articles),
                first_report=first_report(reports, articles, date.fromordinal(int(day)).isoformat()),
                score=round(float(value), 4),
                level=level,
                time=hours(reports, evidence, int(day), rows, lines),
            )
        )
    return out


def _shown(reports: Sequence[Report], evidence: Evidence, lines: Sequence[int], graded: bool) -> tuple[Line, ...]:
    """The lines of a day in reading order; `lines` has the best first."""
    made = []
    for i in sorted(lines):
        passage = evidence.passages[i]
        citation = cite(reports[passage.report].article, (passage.start, passage.end))
        made.append(Line(citation=citation, level=level_of(lines.index(i)) if graded else "short"))
    return tuple(made)
