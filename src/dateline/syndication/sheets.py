"""What is compared of an article: its runs of words, those outside quotation marks apart.

A run is five words of two letters or more within one sentence, without case and punctuation: so it stands wherever the
paragraph is moved to, however the text was cut into words ("Gaskin 's", "did n't"), and what comes after it is cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from ..records import Article
from .credits import address, agency

RUN_WORDS = 5
"""The unit of the design notes. With three, set phrases ("told a news conference on") count as copied."""
MIN_WORDS = 8
"""Articles without this many words (empty pages, "Libya live") are never matched."""
LONGEST_QUOTE = 700
"""Characters: beyond, a quotation mark was left open, and the rest of the text is no quote."""
MOST_QUOTED = 2
"""A run with more of its words than this inside quotation marks is the speaker's, not the reporter's."""

Hashes = NDArray[np.uint64]
Counts = NDArray[np.int64]

_QUOTED = re.compile(
    rf"“[^“”\n]{{1,{LONGEST_QUOTE}}}”|``[^\n]{{1,{LONGEST_QUOTE}}}?''|''[^\n]{{1,{LONGEST_QUOTE}}}?''"
    rf'|"[^"\n]{{1,{LONGEST_QUOTE}}}"'
)
_BRACKET = re.compile(r"-[lr][rsc]b-")
_TOKEN = re.compile(r"\w\w+|[.!?](?=[\s\"'”’)]|$)|\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is compared of an article. `runs` are all its runs, `own` those outside quotation marks: sorted, distinct.

    `text` is equal for articles of the same words. `day` counts days from year 1.
    """

    id: str
    text: bytes
    runs: Hashes
    own: Hashes
    outlet: str | None
    agency: str | None
    address: str | None
    day: int | None


def sheet(article: Article) -> Sheet:
    """Read an article for comparison."""
    words, sentence, quoted = _words(_BRACKET.sub(" ", article.text.lower()))
    runs, own = _runs(words, sentence, quoted)
    return Sheet(
        id=article.id,
        text=blake2b(" ".join(words).encode(), digest_size=16).digest() if len(words) >= MIN_WORDS else b"",
        runs=runs,
        own=own,
        outlet=article.outlet,
        agency=agency(article),
        address=address(article),
        day=date.fromisoformat(article.published.day).toordinal() if article.published.day else None,
    )


def _words(text: str) -> tuple[list[str], Counts, Counts]:
    """The words, the sentence that each stands in, and 1 for each inside quotation marks."""
    pieces = [(_TOKEN.findall(piece), inside) for piece, inside in _pieces(text)]
    tokens = [token for found, _ in pieces for token in found]
    word = np.fromiter(map(len, tokens), np.int64, len(tokens)) > 1
    quoted = np.repeat([inside for _, inside in pieces], [len(found) for found, _ in pieces])
    return [token for token in tokens if len(token) > 1], np.cumsum(~word, dtype=np.int64)[word], quoted[word]


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """The text in pieces, each with 1 where it stands in quotation marks."""
    end = 0
    for match in _QUOTED.finditer(text):
        yield text[end : match.start()], 0
        yield match.group(), 1
        end = match.end()
    yield text[end:], 0


def _runs(words: list[str], sentence: Counts, quoted: Counts) -> tuple[Hashes, Hashes]:
    """The distinct runs of the text as sorted 64-bit hashes, and those of them outside quotation marks."""
    size = len(words) - RUN_WORDS + 1
    if len(words) < MIN_WORDS or size < 1:
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    hashes = np.fromiter(map(_hash, words), np.uint64, len(words))
    runs = np.zeros(size, np.uint64)
    for place in range(RUN_WORDS):
        runs = mixed(runs + hashes[place : place + size])
    whole = sentence[:size] == sentence[RUN_WORDS - 1 :]
    spoken = np.convolve(quoted, np.ones(RUN_WORDS, np.int64), mode="valid") > MOST_QUOTED
    return np.unique(runs[whole]), np.unique(runs[whole & ~spoken])


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def mixed(values: Hashes) -> Hashes:
    """Each value scrambled (splitmix64): equal in, equal out, all bits used."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
