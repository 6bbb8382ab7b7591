"""What was new and when, and what was known on a day: typed reads over the versions of articles and stories."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

import msgspec

from ..moments import in_utc
from ..records import Annotations, Article, Development, Report, Revision
from . import Store, identity
from .read import article

Clock = Literal["seen", "published"]
WHEN: dict[Clock, str] = {"seen": "d.seen", "published": "COALESCE(d.published, d.seen)"}

_article = msgspec.json.Decoder(Article)
_annotations = msgspec.json.Decoder(Annotations)


def revisions(store: Store, ids: Iterable[str]) -> dict[str, tuple[Revision, ...]]:
    """The versions of many articles, by id, the first first; with their texts where there are several."""
    wanted = msgspec.json.encode(sorted(set(ids))).decode()
    seen: dict[str, list[Revision]] = {}
    query = (
        "SELECT article, version, seen FROM article_version WHERE article IN (SELECT value FROM json_each(?))"
        " ORDER BY article, version"
    )
    for article_id, version, when in store.db.execute(query, (wanted,)):
        seen.setdefault(article_id, []).append(Revision(version=version, seen=in_utc(when)))
    return {
        key: tuple(found)
        if len(found) == 1
        else tuple(replace(r, text=article(store, key, r.version).text) for r in found)
        for key, found in seen.items()
    }


def developments(store: Store, story: int, since: str = "", by: Clock = "seen") -> tuple[Development, ...]:
    """What was new in a story from a moment on, newest first.

    since   ISO 8601, in UTC without a zone, or a day; "" for all
    by      "seen": as Dateline came to have it; "published": as its reports were published, and where they are undated
            as Dateline came to have it
    """
    return tuple(one for _, one in _developments(store, f"WHERE d.story = ? AND {WHEN[by]} >= ?", (story, since)))


def latest(store: Store, story: int) -> str:
    """When Dateline came to have the newest development of a story; "" where it has none."""
    row = store.db.execute("SELECT MAX(seen) FROM development WHERE story = ?", (story,)).fetchone()
    return str(row[0] or "")


def newest(store: Store, limit: int) -> tuple[tuple[int, Development], ...]:
    """The newest developments of all stories, each with its story's number."""
    return tuple(
        _developments(store, "ORDER BY d.seen DESC, d.published DESC, d.kind DESC, d.key DESC LIMIT ?", (limit,))
    )


def developments_of(store: Store, person: str, limit: int) -> tuple[tuple[int, Development], ...]:
    """The newest claims that someone makes or that name them, each with its story's number; `person` is a slug."""
    known = identity.identities(store)
    written = msgspec.json.encode(known.written(known.home.get(person, person))).decode()
    return tuple(
        _developments(
            store,
            "JOIN (SELECT story, id FROM claim WHERE person IN (SELECT value FROM json_each(?1)) UNION"
            " SELECT story, claim FROM about WHERE person IN (SELECT value FROM json_each(?1))) c"
            " ON c.story = d.story AND c.id = d.key WHERE d.kind = 'claim'"
            " ORDER BY d.seen DESC, d.published DESC, d.key DESC LIMIT ?2",
            (written, limit),
        )
    )


def _developments(store: Store, which: str, values: Sequence[object]) -> Iterator[tuple[int, Development]]:
    order = "" if "ORDER BY" in which else " ORDER BY d.seen DESC, d.published DESC, d.kind DESC, d.key DESC"
    query = f"SELECT d.story, d.kind, d.key, d.seen, d.published FROM development d {which}{order}"  # noqa: S608  # ours
    for story, kind, key, seen, published in store.db.execute(query, tuple(values)):
        yield story, Development(kind=kind, key=key, seen=seen, published=published)


def counts_since(store: Store, story: int, since: str, by: Clock = "seen") -> dict[str, int]:
    """How many developments of each kind a story has from a moment on (see `developments`)."""
    query = f"SELECT d.kind, COUNT(*) FROM development d WHERE d.story = ? AND {WHEN[by]} >= ? GROUP BY d.kind"  # noqa: S608
    return {kind: int(number) for kind, number in store.db.execute(query, (story, since))}


def reports_as_of(store: Store, story: int, day: str) -> tuple[Report, ...]:
    """The reports of a story that were published by the end of a day, in the order of the stream.

    Each in the last version that Dateline had by then; where it came to Dateline only later, in the first. A report
    without a day of publication counts from when Dateline had it.
    """
    rows = store.db.execute(
        "SELECT v.record, n.record FROM member m JOIN article a ON a.id = m.article"
        " JOIN article_version v ON v.article = a.id AND v.version = COALESCE("
        "  (SELECT MAX(version) FROM article_version WHERE article = a.id AND SUBSTR(seen, 1, 10) <= ?2),"
        "  (SELECT MIN(version) FROM article_version WHERE article = a.id))"
        " JOIN annotation n ON n.article = v.article AND n.version = v.version"
        " WHERE m.story = ?1 AND COALESCE(a.day, SUBSTR(v.seen, 1, 10)) <= ?2 ORDER BY a.sort",
        (story, day),
    )
    return tuple(Report(article=_article.decode(r[0]), annotations=_annotations.decode(r[1])) for r in rows)
