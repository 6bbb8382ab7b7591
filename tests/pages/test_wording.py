"""Dates, counts and labels as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.wording import (
    clean_date,
    count,
    day_and_year,
    instant,
    machine_date,
    machine_moment,
    moment,
    month_of,
    period,
    why_there,
)
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


@pytest.mark.parametrize(
    ("date", "until", "value", "written"),
    [
        ("2010-05-03", None, "2010-05-03", "3 May 2010"),
        ("2010-05-03", "2010-05-03", "2010-05-03", "3 May 2010"),
        ("2010-05-03", "2010-05-05", "2010-05-03/2010-05-05", "3–5 May 2010"),
        ("2010-05", None, "2010-05", "May 2010"),
    ],
)
def test_a_range_is_written_from_its_first_day_to_its_last(
    date: str, until: str | None, value: str, written: str
) -> None:
    assert period(date, until) == value
    assert clean_date(period(date, until)) == written


def test_machines_are_told_the_hour_of_a_day_only() -> None:
    assert machine_moment("2010-04-20", "21:45") == "2010-04-20T21:45"
    assert machine_moment("2010-04-20", None) == "2010-04-20"
    assert machine_moment("2010-04-20", "9.45 p.m.") == "2010-04-20"
    assert machine_moment("2010-04", "21:45") == "2010-04"
    assert machine_moment("201X", "21:45") is None


@pytest.mark.parametrize(
    ("published", "date", "until", "why"),
    [
        ("2010-04-20T23:00:00Z", "2010-04-20", None, "published that day"),
        ("2010-04-22", "2010-04-20", None, "names that day, 2 days later"),
        ("2010-04-19", "2010-04-20", None, "names that day, 1 day before"),
        ("2010-05-04", "2010-05-03", "2010-05-05", "published in those days"),
        ("2010-05-07", "2010-05-03", "2010-05-05", "names those days, 2 days later"),
        ("2010-05-07", "2010-05", None, "names that month"),
        ("2010-05-07", "2010", None, "names that year"),
        ("2010-05", "2010-05-03", None, "names that day"),
        (None, "2010-05-03", None, "names that day"),
    ],
)
def test_an_article_stands_behind_a_date_for_a_reason(
    published: str | None, date: str, until: str | None, why: str
) -> None:
    assert why_there(Published(value=published, precision="day"), date, until) == why
