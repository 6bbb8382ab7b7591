"""The ledger of a story: who says what, each claim once, each with its exact words.

1. Every attribution outside page furniture that says something (`Attribution.slight` is "") becomes a claim with
   citations.
2. One person gets one name across the articles (`Names`).
3. What the same speaker says in several articles becomes one claim; the earliest article is the one cited and
   `reports` lists them all. A quotation must be the same but for small edits, or stand whole inside the other; a
   paraphrase must be alike and agree in its figures, its names, its negations, what is done and how surely.
"""

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from .citing import cite
from .names import Names
from .records import Article, Attribution, Claim, Report, Sentence, Span
from .words import WORD, Rarity, terms, words

SAME_QUOTE_WORDS = 6
"""A direct quote of this many words is the same quote even where one report leaves its speaker unnamed."""
SAME_CONTENT = 0.8
"""Jaccard of the content words from which two claims of one speaker are one; from wire copies with small edits."""
SAME_CONTENT_TERMS = 4
"""Below this many content words only identical wording is joined."""
SAME_WORDS = 0.85
"""Share of all words that two quotations of one speaker have in common where small words alone differ."""
CONTAINED = 0.5
"""Least share of the longer content's words that the shorter one, standing in it word for word, must have."""
PARAPHRASE = 0.7
"""Cosine from which two contents of one named speaker, not both quoted, are one where all else agrees. Read by eye on
79 articles of four days on one oil spill and 48 of other stories: all 9 pairs joined by it or by `CONTAINED` are one
claim; of those that agree between .55 and .7 about half are."""
SPEAKERS_PROBES = 6
"""Rarest terms under which a named speaker's claim is looked up among the speaker's own."""
PROBES = 3
"""Rarest terms under which a claim is looked up; J >= .8 over n terms leaves at most n/5 unshared."""
LONGEST_POSTING = 64
"""Claims looked at under one term: keeps the cost linear when thousands say the same."""
UNDATED = "~"
"""Sorts after every date."""


def ledger(reports: Sequence[Report]) -> tuple[Claim, ...]:
    """All claims of the story, by date, article and place. The order of `reports` does not matter."""
    ordered = sorted(reports, key=lambda r: (r.article.published.value or UNDATED, r.article.id))
    claims = [claim for report in ordered for claim in _claims_of(report)]
    names = Names((c.speaker, c.speaker_type, c.resolution) for c in claims)
    return _merged([_spoken_by(c, names.full(c.speaker, c.speaker_type, c.resolution)) for c in claims], ordered)


def _spoken_by(claim: Claim, name: str | None) -> Claim:
    return claim if claim.speaker == name else replace(claim, speaker=name)


def _claims_of(report: Report) -> list[Claim]:
    sentences = report.annotations.sentences
    starts = [s.start for s in sentences]
    ids = _ids(report)
    found: list[Claim] = []
    for index, whole in enumerate(report.annotations.attributions):
        if whole.slight:
            continue
        attribution = _without_dateline(whole, sentences, starts, report.article.text)
        covering = _around(sentences, starts, attribution)
        said = any(WORD.search(report.article.text, start, end) for start, end in attribution.content)
        if not covering or not said:
            continue
        via = ids[attribution.via] if attribution.via is not None else None
        found.append(_claim(report.article, attribution, ids[index], via, (covering[0].start, covering[-1].end)))
    return found


def _without_dateline(
    attribution: Attribution, sentences: Sequence[Sentence], starts: Sequence[int], text: str
) -> Attribution:
    """The attribution without a "LONDON - " at the start of its content: nobody said that."""
    content: list[Span] = []
    for start, end in attribution.content:
        for sentence in _covering(sentences, starts, (start, end)):
            if sentence.kind == "dateline" and start < sentence.end:
                start = min(end, sentence.end)
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if start < end:
            content.append((start, end))
    told = tuple(content)
    return attribution if not told or told == attribution.content else replace(attribution, content=told)


def _ids(report: Report) -> list[str]:
    """One id an attribution; a second one at the same place gets ".2" (nested attributions can share a start)."""
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for attribution in report.annotations.attributions:
        name = f"{report.article.id}.{report.article.version}.{attribution.content[0][0]}"
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return ids


def _around(sentences: Sequence[Sentence], starts: Sequence[int], attribution: Attribution) -> list[Sentence]:
    """The sentences that the attribution stands in, those of the content's own paragraph; [] in furniture.

    A source or a piece of content in another paragraph (or a heading) is cited by itself, not dragged in.
    """
    spans = attribution.source + attribution.cue + attribution.content
    covering = _covering(sentences, starts, (min(s for s, _ in spans), max(e for _, e in spans)))
    first = _covering(sentences, starts, attribution.content[0])
    if not first or any(s.kind == "furniture" for s in covering):
        return []
    return [s for s in covering if s.paragraph == first[0].paragraph and s.kind == first[0].kind]


def _covering(sentences: Sequence[Sentence], starts: Sequence[int], span: Span) -> list[Sentence]:
    """The sentences that `span` touches, in order."""
    first = max(0, bisect.bisect_right(starts, span[0]) - 1)
    last = bisect.bisect_left(starts, span[1])
    return [s for s in sentences[first:last] if s.end > span[0]]


def _claim(article: Article, attribution: Attribution, claim_id: str, via: str | None, sentence: Span) -> Claim:
    return Claim(
        id=claim_id,
        article=article.id,
        version=article.version,
        outlet=article.outlet,
        date=article.published.value and (article.published.day or article.published.value),
        speaker=attribution.speaker,
        speaker_type=attribution.speaker_type,
        resolution=attribution.resolution,
        role=attribution.role,
        organisation=attribution.organisation,
        source=tuple(cite(article, s) for s in attribution.source),
        cue=tuple(cite(article, s) for s in attribution.cue),
        content=tuple(cite(article, s) for s in attribution.content),
        sentence=cite(article, sentence),
        quote=attribution.quote,
        polarity=attribution.polarity,
        certainty=attribution.certainty,
        hedges=tuple(article.text[slice(*h)] for h in attribution.hedges),
        via=via,
        reports=(article.id,),
        evidence=tuple(cite(article, s) for s in attribution.evidence),
        depth=attribution.depth,
    )


def _merged(claims: Sequence[Claim], ordered: Sequence[Report]) -> tuple[Claim, ...]:
    headlines = {(r.article.id, s.start) for r in ordered for s in r.annotations.sentences if s.kind == "headline"}
    rank = {r.article.id: i for i, r in enumerate(ordered)}
    groups = _groups(claims)
    kept: list[Claim] = []
    new_id: dict[str, str] = {}
    for group in groups:
        members = [claims[i] for i in group]
        if len(members) == 1:
            kept.append(members[0])
            new_id[members[0].id] = members[0].id
            continue
        # A headline is cited only where no body sentence says the same: it is the outlet's paraphrase.
        best = min(members, key=lambda c: ((c.article, c.sentence.start) in headlines, rank[c.article]))
        articles = tuple(sorted({c.article for c in members}, key=rank.__getitem__))
        new_id.update((c.id, best.id) for c in members)
        named = next((c for c in [best, *members] if c.resolution == "named"), best)
        kept.append(
            replace(
                best,
                reports=articles,
                speaker=named.speaker,
                speaker_type=named.speaker_type,
                resolution=named.resolution,
                role=named.role or best.role,
                organisation=named.organisation or best.organisation,
            )
        )
    kept.sort(key=lambda c: (rank[c.article], c.content[0].start, c.id))
    return tuple(replace(c, via=new_id.get(c.via)) if c.via else c for c in kept)


def _groups(claims: Sequence[Claim]) -> list[list[int]]:
    """Indices of claims that are one; a claim joins the first earlier group that matches it."""
    checks = [_Checks.of(c) for c in claims]
    bags = [frozenset(terms(_content(c))) for c in claims]
    rarity = Rarity(bags)
    group_of: dict[int, list[int]] = {}
    postings: dict[str, list[int]] = defaultdict(list)
    groups: list[list[int]] = []
    for i, claim in enumerate(claims):
        probes = _probes(claim, checks[i].wording, bags[i], rarity)
        candidates = sorted(set().union(*(postings[p][-LONGEST_POSTING:] for p in probes)))
        match = next((j for j in candidates if _same(checks[j], checks[i], bags[j], bags[i], rarity)), None)
        if match is None:
            group_of[i] = [i]
            groups.append(group_of[i])
        else:
            group_of[i] = group_of[match]
            group_of[i].append(i)
        for probe in probes:
            postings[probe].append(i)
    return groups


def _same(a: "_Checks", b: "_Checks", bag_a: frozenset[str], bag_b: frozenset[str], rarity: Rarity) -> bool:
    """Whether two claims are one; not where the sentences name days, and other ones ("On 3 July", "On 29 July")."""
    if a.days and b.days and a.days.isdisjoint(b.days):
        return False
    exact = a.wording == b.wording
    near = exact or _alike(bag_a, bag_b)
    return (near and _one_claim(a.claim, b.claim, len(b.wording), exact=exact)) or _retold(a, b, bag_a, bag_b, rarity)


@dataclass(frozen=True, slots=True)
class _Checks:
    """What two contents must agree in to be one claim in other words. `speaker` is None for one without a name,
    `wording` the words of the content without a "that" before them."""

    speaker: str | None
    claim: Claim
    wording: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    pieces: tuple[tuple[str, ...], ...]
    days: frozenset[str]

    @classmethod
    def of(cls, claim: Claim) -> "_Checks":
        pieces = tuple(tuple(words(piece.exact)) for piece in claim.content)
        said = tuple(chain.from_iterable(pieces))
        wording = said[1:] if said[:1] == ("that",) and len(said) > len(("that", "it")) else said
        named = claim.speaker is not None and claim.resolution in ("named", "pronoun")
        return cls(
            speaker=claim.speaker.casefold() if claim.speaker is not None and named else None,
            claim=claim,
            wording=wording,
            names=frozenset(word.casefold() for word in _NAME.findall(_content(claim))),
            numbers=frozenset(w for w in wording if w[0].isdigit() or w in _NUMBERS),
            days=frozenset(" ".join(sorted(m.group().lower().split())) for m in _DAY.finditer(claim.sentence.exact)),
            pieces=pieces,
            negated=any(w in _NEGATIONS or w.endswith("n't") for w in wording),
        )


_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w’'-]+")  # a word with a capital that does not open the content
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(rf"\b(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?!\w)")
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands millions half".split()
)
_NEGATIONS = frozenset("not no never none neither nor cannot without".split())


def _retold(a: _Checks, b: _Checks, bag_a: frozenset[str], bag_b: frozenset[str], rarity: Rarity) -> bool:
    """Whether one named speaker says the same in both: one stands in the other word for word, or is its paraphrase."""
    if a.speaker is None or a.speaker != b.speaker or a.claim.article == b.claim.article:
        return False
    if (a.claim.polarity, a.claim.certainty) != (b.claim.polarity, b.claim.certainty):
        return False
    if _stands_in(a.wording, b.wording) or _quoted_alike(a, b):
        return True
    if a.claim.quote == b.claim.quote == "direct" or min(len(bag_a), len(bag_b)) < SAME_CONTENT_TERMS:
        return False
    agree = a.numbers == b.numbers and a.negated == b.negated and (a.names <= b.names or b.names <= a.names)
    return agree and rarity.cosine(bag_a, bag_b) >= PARAPHRASE


def _quoted_alike(a: _Checks, b: _Checks) -> bool:
    """Whether both quote, with nearly all words shared, or one quoting a whole piece of what the other quotes."""
    if "indirect" in (a.claim.quote, b.claim.quote):
        return False
    if min(len(a.wording), len(b.wording)) < SAME_QUOTE_WORDS:
        return False
    own, other = frozenset(a.wording), frozenset(b.wording)
    if len(own & other) >= SAME_WORDS * len(own | other) and a.numbers == b.numbers and a.negated == b.negated:
        return True
    return a.wording in b.pieces or b.wording in a.pieces


def _stands_in(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter wording stands whole and in order in the longer one and is a good part of it."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < SAME_QUOTE_WORDS or len(short) < CONTAINED * len(long):
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _content(claim: Claim) -> str:
    return " ".join(c.exact for c in claim.content)


def _probes(claim: Claim, wording: Iterable[str], bag: Iterable[str], rarity: Rarity) -> list[str]:
    """Keys under which a claim is found again; a named speaker's under more, among the speaker's own."""
    rarest = sorted(bag, key=lambda t: (-rarity.weight(t), t))[:SPEAKERS_PROBES]
    probes = [*rarest[:PROBES], "=" + " ".join(wording)]
    if claim.speaker is not None and claim.resolution in ("named", "pronoun"):
        speaker = claim.speaker.casefold()
        probes += [f"{speaker}\n{term}" for term in rarest]
    return probes


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Near-exact content. "64 dead" and "90 dead" are two claims, however alike the rest."""
    fewer, more = sorted((len(a), len(b)))
    if fewer < SAME_CONTENT_TERMS or fewer < SAME_CONTENT * more:
        return False
    shared = len(a & b)
    if shared < SAME_CONTENT * (fewer + more - shared):
        return False
    return _figures(a) == _figures(b)


def _one_claim(a: Claim, b: Claim, length: int, *, exact: bool) -> bool:
    """Whether two alike contents are one claim: by one speaker, or long, exact and not by two named ones."""
    if a.polarity != b.polarity or not length:
        return False
    if a.speaker is not None and b.speaker is not None and a.speaker.casefold() == b.speaker.casefold():
        return True
    two_named = a.resolution == b.resolution == "named"
    return exact and length >= SAME_QUOTE_WORDS and not two_named


def _figures(bag: frozenset[str]) -> frozenset[str]:
    return frozenset(t for t in bag if t[0].isdigit())
