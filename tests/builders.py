"""Reports built by hand: spans are found by their words, so that a test reads like the text it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.records import (
    Annotations,
    Article,
    Attribution,
    Published,
    Quantity,
    Report,
    Sentence,
    SentenceKind,
    Span,
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """An attribution by its words; `content` may be several pieces."""

    content: str | tuple[str, ...]
    speaker: str | None = None
    cue: str = "said"
    source: str | None = None
    fields: tuple[tuple[str, Any], ...] = ()


def said(speaker: str | None, content: str | tuple[str, ...], cue: str = "said", **fields: Any) -> Said:
    """`speaker` says `content`; other fields of `Attribution` by name; `source` when it is not the speaker's name."""
    source = fields.pop("source", speaker)
    return Said(content=content, speaker=speaker, cue=cue, source=source, fields=tuple(sorted(fields.items())))


def report(
    name: str,
    lines: Sequence[str],
    *said_: Said,
    date: str | None = "2020-01-01",
    outlet: str = "The Courier",
    headline: bool = True,
    kinds: Sequence[tuple[int, SentenceKind]] = (),
    quantities: Sequence[tuple[str, float, str, str]] = (),
) -> Report:
    """A report whose sentences are `lines` (the first is the headline unless `headline` is False).

    `quantities`: (words, value, unit, measure).
    """
    text, sentences = "\n".join(lines), []
    at, special = 0, dict(kinds)
    for i, line in enumerate(lines):
        kind = special.get(i, "headline" if headline and i == 0 else "body")
        sentences.append(Sentence(start=at, end=at + len(line), kind=kind, paragraph=i))
        at += len(line) + 1
    article = Article(
        id=name,
        text=text,
        headline=(0, len(lines[0])) if headline else None,
        outlet=outlet,
        published=Published(value=date, precision="day" if date else "none", origin="given" if date else "none"),
    )
    annotations = Annotations(
        article=name,
        sentences=tuple(sentences),
        attributions=tuple(_attribution(text, s) for s in said_),
        quantities=tuple(_quantity(text, q) for q in quantities),
    )
    return Report(article=article, annotations=annotations)


def span(text: str, words: str) -> Span:
    """Where `words` stand in `text`, first occurrence; a test that misquotes itself fails here."""
    at = text.index(words)
    return at, at + len(words)


def _attribution(text: str, what: Said) -> Attribution:
    pieces = (what.content,) if isinstance(what.content, str) else what.content
    content = tuple(span(text, p) for p in pieces)
    fields: dict[str, Any] = {
        "speaker": what.speaker,
        "speaker_type": "person" if what.speaker else None,
        "resolution": "named" if what.speaker else "none",
        **dict(what.fields),
    }
    near = max(0, content[0][0] - 200)
    source = _near(text, what.source, content[0][0], near) if what.source else None
    cue = _near(text, what.cue, content[0][0], near) if what.cue else None
    return Attribution(content=content, source=(source,) if source else (), cue=(cue,) if cue else (), **fields)


def _near(text: str, words: str, place: int, lowest: int) -> Span:
    """The occurrence of `words` nearest before `place`, else the first after it."""
    at = text.rfind(words, lowest, place)
    at = at if at >= 0 else text.index(words, place)
    return at, at + len(words)


def _quantity(text: str, what: tuple[str, float, str, str]) -> Quantity:
    start, end = span(text, what[0])
    return Quantity(start=start, end=end, low=what[1], high=what[1], unit=what[2], measure=what[3])
