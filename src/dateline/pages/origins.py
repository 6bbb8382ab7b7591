"""By whom something is reported: its articles by independent origin, and how we know that copies are copies."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..records import Article, Origin, Support
from .lines import ArticleLink, Desk, article_link, outlet_of
from .wording import count

COPIES_SHOWN = 6  # of one origin


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """A copy: its outlet, where it is, and how we know ("95 % of its own words stand there")."""

    outlet: str
    href: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """One independent origin: its first article and why that is there, and who copied it."""

    article: ArticleLink
    copies: tuple[CopyView, ...]
    more: int


def with_origins(desk: Desk, origins: Iterable[Origin]) -> Desk:
    """The same desk, knowing the origins of articles."""
    return replace(desk, origins={article: origin for origin in origins for article in origin.articles})


def by_origin(
    desk: Desk, articles: Sequence[str], most: int, why: Callable[[Article], str] = lambda article: ""
) -> tuple[tuple[OriginView, ...], int]:
    """Articles gathered by origin, the most copied first; and how many origins are left out past `most`.

    `why` says why an origin's first article is there.
    """
    groups: dict[str, list[str]] = {}
    for article in articles:
        origin = desk.origins.get(article)
        groups.setdefault(origin.articles[0] if origin else article, []).append(article)
    ordered = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    made = tuple(_origin(desk, members, desk.origins.get(head), why) for head, members in ordered[:most])
    return made, len(ordered) - len(made)


def _origin(desk: Desk, members: Sequence[str], origin: Origin | None, why: Callable[[Article], str]) -> OriginView:
    first, *copies = members
    known = desk.articles.get(first)
    return OriginView(
        article=article_link(desk, first, why(known) if known else ""),
        copies=tuple(_copy(desk, one, first, origin) for one in copies[:COPIES_SHOWN]),
        more=max(0, len(copies) - COPIES_SHOWN),
    )


def _copy(desk: Desk, article: str, first: str, origin: Origin | None) -> CopyView:
    """A copy, and by what it is one: its own evidence, else what is known of all copies of the origin."""
    known = desk.articles.get(article)
    told = next((one for one in origin.copies if one.article == article), None) if origin else None
    because = told.because if told else origin.evidence if origin else ""
    if told and told.of != first:
        because = f"{because}: {outlet_of(desk.articles.get(told.of))}"
    href = desk.links.article(article, known.version if known else 1)
    return CopyView(outlet=outlet_of(known), href=href, because=because)


def counted(support: Support, articles: int) -> str:
    """The four counts that are known: "5 articles · 3 outlets · 2 origins"; of a single article that alone."""
    told = support.articles or articles
    if told <= 1:
        return count(told, "article") if told else ""
    parts = [
        count(told, "article"),
        count(support.outlets, "outlet") if support.outlets else "",
        count(support.owners, "owner") if support.owners else "",
        count(support.origins, "independent origin") if support.origins else "",
    ]
    return " · ".join(part for part in parts if part)
