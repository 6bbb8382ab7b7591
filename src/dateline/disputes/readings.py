"""The figures of a story as they are read: what each counts, in which clause, who says it, and of which kind.

A figure in brackets (a conversion) is no figure of its own.
"""

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..records import Quantity, Span
from ..words import terms
from .measures import DURATIONS, RATE_WORD, Measure, measure
from .statements import Statement, Statements

NEXT_TO = 2
"""Sentences apart up to which figures of one article are about one thing unless their measures say otherwise."""
FORECAST = re.compile(
    r"\b(?:will|would|could|can|may|might|expected to|plan\w* to|hop\w+ to|capable of|capacity|able to|"
    r"maximum of)\s+(?!have\b|estimat|put\b|mean\b|appear|suggest)",
    re.IGNORECASE,
)
"""In the clause of a figure that says what may come or what a thing can hold; it is no count of what is."""
FORECAST_REACH = 64
"""Characters before a figure in which it is looked for."""
BEYOND = re.compile(r"\b(?:outside|elsewhere|rest of the world|beyond)\b", re.IGNORECASE)
"""Counts that leave out the place which the other counts in."""
SINCE = re.compile(r"\bsince\b|\bso far\b", re.IGNORECASE)
TOTAL = re.compile(
    r"\b(?:toll|so far|total|overall|to date|confirmed|estimat\w+|report\w*|believed|diagnosed|"
    r"infect\w+|arrested|said)\b",
    re.IGNORECASE,
)
MARKET = re.compile(r"\b(?:shares?|stocks?)\b", re.IGNORECASE)
SPOKEN = re.compile(
    r"\b(?:said|says|estimat\w+|report\w*|according|put|told|believe\w*|show\w*|suggest\w*|confirm\w*|official\w*)\b",
    re.IGNORECASE,
)
YARDSTICK = re.compile(
    r"\b(?:surpass\w*|exceed\w*|in excess of|by comparison|compared (?:with|to)|dwarf\w*|"
    r"(?:the )?(?:size|equivalent) of|worse than|that of|unlike)\b",
    re.IGNORECASE,
)
"""Before a figure that measures something else, held beside the news ("surpassing the 11m gallons of 1989")."""
CONVERTED = re.compile(r"(?:\(|-LRB-)[^)]{0,24}$")
"""Before a figure in brackets, which only gives the one before it in another unit."""
CONVERTED_REACH = 32
CLAUSE_END = re.compile(
    r"[;:]|,\s|\s--\s|—|\s(?:and|but|while|although|though|compared|up from|down from|far (?:more|less)|than|to)\s"
)
DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its clause. `scope` is the terms of its sentence without the numbers."""

    index: int
    quantity: Quantity
    statement: Statement
    span: Span
    sentence: Span
    scope: frozenset[str]
    measure: Measure
    words: str
    days: frozenset[str]
    number: str
    numbers: frozenset[str]
    planned: bool
    total: bool
    market: bool
    since: bool
    beyond: bool
    spoken: bool
    yardstick: bool
    denied: bool

    @property
    def unit(self) -> str:
        """The unit of the text where it names one, else what is counted."""
        return self.quantity.unit or self.measure.unit

    @property
    def value(self) -> tuple[float, float]:
        """Lowest and highest value, in the unit of the measure."""
        return self.quantity.low * self.measure.factor, self.quantity.high * self.measure.factor

    @property
    def rounded(self) -> tuple[str, str]:
        """The value to two digits, so that 5,000 barrels and 210,000 gallons are told once."""
        return f"{self.value[0]:.1e}", f"{self.value[1]:.1e}"

    def beside(self, other: "Figure") -> bool:
        """Whether both stand in one article."""
        return self.statement.article.id == other.statement.article.id

    def near(self, other: "Figure") -> bool:
        """Whether both stand within a few sentences of one article."""
        same = self.statement.article.id == other.statement.article.id
        return same and abs(self.statement.sentence - other.statement.sentence) <= NEXT_TO


def read(statements: Statements) -> Iterator[Figure]:
    """Every figure of the body sentences, in reading order."""
    index = 0
    for rank, report in enumerate(statements.reports):
        sentences = report.annotations.sentences
        starts = [s.start for s in sentences]
        text = report.article.text
        last: tuple[int, Measure] | None = None
        estimated: dict[str, Measure] = {}
        for quantity in report.annotations.quantities:
            at = bisect.bisect_right(starts, quantity.start) - 1
            here = statements.of_sentence.get((rank, at), []) if at >= 0 else []
            if (
                not here
                or sentences[at].kind != "body"
                or CONVERTED.search(text[max(0, quantity.start - CONVERTED_REACH) : quantity.start])
            ):
                continue
            sentence = (sentences[at].start, sentences[at].end)
            clause = _clause(text, sentence, quantity)
            what = measure(text, sentence, clause, quantity)
            if what is None:
                continue
            words = text[slice(*sentence)]
            estimate = RATE_WORD.search(words) is not None
            if what.bare and last and at - last[0] <= NEXT_TO:
                what = what.after(last[1])
            elif estimate and what.unit in estimated:
                what = what.after(estimated[what.unit])
            if not what.unit:
                continue
            if what.unit not in DURATIONS:
                last = at, what
            if estimate:
                estimated[what.unit] = what
            if len(what.years - {(report.article.published.value or "")[:4]}) > 1:
                continue  # a sentence of several other years is a chronology
            said = statements.terms.get((rank, at)) or frozenset(terms(words))
            numbers = frozenset(t for t in said if t[0].isdigit())
            scope = said - numbers
            number = next((t for t in terms(text[quantity.start : quantity.end]) if t in numbers), "-")
            days = frozenset(
                d.value
                for d in report.annotations.dates
                if d.precision == "day" and sentence[0] <= d.start < sentence[1] and d.value
            )
            yield Figure(
                index=index,
                quantity=quantity,
                statement=_owner(here, quantity),
                span=clause,
                sentence=sentence,
                scope=scope,
                measure=what,
                words=words,
                days=days,
                number=number,
                numbers=numbers,
                planned=_planned(text, sentence, quantity),
                total=TOTAL.search(words) is not None,
                market=MARKET.search(words) is not None,
                since=SINCE.search(words) is not None,
                beyond=BEYOND.search(words) is not None,
                spoken=SPOKEN.search(words) is not None,
                yardstick=YARDSTICK.search(text, sentence[0], quantity.start) is not None,
                denied=DENIED.search(words) is not None,
            )
            index += 1


def _owner(here: Iterable[Statement], quantity: Quantity) -> Statement:
    """The narrowest claim around the figure, else any statement of its sentence."""
    around = [s for s in here if s.claim and s.span[0] <= quantity.start and quantity.end <= s.span[1]]
    return min(around, key=lambda s: s.span[1] - s.span[0]) if around else max(here, key=lambda s: s.claim is None)


def _clause(text: str, sentence: Span, quantity: Quantity) -> Span:
    """The clause around the figure: from the last break before it to the first after it."""
    start, end = sentence
    for match in CLAUSE_END.finditer(text, start, quantity.start):
        start = match.end()
    after = CLAUSE_END.search(text, quantity.end, end)
    return start, after.start() if after else end


def _planned(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether the words before the figure speak of what may come."""
    start = max(sentence[0], quantity.start - FORECAST_REACH)
    return FORECAST.search(text, start, quantity.start) is not None
