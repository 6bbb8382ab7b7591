"""What claims have to do with one another: who tells of whom, who denies whom. Pure.

The ledger and the disputes know it by ids; a claim that is taken out of its story (a search, a person's page, a row of
a table) has to carry it along.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .records import Claim, Dispute, Side


def crosslinked(claims: Sequence[Claim], disputes: Iterable[Dispute]) -> tuple[Claim, ...]:
    """The same claims, each with those who tell of it, the words that deny it and those that it denies.

    Only likely denials count: a line can't say "perhaps denied".
    """
    by_id = {claim.id: claim for claim in claims}
    denied_by: dict[str | None, list[Side]] = defaultdict(list)
    denial_of: dict[str | None, list[Side]] = defaultdict(list)
    for one in disputes:
        if one.kind == "denial" and one.likely:
            denied_by[one.a.claim].append(one.b)
            denial_of[one.b.claim].append(one.a)
    return tuple(
        replace(
            claim,
            told_by=_chain(claim, by_id),
            denied_by=_each_once(denied_by.get(claim.id, ())),
            denial_of=_each_once(side for side in denial_of.get(claim.id, ()) if not _its_own_words(side, claim)),
        )
        for claim in claims
    )


def _chain(claim: Claim, by_id: Mapping[str, Claim]) -> tuple[Side, ...]:
    """Those in whose words a claim stands, the nearest first: their own words for the source where there are any."""
    found: list[Side] = []
    seen = {claim.id}
    outer = by_id.get(claim.via or "")
    while outer is not None and outer.id not in seen:
        seen.add(outer.id)
        within = found[-1].speaker if found else claim.speaker
        if outer.speaker is None or outer.speaker != within:  # "A, as told by A" says no more than "A"
            where = (*outer.source, *outer.cue, outer.sentence)[0]
            found.append(Side(citation=where, speaker=outer.speaker, date=outer.date, claim=outer.id))
        outer = by_id.get(outer.via or "")
    return tuple(found)


def _its_own_words(side: Side, claim: Claim) -> bool:
    """Whether what is denied is known from the denial alone, and nobody is found who says it."""
    words, around = side.citation, claim.sentence
    alone = side.speaker is None and side.claim is None and words.article == around.article
    return alone and around.start <= words.start and words.end <= around.end


def _each_once(sides: Iterable[Side]) -> tuple[Side, ...]:
    return tuple(dict.fromkeys(sides))
