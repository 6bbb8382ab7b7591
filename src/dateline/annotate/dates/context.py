"""What a mention is resolved against, and the steps that several rules share."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from . import calendar, tense
from .grammar import MONTHS, ORDINALS, TIMES

Anchor = Literal["text", "published", "previous", "section", "none"]

# A time of day belongs to the day named at most so many characters before (about two sentences), else to the article's.
NEAR = 250
MAY = re.compile(r"\b(?:theresa|mrs?|ms|minister)\.?\s+may\b")


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


@dataclass(frozen=True, slots=True)
class Told:
    """A calendar date told before in a sentence, and where its mention ends."""

    value: str
    end: int


@dataclass(slots=True)
class Context:
    """What a mention is resolved against.

    text, low: the article's text, as it is and in lower case; first, last: the sentence's offsets.
    day: the day of publication, of the section or of the dateline (`anchor` says which); None when not known.
    before: values of the mentions before, newest last; value_at, day_at: where the newest of them, and the newest
    day, end.
    told: the newest calendar date of this sentence.
    """

    low: str
    text: str
    day: date | None
    anchor: Anchor
    first: int = 0
    last: int = 0
    before: list[str] = field(default_factory=list)
    value_at: int = -NEAR
    day_at: int = -NEAR
    told: Told | None = None
    _verbs: tense.Verbs | None = None
    _may: bool | None = None

    def enter(self, first: int, last: int) -> None:
        """Go on to the sentence `text[first:last]`."""
        self.first, self.last, self._verbs, self.told = first, last, None, None

    def keep(self, value: str, end: int) -> None:
        """Let later mentions count from a value, of a mention that ends at an offset."""
        self.before.append(value)
        self.value_at = end
        if calendar.as_day(value):
            self.day_at = end

    def verbs(self) -> tense.Verbs:
        """The verbs of the sentence."""
        if self._verbs is None:
            self._verbs = tense.verbs(self.low, self.first, self.last)
        return self._verbs

    def direction(self, match: re.Match[str]) -> int:
        """Whether the words around the match look back (-1) or ahead (1); 0 not known."""
        return tense.direction(self.low, match.start(), match.end(), self.first, self.last, self.verbs())

    def previous(self, *shapes: str) -> str | None:
        """The newest value before of one of the shapes."""
        return next((value for value in reversed(self.before) if calendar.shape(value) in shapes), None)

    def previous_day(self) -> date | None:
        """The newest day before."""
        return next((day for value in reversed(self.before) if (day := calendar.as_day(value))), None)

    def just_told(self, shape: str, at: int) -> str | None:
        """The newest value before an offset, if it is of a shape, is near, and is not ahead."""
        value = self.before[-1] if self.before and at - self.value_at < NEAR else ""
        return value if value and calendar.shape(value) == shape and value <= str(self.day or value) else None

    def near_day(self, at: int) -> date | None:
        """The day of a time of day at an offset: named in its sentence, or shortly before and not ahead."""
        day = self.previous_day() if at - self.day_at < NEAR else None
        return day if day and (self.day_at > self.first or self.day is None or day <= self.day) else None

    def will_follow(self, at: int) -> bool:
        """Whether "will" stands in the sentence after an offset."""
        return self.low.find(" will ", at, min(self.last, at + tense.REACH_AFTER)) >= 0

    def names_may(self) -> bool:
        """Whether someone in the article is called May."""
        if self._may is None:
            self._may = MAY.search(self.low) is not None
        return self._may

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
