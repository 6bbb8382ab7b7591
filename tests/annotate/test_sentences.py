"""Sentences, headings, datelines and furniture: examples of each, and what holds for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.sentences import split
from dateline.records import Span


def pieces(text: str, headline: Span | None = None) -> list[tuple[str, str]]:
    """The kind and words of each piece."""
    return [(s.kind, text[s.start : s.end]) for s in split(text, headline)]


def bodies(text: str) -> list[str]:
    """The words of the body's sentences."""
    return [words for kind, words in pieces(text) if kind == "body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam held. The town slept.", ["The dam held.", "The town slept."]),
        ("Mr. Vance met Dr. Ode in St. Clair. They ate.", ["Mr. Vance met Dr. Ode in St. Clair.", "They ate."]),
        ("The U.S. Coast Guard left. It came back.", ["The U.S. Coast Guard left.", "It came back."]),
        ("It was made in the U.S. The firm said so.", ["It was made in the U.S.", "The firm said so."]),
        ("It rose 3.5 percent to $2.1 billion. No one sold.",
         ["It rose 3.5 percent to $2.1 billion.", "No one sold."]),
        ("“We left.” She sat down.", ["“We left.”", "She sat down."]),
        ('"Is it over?" he asked. "No!" they said.', ['"Is it over?" he asked.', '"No!" they said.']),
        ("It opened at 10 a.m. Monday. It shut at 5 p.m. Police came.",
         ["It opened at 10 a.m. Monday.", "It shut at 5 p.m.", "Police came."]),
        ("On Aug. 7 it fell. On Sept. 3 it rose.", ["On Aug. 7 it fell.", "On Sept. 3 it rose."]),
        ("J. R. Smith and A. Jones won. Acme Inc. lost.", ["J. R. Smith and A. Jones won.", "Acme Inc. lost."]),
        ("Wait ... what? Yes.", ["Wait ... what?", "Yes."]),
        ("The fire was out by noon.Then the rain came down.",
         ["The fire was out by noon.", "Then the rain came down."]),
        ("Visit Example.Com today. It is free.", ["Visit Example.Com today.", "It is free."]),
    ],
)  # fmt: skip
def test_ordinary_text(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. officials said so . `` We agree . '' They left .",
         ["U.S. officials said so .", "`` We agree . ''", "They left ."]),
        ("The firm -LRB- Acme -RRB- lost . It closed at 10 p.m. . No one came .",
         ["The firm -LRB- Acme -RRB- lost .", "It closed at 10 p.m. .", "No one came ."]),
        ('He said : " Stop . " They did .', ['He said : " Stop . "', "They did ."]),
        ("Shares of Acme -LRB- ACM .\nN -RRB- fell on Monday .\nThey rose later .",
         ["Shares of Acme -LRB- ACM .\nN -RRB- fell on Monday .", "They rose later ."]),
        ("It is on example .\norg for all to read .\nFew do .",
         ["It is on example .\norg for all to read .", "Few do ."]),
    ],
)  # fmt: skip
def test_tokenised_text(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


def test_a_given_headline_is_one_piece() -> None:
    text = "Dam fails. Town flees\n\nThe dam failed on Monday. Nobody was hurt."
    assert pieces(text, (0, 21)) == [
        ("headline", "Dam fails. Town flees"),
        ("body", "The dam failed on Monday."),
        ("body", "Nobody was hurt."),
    ]


def test_a_first_line_without_a_stop_is_the_headline_and_a_short_line_a_heading() -> None:
    text = "Dam fails, town flees\n\nThe dam failed.\n\nWhat we know\n\nIt was old."
    assert [kind for kind, _ in pieces(text)] == ["headline", "body", "headline", "body"]


@pytest.mark.parametrize(
    ("text", "dateline", "lead"),
    [
        ("LONDON (Reuters) - The bank shut.", "LONDON (Reuters) -", "The bank shut."),
        ("NEW ORLEANS , April 26 -LRB- Reuters -RRB- -- The well leaked .",
         "NEW ORLEANS , April 26 -LRB- Reuters -RRB- --", "The well leaked ."),
        ("WASHINGTON — The vote failed.", "WASHINGTON —", "The vote failed."),
        ("Madrid, Spain (CNN) -- The strike ended.", "Madrid, Spain (CNN) --", "The strike ended."),
        ("NAIROBI, Kenya (AP) _ A bridge fell.", "NAIROBI, Kenya (AP) _", "A bridge fell."),
    ],
)  # fmt: skip
def test_datelines(text: str, dateline: str, lead: str) -> None:
    assert pieces(text) == [("dateline", dateline), ("body", lead)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dam fails after rain On 20 April a dam in the hills failed .", ["headline", "body"]),
        ("Dam fails after rain as town flees HILLTON , May 3 -LRB- Reuters -RRB- - A dam failed .",
         ["headline", "dateline", "body"]),
        ("Dam fails after rain Sunday 18 July 2010 18.45 BST A dam failed .", ["headline", "date", "body"]),
        ("HILLTON | Tue Jul 26 , 2011 2:51 pm BST HILLTON -LRB- Reuters -RRB- - A dam failed .",
         ["dateline", "dateline", "body"]),
        (r"\* Dam fails \* Town flees HILLTON , May 3 -LRB- Reuters -RRB- - A dam failed .",
         ["headline", "headline", "dateline", "body"]),
        ("The officials said The Hague was safe .", ["body"]),
    ],
)  # fmt: skip
def test_headlines_glued_to_the_lead(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in pieces(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("By Ann Other BBC News , Hillton Engineers came in the night .", ["furniture", "body"]),
        ("By the CNN Wire Staff NEW : Town flees HILLTON -LRB- CNN -RRB- -- A dam failed .",
         ["furniture", "headline", "dateline", "body"]),
        ("Friday , July 23 , 2010 ; 8:39 AM With rain near , the town fled .", ["date", "body"]),
        ("The dam failed at 10 p.m. Tuesday , April 20 , 2010 , in the rain .", ["body"]),
        ("10.45am : The minister has arrived .", ["date", "body"]),
        ("SOUNDBITE : The dam failed .", ["body"]),
    ],
)  # fmt: skip
def test_what_is_glued_before_the_lead(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in pieces(text)] == kinds


def test_a_line_that_goes_on_in_lower_case_is_no_heading() -> None:
    assert bodies("The dam was old .\nHillton\n– which lies below it – fled .") == [
        "The dam was old .",
        "Hillton\n– which lies below it – fled .",
    ]


def test_a_label_that_runs_into_its_heading_comes_apart() -> None:
    text = "The dam broke.\n\nResponseMayor denies the charge\n\nHe said no."
    kinds = [(p.kind, text[p.start : p.end]) for p in split(text)]
    assert kinds[1:3] == [("furniture", "Response"), ("headline", "Mayor denies the charge")]
    assert [p.kind for p in split("The dam broke.\n\nReporters deny the charge\n\nHe said no.")][1] == "headline"


def test_dates_that_head_sections() -> None:
    text = (
        "A year of storms\n\n03 Jul 2017Storm reaches the coast\n\nIt rained.\n\nJuly 29, 2017\n\nIt stopped.\n\n"
        "Aug. 3: A bridge fell. Nobody was hurt."
    )
    assert pieces(text) == [
        ("headline", "A year of storms"),
        ("date", "03 Jul 2017"),
        ("headline", "Storm reaches the coast"),
        ("body", "It rained."),
        ("date", "July 29, 2017"),
        ("body", "It stopped."),
        ("date", "Aug. 3:"),
        ("body", "A bridge fell."),
        ("body", "Nobody was hurt."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "16 Aug 2017 | By Ann Onymous",
        "By Jane Doe",
        "By Jane Doe and John Roe, Hillton Gazette",
        "Read more",
        "Stay updated with the latest happenings.",
        "Love Sports news?",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "-LRB- Reporting by Jane Doe ; editing by John Roe -RRB-",
        "Follow us on Twitter",
        "Copyright 2017 Hillton Gazette. All rights reserved",
        "Share this",
        "This discussion is now closed .",
        "Photo by John Roe",
        "12 comments",
        "Jane Doe contributed to this report.",
        "Get breaking news updates in the app.",
        "Explore more of our coverage",
        "Find out more about how we work",
    ],
)
def test_furniture(line: str) -> None:
    text = f"The dam failed on Monday.\n\n{line}\n\nNobody was hurt."
    found = split(text)
    assert found[0].kind == "body"
    assert {s.kind for s in found[1:-1]} == {"furniture"}
    assert found[-1].kind == "body"


def test_a_credit_comes_apart_from_the_sentence_it_is_glued_to() -> None:
    text = r"A dam . Photograph : Ann Other\/AP The dam in the hills failed ."
    assert pieces(text)[1:] == [
        ("furniture", r"Photograph : Ann Other\/AP"),
        ("body", "The dam in the hills failed ."),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "The dam that was built in the hills above the town of Hillton in\n"
    text = line + "nineteen sixty failed on Monday after a week of rain had filled the\nlake behind it, "
    text += "and the people who lived below it had to leave their homes in\nthe middle of the night. They came back."
    assert len(bodies(text)) == 2


PIECES = st.sampled_from(
    ["The", "dam", "said", ".", "''", '"', "``", "-LRB-", "-RRB-", "\n", "\n\n", " ", "U.S.", "Mr.", "Aug. 7", "2017",
     "LONDON", "(Reuters)", "-", "--", "By", "Jane", "Read more", "03 Jul 2017", "?", "...", "…",
      "\u2028", "“", "”", "é", "|"]
)  # fmt: skip


TEXTS = st.one_of(*(st.lists(PIECES, max_size=60).map(glue.join) for glue in (" ", "")), st.text(max_size=300))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_pieces_cover_the_text_in_order(text: str) -> None:
    found = split(text)
    at = 0
    for sentence in found:
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[at : sentence.start].strip()
        words = text[sentence.start : sentence.end]
        assert words == words.strip()
        at = sentence.end
    assert not text[at:].strip()
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


@given(st.lists(PIECES, max_size=40).map(" ".join), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_a_headline_is_kept_whole(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    title = text[start:end].strip()
    found = pieces(text, (start, end))
    assert ("headline", title) in found or not title
    assert "".join("".join(words.split()) for _, words in found) == "".join(text.split())


HOSTILE = 60_000
# About three times what the slowest unit takes on an idle core; a quadratic one would take minutes.
SECONDS = 6.0


@pytest.mark.parametrize(
    "unit",
    [".", ". ", "a.", "A. ", '"', "' ", "''", ".''", "\n", "\n.", "-LRB- ", "(", "A", "A ", "Aa ",
     "A B, ", "1", "1 ", "12 May ",
     "By A ", "Photo: a ", "LONDON ", "LONDON, ", "Mr.", "?!", "…", " ", "\t", "| ", "- ", "«",
      "é́", "https://", "Read more "],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (HOSTILE // len(unit))
    begin = time.process_time()
    split(text)
    assert time.process_time() - begin < SECONDS


def test_much_odd_text_takes_linear_time() -> None:
    units = (".", '"', "-LRB- ", "LONDON, ", "A B ", "By A ", "12 May ", "Mr. ", "(", "…", "'' ")
    text = "".join(unit * 400 for unit in units) * 14
    assert len(text) > 2 * 10**5
    begin = time.process_time()
    split(text)
    assert time.process_time() - begin < SECONDS
