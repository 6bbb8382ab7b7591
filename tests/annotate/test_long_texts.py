"""Very long and very odd texts: nothing crashes, nothing is lost, and twice the text is at most about twice the work.

Work is counted, not timed: how many functions are called, Python's and C's. What a single pattern spends inside is not
seen that way; `./dev bench claims --stress` times the same texts.
"""

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from types import FrameType

import pytest
from benchmarks.stress import ENCODER_TEXTS, TEXTS, Pattern, article

from dateline import Encoder
from dateline.annotate import annotate
from dateline.annotate.decode import Floats
from dateline.annotate.wordpieces import Packed
from dateline.records import Annotations

LONG = 50_000
COUNTED = 400
# Twice the text may cost this many times the work: windows that look back a bounded way fill up first (2.4 at most
# seen); work that grows with the square would be four times as much.
MOST = 2.7
# Calls below which nothing is compared: there is next to no work.
LITTLE = 1_000
ODD = ("unclosed marks", "odd marks", "doubled marks", "nested marks", "nested, unclosed", "marks without spaces")
LONGEST = ("prose, one line", "no punctuation", "quote marks alone", "names alone", "by-lines")


def read(text: str) -> Annotations:
    return annotate(article(text), tagger=Pattern())


def calls(work: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    short, long = TEXTS[name](COUNTED), TEXTS[name](2 * COUNTED)
    read(long)  # fills the caches
    once, twice = calls(lambda: read(short)), calls(lambda: read(long))
    assert twice < LITTLE or twice <= MOST * once


@pytest.mark.parametrize(("name", "words"), [*((n, LONG) for n in LONGEST), *((n, LONG // 20) for n in ODD)])
def test_long_and_odd_texts_are_read(name: str, words: int) -> None:
    text = TEXTS[name](words)
    found = read(text)
    assert found.sentences[0].start == len(text) - len(text.lstrip())
    assert found.sentences[-1].end == len(text.rstrip())
    for one, other in pairwise(found.sentences):
        assert not text[one.end : other.start].strip()
    for said in found.attributions:
        spans = (*said.source, *said.cue, *said.content, *said.hedges, *said.evidence)
        assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("name", ["prose", "he said", "pronouns", "nested marks", "names that speak"])
def test_no_attribution_is_lost(name: str) -> None:
    text = TEXTS[name](COUNTED)
    marked = Pattern().tag(text, ()).triples
    assert len(read(text).attributions) >= len(marked) > COUNTED // 60


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(fast=True)


@pytest.mark.parametrize("name", [*ENCODER_TEXTS, "quote marks alone", "he said", "one word"])
def test_the_encoder_runs_its_network_as_often_as_the_text_is_long(
    name: str, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wordpieces that the network reads, padding included."""
    read_pieces: list[int] = []
    run = encoder._outputs

    def counted(batch: Sequence[Packed]) -> list[Floats]:
        read_pieces.append(len(batch) * max(len(packed.ids) for packed in batch))
        return run(batch)

    monkeypatch.setattr(encoder, "_outputs", counted)
    sizes = []
    for words in (200, 400):
        read_pieces.clear()
        annotate(article(TEXTS[name](words)), tagger=encoder)
        sizes.append(sum(read_pieces))
    assert sizes[1] <= MOST * max(sizes[0], 200)
