"""What stands before the lead: headlines and captions glued to it, credits, datelines. All texts are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.sentences import split
from dateline.annotate.sentences.glued import WEIGHTS, border, candidates, knowledge
from dateline.records import Span

# What follows the lead: it says which words are names.
REST = (
    " The mayor said the dam had been checked in May . Hillton Water owns the dam , which was built by Hillton Water in"
    " 1960 . Residents of Hillton came back on Friday , and the mayor thanked them . The lake is empty ."
)


def pieces(text: str, headline: Span | None = None) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in split(text, headline)]


@pytest.mark.parametrize(
    ("above", "lead"),
    [
        ("Hillton Water dam work ends",
         "Hillton Water said on Monday that work on the dam above the town had ended after a week of rain ."),
        ("Residents flee as Hillton dam fails",
         "Residents of the town of Hillton fled in the night when the dam above it failed after a week of rain ."),
        ("The dam was built in the hills in 1960",
         "A dam in the hills above the town of Hillton has failed after a week of rain , officials say ."),
    ],
)  # fmt: skip
def test_what_is_glued_to_the_lead_comes_apart(above: str, lead: str) -> None:
    found = pieces(f"{above} {lead}{REST}")
    assert found[0][1] == above
    assert found[0][0] in ("headline", "furniture")
    assert found[1] == ("body", lead)


@pytest.mark.parametrize(
    "lead",
    [
        "The chief executive of Hillton Water , Ann Other , said on Monday that the dam above the town was safe .",
        "Hillton Water Chief Executive Ann Other told Mayor John Roe that the Upper Hill Dam would hold .",
        "When the dam above the town of Hillton failed on Monday , Mayor John Roe slept in the White House Hotel .",
    ],
)
def test_a_lead_with_names_in_it_is_kept_whole(lead: str) -> None:
    assert pieces(lead + REST)[0] == ("body", lead)


def test_nothing_is_cut_where_the_source_gave_a_headline() -> None:
    text = "Dam fails\n\nResidents flee as Hillton dam fails Residents of the town fled in the night ." + REST
    assert [kind for kind, _ in pieces(text, (0, 9))][:2] == ["headline", "body"]


def test_a_caption_that_a_credit_ends_is_furniture() -> None:
    text = (
        "Men at work on the dam at Hillton . \nRain had filled the lake . \nPhotograph : Ann Other\\/AP Residents of"
        " Hillton fled on Monday . \nNo one was hurt ."
    )
    assert pieces(text)[-2:] == [
        ("body", "Residents of Hillton fled on Monday ."),
        ("body", "No one was hurt ."),
    ]
    assert {kind for kind, _ in pieces(text)[:-2]} == {"furniture"}


def test_a_credit_on_a_line_of_its_own_says_nothing_of_what_stands_above() -> None:
    text = "The dam failed on Monday.\n\nPhoto by John Roe\n\nNobody was hurt."
    assert [kind for kind, _ in pieces(text)] == ["body", "furniture", "body"]


@pytest.mark.parametrize("line", ["HILLTON , May 3 -LRB- Reuters -RRB- -", "HILLTON --", "Hillton -LRB- CNN -RRB- --"])
def test_what_stands_above_a_dateline_is_not_the_lead(line: str) -> None:
    text = f"Men at work on the dam at Hillton . \n{line} Residents fled on Monday . \nNo one was hurt ."
    assert [kind for kind, _ in pieces(text)] == ["furniture", "dateline", "body", "body"]


def test_a_box_title_is_no_dateline() -> None:
    text = "Residents fled on Monday . \nThe dam failed in the night . \nTHE DAM - HOW IT BROKE Rain filled the lake ."
    assert [kind for kind, _ in pieces(text)][:2] == ["body", "body"]


def test_a_single_dated_line_at_the_top_is_a_caption_but_a_chronology_is_none() -> None:
    caption = "May 3 : Men at work on the dam . \nResidents of Hillton fled on Monday . \nNo one was hurt ."
    assert [kind for kind, _ in pieces(caption)] == ["furniture", "furniture", "body", "body"]
    chronology = "May 3 : The dam fails . \nMay 4 : The lake is empty . \nMay 5 : Residents come back ."
    assert [kind for kind, _ in pieces(chronology)] == ["date", "body"] * 3


def test_every_feature_has_a_weight() -> None:
    lead = "Residents flee as dam fails The town of Hillton fled in the night when the dam above it failed ."
    found = list(candidates(lead, 0, len(lead), known=knowledge(lead)))
    assert found
    assert all(features.keys() == WEIGHTS.keys() for _, features in found)


WORDS = st.sampled_from(
    [
        "The",
        "dam",
        "Hillton",
        "fails",
        "has",
        "of",
        ",",
        "''",
        "``",
        '"',
        ".",
        "Water",
        "A",
        "fled",
        "in",
        "U.S.",
        "5",
        "é",
        "-LRB-",
    ]
)


@given(st.lists(WORDS, max_size=80).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_a_border_stands_before_a_word_inside_the_sentence(text: str) -> None:
    at = border(text, 0, len(text))
    assert at is None or (0 < at < len(text) and text[at - 1].isspace() and not text[at].isspace())
