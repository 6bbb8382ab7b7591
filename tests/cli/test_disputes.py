"""Disputes on the command line: listed, asked for, judged."""

import csv
import io
from pathlib import Path

import pytest

from dateline.exports.disputes import DISPUTE_COLUMNS
from dateline.store import open_store
from tests.cli.running import answer, run


@pytest.fixture
def own(database: Path, tmp_path: Path) -> Path:
    """A copy of the database that a test may change."""
    with open_store(database) as store:
        store.db.execute("VACUUM INTO ?", (str(tmp_path / "own.db"),))
    return tmp_path / "own.db"


def keys(path: Path, *options: object) -> list[str]:
    """The ids of the disputes that are listed, as the table gives them."""
    rows = csv.DictReader(io.StringIO(run("disputes", *options, "--csv", "--db", path).stdout))
    return [row["dispute"] for row in rows]


def test_every_kind_can_be_asked_for(own: Path) -> None:
    everything = answer("disputes", "--db", own)
    assert everything
    for kind in ("denial", "contradiction", "figure"):
        found = answer("disputes", "--kind", kind, "--db", own)
        assert len(found) == sum(one["kind"] == kind for one in everything)
    assert len(answer("disputes", 1, "--db", own)) + len(answer("disputes", 2, "--db", own)) == len(everything)


def test_the_table_has_both_sides_in_their_own_words(own: Path) -> None:
    text = run("disputes", "--csv", "--db", own).stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert tuple(rows[0]) == DISPUTE_COLUMNS
    records = answer("disputes", "--db", own)
    assert len(rows) == len(records) + 1
    for row, record in zip(rows[1:], records, strict=True):
        cells = dict(zip(DISPUTE_COLUMNS, row, strict=True))
        assert (cells["a_words"], cells["b_words"]) == tuple(record[side]["citation"]["exact"] for side in "ab")
    assert "--json and --csv" in run("disputes", "--csv", "--json", "--db", own, fails=True).output


def test_the_list_fits_80_columns_and_names_every_dispute(own: Path) -> None:
    text = run("disputes", "--db", own).stdout
    assert max(map(len, text.splitlines())) <= 80
    assert all(key in text for key in keys(own))


def test_a_dispute_is_dismissed_confirmed_and_left_alone_again(own: Path) -> None:
    first, *rest = keys(own)
    assert f"Dismissed: {first}" in run("disputes", "--dismiss", first, "--db", own).stdout
    assert keys(own) == rest
    assert keys(own, "--dismissed") == [first]
    assert f"{len(rest)} of {len(rest) + 1} disputes" in run("disputes", "--db", own).stdout
    assert f"Confirmed: {first}" in run("disputes", "--confirm", first[:6], "--db", own).stdout
    assert first in keys(own, "--likely")
    assert "confirmed by a reader" in " ".join(run("disputes", "--db", own).stdout.split())
    assert f"Taken back: {first}" in run("disputes", "--undo", first, "--db", own).stdout
    assert keys(own) == [first, *rest]
    assert "nothing to take back" in run("disputes", "--undo", first, "--db", own, fails=True).output


def test_what_was_said_holds_when_everything_is_read_and_made_anew(own: Path) -> None:
    first, *rest = keys(own)
    run("disputes", "--dismiss", first, "--db", own)
    run("reread", "--all", "--db", own)
    assert keys(own) == rest


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--dismiss", "zzzz"), "no dispute 'zzzz'"),
        (("--dismiss", "KEY", "--confirm", "KEY"), "say one thing of each dispute"),
        (("--dismiss", "KEY", "--undo", "zzzz"), "no dispute 'zzzz'"),
    ],
)
def test_what_can_not_be_done_says_why_and_changes_nothing(own: Path, options: tuple[str, ...], why: str) -> None:
    before = keys(own)
    said = [before[0] if one == "KEY" else one for one in options]
    result = run("disputes", *said, "--db", own, fails=True)
    assert why in f"{result.output} {result.exception}"
    assert keys(own) == before
