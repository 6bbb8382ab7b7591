"""The database: identity, versions, stories and their addresses."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import NotFoundError, StoreError
from dateline.records import Article, Citation, Claim, Line, Member, Published, Rejected, Story, StoryPage
from dateline.store import Store, addresses, open_store, read, write
from dateline.store.schema import MIGRATIONS

NOW = datetime(2024, 3, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db") as opened:
        yield opened


def article(name: str, text: str = "The dam broke.", *, keys: tuple[str, ...] = (), day: str | None = None) -> Article:
    published = Published(value=day, precision="day", origin="given") if day else Published()
    return Article(id=name, text=text, keys=keys or (f"id:{name}",), published=published)


def versions(store: Store) -> list[tuple[str, int]]:
    return store.db.execute("SELECT article, version FROM article_version ORDER BY article, version").fetchall()


def put(store: Store, one: Article) -> tuple[str, Article]:
    with store.transaction():
        return write.put_article(store, one, seen=NOW)


def test_the_same_article_twice_is_one(store: Store) -> None:
    assert put(store, article("a"))[0] == "added"
    assert put(store, article("a"))[0] == "same"
    assert versions(store) == [("a", 1)]


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    put(store, article("a"))
    outcome, kept = put(store, article("a", "The dam held."))
    assert (outcome, kept.version) == ("changed", 2)
    assert read.article(store, "a").text == "The dam held."
    assert read.article(store, "a", 1).text == "The dam broke."


def test_an_old_text_that_comes_again_is_not_a_new_version(store: Store) -> None:
    for text in ("one", "two", "one", "two"):
        put(store, article("a", text))
    assert versions(store) == [("a", 1), ("a", 2)]


def test_a_later_copy_fills_in_what_was_missing(store: Store) -> None:
    put(store, article("a"))
    outcome, kept = put(store, replace(article("a", day="2024-03-12"), outlet="Valley Radio"))
    assert (outcome, kept.version, kept.outlet, kept.published.day) == ("changed", 1, "Valley Radio", "2024-03-12")
    assert put(store, article("a"))[0] == "same"


def test_any_key_finds_the_article(store: Store) -> None:
    put(store, article("a", keys=("id:x", "url:https://n.example/1")))
    outcome, kept = put(store, article("b", "New words.", keys=("url:https://n.example/1",)))
    assert (outcome, kept.id, kept.version) == ("changed", "a", 2)


def test_the_same_words_at_two_addresses_are_two_articles(store: Store) -> None:
    put(store, article("a", keys=("url:https://a.example/", "text:1")))
    assert put(store, article("b", keys=("url:https://b.example/", "text:1")))[0] == "added"


def test_the_same_words_without_any_address_are_one_article(store: Store) -> None:
    put(store, article("a", keys=("url:https://a.example/", "text:1")))
    assert put(store, article("b", keys=("text:1",)))[1].id == "a"


def test_stream_order_is_utc_time_and_the_undated_come_last() -> None:
    early = replace(article("z"), published=Published(value="2024-03-12T23:30:00+02:00", precision="second"))
    late = replace(article("a"), published=Published(value="2024-03-12T22:00:00+00:00", precision="second"))
    assert write.sort_key(early) < write.sort_key(late) < write.sort_key(article("b"))


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    def keep_and_fail() -> None:
        with store.transaction():
            write.put_article(store, article("a"), seen=NOW)
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        keep_and_fail()
    assert read.counts(store)["articles"] == 0


def test_quarantine_keeps_reason_and_bytes_once(store: Store) -> None:
    item = Rejected(source="bad.jsonl#3", reason="not JSON", data=b"{oops")
    with store.transaction():
        assert write.put_rejected(store, item, seen=NOW)
        assert not write.put_rejected(store, item, seen=NOW)
    assert read.quarantine(store) == (item,)


def cited(text: str) -> Citation:
    return Citation(article="a", version=1, start=0, end=len(text), exact=text)


def claim(speaker: str, number: int) -> Claim:
    words = cited("The dam broke.")
    return Claim(
        id=f"a.1.{number}",
        article="a",
        version=1,
        outlet=None,
        date="2024-03-12",
        speaker=speaker,
        speaker_type="person",
        resolution="named",
        role=None,
        organisation=None,
        source=(),
        cue=(),
        content=(words,),
        sentence=words,
        quote="indirect",
        polarity="denies" if number else "asserts",
        certainty="certain",
    )


def a_page(store: Store, story: int, slug: str, claims: tuple[Claim, ...] = ()) -> StoryPage:
    with store.transaction():
        made = Story(
            id=story, slug=addresses.free_slug(store, story, slug), headline=Line(citation=cited("The dam broke."))
        )
        page = StoryPage(story=made, claims=claims)
        write.put_page(store, page, {c.id: {"Ilse Maren"} for c in claims})
    return page


def group(store: Store, groups: dict[int, list[str]], moved: dict[int, int] | None = None) -> None:
    with store.transaction():
        for name in sorted({name for names in groups.values() for name in names}):
            write.put_article(store, article(name), seen=NOW)
        members = {
            story: [Member(article=name, reason="same words", similarity=1.0) for name in names]
            for story, names in groups.items()
        }
        write.put_groups(store, members, moved or {})


def test_a_page_is_found_by_number_and_by_name(store: Store) -> None:
    group(store, {1: ["a"]})
    page = a_page(store, 1, "dam-breaks", (claim("Otto Grell", 0), claim("Otto Grell", 1)))
    assert read.story_page(store, "1") == read.story_page(store, "dam-breaks") == page
    assert read.dirty(store) == ()


def test_two_stories_of_one_name_get_two_addresses(store: Store) -> None:
    group(store, {1: ["a"], 2: ["b"]})
    a_page(store, 1, "dam-breaks")
    assert a_page(store, 2, "dam-breaks").story.slug == "dam-breaks-2"


def test_a_merged_story_keeps_its_addresses(store: Store) -> None:
    group(store, {1: ["a"], 2: ["b"]})
    a_page(store, 1, "first")
    a_page(store, 2, "second")
    group(store, {1: ["a", "b"]}, {2: 1})
    a_page(store, 1, "ignored: it has a name")
    for ref in ("1", "2", "first", "second"):
        assert read.story_page(store, ref).story.slug == "first"
    assert [story.id for story in read.stories(store)] == [1]
    assert read.old_names(store) == (("second", "first"),)


def test_only_stories_whose_members_changed_are_made_again(store: Store) -> None:
    group(store, {1: ["a"], 2: ["b"]})
    a_page(store, 1, "first")
    a_page(store, 2, "second")
    group(store, {1: ["a"], 2: ["b", "c"]})
    assert read.dirty(store) == (2,)


def test_people_said_and_about(store: Store) -> None:
    group(store, {1: ["a"]})
    a_page(store, 1, "dam", (claim("Otto Grell", 0), claim("Otto Grell", 1)))
    (grell,) = read.people(store)
    assert (grell.name, grell.claims, grell.denials) == ("Otto Grell", 2, 1)
    assert len(read.person(store, "otto-grell").said) == 2
    maren = read.person(store, "ilse-maren")
    assert (maren.name, len(maren.said), len(maren.about)) == ("Ilse Maren", 0, 2)


@pytest.mark.parametrize("ask", [read.story_page, read.person, read.article])
def test_what_is_not_there_is_said(store: Store, ask: object) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        ask(store, "nowhere")  # type: ignore[operator]


def test_names_are_data_not_sql(store: Store) -> None:
    hostile = "'; DROP TABLE article; --"
    put(store, article(hostile, hostile, keys=(hostile,)))
    assert read.article(store, hostile).text == hostile


def test_a_missing_database_is_said_before_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dateline add"):
        open_store(tmp_path / "none.db", read_only=True)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear database, " * 100)
    with pytest.raises(StoreError, match=r"letter\.db"):
        open_store(path)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is the folder there"):
        open_store(tmp_path / "no" / "news.db")


def test_a_database_of_a_newer_dateline_is_left_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        store.db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreError, match="newer Dateline"):
        open_store(tmp_path / "news.db")


def test_a_read_only_store_refuses_to_write(tmp_path: Path) -> None:
    open_store(tmp_path / "news.db").close()
    with open_store(tmp_path / "news.db", read_only=True) as store, pytest.raises(StoreError, match="can't write"):
        put(store, article("a"))


def test_a_full_disk_loses_nothing_that_was_kept(store: Store) -> None:
    put(store, article("a"))
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}")  # SQLite then answers as on a full disk
    with pytest.raises(StoreError, match="full"):
        put(store, article("b", "x" * 1_000_000))
    assert read.article(store, "a").text == "The dam broke."
    assert read.integrity(store) == ("ok",)


def test_old_addresses_still_lead_to_where_they_led(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    db = sqlite3.connect(path)
    before = next(number for number, one in enumerate(MIGRATIONS) if "successor" in one)
    for migration in MIGRATIONS[:before]:
        db.executescript(migration)
    db.execute(f"PRAGMA user_version = {before}")
    db.executemany(
        "INSERT INTO story (id, slug, articles) VALUES (?, ?, ?)", [(1, "dam", 2), (2, None, 0), (3, "fire", 1)]
    )
    led = [("1", 1), ("dam", 1), ("2", 1), ("flood", 1), ("3", 3), ("fire", 3)]
    db.executemany("INSERT INTO address (ref, story) VALUES (?, ?)", led)
    db.commit()
    db.close()
    with open_store(path) as store:
        assert [(ref, read.story_id(store, ref)) for ref, _ in led] == led
        assert read.dead_addresses(store) == ()
        store.db.execute("UPDATE story SET articles = 1, successor = NULL WHERE id = 2")
        assert read.story_id(store, "2") == 2
