"""The hour of an event, where the reports name one: as the text gives it, in the text's own zone, never converted.

1. the lines shown   one time in them is the event's; two different ones are none
2. other sentences   of the day that say the same, where no line names a time: two reports in different words, and twice
                     as many as name any other
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from ..records import Report
from .evidence import NAMED, Evidence, Passage, ordinal
from .text import Ints

# Reports in different words that must name one time when no line shown does, and how many times more than any other.
_LEAST_SAYING = 2
_CLEAR = 2
# A sentence this near (cosine) to a line shown is about the same thing. By eye on the development topics.
_SAME = 0.15
_AT = re.compile(
    r"\b(?:at|around|about|approximately|roughly|circa|near|nearly|(?:shortly|just|soon|right) (?:before|after))\s$"
)
_STATE = re.compile(r"\b(?:as of|as at|quoted|trad(?:ed|ing)|percent|per cent|points|shares|price)\b|%")
# A stamp's end, or a day after the time that the sentence's end or a zone has cut off from it.
_NOT_ITS_OWN = re.compile(
    r"\s*(?:[:|)]|-RRB-|,?\s*\S+\s+(?:wrote|writes|posted|said)\s*:)|"
    r"\W*(?:[A-Z]{2,5}\W+)?(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_CONVERSION = re.compile(r"(?:\(|-LRB-)\s*$")
_CLOCK = slice(11, 16)
_BEFORE = 24


def hours(reports: Sequence[Report], evidence: Evidence, day: int, rows: Ints, lines: Sequence[int]) -> str | None:
    """ "HH:MM" or None, for a day (an ordinal) with its rows of the evidence and the passages shown."""
    named = {time for line in lines for time in _times(reports, evidence.passages[line], day)}
    if named:
        return named.pop() if len(named) == 1 else None
    at = np.unique(evidence.passage[rows[(evidence.kind[rows] == NAMED) & (evidence.vague[rows] == 0)]])
    part = evidence.matrix.take(at)
    near = np.max([part.dot(evidence.matrix.dense(i)) for i in lines], axis=0)
    said: dict[str, set[str]] = {}
    for passage in (evidence.passages[i] for i in at[near >= _SAME]):
        for time in _times(reports, passage, day):
            said.setdefault(time, set()).add(passage.text)
    first, second, *_ = [*sorted(((len(texts), time) for time, texts in said.items()), reverse=True), (0, ""), (0, "")]
    return first[1] if first[0] >= max(_LEAST_SAYING, _CLEAR * second[0]) else None


def _times(reports: Sequence[Report], passage: Passage, day: int) -> Iterator[str]:
    """The clock times at which a sentence says that something happened on the day.

    A time in brackets after another is a conversion of it; one that heads or closes a post is its stamp; one beside
    prices says as of when they are; one that takes its day from a sentence before is not sure to have it.
    """
    report = reports[passage.report]
    text = report.article.text
    if _STATE.search(passage.text.lower()):
        return
    mentions = [m for m in report.annotations.dates if passage.start <= m.start < passage.end]
    same_day = [m for m in mentions if ordinal(m.value) == day]
    for mention in same_day:
        if mention.precision not in ("minute", "second") or mention.approximate:
            continue
        if mention.anchor == "previous" and all(m.precision in ("minute", "second") for m in same_day):
            continue
        before = text[max(passage.start, mention.start - _BEFORE) : mention.start].lower()
        if _AT.search(before) and not (_CONVERSION.search(before) or _NOT_ITS_OWN.match(text, mention.end)):
            yield mention.value[_CLOCK]
