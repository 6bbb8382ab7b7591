"""Mentions of time: one example for every kind, resolution in context, and what holds for any text."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.annotate.dates import find, grammar, lowered, timexes
from dateline.annotate.sentences import split
from dateline.records import DateMention, Published

WEDNESDAY = "2010-05-26"


def mentions(text: str, day: str | None = WEDNESDAY) -> list[DateMention]:
    published = Published(value=day, precision="day", origin="given") if day else Published()
    return list(find(text, split(text), published))


def values(text: str, day: str | None = WEDNESDAY) -> list[str]:
    return [mention.value for mention in mentions(text, day)]


@pytest.mark.parametrize(
    ("words", "value", "precision"),
    [
        ("on 20 April 2010", "2010-04-20", "day"),
        ("on April 20, 2010", "2010-04-20", "day"),
        ("on April 20 , 2010", "2010-04-20", "day"),
        ("on Tuesday, April 20, 2010", "2010-04-20", "day"),
        ("on the 20th of April, 2010", "2010-04-20", "day"),
        ("on Apr. 20th 2010", "2010-04-20", "day"),
        ("on 2010-04-20", "2010-04-20", "day"),
        ("at 2010-04-20T21:45", "2010-04-20T21:45", "minute"),
        ("on 04/20/2010", "2010-04-20", "day"),
        ("on 20/04/2010", "2010-04-20", "day"),
        ("on 20.4.2010", "2010-04-20", "day"),
        ("in April 2010", "2010-04", "month"),
        ("in late April 2009", "2009-04", "month"),
        ("in April last year", "2009-04", "month"),
        ("in 2009", "2009", "year"),
        ("in early 2009", "2009", "year"),
        ("in the summer of 2009", "2009-22", "season"),
        ("last winter", "2010-24", "season"),
        ("in the third quarter of 2009", "2009-35", "season"),
        ("in Q1 2009", "2009-33", "season"),
        ("in the 1990s", "199X", "decade"),
        ("in the late 1990s", "199X", "decade"),
        ("in the nineties", "199X", "decade"),
        ("in the 19th century", "18XX", "century"),
        ("from 3 to 5 July 2009", "2009-07-03/2009-07-05", "range"),
        ("on April 20-22", "2010-04-20/2010-04-22", "range"),
        ("on Christmas Day", "2009-12-25", "day"),
        ("on Thanksgiving", "2009-11-26", "day"),
        ("on Easter Sunday", "2010-04-04", "day"),
        ("after the Sept. 11 attacks", "2001-09-11", "day"),
        ("after 9/11", "2001-09-11", "day"),
        ("today", "2010-05-26", "day"),
        ("yesterday", "2010-05-25", "day"),
        ("last night", "2010-05-25", "day"),
        ("the day before yesterday", "2010-05-24", "day"),
        ("last week", "2010-W20", "week"),
        ("earlier this month", "2010-05", "month"),
        ("last month", "2010-04", "month"),
        ("last year", "2009", "year"),
        ("two days ago", "2010-05-24", "day"),
        ("three weeks ago", "2010-W18", "week"),
        ("two months ago", "2010-03", "month"),
        ("a decade ago", "200X", "decade"),
        ("over the weekend", "2010-05-22/2010-05-23", "range"),
        ("at 10 p.m. Tuesday", "2010-05-25T22:00", "minute"),
    ],
)  # fmt: skip
def test_one_mention(words: str, value: str, precision: str) -> None:
    found = mentions(f"The well leaked {words}.")
    assert [(m.value, m.precision) for m in found] == [(value, precision)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The well leaked on Tuesday.", "2010-05-25"),
        ("The well leaked on Friday.", "2010-05-21"),
        ("The well leaked last Friday.", "2010-05-21"),
        ("The well will be shut on Friday.", "2010-05-28"),
        ("On Friday, the firm will shut the well.", "2010-05-28"),
        ("On Friday, the firm shut it; it was late.", "2010-05-21"),
        ("The court is to meet next Monday.", "2010-05-31"),
        ("The firm agreed to Friday's demands.", "2010-05-21"),
        ("The firm has until Friday to answer.", "2010-05-28"),
        ("Until Friday, they had not answered.", "2010-05-21"),
        ("The well leaked on Wednesday.", "2010-05-26"),
        ("The well leaked last Wednesday.", "2010-05-19"),
        ("The firm will meet next Wednesday.", "2010-06-02"),
        ("Mohamed spoke on Friday; he succeeded.", "2010-05-21"),
    ],
)
def test_the_direction_of_a_weekday(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("It sank on April 22.", WEDNESDAY, "2010-04-22"),
        ("It sank on Dec. 28.", "2010-01-04", "2009-12-28"),
        ("It will open on Jan. 3.", "2009-12-28", "2010-01-03"),
        ("It sank in December.", "2010-02-01", "2009-12"),
        ("It will open in December.", "2010-08-01", "2010-12"),
        ("It sank last Oct. 23.", "2010-05-26", "2009-10-23"),
    ],
)
def test_the_year_of_a_month(text: str, day: str, value: str) -> None:
    assert values(text, day) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned on April 20, 2010. The following day it sank.", ["2010-04-20", "2010-04-21"]),
        ("It burned on April 20, 2010. Two days later, it sank.", ["2010-04-20", "2010-04-22"]),
        ("It burned on April 20, 2010. It had been safe three days earlier.", ["2010-04-20", "2010-04-17"]),
        ("It began in 2003. The following year it ended.", ["2003", "2004"]),
        ("It burned on April 20, 2010. Later that year it sank.", ["2010-04-20", "2010"]),
        ("It burned on April 20, 2010, and was whole the day before.", ["2010-04-20", "2010-04-19"]),
    ],
)
def test_counting_from_the_mention_before(text: str, expected: list[str]) -> None:
    found = mentions(text)
    assert [m.value for m in found] == expected
    assert found[1].anchor == "previous"


@pytest.mark.parametrize(
    "text",
    [
        "They may march if the sun sets on the sat nav.",
        "About 2000 people came, and 1990 barrels leaked on Flight 1982.",
        "It cost $2010 and weighed 1,998 kg at 3:2 odds.",
        "He walks each Thursday and on Monday nights.",
        "The people of tomorrow will like today's world.",
        "Now the fall of the spring is current, and soon the future.",
        "She waited two days before the vote.",
    ],
)
def test_what_is_no_mention(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It leaked between May and June 2009.", ["2009-05/2009-06"]),
        ("It leaked from 2003 to 2005.", ["2003/2005"]),
        ("It leaked from April 20 to July 15, 2009.", ["2009-04-20/2009-07-15"]),
        ("It leaked in May and June 2009.", ["2009-05", "2009-06"]),
        ("They met on April 24 and 25.", ["2010-04-24", "2010-04-25"]),
        ("On April 24, 11 people died.", ["2010-04-24"]),
    ],
)
def test_ranges_and_lists(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_sections_date_what_stands_below_them() -> None:
    text = (
        "A year of storms\n\n03 Jul 2017Storm reaches the coast\n\nThe rain began on Sunday.\n\n"
        "29 Jul 2017Storm ends\n\nThe rain had come three weeks ago."
    )
    found = mentions(text, "2017-08-16")
    assert [(m.value, m.anchor) for m in found] == [
        ("2017-07-03", "text"),
        ("2017-07-02", "section"),
        ("2017-07-29", "text"),
        ("2017-W27", "section"),
    ]
    assert found[3].approximate


def test_an_entry_of_a_chronology_dates_its_own_paragraph_alone() -> None:
    text = "A storm\n\nJuly 3, 2017: It began on Sunday.\n\nJuly 9, 2017: It ended.\n\nIt was over on Tuesday."
    assert values(text, "2017-08-16")[-1] == "2017-08-15"


def test_an_undated_article_leans_on_its_dateline_or_leaves_it_open() -> None:
    assert values("HILLTON, April 26, 2010 (Reuters) - A dam failed on Sunday.", None) == ["2010-04-26", "2010-04-25"]
    assert values("Dam fails\n\n26 Apr 2010 | By Ann Onymous\n\nA dam failed on Sunday.", None)[-1] == "2010-04-25"
    found = mentions("A dam failed on Sunday, and on April 20, 2010.", None)
    assert [(m.value, m.precision, m.anchor) for m in found] == [("", "none", "none"), ("2010-04-20", "day", "text")]


def test_a_publication_month_alone_resolves_no_day() -> None:
    text = "A dam failed on Sunday."
    assert [m.value for m in find(text, split(text), Published(value="2010-05", precision="month"))] == [""]


def test_references_are_for_the_evaluation_alone() -> None:
    text = "It is now over."
    published = Published(value=WEDNESDAY, precision="day")
    assert [timex.value for timex in timexes(text, split(text), published)] == ["PRESENT_REF"]
    assert find(text, split(text), published) == ()


WORDS = st.sampled_from(
    """on in the a last next this that following day days week month year ago earlier later two 20
    April April, May 2010 2010,
    1990s nineties Friday Monday's until will was held by 10 p.m. noon third quarter of early late Christmas Q1 9/11
    04/20/2010 2010-04-20 20-22 today yesterday 's . , \n 31 February 9999 0001 century 19th
    weekend summer second half '84 15th the these years hours long not over during at this past few some earlier
    end month rest fiscal Black Palm Sunday May Fourth July moments""".split(" ")
)
VALUE = re.compile(
    r"(\d{4}-\d\d-\d\d(T\d\d:\d\d)?|\d{4}-W\d\d|\d{4}-\d\d|\d{4}|\d{3}X|\d\dXX|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d)?"
)


TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200))
DAYS = st.sampled_from([WEDNESDAY, "0001-01-01", "9999-12-31", None])


@given(TEXTS, DAYS)
@example("following month", "9999-12-31")
@example("in the third quarter", "9999-12-31")
@example("in the first quarter", "0001-01-01")
@example("this weekend", "9999-12-31")
@settings(max_examples=200, deadline=None)
def test_mentions_are_in_order_and_well_formed(text: str, day: str | None) -> None:
    found = mentions(text, day)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        assert VALUE.fullmatch(mention.value)
        assert (mention.value == "") == (mention.precision == "none")
        at = mention.end


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_the_short_cut_misses_nothing(text: str) -> None:
    slow = re.compile(grammar.PATTERN.pattern.replace(grammar.BEGINNING, ""))
    low = lowered(text)
    assert [m.span() for m in slow.finditer(low)] == [m.span() for m in grammar.PATTERN.finditer(low)]
    assert grammar.TRIGGER.search(low) or not slow.search(low)


@pytest.mark.parametrize("word", ["this", "that", "the", "next", "last", "a", "by", "until", "during the"])
def test_the_short_cut_misses_no_holiday(word: str) -> None:
    slow = re.compile(grammar.PATTERN.pattern.replace(grammar.BEGINNING, ""))
    for day in (
        "palm sunday|holy week|halloween|pentecost|remembrance sunday|inauguration day|bastille day|ash wednesday|"
        "good friday|memorial day|veterans day|new year|christmas eve|st patrick's day|mother's day|black friday|"
        "earth day|all saints day|cinco de mayo|shrove tuesday|maundy thursday|cyber monday|father's day|"
        "canada day|armistice day|guy fawkes night|valentine's day|election day|martin luther king day|columbus day|"
        "presidents' day|labor day|thanksgiving|easter monday|boxing day|independence day|juneteenth|fiscal year"
    ).split("|"):
        text = f"{word} {day}"
        assert [m.span() for m in slow.finditer(text)] == [m.span() for m in grammar.PATTERN.finditer(text)]


@given(st.text())
def test_lower_case_keeps_offsets(text: str) -> None:
    assert len(lowered(text)) == len(text)


HOSTILE = 30_000
SECONDS = 6.0


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "12 ", "2010 ", "2010-", "1/", "may ", "May ", "the ", "a ", "last ", "early ",
     "10 p.m. ", "Friday ", "two days ",
     "April 20 ", "April ", "20 to ", "the first ", " ", "\n", "the end of the ", "'", "İ", "ago ", "at ",
     "on the 5th, ", "April 5 and ", "Friday, who said ", "Friday's ", "since a fire on Friday ", "10 a.m. (",
     "a while "],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (HOSTILE // len(unit))
    sentences = split(text)
    begin = time.process_time()
    find(text, sentences, Published(value=WEDNESDAY, precision="day"))
    assert time.process_time() - begin < SECONDS
