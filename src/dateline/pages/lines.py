"""What a page is made of: a line with its citation, a date, an article in a list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..records import Article, Citation, Level, Line, Origin, Span
from .links import Links
from .passages import paragraph_number
from .wording import clean_date, machine_date, moment

PieceKind = Literal["cut", "ours", "hedge", "figure", "quoted"]
OUTLET_SHOWN = 28  # characters of an outlet's name in a citation's label; longer names end in "…"
NOTE_SHOWN = 40  # characters of the text's own words for a speaker
WIDEST_GAP = 8  # a text's first words are looked for among so many times the characters that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a line: cut from the article, or ours; hedges and figures among the cut ones are marked."""

    text: str
    kind: PieceKind = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A link to the exact words: its label ("Wire ¶2"), its address, and the article's headline and date.

    `place` is the label without the outlet, for a line after another of the same article.
    """

    label: str
    place: str
    article: str
    href: str
    title: str
    outlet: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line as it is shown; `level` is the shortest length of timeline in which it stands."""

    pieces: tuple[Piece, ...]
    cite: Cite
    level: Level = "short"

    @property
    def text(self) -> str:
        """The words alone, with insertions in their brackets."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A date for people and for machines."""

    text: str
    machine: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something. `note` tells where that is less than sure; `href` leads to their page."""

    name: str
    href: str | None = None
    details: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Who else has to do with a claim, or what it rests on: a name or words, where it stands in the text ("Wire ¶2"),
    and the address of that place."""

    name: str
    href: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """An article in a list."""

    outlet: str
    title: str
    href: str
    date: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What views look things up in: the articles that are cited, and the addresses seen from this page.

    `trail` keeps every span that was given a link, so that the site can mark it in the article; `fresh` are the
    developments (kind, key) that are new to this reader. `origins` are the independent origins by article, where they
    are known. `token` is what the page's forms need; "" where it has none.
    """

    articles: Mapping[str, Article]
    links: Links
    trail: dict[tuple[str, int], set[Span]] = field(default_factory=dict)
    fresh: frozenset[tuple[str, str]] = frozenset()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    token: str = ""


def outlet_of(article: Article | None) -> str:
    """The outlet's name; where none is known the folder or host it came from; else how we say that there is none."""
    if article is None:
        return "Unnamed outlet"
    return article.outlet or article.source.rpartition("/")[0].rpartition("/")[2] or "Unnamed outlet"


def short(text: str, most: int) -> str:
    """The text, cut at a word where it is longer than `most` characters."""
    text = " ".join(text.strip()[: most * WIDEST_GAP].split())
    if len(text) <= most:
        return text
    return (text[:most].rpartition(" ")[0] or text[:most]).rstrip(" ,.;:-") + "…"


def cite(desk: Desk, citation: Citation, end: int | None = None) -> Cite:
    """The link of a citation, to `end` where the passage goes on past it."""
    article = desk.articles.get(citation.article)
    span = (citation.start, end or citation.end)
    desk.trail.setdefault((citation.article, citation.version), set()).add(span)
    outlet = outlet_of(article)
    place = ""
    if article and article.text[citation.start : citation.end] == citation.exact:
        number = paragraph_number(article, citation.start)
        place = f" ¶{number}" if number else ", headline"
    date = moment(article.published) if article else ""
    about = " · ".join(part for part in (outlet, article.title if article else "", date) if part)
    return Cite(
        label=f"{short(outlet.removeprefix('The '), OUTLET_SHOWN)}{place}",
        place=place.strip(" ,"),
        article=citation.article,
        href=desk.links.article(citation.article, citation.version, span),
        title=about,
        outlet=outlet,
        date=date,
    )


def line(desk: Desk, shown: Line) -> LineView:
    """A line with our insertions in square brackets, spaced as words are."""
    exact = shown.citation.exact
    pieces: list[Piece] = []
    done = 0
    for insertion in sorted(shown.insertions, key=lambda one: one.at):
        at = min(max(insertion.at, done), len(exact))
        pieces += _cut(exact[done:at])
        words = insertion.text.strip().removeprefix("[").removesuffix("]")
        before = "" if not exact[:at] or exact[at - 1].isspace() else " "
        after = "" if not exact[at:] or exact[at].isspace() or exact[at] in ".,;:!?)’'" else " "
        pieces += [*_cut(before), Piece(text=f"[{words}]", kind="ours"), *_cut(after)]
        done = at
    pieces += _cut(exact[done:])
    return LineView(pieces=tuple(pieces), cite=cite(desk, shown.citation), level=shown.level)


def _cut(text: str) -> list[Piece]:
    return [Piece(text=text)] if text else []


def dated(value: str | None) -> DateView | None:
    """A date, or None where there is none."""
    text = clean_date(value)
    return DateView(text=text, machine=machine_date(value)) if text else None


def capital(name: str) -> str:
    """A name as a heading: "the agency" -> "The agency"."""
    return name[:1].upper() + name[1:]


def inside(name: str) -> str:
    """A name inside a sentence of ours: "The agency" -> "the agency"."""
    return re.sub(r"^(?:The|An?)(?= )", lambda article: article[0].lower(), name)


def article_link(desk: Desk, article_id: str, reason: str = "") -> ArticleLink:
    """An article in a list; one that is not known any more keeps its place and says so."""
    article = desk.articles.get(article_id)
    return ArticleLink(
        outlet=outlet_of(article),
        title=title_of(article),
        href=desk.links.article(article_id, article.version if article else 1),
        date=moment(article.published) if article else "",
        reason=reason,
    )


def title_of(article: Article | None) -> str:
    """The headline, else the first words of the text in its stead."""
    if article is None:
        return "An article that is not here"
    return " ".join(article.title.split()) or short(article.text, TITLE_SHOWN) or "Untitled"


TITLE_SHOWN = 70  # characters of the text that stand in for a missing headline
