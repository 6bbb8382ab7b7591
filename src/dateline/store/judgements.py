"""The reader's word on disputes: confirmed or dismissed, kept apart from all that is made of the articles.

A judgement is kept with the dispute as it was. It is put over the disputes and the claims at every read, found again by
the words of both sides (and their figures), so that it outlives new articles, a new grouping, a new reading whose
pieces begin and end elsewhere, and an earlier copy that is cited in the first one's stead. A confirmed dispute that is
not found any more is shown as it was, as long as both its articles are in the story. One that is taken back leaves no
trace.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

import msgspec

from ..records import Card, Claim, Dispute, Judgement, Side, StoryPage, Verdict
from . import Store

SHORTEST_ALIKE = 12
"""Characters from which one wording standing inside another of the same article is the same."""
SHORTEST_MOVED = 20
"""Characters from which the same words in another article are a copy of them."""

_judgement = msgspec.json.Decoder(Judgement)


def judgements(store: Store) -> tuple[Judgement, ...]:
    """All that hold, the oldest first."""
    rows = store.db.execute("SELECT record FROM judgement ORDER BY id")
    return tuple(_judgement.decode(record) for (record,) in rows)


def judge(store: Store, made: Judgement) -> None:
    """Keep a judgement in place of any on the same dispute. Call it inside `store.transaction()`."""
    forget(store, made.dispute)
    kept = replace(made, dispute=replace(made.dispute, judged=made.verdict))
    store.db.execute("INSERT INTO judgement (record) VALUES (?)", (msgspec.json.encode(kept),))


def forget(store: Store, dispute: Dispute) -> bool:
    """Take back what was judged of a dispute; False where nothing was. Call it inside `store.transaction()`."""
    rows = store.db.execute("SELECT id, record FROM judgement").fetchall()
    gone = [(number,) for number, record in rows if same(_judgement.decode(record).dispute, dispute)]
    store.db.executemany("DELETE FROM judgement WHERE id = ?", gone)
    return bool(gone)


def same(one: Dispute, other: Dispute) -> bool:
    """Whether two are one dispute: of one kind, and both sides in the same words, in whichever order."""
    if one.kind != other.kind:
        return False
    straight = _same_side(one.a, other.a) and _same_side(one.b, other.b)
    return straight or (one.kind != "denial" and _same_side(one.a, other.b) and _same_side(one.b, other.a))


def _same_side(one: Side, other: Side) -> bool:
    if one.amount != other.amount:
        return False
    a, b = sorted((_folded(one.citation.exact), _folded(other.citation.exact)), key=len)
    if one.citation.article == other.citation.article:
        return a == b or (len(a) >= SHORTEST_ALIKE and a in b)
    return a == b and len(a) >= SHORTEST_MOVED


@lru_cache(maxsize=16384)
def _folded(words: str) -> str:
    """The words but for case and spaces; kept, since every read compares every dispute with every judgement."""
    return " ".join(words.casefold().split())


# ---- records with the reader's word on them


def judged(known: Sequence[Judgement], found: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """The disputes, each with what was judged of it."""
    if not known:
        return tuple(found)
    index: dict[str, set[int]] = {}
    for number, judgement in enumerate(known):
        for mark in _marks(judgement.dispute):
            index.setdefault(mark, set()).add(number)

    def verdict(dispute: Dispute) -> Verdict | Literal[""]:
        near = set().union(*(index.get(mark, ()) for mark in _marks(dispute)))
        return next((known[at].verdict for at in sorted(near, reverse=True) if same(known[at].dispute, dispute)), "")

    return tuple(replace(one, judged=verdict(one)) for one in found)


def _marks(dispute: Dispute) -> set[str]:
    """What two disputes must share one of to be the same: an article, or the words of a side."""
    return {mark for side in (dispute.a, dispute.b) for mark in (side.citation.article, _folded(side.citation.exact))}


def page(known: Sequence[Judgement], shown: StoryPage) -> StoryPage:
    """The page with its disputes judged, those confirmed that it lacks, and "denied by" to match."""
    if not known:
        return shown
    links = Links.of(known, shown)
    return replace(
        shown,
        disputes=links.disputes,
        claims=links.over(shown.claims),
        cards=tuple(_card(links, one) for one in shown.cards),
    )


def _card(links: "Links", shown: Card) -> Card:
    return replace(shown, claims=links.over(shown.claims))


@dataclass(slots=True)
class Links:
    """What judgements change of one story: its disputes, and which words deny which claims."""

    disputes: tuple[Dispute, ...]
    gone: set[tuple[str | None, Side]] = field(default_factory=set)
    denied_by: dict[str | None, list[Side]] = field(default_factory=dict)
    denial_of: dict[str | None, list[Side]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Sequence[Judgement], shown: StoryPage) -> "Links":
        """Of a story's page, whose claims are not needed."""
        here = {member.article for member in shown.story.members}
        made = cls(disputes=judged(known, shown.disputes))
        kept = [
            one.dispute
            for one in known
            if one.verdict == "confirmed"
            and {one.dispute.a.citation.article, one.dispute.b.citation.article} <= here
            and not any(same(one.dispute, other) for other in shown.disputes)
        ]
        made.disputes = (*made.disputes, *kept)
        for one in made.disputes:
            if one.kind == "denial":
                made._link(one)
        return made

    def _link(self, one: Dispute) -> None:
        if one.judged == "dismissed":
            self.gone |= {(one.a.claim, one.b), (one.b.claim, one.a)}
        elif one.judged == "confirmed":
            self.denied_by.setdefault(one.a.claim, []).append(one.b)
            if one.a.speaker or one.a.claim:  # else what is denied is known from the denial alone
                self.denial_of.setdefault(one.b.claim, []).append(one.a)

    def over(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims of the story, each with who denies it and what it denies as was judged."""
        return tuple(
            replace(
                claim,
                denied_by=self._sides(claim, claim.denied_by, self.denied_by),
                denial_of=self._sides(claim, claim.denial_of, self.denial_of),
            )
            for claim in claims
        )

    def _sides(self, claim: Claim, sides: tuple[Side, ...], more: dict[str | None, list[Side]]) -> tuple[Side, ...]:
        kept = (side for side in sides if (claim.id, side) not in self.gone)
        return tuple(dict.fromkeys((*kept, *more.get(claim.id, ()))))
