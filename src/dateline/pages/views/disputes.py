"""Disputes: two sides and what stands between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...records import Claim, Dispute, Side, Story
from ..lines import DateView, Desk, LineView, Piece, Speaker, capital, cite, dated, does, outlet_of
from ..wording import between, kind
from .front import headline_of
from .limits import Pages, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a dispute. `does` says "denied", so that a denial never reads as what it denies."""

    who: Speaker
    does: str
    date: DateView | None
    line: LineView


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """Two sides and what stands between them. `key` names the dispute, in commands and addresses."""

    key: str
    kind: str
    about: str
    between: str
    a: SideView
    b: SideView
    story: str | None
    story_headline: str
    new: bool = False

    @property
    def opposite(self) -> str:
        """What stands between the two sides where the second is told first."""
        return {"denied by": "denies", "updated by": "updates", "put otherwise by": "beside"}.get(
            self.between, "against"
        )


def dispute(desk: Desk, shown: Dispute, by_id: Mapping[str, Claim], of: Story | None = None) -> DisputeView:
    """Two sides; `of` is the story, where disputes of several stories stand together."""
    return DisputeView(
        key=shown.key,
        kind=_kind(shown),
        about=_about(shown),
        between=between(shown),
        a=_side(desk, shown.a, by_id),
        b=_side(desk, shown.b, by_id, denies=shown.kind == "denial"),
        story=desk.links.story(of.slug) if of else None,
        story_headline=headline_of(of) if of else "",
        new=(shown.kind, shown.id) in desk.fresh,
    )


def _kind(shown: Dispute) -> str:
    """The kind of a dispute, with what the reader said of it, or that it is only possible."""
    if shown.judged:
        return f"{kind(shown)}, {shown.judged} by a reader"
    return kind(shown) if shown.likely else f"Possible: {kind(shown).lower()}"


def likely_first(found: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """The same disputes, the possible ones last; else in their order."""
    return tuple(sorted(found, key=lambda one: not one.likely))


def _side(desk: Desk, side: Side, by_id: Mapping[str, Claim], denies: bool = False) -> SideView:
    citation = side.citation
    behind = by_id.get(side.claim or "")
    name = side.speaker or (behind.speaker if behind else None)
    if name:
        details = " · ".join(p for p in (behind.role, behind.organisation) if p and p != name) if behind else ""
        who = Speaker(name=capital(name), href=desk.links.person(name), details=details)
    else:
        note = "reports a denial" if denies else "as reported"
        who = Speaker(name=outlet_of(desk.articles.get(citation.article)), note=note)
    pieces: tuple[Piece, ...] = (Piece(text=citation.exact),)
    if side.value and citation.start <= side.value.start < side.value.end <= citation.end:
        start, end = side.value.start - citation.start, side.value.end - citation.start
        parts = ((citation.exact[:start], False), (citation.exact[start:end], True), (citation.exact[end:], False))
        pieces = tuple(Piece(text=text, kind="figure" if figure else "cut") for text, figure in parts if text)
    return SideView(
        who=who,
        does=_does(side, behind),
        date=dated(side.date),
        line=LineView(pieces=pieces, cite=cite(desk, citation)),
    )


def _about(shown: Dispute) -> str:
    """What a dispute is about; "" where that only repeats the words of a side."""
    words = " ".join(shown.about.split()).rstrip("….").strip()
    sides = (" ".join(side.citation.exact.split()) for side in (shown.a, shown.b))
    return "" if any(words in side for side in sides) else shown.about


def _does(side: Side, behind: Claim | None) -> str:
    """What the speaker does with the words; "" where the words say it themselves, or it is not known.

    "X denied: X rejected the study" would say the opposite of what happened.
    """
    if behind is None:
        return ""
    words = side.citation
    told = any(words.start <= cue.start < words.end and cue.article == words.article for cue in behind.cue)
    return "" if told else does(behind)


def disputed(
    desk: Desk, everything: Sequence[tuple[Story, Dispute]], number: int = 1
) -> tuple[Pages[tuple[Story, Dispute]], tuple[DisputeView, ...]]:
    """Page `number` of the disputes of all stories, the likely ones first."""
    ordered = sorted(everything, key=lambda pair: not pair[1].likely)
    pages = paged(ordered, desk, "disputed", number)
    return pages, tuple(dispute(desk, one, {}, of) for of, one in pages.items)
