"""What a denial answers: its candidates, and which of them is given."""

import pytest

from dateline.claims import ledger
from dateline.disputes import disputes
from dateline.disputes.denials import read
from dateline.disputes.links import Candidates
from dateline.disputes.ranker import Learned, Linker, Ranker, shipped
from dateline.disputes.statements import Statements
from dateline.records import Dispute, Report
from tests.builders import report, said

CHARGE = "Inspector Vale accused Tarn Shipping of storing explosives in the depot."
ANSWER = "Tarn Shipping denied keeping explosives in the depot."


def _story(*lines: str) -> Report:
    claims = [said("Tarn Shipping", "keeping explosives in the depot", cue="denied", polarity="denies")] * (
        ANSWER in lines
    )
    return report("a", ["Fire", *lines], *claims, date="2020-01-01")


def _linked(linker: Linker, *reports: Report) -> list[Dispute]:
    learned = Learned(figures=shipped().figures, links=linker)
    return [d for d in disputes(ledger(reports), reports, learned) if d.kind == "denial"]


def _surely(**choice: float) -> Linker:
    return Linker(choice=choice, answered=Ranker(bias=9.0, weights={}))


def test_candidates_are_what_stands_near_by_and_the_denied_words_themselves() -> None:
    story = _story(CHARGE, "It rained all night on the harbour.", ANSWER)
    statements = Statements(ledger((story,)), (story,))
    (denial,) = read(statements)
    found = Candidates(statements).of(denial)
    assert [c.other is None for c in found].count(True) == 1
    words = [story.article.text[slice(*c.place(denial)[1])] for c in found]
    assert "keeping explosives in the depot" in words[0]
    assert CHARGE in words
    assert not any(ANSWER in text for text in words)


def test_every_weight_of_the_shipped_choice_reads_a_feature_that_can_be_there() -> None:
    stories = [
        _story(CHARGE, ANSWER),
        _story(CHARGE, "Tarn Shipping rejected the report."),
        _story(CHARGE, "Reports that Tarn Shipping stored explosives in the depot are false."),
    ]
    known = {"own, form", "form, coverage", "form, near", "form, same article", "form, accuses"}
    for kind in ("denies", "not", "false", "reject"):
        known |= {f"own, {kind}", *(f"{kind}, {name}" for name in ("coverage", "near", "same article", "accuses"))}
    for story in stories:
        statements = Statements(ledger((story,)), (story,))
        for denial in read(statements):
            known |= {name for c in Candidates(statements).of(denial) for name in c.features}
    assert set(shipped().links.choice) <= known


def test_the_likeliest_candidate_is_given_beside_what_the_rules_find() -> None:
    story = _story(CHARGE, "Harbour staff had complained about smoke for weeks.", ANSWER)
    sides = {d.a.citation.exact for d in _linked(_surely(near=30.0), story)}
    assert any("complained about smoke" in side for side in sides)


def test_an_unlikely_pair_of_the_rules_is_only_possible() -> None:
    story = _story(CHARGE, ANSWER)
    never = Linker(choice={}, answered=Ranker(bias=-9.0, weights={}))
    assert all(not d.likely for d in _linked(never, story))
    assert any(d.likely for d in _linked(_surely(accuses=30.0), story))


def test_the_denied_words_do_not_take_the_place_of_a_statement() -> None:
    story = _story(CHARGE, ANSWER)
    (found,) = _linked(_surely(own=30.0), story)
    assert found.a.citation.exact == CHARGE
    assert found.score >= 0.9


def test_reasons_are_words_for_people() -> None:
    story = _story(CHARGE, "Tarn Shipping, which owns the quay, rejected Vale's findings.")
    for one in _linked(shipped().links, story):
        assert one.reasons[0].startswith("“")
        assert all(reason == reason.strip() for reason in one.reasons)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_the_reports_does_not_matter(order: tuple[int, int]) -> None:
    reports = [
        _story(CHARGE, ANSWER),
        report("b", ["Smoke", "Vale had found explosives in the depot."], date="2020-01-02"),
    ]
    shown = [(d.id, d.score) for d in _linked(shipped().links, *(reports[i] for i in order))]
    assert shown == [(d.id, d.score) for d in _linked(shipped().links, *reports)]
