"""Denials, contradictions and figures on hand-built reports; both sides must be the right words."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims import ledger
from dateline.disputes import disputes
from dateline.records import Dispute, Report
from tests.builders import report, said


def _find(*reports: Report) -> tuple[Dispute, ...]:
    return disputes(ledger(reports), reports)


def _sides(dispute: Dispute) -> tuple[str, str]:
    return dispute.a.citation.exact, dispute.b.citation.exact


ACCUSED = report(
    "a",
    [
        "Depot fire",
        "The Harbour Union said the company had stored explosives in the northern depot.",
        "The weather was fine on Tuesday.",
        "Tarn Shipping denied storing explosives in the depot.",
    ],
    said("Harbour Union", "the company had stored explosives in the northern depot"),
    said("Tarn Shipping", "storing explosives in the depot", cue="denied", polarity="denies"),
)


def test_a_denial_is_linked_to_the_claim_in_the_same_article() -> None:
    (found,) = _find(ACCUSED)
    assert found.kind == "denial"
    assert _sides(found) == (
        "Harbour Union said the company had stored explosives in the northern depot",
        "Tarn Shipping denied storing explosives in the depot",
    )
    assert (found.a.speaker, found.b.speaker) == ("Harbour Union", "Tarn Shipping")
    assert 0 < found.score <= 1
    assert found.reasons


def test_a_denial_is_linked_to_a_claim_in_another_article() -> None:
    claim = report(
        "old",
        ["Fire", "Inspector Vale said Tarn Shipping stored explosives in the depot."],
        said("Vale", "Tarn Shipping stored explosives in the depot"),
        date="2020-01-01",
    )
    denial = report(
        "new",
        ["Answer", "It rained.", "Tarn Shipping rejected reports that it stored explosives in the depot."],
        said("Tarn Shipping", "it stored explosives in the depot", cue="rejected", polarity="denies"),
        date="2020-01-03",
    )
    (found,) = _find(claim, denial)
    assert found.a.citation.article == "old"
    assert found.b.citation.article == "new"


def test_a_denial_of_what_no_report_says_keeps_the_denied_words() -> None:
    one = report(
        "a",
        ["Fire", "It rained.", "Tarn Shipping has denied bribing harbour inspectors."],
        said("Tarn Shipping", "bribing harbour inspectors", cue="denied", polarity="denies"),
    )
    (found,) = _find(one)
    assert found.a.citation.exact == "bribing harbour inspectors"
    assert found.a.speaker is None


def test_refusing_is_not_denying() -> None:
    one = report(
        "a",
        [
            "Talks",
            "The mayor said the strikers had offered a truce in the harbour.",
            "The owners rejected the offer of a truce in the harbour.",
            "Reporters were denied access to the harbour.",
        ],
        said("mayor", "the strikers had offered a truce in the harbour"),
    )
    assert _find(one) == ()


def test_a_denial_of_a_denial_and_own_words_are_not_paired() -> None:
    one = report(
        "a",
        ["Fire", "Vale said the depot was safe.", "Vale denied the depot was unsafe."],
        said("Vale", "the depot was safe"),
        said("Vale", "the depot was unsafe", cue="denied", polarity="denies"),
    )
    assert all(d.a.speaker != "Vale" for d in _find(one))


def test_a_conflict_that_the_text_states_points_back_and_forth() -> None:
    one = report(
        "a",
        [
            "Engines made at home",
            "Two officials said the valley can build its own pumps.",
            "This disputes a survey by the Lund Institute which said the valley imports pumps from the coast.",
        ],
        said("officials", "the valley can build its own pumps", resolution="described"),
        said("Lund Institute", "the valley imports pumps from the coast"),
    )
    (found,) = _find(one)
    assert found.kind == "contradiction"
    assert "imports pumps" in found.a.citation.exact
    assert "build its own pumps" in found.b.citation.exact
    assert (found.a.speaker, found.b.speaker) == ("Lund Institute", "officials")


def test_one_negated_of_two_alike_statements_seems_to_conflict() -> None:
    reports = [
        report(
            "a",
            ["Dam", "Novak said the spillway gates opened before the flood."],
            said("Novak", "the spillway gates opened before the flood"),
        ),
        report(
            "b",
            ["Dam again", "Lee said the spillway gates had not opened before the flood."],
            said("Lee", "the spillway gates had not opened before the flood"),
        ),
    ]
    (found,) = _find(*reports)
    assert {found.a.speaker, found.b.speaker} == {"Novak", "Lee"}
    assert any("seems to conflict" in r for r in found.reasons)


def test_a_named_party_that_says_it_did_not_answers_the_statement_that_names_it() -> None:
    one = report(
        "a",
        [
            "Pumps",
            "The survey found that the pumps were built by the coast company Tarn Works.",
            "The weather was fine.",
            "Tarn Works said it had not built pumps since 1991.",
        ],
        said("survey", "the pumps were built by the coast company Tarn Works", cue="found"),
        said("Tarn Works", "it had not built pumps since 1991"),
    )
    (found,) = _find(one)
    assert (found.kind, found.a.speaker, found.b.speaker) == ("denial", "survey", "Tarn Works")
    assert "speaks of Tarn Works" in found.reasons


def test_a_wire_copy_denies_only_once() -> None:
    copy = report(
        "b",
        ["Other head", *ACCUSED.article.text.split("\n")[1:]],
        said("Tarn Shipping", "storing explosives in the depot", cue="denied", polarity="denies"),
        date="2020-01-02",
        outlet="Mail",
    )
    assert len(_find(ACCUSED, copy)) == 1


def test_reports_that_the_denial_quotes_are_its_other_side() -> None:
    one = report("a", ["Fire", "It rained.", "The mayor denied reports that the depot held forty barrels of powder."])
    (found,) = _find(one)
    assert found.a.citation.exact == "the depot held forty barrels of powder"


def _toll(name: str, count: str, value: float, who: str, date: str) -> Report:
    line = f"{who} said {count} people died in the Ostrava flood."
    return report(
        name,
        ["Flood", line],
        said(who, f"{count} people died in the Ostrava flood"),
        date=date,
        quantities=[(f"{count} people", value, "people", "died")],
    )


def test_figures_of_one_day_and_two_sources_are_in_dispute_and_later_ones_an_update() -> None:
    (same_day,) = _find(_toll("a", "64", 64, "Novak", "2020-01-01"), _toll("b", "90", 90, "Lee", "2020-01-01"))
    assert (same_day.kind, same_day.figure) == ("figure", "dispute")
    assert same_day.a.value is not None
    assert same_day.b.value is not None
    assert (same_day.a.value.low, same_day.b.value.low) == (64, 90)
    (later,) = _find(_toll("a", "64", 64, "Novak", "2020-01-01"), _toll("b", "90", 90, "Lee", "2020-01-05"))
    assert later.figure == "update"


def test_equal_figures_and_other_units_are_no_dispute() -> None:
    assert _find(_toll("a", "64", 64, "Novak", "2020-01-01"), _toll("b", "64", 64, "Lee", "2020-01-01")) == ()


def test_a_rate_is_no_total_and_another_year_no_dispute() -> None:
    def flow(name: str, line: str, words: str, value: float) -> Report:
        return report(name, ["Oil", line], date="2020-05-01", quantities=[(words, value, "barrel", "barrels")])

    rate = flow("a", "Officials said 5,000 barrels of oil leaked a day from the Ostrava well.", "5,000 barrels", 5000)
    total = flow("b", "Experts said 90,000 barrels of oil leaked from the Ostrava well.", "90,000 barrels", 90000)
    old = flow("c", "In 1989 some 7,000 barrels of oil leaked a day from the Ostrava well.", "7,000 barrels", 7000)
    higher = flow(
        "d", "Experts said 12,000 barrels of oil leaked a day from the Ostrava well.", "12,000 barrels", 12000
    )
    assert _find(rate, total) == ()
    assert _find(rate, old) == ()
    (found,) = _find(rate, higher)
    assert found.kind == "figure"


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(4)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    reports = [
        ACCUSED,
        _toll("b", "64", 64, "Novak", "2020-01-01"),
        _toll("c", "90", 90, "Lee", "2020-01-02"),
        _toll("d", "120", 120, "Vale", "2020-01-02"),
    ]
    assert _find(*[reports[i] for i in order]) == _find(*reports)


def test_cost_grows_about_linearly() -> None:
    """600 claims with one vocabulary stay far from the quadratic: all pairs would be 180,000 comparisons."""
    places = [f"Place{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(150)]
    reports = [
        report(
            f"r{i:04}",
            ["Flood", f"Novak said the gates at {p} opened late.", f"Lee denied that the gates at {p} opened late."],
            said("Novak", f"the gates at {p} opened late"),
            said("Lee", f"the gates at {p} opened late", cue="denied", polarity="denies"),
        )
        for i, p in enumerate(places * 2)
    ]
    began = time.process_time()
    assert _find(*reports)
    assert time.process_time() - began < 8


def test_two_sources_on_one_flight_dispute_even_a_day_apart() -> None:
    def flight(name: str, who: str, words: str, value: int, day: str) -> Report:
        content = f"the rocket had flown {words}"
        return report(
            name,
            ["Rocket", f"{who} said {content}."],
            said(who, content),
            date=day,
            quantities=[(words, value, "kilometre", "kilometres")],
        )

    (found,) = _find(
        flight("a", "Harbour Radio", "930 kilometres", 930, "2020-05-01"),
        flight("b", "The Vale Ministry", "510 kilometres", 510, "2020-05-02"),
    )
    assert (found.kind, found.figure) == ("figure", "dispute")


def test_a_conversion_in_brackets_is_no_figure_of_its_own() -> None:
    line = "Officials said about 5,000 barrels (210,000 gallons) of oil leaked each day."
    other = "Vale said about 5,000 barrels (9,000 gallons) of oil leaked each day."
    one = report("a", ["Oil", line], date="2020-05-01", quantities=[("210,000 gallons", 210000, "gallon", "gallons")])
    two = report("b", ["Oil", other], date="2020-05-01", quantities=[("9,000 gallons", 9000, "gallon", "gallons")])
    assert _find(one, two) == ()


def test_a_later_report_is_not_what_was_denied() -> None:
    denial = report(
        "a",
        ["Answer", "Tarn Shipping denied storing explosives in the northern depot."],
        said("Tarn Shipping", "storing explosives in the northern depot", cue="denied", polarity="denies"),
        date="2020-05-01",
    )
    later = report(
        "b",
        ["Look back", "Vale said Tarn Shipping stored explosives in the northern depot."],
        said("Vale", "Tarn Shipping stored explosives in the northern depot"),
        date="2020-06-01",
    )
    assert all(d.a.citation.article != "b" for d in _find(denial, later))


def _amount(name: str, line: str, words: str, value: float, unit: str, date: str = "2020-05-01") -> Report:
    return report(name, ["Leak", line], date=date, quantities=[(words, value, unit, f"{unit}s")])


def test_figures_in_unlike_units_are_compared_and_the_conversion_is_called_ours() -> None:
    barrels = "Officials said 5,000 barrels of oil leaked a day from the Ostrava well."
    litres = "Experts said 2 million litres of oil leaked a day from the Ostrava well."
    (found,) = _find(
        _amount("a", barrels, "5,000 barrels", 5000, "barrel"), _amount("b", litres, "2 million litres", 2e6, "litre")
    )
    assert found.a.citation.exact == barrels
    assert any("our conversion" in r for r in found.reasons)
    same = "Experts said 795,000 litres of oil leaked a day from the Ostrava well."
    assert (
        _find(
            _amount("a", barrels, "5,000 barrels", 5000, "barrel"),
            _amount("b", same, "795,000 litres", 795000, "litre"),
        )
        == ()
    )


def test_what_may_come_is_not_set_against_what_is() -> None:
    now = "Officials said 5,000 barrels of oil were collected a day at the Ostrava well."
    plan = "Officials said a second ship could collect 9,000 barrels of oil a day at the Ostrava well."
    assert (
        _find(
            _amount("a", now, "5,000 barrels", 5000, "barrel"),
            _amount("b", plan, "9,000 barrels", 9000, "barrel"),
        )
        == ()
    )


def test_a_claim_called_untrue_in_its_own_sentence_is_a_denial() -> None:
    one = report("a", ["Fire", "It rained.", "The ministry said reports that the depot held powder kegs were false."])
    (found,) = _find(one)
    assert (found.kind, found.a.citation.exact) == ("denial", "the depot held powder kegs")


def test_a_plain_no_answers_the_question_before_it() -> None:
    one = report("a", ["Dam", "Is the dam about to burst?", "No, the dam is safe."])
    (found,) = _find(one)
    assert _sides(found) == ("Is the dam about to burst?", "No, the dam is safe.")


def test_who_is_blamed_and_says_there_was_no_sign_denies() -> None:
    one = report(
        "a",
        [
            "Sickness",
            "Villagers blamed the sickness on the nearby tanneries.",
            "A spokesman for the tanneries said there had been no sign of disease among workers.",
        ],
        said("spokesman for the tanneries", "there had been no sign of disease among workers", resolution="described"),
    )
    (found,) = _find(one)
    assert found.a.citation.exact.startswith("Villagers blamed")


def test_what_was_thought_at_first_stands_against_what_was_found() -> None:
    one = report("a", ["Blast", "Police initially thought gas had caused the blast.", "It was found to be a bomb."])
    (found,) = _find(one)
    assert (found.kind, found.b.citation.exact) == ("contradiction", "It was found to be a bomb.")
