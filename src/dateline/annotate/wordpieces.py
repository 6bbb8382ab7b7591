"""Text -> words with offsets, wordpieces, and what an uncased model can't see: case, quote state, line breaks.

Used alike in training and at run time, so that the model reads the same thing in both. Ordinary text
and Penn-Treebank-tokenised text ("`` It is , '' he said .") give nearly the same pieces: quote marks
of every style become one mark, bracket names become brackets.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ..records import Sentence

Pieces = tuple[int, ...]

# Words as BERT cuts them (runs of letters and digits; every other mark alone), save that doubled
# quote marks and Treebank brackets are one word.
WORD = re.compile(r"\n|``|''|-[LR][RSC]B-|\w+|[^\w\s]")
NORMAL = {
    **dict.fromkeys(["“", "”", "„", "‟", "«", "»", "``", "''", '"'], '"'),
    **dict.fromkeys(["’", "‘", "‛", "`"], "'"),
    **dict.fromkeys(["-LRB-", "-LSB-", "-LCB-"], "("),
    **dict.fromkeys(["-RRB-", "-RSB-", "-RCB-"], ")"),
}
OPENING = frozenset(["“", "„", "‟", "«", "``"])
CLOSING = frozenset(["”", "»"])
TOGGLING = frozenset(['"', "''"])

WINDOW_PIECES = 176  # as the prototype was trained: a paragraph or five
WORD_PIECES = 12  # the longest word in PolNeAR has 11; keeps a giant "word" from filling a window
WORD_CHARACTERS = 100  # WordPiece knows no word longer than this
QUOTE_WORDS = 300  # an open quote mark is forgotten after so many words: the closing one is missing

REMEMBERED_SHAPES = 20_000

OUTSIDE, INSIDE, MARK_OPENS, MARK_CLOSES = range(4)
LOWER, TITLE, UPPER, INITIAL, MIXED, DIGITS, OTHER = range(7)
FEATURES = 7 * 4 * 2  # shape, quote state, first in its line
SPECIAL_FEATURE = OTHER * 8  # of [CLS], [SEP] and padding


@dataclass(slots=True)
class Words:
    """The words of a text; lists of equal length.

    Where the text's sentences are known: `borders` says that no span may go on into this word, `mute` that
    it can't be part of an attribution, `headings` gives the number of the headline that it stands in, or 0.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    pieces: list[Pieces] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    line_starts: list[bool] = field(default_factory=list)
    borders: list[bool] = field(default_factory=list)
    mute: list[bool] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)


@lru_cache(maxsize=REMEMBERED_SHAPES)
def shape(word: str) -> int:
    """How a word is written, one of seven classes."""
    if word.islower():
        return LOWER
    if word.istitle():
        return INITIAL if len(word) == 1 else TITLE
    if word.isupper():
        return UPPER
    if any(c.isdigit() for c in word):
        return DIGITS
    return MIXED if word[0].isalpha() else OTHER


def feature(shape_: int, quote: int, line_start: bool) -> int:
    """One number for the three, 0 to FEATURES - 1."""
    return (shape_ * 4 + quote) * 2 + line_start


class QuoteState:
    """Follows double quote marks of every style; straight ones toggle unless their spacing says otherwise.

    A mark left open ends with its line, except a Treebank opening mark: tokenised texts often have a
    line a sentence. Single marks count only where they can't be apostrophes (an opening ‘ or a lone `).
    """

    def __init__(self) -> None:
        self.inside = False
        self._single = False
        self._sticky = False
        self._words = 0

    def new_line(self) -> None:
        if not self._sticky:
            self.inside = False

    def read(self, word: str, before: str, after: str) -> int:
        """State of the next word; `before` and `after` are the characters around it ("" at the ends)."""
        if self.inside:
            self._words += 1
            if self._words > QUOTE_WORDS:
                self.inside = False
        if word in OPENING or (word in ("‘", "`") and not self.inside):
            return self._open(word)
        if word in CLOSING:
            return self._close()
        if word in TOGGLING:
            free_left, free_right = not before or before.isspace(), not after or after.isspace()
            if self.inside:
                return self._open(word) if free_left and not free_right else self._close()
            return self._close() if free_right and not free_left else self._open(word)
        if word in ("’", "'") and self.inside and self._single and not after.isalnum():
            return self._close()
        return INSIDE if self.inside else OUTSIDE

    def _open(self, word: str) -> int:
        self.inside, self._words = True, 0
        self._single, self._sticky = word in ("‘", "`"), word == "``"
        return MARK_OPENS

    def _close(self) -> int:
        self.inside = self._single = self._sticky = False
        return MARK_CLOSES


class Part(NamedTuple):
    """A stretch of text that no word crosses. apart: it stands in no sentence with what is before it."""

    start: int
    end: int
    apart: bool = False
    paragraph: int = -1
    skipped: bool = False
    mute: bool = False
    heading: int = 0


def parts(text: str, sentences: Sequence[Sentence]) -> Iterator[Part]:
    """The sentences and what lies between them, in order. Headlines, dates, datelines and furniture stand apart."""
    end, apart, paragraph = 0, False, -1
    for number, sentence in enumerate(sentences, 1):
        if sentence.start > end:
            yield Part(end, sentence.start, apart, paragraph)
        body = sentence.kind == "body"
        paragraph = sentence.paragraph
        yield Part(
            sentence.start,
            sentence.end,
            apart=apart or not body,
            paragraph=paragraph,
            skipped=sentence.kind == "furniture",
            mute=sentence.kind in ("date", "dateline"),
            heading=number if sentence.kind == "headline" else 0,
        )
        end, apart = sentence.end, not body
    if end < len(text):
        yield Part(end, len(text), apart, paragraph)


def read_words(text: str, pieces: Callable[[str], Pieces], sentences: Sequence[Sentence] = ()) -> Words:
    """Cut `text` into words. `pieces` gives the wordpieces of a word, one at least; linear in the text's length.

    Furniture is left out; what stands apart from its sentence begins a line, as if a line break stood there.
    """
    words, quotes, line_start, border, before, paragraph = Words(), QuoteState(), True, False, OUTSIDE, -1
    for part in parts(text, sentences):
        if part.apart and not line_start:
            quotes.new_line()
            line_start = True
        border = border or part.apart
        if part.skipped:
            continue
        for match in WORD.finditer(text, part.start, part.end):
            word = match.group()
            start, end = match.span()
            if word == "\n":
                quotes.new_line()
                line_start = True
                continue
            quote = OUTSIDE
            if quotes.inside or word in NORMAL:  # all quote marks are in NORMAL
                quote = quotes.read(word, text[start - 1 : start], text[end : end + 1])
            words.starts.append(start)
            words.ends.append(end)
            words.pieces.append(pieces(NORMAL.get(word, word)[:WORD_CHARACTERS])[:WORD_PIECES])
            words.features.append(feature(shape(word[:WORD_CHARACTERS]), quote, line_start))
            words.line_starts.append(line_start)
            quoted = before in (INSIDE, MARK_CLOSES) and quote in (INSIDE, MARK_OPENS)
            words.borders.append(border or (part.paragraph != paragraph and not quoted))
            words.mute.append(part.mute)
            words.headings.append(part.heading)
            line_start, border, before, paragraph = False, False, quote, part.paragraph
    return words


def windows(words: Words, *, first: int = WINDOW_PIECES, size: int = WINDOW_PIECES) -> list[tuple[int, int]]:
    """Ranges of words of at most `size` pieces (`first` for the first), in whole lines where lines fit.

    A line that fits no window is cut after its last sentence end that fits, or where the window is full.
    """
    found: list[tuple[int, int]] = []
    start = used = cut = 0  # cut: where the window would best end
    room = first
    i, n = 0, len(words)
    while i < n:
        if words.line_starts[i] and i > start:
            cut = i
        used += len(words.pieces[i])
        if used > room and i > start:
            end = cut if cut > start else _sentence_end(words, start, i)
            found.append((start, end))
            start = i = cut = end
            used, room = 0, size
            continue
        i += 1
    if start < n:
        found.append((start, n))
    return found


def _sentence_end(words: Words, start: int, stop: int) -> int:
    """The word after the last gap before `stop` that looks like a sentence's end, in the window's second half."""
    for i in range(stop - 1, start + (stop - start) // 2, -1):
        gap_shape = words.features[i] // 8
        if gap_shape in (TITLE, INITIAL, UPPER) and _is_stop(words, i - 1):
            return i
    return stop


def _is_stop(words: Words, i: int) -> bool:
    """A mark alone (full stop, question mark, closing quote), as far as shape can tell."""
    return words.features[i] // 8 == OTHER and words.ends[i] - words.starts[i] <= len("''")


@dataclass(frozen=True, slots=True)
class Packed:
    """A window as the network reads it: piece ids, a feature a piece, and where each word begins."""

    ids: list[int]
    features: list[int]
    begins: list[int]


def pack(words: Words, window: tuple[int, int]) -> Packed:
    """Lay the pieces of a window's words end to end."""
    ids: list[int] = []
    features: list[int] = []
    begins: list[int] = []
    for i in range(*window):
        begins.append(len(ids))
        ids.extend(words.pieces[i])
        features.extend([words.features[i]] * len(words.pieces[i]))
    return Packed(ids, features, begins)


def longest_first(lengths: Sequence[int], budget: int, *, alike: float = 0.0) -> list[list[int]]:
    """Indices grouped into batches of similar length, each of at most `budget` pieces with its padding; none shorter
    than `alike` times the longest of its batch."""
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda k: (-lengths[k], k)):
        longest = lengths[batches[-1][0]] if batches else 0
        if batches and (len(batches[-1]) + 1) * longest <= budget and lengths[i] >= alike * longest:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches
