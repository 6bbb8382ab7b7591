"""What a content rests on; the sentences were written for this test."""

import pytest
from tests.annotate.fake import marked

from dateline.annotate import evidence
from dateline.records import Sentence


def named(marks: str) -> list[str]:
    text, tags = marked(marks)
    (triple,) = tags.triples
    return [text[a:b] for a, b in evidence.find(text, triple, [Sentence(start=0, end=len(text))])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{s:The institute} {c:said}, citing satellite images, {k:that the plant ran}.", ["satellite images"]),
        (
            "After examining photographs of the engine, {s:she} {c:said} {k:it came from abroad}.",
            ["photographs of the engine"],
        ),
        ("{s:He} {c:said} {k:court papers show that the firm knew}.", ["court papers"]),
        ("{s:Two officials} {c:said} {k:the talks had failed}.", ["Two officials"]),
        ("{s:A person familiar with the talks} {c:said} {k:they failed}.", ["A person familiar with the talks"]),
        (
            "{s:an aide}, who spoke on condition of anonymity, {c:said} {k:so}.",
            ["an aide", "on condition of anonymity"],
        ),
        ("{s:A study by the university} {c:found} {k:a link}.", ["A study by the university"]),
        ("{c:According to} {s:documents seen by the paper}, {k:it paid}.", ["documents seen by the paper"]),
        ("Based on data from the ministry, {s:she} {c:said} {k:prices fell}.", ["data from the ministry"]),
        ("{s:The research team} {c:said} {k:it rained}.", []),
        ("{s:{p:Ann Lee}, an official,} {c:said} {k:it rained}.", []),
        ("{s:eyewitness Ann Lee} {c:said} {k:it rained}.", []),
        ("{s:The mayor} {c:said} {k:the letter arrived late}.", []),
    ],
)
def test_evidence(text: str, found: list[str]) -> None:
    assert named(text) == found
