"""Which claims of a ledger are asked for: by whom, about what. Pure; a leaf but for `records`, `slugs` and `words`.

A claim is about some words as far as its content holds them, the rarer in the ledger the more; what else its sentence
says, save who speaks, counts for less. The numbers are those of `timeline.about`, set by eye on threads of Timeline17.
Words are compared by their stems, without case. Of a name in full ("Conrad Murray") the surname alone will do, unless
another first name stands before it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .errors import SettingError
from .records import Claim
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
