"""What a tagger marked as source, cue and content, made into attributions.

`assemble` adds sources that were left out (`subjects`) and what is told inside a content (`nested`), puts all in
reading order, finds which is nested in which, and reads of each: how it is quoted (`Quotes`), who speaks
(`speakers`), what is done with the content and how surely (`stance`), on what it rests (`evidence`),
and whether it says anything (`substance`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..records import Attribution, Entity, QuoteKind, Sentence, Span
from . import evidence, nested, pronouns, speakers, stance, subjects, substance
from .people import NOBODY, UNRESOLVED, Names, Speaker
from .pronouns import Pronouns
from .tagger import Triple

# From this part of its words inside quote marks a content is direct; the definition of the shared scorer.
DIRECT_FROM = 0.9

_MARK = re.compile("[“”„\"\n]|''|``")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def assemble(
    text: str, sentences: Sequence[Sentence], triples: Sequence[Triple], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    """The article's attributions in reading order; `via` indexes into the same tuple."""
    named = subjects.supplied(text, triples, entities, sentences)
    ordered = sorted([*named, *nested.inside(text, named, entities)], key=_place)
    outer = _nesting(ordered)
    depths = _depths(outer)
    quotes = Quotes(text)
    names = Names(text, entities)
    who = _speakers(text, ordered, outer, names, Pronouns(text, sentences, names), quotes)
    return tuple(
        _attribution(text, triple, speaker, via, depth, quotes, sentences)
        for triple, speaker, via, depth in zip(ordered, who, outer, depths, strict=True)
    )


def _depths(outer: Sequence[int | None]) -> list[int]:
    """How many attributions each one is nested in; a holder is always longer, so there are no circles."""
    depths: list[int] = []
    for via in outer:
        depth = 0
        while via is not None:
            depth, via = depth + 1, outer[via]
        depths.append(depth)
    return depths


def _attribution(
    text: str,
    triple: Triple,
    speaker: Speaker,
    via: int | None,
    depth: int,
    quotes: "Quotes",
    sentences: Sequence[Sentence],
) -> Attribution:
    read = stance.read(text, triple.cue, triple.content, triple.source)
    quote = quotes.kind(triple.content)
    return Attribution(
        source=triple.source,
        cue=triple.cue,
        content=triple.content,
        quote=quote,
        speaker=speaker.name,
        speaker_type=speaker.type,
        resolution=speaker.resolution,
        role=speaker.role,
        organisation=speaker.organisation,
        polarity=read.polarity,
        certainty=read.certainty,
        hedges=read.hedges,
        via=via,
        evidence=evidence.find(text, triple, sentences),
        depth=depth,
        slight=substance.slight(text, triple, quote, read.polarity, speaker.type),
    )


def _end(triple: Triple) -> int:
    return max(b for _, b in (*triple.source, *triple.cue, *triple.content))


def _place(triple: Triple) -> tuple[int, int, tuple[Span, ...]]:
    """Reading order: where the first of its spans starts, the wider one first."""
    spans = (*triple.source, *triple.cue, *triple.content)
    return min(a for a, _ in spans), -max(b for _, b in spans), triple.content


def _nesting(triples: Sequence[Triple]) -> list[int | None]:
    """For each triple the index of the smallest one whose content holds all of its content, or None.

    One sweep over the contents by place, with a stack of those still open; a triple whose content is the
    same as another's is nested in neither.
    """
    spans = sorted((a, -b, index) for index, triple in enumerate(triples) for a, b in triple.content)
    holders: list[dict[int, int]] = [{} for _ in triples]
    open_: list[tuple[int, int, int]] = []
    for start, negative_end, index in spans:
        end = -negative_end
        while open_ and open_[-1][1] < end:
            open_.pop()
        for a, b, other in reversed(open_[-_DEPTH:]):
            if other != index and a <= start and end <= b:
                holders[index][other] = holders[index].get(other, 0) + 1
        open_.append((start, end, index))
    outer: list[int | None] = []
    for index, triple in enumerate(triples):
        whole = [
            o for o, pieces in holders[index].items() if pieces >= len(triple.content) and _wider(triples[o], triple)
        ]
        outer.append(min(whole, key=lambda o: (_length(triples[o]), o)) if whole else None)
    return outer


# Attributions nested deeper than this are linked to the innermost ones only; keeps the sweep linear.
_DEPTH = 8


def _length(triple: Triple) -> int:
    return sum(b - a for a, b in triple.content)


def _wider(a: Triple, b: Triple) -> bool:
    return _length(a) > _length(b)


def _speakers(
    text: str,
    triples: Sequence[Triple],
    outer: Sequence[int | None],
    names: Names,
    resolver: Pronouns,
    quotes: "Quotes",
) -> list[Speaker]:
    """The speaker of each triple; sources are read in the order in which they stand in the text."""
    found: list[Speaker] = [NOBODY] * len(triples)
    waiting: list[tuple[int, str]] = []
    roles: dict[str, Speaker] = {}
    heads: dict[str, tuple[int, Speaker]] = {}
    by_source = sorted((t.source[0][0], i) for i, t in enumerate(triples) if t.source)
    kinds = {i: pronouns.pronoun_of(text, triples[i].source) for _, i in by_source}
    # Read ahead of the pronouns: whoever is quoted is often named after the quotation.
    read = {i: speakers.read(text, triples[i].source, names) for _, i in by_source if kinds[i] is None}
    for at, index in by_source:
        pronoun = kinds[index]
        if pronoun is None:
            found[index] = _met_before(_with_role(read[index], roles, names), at, heads)
        elif pronoun in pronouns.FIRST_PRONOUNS:
            waiting.append((index, pronoun))
            continue
        else:
            holder = outer[index]
            quoted_by = read.get(holder, found[holder]).name if holder is not None and quotes.run_at(at) else None
            found[index] = resolver.resolve(pronoun, at, triples[index].content, quoted_by)
        resolver.spoke(at, _end(triples[index]), found[index])
    _carry_on(text, triples, outer, found, quotes)
    for index, pronoun in waiting:
        found[index] = _first_person(index, pronoun, triples, outer, found, quotes)
    return found


def _carry_on(
    text: str, triples: Sequence[Triple], outer: Sequence[int | None], found: list[Speaker], quotes: "Quotes"
) -> None:
    """A quotation without source and cue right after another is by the same person: '"A," she said. "B."'."""
    before: int | None = None
    for index, triple in enumerate(triples):
        if outer[index] is not None:
            continue
        start, end = triple.content[0][0], _end(triple)
        if before is not None and not triple.source and not triple.cue and found[before].type == "person":
            between = text[_end(triples[before]) : start]
            follows = _GOES_ON.fullmatch(between) is not None and _SIGNED.match(text, end) is None
            if (
                follows
                and quotes.kind(triple.content) == "direct"
                and quotes.kind(triples[before].content) != "indirect"
            ):
                found[index] = replace(found[before], resolution="pronoun")
        before = index


# What may stand between two quotations of one person: marks, and a new paragraph.
_GOES_ON = re.compile(r"[\s.,;!?\"“”'’`…]{0,12}")
_SIGNED = re.compile(r"[\s\"”'’.]{0,6}[―—–-]+\s*[A-Z]")  # '"..." ― Ann Lee'


def _met_before(speaker: Speaker, at: int, heads: dict[str, tuple[int, Speaker]]) -> Speaker:
    """ "The spokesman" is whoever was last one here: "a spokesman for the ministry", or a person of that role."""
    words = (speaker.name or "").split()
    if speaker.resolution == "described" and len(words) == _BARE and words[0] in ("the", "that", "this"):
        place, known = heads.get(words[1], (0, speaker))
        return replace(known, resolution="pronoun") if known is not speaker and at - place <= _SAME_HEAD else speaker
    head = speakers.head_of(speaker)
    if head:
        heads[head] = at, speaker
    return speaker


_BARE = 2  # words of "the spokesman"
# Characters back to which "the spokesman" may point: some eight sentences; others were not tried.
_SAME_HEAD = 1200


def _with_role(speaker: Speaker, roles: dict[str, Speaker], names: Names) -> Speaker:
    """A person without a role keeps the one given before, or has the one that stands after the name elsewhere."""
    if speaker.name is None or speaker.type != "person" or speaker.resolution != "named":
        return speaker
    name = speaker.name
    known = roles.get(name)
    if speaker.role is None and speaker.organisation is None and known is not None:
        return replace(speaker, role=known.role, organisation=known.organisation)
    if speaker.role is None and speaker.organisation is None:
        speaker = replace(speaker, role=names.descriptions.role(name))
    if speaker.role is not None:
        roles.setdefault(name, speaker)
    return speaker


def _first_person(
    index: int,
    pronoun: str,
    triples: Sequence[Triple],
    outer: Sequence[int | None],
    found: Sequence[Speaker],
    quotes: "Quotes",
) -> Speaker:
    """ "I" in a content is the speaker of that content, or of a content in the same quotation; so is "we"."""
    holder = outer[index]
    if holder is None:
        run = quotes.run_at(triples[index].source[0][0])
        near = range(max(0, index - _NEAR), min(len(triples), index + _NEAR + 1)) if run is not None else range(0)
        holder = next((i for i in near if found[i].name and quotes.run_at(triples[i].content[0][0]) == run), None)
    if holder is None or found[holder].name is None:
        return UNRESOLVED
    speaker = found[holder]
    if pronoun in ("i", "me", "my", "mine", "myself") and speaker.type in ("organisation", "place"):
        return UNRESOLVED
    return replace(speaker, resolution="pronoun")


# How many attributions before and after may hold the rest of the same quotation.
_NEAR = 4


class Quotes:
    """Which characters of a text stand inside quote marks.

    Curly marks tell their direction; straight and doubled ones ('' of some feeds) are told by the spaces
    beside them; `` '' of tokenised text too. A new line closes what is open, since a quotation of several
    paragraphs opens its marks again in each.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs = _runs(text)
        self._starts = [a for a, _ in self._runs]

    def run_at(self, at: int) -> Span | None:
        """The stretch between two marks that holds the place `at`."""
        index = bisect_right(self._starts, at) - 1
        return self._runs[index] if index >= 0 and at < self._runs[index][1] else None

    def _apart(self, start: int, end: int) -> bool:
        """Whether no quotation touches `text[start:end]`."""
        index = bisect_left(self._starts, end) - 1
        return index < 0 or self._runs[index][1] <= start

    def kind(self, spans: Sequence[Span]) -> QuoteKind:
        """direct: 90 % and more of the words inside marks; indirect: none; mixed: between."""
        if all(self._apart(start, end) for start, end in spans):
            return "indirect"
        words = inside = 0
        for start, end in spans:
            for match in _WORD.finditer(self._text, start, end):
                words += 1
                inside += self.run_at(match.start()) is not None
        if not inside:
            return "indirect"
        return "direct" if inside >= DIRECT_FROM * words else "mixed"


def _runs(text: str) -> list[Span]:
    runs: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        opens = _opens(text, match.start(), match.end(), match.group(), opened is not None)
        if opened is not None:
            runs.append((opened, match.start()))
            opened = None
        if opens:
            opened = match.end()
    if opened is not None:
        runs.append((opened, len(text)))
    return runs


def _opens(text: str, start: int, end: int, mark: str, inside: bool) -> bool:
    if mark in "“„" or mark == "``":
        return True
    if mark in "”\n":
        return False
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if not inside:
        return not (after.isspace() and not before.isspace())
    return before.isspace() and not after.isspace()
