"""The database: its tables as text, and how an old one becomes a new one.

Migrations are append-only: never edit one that has landed, add another. `PRAGMA user_version`
counts how many have run. Whole records are kept as JSON under their own field names; columns
exist only for what is looked up or ordered by.
"""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from ..errors import StoreError

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE article (              -- one row an article; its texts are its versions
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,       -- the current one
        day TEXT,                       -- of publication, NULL when not known to the day
        sort TEXT NOT NULL,             -- place in the stream: publication time, then id
        unread TEXT                     -- why it is kept but not read ("language: de"), else NULL
    ) WITHOUT ROWID;
    CREATE INDEX article_sort ON article (sort);
    CREATE TABLE article_version (
        article TEXT NOT NULL REFERENCES article (id),
        version INTEGER NOT NULL,
        seen TEXT NOT NULL,             -- when Dateline first had it
        hash TEXT NOT NULL,             -- of its text
        record BLOB NOT NULL,
        PRIMARY KEY (article, version)
    );
    CREATE TABLE article_key (          -- every identity under which an article may come again
        key TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES article (id),
        PRIMARY KEY (key, article)
    ) WITHOUT ROWID;
    CREATE TABLE annotation (
        article TEXT NOT NULL,
        version INTEGER NOT NULL,
        reader TEXT NOT NULL,           -- name and version of the model that read it
        record BLOB NOT NULL,
        PRIMARY KEY (article, version)
    );
    CREATE TABLE feature (              -- what the story stream needs of the current version
        article TEXT PRIMARY KEY REFERENCES article (id),
        grouped INTEGER NOT NULL,       -- 0 until the stream has seen this version
        record BLOB NOT NULL
    );
    CREATE TABLE story (
        id INTEGER PRIMARY KEY,
        slug TEXT UNIQUE,               -- NULL until the page is first made
        dirty INTEGER NOT NULL DEFAULT 1,
        last TEXT,
        articles INTEGER NOT NULL DEFAULT 0,
        record BLOB,                    -- the Story
        page BLOB                       -- the StoryPage without its claims
    );
    CREATE TABLE address (              -- every slug and number a story ever had
        ref TEXT PRIMARY KEY,
        story INTEGER NOT NULL REFERENCES story (id)
    ) WITHOUT ROWID;
    CREATE TABLE member (
        article TEXT PRIMARY KEY REFERENCES article (id),
        story INTEGER NOT NULL REFERENCES story (id),
        reason TEXT NOT NULL,
        similarity REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX member_story ON member (story);
    CREATE TABLE claim (
        story INTEGER NOT NULL REFERENCES story (id),
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        date TEXT,
        person TEXT,                    -- slug of the speaker's name
        polarity TEXT NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (story, id)
    );
    CREATE INDEX claim_person ON claim (person);
    CREATE TABLE about (                -- whom a claim's content names
        person TEXT NOT NULL,
        story INTEGER NOT NULL,
        claim TEXT NOT NULL,
        PRIMARY KEY (person, story, claim)
    ) WITHOUT ROWID;
    CREATE INDEX about_story ON about (story);
    CREATE TABLE person (
        slug TEXT NOT NULL,
        story INTEGER NOT NULL,
        name TEXT NOT NULL,
        type TEXT,
        claims INTEGER NOT NULL,
        denials INTEGER NOT NULL,
        PRIMARY KEY (slug, story)
    ) WITHOUT ROWID;
    CREATE INDEX person_story ON person (story);
    CREATE TABLE quarantine (           -- what could not be read, with its reason and first bytes
        source TEXT NOT NULL,
        reason TEXT NOT NULL,
        seen TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (source, reason)
    );
    CREATE TABLE visit (                -- for conditional GET
        url TEXT PRIMARY KEY,
        etag TEXT,
        last_modified TEXT
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE ruling (               -- who is one person, as the reader ruled, in order
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,             -- "merge" or "split"
        person TEXT NOT NULL,
        other TEXT NOT NULL,
        story INTEGER                   -- of a split: where it is somebody else; NULL for everywhere
    );
    """,
    """
    ALTER TABLE ruling ADD COLUMN article TEXT NOT NULL DEFAULT '';  -- of a split inside one story: the article,
    ALTER TABLE ruling ADD COLUMN words TEXT NOT NULL DEFAULT '';    -- and what is said there; '' for all of it
    UPDATE story SET dirty = 1 WHERE articles > 0;  -- claims now carry who denies them: made anew by the next add
    """,
    """
    CREATE TABLE owner (                -- the reader's table: who owns which outlet
        outlet TEXT PRIMARY KEY,        -- its name or host, folded
        owner TEXT NOT NULL
    ) WITHOUT ROWID;
    UPDATE story SET dirty = 1 WHERE articles > 0;  -- claims now count who carries them: made anew by the next add
    """,
    """
    CREATE TABLE development (          -- what was new in a story once, and when it became known
        story INTEGER NOT NULL REFERENCES story (id),
        kind TEXT NOT NULL,
        key TEXT NOT NULL,              -- which of the page's events, claims or disputes
        seen TEXT NOT NULL,             -- when Dateline first had it, in UTC
        published TEXT,
        PRIMARY KEY (story, kind, key)
    ) WITHOUT ROWID;
    CREATE INDEX development_seen ON development (seen);
    UPDATE story SET dirty = 1 WHERE articles > 0;  -- developments are found as pages are made
    """,
    """
    CREATE TABLE edit (                 -- what the editor did to stories, in order; taking back is a row too
        id INTEGER PRIMARY KEY,
        record BLOB NOT NULL            -- the Edit
    );
    ALTER TABLE address ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0;  -- 1: the slug of a title that the editor gave
    ALTER TABLE story ADD COLUMN successor INTEGER;  -- where its addresses lead when it has no articles any more
    ALTER TABLE story ADD COLUMN parted_from INTEGER;  -- the story of which this one was split off
    CREATE INDEX story_parted_from ON story (parted_from) WHERE parted_from IS NOT NULL;
    UPDATE story SET successor = (SELECT NULLIF(a.story, story.id) FROM address a WHERE a.ref = CAST(story.id AS TEXT))
        WHERE articles = 0;
    UPDATE address SET story = CAST(ref AS INTEGER)  -- an address stays with the story that it was made for
        WHERE ref = CAST(CAST(ref AS INTEGER) AS TEXT) AND CAST(ref AS INTEGER) IN (SELECT id FROM story);
    CREATE INDEX address_story ON address (story);
    """,
    """
    CREATE TABLE stream (               -- one row: which version of the stream grouped this database
        version INTEGER NOT NULL
    );
    CREATE TABLE stream_term (          -- in how many stories a term stands, and which are listed for it
        term TEXT PRIMARY KEY,
        record BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE stream_story (         -- a story as the stream knows it, under the stream's own number
        number INTEGER PRIMARY KEY,
        settled INTEGER NOT NULL,       -- 0 until the stories that readers see follow it
        record BLOB NOT NULL
    );
    CREATE INDEX stream_unsettled ON stream_story (number) WHERE settled = 0;
    CREATE TABLE placing (              -- where the stream put an article
        article TEXT PRIMARY KEY REFERENCES article (id),
        sort TEXT NOT NULL UNIQUE,      -- its place in the stream then
        cluster INTEGER NOT NULL,       -- number in stream_story
        reason TEXT NOT NULL,
        similarity REAL NOT NULL,
        stale INTEGER NOT NULL DEFAULT 0,  -- 1: the article is read no more
        step BLOB NOT NULL              -- how to take it back
    );
    CREATE INDEX placing_cluster ON placing (cluster);
    CREATE INDEX placing_stale ON placing (sort) WHERE stale = 1;
    CREATE INDEX feature_waiting ON feature (article) WHERE grouped = 0;
    CREATE INDEX story_dirty ON story (id) WHERE dirty = 1;
    """,
    """
    CREATE TABLE judgement (            -- the reader's word on disputes, the oldest first
        id INTEGER PRIMARY KEY,
        record BLOB NOT NULL            -- the Judgement, with the dispute as it was then
    );
    """,
    """
    CREATE TABLE former (               -- what a story held that has no articles any more: it may come back
        article TEXT NOT NULL,
        story INTEGER NOT NULL REFERENCES story (id),
        PRIMARY KEY (article, story)
    ) WITHOUT ROWID;
    CREATE INDEX former_story ON former (story);
    """,
    """
    UPDATE story SET dirty = 1 WHERE articles > 0;  -- pages now tell what happened: made anew by the next add
    """,
)

CACHE_KB = 65_536  # of pages in memory while writing: grouping touches some tens of thousands of terms a batch
BUSY_MS = 10_000  # how long to wait for another process that is writing


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open (and, unless `read_only`, create or migrate) the database.

    Raises:
        StoreError: it can't be opened, is no Dateline database, or was made by a newer Dateline.
    """
    if read_only and not path.is_file():
        raise StoreError(f"{path}: there is no database here yet; make one with: dateline add SOURCE")
    mode = "ro" if read_only else "rwc"
    try:
        db = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise StoreError(f"{path}: made by a newer Dateline (schema {version}); update Dateline to open it")
        if not read_only:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")  # with WAL: a kill loses nothing, a power cut the last commit
            db.execute("PRAGMA foreign_keys = ON")
            db.execute(f"PRAGMA cache_size = -{CACHE_KB}")
            migrate(db, version)
        elif 0 < version < len(MIGRATIONS):  # of an older Dateline: bring it up to date, then read
            db.close()
            connect(path).close()
            return connect(path, read_only=True)
        elif version < len(MIGRATIONS):
            raise StoreError(f"{path}: not a Dateline database of this version; run: dateline add SOURCE --db {path}")
    except sqlite3.Error as error:
        raise StoreError(f"{path}: can't open this database ({error}); is the folder there and writable?") from error
    return db


def migrate(db: sqlite3.Connection, version: int) -> None:
    """Run the migrations after `version`, each whole or not at all."""
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        db.executescript(f"BEGIN IMMEDIATE;\n{migration}\nPRAGMA user_version = {number};\nCOMMIT;")
