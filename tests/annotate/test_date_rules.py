"""The finer rules of the date grammar: names that look like days, times of day, years not told, holidays."""

import pytest

from dateline.annotate.dates import find, timexes
from dateline.annotate.sentences import split
from dateline.records import Published

WEDNESDAY = "2010-05-26"


def values(text: str, day: str | None = WEDNESDAY) -> list[str]:
    published = Published(value=day, precision="day", origin="given") if day else Published()
    return [mention.value for mention in find(text, split(text), published)]


def timex(text: str, day: str = WEDNESDAY) -> list[str]:
    return [found.value for found in timexes(text, split(text), Published(value=day, precision="day", origin="given"))]


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times said so.",
        "They laughed at it on Saturday Night Live.",
        "It was seen on the Sunday talk shows.",
        "The shops open Monday to Friday.",
        "He likes to sail on a Saturday.",
        "It was worse than Black Wednesday.",
        "Flights leave on Monday and Tuesday nights.",
        "Then June Havoc sang.",
        "Theresa May won. It was down to May.",
        "She was named Person of the Year.",
        "They adopted Resolution 1973.",
        "He went to the annual March for Life.",
        "She drove a 1987 Chevrolet.",
        "He made a bogey on the 5th.",
        "They did it as long ago as that.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank at 6 a.m. on Tuesday.", ["2010-05-25T06:00"]),
        (
            "It sank at 2:49 a.m. local time (0749 UTC) on Tuesday.",
            ["2010-05-25T02:49", "2010-05-25T07:49", "2010-05-25"],
        ),
        ("It sank at 1 p.m., April 20, 2010, not May 2, 2010.", ["2010-04-20T13:00", "2010-05-02"]),
        ("On Tuesday it leaked. At 10 p.m. it sank.", ["2010-05-25", "2010-05-25T22:00"]),
        ("It leaked on Tuesday.\n\n10.40am: They are back.", ["2010-05-25", "2010-05-26T10:40"]),
        ("It leaked on Tuesday." + " It is a well." * 20 + " It sank at 10 p.m.", ["2010-05-25", "2010-05-26T22:00"]),
    ],
)
def test_the_day_of_a_time_of_day(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("It rose from 29 in March to 42 in June.", "2010-10-30", ["2010-03", "2010-06"]),
        ("In 2008 in the Gulf, wells leaked on May 3.", WEDNESDAY, ["2008", "2008-05-03"]),
        ("It fell between January and September.", "2010-10-20", ["2010-01/2010-09"]),
        ("It is payable Jan. 2 to stock of record Dec. 15.", "2010-11-02", ["2011-01-02", "2010-12-15"]),
        ("They spoke of the looming November elections.", WEDNESDAY, ["2010-11"]),
        ("They were chosen for the 20 August poll.", WEDNESDAY, ["2010-08-20"]),
        ("They want peace since their wedding in April.", WEDNESDAY, ["2010-04"]),
        ("The bank has lent it money through January.", "2010-10-30", ["2011-01"]),
        ("It will look into the April 20 explosion.", "2010-11-24", ["2010-04-20"]),
        ("They had spoken of this summer.", WEDNESDAY, ["2010-22"]),
        ("It happened in 1994. They left the next year.", WEDNESDAY, ["1994", "1995"]),
        ("They may leave within the next year.", WEDNESDAY, ["2011"]),
        ("He ran in '84 and again in the summer of '09.", WEDNESDAY, ["1984", "2009"]),
        ("It was over by the 15th.", WEDNESDAY, ["2010-05-15"]),
        ("It will be over by the 3rd of next month.", WEDNESDAY, ["2010-06-03"]),
        ("On 2010/04/20 it sank.", WEDNESDAY, ["2010-04-20"]),
    ],
)
def test_years_and_months_that_are_not_told(text: str, day: str, expected: list[str]) -> None:
    assert values(text, day) == expected


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("The September 11 hijackers trained here.", WEDNESDAY, "2001-09-11"),
        ("The attacks of Sept. 11 changed it.", WEDNESDAY, "2001-09-11"),
        ("Nothing is as it was before September 11.", "2002-06-01", "2001-09-11"),
        ("It has rained since September 11.", "2012-09-20", "2012-09-11"),
        ("It rained on September 11.", "2012-09-20", "2012-09-11"),
    ],
)
def test_the_eleventh_of_september(text: str, day: str, value: str) -> None:
    assert values(text, day) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rained on Palm Sunday.", "2010-03-28"),
        ("It rained on Ash Wednesday.", "2010-02-17"),
        ("It rained on Good Friday.", "2010-04-02"),
        ("It rained on Black Friday.", "2009-11-27"),
        ("It rained on Mother's Day.", "2010-05-09"),
        ("They will march on the Fourth of July.", "2010-07-04"),
        ("They will march on Bastille Day.", "2010-07-14"),
    ],
)
def test_holidays(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It earned more in the third quarter. It earned less a year earlier.", ["2009-Q3", "2008-Q3"]),
        ("Third-quarter net rose. In the first nine months it fell from a year earlier.", ["2009-Q3", "2009"]),
        ("Third-quarter net rose from year-earlier profit.", ["2009-Q3", "2008-Q3"]),
        ("Third-quarter net rose. In the 2007 period it fell.", ["2009-Q3", "2007-Q3"]),
        ("It was the highest of the year.", ["2010"]),
        ("It leaked in April. By the end of the month it sank.", ["2010-04", "2010-04"]),
        ("It rose later in the week.", ["2010-W21"]),
        ("It leaked hours ago.", ["2010-05-26"]),
        ("It leaked several years ago.", ["PAST_REF"]),
        ("It leaked long ago.", ["PAST_REF"]),
        ("It is rare these days.", ["PRESENT_REF"]),
        ("They fear the near term.", ["FUTURE_REF"]),
        ("It leaked a year and a half ago.", ["2009"]),
    ],
)
def test_quarters_and_references(text: str, expected: list[str]) -> None:
    assert timex(text) == expected
