"""Numbers with what they count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import quantities
from dateline.records import Quantity, Sentence


def found(text: str) -> tuple[Quantity, ...]:
    return quantities.find(text, [Sentence(start=0, end=len(text))])


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "measure", "modifier"),
    [
        ("At least 12 people were killed.", 12, 12, "", "people killed", "at least"),
        ("between 5,000 and 19,000 barrels a day leak", 5000, 19000, "barrel", "barrels a day", ""),
        ("It leaks 5,000 to 19,000 barrels.", 5000, 19000, "barrel", "barrels", ""),
        ("about $20 billion was set aside", 2e10, 2e10, "USD", "", "about"),
        ("four dozen houses burned", 48, 48, "", "houses burned", ""),
        ("half a million refugees", 5e5, 5e5, "", "refugees", ""),
        ("some 1.6m voters", 1.6e6, 1.6e6, "", "voters", "some"),
        ("prices rose 5 percent", 5, 5, "percent", "", ""),
        ("two hundred and fifty thousand people", 250000, 250000, "", "people", ""),
        ("2 to 3 million tonnes", 2e6, 3e6, "tonne", "tonnes", ""),
        ("more than twenty-five soldiers died", 25, 25, "", "soldiers died", "more than"),
        ("a range of 1,200 miles", 1200, 1200, "mile", "miles", ""),
        ("killing 11 workers", 11, 11, "", "workers", ""),
        ("The death toll stands at 16.", 16, 16, "", "death toll", ""),
        ("the toll has risen to at least 27 in Orva", 27, 27, "", "toll", "at least"),
        ("The number of confirmed cases there is 26.", 26, 26, "", "confirmed cases", ""),
        ("heard by 10 judges rather than one", 10, 10, "", "judges", ""),
        ("8 million low- and middle-income families", 8e6, 8e6, "", "", ""),
        ("two residents lived there", 2, 2, "", "residents", ""),
        ("29 confirmed deaths", 29, 29, "", "confirmed deaths", ""),
        ("15 wounded Friday", 15, 15, "", "wounded", ""),
        ("water about 40m deep", 40, 40, "metre", "deep", "about"),
        ("a fund of # 13.5 bn", 1.35e10, 1.35e10, "GBP", "", ""),
        ("1,000 dollars", 1000, 1000, "USD", "dollars", ""),
        ("up to 149 are reported to have died", 149, 149, "", "", "up to"),
        ("counts range from 250,000 to 400,000", 250000, 400000, "", "", ""),
        ("half of the output", 50, 50, "percent", "output", ""),
        ("cut its output by half", 50, 50, "percent", "", ""),
        ("three-quarters of the fleet", 75, 75, "percent", "fleet", ""),
        ("an estimated 1-4 million deaths", 1e6, 4e6, "", "deaths", "an estimated"),
        ("40,000-50,000 barrels per day", 40000, 50000, "barrel", "barrels per day", ""),
        ("5-6 % of patients died", 5, 6, "percent", "patients died", ""),
        ("a fine of £3.5bn", 3.5e9, 3.5e9, "GBP", "", ""),
        ("it cost €2 million", 2e6, 2e6, "EUR", "", ""),
        ("no fewer than 20 police officers", 20, 20, "", "police officers", "no fewer than"),
        ("three quarters of a million voters", 750000, 750000, "", "voters", ""),
        ("1.2 million bpd were lost", 1.2e6, 1.2e6, "bpd", "bpd lost", ""),
    ],
)
def test_quantity(text: str, low: float, high: float, unit: str, measure: str, modifier: str) -> None:
    (q,) = found(text)
    assert (q.low, q.high, q.unit, q.measure, q.modifier) == (low, high, unit, measure, modifier)


@pytest.mark.parametrize(
    "text",
    [
        "the death toll since 2009", "the number of people in 1989",
        "on July 3 the test", "3 July was warm", "in 2010 it rained", "at 6:30 they left", "at 9 a.m. sharp",
        "call 555-1234 now", "Ann Lee, 42, said", "aged 42", "a 42-year-old man", "the Hwasong-14 missile",
        "Flight 370 vanished", "a two-way race", "a 46-page report", "a 911 caller",
        "the two agreed", "won 3-2 at home", "on 2009-04-29 it", "the war of 1999-2003 ended", "three weeks ago",
        "one of them", "half an hour", "by half past nine", "a quarter of an hour", "the 1990s", "the 21st century",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert found(text) == ()


@settings(deadline=None)
@given(st.text(alphabet="0123456789,.$%- ab–mto\nhalf dozen", max_size=80))
def test_spans_are_sound(text: str) -> None:
    at = 0
    for q in found(text):
        assert at <= q.start < q.end <= len(text)
        assert q.low <= q.high
        at = q.end
