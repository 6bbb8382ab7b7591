"""Which year a month, or a month and day, lies in when the text doesn't say."""

import re
from bisect import bisect_left
from datetime import date

from . import calendar
from .context import UNRESOLVED, Context, Reading, Told
from .grammar import SHARED_YEAR

# From January to September of one year, but "payable Jan. 2 to stock of record Dec. 15" goes back: months.
FARTHEST_ON = 8
# A month and day without a year lie in the nearest year. A distance against the direction of the tense counts this much
# more, and a distance ahead, where there is no tense, a little more: news looks back. Fitted on one half of TimeBank
# and AQUAINT: value F1 is .838 at 4 and 2, .836 at 3 and 1.3, .837 at 5 and .833 at 6; rerun evals/dates.py.
AGAINST_TENSE = 4.0
AHEAD_WITHOUT_TENSE = 2.0


def distance(then: date, today: date, direction: int | None) -> float:
    """How far a day is from today, in days, made longer where it lies against the tense; as it is for None."""
    days = (then - today).days
    if direction is None:
        return abs(days)
    if days * direction < 0:
        return abs(days) * AGAINST_TENSE
    return days * AHEAD_WITHOUT_TENSE if days > 0 and not direction else abs(days)


def near(number: int, day: int, today: date, direction: int | None) -> int:
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
        year = untold(number, day, match, context)
    elif value := context.previous("day", "minute", "month", "year"):
        year, anchor = int(value[:4]), "previous"
    else:
        return UNRESOLVED
    found = calendar.make_day(year, number, day)
    return Reading(found.isoformat(), anchor) if found else None


def untold(number: int, day: int, match: re.Match[str], context: Context) -> int:
    """The year of a month and day that has none: by a date told before in the sentence, else by the article's day."""
    told, today = context.told, context.day
    if told and calendar.shape(told.value) == "year" and IN_YEAR.fullmatch(context.low, context.first, told.end):
        return int(told.value)
    if told and (before := _listed(told, match, context)):
        onward = 0 <= number - before.month <= FARTHEST_ON
        return before.year if onward else near(number, day, before, 0)
    if today is None:
        raise ValueError("no day to count from")
    if SET_DATE.match(context.low, match.end()):
        return near(number, day, today, None)
    direction = _direction_of_date(match, context)
    return near(number, day, today, min(direction, 0) if _describes(match, context) else direction)


def _listed(told: Told, match: re.Match[str], context: Context) -> date | None:
    """The date told before, when this one goes on from it: no verb stands between."""
    at = bisect_left(context.verbs(), (told.end, -1))
    between = at < len(context.verbs()) and context.verbs()[at][0] < match.start()
    if between or calendar.shape(told.value) == "year":
        return None
    return calendar.middle(told.value)


def _describes(match: re.Match[str], context: Context) -> bool:
    """Whether a date describes the noun after it: what will be done about "the April 20 explosion" doesn't date it."""
    return bool(DETERMINER.search(context.words_before(match, 7)) and NOUN.match(context.low, match.end()))


DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|this|that)\s$")
NOUN = re.compile(
    r"\s(?!(?:and|or|to|in|at|on|of|when|that|for|by|from|with|after|before|until|through|as|was|is|were|had|has|will"
    r"|would|but|which|where|while|who|said)\b)[a-z]{2,}"
)
# "The looming November elections", "chosen for the 20 August poll": the nearest, whatever the tense.
SET_DATE = re.compile(
    r"\s(?:[\w-]+\s){0,1}?(?:elections?|vote|polls?|ballot|referendum|primary|primaries|convention|summit|deadline)\b"
)
# "In 2019, the first case came on February 6, ..." is told of that year.
IN_YEAR = re.compile(r"\W{0,3}(?:back\s|early\s|late\s)?in\s\d{4}")
LAST = re.compile(r"\b(?:last|past)\s$")
# A loan runs "through January": ahead, as far as it may be.
NEXT = re.compile(r"\b(?:next|coming|through)\s$")


def _direction_of_date(match: re.Match[str], context: Context) -> int:
    """The direction of a month and day: "last Oct. 23" says it, else the tense."""
    before = context.words_before(match, 8)
    if LAST.search(before):
        return -1
    return 1 if NEXT.search(before) else context.direction(match)
