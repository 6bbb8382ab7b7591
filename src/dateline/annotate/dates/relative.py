"""The rules for mentions that count from another time: the article's day, or the mention before.

Each rule takes the match and the context and returns a reading, or None where the words are no time.
"""

import re
from datetime import date

from . import calendar
from .context import UNRESOLVED, Anchor, Context, Reading, clock, last_word
from .grammar import NUMBERS, TIMES, WEEKDAYS
from .weekdays import RELATIONS, TO_PREVIOUS

BACK = frozenset({"ago", "earlier", "before", "previously"})
FROM_NOW = frozenset({"ago", "now", "hence"})
STEPS = {"yesterday": -1, "tomorrow": 1}
FINE = ("day", "minute")
ANY = ("day", "minute", "week", "month", "quarter", "season", "year")

# "today's world", "the people of tomorrow": an age, not a day.
AGE_AFTER = re.compile(
    r"\s?['’]s\s(?:world|youth|young|society|standards|technology|generation|children|economy|consumers?|women"
    r"|personal|modern)\b"
)
AGE_BEFORE = re.compile(r"\b(?:people|world|leaders|children|technology|generation|youth)\sof\s$")
# "10.40am: he is back", "7.30 pm\n": an entry of a live report.
ENTRY = re.compile(r"\s?(?::|\n)")
# "A hundred years ago" is not "years ago".
COUNTED = re.compile(
    r"(?:\b(?:of|so|hundred|thousand|million|half|\w*(?:one|two|three|four|five|six|seven|eight|nine|ten|teen|ty|elve|even))"
    r"|\d|[])])\s$"
)
# "Over the next year" is from now on.
FROM_HERE = re.compile(r"\b(?:within|over|in|for|during|through|until|by)\s$")
# "Two days before the vote" counts from an event, not from a time.
EVENT_AFTER = re.compile(r"\s\w")


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
        return Reading("PAST_REF", "none", kept=False) if toward == "ago" else None
    base, anchor = _base(unit, toward in FROM_NOW, context)
    if base is None:
        return UNRESOLVED
    # "A year earlier" is what a figure is compared with: the next sentence goes on from where it was.
    return Reading(_moved(base, -count if toward in BACK else count, unit), anchor, unit != "day", unit != "year")


def vague_ago(match: re.Match[str], context: Context) -> Reading | None:
    """ "Hours ago" is today; "years ago" says no more than that it is past."""
    if COUNTED.search(context.words_before(match, 12)) or context.low.startswith(" as ", match.end()):
        return None
    if not match["va_h"]:
        return Reading("PAST_REF", "none", kept=False)
    return Reading(context.day.isoformat(), context.anchor, True) if context.day else UNRESOLVED


def _base(unit: str, from_now: bool, context: Context) -> tuple[str | None, Anchor]:
    """What is counted from: the article's day for "ago", the mention before for "earlier" and "later"."""
    if unit == "year" and (value := context.previous("quarter", "year")) and calendar.shape(value) == "quarter":
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
    narrated = relation == "next" and _narrated(match, unit, context)
    if relation in TO_PREVIOUS or narrated or (unit == "day" and relation == "next"):
        before = context.previous(*(FINE if unit == "day" else ANY))
        if before:
            base, anchor = calendar.middle(before), "previous"
        elif unit == "day":
            return UNRESOLVED
    if base is None:
        return UNRESOLVED
    return Reading(calendar.shift(base, RELATIONS.get(relation, 0), unit), anchor, bool(match["re_p"]))


def _narrated(match: re.Match[str], unit: str, context: Context) -> bool:
    """Whether "the next month" is the one after what was told, not after now."""
    if not match[0].startswith("the ") or FROM_HERE.search(context.words_before(match, 9)):
        return False
    return unit == "day" or context.direction(match) < 0


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
    """A time of day: of the day named shortly before, else of the article's, as where it heads an entry."""
    time = clock(match["cl_c"])
    before = None if ENTRY.match(context.low, match.end()) else context.near_day(match.start())
    base: tuple[date | None, Anchor] = (before, "previous") if before else (context.day, context.anchor)
    return Reading(base[0].isoformat() + time, base[1]) if base[0] and time else None


def part_of(match: re.Match[str], context: Context) -> Reading | None:
    """ "The end of the month", "late in the week": of this one; a quarter is the one spoken of."""
    unit = match["po_u"]
    value = None
    if unit == "quarter":
        value = context.previous("quarter")
    elif unit == "month":
        value = context.just_told(unit, match.start())
    if value:
        return Reading(value, "previous", True)
    return Reading(calendar.shift(context.day, 0, unit), context.anchor, True) if context.day else UNRESOLVED


def the_year(match: re.Match[str], context: Context) -> Reading | None:
    """ "The lowest of the year": of this one; "Player of the Year" is a title."""
    if context.capital(match.end() - 4):
        return None
    return Reading(f"{context.day.year:04}", context.anchor) if context.day else UNRESOLVED


def period(match: re.Match[str], context: Context) -> Reading | None:
    """ "The quarter": the one spoken of."""
    value = context.previous("quarter")
    return Reading(value, "previous") if value else None


def reference(match: re.Match[str], context: Context) -> Reading | None:
    """Words that say "now", "once" or "soon", not when; for the evaluation alone."""
    value = "PRESENT_REF" if match["rf_now"] else "PAST_REF" if match["rf_past"] else "FUTURE_REF"
    return Reading(value, "none", kept=False)
