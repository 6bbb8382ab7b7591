"""Words, quote state and windows of the encoder's input."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.wordpieces import (
    INSIDE,
    WINDOW_PIECES,
    Pieces,
    Words,
    longest_first,
    read_words,
    windows,
)
from dateline.records import Sentence


def by_threes(word: str) -> Pieces:
    """A stand-in for WordPiece: a piece every three letters."""
    return tuple(range(1, 2 + (len(word) - 1) // 3))


def inside(text: str) -> str:
    """The words that the quote state calls inside."""
    words = read_words(text, by_threes)
    kept = [n for n, f in enumerate(words.features) if f // 2 % 4 == INSIDE]
    return " ".join(text[words.starts[n] : words.ends[n]] for n in kept)


def test_quote_marks_of_every_style() -> None:
    assert inside("He said “one two” and left.") == "one two"
    assert inside('He said "one two" and left.') == "one two"
    assert inside("He said ''one two'' and left.") == "one two"
    assert inside("He said `` one two '' and left .") == "one two"
    assert inside("He said ‘don’t go’ and left.") == "don ’ t go"


def test_an_unclosed_mark_ends_with_its_line() -> None:
    assert inside("“One two.\nThree four.") == "One two ."


def test_a_treebank_mark_goes_on_over_lines() -> None:
    assert inside("`` One . \nTwo . '' Three .") == "One . Two ."


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert inside('One two," he said.') == ""


def test_treebank_brackets_are_brackets() -> None:
    assert read_words("-LRB- x", len_only).pieces == read_words("( x", len_only).pieces


GLUED = "Dam fails\n\nHARLOW (Wire) - Twelve died.Follow us\n\n16 Aug 2017Officials say so"
KINDS = {
    "Dam fails": "headline",
    "HARLOW (Wire) -": "dateline",
    "Twelve died.": "body",
    "Follow us": "furniture",
    "16 Aug 2017": "date",
    "Officials say so": "headline",
}


def glued() -> list[Sentence]:
    starts = [GLUED.index(words) for words in KINDS]
    return [
        Sentence(start=start, end=start + len(words), kind=kind, paragraph=n)  # type: ignore[arg-type]
        for n, (start, (words, kind)) in enumerate(zip(starts, KINDS.items(), strict=True))
    ]


def test_words_are_cut_where_pieces_of_the_article_meet() -> None:
    words = read_words(GLUED, by_threes, glued())
    shown = [GLUED[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert shown == "Dam fails HARLOW ( Wire ) - Twelve died . 16 Aug 2017 Officials say so".split()
    begins = [word for word, line_start in zip(shown, words.line_starts, strict=True) if line_start]
    assert begins == ["Dam", "HARLOW", "Twelve", "16", "Officials"]
    assert begins == [word for word, border in zip(shown, words.borders, strict=True) if border]
    muted = [word for word, mute in zip(shown, words.mute, strict=True) if mute]
    assert muted == "HARLOW ( Wire ) - 16 Aug 2017".split()
    assert words.headings == [1, 1, *[0] * 11, 6, 6, 6]


def test_only_quotations_go_on_over_paragraphs() -> None:
    text = "“We came.\n\n“We saw.” Nobody did.\n\nShe left. He did."
    starts = [text.index(s) for s in ("“We came", "“We saw", "Nobody", "She", "He")]
    sentences = [
        Sentence(start=start, end=end, paragraph=n)
        for start, end, n in zip(starts, [*starts[1:], len(text)], (0, 1, 1, 2, 2), strict=True)
    ]
    words = read_words(text, by_threes, sentences)
    borders = [text[s:e] for s, e, border in zip(words.starts, words.ends, words.borders, strict=True) if border]
    assert borders == ["“", "She"]
    assert words.starts[words.borders.index(True)] == 0


def test_without_sentences_nothing_is_ruled_out() -> None:
    words = read_words(GLUED, by_threes)
    assert not any([*words.borders, *words.mute, *words.headings])
    assert "2017Officials" in [GLUED[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


def len_only(word: str) -> Pieces:
    return (len(word), *map(ord, word))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB. \n“”\"'`3-", max_size=400))
def test_words_cover_the_text_in_order(text: str) -> None:
    words = read_words(text, by_threes)
    ends = [0, *words.ends]
    for start, end, before in zip(words.starts, words.ends, ends, strict=False):
        assert before <= start < end <= len(text)
        assert not text[before:start].strip()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.booleans(), st.integers(0, 55)), max_size=400))
def test_windows_cover_the_words_once(drawn: list[tuple[int, bool, int]]) -> None:
    words = Words(
        starts=list(range(len(drawn))),
        ends=[n + 1 for n in range(len(drawn))],
        pieces=[(1,) * n for n, _, _ in drawn],
        features=[f for _, _, f in drawn],
        line_starts=[b for _, b, _ in drawn],
    )
    found = windows(words)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(drawn)))
    assert all(sum(len(words.pieces[i]) for i in range(a, b)) <= WINDOW_PIECES for a, b in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(2, 178), max_size=60))
def test_batches_hold_each_window_once(lengths: list[int]) -> None:
    batches = longest_first(lengths, 2880)
    assert sorted(n for b in batches for n in b) == list(range(len(lengths)))
    assert all(len(b) * max(lengths[n] for n in b) <= 2880 for b in batches)
