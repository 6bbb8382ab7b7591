"""Records -> what a page shows. Pure: the same records give the same context, whoever renders it.

A story of 1,500 articles with 20,000 claims must stay a light page: what is long is capped here, and
goes on in numbered pages of its own (`claims`, `disputes`, `timeline`, `sources`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..records import Article, Card, Claim, Dispute, Event, Origin, Person, PersonPage, Side, Span, Story, StoryPage
from ..slugs import slug
from .activity import Strip, strip
from .lines import (
    ArticleLink,
    Cite,
    ClaimView,
    DateView,
    Desk,
    LineView,
    Piece,
    Speaker,
    article_link,
    cite,
    claim,
    dated,
    line,
    outlet_of,
    title_of,
)
from .links import numbered, safe_url, story_path
from .passages import Paragraph, passage
from .wording import (
    as_day,
    between,
    clean_date,
    count,
    day_and_year,
    instant,
    kind,
    machine_date,
    moment,
    month_of,
    since,
)

# How much of each kind a story page shows before the rest moves to pages of its own. Chosen so that
# the largest story of Timeline17 stays under 300 kB of HTML; a test holds the line.
EVENTS_SHOWN = 40
CARD_CLAIMS_SHOWN = 5
DISPUTES_SHOWN = 8
SPEAKERS_SHOWN = 12
OUTLETS_SHOWN = 12
INLINE_CLAIMS = 40
ORIGINS_SHOWN = 8
COPIES_SHOWN = 6
PER_PAGE = 100  # items on one page of a long list
STORIES_PER_PAGE = 60
LEAD_DAYS = 7  # the lead story is the widest reported of those that moved in the newest week
SECOND_STORIES = 4  # stories beside the lead that show their standfirst

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages(Generic[T]):
    """One page of a long list: its items, and the addresses before and after."""

    items: tuple[T, ...]
    number: int
    total_pages: int
    total: int
    previous: str | None
    next: str | None
    first: int


def page_count(total: int, per_page: int = PER_PAGE) -> int:
    """How many pages a list of `total` items fills; an empty one still has a page."""
    return max(1, -(-total // per_page))


def paged(items: Sequence[T], desk: Desk, path: str, number: int, per_page: int = PER_PAGE) -> Pages[T]:
    """Page `number` (from 1) of a list that stands at `path`."""
    last = page_count(len(items), per_page)
    start = (number - 1) * per_page
    return Pages(
        items=tuple(items[start : start + per_page]),
        number=number,
        total_pages=last,
        total=len(items),
        previous=desk.links.page(numbered(path, number - 1)) if number > 1 else None,
        next=desk.links.page(numbered(path, number + 1)) if number < last else None,
        first=start + 1,
    )


# ---- the list of stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A story in a list."""

    href: str
    headline: str
    outlet: str
    standfirst: tuple[LineView, ...]
    since: str
    last: DateView | None
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The front page: a lead, a few beside it, and the rest by month."""

    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    months: tuple[tuple[str, tuple[Teaser, ...]], ...]
    pages: Pages[Story]
    totals: tuple[str, ...]


def headline_of(story: Story) -> str:
    """A story's headline, or what stands in its place."""
    return " ".join(story.headline.citation.exact.split()) if story.headline else "A story without a headline"


def teaser(desk: Desk, story: Story) -> Teaser:
    """A story in a list: headline with its outlet, standfirst, counts."""
    outlet = outlet_of(desk.articles.get(story.headline.citation.article)) if story.headline else ""
    return Teaser(
        href=desk.links.story(story.slug),
        headline=headline_of(story),
        outlet=outlet,
        standfirst=tuple(line(desk, one) for one in story.standfirst),
        since=since(story),
        last=dated(story.last),
        counts=spread(story),
    )


def spread(story: Story) -> tuple[str, ...]:
    """How widely a story is reported, in words; what is not known is left out."""
    support = story.support
    shown = [
        count(support.articles or len(story.members), "article"),
        count(support.outlets, "outlet") if support.outlets else "",
        count(support.owners, "owner") if support.owners else "",
        count(support.origins, "independent origin") if support.origins else "",
    ]
    return tuple(text for text in shown if text)


def front(desk: Desk, stories: Sequence[Story], number: int = 1) -> FrontView:
    """The front page (number 1) or a later page of the list. `stories` come newest first."""
    page = paged(stories, desk, "stories", number, STORIES_PER_PAGE)
    if number == 2:
        page = _first_is_home(page, desk)
    rest = list(page.items)
    lead: Teaser | None = None
    seconds: tuple[Teaser, ...] = ()
    if number == 1 and rest:
        chosen = _lead(rest)
        rest.remove(chosen)
        lead = teaser(desk, chosen)
        seconds = tuple(teaser(desk, story) for story in rest[:SECOND_STORIES])
        rest = rest[SECOND_STORIES:]
    months: dict[str, list[Teaser]] = {}
    for story in rest:
        months.setdefault(month_of(story.last or "") or "Undated", []).append(teaser(desk, story))
    return FrontView(
        lead=lead,
        seconds=seconds,
        months=tuple((month, tuple(teasers)) for month, teasers in months.items()),
        pages=page,
        totals=_totals(stories),
    )


def _totals(stories: Sequence[Story]) -> tuple[str, ...]:
    articles = sum(story.support.articles or len(story.members) for story in stories)
    return (count(len(stories), "story", "stories"), count(articles, "article"))


def _first_is_home(page: Pages[Story], desk: Desk) -> Pages[Story]:
    return Pages(items=page.items, number=page.number, total_pages=page.total_pages, total=page.total,
                 previous=desk.links.home, next=page.next, first=page.first)  # fmt: skip


def _lead(stories: Sequence[Story]) -> Story:
    """The story with the most independent origins among those that moved in the newest week."""
    newest = next((story.last for story in stories if story.last), None)
    recent = [story for story in stories if newest and story.last and _days(story.last, newest) <= LEAD_DAYS]
    return max(recent or stories[:1], key=lambda story: (story.support.origins, story.support.articles, -story.id))


def _days(first: str, last: str) -> int:
    """Days between two dates; 0 where one is not known to the day."""
    start, end = as_day(first), as_day(last)
    return (end - start).days if start and end else 0


def front_articles(stories: Sequence[Story], number: int = 1) -> set[str]:
    """The articles that page `number` of the front page cites."""
    shown = stories[(number - 1) * STORIES_PER_PAGE : number * STORIES_PER_PAGE]
    lines = [one for story in shown for one in (*story.standfirst, *((story.headline,) if story.headline else ()))]
    return {one.citation.article for one in lines}


# ---- one story


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """One independent origin in a list of support: the first article, and who copied it."""

    article: ArticleLink
    copies: tuple[ArticleLink, ...]
    more: int
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A dated card."""

    anchor: str
    day: str
    year: str
    machine: str | None
    month: str
    opens_month: bool
    headline: LineView | None
    lines: tuple[LineView, ...]
    support: str
    origins: tuple[OriginView, ...]
    more_origins: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """Claims gathered by the part they play."""

    label: str
    title: LineView | None
    claims: tuple[ClaimView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a dispute. `figure` is the typed value, in words of ours, where there is one."""

    who: Speaker
    date: DateView | None
    line: LineView


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeView:
    """Two sides and what stands between them."""

    kind: str
    about: str
    between: str
    a: SideView
    b: SideView
    story: str | None
    story_headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A row in a margin list: a name, where it leads, and a few words of counts."""

    name: str
    href: str | None
    note: str


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
    strip: Strip | None
    events: tuple[EventView, ...]
    more_events: int
    cards: tuple[CardView, ...]
    disputes: tuple[DisputeView, ...]
    more_disputes: int
    ledger: tuple[tuple[Speaker, tuple[ClaimView, ...]], ...]
    claims: int
    people: tuple[Tally, ...]
    more_people: int
    outlets: tuple[Tally, ...]
    more_outlets: int
    articles: int


def story(desk: Desk, page: StoryPage) -> StoryView:
    """The story page in its whole anatomy. `desk.articles` must hold every member article."""
    told = page.story
    by_id = {one.id: one for one in page.claims}
    events = newest_first(page.events)
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
        strip=strip(
            (desk.articles[m.article].published.day for m in told.members if m.article in desk.articles),
            (event.date for event in page.events),
        ),
        events=event_views(desk, page, events[:EVENTS_SHOWN]),
        more_events=max(0, len(events) - EVENTS_SHOWN),
        cards=tuple(card(desk, one, by_id) for one in page.cards if one.claims),
        disputes=tuple(dispute(desk, one, by_id) for one in page.disputes[:DISPUTES_SHOWN]),
        more_disputes=max(0, len(page.disputes) - DISPUTES_SHOWN),
        ledger=ledger(desk, page.claims, by_id) if len(page.claims) <= INLINE_CLAIMS else (),
        claims=len(page.claims),
        people=people[:SPEAKERS_SHOWN],
        more_people=max(0, len(people) - SPEAKERS_SHOWN),
        outlets=outlets[:OUTLETS_SHOWN],
        more_outlets=max(0, len(outlets) - OUTLETS_SHOWN),
        articles=len(told.members),
    )


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
        (len(page.events), "day that mattered", "days that mattered"),
        (support.articles or len(page.story.members), "article", "articles"),
        (support.outlets, "outlet", "outlets"),
        (support.owners or 0, "owner", "owners"),
        (support.origins, "independent origin", "independent origins"),
        (len(page.claims), "claim", "claims"),
        (len(page.disputes), "disputed", "disputed"),
    )
    return tuple((f"{number:,}", one if number == 1 else many) for number, one, many in counted if number)


def newest_first(events: Sequence[Event]) -> list[Event]:
    """The events, newest first; of one date, the more precise and then the weightier first."""
    order = sorted(enumerate(events), key=lambda pair: (len(pair[1].date), pair[1].score, -pair[0]), reverse=True)
    return [event for _, event in sorted(order, key=lambda pair: pair[1].date[:10], reverse=True)]


def event_views(desk: Desk, page: StoryPage, events: Sequence[Event]) -> tuple[EventView, ...]:
    """Dated cards, each told whether it opens a new month."""
    origin_of = {article: origin for origin in page.origins for article in origin.articles}
    made = []
    month = ""
    for event in events:
        opens = month_of(event.date) != month
        month = month_of(event.date)
        day, year = day_and_year(event.date)
        origins, more = _origins(desk, event.articles, origin_of)
        made.append(
            EventView(
                anchor=f"d{event.date}".replace("/", "_"),
                day=day,
                year=year,
                machine=machine_date(event.date),
                month=month,
                opens_month=opens,
                headline=line(desk, event.headline) if event.headline else None,
                lines=tuple(line(desk, one) for one in event.lines if one != event.headline),
                support=_support(event),
                origins=origins,
                more_origins=more,
                articles=len(event.articles),
            )
        )
    return tuple(made)


def _support(event: Event) -> str:
    support = event.support
    parts = [
        count(support.articles or len(event.articles), "article"),
        count(support.outlets, "outlet") if support.outlets else "",
        count(support.owners, "owner") if support.owners else "",
        count(support.origins, "origin") if support.origins else "",
    ]
    return " · ".join(part for part in parts if part)


def _origins(
    desk: Desk, articles: Sequence[str], origin_of: Mapping[str, Origin]
) -> tuple[tuple[OriginView, ...], int]:
    """Articles gathered by origin, the most copied first; and how many origins are left out."""
    groups: dict[str, list[str]] = {}
    evidence: dict[str, str] = {}
    for article_id in articles:
        origin = origin_of.get(article_id)
        head = origin.articles[0] if origin else article_id
        groups.setdefault(head, []).append(article_id)
        evidence[head] = origin.evidence if origin else ""
    ordered = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    made = tuple(_origin(desk, members, evidence[head]) for head, members in ordered[:ORIGINS_SHOWN])
    return made, max(0, len(ordered) - ORIGINS_SHOWN)


def _origin(desk: Desk, members: Sequence[str], evidence: str) -> OriginView:
    first, *copies = members
    return OriginView(
        article=article_link(desk, first),
        copies=tuple(article_link(desk, one) for one in copies[:COPIES_SHOWN]),
        more=max(0, len(copies) - COPIES_SHOWN),
        evidence=evidence if copies else "",
    )


def card(desk: Desk, shown: Card, by_id: Mapping[str, Claim]) -> CardView:
    """A labelled card with its first claims."""
    return CardView(
        label=shown.label,
        title=line(desk, shown.title) if shown.title else None,
        claims=tuple(claim(desk, one, by_id) for one in shown.claims[:CARD_CLAIMS_SHOWN]),
        more=max(0, len(shown.claims) - CARD_CLAIMS_SHOWN),
    )


def dispute(desk: Desk, shown: Dispute, by_id: Mapping[str, Claim], of: Story | None = None) -> DisputeView:
    """Two sides; `of` is the story, where disputes of several stories stand together."""
    return DisputeView(
        kind=kind(shown),
        about=shown.about,
        between=between(shown),
        a=_side(desk, shown.a, by_id),
        b=_side(desk, shown.b, by_id),
        story=desk.links.story(of.slug) if of else None,
        story_headline=headline_of(of) if of else "",
    )


def _side(desk: Desk, side: Side, by_id: Mapping[str, Claim]) -> SideView:
    citation = side.citation
    behind = by_id.get(side.claim or "")
    name = side.speaker or (behind.speaker if behind else None)
    if name:
        details = " · ".join(p for p in (behind.role, behind.organisation) if p and p != name) if behind else ""
        who = Speaker(name=name, href=desk.links.person(name), details=details)
    else:
        who = Speaker(name=outlet_of(desk.articles.get(citation.article)), note="in its own words")
    pieces: tuple[Piece, ...] = (Piece(text=citation.exact),)
    if side.value and citation.start <= side.value.start < side.value.end <= citation.end:
        start, end = side.value.start - citation.start, side.value.end - citation.start
        parts = ((citation.exact[:start], False), (citation.exact[start:end], True), (citation.exact[end:], False))
        pieces = tuple(Piece(text=text, kind="figure" if figure else "cut") for text, figure in parts if text)
    return SideView(who=who, date=dated(side.date), line=LineView(pieces=pieces, cite=cite(desk, citation)))


def ledger(
    desk: Desk, claims: Sequence[Claim], by_id: Mapping[str, Claim]
) -> tuple[tuple[Speaker, tuple[ClaimView, ...]], ...]:
    """Claims by speaker; who says most comes first, claims without a source last."""
    return tuple(
        (speaker, tuple(claim for claim in claims))
        for speaker, claims in _by_speaker([claim(desk, one, by_id) for one in by_weight(claims)])
    )


def by_weight(claims: Sequence[Claim]) -> list[Claim]:
    """Claims in the ledger's order: speakers with most claims first, each one's newest claim first."""
    weight = Counter(one.speaker for one in claims)
    dated_first = sorted(claims, key=lambda one: one.date or "", reverse=True)
    return sorted(dated_first, key=lambda one: (one.speaker is None, -weight[one.speaker], one.speaker or ""))


def _by_speaker(claims: Sequence[ClaimView]) -> list[tuple[Speaker, list[ClaimView]]]:
    groups: dict[str, tuple[Speaker, list[ClaimView]]] = {}
    for one in claims:
        named = one.speaker.href is not None
        who = Speaker(name=one.speaker.name if named else "Without a clear source", href=one.speaker.href)
        groups.setdefault(one.speaker.href or "", (who, []))[1].append(one)
    return list(groups.values())


def speakers(desk: Desk, claims: Sequence[Claim]) -> tuple[Tally, ...]:
    """People and bodies with their counts of claims and denials, most claims first."""
    said: Counter[str] = Counter()
    denied: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for one in claims:
        if one.speaker and (address := slug(one.speaker)):
            said[address] += 1
            denied[address] += one.polarity == "denies"
            names.setdefault(address, Counter())[one.speaker] += 1
    ordered = sorted(said, key=lambda address: (-said[address], address))
    made = []
    for address in ordered:
        name = min(names[address], key=lambda text: (-names[address][text], text))
        denials = f", {count(denied[address], 'denial')}" if denied[address] else ""
        made.append(Tally(name=name, href=desk.links.person(name), note=f"{count(said[address], 'claim')}{denials}"))
    return tuple(made)


def sources(desk: Desk, page: StoryPage) -> tuple[Tally, ...]:
    """Outlets with their articles, and how many of those others copied, or were copies themselves."""
    articles: Counter[str] = Counter()
    first: dict[str, str] = {}
    for member in page.story.members:
        outlet = outlet_of(desk.articles.get(member.article))
        articles[outlet] += 1
        first.setdefault(outlet, member.article)
    copied_on: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    for origin in page.origins:
        source, *others = [outlet_of(desk.articles.get(article)) for article in origin.articles]
        copied_on[source] += len(others)
        copies.update(others)
    made = []
    for outlet in sorted(articles, key=lambda name: (-articles[name], name)):
        notes = [count(articles[outlet], "article")]
        notes += [f"copied {count(copied_on[outlet], 'time')}"] if copied_on[outlet] else []
        notes += [count(copies[outlet], "copy", "copies")] if copies[outlet] else []
        href = article_link(desk, first[outlet]).href if articles[outlet] == 1 else None
        made.append(
            Tally(name=outlet, href=href or desk.links.story(page.story.slug, "sources"), note=", ".join(notes))
        )
    return tuple(made)


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


PARTS = {"claims": "Claims", "disputes": "Disputed", "timeline": "In context", "sources": "Sources"}


def part_size(page: StoryPage, part: str) -> int:
    """How many items a part has."""
    sizes = {"claims": page.claims, "disputes": page.disputes, "timeline": page.events, "sources": page.story.members}
    return len(sizes[part])


def parts_needed(page: StoryPage) -> tuple[str, ...]:
    """The parts that a story's page links to, since it does not show all of them itself."""
    needed = {
        "claims": len(page.claims) > INLINE_CLAIMS,
        "disputes": len(page.disputes) > DISPUTES_SHOWN,
        "timeline": len(page.events) > EVENTS_SHOWN,
        "sources": bool(page.story.members),
    }
    return tuple(name for name, wanted in needed.items() if wanted)


def part(desk: Desk, page: StoryPage, name: str, number: int) -> PartView:
    """Page `number` of a part of a story: "claims", "disputes", "timeline" or "sources"."""
    by_id = {one.id: one for one in page.claims}
    everything: dict[str, Sequence[object]] = {
        "claims": by_weight(page.claims),
        "disputes": page.disputes,
        "timeline": newest_first(page.events),
        "sources": page.story.members,
    }
    pages: Pages[object] = paged(everything[name], desk, story_path(page.story.slug, name), number)
    items: tuple[object, ...]
    if name == "claims":
        shown = [claim(desk, one, by_id) for one in pages.items if isinstance(one, Claim)]
        items = tuple((who, tuple(claims)) for who, claims in _by_speaker(shown))
    elif name == "disputes":
        items = tuple(dispute(desk, one, by_id) for one in pages.items if isinstance(one, Dispute))
    elif name == "timeline":
        items = event_views(desk, page, [one for one in pages.items if isinstance(one, Event)])
    else:
        start, end = pages.first - 1, pages.first - 1 + PER_PAGE
        items = tuple(article_link(desk, m.article, m.reason) for m in page.story.members[start:end])
    return PartView(
        slug=page.story.slug,
        headline=headline_of(page.story),
        part=name,
        title=PARTS[name],
        pages=pages,
        items=items,
    )


# ---- an article, people, disputes of all stories


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article with its cited words."""

    title: str
    outlet: str
    byline: str
    published: str
    origin: str
    url: str | None
    language: str | None
    version: int
    newer: str | None
    paragraphs: tuple[Paragraph, ...]
    stories: tuple[Teaser, ...]


def article(
    desk: Desk, shown: Article, cited: Sequence[Span], stories: Sequence[Story], current: int | None = None
) -> ArticleView:
    """An article page. `cited` are the spans a link may lead to; `current` its newest version."""
    newer = desk.links.article(shown.id, current) if current and current > shown.version else None
    return ArticleView(
        title=title_of(shown),
        outlet=outlet_of(shown),
        byline=shown.byline or "",
        published=moment(shown.published),
        origin=shown.published.origin if shown.published.value else "",
        url=safe_url(shown.url) or safe_url(shown.canonical_url),
        language=shown.language,
        version=shown.version,
        newer=newer,
        paragraphs=passage(shown, cited),
        stories=tuple(teaser(desk, one) for one in stories),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """What a person said, and what others said about them; `about` stands on the first page only."""

    name: str
    type: str
    pages: Pages[Claim]
    said: tuple[ClaimView, ...]
    about: tuple[ClaimView, ...]
    more_about: int
    summary: str


KINDS = {"person": "Person", "organisation": "Organisation", "place": "Place", "other": "Named"}


def person(desk: Desk, shown: PersonPage, number: int = 1) -> PersonView:
    """Page `number` of a person's claims."""
    pages = paged(shown.said, desk, f"person/{shown.slug}", number)
    about = shown.about if number == 1 else ()
    denials = sum(one.polarity == "denies" for one in shown.said)
    summary = [count(len(shown.said), "claim"), count(denials, "denial") if denials else ""]
    summary.append(f"named in {count(len(shown.about), 'claim')} of others" if shown.about else "")
    return PersonView(
        name=shown.name,
        type=KINDS.get(shown.type or "", "Source"),
        pages=pages,
        said=tuple(claim(desk, one) for one in pages.items),
        about=tuple(claim(desk, one) for one in about[:PER_PAGE]),
        more_about=max(0, len(about) - PER_PAGE),
        summary=" · ".join(text for text in summary if text),
    )


def people(desk: Desk, everyone: Sequence[Person], number: int = 1) -> tuple[Pages[Person], tuple[Tally, ...]]:
    """Page `number` of all people and bodies."""
    pages = paged(everyone, desk, "people", number)
    tallies = []
    for one in pages.items:
        denials = f", {count(one.denials, 'denial')}" if one.denials else ""
        tallies.append(
            Tally(
                name=one.name, href=desk.links.page(f"person/{one.slug}"), note=f"{count(one.claims, 'claim')}{denials}"
            )
        )
    return pages, tuple(tallies)


def disputed(
    desk: Desk, everything: Sequence[tuple[Story, Dispute]], number: int = 1
) -> tuple[Pages[tuple[Story, Dispute]], tuple[DisputeView, ...]]:
    """Page `number` of the disputes of all stories."""
    pages = paged(everything, desk, "disputed", number)
    return pages, tuple(dispute(desk, one, {}, of) for of, one in pages.items)
