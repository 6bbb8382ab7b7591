"""The mentions of time in an article -> ISO 8601 / EDTF values.

    1. trigger    sentences without any word of time are passed over
    2. grammar    one regular expression finds every mention
    3. resolve    a rule a kind of mention: against the text itself, the article's day (or the section's
                  date heading, or the dateline's date), or the mention before
    4. values     TIMEX3 -> ISO 8601 / EDTF with a precision; "between May and June" becomes one range

`timexes` gives TIMEX3 values, references such as PRESENT_REF included, for the evaluation; `find` is the product's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...records import DateMention, Published, Sentence
from . import calendar
from .context import Anchor, Context, Told
from .grammar import AND_DAY, CLOCK_ALONE, CLOCK_TO_DAY, PATTERN, RANGE_FROM, RANGE_TO, TRIGGER
from .resolve import RULES
from .values import edtf, precision

__all__ = ["Timex", "find", "timexes"]

# From so many date headings on they head sections: one alone is the date of publication.
LEAST_SECTIONS = 2
# The rules for calendar dates, from which a later one in the sentence may have its year.
CALENDAR = frozenset({"iso", "day_month", "month_day", "month_year", "month", "year"})
# A by-line with a date stands among the first pieces of an article.
TOP = 5
# Longest joint of a range (" through "), in characters.
LONGEST_JOINT = 10


@dataclass(frozen=True, slots=True)
class Timex:
    """A mention with its TIMEX3 value ("" where it can't be resolved)."""

    start: int
    end: int
    value: str
    anchor: Anchor
    approximate: bool


def find(text: str, sentences: Sequence[Sentence], published: Published) -> tuple[DateMention, ...]:
    """Every mention of a time in `sentences`, in reading order, resolved.

    Relative mentions of an undated article have value "" and precision "none".
    """
    return tuple(
        DateMention(
            start=timex.start,
            end=timex.end,
            value=edtf(timex.value),
            precision=precision(timex.value) if edtf(timex.value) else "none",
            anchor=timex.anchor,
            approximate=timex.approximate,
        )
        for timex in joined(lowered(text), timexes(text, sentences, published))
        if not timex.value.endswith("_REF")
    )


def timexes(text: str, sentences: Sequence[Sentence], published: Published) -> Iterator[Timex]:
    """Every mention with its TIMEX3 value, references included."""
    low = lowered(text)
    day = calendar.as_day(published.day) if published.day else None
    context = Context(low, text, day, "published" if day else "none")
    headings = sum(sentence.kind == "date" for sentence in sentences) >= LEAST_SECTIONS
    inline: int | None = None
    for number, sentence in enumerate(sentences):
        if inline is not None and sentence.paragraph != inline:
            inline, context.day, context.anchor = None, day, "published" if day else "none"
        if not TRIGGER.search(low, sentence.start, sentence.end):
            continue
        found = clocked(low, list(_in_sentence(context, sentence.start, sentence.end)))
        yield from found
        if not _may_date(sentence, number) or not (heading := _only_day(found)):
            continue
        if day is None:
            day, context.day, context.anchor = heading, heading, "section"
        elif sentence.kind == "date" and headings:
            context.day, context.anchor = heading, "section"
            if _heads_paragraph(sentences, number):
                inline = sentence.paragraph


def _may_date(sentence: Sentence, number: int) -> bool:
    """Whether a piece may date what follows: a heading, a dateline, or a by-line at the top."""
    return sentence.kind in ("date", "dateline") or (sentence.kind == "furniture" and number < TOP)


def lowered(text: str) -> str:
    """The text in lower case, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _in_sentence(context: Context, start: int, end: int) -> Iterator[Timex]:
    context.enter(start, end)
    for match in PATTERN.finditer(context.low, start, end):
        rule = RULES[match.lastgroup or ""]
        try:
            reading = rule(match, context)
        except ValueError:  # a day before year 1 or after 9999: no calendar here knows it
            reading = None
        if reading is None:
            continue
        if reading.value and reading.kept:
            context.keep(reading.value, match.end())
            if match.lastgroup in CALENDAR:
                context.told = Told(reading.value, match.end())
        timex = Timex(match.start(), match.end(), reading.value, reading.anchor, reading.approximate)
        yield timex
        if match.lastgroup == "month_day":
            yield from _days_more(context, timex)


def _days_more(context: Context, timex: Timex) -> Iterator[Timex]:
    """The bare days that go on a list: "April 24 and 25"."""
    day, at = calendar.as_day(timex.value), timex.end
    while day and (match := AND_DAY.match(context.low, at, context.last)):
        number, at = int(match[1].rstrip("stndrh")), match.end()
        more = calendar.make_day(day.year, day.month, number) if number > day.day else None
        if more is None:
            return
        context.keep(more.isoformat(), at)
        yield Timex(match.start(1), at, more.isoformat(), timex.anchor, False)


def clocked(low: str, found: list[Timex]) -> list[Timex]:
    """The mentions of a sentence, a time of day with the day that follows it: "at 2:49 a.m. (0749 UTC) on Saturday"."""
    for at in range(len(found) - 2, -1, -1):
        first, last = found[at], found[at + 1]
        day = calendar.as_day(last.value) if CLOCK_ALONE.fullmatch(low, first.start, first.end) else None
        if day and CLOCK_TO_DAY.fullmatch(low, first.end, last.start):
            found[at] = replace(first, value=day.isoformat() + first.value[10:], anchor=last.anchor)
    return found


def joined(low: str, found: Iterable[Timex]) -> Iterator[Timex]:
    """The mentions, two that make a range as one: "between May and June"."""
    held: Timex | None = None
    for timex in found:
        if held and _is_range(low, held, timex):
            approximate = held.approximate or timex.approximate
            yield Timex(held.start, timex.end, f"{held.value}/{timex.value}", held.anchor, approximate)
            held = None
            continue
        if held:
            yield held
        held = timex
    if held:
        yield held


def _is_range(low: str, first: Timex, last: Timex) -> bool:
    """Whether two neighbouring mentions of one precision, in order, are joined by words of a range."""
    shape = calendar.shape(first.value)
    return (
        last.start - first.end <= LONGEST_JOINT
        and shape in ("day", "month", "year")
        and shape == calendar.shape(last.value)
        and first.value < last.value
        and RANGE_TO.fullmatch(low, first.end, last.start) is not None
        and RANGE_FROM.search(low, max(0, first.start - LONGEST_JOINT), first.start) is not None
    )


def _only_day(found: list[Timex]) -> date | None:
    """The day that a heading names."""
    return next((day for timex in found if (day := calendar.as_day(timex.value))), None)


def _heads_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    """Whether running text follows the heading in its own paragraph: then it dates that alone."""
    following = sentences[number + 1 : number + 2]
    return bool(following) and following[0].kind == "body" and following[0].paragraph == sentences[number].paragraph
