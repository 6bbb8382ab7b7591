"""The editor's log, and what an edit changes at once. Grouping then keeps to it: see `stories.editing`.

Rows are only added. Call what writes inside `store.transaction()`.
"""

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from ..records import Edit, Placing
from . import Store, addresses, write

_edit = msgspec.json.Decoder(Edit)


def log(store: Store) -> tuple[Edit, ...]:
    """All edits, the oldest first, those taken back too."""
    rows = store.db.execute("SELECT id, record FROM edit ORDER BY id")
    return tuple(replace(_edit.decode(record), id=number) for number, record in rows)


def put(store: Store, edit: Edit) -> Edit:
    """Add an edit to the log; back with its number."""
    cursor = store.db.execute("INSERT INTO edit (record) VALUES (?)", (msgspec.json.encode(edit),))
    return replace(edit, id=int(cursor.lastrowid or 0))


def last(store: Store) -> int:
    """The number of the last edit; 0 before the first."""
    return int(store.db.execute("SELECT COALESCE(MAX(id), 0) FROM edit").fetchone()[0])


def new_story(store: Store, *, parted_from: int) -> int:
    """The number of a story that begins now, as a part of another."""
    number = int(store.db.execute("INSERT INTO story (parted_from) VALUES (?)", (parted_from,)).lastrowid or 0)
    addresses.keep(store, number, str(number))
    return number


def place(store: Store, placed: Sequence[Placing], reason: str) -> None:
    """Put articles where an edit puts them, now: members, pages to make anew, addresses. `reason` is why they are
    there. The stream is told to look at all of them again.
    """
    concerned: set[int] = set()
    for one in placed:
        store.db.executemany("UPDATE feature SET grouped = 0 WHERE article = ?", [(name,) for name in one.articles])
        concerned |= {one.story, one.was}
        store.db.executemany(
            "UPDATE member SET story = ?, reason = ?, similarity = 1.0 WHERE article = ? AND story = ? AND story <> ?",
            [(one.story, reason, name, one.was, one.story) for name in one.articles],
        )
    went = {one.was: one.story for one in placed if one.was != one.story}
    for story in sorted(concerned):
        count = "SELECT COUNT(*) FROM member WHERE story = ?"
        if articles := store.db.execute(count, (story,)).fetchone()[0]:
            store.db.execute("UPDATE story SET dirty = 1, articles = ? WHERE id = ?", (articles, story))
            addresses.revive(store, story)
        elif story in went:
            write.clear_page(store, story)
            had = [name for one in placed if one.was == story for name in one.articles]
            addresses.retire(store, story, went[story], had)


def renamed(store: Store, story: int) -> None:
    """A story's page must be made anew under another title."""
    store.db.execute("UPDATE story SET dirty = 1 WHERE id = ? AND articles > 0", (story,))
