"""Headline and standfirst: the newest central report leads; every line stands in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims import ledger
from dateline.disputes import disputes
from dateline.headline import headline, leading, standfirst
from dateline.records import Report
from tests.builders import report, said

OLD = report("old", ["Dam at Ostrava cracks", "A crack was found in the Ostrava dam on Monday."], date="2020-01-01")
NEW = report(
    "new",
    [
        "Ostrava dam will hold, engineers say",
        "Engineers said the Ostrava dam will hold through the winter despite the crack.",
        "This contradicts a survey by the Lund Institute which said the dam could fail.",
        "The dam holds the water of forty villages.",
    ],
    said("Engineers", "the Ostrava dam will hold through the winter despite the crack", resolution="described"),
    said("Lund Institute", "the dam could fail"),
    date="2020-01-09",
)
ASIDE = report("aside", ["Chess club opens", "A chess club opened in Brno on Thursday."], date="2020-01-10")


def _texts(*reports: Report) -> list[str]:
    return [
        line.citation.exact for line in standfirst(leading(reports, ()), reports, disputes(ledger(reports), reports))
    ]


def test_the_newest_central_headline_leads() -> None:
    line = headline(leading([OLD, NEW, ASIDE], ()))
    assert line is not None
    assert line.citation.exact == "Ostrava dam will hold, engineers say"


def test_the_standfirst_gives_the_development_then_whom_it_contradicts_then_why() -> None:
    assert _texts(OLD, NEW) == list(NEW.article.text.split("\n")[1:])


def test_no_reports_no_headline() -> None:
    assert headline(leading([], ())) is None
    assert standfirst(leading([], ()), [], ()) == ()


def test_one_report_without_headline_still_has_a_line() -> None:
    one = report("a", ["The dam at Ostrava opened its gates on Tuesday.", "It rained."], headline=False)
    line = headline(leading([one], ()))
    assert line is not None
    assert line.citation.exact == "The dam at Ostrava opened its gates on Tuesday."


@settings(deadline=None, max_examples=20)
@given(st.permutations([OLD, NEW, ASIDE]))
def test_order_does_not_matter(reports: list[Report]) -> None:
    assert headline(leading(reports, ())) == headline(leading([OLD, NEW, ASIDE], ()))
    assert _texts(*reports) == _texts(OLD, NEW, ASIDE)


@pytest.mark.parametrize(
    "line",
    [
        "Page last updated at 10:57 GMT",
        "Get the digest delivered to your inbox every morning",
        "This story is disturbing and graphic",
        "By Ana Novak and Jan Lee",
        "2009 06 19 22:54",
        "Fighters fire a rocket near the dam October 19, 2011",
        "Photo: the dam at dawn",
    ],
)
def test_furniture_captions_and_bylines_never_head_a_story(line: str) -> None:
    found = headline(leading([OLD, report("bad", [line, "Engineers said the dam will hold."], date="2020-02-01")], ()))
    assert found is not None
    assert found.citation.exact != line


@pytest.mark.parametrize(
    "line", ["New US rules for dams", "Share prices fall more than 5 percent", "Get tough, says Lee"]
)
def test_a_headline_that_begins_like_furniture_is_one(line: str) -> None:
    found = headline(leading([report("a", [line, f"{line}, engineers said."], date="2020-02-01")], ()))
    assert found is not None
    assert found.citation.exact == line
