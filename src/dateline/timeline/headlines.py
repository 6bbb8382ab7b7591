"""The headline of each day: of the reports' headlines, the one that tells that day's event. No headline serves twice.

1. offer    headlines of sections and articles of the day, of articles that open by naming the day, up to three days
            later, and of the next morning's articles
2. read     those that are no headline are left out: labels, stamps, questions, opinion, fragments
3. rate     by likeness of the headline, or of the lead it stands over, to the day's lines, with allowances for how
            it is tied to the day and how it reads
4. give     the best pair of day and headline first; each headline, or one much like it, once
"""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ..citing import cite
from ..records import Line, Report
from .evidence import NAMED, PUBLISHED, SECTION, UNDATED, Evidence
from .text import Ints

# Fewer words are labels ("Key dates"), more are a headline glued to its lead. By eye on the development topics.
_WORDS = (3, 16)
# An article whose first sentence names the day lends its headline up to so many days later; one whose second does, up
# to the day after: later, the second sentence is background.
_LATEST = 3
_LATEST_SECOND = 1
# Below this likeness (cosine) to the day's lines, with or without its allowances, a headline is another story's. By
# eye: sixty cards of the development topics and Wikinews threads. The headline over a line needs less.
_LEAST = 0.1
_LEAST_SOURCE = 0.04
_LEAST_RATING = 0.12
# Allowances on the likeness, in cosines; by eye, as above.
_SOURCE_OF_LINE = 0.1  # a shown line opens the same article, or the article is of that day
_NAMES_DAY = 0.05  # the article opens by naming the day
_SECTION = 0.3  # a section's headline under a date heading needs no likeness
_NEXT_MORNING = -0.1
_NO_VERB = -0.25
_QUOTATION = -0.05
_HIGHLIGHT = -0.05  # not the article's first headline
# Two headlines this near are the same news.
_SAME = 0.8
# How much the likeness of an article's lead counts for its headline, whose own words count in full.
_LEAD_WEIGHT = 0.7

_LABEL = re.compile(
    r"^(?:(?:Full Article|NEW|(?:UPDATE|WRAPUP|REFILE|RPT)(?: ?\d+)?|EXCLUSIVE|BREAKING(?: NEWS)?)\b\s*[-:–—]?|"
    r"[\\*•·]+)\s*"
)
_NO_HEADLINE = re.compile(
    r"^By\b|\||^[\d\W]+$|^[-–—]|\blast updated\b|^(?:Posted|Published|Updated)\b|\?\W*$|"
    r"^\W*[a-z][a-z]|^\W*-LRB-|^\W*\(|"
    r"\b(?:and|or|the|a|an|of|to|in|for|via|with|by|at|from|as|but)\W*$|"
    r"\b(?:Credit|Photograph|Photo|Image|Pictured?)\s*:|"
    r"\b\d{1,2}[:.]\d\d(?:\s*(?:am|pm|a\.m|p\.m|gmt|bst|utc|e[ds]t|jst))?\W*$|\.\.\.$|…$|:\W*$|"
    r"\bBy (?:[A-Z][\w'-]* ?){2}"
)
_NOT_NEWS = re.compile(
    r"^\W*(?:live|video|watch|audio|photos?|pictures?|in (?:photos|pictures|video|quotes)|gallery|slideshow|opinion|"
    r"comment|commentary|analysis|factbox|timeline|q ?(?:&|and) ?a|quiz|podcast|letters?|editorial|blog|profile|review|"
    r"chronology|instant view|highlights|newsmaker|scenarios|excerpts?|transcript|(?:full )?text|snap analysis|"
    r"key (?:dates|facts|events|quotes)|correction|"
    r"(?-i:How|Why|What|Who|When|Where|Which|Should|Is|Are|Can|Could|Did|Does|Do|Will))\b|"
    r"\b(?:reports from|describes|explains|looks (?:at|back)|talks to|speaks to|full article|read more)\b|"
    r"\b(?:live ?blog|live updates?|as it happened|at a glance|in (?:pictures|quotes))\b|"
    r"[-–—|:] ?(?:live|photos?|pictures|video|gallery|audio)\W*$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|us)\b")
_POINTING = re.compile(r"^\W*(?:not|it|he|she|they|this|that|these|those|his|her|their|but|and|such|so|some)\b", re.I)
_QUOTED = re.compile(r"^\W*(?:[\"“‘]|``|`)")
# A verb is hard to tell from a plural without a tagger; a headline with neither is a label.
_VERB = re.compile(r"\b(?:to|not|can|could|may|might|must|will|would|be|had|\w+(?:ed|[^suw\W]s))\b")


def headlines(
    reports: Sequence[Report], evidence: Evidence, days: Sequence[tuple[int, Sequence[int]]]
) -> list[Line | None]:
    """The headline of each day, or None. `days` are ordinals with the passages shown, the best first."""
    offers = _Offers(evidence)
    rated = [
        (-rating, number, passage)
        for number, (day, lines) in enumerate(days)
        for passage, rating in offers.rated(day, lines)
    ]
    given: dict[int, int] = {}
    for _, number, passage in sorted(rated):
        if number not in given and not _used(evidence, passage, [*given.values()]):
            given[number] = passage
    return [_line(reports, evidence, given[number]) if number in given else None for number in range(len(days))]


class _Offers:
    """The headlines that each day may have."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.order = np.argsort(evidence.day, kind="stable")
        self.days = evidence.day[self.order]
        self.named: dict[int, set[int]] = defaultdict(set)  # passage of a headline -> days that it names
        for row in np.flatnonzero((evidence.place < 0) & (evidence.kind == NAMED)):
            self.named[int(evidence.passage[row])].add(int(evidence.day[row]))
        self.led: dict[int, set[int]] = defaultdict(set)  # report -> days that its first sentence names
        for row in np.flatnonzero((evidence.place == 0) & (evidence.kind == NAMED) & (evidence.vague == 0)):
            self.led[int(evidence.report[row])].add(int(evidence.day[row]))
        self.lead = {passage.report: i for i, passage in enumerate(evidence.passages) if passage.place == 0}

    def rated(self, day: int, lines: Sequence[int]) -> list[tuple[int, float]]:
        """Headlines good enough for the day, with their ratings. `lines` are the passages shown."""
        offered = {
            passage: allowance
            for passage, allowance in self._offered(day).items()
            if passage not in lines and reads_as_headline(self.evidence.passages[passage].text)
        }
        shown = [self.evidence.passages[i] for i in lines]
        sources = {p.report for p in shown if p.place == 0 or self.evidence.published[p.report] == day}
        found = []
        for passage, allowance in offered.items():
            near = self._likeness(passage, lines)
            report = self.evidence.passages[passage].report
            source = report in sources and passage == self.evidence.headline_of[report]
            rating = near + allowance + self._manner(passage) + (_SOURCE_OF_LINE if source else 0.0)
            if rating >= _LEAST_RATING and (near >= (_LEAST_SOURCE if source else _LEAST) or allowance == _SECTION):
                found.append((passage, rating))
        return found

    def _likeness(self, passage: int, lines: Sequence[int]) -> float:
        """Highest likeness of a headline to a line shown; an article's own headline is as good as its lead."""
        report = self.evidence.passages[passage].report
        own = passage == self.evidence.headline_of[report]
        rows = [passage, *([self.lead[report]] if own and report in self.lead else ())]
        part = self.evidence.matrix.take(np.array(rows, dtype=np.int64))
        near = np.max([part.dot(self.evidence.matrix.dense(i)) for i in lines], axis=0)
        return float(max(near[0], _LEAD_WEIGHT * near[1:].max(initial=0.0)))

    def _offered(self, day: int) -> dict[int, float]:
        """Headlines by passage, with the allowance for how each is tied to the day; the best tie counts."""
        e, offered = self.evidence, dict[int, float]()
        following = self._rows(day + 1)
        for row in following[(e.kind[following] == PUBLISHED) & (e.place[following] < 0)]:
            if not self.led[int(e.report[row])]:
                offered[int(e.passage[row])] = _NEXT_MORNING
        rows = self._rows(day)
        told = (e.lag[rows] >= 0) | (e.lag[rows] == UNDATED)  # a headline before the day announces
        for row in rows[(e.place[rows] < 0) & (e.vague[rows] == 0) & told]:
            elsewhere = self.led[int(e.report[row])] - {day} if e.kind[row] == PUBLISHED else ()
            if not elsewhere or day in self.led[int(e.report[row])]:
                offered[int(e.passage[row])] = _SECTION if e.kind[row] == SECTION else 0.0
        latest = np.select([e.place[rows] <= 0, e.place[rows] == 1], [_LATEST, _LATEST_SECOND], -1)
        soon = (e.lag[rows] >= 0) & (e.lag[rows] <= latest) & (e.vague[rows] == 0)
        for row in rows[soon & (e.kind[rows] == NAMED)]:
            passage = e.headline_of[int(e.report[row])]
            if passage >= 0 and not self.named[passage] - {day}:
                offered[passage] = _NAMES_DAY
        return offered

    def _rows(self, day: int) -> Ints:
        """The rows of the evidence that are tied to a day."""
        lo, hi = np.searchsorted(self.days, [day, day + 1])
        return self.order[lo:hi]

    def _manner(self, passage: int) -> float:
        """The allowance for how a headline reads, and for its place."""
        headline = self.evidence.passages[passage]
        first = passage == self.evidence.headline_of[headline.report]
        allowance = 0.0 if first else _HIGHLIGHT
        allowance += 0.0 if _VERB.search(headline.text) else _NO_VERB
        return allowance + (_QUOTATION if _QUOTED.match(headline.text) else 0.0)


def _used(evidence: Evidence, passage: int, given: Sequence[int]) -> bool:
    """Whether a headline, or one much like it, stands on another day already."""
    if not given:
        return False
    words = evidence.passages[passage].text.lower()
    if any(evidence.passages[other].text.lower() == words for other in given):
        return True
    near = evidence.matrix.take(np.array(given, dtype=np.int64)).dot(evidence.matrix.dense(passage))
    return bool(near.max() >= _SAME)


def _line(reports: Sequence[Report], evidence: Evidence, passage: int) -> Line:
    """The headline as a citation, without a label before it."""
    found = evidence.passages[passage]
    label = _LABEL.match(found.text)
    return Line(citation=cite(reports[found.report].article, (found.start + (label.end() if label else 0), found.end)))


def reads_as_headline(text: str) -> bool:
    """False for what is no headline of a day's event.

    By-lines, stamps, labels, questions, opinion, live blogs, galleries, fragments, and a headline with its lead.
    """
    text = _LABEL.sub("", text)
    if not _WORDS[0] <= len(text.split()) <= _WORDS[1]:
        return False
    quoted = _QUOTED.search(text) is not None
    return not (
        _NO_HEADLINE.search(text)
        or _NOT_NEWS.search(text)
        or _POINTING.match(text)
        or (_PERSONAL.search(text) and not quoted)
    )
