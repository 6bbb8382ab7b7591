"""Proof for a whole database: every line that is shown stands, word for word, where its citation says; every address
leads to a story; every article is in one, and where the editor put it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from .errors import NotFoundError
from .records import Citation
from .store import Store, edits, read
from .stories import editing


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How many citations were checked, and what is wrong, in words; empty `faults` is a pass."""

    stories: int
    citations: int
    faults: tuple[str, ...]


def citations(record: object) -> Iterator[Citation]:
    """Every citation anywhere inside a record."""
    if isinstance(record, Citation):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from citations(item)
    elif is_dataclass(record):
        for part in fields(record):
            yield from citations(getattr(record, part.name))


def verify(store: Store) -> Verdict:
    """Check the file itself, every citation of every page, every address and every membership."""
    faults = [f"database file: {message}" for message in read.integrity(store) if message != "ok"]
    texts: dict[tuple[str, int], str | None] = {}
    checked = 0
    every = read.stories(store)
    for story in every:
        for citation in citations(read.story_page(store, str(story.id))):
            checked += 1
            if fault := _fault(store, citation, texts):
                faults.append(f"story {story.id} ({story.slug}): {fault}")
        if read.story_id(store, story.slug) != story.id:
            faults.append(f"story {story.id}: its address {story.slug!r} leads elsewhere")
    faults += _homeless(store)
    if waiting := read.dirty(store):
        faults.append(f"{len(waiting)} stories wait for their pages; run the dateline add again that was interrupted")
    return Verdict(stories=len(every), citations=checked, faults=tuple(faults))


def _homeless(store: Store) -> list[str]:
    """Addresses that lead nowhere, articles in no story, and articles that are not where the editor put them."""
    faults = [f"address {ref!r} leads to no story that has articles" for ref in read.dead_addresses(store)]
    if read.ungrouped(store):
        return [*faults, "articles wait for grouping; run the dateline add again that was interrupted"]
    faults += [f"article {article} is read and in no story" for article in read.homeless(store)]
    wanted = editing.homes(edits.log(store))
    found = read.story_of(store, wanted)
    return faults + [
        f"article {article} is in story {found[article]}; the editor put it into story {wanted[article]}"
        for article in sorted(found)
        if found[article] != wanted[article]
    ]


def _fault(store: Store, citation: Citation, texts: dict[tuple[str, int], str | None]) -> str | None:
    place = (citation.article, citation.version)
    if place not in texts:
        try:
            texts[place] = read.article(store, *place).text
        except NotFoundError:
            texts[place] = None
    text = texts[place]
    where = f"article {citation.article} v{citation.version}, characters {citation.start} to {citation.end}"
    if text is None:
        return f"{where}: there is no such article"
    if not 0 <= citation.start < citation.end <= len(text):
        return f"{where}: not a place in its {len(text)} characters"
    if text[citation.start : citation.end] != citation.exact:
        return f"{where}: {citation.exact[:60]!r} does not stand there"
    return None
