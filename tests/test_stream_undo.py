"""What an article changes in a stream can be taken back exactly, and the shelf holds all that a stream knows."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.store import open_store
from dateline.store.stream import StreamShelf
from dateline.stories import SETTINGS, Assignment, MemoryShelf, Shelf, StoryFeatures, StoryStream
from dateline.stories.state import State, Term

WORDS = [f"{letter}{number}" for letter in "abc" for number in range(12)]
LOOSE = replace(SETTINGS, threshold=0.5, merge=0.4)


@st.composite
def articles(draw: st.DrawFn) -> StoryFeatures:
    """An article of one of three kinds, with a few words of the others: so stories begin, grow and merge."""
    kind = draw(st.integers(0, 2)) * 12
    own = draw(st.sets(st.sampled_from(WORDS[kind : kind + 12]), min_size=1, max_size=8))
    other = draw(st.sets(st.sampled_from(WORDS), max_size=3))
    day = draw(st.none() | st.integers(1, 28).map(lambda n: f"2021-03-{n:02d}"))
    return StoryFeatures(terms=tuple((word, 4.0 if word in own else 1.0) for word in sorted(own | other)), day=day)


@pytest.fixture(autouse=True)
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a few articles reach."""
    monkeypatch.setattr("dateline.stories.steps.LISTED", 2)
    monkeypatch.setattr("dateline.stories.steps.CENTROID_TERMS", 10)
    monkeypatch.setattr("dateline.stories.stream.INDEX_TERMS", 5)


def content(shelf: MemoryShelf) -> tuple[dict[str, bytes], dict[int, bytes]]:
    return dict(shelf.kept_terms), dict(shelf.kept_stories)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(articles(), max_size=12), st.lists(articles(), max_size=12))
def test_what_was_assigned_is_retracted_without_a_trace(first: list[StoryFeatures], then: list[StoryFeatures]) -> None:
    shelf = MemoryShelf()
    stream = StoryStream(shelf, settings=LOOSE)
    for number, article in enumerate(first):
        stream.assign(f"a{number}", article)
    stream.flush()
    before = content(shelf)
    done = [stream.assign(f"b{number}", article) for number, article in enumerate(then)]
    stream.flush()
    for assignment in reversed(done):
        stream.retract(assignment.step)
    stream.flush()
    assert content(shelf) == before
    assert [stream.assign(f"b{number}", article) for number, article in enumerate(then)] == done


def test_the_articles_of_that_test_merge_and_fill_lists() -> None:
    """So that it tests something."""
    stream, merged, pushed, lost = StoryStream(settings=LOOSE), 0, 0, 0
    for number in range(60):
        kind = number % 3 * 12
        words = [WORDS[kind + (number * k) % 12] for k in range(1, 7)] + [WORDS[number % 36]]
        done = stream.assign(f"a{number}", StoryFeatures(terms=tuple((word, 3.0) for word in dict.fromkeys(words))))
        merged += len(done.merged)
        for change in done.step.changes:
            pushed += len(getattr(change, "pushed", ()))
            lost += len(getattr(change, "lost", ()))
    assert merged
    assert pushed
    assert lost


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(articles(), max_size=15), st.integers(1, 5))
def test_a_stream_that_lets_go_of_everything_goes_on_alike(found: list[StoryFeatures], every: int) -> None:
    whole, shelf, answers = StoryStream(settings=LOOSE), MemoryShelf(), list[Assignment]()
    stream = StoryStream(shelf, settings=LOOSE)
    for number, article in enumerate(found):
        answers.append(stream.assign(f"a{number}", article))
        if number % every == 0:
            stream.flush()
            stream = StoryStream(shelf, settings=LOOSE)
    assert answers == [whole.assign(f"a{number}", article) for number, article in enumerate(found)]


@pytest.fixture(params=["memory", "database"])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Every kind of shelf there is."""
    if request.param == "memory":
        yield MemoryShelf()
        return
    with open_store(tmp_path_factory.mktemp("shelf") / "news.db") as store:
        yield StreamShelf(store)


def test_a_shelf_gives_back_what_it_keeps_and_forgets_what_it_should(shelf: Shelf) -> None:
    shelf.save({"": b"every", "flood": b"one", "o'brien": b"two"}, {1: b"a", 2: b"b"})
    assert shelf.terms(["flood", "o'brien", "", "dam"]) == {"": b"every", "flood": b"one", "o'brien": b"two"}
    assert shelf.stories([1, 2, 3]) == {1: b"a", 2: b"b"}
    shelf.save({"flood": None, "o'brien": b"three", "dam": None}, {1: None, 2: b"c", 9: None})
    assert shelf.terms(["flood", "o'brien"]) == {"o'brien": b"three"}
    assert shelf.stories([1, 2]) == {2: b"c"}
    assert shelf.terms([]) == {}
    assert shelf.stories([]) == {}


def test_only_what_was_lately_used_is_held() -> None:
    shelf = MemoryShelf()
    state = State(shelf, terms_held=2, stories_held=1)
    for name in "abcdefgh":
        state.term(name).count = 7
        state.terms_changed(name)
        state.flush()
        assert len(state._terms.young) + len(state._terms.old) <= 6
    assert state.terms("ah") == {"a": Term(count=7), "h": Term(count=7)}
    state.term("a").count = 9
    state.forget()
    assert state.term("a") == Term(count=7)
