"""What a stream of stories knows, and where it is kept.

Two tables: of each term in how many stories it stands and which stories are listed for it; of each story the sum of
its articles' vectors. All of it is counted in integers, so that what was added can be taken away exactly, and in any
order. A `Shelf` keeps the tables as bytes by their keys (in a database: `store.stream.StreamShelf`); a `State`
reads what it is asked for, holds what was lately used, and writes back what changed when told to.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from typing import Generic, Protocol, TypeVar

import msgspec

K = TypeVar("K")
V = TypeVar("V")

# The term that stands in every article: its count is the number of stories, its list the story that began last.
EVERY = ""
# No text has such a term: what is listed for it is the story of a home that the editor gave to articles.
HOME = "@{}"
# A story counts so much for each of its terms: the n-th article of a story adds a share of 1/n.
WHOLE = 1_000_000
# Weights are kept in this fraction of the length of an article's vector.
SCALE = 10_000
# Terms and stories that are held at least; up to twice as many. Some 300 MB together when articles are long.
TERMS_HELD = 150_000
STORIES_HELD = 5_000


class Term(msgspec.Struct, array_like=True):
    """In how many stories a term stands, in `WHOLE`ths; the stories to look at for it, the one that moved last at
    the end."""

    count: int = 0
    listed: list[int] = []

    @property
    def nothing(self) -> bool:
        """Whether the term is as if it had never been seen."""
        return not self.count and not self.listed


class Cluster(msgspec.Struct, array_like=True):
    """A story in the making: the sum of its members' vectors, and the terms it is indexed under, heaviest first.

    `length` is that of `total`; `last` the ordinal of its last day; `parts` the stories that were merged into it, and
    `into` the one that this story was merged into: nothing else is left of it then. `home` is the number under which
    the editor gave it articles, if any did.
    """

    total: dict[str, int] = {}
    length: float = 0.0
    size: int = 0
    last: int | None = None
    indexed: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    into: int | None = None
    home: int | None = None

    def measure(self) -> None:
        """Find the length again, after a change of `total`."""
        weights = list(self.total.values())
        self.length = sum(map(mul, weights, weights)) ** 0.5


class Shelf(Protocol):
    """Two tables of bytes, by term and by the number of a story."""

    def terms(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is kept of these terms; those that are not known are left out."""
        ...

    def stories(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """What is kept of these stories; those that are not known are left out."""
        ...

    def save(self, terms: Mapping[str, bytes | None], stories: Mapping[int, bytes | None]) -> None:
        """Keep these in place of what was kept of them; None: forget it."""
        ...


class MemoryShelf:
    """A shelf that forgets everything with the process."""

    def __init__(self) -> None:
        self.kept_terms: dict[str, bytes] = {}
        self.kept_stories: dict[int, bytes] = {}

    def terms(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is kept of these terms."""
        return {name: self.kept_terms[name] for name in names if name in self.kept_terms}

    def stories(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """What is kept of these stories."""
        return {number: self.kept_stories[number] for number in numbers if number in self.kept_stories}

    def save(self, terms: Mapping[str, bytes | None], stories: Mapping[int, bytes | None]) -> None:
        """Keep these, forget those of None."""
        _save(self.kept_terms, terms)
        _save(self.kept_stories, stories)


def _save(kept: dict[K, bytes], changed: Mapping[K, bytes | None]) -> None:
    for key, record in changed.items():
        if record is None:
            kept.pop(key, None)
        else:
            kept[key] = record


class State:
    """The tables of a stream, as objects. Whoever changes one of them says so with `terms_changed`, `story_changed`."""

    def __init__(self, shelf: Shelf, *, terms_held: int = TERMS_HELD, stories_held: int = STORIES_HELD) -> None:
        self._shelf = shelf
        self._terms = _Held[str, Term](terms_held)
        self._stories = _Held[int, Cluster](stories_held)
        self._decode_term = msgspec.msgpack.Decoder(Term).decode
        self._decode_story = msgspec.msgpack.Decoder(Cluster).decode
        self._encode = msgspec.msgpack.Encoder(order="deterministic").encode

    def terms(self, names: Iterable[str]) -> dict[str, Term]:
        """These terms, to look at or to change; one that was never seen is new."""
        found, missing = self._terms.take(names)
        if missing:
            kept = self._shelf.terms(missing)
            for name in missing:
                found[name] = self._decode_term(kept[name]) if name in kept else Term()
                self._terms.young[name] = found[name]
        return found

    def term(self, name: str) -> Term:
        """One of the terms."""
        return self.terms((name,))[name]

    def stories(self, numbers: Iterable[int]) -> dict[int, Cluster]:
        """These stories, to look at or to change; unknown ones are left out."""
        found, missing = self._stories.take(numbers)
        if missing:
            for number, record in self._shelf.stories(missing).items():
                found[number] = self._stories.young[number] = self._decode_story(record)
        return found

    def story(self, number: int) -> Cluster:
        """One of the stories; KeyError where there is none of this number."""
        return self.stories((number,))[number]

    def at_home(self, home: int) -> int | None:
        """The story that the editor's articles of this number are in; None if none has come yet."""
        listed = self.term(HOME.format(home)).listed
        return listed[0] if listed else None

    def give_home(self, home: int, number: int | None) -> None:
        """The editor's articles of this number are in that story, or in none again."""
        name = HOME.format(home)
        self.term(name).listed = [] if number is None else [number]
        self.terms_changed((name,))

    def begin(self) -> int:
        """The number of a new story, which has no article yet."""
        every = self.term(EVERY)
        number = every.listed[0] + 1 if every.listed else 1
        every.listed = [number]
        self._stories.young[number] = Cluster()
        self.terms_changed((EVERY,))
        self.story_changed(number)
        return number

    def drop(self, number: int) -> None:
        """Undo `begin` for the story that began last."""
        self.term(EVERY).listed = [number - 1] if number > 1 else []
        self._stories.forget(number)
        self.terms_changed((EVERY,))
        self.story_changed(number)

    def terms_changed(self, names: Iterable[str]) -> None:
        """These terms are to be written."""
        self._terms.changed.update(names)

    def story_changed(self, number: int) -> None:
        """This story is to be written."""
        self._stories.changed.add(number)

    def flush(self) -> None:
        """Write what changed, and let go of what was not used lately."""
        terms, _ = self._terms.take(self._terms.changed)
        stories, gone = self._stories.take(self._stories.changed)
        self._shelf.save(
            {name: None if term.nothing else self._encode(term) for name, term in terms.items()},
            {number: self._encode(story) for number, story in stories.items()} | dict.fromkeys(gone),
        )
        self._terms.age()
        self._stories.age()

    def forget(self) -> None:
        """Let go of everything that is held, also what was not written: the shelf was changed by others."""
        self._terms.clear()
        self._stories.clear()


class _Held(Generic[K, V]):
    """What was lately used, in two generations: when the young are too many they become the old, who go."""

    def __init__(self, least: int) -> None:
        self.least = least
        self.clear()

    def clear(self) -> None:
        self.young: dict[K, V] = {}
        self.old: dict[K, V] = {}
        self.changed: set[K] = set()

    def take(self, keys: Iterable[K]) -> tuple[dict[K, V], list[K]]:
        """Those of the keys that are held, made young; and the others."""
        found: dict[K, V] = {}
        missing: list[K] = []
        for key in keys:
            value = self.young.get(key)
            if value is None:
                value = self.old.pop(key, None)
                if value is None:
                    missing.append(key)
                    continue
                self.young[key] = value
            found[key] = value
        return found, missing

    def forget(self, key: K) -> None:
        self.young.pop(key, None)
        self.old.pop(key, None)

    def age(self) -> None:
        """Nothing is changed any more; let the old go where the young are many."""
        self.changed.clear()
        if len(self.young) > self.least:
            self.young, self.old = {}, self.young
