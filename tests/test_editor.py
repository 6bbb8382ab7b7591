"""Whatever is added, edited, taken back, killed and grouped again, in any order: the invariants hold."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dateline import editor, pipeline
from dateline.errors import DatelineError, SettingError
from dateline.library import article
from dateline.records import Article, Edit
from dateline.store import edits, open_store, read
from dateline.stories import StoryFeatures
from dateline.verify import verify
from tests.readers import PatternReader
from tests.test_pipeline import content

NOW = datetime(2026, 11, 26, tzinfo=UTC)
STORIES = {
    "flood": "The river Aldane flooded Quay Street in Morvik, Mayor Ines Talgaard said. The Morvik dam held.",
    "trial": "Prosecutors in Lund accuse the banker Osk Renner of fraud at Nordhus. Renner denies it, his lawyer said.",
    "strike": "Ferry crews of Halmar Line went on strike in Port Sund. The union leader Edda Krag said talks failed.",
}
LINES = (
    "Army trucks came at night.",
    "The court heard the first witness, a clerk.",
    "Shops on the harbour stayed shut for a day.",
    "Aldane and Morvik, Renner and Lund were on every page.",
    "Sandbags, loans and ferries: a week of news.",
)
DAYS = 9


def made(name: str, number: int, version: int = 0) -> Article:
    """Article `number` on a story; its date, its second line and so its likeness to others follow from the number."""
    body = f"{STORIES[name]} {LINES[number % len(LINES)]}{' Corrected since.' * version}"
    day = None if number % 7 == 6 else (datetime(2026, 1, 1) + timedelta(days=number * 5 % DAYS)).date().isoformat()
    return article(body, title=f"{name.title()} {number}: what is known", published=day, id=f"{name}{number}")


ARTICLES = st.tuples(st.sampled_from(sorted(STORIES)), st.integers(0, 9))
PICK = st.integers(0, 999)


class Newsroom(RuleBasedStateMachine):
    """One database, and a plain account of what must be true of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = open_store(self.folder / "news.db")
        self.versions: dict[str, int] = {}
        self.refs: set[str] = set()
        self.edits: list[tuple[Edit, bool]] = []
        self.before: list[object] = []

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    # ---- what may happen

    @initialize()
    def opening(self) -> None:
        for number in range(2):
            self._add([made(name, number) for name in STORIES])

    @rule(which=st.lists(ARTICLES, min_size=1, max_size=4))
    def add(self, which: list[tuple[str, int]]) -> None:
        self._add([made(*one, version=self.versions.get(f"{one[0]}{one[1]}", 0)) for one in which])

    @rule(which=ARTICLES)
    def correct(self, which: tuple[str, int]) -> None:
        key = f"{which[0]}{which[1]}"
        self.versions[key] = self.versions.get(key, -1) + 1
        self._add([made(*which, version=self.versions[key])])

    @rule(a=PICK, b=PICK)
    def merge(self, a: int, b: int) -> None:
        into, other = self._story(a), self._story(b)
        self._edit(lambda: editor.merge(self.store, into, [other], now=NOW)[0])

    @rule(a=PICK, chosen=st.lists(PICK, min_size=1, max_size=3))
    def split(self, a: int, chosen: list[int]) -> None:
        story = self._story(a)
        self._edit(lambda: editor.split(self.store, story, self._of(story, chosen), now=NOW))

    @rule(a=PICK, b=PICK, chosen=st.lists(PICK, min_size=1, max_size=3))
    def move(self, a: int, b: int, chosen: list[int]) -> None:
        source, into = self._story(a), self._story(b)
        self._edit(lambda: editor.move(self.store, self._of(source, chosen), into, now=NOW))

    @rule(a=PICK)
    def pin(self, a: int) -> None:
        story = self._story(a)
        self._edit(lambda: editor.pin(self.store, story, now=NOW))

    @rule(a=PICK, title=st.sampled_from(["Winter", "The long winter", "2026", "Wînter!"]))
    def rename(self, a: int, title: str) -> None:
        story = self._story(a)
        self._edit(lambda: editor.rename(self.store, story, title, now=NOW))

    @precondition(lambda self: self.edits)
    @rule()
    def undo_the_last(self) -> None:
        before, last = self.before, self.edits[-1]
        self._edit(lambda: editor.undo(self.store, now=NOW))
        if before and last[0].kind != "undo":  # nothing came between
            assert self._state() == before[0]
        self.before = []

    @precondition(lambda self: self.edits)
    @rule(a=PICK)
    def undo(self, a: int) -> None:
        number = self.edits[a % len(self.edits)][0].id
        self._edit(lambda: editor.undo(self.store, number, now=NOW))
        self.before = []

    @rule(step=st.integers(1, 400), a=PICK, b=PICK)
    def be_killed(self, step: int, a: int, b: int) -> None:
        """Something is stopped in the midst, at any instruction of the database; the next run goes on."""
        self.before = []
        into, other = self._story(a), self._story(b)
        self._interrupt_after(step)
        try:
            with self.store.transaction():
                editor.merge(self.store, into, [other], now=NOW)
            pipeline.group(self.store)
            pipeline.refresh(self.store)
        except (DatelineError, sqlite3.OperationalError):
            pass
        self.store.close()
        self.store = open_store(self.folder / "news.db")
        assert read.integrity(self.store) == ("ok",)
        known = len(self.edits)
        self.edits += [(one, True) for one in edits.log(self.store)[known:]]
        self._make()

    @rule()
    def group_again(self) -> None:
        before = self._state()
        with self.store.transaction():
            self.store.db.execute("UPDATE feature SET grouped = 0")
        self._make()
        assert self._state() == before

    # ---- what must hold

    @invariant()
    def everything_is_proved(self) -> None:
        assert verify(self.store).faults == ()

    @invariant()
    def every_article_is_in_one_story_in_its_last_version(self) -> None:
        found = [one.article for members in read.memberships(self.store).values() for one in members]
        assert sorted(found) == sorted(read.articles(self.store, self._added()))
        assert sorted(found) == self._added()
        for story in read.stories(self.store):
            assert len(story.members) == story.support.articles == len(read.members(self.store, story.id))

    @invariant()
    def no_address_dies(self) -> None:
        self.refs |= {ref for story in read.stories(self.store) for ref in (str(story.id), story.slug)}
        for ref in sorted(self.refs):
            assert read.story_page(self.store, ref).story.members

    @invariant()
    def the_editor_is_obeyed(self) -> None:
        home = {one.article: story for story, members in read.memberships(self.store).items() for one in members}
        wanted, titles = self._wanted()
        assert {name: home[name] for name in wanted} == wanted
        assert {one.id: one.title for one in read.stories(self.store) if one.title} == titles

    @invariant()
    def the_stories_are_those_of_a_stream_from_scratch(self) -> None:
        decode = msgspec.json.Decoder(StoryFeatures).decode
        stream = ((name, decode(record)) for name, record in read.features(self.store))
        afresh = pipeline.cluster(stream, self._wanted()[0])
        assert _parts(afresh) == _parts(read.memberships(self.store))

    # ---- how

    def _add(self, items: list[Article]) -> None:
        self.before = []
        for one in items:
            self.versions.setdefault(one.id, 0)
        pipeline.add(self.store, items, reader=PatternReader(), now=NOW)
        self._make()

    def _make(self) -> None:
        pipeline.group(self.store)
        pipeline.refresh(self.store)

    def _edit(self, do: Callable[[], Edit]) -> None:
        before, last = self._state(), edits.last(self.store)
        try:
            with self.store.transaction():
                done = do()
        except DatelineError:
            assert (self._state(), edits.last(self.store)) == (before, last)
            return
        self.before = [before]
        if done.undoes is not None:
            at = next(i for i, (one, _) in enumerate(self.edits) if one.id == done.undoes)
            self._toggle(at)
        self.edits.append((done, True))
        self._make()

    def _toggle(self, at: int) -> None:
        """What was done is taken back, and an undo of it what it took back."""
        one, holds = self.edits[at]
        self.edits[at] = (one, not holds)
        if one.undoes is not None:
            self._toggle(next(i for i, (other, _) in enumerate(self.edits) if other.id == one.undoes))

    def _wanted(self) -> tuple[dict[str, int], dict[int, str]]:
        """Where each article must be, and what each story must be called."""
        wanted: dict[str, int] = {}
        titles: dict[int, str] = {}
        for edit, holds in self.edits:
            if holds and edit.kind != "undo":
                wanted |= {name: one.story for one in edit.placed for name in one.articles}
                titles |= {edit.story: edit.title} if edit.kind == "rename" else {}
        living = {one.id for one in read.stories(self.store)}
        return wanted, {story: title for story, title in titles.items() if story in living}

    def _added(self) -> list[str]:
        return sorted(self.versions)

    def _story(self, number: int) -> str:
        every = sorted(one.id for one in read.stories(self.store))
        return str(every[number % len(every)])

    def _of(self, story: str, chosen: list[int]) -> list[str]:
        members = sorted(one.article for one in read.members(self.store, int(story)))
        return sorted({members[one % len(members)] for one in chosen})

    def _state(self) -> object:
        return sorted(
            (one.id, one.slug, one.title, sorted(member.article for member in one.members))
            for one in read.stories(self.store)
        )

    def _interrupt_after(self, step: int) -> None:
        left = step

        def count() -> int:
            nonlocal left
            left -= 1
            return left <= 0

        self.store.db.set_progress_handler(count, 50)


def _parts(clusters: Any) -> set[frozenset[str]]:
    return {frozenset(one.article for one in members) for members in clusters.values()}


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_an_edit_that_was_brought_back_is_taken_back_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        pipeline.add(store, [made("flood", 0), made("flood", 1)], reader=PatternReader(), now=NOW)
        pipeline.group(store)
        pipeline.refresh(store)

        def apart_after(do: Callable[[], Edit]) -> bool:
            with store.transaction():
                do()
            pipeline.group(store)
            pipeline.refresh(store)
            assert verify(store).faults == ()
            return len(read.stories(store)) == 2

        assert apart_after(lambda: editor.split(store, "1", ["flood0"], now=NOW))
        assert not apart_after(lambda: editor.undo(store, now=NOW))
        assert apart_after(lambda: editor.undo(store, 2, now=NOW))
        assert not apart_after(lambda: editor.undo(store, now=NOW))
        with pytest.raises(SettingError, match="edit 3 is taken back already"):
            editor.undo(store, 3, now=NOW)
        assert apart_after(lambda: editor.undo(store, 2, now=NOW))
        assert [one.undoes for one in edits.log(store)] == [None, 1, 2, 3, 4]


def test_verify_finds_what_is_not_where_the_editor_put_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db") as store:
        items = [made(name, number) for name in STORIES for number in range(2)]
        pipeline.add(store, items, reader=PatternReader(), now=NOW)
        pipeline.group(store)
        with store.transaction():
            editor.pin(store, "1", now=NOW)
        pipeline.group(store)
        pipeline.refresh(store)
        assert verify(store).faults == ()
        one, other = (member.article for member in read.members(store, 1))
        store.db.execute("UPDATE member SET story = 2 WHERE article = ?", (one,))
        store.db.execute("DELETE FROM member WHERE article = ?", (other,))
        store.db.execute("UPDATE story SET articles = 0 WHERE id = 3")
        faults = verify(store).faults
    assert f"article {one} is in story 2; the editor put it into story 1" in faults
    assert f"article {other} is read and in no story" in faults
    assert "address '3' leads to no story that has articles" in faults


# ---- a process that is really killed

KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from dateline import editor, pipeline
from dateline.store import edits, open_store

path, statements = Path(sys.argv[1]), int(sys.argv[2])
with open_store(path) as store:
    def count(sql):
        global statements
        statements -= 1
        if statements == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    store.db.set_trace_callback(count)
    if not edits.last(store):
        with store.transaction():
            editor.merge(store, "1", ["2"], now=datetime(2026, 11, 26, tzinfo=UTC))
    pipeline.group(store)
    pipeline.refresh(store)
print(-statements)
"""
KILLS = 6


def killed_edit(path: Path, after: int) -> subprocess.CompletedProcess[str]:
    """A merge in a process of its own, killed before its SQL statement number `after` (0: never)."""
    root = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    arguments = [sys.executable, "-c", KILLED, str(path), str(after)]
    return subprocess.run(arguments, capture_output=True, text=True, env=environment, check=False)


def test_a_killed_edit_happened_whole_or_not_at_all_and_is_finished_by_the_next_run(tmp_path: Path) -> None:
    made_one = tmp_path / "made.db"
    with open_store(made_one) as store:
        items = [made(name, number) for name in STORIES for number in range(2)]
        pipeline.add(store, items, reader=PatternReader(), now=NOW)
        pipeline.group(store)
        pipeline.refresh(store)
        assert len(read.stories(store)) == len(STORIES)
        for name in ("whole.db", "killed.db"):
            store.db.execute("VACUUM INTO ?", (str(tmp_path / name),))
    statements = int(killed_edit(tmp_path / "whole.db", 0).stdout)
    draw = random.Random(7)
    for _ in range(KILLS):
        done = killed_edit(tmp_path / "killed.db", draw.randrange(1, statements))
        assert done.returncode in (0, -signal.SIGKILL)
    assert killed_edit(tmp_path / "killed.db", 0).returncode == 0
    assert content(tmp_path / "killed.db") == content(tmp_path / "whole.db")
    with open_store(tmp_path / "killed.db", read_only=True) as store:
        assert verify(store).faults == ()
        assert len(read.stories(store)) == len(STORIES) - 1
