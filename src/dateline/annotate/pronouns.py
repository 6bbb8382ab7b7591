"""Whom a pronoun points to, read from the start of the article by simple rules; precision first."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..records import EntityType, Sentence, Span
from .entities import gender_of
from .names import BODY_NOUNS, PERSON_NOUNS, PLURAL_IRREGULAR
from .people import UNRESOLVED, Names, Speaker
from .phrases import BRACKET, COMMON, EDGES, WORD, singular, words_of

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
# How many sentences back a pronoun may point, counted from the end of what a speaker said. Chosen short for
# precision and checked by reading some 60 sources of PolNeAR dev; other values were not tried.
REACH = 2
# A sentence that itself begins with the pronoun carries it one further, up to this.
REACH_CHAIN = 5
# Characters looked back inside a sentence for names, and for the noun before "who": far above what a
# sentence of news has; they keep a text without stops from costing more than linear time.
SIGHT = 1500
NEAR = 80


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


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who spoke: where the source stands, and the first and last sentence of what was said."""

    at: int
    first: int
    last: int
    speaker: Speaker


class Pronouns:
    """Resolves the pronouns of one article, read from its start; remembers who spoke.

    "he" and "she": in the nearest sentence that has one, its last speaker whom the gender fits, or else the
    first person named there; "The president ..." without a name in between leaves it unresolved.
    "they": the last plural speaker or body; "it": the last body, place or paper that spoke. "who" and
    "which": the name or noun right before. "this": whoever said the sentence before.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Names) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._names = names
        self._turns: list[Turn] = []
        self._genders: dict[str, str] = {}
        self._own: Sequence[Span] = ()
        self._quoting: str | None = None

    def sentence_of(self, at: int) -> int:
        """Index of the sentence that holds the place `at` (or the one before it)."""
        return max(0, bisect_left(self._starts, at + 1) - 1)

    def spoke(self, at: int, end: int, speaker: Speaker) -> None:
        """Remember a resolved speaker, whose source stands at `at` and whose words end at `end`."""
        if speaker.name is not None:
            if speaker.gender:
                self._genders.setdefault(speaker.name, speaker.gender)
            self._turns.append(Turn(at, self.sentence_of(at), self.sentence_of(max(at, end - 1)), speaker))

    def resolve(self, pronoun: str, at: int, content: Sequence[Span] = (), quoting: str | None = None) -> Speaker:
        """The speaker that the pronoun at `at` points to, or UNRESOLVED.

        Nobody named in its own `content`, nor who is `quoting` the words it stands in: those would say "I".
        """
        self._own, self._quoting = content, quoting
        if pronoun in MALE_PRONOUNS or pronoun in FEMALE_PRONOUNS:
            return self._person("m" if pronoun in MALE_PRONOUNS else "f", at)
        if pronoun in PLURAL_PRONOUNS:
            return self._many(at)
        if pronoun in THING_PRONOUNS:
            found = self._last(
                at, lambda s: (not s.plural and s.type in ("organisation", "place", "other")) or _paper(s)
            )
            return found if found.name else self._thing_before(at)
        if pronoun == "this":
            return self._said_before(at)
        if pronoun in RELATIVE_PRONOUNS:
            return self._antecedent(pronoun, at)
        return UNRESOLVED

    def _gender(self, name: str) -> str:
        known = self._genders.get(name)
        return gender_of(name) if known is None else known

    def _fits(self, name: str, gender: str) -> bool:
        return name != self._quoting and self._gender(name) in ("", gender)

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
            if index < here and self._carries(index, gender) and reach < REACH_CHAIN:
                reach += 1
            index -= 1
        return UNRESOLVED

    def _carries(self, index: int, gender: str) -> bool:
        """Whether a sentence goes on about someone of this gender: the pronoun in its first clause."""
        if index >= len(self._sentences):
            return False
        sentence = self._sentences[index]
        words = WORD.findall(self._text, sentence.start, min(sentence.end, sentence.start + _FIRST_CLAUSE))
        return not (MALE_PRONOUNS if gender == "m" else FEMALE_PRONOUNS).isdisjoint(w.lower() for w in words)

    def _opening(self, index: int) -> str:
        """The first word of a sentence, in lower case."""
        if index >= len(self._sentences):
            return ""
        sentence = self._sentences[index]
        word = WORD.search(self._text, sentence.start, sentence.end)
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
        inside = self._names.within(max(sentence.start, until - SIGHT), until)
        people = [e for e in inside if e.type == "person" and not self._said_by_it(e.start)]
        named = list(dict.fromkeys(e.name for e in people if self._fits(e.name, gender)))
        if not named:
            blocked = _DEFINITE_PERSON.match(self._text, sentence.start, until) or (
                until == at and any(map(_body, spoke))
            )
            return UNRESOLVED if blocked else None
        sure = [n for n in named if self._gender(n) == gender]
        chosen = sure[0] if len(sure) == 1 else named[0]
        return Speaker(chosen, "person", "pronoun", gender=gender)

    def _said_by_it(self, place: int) -> bool:
        return any(start <= place < end for start, end in self._own)

    def _subject(self, index: int, until: int) -> Speaker | None:
        """Who or what a sentence begins with, if it is a name or a noun for people or a body, up to `until`."""
        if not 0 <= index < len(self._sentences) or self._said_by_it(self._sentences[index].start):
            return None
        sentence = self._sentences[index]
        end = min(sentence.end, until)
        start = sentence.start
        named = next(
            (e for e in self._names.within(start, min(end, start + NEAR)) if e.start - start <= _ARTICLE), None
        )
        if named is not None and not _POSSESSED.match(self._text, named.end, end):
            several = _AND_OTHERS.match(self._text, named.end, end) is not None
            return Speaker(named.name, named.type, "pronoun", plural=several)
        match = _OPENING_NOUN.match(self._text, start, end)
        if match is None:
            return None
        head = match["head"].lower()
        single = singular(head)
        if single not in PERSON_NOUNS | BODY_NOUNS and head not in PLURAL_IRREGULAR:
            return None
        kind: EntityType = "organisation" if single in BODY_NOUNS else "person"
        phrase = match.group().strip()
        words = phrase[:1].lower() + phrase[1:]
        return Speaker(words, kind, "described", plural=head != single or head in PLURAL_IRREGULAR)

    def _many(self, at: int) -> Speaker:
        """ "They": several who spoke in this sentence; the only people it names; the last several or body that spoke;
        the people or the body that this sentence or the one before begins with; the only people of the one before."""
        here = self.sentence_of(at)
        spoke = [t for t in self._turns[-4:] if t.at < at and t.last >= here and t.speaker.plural]
        if spoke:
            return _again(spoke[-1].speaker)
        people = self._only_people(here, at)
        if people is not None:
            return people
        found = self._last(at, lambda s: s.plural or s.type == "organisation")
        return found if found.name else self._many_before(at)

    def _many_before(self, at: int) -> Speaker:
        here = self.sentence_of(at)
        for index in (here, here - 1):
            subject = self._subject(index, at)
            if subject is not None and (subject.plural or subject.type == "organisation"):
                return _again(subject)
            if subject is not None and subject.resolution == "described":
                return UNRESOLVED
        return self._only_people(here - 1, at) or UNRESOLVED

    def _only_people(self, index: int, until: int) -> Speaker | None:
        """The people whom sentence `index` names by a plural noun up to `until`, if by one alone; not the content's."""
        if not 0 <= index < len(self._sentences):
            return None
        sentence = self._sentences[index]
        start = max(sentence.start, min(sentence.end, until) - SIGHT)
        found: dict[str, str] = {}
        for match in WORD.finditer(self._text, start, min(sentence.end, until)):
            head = match.group().lower().strip("’'.")
            if self._said_by_it(match.start()) or head[-2:] in ("'s", "’s"):
                continue
            if (head != singular(head) and singular(head) in PERSON_NOUNS) or head in _MANY:
                words = _NOUN_DETERMINED.search(self._text[max(start, match.start() - NEAR) : match.end()])
                phrase = words.group() if words is not None else match.group().strip("’'.")
                found.setdefault(head, phrase[:1].lower() + phrase[1:])
        if len(found) != 1:
            return None
        return Speaker(next(iter(found.values())), "person", "described", plural=True)

    def _thing_before(self, at: int) -> Speaker:
        """ "It" after nobody who spoke: the body or place that this sentence or the one before begins with."""
        here = self.sentence_of(at)
        for index in (here, here - 1):
            subject = self._subject(index, at)
            if subject is not None:
                fits = not subject.plural and subject.type in ("organisation", "place")
                return _again(subject) if fits else UNRESOLVED
        return UNRESOLVED

    def _last(self, at: int, fits: Callable[[Speaker], bool]) -> Speaker:
        here = self.sentence_of(at)
        for turn in reversed(self._turns[-8:]):
            if turn.at >= at:
                continue
            if here - turn.last > REACH:
                break
            if fits(turn.speaker):
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
        begin = max(sentence.start if sentence else 0, at - SIGHT)
        before = self._names.within(begin, at)
        while before and before[-1].start > begin and self._text[before[-1].start - 1] == "(":
            before.pop()
        if before and not BRACKET.sub("", self._text[before[-1].end : at]).strip(EDGES + "’'"):
            entity = before[-1]
            if pronoun == "who" and entity.type not in ("person", "organisation", "other"):
                return UNRESOLVED
            return Speaker(entity.name, entity.type, "pronoun", gender=self._gender(entity.name))
        words = _ADVERB_END.sub("", self._text[max(begin, at - NEAR) : at].rstrip(EDGES))
        noun = _NOUN_DETERMINED.search(words) or _NOUN.search(words)
        if noun is None:
            return UNRESOLVED
        head = noun.group(1).lower()
        single = singular(head)
        if single in PERSON_NOUNS or head in PLURAL_IRREGULAR or (pronoun != "who" and single in BODY_NOUNS):
            kind: EntityType = "organisation" if single in BODY_NOUNS else "person"
            phrase = noun.group() if noun.group().split()[0].lower() in COMMON else noun.group(1)
            return Speaker(phrase, kind, "described", plural=head != single)
        if _DETERMINED.match(noun.group()) and noun.group(1).islower():
            return Speaker(noun.group(), "person" if pronoun in ("who", "whom", "whose") else None, "described")
        if head.endswith("s") and len(head) > _SHORTEST_PLURAL and not head.endswith(("ss", "us", "is")):
            return Speaker(head, "person" if pronoun == "who" else None, "described", plural=True)
        return UNRESOLVED


_MANY = frozenset("people men women police couple team researchers scientists families children".split())
_ADVERB_END = re.compile(r"\s(?:here|there|today|now|alike|together|nationwide|abroad)$")
_DETERMINED = re.compile(r"(?:the|a|an|some|many|most|several|two|three|other)\s", re.IGNORECASE)
_SHORTEST_PLURAL = 4
_NOUN = re.compile(r"(?:[\w’'-]+\s+){0,2}([\w-]+)$")
_NOUN_DETERMINED = re.compile(
    r"\b(?:the|a|an|some|many|most|several|two|three|other)\s+(?:[\w’'-]+\s+){0,2}?([\w-]+)$", re.IGNORECASE
)
_FIRST_CLAUSE = 90  # characters of a sentence in which its subject stands, as a rule
_ARTICLE = 5  # characters before a name that opens a sentence: a quote mark, "The "
_AND_OTHERS = re.compile(r"\s(?:et al\b|and (?:his|her|their|other|several) \w+)")  # "Lee et al", "Lee and her team"
_POSSESSED = re.compile(r"\s?[’']s?\s")
# "Several residents", "The two officers": what a sentence begins with.
_OPENING_NOUN = re.compile(
    r"[\"“'‘]?(?:(?:The|These|Those|Some|Several|Many|Most|Both|Two|Three|Four|Five|All|Other|A|An)\s)?(?:[A-Za-z][\w-]*\s){0,2}?"
    r"(?P<head>[A-Za-z][\w-]*)(?=\s(?:\w+ly\s|also\s)?(?:who|in|of|at|from|for|had|have|has|are|were|was|is|will|would|"
    r"said|say|says|[a-z]+ed)\b|,)"
)


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
    return replace(speaker, resolution="pronoun")


def _paper(speaker: Speaker) -> bool:
    """A study, a report, a poll: something that is said "it" of, described by its own words."""
    return not (speaker.resolution != "described" or speaker.name is None or speaker.plural or speaker.type == "person")
