"""The measure of how far grouping depends on order."""

import pytest
from evals.orders import agreement, shuffled
from evals.runs import SCORING
from evals.stories import Folds, model_without, topic_of

from dateline.stories import EventModel, StoryFeatures

FOUND = {
    f"a{i}": StoryFeatures(terms=(("flood", 1.0),), day=day) for i, day in enumerate(["2021-03-02"] * 9 + [None] * 3)
}


def test_shuffling_keeps_days_in_order_and_loses_nothing() -> None:
    order = shuffled(FOUND, 1)
    assert order == FOUND
    assert list(order) != list(FOUND)
    assert sorted(list(order)[:9]) == sorted(list(FOUND)[:9])


def test_a_topic_is_judged_by_the_model_that_did_not_see_it() -> None:
    one, two = EventModel(bias=1.0, weights={}), EventModel(bias=2.0, weights={})
    held = Folds(models=[one, two], topics={"7": 0, "9": 1})
    assert model_without(["7_1ecb", "7_2ecb", "9_1ecb"], held) == one
    assert model_without(["9_1ecb"], held) == two
    assert model_without(["44_1ecb", "7"], held) is None
    assert topic_of("7_1ecb") == "7"


@pytest.mark.corpus
@pytest.mark.skipif(not SCORING.is_dir(), reason="needs ../shared/scoring, which is absent")
def test_articles_that_are_all_alike_are_grouped_alike_in_any_order() -> None:
    assert agreement(FOUND, "event") == 1.0
