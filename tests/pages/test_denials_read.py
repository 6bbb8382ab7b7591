"""What someone denies, leaves open or asks must never read as if they said it; nor a denial as its opposite."""

import io
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.console import Console

from dateline.annotate import attributions, entities
from dateline.claims import ledger
from dateline.pages import claims
from dateline.records import Annotations, Article, Claim, Report, Sentence
from dateline.terminal import print_claims
from tests.annotate.fake import marked

EXAMPLES = 50  # of some hundreds of combinations a test: seconds

DENYING = (
    "denied", "denies", "has denied", "has repeatedly denied", "flatly denied", "rejected", "dismissed", "disputed",
    "refuted", "contradicted", "ruled out", "does not believe", "did not think", "doesn't believe", "found no evidence",
    "shot down", "brushed aside", "poured cold water on", "pleaded not guilty to", "retracted", "debunked",
    "categorically rejects", "is denying", "scoffed at", "took issue with", "walked back",
)  # fmt: skip
LEAVING_OPEN = (
    "did not deny", "would not say", "refused to confirm", "declined to say", "could not confirm", "has not said",
    "stopped short of saying", "would neither confirm nor deny", "refused to deny", "asked about", "wondered",
    "questioned", "cast doubt on", "did not claim", "never said", "gave no indication", "declined to comment on",
    "won't say",
)  # fmt: skip
CONTENTS = (
    "that the bridge was unsafe", "selling arms to the rebels", "the ministry had known for years",
    "the claim that he took money", "that three of the men were armed", "whether the vote was fixed",
)  # fmt: skip
SOURCES = ("The mayor", "{p:Ann Lee}", "A spokesman for the firm", "They", "He", "{o:Acme Corp}", "")
DENIED_INSIDE = (
    "the report was false", "he rejected the accusation", "it denied any part in the raid", "the claims were baseless",
    "there was no truth to the story", "it was not true that the men had met", "the allegations are a fabrication",
)  # fmt: skip


def claim_of(marks: str) -> tuple[Claim, Report]:
    """The one claim of a marked sentence."""
    claim, report = read(marks)
    assert claim is not None
    return claim, report


def read(marks: str) -> tuple[Claim | None, Report]:
    """The claim of a marked sentence; None where the ledger leaves it out."""
    text, tags = marked(marks)
    sentences = (Sentence(start=0, end=len(text)),)
    names = entities.link(text, tags.mentions)
    found = attributions.assemble(text, sentences, tags.triples, names)
    report = Report(
        article=Article(id="a1", text=text, outlet="Paper"),
        annotations=Annotations(article="a1", sentences=sentences, entities=names, attributions=found),
    )
    claims = ledger([report])
    return (claims[0] if claims else None), report


def shown(claim: Claim, report: Report) -> str:
    """The claim as the terminal prints it, on one line."""
    out = io.StringIO()
    print_claims(Console(file=out, width=200, color_system=None), [claim], {report.article.id: report.article})
    return " ".join(out.getvalue().split())


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(DENYING), st.sampled_from(CONTENTS), st.sampled_from(SOURCES))
def test_a_denial_never_reads_as_what_it_denies(cue: str, content: str, source: str) -> None:
    who = f"{{s:{source}}} " if source else ""
    claim, report = read(f"{who}{{c:{cue}}} {{k:{content}}}.")
    if claim is None:  # what nobody says, or what says nothing, is left out: it can't be read wrongly
        assert not source or content.startswith("whether")
        return
    assert claim.polarity in ("denies", "declines"), cue
    assert claims.does(claim), cue
    line = shown(claim, report)
    assert re.search(rf"(?:{re.escape(claims.does(claim))}): {re.escape(content)}", line), line


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(LEAVING_OPEN), st.sampled_from(CONTENTS), st.sampled_from(SOURCES))
def test_what_is_left_open_never_reads_as_said(cue: str, content: str, source: str) -> None:
    assume(not (cue.startswith("asked") and content.startswith("that")))  # no question: "asked that they leave"
    who = f"{{s:{source}}} " if source else ""
    claim, report = read(f"{who}{{c:{cue}}} {{k:{content}}}.")
    if claim is None:  # what nobody says, or what says nothing, is left out: it can't be read wrongly
        assert not source or content.startswith("whether")
        return
    assert claim.polarity in ("declines", "questions"), cue
    assert claim.certainty == "unknown"
    assert f"{claims.does(claim)}: {content}" in shown(claim, report)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(DENIED_INSIDE), st.sampled_from(("said", "says", "has said", "told reporters", "added")))
def test_a_denial_told_of_in_the_content_is_not_denied_once_more(content: str, cue: str) -> None:
    told, _, rest = cue.partition(" reporters")
    claim, _ = claim_of(f"{{s:The mayor}} {{c:{told}}}{' reporters' if _ else ''}{rest} {{k:{content}}}.")
    assert claim.polarity == "denies"
    assert claims.does(claim) == ""


@pytest.mark.parametrize("cue", ["believed", "thought", "said"])
def test_no_one_keeps_the_verb_that_it_negates(cue: str) -> None:
    claim, report = claim_of(f"{{s:No one}} {{c:{cue}}} {{k:the bridge was unsafe}}.")
    assert claim.polarity == "denies"
    assert f"{cue}: the bridge" in shown(claim, report)
