"""Claims and quantities -> denials, contradictions, differing figures; each with both sides' words.

One direction: `statements` (what can be a side) -> `denials`, `conflicts`, `figures` -> `disputes`.
Bounded candidates through an inverted index: linear in the number of statements.
"""

from collections.abc import Sequence

from ..records import Claim, Dispute, Report
from .conflicts import negated, stated
from .denials import denials
from .figures import figures
from .statements import Statements

__all__ = ["disputes"]


def disputes(claims: Sequence[Claim], reports: Sequence[Report]) -> tuple[Dispute, ...]:
    """All disputes of a story, strongest first; the order of the arguments does not matter.

    `claims` is the story's ledger, `reports` its articles. A pair of places is given once: as a
    denial rather than a contradiction where it is both.
    """
    statements = Statements(claims, reports)
    conflicts = stated(statements)
    found = [*conflicts.values(), *denials(statements, conflicts), *negated(statements), *figures(statements)]
    kept: dict[frozenset[tuple[str, int]], Dispute] = {}
    for dispute in found:
        a, b = dispute.a.citation, dispute.b.citation
        place = frozenset({(a.article, a.start), (b.article, b.start)})
        if place not in kept:
            kept[place] = dispute
    return tuple(sorted(kept.values(), key=lambda d: (-d.score, d.id)))
