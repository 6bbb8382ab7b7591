"""The story page in its whole anatomy, and its parts on pages of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...lengths import cut
from ...records import Card, Claim, Dispute, Event, Member, Story, StoryPage
from ...slugs import slug
from ..lines import Cite, ClaimView, Desk, LineView, Speaker, article_link, cite, claim, line
from ..links import story_path
from ..wording import clean_date, instant, moment, since
from .disputes import DisputeView, dispute, likely, likely_first
from .front import headline_of
from .ledger import (
    BY_DAY,
    BY_SPEAKER,
    LISTS,
    Choice,
    Denials,
    Tally,
    by_speaker,
    choices,
    chosen,
    denials_of,
    in_time,
    ledger,
    lists,
    sources,
    speakers,
)
from .limits import (
    CARD_CLAIMS_SHOWN,
    DISPUTES_SHOWN,
    EVENTS_SHOWN,
    INLINE_CLAIMS,
    OUTLETS_SHOWN,
    SPEAKERS_SHOWN,
    Pages,
    paged,
)
from .timeline import TimelineView, event_views, grouped, newest_first, timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """Claims gathered by the part they play."""

    label: str
    title: LineView | None
    claims: tuple[ClaimView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """Everything a story page shows."""

    slug: str
    headline: str
    headline_cite: Cite | None
    standfirst: tuple[LineView, ...]
    since: str
    facts: tuple[tuple[str, str], ...]
    updated: str
    timeline: TimelineView
    cards: tuple[CardView, ...]
    disputes: tuple[DisputeView, ...]
    more_disputes: int
    ledger: tuple[tuple[Speaker, tuple[ClaimView, ...]], ...]
    claims: int
    choices: tuple[Choice, ...]
    people: tuple[Tally, ...]
    more_people: int
    outlets: tuple[Tally, ...]
    more_outlets: int
    articles: int


def story(desk: Desk, page: StoryPage) -> StoryView:
    """The story page in its whole anatomy. `desk.articles` must hold every member article."""
    told = page.story
    by_id = {one.id: one for one in page.claims}
    denials = denials_of(page.disputes)
    inline = len(page.claims) <= INLINE_CLAIMS
    people = speakers(desk, page.claims)
    outlets = sources(desk, page)
    newest = max((desk.articles[m.article].published for m in told.members if m.article in desk.articles),
                 key=instant, default=None)  # fmt: skip
    return StoryView(
        slug=told.slug,
        headline=headline_of(told),
        headline_cite=cite(desk, told.headline.citation) if told.headline else None,
        standfirst=tuple(line(desk, one) for one in told.standfirst),
        since=since(told),
        facts=facts(page),
        updated=moment(newest) if newest and newest.value else clean_date(told.last),
        timeline=timeline(desk, page),
        cards=tuple(card(desk, one, by_id, denials) for one in page.cards if one.claims),
        disputes=tuple(dispute(desk, one, by_id) for one in _at_once(page)),
        more_disputes=len(page.disputes) - len(_at_once(page)),
        ledger=ledger(desk, page.claims, by_id, denials) if inline else (),
        claims=len(page.claims),
        choices=choices(desk, page, BY_SPEAKER if inline else ""),
        people=people[:SPEAKERS_SHOWN],
        more_people=max(0, len(people) - SPEAKERS_SHOWN),
        outlets=outlets[:OUTLETS_SHOWN],
        more_outlets=max(0, len(outlets) - OUTLETS_SHOWN),
        articles=len(told.members),
    )


def _at_once(page: StoryPage) -> list[Dispute]:
    """The disputes on the story's own page: the first of the likely ones."""
    return [one for one in page.disputes if likely(one)][:DISPUTES_SHOWN]


def story_articles(page: StoryPage) -> set[str]:
    """The articles that a story's pages show: its members and whatever its lines cite."""
    told = page.story
    lines = [*told.standfirst, *(one for event in page.events for one in event.lines)]
    lines += [one for one in (told.headline, *(e.headline for e in page.events), *(c.title for c in page.cards)) if one]
    sides = (side for one in page.disputes for side in (one.a, one.b))
    return {
        *(member.article for member in told.members),
        *(one.citation.article for one in lines),
        *(one.article for one in page.claims),
        *(side.citation.article for side in sides),
    }


def facts(page: StoryPage) -> tuple[tuple[str, str], ...]:
    """(number, noun) of each count that is known; the four counts of support are kept apart."""
    support = page.story.support
    counted = (
        (len(cut(page.events, "normal")), "day that mattered", "days that mattered"),
        (support.articles or len(page.story.members), "article", "articles"),
        (support.outlets, "outlet", "outlets"),
        (support.owners or 0, "owner", "owners"),
        (support.origins, "independent origin", "independent origins"),
        (len(page.claims), "claim", "claims"),
        (sum(likely(one) for one in page.disputes), "disputed", "disputed"),
    )
    return tuple((f"{number:,}", one if number == 1 else many) for number, one, many in counted if number)


def card(desk: Desk, shown: Card, by_id: Mapping[str, Claim], denials: Denials | None = None) -> CardView:
    """A labelled card with its first claims."""
    return CardView(
        label=shown.label,
        title=line(desk, shown.title) if shown.title else None,
        claims=tuple(claim(desk, one, by_id, denials) for one in shown.claims[:CARD_CLAIMS_SHOWN]),
        more=max(0, len(shown.claims) - CARD_CLAIMS_SHOWN),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """A file one can take along: what it is called, where it is, and the name under which it is kept."""

    name: str
    href: str
    keep: str


def files(desk: Desk, page: StoryPage, exports: Sequence[tuple[str, str]]) -> tuple[FileLink, ...]:
    """The timeline in each format of `exports` (label, end of the file's name); none where there is no timeline."""
    return tuple(file(desk, page.story, *one) for one in exports if page.events)


def file(desk: Desk, of: Story, name: str, end: str) -> FileLink:
    """A file that stands beside a story's page, called `name`; `end` is the end of its address."""
    return FileLink(name=name, href=desk.links.file(f"{story_path(of.slug)}/{end}"), keep=kept_as(of, end))


def kept_as(story: Story, file: str) -> str:
    """The name under which a reader keeps a file of a story: "floods-timeline.csv"."""
    return f"{slug(story.slug) or story.id}-{file}"


# ---- the parts of a long story


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part of a story on pages of its own; `items` are of the kind that its template knows."""

    slug: str
    headline: str
    part: str
    title: str
    pages: Pages[object]
    items: tuple[object, ...]
    choices: tuple[Choice, ...] = ()


PARTS = {
    **{name: title if name not in (BY_SPEAKER, BY_DAY) else "Claims" for name, title in LISTS.items()},
    "disputes": "Disputed",
    "timeline": "In context",
    "sources": "Sources",
}


def part_size(page: StoryPage, part: str) -> int:
    """How many items a part has."""
    sizes = {"disputes": page.disputes, "timeline": page.events, "sources": page.story.members}
    return len(chosen(page.claims, part)) if part in LISTS else len(sizes[part])


def parts_needed(page: StoryPage) -> tuple[str, ...]:
    """The parts that a story's page links to, since it does not show all of them itself."""
    needed = {
        "disputes": len(page.disputes) > len(_at_once(page)),
        "timeline": len(page.events) > EVENTS_SHOWN,
        "sources": bool(page.story.members),
    }
    return (*lists(page.claims), *(name for name, wanted in needed.items() if wanted))


def part(desk: Desk, page: StoryPage, name: str, number: int) -> PartView:
    """Page `number` of a part of a story: one of `PARTS`."""
    by_id = {one.id: one for one in page.claims}
    everything: dict[str, Sequence[object]] = {
        "disputes": likely_first(page.disputes),
        "timeline": newest_first(page.events),
        "sources": page.story.members,
    }
    listed = chosen(page.claims, name) if name in LISTS else everything[name]
    pages: Pages[object] = paged(listed, desk, story_path(page.story.slug, name), number)
    items: tuple[object, ...]
    if name in LISTS:
        denials = denials_of(page.disputes)
        shown = [claim(desk, one, by_id, denials) for one in pages.items if isinstance(one, Claim)]
        grouped_claims = in_time(shown) if name == BY_DAY else by_speaker(shown)
        items = tuple((key, tuple(claims)) for key, claims in grouped_claims)
    elif name == "disputes":
        items = tuple(dispute(desk, one, by_id) for one in pages.items if isinstance(one, Dispute))
    elif name == "timeline":
        items = grouped(event_views(desk, page, [one for one in pages.items if isinstance(one, Event)]))
    else:
        items = tuple(article_link(desk, one.article, one.reason) for one in pages.items if isinstance(one, Member))
    return PartView(
        slug=page.story.slug,
        headline=headline_of(page.story),
        part=name,
        title=PARTS[name],
        pages=pages,
        items=items,
        choices=choices(desk, page, name) if name in LISTS else (),
    )
