"""Cards: the claims of a story gathered by the part they play, as an editor would lay them out.

1. Each claim gets one part (`part_of`): what a document found, who is accused, who answers, who
   demands, promises, warns, what stays open; what a figure dispute rests on goes to "Figures".
2. In each part the claims are ranked by support, recency, a named speaker, and a length that reads well.
3. The best few are kept, none repeating another, none shown on two cards.
4. A title is cut from the text: the section heading above the claims, a headline of a member
   article, or the shortest good claim. Where none fits there is none.
"""

import bisect
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .citing import cite
from .records import Card, Citation, Claim, Dispute, Line, Report
from .words import Rarity, terms

ORDER = (
    "Report",
    "Allegations",
    "Response",
    "Demands",
    "Promises",
    "Warnings",
    "Figures",
    "Open questions",
    "Statements",
)
"""Cards in the order of the page; "Statements" holds the best of what plays no other part."""
LINES = 4
"""Claims a card shows at most; the model page has two to four."""
FEWEST = {"Statements": 2, "Figures": 2}
"""Cards that are worth showing only from this many claims; others from one."""
REPEATS = 0.55
"""Cosine from which one claim repeats another; two wordings of one statement in a story are mostly above."""
GOOD_LENGTH = (6, 34)
"""Words of a sentence that reads well on a card."""
TITLE_LENGTH = (18, 95)
"""Characters of a title."""
TITLE_FIT = 0.2
"""Least share of the title's words that the card's claims must hold, unless it is the heading above them."""
SECTION = 0.6
"""What it counts for a title that all the card's claims stand right under it."""
RECENCY = 0.5
"""Recency counts as the claim's place among the story's dates (0 earliest, 1 latest), weighted by this."""

DOCUMENT = re.compile(
    r"\b(?:report|stud(?:y|ies)|survey|investigation|inquiry|assessment|analysis|analyses|findings?|document|memo|review|"
    r"audit|research(?:ers)?|paper|dossier|state (?:media|television|tv|radio|broadcaster)|news agency|broadcaster|"
    r"cables?|indictment|statistics)\b",
    re.IGNORECASE,
)
FOUND = re.compile(
    r"\b(?:found|finds|conclude[sd]?|revealed|reveals|showed|shows|examined|estimate[sd]?)\b", re.IGNORECASE
)
ACCUSES = re.compile(
    r"\b(?:accus\w+|blam\w+|alleg\w+|suspect\w*|corrupt\w*|conspir\w+|cover(?:ed)?[- ]up|smuggl\w+|illegal\w*|"
    r"complicit\w*|guilty|culpab\w+|(?:was|were|is|are|be|been) (?:\w+ )?(?:responsible|behind|to blame)|"
    r"sponsor(?:ed|ing) by|violat\w+|bribe\w*|fraud\w*|lied|negligen\w+)\b",
    re.IGNORECASE,
)
APPROVES = re.compile(
    r"\b(?:prais\w+|welcom\w+|applaud\w+|commend\w+|hail\w+|defend\w+|support\w*|back(?:s|ed|ing)|thank\w*|apologi[sz]\w+|"
    r"acknowledg\w+|admit\w*|conced\w+|confirm\w*)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|no|nothing|none|neither)\b|n't\b|n’t\b", re.IGNORECASE)
OPEN = re.compile(
    r"\b(?:not (?:yet )?(?:clear|known)|unclear|unknown|whether|question\w*|remains? to be seen|mystery)\b",
    re.IGNORECASE,
)
POINTING = re.compile(r"^\W*(?:he|she|they|it|this|that|these|those|but|and|however|also)\b", re.IGNORECASE)


def cards(claims: Sequence[Claim], disputes: Sequence[Dispute], reports: Sequence[Report] = ()) -> tuple[Card, ...]:
    """The cards of a story, in the order of `ORDER`; `reports` give the headings that titles are cut from."""
    if not claims:
        return ()
    headings = _Headings(reports)
    claims = [c for c in claims if not headings.holds(c)] or claims
    rarity = Rarity(_bag(c) for c in claims)
    parts = _parts(claims, disputes)
    recency, place = _recency(claims), {c.id: i for i, c in enumerate(claims)}
    shown: list[Claim] = []
    made: list[Card] = []
    used: set[str] = set()
    for label in ORDER:
        ranked = sorted(
            (c for c in claims if parts[c.id] == label), key=lambda c: (-_worth(c, recency[c.id]), c.article, c.id)
        )
        picked = _pick(ranked, shown, rarity)
        if len(picked) < FEWEST.get(label, 1):
            continue
        shown += picked
        picked = sorted(picked, key=lambda c: (c.date or "~", place[c.id]))
        title = headings.title(picked, rarity, used)
        if title:
            used.add(title.citation.exact.casefold())
        made.append(Card(label=label, title=title, claims=tuple(picked)))
    return tuple(made)


def _parts(claims: Sequence[Claim], disputes: Sequence[Dispute]) -> dict[str, str]:
    denying = {d.b.claim for d in disputes if d.kind == "denial" and d.b.claim}
    figured = {s.claim for d in disputes if d.kind == "figure" for s in (d.a, d.b) if s.claim}
    first = {c.id: part_of(c) for c in claims}
    accused = _accused(claims, first)
    parts = {}
    for claim in claims:
        part = first[claim.id]
        if claim.id in denying or (part in ("Statements", "Report") and _answers(claim, accused)):
            part = "Response"
        elif part == "Statements" and claim.id in figured:
            part = "Figures"
        parts[claim.id] = part
    return parts


def part_of(claim: Claim) -> str:
    """The part a claim plays by its own words: polarity first, then the kind of source, then the words."""
    said, cue = _content(claim), " ".join(c.exact for c in claim.cue)
    by_polarity = {
        "denies": "Response",
        "demands": "Demands",
        "promises": "Promises",
        "warns": "Warnings",
        "accuses": "Allegations",
        "questions": "Open questions",
        "declines": "Open questions",
    }
    if claim.polarity in by_polarity:
        return by_polarity[claim.polarity]
    if ACCUSES.search(cue) or ACCUSES.search(said):
        return "Allegations"
    if OPEN.search(cue) or said.casefold().startswith("whether "):
        return "Open questions"
    source = " ".join(c.exact for c in claim.source)
    if DOCUMENT.search(source) or (FOUND.search(cue) and claim.speaker_type == "organisation"):
        return "Report"
    return "Statements"


def _accused(claims: Sequence[Claim], parts: Mapping[str, str]) -> dict[str, set[str]]:
    """Article -> names that its allegations and reports speak of: capitalised words, folded."""
    names: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if parts[claim.id] in ("Allegations", "Report"):
            spoken_of = _names(_content(claim)) - _names(claim.speaker or "")
            for article in claim.reports:
                names[article] |= spoken_of
    return names


def _answers(claim: Claim, accused: Mapping[str, set[str]]) -> bool:
    """Whether a party that an allegation of the same report names answers with a "not", or is spoken up for."""
    parties = set().union(*(accused.get(article, set()) for article in claim.reports))
    said, cue = _content(claim), " ".join(c.exact for c in claim.cue)
    if NEGATED.search(said) and _names(claim.speaker or "") & parties:
        return True
    return bool(APPROVES.search(cue)) and bool(_names(said) & parties)


def _names(text: str) -> set[str]:
    return {w.casefold() for w in re.findall(r"\b[A-Z][\w-]+\b", text)}


def _recency(claims: Sequence[Claim]) -> dict[str, float]:
    """Place of each claim's day among the story's days, 0 to 1; undated counts as earliest."""
    days = sorted({c.date for c in claims if c.date})
    span = max(1, len(days) - 1)
    return {c.id: bisect.bisect_left(days, c.date) / span if c.date else 0.0 for c in claims}


def _worth(claim: Claim, recency: float) -> float:
    """What ranks a claim inside its part."""
    length = len(claim.sentence.exact.split())
    low, high = GOOD_LENGTH
    readable = 1.0 if low <= length <= high else 0.3
    worth = math.log2(1 + (claim.support.origins or len(claim.reports))) + RECENCY * recency + readable
    worth += {"named": 0.7, "described": 0.4, "pronoun": 0.3}.get(claim.resolution, 0.0)
    worth += 0.2 * (claim.role is not None) + 0.2 * (claim.quote != "indirect")
    return worth - 0.3 * bool(POINTING.match(claim.sentence.exact)) - 0.5 * (not claim.source)


def _pick(ranked: Sequence[Claim], shown: Sequence[Claim], rarity: Rarity) -> list[Claim]:
    """The best claims that repeat neither each other nor what another card shows."""
    picked: list[Claim] = []
    for claim in ranked:
        bag = _bag(claim)
        sentences = {(c.article, c.sentence.start) for c in (*shown, *picked)}
        if not bag or (claim.article, claim.sentence.start) in sentences:
            continue
        if all(rarity.cosine(bag, _bag(c)) < REPEATS for c in (*shown, *picked)):
            picked.append(claim)
        if len(picked) == LINES:
            break
    return picked


class _Headings:
    """Headlines and section headings of the story's articles, looked up by article."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._lines: dict[str, list[tuple[int, Citation]]] = defaultdict(list)
        for report in reports:
            for sentence in report.annotations.sentences:
                if sentence.kind == "headline":
                    citation = cite(report.article, (sentence.start, sentence.end))
                    self._lines[report.article.id].append((sentence.start, citation))

    def holds(self, claim: Claim) -> bool:
        """Whether the claim stands in a heading: a title, not a line of a card."""
        return any(start == claim.sentence.start for start, _ in self._lines.get(claim.article, ()))

    def title(self, claims: Sequence[Claim], rarity: Rarity, used: set[str]) -> Line | None:
        """The heading that fits the claims best, else the shortest good claim; None where nothing is short enough."""
        bag = {t for c in claims for t in _bag(c) | set(terms(c.speaker or ""))}
        above = Counter((c.article, self._above(c)) for c in claims)
        scored: list[tuple[float, str, int, Citation]] = []
        for article in sorted({c.article for c in claims}):
            for start, line in self._lines[article]:
                fit = rarity.coverage(terms(line.exact), bag)
                share = above[article, start] / len(claims)
                if (fit >= TITLE_FIT or share) and _titles(line, used):
                    scored.append((fit + SECTION * share, article, -start, line))
        if scored:
            return Line(citation=max(scored, key=lambda s: (s[0], s[1], s[2]))[3])
        short = [c.sentence for c in claims if _titles(c.sentence, used) and not POINTING.match(c.sentence.exact)]
        short += [_trimmed(c.content[0]) for c in claims if _titles(c.content[0], used) and _whole(c.content[0])]
        return Line(citation=min(short, key=lambda c: (len(c.exact), c.article, c.start))) if short else None

    def _above(self, claim: Claim) -> int | None:
        """Start of the last heading before the claim; the article's own headline counts only for its lead."""
        starts = [s for s, _ in self._lines[claim.article]]
        at = bisect.bisect_right(starts, claim.sentence.start) - 1
        return starts[at] if at > 0 else None


def _whole(line: Citation) -> bool:
    """Whether a piece of content can stand alone: begins like a sentence, holds a few words."""
    return re.match(r"[\"“‘'`]*\s*[A-Z]", line.exact) is not None and len(line.exact.split()) >= GOOD_LENGTH[0]


def _trimmed(line: Citation) -> Citation:
    """The citation without a comma and quotation mark hanging at its end."""
    kept = line.exact.rstrip(" ,;:'’”\"")
    cut = line.exact[len(kept) :]
    if not kept or not cut or any(mark in kept for mark in "'`\"“‘"):
        return line  # a quotation mark inside may need the one at the end
    return replace(line, end=line.start + len(kept), exact=kept, suffix=(cut + line.suffix)[: len(line.suffix)])


def _titles(line: Citation, used: set[str]) -> bool:
    low, high = TITLE_LENGTH
    return low <= len(line.exact) <= high and line.exact.casefold() not in used and "\n" not in line.exact


def _content(claim: Claim) -> str:
    return " ".join(c.exact for c in claim.content)


def _bag(claim: Claim) -> frozenset[str]:
    return frozenset(terms(_content(claim)))
