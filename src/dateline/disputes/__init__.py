"""Claims and quantities -> denials, contradictions, differing figures; each with both sides' words.

One direction: `statements` (what can be a side) -> `denials`, `conflicts`, `figures` -> `disputes`.
Bounded candidates through an inverted index: linear in the number of statements.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..records import LIKELY, Claim, Dispute, Report
from ..words import Rarity, terms
from .conflicts import negated, revised, stated
from .denials import denials
from .figures import figures
from .ranker import Ranker, shipped
from .statements import Statements

__all__ = ["SHOWN", "disputes"]

SHOWN = LIKELY
"""Least score of a dispute that is shown at once; the rest is "possible" and stands behind. Read by eye on four
bundles that the rules were made for, three of four from here on were right; on fresh ones a third are marked pairs."""
SAME_ANSWER = 0.75
"""Cosine of two denials from which they are one answer in two reports."""
PROBES = 5
"""Rarest words of a denial under which the kept ones are looked up."""


def disputes(claims: Sequence[Claim], reports: Sequence[Report], ranker: Ranker | None = None) -> tuple[Dispute, ...]:
    """All disputes of a story, strongest first; the order of the arguments does not matter.

    `claims` is the story's ledger, `reports` its articles. A pair of places is given once: as a
    denial rather than a contradiction where it is both. `ranker` weighs pairs of figures; None for the shipped one.

    Raises ModelError where that is missing.
    """
    with _no_collection():
        return _disputes(claims, reports, ranker or shipped())


def _disputes(claims: Sequence[Claim], reports: Sequence[Report], ranker: Ranker) -> tuple[Dispute, ...]:
    statements = Statements(claims, reports)
    conflicts = stated(statements)
    found = [*conflicts.values(), *denials(statements, conflicts), *negated(statements), *revised(statements)]
    found += figures(statements, ranker)
    places: set[frozenset[tuple[str, int]]] = set()
    kept: list[Dispute] = []
    told = _Told(statements.rarity)
    for dispute in sorted(found, key=lambda d: (-d.score, d.id)):
        place = frozenset({(s.citation.article, s.citation.start) for s in (dispute.a, dispute.b)})
        if place not in places and not told.again(dispute):
            places.add(place)
            kept.append(dispute)
    return tuple(kept)


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
        self._seen: dict[str, list[frozenset[str]]] = defaultdict(list)

    def again(self, dispute: Dispute) -> bool:
        """Whether a kept denial has nearly the same `b`; remembers this one if not."""
        if dispute.kind == "figure":
            return False
        bag = frozenset(terms(dispute.b.citation.exact))
        rarest = sorted(bag, key=lambda t: (-self._rarity.weight(t), t))[:PROBES]
        if any(self._rarity.cosine(bag, other) >= SAME_ANSWER for t in rarest for other in self._seen[t]):
            return True
        for term in rarest:
            self._seen[term].append(bag)
        return False
