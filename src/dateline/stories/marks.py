"""The days and the figures that a text names, in the form in which reports of one happening share them.

Surface forms ("sunday", "4-28", "2009"; "5.6", "120"), not resolved dates and quantities: a text without a known day of
publication has them too, and features stay the same whether or not anything else was read of the article.
"""

import re
from collections.abc import Iterator

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\b", re.I)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAYS.replace(' ', '|')})\b", re.I)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def days(text: str) -> tuple[str, ...]:
    """Weekdays, days of a month ("4-28") and years that the text names, each once, sorted."""
    return tuple(sorted({*_days_of_months(text), *_YEAR.findall(text), *map(str.lower, _WEEKDAY.findall(text))}))


def numbers(text: str) -> tuple[str, ...]:
    """Numbers in digits, each once, sorted; years and days of a month left out, thousands without their comma."""
    found = (number.replace(",", "") for number in _NUMBER.findall(_MONTH_DAY.sub(" ", text)))
    return tuple(sorted({number for number in found if not _YEAR.fullmatch(number)}))


def _days_of_months(text: str) -> Iterator[str]:
    for match in _MONTH_DAY.finditer(text):
        month, day = (match[1], match[2]) if match[1] else (match[4], match[3])
        yield f"{_MONTHS.index(month[:3].lower()) + 1}-{int(day)}"
