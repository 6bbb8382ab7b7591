"""A report's own headline: where it stands, and whether a line reads as one.

A leaf: the story's headline and the names of its happenings are chosen among these.
"""

import re
from collections.abc import Iterator

from .records import Report, Sentence, Span
from .words import terms

HEADLINE_LENGTH = (20, 120)
"""Characters of a headline that reads as one; outside it only where nothing else is there."""
NOT_A_HEADLINE = re.compile(
    r"\?$|^(?:live|video|watch|photos?|pictures?|in pictures|opinion|comment|analysis|factbox|timeline|q&a|quiz|"
    r"podcast|letters?|editorial|blog)\b|\b(?:live updates?|as it happened|live blog)\b",
    re.IGNORECASE,
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
FURNITURE = re.compile(
    r"^\W*(?:page last|last (?:updated|modified)|updated:?|published:?|posted|(?-i:By (?:the )?[A-Z])|from our|"
    r"(?:this|the following) (?:story|article|page|live page|video|copy|post|transcript) (?:is|was|has|will|may)\b|"
    r"(?:read|see|get|find out) more\b|(?:sign up|log in|register|subscribe|click|download|print this|email this)\b|"
    r"(?:share|follow|join) (?:this|us|on)\b|editor'?s'? note\b|(?:correction|clarification|copyright|advertisement|"
    r"related|most popular|story highlights|file photo|photo|image|picture|graphic|map|caption|credits?|source|note|by|"
    r"watch|listen)\s*(?::|\W*$))|\byou\s?(?:'ve|have) selected\b|"
    r"\b(?:delivered to your|all rights reserved|getty images|terms (?:and conditions|of use)|may not be (?:published|"
    r"reproduced)|your (?:inbox|email|essential|daily)|(?:file|handout) (?:photo|picture)|photograph:|pictured|"
    r"page last updated)\b",
    re.IGNORECASE,
)
"""Page furniture that a splitter may have let through: never a headline."""
CAPTION = re.compile(
    rf"\b{MONTH}\s+\d{{1,2}}\s*,\s*\d{{4}}\W*$|\b\d{{1,2}}\s+{MONTH}\s*,?\s*\d{{4}}\W*$|"
    r"\((?:left|right|above|centre|center|l|r)\)|/(?:reuters|ap|afp|epa|getty|pa|corbis|rex)\b",
    re.IGNORECASE,
)
"""A photo caption ends with the day it was taken, or credits a photographer's agency."""
STAMP = re.compile(
    rf"\b(?:{MONTH}|mon|tue|wed|thu|fri|sat|sun|[a-z]*day|gmt|bst|est|edt|et|am|pm|utc)\b|\d+", re.IGNORECASE
)
FEWEST_WORDS = 3
"""Words beside dates and times that a headline has at least."""
TRIED = 5
"""Body sentences of a report without a headline among which one is looked for."""


def heading(report: Report) -> Span | None:
    """The article's headline, else its first heading that is no furniture, else its first such sentence."""
    if report.article.headline and _reads_as_headline(report.article.title):
        return report.article.headline
    for sentence in report.annotations.sentences:
        if sentence.kind == "headline" and _reads_as_headline(report.article.text[sentence.start : sentence.end]):
            return span_of(sentence)
        if sentence.kind == "body":
            break
    return next(_body_spans(report), None)


def _body_spans(report: Report) -> Iterator[Span]:
    """The first body sentences that could stand as a headline."""
    body = [s for s in report.annotations.sentences if s.kind == "body"][:TRIED]
    return (span_of(s) for s in body if _reads_as_headline(report.article.text[s.start : s.end]))


def _reads_as_headline(line: str) -> bool:
    """Whether the line is neither page furniture, a caption, a by-line nor a bare date."""
    if FURNITURE.search(line) or CAPTION.search(line):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", STAMP.sub(" ", line))) >= FEWEST_WORDS


def is_heading(report: Report, span: Span) -> bool:
    """Whether a headline stands at `span`, and not a sentence of the body."""
    return span == report.article.headline or any(
        s.kind == "headline" and s.start == span[0] for s in report.annotations.sentences
    )


def lead_terms(report: Report) -> tuple[str, ...]:
    """Terms of the headline and the first body sentence."""
    text = report.article.text
    span = heading(report)
    first = next((s for s in report.annotations.sentences if s.kind == "body"), None)
    return terms(text[slice(*span)] if span else "") + (terms(text[slice(*span_of(first))]) if first else ())


def span_of(sentence: Sentence) -> Span:
    """Where a sentence stands."""
    return sentence.start, sentence.end
