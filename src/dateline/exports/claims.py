"""The ledger as CSV: a row for each claim (RFC 4180, UTF-8), guarded against formulas as the table of a timeline is.

`claim` is the content's exact words, its pieces joined by " [...] "; `start` and `end` are where it stands in the text
of the article, in Unicode code points, from the first piece to the last; several words or spans in one cell are joined
by "; ". `speaker` is empty where the text names none, `source` has the article's own words for it. `told_by` are
those in whose words the claim stands, the nearest first, `depth` of them. Who denies it, in what words and where (the
address of the article, else its id, and the place in its text) stands in `denied_by`, `denied_words` and `denied_at`,
one beside the other; whom it denies, in the same way, in `denial_of` and the two cells after it.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from ..records import Article, Citation, Claim
from .table import guarded

CLAIM_COLUMNS = (
    "date", "speaker", "source", "resolution", "role", "organisation", "does", "cue", "claim", "quote", "certainty",
    "hedges", "evidence", "via", "outlet", "article", "url", "start", "end", "reports", "id",
    "depth", "told_by", "denied_by", "denied_words", "denied_at", "denial_of", "denial_of_words", "denial_of_at",
)  # fmt: skip

CLAIMS_FILE = "claims.csv"
NOBODY = "unnamed"  # stands for a speaker whom the text does not name, in a cell of several
GAP = " [...] "  # between the pieces of one content


def claims_table(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """The claims as CSV with a header row, in the order given. `articles` give the addresses, where they are known."""
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(CLAIM_COLUMNS)
    for claim in claims:
        write.writerow([guarded(cell) for cell in _cells(claim, articles)])
    return out.getvalue()


def _cells(claim: Claim, articles: Mapping[str, Article]) -> Iterator[str]:
    """The cells of a row, in the order of `CLAIM_COLUMNS`."""
    article = articles.get(claim.article)
    yield from (claim.date or "", claim.speaker or "", _words(claim.source, " "), claim.resolution)
    yield from (claim.role or "", claim.organisation or "", claim.polarity, _words(claim.cue, " "))
    yield from (_words(claim.content, GAP), claim.quote, claim.certainty)
    yield from ("; ".join(claim.hedges), _words(claim.evidence, "; "), claim.via or "", claim.outlet or "")
    yield from (claim.article, (article.url if article else None) or "")
    yield from (str(min(part.start for part in claim.content)), str(max(part.end for part in claim.content)))
    yield from (str(len(claim.reports)), claim.id, str(claim.depth))
    yield "; ".join(side.speaker or side.citation.exact for side in claim.told_by)
    for sides in (claim.denied_by, claim.denial_of):
        yield "; ".join(side.speaker or NOBODY for side in sides)
        yield "; ".join(side.citation.exact for side in sides)
        yield "; ".join(_place(side.citation, articles) for side in sides)


def _place(words: Citation, articles: Mapping[str, Article]) -> str:
    """Where words stand: "https://wire.example/a 120-180"."""
    article = articles.get(words.article)
    return f"{(article.url if article else None) or words.article} {words.start}-{words.end}"


def _words(parts: Sequence[Citation], between: str) -> str:
    return between.join(part.exact for part in parts)
