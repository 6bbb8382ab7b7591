"""Which developments a reader has seen: a small cookie that says how far each story had come when they last looked.

It holds no more than that: for each of the stories last looked at its number, two marks (how far the story had come
at the visit before this one, and now) and the time. A mark is the time of the newest development, not of the visit, so
that nothing is lost that is read while a page is open. A visit lasts until nothing was looked at for `PAUSE`, so that
what is new stays marked when a page is opened again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

NAME = "dateline-visits"
STORIES = 60  # in the cookie, the last looked at; they fill half of the 4 kB that browsers keep
PAUSE = timedelta(minutes=30)
KEPT = timedelta(days=365)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST = 9  # digits of a time in milliseconds, for 3,000 years and more
_MILLISECOND = timedelta(milliseconds=1)
_ZERO = datetime(1970, 1, 1)  # times here are UTC without a zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Times in milliseconds since 1970, UTC: the marks of the visit before and of this one, and when it was."""

    before: int
    last: int
    looked: int


def since(visit: Visit | None, now: datetime) -> str | None:
    """From when on a story's developments are new to its reader; None where they never looked. See `Visit`."""
    if visit is None:
        return None
    over = _number(now) - visit.looked > PAUSE / _MILLISECOND
    return _moment(visit.last if over else visit.before)


def look(visits: Mapping[int, Visit], story: int, newest: str, now: datetime) -> dict[int, Visit]:
    """The visits after a look at a story whose newest development was had at `newest` (ISO 8601, UTC, no zone)."""
    mark, at, known = _after(newest), _number(now), visits.get(story)
    if known is None:
        made = Visit(before=mark, last=mark, looked=at)
    elif at - known.looked > PAUSE / _MILLISECOND:
        made = Visit(before=known.last, last=max(mark, known.last), looked=at)
    else:
        made = Visit(before=known.before, last=max(mark, known.last), looked=at)
    return {**{key: one for key, one in visits.items() if key != story}, story: made}


def write(visits: Mapping[int, Visit]) -> str:
    """The cookie's value; the stories looked at last where there are many."""
    last = list(visits.items())[-STORIES:]
    return "_".join(".".join(map(_digits, (story, one.before, one.last, one.looked))) for story, one in last)


def read(cookie: str) -> dict[int, Visit]:
    """The visits in a cookie's value; what is not one of ours is left out."""
    found: dict[int, Visit] = {}
    for part in cookie.split("_")[:STORIES]:
        fields = part.split(".")
        if len(fields) == 4 and all(0 < len(one) <= _LONGEST and set(one) <= set(DIGITS) for one in fields):
            story, before, last, looked = (int(one, len(DIGITS)) for one in fields)
            found[story] = Visit(before=before, last=last, looked=looked)
    return found


def _digits(number: int) -> str:
    text = ""
    while number or not text:
        number, digit = divmod(number, len(DIGITS))
        text = DIGITS[digit] + text
    return text


def _number(time: datetime) -> int:
    return (time.astimezone(UTC).replace(tzinfo=None) - _ZERO) // _MILLISECOND


def _after(moment: str) -> int:
    """The first millisecond after a moment."""
    return (datetime.fromisoformat(moment) - _ZERO) // _MILLISECOND + 1 if moment else 0


def _moment(number: int) -> str:
    return (_ZERO + number * _MILLISECOND).isoformat()
