"""Dates, counts and labels as people write them."""

import re
from datetime import date, datetime, timedelta

from ..records import Certainty, Dispute, Polarity, Published, Story

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter",
           "SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}  # fmt: skip

# What someone does with the words that follow; nothing is said for a plain assertion.
DOES: dict[Polarity, str] = {
    "asserts": "",
    "denies": "denied",
    "declines": "declined",
    "questions": "asked",
    "demands": "demanded",
    "promises": "promised",
    "warns": "warned",
    "accuses": "alleged",
}
# Verbs that tell of a denial by themselves.
DENYING = frozenset(
    """has had have deny denies denied reject rejects rejected dispute disputes disputed dismiss dismisses dismissed
    refute refutes refuted contradict contradicts contradicted rebut rebuts rebutted""".split()
)
# Verbs of plain saying: the name and the words tell enough. Any other verb is part of what is said ("praised").
SAYS = frozenset(
    """say says said saying tell tells told telling add adds added adding report reports reported state states stated
    note notes noted write writes wrote announce announces announced explain explains explained according to by find
    finds found show shows showed think thinks thought believe believes believed know knows knew claim claims claimed
    mean means meant see saw read reads argue argues argued of in for as that from with on at with""".split()
)
SURE: dict[Certainty, str] = {
    "certain": "",
    "probable": "probable",
    "possible": "possible",
    "conditional": "conditional",
    "unknown": "",
}


def clean_date(value: str | None) -> str:
    """A date (ISO 8601 or EDTF) as a newspaper prints it; "" for none, the value itself when it is no date.

    >>> clean_date("2017-08-16"), clean_date("2017-07-03/2017-07-05"), clean_date("201X")
    ('16 Aug 2017', '3–5 Jul 2017', 'the 2010s')
    """
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if slash:
        return _range(first, last)
    return _single(value.rstrip("?~%")) or value


def _single(value: str) -> str:
    if parsed := as_day(value):
        return f"{parsed.day} {MONTHS[parsed.month - 1]} {parsed.year}"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(?:-\d)?", value):
        try:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return ""
        return f"week of {monday.day} {MONTHS[monday.month - 1]} {monday.year}"
    if found := re.fullmatch(r"(\d{4})-(\d\d|[A-Z]{2})", value):
        if found[2].isdigit() and 1 <= int(found[2]) <= len(MONTHS):
            return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
        season = SEASONS.get(found[2])
        return f"{season} {found[1]}" if season else ""
    if found := re.fullmatch(r"(\d{3})[Xx]", value):
        return f"the {found[1]}0s"
    if found := re.fullmatch(r"(\d{2})[Xx]{2}", value):
        return f"the {found[1]}00s"
    return value if re.fullmatch(r"\d{4}", value) else ""


def _range(first: str, last: str) -> str:
    start, end = as_day(first), as_day(last)
    if start and end and start.year == end.year:
        if start == end:
            return _single(first)
        opening = str(start.day) if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]}"
        joint = "–" if start.month == end.month else " – "
        return f"{opening}{joint}{end.day} {MONTHS[end.month - 1]} {end.year}"
    return " – ".join(part for part in (_single(first) or first, _single(last) or last) if part and part != "..")


def as_day(value: str | None) -> date | None:
    """The day of an ISO date or date and time; None when it is not known to the day."""
    if not value or not re.match(r"\d{4}-\d\d-\d\d(?!\d)", value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def moment(published: Published) -> str:
    """When something was published: "16 Aug 2017, 18:20", "Aug 2017" or "undated"."""
    if not published.value:
        return "undated"
    day = clean_date(published.value[:10] if as_day(published.value) else published.value)
    clock = re.match(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d)", published.value)
    return f"{day}, {clock[1]}" if clock and published.precision in ("second", "minute") else day


def instant(published: Published) -> tuple[str, str]:
    """A sort key for publication times: the undated first, then by time in UTC."""
    value = published.value or ""
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return value, value
    offset = parsed.utcoffset() or timedelta()
    try:
        return (parsed.replace(tzinfo=None) - offset).isoformat(), value
    except OverflowError:
        return value, value


def machine_date(value: str | None) -> str | None:
    """The value for <time datetime>, or None where HTML has no form for it."""
    if as_day(value):
        return (value or "")[:10]
    return value if value and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]|W\d\d))?", value) else None


def day_and_year(value: str) -> tuple[str, str]:
    """A date in two parts for a margin: ("16 Aug", "2017"), ("3–5 May", "2010"); the second is "" for other forms."""
    text = clean_date(value)
    head, _, year = text.rpartition(" ")
    apart = re.fullmatch(r"\d{4}", year) and head and not re.search(r"\d{4}", head)
    return (head, year) if apart else (text, "")


def period(date: str, until: str | None) -> str:
    """A day, or the days from one to another, as one value: "2010-05-03", "2010-05-03/2010-05-05"."""
    return f"{date}/{until}" if until and until != date else date


def machine_moment(value: str, clock: str | None) -> str | None:
    """The value for <time datetime> of a date with the hour that the text names, where HTML has a form for it."""
    machine = machine_date(value)
    exact = machine and as_day(machine) and clock and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock)
    return f"{machine}T{clock}" if exact else machine


def why_there(published: Published, date: str, until: str | None) -> str:
    """Why an article stands behind a date: it was published on it, or, published on another day, names it.

    >>> why_there(Published(value="2010-04-22", precision="day"), "2010-04-20", None)
    'names that day, 2 days later'
    """
    day, first = as_day(published.day), as_day(date)
    last = as_day(until) or first
    if not first or not last:
        return f"names that {'month' if '-' in date else 'year'}"
    those = "that day" if first == last else "those days"
    if not day:
        return f"names {those}"
    if first <= day <= last:
        return f"published {'' if first == last else 'in '}{those}"
    off, side = ((day - last).days, "later") if day > last else ((first - day).days, "before")
    return f"names {those}, {count(off, 'day')} {side}"


def month_of(value: str) -> str:
    """The month a date falls in, "August 2017", or the year alone; "" when neither is known."""
    found = re.match(r"(\d{4})(?:-(0[1-9]|1[0-2])(?!\d))?", value)
    if not found:
        return ""
    return f"{LONG_MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]


def since(story: Story) -> str:
    """How long a story has been running: "3 Jul – 16 Aug 2017", "on 16 Aug 2017", "undated"."""
    if not story.first or not story.last:
        return clean_date(story.first or story.last) or "undated"
    return _range(story.first, story.last)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "1,500 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def between(dispute: Dispute) -> str:
    """What stands between the two sides of a dispute; read from the first to the second."""
    if dispute.kind == "denial":
        return "denied by"
    if dispute.kind == "contradiction":
        stated = any(one.startswith("the report says so") for one in dispute.reasons)
        return "disputed by" if stated or not dispute.reasons else "seems to conflict with"
    return {"update": "updated by", "range": "put otherwise by"}.get(dispute.figure or "", "differs from")


def kind(dispute: Dispute) -> str:
    """The name of a dispute's kind."""
    if dispute.kind == "figure":
        return {"update": "Updated figure", "range": "Range of figures"}.get(dispute.figure or "", "Figures differ")
    return {"denial": "Denial", "contradiction": "Contradiction"}[dispute.kind]
