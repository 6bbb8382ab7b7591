"""What a text does with a claim: by example, and what holds for any two texts."""

import math

import pytest
from evals.score_emergent import score
from hypothesis import given
from hypothesis import strategies as st

from dateline import claim_stance
from dateline.claim_stance import LABELS, StanceModel
from dateline.claim_stance.features import LONGEST, features, plain

CLAIM = "The mayor of Orrin sold the town hall to a casino"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mayor of Orrin sells town hall to casino", "for"),
        ("Orrin town hall sold to casino by mayor", "for"),
        ("Mayor denies that he sold Orrin's town hall to a casino", "against"),
        ("No, the mayor of Orrin did not sell the town hall", "against"),
        ("Orrin town hall not sold to casino, records show", "against"),
        ("That story of a town hall sold to a casino is a hoax", "against"),
        ("Orrin town hall reportedly sold to casino", "observing"),
        ("Did the mayor of Orrin sell the town hall to a casino?", "observing"),
        ("Mayor of Orrin may have sold town hall to casino: report", "observing"),
    ],
)
def test_examples(text: str, label: str) -> None:
    assert claim_stance(CLAIM, text).label == label


def test_curly_quotation_marks_are_as_good_as_straight_ones() -> None:
    assert claim_stance(CLAIM, "The mayor didn’t sell the “town hall”") == claim_stance(
        CLAIM, 'The mayor didn\'t sell the "town hall"'
    )


def test_what_it_is_about_does_not_count() -> None:
    ours = features("The dam is closed", "Engineer denies the dam is closed")
    theirs = features("The zoo is flooded", "Engineer denies the zoo is flooded")
    assert {name for name in ours if name != "letters"} == {name for name in theirs if name != "letters"}
    assert "word denies" in ours
    assert "word dam" not in ours


def test_a_denial_that_the_claim_itself_tells_of_is_none_of_the_claim() -> None:
    assert "n REFUTE" not in features("The mayor denies the sale", "Mayor denies the sale")


@given(claim=st.text(max_size=80), text=st.text(max_size=80))
def test_chances_add_up_for_any_texts(claim: str, text: str) -> None:
    found = claim_stance(claim, text)
    chances = (found.supports, found.opposes, found.observes)
    assert math.isclose(sum(chances), 1.0)
    assert all(0 <= chance <= 1 for chance in chances)
    assert chances[LABELS.index(found.label)] == max(chances)


@given(text=st.text(min_size=1, max_size=60), more=st.text(max_size=40))
def test_only_the_beginning_is_read(text: str, more: str) -> None:
    long = text * (LONGEST // len(text) + 1)
    assert claim_stance(CLAIM, long[:LONGEST] + more) == claim_stance(CLAIM, long[:LONGEST])


@given(text=st.text(max_size=80))
def test_blanks_do_not_count(text: str) -> None:
    assert features(CLAIM, f"  {plain(text)}\n") == features(CLAIM, plain(text))


def test_a_model_of_ones_own() -> None:
    model = StanceModel(bias=(0.0, 0.0, 0.0), weights={"word rubbish": (0.0, 2.0, 0.0)})
    assert claim_stance(CLAIM, "Rubbish", model=model).opposes == pytest.approx(math.exp(2) / (math.exp(2) + 2))
    assert claim_stance(CLAIM, "Elsewhere", model=model).label == "for"  # nothing known: the first of three alike


def test_the_scorer() -> None:
    gold = [
        {"id": name, "articleHeadlineStance": stance}
        for name, stance in (("a", "for"), ("b", "against"), ("c", "against"), ("d", "observing"))
    ]
    said = [
        {"id": name, "stance": stance, "fold": fold}
        for name, stance, fold in (("a", "for", 0), ("b", "against", 0), ("c", "observing", 1), ("d", "observing", 1))
    ]
    found = score(said, gold)
    assert found["accuracy"] == 0.75
    assert found["against F1"] == pytest.approx(2 / 3)
    assert found["observing F1"] == pytest.approx(2 / 3)
    assert found["spread"]["accuracy"] == pytest.approx(math.sqrt(0.125))
    assert score([{**row, "fold": None} for row in said], gold)["spread"] == {}
