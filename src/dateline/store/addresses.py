"""Addresses of stories: an address stays with the story that it was made for, and a story that has no articles any more
leads on to its successor. So one that comes back (a merge taken back) has its old addresses again.
"""

from collections.abc import Iterable

import msgspec

from . import Store


def follow(store: Store, story: int) -> int:
    """The story that goes on where `story` went, after any number of merges; itself where it lives."""
    row = store.db.execute(
        "WITH RECURSIVE way (id, successor) AS (SELECT id, successor FROM story WHERE id = ? UNION"
        " SELECT s.id, s.successor FROM story s JOIN way ON s.id = way.successor)"
        " SELECT id FROM way WHERE successor IS NULL",
        (story,),
    ).fetchone()
    return int(row[0]) if row else story


def free_slug(store: Store, story: int, wanted: str, *, renamed: bool = False) -> str:
    """The story's slug: the one it has, else `wanted`, numbered where another story has or had it.

    A story that the editor `renamed` has the slug of its title; without a title it has its first slug again.
    """
    own = "SELECT a.ref FROM address a JOIN story s ON s.id = a.story WHERE a.story = ? AND a.renamed = 0"
    if not renamed:
        rows = store.db.execute(f"{own} AND a.ref <> CAST(s.id AS TEXT) ORDER BY a.ref <> s.slug, a.ref", (story,))
        if row := rows.fetchone():
            return str(row[0])
    base = wanted if wanted and not wanted.isdigit() else f"story-{wanted or story}"
    candidate, number = base, 1
    while store.db.execute("SELECT 1 FROM address WHERE ref = ? AND story <> ?", (candidate, story)).fetchone():
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def keep(store: Store, story: int, ref: str, *, renamed: bool = False) -> None:
    """Keep an address of a story for ever. A slug that came of a title and then of the headline is the headline's."""
    store.db.execute(
        "INSERT INTO address (ref, story, renamed) VALUES (?, ?, ?)"
        " ON CONFLICT (ref) DO UPDATE SET renamed = MIN(renamed, excluded.renamed)",
        (ref, story, renamed),
    )


def retire(store: Store, story: int, successor: int, articles: Iterable[str]) -> None:
    """A story without articles: no page of its own any more, and its addresses lead to `successor`.

    `articles` are those it had, by which it is known should it come back.
    """
    store.db.executemany("INSERT OR IGNORE INTO former (article, story) VALUES (?, ?)", [(a, story) for a in articles])
    store.db.execute(
        "UPDATE story SET successor = ?, dirty = 0, articles = 0, record = NULL, page = NULL WHERE id = ?",
        (successor, story),
    )


def revive(store: Store, story: int) -> None:
    """A story that has articles: its addresses are its own (again)."""
    store.db.execute("UPDATE story SET successor = NULL WHERE id = ? AND successor IS NOT NULL", (story,))
    store.db.execute("DELETE FROM former WHERE story = ?", (story,))


def former(store: Store, articles: Iterable[str]) -> dict[int, tuple[str, ...]]:
    """The stories without articles that once held any of these: number -> all articles that they had."""
    rows = store.db.execute(
        "SELECT story, article FROM former WHERE story IN"
        " (SELECT story FROM former WHERE article IN (SELECT value FROM json_each(?))) ORDER BY story, article",
        (msgspec.json.encode(list(articles)).decode(),),
    )
    found: dict[int, tuple[str, ...]] = {}
    for story, article in rows:
        found[story] = (*found.get(story, ()), article)
    return found
