"""Which claims are asked for: by whom, about what."""

import pytest

from dateline import ledger
from dateline.errors import SettingError
from dateline.querying import about, says, speakers
from dateline.records import Claim
from tests.builders import report, said

CLAIMS = ledger(
    [
        report(
            "a",
            (
                "A headline of nothing.",
                "Ann Oakes said that the compensation fund of Bert Quill is empty.",
                "Cid Marl said that Quill sold the factories.",
                "Dora Pym said that Jane Quill sings on Sundays.",
                "Fund manager Eve Lorn said that it rained all day.",
            ),
            said("Ann Oakes", "that the compensation fund of Bert Quill is empty"),
            said("Cid Marl", "that Quill sold the factories"),
            said("Dora Pym", "that Jane Quill sings on Sundays"),
            said("Eve Lorn", "that it rained all day"),
        )
    ]
)


def by(found: list[Claim]) -> list[str | None]:
    return [claim.speaker for claim in found]


def test_by_takes_any_words_of_the_name() -> None:
    assert [claim.speaker for claim in CLAIMS if says(claim, "oakes")] == ["Ann Oakes"]
    assert not any(says(claim, name) for claim in CLAIMS for name in ("", "—", "Oak", "Ann Marl"))


def test_who_speaks_is_named_with_most_claims_first() -> None:
    assert speakers([*CLAIMS, CLAIMS[2]], 2) == ("Dora Pym", "Ann Oakes")


def test_about_compares_stems_and_wants_most_of_the_words() -> None:
    assert by(about(CLAIMS, "factory")) == ["Cid Marl"]
    assert by(about(CLAIMS, "compensation fund")) == ["Ann Oakes"]
    assert about(CLAIMS, "kitten") == []


def test_who_speaks_is_not_what_it_is_about() -> None:
    assert about(CLAIMS, "Dora Pym") == []
    assert about(CLAIMS, "Eve Lorn") == []


def test_of_a_name_the_surname_will_do_but_not_a_namesake() -> None:
    assert by(about(CLAIMS, "Bert Quill")) == ["Ann Oakes", "Cid Marl"]
    assert by(about(CLAIMS, "bert quill")) == ["Ann Oakes", "Cid Marl"]
    assert by(about(CLAIMS, "Jane Quill")) == ["Cid Marl", "Dora Pym"]  # whose "Quill" it is nobody can tell


def test_about_nothing_is_said() -> None:
    for nothing in ("", "the of", "—"):
        with pytest.raises(SettingError, match="give a word"):
            about(CLAIMS, nothing)
