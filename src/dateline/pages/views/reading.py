"""The pages of an article, of a person, and of all people."""

from collections import Counter
from collections.abc import Iterable, Sequence
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
    """What a person said, story by story, and what others said about them; `about` stands on the first page only.

    `also` are the names that the texts give them, `described` the roles and organisations, each with how often.
    """

    name: str
    type: str
    pages: Pages[Claim]
    said: tuple[tuple[Teaser | None, tuple[ClaimView, ...]], ...]
    about: tuple[ClaimView, ...]
    more_about: int
    summary: str
    also: tuple[str, ...] = ()
    described: tuple[str, ...] = ()


KINDS = {"person": "Person", "organisation": "Organisation", "place": "Place", "other": "Named"}
NAMES_SHOWN = 6  # other names, and roles, on a person's page
LONGEST_NAME = 60  # characters of the article's words for a speaker that still are a name with a title


def person(desk: Desk, shown: PersonPage, number: int = 1) -> PersonView:
    """Page `number` of a person's claims: the stories newest first, in each the newest claim first."""
    story_of = {member.article: story for story in shown.stories for member in story.members}
    place = {story.id: at for at, story in enumerate(shown.stories)}

    def at(one: Claim) -> int:
        story = story_of.get(one.article)
        return place[story.id] if story else len(place)

    pages = paged(sorted(shown.said, key=at), desk, f"person/{shown.slug}", number)
    groups: dict[int, list[Claim]] = {}
    for one in pages.items:
        groups.setdefault(at(one), []).append(one)
    about = shown.about if number == 1 else ()
    denials = sum(one.polarity == "denies" for one in shown.said)
    summary = [count(len(shown.said), "claim"), count(denials, "denial") if denials else ""]
    summary.append(f"in {count(len(shown.stories), 'story', 'stories')}" if shown.stories else "")
    summary.append(f"named in {count(len(shown.about), 'claim')} of others" if shown.about else "")
    return PersonView(
        name=capital(shown.name),
        type=KINDS.get(shown.type or "", "Source"),
        pages=pages,
        said=tuple(
            (
                teaser(desk, shown.stories[story]) if story < len(place) else None,
                tuple(claim(desk, one) for one in found),
            )
            for story, found in groups.items()
        ),
        about=tuple(claim(desk, one) for one in about[:PER_PAGE]),
        more_about=max(0, len(about) - PER_PAGE),
        summary=" · ".join(text for text in summary if text),
        also=also(shown),
        described=_most((", ".join(filter(None, (one.role, one.organisation))) for one in shown.said), shown.name),
    )


def also(shown: PersonPage) -> tuple[str, ...]:
    """A person's other names: those ruled to be theirs, then the words of the texts that hold the last name."""
    last = shown.name.rpartition(" ")[2]
    written = (
        part.exact.partition(",")[0].strip() for one in shown.said if one.resolution == "named" for part in one.source
    )
    forms = _most((form for form in written if last in form and len(form) <= LONGEST_NAME), shown.name, counted=False)
    return tuple(dict.fromkeys((*shown.merged, *forms)))


def _most(found: Iterable[str], name: str, *, counted: bool = True) -> tuple[str, ...]:
    """The most frequent of some words, save the name itself, with how often: ("missile expert 4×", "analyst")."""
    counts = Counter(" ".join(words.split()) for words in found)
    for nothing in ("", name):
        counts.pop(nothing, None)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:NAMES_SHOWN]
    return tuple(f"{words} {times}×" if counted and times > 1 else words for words, times in most)


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
