"""Who the words of a source stand for: a named entity, its own words, or the one a pronoun points to.

A source is read in this order:

1. a pronoun (or "the president" where one person is called that): "who" and "which" go to the name right before them, "I" and "we" inside a content to the
   speaker of that content, the rest to the nearest fitting speaker or subject before (`Pronouns`);
2. "Michael Elleman, a missile expert at the institute": a name at the end of the first noun phrase is the
   head; the words before it and the apposition after it give role and organisation;
3. "a spokesman for the ministry, John Kirby": a person right after the comma is the head;
4. anything else is described by its own words ("officials in Kiev" is not Kiev).

Precision first: what the rules cannot tell is "unresolved".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..records import Entity, EntityType, Resolution, Sentence, Span
from .entities import gender_of
from .names import BODY_NOUNS, PAPER_NOUNS, PERSON_NOUNS, PLURAL_IRREGULAR, TITLES

MALE_PRONOUNS = frozenset("he him his himself".split())
FEMALE_PRONOUNS = frozenset("she her hers herself".split())
PLURAL_PRONOUNS = frozenset("they them their theirs themselves".split())
THING_PRONOUNS = frozenset("it its itself".split())
FIRST_PRONOUNS = frozenset("i me my mine myself we us our ours ourselves".split())
RELATIVE_PRONOUNS = frozenset("who whom whose which that".split())
OTHER_PRONOUNS = frozenset("you your this these those one someone somebody anyone what whoever there".split())
PRONOUNS = (
    MALE_PRONOUNS
    | FEMALE_PRONOUNS
    | PLURAL_PRONOUNS
    | THING_PRONOUNS
    | FIRST_PRONOUNS
    | RELATIVE_PRONOUNS
    | OTHER_PRONOUNS
)

# How many sentences back a pronoun may point. Measured by hand on 60 PolNeAR dev sources: beyond two,
# "he" is wrong more often than right.
REACH = 2
# A sentence that itself begins with the pronoun carries it one further, up to this.
REACH_CHAIN = 5

_PHRASE_END = re.compile(
    r"\s*[,;:(–—]|\s+-+\s|\s+(?:who|whom|which|that|whose|of|in|for|at|from|with|on|to|near|about|by|under|behind|inside|"
    r"against|among|during|after|before|including|and|or|as|speaking|writing|familiar|close|briefed|involved|reached|quoted)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s+(?:at|of|for|with|from|in|to|on|who|which|that|and)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:by|from|according to|to)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|our|one of|both|former|then)\s+", re.IGNORECASE)
_EDGES = ' \t\n,;:.()[]"“”`–—-'
_POSSESSIVE_END = re.compile(r"\s?[’']s?$", re.IGNORECASE)
_DOTTED = re.compile(r"\b\w\.\w$")  # "U.S", cut short of its last stop
_POSSESSIVE_S = re.compile(r"\s?[’']s$")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[\w’'.-]+")
_AND = re.compile(r"\s(?:and|&|or)\s|,\s")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source, resolved. `plural` and `gender` ("m", "f", "") serve the pronouns that follow."""

    name: str | None
    type: EntityType | None = None
    resolution: Resolution = "none"
    role: str | None = None
    organisation: str | None = None
    plural: bool = False
    gender: str = ""


NOBODY = Speaker(None, resolution="none")
UNRESOLVED = Speaker(None, resolution="unresolved")


class Names:
    """The article's entities, found by place in logarithmic time."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._bearers = bearers(text, entities)
        self._entities = sorted(entities, key=lambda e: (e.start, e.end))
        self._starts = [e.start for e in self._entities]
        self._by_last: dict[str, dict[str, Entity]] = {}
        self._by_name: dict[str, Entity] = {}
        for entity in self._entities:
            self._by_name.setdefault(entity.name, entity)
            if entity.type == "person":
                last = entity.name.rsplit(" ", 1)[-1].lower()
                self._by_last.setdefault(last, {}).setdefault(entity.name, entity)

    def called(self, word: str) -> Entity | None:
        """The first person of the article whose name ends with `word`, if it is the only one."""
        found = self._by_last.get(word.lower(), {})
        return next(iter(found.values())) if len(found) == 1 else None

    def bearing(self, description: str) -> set[str]:
        """The people who bear a description ("president", "republican nominee") before their name."""
        return self._bearers.get(description, set())

    def listed(self, name: str) -> Entity | None:
        """The first mention of exactly this name."""
        return self._by_name.get(name)

    def within(self, start: int, end: int) -> list[Entity]:
        """Entities that lie in `text[start:end]`, in order."""
        found: list[Entity] = []
        for index in range(bisect_left(self._starts, start), len(self._entities)):
            entity = self._entities[index]
            if entity.start >= end:
                break
            if entity.end <= end:
                found.append(entity)
        return found


def bearers(text: str, entities: Sequence[Entity]) -> dict[str, set[str]]:
    """Description -> the people of the article who bear it in front of their name.

    "Republican nominee Ann Lee" gives "nominee" and "republican nominee"; "Sen. Lee" gives "senator". What a
    person formerly was is left out.
    """
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.type != "person":
            continue
        inner = list(takewhile(_is_title, text[entity.start : entity.end].split()[:-1]))
        before = _BEFORE_NAME.search(text, max(0, entity.start - _REACH), entity.start)
        words = [*(before.group().split() if before is not None else ()), *inner]
        words = [_LONG_TITLES.get(w.lower().strip("."), w.lower().strip(".")) for w in words]
        last = len(words) if words and (words[-1] in PERSON_NOUNS or words[-1] in _RANKS) else 0
        for first in range(last - 1, -1, -1):
            if words[first] in _FORMER:
                break
            if first and words[first - 1] in _FORMER:
                break
            found.setdefault(" ".join(words[first:last]), set()).add(entity.name)
    return found


def _is_title(word: str) -> bool:
    return word.strip(".").lower() in TITLES


_REACH = 40  # characters before a name in which its description may stand
_BEFORE_NAME = re.compile(r"(?:[A-Za-z][\w.-]*\s){1,4}$")
_FORMER = frozenset("former ex then late past".split())
_RANKS = TITLES - frozenset("mr mrs ms miss mister madam former ex then deputy vice acting".split())
_LONG_TITLES = {
    "sen": "senator", "gov": "governor", "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant",
    "sgt": "sergeant", "prof": "professor", "dr": "doctor", "rev": "reverend", "rep": "representative",
}  # fmt: skip
_THE = re.compile(r"the\s", re.IGNORECASE)


def words_of(text: str, spans: Sequence[Span]) -> str:
    """The words of the spans on one line, without punctuation at the edges."""
    words = _SPACE.sub(" ", " ".join(text[a:b] for a, b in spans)).strip(_EDGES)
    end = spans[-1][1] if spans else 0
    dotted = _DOTTED.search(words) and "." in text[end - 1 : end + 1]
    return words + "." if dotted else words


def pronoun_of(text: str, source: Sequence[Span]) -> str | None:
    """The source's pronoun in lower case when it is nothing but a pronoun ("he", "they all", "her own")."""
    words = words_of(text, source).lower().split()
    if not words or len(words) > 2 or words[0] not in PRONOUNS:
        return None
    if len(words) == 2 and words[1] not in (
        "all",
        "both",
        "also",
        "himself",
        "herself",
        "own",
        "himself,",
        "themselves",
    ):
        return None
    return words[0]


def read(text: str, source: Sequence[Span], names: Names) -> Speaker:
    """The speaker of a source that is not a pronoun."""
    start, end = source[0]
    while start < end and text[start] in _EDGES:
        start += 1
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    phrase_end = _first_phrase_end(text, start, end, names)
    inside = names.within(start, source[-1][1])
    head = next((e for e in inside if e.start < phrase_end <= e.end + 3 and _ends_at(text, e, phrase_end)), None)
    rest = (phrase_end, end)
    if head is not None and not _coordinated(text, rest, inside):
        return _named(text, head, start, rest, source, inside)
    person = _person_after_comma(text, start, phrase_end, end, inside)
    if person is not None:
        body = next((e for e in inside if e.end <= person.start and e.type == "organisation"), None)
        role = _tidy(_OWNER.sub("", _ONE_OF.sub("", text[start : text.rfind(",", start, person.start)])))
        cut = _PREPOSITION.search(role)
        role = role[: cut.start()] if cut else role
        organisation = body.name if body else None
        return Speaker(person.name, "person", "named", role or None, organisation, gender=gender_of(person.name))
    words = words_of(text, source)
    return _borne(words, names) or _unlisted(words, names) or _described(text, start, source, inside)


def _borne(words: str, names: Names) -> Speaker | None:
    """ "the president", where one person of the article is called President."""
    if not _THE.match(words):
        return None
    people = names.bearing(" ".join(words.lower().split()[1:]))
    if len(people) != 1:
        return None
    (name,) = people
    return Speaker(name, "person", "pronoun", gender=gender_of(name))


def _unlisted(words: str, names: Names) -> Speaker | None:
    """A name that the tagger missed: one to three capitalised words and nothing else ("Lynch")."""
    plain = _POSSESSIVE_END.sub("", words)
    parts = plain.split()
    while len(parts) > 1 and parts[0].strip(".").lower() in TITLES:
        parts = parts[1:]
    if not 1 <= len(parts) <= _NAME_WORDS or not all(_NAME_WORD.fullmatch(w) for w in parts):
        return None
    if _uncapitalised(parts[0]) != parts[0] or parts[0].lower() in _PROPER or parts[-1].lower().rstrip("s") in _HEADS:
        return None
    known = names.called(parts[-1]) if len(parts) == 1 else None
    gender = gender_of(words)
    if known is not None:
        return Speaker(known.name, known.type, "named", gender=gender or gender_of(known.name))
    kind: EntityType | None = "person" if gender or len(parts) < len(words.split()) else None
    listed = names.listed(" ".join(parts))
    return Speaker(" ".join(parts), listed.type if listed is not None else kind, "named", gender=gender)


_NAME_WORDS = 3
_NAME_WORD = re.compile(r"(?!I$)[A-Z][\w’'-]*[a-z][\w’'-]*|[A-Z]\.|[A-Z]{2,}")
_HEADS = PERSON_NOUNS | BODY_NOUNS | PAPER_NOUNS


def _first_phrase_end(text: str, start: int, end: int, names: Names) -> int:
    """Where the first noun phrase ends; a name that holds "of" or a comma is not cut."""
    at = start
    while True:
        match = _PHRASE_END.search(text, at, end)
        if match is None or match.start() == start:
            return end
        holder = next((e for e in names.within(start, end) if e.start <= match.start() < e.end), None)
        if holder is None:
            return match.start()
        at = holder.end


def _ends_at(text: str, entity: Entity, phrase_end: int) -> bool:
    """Whether the phrase ends with the entity; a possessive counts as its end only at the source's end."""
    tail = text[entity.end : phrase_end].strip()
    return not tail.strip(_EDGES + "’'") or tail.lower() in ("'s", "’s")


def _coordinated(text: str, rest: Span, inside: Sequence[Entity]) -> bool:
    """ "Trump and Clinton": another head after "and"."""
    tail = text[rest[0] : rest[1]]
    if re.match(r"\s*(?:and|or|&)\s", tail):
        return True
    people = [e for e in inside if e.start >= rest[0] and e.type == "person"]
    return (
        bool(people) and re.search(r"\band\s+\S+(?:\s+\S+){0,2}$", tail) is not None and tail.lstrip(", ")[:1].isupper()
    )


def _named(
    text: str, head: Entity, start: int, rest: Span, source: Sequence[Span], inside: Sequence[Entity]
) -> Speaker:
    before = text[start : head.start]
    role = organisation = None
    if head.type == "other" and _tidy(before):
        return _described(text, start, source, inside)
    if head.type == "person":
        role, organisation = _role(before, start, inside)
        title = _title_in(text, head)
        role = role or title
        after_role, after_org = _apposition(text, rest, source, inside)
        role, organisation = after_role or role, after_org or organisation
    gender = gender_of(text[start : head.end]) or gender_of(head.name)
    plural = head.type == "other" and head.name.endswith("s")
    return Speaker(head.name, head.type, "named", role, organisation, plural, gender)


def _title_in(text: str, head: Entity) -> str | None:
    """A title that the tagger took into the name ("President Trump")."""
    words = text[head.start : head.end].split()
    titles: list[str] = []
    for word in words[:-1]:
        if word.strip(".").lower() not in TITLES:
            break
        titles.append(word)
    kept = [t for t in titles if t.strip(".").lower() not in ("mr", "mrs", "ms", "miss")]
    return " ".join(kept) or None


def _role(words: str, offset: int, inside: Sequence[Entity]) -> tuple[str | None, str | None]:
    """Role and organisation from the words before a name: "State Department spokeswoman"."""
    body = next((e for e in inside if offset <= e.start < offset + len(words) and e.type != "person"), None)
    organisation = body.name if body is not None else None
    role = words
    if body is not None and words.endswith(words[body.end - offset :]) and words[body.end - offset :].strip():
        role = _POSSESSIVE_START.sub("", words[body.end - offset :])
        if body.type in ("place", "other") or body.name.lower() in _ADJECTIVES:
            role, organisation = words[body.start - offset :], None
    cut = _PREPOSITION.search(role)
    role = _tidy(role[: cut.start()] if cut else role)
    if role.lower().strip(".") in ("mr", "mrs", "ms", "miss") or not role or role.lower() in _NO_ROLE:
        return None, organisation
    return role, organisation


_BRACKET = re.compile(r"\s*\([^()]{1,20}\)")
_POSSESSIVE_START = re.compile(r"^\s?[’']s?\s")
_ADJECTIVES = frozenset("republican democratic democrat conservative labour liberal tory gop federal".split())
_NO_ROLE = frozenset("the a an and but as even only".split())


def _apposition(
    text: str, rest: Span, source: Sequence[Span], inside: Sequence[Entity]
) -> tuple[str | None, str | None]:
    """Role and organisation from what follows a name: ", a missile expert at the institute"."""
    start, end = rest[0], rest[1]
    if not text[start:end].strip(_EDGES + "’'s") and len(source) > 1:
        start, end = source[1]
    bracket = _BRACKET.match(text, start, end)
    start = bracket.end() if bracket is not None else start
    tail = text[start:end]
    if tail.lstrip()[:1] not in (",", "(", "–", "—", "-") and start < source[0][1]:
        return None, None
    words = tail.strip(_EDGES)
    offset = start + tail.index(words) if words else start
    if re.match(r"(?:who|whose|which|whom|speaking|in|on|at|from|and|\d)\b", words, re.IGNORECASE):
        return None, None
    stop = re.search(r",|;|\bwho\b|\bwhich\b|\(", words)
    words = words[: stop.start()] if stop else words
    words = _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words
    body = next((e for e in inside if offset <= e.start < offset + len(words) + 4 and e.type == "organisation"), None)
    organisation = body.name if body is not None else None
    cut = re.search(r"\s+(?:at|of|for|with|from|in|to|on)\b", words)
    if organisation is None and cut is not None and cut.group().strip().lower() in ("at", "for", "with"):
        organisation = _tidy(words[cut.end() :], keep=True) or None
    if cut is None and body is not None and body.end - offset < len(words):
        words = words[words.find(text[body.start : body.end]) + body.end - body.start :]
        words = _POSSESSIVE_START.sub("", words)
    return _tidy(words[: cut.start()] if cut else words) or None, organisation


def _tidy(words: str, *, keep: bool = False) -> str:
    words = _SPACE.sub(" ", words).strip(_EDGES)
    if not keep:
        words = _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words
    return words.strip(_EDGES)


def _person_after_comma(text: str, start: int, phrase_end: int, end: int, inside: Sequence[Entity]) -> Entity | None:
    """ "a spokesman for the ministry, John Kirby": the person after a comma whose phrase began with a role."""
    comma = text.find(",", start, end)
    heads = {
        w.lower()
        for part in (text[start:phrase_end], text[start : max(start, comma)])
        for w in _WORD.findall(part)[-1:]
    }
    if not any(_singular(h) in PERSON_NOUNS for h in heads):
        return None
    for entity in inside:
        if entity.start >= phrase_end and entity.type == "person" and text[: entity.start].rstrip()[-1:] == ",":
            following = text[entity.end : end].strip()
            if not following or following[0] in ",)":
                return entity
    return None


def _described(text: str, start: int, source: Sequence[Span], inside: Sequence[Entity]) -> Speaker:
    spans = [(start, source[0][1]), *source[1:]]
    words = words_of(text, spans)
    aside = _ASIDE.search(words)
    words = words[: aside.start()] if aside is not None else words
    if not words:
        return NOBODY
    words = _uncapitalised(_POSSESSIVE_END.sub("", words) if _POSSESSIVE_S.search(words) else words)
    first = _PHRASE_END.split(words, maxsplit=1)[0]
    head = next((w for w in reversed(_WORD.findall(first)) if w[0].isalpha()), "").lower()
    single = _singular(head)
    kind: EntityType | None = "person" if single in PERSON_NOUNS else "organisation" if single in BODY_NOUNS else None
    plural = bool(_AND.search(words)) and len(inside) > 1
    plural = plural or head in PLURAL_IRREGULAR or (head != single and head[-1:] == "s")
    return Speaker(words, kind, "described", plural=plural)


_ASIDE = re.compile(
    r",\s(?:who|which|whose|in particular|for example|for instance|including|like|such as|especially)\b.*$"
)


def _singular(noun: str) -> str:
    single = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    return single[:-2] + "y" if single.endswith("ie") else single


_ONE_OF = re.compile(r"^one of (?:the|his|her|its|their)?\s*", re.IGNORECASE)
_OWNER = re.compile(r"^(?:\S+\s){0,2}\S+[’']s?\s")


def _uncapitalised(words: str) -> str:
    """A common word at the start of a sentence without its capital: "Officials in Kiev"."""
    first, _, rest = words.partition(" ")
    plain = first.lower()
    common = plain in _COMMON or plain in PLURAL_IRREGULAR or _singular(plain) in _HEADS
    titled = plain in TITLES and rest[:1].isupper()
    if not common or titled or plain in _PROPER or (first.isupper() and len(first) > 1):
        return words
    return plain + words[len(first) :]


_COMMON = frozenset(
    """the a an some many most several few other another his her their its our my one two three four five six both all each
    these those this that any no state local federal senior top former government campaign critics analysts""".split()
)
_PROPER = frozenset(
    "democrat democrats republican republicans congress kremlin pentagon parliament house senate party state".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who spoke: where the source stands, and the first and last sentence of what was said."""

    at: int
    first: int
    last: int
    speaker: Speaker


class Pronouns:
    """Resolves the pronouns of one article, read from its start; remembers who spoke.

    "he" and "she": the last speaker of that gender within reach, when nobody else of the gender stands
    as the first person of a sentence in between; else the first person of the nearest sentence.
    "they": the last plural speaker or body; "it": the last body, place or paper that spoke.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Names) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._names = names
        self._turns: list[Turn] = []
        self._genders: dict[str, str] = {}

    def sentence_of(self, at: int) -> int:
        """Index of the sentence that holds the place `at` (or the one before it)."""
        return max(0, bisect_left(self._starts, at + 1) - 1)

    def spoke(self, at: int, end: int, speaker: Speaker) -> None:
        """Remember a resolved speaker, whose source stands at `at` and whose words end at `end`."""
        if speaker.name is not None:
            if speaker.gender:
                self._genders.setdefault(speaker.name, speaker.gender)
            self._turns.append(Turn(at, self.sentence_of(at), self.sentence_of(max(at, end - 1)), speaker))

    def resolve(self, pronoun: str, at: int) -> Speaker:
        """The speaker that the pronoun at `at` points to, or UNRESOLVED."""
        if pronoun in MALE_PRONOUNS or pronoun in FEMALE_PRONOUNS:
            return self._person("m" if pronoun in MALE_PRONOUNS else "f", at)
        if pronoun in PLURAL_PRONOUNS:
            return self._last(at, lambda s: s.plural or s.type == "organisation")
        if pronoun in THING_PRONOUNS:
            return self._last(
                at, lambda s: (not s.plural and s.type in ("organisation", "place", "other")) or _paper(s)
            )
        if pronoun == "this":
            return self._said_before(at)
        if pronoun in RELATIVE_PRONOUNS:
            return self._antecedent(pronoun, at)
        return UNRESOLVED

    def _gender(self, name: str) -> str:
        known = self._genders.get(name)
        return gender_of(name) if known is None else known

    def _fits(self, name: str, gender: str) -> bool:
        return self._gender(name) in ("", gender)

    def _person(self, gender: str, at: int) -> Speaker:
        here = self.sentence_of(at)
        reach = REACH
        index = here
        while index >= 0 and here - index <= reach:
            found = self._person_in(index, gender, at)
            if found is not None:
                if found.name is not None and found.resolution == "pronoun":
                    self._genders.setdefault(found.name, gender)
                return found
            opening = self._opening(index)
            if (
                index < here
                and opening in (MALE_PRONOUNS if gender == "m" else FEMALE_PRONOUNS)
                and reach < REACH_CHAIN
            ):
                reach += 1
            index -= 1
        return UNRESOLVED

    def _opening(self, index: int) -> str:
        """The first word of a sentence, in lower case."""
        if index >= len(self._sentences):
            return ""
        sentence = self._sentences[index]
        word = _WORD.search(self._text, sentence.start, sentence.end)
        return word.group().lower() if word else ""

    def _person_in(self, index: int, gender: str, at: int) -> Speaker | None:
        """The person of sentence `index` that "he" or "she" at `at` means; None: look further back."""
        spoke = [
            t.speaker for t in self._turns[-6:] if t.first <= index <= t.last and t.at < at and not t.speaker.plural
        ]
        fitting = [s for s in spoke if s.name and _someone(s) and self._fits(s.name, gender)]
        if fitting:
            return _again(fitting[-1])
        if index >= len(self._sentences):
            return None
        sentence = self._sentences[index]
        until = min(sentence.end, at)
        opening = self._opening(index)
        if until == sentence.end and opening in PRONOUNS:
            return None
        people = [e for e in self._names.within(sentence.start, until) if e.type == "person"]
        named = list(dict.fromkeys(e.name for e in people if self._fits(e.name, gender)))
        if not named:
            blocked = _DEFINITE_PERSON.match(self._text, sentence.start, until) or (
                until == at and any(map(_body, spoke))
            )
            return UNRESOLVED if blocked else None
        sure = [n for n in named if self._gender(n) == gender]
        chosen = sure[0] if len(sure) == 1 else named[0]
        return Speaker(chosen, "person", "pronoun", gender=gender)

    def _last(self, at: int, fits: object) -> Speaker:
        here = self.sentence_of(at)
        for turn in reversed(self._turns[-8:]):
            if turn.at >= at:
                continue
            if here - turn.last > REACH:
                break
            if fits(turn.speaker):  # type: ignore[operator]
                return _again(turn.speaker)
            if turn.last >= here and turn.speaker.resolution == "named" and turn.speaker.type is None:
                return UNRESOLVED
        return UNRESOLVED

    def _said_before(self, at: int) -> Speaker:
        """ "This disputes a study": whoever said the sentence before."""
        here = self.sentence_of(at)
        before = [t.speaker for t in self._turns[-4:] if t.at < at and t.first == here - 1]
        return _again(before[-1]) if len({s.name for s in before}) == 1 else UNRESOLVED

    def _antecedent(self, pronoun: str, at: int) -> Speaker:
        """The name right before "who" or "which", or the noun phrase from its determiner on."""
        sentence = self._sentences[self.sentence_of(at)] if self._sentences else None
        begin = sentence.start if sentence else 0
        before = self._names.within(begin, at)
        while before and before[-1].start > begin and self._text[before[-1].start - 1] == "(":
            before.pop()
        if before and not _BRACKET.sub("", self._text[before[-1].end : at]).strip(_EDGES + "’'"):
            entity = before[-1]
            if pronoun == "who" and entity.type not in ("person", "organisation"):
                return UNRESOLVED
            return Speaker(entity.name, entity.type, "pronoun", gender=self._gender(entity.name))
        words = self._text[begin:at].rstrip(_EDGES)
        noun = re.search(
            r"(?:\b(?:the|a|an|some|many|most|several|two|three|other)\s+)?(?:[\w’'-]+\s+){0,2}([\w-]+)$",
            words,
            re.IGNORECASE,
        )
        if noun is None:
            return UNRESOLVED
        head = noun.group(1).lower()
        single = head[:-1] if head.endswith("s") else head
        if single in PERSON_NOUNS or head in PLURAL_IRREGULAR or (pronoun != "who" and single in BODY_NOUNS):
            kind: EntityType = "organisation" if single in BODY_NOUNS else "person"
            phrase = noun.group() if noun.group().split()[0].lower() in _COMMON else noun.group(1)
            return Speaker(phrase, kind, "described", plural=head != single)
        return UNRESOLVED


def _someone(speaker: Speaker) -> bool:
    """Whether "he" or "she" may be this speaker: a person, or a name of which nothing is known."""
    return speaker.type == "person" or (speaker.type is None and speaker.resolution == "named")


def _body(speaker: Speaker) -> bool:
    return speaker.resolution == "named" and speaker.type in ("organisation", "place")


# "The president's roots ...": a person without a name, who may be the one that "he" means further on.
_DEFINITE_PERSON = re.compile(
    r"(?:The|His|Her|Their|That|This)\s(?:\w+\s){0,3}?(?:" + "|".join(sorted(PERSON_NOUNS)) + r")(?:[’']s)?\b"
)


def _again(speaker: Speaker) -> Speaker:
    """A speaker, met again through a pronoun."""
    return Speaker(
        speaker.name, speaker.type, "pronoun", speaker.role, speaker.organisation, speaker.plural, speaker.gender
    )


def _paper(speaker: Speaker) -> bool:
    """A study, a report, a poll: something that is said "it" of, described by its own words."""
    return not (speaker.resolution != "described" or speaker.name is None or speaker.plural or speaker.type == "person")
