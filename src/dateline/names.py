"""One person, one name across the articles of a story.

Deterministic rules on the forms that occur as speakers; a form that could mean two people keeps
itself. Pure: imports only records.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from .records import EntityType, Resolution

HONORIFIC = re.compile(
    r"^(?:the\s+)?(?:(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|president|prime minister|sen|senator|rep|gov|governor|"
    r"gen|general|adm|admiral|col|colonel|capt|captain|lt|sgt|judge|justice|minister|secretary|chancellor|king|queen|"
    r"prince|professor|prof|leader)\b\.?\s+)+",
    re.IGNORECASE,
)
CORPORATE = re.compile(r",?\s+(?:plc|inc|corp|corporation|co|ltd|llc|ag|sa|gmbh|group)\.?$", re.IGNORECASE)
SMALL_WORDS = frozenset({"of", "the", "for", "and", "on", "in", "to"})
SHORTEST_ACRONYM = 2


class Names:
    """Maps each form of a speaker's name to the fullest form in the story, where that is unambiguous."""

    def __init__(self, speakers: Iterable[tuple[str | None, EntityType | None, Resolution]]) -> None:
        """`speakers` are (name, type, resolution) as they occur; only named ones teach anything."""
        named = [(bare(s), t) for s, t, resolution in speakers if s and resolution in ("named", "pronoun")]
        people = Counter(n for n, t in named if t == "person")
        others = Counter(n for n, t in named if t != "person")
        self._person = _people(people)
        self._other = _organisations(others)

    def full(self, speaker: str | None, kind: EntityType | None, resolution: Resolution) -> str | None:
        """The story's name for `speaker`; described speakers ("two officials") keep their words."""
        if speaker is None or resolution not in ("named", "pronoun"):
            return speaker
        name = bare(speaker)
        return (self._person if kind == "person" else self._other).get(name, name)


def bare(name: str) -> str:
    """The name without title, possessive or article ("President Trump's" -> "Trump")."""
    trimmed = re.sub(r"['’]s?$", "", " ".join(name.split()))
    trimmed = HONORIFIC.sub("", trimmed)
    return re.sub(r"^[Tt]he\s+", "", trimmed) or name


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
    whole = sorted(set(chosen.values()))
    for name in counts:
        if name not in chosen:
            owners = [w for w in whole if name.casefold() in (w.split()[-1].casefold(), w.split()[0].casefold())]
            surnames = [w for w in owners if w.split()[-1].casefold() == name.casefold()]
            owners = surnames or owners
            if len(owners) == 1:
                chosen[name] = owners[0]
    return chosen


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
    for name in counts:
        key = name.replace(".", "")
        matches = sorted(set(long_forms.get(key, ())) - {name})
        if key.isupper() and len(key) > SHORTEST_ACRONYM and len(matches) == 1:
            chosen[name] = matches[0]
    return chosen


def _initials(name: str, *, skip: bool) -> str:
    parts = name.replace("-", " ").split()
    if len(parts) <= SHORTEST_ACRONYM:
        return ""
    return "".join(p[0].upper() for p in parts if not (skip and p.casefold() in SMALL_WORDS))
