"""An article's text -> its sentences, headlines, datelines and furniture, each with exact offsets.

    1. lines        paragraphs; lines that were only wrapped are joined again
    2. headings     the headline, dates and headlines of sections, datelines, glued headlines
    3. boundaries   the sentences of what is left
    4. furniture    by-lines, "Read more", credits, told by their words
    5. openings     headlines and captions glued to the lead, and what stands above a dateline or credit
    6. endings      reader comments and page footers below the article

The pieces cover every character that is not white space, in order and without overlap. Time is
linear in the length of the text. No list of one outlet's phrases: the patterns are those that
pages of many outlets share.
"""

from collections.abc import Iterator

from ...records import Sentence, SentenceKind, Span
from .boundaries import sentences, trimmed
from .endings import closed
from .headings import Piece, pieces_of_line
from .lines import paragraphs
from .openings import opened
from .pieces import CREDIT, FURNITURE, FURNITURE_INSIDE, INSIDE_WORD, INSIDE_WORDS

__all__ = ["split"]

# A longer sentence is never furniture, however it begins (the longest of 400 looked at had 290 characters).
LONGEST_FURNITURE = 400

# The first paragraphs, in which a headline, stamp or dateline may be glued to the lead (captions may come before it).
LEADS = 3


def split(text: str, headline: Span | None = None) -> tuple[Sentence, ...]:
    """Split `text` into sentences and sentence-like pieces, in reading order.

    headline: the span of the headline where the source gave one; it becomes one piece.
    """
    found: list[Sentence] = []
    inside = any(word in text for word in INSIDE_WORDS)
    for number, piece in _pieces(text, headline):
        start, end, kind = piece
        if kind != "body":
            found.append(Sentence(start=start, end=end, kind=kind, paragraph=number))
            continue
        for first, last in sentences(text, start, end):
            found.extend(_marked(text, first, last, number, inside))
    return tuple(closed(text, opened(text, found, titled=headline is not None)))


def _pieces(text: str, headline: Span | None) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces of all paragraphs, numbered; `headline` is cut out whole."""
    given = trimmed(text, *headline) if headline else None
    lines = list(paragraphs(text, given))
    seen_body = False
    for number, (start, end) in enumerate(lines):
        if given and (start, end) == given:
            yield number, (start, end, "headline")
            continue
        has_next = number + 1 < len(lines)
        first = number == 0 and given is None
        lead = not seen_body or number < LEADS
        for piece in pieces_of_line(text, start, end, first=first, lead=lead, has_next=has_next):
            seen_body = seen_body or piece[2] == "body"
            yield number, piece


def _inside(text: str, start: int, end: int) -> bool:
    """Whether a sentence is furniture by words inside it; the words alone are asked first, since few have them."""
    words = text[start:end].lower()
    return any(word in words for word in INSIDE_WORD) and FURNITURE_INSIDE.match(text, start, end) is not None


def _marked(text: str, start: int, end: int, paragraph: int, inside: bool) -> Iterator[Sentence]:
    """Yield the sentence, marked as furniture where it is; a credit glued to its front comes apart.

    inside: whether the text has words that tell furniture by more than its beginning.
    """
    kind: SentenceKind = "body"
    short = end - start <= LONGEST_FURNITURE
    if short and (FURNITURE.match(text, start, end) or (inside and _inside(text, start, end))):
        kind = "furniture"
    elif credit := CREDIT.match(text, start, end):
        yield Sentence(start=start, end=credit.end(), kind="furniture", paragraph=paragraph)
        rest = trimmed(text, credit.end(), end)
        if rest is None:
            return
        start, end = rest
    yield Sentence(start=start, end=end, kind=kind, paragraph=paragraph)
