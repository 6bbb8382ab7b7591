"""One match of the grammar -> a TIMEX3 value, in the light of the article's date, the mention before and the tense.

`RULES` has one function a rule of `grammar.RULES`, of the same name. Each takes the match and the context and
returns the value with what it was resolved against, or None where the words turn out to be no time ("may", "1200").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from . import calendar, tense
from .grammar import DECADES, MONTHS, NUMBERS, ORDINALS, SEASONS, TIMES, WEEKDAYS

Anchor = Literal["text", "published", "previous", "section", "none"]

# A month and day, or a month, without a year is in the nearest year; a distance against the direction of the tense counts this
# much more (fitted on one half of TimeBank and AQUAINT; between 2 and 5 nothing changes).
AGAINST_TENSE = 3.0
# Two-digit years from here on are of the 1900s.
PIVOT = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A value, and how it was come by. `words` is the span where it differs from the match."""

    value: str
    anchor: Anchor = "text"
    approximate: bool = False


@dataclass(slots=True)
class Context:
    """What a mention is resolved against.

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

    def direction(self, match: re.Match[str]) -> int:
        """Whether the words around the match look back (-1) or ahead (1)."""
        return tense.direction(self.low, match.start(), match.end(), self.first, self.last)

    def previous(self, *shapes: str) -> str | None:
        """The newest value before of one of the shapes."""
        return next((value for value in reversed(self.before) if calendar.shape(value) in shapes), None)

    def previous_day(self) -> date | None:
        """The newest day before."""
        value = self.previous("day", "minute")
        return calendar.as_day(value) if value else None


Rule = Callable[[re.Match[str], Context], Reading | None]


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
    digits = re.match(r"(\d{1,2})[:.]?(\d\d)?", words)
    if not digits:
        return ""
    hour, minute = int(digits[1]), digits[2] or "00"
    half = re.match(r"\s?([ap])\.?\s?m", words[digits.end() :])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return f"T{hour:02}:{minute}"


def near(year: int, number: int, day: int, context: Context, direction: int) -> int:
    """The year, of this, the last and the next, in which a month and day is nearest, by tense."""
    assert context.day is not None

    def distance(candidate: int) -> float:
        then = calendar.make_day(candidate, number, day) or calendar.make_day(candidate, number, 28)
        days = (then - context.day).days if then and context.day else 0
        return abs(days) * (AGAINST_TENSE if days * direction < 0 else 1.0)

    return min((year, year - 1, year + 1), key=distance)


def year_of(words: str | None, context: Context) -> int | None:
    """The year named by "2010", "last year", "this year" or "that year"."""
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


def dated(number: int, day: int, year_words: str | None, match: re.Match[str], context: Context) -> Reading | None:
    """A month and day, with or without its year."""
    year = year_of(year_words, context)
    anchor: Anchor = "text"
    if year is None:
        anchor = context.anchor
        if context.day is None:
            value = context.previous("day", "minute", "month", "year")
            if value is None:
                return Reading("", "none")
            year, anchor = int(value[:4]), "previous"
        else:
            year = near(context.day.year, number, day, context, context.direction(match))
    found = calendar.make_day(year, number, day)
    return Reading(found.isoformat(), anchor) if found else None


def is_month(match: re.Match[str], group: str, context: Context) -> bool:
    """Whether the month's name is written as one: with a capital."""
    at = match.start(group)
    return context.text[at].isupper()


def iso(match: re.Match[str], context: Context) -> Reading | None:
    value = match["iso_v"]
    return Reading(value + (f"T{match['iso_t']}" if match["iso_t"] else "")) if calendar.as_day(value) else None


def slash(match: re.Match[str], context: Context) -> Reading | None:
    first, second, year = int(match["sl_a"]), int(match["sl_b"]), int(match["sl_y"])
    if match["sl_s"] != "/" and len(match["sl_y"]) != 4 and not (match["sl_s"] == "-" and len(match[0]) == 8):
        return None
    if len(match["sl_y"]) == 2:
        year += 1900 if year >= PIVOT else 2000
    american = match["sl_s"] != "." and first <= 12
    found = calendar.make_day(year, first, second) if american else calendar.make_day(year, second, first)
    return Reading(found.isoformat()) if found else None


def nine_eleven(match: re.Match[str], context: Context) -> Reading | None:
    return Reading("2001-09-11")


def day_range(match: re.Match[str], context: Context) -> Reading | None:
    return _range(match, context, "dr")


def month_range(match: re.Match[str], context: Context) -> Reading | None:
    return _range(match, context, "mr")


def _range(match: re.Match[str], context: Context, name: str) -> Reading | None:
    number = month_number(match[f"{name}_m"])
    days = day_number(match[f"{name}_a"], None), day_number(match[f"{name}_b"], None)
    ends = [dated(number, day, match[f"{name}_y"], match, context) for day in days]
    if not ends[0] or not ends[1] or days[0] >= days[1] or not is_month(match, f"{name}_m", context):
        return None
    return Reading(f"{ends[0].value}/{ends[1].value}" if ends[0].value else "", ends[0].anchor)


def day_month(match: re.Match[str], context: Context) -> Reading | None:
    return _day_and_month(match, context, "dm")


def month_day(match: re.Match[str], context: Context) -> Reading | None:
    return _day_and_month(match, context, "md")


def _day_and_month(match: re.Match[str], context: Context, name: str) -> Reading | None:
    if not is_month(match, f"{name}_m", context):
        return None
    day = day_number(match[f"{name}_d"], match[f"{name}_w"])
    reading = dated(month_number(match[f"{name}_m"]), day, match[f"{name}_y"], match, context)
    time = clock(match[f"{name}_c"])
    if reading and reading.value and time:
        return Reading(reading.value + time, reading.anchor)
    return reading


def month_year(match: re.Match[str], context: Context) -> Reading | None:
    year = year_of(match["my_y"], context)
    if year is None or not is_month(match, "my_m", context):
        return None
    anchor: Anchor = "text" if match["my_y"].isdigit() else context.anchor
    return Reading(calendar.month(year, month_number(match["my_m"])), anchor, bool(match["my_p"]))


def month(match: re.Match[str], context: Context) -> Reading | None:
    word = match["mo_m"].rstrip(".")
    if not is_month(match, "mo_m", context):
        return None
    if word == "may" and not _is_may(match, context):
        return None
    if word == "march" and match.start("mo_m") == context.first:
        return None
    if len(word) <= 3 and word != "may" and not match["mo_m"].endswith("."):
        return None
    if context.day is None:
        return Reading("", "none")
    number, today = month_number(word), context.day
    relation = (match["mo_r"] or "").split()[-1:] or [""]
    if relation[0] in ("last", "past", "previous"):
        year = today.year - (number >= today.month)
    elif relation[0] in ("next", "coming", "following"):
        year = today.year + (number <= today.month)
    elif relation[0] == "this":
        year = today.year
    elif number == today.month:
        year = today.year
    else:
        year = near(today.year, number, 15, context, context.direction(match))
    return Reading(calendar.month(year, number), context.anchor, bool(match["mo_p"] or match["mo_p2"]))


BEFORE_MAY = re.compile(r"(?:\b(?:in|since|of|by|until|from|last|next|this|during|early|late|mid|and|to|for|before|after|through)[\s-]|,\s)$")


def _is_may(match: re.Match[str], context: Context) -> bool:
    """Whether "May" is the month: a word that leads to a time stands before it."""
    start = match.start("mo_m")
    return bool(BEFORE_MAY.search(context.low, max(context.first, start - 12), start))


def clock_weekday(match: re.Match[str], context: Context) -> Reading | None:
    word, time = match["cw_w"] or match["cw_w2"], match["cw_c"] or match["cw_c2"]
    reading = _weekday(word, match["cw_r0"] or "", match, context)
    return Reading(reading.value + clock(time), reading.anchor) if reading.value else reading


def weekday(match: re.Match[str], context: Context) -> Reading | None:
    if match["wd_s"]:
        return None
    return _weekday(match["wd_w"], match["wd_r"] or "", match, context)


def _weekday(word: str, relation: str, match: re.Match[str], context: Context) -> Reading:
    number = WEEKDAYS.index(word)
    relation = relation.split()[-1] if relation else ""
    if relation in ("previous", "following", "that", "same") and (base := context.previous_day()):
        return _stepped(base, number, {"previous": -1, "following": 1}.get(relation, 0), "previous")
    today = context.day
    if today is None:
        return Reading("", "none")
    if relation in ("last", "past", "previous"):
        return _stepped(today, number, -1, context.anchor)
    if relation in ("next", "coming", "following"):
        return _stepped(today, number, 1, context.anchor)
    if number == today.weekday():
        return Reading(today.isoformat(), context.anchor)
    ahead = context.direction(match) > 0
    return _stepped(today, number, 1 if ahead else -1, context.anchor)


def _stepped(base: date, number: int, step: int, anchor: Anchor) -> Reading:
    """The nearest such weekday strictly after (1) or before (-1) the base; for 0, not after it."""
    gap = (number - base.weekday()) % 7
    days = (gap or 7) if step > 0 else gap - 7 if gap or step < 0 else 0
    found = calendar.add_days(base, days)
    return Reading(found.isoformat() if found else "", anchor)


BACK = {"ago", "earlier", "before", "previously"}
FROM_NOW = {"ago", "now", "hence"}


def ago(match: re.Match[str], context: Context) -> Reading | None:
    words = re.sub(r"^(?:a\s(?=few|couple|dozen))|\sof$", "", match["ag_n"])
    count = int(words) if words.isdigit() else NUMBERS.get(words, 0)
    unit = match["ag_u"].rstrip("s").replace("centurie", "century")
    toward = match["ag_d"].split()[-1]
    if unit in ("hour", "minute"):
        if context.day is None or toward not in FROM_NOW:
            return None
        return Reading(context.day.isoformat(), context.anchor, True)
    if not count:
        return None
    base, anchor = _base(unit, toward in FROM_NOW, context)
    if base is None:
        return Reading("", "none")
    return Reading(_moved(base, -count if toward in BACK else count, unit), anchor, unit != "day")


def _base(unit: str, from_now: bool, context: Context) -> tuple[str | None, Anchor]:
    """What is counted from: the article's day for "ago", the mention before for "earlier" and "later"."""
    today = context.day.isoformat() if context.day else None
    quarter = context.previous("quarter") if unit == "year" else None
    if quarter:
        return quarter, "previous"
    if from_now:
        return today, context.anchor if today else "none"
    shapes = ("day", "minute") if unit in ("day", "night") else ("day", "minute", "week", "month", "year", "season")
    before = context.previous(*shapes)
    return (before, "previous") if before else (today, context.anchor if today else "none")


def _moved(base: str, count: int, unit: str) -> str:
    """The value so many units from the base, as coarse as the coarser of unit and base."""
    kind = calendar.shape(base)
    if unit == "year" and kind in ("quarter", "season", "half"):
        return f"{int(base[:4]) + count:04}{base[4:]}"
    middle = calendar.middle(base)
    if middle is None:
        return ""
    if unit == "week" and kind == "day" and abs(count) == 1:
        return calendar.shift(middle, 7 * count, "day") if False else calendar.shift(middle, count, "week")
    return calendar.shift(middle, count, unit)


def year_earlier(match: re.Match[str], context: Context) -> Reading | None:
    unit = match["ye_u"]
    base, anchor = _base(unit, match["ye_d"] == "ago", context)
    return Reading(_moved(base, -1, unit), anchor) if base else Reading("", "none")


STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}


def today(match: re.Match[str], context: Context) -> Reading | None:
    if context.day is None:
        return Reading("", "none")
    words = match["td_w"]
    if words.startswith("the"):
        step = -2 if "yesterday" in words else 2
    elif words.startswith("last"):
        step = -1
    else:
        step = STEPS.get(words, 0)
    found = calendar.add_days(context.day, step)
    part = TIMES.get(words.split()[-1], TIMES["night"] if words in ("tonight", "overnight") else "")
    return Reading(found.isoformat() + part if found else "", context.anchor)


def year_part(match: re.Match[str], context: Context) -> Reading | None:
    year = year_of(match["yp_y"] or match["yp_y2"] or match["yp_y3"], context)
    if year is None:
        if context.day is None:
            return Reading("", "none")
        year = context.day.year
    ordinal, kind = match["yp_o"] or match["yp_o2"], match["yp_k"] or match["yp_k2"] or "quarter"
    number = int(match["yp_q"]) if match["yp_q"] else ORDINALS.get(ordinal or "", 0)
    if ordinal and ordinal[0].isdigit():
        number = int(ordinal[0])
    number = number or (2 if kind == "half" else 4)
    if number > (2 if kind == "half" else 4):
        return None
    return Reading(f"{year:04}-{'H' if kind == 'half' else 'Q'}{number}", "text")


def season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["se_s"] or match["se_s2"] or match["se_s3"]]
    if match["se_s2"]:
        year = year_of(match["se_y"], context)
        return Reading(f"{year:04}-{code}") if year else None
    if context.day is None:
        return Reading("", "none")
    today, middle = context.day, calendar.MIDDLE_OF_SEASON[code]
    relation = (match["se_r"] or "").split()[-1:] or [""]
    year = today.year
    if relation[0] in ("last", "past"):
        year -= middle + 1 >= today.month
    elif relation[0] in ("next", "coming", "following"):
        year += middle <= today.month
    else:
        year = near(today.year, middle, 15, context, context.direction(match))
    return Reading(f"{year:04}-{code}", context.anchor)


RELATIONS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}


def relative(match: re.Match[str], context: Context) -> Reading | None:
    relation, unit = match["re_r"], match["re_u"]
    approximate = bool(match["re_p"])
    step = RELATIONS.get(relation, 0)
    if unit in ("morning", "afternoon", "evening"):
        unit = "day"
    base: date | None = context.day
    anchor: Anchor = context.anchor
    to_previous = relation in ("following", "previous", "preceding", "same", "that")
    if to_previous or (unit in ("day", "night", "morning") and relation == "next"):
        shapes = {"day": ("day", "minute"), "night": ("day", "minute"), "quarter": ("quarter", "month", "day")}
        before = context.previous(*shapes.get(unit, ("day", "minute", "week", "month", "quarter", "season", "year")))
        if before:
            base, anchor = calendar.middle(before), "previous"
        elif unit in ("day", "night"):
            return Reading("", "none")
    if relation == "latest" and unit == "quarter" and (value := context.previous("quarter")):
        return Reading(value, "previous")
    if relation == "past" and unit in ("week", "month", "year", "decade", "century", "day", "quarter"):
        return None
    if base is None:
        return Reading("", "none")
    return Reading(calendar.shift(base, step, unit), anchor, approximate)


def quarter(match: re.Match[str], context: Context) -> Reading | None:
    if context.day is None:
        return Reading("", "none")
    number, today = ORDINALS[match["qu_o"]], context.day
    year = min((today.year, today.year - 1, today.year + 1), key=lambda y: abs((date(y, number * 3, 28) - today).days))
    return Reading(f"{year:04}-Q{number}", context.anchor)


def weekend(match: re.Match[str], context: Context) -> Reading | None:
    if context.day is None:
        return Reading("", "none")
    ahead = context.direction(match) > 0 or context.day.weekday() >= WEEKDAYS.index("saturday")
    return Reading(calendar.shift(context.day, 0 if ahead else -1, "weekend"), context.anchor)


def decade(match: re.Match[str], context: Context) -> Reading | None:
    if match["de_n"]:
        value = match["de_n"][:3]
    else:
        value = f"19{match['de_s'][0] if match['de_s'] else DECADES[match['de_w']]}"
        before = context.low[max(context.first, match.start() - 8) : match.start()]
        if match["de_w"] and not match[0].startswith("the") or before.endswith(("his ", "her ", "their ")):
            return None
    return Reading(value, approximate=bool(match["de_p"]))


def century(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["ce_n"]) if match["ce_n"] else ORDINALS[match["ce_w"]]
    return Reading(f"{number - 1:02}", approximate=bool(match["ce_p"])) if 1 <= number <= 30 else None


def holiday(match: re.Match[str], context: Context) -> Reading | None:
    name = re.sub(r"['’.]", "", match["ho_h"]).replace(" s ", "s ").replace("\n", " ")
    if name.endswith(" s"):
        name = name[:-2] + "s"
    year = int(match["ho_y"]) if match["ho_y"] else None
    if year:
        found = calendar.holiday(name, year)
        return Reading(found.isoformat()) if found else None
    if context.day is None:
        return Reading("", "none")
    around = (calendar.holiday(name, context.day.year + step) for step in (0, -1, 1))
    direction = {"last": -1, "next": 1}.get(match["ho_r"] or "", 0) or context.direction(match)

    def distance(day: date) -> float:
        days = (day - context.day).days if context.day else 0
        return abs(days) * (AGAINST_TENSE if days * direction < 0 else 1.0)

    found = min((day for day in around if day), key=distance, default=None)
    if found is None:
        return None
    return Reading(calendar.week(found) if name.endswith("week") else found.isoformat(), context.anchor)


def clock_time(match: re.Match[str], context: Context) -> Reading | None:
    value = context.previous("day", "minute")
    base, anchor = (value[:10], "previous") if value else (context.day.isoformat() if context.day else "", context.anchor)
    time = clock(match["cl_c"])
    return Reading(base + time, "previous" if anchor == "previous" else context.anchor) if base and time else None


def year(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["yr_y"])
    before = context.low[max(context.first, match.start() - 14) : match.start()]
    led = re.search(r"(?:\b(?:in|of|since|by|from|until|during|before|after|to|and|between|late|early|year|through|for)[\s-]|[(,]\s?)$", before)
    if not (led or match["yr_p"] or match.end() == context.last) and not 1900 <= number <= 2040:
        return None
    if re.search(r"(?:\b(?:about|some|than|nearly|over|flight|no\.|least|around|almost|route|up to|top|only)\s|#\s?|\$\s?)$", before):
        return None
    return Reading(f"{number:04}", approximate=bool(match["yr_p"]))


def year_end(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(f"{context.day.year:04}", context.anchor, True) if context.day else Reading("", "none")


def year_word(match: re.Match[str], context: Context) -> Reading | None:
    words = re.split(r"[\s-]+", match["yw"])
    tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
    if words[0] == "two":
        if len(words) == 2 and not match[0].startswith("the year"):
            return None
        return Reading(f"{2000 + sum(NUMBERS.get(word, 0) for word in words[2:]):04}")
    return Reading(f"{1900 + sum(tens.get(word, 0) or NUMBERS.get(word, 0) for word in words[1:]):04}")


def period(match: re.Match[str], context: Context) -> Reading | None:
    return None


def reference(match: re.Match[str], context: Context) -> Reading | None:
    value = "PRESENT_REF" if match["rf_now"] else "PAST_REF" if match["rf_past"] else "FUTURE_REF"
    return Reading(value, "none")


RULES: dict[str, Rule] = {
    "iso": iso, "slash": slash, "nine_eleven": nine_eleven, "day_range": day_range, "month_range": month_range,
    "day_month": day_month, "month_day": month_day, "month_year": month_year, "month": month,
    "clock_weekday": clock_weekday, "weekday": weekday, "ago": ago, "year_earlier": year_earlier, "today": today,
    "year_part": year_part, "season": season, "relative": relative, "quarter": quarter, "weekend": weekend,
    "decade": decade, "century": century, "holiday": holiday, "clock": clock_time, "year": year, "year_end": year_end,
    "year_word": year_word, "period": period, "reference": reference,
}  # fmt: skip
