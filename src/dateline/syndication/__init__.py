"""Which articles are one report: wire copies, reprints and near-copies collapse into one origin.

 1. Signals (`credits`): the agency in outlet, by-line, dateline or credit line; the canonical address.
 2. Sheets (`sheets`): the runs of five words of an article, those inside quotation marks apart.
 3. Standing text (`standing`): runs that are printed for weeks are background or furniture, and tell no copy.
 4. Candidates (`candidates`): pairs that share sampled runs.
 5. Links (`links`): the share of the shorter one's own words that stands in the longer one; signals lower the least.
 6. Gather (`gathering`): the closest first, never by a chain.

Precision comes first: a false merge hides corroboration. Every article is in exactly one origin.
"""

import math
from collections.abc import Sequence
from functools import cache

from ..records import Article, Copy, Origin
from .candidates import candidates
from .credits import agency
from .gathering import MOST_COMPARED, gather
from .links import Link, link
from .sheets import Sheet, sheet
from .standing import without_standing

__all__ = ["agency", "origins"]


def origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Gather articles into origins, in order of the earliest article; the evidence is said in words."""
    ordered = sorted(articles, key=lambda a: (a.published.value is None, a.published.value or "", a.id))
    sheets = without_standing([sheet(article) for article in ordered])
    twins = _twins(sheets)
    firsts = [same[0] for same in twins]

    @cache
    def compare(a: int, b: int) -> Link:
        return link(sheets[firsts[a]], sheets[firsts[b]])

    sizes = [len(sheets[i].own) for i in firsts]
    near = candidates([sheets[i] for i in firsts])
    copies = {pair: found for pair in near if (found := compare(*pair)).copy}
    groups = [sorted(i for at in group for i in twins[at]) for group in gather(sizes, copies, compare)]
    return tuple(_origin([sheets[i] for i in group]) for group in sorted(groups))


def _twins(sheets: Sequence[Sheet]) -> list[list[int]]:
    """Indices of articles of the very same words, in order of the first; one too short to be matched is alone."""
    found: dict[bytes, list[int]] = {}
    for i, one in enumerate(sheets):
        found.setdefault(one.text or f"{i}".encode(), []).append(i)
    return list(found.values())


def _origin(members: Sequence[Sheet]) -> Origin:
    copies = tuple(_copy(one, members[: min(i, MOST_COMPARED)]) for i, one in enumerate(members) if i)
    return Origin(articles=tuple(one.id for one in members), evidence=_evidence(members, copies), copies=copies)


def _copy(one: Sheet, earlier: Sequence[Sheet]) -> Copy:
    """Which of the earlier articles this one is closest to, and how we know."""
    found = [link(other, one) for other in earlier]
    best = max(range(len(found)), key=lambda i: (found[i].share, -i))
    because = _because(one, earlier[best], found[best])
    return Copy(article=one.id, of=earlier[best].id, share=found[best].share, because=because)


def _because(one: Sheet, other: Sheet, found: Link) -> str:
    if one.text == other.text:
        return "the same text"
    percent = f"{math.floor(100 * found.share)} %"
    part = (
        f"{percent} of its own words stand there" if len(one.own) <= len(other.own) else f"has {percent} of its words"
    )
    return f"{part}; {found.because}" if found.because else part


def _evidence(members: Sequence[Sheet], copies: Sequence[Copy]) -> str:
    named = sorted({one.agency for one in members if one.agency})
    credit = f"credited to {', '.join(named)}" if named else ""
    if not copies:
        return credit
    least = min(copy.share for copy in copies)
    if all(copy.because == "the same text" for copy in copies):
        text = "the same text"
    else:
        text = f"copies with edits: at least {math.floor(100 * least)} % of the shorter one's own words are shared"
    return f"{text}; {credit}" if credit else text
