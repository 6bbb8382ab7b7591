"""Dates, counts and labels as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.wording import clean_date, count, day_and_year, instant, machine_date, moment, month_of
from dateline.records import Published


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2017-08-16", "16 Aug 2017"),
        ("2017-08-16T18:20:00Z", "16 Aug 2017"),
        ("2017-08", "Aug 2017"),
        ("2017", "2017"),
        ("201X", "the 2010s"),
        ("19XX", "the 1900s"),
        ("2017-W33", "week of 14 Aug 2017"),
        ("2017-SU", "summer 2017"),
        ("2017-22", "summer 2017"),
        ("2017-07-03/2017-07-05", "3–5 Jul 2017"),
        ("2017-07-30/2017-08-02", "30 Jul – 2 Aug 2017"),
        ("2016-12-30/2017-01-02", "30 Dec 2016 – 2 Jan 2017"),
        ("2017/2019", "2017 – 2019"),
        ("2017-08-16/..", "16 Aug 2017"),
        ("2017-08-16?", "16 Aug 2017"),
        ("2017-02-31", "2017-02-31"),
        ("PAST_REF", "PAST_REF"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_written_as_a_newspaper_prints_it(value: str | None, written: str) -> None:
    assert clean_date(value) == written


@given(st.text(alphabet="0123456789-/XWT:?~. ", max_size=24))
def test_no_date_value_breaks_the_page(value: str) -> None:
    assert isinstance(clean_date(value), str)
    assert isinstance(month_of(value), str)
    assert isinstance(moment(Published(value=value, precision="minute")), str)
    assert len(day_and_year(value)) == 2


@given(st.dates())
def test_every_day_is_told_to_machines_as_it_is(day: date) -> None:
    assert machine_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("published", "written"),
    [
        (Published(value="2017-08-16T18:20:00+02:00", precision="minute"), "16 Aug 2017, 18:20"),
        (Published(value="2017-08-16T00:00:00", precision="day"), "16 Aug 2017"),
        (Published(value="2017-08", precision="month"), "Aug 2017"),
        (Published(), "undated"),
    ],
)
def test_a_clock_is_shown_only_when_it_is_known(published: Published, written: str) -> None:
    assert moment(published) == written


def test_publication_times_are_ordered_in_utc() -> None:
    early = Published(value="2017-08-16T23:30:00+09:00", precision="minute")
    late = Published(value="2017-08-16T18:20:00+00:00", precision="minute")
    assert instant(Published()) < instant(early) < instant(late)


def test_counts() -> None:
    assert (count(1, "article"), count(1500, "article"), count(2, "copy", "copies")) == (
        "1 article",
        "1,500 articles",
        "2 copies",
    )


def test_day_and_year_stand_apart_in_the_margin() -> None:
    assert day_and_year("2017-08-16") == ("16 Aug", "2017")
    assert day_and_year("2017") == ("2017", "")
    assert day_and_year("2017-07-03/2017-07-05") == ("3–5 Jul", "2017")
    assert day_and_year("2016-12-30/2017-01-02") == ("30 Dec 2016 – 2 Jan 2017", "")
    assert day_and_year("201X") == ("the 2010s", "")
