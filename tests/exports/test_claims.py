"""The ledger as CSV."""

import csv
import io

from dateline import ledger
from dateline.exports.claims import CLAIM_COLUMNS, claims_table
from dateline.exports.table import unguarded
from tests.builders import report, said


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
