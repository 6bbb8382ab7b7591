"""What a story's reports say about which day: the evidence that days are ranked and lines chosen by.

Three kinds of words tie a sentence to a day: it names the day ("on Tuesday", "3 July"), it stands
under a date heading or an entry of a chronology, or it opens an article published on that day and names no other day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..records import DateMention, Precision, Report, Sentence
from .text import Floats, Ints, Matrix, vectorise

NAMED, SECTION, PUBLISHED = 0, 1, 2

# An article's first sentences tell its news; the later ones give background of any day. News practice;
# five is also what Ghalandari & Ifrim (2020) take.
LEAD = 5
# Days that the texts name only as "about three weeks ago" are weaker evidence and are counted apart.
_DAY_PRECISIONS = frozenset({"second", "minute", "day"})
# The lag of a passage whose article is undated: neither before nor after.
UNDATED = -9999
# An article that opens its sentences with this many different days, all before its own, is a chronology: an editor's
# own choice of days ("April 20 - The rig explodes"). A reader's comments below an article carry later days, a live
# report one. 20 of the 21 with five days found in the development sets are chronologies by eye; those with three or
# four also take in lists of links, and so count less (`days`).
CHRONOLOGY = 3
# A lone date heading this many days before the article's publication is the page's time stamp, and dates nothing.
_STAMP_LAGS = (0, -1)
# A date heading with an hour to it is the stamp of a post, whatever that tells: the depth below it begins here.
_STAMPED = 100
# What may stand before the day that opens an entry: a bullet, a dash.
_BULLET = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that may be shown. `place` is its number among the article's body sentences, -1 for a headline."""

    report: int
    start: int
    end: int
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Columns, one row for each tie of a passage to a day.

    day: proleptic ordinals; lag: days from that day to the article's publication (negative: the day
    was yet to come), UNDATED where unknown; kind: NAMED, SECTION or PUBLISHED; vague: the mention is
    approximate; spelt: the mention holds a digit ("3 July"), unlike "Tuesday"; cue: how the words around
    the mention stand to it (`mentions.CUES`); entry: the row is of a chronology's entry for the day; depth: sentences
    since the date heading that a SECTION row stands under, else 0; `words` is where the mention begins and ends in its
    passage, (-1, -1) for rows without one.
    `published` is each report's publication day, 0 where unknown; `outlet` numbers the outlets;
    `headline_of` is the passage of each report's own headline, -1 for none; `coarse` holds mentions of
    months and years: value, precision, passage.
    """

    passages: tuple[Passage, ...]
    passage: Ints
    day: Ints
    lag: Ints
    kind: Ints
    vague: Ints
    spelt: Ints
    cue: Ints
    entry: Ints
    depth: Ints
    words: Ints
    report: Ints
    place: Ints
    published: Ints
    outlet: Ints
    headline_of: tuple[int, ...]
    matrix: Matrix
    coarse: tuple[tuple[str, Precision, int], ...]

    @property
    def topicality(self) -> Floats:
        """How near each passage is to the middle of the story, cosine."""
        centre = self.matrix.total()
        return self.matrix.dot(centre / max(float(np.linalg.norm(centre)), 1e-12))


def ordinal(value: str) -> int | None:
    """The day of an ISO value ("2017-08-16", "2017-08-16T18:20") as a proleptic ordinal, or None."""
    try:
        return date.fromisoformat(value[:10]).toordinal() if len(value) >= 10 else None
    except ValueError:
        return None


def _span(mention: DateMention) -> tuple[int, ...]:
    """The days that a mention names: one for a day, both ends of a range of days."""
    if mention.precision == "range":
        ends = (ordinal(part) for part in mention.value.split("/"))
        return tuple(sorted({day for day in ends if day is not None}))
    day = ordinal(mention.value) if mention.precision in _DAY_PRECISIONS else None
    return () if day is None else (day,)


# Words around a date that tell how the sentence stands to it, by class; 0 is none of them.
CUES = {"on": 1, "since": 2, "from": 2, "after": 2, "until": 3, "till": 3, "by": 3, "before": 3, "for": 3, "next": 3}
POSSESSIVE = 4

Tie = tuple[int, int, bool, bool, int, int, int]  # day, kind, vague, spelt, cue, begin and end of the mention
Row = tuple[int, ...]  # passage, day, lag, kind, vague, spelt, cue, entry, depth, begin, end
Piece = tuple[Sentence, tuple[DateMention, ...], int | None]  # a sentence, its mentions, the day that opens it


def _cue(text: str, mention: DateMention) -> int:
    """The class of the words around a mention: "on Tuesday", "until Tuesday", "Tuesday's"."""
    if text[mention.end : mention.end + 3].lstrip().startswith(("'s", "’s")):
        return POSSESSIVE
    before = text[max(0, mention.start - 12) : mention.start].split()
    return CUES.get(before[-1].lower(), 0) if before else 0


class _Gatherer:
    """Walks the reports once, keeping passages and rows. Not for use after `evidence` is built."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.rows: list[Row] = []
        self.coarse: list[tuple[str, Precision, int]] = []
        self.headline: dict[int, int] = {}

    def read(self, index: int, report: Report) -> None:
        text = report.article.text
        published = ordinal(report.article.published.value or "")
        pieces = [(s, dates, _opening(text, s, dates) if dates else None) for s, dates in sentences_with_dates(report)]
        stamped, chronology = _stamped(pieces, published), _chronology(pieces, published)
        section: int | None = None
        place = under = 0
        for sentence, mentions, opening in pieces:
            if not mentions and section is None and place >= LEAD and sentence.kind == "body":
                place += 1  # most sentences: nothing ties them to a day
                continue
            days = [(day, m) for m in mentions for day in _span(m)]
            if chronology and opening is not None:
                section, under = opening, place - (_STAMPED if _posted(mentions) else 0)
            elif sentence.kind == "date" and days and not stamped:
                hour = any(m.precision in ("second", "minute") for _, m in days)
                section, under = days[-1][0], place - (_STAMPED if hour else 0)
            if sentence.kind not in ("body", "headline"):
                continue
            coarse = [m for m in mentions if m.precision in ("month", "year") and not m.approximate]
            here = -1 if sentence.kind == "headline" else place
            place += sentence.kind == "body"
            elsewhere = any(m.approximate or m.precision == "week" for m in mentions)
            ties = self._ties(text, days, None if elsewhere else section, None if elsewhere else published, here)
            if not ties and not coarse:
                continue
            passage = len(self.passages)
            self.coarse += [(m.value, m.precision, passage) for m in coarse]
            if here < 0:
                self.headline.setdefault(index, passage)
            self.passages.append(
                Passage(index, sentence.start, sentence.end, here, text[sentence.start : sentence.end])
            )
            for day, kind, vague, spelt, cue, begin, end in ties:
                lag = UNDATED if published is None else published - day
                entry = chronology and day == section and day != published
                depth = max(here - under, 0) if kind == SECTION else 0
                words = (begin - sentence.start, end - sentence.start) if begin >= 0 else (-1, -1)
                self.rows.append((passage, day, lag, kind, vague, spelt, cue, entry, depth, *words))

    @staticmethod
    def _ties(
        text: str, days: list[tuple[int, DateMention]], section: int | None, published: int | None, place: int
    ) -> list[Tie]:
        ties: dict[int, Tie] = {}
        for day, m in days:
            spelt = any(c.isdigit() for c in text[m.start : m.end])
            old = ties.get(day)
            if old is None or (old[2] and not m.approximate):
                ties[day] = (day, NAMED, m.approximate, spelt, _cue(text, m), m.start, m.end)
        if ties:
            return list(ties.values())
        if section is not None:
            return [(section, SECTION, False, True, 0, -1, -1)]
        if published is not None and place < LEAD:
            return [(published, PUBLISHED, False, False, 0, -1, -1)]
        return []


def _opening(text: str, sentence: Sentence, mentions: Sequence[DateMention]) -> int | None:
    """The day that a sentence opens with, spelt with a digit: "* April 20 - The rig explodes". With an hour to it, it
    is the stamp of a page or a comment."""
    if sentence.kind == "furniture" or mentions[0].start - sentence.start > _BULLET:
        return None
    mention = mentions[0]
    bullet, words = text[sentence.start : mention.start], text[mention.start : mention.end]
    days = () if mention.approximate or mention.precision in ("second", "minute") else _span(mention)
    return days[0] if days and any(map(str.isdigit, words)) and not any(map(str.isalpha, bullet)) else None


def _posted(mentions: Sequence[DateMention]) -> bool:
    """Whether an hour follows the first day, as in the stamp of a post: "11 June 2010 10:15 UTC"."""
    hour = mentions[1] if len(mentions) > 1 else None
    return hour is not None and hour.precision in ("second", "minute") and hour.start - mentions[0].end <= _BULLET


def _chronology(pieces: Sequence[Piece], published: int | None) -> bool:
    """Whether an article lists days of the past, each with what happened."""
    openings = {opening for _, _, opening in pieces if opening is not None}
    return sum(published is None or day < published for day in openings) >= CHRONOLOGY


def _stamped(pieces: Sequence[Piece], published: int | None) -> bool:
    """Whether the only date heading is the time stamp of the page ("6 January 2011 Last updated at 01:53 GMT")."""
    headings = {day for s, mentions, _ in pieces if s.kind == "date" for m in mentions for day in _span(m)}
    return published is not None and len(headings) == 1 and published - headings.pop() in _STAMP_LAGS


def sentences_with_dates(report: Report) -> Iterator[tuple[Sentence, tuple[DateMention, ...]]]:
    """Each sentence of a report with the dates that start in it. Both are in reading order."""
    dates = report.annotations.dates
    starts = [mention.start for mention in dates]
    starts.append(len(report.article.text) + 1)
    at = 0
    for sentence in report.annotations.sentences:
        if starts[at] >= sentence.end:
            yield sentence, ()
            continue
        while starts[at] < sentence.start:
            at += 1
        first = at
        while starts[at] < sentence.end:
            at += 1
        yield sentence, dates[first:at]


def gather(reports: Sequence[Report]) -> Evidence:
    """All evidence in the reports, in their order."""
    gatherer = _Gatherer()
    for index, report in enumerate(reports):
        gatherer.read(index, report)
    passages = tuple(gatherer.passages)
    table = np.array(gatherer.rows, dtype=np.int64).reshape(-1, 11)
    outlets: dict[str, int] = {}
    return Evidence(
        passages=passages,
        passage=table[:, 0],
        day=table[:, 1],
        lag=table[:, 2],
        kind=table[:, 3],
        vague=table[:, 4],
        spelt=table[:, 5],
        cue=table[:, 6],
        entry=table[:, 7],
        depth=table[:, 8],
        words=table[:, 9:11],
        report=np.array([p.report for p in passages], dtype=np.int64)[table[:, 0]],
        place=np.array([p.place for p in passages], dtype=np.int64)[table[:, 0]],
        published=np.array([ordinal(r.article.published.value or "") or 0 for r in reports], dtype=np.int64),
        headline_of=tuple(gatherer.headline.get(i, -1) for i in range(len(reports))),
        outlet=np.array([outlets.setdefault(r.article.outlet or "", len(outlets)) for r in reports], dtype=np.int64),
        matrix=vectorise([p.text for p in passages]),
        coarse=tuple(gatherer.coarse),
    )
