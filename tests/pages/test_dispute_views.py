"""Disputes as a reader sees them: the newest first, how sure and why, both sides with who carries them."""

from dataclasses import replace

import pytest

from dateline.pages import views
from dateline.pages.lines import Desk
from dateline.pages.links import Links
from dateline.pages.views.disputes import in_order, measured
from dateline.records import Dispute
from tests.builders_pages import BOIL, DISPUTES, PAGE, Shelf

DENIED, FIGURES = DISPUTES


@pytest.fixture
def desk() -> Desk:
    return Desk(articles=Shelf().shelf, links=Links(root="../", static=True))


def dated(day: str | None, score: float = 0.8, **more: object) -> Dispute:
    return replace(DENIED, id=f"{day} {score}", score=score, a=replace(DENIED.a, date=None),
                   b=replace(DENIED.b, date=day), **more)  # type: ignore[arg-type]  # fmt: skip


def test_the_newest_come_first_the_possible_stand_behind_and_the_dismissed_last(desk: Desk) -> None:
    found = [dated(None), dated("2021-03-01"), dated("2021-03-09", 0.4), dated("2021-03-05", judged="dismissed"),
             dated("2021-03-07"), dated("2021-03-02", 0.4, judged="confirmed")]  # fmt: skip
    days = [one.b.date for one in in_order(found, static=False)]
    assert days == ["2021-03-07", "2021-03-02", "2021-03-01", None, "2021-03-09", "2021-03-05"]
    assert [one.b.date for one in in_order(found, static=True)] == days[:-1]
    groups = views.story(replace(desk, links=Links()), replace(PAGE, disputes=tuple(found))).disputes
    assert [(len(group.disputes), bool(group.heading), group.dismissed) for group in groups] == [
        (4, False, False), (1, True, False), (1, True, True)]  # fmt: skip


def test_possible_disputes_alone_are_not_said_to_stand_below_others(desk: Desk) -> None:
    (group,) = views.story(desk, replace(PAGE, disputes=(dated("2021-03-09", 0.4),))).disputes
    assert group.heading == "Possible, but not sure"


@pytest.mark.parametrize(
    ("score", "judged", "sure"),
    [(0.9, "", "likely"), (0.4, "", "possible"), (0.4, "confirmed", "confirmed by a reader"),
     (0.9, "dismissed", "dismissed by a reader")],
)  # fmt: skip
def test_how_sure_it_is_stands_in_words(desk: Desk, score: float, judged: str, sure: str) -> None:
    one = replace(DENIED, score=score, judged=judged)  # type: ignore[arg-type]
    assert views.dispute(desk, one, {}).sure == sure


def test_reasons_are_said_in_plain_words(desk: Desk) -> None:
    one = replace(DENIED, reasons=("“denied”", "shared words: solvent, releas", "same article", "scope alike (0.61)",
                                   "scope alike (0.2)", "our conversion: 5 litres"))  # fmt: skip
    assert views.dispute(desk, one, {}).reasons == (
        "the text says “denied”",
        "both speak of solvent, released",
        "both stand in one article",
        "the sentences around them share words",
        "our conversion: 5 litres",
    )


def test_what_only_seems_to_conflict_is_not_said_to_be_disputed(desk: Desk) -> None:
    seems = replace(DENIED, kind="contradiction", reasons=("seems to conflict: one side is negated",))
    says = replace(DENIED, kind="contradiction", reasons=("the report says so: “This disputes”",))
    assert [views.dispute(desk, one, {}).between for one in (seems, says)] == ["seems to conflict with", "disputed by"]


def test_a_side_counts_who_carries_it_and_says_how_we_know(desk: Desk) -> None:
    known = replace(BOIL, reports=("w1", "a2", "b3"))
    page = replace(PAGE, claims=(known, *PAGE.claims[1:]),
                   disputes=(replace(DENIED, a=replace(DENIED.a, claim=known.id)),))  # fmt: skip
    side = views.story(desk, page).disputes[0].disputes[0].a
    assert side.spread.startswith("also in 2 other reports")
    (origin,) = side.origins
    assert [(copy.outlet, copy.because) for copy in origin.copies] == [
        ("The Halden Courier", "text copied from the Meridian Wire report"),
        ("Coast Today", "text copied from the Meridian Wire report"),
    ]


def test_what_figures_count_is_said_once(desk: Desk) -> None:
    assert measured("dead: people killed", DENIED.a) == "people killed"
    assert measured("people affected", DENIED.a) == "people affected"


def test_every_dispute_has_an_address_of_its_own(desk: Desk) -> None:
    one, other = (views.dispute(desk, each, {}) for each in DISPUTES)
    assert one.key != other.key
    assert len(one.key) == 8
