"""The editor's log, and the stream that keeps to it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Edit, EditKind, Placing
from dateline.stories import SETTINGS, StoryFeatures, StoryStream, editing, features
from dateline.stories.reasons import PLACED
from tests.test_stories import FLOOD, TRIAL, report, stream_of_two


def edit(id: int, kind: EditKind, *placed: tuple[str, int, int], undoes: int | None = None) -> Edit:
    """An edit that puts the articles named by the letters of a word from one story into another."""
    made = tuple(Placing(articles=tuple(letters), was=was, story=story) for letters, was, story in placed)
    return Edit(id=id, time="2026-01-01T00:00:00+00:00", kind=kind, story=1, placed=made, undoes=undoes)


def test_the_last_word_on_an_article_holds() -> None:
    log = [edit(1, "merge", ("ab", 1, 1), ("cd", 2, 1)), edit(2, "split", ("b", 1, 3), ("acd", 1, 1))]
    assert editing.homes(log) == {"a": 1, "c": 1, "d": 1, "b": 3}
    assert editing.homes([*log, edit(3, "undo", undoes=2)]) == dict.fromkeys("abcd", 1)


def test_what_was_taken_back_can_be_brought_back() -> None:
    log = [edit(1, "pin", ("a", 1, 1)), edit(2, "undo", undoes=1)]
    assert editing.live(log) == ()
    log.append(edit(3, "undo", undoes=2))
    assert editing.live(log) == (log[0],)
    assert editing.undone(log, log[2]) == log[0]
    assert editing.live([*log, edit(4, "undo", undoes=3)]) == ()


def test_the_undos_of_an_edit_are_one_line() -> None:
    log = [edit(1, "pin", ("a", 1, 1)), edit(2, "pin", ("b", 2, 2)), edit(3, "undo", undoes=1)]
    log.append(edit(4, "undo", undoes=3))
    assert editing.latest(log, log[0]) == editing.latest(log, log[3]) == log[3]
    assert editing.latest(log, log[1]) == log[1]


@given(st.lists(st.integers(0, 99), max_size=20))
def test_every_undo_changes_whether_its_edit_holds(picks: list[int]) -> None:
    log = [edit(1, "split", ("b", 1, 6), ("a", 1, 1)), edit(2, "pin", ("c", 2, 2))]
    for pick in picks:
        held = editing.holding(log)
        chosen = held[pick % len(held)]
        before = set(editing.live(log))
        log.append(edit(len(log) + 1, "undo", undoes=editing.latest(log, chosen).id))
        assert set(editing.live(log)) == before ^ {editing.undone(log, chosen)}


def test_an_edit_is_taken_back_after_those_that_stand_on_it() -> None:
    log = [
        edit(1, "merge", ("ab", 1, 1), ("cd", 2, 1)),
        edit(2, "pin", ("e", 5, 5)),
        edit(3, "split", ("b", 1, 6), ("acd", 1, 1)),
    ]
    assert [one.id for one in editing.stands_on(log, log[0])] == [3]
    assert editing.stands_on(log, log[1]) == editing.stands_on(log, log[2]) == ()
    assert editing.stands_on([*log, edit(4, "undo", undoes=3)], log[0]) == ()
    assert editing.stands_on([replace(log[0], kind="rename"), *log[1:]], replace(log[0], kind="rename")) == ()


def test_placings_of_each_kind() -> None:
    def told(placed: tuple[Placing, ...]) -> list[tuple[str, int, int]]:
        return [("".join(one.articles), one.was, one.story) for one in placed]

    assert told(editing.merged((1, "ab"), [(2, "c")])) == [("ab", 1, 1), ("c", 2, 1)]
    assert told(editing.parted((1, "abc"), "b", 7)) == [("b", 1, 7), ("ac", 1, 1)]
    assert told(editing.moved((1, "ab"), "a", (2, "c"))) == [("a", 1, 2), ("b", 1, 1), ("c", 2, 2)]
    assert told(editing.moved((1, "a"), "a", (2, "c"))) == [("a", 1, 2), ("c", 2, 2)]
    assert told(editing.kept((1, "ab"))) == [("ab", 1, 1)]


# ---- the stream


def grouped(homes: dict[str, int]) -> dict[str, int]:
    stream = StoryStream()
    joined = {
        one.article.id: stream.assign(one.article.id, features(one), into=homes.get(one.article.id)).story
        for one in stream_of_two()
    }
    return {article: stream.resolve(story) for article, story in joined.items()}


def test_two_stories_of_one_home_are_one() -> None:
    assert len(set(grouped(dict.fromkeys(("f0", "f1", "f2", "t0", "t1"), 9)).values())) == 1


def test_articles_of_two_homes_stay_apart_however_alike() -> None:
    found = grouped({"f0": 1, "f1": 2, "f2": 1})
    assert found["f0"] == found["f2"] != found["f1"]


def test_the_reason_tells_what_the_editor_did_and_what_was_found_anyway() -> None:
    stream = StoryStream()
    stream.assign("a", features(report("a", *FLOOD[0])), into=1)
    assert stream.assign("b", features(report("b", *TRIAL[0])), into=1).reason == PLACED
    assert stream.assign("c", features(report("c", *FLOOD[1])), into=1).reason.startswith("shares ")


def test_a_later_article_chooses_between_the_parts_of_a_split_by_likeness() -> None:
    stream = StoryStream()
    stream.assign("a", features(report("a", *FLOOD[0])), into=1)
    trial = stream.assign("b", features(report("b", *TRIAL[0])), into=2)
    stream.assign("c", features(report("c", *FLOOD[1])), into=1)
    joined = stream.assign("d", features(report("d", *TRIAL[1])))
    assert joined.story == trial.story


def test_the_first_of_a_home_finds_what_came_before_it() -> None:
    stream = StoryStream()
    early = stream.assign("a", features(report("a", *FLOOD[0]))).story
    assert stream.assign("b", features(report("b", *FLOOD[1])), into=7).story == early
    assert stream.assign("c", features(report("c", *FLOOD[2])), into=8).story != early


@pytest.mark.parametrize(("homes", "count"), [({}, 1), ({"a0": 5}, 1), ({"a3": 5}, 1), ({"a0": 5, "a3": 6}, 2)])
def test_stories_that_grow_together_become_one_unless_they_have_two_homes(homes: dict[str, int], count: int) -> None:
    def made(*terms: str) -> StoryFeatures:
        return StoryFeatures(terms=tuple((term, 3.0) for term in terms))

    dam, bank = ("aldane", "dam", "spillway", "gate"), ("morvik", "flood", "quay", "sandbag")
    stream = StoryStream(settings=replace(SETTINGS, threshold=0.4))
    found = [
        stream.assign(f"a{i}", made(*terms), into=homes.get(f"a{i}")).story
        for i, terms in enumerate([dam, dam, bank, bank])
    ]
    found += [stream.assign(f"b{i}", made(*dam[:3], *bank)).story for i in range(6)]
    assert len({stream.resolve(story) for story in found}) == count
    last = stream.assign("c", made("other"), into=homes.get("a0")).story
    assert (stream.resolve(last) == stream.resolve(found[0])) == ("a0" in homes)


@given(st.dictionaries(st.sampled_from(["f0", "f1", "f2", "t0", "t1"]), st.integers(1, 3)))
def test_homes_are_stories(homes: dict[str, int]) -> None:
    found = grouped(homes)
    for a, home in homes.items():
        for b, other in homes.items():
            assert (found[a] == found[b]) == (home == other)
