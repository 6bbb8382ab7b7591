"""Typed reads: every function takes an open Store and gives records."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from ..errors import NotFoundError, SettingError
from ..records import (
    Annotations,
    Article,
    Claim,
    Dispute,
    EntityType,
    Member,
    Origin,
    Person,
    PersonPage,
    Rejected,
    Report,
    Story,
    StoryPage,
)
from . import Store, addresses, identity, judgements

_article = msgspec.json.Decoder(Article)
_annotations = msgspec.json.Decoder(Annotations)
_story = msgspec.json.Decoder(Story)
_page = msgspec.json.Decoder(StoryPage)
_claim = msgspec.json.Decoder(Claim)

RUNNING = 3  # reports that make a running story; fewer are listed after those, however new
ORDER = f"articles >= {RUNNING} DESC, last IS NULL, last DESC, articles DESC, id"
CHUNK = 500  # ids in one query; SQLite allows 999 parameters in its oldest builds


def stories(store: Store) -> tuple[Story, ...]:
    """All stories with a page: running stories newest first, then those of few reports; of a day, the larger first."""
    rows = store.db.execute(f"SELECT record FROM story WHERE record IS NOT NULL AND articles > 0 ORDER BY {ORDER}")  # noqa: S608
    return tuple(_story.decode(row[0]) for row in rows)


def story_id(store: Store, ref: str) -> int:
    """The story at an address (number or slug, present or past).

    Raises:
        NotFoundError: no story ever had this address.
    """
    row = store.db.execute("SELECT story FROM address WHERE ref = ?", (ref,)).fetchone()
    if row is None:
        raise NotFoundError(f"no story {ref!r} in {store.path}; list them with: dateline stories")
    return addresses.follow(store, int(row[0]))


def has_address(store: Store, ref: str) -> bool:
    """Whether a story has, or ever had, this address."""
    return store.db.execute("SELECT 1 FROM address WHERE ref = ?", (ref,)).fetchone() is not None


def story_page(store: Store, ref: str) -> StoryPage:
    """A story's page with all its claims; `ref` is a number or a slug, also one of before a merge.

    Raises:
        NotFoundError: no story ever had this address, or its page is not made yet.
    """
    story = story_id(store, ref)
    row = store.db.execute("SELECT page FROM story WHERE id = ?", (story,)).fetchone()
    if row is None or row[0] is None:
        raise NotFoundError(f"story {ref!r} has no page yet; run the dateline add again that was interrupted")
    claims = store.db.execute("SELECT record FROM claim WHERE story = ? ORDER BY position", (story,))
    page = replace(_page.decode(row[0]), claims=tuple(_claim.decode(row[0]) for row in claims))
    return identity.page(identity.identities(store), judgements.page(judgements.judgements(store), page))


def article(store: Store, article_id: str, version: int | None = None) -> Article:
    """One article, its current version unless told.

    Raises:
        NotFoundError: no such article or version.
    """
    row = store.db.execute(
        "SELECT record FROM article_version WHERE article = ?1 AND version ="
        " COALESCE(?2, (SELECT version FROM article WHERE id = ?1))",
        (article_id, version),
    ).fetchone()
    if row is None:
        which = f" in version {version}" if version is not None else ""
        raise NotFoundError(f"no article {article_id!r}{which} in {store.path}")
    return _article.decode(row[0])


def report(store: Store, article_id: str, version: int | None = None) -> Report:
    """One article with what it says (nothing where it is kept unread).

    Raises:
        NotFoundError: no such article or version.
    """
    found = article(store, article_id, version)
    row = store.db.execute(
        "SELECT record FROM annotation WHERE article = ? AND version = ?", (found.id, found.version)
    ).fetchone()
    said = _annotations.decode(row[0]) if row else Annotations(article=found.id, version=found.version)
    return Report(article=found, annotations=said)


def articles(store: Store, ids: Iterable[str]) -> dict[str, Article]:
    """The current versions of many articles, by id; unknown ids are left out."""
    wanted = sorted(set(ids))
    found: dict[str, Article] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        marks = ", ".join("?" * len(chunk))
        query = (  # only question marks are put in
            "SELECT v.record FROM article a JOIN article_version v"  # noqa: S608
            f" ON v.article = a.id AND v.version = a.version WHERE a.id IN ({marks})"
        )
        for (record,) in store.db.execute(query, chunk):
            one = _article.decode(record)
            found[one.id] = one
    return found


def unread(store: Store) -> tuple[tuple[str, str], ...]:
    """(id, reason) of the articles that are kept but not read."""
    return tuple(store.db.execute("SELECT id, unread FROM article WHERE unread IS NOT NULL ORDER BY id").fetchall())


def article_stories(store: Store, article_id: str) -> tuple[Story, ...]:
    """The stories that an article belongs to."""
    rows = store.db.execute(
        "SELECT s.record FROM member m JOIN story s ON s.id = m.story WHERE m.article = ? AND s.record IS NOT NULL",
        (article_id,),
    )
    return tuple(_story.decode(row[0]) for row in rows)


def homeless(store: Store) -> tuple[str, ...]:
    """Articles that are read and in no story, which must not be once all are grouped."""
    query = "SELECT article FROM feature WHERE article NOT IN (SELECT article FROM member) ORDER BY article"
    return tuple(row[0] for row in store.db.execute(query))


def story_of(store: Store, articles: Iterable[str]) -> dict[str, int]:
    """Article -> the story that it is in; those in none are left out."""
    query = "SELECT article, story FROM member WHERE article IN (SELECT value FROM json_each(?))"
    return dict(store.db.execute(query, (msgspec.json.encode(list(articles)).decode(),)).fetchall())


def old_names(store: Store) -> tuple[tuple[str, str], ...]:
    """(name, name now) of each page that goes by another name now: renamed, or part of another story."""
    now = dict(store.db.execute("SELECT id, slug FROM story WHERE articles > 0 AND slug IS NOT NULL").fetchall())
    rows = store.db.execute("SELECT ref, story FROM address WHERE ref <> CAST(story AS TEXT) ORDER BY ref").fetchall()
    led = ((ref, now.get(story) or now.get(addresses.follow(store, story))) for ref, story in rows)
    return tuple((ref, slug) for ref, slug in led if slug is not None and slug != ref)


def dead_addresses(store: Store) -> tuple[str, ...]:
    """Addresses that lead to no story with articles, which must not be."""
    rows = store.db.execute("SELECT ref, story FROM address ORDER BY ref").fetchall()
    living = {row[0] for row in store.db.execute("SELECT id FROM story WHERE articles > 0")}
    return tuple(ref for ref, story in rows if story not in living and addresses.follow(store, story) not in living)


def parts(store: Store, story: int) -> tuple[Story, ...]:
    """The stories that were split off this one and live, the newest first."""
    rows = store.db.execute("SELECT id FROM story WHERE parted_from = ? AND articles > 0", (story,))
    return _stories(store, [row[0] for row in rows])


def stories_of(store: Store, article: str) -> tuple[int, ...]:
    """The numbers of the stories of an article, or of all whose ids begin so."""
    exact = store.db.execute("SELECT story FROM member WHERE article = ?", (article,)).fetchall()
    begins = "SELECT DISTINCT story FROM member WHERE substr(article, 1, length(?1)) = ?1 ORDER BY story"
    return tuple(row[0] for row in exact or store.db.execute(begins, (article,)))


def people(store: Store, limit: int | None = None) -> tuple[Person, ...]:
    """Who stands behind claims, most claims first; a person under the name that most claims of a story give them."""
    known = identity.identities(store)
    rows = store.db.execute("SELECT slug, story, name, type, claims, denials FROM person ORDER BY claims DESC, story")
    found: dict[str, Person] = {}

    def add(slug: str, name: str, type_: EntityType | None, claims_: int, denials: int) -> None:
        one = found.get(slug) or Person(name=known.names.get(slug, name), slug=slug)
        found[slug] = replace(one, type=one.type or type_, claims=one.claims + claims_, denials=one.denials + denials)

    for written, story, name, type_, claims_, denials in rows:
        if known.parted(written):
            for one in _kept(store, story, written):
                who = known.person(written, identity.place(one, story))
                add(who, name, type_, 1, int(one.polarity == "denies"))
        else:
            add(known.person(written, identity.Place(story=story)), name, type_, claims_, denials)
    return tuple(sorted(found.values(), key=lambda one: (-one.claims, one.slug))[:limit])


def _kept(store: Store, story: int, person: str) -> Iterator[Claim]:
    """The claims of a story that are kept under a person's slug."""
    rows = store.db.execute("SELECT record FROM claim WHERE story = ? AND person = ?", (story, person))
    yield from (_claim.decode(row[0]) for row in rows)


def person(store: Store, slug: str) -> PersonPage:
    """What a person said and what others said about them, newest first; a merged name gives the person it went to.

    Raises:
        NotFoundError: nobody of this address stands behind a claim or is named in one.
    """
    known = identity.identities(store)
    slug = known.home.get(slug, slug)
    written = known.written(slug)
    marks = ", ".join("?" * len(written))
    said = store.db.execute(
        "SELECT story, person, person, record FROM claim"  # noqa: S608  # only question marks are put in
        f" WHERE person IN ({marks}) ORDER BY date DESC, story, position",
        written,
    ).fetchall()
    about = store.db.execute(
        "SELECT DISTINCT c.story, a.person, c.person, c.record FROM about a"  # noqa: S608
        f" JOIN claim c ON c.story = a.story AND c.id = a.claim WHERE a.person IN ({marks})"
        " ORDER BY c.date DESC, c.story, c.position",
        written,
    )
    own = [
        (row[0], claim)
        for row in said
        for claim in (_claim.decode(row[3]),)
        if known.person(row[1], identity.place(claim, row[0])) == slug
    ]
    others = {
        (row[0], claim.id): claim
        for row in about
        for claim in (_claim.decode(row[3]),)
        if known.person(row[1], identity.Place(story=row[0], article=claim.article)) == slug
        and (row[2] is None or known.person(row[2], identity.place(claim, row[0])) != slug)
    }
    if not own and not others:
        raise NotFoundError(f"nobody at {slug!r} says anything in {store.path}; list people with: dateline people")
    row = store.db.execute(
        f"SELECT name, type, MAX(claims) FROM person WHERE slug IN ({marks}) GROUP BY slug = ?"  # noqa: S608
        " ORDER BY slug = ? DESC",
        (*written, slug, slug),
    ).fetchone()
    name = known.names.get(slug) or (row[0] if row else slug.replace("-", " ").title())
    homes = sorted({story for story, _ in own})
    return PersonPage(
        name=name,
        slug=slug,
        type=row[1] if row else None,
        said=tuple(identity.claim(known, claim, story) for story, claim in _judged(store, own)),
        about=tuple(
            identity.claim(known, claim, story)
            for story, claim in _judged(store, [(story, claim) for (story, _), claim in others.items()])
        ),
        merged=known.merged(slug),
        stories=_stories(store, homes),
    )


def _stories(store: Store, ids: Sequence[int]) -> tuple[Story, ...]:
    """These stories, the newest first."""
    query = f"SELECT record FROM story WHERE id IN (SELECT value FROM json_each(?)) ORDER BY {ORDER}"  # noqa: S608
    rows = store.db.execute(query, (msgspec.json.encode(ids).decode(),))
    return tuple(_story.decode(row[0]) for row in rows if row[0] is not None)


def claims(store: Store, *, story: str | None = None) -> tuple[Claim, ...]:
    """The ledger of one story, or of all, in the stories' order.

    Raises:
        NotFoundError: no such story.
    """
    known = identity.identities(store)
    if story is None:
        rows = store.db.execute("SELECT story, record FROM claim ORDER BY story, position")
    else:
        query = "SELECT story, record FROM claim WHERE story = ? ORDER BY position"
        rows = store.db.execute(query, (story_id(store, story),))
    found = _judged(store, [(number, _claim.decode(record)) for number, record in rows])
    return tuple(identity.claim(known, claim, number) for number, claim in found)


def _judged(store: Store, found: Sequence[tuple[int, Claim]]) -> Sequence[tuple[int, Claim]]:
    """Claims (with their stories), each with who denies it as the reader judged."""
    known = judgements.judgements(store)
    if not known:
        return found
    links: dict[int, judgements.Links] = {}
    for story in sorted({number for number, _ in found}):
        (record,) = store.db.execute("SELECT page FROM story WHERE id = ?", (story,)).fetchone()
        links[story] = judgements.Links.of(known, _page.decode(record))
    return [(story, links[story].over([claim])[0]) for story, claim in found]


def disputes(store: Store, *, story: str | None = None) -> tuple[tuple[Story, Dispute], ...]:
    """Every dispute of one story, or of all, each with its story; stories newest first.

    Raises:
        NotFoundError: no such story.
    """
    if story is not None:
        page = story_page(store, story)
        return tuple((page.story, dispute) for dispute in page.disputes)
    rows = store.db.execute(f"SELECT page FROM story WHERE page IS NOT NULL AND articles > 0 ORDER BY {ORDER}")  # noqa: S608
    known, judged = identity.identities(store), judgements.judgements(store)
    pages = (identity.page(known, judgements.page(judged, _page.decode(row[0]))) for row in rows)
    return tuple((page.story, dispute) for page in pages for dispute in page.disputes)


def dispute(store: Store, ref: str) -> tuple[Story, Dispute]:
    """The one dispute whose key begins with `ref`, or whose id it is, with its story.

    Raises:
        NotFoundError: there is none.
        SettingError: it is too short to tell several apart.
    """
    found = [pair for pair in disputes(store) if ref and (pair[1].key.startswith(ref) or pair[1].id == ref)]
    if not found:
        raise NotFoundError(f"no dispute {ref!r} in {store.path}; list them with: dateline disputes")
    if len({one.key for _, one in found}) > 1:
        raise SettingError(f"{ref!r} is the beginning of {len(found)} disputes; give more of it")
    return found[0]


def behind(store: Store, found: Iterable[tuple[Story, Dispute]]) -> dict[str, Claim]:
    """The claims behind the sides of disputes, by id."""
    known = identity.identities(store)
    wanted: dict[int, set[str]] = {}
    for story, one in found:
        wanted.setdefault(story.id, set()).update(side.claim for side in (one.a, one.b) if side.claim)
    query = "SELECT record FROM claim WHERE story = ? AND id IN (SELECT value FROM json_each(?))"
    return {
        claim.id: identity.claim(known, claim, story)
        for story, ids in sorted(wanted.items())
        for (record,) in store.db.execute(query, (story, msgspec.json.encode(sorted(ids)).decode()))
        for claim in (_claim.decode(record),)
    }


class _Origins(msgspec.Struct):
    """Of a page, only the origins: the rest is not decoded."""

    origins: tuple[Origin, ...] = ()


_origins = msgspec.json.Decoder(_Origins)


def origins(store: Store, articles: Iterable[str]) -> tuple[Origin, ...]:
    """The origins of the stories to which these articles belong."""
    rows = store.db.execute(
        "SELECT page FROM story WHERE page IS NOT NULL AND id IN (SELECT story FROM member WHERE article IN"
        " (SELECT value FROM json_each(?))) ORDER BY id",
        (msgspec.json.encode(sorted(set(articles))).decode(),),
    )
    return tuple(origin for (page,) in rows for origin in _origins.decode(page).origins)


def quarantine(store: Store) -> tuple[Rejected, ...]:
    """What could not be read, by source."""
    rows = store.db.execute("SELECT source, reason, data FROM quarantine ORDER BY source, reason")
    return tuple(Rejected(source=r[0], reason=r[1], data=r[2]) for r in rows)


def visit(store: Store, url: str) -> tuple[str | None, str | None]:
    """(ETag, Last-Modified) that a server gave for an address; (None, None) for a first visit."""
    row = store.db.execute("SELECT etag, last_modified FROM visit WHERE url = ?", (url,)).fetchone()
    return (row[0], row[1]) if row else (None, None)


def counts(store: Store) -> dict[str, int]:
    """How many articles, stories, claims and quarantined items there are."""
    queries = {
        "articles": "SELECT COUNT(*) FROM article",
        "stories": "SELECT COUNT(*) FROM story WHERE articles > 0",
        "claims": "SELECT COUNT(*) FROM claim",
        "quarantined": "SELECT COUNT(*) FROM quarantine",
    }
    return {name: int(store.db.execute(query).fetchone()[0]) for name, query in queries.items()}


def integrity(store: Store) -> tuple[str, ...]:
    """What SQLite finds wrong with the file; ("ok",) when nothing is."""
    try:
        return tuple(str(row[0]) for row in store.db.execute("PRAGMA integrity_check"))
    except sqlite3.DatabaseError as error:
        return (str(error),)


# ---- what the pipeline asks


def ungrouped(store: Store) -> int:
    """How many read articles the stream has to place yet, and stories that have to follow it."""
    query = (
        "SELECT (SELECT COUNT(*) FROM feature WHERE grouped = 0) + (SELECT COUNT(*) FROM placing WHERE stale = 1)"
        " + (SELECT COUNT(*) FROM stream_story WHERE settled = 0)"
    )
    return int(store.db.execute(query).fetchone()[0])


def readers(store: Store) -> dict[str, int]:
    """The models that read the current versions of articles -> how many each."""
    return dict(
        store.db.execute(
            "SELECT n.reader, COUNT(*) FROM article a JOIN annotation n ON n.article = a.id AND n.version = a.version"
            " WHERE a.unread IS NULL GROUP BY n.reader ORDER BY n.reader"
        ).fetchall()
    )


def read_by_others(store: Store, reader: str) -> tuple[str, ...]:
    """The articles whose current version another model than `reader` read; all of them for ""."""
    rows = store.db.execute(
        "SELECT a.id FROM article a JOIN annotation n ON n.article = a.id AND n.version = a.version"
        " WHERE a.unread IS NULL AND n.reader != ? ORDER BY a.sort",
        (reader,),
    )
    return tuple(article for (article,) in rows)


def features(store: Store) -> Iterator[tuple[str, bytes]]:
    """(article id, features as JSON) of every read article, in the order of the stream."""
    yield from store.db.execute(
        "SELECT f.article, f.record FROM feature f JOIN article a ON a.id = f.article ORDER BY a.sort"
    )


def memberships(store: Store) -> dict[int, tuple[Member, ...]]:
    """Story id -> members, in the order of the stream."""
    rows = store.db.execute(
        "SELECT m.story, m.article, m.reason, m.similarity FROM member m"
        " JOIN article a ON a.id = m.article ORDER BY a.sort"
    )
    found: dict[int, list[Member]] = {}
    for story, article_id, reason, similarity in rows:
        found.setdefault(story, []).append(Member(article=article_id, reason=reason, similarity=similarity))
    return {story: tuple(members) for story, members in found.items()}


def last_story_id(store: Store) -> int:
    """The highest number a story ever had; 0 before the first."""
    return int(store.db.execute("SELECT COALESCE(MAX(id), 0) FROM story").fetchone()[0])


def owners(store: Store) -> dict[str, str]:
    """The reader's table of owners: folded outlet -> owner."""
    return dict(store.db.execute("SELECT outlet, owner FROM owner ORDER BY outlet"))


def dirty(store: Store) -> tuple[int, ...]:
    """The stories whose pages must be made again."""
    return tuple(r[0] for r in store.db.execute("SELECT id FROM story WHERE dirty = 1 AND articles > 0 ORDER BY id"))


def members(store: Store, story: int) -> tuple[Member, ...]:
    """A story's members in the order of the stream."""
    rows = store.db.execute(
        "SELECT m.article, m.reason, m.similarity FROM member m JOIN article a ON a.id = m.article"
        " WHERE m.story = ? ORDER BY a.sort",
        (story,),
    )
    return tuple(Member(article=r[0], reason=r[1], similarity=r[2]) for r in rows)


def reports(store: Store, story: int) -> tuple[Report, ...]:
    """The current versions of a story's articles with what they say, in the order of the stream."""
    rows = store.db.execute(
        "SELECT v.record, n.record FROM member m JOIN article a ON a.id = m.article"
        " JOIN article_version v ON v.article = a.id AND v.version = a.version"
        " JOIN annotation n ON n.article = a.id AND n.version = a.version"
        " WHERE m.story = ? ORDER BY a.sort",
        (story,),
    )
    return tuple(Report(article=_article.decode(r[0]), annotations=_annotations.decode(r[1])) for r in rows)
