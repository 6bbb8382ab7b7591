"""Attributions inside the content of another; the sentences were written for this test."""

import pytest
from tests.annotate.fake import marked

from dateline.annotate import attributions, entities, nested
from dateline.records import Attribution, Sentence


def assembled(marks: str) -> tuple[str, tuple[Attribution, ...]]:
    text, tags = marked(marks)
    names = entities.link(text, tags.mentions)
    return text, attributions.assemble(text, [Sentence(start=0, end=len(text))], tags.triples, names)


TOLD = [
    ("{k:that {p:Bo Hart} told him the bridge was unsafe}", "Bo Hart", "told him", "the bridge was unsafe"),
    ("{k:{p:Bo Hart} had told reporters that it would close}", "Bo Hart", "had told reporters", "it would close"),
    ("{k:police said the driver had fled}", "police", "said", "the driver had fled"),
    ("{k:that the ministry denied selling the two ships}", "the ministry", "denied", "selling the two ships"),
    ("{k:that he never claimed the vote was fair}", "he", "never claimed", "the vote was fair"),
    ("{k:the city's report concluded that the roof leaked}", "the city's report", "concluded", "the roof leaked"),
    ("{k:a spokesman for the firm said it would pay}", "a spokesman for the firm", "said", "it would pay"),
    ("{k:Foreign Minister {p:Bo Hart} announced the talks were over}", "Foreign Minister Bo Hart", "announced",
     "the talks were over"),
    ("{k:the men left early, but residents insisted they heard shots}", "residents", "insisted", "they heard shots"),
    ("{k:“My boss said, ‘You are to leave at once’”}", "My boss", "said", "‘You are to leave at once’"),
    ("{k:that the two men had fled, according to the police}", "the police", "according to",
     "that the two men had fled"),
    ("{k:according to the police, the two men had fled}", "the police", "according to", "the two men had fled"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "source", "cue", "told"), TOLD)
def test_what_is_told_inside(content: str, source: str, cue: str, told: str) -> None:
    text, found = assembled(f"{{s:{{p:Ann Lee}}}} {{c:said}} {content}.")
    assert len(found) == 2
    outer, inner = found
    spans = [" ".join(text[a:b] for a, b in part) for part in (inner.source, inner.cue, inner.content)]
    assert spans == [source, cue, told]
    assert (outer.via, outer.depth) == (None, 0)
    assert (inner.via, inner.depth) == (0, 1)


@pytest.mark.parametrize(
    "content",
    [
        "{k:that what the minister said was known to all}",
        "{k:that she wanted to tell him the truth about it}",
        "{k:people accused of theft were held for a week}",
        "{k:that the two bodies were found in the river on Friday}",
        "{k:the $18 million he says he raised will be spent}",
        "{k:a system that the mayor claims he will change soon}",
        "{k:that as police said before, the road is closed}",
        "{k:that she believes the bridge was unsafe}",
        "{k:the bridge said to be unsafe was closed}",
        "{k:“I say we go on with the work”}",
        "{k:it rained}",
        "{k:the work goes on according to plan, and it will be done}",
        "{k:they stayed because the doctor insisted on it all the same}",
    ],
)
def test_what_is_not_told_inside(content: str) -> None:
    _, found = assembled(f"{{s:{{p:Ann Lee}}}} {{c:said}} {content}.")
    assert len(found) == 1


def test_the_polarity_of_both_is_kept_apart() -> None:
    _, (outer, inner) = assembled("{s:{p:Ann Lee}} {c:said} {k:the ministry denied that it sold the two ships}.")
    assert (outer.polarity, inner.polarity) == ("asserts", "denies")


def test_three_deep() -> None:
    _, found = assembled("{s:{p:Ann Lee}} {c:said} {k:the mayor said that police had told him the bridge was unsafe}.")
    assert [a.depth for a in found] == [0, 1, 2]
    assert [a.via for a in found] == [None, 0, 1]
    assert nested.inside("", (), ()) == []
