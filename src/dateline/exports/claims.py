"""The ledger as CSV: a row for each claim (RFC 4180, UTF-8), guarded against formulas as the table of a timeline is.

`claim` is the content's exact words, its pieces joined by " [...] "; `start` and `end` are where it stands in the text
of the article, in Unicode code points, from the first piece to the last; several words or spans in one cell are joined
by "; ". `speaker` is empty where the text names none, `source` has the article's own words for it.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from ..records import Article, Citation, Claim
from .table import guarded

CLAIM_COLUMNS = (
    "date", "speaker", "source", "resolution", "role", "organisation", "does", "cue", "claim", "quote", "certainty",
    "hedges", "evidence", "via", "outlet", "article", "url", "start", "end", "reports", "id",
)  # fmt: skip

CLAIMS_FILE = "claims.csv"
GAP = " [...] "  # between the pieces of one content


def claims_table(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """The claims as CSV with a header row, in the order given. `articles` give the addresses, where they are known."""
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(CLAIM_COLUMNS)
    for claim in claims:
        write.writerow([guarded(cell) for cell in _cells(claim, articles.get(claim.article))])
    return out.getvalue()


def _cells(claim: Claim, article: Article | None) -> Iterator[str]:
    """The cells of a row, in the order of `CLAIM_COLUMNS`."""
    yield from (claim.date or "", claim.speaker or "", _words(claim.source, " "), claim.resolution)
    yield from (claim.role or "", claim.organisation or "", claim.polarity, _words(claim.cue, " "))
    yield from (_words(claim.content, GAP), claim.quote, claim.certainty)
    yield from ("; ".join(claim.hedges), _words(claim.evidence, "; "), claim.via or "", claim.outlet or "")
    yield from (claim.article, (article.url if article else None) or "")
    yield from (str(min(part.start for part in claim.content)), str(max(part.end for part in claim.content)))
    yield from (str(len(claim.reports)), claim.id)


def _words(parts: Sequence[Citation], between: str) -> str:
    return between.join(part.exact for part in parts)
