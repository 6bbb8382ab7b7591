"""Times longer than a day that stand by themselves: ranges of days, months and years.

A range, month or year gets a card when several reports name it for one and the same thing and no shown day tells it
already. "Named" is meant strictly: the words themselves ("in May", "from 3 to 6 June", "over the weekend"), looking
back, not "until May", "last month" or a plan. Of what the date grammar emits, weeks, seasons and decades are passed
over: the texts use them for background ("this week", "flu season"). A month with a modifier ("early May") is shown as
the month; the line has the modifier.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..citing import cite
from ..records import DateMention, Event, Line, Origin, Precision, Report
from .belonging import places, reads_alone
from .evidence import Evidence, ordinal
from .support import first_report, origin_of, support, when
from .text import Matrix, vectorise

# So many reports in different words must name the time for the same thing; in a story of few reports one fewer. By eye
# on the development topics and Wikinews threads: with fewer, background comes up (congress, an election).
_LEAST_SAYING = 3
_FEW_REPORTS = 150
# Sentences this near (cosine) say the same thing. By eye, as above.
_SAME = 0.2
# A shown day inside the time, or next to it, whose line is this near tells it already.
_TOLD = 0.2
# Longer ranges are seasons and terms of office, not events.
_LONGEST_RANGE = 31
# Older times than this many days before the first report are background (a pandemic of 1918).
_BACKGROUND = 365
# The words before a time that place something in it; others bound it ("until May") or own it ("May's figures").
_IN = r"\b(?:in|during|throughout|over|at|between|from|on)\b"
_WITHIN = re.compile(rf"{_IN}(?:\s+the)?\s*$")
_REACH = 24
# A sentence with one of these foretells.
_FORETELLS = re.compile(r"\b(?:will|would|could|may|might|ahead of|towards?|upcoming|expected|scheduled|due)\b")
_WEEKEND = re.compile(r"\bweekend$", re.IGNORECASE)
_OWN_NAME = re.compile(r"\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names a time longer than a day. `first` and `last` are the ends, as ordinals."""

    report: int
    start: int
    end: int
    text: str
    precision: Precision
    value: str
    first: int
    last: int


def events(
    reports: Sequence[Report],
    evidence: Evidence,
    shown: Sequence[Event],
    within: tuple[int, int],
    origins: Sequence[Origin],
) -> list[Event]:
    """Events longer than a day, to stand among those shown. `within` is the period, as ordinals."""
    oldest = int(evidence.published[evidence.published > 0].min(initial=date.max.toordinal())) - _BACKGROUND
    namings = [
        naming
        for naming in _namings(reports)
        if naming.first >= max(within[0], oldest) and naming.last <= within[1] and _looks_back(naming, evidence)
    ]
    by_value: dict[tuple[str, Precision], list[int]] = defaultdict(list)
    for i, naming in enumerate(namings):
        by_value[naming.value, naming.precision].append(i)
    told = [(_days(event), line.citation.exact) for event in shown for line in event.lines]
    matrix = vectorise([naming.text for naming in namings] + [text for _, text in told])
    least = _LEAST_SAYING - (len(reports) <= _FEW_REPORTS)
    groups = [_agreeing(namings, matrix, at) for _, at in sorted(by_value.items()) if len(at) >= least]
    return [
        _event(reports, [namings[i] for i in group], origins, shown)
        for group in groups
        if _sayings(namings, group) >= least
        and reads_alone(namings[group[0]].text)
        and not _told(namings, matrix, group[0], told)
    ]


def _sayings(namings: Sequence[Naming], group: Sequence[int]) -> int:
    """Reports in a group, those in the same words as another left out."""
    return min(len({namings[i].text for i in group}), len({namings[i].report for i in group}))


def _namings(reports: Sequence[Report]) -> Iterator[Naming]:
    """Every sentence of running text that places something within a time longer than a day."""
    for index, report in enumerate(reports):
        text, sentences = report.article.text, report.annotations.sentences
        starts = [sentence.start for sentence in sentences]
        for mention in report.annotations.dates:
            span = ends(mention)
            if span is None or not starts or mention.start < starts[0]:
                continue
            sentence = sentences[bisect_right(starts, mention.start) - 1]
            if sentence.kind != "body" or mention.start >= sentence.end or not _placed(text, sentence.start, mention):
                continue
            words = text[sentence.start : sentence.end]
            at = mention.start - sentence.start, mention.end - sentence.start
            if not _FORETELLS.search(words) and places(words, *at):
                kind, value = mention.precision, mention.value
                yield Naming(index, sentence.start, sentence.end, words, kind, value, *span)


def _placed(text: str, start: int, mention: DateMention) -> bool:
    """Whether the words name a time by its own name, and place something in it."""
    words = text[mention.start : mention.end]
    if not _OWN_NAME.search(words) and not (mention.precision == "range" and _WEEKEND.search(words)):
        return False
    before = text[max(start, mention.start - _REACH) : mention.start].lower()
    return mention.start == start or bool(_WITHIN.search(before) or re.match(_IN, words.lower()))


def ends(mention: DateMention) -> tuple[int, int] | None:
    """First and last day of a month, a year or a range of days, as ordinals; None for anything else."""
    value = mention.value
    if mention.precision == "range":
        first, last = (ordinal(part) for part in value.split("/", 1))
        return (first, last) if first and last and 0 < last - first < _LONGEST_RANGE else None
    if mention.precision == "month" and len(value) == 7:
        begin = date.fromisoformat(f"{value}-01")
        return begin.toordinal(), ((begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)).toordinal()
    if mention.precision == "year" and len(value) == 4 and value.isdigit() and not mention.approximate:
        return date(int(value), 1, 1).toordinal(), date(int(value), 12, 31).toordinal()
    return None


def _looks_back(naming: Naming, evidence: Evidence) -> bool:
    """Whether the report was written when the time was over, or its month or year had begun; undated reports count."""
    published = int(evidence.published[naming.report])
    return published == 0 or published >= (naming.last if naming.precision == "range" else naming.first)


def _agreeing(namings: Sequence[Naming], matrix: Matrix, at: Sequence[int]) -> list[int]:
    """Of namings of one time, the largest group that says one thing: the sentence most others are near to, first."""
    rows = np.array(at, dtype=np.int64)
    said = matrix.take(rows)
    near = np.column_stack([said.dot(matrix.dense(i)) for i in at])
    alone = [reads_alone(namings[i].text) for i in at]
    votes = [_sayings(namings, [i for i, value in zip(at, column, strict=True) if value >= _SAME]) for column in near.T]
    middle = max(range(len(at)), key=lambda i: (alone[i], votes[i], near[:, i].sum(), -i))
    others = [i for i, value in zip(at, near[:, middle], strict=True) if value >= _SAME and i != at[middle]]
    return [at[middle], *others]


def _told(namings: Sequence[Naming], matrix: Matrix, best: int, told: Sequence[tuple[tuple[int, int], str]]) -> bool:
    """Whether the days shown make the card needless.

    They do when both ends of a range of days are shown, when one lies in a month or year, or when one in or next to
    the time has a line that says the same.
    """
    naming = namings[best]
    days = {day for ends, _ in told for day in ends}
    inside = {day for day in days if naming.first <= day <= naming.last}
    if {naming.first, naming.last} <= days or (inside and naming.precision != "range"):
        return True
    near = matrix.dot(matrix.dense(best))[len(namings) :]
    return any(
        first - 1 <= naming.last and naming.first <= last + 1 and value >= _TOLD
        for ((first, last), _), value in zip(told, near, strict=True)
    )


def _days(event: Event) -> tuple[int, int]:
    """First and last day of a shown day or range, as ordinals."""
    return date.fromisoformat(event.date).toordinal(), date.fromisoformat(event.until or event.date).toordinal()


def _event(
    reports: Sequence[Report], namings: Sequence[Naming], origins: Sequence[Origin], shown: Sequence[Event]
) -> Event:
    """The card of a time: the line is the first naming's sentence, the support all that say so.

    It never stands in the short timeline, which is of days; in the normal one where it is as well supported as half of
    the days there.
    """
    usual = sorted(event.support.articles for event in shown if event.level == "normal")
    best = namings[0]
    articles = sorted({naming.report for naming in namings}, key=lambda i: when(reports[i]))
    first, _, last = best.value.partition("/")
    return Event(
        date=first,
        until=last or None,
        precision=best.precision,
        headline=None,
        lines=(Line(citation=cite(reports[best.report].article, (best.start, best.end))),),
        support=support(reports, articles, origin_of(origins)),
        articles=tuple(reports[i].article.id for i in articles),
        first_report=first_report(reports, articles, first),
        level="normal" if not usual or len(articles) >= usual[len(usual) // 2] else "full",
    )
