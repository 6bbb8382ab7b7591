"""Figures that differ: same measure and scope, different value, from different sources or times.

1. Every quantity of a body sentence becomes a `Figure` with its measure, its clause, and who says it (`readings`).
2. Figures are compared only inside one unit (barrels and litres are one, by the table in `measures`), with
   neighbours by the words of their sentences and with the figures before them in their article.
3. Values that agree within their own precision are not a difference.
4. Rules judge each pair, and a ranker trained on marked pairs says how likely it is to be marked (`pairs`, `ranker`):
   that is its score, though the rules can lift it to "possible".
   The rules' pairs are given, then the likeliest of the others, so that no
   figure stands in more than `PAIRS_EACH` of them and no two values are set against each other twice. It is an update
   where a later report (or the words "previous", "revised") supersedes, a range where one source gives both, else a
   dispute. Nothing is ever added up or averaged, and conversion only compares: what is shown are the words of the text.
5. A range that the text itself calls a spread of estimates is two values in one sentence.
"""

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..records import Claim, Dispute, Report, Side
from ..words import Rarity
from .measures import DURATIONS, MOMENTS, PEOPLE
from .pairs import (
    COMPARES,
    CONTRASTS,
    DIMENSIONS,
    EARLIER,
    SUPERSEDES,
    VAGUE,
    alike,
    between,
    features,
    market,
    may_differ,
    one_sentence,
    same_time,
    tells,
)
from .ranker import Ranker
from .readings import Figure, read
from .statements import Statements, same_speaker

FigureKind = Literal["dispute", "update", "range"]
NEAREST = 20
"""Figures of the same unit that one is compared with: those that share most scope words."""
KIND = 4.0
"""What it counts among neighbours that both tell of one kind of happening; about a rare word's weight."""
LONGEST_POSTING = 48
"""Earlier figures looked at under one scope word."""
PROBES = 16
"""Rarest scope words of a figure under which others are looked up."""
CUT = 0.6
"""Probability from which a pair is given that the rules would not give. Lower (.3) finds 19 of the 112 sure figures of
`evals/labels/disputes` in place of 14, at no worse precision, and adds some seven wrong pairs to the six bundles."""
LIKENESS = 0.15
"""... and none whose sentences are less alike: it loses no right pair of the bundles; weighing them took most time."""
SCALE = 0.72
"""Power that brings the probability of being judged right to the scale of scores: .55 gives `LIKELY`. Of the
pairs of evals/labels/disputes-judged, each topic left out in turn, 20 of 28 from .6 on were judged right or perhaps
right, and 10 of 18 from .5 to .6."""
RULES, DOUBTFUL = 0.93, 0.6
"""The judgement of the rules, brought to the same scale, and how much of it counts at most: below `LIKELY`."""
PAIRS_EACH = 3
"""Pairs that one value of one measure may stand in; a story with twenty tolls is a plot, not 190 disputes."""
ADDED_EACH = 1
"""The same for pairs that only the ranker finds."""
LEAST = 0.6
"""Least score of a pair: same measure and either shared scope words or words that compare."""
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
OTHER_WORD = 0.15
"""Least cosine of two sentences whose aspects are only alike by `ALSO_ALIKE`."""
GENERIC = frozenset({"percent", "USD", "GBP", "EUR", "times", "tim", "point", "metre"})
"""Units that count all kinds of things: the aspect must agree as well."""
ATTRIBUTED = 0.25
"""Two sources that each put a number on the dead, or on one flight, speak of one thing more surely than else."""
FAR_SCOPE = 0.1
"""Least cosine of two sentences of different reports; below it pairs of the bundles were mostly wrong."""
ELSEWHERE = 0.3
"""What it costs two counts of people that their clauses name different places."""
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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one unit with different values, the earlier first; the rules' judgement; what the ranker reads."""

    one: Figure
    other: Figure
    judged: float
    features: dict[str, float]


def figures(statements: Statements, ranker: Ranker) -> list[Dispute]:
    """Figure disputes, updates and ranges of the story, best first."""
    found: list[Dispute] = []
    ranked = []
    known = list(read(statements))
    for pair in pairs(known, LIKENESS):
        likely = ranker.probability(pair.features)
        if pair.judged >= LEAST or likely >= CUT:
            ranked.append((likely, pair))
    # The rules' pairs come first, so that what the ranker adds takes the place of none.
    ranked.sort(key=lambda r: (-max(r[1].judged, LEAST), -r[0], r[1].one.index, r[1].other.index))
    found += _chosen(ranked)
    return found + [d for f in known if (d := _spread(f)) is not None]


def candidates(
    claims: Sequence[Claim], reports: Sequence[Report]
) -> Iterator[tuple[Pair, dict[str, dict[str, object]]]]:
    """The pairs of a story with the places of their sides ({"a": {article, start, end}, "b": ...}), to learn from."""
    for pair in pairs(list(read(Statements(claims, reports)))):
        sides = {"a": _side(pair.one, pair.other).citation, "b": _side(pair.other, pair.one).citation}
        yield pair, {n: {"article": c.article, "start": c.start, "end": c.end} for n, c in sides.items()}


def pairs(known: Sequence[Figure], likeness: float = 0.0) -> list[Pair]:
    """The pairs of a story's figures that may differ about one thing, generously; of those that the rules would not
    give only the ones whose sentences are so much alike (cosine, 0 to 1)."""
    by_unit: dict[str, list[Figure]] = defaultdict(list)
    for figure in known:
        by_unit[figure.measure.unit].append(figure)
    rarity = Rarity(f.scope for f in known)
    found = []
    for unit in sorted(by_unit):
        for one, other in _neighbours(by_unit[unit], rarity):
            if may_differ(one, other):
                judged = _judge(one, other, rarity)
                if judged < LEAST and likeness and rarity.cosine(one.scope, other.scope) < likeness:
                    continue
                known_of = features(one, other, rarity) | {"ruled": float(judged >= LEAST), "judged": judged}
                found.append(Pair(one, other, judged, known_of))
    return found


def _chosen(ranked: Iterable[tuple[float, Pair]]) -> Iterator[Dispute]:
    used: Counter[tuple[str, tuple[str, str]]] = Counter()
    seen: set[frozenset[tuple[str, str]]] = set()
    for likely, pair in ranked:
        nodes = [(f.measure.aspect, f.rounded) for f in (pair.one, pair.other)]
        values = frozenset({pair.one.rounded, pair.other.rounded})
        most = PAIRS_EACH if pair.judged >= LEAST else ADDED_EACH
        if values in seen or any(used[n] >= most for n in nodes):
            continue
        seen.add(values)
        used.update(nodes)
        yield _dispute(pair, likely)


def _neighbours(group: list[Figure], rarity: Rarity) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (earlier, later) that share scope: each figure with its nearest, so that the cost stays linear."""
    postings: dict[str, list[int]] = defaultdict(list)
    kinds: dict[str, list[int]] = defaultdict(list)
    for i, figure in enumerate(group):
        shared: dict[int, float] = {}
        probes = sorted(figure.scope, key=lambda t: (-rarity.weight(t), t))[:PROBES]
        for term in probes:
            weight = rarity.weight(term)
            for j in postings[term][-LONGEST_POSTING:]:
                shared[j] = shared.get(j, 0.0) + weight
        if aspect := figure.measure.aspect:
            for j in kinds[aspect][-LONGEST_POSTING:]:
                shared[j] = shared.get(j, 0.0) + KIND
            kinds[aspect].append(i)
        near = [j for _, j in heapq.nsmallest(NEAREST, [(-weight, j) for j, weight in shared.items()])]
        near += [j for j in range(max(0, i - SAME_ARTICLE), i) if j not in near and group[j].beside(figure)]
        for j in near:
            yield group[j], figure
        for term in probes:
            postings[term].append(i)


def _judge(a: Figure, b: Figure, rarity: Rarity) -> float:
    """How surely two figures that `may_differ` are values of one thing, by rules; 0 where they can't be compared."""
    one, other = a.measure, b.measure
    if a.yardstick or b.yardstick or a.denied or b.denied or one.unit in DURATIONS:
        return 0.0
    if not same_time(a, b) or (one.rate != other.rate and not a.near(b)):
        return 0.0
    kind = alike(a, b)
    if a.planned != b.planned or (one.unit in VAGUE and a.since != b.since):
        return 0.0
    if (one.aspect and other.aspect and not kind) or (one.unit in GENERIC and not kind):
        return 0.0
    speakers = a.statement.speaker, b.statement.speaker
    together = one_sentence(a, b)
    middle = between(a, b) if together else ""
    if together and not (CONTRASTS if one.unit in VAGUE else COMPARES).search(middle):
        return 0.0
    scope = rarity.cosine(a.scope, b.scope) if not together else 0.4
    attributed = all(speakers) and not same_speaker(*speakers)
    one_thing = kind and attributed and one.aspect in PEOPLE | MOMENTS
    shares = one.unit == "percent" and kind and market(a, b)
    totals = kind and one.aspect in PEOPLE and a.total and b.total
    dimension = kind and one.aspect in DIMENSIONS
    if one.unit == "metre" and one.aspect == "extent":
        return 0.0  # a length in a sentence on an area tells where it lies, not how large it is
    if one.aspect != other.aspect and one.unit == "litre" and kind and scope < OTHER_WORD:
        return 0.0
    if a.beyond != b.beyond and not a.near(b) and one.unit == "person":
        return 0.0
    told = one_thing or shares or totals or dimension
    if not a.beside(b) and ((scope < FAR_SCOPE and not told) or tells(a, b) or tells(b, a)):
        return 0.0
    revised = a.near(b) and EARLIER.search(f"{a.words} {b.words}") is not None
    if (
        one.unit in VAGUE
        and scope < VAGUE_SCOPE
        and not (shares or (one.unit == "percent" and a.beside(b) and (attributed or revised)))
    ):
        return 0.0
    score = 0.15 + 0.6 * scope + 0.2 * kind + 0.1 * (one.rate == other.rate) - 0.15 * (one.rate != other.rate)
    score += 0.1 * bool(COMPARES.search(middle or f"{a.words} {b.words}")) + 0.06 * (a.spoken + b.spoken)
    score += SHARES * shares + TOTALS * totals + 0.1 * dimension + 0.12 * a.near(b) + ONE_ARTICLE * a.beside(b)
    score += attributed * (ATTRIBUTED if one_thing else 0.08)
    score -= UNKNOWN * (bool(one.aspect) != bool(other.aspect))
    if one.names and other.names and not one.names & other.names:
        score -= ELSEWHERE if one.aspect in PEOPLE else 0.12
    return score - PLANNED * a.planned - REPEATED * (not a.beside(b) and same_speaker(*speakers))


def _reasons(a: Figure, b: Figure, scope: float) -> tuple[str, ...]:
    """What a pair rests on, in words."""
    speakers = a.statement.speaker, b.statement.speaker
    reasons = [f"same unit: {a.unit}{' a ' + a.measure.rate if a.measure.rate else ''}"]
    if a.unit != b.unit:
        reasons.append(f"our conversion: {_converted(a)}, {_converted(b)}")
    if alike(a, b):
        reasons.append(f"same kind: {a.measure.aspect}")
    if all(speakers) and not same_speaker(*speakers):
        reasons.append(f"{speakers[0]} against {speakers[1]}")
    if scope:
        reasons.append(f"scope alike ({scope:.2f})")
    return tuple(reasons)


def _converted(figure: Figure) -> str:
    """A figure in the unit in which the two are compared: "about 794,935 litre"."""
    low, high = figure.value
    span = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
    return f"{span} {figure.measure.unit}"


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


def _dispute(pair: Pair, likely: float) -> Dispute:
    a, b = pair.one, pair.other
    rate = f"a {a.measure.rate}" if a.measure.rate else ""
    return Dispute(
        id=f"figure:{a.statement.article.id}.{a.quantity.start}:{b.statement.article.id}.{b.quantity.start}",
        kind="figure",
        about=" ".join(f"{a.measure.aspect}: {a.quantity.measure or a.measure.unit} {rate}".split()).strip(": "),
        a=_side(a, b),
        b=_side(b, a),
        figure=_kind(a, b),
        score=round(max(likely**SCALE, min(DOUBTFUL, RULES * pair.judged)), 3),
        reasons=_reasons(a, b, pair.features["scope"] ** 2),
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
