"""The list of stories: a lead, a few beside it, and the rest by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...records import Story
from ..lines import DateView, Desk, LineView, dated, line, outlet_of
from ..wording import as_day, count, month_of, since
from .limits import LEAD_DAYS, SECOND_STORIES, STORIES_PER_PAGE, THIRD_STORIES, Pages, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A story in a list. `outlet` is the headline's; of a title of the editor's it says that. `new` are the counts of
    what is new to the reader.
    """

    href: str
    headline: str
    outlet: str
    standfirst: tuple[LineView, ...]
    since: str
    last: DateView | None
    counts: tuple[str, ...]
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The front page: a lead, a few beside it, a row below it, and the rest by month."""

    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    thirds: tuple[Teaser, ...]
    months: tuple[tuple[str, tuple[Teaser, ...]], ...]
    pages: Pages[Story]
    totals: tuple[str, ...]


OUR_TITLE = "title by the editor"


def headline_of(story: Story) -> str:
    """A story's headline, or what stands in its place: the editor's title, where there is one."""
    if story.title is not None:
        return story.title
    return " ".join(story.headline.citation.exact.split()) if story.headline else "A story without a headline"


def teaser(desk: Desk, story: Story, new: tuple[str, ...] = ()) -> Teaser:
    """A story in a list: headline with its outlet, standfirst, counts."""
    source = desk.articles.get(story.headline.citation.article) if story.headline else None
    return Teaser(
        href=desk.links.story(story.slug),
        headline=headline_of(story),
        outlet=OUR_TITLE if story.title is not None else outlet_of(source) if source else "",
        standfirst=tuple(line(desk, one) for one in story.standfirst),
        since=since(story),
        last=dated(story.last),
        counts=spread(story),
        new=new,
    )


def spread(story: Story) -> tuple[str, ...]:
    """How widely a story is reported, in words; what is not known is left out."""
    support = story.support
    if max(support.articles, len(story.members)) == 1:
        return (count(1, "article"),)
    shown = [
        count(support.articles or len(story.members), "article"),
        count(support.outlets, "outlet") if support.outlets else "",
        count(support.owners, "owner") if support.owners else "",
        count(support.origins, "independent origin") if support.origins else "",
    ]
    return tuple(text for text in shown if text)


def front(
    desk: Desk, stories: Sequence[Story], number: int = 1, news: Mapping[int, tuple[str, ...]] | None = None
) -> FrontView:
    """The front page (number 1) or a later page of the list. `stories` come newest first; `news` are the counts of what
    is new to the reader, by the stories' numbers."""
    new = news or {}
    page = paged(stories, desk, "stories", number, STORIES_PER_PAGE)
    if number == 2:
        page = _first_is_home(page, desk)
    rest = list(page.items)
    lead: Teaser | None = None
    beside: tuple[Teaser, ...] = ()
    if number == 1 and rest:
        chosen = _lead(rest)
        rest.remove(chosen)
        lead = teaser(desk, chosen, new.get(chosen.id, ()))
        beside = tuple(teaser(desk, story, new.get(story.id, ())) for story in rest[: SECOND_STORIES + THIRD_STORIES])
        rest = rest[SECOND_STORIES + THIRD_STORIES :]
    months: dict[str, list[Teaser]] = {}
    for story in rest:
        months.setdefault(month_of(story.last or "") or "Undated", []).append(
            teaser(desk, story, new.get(story.id, ()))
        )
    return FrontView(
        lead=lead,
        seconds=beside[:SECOND_STORIES],
        thirds=beside[SECOND_STORIES:],
        months=tuple((month, tuple(teasers)) for month, teasers in months.items()),
        pages=page,
        totals=_totals(stories),
    )


def _totals(stories: Sequence[Story]) -> tuple[str, ...]:
    articles = sum(story.support.articles or len(story.members) for story in stories)
    return (count(len(stories), "story", "stories"), count(articles, "article"))


def _first_is_home(page: Pages[Story], desk: Desk) -> Pages[Story]:
    return replace(page, previous=desk.links.home)


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
