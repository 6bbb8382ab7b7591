"""What a figure measures, so that only like is compared with like.

A figure's `Measure` is its unit, its rate ("a day"), its aspect and its scope. The aspect is the
kind of happening that is counted, read from the word of `ASPECTS` nearest to the figure: "barrels
were leaking" and "barrels gushed" are one aspect, "barrels were collected" another. The table is the
common stock of news, not of any story.
"""

import re
from dataclasses import dataclass, replace

from ..records import Quantity, Span
from ..words import stem, terms, words

_STOCK = {
    "outflow": "leak gush spew spill pour flow escape discharge release belch seep spurt flood",
    "capture": "collect capture recover contain siphon skim burn process pump salvage",
    "dead": "kill die died dead death toll fatal fatality perish slain lives deadly casualty casualties",
    "hurt": "injure injury wound hurt maim",
    "missing": "missing unaccounted trapped",
    "rescued": "rescue survive survivor saved",
    "sick": "infect infection case sick sicken ill diagnose contract hospitalise hospitalize",
    "held": "arrest detain jail imprison hostage captive kidnap abduct",
    "fled": "flee fled displace evacuate homeless refugee migrate cross",
    "up": "rise rose gain jump climb surge increase soar grow grew",
    "down": "fall fell drop tumble plunge slip lose lost decline slump shed cut fallen down halt shut idle disrupt",
    "cost": "cost pay spend damage loss fine penalty bill",
    "attend": "march rally protest attend gather crowd demonstrate",
    "attack": "fire launch strike bomb shell sortie",
    "altitude": "altitude height high elevation",
    "distance": "fly flew flown travel distance range away",
    "length": "long length",
    "width": "wide across width",
    "depth": "deep depth",
    "extent": "area cover stretch tall",
    "arms": "troop soldier deploy warship aircraft",
    "vote": "vote poll ballot turnout elect",
    "jobs": "job employ lay redundancy unemployed",
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
PERSON_NOUNS = frozenset(
    stem(w)
    for w in """people person men women children man woman child civilian citizen resident passenger worker victim
    patient soldier troops protester demonstrator militant fighter terrorist rebel insurgent hostage prisoner detainee
    captive migrant immigrant refugee individual student pupil employee officer policeman police journalist foreigner
    national other inhabitant tourist suspect gunman attacker survivor member supporter activist villager driver pilot
    sailor crew girl boy guest doctor nurse infant baby teenager adult mourner spectator fan voter witness accuser
    personnel guerrilla""".split()
)
"""Nouns for people: two counts of people are compared, whatever they are called; the ranker weighs how they are."""
MOMENTS = frozenset({"altitude", "distance", "attack"})
"""Aspects that belong to one occasion: those of another week measure another flight or another raid."""
STATES = frozenset(
    stem(w)
    for w in """confirmed affected idled reported suspected involved destroyed damaged closed shut halted stranded
    registered sold built planned left""".split()
)
"""Participles after the noun that is counted."""
PERSONS = frozenset(
    stem(w)
    for w in """people person persons men women children man woman child civilian civilians citizens resident residents
    passenger passengers workers worker victims patients soldiers troops protesters demonstrators pigs deaths death dead
    fatalities cases case infections casualties wounded injured others foreigners""".split()
)
OF_LENGTH = frozenset({"altitude", "distance", "length", "width", "depth", "extent"})
"""Aspects of lengths (and areas); of anything else the word means something else ("range from 20 to 40 million")."""
MOVES = frozenset({"up", "down"})
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
ASPECT_SPAN = 160
"""Characters that hold so many words; a longer sentence is not cut into words for it."""
YEAR = re.compile(r"(?<![\d,.$])(?:1[5-9]\d\d|20\d\d)(?![\d,]|\.\d)")
YEARS = re.compile(r"\b((?:1[5-9]|20)\d\d)\s?[-–/]\s?\d{2,4}\b")
"""Years that are one time ("the flu of 1918-1920")."""
NAME = re.compile(r"(?<![.!?`'\"] )\b[A-Z][\w-]+(?:\s[A-Z][\w-]+)*")


CONVERSIONS = {
    "barrel": ("litre", 158.987), "gallon": ("litre", 3.78541), "litre": ("litre", 1.0),
    "mile": ("metre", 1609.344), "kilometre": ("metre", 1000.0), "foot": ("metre", 0.3048), "metre": ("metre", 1.0),
    "square mile": ("square kilometre", 2.58999), "square kilometre": ("square kilometre", 1.0),
    "acre": ("square kilometre", 0.00404686), "hectare": ("square kilometre", 0.01),
    "pound": ("kilogram", 0.453592), "kilogram": ("kilogram", 1.0),
}  # fmt: skip
"""Unit -> (the unit in which figures are compared, what one is in it): the oil barrel of 42 US gallons, the US gallon,
the international mile. A ton is left out, for it may be one of three. Only comparing converts; what is shown does not.
"""
NUMBER_OF = re.compile(r"\bnumbers? of ((?:[a-z]+\s){1,3}?)(?:\w+\s){0,3}$")
"""Before a figure that nothing follows: "the number of pigs range from 250,000 to 400,000"."""
RATE_WORD = re.compile(r"\b(?:rate|range|estimates?|number|figures?|upped|raised|a day|daily)\b", re.IGNORECASE)
"""In the sentence of a figure that leaves out its rate, because the one before has given it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """unit ("litre", "person", "USD", "percent" or the noun counted), rate ("day" or ""), aspect or "", scope.

    `unit` is the one compared in, `factor` what one of the text's own unit is in it, `noun` what is counted by name.
    """

    unit: str
    rate: str
    aspect: str
    years: frozenset[str]
    names: frozenset[str]
    factor: float = 1.0
    bare: bool = False
    noun: str = ""

    def after(self, last: "Measure") -> "Measure":
        """This measure with what it leaves out, taken from the figure before it: unit, rate, aspect."""
        if self.bare:
            return replace(last, aspect=self.aspect or last.aspect, years=self.years or last.years, names=self.names)
        if self.unit != last.unit or self.aspect not in ("", last.aspect):
            return self
        return replace(self, rate=self.rate or last.rate, aspect=last.aspect)


def measure(text: str, sentence: Span, clause: Span, quantity: Quantity) -> Measure | None:
    """The measure of `quantity`; None where nothing tells what is counted."""
    after = BREAK.split(text[quantity.end : min(sentence[1], quantity.end + RATE_REACH)])[0]
    unit = "barrel" if quantity.unit == "bpd" else quantity.unit
    rated = RATE.search(quantity.measure) or RATE.search(text, quantity.start, quantity.end) or RATE.search(after)
    rate = "day" if quantity.unit == "bpd" else next(g for g in rated.groups() if g).casefold() if rated else ""
    aspect = _aspect(text, clause, quantity, unit) or _aspect(text, sentence, quantity, unit)
    if unit in LENGTHS and aspect in ("up", "down"):
        aspect = "altitude"  # what climbs or falls by a length
    bare, noun = False, ""
    if not unit:
        counted = terms(quantity.measure)
        if not counted and (number := NUMBER_OF.search(text, sentence[0], quantity.start)):
            counted = terms(number[1])
        noun = _head(counted)
        person = (aspect in PEOPLE and (not counted or set(counted) & PERSONS)) or noun in PERSON_NOUNS
        unit = "person" if person else noun
        bare = not counted and not person
    if not unit and not bare:
        return None
    piece = text[slice(*clause)]
    unit, factor = CONVERSIONS.get(unit, (unit, 1.0))
    return Measure(
        unit,
        RATES.get(rate, rate),
        aspect,
        frozenset(YEAR.findall(YEARS.sub(r"\1", text[slice(*sentence)]))),
        frozenset(n.casefold() for n in _names(piece)),
        factor,
        bare,
        noun,
    )


def _head(counted: tuple[str, ...]) -> str:
    """The noun that is counted: the last term that names no happening ("existing oil rigs", "rigs idled")."""
    return next((t for t in reversed(counted) if t not in ASPECTS and t not in STATES), next(iter(counted), ""))


def _names(piece: str) -> list[str]:
    """Capitalised runs of a clause, but for the word it begins with."""
    return [m.group() for m in NAME.finditer(piece) if m.start() > 0]


def _aspect(text: str, piece: Span, quantity: Quantity, unit: str) -> str:
    """The aspect nearest in words to the figure, its own measure first; what follows counts as a little nearer.

    A percentage goes up or down where the clause says so, whatever else it speaks of.
    """
    own = next((ASPECTS[t] for t in terms(quantity.measure) if t in ASPECTS), "")
    if own:
        return own
    earlier = text[max(piece[0], quantity.start - ASPECT_SPAN) : quantity.start]
    before = [stem(w) for w in words(earlier)][::-1][:ASPECT_REACH]
    after = [stem(w) for w in words(text[quantity.end : min(piece[1], quantity.end + ASPECT_SPAN)])][:ASPECT_REACH]
    near = [(i + 1.5, ASPECTS[w]) for i, w in enumerate(before) if w in ASPECTS]
    near += [(i + 1.0, ASPECTS[w]) for i, w in enumerate(after) if w in ASPECTS]
    if not (unit in LENGTHS or "square" in unit or unit in ("acre", "hectare")):
        near = [n for n in near if n[1] not in OF_LENGTH]
    if CONVERSIONS.get(unit, ("",))[0] == "litre":
        near = [n for n in near if n[1] != "up"]  # what goes up is the estimate
    if unit == "percent":
        near = [n for n in near if n[1] in MOVES] or near
    return min(near)[1] if near else ""
