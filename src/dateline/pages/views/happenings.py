"""What happened in a story, in short, and the list of its articles by what they report."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ...records import Event, Happening, Member, StoryPage
from ..lines import ArticleLink, DateView, Desk, LineView, article_link, dated, line
from ..links import story_path
from ..origins import counted
from ..wording import as_day, period
from .limits import EVENTS_SHOWN, HAPPENINGS_BEHIND, HAPPENINGS_SHOWN, PER_PAGE, Pages, paged
from .timeline import anchors, newest_first, weightiest

SOURCES = "sources"
"""The part of a story that lists its articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningView:
    """A happening: when it was reported, its name and where that stands, the counts of its reports.

    `href` leads to the first day of the timeline that lies in its days, "" where none does; `listed` to its reports.
    """

    date: DateView
    name: LineView
    counts: str
    href: str
    listed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HappenedView:
    """What happened, in order of time: the most reported, and behind them the others; `more` are only in the list of
    articles. Both are empty where the story is one happening."""

    shown: tuple[HappeningView, ...]
    behind: tuple[HappeningView, ...]
    total: int
    more: int
    listed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesView:
    """Articles of one happening in the list of a story's articles; `name` is None for those of none.

    `first` is the number of the first of them in the list, `anchor` what the happening's own link leads to.
    """

    anchor: str
    date: DateView | None
    name: LineView | None
    counts: str
    first: int
    articles: tuple[ArticleLink, ...]


def happened(desk: Desk, page: StoryPage) -> HappenedView:
    """What happened in a story, in short."""
    told = page.happenings
    by_reports = sorted(range(len(told)), key=lambda i: (-len(told[i].articles), i))
    cards = newest_first(weightiest(page.events, EVENTS_SHOWN))
    places = {member.article: place for place, (member, _) in enumerate(_in_order(page))}

    def view(i: int) -> HappeningView:
        return _view(desk, page, told[i], places, cards)

    end = HAPPENINGS_SHOWN + HAPPENINGS_BEHIND
    return HappenedView(
        shown=tuple(view(i) for i in sorted(by_reports[:HAPPENINGS_SHOWN])),
        behind=tuple(view(i) for i in sorted(by_reports[HAPPENINGS_SHOWN:end])),
        total=len(told),
        more=max(0, len(told) - end),
        listed=desk.links.story(page.story.slug, SOURCES),
    )


def _view(desk: Desk, page: StoryPage, one: Happening, places: dict[str, int], cards: Sequence[Event]) -> HappeningView:
    number = places[one.articles[0]] // PER_PAGE + 1
    card = _card(one, cards)
    return HappeningView(
        date=_date(one),
        name=line(desk, one.headline),
        counts=counted(one.support, len(one.articles)),
        href=f"#{card}" if card else "",
        listed=f"{desk.links.story(page.story.slug, SOURCES, number)}#{_anchor(one)}",
    )


def _card(one: Happening, cards: Sequence[Event]) -> str:
    """The anchor of the first card that lies in the days of a happening; "" where there is none."""
    if not one.first or not one.last:
        return ""
    inside = [
        (event.date, anchor)
        for event, anchor in zip(cards, anchors(cards), strict=True)
        if as_day(event.date) and event.date <= one.last and (event.until or event.date) >= one.first
    ]
    return min(inside)[1] if inside else ""


def _date(one: Happening) -> DateView:
    return dated(period(one.first, one.last) if one.first else None) or DateView(text="undated", machine=None)


def _anchor(one: Happening) -> str:
    """Made of its first article, so that it stays while others join."""
    return f"of-{one.articles[0]}"


def _in_order(page: StoryPage) -> list[tuple[Member, Happening | None]]:
    """The articles of a story happening by happening, those of none last; each with its happening."""
    of = {article: (i, one) for i, one in enumerate(page.happenings) for article in one.articles}
    nowhere = (len(page.happenings), None)
    found = [(member, *of.get(member.article, nowhere)) for member in page.story.members]
    return [(member, one) for member, _, one in sorted(found, key=lambda each: each[1])]


def articles(
    desk: Desk, page: StoryPage, number: int
) -> tuple[Pages[tuple[Member, Happening | None]], tuple[ArticlesView, ...]]:
    """Page `number` of the articles of a story, by what they report, and why each is there."""
    pages = paged(_in_order(page), desk, story_path(page.story.slug, SOURCES), number)
    views, first = [], pages.first
    for one, group in groupby(pages.items, key=lambda pair: pair[1]):
        links = tuple(article_link(desk, member.article, member.reason) for member, _ in group)
        views.append(_articles(desk, one, first, links))
        first += len(links)
    return pages, tuple(views)


def _articles(desk: Desk, one: Happening | None, first: int, links: tuple[ArticleLink, ...]) -> ArticlesView:
    return ArticlesView(
        anchor=_anchor(one) if one else "others",
        date=_date(one) if one else None,
        name=line(desk, one.headline) if one else None,
        counts=counted(one.support, len(one.articles)) if one else "",
        first=first,
        articles=links,
    )
