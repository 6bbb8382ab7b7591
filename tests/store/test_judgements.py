"""The reader's word on disputes: put over what is kept, outliving new articles, readings and groupings."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders_pages import DENIAL, DISPUTES, NO_LEAK, PAGE, PAINT, STORY, WIRE, words

from dateline.errors import NotFoundError, SettingError
from dateline.records import Dispute, Judgement, Quantity, StoryPage, Verdict
from dateline.store import Store, judgements, open_store, read, write
from dateline.store.judgements import same
from dateline.verify import verify

DENIED, FIGURES = DISPUTES
NOON = "2021-04-03T12:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db") as opened:
        grouped(opened)
        yield opened


def grouped(store: Store, page: StoryPage = PAGE) -> None:
    """Make the story's page (again), as a new grouping does."""
    with store.transaction():
        write.put_groups(store, {page.story.id: ()}, {})
        store.db.execute("UPDATE story SET articles = 1")
        write.put_page(store, page, {})


def judge(store: Store, verdict: Verdict, dispute: Dispute = DENIED) -> None:
    with store.transaction():
        judgements.judge(store, Judgement(verdict=verdict, dispute=dispute, made=NOON))


def shown(store: Store) -> dict[str, tuple[str, bool]]:
    """What was judged of each dispute of the story, and whether it is shown at once."""
    return {one.key: (one.judged, one.likely) for one in read.story_page(store, STORY.slug).disputes}


def deniers(store: Store) -> set[tuple[int, int]]:
    """How many deny the claim that `DENIED` is about, and how many claims the denial answers, wherever it is shown."""
    page = read.story_page(store, STORY.slug)
    found = [page.claims, [one for card in page.cards for one in card.claims], read.claims(store)]
    found += [(*read.person(store, slug).said,) for slug in ("institute-for-inland-waters",)]
    denied = {len(one.denied_by) for claims in found for one in claims if one.id == PAINT.id}
    answers = {len(one.denial_of) for claims in found for one in claims if one.id == NO_LEAK.id}
    return {(first, second) for first in denied for second in answers}


def test_what_is_dismissed_is_hidden_everywhere_and_comes_back(store: Store) -> None:
    before, pages = deniers(store), read.story_page(store, STORY.slug)
    assert before == {(1, 1)}
    judge(store, "dismissed")
    assert shown(store)[DENIED.key] == ("dismissed", False)
    assert shown(store)[FIGURES.key] == ("", True)
    assert deniers(store) == {(0, 0)}
    with store.transaction():
        assert judgements.forget(store, DENIED)
        assert not judgements.forget(store, DENIED)
    assert read.story_page(store, STORY.slug) == pages


def test_what_is_confirmed_is_shown_at_once_however_unsure_it_was(store: Store) -> None:
    unsure = replace(DENIED, score=0.3)
    claims = tuple(replace(one, denied_by=(), denial_of=()) for one in PAGE.claims)
    grouped(store, replace(PAGE, disputes=(unsure, FIGURES), claims=claims, cards=()))
    assert shown(store)[DENIED.key] == ("", False)
    judge(store, "confirmed", unsure)
    assert shown(store)[DENIED.key] == ("confirmed", True)
    assert deniers(store) == {(1, 1)}


def test_the_last_word_holds(store: Store) -> None:
    judge(store, "confirmed")
    judge(store, "dismissed")
    assert [(one.verdict, one.made) for one in judgements.judgements(store)] == [("dismissed", NOON)]


def test_it_outlives_a_new_page_whose_words_begin_and_end_elsewhere(store: Store) -> None:
    judge(store, "dismissed")
    wider = words(DENIAL, "Brandt & Sons Marine Coatings has denied that its works released any solvent.")
    read_again = replace(DENIED, id="other", b=replace(DENIED.b, citation=wider, speaker=None, claim=None))
    assert read_again.key != DENIED.key
    grouped(store, replace(PAGE, disputes=(read_again, FIGURES)))
    assert shown(store)[read_again.key] == ("dismissed", False)


def test_it_follows_the_words_to_an_earlier_copy_and_another_story(store: Store) -> None:
    judge(store, "dismissed")
    moved = replace(DENIED, a=replace(DENIED.a, citation=replace(DENIED.a.citation, article="earlier", start=7)))
    story = replace(STORY, id=9, slug="another")
    grouped(store, replace(PAGE, story=story, disputes=(moved,)))
    assert [one.judged for one in read.story_page(store, "another").disputes] == ["dismissed"]


def test_a_confirmed_dispute_that_is_found_no_more_stays_while_its_articles_do(store: Store) -> None:
    for one in (WIRE, DENIAL):
        assert one.id in {member.article for member in STORY.members}
    judge(store, "confirmed", FIGURES)
    grouped(store, replace(PAGE, disputes=(DENIED,)))
    assert shown(store) == {DENIED.key: ("", True), FIGURES.key: ("confirmed", True)}
    elsewhere = replace(STORY, members=tuple(one for one in STORY.members if one.article != WIRE.id))
    grouped(store, replace(PAGE, story=elsewhere, disputes=(DENIED,)))
    assert shown(store) == {DENIED.key: ("", True)}


def test_a_dismissed_dispute_that_is_found_no_more_is_not_shown(store: Store) -> None:
    judge(store, "dismissed", FIGURES)
    grouped(store, replace(PAGE, disputes=(DENIED,)))
    assert set(shown(store)) == {DENIED.key}


def test_a_dispute_is_found_by_its_key_the_beginning_of_it_or_its_id(store: Store) -> None:
    for ref in (DENIED.key, DENIED.key[:5], DENIED.id):
        assert read.dispute(store, ref)[1] == DENIED
    with pytest.raises(NotFoundError, match="list them with"):
        read.dispute(store, "nothing")
    with pytest.raises(NotFoundError):
        read.dispute(store, "")


def test_too_short_a_key_is_said_to_be_so(store: Store) -> None:
    words = [replace(FIGURES.a.citation, exact=f"words {n}") for n in range(40)]
    many = [replace(FIGURES, id=one.exact, a=replace(FIGURES.a, citation=one)) for one in words]
    grouped(store, replace(PAGE, disputes=tuple(many)))
    first = sorted(one.key for one in many)
    short = next(a[:1] for a, b in pairwise(first) if a[0] == b[0])
    with pytest.raises(SettingError, match="give more of it"):
        read.dispute(store, short)


def test_figures_in_one_pair_of_sentences_are_told_apart_by_their_values() -> None:
    def valued(low: float) -> Dispute:
        value = Quantity(start=0, end=1, low=low, high=low)
        return replace(FIGURES, a=replace(FIGURES.a, value=value))

    assert valued(1).key != valued(2).key
    assert not same(valued(1), valued(2))
    assert same(valued(1), valued(1))


def test_short_words_are_the_same_only_where_they_stand_alone() -> None:
    def said(exact: str, article: str = "d1") -> Dispute:
        return replace(DENIED, b=replace(DENIED.b, citation=replace(DENIED.b.citation, exact=exact, article=article)))

    assert same(said("No,  he SAID"), said("no, he said"))
    assert not same(said("he said"), said("no, he said"))
    assert not same(said("no, he said"), said("no, he said", article="other"))


def test_a_denial_has_a_direction_and_other_kinds_have_none() -> None:
    def turned(one: Dispute) -> Dispute:
        return replace(one, a=one.b, b=one.a)

    assert not same(DENIED, turned(DENIED))
    assert same(FIGURES, turned(FIGURES))
    assert not same(DENIED, replace(DENIED, kind="contradiction"))


def test_every_citation_of_a_kept_dispute_resolves(store: Store) -> None:
    judge(store, "confirmed", FIGURES)
    grouped(store, replace(PAGE, disputes=()))
    assert not any("does not stand there" in fault for fault in verify(store).faults)


@given(st.permutations(list(DISPUTES)), st.lists(st.sampled_from(["confirmed", "dismissed"]), min_size=2, max_size=2))
def test_the_order_of_disputes_and_judgements_changes_nothing(order: list[Dispute], said: list[Verdict]) -> None:
    known = [Judgement(verdict=v, dispute=d, made=NOON) for v, d in zip(said, DISPUTES, strict=True)]
    one = {d.key: d.judged for d in judgements.judged(known, order)}
    assert one == {d.key: d.judged for d in judgements.judged(known[::-1], DISPUTES)}
    assert one == {d.key: v for v, d in zip(said, DISPUTES, strict=True)}
