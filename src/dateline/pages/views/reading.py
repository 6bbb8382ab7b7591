"""The pages of an article, of a person, and of all people."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...records import Article, Claim, Person, PersonPage, Span, Story
from ..lines import ClaimView, Desk, capital, claim, outlet_of, title_of
from ..links import safe_url
from ..passages import Paragraph, passage
from ..wording import count, moment
from .front import Teaser, teaser
from .ledger import Tally
from .limits import PER_PAGE, Pages, paged


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
        name=capital(shown.name),
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
