"""What is new to a reader: counts for a list, the developments of a story, and its history day by day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...developments import KINDS, event_key
from ...records import Claim, Development, DevelopmentKind, Dispute, Event, StoryPage
from ..claims import ClaimView, claim
from ..lines import DateView, Desk, LineView, dated, line
from ..links import story_path
from ..wording import clean_date, count, period
from .disputes import DisputeView, dispute
from .front import headline_of
from .limits import CLAIMS_NEW, HISTORY_SHOWN, Pages, paged
from .place import place

NOUNS: Mapping[DevelopmentKind, tuple[str, str]] = {
    "event": ("event", "events"),
    "denial": ("denial", "denials"),
    "contradiction": ("contradiction", "contradictions"),
    "figure": ("changed figure", "changed figures"),
    "claim": ("claim", "claims"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event among what is new: its date, its headline or first line, and where its card stands."""

    date: DateView
    line: LineView
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView:
    """What is new in a story. `since` in words; the claims of new disputes are told there, and `more` claims only
    marked."""

    since: str
    counts: tuple[str, ...]
    events: tuple[NewEvent, ...]
    disputes: tuple[DisputeView, ...]
    claims: tuple[ClaimView, ...]
    more: int


def told(kinds: Mapping[str, int]) -> tuple[str, ...]:
    """How many developments of each kind, in words; the weightiest kind first."""
    return tuple(count(kinds[kind], *NOUNS[kind]) for kind in KINDS if kinds.get(kind))


def tally(found: Iterable[Development]) -> dict[str, int]:
    """How many developments of each kind there are."""
    kinds: dict[str, int] = {}
    for one in found:
        kinds[one.kind] = kinds.get(one.kind, 0) + 1
    return kinds


def fresh(found: Iterable[Development]) -> frozenset[tuple[str, str]]:
    """What a `Desk` marks as new."""
    return frozenset((one.kind, one.key) for one in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The events, disputes and claims that developments name, each once: a side of a dispute is told there."""

    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    claims: tuple[Claim, ...]


def resolved(page: StoryPage, found: Iterable[Development]) -> Resolved:
    """What the developments of a page are, the newest first; claims on its cards before others."""
    keys = fresh(found)
    disputes = tuple(d for d in page.disputes if (d.kind, d.id) in keys and d.judged != "dismissed")
    sides = {side.claim for one in disputes for side in (one.a, one.b)}
    carded = {one.id for card in page.cards for one in card.claims}
    claims = [one for one in page.claims if ("claim", one.id) in keys and one.id not in sides]
    claims.sort(key=lambda one: one.date or "", reverse=True)
    claims.sort(key=lambda one: one.id not in carded)
    events = sorted((one for one in page.events if ("event", event_key(one)) in keys), key=lambda one: one.date)
    return Resolved(events=tuple(reversed(events)), disputes=disputes, claims=tuple(claims))


def news(desk: Desk, page: StoryPage, found: Sequence[Development], since: str, most: int = CLAIMS_NEW) -> NewsView:
    """What is new in a story, at most `most` claims. `since` says from when: "your last visit (14 Aug 2017)"."""
    what = resolved(page, found)
    by_id = {one.id: one for one in page.claims}
    kinds = tally(found) | {"claim": len(what.claims)}
    return NewsView(
        since=since,
        counts=told(kinds),
        events=tuple(_event(desk, page, one) for one in what.events),
        disputes=tuple(dispute(desk, one, by_id) for one in what.disputes),
        claims=tuple(claim(desk, one) for one in what.claims[:most]),
        more=max(0, len(what.claims) - most),
    )


def _event(desk: Desk, page: StoryPage, shown: Event) -> NewEvent:
    when = dated(period(shown.date, shown.until))
    return NewEvent(
        date=when or DateView(text=shown.date, machine=None),
        line=line(desk, shown.headline or shown.lines[0]),
        href=place(desk, page, shown.date) or desk.links.story(page.story.slug),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryDay:
    """What became known of a story on a day. `then` leads to the page as it was."""

    date: DateView
    counts: tuple[str, ...]
    reports: str
    events: tuple[NewEvent, ...]
    disputes: tuple[DisputeView, ...]
    claims: tuple[ClaimView, ...]
    more: int
    then: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """How a story grew, the newest day first."""

    slug: str
    headline: str
    pages: Pages[tuple[str, tuple[Development, ...]]]
    days: tuple[HistoryDay, ...]


def history(desk: Desk, page: StoryPage, found: Sequence[Development], number: int = 1) -> HistoryView:
    """Page `number` of how a story grew, by the days on which its reports were published."""
    ordered = sorted(found, key=_day, reverse=True)
    days = [(day, tuple(group)) for day, group in groupby(ordered, key=_day)]
    shown = paged(days, desk, story_path(page.story.slug, "history"), number, HISTORY_SHOWN)
    reports: dict[str, int] = {}
    for member in page.story.members:
        if (known := desk.articles.get(member.article)) and known.published.day:
            reports[known.published.day] = reports.get(known.published.day, 0) + 1
    return HistoryView(
        slug=page.story.slug,
        headline=headline_of(page.story),
        pages=shown,
        days=tuple(_history_day(desk, page, day, group, reports.get(day, 0)) for day, group in shown.items),
    )


def _day(one: Development) -> str:
    return (one.published or one.seen)[:10]


def _history_day(desk: Desk, page: StoryPage, day: str, found: Sequence[Development], reports: int) -> HistoryDay:
    new = news(desk, page, found, "")
    return HistoryDay(
        date=dated(day) or DateView(text="undated", machine=None),
        counts=new.counts,
        reports=count(reports, "report") if reports else "",
        events=new.events,
        disputes=new.disputes,
        claims=new.claims,
        more=new.more,
        then=None if desk.links.static else f"{desk.links.story(page.story.slug)}?asof={day}",
    )


def since_words(day: str, visit: bool) -> str:
    """From when something is new: "your last visit" with its day, or a day."""
    return f"your last visit ({clean_date(day[:10])})" if visit else clean_date(day[:10])


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What is said above the page of a past day. `now` leads to the page as it is."""

    day: str
    reports: str
    now: str


def then(page: StoryPage, now: StoryPage, day: str) -> Then:
    """The page of a past day, beside the page as it is now."""
    known, all_of_it = len(page.story.members), len(now.story.members)
    return Then(
        day=clean_date(day),
        reports=f"{known:,} of the {count(all_of_it, 'report')} that it has now",
        now=now.story.slug,
    )
