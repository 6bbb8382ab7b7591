"""Arithmetic on TIMEX3 values: "2010-04-20", "2010-04-20T14:30", "2010-W16", "2010-04", "2010-Q2", "2010-SP", "2010",
"201" (a decade), "19" (a century, the 1900s), and on the days of holidays.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

# The month by which two seasons of different years are compared (their middle).
MIDDLE_OF_SEASON = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
SHAPES = (
    ("range", re.compile(r".*/")),
    ("minute", re.compile(r"\d{4}-\d\d-\d\dT\d\d")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("weekend", re.compile(r"\d{4}-W\d\d-WE")),
    ("week", re.compile(r"\d{4}-W\d\d")),
    ("month", re.compile(r"\d{4}-\d\d$")),
    ("quarter", re.compile(r"\d{4}-Q\d")),
    ("half", re.compile(r"\d{4}-H\d")),
    ("season", re.compile(r"\d{4}-[A-Z]{2}")),
    ("year", re.compile(r"\d{4}$")),
    ("decade", re.compile(r"\d{3}$")),
    ("century", re.compile(r"\d\d$")),
)


def shape(value: str) -> str:
    """What a value is precise to: "day", "week", ... or "none"."""
    return next((name for name, pattern in SHAPES if pattern.match(value)), "none")


def as_day(value: str) -> date | None:
    """The day of a value that is precise to the day or better."""
    match = DAY.match(value)
    return make_day(*map(int, match.groups())) if match and "/" not in value else None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week(day: date) -> str:
    """The ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def weekend(day: date) -> str:
    """The weekend of a day's ISO week."""
    return week(day) + "-WE"


def month(year: int, number: int) -> str:
    """The month; `number` may run over either end of the year."""
    return f"{year + (number - 1) // 12:04}-{(number - 1) % 12 + 1:02}"


def quarter(year: int, number: int) -> str:
    """The quarter; `number` may run over either end of the year."""
    return f"{year + (number - 1) // 4:04}-Q{(number - 1) % 4 + 1}"


def add_days(day: date, days: int) -> date | None:
    """The day so many days on, or None past the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift(day: date, count: int, unit: str) -> str:
    """The value so many units after `day` (before, if negative), precise to the unit; "" past the calendar's ends."""
    if unit in ("day", "night"):
        moved = add_days(day, count)
        return moved.isoformat() if moved else ""
    if unit in ("week", "weekend"):
        moved = add_days(day, 7 * count)
        return (weekend(moved) if unit == "weekend" else week(moved)) if moved else ""
    if unit == "month":
        value = month(day.year, day.month + count)
    elif unit == "quarter":
        value = quarter(day.year, (day.month - 1) // 3 + 1 + count)
    elif unit == "year":
        value = f"{day.year + count:04}"
    elif unit == "decade":
        value = f"{day.year // 10 + count:03}"
    else:
        value = f"{day.year // 100 + count:02}"
    return value if "-" not in value[:1] and not value.startswith("0000") else ""


def middle(value: str) -> date | None:
    """A day within the value, from which other values are counted."""
    if day := as_day(value):
        return day
    kind = shape(value)
    year = int(value[:4]) if kind not in ("range", "none", "decade", "century") else 0
    if not 1 <= year <= 9998:
        return None
    if kind in ("week", "weekend"):
        return date.fromisocalendar(year, min(max(int(value[6:8]), 1), 52), 4)
    if kind == "month":
        return make_day(year, int(value[5:7]), 15)
    if kind == "quarter":
        return make_day(year, int(value[6]) * 3 - 1, 15)
    if kind == "half":
        return make_day(year, int(value[6]) * 6 - 3, 15)
    if kind == "season":
        return make_day(year, MIDDLE_OF_SEASON[value[5:7]], 15)
    return make_day(year, 7, 1)


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> date:
    """The nth weekday (0 Monday) of a month; -1 is the last."""
    if nth < 0:
        last = date(year, number, monthrange(year, number)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    number, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, number, day + 1)


# The days of the year that have names (lower case, no apostrophes).
FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new years": (1, 1), "new years day": (1, 1), "new years eve": (12, 31), "independence day": (7, 4),
    "fourth of july": (7, 4), "halloween": (10, 31), "valentines day": (2, 14), "veterans day": (11, 11),
    "armistice day": (11, 11), "st patricks day": (3, 17), "inauguration day": (1, 20), "cinco de mayo": (5, 5),
    "bastille day": (7, 14), "canada day": (7, 1), "australia day": (1, 26), "may day": (5, 1),
    "earth day": (4, 22), "juneteenth": (6, 19), "guy fawkes night": (11, 5),
    "bonfire night": (11, 5), "st georges day": (4, 23), "all saints day": (11, 1),
}  # fmt: skip
# Month, weekday (0 Monday) and which of them, as in the United States.
NTH = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "labour day": (9, 0, 1),
    "memorial day": (5, 0, -1), "martin luther king day": (1, 0, 3), "martin luther king jr day": (1, 0, 3),
    "columbus day": (10, 0, 2), "presidents day": (2, 0, 3), "mothers day": (5, 6, 2), "fathers day": (6, 6, 3),
    "remembrance sunday": (11, 6, 2),
}  # fmt: skip
# Days after another day: Easter, the first Monday of November, Thanksgiving.
FROM_EASTER = {
    "easter": 0, "easter sunday": 0, "easter week": 0, "easter monday": 1, "easter saturday": -1, "holy saturday": -1,
    "good friday": -2, "maundy thursday": -3, "holy thursday": -3, "palm sunday": -7, "ash wednesday": -46,
    "shrove tuesday": -47, "pentecost": 49,
}  # fmt: skip
AFTER_NTH = {
    "election day": ((11, 0, 1), 1), "black friday": ((11, 3, 4), 1), "cyber monday": ((11, 3, 4), 4),
}  # fmt: skip


def holiday(name: str, year: int) -> date | None:
    """The day of a named day (lower case, no apostrophes) in a year; the movable ones as in the United States."""
    if not date.min.year < year < date.max.year:
        return None
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in NTH:
        return nth_weekday(year, *NTH[name])
    if name in AFTER_NTH:
        nth, days = AFTER_NTH[name]
        return nth_weekday(year, *nth) + timedelta(days=days)
    return easter(year) + timedelta(days=FROM_EASTER[name]) if name in FROM_EASTER else None
