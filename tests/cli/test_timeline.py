"""`dateline timeline`: what it prints, what it gives as files, and what it says when it can't."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.exports.table import unguarded
from dateline.records import Event
from dateline.store import open_store, read
from tests.cli.running import answer, run


@pytest.fixture(scope="module")
def story(database: Path) -> dict[str, Any]:
    """The story on missiles."""
    found = next(one for one in answer("stories", "--db", database) if one["first"].startswith("2017"))
    return dict(found)


def error(*arguments: object) -> str:
    """What is said when a command fails."""
    result = run("timeline", *arguments, fails=True)
    assert result.exit_code != 0
    return result.stderr + str(result.exception)


def test_it_prints_what_fits_80_columns(database: Path, story: dict[str, Any]) -> None:
    shown = run("timeline", story["id"], "--db", database).stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "14 Aug 2017" in shown
    assert shown == run("timeline", story["slug"], "--db", database).stdout


def test_lengths_hold_one_another(database: Path, story: dict[str, Any]) -> None:
    short, normal, full = (
        {event["date"] for event in answer("timeline", story["id"], "--length", length, "--db", database)}
        for length in ("short", "normal", "full")
    )
    assert short < normal < full


def test_json_gives_event_records(database: Path, story: dict[str, Any]) -> None:
    given = run("timeline", story["id"], "--length", "full", "--json", "--db", database).stdout
    with open_store(database, read_only=True) as store:
        assert msgspec.json.decode(given, type=tuple[Event, ...]) == read.story_page(store, str(story["id"])).events


def test_a_period_and_numbers_make_it_anew(database: Path, story: dict[str, Any]) -> None:
    asked = ("--from", "2017-07", "--to", "8 Aug 2017", "--dates", 3, "--lines", 1)
    events = answer("timeline", story["id"], *asked, "--db", database)
    assert len(events) == 3
    assert all("2017-07-01" <= event["date"] <= "2017-08-08" and len(event["lines"]) == 1 for event in events)
    assert "3 days from Jul 2017 to 8 Aug 2017" in run("timeline", story["id"], *asked, "--db", database).stdout


def test_about_some_words(database: Path, story: dict[str, Any]) -> None:
    events = answer("timeline", story["id"], "--about", "yuzhmash factories", "--db", database)
    assert events
    assert all("Yuzhmash" in line["citation"]["exact"] for event in events for line in event["lines"])
    shown = run("timeline", story["id"], "--about", "Yuzhmash", "--markdown", "--db", database).stdout
    assert shown.splitlines()[0].endswith("(about “Yuzhmash”)")


def test_csv_cites_exactly(database: Path, story: dict[str, Any]) -> None:
    given = run("timeline", story["id"], "--csv", "--db", database).stdout
    rows = list(csv.DictReader(io.StringIO(given, newline="")))
    with open_store(database, read_only=True) as store:
        articles = read.articles(store, [row["article"] for row in rows])
    assert rows
    for row in rows:
        assert articles[row["article"]].text[int(row["start"]) : int(row["end"])] == unguarded(row["line"])
        assert articles[row["article"]].outlet == row["outlet"]


def test_markdown_and_timelinejs_bear_the_story_s_headline(database: Path, story: dict[str, Any]) -> None:
    headline = story["headline"]["citation"]["exact"]
    assert run("timeline", story["id"], "--markdown", "--db", database).stdout.startswith(f"# {headline}\n")
    made = json.loads(run("timeline", story["id"], "--timelinejs", "--db", database).stdout)
    assert made["title"]["text"]["headline"] == headline


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--from", "2031"), "has nothing from 2031 on; it runs from 4 Jul to 16 Aug 2017."),
        (("--to", "1999-12-31"), "has nothing up to 31 Dec 1999; it runs"),
        (("--from", "2031-05", "--to", "2031-05"), "has nothing in May 2031; it runs"),
        (("--about", "unicorns"), "has nothing about “unicorns”; it runs"),
        (("--about", "the"), "give a word that tells something"),
        (("--from", "2017-09", "--to", "2017-08"), "ends (Aug 2017) before it begins (Sep 2017)"),
        (("--from", "soon"), "'soon' is not a day; write it like 2017-08-16"),
        (("--to", "2017-02-30"), "is not a day"),
        (("--csv", "--json"), "--json and --csv: give one format at a time"),
        (("--dates", "0"), "--dates"),
    ],
)
def test_it_says_what_is_wrong(database: Path, story: dict[str, Any], asked: tuple[str, ...], said: str) -> None:
    assert said in error(story["id"], *asked, "--db", database)


def test_an_unknown_story_is_said(database: Path) -> None:
    assert "no story 'nowhere'" in error("nowhere", "--db", database)
