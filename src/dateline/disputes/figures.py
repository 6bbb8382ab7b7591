"""Figures that differ: same unit and measure, same scope, different value, from different sources or times.

1. Every quantity outside furniture becomes a `Figure` with the clause it stands in and who says it.
2. Figures are compared only inside one unit and measure, and only with neighbours by scope words.
3. Values that agree within their own precision are not a difference; a range against a value inside
   it is not either.
4. Of all pairs with the same two values the best one is kept; it is an update where the later report
   (or the words "previous", "earlier", "revised") supersedes, a range where one source gives both,
   else a dispute. Nothing is ever added up, averaged or converted.
"""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ..records import Dispute, Quantity, Side, Span
from ..words import Rarity, terms
from .statements import Statement, Statements

FigureKind = Literal["dispute", "update", "range"]
SCOPE = 0.16
"""Least cosine of the scope words of two figures of one measure across articles."""
NEAREST = 12
"""Figures of the same measure that one is compared with: those that share most scope words."""
SAME_VALUE = 0.06
"""Relative difference up to which two values are one, rounded differently ("1,100" and "1,130")."""
FAR_APART = 400.0
"""Ratio above which two figures of one unit do not count the same thing ("3 barrels", "5,000 barrels a day")."""
SUPERSEDES = re.compile(
    r"\b(?:previous(?:ly)?|earlier|revis\w+|initial(?:ly)?|original(?:ly)?|up from|down from|rose|risen|"
    r"rais(?:ed?|ing)|now|latest|new|updat\w+|so far|at first|first|increas\w+|climb\w*)\b",
    re.IGNORECASE,
)
COMPARES = re.compile(
    r"\b(?:than|compared|instead of|rather than|not|versus|against|while|but|whereas|other|disput\w+|estimate\w*|"
    r"higher|lower|more|less|between|conservative|double|twice)\b",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[;:]|,\s|\s--\s|—|\s(?:and|but|while|although|compared|up from|far (?:more|less)|than)\s")
SPOKEN = re.compile(
    r"\b(?:said|says|estimat\w+|report\w*|according|put|told|believe\w*|show\w*|suggest\w*)\b", re.IGNORECASE
)
MANY_UNITS = frozenset({"", "%", "percent", "year", "years", "day", "days", "hour", "hours", "month", "months"})
"""Units so common that the measure must agree too, word for word."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its clause. `scope` is the terms of its sentence without the numbers."""

    index: int
    quantity: Quantity
    statement: Statement
    span: Span
    sentence: Span
    scope: frozenset[str]
    key: str
    measure: frozenset[str]
    spoken: bool


def figures(statements: Statements) -> list[Dispute]:
    """Figure disputes, updates and ranges of the story, in reading order."""
    known = list(_figures(statements))
    by_key: dict[str, list[Figure]] = defaultdict(list)
    for figure in known:
        by_key[figure.key].append(figure)
    best: dict[tuple[str, float, float, float, float], tuple[float, Dispute]] = {}
    rarity = Rarity(f.scope for f in known)
    for key in sorted(by_key):
        for one, other in _neighbours(by_key[key], rarity):
            scored = _differ(one, other, rarity)
            if scored:
                values = (*_values(one.quantity), *_values(other.quantity))
                name = (key, *values)
                if name not in best or scored[0] > best[name][0]:
                    best[name] = scored
    return [dispute for _, dispute in best.values()]


def _figures(statements: Statements) -> Iterator[Figure]:
    index = 0
    for rank, report in enumerate(statements.reports):
        sentences = report.annotations.sentences
        starts = [s.start for s in sentences]
        for quantity in report.annotations.quantities:
            at = bisect.bisect_right(starts, quantity.start) - 1
            here = statements.of_sentence.get((rank, at), []) if at >= 0 else []
            key = _key(quantity)
            if not here or not key or sentences[at].kind != "body":
                continue
            owner = _owner(here, quantity)
            sentence = (sentences[at].start, sentences[at].end)
            words = report.article.text[slice(*sentence)]
            yield Figure(
                index,
                quantity,
                owner,
                _clause(report.article.text, sentence, quantity),
                sentence,
                frozenset(t for t in terms(words) if not t[0].isdigit()),
                key,
                frozenset(terms(quantity.measure)),
                bool(SPOKEN.search(words)),
            )
            index += 1


def _key(quantity: Quantity) -> str:
    """What must agree before two figures are compared: the unit, or the last word of the measure."""
    unit = " ".join(terms(quantity.unit)) or quantity.unit.strip()
    if quantity.unit.casefold() in MANY_UNITS:
        measure = terms(quantity.measure)
        return f"{unit}|{' '.join(measure)}" if measure else ""
    return unit


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


def _values(quantity: Quantity) -> tuple[float, float]:
    return quantity.low, quantity.high


def _neighbours(group: list[Figure], rarity: Rarity) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (earlier, later) that share scope: each figure with its nearest, so that the cost stays linear."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, figure in enumerate(group):
        shared: dict[int, float] = defaultdict(float)
        for term in sorted(figure.scope):
            for j in postings[term][-64:]:
                shared[j] += rarity.weight(term)
        for j in sorted(shared, key=lambda j: (-shared[j], j))[:NEAREST]:
            yield group[j], figure
        for term in sorted(figure.scope):
            postings[term].append(i)


def _differ(a: Figure, b: Figure, rarity: Rarity) -> tuple[float, Dispute] | None:
    one, other = a.quantity, b.quantity
    if _agree(one, other) or (one.start, a.statement.article.id) == (other.start, b.statement.article.id):
        return None
    same_sentence = a.statement.article.id == b.statement.article.id and a.sentence == b.sentence
    close = a.statement.article.id == b.statement.article.id and abs(a.statement.sentence - b.statement.sentence) <= 2
    scope = rarity.cosine(a.scope, b.scope)
    if same_sentence:
        between = a.statement.article.text[one.end : other.start]
        if not COMPARES.search(between):
            return None
        scope = 0.3
    if not close and scope < SCOPE:
        return None
    measure = _measure(a.measure, b.measure)
    if measure == 0.0:
        return None
    words = a.statement.article.text[slice(*a.sentence)] + " " + b.statement.article.text[slice(*b.sentence)]
    kind = _kind(a, b, words)
    score = 0.15 + 0.6 * scope + 0.15 * measure + 0.1 * (a.spoken and b.spoken) + 0.05 * bool(COMPARES.search(words))
    reasons = [f"same unit: {one.unit or one.measure}", f"scope alike ({scope:.2f})"]
    if a.statement.speaker and b.statement.speaker:
        reasons.append(f"{a.statement.speaker} against {b.statement.speaker}")
    return score, Dispute(
        id=f"figure:{a.statement.article.id}.{one.start}:{b.statement.article.id}.{other.start}",
        kind="figure",
        about=" ".join(f"{one.unit} {one.measure}".split()),
        a=_side(a, b, same_sentence=same_sentence),
        b=_side(b, a, same_sentence=same_sentence),
        figure=kind,
        score=round(min(1.0, score), 3),
        reasons=tuple(reasons),
    )


def _agree(one: Quantity, other: Quantity) -> bool:
    """Equal, rounded to each other, one range inside the other, or not comparable in size."""
    (a, b), (c, d) = _values(one), _values(other)
    if (a <= c and d <= b and a < b) or (c <= a and b <= d and c < d):
        return (a, b) == (c, d) or (a == b or c == d)
    low, high = sorted((max(abs(a), abs(b)), max(abs(c), abs(d))))
    if low == 0 or high / low > FAR_APART:
        return low == high
    return abs(a - c) <= SAME_VALUE * max(abs(a), abs(c)) and abs(b - d) <= SAME_VALUE * max(abs(b), abs(d))


def _measure(one: frozenset[str], other: frozenset[str]) -> float:
    """1 where the measures share a word, 0.5 where one is not known, else 0."""
    if not one or not other:
        return 0.5
    return 1.0 if one & other else 0.0


def _kind(a: Figure, b: Figure, words: str) -> FigureKind:
    """Same source and day: a range; later report or words that supersede: an update; else a dispute."""
    if a.statement.date == b.statement.date:
        if a.statement.speaker and a.statement.speaker == b.statement.speaker:
            return "range"
        return "update" if SUPERSEDES.search(words) and a.statement.article.id == b.statement.article.id else "dispute"
    return "update"


def _side(figure: Figure, other: Figure, *, same_sentence: bool) -> Side:
    """The claim or sentence around the figure; only its clause where both figures share a sentence."""
    span = figure.span if same_sentence else figure.sentence
    if same_sentence and figure.span == other.span:
        middle = (min(figure.quantity.end, other.quantity.end) + max(figure.quantity.start, other.quantity.start)) // 2
        first = figure.quantity.start < other.quantity.start
        span = (span[0], middle) if first else (middle, span[1])
    return replace(figure.statement.side(span), value=figure.quantity)
