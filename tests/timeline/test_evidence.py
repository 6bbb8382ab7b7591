"""What ties a sentence to a day: chronologies, time stamps, readers' comments."""

import pytest

from dateline.timeline.evidence import NAMED, PUBLISHED, SECTION, Evidence, gather, ordinal

from .reports import Piece, report

ENTRIES: list[Piece] = [
    ("body", "* <4 May> - The dam above Orrin breaks.", "2031-05-04"),
    ("body", "Three villages are flooded.", None),
    ("body", "<May 6> : An engineer tells of his warning.", "2031-05-06"),
    ("body", "<20 May> The minister for water resigns, <two weeks> after.", "2031-05-20"),
]


def ties(evidence: Evidence, words: str) -> list[tuple[int, int, bool]]:
    """Day, kind and whether it is an entry, of every tie of the passages that begin so."""
    rows = zip(evidence.passage, evidence.day, evidence.kind, evidence.entry, strict=True)
    return [(int(d), int(k), bool(e)) for p, d, k, e in rows if evidence.passages[p].text.startswith(words)]


def day(value: str) -> int:
    found = ordinal(value)
    assert found is not None
    return found


def test_an_article_that_opens_its_sentences_with_days_of_the_past_is_a_chronology() -> None:
    found = gather([report("a", "2031-06-01", ENTRIES)])
    assert ties(found, "* 4 May") == [(day("2031-05-04"), NAMED, True)]
    assert ties(found, "Three villages") == [(day("2031-05-04"), SECTION, True)]
    assert ties(found, "20 May") == [(day("2031-05-20"), NAMED, True)]


def test_date_headings_make_a_chronology_too() -> None:
    pieces: list[Piece] = []
    for number in (4, 6, 9):
        pieces += [("date", f"<{number} May 2031>", f"2031-05-0{number}"), ("body", f"Thing {number} happens.", None)]
    found = gather([report("a", "2031-06-01", pieces)])
    assert ties(found, "Thing 6") == [(day("2031-05-06"), SECTION, True)]


@pytest.mark.parametrize(
    "pieces",
    [
        ENTRIES[:3],
        [(kind, "Then " + words, value) for kind, words, value in ENTRIES],
        [(kind, words, value and value + "T09:30") for kind, words, value in ENTRIES],
        [(kind, words, value and value.replace("2031-05", "2031-06")) for kind, words, value in ENTRIES],
        [("furniture", words, value) for _, words, value in ENTRIES],
    ],
    ids=["two days", "days inside the sentence", "with hours: comments", "days after the article", "furniture"],
)
def test_other_articles_that_name_days_are_none(pieces: list[Piece]) -> None:
    assert not gather([report("a", "2031-06-01", pieces)]).entry.any()


@pytest.mark.parametrize("published", ["2031-05-06", "2031-05-05"])
def test_a_lone_heading_of_the_day_of_publication_is_a_stamp(published: str) -> None:
    pieces: list[Piece] = [
        ("date", "<6 May 2031> Last updated at 01:53 GMT", "2031-05-06"),
        *[("body", f"Sentence number {number} of the report.", None) for number in range(8)],
    ]
    found = gather([report("a", published, pieces)])
    assert set(found.kind.tolist()) == {PUBLISHED}
    assert not ties(found, "Sentence number 7")


def test_a_lone_heading_of_an_earlier_day_dates_what_follows() -> None:
    pieces: list[Piece] = [("date", "<May 4> :", "2031-05-04"), ("body", "A boat lies on a roof in Orrin.", None)]
    assert ties(gather([report("a", "2031-05-06", pieces)]), "A boat") == [(day("2031-05-04"), SECTION, False)]
