"""The ledger as CSV."""

import csv
import io
from dataclasses import replace

from dateline import ledger
from dateline.exports.claims import CLAIM_COLUMNS, claims_table
from dateline.exports.table import unguarded
from tests.builders import report, said
from tests.builders_pages import ARTICLES, CLAIMS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_has_the_words_and_where_they_stand() -> None:
    one = report("a", ("News.", 'Ann Oakes denied that "it, perhaps, broke" on Sunday.'),
                 said("Ann Oakes", 'that "it, perhaps, broke" on Sunday', "denied", polarity="denies"))  # fmt: skip
    (row,) = rows(claims_table(ledger([one]), {"a": one.article}))
    assert list(row) == list(CLAIM_COLUMNS)
    assert (row["speaker"], row["does"], row["date"]) == ("Ann Oakes", "denies", "2020-01-01")
    assert one.article.text[int(row["start"]) : int(row["end"])] == row["claim"]


def test_no_cell_is_a_formula() -> None:
    one = report(
        "a", ("News.", "Ann Oakes said =HYPERLINK(evil) is here."), said("Ann Oakes", "=HYPERLINK(evil) is here")
    )
    (claim,) = ledger([one])
    (row,) = rows(claims_table([claim], {}))
    assert row["claim"].startswith("'=")
    assert unguarded(row["claim"]) == claim.content[0].exact
    assert row["url"] == ""


def test_who_denies_whom_and_who_tells_of_it_stand_in_the_row() -> None:
    found = {row["id"]: row for row in rows(claims_table(CLAIMS, ARTICLES))}
    denied = next(claim for claim in CLAIMS if claim.denied_by)
    (side,) = denied.denied_by
    row = found[denied.id]
    assert (row["denied_by"], row["denied_words"]) == (side.speaker, side.citation.exact)
    where = f"{ARTICLES[side.citation.article].url or side.citation.article} {side.citation.start}-{side.citation.end}"
    assert row["denied_at"] == where
    denial = found[side.claim or ""]
    assert (denial["denial_of"], denial["denial_of_words"]) == (denied.speaker, denied.content[0].exact)
    assert (row["depth"], row["told_by"]) == ("0", "")
    nested = replace(denied, depth=2, told_by=(replace(side, speaker=None), side))
    (row,) = rows(claims_table([nested], ARTICLES))
    assert row["told_by"] == f"{side.citation.exact}; {side.speaker}"
