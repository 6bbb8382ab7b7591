"""What every estimator of timelines must do, whatever its method."""

import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from dateline import MentionCount, Timeline
from dateline.errors import SettingError
from dateline.estimators import Estimator
from dateline.records import Event
from tests.timeline.stories import COLLECTIONS, EDITORS, ORRIN, ORRIN_EDITOR

CLASSES: list[type[Estimator]] = [Timeline, MentionCount]
TEXTS = {one.id: one.text for one in ORRIN}
PARAMS: dict[str, Any] = {
    "dates": 3, "lines": 2, "first": "2031-05-01", "last": "2031-06-30", "about": "Orrin dam",
}  # fmt: skip

Make = Callable[..., Estimator]


@pytest.fixture(params=[(cls, fitted) for cls in CLASSES for fitted in (False, True)],
                ids=lambda pair: f"{pair[0].__name__}-{'fitted' if pair[1] else 'new'}")  # fmt: skip
def make(request: pytest.FixtureRequest) -> Make:
    """Makes the estimator of some parameters, fitted or not."""
    cls, fitted = request.param

    def made(**params: Any) -> Estimator:
        one: Estimator = cls(**params)
        return one.fit(COLLECTIONS, EDITORS) if fitted else one

    return made


def learned(one: Estimator) -> set[str]:
    return set(vars(one)) - set(one.get_params())


@pytest.mark.parametrize("cls", CLASSES)
def test_parameters_are_keyword_only_with_defaults_and_documented(cls: type[Estimator]) -> None:
    parameters = list(inspect.signature(cls).parameters.values())
    assert {p.kind for p in parameters} == {inspect.Parameter.KEYWORD_ONLY}
    assert all(p.default is not inspect.Parameter.empty for p in parameters)
    documented = Timeline.__doc__ or ""
    assert all(p.name in documented for p in parameters)
    assert set(PARAMS) == {p.name for p in parameters}


@pytest.mark.parametrize("cls", CLASSES)
def test_parameters_are_kept_as_given_and_no_work_is_done(cls: type[Estimator]) -> None:
    odd: dict[str, Any] = {name: object() for name in PARAMS}
    one = cls(**odd)
    assert all(getattr(one, name) is value for name, value in odd.items())
    assert vars(one).keys() == odd.keys()
    assert one.get_params() == odd


def test_parameters_can_be_changed_by_name(make: Make) -> None:
    one = make()
    assert one.set_params(**PARAMS) is one
    assert one.get_params() == PARAMS
    with pytest.raises(SettingError, match="no parameter 'days'"):
        one.set_params(days=3)


def test_it_says_what_it_is(make: Make) -> None:
    assert repr(make(dates=3)).endswith("(dates=3)")


def test_a_clone_predicts_the_same(make: Make) -> None:
    one = make(**PARAMS)
    other = make(**one.get_params())
    assert other.predict(ORRIN) == one.predict(ORRIN)


def test_pickling_changes_nothing(make: Make) -> None:
    one = make(**PARAMS)
    before = one.predict(ORRIN)
    other = pickle.loads(pickle.dumps(one))
    assert other.get_params() == one.get_params()
    assert other.predict(ORRIN) == before


def test_fit_returns_itself_and_learns_only_what_ends_in_an_underscore(make: Make) -> None:
    one = make(**PARAMS)
    before = dict(one.get_params())
    assert one.fit(COLLECTIONS, EDITORS) is one
    assert one.get_params() == before
    assert learned(one)
    assert all(name.endswith("_") for name in learned(one))


def test_fitting_again_forgets_the_first(make: Make) -> None:
    one = make().fit(COLLECTIONS, EDITORS)
    once = {name: getattr(one, name) for name in learned(one)}
    one.fit(COLLECTIONS[:1], EDITORS[:1]).fit(COLLECTIONS, EDITORS)
    assert {name: getattr(one, name) for name in learned(one)} == once


def test_predict_learns_nothing(make: Make) -> None:
    one = make()
    before = learned(one)
    one.predict(ORRIN)
    assert learned(one) == before


def test_input_order_does_not_matter(make: Make) -> None:
    one = make()
    assert one.predict(ORRIN[::-1]) == one.predict(ORRIN) == one.predict(iter((*ORRIN, ORRIN[0])))


def test_every_line_is_a_citation(make: Make) -> None:
    events = make().predict(ORRIN)
    assert events
    for event in events:
        assert event.lines
        for line in (*event.lines, *([event.headline] if event.headline else [])):
            cited = line.citation
            assert TEXTS[cited.article][cited.start : cited.end] == cited.exact
        assert 1 <= event.support.origins <= event.support.articles == len(event.articles)


def test_events_are_in_order_of_time(make: Make) -> None:
    days = [event.date for event in make().predict(ORRIN)]
    assert days == sorted(days)
    assert len(days) == len(set(days))


@pytest.mark.parametrize("dates", [1, 2, 3])
@pytest.mark.parametrize("lines", [1, 2])
def test_numbers_are_kept(make: Make, dates: int, lines: int) -> None:
    events = make(dates=dates, lines=lines).predict(ORRIN)
    assert len(events) == dates
    assert all(1 <= len(event.lines) <= lines for event in events)


def test_the_period_is_kept(make: Make) -> None:
    events = make(first="2031-05-10", last="2031-05-31").predict(ORRIN)
    assert events
    assert all("2031-05-10" <= event.date <= "2031-05-31" for event in events)


def test_about_is_kept(make: Make) -> None:
    events = make(about="compensation fund").predict(ORRIN)
    assert events
    for event in events:
        for line in event.lines:
            assert (
                "fund" in line.citation.exact.lower() or "fund" in TEXTS[line.citation.article].splitlines()[0].lower()
            )
    assert make(about="unicorns").predict(ORRIN) == ()


@pytest.mark.parametrize(
    "wrong",
    [{"dates": 0}, {"dates": "three"}, {"lines": -1}, {"lines": 1.5}, {"first": "soon"}, {"last": "2031-02-30"},
     {"first": "2031-05-02", "last": "2031-05-01"}, {"about": "of the"}],
    ids=str,
)  # fmt: skip
def test_a_wrong_value_is_said_when_it_is_used(make: Make, wrong: dict[str, Any]) -> None:
    one = make(**wrong)
    with pytest.raises(SettingError):
        one.predict(ORRIN)


def test_nothing_gives_nothing(make: Make) -> None:
    assert make().predict([]) == ()
    assert make(**PARAMS).predict(()) == ()


def test_only_articles_and_reports_are_read(make: Make) -> None:
    with pytest.raises(TypeError, match=r"dateline\.article"):
        make().predict(["The dam broke."])  # type: ignore[list-item]


@pytest.mark.parametrize("cls", CLASSES)
def test_timelines_come_in_three_forms(cls: type[Estimator]) -> None:
    pairs = list(ORRIN_EDITOR.items())
    events: tuple[Event, ...] = MentionCount(dates=3).predict(ORRIN)
    one = cls().fit([ORRIN], [ORRIN_EDITOR])
    other = cls().fit([ORRIN], [pairs])
    assert {name: getattr(one, name) for name in learned(one)} == {
        name: getattr(other, name) for name in learned(other)
    }
    assert cls().fit([ORRIN], [events]).predict(ORRIN)


@pytest.mark.parametrize("cls", CLASSES)
def test_each_collection_needs_its_timeline(cls: type[Estimator]) -> None:
    with pytest.raises(SettingError, match="one timeline for each"):
        cls().fit(COLLECTIONS, EDITORS[:1])
    with pytest.raises(SettingError):
        cls().fit([], [])


def test_the_score_is_the_f1_of_the_days(make: Make) -> None:
    one = make(dates=3)
    events = one.predict(ORRIN)
    assert one.score([ORRIN], [events]) == 1.0
    assert one.score([ORRIN], [{"1999-01-01": []}]) == 0.0
