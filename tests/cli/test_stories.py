"""Editing stories from the command line: merge, split, move, pin, rename, undo."""

from pathlib import Path
from typing import Any

import pytest

from dateline import demo
from dateline.store import open_store
from dateline.verify import verify
from tests.cli.running import answer, run


@pytest.fixture
def own(database: Path, tmp_path: Path) -> Path:
    """A copy of the database that a test may change."""
    with open_store(database) as store:
        store.db.execute("VACUUM INTO ?", (str(tmp_path / "own.db"),))
    return tmp_path / "own.db"


def stories(path: Path) -> dict[int, tuple[str, frozenset[str]]]:
    """Number -> (name in addresses, articles) of each story."""
    found = answer("stories", "--limit", 500, "--db", path)
    return {one["id"]: (one["slug"], frozenset(m["article"] for m in one["members"])) for one in found}


def edit(path: Path, *arguments: object) -> str:
    """Edit; the database must be sound after it, and adding the same again must change nothing."""
    told = run("stories", *arguments, "--db", path).stdout
    before = stories(path)
    run("add", demo.REPORTS, "--db", path)
    assert stories(path) == before
    with open_store(path, read_only=True) as store:
        assert verify(store).faults == ()
    return told


def shown(path: Path, ref: object) -> dict[str, Any]:
    page: dict[str, Any] = answer("show", ref, "--db", path)["story"]
    return page


def test_a_merge_and_its_undo(own: Path) -> None:
    before = stories(own)
    a, b = sorted(before)[:2]
    told = edit(own, "merge", before[b][0], a)
    assert f"Story {a} became part of story {b}." in told
    assert "To take it back: dateline stories undo 1" in told
    assert stories(own)[b] == (before[b][0], before[a][1] | before[b][1])
    assert shown(own, a)["id"] == shown(own, before[a][0])["id"] == b
    assert "Edit 1 was taken back." in edit(own, "undo")
    assert stories(own) == before
    assert shown(own, before[a][0])["id"] == a


def test_a_split_and_its_undo(own: Path) -> None:
    before = stories(own)
    (story, (slug, members)) = max(before.items(), key=lambda item: len(item[1][1]))
    going = sorted(members)[:3]
    made = max(before) + 1
    assert f"3 articles of story {story} became story {made}." in edit(own, "split", slug, *going)
    after = stories(own)
    assert after[made][1] == set(going)
    assert after[story] == (slug, members - set(going))
    edit(own, "undo", 1)
    assert stories(own) == before
    assert shown(own, made)["id"] == story
    edit(own, "undo", 2)
    assert stories(own) == after


def test_a_split_by_days(own: Path) -> None:
    before = stories(own)
    story = max(before, key=lambda number: len(before[number][1]))
    first = shown(own, story)["first"]
    edit(own, "split", story, "--to", first)
    assert 0 < len(stories(own)[max(before) + 1][1]) < len(before[story][1])
    late = run("stories", "split", story, "--from", "2999", "--db", own, fails=True)
    assert "no article of these days" in str(late.exception)
    assert "Say which" in run("stories", "split", story, "--db", own, fails=True).output


def test_articles_go_to_another_story_and_come_back(own: Path) -> None:
    before = stories(own)
    a, b, *_ = sorted(before)
    one = shown(own, a)["members"][-1]["article"]
    assert f"1 article went from story {a} to story {b}." in edit(own, "move", one, b)
    assert one in stories(own)[b][1]
    listed = run("stories", "articles", b, "--db", own).stdout
    assert f"{one}  " in listed
    assert "here by the editor's decision" in listed
    edit(own, "undo")
    assert stories(own) == before


def test_articles_are_listed_by_the_happening_that_they_report(own: Path) -> None:
    largest = max(stories(own).items(), key=lambda item: len(item[1][1]))[0]
    listed = answer("stories", "articles", largest, "--db", own)
    numbers = list(dict.fromkeys(one["event"] for one in listed))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 1
    shown = run("stories", "articles", largest, "--db", own).stdout
    assert [line for line in shown.splitlines() if line.startswith("Happening ")] == [f"Happening {n}" for n in numbers]


def test_a_title_is_the_editors_and_old_names_lead_on(own: Path) -> None:
    before = stories(own)
    story = min(before)
    told = edit(own, "rename", story, "The  long\nwinter of Port Halden")
    assert f"Story {story} is called “The long winter of Port Halden”." in told
    one = shown(own, before[story][0])
    assert (one["title"], one["slug"]) == ("The long winter of Port Halden", "the-long-winter-of-port-halden")
    assert "The long winter of Port Halden" in run("stories", "--db", own).stdout
    assert "title by the editor" in run("show", story, "--db", own).stdout
    edit(own, "rename", story, "Winter")
    edit(own, "undo", 1)
    assert shown(own, "the-long-winter-of-port-halden")["title"] == "Winter"
    edit(own, "undo", 2)
    assert stories(own) == before
    assert shown(own, "winter")["slug"] == before[story][0]


def test_the_log_tells_what_holds(own: Path) -> None:
    story, other, *_ = sorted(stories(own))
    assert "No story was edited" in run("stories", "log", "--db", own).stdout
    edit(own, "pin", story)
    edit(own, "merge", story, other)
    edit(own, "undo")
    lines = run("stories", "log", "--db", own).stdout.splitlines()
    assert f"Story {story} stays as it is." in lines[0]
    assert lines[1].endswith(f"Story {other} became part of story {story}. (taken back)")
    assert "Edit 2 was taken back." in lines[2]
    assert [one["kind"] for one in answer("stories", "log", "--db", own)] == ["pin", "merge", "undo"]


def test_what_stands_on_an_edit_is_taken_back_first(own: Path) -> None:
    story, other, *_ = sorted(stories(own))
    edit(own, "merge", story, other)
    edit(own, "rename", story, "Both")
    refused = str(run("stories", "undo", 1, "--db", own, fails=True).exception)
    assert "first: dateline stories undo 2" in refused
    edit(own, "undo", 2)
    edit(own, "undo", 1)
    assert "taken back already" in str(run("stories", "undo", 1, "--db", own, fails=True).exception)
    assert "no edit 9" in str(run("stories", "undo", 9, "--db", own, fails=True).exception)
    assert "nothing to take back" in str(run("stories", "undo", "--db", own, fails=True).exception)


def test_what_cannot_be_done_is_told_and_changes_nothing(own: Path) -> None:
    before = stories(own)
    a, b, *_ = sorted(before)
    mine = sorted(before[a][1])
    for arguments, why in (
        (("merge", a, before[a][0]), "one story already"),
        (("merge", a, b, b), "one story already"),
        (("split", a, *mine), "that is all of story"),
        (("split", a, "zzz"), "dateline stories articles"),
        (("split", a, ""), "no article ''"),
        (("move", mine[0], a), "stand in story"),
        (("move", mine[0], sorted(before[b][1])[0], a), "several stories"),
        (("move", "zzz", a), "stands in a story"),
        (("rename", a, " — "), "needs a word"),
        (("rename", a, "x" * 201), "200 characters at most"),
        (("pin", 999), "no story '999'"),
    ):
        assert why in str(run("stories", *arguments, "--db", own, fails=True).exception), arguments
    assert stories(own) == before
    assert answer("stories", "log", "--db", own) == []
