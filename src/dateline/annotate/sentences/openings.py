"""The top of an article: what stands before the lead and is not part of it.

Texts taken from pages run headline, captions, credits, by-line and lead together. Three marks show where the lead
begins, each only near the top:

    1. a dateline: nothing before it is the article's
    2. a photo credit that the lead follows on the same line: what it ends is a caption
    3. one entry of a chronology, where no other follows ("May 3: Men at work on the dam."): a caption's date

Where none stands, `glued` looks for a headline or caption that runs into the first sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...records import Sentence
from .boundaries import sentences, trimmed
from .glued import border, is_caption
from .pieces import DATE_ENTRY

# How far into the text, in characters and in pieces, a mark shows the lead (longest of 100 looked at: 960).
REACH = 1_300
PIECES = 14
# How many pieces behind a first entry are looked at for a second.
ENTRIES = 12
# How many sentences may stand above a dateline without agency; box titles ("THE DAM - HOW IT BROKE") look like those.
MOST_ABOVE = 3
SURE_DATELINE = re.compile(r"\(|-LRB-|\||\d")
CAPITALS = re.compile(r"\s*[A-Z]{2,} [A-Z]{2,}")
CREDIT_AT_FRONT = re.compile(
    r"[^a-z]{0,3}(?:Photograph|Photo|Picture|Image|Credit|Illustration|AP(?:\d{4})?|AFP|[A-Z][\w ]{0,24} via AP|REUTERS"
    r"|EPA|PA)\b"
)


def opened(text: str, found: list[Sentence], *, titled: bool) -> list[Sentence]:
    """The pieces with what stands before the lead marked; `titled` is True where the source gave the headline."""
    mark = _mark(text, found)
    if mark:
        return [_before(piece) for piece in found[:mark]] + found[mark:]
    found = _caption_entry(text, found)
    return found if titled else _unglued(text, found)


def _mark(text: str, found: Sequence[Sentence]) -> int:
    """Index of the first piece of the lead, where a mark shows it; 0 where none does."""
    lead = above = 0
    for n, piece in enumerate(found[:PIECES]):
        if piece.start > REACH:
            break
        above += piece.kind == "body"
        if _is_dateline(text, piece, above) or _credit(text, found, n):
            if any(p.kind == "body" for p in found[lead:n]) or not lead:
                lead = n + 1
            if piece.kind == "dateline":
                break
    return lead if lead < len(found) else 0


def _is_dateline(text: str, piece: Sentence, above: int) -> bool:
    """Whether a piece is a dateline for sure: with an agency or a stamp, or near the top and no heading in capitals."""
    if piece.kind != "dateline":
        return False
    return SURE_DATELINE.search(text, piece.start, piece.end) is not None or (
        above <= MOST_ABOVE and not CAPITALS.match(text, piece.end)
    )


def _credit(text: str, found: Sequence[Sentence], n: int) -> bool:
    """Whether a piece is a credit that runs into what follows; one on a line of its own may stand below the lead."""
    piece = found[n]
    if piece.kind != "furniture" or found[n + 1 : n + 2] == [] or found[n + 1].paragraph != piece.paragraph:
        return False
    return CREDIT_AT_FRONT.match(text, piece.start, piece.end) is not None


def _before(piece: Sentence) -> Sentence:
    """A piece above the lead: running text there is a caption or highlight."""
    return replace(piece, kind="furniture") if piece.kind == "body" else piece


def _caption_entry(text: str, found: list[Sentence]) -> list[Sentence]:
    """Mark a first entry that no chronology follows as the caption that it is."""
    if len(found) < 3 or found[0].kind != "date" or not DATE_ENTRY.match(text, found[0].start):
        return found
    if any(piece.kind == "date" for piece in found[1:ENTRIES]) or found[2].paragraph == found[1].paragraph:
        return found
    return [replace(piece, kind="furniture") for piece in found[:2]] + found[2:]


def _unglued(text: str, found: list[Sentence]) -> list[Sentence]:
    """Cut a headline or caption off the first sentence it runs into."""
    at = next((n for n, piece in enumerate(found) if piece.kind == "body"), None)
    if at is None or any(piece.kind == "dateline" for piece in found[:at]):
        return found
    piece = found[at]
    cut = border(text, piece.start, piece.end)
    head = trimmed(text, piece.start, cut) if cut else None
    if cut is None or head is None:
        return found
    lead = [replace(piece, start=a, end=b) for a, b in sentences(text, cut, piece.end)]
    return [*found[:at], *_heads(text, *head, piece), *lead, *found[at + 1 :]]


def _heads(text: str, start: int, end: int, piece: Sentence) -> list[Sentence]:
    """What was cut off the lead: a headline, a caption, or one after the other."""
    cut = border(text, start, end)
    parts = [trimmed(text, start, cut), trimmed(text, cut, end)] if cut else [(start, end)]
    return [
        replace(piece, start=part[0], end=part[1], kind="furniture" if n or is_caption(text, *part) else "headline")
        for n, part in enumerate(parts)
        if part
    ]
