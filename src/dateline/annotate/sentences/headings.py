"""One paragraph -> its headline, date, dateline and body pieces."""

import re
from collections.abc import Iterator

from ...records import SentenceKind, Span
from .boundaries import trimmed
from .pieces import (
    BYLINE,
    DATE_ENTRY,
    DATE_HEAD,
    DATE_LINE,
    DATELINE,
    DATELINE_INSIDE,
    FURNITURE,
    GLUED_BYLINE,
    KICKER,
    LONG_DATE,
    STAMP_ANYWHERE,
    YEAR,
)

Piece = tuple[int, int, SentenceKind]

# Longest lines, in characters, that can be a headline of the article, and of a section.
LONGEST_HEADLINE = 200
LONGEST_HEADING = 100
# How far into the first paragraphs a glued headline can reach (highlights before a dateline included).
GLUED_REACH = 900
# Shortest headline, in words, that is cut off a lead.
LEAST_GLUED_WORDS = 4

FINAL_STOP = re.compile(r"""[.!?…;,:](?:["'”’)\]»]|''|\s|-RRB-)*$""")
HEADLINE_STOP = re.compile(r"""[.;,](?:["'”’)\]»]|''|\s|-RRB-)*$""")
BYLINE_LINE = re.compile(rf"(?:{LONG_DATE} ?[|·•,–—-]? ?)?{BYLINE}(?: ?[|·•–—-].{{0,80}})?(?: ?{LONG_DATE})? ?\.?$")
ANY_YEAR = re.compile(YEAR)
# The first three letters of what `_dated` tells, where it does not begin with a digit.
BEGINS_DATED = frozenset(
    """Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC
    Mon Tue Wed Thu Fri Sat Sun Pub Pos Upd Las las Fir Pag""".split()
) | {"By ", "by ", "BY "}
BYLINE_DATE = re.compile(rf"{LONG_DATE} ?[|·•] ?\S.{{0,80}}$")
BULLET = re.compile(r"(?:\\\*|\*|•|cents(?= [A-Z`]))\s")
# The lead after a glued headline: a word that begins sentences, in the middle of a run of words.
GLUED_LEAD = re.compile(
    r"(?<=[\w'’%?!] )(?:The|A|An|In|On|At|It|He|She|They|We|There|This|These|When|After|As|For|With|Since|Some|One"
    r"|Two|Three|More|Officials|Police|Scientists|Engineers|Experts|Researchers|Rebels|Efforts|About|Nearly|Almost|Hundreds|Thousands|Dozens)"
    r"(?= (?:[a-z]|\d|US |UK |U\.S\. |White House ))"
)
SMALL_WORDS = frozenset("of the a an in on at to for and or by with from as is are was were not but".split())
BEFORE_TIMES = frozenset("since before after until around about between early late".split())
# A headline in title case ("Oil Spill Reaches The Coast") hides no lead behind a capital: above this share of capitals.
TITLE_CASE_SHARE = 0.7


def pieces_of_line(text: str, start: int, end: int, *, first: bool, lead: bool, has_next: bool) -> Iterator[Piece]:
    """Yield the pieces of the paragraph `text[start:end]` (trimmed), in order.

    first: it is the first paragraph and no headline was given; lead: no body has come yet;
    has_next: another paragraph follows.
    """
    whole = (start, end)
    # Most lines begin as no date and no by-line does, and to see that is much quicker than to try the patterns.
    if (text[start : start + 3] in BEGINS_DATED or text[start].isdecimal()) and (dated := _dated(text, start, end)):
        yield from dated
    elif has_next and _is_heading(text, whole, headline=first) and not _has_dateline(text, whole):
        if not first and FURNITURE.match(text, *whole):
            yield (start, end, "furniture")
        else:
            yield from _heading(text, start, end)
    elif lead:
        yield from _lead(text, start, end, first=first)
    else:
        yield from _dateline(text, start, end)


def _dated(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of a line that is or begins with a date, or is a by-line; [] for any other."""
    whole = (start, end)
    if DATE_LINE.match(text, *whole):
        return [(start, end, "date")]
    if end - start <= LONGEST_HEADLINE and (BYLINE_LINE.match(text, *whole) or BYLINE_DATE.match(text, *whole)):
        return [(start, end, "furniture")]
    if head := DATE_HEAD.match(text, *whole):
        rest = trimmed(text, head.end("rule"), end)
        title: list[Piece] = [(*rest, "headline" if _is_heading(text, rest) else "body")] if rest else []
        return [(start, head.end("rule"), "date"), *title]
    if entry := DATE_ENTRY.match(text, *whole):
        rest = trimmed(text, entry.end("rule"), end)
        told: list[Piece] = [(*rest, "body")] if rest else []
        return [(start, entry.end("rule"), "date"), *told]
    return []


def _is_heading(text: str, span: Span, *, headline: bool = False) -> bool:
    """Whether a line reads as a headline: short, without a final stop, beginning with a capital."""
    start, end = span
    if end - start > (LONGEST_HEADLINE if headline else LONGEST_HEADING):
        return False
    initial = text[start]
    if initial.islower() or FINAL_STOP.search(text, max(start, end - 8), end):
        return headline and not initial.islower() and not HEADLINE_STOP.search(text, max(start, end - 8), end)
    return any(character.isalpha() for character in text[start:end])


def _heading(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield a heading, and before it the label that a page sets above it and its text runs into it."""
    if kicker := KICKER.match(text, start, end):
        yield (start, kicker.end(), "furniture")
        start = kicker.end()
    yield (start, end, "headline")


def _has_dateline(text: str, span: Span) -> bool:
    """Whether a dateline begins the line or stands within it."""
    return bool(DATELINE.match(text, *span) or _dateline_inside(text, *span))


def _dateline_inside(text: str, start: int, end: int) -> re.Match[str] | None:
    """A dateline in the middle of a line; none without a bracket or a bar."""
    if all(text.find(mark, start, end) < 0 for mark in ("(", "-LRB-", "|")):
        return None
    return DATELINE_INSIDE.search(text, start, end)


def _lead(text: str, start: int, end: int, *, first: bool) -> Iterator[Piece]:
    """Yield the pieces of a paragraph at the top, where headline, stamp and dateline may be glued to the lead."""
    rest: Span | None = (start, end)
    while rest is not None:
        start, reach = rest[0], min(end, rest[0] + GLUED_REACH)
        if DATELINE.match(text, start, end):
            yield from _dateline(text, start, end)
            return
        if byline := GLUED_BYLINE.match(text, start, end):
            yield (start, byline.end(), "furniture")
            rest = trimmed(text, byline.end(), end)
            continue
        cuts = [m for m in (_stamp(text, start, reach), _dateline_inside(text, start, reach)) if m]
        if not cuts:
            yield from _plain_lead(text, start, end, first=first)
            return
        cut = min(cuts, key=lambda match: match.start())
        if cut.start() > start:
            yield from _headlines(text, start, cut.start())
        yield (cut.start(), cut.end(), "date" if cut.re is STAMP_ANYWHERE else "dateline")
        rest, first = trimmed(text, cut.end(), end), False


def _plain_lead(text: str, start: int, end: int, *, first: bool) -> Iterator[Piece]:
    """Yield the pieces of a paragraph at the top that holds neither stamp nor dateline."""
    at = _glued_lead(text, start, end) if first else start
    if at > start:
        yield from _headlines(text, start, at)
    if rest := trimmed(text, at, end):
        yield (*rest, "body")


def _stamp(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first date with a time of day that is no part of a sentence ("at 10 p.m. Tuesday, April 20, 2010" is)."""
    match = STAMP_ANYWHERE.search(text, start, end) if ANY_YEAR.search(text, start, end) else None
    before = text[start : match.start()].split()[-1:] if match else []
    return None if before and before[0].lower() in SMALL_WORDS | BEFORE_TIMES else match


def _headlines(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield what stands before the lead: headlines and highlights, or body where it has a full stop inside."""
    at = start
    for bullet in BULLET.finditer(text, start, end):
        if bullet.start() > at and (span := trimmed(text, at, bullet.start())):
            yield (*span, "headline")
        at = bullet.start()
    if span := trimmed(text, at, end):
        long = span[1] - span[0] > LONGEST_HEADLINE
        yield (*span, "body" if long and HEADLINE_STOP.search(text, span[1] - 4, span[1]) else "headline")


def _dateline(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the dateline, or datelines, at the beginning of a paragraph, and its body."""
    while match := DATELINE.match(text, start, end):
        yield (start, match.end(), "dateline")
        rest = trimmed(text, match.end(), end)
        if rest is None:
            return
        start, end = rest
    yield (start, end, "body")


def _glued_lead(text: str, start: int, end: int) -> int:
    """Where the lead begins in a first paragraph that a headline is glued to; `start` where none is seen."""
    for match in GLUED_LEAD.finditer(text, start, min(end, start + LONGEST_HEADLINE)):
        before = text[start : match.start()].split()
        if any(word in (".", ",", ";", "''", "``", "--") for word in before[-1:]) or len(before) < LEAST_GLUED_WORDS:
            continue
        if before[-1].lower() in SMALL_WORDS or any(word == "." for word in before):
            continue
        words = [word for word in before if word[0].isalpha() and word.lower() not in SMALL_WORDS]
        capitals = sum(word[0].isupper() for word in words)
        if capitals <= TITLE_CASE_SHARE * len(words):
            return match.start()
    return start
