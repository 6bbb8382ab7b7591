"""Contradictions: statements that can't both hold, without a plain denial.

1. A sentence that says so ("This disputes a new study ... which said", "contradicts", "at odds
   with"): what it points back to on one side, what it names on the other.
2. Two statements of different speakers that share most of their words where exactly one of them is
   negated. Precision first: shown as "seems to conflict".
3. A sentence that tells what was thought at first, and one soon after it that tells what was found.
"""

import re

from ..citing import cite
from ..records import Claim, Dispute, Side
from ..words import terms
from .statements import Statement, Statements, has_any, mentions, same_speaker

CONFLICT = re.compile(
    r"\b(?:disput|contradict|challeng|undermin|undercut|counter)(?:s|es|ed|ing|e)?\b|\bat odds with\b|"
    r"\b(?:runs?|ran|is|was|stands?|stood|are|were) (?:counter|contrary) to\b|\bconflict(?:s|ed|ing)? with\b|"
    r"\bin (?:sharp |stark )?contrast (?:to|with)\b|\bcontrary to\b|\bcasts? doubt on\b|"
    r"\bdiffer(?:s|ed|ing)? (?:\w+ )?from\b|"
    r"\binconsistent with\b|\bdoes(?:n't| not) (?:agree|square|tally) with\b",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"^\W*(?:but |however,? |yet )?(?:this|that|these|those|which|it|the (?:assessment|findings?|report|statement|"
    r"figure|figures|claim|claims|comments|remarks|account|conclusion|news|estimate|estimates))\b\W*"
    r"(?:\w+ ){0,4}$",
    re.IGNORECASE,
)
OBJECT_SAYS = re.compile(r"\b(?:that|which say|which said|who say|who said|saying)\s+")
"""In what a conflict verb names, the start of a proposition ("contradicts statements that ...")."""
NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b|n't\b|n’t\b", re.IGNORECASE)
MAY_NEGATE = ("no", "n't", "n’t", "never", "neither", "without", "cannot")
MAY_CONFLICT = (
    "disput", "contradict", "challeng", "undermin", "undercut", "counter", "odds with", "contrary", "conflict",
    "contrast", "doubt", "differ", "inconsistent", "agree", "square", "tally",
)  # fmt: skip
"""Letters of which each match of `NEGATION` or `CONFLICT` holds some: ten times faster to look for."""
NEGATED_OVERLAP = 0.52
"""Cosine from which two statements are about the same thing, for rule 2; lower lets in statements on one topic."""
NEGATED_SCORE = 0.6
"""What the cosine is multiplied with: rule 2 is right too seldom to be shown by default (0 of 3 on the bundles)."""
NEGATED_TERMS = 3
"""Content words that both must share, for rule 2."""
CANDIDATES = 12
POINTED_SCORE = 0.75
"""Score of rule 1, where the text itself says that the two conflict and both sides are found as claims."""
PART_SCORE = 0.5
"""Score of rule 1 where one side is only a part of the sentence."""
RELATED = 0.12
"""Least cosine between the object of a conflict verb and the claim taken for it."""
AT_FIRST = re.compile(
    r"\b(?:(?:initially|originally|at first|first|earlier) (?:thought|believed|said|reported|told|diagnosed|assumed|"
    r"suspected|blamed)|(?:thought|believed|assumed|reported|diagnosed|blamed) (?:initially|originally|at first))\b",
    re.IGNORECASE,
)
"""What someone held at first; by itself it says that it was otherwise."""
MAY_BE_FIRST = ("initially", "originally", "first", "earlier")
FOUND = re.compile(
    r"\b(?:was|were|been) (?:later )?found to\b|\bturned out\b|\btested (?:positive|negative)\b|\b(?:but|it) "
    r"(?:later|now)\b|\bactually\b|\bin fact\b|"
    r"\blater (?:said|found|confirmed|showed|established|concluded|determined)\b",
    re.IGNORECASE,
)
REVISED_WITHIN = 4
"""Sentences after it among which the finding stands."""
REVISED_SCORE = 0.6


def stated(statements: Statements) -> dict[tuple[int, int], Dispute]:
    """Rule 1: (rank, sentence) of each sentence that states a conflict -> the conflict, in reading order."""
    found = {}
    for rank, report in enumerate(statements.reports):
        text = report.article.text
        for at, sentence in enumerate(report.annotations.sentences):
            if sentence.kind != "body" or not has_any(text[sentence.start : sentence.end], MAY_CONFLICT):
                continue
            match = CONFLICT.search(text, sentence.start, sentence.end)
            if match and POINTS_BACK.match(text[sentence.start : match.start()]):
                dispute = _pointed(statements, rank, at, sentence.start, match.end(), sentence.end)
                if dispute:
                    found[rank, at] = dispute
    return found


def _pointed(statements: Statements, rank: int, at: int, start: int, cue_end: int, end: int) -> Dispute | None:
    """ "This disputes X": b is the claim before, a is the claim that X makes in this sentence or elsewhere."""
    earlier = [s for s in statements.before(rank, at, 2) if not s.covered]
    b = next((s for s in earlier if s.claim), earlier[0] if earlier else None)
    if b is None:
        return None
    article = b.article
    inside = [s for s in statements.of_sentence[rank, at] if s.claim and _starts(s.claim) >= cue_end]
    words = article.text[cue_end:end]
    reasons = (f"the report says so: “{' '.join(article.text[start:cue_end].split())}”",)
    if inside:
        return _conflict(
            max(inside, key=lambda s: len(s.said)).side(), b.side(), inside[0].said, POINTED_SCORE, reasons
        )
    says = OBJECT_SAYS.search(words)
    if says and len(set(terms(words[says.end() :]))) >= NEGATED_TERMS:
        side = Side(citation=cite(article, (cue_end + says.end(), end)), date=b.date)
        return _conflict(side, b.side(), words, POINTED_SCORE, reasons)
    bag = frozenset(terms(words))
    others = [s for s in statements.near(bag, CANDIDATES) if s.claim and _apart(s, b)]
    others.sort(key=lambda s: (-statements.rarity.cosine(bag, s.bag) - 0.3 * mentions(s.speaker, words), s.index))
    if others and (statements.rarity.cosine(bag, others[0].bag) >= RELATED or mentions(others[0].speaker, words)):
        return _conflict(others[0].side(), b.side(), others[0].said, PART_SCORE, reasons)
    return _conflict(
        Side(citation=cite(article, (cue_end + 1, end)), date=b.date), b.side(), words, PART_SCORE, reasons
    )


def revised(statements: Statements) -> list[Dispute]:
    """Rule 3: what was thought at first, and what was found, in the sentences after it; in reading order."""
    found = []
    for rank, at in sorted(statements.of_sentence):
        first = _whole(statements, rank, at)
        if first is None or not has_any(first.text, MAY_BE_FIRST) or not AT_FIRST.search(first.text):
            continue
        for later in range(at + 1, at + 1 + REVISED_WITHIN):
            second = _whole(statements, rank, later)
            if second and FOUND.search(second.text) and not AT_FIRST.search(second.text):
                reason = ("the report tells what was thought at first and what was found",)
                found.append(_conflict(first.side(), second.side(), first.text, REVISED_SCORE, reason))
                break
    return found


def _whole(statements: Statements, rank: int, at: int) -> Statement | None:
    """The sentence itself, not the claims in it."""
    return next((s for s in statements.of_sentence.get((rank, at), ()) if s.claim is None), None)


def negated(statements: Statements) -> list[Dispute]:
    """Rule 2, in reading order."""
    found, seen = [], set()
    known: dict[int, bool] = {}
    for one in statements.all:
        if one.claim is None or len(one.bag) < NEGATED_TERMS or not _has_negation(one, known):
            continue
        for other in statements.near(one.bag, CANDIDATES):
            pair = (other.index, one.index)
            if pair in seen or other.index == one.index:
                continue
            cosine = statements.rarity.cosine(one.bag, other.bag)
            if cosine < NEGATED_OVERLAP or not _apart(one, other) or _unsure(one.claim, other.claim):
                continue
            if _has_negation(other, known):
                continue
            if _negates(one.said, other.bag) and len(one.bag & other.bag) >= NEGATED_TERMS:
                seen.add(pair)
                shared = ", ".join(sorted(one.bag & other.bag, key=lambda t: (-statements.rarity.weight(t), t))[:4])
                reasons = ("seems to conflict: one side is negated", f"shared words: {shared}")
                found.append(_conflict(other.side(), one.side(), other.said, round(cosine * NEGATED_SCORE, 3), reasons))
                break
    return found


def _has_negation(one: Statement, known: dict[int, bool]) -> bool:
    if one.index not in known:
        said = one.said
        known[one.index] = has_any(said, MAY_NEGATE) and NEGATION.search(said) is not None
    return known[one.index]


def _negates(said: str, shared: frozenset[str]) -> bool:
    """Whether a negation of `said` stands before a word of `shared`, so that it negates what both speak of."""
    return any(bool(after := terms(said[m.end() :])[:1]) and after[0] in shared for m in NEGATION.finditer(said))


def _starts(claim: Claim) -> int:
    """Where a claim's own source or cue begins: after the conflict's cue it is what the object says."""
    return min((c.start for c in claim.source + claim.cue), default=claim.content[0].start)


def _apart(one: Statement, other: Statement) -> bool:
    return one.index != other.index and not same_speaker(one.speaker, other.speaker) and other.text != one.text


def _unsure(one: Claim, other: Claim | None) -> bool:
    """Demands, promises, questions and warnings state nothing that could be contradicted."""
    stating = ("asserts", "denies", "accuses")
    return one.polarity not in stating or (other is not None and other.polarity not in stating)


def _conflict(a: Side, b: Side, about: str, score: float, reasons: tuple[str, ...]) -> Dispute:
    line = " ".join(about.split())
    return Dispute(
        id=f"contradiction:{a.citation.article}.{a.citation.start}:{b.citation.article}.{b.citation.start}",
        kind="contradiction",
        about=line if len(line) <= 90 else line[:90].rsplit(" ", 1)[0] + " …",
        a=a,
        b=b,
        score=score,
        reasons=reasons,
    )
