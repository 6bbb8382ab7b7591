"""TIMEX3 values -> ISO 8601 / EDTF values with a precision."""

import re
from datetime import date

from ...records import Precision
from . import calendar

# EDTF level 1 and 2 codes for seasons and quarters.
SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36"}
HALF_CODES = {"H1": "40", "H2": "41"}
PRECISIONS: dict[str, Precision] = {
    "range": "range", "minute": "minute", "day": "day", "weekend": "range", "week": "week", "month": "month",
    "quarter": "season", "half": "season", "season": "season", "year": "year", "decade": "decade", "century": "century",
    "none": "none",
}  # fmt: skip
PART_OF_DAY = re.compile(r"T(?:MO|AF|EV|NI|MI)$")


def edtf(value: str) -> str:
    """The value in ISO 8601 or EDTF: seasons and quarters as codes, decades as "201X", weekends as two days.

    "" for what is no such value, as the month after December 9999.
    """
    value = PART_OF_DAY.sub("", value).replace("T24:00", "")
    kind = calendar.shape(value)
    if kind == "none":
        return ""
    if kind in ("quarter", "season", "half"):
        codes = SEASON_CODES | HALF_CODES
        return f"{value[:4]}-{codes[value[5:7]]}"
    if kind == "weekend":
        try:
            return f"{_weekday(value, 6)}/{_weekday(value, 7)}"
        except ValueError:  # the last weekend of the year 9999 ends after it
            return ""
    return value + {"decade": "X", "century": "XX"}.get(kind, "")


def precision(value: str) -> Precision:
    """The precision of a TIMEX3 value."""
    return PRECISIONS[calendar.shape(PART_OF_DAY.sub("", value).replace("T24:00", ""))]


def _weekday(value: str, number: int) -> str:
    """A day (1 Monday) of an ISO week, as ISO 8601."""

    return date.fromisocalendar(int(value[:4]), int(value[6:8]), number).isoformat()
