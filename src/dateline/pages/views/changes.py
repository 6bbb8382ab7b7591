"""What changed between two versions of an article: paragraphs, and inside them words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ...records import Article, Revision
from ..lines import Desk, outlet_of, title_of
from ..wording import clean_date, count

Change = Literal["same", "gone", "new"]
MOST_WORDS = 3000  # of a paragraph that are compared word by word; comparing takes up to their square
MOST_PARAGRAPHS = 2000  # of an article; the rest is compared as one


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words of a paragraph: in both versions, in the older or in the newer alone."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLink:
    """A version of an article: when Dateline first had it; `changes` leads to what it changed, None for the first."""

    number: int
    seen: str
    href: str
    changes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What a version of an article changed. `skipped` paragraphs that both have stand between those that are shown."""

    title: str
    outlet: str
    article: str
    version: int
    seen: str
    summary: str
    paragraphs: tuple[tuple[Words, ...], ...]
    versions: tuple[VersionLink, ...]


def changes(desk: Desk, older: Article, newer: Article, versions: Sequence[Revision]) -> ChangesView:
    """What `newer` changed against `older`, two versions of one article."""
    paragraphs = compared(older.text, newer.text)
    words = [part for one in paragraphs for part in one]
    added, gone = (sum(len(one.text.split()) for one in words if one.change == kind) for kind in ("new", "gone"))
    told = ", ".join(
        part
        for part in (
            f"{count(added, 'word')} added" if added else "",
            f"{count(gone, 'word')} taken out" if gone else "",
        )
        if part
    )
    links = version_links(desk, newer.id, versions)
    return ChangesView(
        title=title_of(newer),
        outlet=outlet_of(newer),
        article=desk.links.article(newer.id, newer.version),
        version=newer.version,
        seen=next((one.seen for one in links if one.number == newer.version), ""),
        summary=told or "the words are the same",
        paragraphs=tuple(one for one in paragraphs if any(part.change != "same" for part in one)),
        versions=links,
    )


def version_links(desk: Desk, article: str, versions: Sequence[Revision]) -> tuple[VersionLink, ...]:
    """The versions of an article, the newest first; none where there is only one."""
    if len(versions) < 2:
        return ()
    return tuple(
        VersionLink(
            number=one.version,
            seen=f"{clean_date(one.seen[:10])}, {one.seen[11:16]}",
            href=desk.links.article(article, one.version),
            changes=desk.links.changes(article, one.version) if place else None,
        )
        for place, one in reversed(list(enumerate(versions)))
    )


def compared(older: str, newer: str) -> tuple[tuple[Words, ...], ...]:
    """The paragraphs of both texts in order, each as pieces that are the same, gone or new.

    >>> compared("Two died.\\n\\nIt rained.", "Three died.\\n\\nIt rained.")[0][1]
    Words(text='Three', change='new')
    """
    old, new = _paragraphs(older), _paragraphs(newer)
    found: list[tuple[Words, ...]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [(Words(text=one, change="same"),) for one in new[c:d]]
            continue
        gone, came = old[a:b], new[c:d]
        both = min(len(gone), len(came))
        found += [_inside(*pair) for pair in zip(gone[:both], came[:both], strict=True)]
        found += [(Words(text=one, change="gone"),) for one in gone[both:]]
        found += [(Words(text=one, change="new"),) for one in came[both:]]
    return tuple(found)


def _paragraphs(text: str) -> list[str]:
    parts = [one.strip() for one in re.split(r"\n+", text) if one.strip()]
    return [*parts[:MOST_PARAGRAPHS], *(["\n".join(parts[MOST_PARAGRAPHS:])] if parts[MOST_PARAGRAPHS:] else [])]


def _inside(older: str, newer: str) -> tuple[Words, ...]:
    """Two paragraphs word by word; as a whole where they are very long or have little in common."""
    old, new = re.findall(r"\S+\s*", older), re.findall(r"\S+\s*", newer)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > MOST_WORDS or matcher.ratio() < 0.3:  # by eye: below it reads as patchwork
        return (Words(text=older, change="gone"), Words(text=newer, change="new"))
    pieces: list[Words] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Words(text="".join(new[c:d]), change="same"))
            continue
        if b > a:
            pieces.append(Words(text="".join(old[a:b]), change="gone"))
        if d > c:
            pieces.append(Words(text="".join(new[c:d]), change="new"))
    return tuple(pieces)
