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
from .records import Citation, Dispute, Event, Line, Report, Sentence, Span
from .words import Rarity, terms

NEWEST_SHARE = 0.1
NEWEST_LEAST = 8
"""Headlines compete among the newest tenth of the reports, and at least this many."""
HEADLINE_LENGTH = (20, 120)
"""Characters of a headline that reads as one; outside it only where nothing else is there."""
LINE_LENGTH = (30, 260)
"""Characters of a standfirst line; the model page's are 44 to 196."""
LINES = 3
LEAD = 8
"""Body sentences of the leading report among which a third line is looked for."""
REPEATS = 0.6
"""Cosine from which a standfirst line repeats another."""
TITLE_SAMPLE = 400
"""Reports, the newest, from whose headlines and leads the words of the story are counted."""
NOT_A_HEADLINE = re.compile(
    r"\?$|^(?:live|video|watch|photos?|pictures?|in pictures|opinion|comment|analysis|factbox|timeline|q&a|quiz|"
    r"podcast|letters?|editorial|blog)\b|\b(?:live updates?|as it happened|live blog)\b",
    re.IGNORECASE,
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
FURNITURE = re.compile(
    r"^\W*(?:page last|last (?:updated|modified)|updated:?|published:?|posted|(?-i:By (?:the )?[A-Z])|from our|"
    r"(?:this|the following) (?:story|article|page|live page|video|copy|post|transcript) (?:is|was|has|will|may)\b|"
    r"(?:read|see|get|find out) more\b|(?:sign up|log in|register|subscribe|click|download|print this|email this)\b|"
    r"(?:share|follow|join) (?:this|us|on)\b|editor'?s'? note\b|(?:correction|clarification|copyright|advertisement|"
    r"related|most popular|story highlights|file photo|photo|image|picture|graphic|map|caption|credits?|source|note|by|"
    r"watch|listen)\s*(?::|\W*$))|\byou\s?(?:'ve|have) selected\b|"
    r"\b(?:delivered to your|all rights reserved|getty images|terms (?:and conditions|of use)|may not be (?:published|"
    r"reproduced)|your (?:inbox|email|essential|daily)|(?:file|handout) (?:photo|picture)|photograph:|pictured|"
    r"page last updated)\b",
    re.IGNORECASE,
)
"""Page furniture that a splitter may have let through: never a headline."""
CAPTION = re.compile(
    rf"\b{MONTH}\s+\d{{1,2}}\s*,\s*\d{{4}}\W*$|\b\d{{1,2}}\s+{MONTH}\s*,?\s*\d{{4}}\W*$|"
    r"\((?:left|right|above|centre|center|l|r)\)|/(?:reuters|ap|afp|epa|getty|pa|corbis|rex)\b",
    re.IGNORECASE,
)
"""A photo caption ends with the day it was taken, or credits a photographer's agency."""
STAMP = re.compile(
    rf"\b(?:{MONTH}|mon|tue|wed|thu|fri|sat|sun|[a-z]*day|gmt|bst|est|edt|et|am|pm|utc)\b|\d+", re.IGNORECASE
)
FEWEST_WORDS = 3
"""Words beside dates and times that a headline has at least."""
TRIED = 5
"""Body sentences of a report without a headline among which one is looked for."""
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
    lines = [cite(report.article, _span(body[0]))]
    against = _contradiction(report, body, disputes, reports)
    if against and _fresh(against, lines, rarity):
        lines.append(against)
    rest = []
    for place, sentence in enumerate(body[1:LEAD]):
        citation = cite(report.article, _span(sentence))
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
        span = _headline_span(report)
        if span is None:
            continue
        words = report.article.text[slice(*span)]
        low, high = HEADLINE_LENGTH
        score = CENTRE * rarity.cosine(terms(words), centre) + 0.3 * (1 - place / max(1, len(newest)))
        real = _is_heading(report, span)
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


def _headline_span(report: Report) -> Span | None:
    """The article's headline, else its first heading that is no furniture, else its first such sentence."""
    if report.article.headline and _reads_as_headline(report.article.title):
        return report.article.headline
    for sentence in report.annotations.sentences:
        if sentence.kind == "headline" and _reads_as_headline(report.article.text[sentence.start : sentence.end]):
            return _span(sentence)
        if sentence.kind == "body":
            break
    return next(iter(_body_spans(report)), None)


def _body_spans(report: Report) -> list[Span]:
    """The first body sentences that could stand as a headline."""
    body = [s for s in report.annotations.sentences if s.kind == "body"][:TRIED]
    return [_span(s) for s in body if _reads_as_headline(report.article.text[s.start : s.end])]


def _reads_as_headline(line: str) -> bool:
    """Whether the line is neither page furniture, a caption, a by-line nor a bare date."""
    if FURNITURE.search(line) or CAPTION.search(line):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", STAMP.sub(" ", line))) >= FEWEST_WORDS


def _is_heading(report: Report, span: Span) -> bool:
    return span == report.article.headline or any(
        s.kind == "headline" and s.start == span[0] for s in report.annotations.sentences
    )


def _lead_words(report: Report, span: Span) -> tuple[str, ...]:
    """Terms of the lead, without the line at `span` itself."""
    body = [s for s in report.annotations.sentences if s.kind == "body" and s.start != span[0]][:OWN_LEAD]
    return tuple(t for s in body for t in terms(report.article.text[s.start : s.end]))


def _newest(reports: Sequence[Report]) -> list[Report]:
    ordered = sorted(reports, key=lambda r: (r.article.published.value or "", r.article.id), reverse=True)
    return ordered[:TITLE_SAMPLE]


def _lead_terms(report: Report) -> tuple[str, ...]:
    """Terms of the headline and the first body sentence."""
    text = report.article.text
    span = _headline_span(report)
    first = next((s for s in report.annotations.sentences if s.kind == "body"), None)
    return terms(text[slice(*span)] if span else "") + (terms(text[slice(*_span(first))]) if first else ())


def _centre(reports: Sequence[Report]) -> set[str]:
    """The words that most headlines and leads of the story share."""
    counts: Counter[str] = Counter()
    for report in _newest(reports):
        counts.update(set(_lead_terms(report)))
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
                    return cite(owner.article, _span(sentence))
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


def _span(sentence: Sentence) -> Span:
    return sentence.start, sentence.end
