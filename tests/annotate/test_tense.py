"""Which way a sentence looks: every row of the tables of `tense` with its own example, and the table's limits."""

import re

import pytest

from dateline.annotate.dates import find
from dateline.annotate.dates.factor import alternatives, factored
from dateline.annotate.dates.tense import AHEAD, LEADS, VERBS, Row
from dateline.annotate.sentences import split
from dateline.records import Published

WEDNESDAY = "2010-05-26"
FRIDAYS = {AHEAD: "2010-05-28", -AHEAD: "2010-05-21"}


def values(text: str, day: str | None = WEDNESDAY) -> list[str]:
    published = Published(value=day, precision="day", origin="given") if day else Published()
    return [mention.value for mention in find(text, split(text), published)]


@pytest.mark.parametrize("row", VERBS + LEADS, ids=lambda row: row.pattern[:30])
def test_every_row_gives_its_direction(row: Row) -> None:
    assert values(row.example) == [FRIDAYS[row.direction]]


@pytest.mark.parametrize("row", VERBS + LEADS, ids=lambda row: row.pattern[:30])
def test_every_row_matches_its_example(row: Row) -> None:
    before = row.example.lower().split("friday")[0]
    pattern = row.pattern if row in LEADS else rf"\b(?:{row.pattern})\b"
    assert re.search(pattern, before if row in LEADS else row.example.lower())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell due to a landslide on Friday.", "2010-05-21"),
        ("The bid had been due to expire Friday.", "2010-05-21"),
        ("The launch planned for Friday is off.", "2010-05-28"),
        ("It began as previously planned Friday.", "2010-05-21"),
        ("The plan leaked Friday.", "2010-05-21"),
        ("Nobody could be reached Friday.", "2010-05-21"),
        ("They did not hear of it until Friday.", "2010-05-21"),
        ("It was not likely to come until Friday.", "2010-05-28"),
        ("They will buy as soon as trading opens Friday.", "2010-05-28"),
        ("The announcement on Friday that it will pay may help.", "2010-05-21"),
        ("They spoke following Friday's quake.", "2010-05-21"),
        ("They will speak in Friday's debate.", "2010-05-28"),
        ("They will study Friday's attack.", "2010-05-21"),
        ("It would be laid on the seabed on Friday.", "2010-05-28"),
        ("On Friday the minister, who wants to leave, spoke.", "2010-05-21"),
        ("It could be banned after lawmakers on Friday voted against it.", "2010-05-21"),
        ("It will stay shut as it has since the explosion aboard the rig on Friday.", "2010-05-21"),
        ("The shares stood higher ahead of the disaster on Friday.", "2010-05-21"),
        ("The shares rose ahead of a vote on Friday.", "2010-05-28"),
        ("The schools are to shut for good on Friday.", "2010-05-28"),
        ("Friday's concert, which will be shown, is the last.", "2010-05-28"),
        ("Both men are competing on Friday.", "2010-05-28"),
        ("It was part of a programme to pay the debt by Friday.", "2010-05-28"),
    ],
)
def test_what_looks_like_a_rule_and_is_another(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("pattern", "parts"), [("a|b", ["a", "b"]), ("a(?:b|c)|[|]d|e\\|", ["a(?:b|c)", "[|]d", "e\\|"]), ("", [""])]
)
def test_alternatives_are_the_outer_ones(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


def test_factored_alternatives_match_the_same() -> None:
    pattern = r"jan|jun|jul|ju?ice|o(?:f|n)|on\b|[ab]c|jan"
    quick, plain = re.compile(factored(pattern)), re.compile(pattern)
    assert factored("jan|jun|jul") == "j(?:an|u(?:n|l))"
    for word in ("jan", "jun", "jul", "juice", "jice", "of", "on", "ac", "bc", "j", "o", "c"):
        assert bool(quick.fullmatch(word)) == bool(plain.fullmatch(word))
