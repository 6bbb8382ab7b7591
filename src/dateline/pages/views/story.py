"""The story page in its whole anatomy, and its parts on pages of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...exports.claims import CLAIMS_FILE
from ...lengths import cut
from ...records import Card, Claim, Dispute, Event, Series, Story, StoryPage
from ...slugs import slug
from ..claims import ClaimView, claim
from ..lines import Cite, Desk, LineView, cite, line
from ..links import Links, story_path
from ..origins import with_origins
from ..wording import clean_date, instant, moment, since
from .asking import ALL, KINDS, LISTS, Asked, Form, Home, form, listed, query_of
from .disputes import DisputeGroup, dispute, dispute_groups, in_order, rank
from .front import headline_of
from .happenings import SOURCES, HappenedView, articles, happened
from .ledger import (
    Answer,
    Choice,
    Group,
    Tally,
    answer,
    choices,
    chosen,
    ledger,
    lists,
    orders,
    sources,
    speakers,
)
from .limits import (
    CARD_CLAIMS_SHOWN,
    DISPUTES_SHOWN,
    EVENTS_SHOWN,
    INLINE_CLAIMS,
    OUTLETS_SHOWN,
    SERIES_SHOWN,
    SPEAKERS_SHOWN,
    Pages,
    paged,
)
from .series import SeriesView, series_views
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
    """Everything a story page shows.

    `editable`: whether this reader may edit it. `titled`: the headline is the editor's title, and `headline_cite` where
    the reports' own stands. `parted`: headline and address of each story that was split off this one.
    """

    slug: str
    headline: str
    headline_cite: Cite | None
    titled: bool
    editable: bool
    parted: tuple[tuple[str, str], ...]
    standfirst: tuple[LineView, ...]
    since: str
    facts: tuple[tuple[str, str], ...]
    updated: str
    happened: HappenedView
    timeline: TimelineView
    cards: tuple[CardView, ...]
    disputes: tuple[DisputeGroup, ...]
    more_disputes: int
    all_disputes: int
    series: tuple[SeriesView, ...]
    more_series: int
    ledger: tuple[Group, ...]
    claims: int
    choices: tuple[Choice, ...]
    form: Form | None
    people: tuple[Tally, ...]
    more_people: int
    outlets: tuple[Tally, ...]
    more_outlets: int
    articles: int


def story(desk: Desk, page: StoryPage, parted: Sequence[Story] = ()) -> StoryView:
    """The story page in its whole anatomy. `desk.articles` must hold every member article.

    `parted` are the stories that were split off this one.
    """
    desk = with_origins(desk, page.origins)
    told = page.story
    disputes = _at_once(desk, page)
    inline = len(page.claims) <= INLINE_CLAIMS
    people = speakers(desk, page.claims)
    outlets = sources(desk, page)
    newest = max((desk.articles[m.article].published for m in told.members if m.article in desk.articles),
                 key=instant, default=None)  # fmt: skip
    return StoryView(
        slug=told.slug,
        headline=headline_of(told),
        headline_cite=cite(desk, told.headline.citation) if told.headline else None,
        titled=told.title is not None,
        editable=bool(desk.token),
        parted=tuple((headline_of(one), desk.links.story(one.slug)) for one in parted),
        standfirst=tuple(line(desk, one) for one in told.standfirst),
        since=since(told),
        facts=facts(page),
        updated=moment(newest) if newest and newest.value else clean_date(told.last),
        happened=happened(desk, page),
        timeline=timeline(desk, page),
        cards=tuple(card(desk, one) for one in page.cards if one.claims),
        disputes=_disputes(desk, page, disputes),
        more_disputes=len(in_order(page.disputes, static=desk.links.static)) - len(disputes),
        all_disputes=len(in_order(page.disputes, static=desk.links.static)) if "disputes" in parts_needed(page) else 0,
        series=series_views(desk, page, page.series[:SERIES_SHOWN]),
        more_series=max(0, len(page.series) - SERIES_SHOWN),
        ledger=ledger(desk, page.claims) if inline else (),
        claims=len(page.claims),
        choices=choices(home(desk, page.story), page.claims, listed(ALL) if inline else None),
        form=_form(desk, page, listed(ALL)) if page.claims else None,
        people=people[:SPEAKERS_SHOWN],
        more_people=max(0, len(people) - SPEAKERS_SHOWN),
        outlets=outlets[:OUTLETS_SHOWN],
        more_outlets=max(0, len(outlets) - OUTLETS_SHOWN),
        articles=len(told.members),
    )


def _at_once(desk: Desk, page: StoryPage) -> list[Dispute]:
    """The disputes on the story's own page: the newest of each group."""
    ordered = in_order(page.disputes, static=desk.links.static)
    return [one for group in range(3) for one in [d for d in ordered if rank(d) == group][:DISPUTES_SHOWN]]


def _disputes(desk: Desk, page: StoryPage, shown: Sequence[Dispute]) -> tuple[DisputeGroup, ...]:
    by_id = {one.id: one for one in page.claims}
    return dispute_groups([(one, dispute(desk, one, by_id)) for one in shown])


def story_articles(page: StoryPage) -> set[str]:
    """The articles that a story's pages show: its members and whatever its lines cite."""
    told = page.story
    lines = [*told.standfirst, *(one for event in page.events for one in event.lines)]
    lines += [one for one in (told.headline, *(e.headline for e in page.events), *(c.title for c in page.cards)) if one]
    sides = [side for one in page.disputes for side in (one.a, one.b)]
    sides += [point.side for one in page.series for point in one.points]
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
        (sum(one.likely for one in page.disputes), "disputed", "disputed"),
    )
    return tuple((f"{number:,}", one if number == 1 else many) for number, one, many in counted if number)


def card(desk: Desk, shown: Card) -> CardView:
    """A labelled card with its first claims."""
    return CardView(
        label=shown.label,
        title=line(desk, shown.title) if shown.title else None,
        claims=tuple(claim(desk, one) for one in shown.claims[:CARD_CLAIMS_SHOWN]),
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
    """A part of a story on pages of its own; `items` are of the kind that its template knows.

    Of a list of claims: the kinds that can be chosen, the orders, the form that asks for others (None where nobody can
    answer it), and what was asked in words.
    """

    slug: str
    headline: str
    part: str
    title: str
    pages: Pages[object]
    items: tuple[object, ...]
    choices: tuple[Choice, ...] = ()
    orders: tuple[Choice, ...] = ()
    form: Form | None = None
    answer: Answer | None = None
    table: str = ""


PARTS = {
    **{name: "Claims" if kind == ALL else KINDS[kind] for name, (kind, _) in LISTS.items()},
    "disputes": "Disputed",
    "figures": "Moving figures",
    "timeline": "In context",
    SOURCES: "Sources",
}


def home(desk: Desk, of: Story) -> Home:
    """Where a story's ledger stands."""
    path = story_path(of.slug)
    return Home(links=desk.links, base=path, first=f"{path}/{ALL}")


def part_size(page: StoryPage, part: str) -> int:
    """How many items a part of the static site has."""
    sizes = {
        "disputes": in_order(page.disputes, static=True),
        "figures": page.series,
        "timeline": page.events,
        SOURCES: page.story.members,
    }
    return len(chosen(page.claims, listed(part))) if part in LISTS else len(sizes[part])


def parts_needed(page: StoryPage) -> tuple[str, ...]:
    """The parts that a story's page links to, since it does not show all of them itself."""
    likely = [one for one in page.disputes if one.likely]
    needed = {
        "disputes": len(in_order(page.disputes, static=True)) > len(likely[:DISPUTES_SHOWN]),
        "figures": len(page.series) > SERIES_SHOWN,
        "timeline": len(page.events) > EVENTS_SHOWN,
        SOURCES: bool(page.story.members),
    }
    return (*lists(page.claims), *(name for name, wanted in needed.items() if wanted))


def part(desk: Desk, page: StoryPage, name: str, number: int) -> PartView:
    """Page `number` of a part of a story: one of `PARTS`."""
    if name in LISTS:
        return claims_part(desk, page, listed(name), number)
    desk = with_origins(desk, page.origins)
    if name == SOURCES:
        return _part(page, name, *articles(desk, page, number))
    everything: dict[str, Sequence[object]] = {
        "disputes": in_order(page.disputes, static=desk.links.static),
        "figures": page.series,
        "timeline": newest_first(page.events),
    }
    pages: Pages[object] = paged(everything[name], desk, story_path(page.story.slug, name), number)
    items: tuple[object, ...]
    if name == "disputes":
        items = _disputes(desk, page, [one for one in pages.items if isinstance(one, Dispute)])
    elif name == "figures":
        items = series_views(desk, page, [one for one in pages.items if isinstance(one, Series)])
    else:
        items = grouped(event_views(desk, page, [one for one in pages.items if isinstance(one, Event)]))
    return _part(page, name, pages, items)


def claims_part(desk: Desk, page: StoryPage, asked: Asked, number: int) -> PartView:
    """Page `number` of the claims of a story that are asked for."""
    desk = with_origins(desk, page.origins)
    at = home(desk, page.story)
    made = answer(desk, at, page.claims, asked, number)
    shown = _part(page, asked.name or ALL, made.pages, made.groups)
    return replace(
        shown,
        title=PARTS[asked.kind or ALL],
        choices=choices(at, page.claims, asked),
        orders=orders(at, asked, made.pages.total),
        form=_form(desk, page, asked),
        answer=made,
        table="" if desk.links.static else f"{desk.links.file(at.base)}/{CLAIMS_FILE}{query_of(asked)}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The claims of all stories, as they are asked for."""

    choices: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    form: Form
    answer: Answer


def search(desk: Desk, claims: Sequence[Claim], asked: Asked, number: int = 1) -> SearchView:
    """Page `number` of the claims of all stories that are asked for; only the server has it."""
    at = search_home(desk.links)
    made = answer(desk, at, claims, asked, number)
    return SearchView(
        choices=choices(at, claims, asked),
        orders=orders(at, asked, made.pages.total),
        form=form(desk.links.page(at.first), asked, [one.name for one in speakers(desk, claims)]),
        answer=made,
    )


def search_home(links: Links) -> Home:
    """Where the claims of all stories stand."""
    return Home(links=links, base=ALL, first=ALL, named=False)


def _form(desk: Desk, page: StoryPage, asked: Asked) -> Form | None:
    """The form of a story's ledger; None in the static site, where nobody answers it."""
    if desk.links.static:
        return None
    return form(desk.links.page(home(desk, page.story).first), asked, [one.name for one in speakers(desk, page.claims)])


def _part(page: StoryPage, name: str, pages: Pages[object], items: tuple[object, ...]) -> PartView:
    return PartView(
        slug=page.story.slug, headline=headline_of(page.story), part=name, title=PARTS[name], pages=pages, items=items
    )
