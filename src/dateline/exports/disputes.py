"""Disputes as CSV: a row for each (RFC 4180, UTF-8), guarded against formulas as the table of a timeline is.

Of each side, `a_` and `b_` (of a denial, b denies a): who stands behind it, the day, the outlet, the exact words, the
article, its address, and where the words stand in its text in Unicode code points; of figures also the least and the
greatest value, the modifier ("at least") and the unit, as the text has them. `likely` is "yes" or "no", `judged` the
reader's own word. `dispute` is what `dateline disputes --confirm` takes.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from ..records import Article, Dispute, Side, Story
from .table import guarded

SIDE_COLUMNS = (
    "speaker",
    "date",
    "outlet",
    "words",
    "article",
    "url",
    "start",
    "end",
    "low",
    "high",
    "modifier",
    "unit",
)
DISPUTE_COLUMNS = (
    "dispute", "story", "kind", "figure", "likely", "score", "judged", "about", "reasons",
    *(f"{side}_{column}" for side in "ab" for column in SIDE_COLUMNS),
)  # fmt: skip


def disputes_table(found: Iterable[tuple[Story, Dispute]], articles: Mapping[str, Article]) -> str:
    """The disputes as CSV with a header row, in the order given. `articles` give outlets and addresses."""
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(DISPUTE_COLUMNS)
    for story, one in found:
        cells = (*_cells(story, one), *_side(one.a, articles), *_side(one.b, articles))
        write.writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def _cells(story: Story, one: Dispute) -> Iterator[str]:
    yield from (one.key, str(story.id), one.kind, one.figure or "", "yes" if one.likely else "no", f"{one.score:.3f}")
    yield from (one.judged, one.about, "; ".join(one.reasons))


def _side(side: Side, articles: Mapping[str, Article]) -> Iterator[str]:
    words, article, value = side.citation, articles.get(side.citation.article), side.value
    yield from (side.speaker or "", side.date or "", (article.outlet if article else None) or "", words.exact)
    yield from (words.article, (article.url if article else None) or "", str(words.start), str(words.end))
    yield from (f"{value.low:g}", f"{value.high:g}", value.modifier, value.unit) if value else ("",) * 4
