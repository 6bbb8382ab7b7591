"""One person, one name across the articles of a story.

Deterministic rules on the forms that occur as speakers; a form that could mean two people keeps
itself. Pure: imports only records.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from .records import EntityType, Resolution

HONORIFIC = re.compile(
    r"^(?:the\s+)?(?:(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|president|prime minister|sen|senator|rep|gov|governor|"
    r"gen|general|adm|admiral|col|colonel|capt|captain|lt|sgt|judge|justice|minister|secretary|chancellor|king|queen|"
    r"prince|professor|prof|leader|comrade|candidate|nominee|former|chairman|chief|ambassador|spokesman|spokeswoman)\b\.?\s+)+",
    re.IGNORECASE,
)
CORPORATE = re.compile(r",?\s+(?:plc|inc|corp|corporation|co|ltd|llc|ag|sa|gmbh|group)\.?$", re.IGNORECASE)
NATION = re.compile(r"^(?:U\.?S\.?|U\.?K\.?|United States|American|British)\s+(?=\S+\s+\S)")
PERSON_NAME = re.compile(
    r"(?:(?:al|el|bin|ibn|abu|de|del|della|da|di|du|dos|van|von|der|den|la|le|ben)[ -]|[A-Z]\S*(?:\s|$))+"
)
INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
LONGEST_NAME = 6
"""Words of a person's name at most; longer ones are phrases that a reader took for a name."""
SPELLING = 0.7
"""Least likeness of both parts of a name written in two ways ("Muammar Gaddafi", "Moammar Gadhafi": .86 and .86)."""
SHORTEST_SPELT = 5
"""Letters of a last name that may be spelt in two ways; shorter ones are too often two families."""
SMALL_WORDS = frozenset({"of", "the", "for", "and", "on", "in", "to"})
SHORTEST_ACRONYM = 2
REMEMBERED = 8192
"""Names whose bare form is kept: a story's are the same few over and over."""


class Names:
    """Maps each form of a speaker's name to the fullest form in the story, where that is unambiguous."""

    def __init__(self, speakers: Iterable[tuple[str | None, EntityType | None, Resolution]]) -> None:
        """`speakers` are (name, type, resolution) as they occur; only named ones teach anything."""
        named = [(bare(s), t) for s, t, resolution in speakers if s and resolution in ("named", "pronoun")]
        people = Counter(n for n, t in named if t == "person" and _personal(n))
        others = Counter(n for n, t in named if t != "person")
        self._person = _people(people)
        self._other = _organisations(others)

    def full(self, speaker: str | None, kind: EntityType | None, resolution: Resolution) -> str | None:
        """The story's name for `speaker`; described speakers ("two officials") keep their words."""
        if speaker is None or resolution not in ("named", "pronoun"):
            return speaker
        name = bare(speaker)
        return (self._person if kind == "person" else self._other).get(name, name)


@lru_cache(maxsize=REMEMBERED)
def bare(name: str) -> str:
    """The name without title, possessive or article ("President Trump's" -> "Trump")."""
    trimmed = re.sub(r"['’]s?$", "", " ".join(name.split()))
    trimmed = HONORIFIC.sub("", trimmed)
    return re.sub(r"^[Tt]he\s+", "", trimmed) or name


def _personal(name: str) -> bool:
    """Whether this is a name and no phrase around one ("such officials as Ann Lee")."""
    return len(name.split()) <= LONGEST_NAME and PERSON_NAME.fullmatch(name[:1].upper() + name[1:]) is not None


def _spelt_alike(a: str, b: str) -> bool:
    """One foreign name in two spellings: other letters, the same consonants, in the first and in the last name."""
    (first_a, last_a), (first_b, last_b) = ((n.split()[0], n.split()[-1]) for n in (a.casefold(), b.casefold()))
    if last_a == last_b or min(len(last_a), len(last_b)) < SHORTEST_SPELT or first_a[:1] != first_b[:1]:
        return False
    return all(
        _consonants(x) == _consonants(y) and SequenceMatcher(None, x, y).ratio() >= SPELLING
        for x, y in ((first_a, first_b), (last_a, last_b))
    )


def _consonants(word: str) -> str:
    """Consonants without doubling, as other alphabets are written in this one: q, c and g as k, no h."""
    kept = re.sub(r"[aeiouyh'’-]", "", word.translate(_SOUNDS))
    return re.sub(r"(.)\1+", r"\1", kept)


_SOUNDS = str.maketrans("qcgzjw", "kkksiv")


def _people(counts: Counter[str]) -> dict[str, str]:
    """Every form -> its full name. Full names with one first and last name are one ("Donald J. Trump")."""
    by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(counts):
        parts = name.casefold().replace("-", " ").split()
        if len(parts) > 1:
            by_ends[parts[0], parts[-1]].append(name)
    chosen: dict[str, str] = {}
    for forms in by_ends.values():
        best = max(forms, key=lambda n: (counts[n], -len(n), n))
        chosen.update((form, best) for form in forms)
    _join_spellings(chosen, counts)
    _join_initials(chosen)
    by_first: dict[str, set[str]] = defaultdict(set)
    by_last: dict[str, set[str]] = defaultdict(set)
    spelt_out = {full.split()[-1].casefold() for full in chosen.values() if not _initialled(full)}
    for form, full in chosen.items():
        by_first[form.split()[0].casefold()].add(full)
        # A last name alone is rather whose first name is known than "H. Cox", who may be no more than a slip.
        if not _initialled(full) or full.split()[-1].casefold() not in spelt_out:
            by_last[form.split()[-1].casefold()].add(full)
    for name in counts:
        if name not in chosen:
            owners = by_last.get(name.casefold()) or by_first.get(name.casefold(), set())
            if len(owners) == 1:
                (chosen[name],) = owners
    return chosen


def _initialled(name: str) -> bool:
    """Whether of the first names only initials are given ("J. K. Cox")."""
    return all(INITIAL.fullmatch(part) for part in name.split()[:-1])


def _join_initials(chosen: dict[str, str]) -> None:
    """ "A. Cox" -> "Ann Cox", where she is the only Cox whose name begins so."""
    fulls = sorted(set(chosen.values()))
    for short in filter(_initialled, fulls):
        first, last = short[0].casefold(), short.split()[-1].casefold()
        owners = [
            full
            for full in fulls
            if not _initialled(full) and full.split()[-1].casefold() == last and full[0].casefold() == first
        ]
        if len(owners) == 1:
            chosen.update((form, owners[0]) for form, full in list(chosen.items()) if full == short)


def _join_spellings(chosen: dict[str, str], counts: Counter[str]) -> None:
    """Full names that differ only in how they are spelt get the spelling that is more frequent."""
    by_sound: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(chosen.values()), key=lambda n: (-counts[n], n)):
        key = " ".join(_consonants(part) for part in (name.casefold().split()[0], name.casefold().split()[-1]))
        known = next((k for k in by_sound[key] if _spelt_alike(k, name)), None)
        if known is None:
            by_sound[key].append(name)
            continue
        for form, full in chosen.items():
            if full == name:
                chosen[form] = known


def _organisations(counts: Counter[str]) -> dict[str, str]:
    """ "BP Plc" -> "BP"; an acronym -> the only name with these initials."""
    chosen: dict[str, str] = {}
    long_forms: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        short = CORPORATE.sub("", name)
        if short != name:
            chosen[name] = short
        for initials in {_initials(short, skip=True), _initials(short, skip=False)}:
            long_forms[initials].append(short)
    for forms in _without_nation(counts):
        best = max(forms, key=lambda n: (counts[n], -len(n), n))
        chosen.update((form, best) for form in forms if form != best)
    for name in counts:
        key = name.replace(".", "")
        matches = sorted(set(long_forms.get(key, ())) - {name})
        if key.isupper() and len(key) > SHORTEST_ACRONYM and len(matches) == 1:
            chosen[name] = matches[0]
    return chosen


def _without_nation(counts: Counter[str]) -> list[list[str]]:
    """Forms that differ in a leading nation only ("U.S. Coast Guard", "Coast Guard"), where it is one nation."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        groups[NATION.sub("", name)].append(name)
    nations = {
        bare: {name[: len(name) - len(bare)].replace(".", "") for name in forms} - {""}
        for bare, forms in groups.items()
    }
    return [forms for bare, forms in groups.items() if len(forms) > 1 and len(nations[bare]) == 1]


def _initials(name: str, *, skip: bool) -> str:
    parts = name.replace("-", " ").split()
    if len(parts) <= SHORTEST_ACRONYM:
        return ""
    return "".join(p[0].upper() for p in parts if not (skip and p.casefold() in SMALL_WORDS))
