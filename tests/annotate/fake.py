"""A tagger written by hand: it finds what the test marked.

In a marked text `{s:...}`, `{c:...}` and `{k:...}` are source, cue and content of the attribution numbered
after the letter ("{s1:...}"; no number is 0), and `{p:...}`, `{o:...}`, `{l:...}`, `{x:...}` are names: person,
organisation, place, other. Marks nest. `marked` gives the plain text and what was marked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.tagger import Mention, Tags, Triple
from dateline.records import EntityType, Sentence, Span

_TYPES: dict[str, EntityType] = {"p": "person", "o": "organisation", "l": "place", "x": "other"}
_TOKEN = re.compile(r"\{([sckpolx])(\d*):|\}")


NOTHING = Tags()


@dataclass(frozen=True, slots=True)
class FakeTagger:
    """Gives the same tags for every text."""

    tags: Tags = NOTHING
    name: str = "fake 1"

    def tag(self, text: str, sentences: Sequence[Sentence]) -> Tags:
        return self.tags


def marked(text: str) -> tuple[str, Tags]:
    """The text without its marks, and the tags that they stand for."""
    plain: list[str] = []
    length = at = 0
    open_: list[tuple[str, int, int]] = []
    parts: dict[int, dict[str, list[Span]]] = {}
    mentions: list[Mention] = []
    for match in _TOKEN.finditer(text):
        plain.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match.group(1):
            open_.append((match.group(1), int(match.group(2) or 0), length))
            continue
        kind, number, start = open_.pop()
        if kind in _TYPES:
            mentions.append(Mention(start=start, end=length, type=_TYPES[kind]))
        else:
            parts.setdefault(number, {"s": [], "c": [], "k": []})[kind].append((start, length))
    plain.append(text[at:])
    triples = tuple(
        Triple(source=tuple(sorted(p["s"])), cue=tuple(sorted(p["c"])), content=tuple(sorted(p["k"])))
        for _, p in sorted(parts.items())
    )
    return "".join(plain), Tags(triples=triples, mentions=tuple(sorted(mentions, key=lambda m: m.start)))
