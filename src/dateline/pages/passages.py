"""An article's text in paragraphs, with its cited spans ready to be lit by a link, without a script.

How a span lights up: an empty anchor (`id="c120-180"`) stands where it starts, and the text is cut
into segments at every start and end. CSS lights the segments after the targeted anchor. Spans may
nest and overlap, so each span has a *track*, a small number that no span it touches shares: the
anchor, the segments and the end mark carry it (`a0`, `t0`, `e0`), and the light goes from the
targeted `a0` over each following `t0` up to the next `e0`. That is exact for any overlap up to
`TRACKS` deep; beyond that a span shares the last track, and may light a little more than its own.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..records import Article, Span

TRACKS = 8  # as many as static/style.css has rules for; the deepest overlap seen on Timeline17 is less


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text under the same spans. `anchors` start here, `tracks` cover it, `ends` stop after it.

    An anchor is its id, its track, and whether its span goes on into the next paragraph.
    """

    text: str
    anchors: tuple[tuple[str, int, bool], ...] = ()
    tracks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an article; `number` counts from 1, and is 0 for the headline."""

    number: int
    segments: tuple[Segment, ...]


@lru_cache(maxsize=4096)
def paragraphs(text: str, headline: Span | None) -> tuple[Span, ...]:
    """The spans of the body's paragraphs: runs of text between blank lines, or lines where none is blank."""
    start = headline[1] if headline and leads(text, headline) else 0
    blank = re.compile(r"\n[^\S\n]*\n" if re.search(r"\n[^\S\n]*\n", text[start:].strip()) else r"\n")
    found = []
    while start < len(text):
        gap = blank.search(text, start)
        end = gap.start() if gap else len(text)
        block = text[start:end]
        if words := block.strip():
            first = start + len(block) - len(block.lstrip())
            found.append((first, first + len(words)))
        start = gap.end() if gap else len(text)
    return tuple(found)


def leads(text: str, headline: Span) -> bool:
    """Whether the headline stands at the very start, apart from the body."""
    return not text[: headline[0]].strip()


def paragraph_number(article: Article, start: int) -> int:
    """The number of the paragraph that `start` falls in, from 1; 0 for the headline."""
    if article.headline and article.headline[0] <= start < article.headline[1]:
        return 0
    spans = paragraphs(article.text, article.headline)
    return max(1, bisect_right(spans, (start, len(article.text))))


def passage(article: Article, cited: Iterable[Span]) -> tuple[Paragraph, ...]:
    """The article as paragraphs of segments, the headline first where it has one.

    Spans outside the text are left out. The anchor of a span over several paragraphs stands in the
    first; the light reaches into the second.
    """
    spans = sorted({span for span in cited if 0 <= span[0] < span[1] <= len(article.text)})
    tracks = dict(zip(spans, _tracks(spans), strict=True))
    blocks = [(number, span) for number, span in enumerate(paragraphs(article.text, article.headline), start=1)]
    if article.headline and leads(article.text, article.headline):
        blocks.insert(0, (0, article.headline))
    return tuple(
        Paragraph(number=number, segments=_segments(article.text, block, spans, tracks)) for number, block in blocks
    )


def _tracks(spans: list[Span]) -> list[int]:
    """A track for each span (sorted): the lowest that no span reaching into it has."""
    ends: list[int] = []
    chosen = []
    for start, end in spans:
        track = next((number for number, last in enumerate(ends) if last <= start), len(ends))
        track = min(track, TRACKS - 1)
        if track == len(ends):
            ends.append(end)
        else:
            ends[track] = max(end, ends[track])
        chosen.append(track)
    return chosen


def _segments(text: str, block: Span, spans: list[Span], tracks: dict[Span, int]) -> tuple[Segment, ...]:
    """A block cut at every start and end of the spans that touch it."""
    low, high = block
    touching = [span for span in spans if span[0] < high and span[1] > low]
    if not touching:
        return (Segment(text=text[low:high]),)
    cuts = sorted({low, high, *(min(max(edge, low), high) for span in touching for edge in span)})
    made = []
    for start, end in itertools.pairwise(cuts):
        over = [span for span in touching if span[0] < end and span[1] > start]
        made.append(
            Segment(
                text=text[start:end],
                anchors=tuple(
                    (f"c{a}-{b}", tracks[a, b], b > high)
                    for a, b in over
                    if a == start or (a < low and start == low and not text[a:low].strip())
                ),
                tracks=tuple(sorted({tracks[span] for span in over})),
                ends=tuple(tracks[span] for span in over if min(span[1], high) == end),
            )
        )
    return tuple(made)
