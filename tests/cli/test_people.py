"""Ruling on who is one person, from the command line."""

from pathlib import Path

import pytest

from dateline.store import open_store
from tests.cli.running import answer, run


@pytest.fixture
def own(database: Path, tmp_path: Path) -> Path:
    """A copy of the database that a test may change."""
    with open_store(database) as store:
        store.db.execute("VACUUM INTO ?", (str(tmp_path / "own.db"),))
    return tmp_path / "own.db"


def people(path: Path) -> dict[str, int]:
    return {one["name"]: one["claims"] for one in answer("people", "--limit", 500, "--db", path)}


def test_merge_split_and_undo(own: Path) -> None:
    before = people(own)
    first, second, *_ = before
    assert f"{second} is {first}." in run("people", "merge", first, second, "--db", own).stdout
    assert people(own)[first] == before[first] + before[second]
    assert {claim["speaker"] for claim in answer("claims", "--by", first, "--db", own)} == {first}
    assert answer("people", "rulings", "--db", own)[0]["other"] == second
    assert "stands alone again" in run("people", "split", second, "--db", own).stdout
    assert people(own) == before
    assert "Taken back: " in run("people", "--db", own, "undo").stdout
    run("people", "undo", "--db", own)
    assert "Nothing was ruled" in run("people", "rulings", "--db", own).stdout


def test_namesakes_are_parted_by_story(own: Path) -> None:
    (story,) = {one["id"] for one in answer("stories", "--db", own)
                if any(c["speaker"] == "Viktor Saum" for c in answer("claims", one["id"], "--db", own))}  # fmt: skip
    run("people", "split", "saum", "--story", story, "--db", own)
    assert f"Viktor Saum (story {story})" in people(own)
    other = 3 - story
    assert "says nothing in story" in str(
        run("people", "split", "Viktor Saum (story", "--story", other, "--db", own, fails=True).exception
    )


def test_a_name_must_mean_one(own: Path) -> None:
    assert "nobody by the name 'Xyz'" in str(run("people", "merge", "Saum", "Xyz", "--db", own, fails=True).exception)
    assert "list people" in str(run("people", "merge", "—", "Saum", "--db", own, fails=True).exception)
    with open_store(own) as store:
        row = store.db.execute("SELECT story, type FROM person WHERE slug = 'viktor-saum'").fetchone()
        store.db.execute("INSERT INTO person VALUES ('ivo-saum', ?, 'Ivo Saum', ?, 1, 0)", row)
    result = run("people", "merge", "saum", "Viktor Saum", "--db", own, fails=True)
    assert "Ivo Saum, Viktor Saum" in str(result.exception) or "Viktor Saum, Ivo Saum" in str(result.exception)
