"""The story's headline and standfirst, each line cut verbatim from a report.

`headline`: of the newest reports' headlines, the one nearest to what the whole story is about.
`standfirst`: the newest development; who it contradicts; why it matters. Two or three short lines.
Both are cut from the `leading` report, which is looked for once.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .citing import cite
from .headings import HEADLINE_LENGTH, NOT_A_HEADLINE, heading, is_heading, lead_terms, span_of
from .records import Citation, Dispute, Event, Line, Report, Sentence, Span
from .words import Rarity, terms

NEWEST_SHARE = 0.1
NEWEST_LEAST = 8
"""Headlines compete among the newest tenth of the reports, and at least this many."""
LINE_LENGTH = (30, 260)
"""Characters of a standfirst line; the model page's are 44 to 196."""
LINES = 3
LEAD = 8
"""Body sentences of the leading report among which a third line is looked for."""
REPEATS = 0.6
"""Cosine from which a standfirst line repeats another."""
TITLE_SAMPLE = 400
"""Reports, the newest, from whose headlines and leads the words of the story are counted."""
OWN_FIT = 0.6
"""Weight of how well a headline fits its own report's lead; captions and section names fit badly."""
OWN_LEAD = 3
"""Body sentences that make up the lead."""
STRANGE = 0.4
LEAST_OWN = 0.04
"""What it costs a line that it shares next to nothing with its report's lead (an advertisement, another page)."""
CENTRE = 1.5
"""Weight of how near a headline is to what the whole story is about, against 0.3 for being the newest."""
MARKS = frozenset("\"'`“‘*\\•-–—")
"""Marks at the start of a quotation or of a key point in a list."""
NO_HEADLINE = 0.35
"""What it costs that the line is a body sentence, not a headline."""
QUOTED = 0.2
"""What it costs that the line begins with a quotation or points back to something before it."""
POINTING = re.compile(
    r"^\W*(?:he|she|they|it|this|that|these|those|his|her|their|but|and|however|also|such|so)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Leading:
    """The report whose headline leads the story, with the headline's place; the story's words, by which lines are
    weighed."""

    report: Report
    span: Span
    centre: set[str]
    rarity: Rarity


def leading(reports: Sequence[Report], events: Sequence[Event]) -> Leading | None:
    """What heads the story, or None for no reports. Undated reports count as oldest."""
    centre, rarity = _centre(reports), _rarity(reports)
    chosen = _leading(reports, events, centre, rarity)
    return Leading(*chosen, centre, rarity) if chosen else None


def headline(lead: Leading | None) -> Line | None:
    """The best current headline."""
    return Line(citation=cite(lead.report.article, lead.span)) if lead else None


def standfirst(lead: Leading | None, reports: Sequence[Report], disputes: Sequence[Dispute]) -> tuple[Line, ...]:
    """Up to three lines: the newest development, who it contradicts, why it matters."""
    if lead is None:
        return ()
    report, rarity = lead.report, lead.rarity
    body = [s for s in report.annotations.sentences if s.kind == "body" and s.start >= lead.span[1]]
    body = [s for s in body if _readable(report, s)]
    if not body:
        return ()
    lines = [cite(report.article, span_of(body[0]))]
    against = _contradiction(report, body, disputes, reports)
    if against and _fresh(against, lines, rarity):
        lines.append(against)
    rest = []
    for place, sentence in enumerate(body[1:LEAD]):
        citation = cite(report.article, span_of(sentence))
        adjoins = sentence.start - lines[-1].end <= 2 and lines[-1].article == citation.article
        if (adjoins or not POINTING.match(citation.exact)) and _fresh(citation, lines, rarity):
            fit = rarity.cosine(terms(citation.exact), lead.centre)
            rest.append((-(fit - 0.03 * place - 0.0005 * len(citation.exact)), place, citation))
    for _, _, citation in sorted(rest, key=lambda r: r[:2]):
        if len(lines) < LINES and _fresh(citation, lines, rarity):
            lines.append(citation)
    return tuple(Line(citation=c) for c in lines)


def _leading(
    reports: Sequence[Report], events: Sequence[Event], centre: set[str], rarity: Rarity
) -> tuple[Report, Span] | None:
    """The report whose headline leads the story, with the headline's place."""
    ordered = sorted(reports, key=lambda r: (r.article.published.value or "", r.article.id), reverse=True)
    newest = ordered[: max(NEWEST_LEAST, round(NEWEST_SHARE * len(ordered)))]
    latest = {article for event in sorted(events, key=lambda e: e.date)[-2:] for article in event.articles}
    best: tuple[float, Report, Span] | None = None
    for place, report in enumerate(newest):
        span = heading(report)
        if span is None:
            continue
        words = report.article.text[slice(*span)]
        low, high = HEADLINE_LENGTH
        score = CENTRE * rarity.cosine(terms(words), centre) + 0.3 * (1 - place / max(1, len(newest)))
        real = is_heading(report, span)
        own = rarity.cosine(terms(words), _lead_words(report, span))
        score += OWN_FIT * own - STRANGE * (own < LEAST_OWN) - NO_HEADLINE * (not real)
        score -= QUOTED * bool(POINTING.match(words) or words.lstrip()[:1] in MARKS)
        score -= 0.5 * (not low <= len(words) <= high) + 0.5 * bool(NOT_A_HEADLINE.search(words))
        score += 0.15 * (report.article.id in latest) + 0.1 * (report.article.headline is not None)
        if best is None or score > best[0]:
            best = score, report, span
    if best is None and len(newest) < len(ordered):
        older = ordered[len(newest) :]
        return _leading(older, events, _centre(older), _rarity(older))
    return (best[1], best[2]) if best else None


def _lead_words(report: Report, span: Span) -> tuple[str, ...]:
    """Terms of the lead, without the line at `span` itself."""
    body = [s for s in report.annotations.sentences if s.kind == "body" and s.start != span[0]][:OWN_LEAD]
    return tuple(t for s in body for t in terms(report.article.text[s.start : s.end]))


def _newest(reports: Sequence[Report]) -> list[Report]:
    ordered = sorted(reports, key=lambda r: (r.article.published.value or "", r.article.id), reverse=True)
    return ordered[:TITLE_SAMPLE]


def _centre(reports: Sequence[Report]) -> set[str]:
    """The words that most headlines and leads of the story share."""
    counts: Counter[str] = Counter()
    for report in _newest(reports):
        counts.update(set(lead_terms(report)))
    return set(sorted(counts, key=lambda t: (-counts[t], t))[:25])


def _rarity(reports: Sequence[Report]) -> Rarity:
    """Weights over the story's sentences of the newest reports, so that words of the story itself don't vanish."""
    texts = []
    for report in _newest(reports)[:100]:
        texts += [terms(report.article.text[s.start : s.end]) for s in report.annotations.sentences if s.kind == "body"]
    return Rarity(texts)


def _contradiction(
    report: Report, body: Sequence[Sentence], disputes: Sequence[Dispute], reports: Sequence[Report]
) -> Citation | None:
    """The sentence that carries the other side of a dispute in which the leading report stands."""
    by_id = {r.article.id: r for r in reports}
    early = {s.start for s in body[:LEAD]}
    ranked = [d for d in disputes if d.kind != "figure" and d.likely]
    ranked.sort(key=lambda d: (-d.score, d.id))
    for dispute in ranked:
        here = _sentence_of(report, dispute.b.citation) if dispute.b.citation.article == report.article.id else None
        if here is None or here.start not in early:
            continue
        for side in (dispute.a.citation, dispute.b.citation):
            owner = by_id.get(side.article)
            sentence = _sentence_of(owner, side) if owner else None
            if owner and sentence and (owner is not report or sentence.start != body[0].start):
                follows = owner is report and 0 <= sentence.start - body[0].end <= 2
                if _readable(owner, sentence) and (
                    follows or not POINTING.match(owner.article.text[sentence.start :][:20])
                ):
                    return cite(owner.article, span_of(sentence))
    return None


def _sentence_of(report: Report, citation: Citation) -> Sentence | None:
    for sentence in report.annotations.sentences:
        if sentence.start <= citation.start < sentence.end:
            return sentence if sentence.kind == "body" else None
    return None


def _readable(report: Report, sentence: Sentence) -> bool:
    low, high = LINE_LENGTH
    return (
        low <= sentence.end - sentence.start <= high and "\n" not in report.article.text[sentence.start : sentence.end]
    )


def _fresh(citation: Citation, lines: Sequence[Citation], rarity: Rarity) -> bool:
    same = any(c.article == citation.article and c.start == citation.start for c in lines)
    return not same and all(rarity.cosine(terms(citation.exact), terms(c.exact)) < REPEATS for c in lines)
