"""How surely a content is held: the words of the cue and of the content's first clause that weaken it."""

import re
from itertools import pairwise

from ..records import Certainty, Span
from .cues import HEDGE_WORDS, HEDGES, HOLDING, NEGATORS, NOT_HEDGE
from .phrases import plain_words

WORD = re.compile(r"n[’']t\b|\w+(?=n[’']t\b)|\w+(?:-\w+)*|[^\w\s]")
# A stop after a single capital ("U.S.") or a title ("Mr.") ends nothing; looked at last, since stops are rare.
NO_ABBREVIATION = r"(?<!\.[A-Z].)(?<!\s[A-Z].)" + "".join(
    rf"(?<!\b{title}.)" for title in ("Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "St", "No")
)
_FIRST_CLAUSE_END = re.compile(rf"[.!?;]{NO_ABBREVIATION}['\"”’]*(?:\s|$)|\n")
_NOT_HEDGE = re.compile(NOT_HEDGE, re.IGNORECASE)
_HEDGE = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in HEDGES) + r")\b", re.IGNORECASE)
_HEDGE_WORDS = frozenset(HEDGE_WORDS.split())
_MAY = len("May")  # at the very start of a content the capital says nothing
_MONTH = re.compile(r"\bMay\b(?!be)")
_HOLDING: dict[str, Certainty] = {w: c for c, words in HOLDING.items() for w in words.split()}
_MODALS = frozenset("may might could".split())
_ORDER: dict[Certainty | None, int] = {
    None: 0,
    "certain": 0,
    "probable": 1,
    "possible": 2,
    "conditional": 3,
    "unknown": 4,
}


def weaker(a: Certainty | None, b: Certainty | None) -> Certainty:
    """The less sure of the two; "certain" without either."""
    first = a if _ORDER[a] >= _ORDER[b] else b
    return first or "certain"


def weakest(cue: str) -> Certainty | None:
    """The weakest hold that a word of the cue (in lower case) has on the content; None where none has any."""
    found: Certainty | None = None
    words = WORD.findall(cue)
    for word, following in pairwise([*words, ""]):
        held = _HOLDING.get(word)
        if word in _MODALS and following in NEGATORS:
            continue  # "could not", "may not"
        if held is not None and _ORDER[held] > _ORDER[found]:
            found = held
    return found


def word_spans(text: str, cue: tuple[Span, ...], certainty: Certainty) -> tuple[Span, ...]:
    """The words of the cue that carry `certainty`."""
    return tuple(
        (a + m.start(), a + m.end())
        for a, b in cue
        for m in WORD.finditer(text[a:b])
        if _HOLDING.get(m.group().lower()) == certainty
    )


def content_hedges(text: str, content: tuple[Span, ...]) -> tuple[Certainty | None, tuple[Span, ...]]:
    """The weakest hedge in the content's first clause, and the spans of the hedges there."""
    found: Certainty | None = None
    spans: list[Span] = []
    for start, end in content:
        stop = _FIRST_CLAUSE_END.search(text, start, end)
        until = stop.start() if stop else end
        words = plain_words(text[start:until])
        # The pattern is dear, and most clauses have no such word.
        held = not _HEDGE_WORDS.isdisjoint(words) or ("would" in words and "have" in words)
        matches = list(_HEDGE.finditer(text, start, until)) if held else []
        skip = [m.span() for p in (_NOT_HEDGE, _MONTH) for m in p.finditer(text, start, until)] if matches else []
        for match in matches:
            if any(a <= match.start() < b and not (a == start and b - a == _MAY) for a, b in skip):
                continue
            level: Certainty = match.lastgroup  # type: ignore[assignment]
            spans.append(match.span())
            if _ORDER[level] > _ORDER[found]:
                found = level
        if stop is not None:
            break
    return found, tuple(spans)
