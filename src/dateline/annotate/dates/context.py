"""What a mention is resolved against, and the steps that several rules share."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from . import calendar, tense
from .grammar import MONTHS, ORDINALS, SHARED_YEAR, TIMES

Anchor = Literal["text", "published", "previous", "section", "none"]

# A month and day without a year lie in the nearest year. A distance against the direction of the tense counts this much
# more, and a distance ahead, where there is no tense, a little more: news looks back. Fitted on one half of TimeBank
# and AQUAINT: day-level F1 is the same at 3 and 4, and .006 lower at 6; rerun evals/dates.py.
AGAINST_TENSE = 3.0
AHEAD_WITHOUT_TENSE = 1.3


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 value ("" where it can't be resolved), and how it was come by.

    kept: whether later mentions ("the following day") may count from it.
    """

    value: str
    anchor: Anchor = "text"
    approximate: bool = False
    kept: bool = True


UNRESOLVED = Reading("", "none")


@dataclass(slots=True)
class Context:
    """What a mention is resolved against.

    text, low: the article's text, as it is and in lower case; first, last: the sentence's offsets.
    day: the day of publication, of the section or of the dateline (`anchor` says which); None when not known.
    before: values of the mentions before, newest last.
    """

    low: str
    text: str
    day: date | None
    anchor: Anchor
    first: int = 0
    last: int = 0
    before: list[str] = field(default_factory=list)
    _verbs: tense.Verbs | None = None

    def enter(self, first: int, last: int) -> None:
        """Go on to the sentence `text[first:last]`."""
        self.first, self.last, self._verbs = first, last, None

    def direction(self, match: re.Match[str]) -> int:
        """Whether the words around the match look back (-1) or ahead (1); 0 not known."""
        if self._verbs is None:
            self._verbs = tense.verbs(self.low, self.first, self.last)
        return tense.direction(self.low, match.start(), match.end(), self.first, self.last, self._verbs)

    def previous(self, *shapes: str) -> str | None:
        """The newest value before of one of the shapes."""
        return next((value for value in reversed(self.before) if calendar.shape(value) in shapes), None)

    def previous_day(self) -> date | None:
        """The newest day before."""
        value = self.previous("day", "minute")
        return calendar.as_day(value) if value else None

    def capital(self, at: int) -> bool:
        """Whether the word at an offset is written with a capital."""
        return self.text[at].isupper()

    def words_before(self, match: re.Match[str], reach: int) -> str:
        """The characters of the sentence before the match."""
        return self.low[max(self.first, match.start() - reach) : match.start()]


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return next(number for number, name in enumerate(MONTHS, start=1) if name[:3] == word[:3])


def day_number(digits: str | None, word: str | None) -> int:
    """The day of the month from "20th" or "twenty-first"; 0 when neither is there."""
    if digits:
        return int(re.sub(r"\D", "", digits))
    if not word:
        return 0
    tens, _, unit = word.rpartition("-")
    return {"": 0, "twenty": 20, "thirty": 30}.get(tens, 0) + ORDINALS.get(unit, 0)


def clock(words: str | None) -> str:
    """The "T14:30" of a clock time, or ""."""
    if not words:
        return ""
    if word := next((word for word in ("noon", "midday", "midnight") if words.startswith(word)), None):
        return TIMES[word]
    digits = re.match(r"(\d\d?)[:.]?(\d\d)?", words)
    if not digits:
        return ""
    hour, minute = int(digits[1]), digits[2] or "00"
    half = re.match(r"\s?([ap])\.?\s?m", words[digits.end() :])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return f"T{hour:02}:{minute}"


def last_word(words: str | None) -> str:
    """The last word of "the following", "this past"; "" of None."""
    return words.split()[-1] if words else ""


def distance(then: date, today: date, direction: int) -> float:
    """How far a day is from today, in days, made longer where it lies against the tense."""
    days = (then - today).days
    if days * direction < 0:
        return abs(days) * AGAINST_TENSE
    return days * AHEAD_WITHOUT_TENSE if days > 0 and not direction else abs(days)


def near(number: int, day: int, today: date, direction: int) -> int:
    """The year, of this, the last and the next, in which a month and day is nearest, by tense."""

    def far(year: int) -> float:
        then = calendar.make_day(year, number, day) or calendar.make_day(year, number, 28)
        return distance(then, today, direction) if then else float("inf")

    return min((today.year, today.year - 1, today.year + 1), key=far)


def year_of(words: str | None, context: Context) -> int | None:
    """The year named by "2010", "last year", "this year" or "that year"; None where it can't be known."""
    if not words:
        return None
    if words.isdigit():
        return int(words)
    if words.startswith("that"):
        value = context.previous("day", "minute", "month", "year", "quarter", "season")
        return int(value[:4]) if value else None
    if context.day is None:
        return None
    return context.day.year + {"last": -1, "this": 0, "next": 1}[words.split()[0]]


def shared_year(match: re.Match[str], context: Context) -> str | None:
    """The year that stands with the second of two dates."""
    shared = SHARED_YEAR.match(context.low, match.end(), context.last)
    return shared[1] if shared else None


def dated(number: int, day: int, year_words: str | None, match: re.Match[str], context: Context) -> Reading | None:
    """A month and day, with or without its year; None where the calendar has no such day."""
    year_words = year_words or shared_year(match, context)
    year, anchor = year_of(year_words, context), context.anchor
    if year is not None:
        anchor = "text" if year_words and year_words.isdigit() else anchor
    elif context.day is not None:
        year = near(number, day, context.day, _direction_of_date(match, context))
    elif value := context.previous("day", "minute", "month", "year"):
        year, anchor = int(value[:4]), "previous"
    else:
        return UNRESOLVED
    found = calendar.make_day(year, number, day)
    return Reading(found.isoformat(), anchor) if found else None


LAST = re.compile(r"\b(?:last|past)\s$")
NEXT = re.compile(r"\b(?:next|coming)\s$")


def _direction_of_date(match: re.Match[str], context: Context) -> int:
    """The direction of a month and day: "last Oct. 23" says it, else the tense."""
    before = context.words_before(match, 8)
    if LAST.search(before):
        return -1
    return 1 if NEXT.search(before) else context.direction(match)
