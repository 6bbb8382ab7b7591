"""Who there is in an article: its names by place and by what they are called, and a source resolved."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..records import Entity, EntityType, Resolution
from .names import PERSON_NOUNS, TITLES


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
        words = [*_words_before(text, entity.start), *inner]
        words = [_LONG_TITLES.get(w.lower().strip("."), w.lower().strip(".")) for w in words]
        last = len(words) if words and (words[-1] in PERSON_NOUNS or words[-1] in _RANKS) else 0
        for first in range(last - 1, -1, -1):
            if words[first] in _FORMER:
                break
            if first and words[first - 1] in _FORMER:
                break
            found.setdefault(" ".join(words[first:last]), set()).add(entity.name)
    return found


def _words_before(text: str, at: int) -> list[str]:
    """Up to four words right before a name, without punctuation between."""
    chunk = text[max(0, at - _REACH) : at]
    if not chunk.endswith(" "):
        return []
    words = (
        chunk.split(" ")[-1 - _DESCRIPTION : -1]
        if len(chunk) < _REACH
        else chunk.split(" ")[1:][-1 - _DESCRIPTION : -1]
    )
    plain = takewhile(lambda w: w.rstrip(".").replace("-", "").isalpha(), reversed(words))
    return list(plain)[::-1]


def _is_title(word: str) -> bool:
    return word.strip(".").lower() in TITLES


_DESCRIPTION = 4  # words before a name that may be its description
_REACH = 40  # characters before a name in which its description may stand
_FORMER = frozenset("former ex then late past".split())
_RANKS = TITLES - frozenset("mr mrs ms miss mister madam former ex then deputy vice acting".split())
_LONG_TITLES = {
    "sen": "senator", "gov": "governor", "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant",
    "sgt": "sergeant", "prof": "professor", "dr": "doctor", "rev": "reverend", "rep": "representative",
}  # fmt: skip
