"""The statements of a story: what can stand on one side of a dispute.

A statement is a claim of the ledger, or a body sentence (the outlet's own words; `covered` where
claims say most of it, so that it is no side of its own). Each knows its terms, its place and its
speaker; `Statements` finds those that share terms without comparing all pairs.
"""

import bisect
import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..citing import cite
from ..records import Article, Certainty, Claim, Polarity, Report, Sentence, Side, Span
from ..words import Rarity, terms
from .kin import kin

LONGEST_SIDE = 360
"""Characters of a side; a claim that runs longer is shown by its first content piece."""
LONGEST_POSTING = 160
"""Statements looked at under one term; terms more frequent than that tell nothing about the pair."""
PROBES = 7
"""Rarest terms of a bag under which statements are looked up; the common rest only adds candidates."""
SIZE_PRIOR = 4
"""Added to a statement's number of terms before its length is divided out, so that tiny ones don't win."""
SHORTEST_COPY = 5
"""Content words from which a repeated sentence is a copy, not a common phrase ("He denied it")."""
COVERED = 0.6
"""Share of a sentence that a claim's content must cover for the sentence not to be a statement of its own."""
UNDATED = "~"


@dataclass(eq=False, slots=True, kw_only=True)
class Statement:
    """One statement, not to be changed (not `frozen`, which takes three times as long to make 80,000 of them).
    `rank` is the article's place in time, `sentence` counts within the article."""

    index: int
    rank: int
    article: Article = field(repr=False)
    sentence: int
    span: Span
    content: Span
    bag: frozenset[str]
    claim: Claim | None = None
    speaker: str | None = None
    polarity: Polarity = "asserts"
    certainty: Certainty = "certain"
    reports: tuple[str, ...] = ()
    covered: bool = False

    @property
    def text(self) -> str:
        """The words of the side."""
        return self.article.text[slice(*self.span)]

    @property
    def said(self) -> str:
        """The words of the content alone, from its first to its last piece."""
        return self.article.text[slice(*self.content)]

    @property
    def date(self) -> str | None:
        """Day of the article, or what is known of it."""
        return self.article.published.day or self.article.published.value

    def side(self, span: Span | None = None) -> Side:
        """The statement as a side of a dispute, or a piece of it."""
        return Side(
            citation=cite(self.article, span or self.span),
            speaker=self.speaker,
            date=self.date,
            claim=self.claim.id if self.claim else None,
        )


class Statements:
    """All statements of a story, in reading order, with an inverted index over their terms."""

    def __init__(self, claims: Sequence[Claim], reports: Sequence[Report]) -> None:
        self.reports = sorted(reports, key=lambda r: (r.article.published.value or UNDATED, r.article.id))
        by_article: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_article[claim.article].append(claim)
        self.all: list[Statement] = []
        self._read: set[tuple[str, ...]] = set()
        self.of_sentence: dict[tuple[int, int], list[Statement]] = defaultdict(list)
        self.terms: dict[tuple[int, int], frozenset[str]] = {}
        self.by_article: dict[str, list[Statement]] = defaultdict(list)
        for rank, report in enumerate(self.reports):
            self._add(rank, report, by_article[report.article.id])
        self.rarity = Rarity(s.bag for s in self.all)
        self._size = [(SIZE_PRIOR + len(s.bag)) ** 0.5 for s in self.all]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for statement in self.all:
            if statement.covered:
                continue
            for term in sorted(statement.bag):
                self._postings[term].append(statement.index)

    def _add(self, rank: int, report: Report, claims: Sequence[Claim]) -> None:
        sentences = report.annotations.sentences
        starts = [s.start for s in sentences]
        covered = [0] * len(sentences)
        mine: list[tuple[int, Claim | None, bool]] = []
        has_body = any(s.kind == "body" for s in sentences)
        for claim in claims:
            at = max(0, bisect.bisect_right(starts, claim.content[0].start) - 1)
            if has_body and sentences[at].kind == "headline":
                continue  # a headline is the desk's paraphrase of what the body says
            mine.append((at, claim, False))
            for piece in claim.content:
                for i in range(at, bisect.bisect_left(starts, piece.end)):
                    covered[i] += max(0, min(piece.end, sentences[i].end) - max(piece.start, sentences[i].start))
        for i, sentence in enumerate(sentences):
            if sentence.kind != "body":
                continue
            wording = terms(report.article.text[sentence.start : sentence.end])
            if self._is_new(wording):
                self.terms[rank, i] = frozenset(wording)
                mine.append((i, None, covered[i] >= COVERED * (sentence.end - sentence.start)))
        mine.sort(key=lambda m: (m[0], m[1].content[0].start if m[1] else -1, m[1].id if m[1] else ""))
        for at, owner, said in mine:
            self._append(rank, report.article, (at, sentences[at]), owner, covered=said)

    def _is_new(self, wording: tuple[str, ...]) -> bool:
        """Whether no earlier article holds this sentence: a wire copy says nothing again."""
        if len(wording) < SHORTEST_COPY:
            return True
        new = wording not in self._read
        self._read.add(wording)
        return new

    def _append(
        self, rank: int, article: Article, place: tuple[int, Sentence], claim: Claim | None, *, covered: bool
    ) -> None:
        at, sentence = place
        span, content = _spans(claim) if claim else ((sentence.start, sentence.end),) * 2
        bag = kin(terms(" ".join(c.exact for c in claim.content))) if claim else kin(self.terms[rank, at])
        statement = Statement(
            index=len(self.all),
            rank=rank,
            article=article,
            sentence=at,
            span=span,
            content=content,
            bag=bag,
            claim=claim,
            speaker=claim.speaker if claim else None,
            polarity=claim.polarity if claim else "asserts",
            certainty=claim.certainty if claim else "certain",
            reports=claim.reports if claim else (article.id,),
            covered=covered,
        )
        self.all.append(statement)
        self.of_sentence[rank, at].append(statement)
        self.by_article[article.id].append(statement)

    def near(self, bag: Iterable[str], limit: int) -> list[Statement]:
        """The `limit` statements that share most weight with `bag`, best first; ties in reading order."""
        score: dict[int, float] = {}
        weight_of = self.rarity.weight
        for term in sorted(set(bag), key=lambda t: (-weight_of(t), t))[:PROBES]:
            posting = self._postings.get(term, [])
            if len(posting) <= LONGEST_POSTING:
                weight = weight_of(term)
                for index in posting:
                    score[index] = score.get(index, 0.0) + weight
        size = self._size
        best = heapq.nsmallest(limit, [(-shared / size[index], index) for index, shared in score.items()])
        return [self.all[index] for _, index in best]

    def before(self, rank: int, sentence: int, window: int) -> list[Statement]:
        """Statements of the `window` sentences before `sentence` in the same article, nearest first."""
        return [
            s for at in range(sentence - 1, sentence - 1 - window, -1) for s in self.of_sentence.get((rank, at), [])
        ]

    def after(self, rank: int, sentence: int, window: int) -> list[Statement]:
        """Statements of the `window` sentences after `sentence` in the same article, nearest first."""
        return [s for at in range(sentence + 1, sentence + 1 + window) for s in self.of_sentence.get((rank, at), [])]


def _spans(claim: Claim) -> tuple[Span, Span]:
    """(whole side, content) of a claim; the side runs from source to content where that is short enough."""
    inside = [c for c in claim.content if claim.sentence.start <= c.start < claim.sentence.end] or [claim.content[0]]
    content = inside[0].start, inside[-1].end
    pieces = (*claim.source, *claim.cue, *inside)
    whole = min(c.start for c in pieces), max(c.end for c in pieces)
    whole = max(whole[0], claim.sentence.start), min(whole[1], max(claim.sentence.end, content[0] + 1))
    if whole[1] - whole[0] > LONGEST_SIDE:
        longest = max(claim.content, key=lambda c: c.end - c.start)
        return (longest.start, longest.end), content
    return whole, content


def has_any(text: str, pieces: Iterable[str]) -> bool:
    """Whether one of the lower-case `pieces` stands in `text`, whatever its case."""
    low = text.lower()
    for piece in pieces:  # noqa: SIM110  (`any` over a generator takes twice as long; this runs on every sentence)
        if piece in low:
            return True
    return False


PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which"})


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether both are the same known speaker; a shared surname or head word counts (precision of disputes first)."""
    if not a or not b:
        return False
    left, right = a.casefold().split(), b.casefold().split()
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[-1] == right[-1] and left[-1] not in PRONOUNS
    # "Susan Rice", "US Ambassador Susan Rice"; "Arab League's Moussa", "Arab League chief Amr Moussa"
    return left[-1] == right[-1] and a.split()[-1][:1].isupper() and (left[-2] == right[-2] or left[0] == right[0])


def mentions(name: str | None, text: str) -> bool:
    """Whether `text` names `name`: its last word as a word, capitalised ("Yuzhmash", "Elleman")."""
    if not name or not name.split():
        return False
    last = name.split()[-1]
    last = last[:-2] if last.endswith(("'s", "’s")) else last
    if not last[:1].isupper():
        return False
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        at = text.find(last, end)
    return False
