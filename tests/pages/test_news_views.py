"""What is new, as pages and feeds tell it; what a version of an article changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.developments import developments
from dateline.errors import SettingError
from dateline.pages import views
from dateline.pages.lines import Desk
from dateline.pages.links import Links
from dateline.pages.views.changes import compared, version_links
from dateline.records import Development, Revision
from tests.builders_pages import ARTICLES, BOIL, PAGE, WIRE, Past, Shelf

ALL = developments(PAGE, ARTICLES, Past(Shelf()).revisions(None, ARTICLES))


@pytest.fixture
def desk() -> Desk:
    return Desk(articles=ARTICLES, links=Links(root="../"), fresh=views.fresh(ALL))


def test_what_is_new_is_told_once_and_in_its_order(desk: Desk) -> None:
    view = views.news(desk, PAGE, ALL, "16 Mar 2021")
    shown = {one.id for one in view.claims}
    sides = {side.claim for one in PAGE.disputes for side in (one.a, one.b)}
    assert view.disputes
    assert not shown & sides
    assert view.counts[0].endswith(("event", "events"))
    assert view.counts[-1].endswith(("claim", "claims"))
    assert len(view.claims) + view.more == int(view.counts[-1].split()[0])


def test_new_things_are_marked_where_they_stand(desk: Desk) -> None:
    page = views.story(desk, PAGE)
    assert all(event.new for event in page.timeline.events if event.level != "full")
    assert all(one.new for group in page.disputes for one in group.disputes)
    old = views.story(replace(desk, fresh=frozenset()), PAGE)
    assert not any(event.new for event in old.timeline.events)


def test_the_history_has_each_development_on_one_day(desk: Desk) -> None:
    view = views.history(desk, PAGE, ALL)
    days = [day.date.machine for day in view.days]
    assert days == sorted(days, key=lambda day: day or "", reverse=True)
    assert sum(len(day.events) for day in view.days) == sum(one.kind == "event" for one in ALL)


def test_entries_are_newest_first_with_ids_of_their_own_and_absolute_links(desk: Desk) -> None:
    links = views.absolute("https://news.example/")
    made = views.entries(Desk(articles=ARTICLES, links=links), PAGE, ALL)
    assert [one.updated for one in made] == sorted((one.updated for one in made), reverse=True)
    assert len({one.id for one in made}) == len(made)
    assert all(
        one.href.startswith("https://news.example/") and 'href="https://news.example/' in one.html for one in made
    )
    assert any(one.title.startswith("Denial: ") for one in made)


def test_claims_of_one_speaker_that_came_together_are_one_entry() -> None:
    found = [one for one in ALL if one.kind == "claim"]
    made = views.entries(Desk(articles=ARTICLES, links=views.absolute("https://x.example/")), PAGE, found)
    assert len(made) < len(found)
    assert any("more claim" in one.title for one in made)


def test_a_topic_has_the_developments_on_its_words() -> None:
    found = views.on(PAGE, ALL, "solvent")
    assert 0 < len(found) < len(ALL)
    with pytest.raises(SettingError):
        views.on(PAGE, ALL, "of the")


def test_an_entry_keeps_its_id_when_more_comes() -> None:
    desk = Desk(articles=ARTICLES, links=views.absolute("https://x.example/"))
    (one,) = views.entries(desk, PAGE, [Development(kind="claim", key=BOIL.id, seen="2021-03-04T07:00:00")])
    again = views.entries(desk, PAGE, ALL)
    assert one.id in {entry.id for entry in again}


def test_changes_are_shown_word_by_word_where_a_paragraph_stayed() -> None:
    older = replace(WIRE, text=WIRE.text.replace("48,000", "40,000"))
    newer = replace(WIRE, version=2, text=f"{WIRE.text}\n\nThe council met on Friday.")
    versions = (Revision(version=1, seen="2021-03-04T07:00:00"), Revision(version=2, seen="2021-03-04T09:30:00"))
    view = views.changes(Desk(articles=ARTICLES, links=Links(root="../../")), older, newer, versions)
    pieces = {(one.change, one.text.strip()) for part in view.paragraphs for one in part if one.change != "same"}
    assert pieces == {("gone", "40,000"), ("new", "48,000"), ("new", "The council met on Friday.")}
    assert view.summary == "6 words added, 1 word taken out"
    assert [(one.number, one.changes is None) for one in view.versions] == [(2, False), (1, True)]
    assert version_links(Desk(articles={}, links=Links()), "w1", versions[:1]) == ()


@given(st.text(max_size=300), st.text(max_size=300))
def test_both_versions_can_be_read_from_the_changes(older: str, newer: str) -> None:
    found = compared(older, newer)

    def read(without: str) -> list[str]:
        return "".join(f"{one.text} " for part in found for one in part if one.change != without).split()

    assert read("gone") == newer.split()
    assert read("new") == older.split()
