"""The source that a tagger left out, where the words beside the cue leave no doubt who it is.

1. A pronoun inside the cue or right before it, or a name that ends right before it: "But Waseem confessed to ...".
2. A participle or a second verb ("..., saying", "and called on"): whoever already spoke in the sentence, or else the
   pronoun, name, person or body that the sentence begins with.

3. "X's rhetoric, blaming Y": whoever's words they are, where the tagger found nobody or took "Lee's", which no
   participle goes on with.

A passive has no source of this kind ("was reported to be"), and "it seems" has none at all.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..records import Entity, Sentence, Span
from .names import BODY_NOUNS, PERSON_NOUNS, PLURAL_IRREGULAR
from .nested import with_title
from .phrases import POSSESSIVE_END, singular
from .tagger import Triple

_Spoken = tuple[int, int, Span]
"""Where a source begins, where its cue ends, and the source."""
SIGHT = 90
"""Characters before a cue in which its source must begin."""

_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Ww]ho|[Ww]hich)"
_ADVERBS = r"(?:(?:also|later|then|just|still|even|once|first|now|since|instead|again|however|though|\w+ly)\s+){0,2}"
_AHEAD = re.compile(rf"(?:^|(?<=[\s“\"‘'(]))(?P<who>{_PRONOUN})\s+{_ADVERBS}$")
_IN_CUE = re.compile(rf"(?P<who>{_PRONOUN})\s+(?=[a-z])")
_GAP = re.compile(rf"(?:,\s+(?:however|though|meanwhile|too),)?\s+{_ADVERBS}$")
_JOINED = re.compile(rf"(?:,|\s[–—-]+|\band|\bbut|\bwhile|\bthen)\s+(?:while\s+|and\s+|but\s+|then\s+)?{_ADVERBS}$")
_NO_SUBJECT = re.compile(
    r"(?:it|which)\s+(?:\w+ly\s+)?(?:seem|appear|look|sound|turn|follow|emerge|remain)", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"^(?:(?:has|have|had|will|would|may|might|could|can|to)\s+(?:\w+ly\s+|also\s+|long\s+|not\s+)*)?"
    r"(?:is|are|was|were|be|been|being)\b(?!\s+(?:\w+\s+)?(?:\w+ing|sure|certain|confident|adamant|afraid|hopeful|"
    r"optimistic|sceptical|skeptical|aware|unaware|steering)\b)|^(?:known|called(?!\s+(?:\w+\s+)?(?:for|on|upon)\b)|named|nicknamed|dubbed|considered)\b"
)
# "The well BP estimated to be leaking": a participle of what is said of a thing.
_SAID_OF = re.compile(
    r"(?:estimated|believed|reported|said|thought|expected|known|suspected|alleged|rumou?red|predicted)$"
)
_TO = re.compile(r"to\b")
_NO_SAYING = frozenset("assuming indicating showing estimating determining reflecting including according".split())
# Another clause between a subject and what would go on with it.
_CLAUSE = re.compile(r"\b(?:who|which|that|as|between|after|because|where)\b")
_RELATIVE = re.compile(r"(?:who|which)$", re.IGNORECASE)
_NOUN = re.compile(r"^(?:an?|the|his|her|its|their|any|no)\s|^(?:calls|reports|fears|concerns|claims|warnings)\b|^\W*$")
_FINITE = re.compile(r"(?:\w+ed|\w+s|has|have|had|did|said|told|wrote|vowed|swore|went|made|gave|took)\b")
_OPENING = re.compile(
    r"[“\"‘'(\s]*(?:(?:But|And|Yet|So|Meanwhile|However|Then|Later|Still|Also|Earlier|Instead|"
    r"(?:On|In|Last|Late|Early)\s[\w\s]{2,24}?)(?:,\s+|\s+(?=[A-Z])))?(?:[Tt]he\s)?"
)
_OPENING_NOUN = re.compile(
    r"(?P<who>(?:The|These|Several|Some|Many|Two|Three|His|Her|Its|Their|A|An)\s(?:[\w-]+\s){0,2}?(?P<head>[a-z][\w-]*))"
    r"(?=\s(?:\w+ly\s|also\s|first\s)?(?:in|of|at|from|for|on|had|have|has|are|were|was|is|will|would|[a-z]+ed|said)\b)"
)


def supplied(
    text: str, triples: Sequence[Triple], entities: Sequence[Entity], sentences: Sequence[Sentence]
) -> list[Triple]:
    """The triples, with a source where the tagger gave none and the words leave no doubt; in the same order."""
    ends = {e.end: e for e in entities}
    openings = {e.start: e for e in entities}
    starts = [s.start for s in sentences]
    spoken = sorted((t.source[0][0], t.cue[-1][1], t.source[0]) for t in triples if t.source and t.cue)
    kept: list[Triple] = []
    for triple in triples:
        owner = _owner(text, triple)
        if owner is not None:
            kept.append(replace(triple, source=(owner,)))
            continue
        if triple.source or not triple.cue:
            kept.append(triple)
            continue
        index = bisect_right(starts, triple.cue[0][0]) - 1
        begin = max(starts[index] if index >= 0 else 0, triple.cue[0][0] - LONGEST)
        kept.append(_with_source(text, triple, begin, spoken, ends, openings))
    return kept


def _owner(text: str, triple: Triple) -> Span | None:
    """ "The government's claims, blaming ...": whose words a participle right after them goes on with."""
    if not triple.cue or not text[slice(*triple.cue[0])].split()[:1] or not _PARTICIPLE.match(text, *triple.cue[0]):
        return None
    start = max(0, triple.cue[0][0] - SIGHT)
    owned = _OWNED_WORDS.search(text, start, triple.cue[0][0])
    if triple.source and not POSSESSIVE_END.search(text[slice(*triple.source[-1])]):
        return None
    if owned is None or any(a < owned.end("who") and owned.start("who") < b for a, b in triple.content):
        return None
    return owned.span("who")


_PARTICIPLE = re.compile(r"[a-z]{3,}ing\b")
_OWNED_WORDS = re.compile(
    r"(?P<who>(?:\b[Tt]he\s(?:[\w.-]+\s){0,3}?|(?:[A-Z][\w.-]*\s){0,3}?)[\w.-]+)\s?[’']s\s(?:\w+\s)?"
    r"(?:rhetoric|claims?|statements?|remarks?|speech|arguments?|narrative|messages?|comments?|criticism|tweets?|letter|"
    r"report|article|warnings?|accusations?|allegations?)\s?,?\s$"
)
LONGEST = 1500
"""Characters of a sentence that are looked through before a cue; a text without stops stays linear."""


def _with_source(
    text: str,
    triple: Triple,
    begin: int,
    spoken: Sequence[_Spoken],
    ends: dict[int, Entity],
    openings: dict[int, Entity],
) -> Triple:
    start, end = triple.cue[0]
    own = _IN_CUE.match(text, start, end)
    if own is not None and not _NO_SUBJECT.match(text, start, end):
        verb = own.end()
        if not _PASSIVE.match(text[verb:end]):
            return replace(triple, source=(own.span("who"),), cue=((verb, end), *triple.cue[1:]))
    words = text[start:end]
    if own is not None or _PASSIVE.match(words) or _NOUN.match(words):
        return triple
    if _SAID_OF.match(words) and _TO.match(text, triple.content[0][0]):
        return triple
    source = _before(text, begin, start, end, ends) or _shared(text, begin, start, end, spoken, openings)
    if source is None or any(a < source[1] and source[0] < b for a, b in triple.content):
        return triple
    return replace(triple, source=(source,))


def _before(text: str, begin: int, cue: int, end: int, ends: dict[int, Entity]) -> Span | None:
    """The pronoun or the name that ends right before the cue."""
    low = max(begin, cue - SIGHT)
    ahead = text[low:cue]
    pronoun = _AHEAD.search(ahead)
    if pronoun is not None:
        who = low + pronoun.start("who"), low + pronoun.end("who")
        return None if _NO_SUBJECT.match(text, who[0], end) else who
    gap = _GAP.search(ahead)
    entity = ends.get(low + gap.start()) if gap is not None else None
    if entity is None or entity.start < low or not _FINITE.match(text, cue, end):
        return None
    return with_title(text, low, entity)


def _shared(
    text: str, begin: int, cue: int, end: int, spoken: Sequence[_Spoken], openings: dict[int, Entity]
) -> Span | None:
    """The subject of the clause that a participle or a second verb goes on."""
    first = text[cue:end].split()[0].lower()
    participle = first.endswith("ing")
    if first in _NO_SAYING or (not participle and not _FINITE.match(text, cue, end)):
        return None
    joined = _JOINED.search(text, max(begin, cue - SIGHT), cue)
    if joined is None or (not participle and joined.group().lstrip().startswith((",", "–", "—", "-", "while"))):
        return None
    for place, said, source in reversed(spoken[bisect_left(spoken, (begin,)) : bisect_left(spoken, (cue,))]):
        if place >= begin and said <= cue and not _RELATIVE.match(text, *source):
            return source if participle or not _CLAUSE.search(text, said, joined.start()) else None
    opened = _opening(text, begin, cue, openings)
    return opened if opened is not None and not _CLAUSE.search(text, opened[1], joined.start()) else None


def _opening(text: str, begin: int, cue: int, openings: dict[int, Entity]) -> Span | None:
    """The pronoun, name, person or body that the sentence begins with."""
    skipped = _OPENING.match(text, begin, cue)
    at = skipped.end() if skipped is not None else begin
    entity = openings.get(at)
    if entity is not None and entity.end < cue and not re.match(r"\s?[’']s?\s", text[entity.end : entity.end + 3]):
        return entity.start, entity.end
    pronoun = _IN_CUE.match(text, at, cue)
    if pronoun is not None:
        return pronoun.span("who")
    noun = _OPENING_NOUN.match(text, begin, cue)
    if noun is None:
        return None
    head = noun["head"].lower()
    known = singular(head) in PERSON_NOUNS | BODY_NOUNS or head in PLURAL_IRREGULAR
    return noun.span("who") if known else None
