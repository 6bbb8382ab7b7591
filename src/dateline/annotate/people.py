"""Who there is in an article: its names by place and by what they are called, and a source resolved."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Entity, EntityType, Resolution
from .descriptions import Descriptions


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
        self._entities = sorted(entities, key=lambda e: (e.start, e.end))
        self.descriptions = Descriptions(text, self._entities)
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
