"""Numbers with what they count: "at least 12 people were killed", "5,000 to 19,000 barrels a day".

`find` reads a sentence in four steps:

1. numbers in digits and words, with scale ("1.6m", "half a million", "four dozen"), currency, percent;
2. two numbers joined by "to", a dash, or "between ... and" become one range;
3. a modifier before ("at least", "about", "nearly"), and after: unit and measure (the head noun phrase);
4. what is no quantity is dropped: dates, years, times, ages, phone numbers, scores, names ("Flight 370").

Values are those of the words. Vague amounts ("dozens", "hundreds of thousands") have no value and are
not given. The measure is the text's own words, with "were" left out of "12 people were killed".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records import DateMention, Quantity, Sentence
from .measures import (
    BE,
    COUNTED,
    CURRENCIES,
    FRACTIONS,
    MONEY_WORDS,
    NOUNS_ALIKE,
    ONES,
    PARTICIPLES,
    SCALES,
    STOP,
    TENS,
    TIMES,
    UNITS,
)

_WORDS = "|".join([*TENS, *sorted(ONES, key=len, reverse=True)])
_WORDED = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:{_WORDS}))"
_SCALE_WORDS = "hundred|thousand|million|billion|trillion|dozen"
_NUMBER = re.compile(
    rf"""(?:(?<![\w.,/:#@–—-])|(?<=\d[–—-])(?=\d))(?:(?P<sign>minus\ |-)?)
    (?:(?P<currency>US\$|A\$|C\$|HK\$|[$£€¥₹]|\#(?=\s\d))\s?)?
    (?:
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?:[\s-]?(?P<scale>(?:{_SCALE_WORDS}|score)(?:\s(?:thousand|million|billion|trillion))?|(?:mn|mln|bn|trn|"
    r"tn|[mkb]))\b)?
    | (?P<fraction>half[ -]a|(?:a\ |three\ )?quarters?\ of\ a)[\s-](?P<fscale>{_SCALE_WORDS})\b
    | (?P<words>\b(?:{_WORDED}|an?(?=[\s-](?:{_SCALE_WORDS})\b))
        (?:[\s-](?:{_SCALE_WORDS})(?:\sand\s{_WORDED}(?![\s-]?(?:days|hours|weeks))|\s{_WORDED})?)*)\b
    )
    (?P<percent>\s?(?:%|per\s?cent\b|pct\b))?""",
    re.VERBOSE | re.IGNORECASE,
)
_PART_WORDS = "third thirds fifth fifths"
_LETTERS = re.compile("[a-z]+")
_DIGIT = re.compile(r"\d")
_NUMBER_WORDS = frozenset([*ONES, *TENS, "half", "quarter", "quarters", *_PART_WORDS.split(), *_SCALE_WORDS.split("|")])
_DASHED = re.compile(r"\d[–—-]$")
_JOIN = re.compile(r"\s?(?:-|–|—)\s?|\s(?:to|or)\s", re.IGNORECASE)
_FROM = re.compile(r"(?P<spread>\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\s)?\bfrom\s$", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?P<share>(?:(?:one|a|two|three|four)[- ](?:third|quarter|fifth)s?|half)"
    r"(?=\s(?:of\s(?!an?\b)|its\b|their\b|the\b|all\b))"
    r"|(?<=\bby\s)(?:(?:one|a|two|three|four)[- ](?:third|quarter|fifth)s?|half)\b(?![\s-](?:an?\b|past\b|time\b)))",
    re.IGNORECASE,
)
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0}
_TIMES_PART = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4}
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_MODIFIER = re.compile(
    r"\b(at least|at most|up to|as many as|as much as|as few as|as little as|no more than|not more than|no fewer than|"
    r"no less than|no larger than|more than|less than|fewer than|greater than|well over|just over|a little over|"
    r"just under|over|under|about|around|approximately|roughly|nearly|almost|close to|some|an estimated|estimated|"
    r"only|just|exactly|an average of|a total of|a record|another|an additional|above|below|upwards of|"
    r"a minimum of|a maximum of|"
    r"somewhere between|between|from)\s(?:(?:the|an?|about|some|estimated)\s)?$",
    re.IGNORECASE,
)
_AFTER_MODIFIER = re.compile(r"\s(or more|or less|or so|or fewer)\b", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:(?P<toll>(?:(?:death|casualty|body)\s)?(?:toll|count|tally))|(?:total|overall)?\s?numbers?\sof\s(?P<of>[a-z]+(?:\s(?!(?:is|was|are|has|had|have|there|here|in|at|"
    r"to|from|who|that|of|on|by|now|also|since|stood|stands|rose|rises|risen|reached)\b)[a-z]+){0,2})"
    r"|(?P<cases>(?:[a-z]+\s)?(?:cases|deaths|fatalities|infections|casualties|arrests)))"
    r"(?:\s(?!and\b|but\b|when\b|while\b|which\b|with\b)[\w’'-]+){0,8}?\s(?:to|at|is|was|reached|passed|topped|hit|as)\s(?:now\s|only\s|just\s)?$",
    re.IGNORECASE,
)
"""Before a number that nothing follows: "the death toll has risen to 27", "the number of cases there is 26"."""
_TOLL_REACH = 110
_REACH = 40  # characters before a number in which its modifier or what rules it out may stand

_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NO_BEFORE = re.compile(
    rf"(?:\b{_MONTHS}\s|\b(?:aged?|age\sof|no\.?|nos\.?|number|flight|article|section|chapter|pages?|route|highway|"
    r"interstate|title|room|channel|boeing|airbus|apollo|formula|group\sof|g-?|act|amendment|resolution|psalm|"
    r"verse|figure|table|"
    r"table|phase|stage|level|windows|version|type|class|unit|size|top|grade|gate|since|until|by\sthe\sage\sof|"
    r"in\sthe\syear|proposition|prop\.?|box|suite|apt\.?|tel|phone|call|fax)\s?)$",
    re.IGNORECASE,
)
_NO_AFTER = re.compile(
    rf"\s?(?:{_MONTHS}(?:\s|,|\.|$)|(?:[ap]\.?m\b\.?)|o[’']clock|[’']s\b|(?:st|nd|rd|th)\b|s\b|[-\s](?:year|"
    r"month|week|day)s?[-\s]olds?\b|"
    r"years\sof\sage|gmt\b|est\b|bst\b|\s?[:/]\d|[-–]\d|,?\s(?:january|february|march|april|june|july|august|"
    r"september|october|"
    r"november|december)\b|\.\d)",
    re.IGNORECASE,
)
_AGO = re.compile(r"\s(?:ago|earlier|later|before|after|from now|old|since|into)\b", re.IGNORECASE)
_TIME_BEFORE = re.compile(r"\b(?:last|past|next|previous|coming|first|final|every|this|recent)\s$", re.IGNORECASE)
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d$")
_CAPITAL_BEFORE = re.compile(r"(?<![.!?\"”’'] )(?<!^)\b[A-Z][\w-]*\s$")
_RATE = re.compile(
    r"\s(?:(?:a|an|per|each|every)\s(?:day|week|month|year|hour|minute|second|person|barrel|gallon|share|night|"
    r"head)|daily)\b"
)
_UNIT = re.compile(
    r"[\s-]?(" + "|".join(re.escape(u) for u in sorted({*UNITS, *MONEY_WORDS}, key=len, reverse=True)) + r")(?![\w])",
    re.IGNORECASE,
)
_ORDINAL_PARTS = ("hundredth", "thousandth", "millionth", "billionth")
_DEEP = re.compile(r"\s(?:deep|high|long|wide|tall|thick|below|above|underwater|race|sprint)\b")  # "40m deep"
_SHARE_OF = re.compile(r"\s?(?:percent|per cent|pct|%)?\sof\s(?:the\s|all\s|its\s|their\s)?", re.IGNORECASE)
_COMPOUND = re.compile(r"-[A-Za-z]")  # "a two-way race", "a 46-page report"
_ONE_IN = re.compile(r"\b(?:one|two|three|\d+)\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE)
_COUNTING = frozenset(
    "at least|up to|as many as|more than|fewer than|no more than|no fewer than|an estimated|a total of".split("|")
)
_BARE = 10.0  # least value of a number that nothing follows; smaller ones are mostly times, ages and scores
_CLOCK = re.compile(r"\b(?:aged?|until|from|at)\s(?:\w+\s){0,2}$", re.IGNORECASE)
MAX_MEASURE = 4  # words of a measure; longer noun phrases of news are rarely what is counted


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    unit: str
    bare: str  # the digits or words as they stand
    scaled: bool
    metres: bool = False  # written with "m", which may also be metres


def find(text: str, sentences: Sequence[Sentence]) -> tuple[Quantity, ...]:
    """The quantities of an article in reading order; they don't overlap. Furniture is not read."""
    found: list[Quantity] = []
    for sentence in sentences:
        if sentence.kind in ("body", "headline") and _may_hold(text, sentence.start, sentence.end):
            found.extend(_in_sentence(text, sentence.start, sentence.end))
    return tuple(found)


def _may_hold(text: str, start: int, end: int) -> bool:
    """Whether a number may stand there; much cheaper than looking for one."""
    if _DIGIT.search(text, start, end):
        return True
    return not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text[start:end].lower()))


def outside(quantities: Sequence[Quantity], dates: Sequence[DateMention]) -> tuple[Quantity, ...]:
    """Those quantities that overlap no date ("three weeks ago" is a date). Both in reading order."""
    starts = [d.start for d in dates]

    def clear(quantity: Quantity) -> bool:
        at = bisect_left(starts, quantity.end)
        return at == 0 or dates[at - 1].end <= quantity.start

    return tuple(q for q in quantities if clear(q))


def _in_sentence(text: str, start: int, end: int) -> Iterator[Quantity]:
    numbers = [n for m in _NUMBER.finditer(text, start, end) if (n := _number(m)) is not None]
    shares = [_share(m) for m in _SHARE.finditer(text, start, end)]
    if shares:
        taken = [(n.start, n.end) for n in shares]
        numbers = [n for n in numbers if all(n.end <= a or n.start >= b for a, b in taken)] + shares
        numbers.sort(key=lambda n: n.start)
    at = 0
    while at < len(numbers):
        first = numbers[at]
        second = numbers[at + 1] if at + 1 < len(numbers) else None
        at += 1
        if _DASHED.search(text, max(start, first.start - 2), first.start):
            continue  # the "2" of "3-2": no number of its own
        if second is not None and _range(text, first, second):  # 2
            at += 1
        else:
            second = None
        made = _quantity(text, first, second, start, end)
        if made is not None:
            yield made


def _number(match: re.Match[str]) -> _Number | None:
    """Step 1: the value of one number."""
    unit = CURRENCIES.get((match["currency"] or "").upper(), "") or ("percent" if match["percent"] else "")
    bare = match["digits"] or match["words"] or match["fraction"]
    scale = match["scale"] or match["fscale"]
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
        if scale:
            for word in scale.lower().split():
                value *= SCALES[word]
    elif match["fraction"]:
        value = FRACTIONS[" ".join(match["fraction"].lower().split())] * SCALES[match["fscale"].lower()]
    else:
        value = _worded(match["words"])
    start = match.start() + len(match["sign"] or "") * (not match["currency"] and match["sign"] == "-")
    if match["sign"] and match["sign"].startswith("minus"):
        value = -value
    scaled = bool(scale) or any(s in bare.lower() for s in ("hundred", "thousand", "million", "billion", "dozen"))
    return _Number(start, match.end(), value, unit, bare, scaled, scale == "m")


def _share(match: re.Match[str]) -> _Number:
    """ "two-thirds of", "by half": a share, in percent; the only value that is not in the unit of its words."""
    words = re.split(r"[\s-]", match["share"].lower())
    part = words[-1].removesuffix("s") if words[-1] != "half" else "half"
    value = _PARTS[part] * (_TIMES_PART[words[0]] if len(words) > 1 else 1)
    return _Number(match.start(), match.end(), value, "percent", match["share"], True)


def _worded(words: str) -> float:
    """ "two hundred and fifty thousand" -> 250000.0"""
    total = current = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in ("a", "an"):
            current = 1.0
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * SCALES[word]
        elif word in SCALES:
            total += (current or 1.0) * SCALES[word]
            current = 0.0
    return total + current


def _range(text: str, first: _Number, second: _Number) -> bool:
    between = text[first.end : second.start]
    if _BETWEEN.search(text[max(0, first.start - 12) : first.start]) and between.strip().lower() == "and":
        return True
    if not _JOIN.fullmatch(between) or (second.value <= first.value and not second.scaled):
        return False
    if between.strip().lower() == "to":
        lead = _FROM.search(text, max(0, first.start - _REACH), first.start)
        if lead is not None and lead["spread"] is None:  # "rose from 3 to 5" are two values
            return False
    return not (
        between.strip() in "-–—"
        and _MAY_BE_SCORE.fullmatch(first.bare + between + second.bare)
        and not _measured(text, second)
    )


_MAY_BE_SCORE = re.compile(r"\d{1,3}\s?[-–—]\s?\d{1,3}")


def _measured(text: str, number: _Number) -> bool:
    return bool(number.unit or number.scaled or _UNIT.match(text, number.end))


def _quantity(text: str, first: _Number, second: _Number | None, start: int, end: int) -> Quantity | None:
    last = second or first
    low, high = first.value, last.value
    if second is not None and second.scaled and not first.scaled and low < high and first.unit != "percent":
        low = _same_scale(low, second)
    unit = last.unit or first.unit
    if unit and "," in unit:
        unit = ""
    stop = last.end
    if last.metres and not unit and _DEEP.match(text, stop, end):
        low, high, unit = low / SCALES["m"], high / SCALES["m"], "metre"
    found = _UNIT.match(text, stop, end)
    if not unit and found is not None:
        word = " ".join(found.group(1).lower().split())
        unit = MONEY_WORDS.get(word) or UNITS[word]
        stop = found.end()
    if unit in TIMES and (
        _AGO.match(text, stop, end) or _TIME_BEFORE.search(text[max(start, first.start - 12) : first.start])
    ):
        return None
    measure_from = found.start(1) if found is not None and stop == found.end() else stop
    measure, stop = _measure(text, measure_from, stop, end, unit)
    modifier, begin = _modifier(text, first.start, start, stop)
    toll = "" if unit or measure else _toll(text, first, begin, last.end, start)
    if toll:
        measure = toll
    elif not _is_quantity(text, first, last, unit, measure, modifier, start, end):  # 4
        return None
    return Quantity(
        start=begin, end=stop, low=min(low, high), high=max(low, high), unit=unit, measure=measure, modifier=modifier
    )


def _toll(text: str, first: _Number, begin: int, stop: int, start: int) -> str:
    """What a bare number counts by the words before it ("the number of pigs killed is 26" -> "pigs killed"), or ""."""
    if _YEARLIKE.match(first.bare) or _NO_AFTER.match(text, stop) or _COMPOUND.match(text, stop):
        return ""
    found = _TOLL.search(text, max(start, begin - _TOLL_REACH), begin)
    return (found["of"] or found["toll"] or found["cases"]) if found else ""


def _same_scale(low: float, second: _Number) -> float:
    """ "2 to 3 million": the scale of the second holds for the first."""
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2, 12.0):
        if (
            second.value >= scale
            and (second.value / scale) > low / 10
            and low < scale
            and second.value % (scale / 1000) == 0
        ):
            return low * scale
    return low


def _modifier(text: str, at: int, start: int, stop: int) -> tuple[str, int]:
    """Step 3, before: the modifier's words and where the quantity's span begins."""
    found = _MODIFIER.search(text, max(start, at - _REACH), at)
    if found is not None and found.group(1).lower() not in ("from", "between", "somewhere between"):
        return found.group(1).lower(), found.start(1)
    after = _AFTER_MODIFIER.match(text, stop)
    return (after.group(1).lower() if after else ""), at


def _measure(text: str, begin: int, stop: int, end: int, unit: str) -> tuple[str, int]:
    """Step 3, after: the words of the head noun phrase, and where they end."""
    words: list[str] = []
    at = begin
    if unit == "percent":
        share = _SHARE_OF.match(text, at, end)
        if share is None:
            return "", stop
        at = share.end() - 1
    while len(words) < MAX_MEASURE:
        match = _NEXT_WORD.match(text, at, end)
        if match is None or _ends_phrase(match.group(1), bool(words)):
            break
        words.append(match.group(1))
        at = match.end()
        if match.group(1).lower() in PARTICIPLES and len(words) > 1:
            break
    rate = _RATE.match(text, at, end)
    if rate is not None and words:
        words.append(rate.group().strip())
        at = rate.end()
    elif words and words[-1].lower() not in PARTICIPLES:
        state, after = _state(text, at, end)
        if state:
            words.append(state)
            at = after
    return " ".join(words), max(at, stop) if words else stop


def _ends_phrase(word: str, inside: bool) -> bool:
    """Whether the noun phrase ends before `word`: a function word, an adverb, a verb after the noun."""
    lower = word.lower()
    if lower in STOP or word.endswith("-"):
        return True
    if not inside or lower in PARTICIPLES or lower in NOUNS_ALIKE:
        return False
    return lower.endswith(("ed", "ing", "ly"))


_NEXT_WORD = re.compile(r"[\s-]{0,2}([A-Za-z][\w’'-]*)")


def _state(text: str, at: int, end: int) -> tuple[str, int]:
    """The participle after "were", "had been": 12 people were killed."""
    for _ in range(4):
        match = re.compile(r"\s([A-Za-z]+)").match(text, at, end)
        if match is None:
            return "", at
        word = match.group(1).lower()
        if word in PARTICIPLES:
            return match.group(1), match.end()
        if word not in BE:
            return "", at
        at = match.end()
    return "", at


def _is_quantity(
    text: str, first: _Number, last: _Number, unit: str, measure: str, modifier: str, start: int, end: int
) -> bool:
    """Step 4: False for what only looks like a quantity."""
    if first.unit or last.unit:
        return True
    before = text[max(start, first.start - _REACH) : first.start]
    if _NO_BEFORE.search(before) and not modifier:
        return False
    if _NO_AFTER.match(text, last.end, end):
        return False
    if measure.startswith(_ORDINAL_PARTS):
        return False
    if last.scaled or unit:
        return True
    head = measure.split(" ")[0].lower() if measure else ""
    if _COMPOUND.match(text, last.end, end) or _ONE_IN.search(before) or first.bare == "911":
        return False
    if head.endswith("ed") and " " not in measure and head not in PARTICIPLES:
        return False  # "three replied"
    if first.bare.lower() == "one":
        return (head in COUNTED and head not in ("man", "woman", "person")) or bool(modifier and head in COUNTED)
    if _YEARLIKE.match(first.bare):
        return head in COUNTED and bool(modifier or head in PARTICIPLES or head in ("people", "troops", "soldiers"))
    if _CAPITAL_BEFORE.search(before) and first.bare[0].isdigit() and not modifier and head not in COUNTED:
        return False
    if not measure and first.bare[0].isdigit():  # "up to 149 are reported to have died", "from 250,000 to 400,000"
        return "," in first.bare or (modifier in _COUNTING and last.value >= _BARE and not _CLOCK.search(before))
    return bool(measure) and (first.bare[0].isdigit() or first.bare[0].isalpha())
