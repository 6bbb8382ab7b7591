"""Paragraphs, and spans that light up without a script."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.passages import TRACKS, Paragraph, paragraph_number, paragraphs, passage
from dateline.records import Article, Span

TEXT = "A headline\n\nFirst paragraph, of two\nlines.\n \nSecond paragraph.\n\n\n  Third.  \n"


def made(text: str, headline: Span | None = None) -> Article:
    return Article(id="a", text=text, headline=headline)


def lit(block: Paragraph, target: str) -> str | None:
    """What the style sheet lights in a paragraph when `target` is the fragment; None when it has no such anchor."""
    found, text, on, track = False, "", False, -1
    for segment in block.segments:
        for anchor, number, _ in segment.anchors:
            if anchor == target:
                found, on, track = True, True, number
        if on and track in segment.tracks:
            text += segment.text
        if on and track in segment.ends:
            on = False
    return text if found else None


def test_blank_lines_part_paragraphs_and_the_headline_is_none() -> None:
    article = made(TEXT, (0, 10))
    assert [TEXT[a:b] for a, b in paragraphs(TEXT, (0, 10))] == [
        "First paragraph, of two\nlines.",
        "Second paragraph.",
        "Third.",
    ]
    numbers = [
        paragraph_number(article, TEXT.index(word)) for word in ("headline", "First", "lines", "Second", "Third")
    ]
    assert numbers == [0, 1, 1, 2, 3]


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    text = "One.\nTwo.\nThree."
    assert [text[a:b] for a, b in paragraphs(text, None)] == ["One.", "Two.", "Three."]


def test_a_headline_inside_the_text_is_shown_in_its_place_only() -> None:
    article = made("Kicker\n\nThe headline\n\nBody.", (8, 20))
    assert [block.number for block in passage(article, [])] == [1, 2, 3]


def test_nested_and_crossing_spans_light_exactly_their_words() -> None:
    text = "The minister said that the dam may fail, and left."
    spans = [(0, 50), (4, 30), (23, 39), (31, 34), (31, 50)]
    (block,) = passage(made(text), spans)
    for start, end in spans:
        assert lit(block, f"c{start}-{end}") == text[start:end]


def test_a_span_over_two_paragraphs_goes_on_in_the_second() -> None:
    article = made("First one.\n\nSecond one.")
    first, second = passage(article, [(6, 18)])
    assert lit(first, "c6-18") == "one."
    assert first.segments[1].anchors == (("c6-18", 0, True),)
    assert second.segments[0].tracks == (0,)
    assert second.segments[0].text == "Second"


def test_spans_outside_the_text_are_left_out() -> None:
    (block,) = passage(made("Short."), [(3, 99), (5, 5), (-1, 3), (4, 2)])
    assert [segment.anchors for segment in block.segments] == [()]


@given(st.data())
def test_nothing_is_lost_and_every_span_lights_its_own_words(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n", max_size=60))
    edges = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edges, edges).filter(lambda s: s[0] < s[1]), max_size=TRACKS))
    blocks = passage(made(text), spans)
    found = paragraphs(text, None)
    shown = ["".join(segment.text for segment in block.segments) for block in blocks]
    assert shown == [text[a:b] for a, b in found]
    assert "".join("".join(text.split())) == "".join("".join(one.split()) for one in shown)
    for start, end in spans:
        if not text[start:end].strip():
            continue
        homes = [
            (block, span)
            for block, span in zip(blocks, found, strict=True)
            if lit(block, f"c{start}-{end}") is not None
        ]
        assert len(homes) == 1
        block, (low, high) = homes[0]
        assert lit(block, f"c{start}-{end}") == text[max(start, low) : min(end, high)]
