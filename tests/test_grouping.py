"""The stream in the database: whatever the order and the batches, as if all had come in order of publication."""

import random
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import grouping
from dateline.errors import StoreError
from dateline.records import Article, Published
from dateline.store import Store, open_store, read, stream, write
from dateline.stories import StoryFeatures

NOW = datetime(2024, 5, 1, tzinfo=UTC)
STREAM = ("stream", "stream_term", "stream_story", "placing")


def made(number: int, seed: int = 1) -> tuple[Article, StoryFeatures]:
    """An article of one of three stories, or between two of them; a few have no date."""
    draw = random.Random(f"{seed} {number}")
    kind = draw.randrange(3)
    words = [f"{kind}.{draw.randrange(9)}" for _ in range(6)] + [f"{draw.randrange(3)}.{draw.randrange(9)}"]
    day = None if draw.random() < 0.1 else f"2021-03-{draw.randrange(1, 29):02d}"
    published = Published(value=day, precision="day") if day else Published()
    article = Article(id=f"a{number}", text=f"{number} {words}", published=published)
    return article, StoryFeatures(terms=tuple((word, 3.0) for word in sorted(set(words))), day=day)


def add(store: Store, articles: Sequence[tuple[Article, StoryFeatures]]) -> None:
    with store.transaction():
        for article, found in articles:
            write.put_article(store, article, seen=NOW)
            write.put_features(store, article.id, found)


def table(store: Store, name: str) -> list[tuple[object, ...]]:
    return sorted(store.db.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608  # names are ours


def state(store: Store) -> dict[str, object]:
    """All that the stream keeps, and which articles are together."""
    together = {frozenset(one.article for one in members) for members in read.memberships(store).values()}
    return {**{name: table(store, name) for name in STREAM}, "together": sorted(map(sorted, together))}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches and bounds that a few articles reach."""
    monkeypatch.setattr(grouping, "BATCH", 4)
    monkeypatch.setattr("dateline.stories.steps.LISTED", 3)
    monkeypatch.setattr("dateline.stories.steps.CENTROID_TERMS", 14)
    monkeypatch.setattr("dateline.stories.stream.INDEX_TERMS", 5)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.lists(st.integers(0, 24), max_size=3))
def test_any_order_and_any_batches_give_what_a_replay_from_scratch_gives(
    tmp_path_factory: pytest.TempPathFactory, seed: int, cuts: list[int]
) -> None:
    articles = [made(number, seed) for number in range(24)]
    random.Random(seed).shuffle(articles)
    bounds = [0, *sorted(cuts), len(articles)]
    with open_store(tmp_path_factory.mktemp("any") / "news.db") as store:
        for start, end in pairwise(bounds):
            add(store, articles[start:end])
            grouping.group(store)
        found = state(store)
        assert len(table(store, "placing")) == len(articles)
        grouping.group(store, again=True)
        assert state(store) == found
    with open_store(tmp_path_factory.mktemp("once") / "news.db") as store:
        add(store, articles)
        grouping.group(store)
        assert state(store) == found


def test_news_in_order_of_time_take_nothing_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sorted((made(number) for number in range(30)), key=lambda pair: write.sort_key(pair[0]))
    with open_store(tmp_path / "news.db") as store:
        add(store, articles[:20])
        grouping.group(store)
        monkeypatch.setattr(stream, "unplace", None)  # would fail if it were called
        add(store, articles[20:])
        grouping.group(store)
        assert len(table(store, "placing")) == 30


def test_an_article_that_changes_its_words_or_its_day_is_placed_anew(tmp_path: Path) -> None:
    articles = [made(number) for number in range(20)]
    article, found = articles[3]
    later = Article(id=article.id, text="another text", published=Published(value="2021-03-15", precision="day"))
    changed = StoryFeatures(terms=made(99)[1].terms, day="2021-03-15")
    with open_store(tmp_path / "one.db") as store, open_store(tmp_path / "two.db") as other:
        add(store, articles)
        grouping.group(store)
        add(store, [(later, changed)])
        grouping.group(store)
        add(other, [*articles[:3], (article, found), (later, changed), *articles[4:]])
        grouping.group(other)
        assert state(store) == state(other)


def test_features_that_are_found_again_move_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        add(store, [made(number) for number in range(8)])
        grouping.group(store)
        add(store, [made(number) for number in range(8)])
        assert stream.first_waiting(store) is None


def test_an_article_that_is_read_no_more_leaves_its_story(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store, open_store(tmp_path / "other.db") as other:
        add(store, [made(number) for number in range(20)])
        grouping.group(store)
        with store.transaction():
            write.drop_features(store, "a7")
        grouping.group(store)
        add(other, [made(number) for number in range(20) if number != 7])
        grouping.group(other)
        assert state(store) == state(other)
        counted = store.db.execute("SELECT SUM(articles) FROM story").fetchone()
    assert counted == (19,)


def test_a_run_that_is_stopped_anywhere_is_finished_by_the_next(tmp_path: Path) -> None:
    articles = [made(number) for number in range(24)]
    with open_store(tmp_path / "whole.db") as store:
        add(store, articles[12:])
        grouping.group(store)
        add(store, articles[:12])
        grouping.group(store)
        whole = state(store)
    with open_store(tmp_path / "stopped.db") as store:
        add(store, articles[12:])
        grouping.group(store)
        add(store, articles[:12])
        stops = [_stopped_after(store, statements) for statements in range(10, 400, 37)]
        assert stops.count(True) > 3
        grouping.group(store)
        assert state(store) == whole


def _stopped_after(store: Store, statements: int) -> bool:
    """Group until so many statements were prepared, then fail as a full disk does; whether it came to that."""
    left = [statements]

    def authorise(*_: object) -> int:
        left[0] -= 1
        return sqlite3.SQLITE_OK if left[0] > 0 else sqlite3.SQLITE_DENY

    store.db.set_authorizer(authorise)
    try:
        grouping.group(store)
    except (sqlite3.Error, StoreError):
        return True
    finally:
        store.db.set_authorizer(None)
    return False


def test_two_processes_that_group_at_once_do_not_mix_up_the_stream(tmp_path: Path) -> None:
    articles = sorted((made(number) for number in range(24)), key=lambda pair: write.sort_key(pair[0]))
    with open_store(tmp_path / "news.db") as store, open_store(tmp_path / "news.db") as other:
        add(store, articles[:12])
        slow = grouping._Grouping(store)
        assert slow.place(lambda n: None)
        add(other, articles[12:])
        grouping.group(other)
        while slow.place(lambda n: None) or slow.settle():
            pass
        found = state(store)
        grouping.group(store, again=True)
        assert state(store) == found
