"""Days as people ask for them."""

import pytest

from dateline.days import days, period
from dateline.errors import SettingError


@pytest.mark.parametrize(
    ("written", "first", "last", "text"),
    [
        ("2017-08-16", "2017-08-16", "2017-08-16", "16 Aug 2017"),
        ("16 Aug 2017", "2017-08-16", "2017-08-16", "16 Aug 2017"),
        (" 2017-8 ", "2017-08-01", "2017-08-31", "Aug 2017"),
        ("2016-02", "2016-02-01", "2016-02-29", "Feb 2016"),
        ("2017", "2017-01-01", "2017-12-31", "2017"),
    ],
)
def test_a_day_a_month_and_a_year(written: str, first: str, last: str, text: str) -> None:
    found = days(written)
    assert (found.first, found.last, found.text) == (first, last, text)
    assert days(found.value) == found


@pytest.mark.parametrize("written", ["", "soon", "2017-02-30", "2017-13", "17", "٢٠١٧", "2017-08-16-01"])
def test_what_is_no_day_is_said(written: str) -> None:
    with pytest.raises(SettingError, match="is not a day; write it like 2017-08-16"):
        days(written)


def test_a_period_in_words() -> None:
    day, month = days("2017-08-16"), days("2017-09")
    assert period(day, month) == "from 16 Aug 2017 to Sep 2017"
    assert (period(day, day), period(month, month)) == ("on 16 Aug 2017", "in Sep 2017")
    assert (period(day, None), period(None, month), period(None, None)) == ("from 16 Aug 2017 on", "up to Sep 2017", "")
