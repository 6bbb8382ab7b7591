"""Characters are kept; line ends, control characters and broken surrogates are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.plain import html_to_text, looks_like_markup, normalise, one_line


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("nul\x00 bell\x07 tab\tstays", "nul bell tab\tstays"),
        ("\ufeffmark", "mark"),
        ("e\u0301 stays two, é one", "e\u0301 stays two, é one"),
        ("``quotes'' “stay” as ‘they’ are", "``quotes'' “stay” as ‘they’ are"),
        ("pair \ud83d\ude00", "pair 😀"),
        ("lone \ud83d here", "lone \ufffd here"),
    ],
)
def test_normalise(given_text: str, expected: str) -> None:
    assert normalise(given_text) == expected


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_normalise_is_idempotent_and_storable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode("utf-8")
    assert "\r" not in once
    assert "\x00" not in once


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Dam <b onclick='evil()'>safe</b>", "Dam safe"),
        ("<script>alert(1)</script>Dam safe", "Dam safe"),
        ("Dam &amp; lock &lt;new&gt;", "Dam & lock <new>"),
        ("profit < loss and loss > profit", "profit < loss and loss > profit"),
        ("two\n lines", "two lines"),
    ],
)
def test_one_line(markup: str, expected: str) -> None:
    assert one_line(markup) == expected


def test_html_to_text_parts_blocks_and_drops_what_is_not_text() -> None:
    markup = (
        "<h1>Dam</h1><p onmouseover=x()>One <i>two</i>.</p><style>p{}</style><p>Three<br>four<iframe src=//x></iframe>"
    )
    assert html_to_text(markup) == "Dam\n\nOne two.\n\nThree\n\nfour"


@settings(deadline=None)
@given(st.text())
def test_html_to_text_never_gives_a_tag_back(text: str) -> None:
    assert "<script" not in html_to_text(f"<p>{text}<script src=x></script></p>").lower() or "script" in text.lower()


def test_markup_is_told_from_a_lesser_sign() -> None:
    assert looks_like_markup("<p>Dam</p>")
    assert not looks_like_markup("a <b and c> d")
