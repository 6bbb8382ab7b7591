"""A claim as it is shown: who, what they do with the words, how surely, who carries it, who else has to do with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records import Claim, Side
from ..slugs import slug
from .lines import (
    NOTE_SHOWN,
    Cite,
    DateView,
    Desk,
    LineView,
    Other,
    Piece,
    Speaker,
    capital,
    cite,
    dated,
    inside,
    short,
)
from .origins import OriginView, by_origin
from .wording import DENYING, DOES, SAYS, SURE, count

BASIS_SHOWN = 80  # characters of the text's words for what a claim rests on
HULL_SHOWN = 600  # characters: pieces of one claim further apart than this are not opened as one passage
QUOTE_MARKS = "\"'“”‘’«»„`"
CLAIM_ORIGINS_SHOWN = 5  # of one claim
LONGEST_VERB = 24  # characters of a cue that still reads as a verb between the name and the words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim as it is shown. `does` is what they do with the words, where it is not plainly to assert them; `told` in
    whose words it stands, the nearest first; `around` its sentence, where its own words don't tell what they are about;
    `basis` the text's words for what it rests on; `denied` who denies it;
    `answers` whose words it denies. `spread` counts who else carries it, `origins` are those, where they are known,
    and `more_origins` how many are left out; `new` to this reader."""

    id: str
    speaker: Speaker
    does: str
    denies: bool
    line: LineView
    sure: str
    date: DateView | None
    spread: str = ""
    origins: tuple[OriginView, ...] = ()
    more_origins: int = 0
    told: tuple[Other, ...] = ()
    basis: tuple[Other, ...] = ()
    denied: tuple[Other, ...] = ()
    answers: tuple[Other, ...] = ()
    around: str = ""
    new: bool = False


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
    origins, more = carriers(desk, shown)
    return ClaimView(
        id=shown.id,
        speaker=speaker(desk, shown),
        does=does(shown),
        denies=shown.polarity == "denies",
        line=LineView(pieces=_content(shown), cite=_content_cite(desk, shown)),
        sure=certainty(shown),
        date=dated(shown.date),
        spread=spread(shown),
        origins=origins,
        more_origins=more,
        told=tuple(_teller(desk, side) for side in shown.told_by),
        basis=_basis(desk, shown),
        denied=_others(desk, shown.denied_by),
        around=_around(shown),
        answers=_others(desk, shown.denial_of, "what {} said", "what {} reports"),
        new=("claim", shown.id) in desk.fresh,
    )


def carriers(desk: Desk, claim: Claim) -> tuple[tuple[OriginView, ...], int]:
    """Who carries a claim of several reports, by independent origin; and how many origins are left out."""
    reports = tuple(dict.fromkeys((claim.article, *claim.reports)))
    if len(reports) == 1 or claim.article not in desk.origins:
        return (), 0
    return by_origin(desk, reports, CLAIM_ORIGINS_SHOWN)


def spread(claim: Claim) -> str:
    """ "also in 4 other reports (5 outlets, 2 independent origins)": who else carries it; copies of one report are one
    origin."""
    others = len({claim.article, *claim.reports}) - 1
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
    """The articles that claims cite, those that carry them, and those of the words that deny them or that they deny."""
    return {
        article
        for one in claims
        for article in (
            one.article,
            *one.reports,
            *(side.citation.article for side in (*one.denied_by, *one.denial_of)),
        )
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
        return [Piece(text=text)] if text else []
    pattern = r"(?<!\w)(" + "|".join(map(re.escape, words)) + r")(?!\w)"
    parts = re.split(pattern, text, flags=re.IGNORECASE)
    return [Piece(text=part, kind="hedge" if number % 2 else "cut") for number, part in enumerate(parts) if part]


def _content_cite(desk: Desk, claim: Claim) -> Cite:
    """One link for all pieces of a claim, from the first to the last where they stand close together."""
    first = min(claim.content, key=lambda part: part.start)
    end = max(part.end for part in claim.content)
    return cite(desk, first, end if end - first.start <= HULL_SHOWN else None)
