"""What says something of its own, and what the ledger leaves out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.fake import marked

from dateline.annotate import attributions, entities, sentences, substance
from dateline.annotate.tagger import Triple


def slight(text: str) -> str:
    plain, tags = marked(text)
    found = attributions.assemble(
        plain, sentences.split(plain, None), tags.triples, entities.link(plain, tags.mentions)
    )
    return found[-1].slight


@pytest.mark.parametrize(
    "text",
    [
        "{s:{p:Ann Lee}} {c:said} {k:the dam may fail}.",
        "{s:{p:Ann Lee}} {c:called} {k:the plan a mistake}.",
        "{s:{p:Ann Lee}} {c:denied} {k:the charge}.",
        "{s:{p:Ann Lee}} {c:endorsed} {k:Berger}.",
        "{s:The group} {c:claimed} {k:responsibility}.",
        "{s:{p:Ann Lee}} {c:praised} {k:efforts to stop the fire}.",
        "{s:{p:Ann Lee}} {c:wants} {k:an inquiry}.",
        '{k:"Not a cloud."}',
        "{s:{p:Ann Lee}} {c:said} {k:as much as 8m litres a day could have leaked}.",
        "{s:{p:Ann Lee}} {c:dismissed} {k:as unlikely that the dam would fail}.",
        '{s:{p:Ann Lee}} {c:drew} {k:a "red line"}.',
        "{c:it was reported} {k:that the dam had failed}.",
    ],
)
def test_a_statement_is_kept(text: str) -> None:
    assert slight(text) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{s:the report} {c:stated} {k:What}", "fragment"),
        ("{k:What the report stated}", "fragment"),
        ("{c:Asked about} {k:the fire}, he left.", "fragment"),
        ("The dam {c:was expected} {k:to fail}.", "fragment"),
        ("{s:{l:Sweden}} {c:rejected:} {k:it the next day}.", "fragment"),
        ("{s:Its leadership} {c:has promised} {k:for years} a step.", "fragment"),
        ("{s:{p:Ann Lee}'s} {c:accusations} {k:would dampen the mood}.", "fragment"),
        ("{k:The 1968 flu} {c:was first detected} there.", "no words"),
        ("{s:{l:California}} {c:outlawed} {k:the practice}.", "no words"),
        ("{c:outrage over} {k:the spill}", "no words"),
        ("{s:The officials} {c:asked} {k:not to be named}.", "no words"),
        ("{k:The dam} {c:seems} {k:to hold}.", "not heard"),
        ("{s:The valve} {c:could explain} {k:the loss of pressure}.", "not heard"),
    ],
)
def test_what_says_nothing_has_its_reason(text: str, reason: str) -> None:
    assert slight(text) == reason


@given(st.text(max_size=60), st.integers(0, 30), st.integers(1, 30))
def test_any_text_has_an_answer(text: str, at: int, length: int) -> None:
    triple = Triple(cue=((0, at),), content=((at, at + length),))
    assert substance.slight(text, triple, "direct", "asserts", None) in ("", "fragment", "no words", "not heard")
