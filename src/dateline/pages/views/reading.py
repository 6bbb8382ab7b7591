"""The pages of an article, of a person, and of all people."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...records import Article, Citation, Claim, Person, PersonPage, Revision, Span, Story
from ..claims import ClaimView, claim
from ..lines import Desk, capital, cite, outlet_of, title_of
from ..links import safe_url
from ..passages import Paragraph, passage
from ..wording import count, moment
from .asking import ALL, KINDS, Asked, Form, Home, form, listed
from .changes import VersionLink, version_links
from .front import Teaser, teaser
from .ledger import Answer, Choice, Tally, answered, choices, chosen, lists, newest, orders
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
    versions: tuple[VersionLink, ...] = ()


def article(
    desk: Desk, shown: Article, cited: Sequence[Span], stories: Sequence[Story], versions: Sequence[Revision] = ()
) -> ArticleView:
    """An article page. `cited` are the spans a link may lead to; `versions` all that there are."""
    current = max((one.version for one in versions), default=shown.version)
    newer = desk.links.article(shown.id, current) if current > shown.version else None
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
        versions=version_links(desk, shown.id, versions),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """What a person said, under their stories or days, and what others said about them; `about` stands on the first
    page of all claims only.

    `also` are the names that the texts give them, each with the first place where it stands, `described` the roles and
    organisations, each with how often.
    """

    slug: str
    name: str
    type: str
    answer: Answer
    stories: Mapping[str, Teaser]
    about: tuple[ClaimView, ...]
    more_about: int
    summary: str
    whole: bool
    kind: str
    choices: tuple[Choice, ...] = ()
    orders: tuple[Choice, ...] = ()
    form: Form | None = None
    also: tuple[Tally, ...] = ()
    described: tuple[str, ...] = ()


TYPES = {"person": "Person", "organisation": "Organisation", "place": "Place", "other": "Named"}
NAMES_SHOWN = 6  # other names, and roles, on a person's page
LONGEST_NAME = 60  # characters of the article's words for a speaker that still are a name with a title
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,}")
LISTED_FROM = 10  # claims from which a person's have lists by kind and day; fewer are seen at a glance


def person_home(desk: Desk, shown: PersonPage) -> Home:
    """Where a person's claims stand."""
    path = f"person/{shown.slug}"
    return Home(links=desk.links, base=path, first=path, speaker="By story")


def person_lists(shown: PersonPage) -> dict[str, int]:
    """The lists of a person's claims that have an address of their own, with their sizes; always the first."""
    return {ALL: len(shown.said)} | (lists(shown.said) if len(shown.said) >= LISTED_FROM else {})


def person(desk: Desk, shown: PersonPage, asked: Asked | None = None, number: int = 1) -> PersonView:
    """Page `number` of a person's claims: the stories newest first, in each the newest claim first; or by day."""
    asked = asked or listed(ALL)
    home = person_home(desk, shown)
    story_of = {member.article: story for story in shown.stories for member in story.members}
    order = {story.id: at for at, story in enumerate(shown.stories)}
    found = chosen(shown.said, asked)
    if asked.order == "speaker":
        found = sorted(newest(found), key=lambda one: _place(one, story_of, order))
    names = {key: story.slug for key, story in story_of.items()}
    made = answered(desk, home, shown.said, asked, number, found, lambda one: names.get(one.article, ""))
    whole = asked.name == ALL
    about = shown.about if number == 1 and whole else ()
    many = len(shown.said) >= LISTED_FROM
    denied = sum(bool(one.denied_by) for one in shown.said)
    denials = sum(one.polarity == "denies" for one in shown.said)
    summary = (
        count(len(shown.said), "claim"),
        count(denials, "denial") if denials else "",
        f"{denied:,} denied by others" if denied else "",
        f"in {count(len(shown.stories), 'story', 'stories')}" if shown.stories else "",
        f"named in {count(len(shown.about), 'claim')} of others" if shown.about else "",
    )
    return PersonView(
        slug=shown.slug,
        name=capital(shown.name),
        type=TYPES.get(shown.type or "", "Source"),
        answer=made,
        stories={story.slug: teaser(desk, story) for story in shown.stories},
        about=tuple(claim(desk, one) for one in about[:PER_PAGE]),
        more_about=max(0, len(about) - PER_PAGE),
        summary=" · ".join(text for text in summary if text),
        whole=whole,
        kind=KINDS.get(asked.kind or ALL, ""),
        choices=choices(home, shown.said, asked) if many else (),
        orders=orders(home, asked, made.pages.total) if many else (),
        form=form(desk.links.page(home.first), asked, ()) if many and not desk.links.static else None,
        also=also(desk, shown),
        described=_most((", ".join(filter(None, (one.role, one.organisation))) for one in shown.said), shown.name),
    )


def _place(claim: Claim, story_of: Mapping[str, Story], order: Mapping[int, int]) -> int:
    """A claim's story among the others, those without one last."""
    story = story_of.get(claim.article)
    return order[story.id] if story else len(order)


def also(desk: Desk, shown: PersonPage) -> tuple[Tally, ...]:
    """A person's other names: those ruled to be theirs, then the words of the texts that name them, each with how often
    and the place where it stands first."""
    last = shown.name.rpartition(" ")[2]
    counts: Counter[str] = Counter()
    first: dict[str, Citation] = {}
    for one in sorted(shown.said, key=lambda one: one.date or ""):
        for part in one.source if one.resolution == "named" else ():
            form = " ".join(part.exact.partition(",")[0].split())
            if len(form) <= LONGEST_NAME and (last in form or ACRONYM.fullmatch(form)):
                counts[form] += 1
                first.setdefault(form, part)
    ruled = tuple(Tally(name=name, href=None, note="as you ruled") for name in shown.merged)
    forms = sorted(counts, key=lambda form: (-counts[form], form))
    written = (
        Tally(name=form, href=cite(desk, first[form]).href, note=f"{counts[form]}×" if counts[form] > 1 else "")
        for form in forms
        if form != shown.name and form not in shown.merged
    )
    return (*ruled, *list(written)[:NAMES_SHOWN])


def _most(found: Iterable[str], name: str) -> tuple[str, ...]:
    """The most frequent of some words, save the name itself, with how often: ("missile expert 4×", "analyst")."""
    counts = Counter(" ".join(words.split()) for words in found)
    for nothing in ("", name):
        counts.pop(nothing, None)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:NAMES_SHOWN]
    return tuple(f"{words} {times}×" if times > 1 else words for words, times in most)


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
