"""The stream of stories in the database: what it knows, and where it put each article.

What the stream knows (`StreamShelf`) is bytes to the store. A placing is the place of an article in the stream, the
number of its story there, and how to take it back; numbers and members as readers see them stand in `story` and
`member`, and follow when a run has placed all that waited (`unsettled`, `write.put_groups`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from ..records import Member
from . import Store

GONE = "article NOT IN (SELECT article FROM feature)"


class StreamShelf:
    """The two tables of `stories.Shelf`, in the database. `save` belongs inside `store.transaction()`."""

    def __init__(self, store: Store) -> None:
        self._db = store.db

    def terms(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is kept of these terms."""
        query = "SELECT term, record FROM stream_term WHERE term IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(query, (_json(names),)))

    def stories(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """What is kept of these stories."""
        query = "SELECT number, record FROM stream_story WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(query, (_json(numbers),)))

    def save(self, terms: Mapping[str, bytes | None], stories: Mapping[int, bytes | None]) -> None:
        """Keep these, forget those of None; the stories are unsettled from now on."""
        run = self._db.executemany
        run(
            "INSERT OR REPLACE INTO stream_term (term, record) VALUES (?, ?)",
            sorted((term, record) for term, record in terms.items() if record is not None),
        )
        run("DELETE FROM stream_term WHERE term = ?", [(term,) for term, record in terms.items() if record is None])
        run(
            "INSERT OR REPLACE INTO stream_story (number, settled, record) VALUES (?, 0, ?)",
            sorted((number, record) for number, record in stories.items() if record is not None),
        )
        run("DELETE FROM stream_story WHERE number = ?", [(key,) for key, record in stories.items() if record is None])


def _json(values: Iterable[object]) -> str:
    return msgspec.json.encode(list(values)).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An article that the stream has to place: its place in the order of the stream, its features as JSON."""

    article: str
    sort: str
    features: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where the stream put an article; `cluster` is the stream's number of the story, `step` how to take it back."""

    article: str
    sort: str
    cluster: int
    reason: str
    similarity: float
    step: bytes


def reset(store: Store, version: int) -> None:
    """Forget the stream: every article waits for `version` of it. Stories stay as they are until they are settled."""
    for table in ("stream_term", "stream_story", "placing", "stream"):
        store.db.execute(f"DELETE FROM {table}")  # noqa: S608  # names are ours
    store.db.execute("UPDATE feature SET grouped = 0 WHERE grouped = 1")
    store.db.execute("INSERT INTO stream (version) VALUES (?)", (version,))


def version(store: Store) -> int | None:
    """The version of the stream that grouped this database; None if none did."""
    row = store.db.execute("SELECT version FROM stream").fetchone()
    return int(row[0]) if row else None


def changes(store: Store) -> int:
    """Another number than before when another process has written to the database."""
    return int(store.db.execute("PRAGMA data_version").fetchone()[0])


def first_waiting(store: Store) -> str | None:
    """The place of the first article that waits, or that was placed and must be taken back; None if none."""
    query = (
        "SELECT MIN(sort) FROM (SELECT MIN(a.sort, COALESCE(p.sort, a.sort)) AS sort FROM feature f"
        " JOIN article a ON a.id = f.article LEFT JOIN placing p ON p.article = a.id WHERE f.grouped = 0"
        " UNION ALL SELECT sort FROM placing WHERE stale = 1)"
    )
    row = store.db.execute(query).fetchone()
    return None if row[0] is None else str(row[0])


def late(store: Store, sort: str, limit: int) -> tuple[Placing, ...]:
    """What was placed at or after a place, the last first."""
    rows = store.db.execute(
        "SELECT article, sort, cluster, reason, similarity, step FROM placing WHERE sort >= ?"
        " ORDER BY sort DESC LIMIT ?",
        (sort, limit),
    )
    return tuple(Placing(article=r[0], sort=r[1], cluster=r[2], reason=r[3], similarity=r[4], step=r[5]) for r in rows)


def mostly_after(store: Store, sort: str) -> bool:
    """Whether more than half of what is placed lies at or after a place."""
    query = "SELECT COUNT(*), COUNT(*) FILTER (WHERE sort >= ?) FROM placing"
    everything, after = store.db.execute(query, (sort,)).fetchone()
    return bool(2 * after > everything)


def waiting(store: Store, sort: str, limit: int) -> tuple[Waiting, ...]:
    """What waits at or after a place, the first first."""
    rows = store.db.execute(
        "SELECT a.id, a.sort, f.record FROM article a JOIN feature f ON f.article = a.id"
        " WHERE a.sort >= ? AND f.grouped = 0 ORDER BY a.sort LIMIT ?",
        (sort, limit),
    )
    return tuple(Waiting(article=r[0], sort=r[1], features=r[2]) for r in rows)


def place(store: Store, placings: Sequence[Placing]) -> None:
    """Keep where articles were put; they wait no longer."""
    store.db.executemany(
        "INSERT INTO placing (article, sort, cluster, reason, similarity, step) VALUES (?, ?, ?, ?, ?, ?)",
        [(one.article, one.sort, one.cluster, one.reason, one.similarity, one.step) for one in placings],
    )
    store.db.executemany("UPDATE feature SET grouped = 1 WHERE article = ?", [(one.article,) for one in placings])


def unplace(store: Store, articles: Sequence[str]) -> None:
    """Articles were taken back: they wait again, or leave their story where they are read no more."""
    rows = [(article,) for article in articles]
    store.db.executemany("DELETE FROM placing WHERE article = ?", rows)
    store.db.executemany("UPDATE feature SET grouped = 0 WHERE article = ?", rows)
    left = store.db.execute(
        f"SELECT story, article FROM member WHERE article IN (SELECT value FROM json_each(?)) AND {GONE}",  # noqa: S608
        (_json(articles),),
    ).fetchall()
    for story, article in left:
        store.db.execute("DELETE FROM member WHERE article = ?", (article,))
        store.db.execute("UPDATE story SET dirty = 1, articles = articles - 1 WHERE id = ?", (story,))


# ---- what the stream did, put before readers


def features(store: Store, story: int) -> Iterator[tuple[str, bytes]]:
    """(article id, features as JSON) of the articles of a story, as readers see it, in the order of the stream."""
    yield from store.db.execute(
        "SELECT f.article, f.record FROM member m JOIN feature f ON f.article = m.article"
        " JOIN article a ON a.id = m.article WHERE m.story = ? ORDER BY a.sort",
        (story,),
    )


def unsettled(store: Store, limit: int) -> tuple[int, ...]:
    """Stories of the stream that changed since `settled` was told of them."""
    rows = store.db.execute("SELECT number FROM stream_story WHERE settled = 0 ORDER BY number LIMIT ?", (limit,))
    return tuple(row[0] for row in rows)


def settled(store: Store, numbers: Iterable[int]) -> None:
    """Readers have seen what became of these stories of the stream."""
    store.db.executemany("UPDATE stream_story SET settled = 1 WHERE number = ?", [(number,) for number in numbers])


def members(store: Store, clusters: Sequence[int]) -> tuple[Member, ...]:
    """The articles that were put into any of these stories of the stream, in the order of the stream."""
    rows = store.db.execute(
        "SELECT article, reason, similarity FROM placing WHERE cluster IN (SELECT value FROM json_each(?))"
        " ORDER BY sort",
        (_json(clusters),),
    )
    return tuple(Member(article=r[0], reason=r[1], similarity=r[2]) for r in rows)


def homes(store: Store, articles: Sequence[str]) -> set[int]:
    """The stories, as readers see them, that hold any of these articles."""
    query = "SELECT DISTINCT story FROM member WHERE article IN (SELECT value FROM json_each(?))"
    return {row[0] for row in store.db.execute(query, (_json(articles),))}


def clusters(store: Store, story: int) -> set[int]:
    """The stories of the stream into which the articles of a story, as readers see it, were put."""
    query = "SELECT DISTINCT p.cluster FROM member m JOIN placing p ON p.article = m.article WHERE m.story = ?"
    return {row[0] for row in store.db.execute(query, (story,))}
