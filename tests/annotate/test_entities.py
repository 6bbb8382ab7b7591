"""Names of an article linked to their fullest form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.fake import marked

from dateline.annotate import entities
from dateline.annotate.tagger import Mention
from dateline.records import EntityType

KINDS: tuple[EntityType, ...] = ("person", "organisation", "place", "other")


def linked(text: str) -> list[str]:
    plain, tags = marked(text)
    return [e.name for e in entities.link(plain, tags.mentions)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{p:Michael Elleman} spoke. {p:Elleman} left.", ["Michael Elleman", "Michael Elleman"]),
        ("{p:Mr Trump} met {p:President Donald Trump}.", ["Donald Trump", "Donald Trump"]),
        ("{p:Trump's} wall. {p:Donald J. Trump} won. {p:Donald Trump} left.", ["Donald J. Trump"] * 3),
        (
            "{o:International Institute for Strategic Studies} (IISS) wrote. {o:IISS} found.",
            ["International Institute for Strategic Studies"] * 2,
        ),
        ("{o:The World Health Organization} met. The {o:WHO} left.", ["World Health Organization"] * 2),
        (
            "{p:Bill Clinton} and {p:Hillary Clinton}. {p:Mrs. Clinton} spoke.",
            ["Bill Clinton", "Hillary Clinton", "Hillary Clinton"],
        ),
        (
            "{p:John Reed} left. {p:Reed} ran. {p:Anna Reed} came. {p:Reed} sat. {p:John} ate.",
            ["John Reed", "John Reed", "Anna Reed", "Anna Reed", "John Reed"],
        ),
        ("{p:MICHAEL ELLEMAN} SPOKE. {p:Elleman} left.", ["Michael Elleman", "Michael Elleman"]),
        ("{p:Obama 's} plan. {p:Barack Obama} left.", ["Barack Obama", "Barack Obama"]),
        ("{p:Donald Trump} and {p:Donald Trump Jr.} met.", ["Donald Trump", "Donald Trump Jr."]),
        ("{l:North Korea} fired. The {l:North} said.", ["North Korea", "North Korea"]),
        (
            "{o:US State Department} said. The {o:State Department} said.",
            ["US State Department", "US State Department"],
        ),
        ("A {x:Brown Pelican} at {o:BP}.", ["Brown Pelican", "BP"]),
        ("{o:United Nations} and {o:U.N.} aid", ["United Nations", "United Nations"]),
        ("{l:IRAQ} today. {l:Iraq} said.", ["Iraq", "Iraq"]),
        ("{p:Obama White House} and {p:Obama}", ["Obama White House", "Obama"]),
        ("{p:North Korea} and {l:North Korea}", ["North Korea", "North Korea"]),
        ("{o:tank Institute for Arms} (IA). {o:IA} said.", ["Institute for Arms", "Institute for Arms"]),
        ("{p:Kim Jong}-un and {p:Ann Lee}-led", ["Kim Jong-un", "Ann Lee"]),
        ("{o:Apple Inc} grew. {o:Apple} fell.", ["Apple Inc", "Apple Inc"]),
        ("{p:Kim Jong-un} spoke. {p:Kim} left.", ["Kim Jong-un", "Kim Jong-un"]),
    ],
)
def test_links(text: str, names: list[str]) -> None:
    assert linked(text) == names


def test_type_is_voted_over_the_mentions() -> None:
    text, tags = marked("{o:Yuzhmash} makes. {o:Yuzhmash} said. {l:Yuzhmash} denied.")
    assert {e.type for e in entities.link(text, tags.mentions)} == {"organisation"}


def test_countries_and_peoples_are_known_whatever_was_tagged() -> None:
    text, tags = marked("{p:North Korea} and {p:North Korean} and {o:Americans} and {p:Chad Ukrainian}")
    assert [e.type for e in entities.link(text, tags.mentions)] == ["place", "other", "other", "person"]


def test_possessive_is_outside_the_span() -> None:
    text, tags = marked("{p:Ann Lee's} house")
    (entity,) = entities.link(text, tags.mentions)
    assert text[entity.start : entity.end] == "Ann Lee"


@settings(deadline=None)
@given(st.text(alphabet="AaBb .,-&'’(){}\n\"U", max_size=80), st.data())
def test_any_spans_link_without_a_crash(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    kinds: st.SearchStrategy[EntityType] = st.sampled_from(KINDS)
    mentions = [
        Mention(start=a, end=b, type=data.draw(kinds)) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b
    ]
    found = entities.link(text, mentions)
    assert found == entities.link(text, mentions)
    assert all(0 <= e.start < e.end <= len(text) and e.name for e in found)
