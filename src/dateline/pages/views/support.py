"""By whom an event or a claim is reported: the counts, and the articles by independent origin."""

from dataclasses import dataclass, replace

from ...records import Event
from ..lines import ArticleLink, Desk, article_link
from ..origins import OriginView, by_origin, counted
from ..wording import why_there


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


def support(desk: Desk, event: Event, most: int) -> SupportView:
    """By whom an event is reported; at most `most` origins are listed."""
    told_at_once = event.articles == (event.first_report,)
    origins, more = (
        ((), 0)
        if told_at_once
        else by_origin(desk, event.articles, most, lambda one: why_there(one.published, event.date, event.until))
    )
    counts = counted(event.support, len(event.articles))
    return SupportView(counts=counts, first=_first(desk, event), origins=origins, more=more)


def _first(desk: Desk, event: Event) -> ArticleLink | None:
    which = event.first_report
    if which is None:
        return None
    link = article_link(desk, which)
    known = desk.articles.get(which)
    same_day = known and known.published.day == event.date
    return replace(link, date=link.date.partition(", ")[2] or "that day") if same_day else link
