"""Who tells of a claim, who denies it, and whom a denial denies."""

from dataclasses import replace

import pytest

from dateline.crosslinks import crosslinked
from dateline.records import Claim, Side
from tests.builders_pages import BOIL, CLAIMS, CLOSED, DISPUTES, INQUIRY, NO_LEAK, PAINT

LEAK = DISPUTES[0]


def linked(*claims: Claim) -> dict[str, Claim]:
    return {one.id: one for one in crosslinked(claims, ())}


def test_both_sides_of_a_likely_denial_know_of_one_another() -> None:
    found = {one.id: one for one in crosslinked(CLAIMS, (LEAK, LEAK, *DISPUTES))}
    assert found[PAINT.id].denied_by == (LEAK.b,)
    assert found[NO_LEAK.id].denial_of == (LEAK.a,)
    assert sum(bool(one.denied_by or one.denial_of) for one in found.values()) == 2


def test_a_possible_denial_and_another_dispute_are_in_no_line() -> None:
    for one in (replace(LEAK, score=0.1), replace(LEAK, kind="contradiction")):
        assert not any(claim.denied_by or claim.denial_of for claim in crosslinked(CLAIMS, (one,)))


def test_a_denial_of_nobody_denies_nobody() -> None:
    own = replace(LEAK, a=Side(citation=NO_LEAK.content[0]))
    found = {one.id: one for one in crosslinked(CLAIMS, (own,))}
    assert found[NO_LEAK.id].denial_of == ()
    elsewhere = replace(LEAK, a=Side(citation=PAINT.content[0]))
    found = {one.id: one for one in crosslinked(CLAIMS, (elsewhere,))}
    assert found[NO_LEAK.id].denial_of == (elsewhere.a,)


def test_the_chain_of_tellers_goes_outwards_with_the_place_of_each() -> None:
    inner, middle, outer = replace(BOIL, speaker="A guest", via=CLOSED.id), replace(CLOSED, via=INQUIRY.id), INQUIRY
    found = linked(inner, middle, outer)[inner.id].told_by
    assert [(side.speaker, side.claim) for side in found] == [("Maren Okafor", CLOSED.id), (outer.speaker, outer.id)]
    assert found[0].citation == CLOSED.source[0]
    assert linked(inner)[inner.id].told_by == ()


def test_nobody_is_told_by_themselves() -> None:
    assert BOIL.speaker == CLOSED.speaker
    assert linked(replace(BOIL, via=CLOSED.id), CLOSED)[BOIL.id].told_by == ()


@pytest.mark.parametrize("via", [BOIL.id, CLOSED.id])
def test_a_chain_that_bites_its_tail_ends(via: str) -> None:
    found = linked(replace(BOIL, speaker="A guest", via=CLOSED.id), replace(CLOSED, via=via))
    assert len(found[BOIL.id].told_by) == 1
