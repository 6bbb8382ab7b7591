"""The whole path on the demo's reports, with a tagger of one pattern."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import demo, grouping, ingest, pipeline
from dateline.records import Annotations, Article, Member, Rejected
from dateline.store import Store, open_store, read
from dateline.verify import verify
from tests.readers import PatternReader

NOW = datetime(2024, 5, 1, tzinfo=UTC)
KILLS = 10


def demo_items() -> list[Article | Rejected]:
    return list(ingest.read(demo.REPORTS, now=NOW))


def run(store: Store, items: list[Article | Rejected], reader: PatternReader | None = None) -> pipeline.Added:
    added = pipeline.add(store, items, reader=reader or PatternReader(), now=NOW)
    pipeline.group(store)
    pipeline.refresh(store)
    return added


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database but when it came."""
    db = sqlite3.connect(path)
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found = {}
    for table in tables:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "seen"]
        found[table] = sorted(db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall(), key=repr)  # noqa: S608
    db.close()
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, added in one go."""
    path = tmp_path_factory.mktemp("whole") / "news.db"
    with open_store(path) as store:
        run(store, demo_items())
    return path


def test_every_line_of_every_page_stands_in_its_article(whole: Path) -> None:
    with open_store(whole, read_only=True) as store:
        verdict = verify(store)
    assert verdict.faults == ()
    assert verdict.citations > 100


def test_the_demo_holds_two_running_stories(whole: Path) -> None:
    with open_store(whole, read_only=True) as store:
        sizes = sorted((len(story.members) for story in read.stories(store)), reverse=True)
    assert sizes[:2] >= [12, 12]


def test_every_member_says_why_it_joined(whole: Path) -> None:
    with open_store(whole, read_only=True) as store:
        assert all(member.reason for story in read.stories(store) for member in story.members)


def test_wire_copies_count_as_one_origin(whole: Path) -> None:
    with open_store(whole, read_only=True) as store:
        for story in read.stories(store)[:2]:
            assert 0 < story.support.origins < story.support.articles


def test_what_is_not_english_is_kept_and_unread(whole: Path) -> None:
    with open_store(whole, read_only=True) as store:
        ((article, reason),) = read.unread(store)
        assert read.article(store, article).language == "fr"
    assert "fr" in reason


def test_the_same_input_twice_changes_nothing(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        run(store, demo_items())
        before = content(path)
        reader = PatternReader()
        again = run(store, demo_items(), reader)
    assert (again.added, again.changed, reader.articles) == (0, 0, 0)
    assert content(path) == before == content(whole)


def groupings(store: Store) -> set[frozenset[str]]:
    return {frozenset(m.article for m in members) for members in read.memberships(store).values()}


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), cut=st.integers(1, 30))
def test_the_order_and_the_batches_of_adding_do_not_matter(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, cut: int
) -> None:
    items = demo_items()
    random.Random(seed).shuffle(items)
    path = tmp_path_factory.mktemp("shuffled") / "news.db"
    with open_store(path) as store, open_store(whole, read_only=True) as first:
        run(store, items[:cut])
        run(store, items[cut:])
        assert groupings(store) == groupings(first)
        timelines = [
            sorted(repr(read.story_page(each, str(story.id)).events) for story in read.stories(each))
            for each in (store, first)
        ]
    assert timelines[0] == timelines[1]


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from dateline import demo, ingest, pipeline
from dateline.store import open_store
from tests.readers import PatternReader

path, statements = Path(sys.argv[1]), int(sys.argv[2])
pipeline.BATCH = 4
now = datetime(2024, 5, 1, tzinfo=UTC)
with open_store(path) as store:
    def count(sql):
        global statements
        statements -= 1
        if statements == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    store.db.set_trace_callback(count)
    pipeline.add(store, ingest.read(demo.REPORTS, now=now), reader=PatternReader(), now=now)
    pipeline.group(store)
    pipeline.refresh(store)
print(-statements)
"""


def killed_run(path: Path, after: int) -> subprocess.CompletedProcess[str]:
    """The path in a process of its own, killed before its SQL statement number `after` (0: never)."""
    root = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    arguments = [sys.executable, "-c", KILLED, str(path), str(after)]
    return subprocess.run(arguments, capture_output=True, text=True, env=environment, check=False)


def test_a_killed_run_continues_to_the_same_content(whole: Path, tmp_path: Path) -> None:
    statements = int(killed_run(tmp_path / "count.db", 0).stdout)
    draw = random.Random(7)
    path = tmp_path / "killed.db"
    for _ in range(KILLS):
        done = killed_run(path, draw.randrange(1, statements))
        assert done.returncode in (0, -signal.SIGKILL)
        with open_store(path) as store:
            assert read.integrity(store) == ("ok",)
    assert killed_run(path, 0).returncode == 0
    assert content(path) == content(whole)


def member(name: str) -> Member:
    return Member(article=name, reason="", similarity=1.0)


def test_a_cluster_continues_the_story_with_which_it_shares_most() -> None:
    kept = {4: [member("a"), member("b"), member("c")], 7: [member("d")]}
    clusters = {0: [member("c"), member("x")], 1: [member("a"), member("b")], 2: [member("y")]}
    groups, moved = grouping.settle(clusters, kept, last_id=7)
    assert {story: [m.article for m in members] for story, members in groups.items()} == {
        8: ["c", "x"],
        4: ["a", "b"],
        9: ["y"],
    }
    assert moved == {}


def test_a_story_that_was_swallowed_leads_to_the_one_that_took_it() -> None:
    kept = {1: [member("a"), member("b")], 2: [member("c")]}
    groups, moved = grouping.settle({0: [member("a"), member("b"), member("c")]}, kept, last_id=2)
    assert list(groups) == [1]
    assert moved == {2: 1}


def test_a_story_whose_articles_stand_together_again_has_come_back() -> None:
    kept = {1: [member(name) for name in "abcdef"]}
    clusters = {
        0: [member("a"), member("b")],
        1: [member("c"), member("d"), member("x")],
        2: [member("e"), member("f")],
    }
    former = {2: ("c", "d"), 3: ("e", "f", "g", "h")}
    groups, _ = grouping.settle(clusters, kept, last_id=3, former=former)
    assert {story: "".join(m.article for m in members) for story, members in groups.items()} == {
        1: "ab",  # the oldest of those that share most
        2: "cdx",
        4: "ef",  # only half of what story 3 had
    }


@given(
    old=st.dictionaries(st.integers(0, 11), st.integers(1, 4), max_size=12),
    new=st.dictionaries(st.integers(0, 11), st.integers(0, 4), min_size=1, max_size=12),
)
def test_settling_loses_no_article_and_no_address(old: dict[int, int], new: dict[int, int]) -> None:
    # nothing leaves the stream: every article that had a story is in some cluster
    new = {**dict.fromkeys(old, 0), **new}
    kept: dict[int, list[Member]] = {}
    for article, story in sorted(old.items()):
        kept.setdefault(story, []).append(member(str(article)))
    clusters: dict[int, list[Member]] = {}
    for article, cluster in sorted(new.items()):
        clusters.setdefault(cluster, []).append(member(str(article)))
    groups, moved = grouping.settle(clusters, kept, last_id=max(kept, default=0))
    assert sorted(m.article for members in groups.values() for m in members) == sorted(map(str, new))
    assert set(kept) <= set(groups) | set(moved)
    assert set(moved.values()) <= set(groups)
    assert not set(moved) & set(groups)


def test_a_new_model_reads_again_what_an_old_one_read(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path) as store:
        run(store, demo_items())
        before = {story.id: story.slug for story in read.stories(store)}
        new = PatternReader()
        new.name = "pattern 2"
        articles = sum(read.readers(store).values())
        assert pipeline.reread(store, reader=new) == new.articles == articles > 30
        assert read.readers(store) == {"pattern 2": articles}
        assert read.dirty(store)
        pipeline.group(store)
        pipeline.refresh(store)
        assert {story.id: story.slug for story in read.stories(store)} == before
        assert pipeline.reread(store, reader=new) == 0
        assert pipeline.reread(store, reader=new, everything=True) == articles


def test_rereading_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    class Stopping(PatternReader):
        name = "pattern 2"

        def read(self, articles: Sequence[Article]) -> Iterator[Annotations]:
            if self.articles:
                raise KeyboardInterrupt
            yield from super().read(articles)

    with open_store(tmp_path / "news.db") as store:
        run(store, demo_items())
        first = Stopping()
        with pytest.raises(KeyboardInterrupt):
            pipeline.reread(store, reader=first)
        assert read.readers(store)["pattern 2"] == first.articles == pipeline.BATCH
        rest = PatternReader()
        rest.name = "pattern 2"
        assert pipeline.reread(store, reader=rest) == rest.articles == read.readers(store)["pattern 2"] - pipeline.BATCH
