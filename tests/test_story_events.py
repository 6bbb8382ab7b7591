"""One story -> its events: what tells two happenings of one kind apart, and what does not."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Annotations, Article, Published, Report
from dateline.stories import StoryFeatures, events, features
from dateline.stories.events import BLOCK, CARRIED, parts
from dateline.stories.linkage import average_link
from dateline.stories.marks import days, numbers

# Two fires in shops of one chain: the same words, other towns, people, days and figures.
TALLOW = [
    (
        "Fire guts Hobbin store in Tallow",
        "Fire tore through the Hobbin supermarket in Tallow on Friday. Some 50 firefighters came. The store's "
        "roof fell in, said Aida Quill of the Tallow brigade. Neighbours in Mill Street had to leave their homes.",
    ),
    (
        "Tallow supermarket burns down",
        "A Hobbin store in Tallow burned down on Friday night. Aida Quill, who led 50 firefighters, said it began "
        "in the roof above Mill Street. Nobody was hurt. The supermarket had closed for the night.",
    ),
    (
        "Hobbin blaze in Tallow is treated as suspicious",
        "Police treat the fire at the Hobbin supermarket of Tallow as suspicious. It broke out on Friday in Mill "
        "Street and kept 50 firefighters busy until morning, Aida Quill said. The store is a ruin.",
    ),
]
OSTWICK = [
    (
        "Hobbin supermarket on fire in Ostwick",
        "Eight crews fought a fire at the Hobbin supermarket in Ostwick on Sunday. It began at 06:10 in the bakery, "
        "said Bram Ferro, the manager of the store. Station Road was closed. Firefighters stayed all day.",
    ),
    (
        "Man held over Ostwick store fire",
        "Police in Ostwick hold a man of 24 over the fire that damaged the Hobbin store on Sunday. Bram Ferro, its "
        "manager, said the bakery in Station Road was lost. Eight crews of firefighters had saved the supermarket.",
    ),
    (
        "Ostwick shop to open again after fire",
        "The Hobbin supermarket in Ostwick opens again in a week, manager Bram Ferro said in Station Road. The bakery "
        "burned out on Sunday. A man of 24 denies that he set the fire. Firefighters praised the staff of the store.",
    ),
]


def read(texts: list[tuple[str, str]], day: str | None = None) -> list[StoryFeatures]:
    published = Published(value=day, precision="day") if day else Published()
    found = []
    for title, body in texts:
        article = Article(id=title, text=f"{title}\n\n{body}", headline=(0, len(title)), published=published)
        found.append(features(Report(article=article, annotations=Annotations(article=title))))
    return found


def test_two_fires_of_one_kind_are_two_events_though_most_words_are_the_same() -> None:
    assert events(read(TALLOW + OSTWICK)) == [1, 1, 1, 2, 2, 2]


def test_the_order_within_a_block_changes_the_numbers_alone() -> None:
    mixed = [text for pair in zip(OSTWICK, TALLOW, strict=True) for text in pair]
    assert events(read(mixed)) == [1, 2, 1, 2, 1, 2]


def test_reports_of_one_happening_stay_one_event() -> None:
    assert events(read(TALLOW)) == [1, 1, 1]
    assert events(read(TALLOW[:2])) == [1, 1]
    assert events(read(TALLOW[:1])) == [1]
    assert events([]) == []


def test_the_same_words_in_another_year_are_another_event() -> None:
    assert events([*read(TALLOW, "2021-03-05"), *read(TALLOW, "2022-03-04")]) == [1, 1, 1, 2, 2, 2]


def test_the_order_within_a_day_changes_nothing_but_the_numbers() -> None:
    story = [*read(TALLOW * 40, "2021-03-05"), *read(OSTWICK * 40, "2021-03-06")]
    turned = [*reversed(story[:120]), *reversed(story[120:])]
    assert events(turned) == [*reversed(events(story)[:120]), *reversed(events(story)[120:])]


def test_headlines_alone_are_not_split_for_their_words() -> None:
    titles = [(title, "") for title, _ in TALLOW + OSTWICK]
    assert set(events(read(titles))) == {1}


def test_what_a_whole_story_shares_counts_less_than_what_some_share() -> None:
    alike = parts(
        [StoryFeatures(terms=(("fire", 1.0), (town, 1.0))) for town in ("tallow", "tallow", "ostwick", "ostwick")]
    )
    assert alike["terms"][0, 1] > 0.99
    assert alike["terms"][0, 2] < 0.5
    assert not alike["dates"].any()


def test_a_long_story_keeps_its_events_from_block_to_block() -> None:
    found = events(read(TALLOW * 70))
    assert len(found) == 210 > BLOCK > CARRIED
    assert set(found) == {1}


def test_marks_are_days_and_figures_without_one_another() -> None:
    text = "On Sunday, April 28, 2009, and on 3rd May a quake of 5.6 killed 1,200 in May 1998."
    assert days(text) == ("1998", "2009", "4-28", "5-3", "sunday")
    assert numbers(text) == ("1200", "5.6")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=0, max_size=28), st.floats(0.05, 0.95))
def test_average_link_numbers_clusters_as_they_begin_and_the_threshold_only_joins(
    values: list[float], at: float
) -> None:
    size = int((1 + (1 + 8 * len(values)) ** 0.5) / 2)
    alike = np.zeros((size, size))
    alike[np.triu_indices(size, 1)] = values[: size * (size - 1) // 2]
    alike = alike + alike.T
    found = average_link(alike, at)
    firsts = [number for i, number in enumerate(found) if number not in found[:i]]
    assert all(b == a + 1 for a, b in pairwise(firsts))
    assert firsts[:1] in ([], [0])
    assert len(set(average_link(alike, at / 2))) <= len(set(found))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(TALLOW + OSTWICK), max_size=12))
def test_every_article_has_an_event_and_a_replay_gives_the_same(texts: list[tuple[str, str]]) -> None:
    found = events(read(texts))
    assert len(found) == len(texts)
    assert found == events(read(texts))
    assert set(found) == set(range(1, len(set(found)) + 1))
