"""CSV: a row for each line of each event (RFC 4180, UTF-8).

A spreadsheet takes a cell that begins with =, +, - or @ for a formula and would run it. Such a cell gets an
apostrophe in front, which spreadsheets read as "this is text"; so does one of which only apostrophes and blanks
stand before such a character, and one that begins with a tab or a line break. `unguarded` takes it off again, so
that the words are exactly those of the article.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from ..lengths import LENGTHS
from ..records import Article, Event, Line

COLUMNS = (
    "date", "until", "time", "precision", "level", "headline", "line", "outlet", "article", "url", "published",
    "start", "end", "articles", "outlets", "origins",
)  # fmt: skip

# The wide forms too: some spreadsheets read them as the plain ones.
_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")


def table(events: Sequence[Event], articles: Mapping[str, Article], title: str = "") -> str:
    """The timeline as CSV with a header row; a table has no place for a title.

    `line` is the citation's exact words, `start` and `end` where they stand in the text of the article (in Unicode
    code points); `level` is the shortest length of timeline in which the line stands; `articles`, `outlets` and
    `origins` count the event's support.
    """
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(COLUMNS)
    for event in events:
        for line in event.lines:
            write.writerow([guarded(cell) for cell in _cells(event, line, articles.get(line.citation.article))])
    return out.getvalue()


def guarded(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would run it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell


def _cells(event: Event, line: Line, article: Article | None) -> Iterator[str]:
    """The cells of a row, in the order of `COLUMNS`."""
    cited, support = line.citation, event.support
    yield from (event.date, event.until or "", event.time or "", event.precision)
    yield max(event.level, line.level, key=LENGTHS.index)
    yield from (event.headline.citation.exact if event.headline else "", cited.exact)
    outlet, url, published = (article.outlet, article.url, article.published.value) if article else (None,) * 3
    yield from (outlet or "", cited.article, url or "", published or "")
    yield from map(str, (cited.start, cited.end, support.articles, support.outlets, support.origins))
