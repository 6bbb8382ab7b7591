"""Which day a sentence of several days is of, and that it stands on one card."""

import re

import pytest

from dateline import lengths, timeline
from dateline.timeline import several

from .reports import Piece, report


def spans(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its "<" and ">", and where what they marked begins and ends."""
    text, found = "", []
    for number, part in enumerate(re.split("[<>]", marked)):
        if number % 2:
            found.append((len(text), len(text) + len(part)))
        text += part
    return text, found


@pytest.mark.parametrize(
    ("marked", "main"),
    [
        ("On <Friday> the judge withdrew his order made <the previous day>.", "Friday"),
        ("On <Sunday> the emergency begun on <15 November> ended in Orrin.", "Sunday"),
        ("The emergency begun on <15 November> ended on <Sunday>.", "Sunday"),
        ("The driver, who fled on <Friday>, gave himself up on <Sunday>.", "Sunday"),
        ("The driver, arrested on <Friday>, was charged on <Sunday>.", "Sunday"),
        ("The driver was arrested on <Friday> and charged on <Sunday>.", "Friday"),
        ("The council said on <Friday> that the dam broke on <Thursday>.", "Friday"),
        ("According to a letter written on <Friday>, the dam broke on <Sunday>.", "Sunday"),
        ("When the dam broke on <Friday>, nobody came until <Sunday>.", None),
        ("The <15 November> attack was condemned on <Sunday>.", "Sunday"),
        ("<Friday>'s vote was annulled on <Sunday>.", "Sunday"),
        ("The dam (finished on <4 May>) broke on <Sunday>.", "Sunday"),
        ("The Orrin–Dunmore road was closed on <Friday> and opened on <Sunday>.", "Friday"),
        ("Fever was found in Orrin on <4 May>, in Dunmore on <6 May> and in Kell on <9 May>.", "4 May"),
    ],
)
def test_a_sentence_is_of_its_main_clause_s_day(marked: str, main: str | None) -> None:
    text, found = spans(marked)
    at = several.main(text, found, lambda begin, end: True)
    assert (at and text[at[0] : at[1]]) == main


def test_a_day_that_is_placed_nowhere_gives_way_to_the_next() -> None:
    text, found = spans("The vote was due on <Friday>, but on <Thursday> it was put off.")
    assert several.main(text, found, lambda begin, end: begin != found[0][0]) == found[1]


@pytest.mark.parametrize(
    ("marked", "refers"),
    [
        ("The man who was shot on <Tuesday> has died.", True),
        ("The lawyer said that the allegations it made on <Tuesday> were false.", True),
        ("The order signed on <Tuesday> was withdrawn.", True),
        ("The dam cannot be mended (Letters, <4 May>).", True),
        ("The order was signed on <Tuesday> and withdrawn.", False),
        ("The mayor died on <Tuesday> surrounded by her family.", False),
        ("Five people died when the dam broke on <Tuesday>.", False),
        ("The attack on <Tuesday> killed five people.", False),
    ],
)
def test_a_lone_day_may_be_of_something_referred_to(marked: str, refers: bool) -> None:
    text, [span] = spans(marked)
    assert several.of_another(text, *span) is refers


def test_a_sentence_of_four_days_stands_on_one_card() -> None:
    words = "Fever was found in Orrin on <4 May>, in Dunmore on <6 May>, in Kell on <9 May> and in Bray on <14 May>."
    days = ("2031-05-04", "2031-05-06", "2031-05-09", "2031-05-14")
    fever: Piece = ("body", words, " ".join(days))
    rain: Piece = ("body", "Rain flooded the market of Dunmore on <20 May>.", "2031-05-20")
    told = timeline([report("a", "2031-05-25", [fever, rain])])
    for length in ("short", "normal"):
        cut = lengths.cut(told, length)
        shown = [event.date for event in cut for line in event.lines if line.citation.exact.startswith("Fever")]
        assert shown == ["2031-05-04"]
    assert len(timeline([report("a", "2031-05-25", [fever])], dates=4, lines=1)) == 4
