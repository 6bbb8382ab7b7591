"""The mentions of time in an article -> ISO 8601 / EDTF values.

    1. trigger    sentences without any word of time are passed over
    2. grammar    one regular expression finds every mention
    3. resolve    a rule a kind of mention: against the text itself, the article's day (or the section's
                  date heading, or the dateline's date), or the mention before
    4. values     TIMEX3 -> ISO 8601 / EDTF with a precision

`timexes` gives TIMEX3 values, references such as PRESENT_REF included, for the evaluation; `find` is the product's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ...records import DateMention, Published, Sentence
from . import calendar
from .context import Anchor, Context
from .grammar import PATTERN, TRIGGER
from .resolve import RULES
from .values import edtf, precision

__all__ = ["Timex", "find", "timexes"]

# From so many date headings on they head sections: one alone is the date of publication.
LEAST_SECTIONS = 2


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
            precision=precision(timex.value),
            anchor=timex.anchor,
            approximate=timex.approximate,
        )
        for timex in timexes(text, sentences, published)
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
        found = list(_in_sentence(context, sentence.start, sentence.end))
        yield from found
        if sentence.kind not in ("date", "dateline") or not (heading := _only_day(found)):
            continue
        if day is None:
            day, context.day, context.anchor = heading, heading, "section"
        elif sentence.kind == "date" and headings:
            context.day, context.anchor = heading, "section"
            if _heads_paragraph(sentences, number):
                inline = sentence.paragraph


def lowered(text: str) -> str:
    """The text in lower case, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _in_sentence(context: Context, start: int, end: int) -> Iterator[Timex]:
    context.enter(start, end)
    for match in PATTERN.finditer(context.low, start, end):
        rule = RULES[match.lastgroup or ""]
        reading = rule(match, context)
        if reading is None:
            continue
        if reading.value and reading.kept:
            context.before.append(reading.value)
        yield Timex(match.start(), match.end(), reading.value, reading.anchor, reading.approximate)


def _only_day(found: list[Timex]) -> date | None:
    """The day that a heading names."""
    return next((day for timex in found if (day := calendar.as_day(timex.value))), None)


def _heads_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    """Whether running text follows the heading in its own paragraph: then it dates that alone."""
    following = sentences[number + 1 : number + 2]
    return bool(following) and following[0].kind == "body" and following[0].paragraph == sentences[number].paragraph
