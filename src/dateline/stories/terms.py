"""What is kept of an article for grouping: weighted terms of headline, lead and body, names, day.

Names are found as capitalised words inside a sentence, not taken from the annotations: the same features
come out whether or not a tagger is loaded, and the stored features can be replayed for years.
"""

import math
from collections import Counter
from dataclasses import dataclass

from dateline.records import Report
from dateline.stories.marks import days, numbers
from dateline.stories.words import STOP, TOKEN, plain, unbracket

HEADLINE_WEIGHT = 4.0
LEAD_WEIGHT = 2.0
NAME_WEIGHT = 2.0
LEAD_TERMS = 60
BODY_TERMS = 400
# Headline and so many terms after it tell which happening a report is on; the rest is often background.
OPENING_TERMS = 40
# Text beyond this many characters is not looked at; 400 counted terms stand in some 4,000 characters.
BODY_CHARS = 5000
MAX_TERMS = 120
# A first line no longer than this, without a full stop, is taken as the headline where none was given.
MAX_HEADLINE_WORDS = 25
_SENTENCE_STARTS = frozenset('.!?\n:`“"|')


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFeatures:
    """Terms with weights, heaviest first; names as they are written, heaviest first; day of publication.

    `opening` are the terms of headline and lead, `dates` and `numbers` those the text names (see `marks`); sorted.
    """

    terms: tuple[tuple[str, float], ...] = ()
    names: tuple[str, ...] = ()
    day: str | None = None
    opening: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def features(report: Report) -> StoryFeatures:
    """The terms of a report, weighted by where they stand, how often, and whether they are names."""
    article = report.article
    head, body = split(article.text, article.headline)
    names: dict[str, str] = {}
    head_terms = _terms(head, names, is_headline=True)
    body_terms = _terms(body[:BODY_CHARS], names)[:BODY_TERMS]
    counts = Counter(body_terms)
    place = dict.fromkeys(body_terms[:LEAD_TERMS], LEAD_WEIGHT) | dict.fromkeys(head_terms, HEADLINE_WEIGHT)
    weights = {
        term: (place.get(term, 1.0) + math.log1p(counts[term])) * (NAME_WEIGHT if term in names else 1.0)
        for term in {**counts, **place}
    }
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MAX_TERMS]
    beginning = article.text[:BODY_CHARS]
    return StoryFeatures(
        opening=tuple(sorted({*head_terms, *body_terms[:OPENING_TERMS]})),
        dates=days(beginning),
        numbers=numbers(beginning),
        terms=tuple((term, round(weight, 3)) for term, weight in ordered),
        names=tuple(names[term] for term, _ in ordered if term in names),
        day=article.published.day,
    )


def split(text: str, headline: tuple[int, int] | None) -> tuple[str, str]:
    """Headline and body; a short first line that does not end as a sentence is a headline."""
    if headline:
        return text[slice(*headline)], text[: headline[0]] + text[headline[1] :]
    first, newline, rest = text.partition("\n")
    if newline and len(first.split()) <= MAX_HEADLINE_WORDS and not first.rstrip().endswith((".", "''", '"')):
        return first, rest
    return "", text


def _terms(text: str, names: dict[str, str], is_headline: bool = False) -> list[str]:
    """The terms of a text in order; capitalised words inside a sentence are added to `names`."""
    result: list[str] = []
    previous_end = 0
    text = unbracket(text)
    for match in TOKEN.finditer(text):
        word = match.group()
        gap = text[previous_end : match.start()]
        starts = previous_end == 0 or not _SENTENCE_STARTS.isdisjoint(gap)
        previous_end = match.end()
        term = plain(word)
        if term in STOP or len(term) < 2:
            continue
        result.append(term)
        if not is_headline and not starts and word[0].isupper():
            names.setdefault(term, word)
    return result
