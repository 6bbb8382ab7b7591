"""Which claims of a ledger are asked for: by whom, about what, what is done with the words, when. Pure.

The command line and the web reader ask with one `Query`, so that both give the same answer.

A claim is about some words as far as its content holds them, the rarer in the ledger the more; what else its sentence
says, save who speaks, counts for less. The numbers are those of `timeline.about`, set by eye on threads of Timeline17.
Words are compared by their stems, without case. Of a name in full ("Conrad Murray") the surname alone will do, unless
another first name stands before it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .days import Days, days, period
from .errors import SettingError
from .records import Claim, Polarity
from .slugs import slug
from .words import Rarity, terms

LEAST = 0.6
"""The share of the words' weight that a claim must have: of two words one alone will not do."""
AROUND = 0.4
"""What a word is worth that stands in the claim's sentence, but not in its content."""
SUGGESTED = 5
"""Speakers that are named where nobody answers to a name."""

_NAME = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)+")
_TITLES = frozenset(
    """Mr Mrs Ms Dr Sir Lady Lord President Minister Secretary Senator Sen Rep Judge General Gen Admiral King Queen
    Prince Princess Pope Chancellor Governor Gov Mayor Professor Prof Captain Chief Director The""".split()
)


ACTS: dict[str, Polarity] = {
    "denials": "denies",
    "accusations": "accuses",
    "warnings": "warns",
    "demands": "demands",
    "promises": "promises",
    "questions": "questions",
    "declined": "declines",
}
"""What is done with the words, save plainly to say them."""
NOUNS = {act: act for act in ACTS} | {"declined": "refusals to say"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked of a ledger; all of it must hold. `act` is one of `ACTS` or "".

    `quotes`: direct quotations alone; `denied`: what somebody denies alone.
    """

    by: str = ""
    about: str = ""
    act: str = ""
    quotes: bool = False
    denied: bool = False
    since: Days | None = None
    until: Days | None = None

    @property
    def words(self) -> str:
        """What is asked for, in words: "denials by “Cox” about “the report” in Aug 2017"; "" for everything."""
        if self == Query():
            return ""
        parts = (
            NOUNS.get(self.act, "claims"),
            "in direct quotes" if self.quotes else "",
            "that somebody denies" if self.denied else "",
            f"by “{self.by}”" if self.by else "",
            f"about “{self.about}”" if self.about else "",
            period(self.since, self.until),
        )
        return " ".join(part for part in parts if part)


def choose(claims: Sequence[Claim], query: Query) -> list[Claim]:
    """The claims that are asked for, in the order given.

    How much a word of `about` tells is a matter of the whole ledger, not of what else is asked. Raises SettingError for
    words that tell nothing, an act that is none, and a period that ends before it begins.
    """
    if query.act and query.act not in ACTS:
        raise SettingError(f"nothing is done that is called {query.act!r}; there are {', '.join(ACTS)}")
    if query.since and query.until and query.since.first > query.until.last:
        raise SettingError(f"the period ends ({query.until.text}) before it begins ({query.since.text})")
    found = about(claims, query.about) if query.about else claims
    return [one for one in found if _asked(one, query)]


def _asked(claim: Claim, query: Query) -> bool:
    """Whether all but the words of `about` holds."""
    return (
        (not query.by or says(claim, query.by))
        and (not query.act or claim.polarity == ACTS[query.act])
        and (not query.quotes or claim.quote == "direct")
        and (not query.denied or bool(claim.denied_by))
        and _within(claim.date, query.since, query.until)
    )


def _within(date: str | None, since: Days | None, until: Days | None) -> bool:
    """Whether a date falls in the period, with all its days where it is a month or a year; undated ones never do."""
    if since is None and until is None:
        return True
    try:
        on = days(date or "")
    except SettingError:
        return False
    return (since is None or since.first <= on.first) and (until is None or on.last <= until.last)


def says(claim: Claim, name: str) -> bool:
    """Whether every word of `name` is in the speaker's; False for a name without a letter."""
    wanted = set(slug(name).split("-")) - {""}
    return bool(wanted) and wanted <= set(slug(claim.speaker or "").split("-"))


def speakers(claims: Iterable[Claim], most: int = SUGGESTED) -> tuple[str, ...]:
    """Who speaks in these claims, those who say most first."""
    counts = Counter(claim.speaker for claim in claims if claim.speaker and claim.resolution == "named")
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:most])


def about(claims: Sequence[Claim], asked: str) -> list[Claim]:
    """The claims that concern the words, in the order given.

    Raises SettingError where there is no word to look for.
    """
    wanted = frozenset(terms(asked))
    if not wanted:
        raise SettingError(f"about {asked!r}: give a word that tells something, such as a name")
    surnames = _surnames(asked, claims)
    content = [frozenset(_terms(" ".join(part.exact for part in claim.content), surnames)) for claim in claims]
    rarity = Rarity(content)
    found = []
    for claim, held in zip(claims, content, strict=True):
        near = wanted.intersection(_terms(_around(claim), surnames)) - held
        worth = rarity.coverage(wanted, held) + AROUND * rarity.coverage(wanted, near)
        if worth >= LEAST and held & wanted:
            found.append(claim)
    return found


def _around(claim: Claim) -> str:
    """What the claim's sentence says before and after its source and its content."""
    spans = sorted((part.start, part.end) for part in (*claim.source, *claim.content))
    sentence, at, kept = claim.sentence, claim.sentence.start, []
    for start, end in spans:
        if start < sentence.end and end > sentence.start:
            kept.append(sentence.exact[at - sentence.start : max(at, start) - sentence.start])
            at = max(at, end)
    return " ".join([*kept, sentence.exact[at - sentence.start :]])


def _surnames(asked: str, claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Surname -> the terms of the whole name, where what is asked for is the name of someone in these claims."""
    name = _NAME.fullmatch(asked.strip())
    if not name:
        return {}
    folded = asked.strip().casefold()
    for claim in claims:
        for text in (claim.speaker or "", *(part.exact for part in claim.content)):
            at = text.casefold().find(folded)
            if at >= 0 and all(word[:1].isupper() for word in text[at : at + len(folded)].split()):
                return {text[at : at + len(folded)].split()[-1]: terms(asked)}
    return {}


def _terms(text: str, surnames: dict[str, tuple[str, ...]]) -> list[str]:
    """The stems of a text, and of a whole name where its surname stands alone."""
    found = list(terms(text))
    for surname, whole in surnames.items():
        for match in re.finditer(rf"(?:(\w+)\.? )?{re.escape(surname)}(?!\w)", text):
            before = match[1]
            if match.start() and text[match.start()].isalnum() and text[match.start() - 1].isalnum():
                continue
            if not before or not before[0].isupper() or before in _TITLES or match.start() == 0:
                found.extend(whole)
    return found
