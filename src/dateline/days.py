"""A day, month or year as people ask for it, in a command or a form: "2017-08-16", "16 Aug 2017", "2017-08", "2017"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from .errors import SettingError
from .ingest.published import parse
from .pages.wording import clean_date

HOW = "write it like 2017-08-16 (or 2017-08, or 2017)"

_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Days:
    """A day, month or year: its words, its first day and its last ("YYYY-MM-DD"), and itself ("2017-08")."""

    text: str
    first: str
    last: str
    value: str


def days(written: str) -> Days:
    """The days that somebody asks for. Raises SettingError where it is no day."""
    read = parse(written) if re.search("[A-Za-z]", written) else None
    day = read[0][:10] if read else written.strip()
    found = _DAY.fullmatch(day)
    try:
        if not found:
            raise ValueError
        year, *rest = (int(part) for part in found.groups() if part)
        first = date(year, *[*rest, 1, 1][:2])
        month = rest[0] if rest else 12
        last = first if len(rest) == 2 else date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        raise SettingError(f"{written!r} is not a day; {HOW}") from None
    value = "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    return Days(clean_date(value), first.isoformat(), last.isoformat(), value)


def period(since: Days | None, until: Days | None) -> str:
    """A period in words: "from 5 Aug 2017 on", "on 5 Aug 2017", "in Aug 2017"; "" for no bounds."""
    if since and until and since == until:
        return f"{'on' if since.first == since.last else 'in'} {since.text}"
    if since and until:
        return f"from {since.text} to {until.text}"
    return f"from {since.text} on" if since else f"up to {until.text}" if until else ""
