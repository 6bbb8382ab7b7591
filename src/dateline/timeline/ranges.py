"""Shown days that are an end of a range: a card whose lines all say "from 3 to 6 June" is shown as those days.

The evidence counts a range of days at its two ends, which is good enough to rank by; to a reader it would say that
something happened on the first or the last day alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..records import Event, Line, Origin, Report
from .coarse import ends
from .evidence import ordinal
from .lines import MOST_LINES
from .support import first_report, origin_of, support, when

_LEVELS = ("short", "normal", "full")


def widen(
    reports: Sequence[Report], shown: Sequence[Event], within: tuple[int, int], origins: Sequence[Origin]
) -> list[Event]:
    """The events, those that are an end of a range made ranges, two of one range joined.

    `within` is the period, as ordinals: a range that leaves it stays a day.
    """
    by_id = {report.article.id: report for report in reports}
    out: list[Event] = []
    at: dict[tuple[int, int], int] = {}
    for event in shown:
        found = _range(by_id, event)
        if found is None or not within[0] <= found[0] <= found[1] <= within[1]:
            out.append(event)
        elif found in at:
            out[at[found]] = _joined(by_id, out[at[found]], event, origins)
        else:
            at[found] = len(out)
            first, last = (date.fromordinal(day).isoformat() for day in found)
            out.append(replace(event, date=first, until=last, precision="range", time=None))
    return out


def _range(by_id: Mapping[str, Report], event: Event) -> tuple[int, int] | None:
    """First and last day of the range that all lines of a day name in the day's stead, or None."""
    found = {_stands_for(by_id[line.citation.article], line, event.date) for line in event.lines}
    return found.pop() if len(found) == 1 else None


def _stands_for(report: Report, line: Line, day: str) -> tuple[int, int] | None:
    """The range of days by which a line is tied to a day; None where it names the day itself or no range."""
    mentions = [m for m in report.annotations.dates if line.citation.start <= m.start < line.citation.end]
    if any(m.precision != "range" and ordinal(m.value) == ordinal(day) for m in mentions):
        return None
    spans = [ends(m) for m in mentions if m.precision == "range"]
    return next((span for span in spans if span and ordinal(day) in span), None)


def _joined(by_id: Mapping[str, Report], one: Event, other: Event, origins: Sequence[Origin]) -> Event:
    """Two cards of one range as one: the better one's headline, the lines and reports of both."""
    better, rest = (one, other) if one.score >= other.score else (other, one)
    members = sorted({*one.articles, *other.articles}, key=lambda name: when(by_id[name]))
    reports = [by_id[name] for name in members]
    return replace(
        one,
        headline=better.headline or rest.headline,
        lines=(better.lines + tuple(line for line in rest.lines if line not in better.lines))[:MOST_LINES],
        articles=tuple(members),
        support=support(reports, range(len(reports)), origin_of(origins)),
        first_report=first_report(reports, range(len(reports)), one.date),
        score=better.score,
        level=min(one.level, other.level, key=_LEVELS.index),
    )
