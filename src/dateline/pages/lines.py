"""What a page is made of: a line with its citation, a claim with who says it, a date, an article in a list."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..records import Article, Citation, Claim, Level, Line, Side, Span
from ..slugs import slug
from .links import Links
from .passages import paragraph_number
from .wording import DENYING, DOES, SAYS, SURE, clean_date, count, machine_date, moment

PieceKind = Literal["cut", "ours", "hedge", "figure", "quoted"]
OUTLET_SHOWN = 28  # characters of an outlet's name in a citation's label; longer names end in "…"
NOTE_SHOWN = 40  # characters of the text's own words for a speaker
BASIS_SHOWN = 80  # characters of the text's words for what a claim rests on
HULL_SHOWN = 600  # characters: pieces of one claim further apart than this are not opened as one passage
WIDEST_GAP = 8  # a text's first words are looked for among so many times the characters that are shown
QUOTE_MARKS = "\"'“”‘’«»„`"


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
class ClaimView:
    """A claim as it is shown. `does` is what they do with the words, where it is not plainly to assert them; `told` in
    whose words it stands, the nearest first; `around` its sentence, where its own words don't tell what they are about;
    `basis` the text's words for what it rests on; `denied` who denies it;
    `answers` whose words it denies; `new` to this reader."""

    id: str
    speaker: Speaker
    does: str
    denies: bool
    line: LineView
    sure: str
    date: DateView | None
    spread: str = ""
    told: tuple[Other, ...] = ()
    basis: tuple[Other, ...] = ()
    denied: tuple[Other, ...] = ()
    answers: tuple[Other, ...] = ()
    around: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLink:
    """An article in a list."""

    outlet: str
    title: str
    href: str
    date: str
    reason: str = ""


LONGEST_VERB = 24  # characters of a cue that still reads as a verb between the name and the words


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What views look things up in: the articles that are cited, and the addresses seen from this page.

    `trail` keeps every span that was given a link, so that the site can mark it in the article; `fresh` are the
    developments (kind, key) that are new to this reader.
    """

    articles: Mapping[str, Article]
    links: Links
    trail: dict[tuple[str, int], set[Span]] = field(default_factory=dict)
    fresh: frozenset[tuple[str, str]] = frozenset()
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


def speaker(desk: Desk, claim: Claim) -> Speaker:
    """Who stands behind a claim: the name it resolves to, else the article's own words, never a guess."""
    written = " ".join(citation.exact for citation in claim.source)
    details = " · ".join(part for part in (claim.role, claim.organisation) if part and part != claim.speaker)
    if claim.speaker:
        note = f"“{short(written, NOTE_SHOWN)}” in the text" if written and _otherwise(claim, written) else ""
        return Speaker(name=capital(claim.speaker), href=desk.links.person(claim.speaker), details=details, note=note)
    if written:
        return Speaker(name=f"“{written}”", details=details, note="who this is remains unclear")
    return Speaker(name="No source named", details=details)


def _otherwise(claim: Claim, written: str) -> bool:
    """Whether the text says otherwise who speaks: a pronoun, or a name that shares no word with the one shown, as after
    a ruling of the reader."""
    if claim.resolution != "named":
        return claim.resolution == "pronoun"
    return not set(slug(written).split("-")) & set(slug(claim.speaker or "").split("-"))


def claim(desk: Desk, shown: Claim) -> ClaimView:
    """A claim: who, what they do with it, the words, how surely, and who else has to do with it."""
    return ClaimView(
        id=shown.id,
        speaker=speaker(desk, shown),
        does=does(shown),
        denies=shown.polarity == "denies",
        line=LineView(pieces=_content(shown), cite=_content_cite(desk, shown)),
        sure=certainty(shown),
        date=dated(shown.date),
        spread=_spread(shown),
        told=tuple(_teller(desk, side) for side in shown.told_by),
        basis=_basis(desk, shown),
        denied=_others(desk, shown.denied_by),
        around=_around(shown),
        answers=_others(desk, shown.denial_of, "what {} said", "what {} reports"),
        new=("claim", shown.id) in desk.fresh,
    )


def _spread(claim: Claim) -> str:
    """ "also in 4 other reports (5 outlets, 2 independent origins)": who else carries it; copies of one report are one
    origin."""
    others = len(claim.reports) - 1
    if others < 1:
        return ""
    told = claim.support
    counts = [
        count(told.outlets, "outlet") if told.outlets > 1 else "",
        count(told.owners, "owner") if told.owners else "",
        count(told.origins, "independent origin") if told.origins else "",
    ]
    within = ", ".join(part for part in counts if part)
    return f"also in {count(others, 'other report')}" + (f" ({within})" if within else "")


POINTS_BACK = re.compile(r"(?:it|that|this|them|these|those|him|her|so|such)\b", re.IGNORECASE)
FEW_WORDS = 4  # words that follow a pronoun without saying what it is: "it the next day"; a clause has more
LONGEST_AROUND = 300  # characters of the sentence that are shown with such words


def _around(claim: Claim) -> str:
    """The whole sentence, where the content alone only points back ("rejected: it the next day")."""
    words = " ".join(part.exact for part in claim.content).split()
    if len(words) > FEW_WORDS or not POINTS_BACK.match(words[0] if words else ""):
        return ""
    return short(claim.sentence.exact, LONGEST_AROUND)


def claim_articles(claims: Iterable[Claim]) -> set[str]:
    """The articles that claims cite, and those of the words that deny them or that they deny."""
    return {
        article
        for one in claims
        for article in (one.article, *(side.citation.article for side in (*one.denied_by, *one.denial_of)))
    }


def _basis(desk: Desk, claim: Claim) -> tuple[Other, ...]:
    """The words for what the claim rests on, but for those that are the speaker itself."""
    found: dict[str, Other] = {}
    for basis in claim.evidence:
        if not any(part.start <= basis.start and basis.end <= part.end for part in claim.source):
            words, where = short(basis.exact, BASIS_SHOWN), cite(desk, basis)
            found.setdefault(words.casefold(), Other(name=f"“{words}”", href=where.href, place=where.label))
    return tuple(found.values())


def _others(desk: Desk, sides: Sequence[Side], named: str = "{}", nameless: str = "someone in {}") -> tuple[Other, ...]:
    """Who stands behind some sides, each once at their first words; of those without a name the outlet."""
    found: dict[str, Other] = {}
    for side in sides:
        where = cite(desk, side.citation)
        name = named.format(inside(side.speaker)) if side.speaker else nameless.format(where.outlet)
        one = Other(name=name, href=where.href, place=where.label)
        found.setdefault(one.name, one)
    return tuple(found.values())


def _teller(desk: Desk, side: Side) -> Other:
    """Who tells of a claim: by name, else in the text's own words."""
    where = cite(desk, side.citation)
    name = inside(side.speaker) if side.speaker else f"“{short(side.citation.exact, NOTE_SHOWN)}”"
    return Other(name=name, href=where.href, place=where.label)


# Verbs that only report: a denial under them stands in the content.
TELLS = frozenset(
    """say says said saying tell tells told telling add adds added adding according to state states stated insist
    insists insisted reply replies replied write writes wrote respond responds responded tweet tweets tweeted announce
    announces announced declare declares declared claim claims claimed maintain maintains maintained argue argues
    argued has had have also later then""".split()
)
# Verbs that name the thing denied; they read well before it ("called: the claims a fairy tale").
NAMES = TELLS.union(
    """call calls called calling describe describes described describing brand brands branded label labels
    labelled""".split()
)
DENIES_ITSELF = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject|refute|dispute|dismiss|disavow|false|(?:un|not (?:at all )?)true|truth|baseless|"
    r"unfounded|groundless|without|fabricat|lies?\b|hoax|smear|invention|fiction|forger|fairy|fantasy|slander|nonsense|"
    r"rubbish|(?:in|not )accurate|(?:in|not )correct|ridiculous|absurd|ludicrous|preposterous|laughable|untruthful|"
    r"fake|made[- ]up|motivated|bogus|wrong|nothing)",
    re.IGNORECASE,
)
NO_ONE = re.compile(r"(?:no(?: one|-one|body)|none|neither|few)\b", re.IGNORECASE)


def does(claim: Claim) -> str:
    """What the speaker does with the words: "accused", "vowed", "praised", by the article's own verb where it can be.

    "" where the words are simply said. A denial is "denied" unless its verb alone tells of it: it may be
    one that only a negation turns ("did not believe"). A denial that the content tells of itself ("said the report
    was false") keeps its plain verb, or it would read as its opposite; so does "no one believed".
    """
    cue = " ".join(claim.cue[0].exact.lower().split()) if len(claim.cue) == 1 else ""
    if claim.polarity == "asserts":
        plain = len(cue) > LONGEST_VERB or not re.fullmatch(r"[a-z' -]+", cue) or SAYS & set(cue.split())
        return "" if plain else cue
    if claim.polarity == "denies":
        spoken = [word for part in claim.cue for word in part.exact.lower().split()]
        if spoken and claim.source and NO_ONE.match(claim.source[0].exact):
            return " ".join(spoken)
        if spoken and NAMES.issuperset(spoken) and DENIES_ITSELF.search(" ".join(c.exact for c in claim.content)):
            return "" if TELLS.issuperset(spoken) else " ".join(spoken)
        return cue if cue and DENYING.issuperset(cue.split()) else DOES["denies"]
    own = re.fullmatch(r"(?:ha[sd] |have )?[a-z]+ed", cue)
    return cue if own else DOES[claim.polarity]


def capital(name: str) -> str:
    """A name as a heading: "the agency" -> "The agency"."""
    return name[:1].upper() + name[1:]


def inside(name: str) -> str:
    """A name inside a sentence of ours: "The agency" -> "the agency"."""
    return re.sub(r"^(?:The|An?)(?= )", lambda article: article[0].lower(), name)


def certainty(claim: Claim) -> str:
    """How surely it is said, with the words that say so: "probable · “likely”"; "" for a plain statement.

    The words alone where they leave it open ("“allegedly”"), but not what is asked or not said: `does` tells that.
    """
    open_by_act = claim.certainty == "unknown" and claim.polarity in ("questions", "declines")
    if claim.certainty == "certain" or open_by_act:
        return ""
    words = ", ".join(dict.fromkeys(f"“{hedge}”" for hedge in claim.hedges if hedge.strip()))
    return " · ".join(part for part in (SURE[claim.certainty], words) if part)


def _content(claim: Claim) -> tuple[Piece, ...]:
    """The words of the content. Quotation marks stand only around words that are quoted in the article."""
    pieces: list[Piece] = []
    for number, part in enumerate(claim.content):
        if number:
            pieces.append(Piece(text=" […] ", kind="ours"))
        words = part.exact.strip()
        quoted = claim.quote == "direct" and not any(mark in words[:1] + words[-1:] for mark in QUOTE_MARKS)
        marked = _mark_words(words, claim.hedges)
        pieces += [Piece(text="“", kind="quoted"), *marked, Piece(text="”", kind="quoted")] if quoted else marked
    return tuple(pieces)


def _mark_words(text: str, hedges: Sequence[str]) -> list[Piece]:
    """The text with its hedging words marked."""
    words = sorted({hedge.strip() for hedge in hedges if hedge.strip()}, key=lambda hedge: (-len(hedge), hedge))
    if not words:
        return _cut(text)
    pattern = r"(?<!\w)(" + "|".join(map(re.escape, words)) + r")(?!\w)"
    parts = re.split(pattern, text, flags=re.IGNORECASE)
    return [Piece(text=part, kind="hedge" if number % 2 else "cut") for number, part in enumerate(parts) if part]


def _content_cite(desk: Desk, claim: Claim) -> Cite:
    """One link for all pieces of a claim, from the first to the last where they stand close together."""
    first = min(claim.content, key=lambda part: part.start)
    end = max(part.end for part in claim.content)
    return cite(desk, first, end if end - first.start <= HULL_SHOWN else None)


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
