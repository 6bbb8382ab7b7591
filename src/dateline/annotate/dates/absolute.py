"""The rules for calendar dates: they name a day, month or year, though the year itself may have to be inferred.

Each rule takes the match and the context and returns a reading, or None where the words are no time ("may", "1200").
"""

import re
from datetime import date

from . import calendar
from .context import (
    UNRESOLVED,
    Anchor,
    Context,
    Reading,
    clock,
    day_number,
    last_word,
    month_number,
)
from .grammar import DECADES, NUMBERS, ORDINALS, SEASONS, TENS
from .years import dated, distance, near, shared_year, untold, year_of

NINE_ELEVEN = date(2001, 9, 11)
# Within so many days of a September 11, "since September 11" may be that one.
NEAR_ANNIVERSARY = 60
ATTACKS_OF = re.compile(r"\b(?:attacks?|events?|hijackings?|tragedy|atrocit(?:y|ies)|strikes) (?:of|on) $")
SINCE = re.compile(r"\b(?:since|before|after|prior to|post|pre)[\s-]$")
# "A bogey on the 5th" is a hole, when such words stand within so many characters.
AROUND = 120
GOLF = re.compile(r"\b(?:bogeys?|birdies?|eagles?|par|holes?|green|tee|shots?|fairway|putts?)\b")
# Two-digit years from here on are of the 1900s.
PIVOT = 40
# Years that need no word before them to be taken as years.
PLAIN_YEARS = range(1900, 2041)
# A two-digit year is at most so many years ahead of the article.
FAR_AHEAD = 10

BEFORE_SHORT_YEAR = re.compile(
    r"\b(?:in|of|since|by|from|until|to|and|between|late|early|year|through|spring|summer|fall|autumn|winter)[\s-]$"
)
BEFORE_MAY = re.compile(
    r"(?:\b(?:in|since|of|by|until|from|last|next|this|during|early|late|mid|and|to|for|before|after|through|between)[\s-]"
    r"|,\s)$"
)
MONTH_LEAD = re.compile(r"\b(?:in|since|until|last|next|this|during|early|late|mid)[\s-]$")
# "The annual March for Life".
MARCH_ON = re.compile(r"\s(?:for|on|against|of the)\s[A-Z]")
# "June Havoc", but "the June Gallup poll".
GIVEN_NAMES = frozenset({"april", "june", "august"})
NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
BEFORE_MONTH = re.compile(
    r"\b(?:in|since|of|by|until|from|the|an?|this|last|next|during|early|late|mid|and|to|its)[\s-]$"
)
# "A 1987 Chevrolet": the age of a car.
CAR = re.compile(
    r"\s(?:acura|audi|bmw|buick|cadillac|chevrolet|chevy|chrysler|dodge|ferrari|fiat|ford|honda|hyundai|jaguar|jeep|kia"
    r"|lexus|lincoln|mazda|mercedes|mini|nissan|oldsmobile|opel|plymouth|pontiac|porsche|saab|subaru|suzuki|toyota"
    r"|volkswagen|volvo)\b"
)
BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|by|from|until|during|before|after|to|and|between|late|early|year|through|for)[\s-]|[(,]\s?)$"
)
BEFORE_COUNT = re.compile(
    r"(?:\b(?:about|some|than|nearly|over|flight|no\.|least|around|almost|route|up to|top|only|number|room"
    r"|resolutions?)\s|#\s?|\$\s?)$"
)


def iso(match: re.Match[str], context: Context) -> Reading | None:
    value = match["iso_v"].replace("/", "-")
    return Reading(value + (f"T{match['iso_t']}" if match["iso_t"] else "")) if calendar.as_day(value) else None


def slash(match: re.Match[str], context: Context) -> Reading | None:
    first, second, mark, year = int(match["sl_a"]), int(match["sl_b"]), match["sl_s"], int(match["sl_y"])
    short = len(match["sl_y"]) == 2
    if short and mark == ".":
        return None
    if short:
        year += 1900 if year >= PIVOT else 2000
    american = mark != "." and first <= 12
    found = calendar.make_day(year, first, second) if american else calendar.make_day(year, second, first)
    return Reading(found.isoformat()) if found else None


def nine_eleven(match: re.Match[str], context: Context) -> Reading | None:
    return Reading("2001-09-11")


def day_range(match: re.Match[str], context: Context) -> Reading | None:
    return _range(match, context, "dr")


def month_range(match: re.Match[str], context: Context) -> Reading | None:
    return _range(match, context, "mr")


def _range(match: re.Match[str], context: Context, name: str) -> Reading | None:
    if not context.capital(match.start(f"{name}_m")):
        return None
    number = month_number(match[f"{name}_m"])
    days = day_number(match[f"{name}_a"], None), day_number(match[f"{name}_b"], None)
    first, last = (dated(number, day, match[f"{name}_y"], match, context) for day in days)
    if not first or not last or days[0] >= days[1]:
        return None
    return Reading(f"{first.value}/{last.value}", first.anchor) if first.value and last.value else UNRESOLVED


def day_month(match: re.Match[str], context: Context) -> Reading | None:
    return _day_and_month(match, context, "dm")


def month_day(match: re.Match[str], context: Context) -> Reading | None:
    return _day_and_month(match, context, "md")


def _day_and_month(match: re.Match[str], context: Context, name: str) -> Reading | None:
    if not context.capital(match.start(f"{name}_m")):
        return None
    day = day_number(match[f"{name}_d"], match[f"{name}_w"])
    if _is_the_event(month_number(match[f"{name}_m"]), day, match[f"{name}_y"], match, context):
        return Reading("2001-09-11")
    reading = dated(month_number(match[f"{name}_m"]), day, match[f"{name}_y"], match, context)
    time = clock(match[f"{name}_c"])
    return Reading(reading.value + time, reading.anchor) if time and reading and reading.value else reading


def _is_the_event(number: int, day: int, year_words: str | None, match: re.Match[str], context: Context) -> bool:
    """Whether a September 11 without a year is the attacks: "the events of September 11", "since September 11"."""
    if (number, day) != (9, 11) or year_words or context.day is None or context.day < NINE_ELEVEN:
        return False
    before = context.words_before(match, 30)
    if ATTACKS_OF.search(before):
        return True
    near_its_day = abs((context.day - date(context.day.year, 9, 11)).days) < NEAR_ANNIVERSARY
    return bool(SINCE.search(before)) and not near_its_day


def month_year(match: re.Match[str], context: Context) -> Reading | None:
    year = year_of(match["my_y"], context)
    if year is None or not context.capital(match.start("my_m")):
        return None
    anchor: Anchor = "text" if match["my_y"].isdigit() else context.anchor
    return Reading(calendar.month(year, month_number(match["my_m"])), anchor, bool(match["my_p"]))


def month(match: re.Match[str], context: Context) -> Reading | None:
    if not _is_month(match, context):
        return None
    if shared := shared_year(match, context):
        return Reading(calendar.month(int(shared), month_number(match["mo_m"])))
    if context.day is None:
        return UNRESOLVED
    number, today, relation = month_number(match["mo_m"]), context.day, last_word(match["mo_r"])
    year = today.year
    if relation in ("last", "past", "previous"):
        year -= number >= today.month
    elif relation in ("next", "coming", "following"):
        year += number <= today.month
    elif relation != "this" and number != today.month:
        year = untold(number, 15, match, context)
    return Reading(calendar.month(year, number), context.anchor, bool(match["mo_p"] or match["mo_p2"]))


def _is_month(match: re.Match[str], context: Context) -> bool:
    """Whether a month's name alone is one: not "may", "march", "mar"."""
    word, start = match["mo_m"], match.start("mo_m")
    if not context.capital(start):
        return False
    if word == "may":
        before = BEFORE_MAY.search(context.low, max(context.first, start - 12), start)
        return before is not None and (not context.names_may() or MONTH_LEAD.search(before[0]) is not None)
    if word in GIVEN_NAMES and not match[0][: -len(word)] and NAME_AFTER.match(context.text, match.end()):
        return bool(BEFORE_MONTH.search(context.words_before(match, 12)))
    if word == "march" and (start == context.first or MARCH_ON.match(context.text, match.end())):
        return False
    return len(word) > 4 or word.endswith(".") or word in ("june", "july")


def year_part(match: re.Match[str], context: Context) -> Reading | None:
    year = year_of(match["yp_y"] or match["yp_y2"] or match["yp_y3"], context)
    if year is None and context.day is None:
        return UNRESOLVED
    ordinal, kind = match["yp_o"] or match["yp_o2"] or match["yp_q"], match["yp_k"] or match["yp_k2"] or "quarter"
    parts = 2 if kind == "half" else 4
    number = parts if ordinal == "last" else int(ordinal[0]) if ordinal[0].isdigit() else ORDINALS[ordinal]
    if year is None and context.day is not None:
        year = context.day.year
    return Reading(f"{year:04}-{kind[0].upper() if kind == 'half' else 'Q'}{number}") if number <= parts else None


def months_part(match: re.Match[str], context: Context) -> Reading | None:
    """ "The first nine months" last, and are no date, but "a year earlier" then counts from the year."""
    if context.day is not None:
        context.keep(f"{context.day.year:04}", match.end())
    return None


def season(match: re.Match[str], context: Context) -> Reading | None:
    code = SEASONS[match["se_s"] or match["se_s2"] or match["se_s3"]]
    if match["se_s2"]:
        year = year_of(match["se_y"], context)
        return Reading(f"{year:04}-{code}") if year else None
    if context.day is None:
        return UNRESOLVED
    middle, today, relation = calendar.MIDDLE_OF_SEASON[code], context.day, last_word(match["se_r"])
    year = today.year
    if relation in ("last", "past"):
        year -= middle + 1 >= today.month
    elif relation in ("next", "coming", "following"):
        year += middle <= today.month
    elif relation != "this" or code == "WI":
        year = near(middle, 15, today, context.direction(match))
    return Reading(f"{year:04}-{code}", context.anchor)


def quarter(match: re.Match[str], context: Context) -> Reading | None:
    """A quarter without a year: the one whose end is nearest."""
    if context.day is None:
        return UNRESOLVED
    number, today = ORDINALS[match["qu_o"]], context.day
    years, ahead = (today.year, today.year - 1, today.year + 1), context.direction(match) or -1
    year = min(years, key=lambda y: distance(date(y, number * 3, 28), today, ahead))
    return Reading(f"{year:04}-Q{number}", context.anchor)


def decade(match: re.Match[str], context: Context) -> Reading | None:
    if match["de_n"]:
        return Reading(match["de_n"][:3], approximate=bool(match["de_p"]))
    if match["de_w"] and not match[0].startswith("the"):
        return None
    tens = match["de_s"][0] if match["de_s"] else str(DECADES[match["de_w"]])
    return Reading(f"19{tens}", approximate=bool(match["de_p"]))


def ordinal_day(match: re.Match[str], context: Context) -> Reading | None:
    """ "On the 15th": of this month, or the last or next by tense."""
    today, day, relation = context.day, int(match["od_d"]), match["od_r"]
    reach = max(context.first, match.start() - AROUND), min(context.last, match.end() + AROUND)
    if GOLF.search(context.low, *reach):
        return None
    if today is None:
        return UNRESOLVED
    steps = {"this": (0,), "the": (0,), "last": (-1,), "next": (1,)}.get(relation or "", (0, -1, 1))
    months = [divmod(today.year * 12 + today.month - 1 + step, 12) for step in steps]
    around = [found for year, number in months if (found := calendar.make_day(year, number + 1, day))]
    direction = context.direction(match)
    found = min(around, key=lambda then: distance(then, today, direction), default=None)
    return Reading(found.isoformat(), context.anchor) if found else None


def century(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["ce_n"]) if match["ce_n"] else ORDINALS[match["ce_w"]]
    return Reading(f"{number - 1:02}", approximate=bool(match["ce_p"])) if 1 <= number <= 30 else None


def holiday(match: re.Match[str], context: Context) -> Reading | None:
    name = re.sub(r"\s?['’]\s?s\b", "s", re.sub(r"\s+", " ", match["ho_h"])).replace("'", "").replace(".", "")
    if match["ho_y"]:
        found = calendar.holiday(name, int(match["ho_y"]))
        return Reading(found.isoformat()) if found else None
    if context.day is None:
        return UNRESOLVED
    today = context.day
    if match["ho_l"]:
        found = calendar.holiday(name, today.year + {"last": -1, "this": 0, "next": 1}[match["ho_l"]])
        return Reading(found.isoformat(), context.anchor) if found else None
    direction = {"last": -1, "next": 1}.get(match["ho_r"] or "", 0) or context.direction(match)
    around = [day for step in (0, -1, 1) if (day := calendar.holiday(name, today.year + step))]
    if not around:
        return None
    found = min(around, key=lambda day: distance(day, today, direction))
    return Reading(calendar.week(found) if name.endswith("week") else found.isoformat(), context.anchor)


def year(match: re.Match[str], context: Context) -> Reading | None:
    number, before = int(match["yr_y"]), context.words_before(match, 14)
    led = match["yr_p"] or BEFORE_YEAR.search(before) or match.end() == context.last
    if (not led and number not in PLAIN_YEARS) or BEFORE_COUNT.search(before) or CAR.match(context.low, match.end()):
        return None
    return Reading(f"{number:04}", approximate=bool(match["yr_p"]))


def short_year(match: re.Match[str], context: Context) -> Reading | None:
    """ "In '84": the latest such year that is not far ahead."""
    if not BEFORE_SHORT_YEAR.search(context.words_before(match, 12)):
        return None
    number = int(match["sy_y"])
    latest = context.day.year + FAR_AHEAD if context.day else 2000 + PIVOT
    return Reading(f"{2000 + number if 2000 + number <= latest else 1900 + number:04}")


def year_period(match: re.Match[str], context: Context) -> Reading | None:
    """ "The 1989 period": the quarter spoken of, in that year."""
    value = context.previous("quarter")
    return Reading(f"{int(match['yq_y']):04}{value[4:] if value else ''}")


def year_end(match: re.Match[str], context: Context) -> Reading | None:
    """The last day of the year: of this one, of the last where the words look back ("since year-end")."""
    if context.day is None:
        return UNRESOLVED
    back = context.words_before(match, 6).endswith(("since ", "from "))
    return Reading(f"{context.day.year - back:04}-12-31", context.anchor, True)


def year_word(match: re.Match[str], context: Context) -> Reading | None:
    words = re.split(r"[\s-]+", match["yw"])
    rest = sum(TENS.get(word, 0) or NUMBERS.get(word, 0) for word in words[2 if words[0] == "two" else 1 :])
    if words[0] != "two":
        return Reading(f"{1900 + rest:04}")
    return Reading(f"{2000 + rest:04}") if rest or match[0].startswith("the year") else None
