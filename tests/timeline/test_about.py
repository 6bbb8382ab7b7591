"""The thread of a story: what concerns some words, and nothing else."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import article, timeline
from dateline.errors import SettingError
from dateline.records import Event
from tests.timeline.stories import FERRY, ORRIN


def lines(events: tuple[Event, ...]) -> list[str]:
    return [line.citation.exact for event in events for line in event.lines]


def days(about: str) -> list[str]:
    return [event.date for event in timeline(ORRIN, about=about)]


def test_only_what_holds_the_words_is_shown() -> None:
    shown = lines(timeline(ORRIN, about="Lena Brandt"))
    assert shown
    assert all("Brandt" in line for line in shown)
    assert days("Lena Brandt") == ["2031-05-05", "2031-05-19", "2031-06-20"]


@pytest.mark.parametrize("about", ["Lena Brandt", "lena brandt", "BRANDT", "Brandt, Lena!", "resigning ministers"])
def test_words_count_in_any_form(about: str) -> None:
    assert "2031-05-19" in days(about)
    assert "2031-06-20" not in days("resigning ministers")


def test_singular_and_plural_are_one_word() -> None:
    report = article("The factory at Sund burnt down on 4 May.", published="2031-05-05")
    assert lines(timeline([report], about="factories")) == lines(timeline([report]))


def test_a_sentence_that_names_several_days_stands_once() -> None:
    shown = lines(timeline(ORRIN, about="first payments"))
    assert len(shown) == len(set(shown)) == 1


SURNAMES = (
    "Conrad Mursk pleaded not guilty on 3 May. {} on 5 May. The judge was Ada Vries. Nobody else spoke. It rained. "
    "People waited. Some left. Others came."
)


@pytest.mark.parametrize(
    "said", ["Mursk wept", "The court heard Dr. Mursk", "Yesterday Mursk was heard", "Dr Mursk's car burnt"]
)
def test_a_surname_stands_for_the_name(said: str) -> None:
    told = article(SURNAMES.format(said), published="2031-05-06")
    assert [event.date for event in timeline([told], about="Conrad Mursk")] == ["2031-05-03", "2031-05-05"]


@pytest.mark.parametrize("said", ["His sister Olga Mursk wept", "The town of South Mursk burnt"])
def test_a_namesake_does_not(said: str) -> None:
    told = article("He spoke. " * 6 + f"Conrad Mursk pleaded not guilty on 3 May. He left. {said} on 5 May.",
                   published="2031-05-10")  # fmt: skip
    assert [event.date for event in timeline([told], about="Conrad Mursk")] == ["2031-05-03"]


def test_one_word_of_two_is_not_enough() -> None:
    other = article("A hedge fund failed in the city on 9 May.", published="2031-05-10", title="Bank news")
    assert all("hedge" not in line for line in lines(timeline([*ORRIN, other], about="compensation fund")))


def test_a_title_vouches_for_the_opening() -> None:
    told = article(
        "The government set it up on Tuesday. " + "Nothing more is known. " * 6 + "The church fell down on 3 May.",
        published="2031-05-14",
        title="Compensation fund for Orrin",
    )
    shown = lines(timeline([told], about="compensation fund"))
    assert "The government set it up on Tuesday." in shown
    assert "The church fell down on 3 May." not in shown


def test_a_word_that_no_report_has_does_not_hide_the_others() -> None:
    assert timeline(ORRIN, about="compensation fund") == timeline(ORRIN, about="compensation fund unicorns")


def test_support_counts_what_concerns_the_words() -> None:
    (event,) = timeline([*ORRIN, *FERRY], about="helicopters", dates=1)
    assert event.support.articles == 1


def test_numbers_are_words_too() -> None:
    assert lines(timeline(ORRIN, about="30 million")) == [
        "Parliament set up a compensation fund of 30 million crowns for Orrin on Tuesday."
    ]


def test_nothing_is_said_with_nothing() -> None:
    assert timeline(ORRIN, about="unicorns") == ()
    assert timeline([], about="dam") == ()


@pytest.mark.parametrize("about", ["", "of the", "?!"])
def test_no_word_is_an_error(about: str) -> None:
    with pytest.raises(SettingError, match="give a word"):
        timeline(ORRIN, about=about)


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    told = article("İİİİİİİİİİİİİİİİİİİİ İ. The fund paid on 4 May. The dam broke on 9 May.", published="2031-05-10")
    assert lines(timeline([told], about="fund")) == ["The fund paid on 4 May."]


WORDS = st.lists(
    st.sampled_from("dam fund funds 30 30,000 30.5 4 May Monday İ co-op's the Brandt said.".split()), max_size=14
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=5), WORDS.filter(any), st.randoms(use_true_random=False))
def test_whatever_is_asked(texts: list[tuple[list[str], list[str]]], about: list[str], random: Random) -> None:
    told = [
        article(f"{' '.join(first)} on 4 May. {' '.join(second)} on Monday.", published="2031-05-10", id=str(number))
        for number, (first, second) in enumerate(texts)
    ]
    asked = f"dam {' '.join(about)}"
    events = timeline(told, about=asked)
    texts_of = {one.id: one.text for one in told}
    for event in events:
        for line in event.lines:
            assert texts_of[line.citation.article][line.citation.start : line.citation.end] == line.citation.exact
    random.shuffle(told)
    assert timeline(told, about=asked) == events
