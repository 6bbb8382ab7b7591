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


def test_namesakes_of_one_story_are_parted_by_claim_and_by_article(own: Path) -> None:
    before = people(own)
    name = next(name for name, claims in before.items() if claims > 1)
    first, *_ = answer("claims", "--by", name, "--db", own)
    told = run("people", "split", name, "--claim", first["id"], "--as", "Somebody Else", "--db", own).stdout
    assert f"The {name} of article {first['article']} who says “" in told
    assert answer("claims", "--by", "Somebody Else", "--db", own)[0]["id"] == first["id"]
    run("people", "undo", "--db", own)
    assert people(own) == before
    run("people", "split", name, "--article", first["article"], "--db", own)
    assert people(own)[f"{name} (2)"] >= 1


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--article", "none"), "says nothing in article 'none'"),
        (("--claim", "none"), "makes no claim 'none'"),
        (("--words", "x"), "Give one of"),
        (("--story", "1", "--article", "x"), "Give one of"),
        (("--as", "Y"), "say where"),
    ],
)
def test_a_split_that_can_not_be_made_says_why(own: Path, options: tuple[str, ...], why: str) -> None:
    result = run("people", "split", "Viktor Saum", *options, "--db", own, fails=True)
    assert why in f"{result.output} {result.exception}"
