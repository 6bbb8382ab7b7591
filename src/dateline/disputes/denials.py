"""Denials, linked to what they deny.

1. A sentence holds a denial where a cue of `CUES` stands in it with an object that is a claim
   ("denied that", "rejected reports", "dismissed the idea"); refusing an offer, a demand or access
   is not one. Claims whose polarity the annotator read as a denial count as well.
2. The denied proposition is found inside the denial, or pointed at by it ("denied the report").
3. Candidates are statements near by in the article and, through the inverted index, anywhere in
   the story; not by the same speaker. The best above `LINKED` is the other side.
4. Where none is good enough, the proposition inside the denial stands for the denied claim.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..citing import cite
from ..records import Dispute, Side, Span
from ..words import terms
from .cues import (
    ACCUSING,
    ANAPHOR,
    ANSWER,
    BLAMES,
    CAUSE,
    CORRECTED,
    CUES,
    DISMISSED,
    DOCUMENT,
    DOUBTED,
    IN_DENIAL,
    LEAD_IN,
    MAY_BE_UNTRUE,
    MAY_DENY,
    MAY_NEGATE,
    NOT_DENIED,
    OWNER,
    PASSIVE,
    PROPOSITION_END,
    REFUSED,
    REFUSING,
    REPORTED,
    SELF_NEGATED,
    SUBJECT,
    UNSTATED,
)
from .kin import kin
from .statements import PRONOUNS, Statement, Statements, has_any, mentions, same_speaker

ANSWER_REACH = 2
"""Sentences before an answer among which the question lies."""
ANSWER_SCORE = 0.55
ACCUSED = 0.12
ANSWERED = 0.3
"""What it counts that a claim about someone and the "not" of that one stand in one article."""
CAUSED = 0.2
"""What it counts that the denial itself says after what it came, in words that the other statement shares."""
WINDOW = 6
"""Sentences looked at on either side of a denial; most agreed pairs of a news text lie within three."""
WHOLE = 0.4
"""Share of a sentence from which a claim in it stands for it."""
BACKWARD = 0.06
"""What a sentence of distance costs within the article, as a share of the score."""
CANDIDATES = 24
"""Statements from the whole story that are compared with one denial."""
LINKED = 0.45
"""Least score of a link. At .3, 33 of 123 denials in the bundles of `evals/labels/disputes` were right, at this 34 of
108; in the six bundles 14 of 35 and 14 of 34."""
NAMED = 0.15
"""What it counts that a denial points at "the estimates" and the other statement speaks of an estimate."""
SOON = 2
"""Days after a denial within which an article may still tell what was denied: papers print what stood before."""
LATER = 0.15
"""What that costs."""
WORDS = "denial"
"""Stands for the cue where only the annotator reads a denial."""
NEGATION = "not"
"""Stands for the cue where a party that another statement names answers with a plain negation."""
WORDED = 0.5
"""A claim that only the annotator reads as a denial (no cue of `CUES`) needs a link of at least this: on the six
bundles 1 of 13 such pairs was right without it, the rest mostly refusals and predictions."""
WORDED_COSINE = 0.3
"""... and this cosine, unless the other statement speaks of the one who denies."""
SHARED = 2
COVERED = 0.3
"""A statement that shares fewer content words than `SHARED` with the denied proposition must cover this much of it."""
REPORTED_SCORE = 0.65
"""Score of a denial against the report it quotes itself ("denied reports that ..."); a link must beat it."""
FEWEST_TERMS = 2
"""A proposition of fewer content words says nothing by itself ("denied it")."""


DenialKind = Literal["deny", "reject", "false", "form", "denies", "not"]


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that denies: its cue, what it denies, and how sure we are that it denies a claim.

    `pointed`: it points at the claim ("the report") instead of putting it in words; `cause`: what it
    says it answers ("..., after a study linked it to the leak"); `reported`: it puts
    in words what others report ("reports that ..."); `owner`: whose claim it says it is; `kind`: by what it is
    known: its verb, "was false", the form of its sentence, or the annotator's reading.
    """

    statement: Statement
    cue: str
    proposition: Span | None
    pointed: bool
    strength: float
    reported: bool = False
    object: str = ""
    owner: str | None = None
    cause: str = ""
    kind: DenialKind = "denies"


def read(statements: Statements, explained: Container[tuple[int, int]] = ()) -> Iterator[Denial]:
    """Every denial of the story, in reading order.

    `explained` are sentences (rank, sentence) that state a conflict of two others and deny nothing themselves.
    """
    for key in sorted(k for k in statements.of_sentence if k not in explained):
        yield from _in_sentence(statements.of_sentence[key])


def _in_sentence(here: list[Statement]) -> Iterator[Denial]:
    """At most one a sentence: by the first cue in it, else a claim that denies, else one that answers with a "not"."""
    whole = next((s for s in here if s.claim is None), None)
    denial = (_by_form(whole, here) or _by_cue(whole, here)) if whole else None
    if denial:
        yield denial
        return
    for statement in here:
        if (
            statement.claim
            and statement.speaker
            and statement.polarity == "denies"
            and not REFUSING.search(statement.text)
        ):
            yield Denial(statement, WORDS, statement.content, False, 0.8)
            return
    for statement in here:
        if (
            statement.claim
            and statement.speaker
            and has_any(statement.said, MAY_NEGATE)
            and SELF_NEGATED.search(statement.said)
            and not REFUSING.search(statement.text)
        ):
            yield Denial(statement, NEGATION, statement.content, False, 0.8, kind="not")
            return


def _by_form(whole: Statement, here: list[Statement]) -> Denial | None:
    """A denial by its form: a claim and that it is untrue, in one sentence."""
    text, (start, end) = whole.article.text, whole.span
    if not has_any(text[start:end], MAY_BE_UNTRUE):
        return None
    for form in (SUBJECT, CORRECTED, DISMISSED):
        match = form.search(text, start, end)
        if match:
            around = [s for s in here if s.claim and s.span[0] <= match.start() and match.end() <= s.span[1]]
            statement = min(around, key=lambda s: s.span[1] - s.span[0]) if around else whole
            return Denial(statement, match.group()[:24].strip(), match.span("said"), False, 1.0, True, kind="form")
    return None


def answers(statements: Statements) -> Iterator[Dispute]:
    """A "No, ..." against the question or the statement just before it."""
    for rank, sentence in sorted(statements.of_sentence):
        here = statements.of_sentence[rank, sentence]
        whole = next((s for s in here if s.claim is None), None)
        if whole is None or not ANSWER.match(whole.text) or len(whole.bag) < 1:
            continue
        for asked in statements.before(rank, sentence, ANSWER_REACH):
            if asked.claim is None and asked.bag & whole.bag and not ANSWER.match(asked.text):
                denial = Denial(whole, "No", None, True, 0.9)
                yield dispute(denial, asked.side(), ANSWER_SCORE, ("answers what stands before it",), asked.said)
                break


def _by_cue(whole: Statement, here: list[Statement]) -> Denial | None:
    """The denial of the first cue in the sentence; it belongs to the narrowest claim around the cue, if any."""
    text, (start, end) = whole.article.text, whole.span
    if not has_any(text[start:end], MAY_DENY):
        return None
    for match in CUES.finditer(text, start, end):
        before, rest = text[start : match.start()], text[match.end() : end]
        if NOT_DENIED.search(before) or (match["deny"] and PASSIVE.search(before)) or REFUSED.search(rest):
            continue
        around = [s for s in here if s.claim and s.span[0] <= match.start() and match.end() <= s.span[1]]
        statement = min(around, key=lambda s: s.span[1] - s.span[0]) if around else whole
        if match["false"]:
            if statement.claim is None:
                continue  # "there is no evidence" in the outlet's own words answers nobody
            return Denial(statement, match.group(), None, True, 0.7, kind="false")
        stop = PROPOSITION_END.search(rest)
        cause = CAUSE.match(rest, stop.start()) if stop else None
        return _with_object(statement, match, rest[: stop.start()] if stop else rest, cause[1] if cause else "")
    return None


def _with_object(statement: Statement, match: re.Match[str], piece: str, cause: str) -> Denial:
    """What the cue's object `piece` tells: the proposition itself, or that it points at one."""
    kind: DenialKind = "deny" if match["deny"] else "reject"
    if ANAPHOR.fullmatch(piece.strip() or "it"):
        clause = _clause_before(statement, match.start())
        return Denial(statement, match.group(), clause, True, 0.9, object=piece, kind=kind)
    owner, lead = OWNER.match(piece), LEAD_IN.match(piece)
    proposition = match.end() + (lead.end() if lead else 0), match.end() + len(piece)
    reported = REPORTED.match(piece) is not None
    name = owner["owner"] if owner and not reported else None
    return Denial(statement, match.group(), proposition, False, 1.0, reported, piece, name, cause, kind)


def _clause_before(statement: Statement, cue: int) -> Span | None:
    """The clause of the same sentence before "..., a charge he denies", if it is a clause."""
    text, start = statement.article.text, statement.span[0]
    comma = max(text.rfind(",", start, cue), text.rfind(" although ", start, cue), text.rfind(" but ", start, cue))
    if statement.speaker and mentions(statement.speaker, text[start:comma]):
        return None  # an apposition to the one who denies ("Vale, head of the union, disputed the estimates")
    return (start, comma) if comma > start and len(terms(text[start:comma])) > FEWEST_TERMS else None


def by_rules(denial: Denial, statements: Statements) -> Dispute | None:
    """The denial with what the rules find it denies, a statement or its own proposition; None where neither will do."""
    here = denial.statement
    proposition = here.article.text[slice(*denial.proposition)] if denial.proposition else ""
    bag = kin(terms(f"{proposition} {denial.cause}")) or here.bag
    best: tuple[float, Statement | None, tuple[str, ...]] = (0.0, None, ())
    first = best  # of what stood there already: a later report that says the same is not what was denied
    pool = statements.before(here.rank, here.sentence, WINDOW) + statements.after(here.rank, here.sentence, WINDOW)
    pool += statements.of_sentence[here.rank, here.sentence] + statements.near(bag, CANDIDATES)
    if denial.cue == NEGATION:
        pool += statements.near(bag | kin(terms(here.speaker or "")), CANDIDATES)
        pool = [s for s in pool if (mentions(here.speaker, s.said) or _blames(s, here)) and not DOUBTED.search(s.said)]
    if denial.owner:
        pool += [s for s in statements.by_article[here.article.id] if same_speaker(denial.owner, s.speaker)]
    owned = denial.owner is not None and any(same_speaker(denial.owner, s.speaker) and _eligible(here, s) for s in pool)
    for other in sorted({s.index for s in pool}):
        candidate = statements.all[other]
        if _eligible(here, candidate) and not (
            denial.owner and owned and not same_speaker(denial.owner, candidate.speaker)
        ):
            score, reasons = _score(denial, bag, candidate, statements)
            if score > best[0]:
                best = score, candidate, reasons
            if score > first[0] and (candidate.date or "") <= (here.date or "~"):
                first = score, candidate, reasons
    score, other_side, reasons = first if first[0] >= LINKED else best
    if denial.cue == WORDS and score < WORDED:
        return None
    if denial.pointed and denial.proposition is not None:
        side = Side(citation=cite(here.article, denial.proposition), date=here.date)
        return dispute(denial, side, REPORTED_SCORE, (f"“{denial.cue}”", "the clause before it"), proposition)
    if other_side is not None and score >= (REPORTED_SCORE if denial.reported else LINKED):
        other_side = _claimed(other_side, here, statements)
        return dispute(denial, other_side.side(), score, reasons, other_side.said)
    return _unlinked(denial)


def _claimed(other: Statement, here: Statement, statements: Statements) -> Statement:
    """The claim that makes up a plain sentence, if one does: so that the side has its speaker."""
    if other.claim:
        return other
    inside = [s for s in statements.of_sentence[other.rank, other.sentence] if s.claim and _eligible(here, s)]
    inside = [s for s in inside if s.content[1] - s.content[0] >= WHOLE * (other.span[1] - other.span[0])]
    return max(inside, key=lambda s: (s.content[1] - s.content[0], -s.index), default=other)


def _eligible(here: Statement, other: Statement) -> bool:
    if (other.date or "") > (here.date or "~") and days_later(here, other) > SOON:
        return False  # published later: it may look back on the denial, but is not what was denied
    if other.covered or other.index == here.index or same_speaker(here.speaker, other.speaker):
        return False
    if len(other.bag) < FEWEST_TERMS:
        return False  # "update": too few words to be denied
    if other.article.id == here.article.id and other.span[0] < here.span[1] and here.span[0] < other.span[1]:
        return False
    if other.polarity in UNSTATED or other.text.rstrip(" '\"’”").endswith("?") or other.certainty == "conditional":
        return False
    if other.sentence == here.sentence and other.article.id == here.article.id and other.span[0] >= here.span[0]:
        return False  # what follows a denial in its sentence explains it
    return not (has_any(other.text, MAY_DENY) and (IN_DENIAL.search(other.text) or CUES.search(other.text)))


def _blames(other: Statement, here: Statement) -> bool:
    """Whether `other`, in the sentence before (or the same), blames those for whom the speaker of `here` speaks
    ("people have blamed the farms, but a spokesman for the farms said there had been no sign")."""
    if other.article.id != here.article.id or not 0 <= here.sentence - other.sentence <= 1 or not here.speaker:
        return False
    party = terms(here.speaker)[-1:]
    return BLAMES.search(other.text) is not None and bool(party) and party[0] in terms(other.text)


def days_later(here: Statement, other: Statement) -> int:
    """Days from the denial's article to the other's; many where one is not known to the day."""
    one, two = here.article.published.day, other.article.published.day
    return (date.fromisoformat(two) - date.fromisoformat(one)).days if one and two else SOON + 1


def _score(
    denial: Denial, bag: frozenset[str], other: Statement, statements: Statements
) -> tuple[float, tuple[str, ...]]:
    """0 to 1: shared rare words first, then who is spoken of, then nearness."""
    here, rarity = denial.statement, statements.rarity
    shared = bag & other.bag
    wording = 0.5 * rarity.coverage(bag, other.bag) + 0.5 * rarity.cosine(bag, other.bag)
    if denial.cue == WORDS and not (
        rarity.cosine(bag, other.bag) >= WORDED_COSINE
        or (mentions(here.speaker, other.said) and not mentions(here.speaker, here.said))
    ):
        return 0.0, ()
    blames = denial.cue == NEGATION and _blames(other, here)
    if (
        not blames
        and not denial.pointed
        and not denial.owner
        and len(shared) < SHARED
        and rarity.coverage(bag, other.bag) < COVERED
    ):
        return 0.0, ()
    reasons = [f"“{denial.cue}”"]
    if shared:
        reasons.append("shared words: " + ", ".join(sorted(shared, key=lambda t: (-rarity.weight(t), t))[:4]))
    later = (other.date or "") > (here.date or "~")
    score = wording - LATER * later - 0.35 * bool(denial.cue != NEGATION and DOUBTED.search(other.said))
    if mentions(here.speaker, other.said) and not mentions(here.speaker, here.said):
        score += 0.25 if denial.cue == NEGATION else 0.15
        reasons.append(f"speaks of {here.speaker}")
    if denial.owner and same_speaker(denial.owner, other.speaker):
        score += (
            0.4
            + 0.1 * (other.polarity in ("asserts", "accuses"))
            + 0.1 * bool(other.claim and other.claim.quote != "indirect")
        )
        reasons.append(f"answers {other.speaker}")
    elif mentions(other.speaker, here.said):
        score += 0.15
        reasons.append(f"names {other.speaker}")
    noun = kin(terms(denial.object)) if denial.pointed else frozenset()
    if noun & other.bag:
        score += NAMED
        reasons.append("names " + min(noun & other.bag))
    if denial.cause and len(other.bag & kin(terms(denial.cause))) >= SHARED:
        score += CAUSED
        reasons.append("what the denial says it answers")
    named = DOCUMENT.search(denial.object)
    if named and other.claim and any(named.group().casefold() in c.exact.casefold() for c in other.claim.source):
        score += 0.25
        reasons.append(f"answers the {named.group()}")
    if here.article.id in other.reports:
        distance = abs(here.sentence - other.sentence)
        nearness = max(0.0, 0.25 - BACKWARD * distance * (1.0 if other.sentence <= here.sentence else 1.5))
        score += nearness * (1.6 if denial.pointed else 1.0)
        reasons.append("same article" if distance > 1 else "next to it")
        if denial.cue == NEGATION and other.claim and len(shared) >= SHARED:
            score += ANSWERED
    if blames:
        score += ANSWERED
        reasons.append("answers who is blamed")
    if other.polarity == "accuses" or ACCUSING.search(other.text):
        score += ACCUSED
        reasons.append("an accusation")
    if other.claim is not None:
        score += 0.1
    return min(1.0, score) * denial.strength, tuple(reasons)


def _unlinked(denial: Denial) -> Dispute | None:
    """The denial against the proposition it names, where no report of the story states that by itself."""
    if denial.strength < 1.0 or denial.proposition is None:
        return None
    article, span = denial.statement.article, denial.proposition
    words = article.text[slice(*span)]
    if len(terms(words)) < FEWEST_TERMS:
        return None
    side = Side(citation=cite(article, span), date=denial.statement.date)
    named = denial.statement.speaker is not None and denial.cue.casefold().startswith("den")
    score = REPORTED_SCORE if denial.reported or named else LINKED
    return dispute(denial, side, score, (f"“{denial.cue}”", "the denied claim as the denial puts it"), words)


def dispute(denial: Denial, a: Side, score: float, reasons: tuple[str, ...], about: str) -> Dispute:
    here, span = denial.statement, denial.statement.span
    if denial.proposition and denial.proposition[0] < here.span[1] + 2:
        span = min(span[0], denial.proposition[0]), max(span[1], denial.proposition[1])
    b = here.side(span)
    return Dispute(
        id=f"denial:{a.citation.article}.{a.citation.start}:{b.citation.article}.{b.citation.start}",
        kind="denial",
        about=_short(about),
        a=a,
        b=b,
        score=round(score, 3),
        reasons=reasons,
    )


def _short(text: str, limit: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


__all__ = ["PRONOUNS", "Denial", "answers", "by_rules", "read"]
