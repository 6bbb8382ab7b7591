"""The rules for weekdays: which of them is meant, and what only looks like one."""

import re
from datetime import date

from . import calendar
from .context import UNRESOLVED, Context, Reading, clock, last_word
from .grammar import WEEKDAYS

RELATIONS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
TO_PREVIOUS = frozenset({"following", "previous", "preceding", "same", "that"})

# "On a Friday": any such day.
HABIT = re.compile(r"\b(?:each|every|any|on an?|than an?|like an?|normal|typical|usual|regular)\s$")
# "Monday to Friday": opening hours.
WEEK_LONG = re.compile(r"monday\s?(?:-|–|to|through)\s?(?:fri|satur|sun)day")
WEEK_BEFORE = re.compile(r"\bmonday\s?(?:-|–|to|through)\s?$")
# "The Sunday Times", "Super Tuesday", "Saturday Night Live": names, when written with a capital.
NAME_AFTER = re.compile(
    r"\s(?:times|telegraph|mirror|express|mail|herald|post|independent|tribune|people|world|sport|magazine"
    r"|night (?:live|football|fever|lights))\b"
)
NAME_BEFORE = re.compile(r"\b(?:black|bloody|fat|cyber|casual|ruby|manic|stormy)\s$")
# "The Sunday talk shows": the same every week.
KIND_AFTER = re.compile(
    r"\s(?:talk shows?|newspapers?|papers|school|(?:and|or)\s\w+days?\s(?:nights|mornings|afternoons|evenings))\b"
)
# "The last Tuesday of the month".
OF_MONTH = re.compile(r"\s(?:of|in)\s(?:the\smonth|each|every)\b")
POSSESSIVE = re.compile(r"\s?['’]s?\s")
# What "Friday's ..." may still lie ahead; of anything else it is told afterwards.
SET_DAY = re.compile(
    r"\s?['’]s?\s(?:[\w-]+\s){0,2}?(?:vote|voting|election|elections|poll|polls|ballot|referendum|primary|primaries"
    r"|caucus(?:es)?|runoff|meeting|summit|session|hearing|debate|final|semi-?finals?|match|game|race|stage|stages"
    r"|deadline|ceremony|funeral|service|launch|conference|talks|results|concert|test|tests)\b"
)


def clock_weekday(match: re.Match[str], context: Context) -> Reading | None:
    word, time = match["cw_w"] or match["cw_w2"], match["cw_c"] or match["cw_c2"]
    reading = _weekday(word, match["cw_r"] or "", match, context)
    return Reading(reading.value + clock(time), reading.anchor) if reading.value else reading


def weekday(match: re.Match[str], context: Context) -> Reading | None:
    if match["wd_s"] or HABIT.search(context.words_before(match, 12)) or _is_name(match, context):
        return None
    return _weekday(match["wd_w"], last_word(match["wd_r"]), match, context)


def _is_name(match: re.Match[str], context: Context) -> bool:
    """Whether the weekday is part of a name or of opening hours."""
    low, start, end = context.low, match.start("wd_w"), match.end("wd_w")
    if WEEK_LONG.match(low, start):
        return True
    if match["wd_w"][:3] in ("fri", "sat", "sun") and WEEK_BEFORE.search(low[max(context.first, start - 16) : start]):
        return True
    if KIND_AFTER.match(low, end) or OF_MONTH.match(low, end):
        return True
    after, before = NAME_AFTER.match(low, end), NAME_BEFORE.search(low, max(context.first, start - 12), start)
    return bool(after and context.capital(end + 1)) or bool(before and context.capital(before.start()))


def _weekday(word: str, relation: str, match: re.Match[str], context: Context) -> Reading:
    number, today = WEEKDAYS.index(word), context.day
    step = RELATIONS.get(relation, 0)
    if relation in TO_PREVIOUS and (base := context.previous_day()):
        return _stepped(base, number, step, context, previous=True)
    if today is None:
        return UNRESOLVED
    if step == 0 and number == today.weekday():
        return Reading(today.isoformat(), context.anchor)
    return _stepped(today, number, step or _direction(match, context) or -1, context)


def _direction(match: re.Match[str], context: Context) -> int:
    """The direction of a weekday: its preposition or its "'s" may say more than the tense."""
    if not POSSESSIVE.match(context.low, match.end()):
        return context.direction(match)
    direction = context.direction(match) if SET_DAY.match(context.low, match.end()) else 0
    return direction or (1 if context.will_follow(match.end()) else -1)


def _stepped(base: date, number: int, step: int, context: Context, previous: bool = False) -> Reading:
    """The nearest such weekday strictly after (1) or before (-1) the base; for 0, the base or the nearest before it."""
    gap = (number - base.weekday()) % 7
    days = (gap or 7) if step > 0 else gap - 7 if gap or step < 0 else 0
    found = calendar.add_days(base, days)
    return Reading(found.isoformat() if found else "", "previous" if previous else context.anchor)
