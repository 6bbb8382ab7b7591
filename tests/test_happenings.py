"""What happened in a story: names are cut from reports, counts are counts, one happening is none."""

from collections.abc import Sequence
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from dateline.happenings import happenings
from dateline.records import Happening, Origin, Report
from tests.builders import report

CRACK = "Engineer finds crack in Ostrava dam"
LIFTED = "Minister resigns over contracts for the dam"


def told(name: str, headline: str, lead: str, day: str | None, outlet: str = "The Courier") -> Report:
    return report(name, [headline, lead], date=day, outlet=outlet)


STORY = (
    told("a1", CRACK, "An engineer found a crack in the wall of the Ostrava dam.", "2020-01-01", "Wire"),
    told("a2", "Crack in dam is two metres long", "The crack an engineer found is two metres long.", "2020-01-03"),
    told("x", "A history of Ostrava", "The town of Ostrava was founded by fishermen.", "2020-01-20"),
    told("b1", LIFTED, "The minister resigns over contracts for repairs.", "2020-02-10", "Wire"),
    told("b2", "Minister is gone", "The minister resigns over contracts, her office said.", "2020-02-10", "Wire"),
    told("b3", LIFTED, "The minister resigns over contracts for repairs.", "2020-02-11", "Herald"),
)
EVENT_OF = {"a1": 1, "a2": 1, "x": 2, "b1": 3, "b2": 3, "b3": 3}
ORIGINS = (Origin(articles=("b1", "b3")),)


def names(found: Sequence[Happening]) -> list[str]:
    return [one.headline.citation.exact for one in found]


def test_happenings_stand_in_order_of_time_each_under_a_headline_of_its_own() -> None:
    found = happenings(STORY, EVENT_OF)
    assert names(found) == [CRACK, LIFTED]
    assert [one.articles for one in found] == [("a1", "a2"), ("b1", "b2", "b3")]
    assert [(one.first, one.last) for one in found] == [("2020-01-01", "2020-01-03"), ("2020-02-10", "2020-02-11")]
    assert found[1].headline.citation.article == "b1"  # the earliest of equals


def test_outlets_and_independent_origins_are_counted() -> None:
    support = happenings(STORY, EVENT_OF, ORIGINS)[1].support
    assert (support.articles, support.outlets, support.origins) == (3, 2, 2)


def test_a_story_of_one_happening_has_none() -> None:
    assert happenings(STORY, dict.fromkeys(EVENT_OF, 1)) == ()
    assert happenings(STORY, {**EVENT_OF, "a1": 4}) == ()  # the first is told by no two reports now
    assert happenings((), {}) == ()
    assert happenings(STORY, {}) == ()


def test_a_stretch_for_which_no_headline_speaks_is_no_happening() -> None:
    others = (
        told("c1", "Bakers strike in Brno", "Bakers strike over wages.", "2020-03-01"),
        told("c2", "Snow closes the mountain road", "Snow fell for three days.", "2020-03-02"),
        told("c3", "Choir wins a prize abroad", "A choir of children sang in Oslo.", "2020-03-03"),
    )
    found = happenings((*STORY, *others), EVENT_OF | {"c1": 5, "c2": 5, "c3": 5})
    assert names(found) == [CRACK, LIFTED]


def test_no_name_serves_twice() -> None:
    again = (
        told("d1", LIFTED.upper(), "The minister resigns over contracts once more.", "2020-05-01"),
        told("d2", "Second minister resigns over contracts", "Another minister resigns over contracts.", "2020-05-02"),
    )
    found = happenings((*STORY, *again), EVENT_OF | {"d1": 6, "d2": 6})
    assert names(found) == [CRACK, LIFTED, "Second minister resigns over contracts"]


def test_a_question_is_no_name_where_there_is_another() -> None:
    asked = (
        told("q1", "Who pays for the new bridge in Telc?", "Who pays for the bridge in Telc is open.", "2020-06-01"),
        told("q2", "New bridge in Telc is open", "The new bridge in Telc is open to who pays.", "2020-06-02"),
    )
    assert names(happenings((*STORY, *asked), EVENT_OF | {"q1": 7, "q2": 7}))[-1] == "New bridge in Telc is open"


def test_the_undated_come_last() -> None:
    undated = tuple(told(one.article.id, one.article.title, one.article.text.split("\n")[1], None) for one in STORY[:2])
    found = happenings((*STORY[2:], *undated), EVENT_OF)
    assert names(found) == [LIFTED, CRACK]
    assert (found[1].first, found[1].last) == (None, None)


@given(st.lists(st.integers(1, 4), min_size=len(STORY), max_size=len(STORY)))
def test_every_name_stands_in_a_report_of_its_happening_and_no_report_is_in_two(events: list[int]) -> None:
    texts = {one.article.id: one.article.text for one in STORY}
    found = happenings(STORY, dict(zip(texts, events, strict=True)))
    for one in found:
        cited = one.headline.citation
        assert cited.article in one.articles
        assert texts[cited.article][cited.start : cited.end] == cited.exact
        assert one.support.articles == len(one.articles) >= 2
    held = list(chain.from_iterable(one.articles for one in found))
    assert len(held) == len(set(held))
    assert len(found) != 1
