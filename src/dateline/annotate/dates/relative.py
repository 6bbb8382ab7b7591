"""The rules for mentions that count from another time: the article's day, or the mention before.

Each rule takes the match and the context and returns a reading, or None where the words are no time.
"""

import re
from datetime import date

from . import calendar
from .context import UNRESOLVED, Anchor, Context, Reading, clock, last_word
from .grammar import NUMBERS, TIMES, WEEKDAYS

BACK = frozenset({"ago", "earlier", "before", "previously"})
FROM_NOW = frozenset({"ago", "now", "hence"})
STEPS = {"yesterday": -1, "tomorrow": 1}
RELATIONS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
}  # fmt: skip
TO_PREVIOUS = frozenset({"following", "previous", "preceding", "same", "that"})
FINE = ("day", "minute")
ANY = ("day", "minute", "week", "month", "quarter", "season", "year")

REPEATED = re.compile(r"\b(?:each|every)\s$")
# "today's world", "the people of tomorrow": an age, not a day.
AGE_AFTER = re.compile(
    r"\s?['’]s\s(?:world|youth|young|society|standards|technology|generation|children|economy|consumers?|women"
    r"|personal|modern)\b"
)
AGE_BEFORE = re.compile(r"\b(?:people|world|leaders|children|technology|generation|youth)\sof\s$")
POSSESSIVE = re.compile(r"\s?['’]s\s")
# "Two days before the vote" counts from an event, not from a time.
EVENT_AFTER = re.compile(r"\s\w")


def clock_weekday(match: re.Match[str], context: Context) -> Reading | None:
    word, time = match["cw_w"] or match["cw_w2"], match["cw_c"] or match["cw_c2"]
    reading = _weekday(word, match["cw_r"] or "", match, context)
    return Reading(reading.value + clock(time), reading.anchor) if reading.value else reading


def weekday(match: re.Match[str], context: Context) -> Reading | None:
    if match["wd_s"] or REPEATED.search(context.words_before(match, 6)):
        return None
    return _weekday(match["wd_w"], last_word(match["wd_r"]), match, context)


def _weekday(word: str, relation: str, match: re.Match[str], context: Context) -> Reading:
    number, today = WEEKDAYS.index(word), context.day
    step = RELATIONS.get(relation, 0)
    if relation in TO_PREVIOUS and (base := context.previous_day()):
        return _stepped(base, number, step, "previous")
    if today is None:
        return UNRESOLVED
    if step == 0 and number == today.weekday():
        return Reading(today.isoformat(), context.anchor)
    return _stepped(today, number, step or _direction(match, context) or -1, context.anchor)


def _direction(match: re.Match[str], context: Context) -> int:
    """The direction of a weekday: its preposition or its "'s" may say more than the tense."""
    if POSSESSIVE.match(context.low, match.end()):
        return 1 if " will " in context.low[match.end() : context.last] else -1
    return context.direction(match)


def _stepped(base: date, number: int, step: int, anchor: Anchor) -> Reading:
    """The nearest such weekday strictly after (1) or before (-1) the base; for 0, the base or the nearest before it."""
    gap = (number - base.weekday()) % 7
    days = (gap or 7) if step > 0 else gap - 7 if gap or step < 0 else 0
    found = calendar.add_days(base, days)
    return Reading(found.isoformat() if found else "", anchor)


def ago(match: re.Match[str], context: Context) -> Reading | None:
    words = re.sub(r"^a\s(?=few|couple|dozen)|\sof$", "", match["ag_n"])
    count = int(words) if words.isdigit() else NUMBERS.get(words, 0)
    unit = match["ag_u"].rstrip("s").replace("centurie", "century")
    toward = last_word(match["ag_d"])
    if toward in ("before", "after") and EVENT_AFTER.match(context.low, match.end(), context.last):
        return None
    if unit in ("hour", "minute"):
        return Reading(context.day.isoformat(), context.anchor, True) if context.day and toward in FROM_NOW else None
    if not count:
        return None
    base, anchor = _base(unit, toward in FROM_NOW, context)
    if base is None:
        return UNRESOLVED
    # "A year earlier" is what a figure is compared with: the next sentence goes on from where it was.
    return Reading(_moved(base, -count if toward in BACK else count, unit), anchor, unit != "day", unit != "year")


def _base(unit: str, from_now: bool, context: Context) -> tuple[str | None, Anchor]:
    """What is counted from: the article's day for "ago", the mention before for "earlier" and "later"."""
    if unit == "year" and (value := context.previous("quarter")):
        return value, "previous"
    before = None if from_now else context.previous(*(FINE if unit in ("day", "night") else ANY))
    if before:
        return before, "previous"
    return (context.day.isoformat(), context.anchor) if context.day else (None, "none")


def _moved(base: str, count: int, unit: str) -> str:
    """The value so many units from the base, precise to the unit; a quarter or season stays one over the years."""
    if unit == "year" and calendar.shape(base) in ("quarter", "season", "half"):
        return f"{int(base[:4]) + count:04}{base[4:]}"
    middle = calendar.middle(base)
    return calendar.shift(middle, count, unit) if middle else ""


def year_earlier(match: re.Match[str], context: Context) -> Reading | None:
    base, anchor = _base(match["ye_u"], match["ye_d"] == "ago", context)
    return Reading(_moved(base, -1, match["ye_u"]), anchor, kept=False) if base else UNRESOLVED


def today(match: re.Match[str], context: Context) -> Reading | None:
    if AGE_AFTER.match(context.low, match.end()) or AGE_BEFORE.search(context.words_before(match, 16)):
        return None
    if context.day is None:
        return UNRESOLVED
    words = match["td_w"]
    step = STEPS.get(words, 0) - words.startswith("last")
    if words.startswith("the"):
        step = -2 if "yesterday" in words else 2
    found = calendar.add_days(context.day, step)
    part = TIMES.get(last_word(words), TIMES["night"] if words in ("tonight", "overnight") else "")
    return Reading(found.isoformat() + part if found else "", context.anchor)


def same_day(match: re.Match[str], context: Context) -> Reading | None:
    """ "Later in the day", "by mid-afternoon": the day of the mention before in the sentence, or the article's."""
    return Reading(context.day.isoformat(), context.anchor) if context.day else UNRESOLVED


def relative(match: re.Match[str], context: Context) -> Reading | None:
    relation, unit = match["re_r"], match["re_u"]
    lasting = relation == "past" and unit not in ("weekend", "night")
    if lasting or (relation, unit) in (("this", "day"), ("this", "century")):
        return None
    if relation == "latest" and (value := context.previous("quarter")):
        return Reading(value, "previous")
    unit = "day" if unit in ("night", "morning", "afternoon", "evening") else unit
    base, anchor = context.day, context.anchor
    if relation in TO_PREVIOUS or (unit == "day" and relation == "next"):
        before = context.previous(*(FINE if unit == "day" else ANY))
        if before:
            base, anchor = calendar.middle(before), "previous"
        elif unit == "day":
            return UNRESOLVED
    if base is None:
        return UNRESOLVED
    return Reading(calendar.shift(base, RELATIONS.get(relation, 0), unit), anchor, bool(match["re_p"]))


def day_before(match: re.Match[str], context: Context) -> Reading | None:
    """ "The day before", "the year after" at the end of a clause: from the mention before."""
    unit = match["db_u"].replace("night", "day")
    before = context.previous(*(FINE if unit == "day" else ANY))
    if before is None:
        return UNRESOLVED
    return Reading(_moved(before, -1 if match["db_d"] == "before" else 1, unit), "previous")


def weekend(match: re.Match[str], context: Context) -> Reading | None:
    if context.day is None:
        return UNRESOLVED
    ahead = context.direction(match) > 0 or context.day.weekday() >= WEEKDAYS.index("saturday")
    return Reading(calendar.shift(context.day, 0 if ahead else -1, "weekend"), context.anchor)


def clock_time(match: re.Match[str], context: Context) -> Reading | None:
    """A time of day: of the day of the mention before, else of the article's."""
    time, before = clock(match["cl_c"]), context.previous_day()
    base: tuple[date | None, Anchor] = (before, "previous") if before else (context.day, context.anchor)
    return Reading(base[0].isoformat() + time, base[1]) if base[0] and time else None


def period(match: re.Match[str], context: Context) -> Reading | None:
    """ "The quarter": the one spoken of."""
    value = context.previous("quarter")
    return Reading(value, "previous") if value else None


def reference(match: re.Match[str], context: Context) -> Reading | None:
    """Words that say "now", "once" or "soon", not when; for the evaluation alone."""
    value = "PRESENT_REF" if match["rf_now"] else "PAST_REF" if match["rf_past"] else "FUTURE_REF"
    return Reading(value, "none", kept=False)
