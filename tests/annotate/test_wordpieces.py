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
