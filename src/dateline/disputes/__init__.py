"""Claims and quantities -> denials, contradictions, differing figures; each with both sides' words.

One direction: `statements` (what can be a side) -> `denials` and `links`, `conflicts`, `figures` -> `disputes`.
Bounded candidates through an inverted index: linear in the number of statements.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..records import LIKELY, Citation, Claim, Dispute, Report
from ..words import Rarity, terms
from .conflicts import negated, revised, stated
from .figures import figures
from .links import denials
from .ranker import Learned, shipped
from .statements import Statements

__all__ = ["SHOWN", "disputes"]

SHOWN = LIKELY
"""Least score of a dispute that is shown at once; the rest is "possible" and stands behind. Of 99 shown on 23 labelled
stories 61 were judged right, and 22 real but badly cut or indirect (docs/disputes.md)."""
SAME_ANSWER = 0.75
"""Cosine of two denials from which they are one answer in two reports."""
PROBES = 5
"""Rarest words of a denial under which the kept ones are looked up."""


def disputes(claims: Sequence[Claim], reports: Sequence[Report], learned: Learned | None = None) -> tuple[Dispute, ...]:
    """All disputes of a story, strongest first; the order of the arguments does not matter.

    `claims` is the story's ledger, `reports` its articles. A pair of places is given once: as a
    denial rather than a contradiction where it is both. `learned` weighs the pairs; None for the shipped numbers.

    Raises ModelError where that is missing.
    """
    with _no_collection():
        return _disputes(claims, reports, learned or shipped())


def _disputes(claims: Sequence[Claim], reports: Sequence[Report], learned: Learned) -> tuple[Dispute, ...]:
    statements = Statements(claims, reports)
    conflicts = stated(statements)
    found = [
        *conflicts.values(),
        *denials(statements, conflicts, learned.links),
        *negated(statements),
        *revised(statements),
    ]
    found += figures(statements, learned.figures)
    places: set[frozenset[tuple[str, int]]] = set()
    kept: list[Dispute] = []
    told = _Told(statements.rarity)
    for dispute in sorted(found, key=lambda d: (_in_its_own_words(d), -d.score, d.id)):
        place = frozenset({(s.citation.article, s.citation.start) for s in (dispute.a, dispute.b)})
        if place not in places and not told.again(dispute):
            places.add(place)
            kept.append(dispute)
    return tuple(sorted(kept, key=lambda d: (-d.score, d.id)))


def _in_its_own_words(dispute: Dispute) -> bool:
    """Whether the other side is only what the denial says it denies: a party's statement tells more."""
    a, b = dispute.a.citation, dispute.b.citation
    return dispute.kind == "denial" and a.article == b.article and a.start < b.end and b.start < a.end


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the collector of cycles, which takes a third of the time of a large story and finds none here."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class _Told:
    """What the disputes kept so far say, so that the same answer in another report's words is not told again."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._seen: dict[str, list[tuple[Citation, frozenset[str]]]] = defaultdict(list)

    def again(self, dispute: Dispute) -> bool:
        """Whether a kept denial has nearly the same `b` at another place; remembers this one if not."""
        if dispute.kind == "figure":
            return False
        here, bag = dispute.b.citation, frozenset(terms(dispute.b.citation.exact))
        rarest = sorted(bag, key=lambda t: (-self._rarity.weight(t), t))[:PROBES]
        for term in rarest:
            for there, other in self._seen[term]:
                if (there.article, there.start) != (here.article, here.start) and self._alike(bag, other):
                    return True
        for term in rarest:
            self._seen[term].append((here, bag))
        return False

    def _alike(self, bag: frozenset[str], other: frozenset[str]) -> bool:
        return self._rarity.cosine(bag, other) >= SAME_ANSWER
