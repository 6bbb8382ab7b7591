"""Moving figures as CSV: a row a figure (RFC 4180, UTF-8), guarded against formulas as the table of a timeline is.

`measure` is what is counted, `series` tells the measures of a story apart. `as_of` is the day for which the figure
holds, `figure` its words, `low` and `high` its value in `unit`, all as the text has them. `updated` is "yes" where a
later figure of the series updates it; `differs_from` numbers the rows of the series that dispute it or give it
otherwise (from 1). `words` is the whole passage, `start` and `end` its place in the article's text.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from ..records import Article, Point, Series
from .table import guarded

FIGURE_COLUMNS = (
    "series", "measure", "row", "as_of", "figure", "modifier", "low", "high", "unit", "speaker", "outlet", "updated",
    "differs_from", "reports", "origins", "words", "article", "url", "start", "end",
)  # fmt: skip


def figures_table(found: Sequence[Series], articles: Mapping[str, Article]) -> str:
    """The figures as CSV with a header row, in the order given. `articles` give outlets and addresses."""
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(FIGURE_COLUMNS)
    for number, series in enumerate(found, start=1):
        for row, point in enumerate(series.points):
            write.writerow([guarded(cell) for cell in _cells(number, series, row, point, articles)])
    return out.getvalue()


def _cells(number: int, series: Series, row: int, point: Point, articles: Mapping[str, Article]) -> Iterator[str]:
    words, value = point.side.citation, point.side.value
    article = articles.get(words.article)
    shown = article.text[value.start : value.end] if value and article and article.version == words.version else ""
    yield from (str(number), series.about, str(row + 1), point.as_of or "", " ".join(shown.split()))
    yield from (value.modifier, f"{value.low:g}", f"{value.high:g}", value.unit) if value else ("",) * 4
    yield from (point.side.speaker or "", (article.outlet if article else None) or "")
    yield "yes" if any(one.earlier == row and one.figure == "update" for one in series.differences) else "no"
    others = sorted(
        {one.earlier + one.later - row for one in series.differences
         if row in (one.earlier, one.later) and one.figure != "update"}
    )  # fmt: skip
    yield "; ".join(str(other + 1) for other in others)
    yield from (str(len(point.reports)), str(point.support.origins), words.exact, words.article)
    yield from ((article.url if article else None) or "", str(words.start), str(words.end))
