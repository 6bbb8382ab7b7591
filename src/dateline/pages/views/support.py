"""By whom an event is reported: the counts, the first report, and the articles by independent origin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...records import Event, Origin
from ..lines import ArticleLink, Desk, article_link
from ..wording import count, why_there
from .limits import COPIES_SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """One independent origin in a list of support: the first article and why it is there, and who copied it."""

    article: ArticleLink
    copies: tuple[ArticleLink, ...]
    more: int
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportView:
    """The support of an event: "5 articles · 3 outlets · 2 origins", the first report, and which and why.

    `first` is None where every article came before the day: an announcement is no report. Its date is only the hour
    where it is the event's own day. `origins` is empty where a single article is the first report, which tells it.
    """

    counts: str
    first: ArticleLink | None
    origins: tuple[OriginView, ...]
    more: int


def support(desk: Desk, event: Event, origin_of: Mapping[str, Origin], most: int) -> SupportView:
    """By whom an event is reported; at most `most` origins are listed."""
    told_at_once = event.articles == (event.first_report,)
    origins, more = ((), 0) if told_at_once else _origins(desk, event, origin_of, most)
    return SupportView(counts=_counts(event), first=_first(desk, event), origins=origins, more=more)


def _first(desk: Desk, event: Event) -> ArticleLink | None:
    which = event.first_report
    if which is None:
        return None
    link = article_link(desk, which)
    known = desk.articles.get(which)
    same_day = known and known.published.day == event.date
    return replace(link, date=link.date.partition(", ")[2] or "that day") if same_day else link


def _counts(event: Event) -> str:
    told = event.support
    articles = told.articles or len(event.articles)
    if articles <= 1:
        return count(articles, "article") if articles else ""
    parts = [
        count(articles, "article"),
        count(told.outlets, "outlet") if told.outlets else "",
        count(told.owners, "owner") if told.owners else "",
        count(told.origins, "origin") if told.origins else "",
    ]
    return " · ".join(part for part in parts if part)


def _origins(
    desk: Desk, event: Event, origin_of: Mapping[str, Origin], most: int
) -> tuple[tuple[OriginView, ...], int]:
    """Articles gathered by origin, the most copied first; and how many origins are left out."""
    groups: dict[str, list[str]] = {}
    evidence: dict[str, str] = {}
    for article_id in event.articles:
        origin = origin_of.get(article_id)
        head = origin.articles[0] if origin else article_id
        groups.setdefault(head, []).append(article_id)
        evidence[head] = origin.evidence if origin else ""
    ordered = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    made = tuple(_origin(desk, event, members, evidence[head]) for head, members in ordered[:most])
    return made, len(ordered) - len(made)


def _origin(desk: Desk, event: Event, members: Sequence[str], evidence: str) -> OriginView:
    first, *copies = members
    known = desk.articles.get(first)
    return OriginView(
        article=article_link(desk, first, why_there(known.published, event.date, event.until) if known else ""),
        copies=tuple(article_link(desk, one) for one in copies[:COPIES_SHOWN]),
        more=max(0, len(copies) - COPIES_SHOWN),
        evidence=evidence if copies else "",
    )
