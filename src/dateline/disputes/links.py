"""What a denial answers: the statements it may answer, what speaks for each, and how likely it is the one.

Candidates are statements near by in the article, statements of the story that share rare words with the denial or name
the one who denies, and the proposition as the denial puts it; bounded, so that the cost grows with the denials. What
counts how much is learnt from judged denials (`ranker.Linker`). The rules of `denials` give their pair as well; its
score is the probability of that candidate.
"""

import math
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from ..citing import cite
from ..records import Dispute, Side, Span
from ..words import terms
from .cues import ACCUSING, CONTRAST, CRITICAL, CUES, IN_DENIAL, MAY_DENY, NEGATED, TOLD
from .denials import FEWEST_TERMS, Denial, answers, by_rules, days_later, dispute, read
from .kin import kin
from .ranker import Features, Linker
from .statements import Statement, Statements, has_any, mentions, same_speaker

BEFORE, AFTER = 8, 4
"""Sentences before and after a denial in which all statements are candidates; 24 and 12 find no more."""
NEAR = 8
"""Statements of the story, nearest by words, that are candidates."""
GIVEN = 0.2
"""Probability from which a pair is given that the rules do not give. From .35 on the fresh bundles gain half as much;
from .15 on the six lose."""
SCALE = 0.62
"""Power that brings a probability to the scale of scores: .5 gives `LIKELY`. Of the 80 surest denials of
evals/labels/disputes-judged (from .57 on), each topic left out in turn, .66 were judged surely right, .09 perhaps."""
DOUBTED, DOUBTFUL = 0.1, 0.6
"""Below this probability a pair of the rules scores at most that, which is below `LIKELY`. Of those of
evals/labels/disputes-judged that the rules rate higher, .6 were judged right or perhaps under .1, .73 from there on."""
UNLIKELY = 0.1
"""Share of the best probability under which what the rules found gives way."""
FURTHEST = 8
"""Rank by likeness from which candidates are all the same."""
POINTED = (
    "near", "earlier", "coverage", "told", "claim", "accuses its speaker", "names its speaker", "last accusation"
)  # fmt: skip
"""Features that count otherwise where a denial points at what it denies ("the report")."""
OF_KIND = ("coverage", "near", "same article", "accuses")
"""... and those that count otherwise for each kind of denial."""
NO_STATEMENTS = frozenset({"declines", "questions", "demands", "promises"})
NAME = re.compile(r"\b[A-Z][a-z]\w+")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
HE = re.compile(r"\b(?:he|him|his|she|her|they|them|their|it|its)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a denial may answer: a statement, or None for the proposition as the denial puts it."""

    other: Statement | None
    features: Features

    def place(self, denial: Denial) -> tuple[str, Span]:
        """The article and where in it the candidate stands."""
        if self.other is not None:
            return self.other.article.id, self.other.span
        assert denial.proposition is not None
        return denial.statement.article.id, denial.proposition


@dataclass(frozen=True, slots=True)
class _Look:
    """What of a statement is looked at in every pair it stands in."""

    negated: bool
    denies: bool
    accuses: bool
    told: bool
    names: frozenset[str]
    numbers: frozenset[str]


class Candidates:
    """Finds the candidates of the denials of one story."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._looks: dict[int, _Look] = {}

    def of(self, denial: Denial) -> list[Candidate]:
        """All candidates of a denial, what it names itself first, then in reading order."""
        here = denial.statement
        proposition = here.article.text[slice(*denial.proposition)] if denial.proposition else ""
        bag = kin(terms(f"{proposition} {denial.cause}")) or here.bag
        found = [Candidate(s, self._pair(denial, bag, s)) for s in self._pool(denial, bag)]
        _compare(found)
        if denial.kind not in ("denies", "not") and denial.proposition and len(terms(proposition)) >= FEWEST_TERMS:
            found.insert(0, Candidate(None, _own(denial, bag, proposition, found)))
        return found

    def _pool(self, denial: Denial, bag: frozenset[str]) -> list[Statement]:
        here, statements = denial.statement, self._statements
        pool = statements.before(here.rank, here.sentence, BEFORE) + statements.after(here.rank, here.sentence, AFTER)
        pool += statements.of_sentence[here.rank, here.sentence] + statements.near(bag, NEAR)
        pool += statements.near(bag | kin(terms(here.speaker or "")), NEAR)
        if denial.owner:
            pool += [s for s in statements.by_article[here.article.id] if same_speaker(denial.owner, s.speaker)]
        chosen = (statements.all[i] for i in sorted({s.index for s in pool}))
        return [
            s
            for s in chosen
            if not s.covered
            and len(s.bag) >= FEWEST_TERMS
            and not _overlap(here, s)
            and not same_speaker(here.speaker, s.speaker)
        ]

    def _look(self, s: Statement) -> _Look:
        known = self._looks.get(s.index)
        if known is None:
            text = s.text
            known = self._looks[s.index] = _Look(
                negated=NEGATED.search(s.said) is not None,
                denies=s.polarity == "denies"
                or (has_any(text, MAY_DENY) and bool(IN_DENIAL.search(text) or CUES.search(text))),
                accuses=s.polarity == "accuses" or ACCUSING.search(text) is not None,
                told=TOLD.search(text) is not None,
                names=frozenset(n.casefold() for n in NAME.findall(text)),
                numbers=frozenset(NUMBER.findall(text)),
            )
        return known

    def _pair(self, denial: Denial, bag: frozenset[str], other: Statement) -> Features:
        here = denial.statement
        features = self._of_other(other) | self._of_words(here, bag, other) | _of_place(here, other)
        features |= self._of_people(denial, other)
        for name in POINTED:
            features[f"pointed, {name}"] = features[name] * denial.pointed
        for name in OF_KIND:
            features[f"{denial.kind}, {name}"] = features[name]
        return features

    def _of_other(self, other: Statement) -> Features:
        """What the other statement is like by itself."""
        look, claim = self._look(other), other.claim
        return {
            "claim": float(claim is not None),
            "speaker": float(other.speaker is not None),
            "quoted": float(claim is not None and claim.quote != "indirect"),
            "accuses": float(look.accuses),
            "negated": float(look.negated),
            "denies": float(look.denies),
            "told": float(look.told),
            "asks": float(other.text.rstrip(" '\"’”").endswith("?")),
            "hedged": float(claim is not None and other.certainty not in ("certain", "unknown")),
            "states nothing": float(other.polarity in NO_STATEMENTS),
            "size": math.log1p(len(other.bag)),
            "lead": float(other.sentence <= 2),
        }

    def _of_words(self, here: Statement, bag: frozenset[str], other: Statement) -> Features:
        """What both say."""
        rarity, one, two = self._statements.rarity, self._look(here), self._look(other)
        shared, cosine = bag & other.bag, rarity.cosine(here.bag, other.bag)
        covered, covers = rarity.coverage(bag, other.bag), rarity.coverage(other.bag, bag)
        return {
            "likeness": rarity.cosine(bag, other.bag),
            "whole likeness": cosine,
            "coverage": covered,
            "root of likeness": cosine**0.5,
            "root of coverage": covered**0.5,
            "root of covering": covers**0.5,
            "shared": float(min(6, len(shared))),
            "rarest": max((rarity.weight(t) for t in here.bag & other.bag), default=0.0),
            "names": float(min(4, len(one.names & two.names))),
            "numbers": float(bool(one.numbers & two.numbers)),
            "negates what is shared": float(_negates(here.said, shared) or _negates(other.said, shared)),
        }

    def _of_people(self, denial: Denial, other: Statement) -> Features:
        """Who speaks, and of whom."""
        here, look = denial.statement, self._look(other)
        names_it = mentions(here.speaker, other.text)
        nouns = frozenset(terms(denial.object)) if denial.pointed else frozenset()
        back = here.sentence - other.sentence if here.article.id == other.article.id else 0
        between = self._statements.before(here.rank, here.sentence, back - 1) if 1 <= back <= 9 else []
        return {
            "two speakers": float(bool(here.speaker and other.speaker)),
            "speaks of it": float(mentions(here.speaker, other.said)),
            "is named": float(mentions(other.speaker, here.said)),
            "its owner": float(bool(denial.owner) and same_speaker(denial.owner, other.speaker)),
            "named object": float(bool(kin(nouns) & other.bag)),
            "object's noun": float(bool(nouns & set(terms(other.text)))),
            "names its speaker": float(names_it),
            "accuses its speaker": float(look.accuses and (names_it or HE.search(other.text) is not None)),
            "last accusation": float(
                1 <= back <= 9 and look.accuses and not any(self._look(s).accuses for s in between)
            ),
        }


def of_denial(denial: Denial) -> Features:
    """What tells whether a denial answers anything in the story."""
    here, claim = denial.statement, denial.statement.claim
    return {
        "person": float(claim is not None and claim.speaker_type == "person"),
        "organisation": float(claim is not None and claim.speaker_type in ("organisation", "place")),
        "claim": float(claim is not None),
        "quoted": float(claim is not None and claim.quote != "indirect"),
        "negated": float(NEGATED.search(here.said) is not None),
        "contrast": float(CONTRAST.search(here.text) is not None),
        "critical": float(CRITICAL.search(here.text) is not None),
        "denies": float(here.polarity == "denies"),
        "states nothing": float(here.polarity in NO_STATEMENTS),
        "asks": float(here.text.rstrip(" '\"’”").endswith("?")),
        "pointed": float(denial.pointed),
        "reported": float(denial.reported),
        "owner": float(denial.owner is not None),
        "size": math.log1p(len(here.bag)),
        denial.kind: 1.0,
    }


def _own(denial: Denial, bag: frozenset[str], proposition: str, others: Sequence[Candidate]) -> Features:
    """The denied proposition in the denial's own words: the better the others, the less it is wanted."""
    features = {
        "own": 1.0,
        "own, size": math.log1p(len(bag)),
        "own, accuses": float(ACCUSING.search(proposition) is not None),
        "own, reported": float(denial.reported),
        "own, pointed": float(denial.pointed),
        f"own, {denial.kind}": 1.0,
    }
    for name in ("coverage", "whole likeness"):
        features[f"own, best {name}"] = max((c.features[name] for c in others), default=0.0)
    return features


def _compare(found: Sequence[Candidate]) -> None:
    """Adds how each compares with the others of its denial."""
    for name in ("likeness", "whole likeness"):
        ordered = sorted((c.features[name] for c in found), reverse=True)
        for candidate in found:
            rank = min(FURTHEST, ordered.index(candidate.features[name]))
            candidate.features[f"rank by {name}"] = 1.0 / (1 + rank)


def _of_place(here: Statement, other: Statement) -> Features:
    """Where and when both stand."""
    same = here.article.id == other.article.id
    distance = here.sentence - other.sentence
    known = here.article.published.day and other.article.published.day
    later = 0 if same or not known else days_later(here, other)
    return {
        "same article": float(same),
        "same sentence": float(same and distance == 0),
        "near": 1.0 / (1 + abs(distance)) if same else 0.0,
        "next": float(same and distance == -1),
        "earlier": float(same and distance > 0),
        "days": math.copysign(math.log1p(abs(later)), later),
        "same day": float(later == 0),
    }


def _overlap(here: Statement, other: Statement) -> bool:
    if here.article.id != other.article.id:
        return here.text == other.text
    return other.span[0] < here.span[1] and here.span[0] < other.span[1]


def _negates(said: str, shared: frozenset[str]) -> bool:
    """Whether a negation of `said` stands within two content words of a shared word."""
    if not shared:
        return False
    return any(not shared.isdisjoint(kin(terms(said[m.end() : m.end() + 40])[:2])) for m in NEGATED.finditer(said))


def denials(statements: Statements, explained: Container[tuple[int, int]], linker: Linker) -> Iterator[Dispute]:
    """Every denial of the story with what it denies, in reading order: by the rules, and the likeliest candidate.

    `explained` are sentences (rank, sentence) that state a conflict of two others and deny nothing themselves.
    """
    candidates = Candidates(statements)
    for denial in read(statements, explained):
        found = candidates.of(denial)
        chances = linker.probabilities(of_denial(denial), [c.features for c in found])
        weighed = sorted(zip(chances, found, strict=True), key=lambda w: -w[0])
        yield from _chosen(denial, weighed, by_rules(denial, statements))
    yield from answers(statements)


def _chosen(denial: Denial, weighed: Sequence[tuple[float, Candidate]], ruled: Dispute | None) -> Iterator[Dispute]:
    """What the rules found, unless something else is much likelier, and the likeliest candidate.

    The denial's own words are no better other side than a statement that the rules found: they only make it likelier.
    """
    likely, best = weighed[0] if weighed else (0.0, None)
    if best and (likely < GIVEN or (ruled and _stands(best.place(denial), ruled.a))):
        best = None
    if ruled:
        known = [p for p, c in weighed if _stands(c.place(denial), ruled.a)]
        if best and best.other is None:
            known, best = [*known, likely], None
        chance = max(known, default=0.0)
        if best is None or chance >= UNLIKELY * likely:
            own = ruled.score if chance >= DOUBTED else min(ruled.score, DOUBTFUL)
            yield replace(ruled, score=round(max(own, chance**SCALE), 3))
    if best:
        yield _linked(denial, best, likely)


def _stands(place: tuple[str, Span], side: Side) -> bool:
    """Whether a side is cut from `place`, or holds it."""
    (article, (start, end)), cited = place, side.citation
    return article == cited.article and start < cited.end and cited.start < end


def _linked(denial: Denial, found: Candidate, likely: float) -> Dispute:
    here, other = denial.statement, found.other
    if other is None:
        assert denial.proposition is not None
        side = Side(citation=cite(here.article, denial.proposition), date=here.date)
        return dispute(
            denial, side, likely**SCALE, _reasons(denial, found), here.article.text[slice(*denial.proposition)]
        )
    return dispute(denial, other.side(), likely**SCALE, _reasons(denial, found), other.said)


def _reasons(denial: Denial, found: Candidate) -> tuple[str, ...]:
    """What speaks for a pair, in words."""
    here, other, features = denial.statement, found.other, found.features
    reasons = [f"“{denial.cue}”"]
    if other is None:
        return (*reasons, "the denied claim as the denial puts it")
    if shared := sorted(here.bag & other.bag):
        reasons.append("shared words: " + ", ".join(shared[:4]))
    if features["names its speaker"]:
        reasons.append(f"speaks of {here.speaker}")
    if features["its owner"]:
        reasons.append(f"answers {other.speaker}")
    elif features["is named"]:
        reasons.append(f"names {other.speaker}")
    if features["same article"]:
        reasons.append("next to it" if features["near"] >= 1 / 2 else "same article")
    if features["accuses"]:
        reasons.append("an accusation")
    return tuple(reasons)
