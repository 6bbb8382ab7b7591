"""Four counts, kept apart; and the reader's table of owners."""

from pathlib import Path

import pytest

from dateline.counting import origin_of, support
from dateline.errors import SourceError
from dateline.owners import owned, read_owners
from dateline.pipeline import counted
from dateline.records import Article, Citation, Claim, Origin, Support

WIRE = Article(id="w", text="", outlet="Meridian Wire")
POST = Article(id="p", text="", outlet="Evening Post", owner="Gannet Group")
STAR = Article(id="s", text="", outlet="Morning Star Ledger", owner="Gannet Group")
AGAIN = Article(id="p2", text="", outlet="Evening Post", owner="Gannet Group")
ORIGINS = (Origin(articles=("w", "p")), Origin(articles=("s",)))


def test_articles_outlets_owners_and_origins_are_four_counts() -> None:
    found = support([WIRE, POST, STAR, AGAIN], origin_of(ORIGINS))
    assert found == Support(articles=4, outlets=3, owners=2, origins=3)


def test_without_a_table_no_owners_are_counted() -> None:
    assert support([WIRE], {}).owners is None


def test_a_claim_in_copies_of_one_report_has_one_origin() -> None:
    words = Citation(article="w", version=1, start=0, end=4, exact="gone")
    claim = Claim(
        id="w.1.0", article="w", version=1, outlet=None, date=None, speaker=None, speaker_type=None, resolution="none",
        role=None, organisation=None, source=(), cue=(), content=(words,), sentence=words, quote="indirect",
        polarity="asserts", certainty="certain", reports=("w", "p"),
    )  # fmt: skip
    (found,) = counted([claim], [WIRE, POST, STAR], ORIGINS)
    assert (found.support.articles, found.support.outlets, found.support.origins) == (2, 2, 1)


def test_a_table_names_outlets_or_hosts(tmp_path: Path) -> None:
    table = tmp_path / "owners.csv"
    table.write_text("Outlet,Owner,since\n evening  post ,Gannet Group,2009\nwww.star.example,Gannet Group\n\nalone\n")
    owners = read_owners(table)
    assert owners == {"evening post": "Gannet Group", "star.example": "Gannet Group"}
    assert owned(Article(id="a", text="", outlet="Evening Post"), owners).owner == "Gannet Group"
    by_host = Article(id="a", text="", outlet="The Star", url="https://www.star.example/fire")
    assert owned(by_host, owners).owner == "Gannet Group"
    assert owned(WIRE, owners) == WIRE


@pytest.mark.parametrize("content", ["", "outlet,owner\n", "Evening Post\n"])
def test_a_table_without_owners_says_what_to_write(tmp_path: Path, content: str) -> None:
    table = tmp_path / "owners.csv"
    table.write_text(content)
    with pytest.raises(SourceError, match=r"write lines like: Evening Post,Gannet Group"):
        read_owners(table)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't read this table"):
        read_owners(tmp_path / "none.csv")
