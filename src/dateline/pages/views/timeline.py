"""Dated cards, and by whom each is reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...records import Event, Origin, StoryPage
from ..lines import ArticleLink, Desk, LineView, article_link, line
from ..wording import count, day_and_year, machine_date, month_of
from .limits import COPIES_SHOWN, ORIGINS_SHOWN


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
    if max(support.articles, len(event.articles)) == 1:
        return count(1, "article")
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
