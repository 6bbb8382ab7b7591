"""A story's ledger and a person's page: their lists, what they are asked, who denies whom."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pages import views
from dateline.pages.claims import claim
from dateline.pages.lines import Desk
from dateline.pages.links import Links
from dateline.pages.views.asking import ALL, KINDS, LISTS, ORDERS, Asked, Home, asked, listed, query_of
from dateline.pages.views.ledger import choices, chosen, kinds, lists, orders
from dateline.querying import ACTS, Query, choose
from dateline.records import Citation, Side
from tests.builders_pages import CLAIMS, CLOSED, NO_LEAK, PAGE, PAINT, STORY, Shelf

HOME = Home(links=Links(root="../"), base="story/x", first="story/x/claims")


@pytest.fixture
def desk() -> Desk:
    return Desk(articles=Shelf().shelf, links=Links(root="../", static=True))


@pytest.fixture
def served() -> Desk:
    return Desk(articles=Shelf().shelf, links=Links(root="../../"))


def test_a_claim_says_who_denies_it_and_a_denial_whom(desk: Desk) -> None:
    (denier,) = claim(desk, PAINT).denied
    assert (denier.name, denier.place) == ("Brandt & Sons Marine Coatings", "Halden Courier ¶1")
    assert "article/d1.v1.html#c" in denier.href
    assert [one.name for one in claim(desk, NO_LEAK).answers] == ["what Institute for Inland Waters said"]
    assert claim(desk, CLOSED).denied == claim(desk, CLOSED).answers == ()


def test_a_denier_stands_once_and_one_without_a_name_by_the_outlet(desk: Desk) -> None:
    (side,) = PAINT.denied_by
    twice = replace(PAINT, denied_by=(side, side, replace(side, speaker=None)))
    assert [one.name for one in claim(desk, twice).denied] == [side.speaker, "someone in The Halden Courier"]


def test_what_a_claim_rests_on_are_words_of_the_text_with_a_link(desk: Desk) -> None:
    photographs = Citation(article="s1", version=1, start=0, end=24, exact="photographs of the works")
    shown = claim(desk, replace(PAINT, evidence=(photographs, photographs, PAINT.source[0])))
    assert [one.name for one in shown.basis] == ["“photographs of the works”"]
    assert shown.basis[0].href.endswith("article/s1.v1.html#c0-24")


def test_a_chain_of_tellers_is_shown_in_their_order(desk: Desk) -> None:
    he = Side(citation=Citation(article="s1", version=1, start=0, end=2, exact="he"))
    shown = claim(desk, replace(PAINT, told_by=(he, replace(he, speaker="The council"))))
    assert [one.name for one in shown.told] == ["“he”", "the council"]


def test_words_that_only_point_back_stand_with_their_sentence(desk: Desk) -> None:
    it = replace(NO_LEAK, content=(replace(NO_LEAK.content[0], exact="it the next day"),))
    assert claim(desk, it).around == NO_LEAK.sentence.exact
    clause = replace(NO_LEAK, content=(replace(NO_LEAK.content[0], exact="it would never give up"),))
    assert claim(desk, clause).around == claim(desk, NO_LEAK).around == ""


def test_a_speaker_with_another_name_in_the_text_is_noted(desk: Desk) -> None:
    assert claim(desk, CLOSED).speaker.note == ""  # "Okafor" of Maren Okafor
    assert claim(desk, replace(CLOSED, speaker="Halden Water")).speaker.note == "“Okafor” in the text"


# ---- lists


def test_lists_hold_what_they_say_and_only_some_of_the_claims() -> None:
    sizes = lists(CLAIMS)
    assert sizes["claims"] == sizes["said"] == len(CLAIMS)
    for name, size in sizes.items():
        assert len(chosen(CLAIMS, listed(name))) == size
    assert {one.polarity for one in chosen(CLAIMS, listed("denials"))} == {"denies"}
    assert {one.quote for one in chosen(CLAIMS, listed("quotes"))} == {"direct"}
    assert [one.id for one in chosen(CLAIMS, listed("denied"))] == [PAINT.id]
    assert "questions" not in sizes
    assert lists(CLAIMS[:1]) == {}
    assert "denials" not in lists((NO_LEAK, NO_LEAK))
    assert "denials" in sizes
    assert "denials-by-day" not in sizes  # there is one only


def test_the_ledger_by_day_is_newest_first_with_the_undated_last(desk: Desk) -> None:
    view = views.part(desk, PAGE, "said", 1)
    days = [item.name for item in view.answer.groups] if view.answer else []
    assert days == ["2 Apr 2021", "17 Mar 2021", "16 Mar 2021", "4 Mar 2021", "Undated"]
    assert [one.name for one in view.choices if one.here] == ["All"]
    assert [one.name for one in view.orders if one.here] == ["By day"]
    assert all(urlsplit(one.href).path.endswith(".html") for one in (*view.choices, *view.orders))
    assert view.form is None
    assert view.answer is not None
    assert next(one.href for one in view.answer.jumps).endswith("said.html#d2021-04-02")


def test_every_list_of_the_site_has_only_links_to_lists_that_are_made(desk: Desk) -> None:
    made = {HOME.path(name) for name in lists(CLAIMS)}
    for name in lists(CLAIMS):
        here = listed(name)
        of = Home(links=Links(static=True), base="story/x", first="story/x/claims")
        for one in (*choices(of, CLAIMS, here), *orders(of, here, len(chosen(CLAIMS, here)))):
            assert one.href.removesuffix(".html") in made, (name, one)


def test_what_is_asked_narrows_the_kinds_and_their_counts(served: Desk) -> None:
    view = views.claims_part(served, PAGE, asked({"by": "brandt", "order": "day"}), 1)
    assert [(one.name, one.number) for one in view.choices] == [("All", 2), ("Denials", 1)]
    assert view.choices[1].href == "../../story/water-warning-in-port-halden/claims?by=brandt&act=denials"
    assert view.answer is not None
    assert (view.answer.pages.total, view.answer.in_all) == (2, len(CLAIMS))
    assert view.answer.words == "claims by “brandt”"
    assert view.form is not None
    assert (view.form.fields["by"], view.form.fields["order"], view.form.fields["act"]) == ("brandt", "day", "")
    assert "Brandt & Sons Marine Coatings" in view.form.names
    assert view.table == "../../story/water-warning-in-port-halden/claims.csv?by=brandt"


def test_an_empty_answer_and_a_question_that_is_none_are_said(served: Desk) -> None:
    nothing = views.claims_part(served, PAGE, asked({"by": "nobody"}), 1)
    assert nothing.answer is not None
    assert (nothing.items, nothing.answer.words) == ((), "claims by “nobody”")
    for fields, told in (
        ({"from": "soon"}, "is not a day"),
        ({"about": "the of"}, "give a word"),
        ({"act": "sings"}, "nothing is done"),
        ({"from": "2021", "to": "2020"}, "before it begins"),
    ):
        wrong = views.claims_part(served, PAGE, asked(fields), 1)
        assert wrong.form is not None
        assert told in wrong.form.error
        assert wrong.items == ()
        assert next(iter(fields.values())) in wrong.form.fields.values()


WORDS = st.sampled_from(["", "okafor", "water", "&=?#", "Ünal"])


@given(
    by=WORDS,
    about=WORDS,
    act=st.sampled_from(["", *ACTS]),
    quotes=st.sampled_from(["", "1"]),
    denied=st.sampled_from(["", "1"]),
    since=st.sampled_from(["", "2021-03", "2021-03-04"]),
    until=st.sampled_from(["", "2021-04", "2022"]),
    order=st.sampled_from(["", *ORDERS]),
    name=st.sampled_from(list(LISTS)),
)
def test_an_address_asks_what_it_was_made_of(name: str, **given: str) -> None:
    fields = {"from" if key == "since" else "to" if key == "until" else key: text for key, text in given.items()}
    made = asked(fields, name)
    if made.error:
        return
    path, _, query = HOME.address(made).partition("?")
    again = asked(dict(parse_qsl(query)), path.rpartition("/")[2])
    assert again == made
    assert HOME.address(again) == HOME.address(made)
    assert made.name == "" or not query
    assert choose(CLAIMS, asked(dict(parse_qsl(query_of(made).removeprefix("?")))).query) == choose(CLAIMS, made.query)


def test_the_kinds_are_those_of_the_query() -> None:
    assert set(KINDS) == {ALL, *ACTS, "denied", "quotes"}
    assert Asked(fields={}).name == ALL
    assert Asked(query=Query(act="denials", quotes=True), fields={}).kind == ""
    assert kinds(CLAIMS[:1]) == {}


# ---- a person


def test_a_person_stands_story_by_story_under_all_their_names(desk: Desk) -> None:
    page = Shelf().person(None, "maren-okafor")
    view = views.person(desk, replace(page, merged=("M. Okafor",)))
    (group,) = view.answer.groups
    assert view.stories[group.name].headline == STORY.headline.citation.exact  # type: ignore[union-attr]
    assert len(group.claims) == 2
    assert [(one.name, one.note) for one in view.also] == [("M. Okafor", "as you ruled"), ("Okafor", "")]
    assert view.also[1].href is not None
    assert view.also[1].href.startswith("../article/")
    assert view.described == ("chief medical officer", "chief medical officer, Port Halden")
    assert "in 1 story" in view.summary


def test_a_person_without_a_story_is_shown_too(desk: Desk) -> None:
    view = views.person(desk, replace(Shelf().person(None, "maren-okafor"), stories=()))
    assert [(group.name, len(group.claims)) for group in view.answer.groups] == [("", 2)]


def test_a_person_of_many_claims_has_lists_and_a_form(desk: Desk, served: Desk) -> None:
    page = replace(Shelf().person(None, "maren-okafor"), said=CLAIMS)
    view = views.person(desk, page, listed("said"))
    assert next(group.name for group in view.answer.groups) == "2 Apr 2021"
    assert view.about == ()
    assert [one.href for one in view.orders] == ["../person/maren-okafor.html", "../person/maren-okafor/said.html"]
    assert view.form is None
    assert "1 denied by others" in view.summary
    assert set(views.person_lists(page)) == set(lists(CLAIMS))
    assert set(views.person_lists(replace(page, said=CLAIMS[:3]))) == {ALL}
    asking = views.person(served, page, asked({"about": "water"}))
    assert asking.form is not None
    assert asking.form.action == "../../person/maren-okafor"
    assert asking.answer.words == "claims about “water”"
