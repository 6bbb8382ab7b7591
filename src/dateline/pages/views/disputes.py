"""Disputes: two sides, what stands between them, how sure that is and why, and the reader's own word on it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...records import Claim, Dispute, Side, Story, Verdict
from ...words import stem, words
from ..claims import carriers, does, spread
from ..lines import DateView, Desk, LineView, Piece, Speaker, capital, cite, dated, outlet_of
from ..origins import OriginView
from ..wording import between, kind
from .front import headline_of
from .limits import Pages, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a dispute. `does` says "denied", so that a denial never reads as what it denies; `spread` counts who
    else carries it, `origins` are those."""

    who: Speaker
    does: str
    date: DateView | None
    line: LineView
    spread: str = ""
    origins: tuple[OriginView, ...] = ()
    more_origins: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """Two sides and what stands between them. `key` names the dispute, in commands and addresses.

    `sure` says how sure it is ("likely", "confirmed by a reader"), `reasons` why, `judged` what the reader said of it;
    `may_judge` is False where nobody takes the reader's word.
    """

    key: str
    kind: str
    about: str
    between: str
    sure: str
    reasons: tuple[str, ...]
    score: str
    judged: Verdict | str
    may_judge: bool
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeGroup:
    """Disputes under a heading: the likely ones under none, then the possible ones, then what was dismissed."""

    heading: str
    disputes: tuple[DisputeView, ...]
    dismissed: bool = False


def dispute(desk: Desk, shown: Dispute, by_id: Mapping[str, Claim], of: Story | None = None) -> DisputeView:
    """Two sides; `of` is the story, where disputes of several stories stand together."""
    return DisputeView(
        key=shown.key,
        kind=kind(shown),
        about=_about(shown),
        between=between(shown),
        sure=sure(shown),
        reasons=tuple(dict.fromkeys(_reason(one, shown) for one in shown.reasons)),
        score=f"{shown.score:.2f}",
        judged=shown.judged,
        may_judge=bool(desk.token),
        a=side_view(desk, shown.a, by_id),
        b=side_view(desk, shown.b, by_id, denies=shown.kind == "denial"),
        story=desk.links.story(of.slug) if of else None,
        story_headline=headline_of(of) if of else "",
        new=(shown.kind, shown.id) in desk.fresh,
    )


def sure(one: Dispute) -> str:
    """How sure a dispute is, in words."""
    if one.judged:
        return f"{one.judged} by a reader"
    return "likely" if one.likely else "possible"


def newest_first(found: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """The disputes, those with the newest words first, the undated last; of one day in their order."""
    return tuple(sorted(found, key=_newest, reverse=True))


def _newest(one: Dispute) -> str:
    return max(one.a.date or "", one.b.date or "")


def rank(one: Dispute) -> int:
    """The place of a dispute's group: likely, possible, dismissed."""
    return 2 if one.judged == "dismissed" else 0 if one.likely else 1


def in_order(found: Iterable[Dispute], *, static: bool) -> tuple[Dispute, ...]:
    """The likely disputes, the possible ones, then those dismissed, each newest first. A static site leaves out what
    was dismissed: nobody could take it back there."""
    kept = (one for one in found if not (static and one.judged == "dismissed"))
    return tuple(sorted(newest_first(kept), key=rank))


HEADINGS = ("", "Possible, and less sure than those above", "Dismissed by a reader")
ALONE = "Possible, but not sure"  # the heading of possible disputes where nothing stands above them


def dispute_groups(rows: Sequence[tuple[Dispute, DisputeView]]) -> tuple[DisputeGroup, ...]:
    """Disputes in order under their headings."""
    made: list[DisputeGroup] = []
    for place in range(len(HEADINGS)):
        views = tuple(view for one, view in rows if rank(one) == place)
        heading = ALONE if place == 1 and not made else HEADINGS[place]
        if views:
            made.append(DisputeGroup(heading=heading, disputes=views, dismissed=place == len(HEADINGS) - 1))
    return tuple(made)


def side_view(desk: Desk, side: Side, by_id: Mapping[str, Claim], denies: bool = False) -> SideView:
    """One side with who stands behind it; of those without a name, the outlet that reports it."""
    citation = side.citation
    behind = by_id.get(side.claim or "")
    name = side.speaker or (behind.speaker if behind else None)
    if name:
        details = " · ".join(p for p in (behind.role, behind.organisation) if p and p != name) if behind else ""
        who = Speaker(name=capital(name), href=desk.links.person(name), details=details)
    else:
        note = "reports a denial" if denies else "as reported"
        who = Speaker(name=outlet_of(desk.articles.get(citation.article)), note=note)
    origins, more = carriers(desk, behind) if behind else ((), 0)
    return SideView(
        who=who,
        does=_does(side, behind),
        date=dated(side.date),
        line=LineView(pieces=side_words(side), cite=cite(desk, citation)),
        spread=spread(behind) if behind else "",
        origins=origins,
        more_origins=more,
    )


def side_words(side: Side) -> tuple[Piece, ...]:
    """The words of a side, its figure marked."""
    citation = side.citation
    if not side.value or not citation.start <= side.value.start < side.value.end <= citation.end:
        return (Piece(text=citation.exact),)
    start, end = side.value.start - citation.start, side.value.end - citation.start
    parts = ((citation.exact[:start], False), (citation.exact[start:end], True), (citation.exact[end:], False))
    return tuple(Piece(text=text, kind="figure" if figure else "cut") for text, figure in parts if text)


def _about(shown: Dispute) -> str:
    """What a dispute is about; "" where that only repeats the words of a side."""
    if shown.kind == "figure":
        return measured(shown.about, shown.a)
    about = " ".join(shown.about.split()).rstrip("….").strip()
    sides = (" ".join(side.citation.exact.split()) for side in (shown.a, shown.b))
    return "" if any(about in side for side in sides) else shown.about


def measured(about: str, side: Side) -> str:
    """What figures count: "dead: people killed" as "people killed", but "distance: kilometres" whole."""
    _, _, counted = about.partition(": ")
    return counted if counted and not (side.value and side.value.unit) else about


def _does(side: Side, behind: Claim | None) -> str:
    """What the speaker does with the words; "" where the words say it themselves, or it is not known.

    "X denied: X rejected the study" would say the opposite of what happened.
    """
    if behind is None:
        return ""
    cited = side.citation
    told = any(cited.start <= cue.start < cited.end and cue.article == cited.article for cue in behind.cue)
    return "" if told else does(behind)


def _reason(reason: str, shown: Dispute) -> str:
    """A reason as a reader understands it; one that we know no better words for stands as it is."""
    said = [word for side in (shown.a, shown.b) for word in words(side.citation.exact)]
    if found := re.fullmatch(r"shared words: (.+)", reason):
        return f"both speak of {', '.join(_whole(part, said) for part in found[1].split(', '))}"
    if found := re.fullmatch(r"“(.+)”", reason):
        return f"the text says “{found[1]}”"
    if re.fullmatch(r"scope alike \(.*\)", reason):
        return "the sentences around them share words"
    if found := re.fullmatch(r"names (.+)", reason):
        return f"names {_whole(found[1], said)}"
    return PLAIN.get(reason, reason)


PLAIN = {
    "next to it": "they stand next to each other",
    "same article": "both stand in one article",
    "an accusation": "what is denied is an accusation",
    "answers who is blamed": "the one who answers is blamed there",
}


def _whole(part: str, said: Sequence[str]) -> str:
    """The word of the text that a stem was made of."""
    return next((word for word in said if stem(word) == part), part)


def all_in_order(everything: Iterable[tuple[Story, Dispute]], *, static: bool) -> tuple[tuple[Story, Dispute], ...]:
    """The disputes of all stories, ordered as `in_order` orders those of one."""
    kept = (pair for pair in everything if not (static and pair[1].judged == "dismissed"))
    return tuple(sorted(sorted(kept, key=lambda pair: _newest(pair[1]), reverse=True), key=lambda pair: rank(pair[1])))


def disputed(
    desk: Desk, ordered: Sequence[tuple[Story, Dispute]], by_id: Mapping[str, Claim], number: int = 1
) -> tuple[Pages[tuple[Story, Dispute]], tuple[DisputeGroup, ...]]:
    """Page `number` of the disputes of all stories, which stand `all_in_order`."""
    pages = paged(ordered, desk, "disputed", number)
    return pages, dispute_groups([(one, dispute(desk, one, by_id, of)) for of, one in pages.items])
