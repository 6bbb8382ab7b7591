"""The shipped encoder on texts written for these tests: what it must find, and what must never happen."""

import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate.encoder import HEADS, LINK, VOUCH_FLOOR, VOUCH_WEIGHT, Encoder, vouch
from dateline.annotate.tagger import Tags
from dateline.errors import ModelError
from dateline.records import Sentence

ORDINARY = (
    "Mayor Anna Lindqvist said on Tuesday that the bridge would stay closed until spring.\n\n"
    "“We cannot risk another accident,” she told reporters in Uppsala.\n\n"
    "The regional police denied that anyone had been arrested."
)
TOKENISED = (
    "The minister said that the talks had failed . \n"
    "`` We can not go on like this , '' he said . \n"
    "Officials in Geneva denied the report . \n"
)
NO_PUNCTUATION = "the minister said the talks had failed and officials denied it " * 40


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.fixture(scope="module")
def fast() -> Encoder:
    return Encoder.load(fast=True)


def check(text: str, tags: Tags) -> None:
    """What holds for any text."""
    for triple in tags.triples:
        assert triple.content
        for part in (triple.source, triple.cue, triple.content):
            assert list(part) == sorted(part)
            for start, end in part:
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip()
    for mention, following in zip(tags.mentions, tags.mentions[1:], strict=False):
        assert mention.end <= following.start
    for mention in tags.mentions:
        assert 0 <= mention.start < mention.end <= len(text)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def test_finds_who_says_what(encoder: Encoder) -> None:
    triples = encoder.tag(ORDINARY, ()).triples
    said = [t for t in triples if words(ORDINARY, t.cue).startswith("said")]
    assert len(said) == 1
    assert "Anna Lindqvist" in words(ORDINARY, said[0].source)
    assert "the bridge would stay closed until spring" in words(ORDINARY, said[0].content)
    told = [t for t in triples if words(ORDINARY, t.cue).startswith("told")]
    assert words(ORDINARY, told[0].source) == "she"
    assert "We cannot risk another accident" in words(ORDINARY, told[0].content)


def test_reads_tokenised_text(encoder: Encoder) -> None:
    triples = encoder.tag(TOKENISED, ()).triples
    quoted = [t for t in triples if "go on like this" in words(TOKENISED, t.content)]
    assert [words(TOKENISED, t.source) for t in quoted] == ["he"]


def test_finds_names(encoder: Encoder) -> None:
    mentions = encoder.tag(ORDINARY, ()).mentions
    found = {(ORDINARY[m.start : m.end], m.type) for m in mentions}
    assert ("Anna Lindqvist", "person") in found
    assert ("Uppsala", "place") in found


def test_fast_is_another_model_by_name(encoder: Encoder, fast: Encoder) -> None:
    assert fast.name == f"{encoder.name}-fast"
    check(ORDINARY, fast.tag(ORDINARY, ()))
    assert any("said" in words(ORDINARY, t.cue) for t in fast.tag(ORDINARY, ()).triples)


def test_same_text_same_tags(encoder: Encoder) -> None:
    assert encoder.tag(ORDINARY, ()) == encoder.tag(ORDINARY, ()) == Encoder.load().tag(ORDINARY, ())


def test_leaves_furniture_out(encoder: Encoder) -> None:
    text = ORDINARY + "\n\nA reader said that all of this was nonsense."
    start = len(ORDINARY) + 2
    sentences = (Sentence(start=0, end=len(ORDINARY)), Sentence(start=start, end=len(text), kind="furniture"))
    tags = encoder.tag(text, sentences)
    assert all(end <= len(ORDINARY) for t in tags.triples for _, end in t.content)


HEADED = (
    ("headline", "Minister says bridge will stay shut"),
    ("furniture", "12 May 2019 | By Ola Berg"),
    ("dateline", "UPPSALA (Northern Wire) -"),
    ("body", "City engineers said the bridge has cracks in two of its piers and cannot be opened."),
    ("date", "14 May 2019"),
    ("headline", "Mayor denies delay"),
    ("body", "Mayor Anna Lindqvist said that the work was on time."),
)


@pytest.mark.parametrize("between", ["\n\n", " ", ""], ids=["lines", "spaces", "glued"])
def test_reads_no_further_than_the_pieces_of_an_article(encoder: Encoder, fast: Encoder, between: str) -> None:
    text, sentences = "", []
    for n, (kind, part) in enumerate(HEADED):
        start = len(text) + len(between) * bool(text)
        text = f"{text}{between if text else ''}{part}"
        sentences.append(Sentence(start=start, end=len(text), kind=kind, paragraph=n))  # type: ignore[arg-type]
    for tagger in (encoder, fast):
        tags = tagger.tag(text, sentences)
        check(text, tags)
        spans = [span for t in tags.triples for part in (t.source, t.cue, t.content) for span in part]
        held = [next(s for s in sentences if s.start <= start < s.end) for start, _ in spans]
        assert all(end <= s.end and s.kind in ("headline", "body") for (_, end), s in zip(spans, held, strict=True))
        said = {words(text, t.source): words(text, t.content) for t in tags.triples if words(text, t.cue) == "said"}
        assert "the bridge has cracks" in said["City engineers"]
        assert "the work was on time" in said["Mayor Anna Lindqvist"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n \t",
        "\n" * 500,
        "a",
        "“",
        "!" * 1000,
        "x" * 200_000,
        "é\u0301\u200b\u00ad\ufeff\x00\x1f 漢字漢字 🙂🙂 \ud800",
        "“ ‘ `` ' \" '' ” ’ « » „" * 30,
        "“He said “she said “they said “no.\n\nNobody knew ''why'' or `when'.",
        NO_PUNCTUATION,
    ],
    ids=lambda t: repr(t[:12]),
)
def test_odd_texts(encoder: Encoder, text: str) -> None:
    check(text, encoder.tag(text, ()))


def test_nothing_in_an_empty_text(encoder: Encoder) -> None:
    assert encoder.tag("", ()) == Tags()


def test_time_grows_no_faster_than_the_text(fast: Encoder) -> None:
    text = NO_PUNCTUATION * 2
    fast.tag(text, ())
    began = time.process_time()
    fast.tag(text, ())
    once = time.process_time() - began
    check(text * 3, fast.tag(text * 3, ()))
    assert time.process_time() - began - once < 3 * once * 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["said", "He", "“", "”", "''", "``", '"', "the", "BBC", ".", ",", "\n", " ", "3"])))
def test_any_arrangement(fast: Encoder, pieces: list[str]) -> None:
    text = " ".join(pieces)
    check(text, fast.tag(text, ()))


def test_missing_model_is_named(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="encoder"):
        Encoder.load(models=tmp_path)  # type: ignore[arg-type]


def pointing(to: int, words: int = 3) -> np.ndarray:
    """Outputs of a window whose words all ask for the cue at row `to` (0: nowhere)."""
    outputs = np.zeros((1 + words, HEADS + 4 * LINK), dtype=np.float32)
    outputs[:, HEADS] = 20 * LINK**0.5
    outputs[to, HEADS + LINK] = 1
    return outputs


def test_content_without_a_cue_is_doubted() -> None:
    likely = np.full((3, 7), 0.02, dtype=np.float32)
    likely[0, 3] = likely[1:, 5] = 0.88  # a cue, then two words of content
    before = np.log(likely)
    vouched, doubted = before.copy(), before.copy()
    vouch(vouched, pointing(1))
    vouch(doubted, pointing(0))
    assert np.array_equal(vouched[:, :5], before[:, :5])
    assert vouched[1:, 5] == pytest.approx(before[1:, 5] + VOUCH_WEIGHT * np.log(0.9 + VOUCH_FLOOR), abs=1e-3)
    assert doubted[1:, 5] == pytest.approx(before[1:, 5] + VOUCH_WEIGHT * np.log(VOUCH_FLOOR), abs=1e-3)


def test_no_content_nothing_doubted() -> None:
    before = np.log(np.array([[0.97, 0.01, 0.01, 0.01, 1e-6, 1e-6, 1e-6]], dtype=np.float32))
    after = before.copy()
    vouch(after, pointing(0, words=1))
    assert np.array_equal(after, before)
