"""The seam between the article's text and whatever model reads it.

`encoder.Encoder` is the shipped implementation; tests use a hand-written fake. Everything that a
model must learn goes through here; what can be reasoned from its output (who "he" is, what is a
denial, which quote is direct) is decided in `attributions.py` and `entities.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..records import EntityType, Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """One attribution as tagged and linked: spans in reading order; `content` is never empty."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text."""

    start: int
    end: int
    type: EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What a tagger found in one article. Mentions don't overlap; both in reading order."""

    triples: tuple[Triple, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Tagger(Protocol):
    """Reads one article. Pure: the same text gives the same tags."""

    @property
    def name(self) -> str:
        """Name and version of the model; stored with what it read."""
        ...

    def tag(self, text: str, sentences: Sequence[Sentence]) -> Tags:
        """Attributions and names of `text`; `sentences` cover it in order (furniture may be skipped)."""
        ...
