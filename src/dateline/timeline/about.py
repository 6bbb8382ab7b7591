"""Only what concerns some words: the timeline of one thread of a story ("compensation fund", a name).

A sentence concerns the words as far as it holds them, the rarer in the story the more (inverse document
frequency over its sentences, damped); the sentences around it help, and the title of its article helps an opening
that says "the oil company" or "he". A surname alone stands for the name that the article has in full.
Every other sentence is set aside before evidence is gathered, so that days are ranked, lines chosen and support
counted by what concerns the words alone.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np

from ..errors import SettingError
from ..records import Citation, Event, Report, Sentence, Span
from .evidence import LEAD, sentences_with_dates
from .text import stem, words

# The share of the words' weight that a sentence must have. Above one half, so that of two words one alone will not do.
# This and the next two by eye on six threads of Timeline17, for nobody has labelled timelines of threads: with one
# half and no damping, "vaccine trials" in a story on a pandemic found trials of terrorists.
LEAST = 0.6
# What a word is worth in the title, for the opening sentences: with all of them there, an opening is on the matter.
TITLE = 0.6
# What a word is worth in the sentence before or after: with all of them there, a sentence is not yet on the matter.
NEAR = 0.4

_SHORT = 4  # letters of a word that keeps its "y" ("they", "navy")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")  # as in `text`
# Titles before a surname; another capital word makes it another's ("Janet Jackson", "South Korea").
_TITLES = frozenset(
    """Mr Mrs Ms Dr Sir Lady Lord President Minister Secretary Senator Sen Rep Judge General Gen Admiral King Queen
    Prince Princess Pope Chancellor Governor Gov Mayor Professor Prof Captain Chief Director""".split()
)
_BEFORE = re.compile(r"(^|\S\s)?\b(\w+)\.? $")
_REACH = 24  # characters in which such a word stands
_SHOWN = ("body", "headline")
Terms = frozenset[str]


def narrow(reports: Sequence[Report], about: str) -> list[Report]:
    """The reports that concern the words, each with only those sentences that do; the rest passes as furniture.

    Empty where nothing concerns the words. Raises SettingError where there is no word to look for.
    """
    wanted = frozenset(_root(term) for term in words(about))
    if not wanted:
        raise SettingError(f"about {about!r}: give a word that tells something, such as a name")
    held = [_held(report, wanted) for report in reports]
    weight = _weights(held, sum(len(report.annotations.sentences) for report in reports))
    narrowed = (_narrow(report, terms, weight) for report, terms in zip(reports, held, strict=True))
    return [report for report in narrowed if report is not None]


def once(events: Sequence[Event]) -> tuple[Event, ...]:
    """Only the days that say something of their own: a thread often has one sentence that names several days, and it
    stands at the best of them."""
    home: dict[Citation, Event] = {}
    for event in sorted(events, key=lambda one: (-one.score, one.date)):
        for line in event.lines:
            home.setdefault(line.citation, event)
    return tuple(event for event in events if any(home[line.citation] is event for line in event.lines))


def _root(stemmed: str) -> str:
    """The stem without a last "y", so that "factory" and "factories" are one word."""
    return stemmed[:-1] if stemmed.endswith("y") and len(stemmed) > _SHORT else stemmed


def _held(report: Report, wanted: Terms) -> dict[int, Terms]:
    """Number of a sentence -> the wanted terms in it."""
    starts = [sentence.start for sentence in report.annotations.sentences]
    text = report.article.text.lower()
    if len(text) != len(report.article.text):  # a few letters are two in lower case; places must stay
        text = "".join(mark.lower()[:1] for mark in report.article.text)
    places = {term: list(_places(text, term)) for term in sorted(wanted)} if starts else {}
    found: dict[int, set[str]] = {}
    for term, spans in [*places.items(), *_surnames(report.article.text, places)]:
        for at, _ in spans:
            found.setdefault(max(0, bisect_right(starts, at) - 1), set()).add(term)
    return {number: frozenset(terms) for number, terms in found.items()}


def _surnames(text: str, places: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, list[Span]]]:
    """For a name of two words in the article ("Conrad Murray"), where its second alone stands for it ("Dr Murray").

    Gives the first word's term, and those places.
    """
    for first, second in permutations(places, 2):
        ends = {end for at, end in places[first] if text[at].isupper()}
        if any(at - 1 in ends and text[at].isupper() for at, _ in places[second]):
            yield first, [span for span in places[second] if text[span[0]].isupper() and not _namesake(text, span[0])]


def _namesake(text: str, at: int) -> bool:
    """Whether the word before makes the surname at `at` another's. The first word of a sentence tells nothing."""
    before = _BEFORE.search(text[max(0, at - _REACH) : at])
    if not before or not before[2][0].isupper() or before[2] in _TITLES:
        return False
    return bool(before[1]) and before[1][0] not in ".!?\"”'’"


def _places(text: str, term: str) -> Iterator[Span]:
    """Where words or numbers of this root stand. A root is how its word begins, so most of a text is never split."""
    at = text.find(term)
    while at >= 0:
        if (word := _WORD.match(text, at)) and not _continues(text, at) and _root(stem(word.group())) == term:
            yield word.span()
        at = text.find(term, at + len(term))


def _continues(text: str, at: int) -> bool:
    """Whether what stands at `at` is the rest of a word or a number."""
    if at == 0 or not text[at].isdigit():
        return at > 0 and text[at - 1].isalpha()
    return text[at - 1].isdigit() or (text[at - 1] in ".," and text[at - 2 : at - 1].isdigit())


def _weights(held: Sequence[Mapping[int, Terms]], sentences: int) -> dict[str, float]:
    """Each term's share of the whole; a term that no sentence holds has none."""
    count = Counter(term for report in held for terms in report.values() for term in sorted(terms))
    rare = {term: float(np.sqrt(np.log1p(sentences / number))) for term, number in sorted(count.items())}
    whole = sum(rare.values())
    return {term: value / whole for term, value in rare.items()}


def _narrow(report: Report, held: Mapping[int, Terms], weight: Mapping[str, float]) -> Report | None:
    """The report with what concerns the words; None where nothing does."""
    if not held:
        return None
    sentences = tuple(
        sentence if sentence.kind not in _SHOWN or (tied and _concern(worth, weight) >= LEAST)
        else replace(sentence, kind="furniture")
        for sentence, tied, worth in _read(report, held)
    )  # fmt: skip
    if not any(sentence.kind in _SHOWN for sentence in sentences):
        return None
    return replace(report, annotations=replace(report.annotations, sentences=sentences))


def _concern(worth: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """How much a sentence holds of the words, 0 to 1."""
    return sum(weight[term] * worth[term] for term in sorted(worth))


def _read(report: Report, held: Mapping[int, Terms]) -> Iterator[tuple[Sentence, bool, dict[str, float]]]:
    """Each sentence, whether something ties it to a day, and what each term is worth there."""
    sentences = report.annotations.sentences
    none: Terms = frozenset()
    title = next((held.get(i, none) for i, sentence in enumerate(sentences) if sentence.kind == "headline"), none)
    place, section = 0, False
    for number, (sentence, dates) in enumerate(sentences_with_dates(report)):
        section = section or sentence.kind == "date"
        opening = place < LEAD
        place += sentence.kind == "body"
        near = held.get(number - 1, none) | held.get(number + 1, none)
        worth = dict.fromkeys(near, NEAR) | dict.fromkeys(title if opening else none, TITLE)
        # Without the sentences set aside, a later one would pass for an opening, which tells the news of its day.
        yield sentence, opening or section or bool(dates), worth | dict.fromkeys(held.get(number, none), 1.0)
