"""The reader's rulings on who is one person: put over what is kept, outliving every new grouping."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders_pages import PAGE, STORY

from dateline.errors import NotFoundError, SettingError
from dateline.records import Ruling, StoryPage
from dateline.slugs import slug
from dateline.store import Store, identity, open_store, read, write
from dateline.store.identity import Identities, Place, alike
from dateline.store.schema import MIGRATIONS

OKAFOR, WATER, COUNCIL = "Maren Okafor", "Halden Water", "A spokeswoman for the council"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db") as opened:
        grouped(opened)
        yield opened


def grouped(store: Store, page: StoryPage = PAGE) -> None:
    """Make the story's page (again), as a new grouping does."""
    with store.transaction():
        write.put_groups(store, {STORY.id: ()}, {})
        store.db.execute("UPDATE story SET articles = 1")
        write.put_page(store, page, {PAGE.claims[0].id: [WATER]})


def merge(store: Store, person: str, *others: str) -> None:
    with store.transaction():
        for other in others:
            identity.merge(store, person, other)


def split(store: Store, person: str, story: int | None = None) -> None:
    with store.transaction():
        identity.split(store, person, story)


def names(store: Store) -> dict[str, int]:
    return {person.name: person.claims for person in read.people(store)}


def test_two_names_become_one_person_everywhere(store: Store) -> None:
    before = names(store)
    merge(store, OKAFOR, WATER)
    assert names(store)[OKAFOR] == before[OKAFOR] + before[WATER]
    assert WATER not in names(store)
    page = read.person(store, slug(WATER))
    assert (page.name, page.slug, page.merged) == (OKAFOR, "maren-okafor", (WATER,))
    assert len(page.said) == before[OKAFOR] + before[WATER]
    assert {claim.speaker for claim in page.said} == {OKAFOR}
    assert [story.id for story in page.stories] == [STORY.id]
    shown = read.story_page(store, STORY.slug)
    assert WATER not in {claim.speaker for claim in shown.claims}
    assert WATER not in {claim.speaker for card in shown.cards for claim in card.claims}
    assert WATER not in {claim.speaker for claim in read.claims(store)}
    assert WATER not in {side.speaker for _, one in read.disputes(store) for side in (one.a, one.b)}


def test_what_one_says_of_oneself_is_not_said_by_others(store: Store) -> None:
    assert [claim.speaker for claim in read.person(store, slug(WATER)).about] == [PAGE.claims[0].speaker]
    merge(store, PAGE.claims[0].speaker or "", WATER)
    assert read.person(store, slug(WATER)).about == ()


def test_rulings_outlive_a_new_grouping_and_a_new_opening(store: Store, tmp_path: Path) -> None:
    merge(store, OKAFOR, WATER)
    after = names(store)
    grouped(store)
    assert names(store) == after
    with open_store(tmp_path / "news.db", read_only=True) as again:
        assert names(again) == after


def test_a_split_takes_apart_what_was_merged_and_undo_takes_it_back(store: Store) -> None:
    before = names(store)
    merge(store, OKAFOR, WATER, COUNCIL)
    split(store, WATER)
    assert read.person(store, slug(OKAFOR)).merged == (COUNCIL,)
    split(store, OKAFOR)
    assert names(store) == before
    for _ in range(4):
        with store.transaction():
            identity.undo(store)
    assert identity.rulings(store) == ()
    assert names(store) == before
    with pytest.raises(NotFoundError, match="nothing to take back"):
        identity.undo(store)


def test_namesakes_are_parted_by_story(store: Store) -> None:
    split(store, OKAFOR, STORY.id)
    other = f"{OKAFOR} (story {STORY.id})"
    assert names(store)[other]
    assert OKAFOR not in names(store)
    page = read.person(store, slug(other))
    assert (page.name, {claim.speaker for claim in page.said}) == (other, {other})
    with pytest.raises(NotFoundError):
        read.person(store, slug(OKAFOR))
    with pytest.raises(SettingError, match="already"):
        split(store, OKAFOR, STORY.id)


def test_a_parted_namesake_follows_its_story(store: Store) -> None:
    split(store, OKAFOR, STORY.id)
    with store.transaction():
        write.put_groups(store, {9: ()}, {STORY.id: 9})
    assert [one.story for one in identity.rulings(store)] == [9]


def part(store: Store, person: str, article: str, words: str = "", other: str = "") -> None:
    with store.transaction():
        identity.split(store, person, article=article, words=words, other=other)


def test_namesakes_of_one_story_are_parted_by_article(store: Store) -> None:
    before = names(store)
    part(store, OKAFOR, "l1")
    assert (names(store)[OKAFOR], names(store)[f"{OKAFOR} (2)"]) == (before[OKAFOR] - 1, 1)
    assert {claim.article for claim in read.person(store, "maren-okafor").said} == {"w1"}
    assert {claim.article for claim in read.person(store, "maren-okafor-2").said} == {"l1"}
    assert {c.article: c.speaker for c in read.claims(store) if (c.speaker or "").startswith(OKAFOR)} == {
        "w1": OKAFOR,
        "l1": f"{OKAFOR} (2)",
    }
    after = names(store)
    grouped(store)
    assert names(store) == after
    with store.transaction():
        identity.undo(store)
    assert names(store) == before


def test_namesakes_of_one_article_are_parted_by_words_wherever_a_new_reading_ends_them(store: Store) -> None:
    water = next(claim for claim in PAGE.claims if claim.speaker == "Brandt & Sons Marine Coatings")
    words = water.content[0].exact
    part(store, water.speaker or "", water.article, words, "Brandt the Younger")
    page = read.person(store, "brandt-the-younger")
    assert [claim.content[0].exact for claim in page.said] == [words]
    assert read.person(store, slug(water.speaker or "")).said
    longer = replace(water, content=(replace(water.content[0], exact=f"all over again {words.upper()}"),))
    grouped(store, replace(PAGE, claims=tuple(longer if one is water else one for one in PAGE.claims)))
    assert len(read.person(store, "brandt-the-younger").said) == 1
    others = {side.speaker for claim in read.claims(store) for side in claim.denied_by}
    assert others == {"Brandt the Younger"}
    assert "Brandt the Younger" in {side.speaker for _, one in read.disputes(store) for side in (one.a, one.b)}


def test_somebody_else_needs_another_name(store: Store) -> None:
    with pytest.raises(SettingError, match="another name"):
        part(store, OKAFOR, "l1", other="Maren OKAFOR")


def test_words_are_alike_where_one_stands_in_the_other() -> None:
    assert alike("The  wells", "that the wells are closed")
    assert alike("that the wells are closed for good", "the wells are closed")
    assert not alike("the wells are closed", "the wells")  # too short to be told from others
    assert not alike("the wells", "the bridges")


def test_what_can_not_be_ruled_is_said(store: Store) -> None:
    merge(store, OKAFOR, WATER)
    with pytest.raises(SettingError, match="one person already"):
        merge(store, WATER, OKAFOR)
    with pytest.raises(SettingError, match="--story"):
        split(store, COUNCIL)
    assert len(identity.rulings(store)) == 1


def test_a_database_of_before_gets_the_table(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "old.db") as old:
        old.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
    old.close()
    with open_store(tmp_path / "old.db", read_only=True) as store:
        assert identity.rulings(store) == ()


NAMES = st.sampled_from("ABCDE")
RULINGS = st.one_of(
    st.builds(Ruling, id=st.just(0), kind=st.just("merge"), person=NAMES, other=NAMES),
    st.builds(Ruling, id=st.just(0), kind=st.just("split"), person=NAMES),
    NAMES.map(lambda name: Ruling(id=0, kind="split", person=name, other=f"{name} (story 1)", story=1)),
    st.builds(
        lambda name, words: Ruling(id=0, kind="split", person=name, other=f"{name} (2)", article="x", words=words),
        NAMES,
        st.sampled_from(["", "They were told", "nothing of it"]),
    ),
)


@given(st.lists(RULINGS, max_size=12))
def test_whatever_is_ruled_everybody_is_one_person_and_found_under_all_their_names(made: list[Ruling]) -> None:
    known = Identities()
    for one in made:
        known.rule(one)
    for name in "abcde":
        for story in (1, 2):
            for article in ("", "x"):
                at = Place(story=story, article=article, words=("they were told",))
                person = known.person(name, at)
                assert known.person(person, Place(story=2)) == person
                assert name in known.written(person)
                assert slug(known.shown(name, at) or "") == person
