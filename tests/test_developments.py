"""What is new in a story: by the first report that has it, never by a mention."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.developments import developments, event_key
from dateline.records import Development, Dispute, Event, Revision, Side, StoryPage, Support
from tests.builders_pages import ARTICLES, BOIL, PAGE, PAINT, WIRE, cut, words

DAYS = {"w1": "2021-03-04T09:00:00", "a2": "2021-03-04T10:00:00", "b3": "2021-03-05T09:00:00",
        "s1": "2021-03-16T19:00:00", "d1": "2021-03-17T12:00:00", "l1": "2021-04-02T10:00:00",
        "u1": "2021-04-03T10:00:00"}  # fmt: skip


def seen(**others: str) -> dict[str, tuple[Revision, ...]]:
    return {article: (Revision(version=1, seen=when),) for article, when in (DAYS | others).items()}


def found(page: StoryPage, revisions: dict[str, tuple[Revision, ...]]) -> dict[tuple[str, str], Development]:
    return {(one.kind, one.key): one for one in developments(page, ARTICLES, revisions)}


def test_a_claim_is_as_old_as_the_first_report_that_carries_it() -> None:
    late = seen(w1="2021-03-09T00:00:00")  # the wire itself came last; its copies were there
    assert BOIL.reports == ("a2", "b3")
    assert found(PAGE, late)["claim", BOIL.id].seen == DAYS["a2"]
    assert found(PAGE, seen())["claim", BOIL.id].published == "2021-03-04T06:40:00"


def test_words_of_an_earlier_version_are_as_old_as_that_version() -> None:
    text = WIRE.text
    versions = (
        Revision(version=1, seen="2021-03-04T07:00:00", text=text.replace("Boiling does not help", "Boil it")),
        Revision(version=2, seen="2021-03-04T11:00:00", text=text),
    )
    kept = replace(BOIL, reports=(), content=(replace(words(WIRE, "We do not yet know how it got there,"), version=2),))
    fresh = replace(BOIL, id="x", reports=(), content=(replace(words(WIRE, "Boiling does not help."), version=2),))
    of = found(replace(PAGE, claims=(kept, fresh), events=(), disputes=()), {**seen(), "w1": versions})
    assert of["claim", kept.id].seen == versions[0].seen
    assert of["claim", "x"].seen == versions[1].seen


def test_an_event_is_as_old_as_the_first_report_on_it_and_one_more_report_is_no_news() -> None:
    line = cut(WIRE, "a solvent was found in a pumping station")
    event = Event(date="2021-03-04", precision="day", headline=None, lines=(line,), support=Support(),
                  articles=("w1", "l1"), first_report="w1")  # fmt: skip
    page = replace(PAGE, events=(event,), claims=(), disputes=())
    (one,) = developments(page, ARTICLES, seen())
    assert (one.kind, one.key, one.seen) == ("event", event_key(event), DAYS["w1"])
    assert developments(replace(page, events=(replace(event, level="full"),)), ARTICLES, seen()) == ()


def test_a_denial_is_as_old_as_its_words_and_only_a_likely_one_is_told() -> None:
    denial = next(one for one in PAGE.disputes if one.kind == "denial")
    told = found(replace(PAGE, disputes=(replace(denial, score=0.9),)), seen(**{denial.a.citation.article: "2030"}))
    assert told["denial", denial.id].seen == DAYS[denial.b.citation.article]
    assert ("denial", denial.id) not in found(replace(PAGE, disputes=(replace(denial, score=0.4),)), seen())


def test_another_dispute_is_as_old_as_its_later_side_which_is_as_old_as_the_first_that_carries_it() -> None:
    side = Side(citation=BOIL.content[0], claim=BOIL.id)
    other = Side(citation=PAINT.content[0], claim=PAINT.id)
    one = Dispute(id="d", kind="contradiction", about="", a=other, b=side, score=0.9)
    page = replace(PAGE, disputes=(one,))
    assert found(page, seen(w1="2021-09-01T00:00:00"))["contradiction", "d"].seen == DAYS["s1"]


@given(st.dictionaries(st.sampled_from(sorted(DAYS)), st.sampled_from(sorted(DAYS.values()))))
def test_they_come_newest_first_and_later_articles_never_make_an_old_one_new(times: dict[str, str]) -> None:
    all_of_it = developments(PAGE, ARTICLES, seen(**times))
    assert [one.seen for one in all_of_it] == sorted((one.seen for one in all_of_it), reverse=True)
    more = replace(PAGE, claims=tuple(replace(one, reports=(*one.reports, "late")) for one in PAGE.claims))
    again = developments(more, ARTICLES, {**seen(**times), "late": (Revision(version=1, seen="2030-01-01T00:00:00"),)})
    assert {(one.kind, one.key): one.seen for one in again} == {(one.kind, one.key): one.seen for one in all_of_it}
