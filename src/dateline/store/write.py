"""Typed writes. Call them inside `store.transaction()`; each is idempotent."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

import msgspec

from ..moments import in_utc
from ..records import (
    Annotations,
    Article,
    Claim,
    Development,
    Member,
    Person,
    Published,
    Rejected,
    StoryPage,
)
from ..slugs import slug
from . import Store, addresses

Outcome = Literal["added", "changed", "same"]

LAST = "~"  # sorts after every date: undated articles come last in the stream


def sort_key(article: Article) -> str:
    """The article's place in the stream: publication time in UTC (undated last), then its id."""
    return f"{in_utc(article.published.value or LAST)} {article.id}"


def put_article(
    store: Store, article: Article, *, seen: datetime, unread: str | None = None
) -> tuple[Outcome, Article]:
    """Keep an article; returns what happened and the article as kept (its lasting id, its version).

    The same article is found by any of its keys. A text never seen for it is a new version; a text
    seen before only fills in what was missing (a date, an outlet, an address).
    """
    known = identify(store, article)
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    if known is None:
        outcome: Outcome = "added"
        kept = replace(article, version=1)
        _put_row(store, kept, unread)
        _put_version(store, kept, digest, seen)
    else:
        outcome, kept = _update(store, replace(article, id=known), digest, seen, unread)
    store.db.executemany(
        "INSERT OR IGNORE INTO article_key (key, article) VALUES (?, ?)", [(key, kept.id) for key in article.keys]
    )
    return outcome, kept


def identify(store: Store, article: Article) -> str | None:
    """The id under which this article is kept already, or None.

    An id or an address decides. The text alone decides only where one of the two has neither: the
    same words at two addresses are two articles (and one origin).
    """
    find = "SELECT article FROM article_key WHERE key = ? ORDER BY article"
    strong = [key for key in article.keys if not key.startswith("text:")]
    for key in strong:
        if row := store.db.execute(find, (key,)).fetchone():
            return str(row[0])
    for key in article.keys:
        if key.startswith("text:"):
            for (candidate,) in store.db.execute(find, (key,)).fetchall():
                if not strong or not _has_strong_key(store, candidate):
                    return str(candidate)
    if store.db.execute("SELECT 1 FROM article WHERE id = ?", (article.id,)).fetchone():
        return article.id
    return None


def _has_strong_key(store: Store, article: str) -> bool:
    query = "SELECT 1 FROM article_key WHERE article = ? AND key NOT LIKE 'text:%'"
    return store.db.execute(query, (article,)).fetchone() is not None


def _update(store: Store, article: Article, digest: str, seen: datetime, unread: str | None) -> tuple[Outcome, Article]:
    query = "SELECT version, hash, record FROM article_version WHERE article = ? ORDER BY version DESC"
    versions = store.db.execute(query, (article.id,)).fetchall()
    current = msgspec.json.decode(versions[0][2], type=Article)
    if digest not in {row[1] for row in versions}:
        kept = fill(replace(article, version=versions[0][0] + 1), current)
        _put_version(store, kept, digest, seen)
    else:
        kept = fill(current, article)
        if kept == current:
            return "same", current
        store.db.execute(
            "UPDATE article_version SET record = ? WHERE article = ? AND version = ?",
            (msgspec.json.encode(kept), kept.id, kept.version),
        )
    _put_row(store, kept, unread)
    return "changed", kept


def fill(article: Article, other: Article) -> Article:
    """`article` with what it lacks taken from `other`."""
    return replace(
        article,
        url=article.url or other.url,
        canonical_url=article.canonical_url or other.canonical_url,
        outlet=article.outlet or other.outlet,
        byline=article.byline or other.byline,
        language=article.language or other.language,
        published=article.published if article.published.value else other.published,
    )


def _put_row(store: Store, article: Article, unread: str | None) -> None:
    published: Published = article.published
    store.db.execute(
        "INSERT INTO article (id, version, day, sort, unread) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET version = excluded.version, day = excluded.day, sort = excluded.sort, unread = excluded.unread",
        (article.id, article.version, published.day, sort_key(article), unread),
    )


def _put_version(store: Store, article: Article, digest: str, seen: datetime) -> None:
    store.db.execute(
        "INSERT INTO article_version (article, version, seen, hash, record) VALUES (?, ?, ?, ?, ?)",
        (article.id, article.version, seen.isoformat(), digest, msgspec.json.encode(article)),
    )


def put_annotations(store: Store, annotations: Annotations, *, reader: str) -> None:
    """Keep what an article says, and which model read it."""
    store.db.execute(
        "INSERT OR REPLACE INTO annotation (article, version, reader, record) VALUES (?, ?, ?, ?)",
        (annotations.article, annotations.version, reader, msgspec.json.encode(annotations)),
    )


def put_features(store: Store, article: str, features: object) -> None:
    """Keep what the story stream needs of an article's current version. Its story's page is to be made again.

    The article waits for the stream only if they, or its place in the order of time, are not as they were.
    """
    record = msgspec.json.encode(features)
    store.db.execute("UPDATE story SET dirty = 1 WHERE id = (SELECT story FROM member WHERE article = ?)", (article,))
    same = store.db.execute(
        "SELECT 1 FROM feature f JOIN article a ON a.id = f.article JOIN placing p ON p.article = f.article"
        " WHERE f.article = ? AND f.record = ? AND p.sort = a.sort",
        (article, record),
    ).fetchone()
    if same is None:
        query = "INSERT OR REPLACE INTO feature (article, grouped, record) VALUES (?, 0, ?)"
        store.db.execute(query, (article, record))


def drop_features(store: Store, article: str) -> None:
    """Take an article that is not read (any more) out of the stream."""
    store.db.execute("DELETE FROM feature WHERE article = ?", (article,))
    store.db.execute("UPDATE placing SET stale = 1 WHERE article = ?", (article,))


def put_rejected(store: Store, rejected: Rejected, *, seen: datetime) -> bool:
    """Put what can't be read into quarantine; False when it lay there already."""
    cursor = store.db.execute(
        "INSERT OR IGNORE INTO quarantine (source, reason, seen, data) VALUES (?, ?, ?, ?)",
        (rejected.source, rejected.reason, seen.isoformat(), rejected.data),
    )
    return cursor.rowcount > 0


def put_visit(store: Store, url: str, etag: str | None, last_modified: str | None) -> None:
    """Remember what a server said of an address, for a conditional GET next time."""
    store.db.execute(
        "INSERT OR REPLACE INTO visit (url, etag, last_modified) VALUES (?, ?, ?)", (url, etag, last_modified)
    )


def put_owners(store: Store, owners: Mapping[str, str]) -> bool:
    """Keep the reader's table of owners (folded outlet -> owner) in place of the one before; whether it differs.

    All stories become dirty where it does: their counts change.
    """
    if dict(store.db.execute("SELECT outlet, owner FROM owner")) == dict(owners):
        return False
    store.db.execute("DELETE FROM owner")
    store.db.executemany("INSERT INTO owner (outlet, owner) VALUES (?, ?)", sorted(owners.items()))
    store.db.execute("UPDATE story SET dirty = 1 WHERE articles > 0")
    return True


def put_groups(store: Store, groups: Mapping[int, Sequence[Member]], moved: Mapping[int, int]) -> None:
    """Make the members of the stories in `groups` (story id -> members) exactly those; other stories stay.

    Only stories whose members differ become dirty. `moved` says where a story went that has no
    members any more: its addresses lead there.
    """
    had = {one: [r[0] for r in store.db.execute("SELECT article FROM member WHERE story = ?", (one,))] for one in moved}
    kept: dict[int, dict[str, tuple[str, float]]] = {}
    query = "SELECT article, reason, similarity FROM member WHERE story = ?"
    for story in groups:
        kept[story] = {r[0]: (r[1], r[2]) for r in store.db.execute(query, (story,))}
    store.db.executemany("INSERT OR IGNORE INTO story (id) VALUES (?)", [(story,) for story in sorted(groups)])
    for story in sorted(groups):
        addresses.keep(store, story, str(story))
    for story, members in groups.items():
        wanted = {member.article: (member.reason, member.similarity) for member in members}
        if wanted == kept[story]:
            continue
        gone = [(article, story) for article in kept[story] if article not in wanted]
        store.db.executemany("DELETE FROM member WHERE article = ? AND story = ?", gone)
        store.db.executemany(
            "INSERT OR REPLACE INTO member (article, story, reason, similarity) VALUES (?, ?, ?, ?)",
            [(name, story, *why) for name, why in wanted.items() if kept[story].get(name) != why],
        )
        store.db.execute("UPDATE story SET dirty = 1, articles = ? WHERE id = ?", (len(members), story))
    for story in groups:
        addresses.revive(store, story)
    for story, target in moved.items():
        clear_page(store, story)
        addresses.retire(store, story, target, had[story])


def clear_page(store: Store, story: int) -> None:
    """Take away what was made of a story's page."""
    for table in ("claim", "about", "person", "development"):
        store.db.execute(f"DELETE FROM {table} WHERE story = ?", (story,))  # noqa: S608  # names are ours


def put_page(
    store: Store, page: StoryPage, about: Mapping[str, Iterable[str]], developments: Iterable[Development] = ()
) -> None:
    """Keep a story's page, with what was new in it; `about`: claim id -> names that the claim's content mentions."""
    story = page.story
    clear_page(store, story.id)
    store.db.execute(
        "UPDATE story SET slug = ?, dirty = 0, last = ?, record = ?, page = ? WHERE id = ?",
        (
            story.slug,
            story.last,
            msgspec.json.encode(story),
            msgspec.json.encode(replace(page, claims=())),
            story.id,
        ),
    )
    addresses.keep(store, story.id, story.slug, renamed=story.title is not None)
    store.db.executemany(
        "INSERT INTO claim (story, id, position, date, person, polarity, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [_claim_row(story.id, position, claim) for position, claim in enumerate(page.claims)],
    )
    store.db.executemany(
        "INSERT OR IGNORE INTO about (person, story, claim) VALUES (?, ?, ?)",
        [(slug(name), story.id, claim) for claim, names in about.items() for name in names if slug(name)],
    )
    store.db.executemany(
        "INSERT INTO person (slug, story, name, type, claims, denials) VALUES (?, ?, ?, ?, ?, ?)",
        [(p.slug, story.id, p.name, p.type, p.claims, p.denials) for p in speakers(page.claims)],
    )
    store.db.executemany(
        "INSERT OR IGNORE INTO development (story, kind, key, seen, published) VALUES (?, ?, ?, ?, ?)",
        [(story.id, one.kind, one.key, one.seen, one.published) for one in developments],
    )


def _claim_row(story: int, position: int, claim: Claim) -> tuple[object, ...]:
    person = slug(claim.speaker) if claim.speaker else None
    return story, claim.id, position, claim.date, person or None, claim.polarity, msgspec.json.encode(claim)


def speakers(claims: Iterable[Claim]) -> list[Person]:
    """Who stands behind the claims: one entry a slug, under the name most often used."""
    names: dict[str, dict[str, int]] = {}
    types: dict[str, str] = {}
    denials: dict[str, int] = {}
    for claim in claims:
        key = slug(claim.speaker or "")
        if not key or claim.speaker is None:
            continue
        counts = names.setdefault(key, {})
        counts[claim.speaker] = counts.get(claim.speaker, 0) + 1
        denials[key] = denials.get(key, 0) + (claim.polarity == "denies")
        if claim.speaker_type:
            types.setdefault(key, claim.speaker_type)
    return [
        Person(
            slug=key,
            name=min(counts, key=lambda name: (-counts[name], name)),
            type=types.get(key),  # type: ignore[arg-type]  # an EntityType of a Claim
            claims=sum(counts.values()),
            denials=denials[key],
        )
        for key, counts in sorted(names.items())
    ]
