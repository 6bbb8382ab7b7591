"""Publication dates: from what a source wrote to a value, its precision and where it stood.

Steps of `resolve`, over the candidates in order of trust:

1. read the candidate: ISO 8601, RFC 2822, an epoch number, or a day written out ("16 Aug 2017")
2. placeholders (year 1, 1970-01-01 midnight) are no dates
3. later than now plus a day: not believed; the value goes to `extra["published_future"]`, and the article
   is undated unless another candidate holds (origin "future:<origin>" if none does)
4. nothing readable: undated; what the source wrote first goes to `extra["published_unread"]`

A midnight without zone or in UTC is a day: feeds and archives write days so. Zones are kept.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.records import Precision, Published

Candidate = tuple[object, str]
"""What a source gave as the date, and the origin to record for it."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = "[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = "(?:19|20)[0-9]{2}"
WRITTEN_DAY = re.compile(
    rf"\b(?:(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+|(?P<month_first>{_MONTH})\s+(?P<day_second>{_DAY}),?\s+)"
    rf"(?P<year>{_YEAR})\b"
    r"(?:(?:,|\s+at|\s*[-–|])?\s+(?P<hour>[0-2]?[0-9])[:.](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?)?",
    re.IGNORECASE,
)
"""A day written out in English, day or month first, with the time of day if one follows."""
_ISO_DAY = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)$")
_ISO_MONTH = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>0[1-9]|1[0-2])$")
_ISO_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_HAS_SECONDS = re.compile(r"\d\d:\d\d:\d\d|T\d{6}")
_ZONE_NAME = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_EPOCH_MILLISECONDS = 100_000_000_000
"""Epoch numbers from here on are milliseconds: in seconds this would be the year 5138."""
_EARLIEST_YEAR = 1500
MAX_DATE_CHARS = 100
"""No date is longer; spares the patterns long garbage."""


def resolve(
    candidates: Iterable[Candidate], *, now: datetime, future_days: int
) -> tuple[Published, Mapping[str, object]]:
    """The first candidate that can be read and believed, and what to keep in `Article.extra` of the others."""
    latest = (now + timedelta(days=future_days)).date()
    fallback = Published()
    extra: dict[str, object] = {}
    for raw, origin in candidates:
        if raw is None or raw == "":
            continue
        read = parse(raw)
        if read is None:
            extra.setdefault("published_unread", raw if isinstance(raw, (str, int, float)) else str(raw))
            continue
        value, precision = read
        if _first_day(value) > latest:
            extra.setdefault("published_future", value)
            fallback = Published(origin=f"future:{origin}") if fallback.origin == "none" else fallback
            continue
        extra.pop("published_unread", None)
        return Published(value=value, precision=precision, origin=origin), extra
    return fallback, extra


def parse(raw: object) -> tuple[str, Precision] | None:
    """A date as a source wrote it -> (ISO 8601 value, precision), or None when it can't be read."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, (int, float)):
        return _from_epoch(float(raw))
    if not isinstance(raw, str) or len(raw) > MAX_DATE_CHARS:
        return None
    text = " ".join(raw.split())
    try:
        return _from_iso(text) or _from_mail(text) or _from_words(text)
    except (ValueError, OverflowError):
        return None


def _from_epoch(number: float) -> tuple[str, Precision] | None:
    if not 0 < number < _EPOCH_MILLISECONDS * 1000:
        return None
    seconds = number / 1000 if number >= _EPOCH_MILLISECONDS else number
    moment = datetime.fromtimestamp(int(seconds), tz=UTC)
    return _moment(moment, "second")


def _from_iso(text: str) -> tuple[str, Precision] | None:
    if _ISO_YEAR.match(text):
        return text, "year"
    if _ISO_MONTH.match(text):
        return text, "month"
    match = _ISO_DAY.match(text)
    if match:
        return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if text.isdigit() and len(text) != len("20170816"):
        return _from_epoch(float(text)) if len(text) in (10, 13) else None
    try:
        moment = datetime.fromisoformat(_ZONE_NAME.sub("+00:00", text))
    except ValueError:
        return None
    if len(text) == len("20170816"):
        return _day(moment.year, moment.month, moment.day)
    return _moment(moment, "second" if _HAS_SECONDS.search(text) else "minute")


def _from_mail(text: str) -> tuple[str, Precision] | None:
    if ":" not in text:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return _moment(moment, "second" if _HAS_SECONDS.search(text) else "minute")


def _from_words(text: str) -> tuple[str, Precision] | None:
    match = WRITTEN_DAY.search(text)
    return from_match(match) if match else None


def from_match(match: re.Match[str]) -> tuple[str, Precision] | None:
    """A match of `WRITTEN_DAY` -> (value, precision); None for a day that is not in the calendar."""
    found = match.groupdict()
    month = MONTHS.index((found["month"] or found["month_first"])[:3].lower()) + 1
    day = int(re.sub("[a-z]", "", (found["day"] or found["day_second"]).lower()))
    try:
        calendar_day = _day(int(found["year"]), month, day)
    except ValueError:
        return None
    if calendar_day is None or not found["hour"]:
        return calendar_day
    hour = int(found["hour"]) % 12 + 12 * (found["half"][0].lower() == "p") if found["half"] else int(found["hour"])
    if hour > 23:
        return calendar_day
    clock = f"{hour:02}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")
    return f"{calendar_day[0]}T{clock}", "second" if found["second"] else "minute"


def _day(year: int, month: int, day: int) -> tuple[str, Precision] | None:
    value = date(year, month, day)
    if value.year < _EARLIEST_YEAR or value == date(1970, 1, 1):
        return None
    return value.isoformat(), "day"


def _moment(moment: datetime, precision: Precision) -> tuple[str, Precision] | None:
    midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    if midnight and (moment.utcoffset() or timedelta(0)) == timedelta(0):
        return _day(moment.year, moment.month, moment.day)
    if moment.year < _EARLIEST_YEAR:
        return None
    return moment.replace(microsecond=0).isoformat(
        timespec="seconds" if precision == "second" else "minutes"
    ), precision


def _first_day(value: str) -> date:
    year, month, day = [*value[:10].split("-"), "01", "01"][:3]
    return date(int(year), int(month), int(day))
