"""Figures that differ: same measure and scope, different value, from different sources or times.

1. Every quantity of a body sentence becomes a `Figure` with its measure, its clause, and who says it (`readings`).
2. Figures are compared only inside one unit (barrels and litres are one, by the table in `measures`), with
   neighbours by the words of their sentences and with the figures before them in their article.
3. Values that agree within their own precision are not a difference.
4. Pairs are scored; the best are kept so that no figure stands in more than `PAIRS_EACH` of them and
   no two values are set against each other twice. It is an update where a later report (or the words
   "previous", "revised") supersedes, a range where one source gives both, else a dispute. Nothing is
   ever added up or averaged, and conversion only compares: what is shown are the words of the text.
5. A range that the text itself calls a spread of estimates is two values in one sentence.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from ..records import Dispute, Side
from ..words import Rarity
from .measures import MOMENTS, PEOPLE
from .readings import Figure, read
from .statements import Statements, same_speaker

FigureKind = Literal["dispute", "update", "range"]
NEAREST = 10
"""Figures of the same unit that one is compared with: those that share most scope words."""
LONGEST_POSTING = 32
"""Earlier figures looked at under one scope word."""
PROBES = 16
"""Rarest scope words of a figure under which others are looked up."""
SAME_VALUE = 0.06
"""Relative difference up to which two values are one, rounded differently ("1,100" and "1,130")."""
EXACT = 100
"""Below it, unlike counts without "about" are two values ("33 rigs", "35 rigs")."""
LOOSE = ("about", "around", "nearly", "almost", "some", "roughly", "approximately", "close to")
SCALE = 0.93
"""Brings a figure's score to the scale of the denials': read by eye, 10 of 14 of the six bundles' pairs from .7 on
(.65 after this) are right, and fewer below."""
FAR_APART = 100.0
"""Ratio above which two figures of one unit do not count the same thing."""
PAIRS_EACH = 3
"""Pairs that one value of one measure may stand in; a story with twenty tolls is a plot, not 190 disputes."""
OCCASION = 3
"""Days within which reports of a flight or a raid are taken to be of the same one."""
LEAST = 0.6
"""Least score of a pair: same measure and either shared scope words or words that compare."""
ALSO_ALIKE = frozenset(
    (unit, one, other)
    for unit, *pair in (("litre", "outflow", "produce"), ("litre", "produce", "down"), ("percent", "produce", "down"))
    for one, other in (pair, pair[::-1])
)
"""(unit, aspect, aspect) that tell one thing: a well that leaks produces, output that is halted goes down."""
SHARES = 0.35
"""What it counts that both percentages are of a share price, in one story and within `OCCASION` days."""
TOTALS = 0.15
"""What it counts that both are totals of one kind ("reported", "so far", "estimated")."""
UNKNOWN = 0.15
"""What it costs that only one of the two says what happens to what is counted."""
SAME_ARTICLE = 6
"""Figures of the same unit before it in the article with which one is compared whatever their words."""
ONE_ARTICLE = 0.05
"""What it counts that one article gives both: a reporter who tells two figures of one thing means them to differ."""
PLANNED = 0.15
"""What it costs that both figures are of what may come: mostly of two plans."""
REPEATED = 0.2
"""What it costs that two reports have two figures of one speaker: mostly one of them in other words."""
DIMENSIONS = frozenset({"length", "width", "depth"})
OTHER_WORD = 0.15
"""Least cosine of two sentences whose aspects are only alike by `ALSO_ALIKE`."""
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
GENERIC = frozenset({"percent", "USD", "GBP", "EUR", "times", "tim", "point", "metre"})
"""Units that count all kinds of things: the aspect must agree as well."""
ATTRIBUTED = 0.25
"""Two sources that each put a number on the dead, or on one flight, speak of one thing more surely than else."""
FAR_SCOPE = 0.1
"""Least cosine of two sentences of different reports; below it pairs of the bundles were mostly wrong."""
ELSEWHERE = 0.3
"""What it costs two counts of people that their clauses name different places."""
VAGUE = frozenset({"percent", "USD", "GBP", "EUR", "times", "tim", "point"})
"""Of those, the ones whose aspect says little ("cost", "down"): the sentences must share words as well."""
VAGUE_SCOPE = 0.3
"""Least cosine of two sentences with a vague unit; with none, 0 of 11 pairs of the bundles were right."""
SPREAD = re.compile(
    r"\b(?:estimates?|reports?|figures|accounts|counts|numbers|projections)\b[^.;]*\b(?:rang\w+|var(?:y|ied|ies|ying))\s"
    r"(?:from\s|between\s)?$",
    re.IGNORECASE,
)
"""Before a range: the text itself says that its sources differ."""
JOIN = re.compile(r"\s?(?:\bto\b|\band\b|-|–|—)\s?")
SPREAD_SCORE = 0.75


def figures(statements: Statements) -> list[Dispute]:
    """Figure disputes, updates and ranges of the story, best first."""
    known = list(read(statements))
    by_unit: dict[str, list[Figure]] = defaultdict(list)
    for figure in known:
        by_unit[figure.measure.unit].append(figure)
    rarity = Rarity(f.scope for f in known)
    found: list[Dispute] = [d for f in known if (d := _spread(f)) is not None]
    for unit in sorted(by_unit):
        pairs = []
        for one, other in _neighbours(by_unit[unit], rarity):
            score, reasons = _score(one, other, rarity)
            if score >= LEAST:
                pairs.append((score, one, other, reasons))
        pairs.sort(key=lambda p: (-p[0], p[1].index, p[2].index))
        found += _chosen(pairs)
    return found


def _chosen(pairs: Iterable[tuple[float, Figure, Figure, tuple[str, ...]]]) -> Iterator[Dispute]:
    used: Counter[tuple[str, tuple[str, str]]] = Counter()
    seen: set[frozenset[tuple[str, str]]] = set()
    for score, one, other, reasons in pairs:
        nodes = [(f.measure.aspect, f.rounded) for f in (one, other)]
        values = frozenset({one.rounded, other.rounded})
        if values in seen or any(used[n] >= PAIRS_EACH for n in nodes):
            continue
        seen.add(values)
        used.update(nodes)
        yield _dispute(one, other, score, reasons)


def _neighbours(group: list[Figure], rarity: Rarity) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (earlier, later) that share scope: each figure with its nearest, so that the cost stays linear."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, figure in enumerate(group):
        shared: dict[int, float] = {}
        what = figure.measure
        probes = sorted(figure.scope, key=lambda t: (-rarity.weight(t), t))[:PROBES]
        for term in probes:
            weight = rarity.weight(term)
            for j in postings[term][-LONGEST_POSTING:]:
                shared[j] = shared.get(j, 0.0) + weight
        near = [j for _, j in heapq.nsmallest(NEAREST, [(-weight, j) for j, weight in shared.items()])]
        near += [j for j in range(max(0, i - SAME_ARTICLE), i) if j not in near and group[j].beside(figure)]
        for j in near:
            other = group[j].measure
            one_kind = what.aspect == other.aspect or (what.unit, what.aspect, other.aspect) in ALSO_ALIKE
            if one_kind or not (what.aspect and other.aspect):
                yield group[j], figure
        for term in probes:
            postings[term].append(i)


def _score(a: Figure, b: Figure, rarity: Rarity) -> tuple[float, tuple[str, ...]]:
    """0 where the two can't be compared or agree; else how surely they are two values of one thing."""
    one, other = a.measure, b.measure
    contrasted = a.sentence == b.sentence and a.near(b) and CONTRASTS.search(a.words) is not None
    if (
        (_agree(a, b) and not (contrasted and a.value != b.value))
        or not _same_time(a, b)
        or (one.rate != other.rate and not a.near(b))
    ):
        return 0.0, ()
    if a.scope == b.scope and not a.near(b):
        return 0.0, ()  # a copied sentence with two figures, not two accounts
    alike = bool(one.aspect) and (one.aspect == other.aspect or (one.unit, one.aspect, other.aspect) in ALSO_ALIKE)
    if a.planned != b.planned or (one.unit in VAGUE and a.since != b.since):
        return 0.0, ()
    if (one.aspect and other.aspect and not alike) or (one.unit in GENERIC and not alike):
        return 0.0, ()
    speakers = a.statement.speaker, b.statement.speaker
    same_sentence = a.near(b) and a.sentence == b.sentence
    between = a.statement.article.text[a.quantity.end : b.quantity.start] if same_sentence else ""
    if same_sentence and not (CONTRASTS if one.unit in VAGUE else COMPARES).search(between):
        return 0.0, ()
    scope = rarity.cosine(a.scope, b.scope) if not same_sentence else 0.4
    attributed = all(speakers) and not same_speaker(*speakers)
    one_thing = alike and attributed and one.aspect in PEOPLE | MOMENTS
    market = one.unit == "percent" and alike and _market(a, b)
    totals = alike and one.aspect in PEOPLE and a.total and b.total
    dimension = alike and one.aspect in DIMENSIONS
    if one.unit == "metre" and one.aspect == "extent":
        return 0.0, ()  # a length in a sentence on an area tells where it lies, not how large it is
    if one.aspect != other.aspect and one.unit == "litre" and alike and scope < OTHER_WORD:
        return 0.0, ()
    if a.beyond != b.beyond and not a.near(b) and one.unit == "person":
        return 0.0, ()
    told = one_thing or market or totals or dimension
    if not a.beside(b) and ((scope < FAR_SCOPE and not told) or _tells(a, b) or _tells(b, a)):
        return 0.0, ()
    revised = a.near(b) and EARLIER.search(f"{a.words} {b.words}") is not None
    if (
        one.unit in VAGUE
        and scope < VAGUE_SCOPE
        and not (market or (one.unit == "percent" and a.beside(b) and (attributed or revised)))
    ):
        return 0.0, ()
    score = 0.15 + 0.6 * scope + 0.2 * alike + 0.1 * (one.rate == other.rate) - 0.15 * (one.rate != other.rate)
    score += 0.1 * bool(COMPARES.search(between or f"{a.words} {b.words}"))
    score += 0.06 * (a.spoken + b.spoken)
    score += SHARES * market + TOTALS * totals + 0.1 * dimension + 0.12 * a.near(b) + ONE_ARTICLE * a.beside(b)
    score -= UNKNOWN * (bool(one.aspect) != bool(other.aspect))
    if one.names and other.names and not one.names & other.names:
        score -= ELSEWHERE if one.aspect in PEOPLE else 0.12
    score -= PLANNED * a.planned + REPEATED * (not a.beside(b) and same_speaker(*speakers))
    reasons = [f"same unit: {a.unit}{' a ' + one.rate if one.rate else ''}"]
    if a.unit != b.unit:
        reasons.append(f"our conversion: {_converted(a)}, {_converted(b)}")
    if alike:
        reasons.append(f"same kind: {one.aspect}")
    if attributed:
        score += ATTRIBUTED if one_thing else 0.08
        reasons.append(f"{speakers[0]} against {speakers[1]}")
    if scope:
        reasons.append(f"scope alike ({scope:.2f})")
    return score, tuple(reasons)


def _converted(figure: Figure) -> str:
    """A figure in the unit in which the two are compared: "about 794,935 litre"."""
    low, high = figure.value
    span = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
    return f"{span} {figure.measure.unit}"


def _market(a: Figure, b: Figure) -> bool:
    """Whether both tell of a share price at about one time."""
    if not (a.market and b.market) or _days_apart(a, b) > OCCASION:
        return False
    one, other = (f.days or frozenset({f.statement.date or ""}) for f in (a, b))
    return a.since or bool(one & other)


def _spread(figure: Figure) -> Dispute | None:
    """ "Estimates of the number of pigs range from 250,000 to 400,000": one sentence, two values."""
    text, quantity = figure.statement.article.text, figure.quantity
    if quantity.low == quantity.high or not SPREAD.search(text, figure.sentence[0], quantity.start):
        return None
    join = JOIN.search(text, quantity.start, quantity.end)
    if join is None:
        return None
    place = f"{figure.statement.article.id}.{quantity.start}"
    return Dispute(
        id=f"figure:{place}:{place}",
        kind="figure",
        about=quantity.measure or figure.measure.unit,
        a=replace(
            figure.statement.side((figure.sentence[0], join.start())), value=replace(quantity, high=quantity.low)
        ),
        b=replace(figure.statement.side((join.end(), figure.sentence[1])), value=replace(quantity, low=quantity.high)),
        figure="range",
        score=SPREAD_SCORE,
        reasons=("the text says that the figures vary",),
    )


def _tells(one: Figure, other: Figure) -> bool:
    """Whether the sentence of `one` gives the other's figure as well, so that both tell the same."""
    return other.number in one.numbers


def _same_time(a: Figure, b: Figure) -> bool:
    """Whether the years named in both sentences allow one thing ("in 1989" against this year's does not)."""
    one, other = (f.measure.years - {(f.statement.date or "")[:4]} for f in (a, b))
    if a.days and b.days and not a.days & b.days and _one_day(a):
        return False
    if a.measure.aspect in MOMENTS and not RUNNING.search(a.words) and _days_apart(a, b) > OCCASION:
        return False
    return bool(one & other) or one == other


def _one_day(figure: Figure) -> bool:
    """Whether the figure counts what happened on its day ("killed on Tuesday") and not a running total."""
    return figure.measure.aspect in PEOPLE and not RUNNING.search(figure.words)


def _days_apart(a: Figure, b: Figure) -> int:
    """Days between the two articles; 0 where one is undated."""
    one, other = (f.statement.article.published.day for f in (a, b))
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days) if one and other else 0


def _agree(one: Figure, other: Figure) -> bool:
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


def _dispute(a: Figure, b: Figure, score: float, reasons: tuple[str, ...]) -> Dispute:
    rate = f"a {a.measure.rate}" if a.measure.rate else ""
    return Dispute(
        id=f"figure:{a.statement.article.id}.{a.quantity.start}:{b.statement.article.id}.{b.quantity.start}",
        kind="figure",
        about=" ".join(f"{a.measure.aspect}: {a.quantity.measure or a.measure.unit} {rate}".split()).strip(": "),
        a=_side(a, b),
        b=_side(b, a),
        figure=_kind(a, b),
        score=round(SCALE * min(1.0, score), 3),
        reasons=reasons,
    )


def _kind(a: Figure, b: Figure) -> FigureKind:
    """Later report or words that supersede: an update; same source and day: a range; else a dispute.

    Two sources on one occasion dispute even days apart, and so does a lower figure of another source
    that nobody calls revised: a count that runs on does not fall.
    """
    speakers = a.statement.speaker, b.statement.speaker
    apart = all(speakers) and not same_speaker(*speakers)
    if a.statement.date != b.statement.date:
        falls = b.quantity.high < a.quantity.low and not SUPERSEDES.search(b.words)
        return "dispute" if apart and (falls or a.measure.aspect in MOMENTS) else "update"
    if a.near(b) and SUPERSEDES.search(f"{a.words} {b.words}"):
        return "update"
    return "range" if a.statement.speaker and same_speaker(*speakers) else "dispute"


def _side(figure: Figure, other: Figure) -> Side:
    """The sentence around the figure; only its clause where both figures share a sentence."""
    shared = figure.statement.article.id == other.statement.article.id and figure.sentence == other.sentence
    span = figure.span if shared else figure.sentence
    if shared and figure.span == other.span:
        first = figure.quantity.start < other.quantity.start
        middle = max(figure.quantity.start, other.quantity.start)
        span = (span[0], middle) if first else (middle, span[1])
    return replace(figure.statement.side(span), value=figure.quantity)
