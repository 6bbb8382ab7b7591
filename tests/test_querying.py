"""Which claims are asked for: by whom, about what."""

from dataclasses import replace

import pytest

from dateline import ledger
from dateline.days import days
from dateline.errors import SettingError
from dateline.querying import Query, about, choose, says, speakers
from dateline.records import Claim, Side
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


def test_all_that_is_asked_must_hold() -> None:
    oakes, marl, *_ = CLAIMS
    denial = replace(
        marl, polarity="denies", quote="direct", date="2020-03-04", denied_by=(Side(citation=marl.content[0]),)
    )
    claims = [oakes, denial, replace(oakes, date=None), replace(oakes, date="2020-03")]
    everything = Query(by="marl", about="factory", act="denials", quotes=True, denied=True, since=days("2020"))
    assert choose(claims, everything) == [denial]
    assert choose(claims, Query()) == claims
    for other in ({"by": "oakes"}, {"act": "demands"}, {"until": days("2020-02")}, {"about": "Sundays"}):
        assert choose(claims, replace(everything, **other)) == []
    assert choose(claims, Query(since=days("2020-03"))) == [denial, claims[3]]
    assert choose(claims, Query(since=days("2020-03-01"), until=days("2020-03-04"))) == [denial]  # March ends later


def test_what_a_word_is_worth_is_a_matter_of_the_whole_ledger() -> None:
    asked = Query(about="compensation fund", by="marl")
    assert choose(CLAIMS, asked) == [one for one in about(CLAIMS, "compensation fund") if says(one, "marl")]


def test_a_question_is_said_in_words() -> None:
    asked = Query(by="Cox", about="the dam", act="denials", quotes=True, denied=True, since=days("2020-03-04"))
    assert asked.words == "denials in direct quotes that somebody denies by “Cox” about “the dam” from 4 Mar 2020 on"
    assert (Query().words, Query(act="declined").words) == ("", "refusals to say")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Query(act="sings"), "nothing is done"),
        (Query(about="of the"), "give a word"),
        (Query(since=days("2021"), until=days("2020")), "before it begins"),
    ],
)
def test_what_can_not_be_asked_is_said(asked: Query, why: str) -> None:
    with pytest.raises(SettingError, match=why):
        choose(CLAIMS, asked)
