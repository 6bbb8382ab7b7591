"""What a figure measures, so that only like is compared with like.

A figure's `Measure` is its unit, its rate ("a day"), its aspect and its scope. The aspect is the
kind of happening that is counted, read from the word of `ASPECTS` nearest to the figure: "barrels
were leaking" and "barrels gushed" are one aspect, "barrels were collected" another. The table is the
common stock of news, not of any story.
"""

import re
from dataclasses import dataclass

from ..records import Quantity, Span
from ..words import stem, terms, words

_STOCK = {
    "outflow": "leak gush spew spill pour flow escape discharge release belch seep spurt",
    "capture": "collect capture recover contain siphon skim burn process pump salvage",
    "dead": "kill die died dead death toll fatal fatality perish slain lives deadly casualty casualties",
    "hurt": "injure injury wound hurt maim",
    "missing": "missing unaccounted trapped",
    "rescued": "rescue survive survivor saved",
    "sick": "infect infection case sick sicken ill diagnose contract hospitalise hospitalize",
    "held": "arrest detain jail imprison hostage captive kidnap abduct",
    "fled": "flee fled displace evacuate homeless refugee migrate cross",
    "up": "rise rose gain jump climb surge increase soar grow grew",
    "down": "fall fell drop tumble plunge slip lose lost decline slump shed cut",
    "cost": "cost pay spend damage loss fine penalty bill",
    "attend": "march rally protest attend gather crowd demonstrate",
    "attack": "fire launch strike bomb shell sortie",
    "altitude": "altitude height high elevation",
    "distance": "fly flew flown travel distance range away",
    "extent": "long wide across area cover stretch deep tall",
    "arms": "troop soldier deploy warship aircraft",
    "vote": "vote poll ballot turnout elect",
    "jobs": "job employ worker lay redundancy unemployed",
    "produce": "produce output export import production supply",
    "success": "chance probability success odds likelihood",
}
ASPECTS = {
    stem(word + ending): aspect
    for aspect, line in _STOCK.items()
    for word in line.split()
    for ending in ("", "ed", "ing")
}
PEOPLE = frozenset({"dead", "hurt", "missing", "rescued", "sick", "held", "fled", "attend"})
"""Aspects that count people whatever noun is used ("64 people died", "64 dead", "a death toll of 64")."""
MOMENTS = frozenset({"altitude", "distance", "attack"})
"""Aspects that belong to one occasion: those of another week measure another flight or another raid."""
PERSONS = frozenset(
    stem(w)
    for w in """people person persons men women children man woman child civilian civilians citizens resident residents
    passenger passengers workers worker victims patients soldiers troops protesters demonstrators pigs deaths death dead
    fatalities cases case infections casualties wounded injured others foreigners""".split()
)
LENGTHS = frozenset({"kilometre", "metre", "mile", "foot"})
DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
RATE = re.compile(
    r"\b(?:a|an|per|each|every)\s+(day|week|month|year|hour|minute)\b|\b(daily|weekly|monthly|yearly|annually|bpd|hourly)\b"
    r"|\ba-(day)\b",
    re.IGNORECASE,
)
RATES = {"daily": "day", "bpd": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
RATE_REACH = 80
"""Characters after a figure within which its rate may follow ("5,000 barrels (210,000 gallons) of oil a day")."""
BREAK = re.compile(r"[;.]\s|,\s(?!\d)|\s(?:and|but|while|than|from|since|which)\s")
ASPECT_REACH = 14
"""Words on either side of a figure within which its aspect is looked for; beyond, it is as likely another figure's."""
YEAR = re.compile(r"(?<![\d,.$])(?:1[5-9]\d\d|20\d\d)(?![\d,]|\.\d)")
NAME = re.compile(r"(?<![.!?`'\"] )\b[A-Z][\w-]+(?:\s[A-Z][\w-]+)*")


@dataclass(frozen=True, slots=True)
class Measure:
    """unit ("barrel", "person", "USD", "percent" or the noun counted), rate ("day" or ""), aspect or "", scope."""

    unit: str
    rate: str
    aspect: str
    years: frozenset[str]
    names: frozenset[str]


def measure(text: str, sentence: Span, clause: Span, quantity: Quantity) -> Measure | None:
    """The measure of `quantity`; None where nothing tells what is counted, or only time is."""
    after = BREAK.split(text[quantity.end : min(sentence[1], quantity.end + RATE_REACH)])[0]
    unit = "barrel" if quantity.unit == "bpd" else quantity.unit
    rated = RATE.search(quantity.measure) or RATE.search(text, quantity.start, quantity.end) or RATE.search(after)
    rate = "day" if quantity.unit == "bpd" else next(g for g in rated.groups() if g).casefold() if rated else ""
    aspect = _aspect(text, clause, quantity) or _aspect(text, sentence, quantity)
    if unit in LENGTHS and aspect in ("up", "down"):
        aspect = "altitude"  # what climbs or falls by a length
    if not unit:
        counted = terms(quantity.measure)
        unit = "person" if aspect in PEOPLE and (not counted or set(counted) & PERSONS) else next(iter(counted), "")
    elif unit in DURATIONS:
        return None
    if not unit:
        return None
    piece = text[slice(*clause)]
    return Measure(
        unit,
        RATES.get(rate, rate),
        aspect,
        frozenset(YEAR.findall(text[slice(*sentence)])),
        frozenset(n.casefold() for n in _names(piece)),
    )


def _names(piece: str) -> list[str]:
    """Capitalised runs of a clause, but for the word it begins with."""
    return [m.group() for m in NAME.finditer(piece) if m.start() > 0]


def _aspect(text: str, piece: Span, quantity: Quantity) -> str:
    """The aspect nearest in words to the figure, its own measure first; what follows counts as a little nearer."""
    own = next((ASPECTS[t] for t in terms(quantity.measure) if t in ASPECTS), "")
    if own:
        return own
    before = [stem(w) for w in words(text[piece[0] : quantity.start])][::-1][:ASPECT_REACH]
    after = [stem(w) for w in words(text[quantity.end : piece[1]])][:ASPECT_REACH]
    near = [(i + 1.5, ASPECTS[w]) for i, w in enumerate(before) if w in ASPECTS]
    near += [(i + 1.0, ASPECTS[w]) for i, w in enumerate(after) if w in ASPECTS]
    return min(near)[1] if near else ""
