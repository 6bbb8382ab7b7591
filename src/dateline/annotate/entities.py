"""Names of one article linked to who they are: "Elleman" -> "Michael Elleman", "IISS" -> its full name.

`link` works in four passes, each linear in the number of mentions:

1. clean each mention: possessive and titles off, capitals and spaces of wire copy mended;
2. full names of people (two words and more) become identities; "Donald J. Trump" joins "Donald Trump";
3. bodies: acronyms introduced in brackets, acronyms of a full name elsewhere, longer forms of the same name;
4. single names of people go to the nearest earlier identity that has the word and whose gender and
   title fit, or else to the nearest later one; types are voted over the mentions of an identity.
"""

import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..records import Entity, EntityType
from .names import BODY_NOUNS, COUNTRIES, FEMALE, MALE, PEOPLES, SUFFIXES, TITLES, TITLES_FEMALE, TITLES_MALE
from .tagger import Mention

_POSSESSIVE = re.compile(r"(?:\s?[’'][sS]|(?<=[sS])\s?[’'])$")
_EDGES = " \t\n\"'“”‘’`.,;:()[]-–—"
_TITLE_BEFORE = re.compile(
    r"\b(mr|mrs|ms|miss|mister|sir|lord|lady|king|queen|prince|princess|dame|madame?)\.?\s+$", re.IGNORECASE
)
_BRACKETED = re.compile(r"[,]?\s*\(\s*(?:the\s+|or\s+)?[\"“‘]?([A-Z][A-Za-z.&-]{1,9})[\"”’]?\s*\)")
_SMALL = frozenset("of the and for in on de la du des &".split())
_CORPORATE = frozenset("inc corp co ltd plc llc group company corporation holdings limited sa ag gmbh".split())
_PARTICLES = frozenset("al el bin ibn abu de del della da di du dos van von der den la le ben".split())
_HYPHENED = re.compile(r"-([A-Za-z]{1,5})\b")
_NO_NAME_PART = frozenset("led era like style run born held owned based aged only free".split())
# Verbs of headlines in capitals, which a tagger takes for a surname ("Obama Says").
_HEADLINE_VERBS = frozenset(
    """says said tells told calls wants warns vows urges blasts slams rips hits asks claims denies admits
        rejects backs""".split()
)
_QUARTERS = frozenset("north south west east".split())
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}s?$")
_MIN_ALL_CAPS = 4  # letters; shorter words in capitals are acronyms ("JFK"), not shouted names

# Where things are posted; a tagger takes some of them for people.
_PLATFORMS = frozenset("twitter facebook instagram youtube reddit tiktok whatsapp telegram snapchat google".split())

Gender = str  # "m", "f" or ""


@dataclass(slots=True)
class _Identity:
    """One person, body or place of the article."""

    name: str
    words: tuple[str, ...]
    type: EntityType
    gender: Gender = ""
    starts: list[int] = field(default_factory=list)
    votes: Counter[EntityType] = field(default_factory=Counter)


@dataclass(slots=True)
class _Name:
    """A cleaned mention."""

    start: int
    end: int
    type: EntityType
    text: str
    words: tuple[str, ...]
    gender: Gender
    identity: _Identity | None = None


def link(text: str, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The mentions with the fullest name that the article gives each; types voted. In reading order."""
    names = [name for m in mentions if (name := _clean(text, m)) is not None]
    people: list[_Identity] = []
    bodies: list[_Identity] = []
    _link_full_people(names, people)
    _link_bodies(text, names, bodies)
    _link_single(names, people, bodies)
    return tuple(_entity(name) for name in names)


def gender_of(name: str) -> Gender:
    """ "m" or "f" by a title or the given name, or "" where neither tells."""
    words = [w.strip(".").lower() for w in name.split()]
    for word in words[:-1]:
        if word in TITLES_MALE:
            return "m"
        if word in TITLES_FEMALE:
            return "f"
        if word in TITLES:
            continue
        return "m" if word in MALE else "f" if word in FEMALE else ""
    return ""


def _entity(name: _Name) -> Entity:
    identity = name.identity
    if identity is None:
        return Entity(start=name.start, end=name.end, type=name.type, name=name.text)
    kind = max(identity.votes, key=lambda t: (identity.votes[t], t == identity.type)) if identity.votes else name.type
    return Entity(start=name.start, end=name.end, type=kind, name=identity.name)


def _clean(text: str, mention: Mention) -> _Name | None:
    start, end = mention.start, mention.end
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive is not None and possessive.start() > start:
        end = possessive.start()
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not (text[end - 1] == "." and _dotted(text[start:end])):
        end -= 1
    if start >= end:
        return None
    shown = text[start:end].split()
    if shown[0].lower() in ("the", "a", "an") and len(shown) > 1:
        shown = shown[1:]
    gender = ""
    kind = mention.type
    while len(shown) > 1 and shown[0][0].islower() and shown[0].lower() not in _PARTICLES:
        start = text.index(shown[1], start + len(shown.pop(0)))  # "tank International Institute"
    if kind == "person" and len(shown) > 1 and (more := _HYPHENED.match(text, end)) and more[1] not in _NO_NAME_PART:
        end = more.end()  # "Kim Jong" + "-un"
        shown[-1] += more.group()
    if " ".join(shown).strip(".").lower() in COUNTRIES:
        kind = "place"
    elif kind == "person" and " ".join(shown).lower() in _PLATFORMS:
        kind = "organisation"
    elif " ".join(shown).lower() in PEOPLES:
        kind = "other"
    if kind == "person" and len(shown) > 1 and (shown[-1].lower() in BODY_NOUNS or shown[0].lower() == "team"):
        kind = "organisation"
    if kind == "person" and len(shown) > 1 and shown[-1].lower() in _HEADLINE_VERBS:
        end = start + text[start:end].rindex(shown.pop())
        end = start + len(text[start:end].rstrip())
    if kind == "person":
        shown, gender = _untitled(shown)
        before = _TITLE_BEFORE.search(text[max(0, start - 12) : start])
        if before is not None:
            gender = "m" if before.group(1).lower() in TITLES_MALE else "f"
        elif not gender and len(shown) > 1:
            gender = gender_of(" ".join(shown))
    shown = [_calm(w) for w in shown] if kind == "person" and len(shown) > 1 else shown
    words = tuple(w.strip(".,’'").lower() for w in shown)
    return _Name(start, end, kind, " ".join(shown), words, gender)


def _dotted(word: str) -> bool:
    """Whether a final stop belongs to the word: "U.S.", "Jr."."""
    return bool(re.search(r"(?:\.\w\.|\b[JS]r\.|\b\w\.)$", word))


def _untitled(words: list[str]) -> tuple[list[str], Gender]:
    gender = ""
    while len(words) > 1 and (word := words[0].strip(".").lower()) in TITLES:
        gender = "m" if word in TITLES_MALE else "f" if word in TITLES_FEMALE else gender
        words = words[1:]
    return words, gender


def _calm(word: str) -> str:
    """A shouted word of a person's name in ordinary capitals."""
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    if word.isupper() and len(letters) >= _MIN_ALL_CAPS and letters.isalpha():
        return re.sub(r"\w+", lambda m: m.group().capitalize(), word)
    return word


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a person's name that identify: without "Jr.", but see `_suffix`."""
    return tuple(w for w in words if w not in SUFFIXES)


def _suffix(words: tuple[str, ...]) -> str:
    return next((w for w in words if w in ("jr", "sr", "ii", "iii", "iv")), "")


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two full names: same surname and suffix, given names equal or one the other's initial or short form."""
    x, y = _core(a), _core(b)
    if not x or not y or x[-1] != y[-1] or _suffix(a) != _suffix(b):
        return False
    first, second = x[0], y[0]
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _link_full_people(names: list[_Name], people: list[_Identity]) -> None:
    by_last: dict[str, list[_Identity]] = {}
    for name in names:
        if name.type != "person" or len(_core(name.words)) < 2:
            continue
        last = _core(name.words)[-1]
        known = next((p for p in by_last.get(last, ()) if _same_person(p.words, name.words)), None)
        if known is None:
            known = _Identity(name.text, name.words, "person", name.gender)
            by_last.setdefault(last, []).append(known)
            people.append(known)
        elif len(known.words[0]) == 1 < len(name.words[0]):
            known.name, known.words = name.text, name.words
        known.gender = known.gender or name.gender
        _join(name, known)


def _join(name: _Name, identity: _Identity) -> None:
    name.identity = identity
    insort(identity.starts, name.start)
    identity.votes[name.type] += 1


def _acronym(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w not in _SMALL and w[:1].isalnum())


def _link_bodies(text: str, names: list[_Name], bodies: list[_Identity]) -> None:
    """Bodies, places and the rest: one identity a form, then short forms joined to longer ones."""
    by_words: dict[tuple[str, ...], _Identity] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for name in names:
        if name.type == "person":
            continue
        known = by_words.get(name.words)
        if known is None:
            by_words[name.words] = _Identity(name.text, name.words, name.type)
            bodies.append(by_words[name.words])
        elif known.name.isupper() and len(known.name) >= _MIN_ALL_CAPS and not name.text.isupper():
            known.name = name.text
        found = _BRACKETED.match(text, name.end)
        if found is not None:
            short = found.group(1).replace(".", "").lower()
            if _abbreviates(short, name.words):
                aliases.setdefault(short, name.words)
    initials: dict[str, list[_Identity]] = {}
    for body in bodies:
        if len(body.words) > 1:
            initials.setdefault(_acronym(body.words), []).append(body)
    longer = _longer_forms(bodies)
    for name in names:
        if name.type == "person":
            continue
        key = name.text.replace(".", "").lower()
        target = by_words[name.words]
        if key in aliases:
            target = by_words[aliases[key]]
        elif _ACRONYM.match(name.text) and len(initials.get(key, ())) == 1 and _safe(key, initials[key][0]):
            target = initials[key][0]
        elif name.words in longer:
            target = by_words[longer[name.words]]
        _join(name, target)


def _safe(short: str, body: _Identity) -> bool:
    """Whether letters that nobody introduced may stand for the name: two letters are too few ("BP")."""
    return len(short) > 2 or _KNOWN_PAIRS.get(short) == " ".join(body.words)


_KNOWN_PAIRS = {"us": "united states", "un": "united nations", "uk": "united kingdom", "eu": "european union"}


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of `short` begin words of the name, in order, the first one included."""
    full = _acronym(words)
    if short in (full, "".join(w[:1] for w in words)):
        return True
    at = 0
    for letter in full:
        if at < len(short) and short[at] == letter:
            at += 1
    return at == len(short) and full[:1] == short[:1]


def _longer_forms(bodies: list[_Identity]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Short form -> the only longer form that holds it as its end, its start before "Inc", or "the North"."""
    forms: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for body in bodies:
        words = body.words
        for cut in range(1, len(words) - 1):
            if body.type == "organisation":
                forms.setdefault(words[cut:], []).append(words)
        stem = words
        while len(stem) > 1 and stem[-1] in _CORPORATE:
            stem = stem[:-1]
        if stem != words:
            forms.setdefault(stem, []).append(words)
        if len(words) == 2 and words[0] in _QUARTERS and body.type == "place":
            forms.setdefault(words[:1], []).append(words)
    return {short: found[0] for short, found in forms.items() if len(found) == 1}


def _link_single(names: list[_Name], people: list[_Identity], bodies: list[_Identity]) -> None:
    """One-word names of people, and one-word names that the tagger took for a body, to the full names."""
    by_word: dict[str, list[_Identity]] = {}
    for person in people:
        core = _core(person.words)
        for word in dict.fromkeys((core[-1], core[0])):
            by_word.setdefault(word, []).append(person)
    lone: dict[str, _Identity] = {}
    by_words = {body.words: body for body in bodies}
    persons = Counter(_core(n.words)[-1] for n in names if n.type == "person" and _core(n.words))
    places = Counter(n.words[0] for n in names if n.type == "place" and len(n.words) == 1)
    for name in names:
        single = len(_core(name.words)) == 1
        if not single or (name.type == "place" and places[name.words[0]] > persons[name.words[0]]):
            continue
        word = _core(name.words)[0]
        candidates = [p for p in by_word.get(word, ()) if _fits(p, name)]
        surnames = [p for p in candidates if _core(p.words)[-1] == word]
        chosen = _nearest(surnames or candidates, name.start)
        if chosen is not None:
            insort(chosen.starts, name.start)
            name.identity = chosen
            chosen.gender = chosen.gender or name.gender
        elif name.type == "person" and name.words in by_words:
            _join(name, by_words[name.words])
        elif name.type == "person":
            if word not in lone:
                lone[word] = _Identity(name.text, name.words, "person")
            _join(name, lone[word])


def _fits(person: _Identity, name: _Name) -> bool:
    return not (person.gender and name.gender and person.gender != name.gender)


def _nearest(people: list[_Identity], at: int) -> _Identity | None:
    """The one mentioned last before `at`, or else the one mentioned first after it."""
    best: tuple[int, _Identity] | None = None
    for person in people:
        before = bisect_right(person.starts, at)
        if before and (best is None or person.starts[before - 1] > best[0]):
            best = person.starts[before - 1], person
    if best is not None:
        return best[1]
    later = [p for p in people if p.starts]
    return min(later, key=lambda p: p.starts[0]) if later else None
