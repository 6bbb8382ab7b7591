"""Publication dates: what can be read, what is believed, and what is kept of the rest."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.published import parse, resolve
from dateline.records import Published
from tests.ingest.reading import NOW


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("2017-08-16", "2017-08-16", "day"),
        ("2017/08/16", "2017-08-16", "day"),
        ("20170816", "2017-08-16", "day"),
        ("2017-08", "2017-08", "month"),
        ("2017", "2017", "year"),
        ("2017-08-16T18:20:05Z", "2017-08-16T18:20:05+00:00", "second"),
        ("2017-08-16T18:20:05.123-04:00", "2017-08-16T18:20:05-04:00", "second"),
        ("2017-08-16 18:20", "2017-08-16T18:20", "minute"),
        ("2017-08-16 18:20:00 UTC", "2017-08-16T18:20:00+00:00", "second"),
        ("2017-08-16T00:00:00Z", "2017-08-16", "day"),
        ("2017-08-16T00:00:00+02:00", "2017-08-16T00:00:00+02:00", "second"),
        ("Wed, 16 Aug 2017 18:20:05 +0530", "2017-08-16T18:20:05+05:30", "second"),
        ("Wed, 16 Aug 2017 18:20 GMT", "2017-08-16T18:20+00:00", "minute"),
        ("16 Aug 2017", "2017-08-16", "day"),
        ("August 16th, 2017", "2017-08-16", "day"),
        ("Wednesday, 16 August 2017 at 6:20 pm", "2017-08-16T18:20", "minute"),
        ("Sept. 3, 2017", "2017-09-03", "day"),
        (1502907605, "2017-08-16T18:20:05+00:00", "second"),
        (1502907605000, "2017-08-16T18:20:05+00:00", "second"),
        ("1502907605", "2017-08-16T18:20:05+00:00", "second"),
    ],
)
def test_parse(raw: object, value: str, precision: str) -> None:
    assert parse(raw) == (value, precision)


@pytest.mark.parametrize(
    "raw",
    [
        *("", "yesterday", "31 Feb 2017", "2017-13-01", "0001-01-01T00:00:00Z", "1970-01-01", "18:00", "99999999"),
        *("9" * 5000, 0, -5, 1e300, float("nan"), True, None, [], {}),
    ],
)
def test_what_is_no_date(raw: object) -> None:
    assert parse(raw) is None


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), st.integers(), st.floats()))
def test_parse_never_raises(raw: object) -> None:
    parse(raw)


def resolved(*candidates: tuple[object, str]) -> tuple[Published, dict[str, object]]:
    published, extra = resolve(candidates, now=NOW, future_days=1)
    return published, dict(extra)


def test_the_first_candidate_that_can_be_read_holds() -> None:
    assert resolved((None, "a"), ("soon", "b"), ("2017-08-16", "c")) == (
        Published(value="2017-08-16", precision="day", origin="c"),
        {},
    )


def test_a_date_in_the_future_is_not_believed_but_kept() -> None:
    assert resolved(("2031-01-01", "field:date")) == (
        Published(origin="future:field:date"),
        {"published_future": "2031-01-01"},
    )
    assert resolved(("2031-01-01", "a"), ("2025-01-01", "b"))[0].value == "2025-01-01"


def test_tomorrow_is_believed_for_the_sake_of_time_zones() -> None:
    assert resolved(("2026-11-23T08:00:00+12:00", "a"))[0].value == "2026-11-23T08:00:00+12:00"
    assert resolved(("2026-11-24", "a"))[0].value is None


def test_undated_is_a_valid_state_and_keeps_what_stood_there() -> None:
    assert resolved() == (Published(), {})
    assert resolved(("sometime", "a")) == (Published(), {"published_unread": "sometime"})
