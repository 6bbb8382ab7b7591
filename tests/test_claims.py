"""The ledger: exact citations, one name a person, wire copies joined."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.citing import CONTEXT
from dateline.claims import ledger
from dateline.records import Report
from tests.builders import report, said

DAM = "The dam at Ostrava will hold through the winter"


def _wire(
    name: str, date: str, outlet: str, line: str = f"Jana Novak said {DAM}.", speaker: str = "Jana Novak"
) -> Report:
    return report(name, ["Dam will hold", line], said(speaker, DAM), date=date, outlet=outlet)


def test_a_claim_cites_its_exact_words() -> None:
    one = _wire("a", "2020-01-02", "Courier")
    (claim,) = ledger([one])
    assert claim.content[0].exact == DAM
    assert one.article.text[claim.content[0].start : claim.content[0].end] == DAM
    assert claim.sentence.exact == f"Jana Novak said {DAM}."
    assert (
        claim.content[0].prefix == one.article.text[max(0, claim.content[0].start - CONTEXT) : claim.content[0].start]
    )
    assert (claim.outlet, claim.date, claim.reports) == ("Courier", "2020-01-02", ("a",))
    assert claim.id == f"a.1.{claim.content[0].start}"


def test_the_same_words_in_three_reports_are_one_claim_cited_from_the_earliest() -> None:
    reports = [
        _wire("late", "2020-01-04", "Mail", f"Ms Novak said {DAM}.", "Ms Novak"),
        _wire("early", "2020-01-02", "Courier"),
        _wire("undated", "", "Post"),
    ]
    (claim,) = ledger(reports)
    assert claim.article == "early"
    assert claim.reports == ("early", "late", "undated")
    assert claim.speaker == "Jana Novak"


def test_small_edits_are_one_claim_but_another_figure_is_not() -> None:
    base = "64 people were killed when the mountain road collapsed near the village"
    edit = "64 people were killed when the mountain road collapsed near a village on Monday"
    other = "90 people were killed when the mountain road collapsed near the village"
    reports = [
        report(name, ["Road", f"Novak said {words}."], said("Novak", words), date=f"2020-01-0{i}")
        for i, (name, words) in enumerate([("a", base), ("b", edit), ("c", other)], 1)
    ]
    assert [c.reports for c in ledger(reports)] == [("a", "b"), ("c",)]


def test_furniture_is_skipped() -> None:
    one = report(
        "a", ["Head", "Novak said the dam is safe."], said("Novak", "the dam is safe"), kinds=[(1, "furniture")]
    )
    assert ledger([one]) == ()


def test_a_surname_that_two_people_share_stays_itself() -> None:
    reports = [
        report("a", ["H", "Jana Novak said it rains."], said("Jana Novak", "it rains")),
        report("b", ["H", "Petr Novak said it snows."], said("Petr Novak", "it snows")),
        report("c", ["H", "Novak said it thaws."], said("Novak", "it thaws")),
    ]
    assert [c.speaker for c in ledger(reports)] == ["Jana Novak", "Petr Novak", "Novak"]


def test_an_acronym_joins_the_only_name_with_its_initials() -> None:
    reports = [
        report(
            "a",
            ["H", "The World Health Organization said it spreads."],
            said("World Health Organization", "it spreads", speaker_type="organisation"),
        ),
        report("b", ["H", "WHO said it slows."], said("WHO", "it slows", speaker_type="organisation")),
    ]
    assert {c.speaker for c in ledger(reports)} == {"World Health Organization"}


def test_the_sentence_of_a_claim_stays_in_its_paragraph() -> None:
    one = report(
        "a",
        ["Head", "It rained, Novak said.", "A heading", "The river rose."],
        said("Novak", ("It rained", "The river rose")),
        kinds=[(2, "headline")],
    )
    (claim,) = ledger([one])
    assert claim.sentence.exact == "It rained, Novak said."
    assert [c.exact for c in claim.content] == ["It rained", "The river rose"]


def test_a_nested_claim_points_at_the_claim_it_is_in() -> None:
    line = "Lee said Novak had promised that the gates would open."
    one = report(
        "a",
        ["H", line],
        said("Lee", "Novak had promised that the gates would open"),
        said("Novak", "the gates would open", cue="promised", via=0),
    )
    outer, inner = ledger([one])
    assert inner.via == outer.id


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(5)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    reports = [
        _wire(f"r{i}", f"2020-01-0{i + 1}", f"Outlet {i}", f"{who} said {DAM}.", who)
        for i, who in enumerate(["Jana Novak", "Novak", "Ms Novak", "Petr Lee", "Lee"])
    ]
    assert ledger([reports[i] for i in order]) == ledger(reports)


def _says(name: str, words: str, speaker: str = "Jana Novak", **fields: Any) -> Report:
    return report(name, ["Road", f"{speaker} said {words}."], said(speaker, words, **fields), date=f"2020-01-0{name}")


def test_a_paraphrase_by_one_named_speaker_is_one_claim() -> None:
    one = "the heartbreaking spill highlighted the need to find alternative energy sources"
    other = "the heartbreaking spill underscored the need to find alternative energy sources"
    assert [c.reports for c in ledger([_says("1", one), _says("2", other)])] == [("1", "2")]


def test_a_paraphrase_must_agree_in_all_that_matters() -> None:
    base = "the heartbreaking spill highlighted the need to find alternative energy sources"
    others = {
        "figures": "two heartbreaking spill underscored the need to find alternative energy sources",
        "negation": "the heartbreaking spill never underscored the need to find alternative energy sources",
    }
    for words in others.values():
        assert [c.reports for c in ledger([_says("1", base), _says("2", words)])] == [("1",), ("2",)]
    same = "the heartbreaking spill underscored the need to find alternative energy sources"
    for fields in ({"polarity": "denies"}, {"certainty": "possible"}, {"resolution": "described"}):
        assert len(ledger([_says("1", base), _says("2", same, **fields)])) == 2
    assert len(ledger([_says("1", base), _says("2", same, "Petr Hora")])) == 2


def test_two_quotations_in_other_words_are_two_claims() -> None:
    one = "the heartbreaking spill highlighted the need to find alternative energy sources"
    other = "the heartbreaking spill underscored the need to find alternative energy sources"
    assert len(ledger([_says("1", one, quote="direct"), _says("2", other, quote="direct")])) == 2


def test_a_quotation_cut_short_is_the_same_quotation() -> None:
    whole = "We will rebuild the bridge before the winter comes and we will pay for it ourselves"
    short = "We will rebuild the bridge before the winter comes"
    quoted = {"quote": "direct"}
    assert [c.reports for c in ledger([_says("1", whole, **quoted), _says("2", short, **quoted)])] == [("1", "2")]
    assert len(ledger([_says("1", whole, **quoted), _says("2", "We will rebuild the bridge", **quoted)])) == 2


def test_a_quotation_with_other_small_words_is_the_same_and_so_is_a_whole_piece_of_one() -> None:
    one = "It is premature to say this is a catastrophe and I will say this is very serious"
    other = "It is premature to say that this is a catastrophe and I will say this is very serious"
    quoted = {"quote": "direct"}
    mixed = {"quote": "mixed"}
    assert [c.reports for c in ledger([_says("1", one, **quoted), _says("2", other, **mixed)])] == [("1", "2")]
    denied = one.replace("is very", "is not very")
    assert len(ledger([_says("1", one, **quoted), _says("2", denied, **quoted)])) == 2


def test_the_same_words_on_two_days_are_two_claims() -> None:
    early = _wire("a", "2020-08-02", "Courier", line=f"On July 3, Jana Novak said {DAM}.")
    late = _wire("b", "2020-08-02", "Herald", line=f"On July 29, Jana Novak said {DAM}.")
    undated = _wire("c", "2020-08-02", "Mail")
    assert len(ledger([early, late])) == 2
    assert len(ledger([early, undated])) == 1
