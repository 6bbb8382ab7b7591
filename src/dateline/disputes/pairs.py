"""Two figures side by side: whether they can be values of one thing, and what speaks for it.

`features` is what the ranker reads; training/disputes.py learns how much each counts.
"""

import math
import re
from datetime import date

from ..words import Rarity, terms
from .measures import DURATIONS, MOMENTS, PEOPLE
from .readings import Figure
from .statements import same_speaker

OCCASION = 3
"""Days within which reports of a flight or a raid are taken to be of the same one."""
SAME_VALUE = 0.06
"""Relative difference up to which two values are one, rounded differently ("1,100" and "1,130")."""
EXACT = 100
"""Below it, unlike counts without "about" are two values ("33 rigs", "35 rigs")."""
LOOSE = ("about", "around", "nearly", "almost", "some", "roughly", "approximately", "close to")
FAR_APART = 100.0
"""Ratio above which two figures of one unit do not count the same thing."""
ALSO_ALIKE = frozenset(
    (unit, one, other)
    for unit, *pair in (("litre", "outflow", "produce"), ("litre", "produce", "down"), ("percent", "produce", "down"))
    for one, other in (pair, pair[::-1])
)
"""(unit, aspect, aspect) that tell one thing: a well that leaks produces, output that is halted goes down."""
DIMENSIONS = frozenset({"length", "width", "depth"})
SUPERSEDES = re.compile(
    r"\b(?:previous(?:ly)?|earlier|revis\w+|initial(?:ly)?|original(?:ly)?|up from|down from|rose|risen|"
    r"rais(?:ed?|ing)|now|latest|new|updat\w+|so far|at first|increas\w+|climb\w*)\b",
    re.IGNORECASE,
)
COMPARES = re.compile(
    r"\b(?:than|instead of|rather than|versus|against|whereas|disput\w+|estimat\w*|higher|lower|conservative|double|"
    r"twice|contrast|although|revis\w+|previous(?:ly)?|earlier|eclips\w+|exceed\w*|from|"
    r"up on|down on|official|upped|raised|argu\w+|actually)\b",
    re.IGNORECASE,
)
RUNNING = re.compile(
    r"\b(?:toll|so far|total|overall|since|have (?:been )?(?:died|killed)|to date|rose|risen|confirmed|estimat\w+)\b",
    re.IGNORECASE,
)
CONTRASTS = re.compile(r"\b(?:up|down) (?:on|from)\b|\b(?:higher|lower|more|fewer|less) than the\b", re.IGNORECASE)
"""A sentence that sets its two figures against each other, however near they are."""
EARLIER = re.compile(
    r"\b(?:last (?:week|month|year)|earlier|previous(?:ly)?|had (?:put|said|estimated))\b", re.IGNORECASE
)
VAGUE = frozenset({"percent", "USD", "GBP", "EUR", "times", "tim", "point"})
"""Of those, the ones whose aspect says little ("cost", "down"): the sentences must share words as well."""
MONEY = frozenset({"USD", "GBP", "EUR"})
CLOSE, FAR, FEW = 1.5, 10.0, 3
"""Ratios below and above which two values are close and far, and what is a small count."""


def one_sentence(a: Figure, b: Figure) -> bool:
    """Whether both stand in one sentence."""
    return a.near(b) and a.sentence == b.sentence


def between(a: Figure, b: Figure) -> str:
    """The words between two figures of one sentence."""
    return a.statement.article.text[a.quantity.end : b.quantity.start]


def alike(a: Figure, b: Figure) -> bool:
    """Whether both tell of one kind of happening."""
    one, other = a.measure, b.measure
    return bool(one.aspect) and (one.aspect == other.aspect or (one.unit, one.aspect, other.aspect) in ALSO_ALIKE)


def may_differ(a: Figure, b: Figure) -> bool:
    """Whether the two can be values of one thing: not equal, of one rate and of times that can be one, and no two
    numbers of one copied sentence."""
    contrasted = one_sentence(a, b) and CONTRASTS.search(a.words) is not None
    if agree(a, b) and not (contrasted and a.value != b.value):
        return False
    if (a.scope == b.scope or a.measure.rate != b.measure.rate) and not a.near(b):
        return False
    years = [f.measure.years - {(f.statement.date or "")[:4]} for f in (a, b)]
    if years[0] != years[1] and not years[0] & years[1]:
        return False
    return not one_sentence(a, b) or COMPARES.search(between(a, b)) is not None


def features(a: Figure, b: Figure, rarity: Rarity) -> dict[str, float]:
    """What is known of a pair, by name; most 0 or 1, none above about 9."""
    return _of_thing(a, b, rarity) | _of_time(a, b) | _of_words(a, b) | _of_values(a, b)


def _of_thing(a: Figure, b: Figure, rarity: Rarity) -> dict[str, float]:
    """What is counted."""
    one, other = a.measure, b.measure
    same_kind, vague = alike(a, b), one.unit in VAGUE
    unlike = bool(one.aspect and other.aspect) and not same_kind
    named = bool(set(terms(a.quantity.measure)) & set(terms(b.quantity.measure)))
    clauses = [frozenset(terms(f.statement.article.text[slice(*f.span)])) - f.numbers for f in (a, b)]
    scope = 0.4 if one_sentence(a, b) else rarity.cosine(a.scope, b.scope)
    return {
        "scope": scope**0.5,
        "clause": rarity.cosine(*clauses),
        "alike": float(same_kind),
        "unlike": float(unlike),
        "noun": float(bool(one.noun) and one.noun == other.noun),
        "nouns differ": float(bool(one.noun and other.noun) and one.noun != other.noun),
        "kind unknown": float(not same_kind and (unlike or not named)),
        "measure": float(named),
        "rate differs": float(one.rate != other.rate),
        "person": float(one.unit == "person" or one.aspect in PEOPLE),
        "vague": float(vague),
        "vague, unlike": float(vague and not same_kind),
        "vague, alike": float(vague and same_kind),
        "money": float(one.unit in MONEY),
        "counted": float(not a.quantity.unit),
        "duration": float(one.unit in DURATIONS),
        "market": float(one.unit == "percent" and same_kind and market(a, b)),
        "dimension": float(same_kind and one.aspect in DIMENSIONS),
        "totals": float(same_kind and a.total and b.total),
        "beyond differs": float(a.beyond != b.beyond),
        "places differ": float(bool(one.names and other.names) and not one.names & other.names),
        "places": float(min(3, len(one.names & other.names))),
    }


def _of_time(a: Figure, b: Figure) -> dict[str, float]:
    """When: years and days named, and of what may come or has been since."""
    one, other = (f.measure.years - {(f.statement.date or "")[:4]} for f in (a, b))
    return {
        "same time": float(bool(one & other) or one == other),
        "years differ": float(bool(one and other) and not one & other),
        "day": float(bool(a.days & b.days)),
        "days differ": float(bool(a.days and b.days) and not a.days & b.days),
        "other occasion": float(not same_time(a, b)),
        "days apart": math.log1p(days_apart(a, b)),
        "planned": float(a.planned and b.planned),
        "planned differs": float(a.planned != b.planned),
        "since differs": float(a.since != b.since),
    }


def _of_words(a: Figure, b: Figure) -> dict[str, float]:
    """Who says them, where they stand, and words that set them against each other."""
    together, both = one_sentence(a, b), f"{a.words} {b.words}"
    speakers = a.statement.speaker, b.statement.speaker
    return {
        "speakers": float(all(speakers) and not same_speaker(*speakers)),
        "spoken": float(a.spoken + b.spoken),
        "same article": float(a.beside(b)),
        "near": float(a.near(b)),
        "same sentence": float(together),
        "compares": float(COMPARES.search(between(a, b) if together else both) is not None),
        "contrasts": float(together and CONTRASTS.search(a.words) is not None),
        "supersedes": float(SUPERSEDES.search(both) is not None),
        "earlier": float(a.near(b) and EARLIER.search(both) is not None),
        "told": float(tells(a, b) or tells(b, a)),
        "denied": float(a.denied or b.denied),
        "yardstick": float(a.yardstick or b.yardstick),
    }


def _of_values(a: Figure, b: Figure) -> dict[str, float]:
    """How far apart the two are."""
    (low, high), (least, most) = a.value, b.value
    small, large = sorted((max(abs(high), 1e-9), max(abs(most), 1e-9)))
    return {
        "close": float(large / small < CLOSE),
        "far": float(large / small > FAR),
        "ranges": float((low != high) + (least != most)),
        "size": math.log10(1.0 + min(small, 1e9)),
        "few": float(small <= FEW and not a.quantity.unit),
        "hedged": float(bool(a.quantity.modifier) + bool(b.quantity.modifier)),
    }


def market(a: Figure, b: Figure) -> bool:
    """Whether both tell of a share price at about one time."""
    if not (a.market and b.market) or days_apart(a, b) > OCCASION:
        return False
    one, other = (f.days or frozenset({f.statement.date or ""}) for f in (a, b))
    return a.since or bool(one & other)


def tells(one: Figure, other: Figure) -> bool:
    """Whether the sentence of `one` gives the other's figure as well, so that both tell the same."""
    return other.number in one.numbers


def same_time(a: Figure, b: Figure) -> bool:
    """Whether the years named in both sentences allow one thing ("in 1989" against this year's does not)."""
    one, other = (f.measure.years - {(f.statement.date or "")[:4]} for f in (a, b))
    if a.days and b.days and not a.days & b.days and _one_day(a):
        return False
    if a.measure.aspect in MOMENTS and not RUNNING.search(a.words) and days_apart(a, b) > OCCASION:
        return False
    return bool(one & other) or one == other


def _one_day(figure: Figure) -> bool:
    """Whether the figure counts what happened on its day ("killed on Tuesday") and not a running total."""
    return figure.measure.aspect in PEOPLE and not RUNNING.search(figure.words)


def days_apart(a: Figure, b: Figure) -> int:
    """Days between the two articles; 0 where one is undated."""
    one, other = (f.statement.article.published.day for f in (a, b))
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days) if one and other else 0


def agree(one: Figure, other: Figure) -> bool:
    """Equal, rounded to each other, one value an end of the other's range, or not comparable in size."""
    (a, b), (c, d) = one.value, other.value
    low, high = sorted((max(abs(a), abs(b)), max(abs(c), abs(d))))
    if low == 0 or high / low > FAR_APART:
        return True
    apart = all((one.statement.speaker, other.statement.speaker)) and not same_speaker(
        one.statement.speaker, other.statement.speaker
    )
    if not apart and ((a == b and a in (c, d)) or (c == d and c in (a, b))):
        return True
    return _rounded(a, c, one, other) and _rounded(b, d, one, other)


def _rounded(a: float, b: float, one: Figure, other: Figure) -> bool:
    """Whether both may be one value: exact counts only where equal, else within `SAME_VALUE`."""
    exact = all(
        not f.quantity.modifier.endswith(LOOSE) and f.measure.factor == 1.0 and f.quantity.high < EXACT
        for f in (one, other)
    )
    return a == b if exact else abs(a - b) <= SAME_VALUE * max(abs(a), abs(b))
