"""What is told inside what is told: "Smith said that Jones told him the bridge was unsafe".

The tagger's labels are flat, so it never finds an attribution within a content. `inside` looks through each content
for a source and a verb of saying right after it, with a clause to follow; precision first: mental verbs, infinitives,
passives and relative clauses are left alone, as is what another attribution covers already.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..records import Entity, Span
from .names import BODY_NOUNS, PAPER_NOUNS, PERSON_NOUNS, PLURAL_IRREGULAR, TITLES
from .phrases import singular
from .tagger import Triple

_AUX = (
    r"(?:(?:has|have|had|did|does|do|would|will|could|can|was|were|is|are)(?:\s+not|n['’]t)?\s+|never\s+|also\s+|later\s+|"
    r"then\s+|\w+ly\s+){0,3}"
)
_PERSONAL = (
    r"(?:him|her|them|me|us|reporters|journalists|police|investigators|officers|lawmakers|parliament|congress|"
    r"the\s+(?:\w+\s+)?\w+|[A-Z]\w+(?:\s[A-Z]\w+)?)"
)
_FOLLOWS = (
    r"(?=\s+(?:that|whether|if|to|how|why|what|he|she|it|they|we|the|there|his|her|their|its|[A-Z])\b|"
    r"\s*[,:]?\s*[“\"'‘])"
)
# Verbs with what must stand between them and the content.
_VERB = re.compile(
    rf"(?P<verb>{_AUX}(?:"
    rf"(?:tell|tells|told|warned|warns|assured|reminded|informed|promised|asked)\s+{_PERSONAL}{_FOLLOWS}"
    r"|(?:said|says|say|claims|claimed|claim|argues|argued|alleges|alleged|insists|insisted|announced|admitted|"
    r"acknowledged|confirmed|reported|concluded|warned|warns|denied|denies|deny|promised|vowed|wrote|declared|maintained|"
    r"contended|predicted|suggested|testified|accused|rejected|stated|conceded|complained|found(?=\s+(?:that|no)\b))"
    r"))(?=\s|[,:]\s*[“\"‘'])"
)
_TELLING = frozenset(
    """tell tells told warned warns assured reminded informed promised asked said says say claims claimed claim argues
    argued alleges alleged insists insisted announced admitted acknowledged confirmed reported concluded denied denies
    deny vowed wrote declared maintained contended predicted suggested testified accused rejected stated conceded
    complained found according""".split()
)
_BREAKS = str.maketrans(dict.fromkeys("\"'“”‘’`()[]-–—,:;.", " "))
_ACCORDING = re.compile(
    r"\b(?P<cue>according to)\s+(?P<source>(?:(?:the|an?|its|his|her|their|one|two|several)\s+)?[\w’'-]+"
    r"(?:\s+(?!that\b|who\b|which\b|and\b|but\b|as\b|when\b|has\b|had\b|was\b|were\b)[\w’'-]+){0,5})",
    re.IGNORECASE,
)
# "According to plan", "according to royal law": in keeping with it.
_NO_TELLER = re.compile(
    r"\b(?:plan|law|rule|schedule|tradition|custom|need|size|age|rank|taste|season|protocol|procedure|instruction)s?\b"
)
_EDGE = r"(?:^|(?<=[\s“\"‘'(]))"
_PRONOUN = re.compile(_EDGE + r"(?:he|she|they|it|we|I|He|She|They|It|We)\s+$")
_DETERMINED = re.compile(
    _EDGE
    + r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Oo]ne|[Ss]ome|[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|"
    r"[Aa]nother|[Oo]ther|(?:[Jj]ust )?\d+ percent of)\s+"
    r"(?:(?!(?:that|who|which|and|or|but|said|whether|if|when|because|while|as|than|are|is|was|were|be|has|have|had|will|"
    r"would)\b)"
    r"[\w’'-]+\s+){1,6}$"
)
_BARE = re.compile(_EDGE + r"(?P<head>[\w-]+)\s+$")
# Where a clause may begin: the content's start, a mark, a conjunction; "that" only there or after a word of saying.
_CLAUSE_START = re.compile(
    r"(?:^|[,;:—–“\"‘(]|[.!?]['\"”’]?|\s-+|"
    r"\b(?:and|but|because|while|after|before|although|though|since|yet|until|so|how|why)|"
    r"(?:^|(?:said|says?|saying|not(?:es?|ed|ing)|add(?:ed|s|ing)|report(?:s|ed|ing)?|alleg(?:es?|ed|ing)|claim(?:s|ed|ing)?|"
    r"fact|argu(?:es?|ed|ing)|wr(?:ote|ites?|iting)|confirm(?:s|ed)|announc(?:ed|es)|show(?:s|ed)|found|evidence|"
    r"told \w+)\s+)that)"
    r"\s*['\"“‘]?$",
    re.IGNORECASE,
)
# What must not stand right before the source or the verb: "what he said", "as police said", "to tell".
_NOT_BEFORE = re.compile(
    r"\b(?:what|which|whom|who|as|to|when|where|than|like|whatever|everything|things?|words?|all)\s*$", re.IGNORECASE
)
_OWN_ACT = re.compile(r"(?:he|she|it|they|we|I)\s+(?:\w+\s+){0,2}(?:den|reject|promis|vow)\w+$", re.IGNORECASE)
_OWN_SAY = re.compile(r"\b(?:I|[Ww]e) say\b")  # "I say the following"
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\b")
_PARTICLE = re.compile(r"\s*(?:,\s*)?(?:that\s+|:\s*|,\s*(?=[“\"‘']))?")
_END = re.compile(r"[.!?]['\"”’]*(?=\s+[A-Z“\"]|\s*$)|\n|;")
_NO_STOP = re.compile(r"(?:\b[A-Z]|\.[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St))$")
_STARTS = re.compile(
    r"['“\"‘]?(?:the|a|an|he|she|it|they|we|i|you|his|her|their|its|our|my|there|this|that|these|those|no|some|many|most|"
    r"all|any|two|three|four|five|six|seven|eight|nine|ten|more|several|both|not|if|whether|how|why|what|who|only|even|because|having|"
    r"[a-z]+ing|[a-z]+s|to)\b|['“\"‘]?(?:[A-Z0-9$£€])",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"\b[\w-]+\.?\s$")
LEAST = 3
"""Words that a told content must have."""
LONGEST = 3000
"""Characters of a content that are looked through: far above any paragraph; keeps a hostile text linear."""
SIGHT = 90
"""Characters before a verb in which its source must begin."""


def inside(text: str, triples: Sequence[Triple], entities: Sequence[Entity]) -> list[Triple]:
    """Attributions within the contents of `triples`, in no particular order."""
    ends = {e.end: e for e in entities}
    taken = sorted(span for t in triples for span in (*t.cue, *t.source))
    found: list[Triple] = []
    for triple in triples:
        for start, end in triple.content:
            found += _within(text, start, min(end, start + LONGEST), ends, taken)
    return found


def _within(text: str, start: int, end: int, ends: dict[int, Entity], taken: Sequence[Span]) -> list[Triple]:
    if _TELLING.isdisjoint(text[start:end].lower().translate(_BREAKS).split()):
        return []
    found: list[Triple] = []
    at = start
    while (match := _VERB.search(text, at, end)) is not None:
        at = match.end()
        cue = (match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
        if _PASSIVE.search(match.group()) or _OWN_SAY.search(text, max(start, cue[0] - len("we ")), cue[1]):
            continue
        source = _source(text, start, cue[0], ends)
        if source is not None and _OWN_ACT.match(text, source[0], cue[1]) and not _said_before(text, start, source[0]):
            continue  # "said he denied it" is the speaker's own act; `content_acts` reads it
        if source is None or _taken((source[0], cue[1]), taken):
            continue
        content = _content(text, cue[1], end)
        if content is not None:
            found.append(Triple(source=(source,), cue=(cue,), content=(content,)))
    return [*found, *_according(text, start, end, taken)]


def _according(text: str, start: int, end: int, taken: Sequence[Span]) -> list[Triple]:
    """ "..., according to the police": what stands before it in the sentence, or after it where it opens one."""
    found: list[Triple] = []
    for match in _ACCORDING.finditer(text, start, end):
        cue, source = match.span("cue"), match.span("source")
        if _taken((cue[0], source[1]), taken) or _NO_TELLER.search(text, *source):
            continue
        opening = max((m.end() for m in _END.finditer(text, start, cue[0])), default=start)
        opening += len(text[opening : cue[0]]) - len(text[opening : cue[0]].lstrip(" “\"'"))
        before = text[opening : cue[0]].rstrip(" ,")
        if len(before.split()) >= LEAST:
            found.append(Triple(source=(source,), cue=(cue,), content=((opening, opening + len(before)),)))
        elif not before and text[source[1] : source[1] + 2] == ", ":
            content = _content(text, source[1] + 2, end)
            if content is not None:
                found.append(Triple(source=(source,), cue=(cue,), content=(content,)))
    return found


def _said_before(text: str, start: int, place: int) -> bool:
    """Whether the content has words before `place` other than "that"."""
    return text[start:place].strip(" “\"'‘").lower() not in ("", "that")


def _taken(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a cue or source that another attribution has lies in the span; `taken` is sorted."""
    index = bisect_left(taken, (span[1], 0))
    return any(b > span[0] for _, b in taken[max(0, index - _OVERLAPPING) : index])


_OVERLAPPING = 4  # cues and sources hardly ever overlap one another


def _source(text: str, start: int, verb: int, ends: dict[int, Entity]) -> Span | None:
    """The noun phrase or pronoun that ends right before the verb."""
    low = max(start, verb - SIGHT)
    before = text[low:verb]
    if not before or not before[-1].isspace():
        return None
    stripped = len(before.rstrip())
    entity = ends.get(low + stripped)
    if entity is not None and entity.start >= low:
        source = with_title(text, low, entity)
    else:
        match = _PRONOUN.search(before) or _DETERMINED.search(before) or _BARE.search(before)
        if match is None or not (_PRONOUN.match(match.group()) or _speaks(match.group().split()[-1])):
            return None
        source = low + match.start(), low + stripped
    ahead = text[max(start, source[0] - SIGHT) : source[0]]
    if _NOT_BEFORE.search(ahead) or not _CLAUSE_START.search(ahead if start < source[0] - SIGHT else ahead.lstrip()):
        return None
    return source


def with_title(text: str, low: int, entity: Entity) -> Span:
    """A name with the title and the role before it: "Foreign Minister Ann Lee", "Mr. Lee"."""
    start = entity.start
    while (word := _WORD_BEFORE.search(text, low, start)) is not None:
        plain = word.group().strip(" .").lower()
        if word.group()[0].isupper() and plain in _OPENERS:
            break
        titled = start < entity.start and word.group()[0].isupper()  # "Foreign" before "Minister"
        known = plain in TITLES or singular(plain) in PERSON_NOUNS or plain in ("the", "a", "an")
        if not known and not titled:
            break
        start = word.start()
    return start, entity.end


_OPENERS = frozenset("then but and yet so meanwhile later still when while if as now here".split())


def _speaks(noun: str) -> bool:
    """Whether the noun can say something: "officials", "the ministry", "a report"."""
    head = noun.lower()
    single = singular(head)
    return single in PERSON_NOUNS or single in BODY_NOUNS or single in PAPER_NOUNS or head in PLURAL_IRREGULAR


def _content(text: str, start: int, end: int) -> Span | None:
    """What follows the verb, up to the end of its sentence; None where no clause follows."""
    particle = _PARTICLE.match(text, start, end)
    start = particle.end() if particle is not None else start
    at = start
    while (stop := _END.search(text, at, end)) is not None and _NO_STOP.search(
        text[max(start, stop.start() - 4) : stop.start()]
    ):
        at = stop.end()
    end = stop.start() if stop is not None else end
    opened = text[start : start + 1]
    while end > start and (text[end - 1] in " \t,.;:" or (text[end - 1] in '”"' and opened not in '“"')):
        end -= 1
    said = text[start:end]
    if said.startswith(("of ", "on ")) or len(said.split()) < LEAST or not _STARTS.match(said):
        return None
    return start, end
