"""Who is one person: the reader's rulings, kept apart from all that is made of the articles.

Claims are kept under the name that the texts give. Rulings are put over them at every read, in the order in which they
were made, so that they outlive every new grouping and one that is taken back leaves no trace.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..errors import NotFoundError, SettingError
from ..records import Card, Claim, Dispute, Ruling, Side, StoryPage
from ..slugs import slug
from . import Store, addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a name stands: the story, the article, and the words that are said there."""

    story: int
    article: str = ""
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Identities:
    """Names as the rulings leave them. A person is known by the slug of a name."""

    home: dict[str, str] = field(default_factory=dict)
    apart: dict[tuple[str, int], str] = field(default_factory=dict)
    inside: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether nothing was ruled that still holds."""
        return not (self.home or self.apart or self.inside)

    def person(self, name: str, place: Place) -> str:
        """The slug of the person whom the slug `name` stands for at a place."""
        alone = self.apart.get((name, place.story), name)
        for words, other in self.inside.get((name, place.article), ()):
            if not words or any(alike(words, said) for said in place.words):
                alone = other
        return self.home.get(alone, alone)

    def shown(self, speaker: str | None, place: Place) -> str | None:
        """The name under which a speaker is shown; as the texts give it where nothing was ruled."""
        if self.nothing:
            return speaker
        name = slug(speaker or "")
        person = self.person(name, place)
        return speaker if person == name else self.names[person]

    def parted(self, name: str) -> bool:
        """Whether a name stands for several people inside one story."""
        return any(name == one for one, _ in self.inside)

    def written(self, person: str) -> tuple[str, ...]:
        """The slugs under which claims of this person may be kept, the person's own first."""
        merged = {name for name, home in self.home.items() if home == person}
        mine = {person, *merged}
        alone = {name for (name, _), other in self.apart.items() if other in mine}
        alone |= {name for (name, _), others in self.inside.items() if any(other in mine for _, other in others)}
        return (person, *sorted({*merged, *alone} - {person}))

    def merged(self, person: str) -> tuple[str, ...]:
        """The names that were merged into this person."""
        return tuple(self.names[name] for name, home in sorted(self.home.items()) if home == person)

    def rule(self, one: Ruling) -> None:
        """Put one more ruling over those before."""
        person, other = slug(one.person), slug(one.other)
        self.names.setdefault(person, one.person)
        person = self.home.get(person, person)
        if one.kind == "merge":
            self.names.setdefault(other, one.other)
            other = self.home.get(other, other)
            moving = {other, *(name for name, home in self.home.items() if home == other)}
            self.home.update((name, person) for name in sorted(moving) if name != person)
        elif one.article:
            self.names.setdefault(other, one.other)
            for name in self.written(person):
                if name != other:
                    self.inside.setdefault((name, one.article), []).append((one.words, other))
        elif one.story is not None:
            self.names.setdefault(other, one.other)
            self.apart.update(((name, one.story), other) for name in self.written(person) if name != other)
        elif slug(one.person) != person:
            del self.home[slug(one.person)]
        else:
            self.home = {name: home for name, home in self.home.items() if home != person}


SHORTEST_ALIKE = 12
"""Characters from which one wording standing inside another is the same: a new reading may move its ends."""


def alike(words: str, said: str) -> bool:
    """Whether words stand in what is said, or what is said stands in them, but for case and spaces."""
    a, b = (" ".join(text.casefold().split()) for text in (words, said))
    return a in b or (len(b) >= SHORTEST_ALIKE and b in a)


def rulings(store: Store) -> tuple[Ruling, ...]:
    """All rulings in the order in which they were made; a story that became part of another counts as that one."""
    rows = store.db.execute("SELECT id, kind, person, other, story, article, words FROM ruling ORDER BY id")
    made = (Ruling(id=r[0], kind=r[1], person=r[2], other=r[3], story=r[4], article=r[5], words=r[6]) for r in rows)
    return tuple(one if one.story is None else replace(one, story=addresses.follow(store, one.story)) for one in made)


def identities(store: Store) -> Identities:
    """The names as the rulings leave them."""
    made = Identities()
    for one in rulings(store):
        made.rule(one)
    return made


def merge(store: Store, person: str, other: str) -> Ruling:
    """Rule that two names are one person, shown as `person`. Call it inside `store.transaction()`.

    Raises SettingError where they are one already.
    """
    known = identities(store)
    first, second = (known.home.get(slug(name), slug(name)) for name in (person, other))
    if first == second:
        raise SettingError(f"{person!r} and {other!r} are one person already")
    return _put(store, Ruling(id=0, kind="merge", person=person, other=other))


def split(
    store: Store, person: str, story: int | None = None, *, article: str = "", words: str = "", other: str = ""
) -> Ruling:
    """Rule that names merged into `person` stand alone, or that the `person` of one story, of one article, or of
    what is said there in these words, is somebody else, shown as `other` ("Cox (story 3)", "Cox (2)" where it is
    not told).

    Call it inside `store.transaction()`. Raises SettingError where there is nothing to part.
    """
    known, name = identities(store), slug(person)
    if article:
        other = other or f"{person} (2)"
        made = Ruling(id=0, kind="split", person=person, other=other, article=article, words=words)
        if slug(other) in ("", name):
            raise SettingError(f"somebody else than {person!r} needs another name than {other!r}")
        return _put(store, made)
    if story is not None:
        if known.person(name, Place(story=story)) != known.home.get(name, name):
            raise SettingError(f"the {person!r} of story {story} is somebody else already")
        other = other or f"{person} (story {story})"
        return _put(store, Ruling(id=0, kind="split", person=person, other=other, story=story))
    if name not in known.home and not known.merged(name):
        raise SettingError(
            f"nothing was merged into {person!r}; to part namesakes, say which: --story N, --article ID or --claim ID"
        )
    return _put(store, Ruling(id=0, kind="split", person=person))


def undo(store: Store) -> Ruling:
    """Take back the last ruling. Call it inside `store.transaction()`. Raises NotFoundError where there is none."""
    made = rulings(store)
    if not made:
        raise NotFoundError("nothing was ruled on who is one person, so there is nothing to take back")
    store.db.execute("DELETE FROM ruling WHERE id = ?", (made[-1].id,))
    return made[-1]


def _put(store: Store, one: Ruling) -> Ruling:
    cursor = store.db.execute(
        "INSERT INTO ruling (kind, person, other, story, article, words) VALUES (?, ?, ?, ?, ?, ?)",
        (one.kind, one.person, one.other, one.story, one.article, one.words),
    )
    return replace(one, id=int(cursor.lastrowid or 0))


# ---- records with their speakers as the rulings leave them


def place(one: Claim, story: int) -> Place:
    """Where a claim stands."""
    return Place(
        story=story, article=one.article, words=tuple(part.exact for part in (*one.content, *one.source, *one.cue))
    )


def claim(known: Identities, one: Claim, story: int) -> Claim:
    """The claim with everybody under their names."""
    if known.nothing:
        return one
    return replace(
        one,
        speaker=known.shown(one.speaker, place(one, story)),
        told_by=tuple(_side(known, each, story) for each in one.told_by),
        denied_by=tuple(_side(known, each, story) for each in one.denied_by),
        denial_of=tuple(_side(known, each, story) for each in one.denial_of),
    )


def _side(known: Identities, shown: Side, story: int) -> Side:
    words = shown.citation
    around = (words.exact, f"{words.prefix}{words.exact}{words.suffix}")
    where = Place(story=story, article=words.article, words=around)
    return replace(shown, speaker=known.shown(shown.speaker, where))


def dispute(known: Identities, one: Dispute, story: int) -> Dispute:
    """The dispute with both sides under their speakers' names."""
    return replace(one, a=_side(known, one.a, story), b=_side(known, one.b, story))


def page(known: Identities, one: StoryPage) -> StoryPage:
    """The page with every speaker under their name."""
    if known.nothing:
        return one
    story = one.story.id

    def card(shown: Card) -> Card:
        return replace(shown, claims=_claims(shown.claims))

    def _claims(shown: Sequence[Claim]) -> tuple[Claim, ...]:
        return tuple(claim(known, each, story) for each in shown)

    return replace(
        one,
        claims=_claims(one.claims),
        cards=tuple(card(each) for each in one.cards),
        disputes=tuple(dispute(known, each, story) for each in one.disputes),
    )
