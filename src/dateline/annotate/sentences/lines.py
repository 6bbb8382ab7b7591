"""Text -> paragraphs: by line, but lines that were wrapped at a width are one paragraph again."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ...records import Span
from .boundaries import trimmed

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
STOPPED = re.compile(r"""[.!?…:;"'”’)\]»-]\s*$""")
# Lists go by line, with or without marks: they do not run on.
RUNNING = re.compile(r"[a-z]{2,}[ ,]|[–—] [a-z]")
# A line that only closes what the line before opened: the tokeniser of Timeline17 breaks "(BP.L)" after the stop.
CLOSES_BRACKET = re.compile(r"\s*+[^\s(]{1,12}(?: [^\s(]{1,12}){0,2}? ?(?:-RRB-|\))")
# The same tokeniser breaks "CDC.gov" after the stop: no sentence begins in lower case.
TOKENISED_STOP = re.compile(r"\s\.")
# A text is taken as wrapped when this many of its neighbouring lines, and this share of them, run on in lower case.
LEAST_WRAPPED = 3
WRAPPED_SHARE = 0.25
WIDTHS = range(40, 120)
# How far back an open bracket is looked for.
BRACKET_REACH = 60


def paragraphs(text: str, headline: Span | None) -> Iterator[Span]:
    """Yield the paragraphs of `text`, trimmed; the headline's span is one of its own."""
    if headline is None:
        yield from _paragraphs(text, 0, len(text))
        return
    yield from _paragraphs(text, 0, headline[0])
    yield headline
    yield from _paragraphs(text, headline[1], len(text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    lines = [span for match in LINE.finditer(text, start, end) if (span := trimmed(text, *match.span()))]
    wrapped = _is_wrapped(text, lines)
    current: Span | None = None
    for line in lines:
        if current and _joins(text, current, line, wrapped):
            current = (current[0], line[1])
            continue
        if current:
            yield current
        current = line
    if current:
        yield current


def _joins(text: str, above: Span, line: Span, wrapped: bool) -> bool:
    """Whether `line` continues the paragraph `above`."""
    if wrapped and _adjacent(text, above, line):
        return True
    if text[line[0]].islower() and TOKENISED_STOP.match(text, above[1] - 2) and _adjacent(text, above, line):
        return True
    if _adjacent(text, above, line) and _runs_on(text, above, line):
        return True
    tail = text[max(above[0], above[1] - BRACKET_REACH) : above[1]]
    opened = tail.rfind("-LRB-") > tail.rfind("-RRB-") or tail.rfind("(") > tail.rfind(")")
    return opened and CLOSES_BRACKET.match(text, line[0], line[1]) is not None


def _runs_on(text: str, above: Span, line: Span) -> bool:
    """Whether a line goes on in lower case, or after a dash, with a sentence that has not ended."""
    begins = RUNNING.match(text, line[0], line[1])
    return begins is not None and not STOPPED.search(text, max(above[0], above[1] - 2), above[1])


def _adjacent(text: str, above: Span, line: Span) -> bool:
    """Whether no blank line stands between the two."""
    between = text[above[1] : line[0]]
    return between == "\n" or len(BREAK.findall(between)) == 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines of a text were broken at a width, in the middle of sentences."""
    running = neighbours = 0
    for above, line in pairwise(lines):
        if not _adjacent(text, above, line):
            continue
        neighbours += 1
        long_enough = above[1] - above[0] in WIDTHS
        if long_enough and text[line[0]].islower() and not STOPPED.search(text, above[1] - 1, above[1]):
            running += 1
    return running >= LEAST_WRAPPED and running >= WRAPPED_SHARE * neighbours
