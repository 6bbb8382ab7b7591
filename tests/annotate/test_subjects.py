"""Sources that the tagger left out, and quotations that go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.fake import marked

from dateline.annotate import attributions, entities, sentences, subjects
from dateline.annotate.tagger import Triple
from dateline.records import Attribution


def last(text: str) -> tuple[str, Attribution]:
    plain, tags = marked(text)
    pieces = sentences.split(plain, None)
    return plain, attributions.assemble(plain, pieces, tags.triples, entities.link(plain, tags.mentions))[-1]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("{p:Ann Lee} {c:confessed} {k:to the theft}.", "Ann Lee", "Ann Lee"),
        ("{l:Ukraine} {c:has denied} {k:supplying arms}.", "Ukraine", "Ukraine"),
        ("Then President {p:Ann Lee} {c:vowed} {k:to fight on}.", "President Ann Lee", "Ann Lee"),
        ("{s1:{p:Ann Lee}} {c1:came}. {k1:So it is}. But {c:she denied} {k:the charge}.", "she", "Ann Lee"),
        ("{s1:{l:North Korea}} {c1:claimed} {k1:it fired one}, {c:calling} {k:it a warning}.", "North Korea", None),
        ("{p:Ann Lee} spoke for an hour and {c:called for} {k:an inquiry}.", "Ann Lee", "Ann Lee"),
        ("{s:Lee's} claims dim the {o:Berg} group's rhetoric, {c:blaming} {k:the firm}.", "the Berg group", None),
        ("Several residents waited outside, {c:saying} {k:the hall was cold}.", "Several residents", None),
    ],
)
def test_a_source_beside_the_cue_is_supplied(text: str, source: str, speaker: str | None) -> None:
    plain, found = last(text)
    assert [plain[a:b] for a, b in found.source] == [source]
    assert speaker in (None, found.speaker)


@pytest.mark.parametrize(
    "text",
    [
        "{p:Ann Lee} {c:was reported} {k:to be in hospital}.",
        "{c:It seems} {k:the dam may fail}.",
        "The well {o:Acme} {c:estimated} {k:to be leaking} was closed.",
        "{l:Paris}, as others watched and {c:called for} {k:an end}, slept.",
        "{p:Ann Lee} left, {c:reports of} {k:a fire} or not.",
        "The price fell, {c:indicating} {k:a glut}.",
    ],
)
def test_no_source_is_made_up(text: str) -> None:
    assert last(text)[1].source == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('{k1:"A fine day,"} {s1:{p:Ann Lee}} {c1:said}. {k:"Not a cloud."}', "Ann Lee"),
        ('{s1:{p:Ann Lee}} {c1:said}: {k1:"A fine day."}\n\n{k:"Not a cloud."}', "Ann Lee"),
        ('{s1:{p:Ann Lee}} {c1:said}: {k1:"A fine day."} {k:"Not a cloud."} ― Bo Berg', None),
        ('{s1:{p:Ann Lee}} {c1:said}: {k1:"A fine day."} Then {k:"Not a cloud."}', None),
        ('{s1:{o:The Acme Company}} {c1:said}: {k1:"A fine day."} {k:"Not a cloud."}', None),
    ],
)
def test_a_quotation_right_after_another_is_by_the_same_person(text: str, speaker: str | None) -> None:
    found = last(text)[1]
    assert (found.speaker, found.source) == (speaker, ())


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Voters were struck from the rolls because {s:they} {c:did not answer} {k:a letter}.", "voters"),
        ("The couple from {l:York} led the talk. {s:They} {c:felt} {k:they learned much}.", "the couple"),
        ("{s1:{p:Lee} et al} {c1:studied} {k1:the sea}. {s:They} {c:found} {k:it was warm}.", "Lee"),
        ("{o:Acme Watch} checked the figure. Later {s:they} {c:wrote} {k:it was right}.", "Acme Watch"),
        ("Doctors met voters while {s:they} {c:said} {k:so it was}.", None),
    ],
)
def test_they(text: str, speaker: str | None) -> None:
    assert last(text)[1].speaker == speaker


@given(st.text(alphabet="Hehis aw,.and saying\n", max_size=80), st.integers(0, 80), st.integers(1, 10))
def test_only_a_source_is_added_and_never_over_the_content(text: str, at: int, length: int) -> None:
    cue, content = (at, at + length), (at + length + 1, at + length + 9)
    if content[1] > len(text) or not text[slice(*cue)].strip():
        return
    triple = Triple(cue=(cue,), content=(content,))
    (found,) = subjects.supplied(text, [triple], (), sentences.split(text, None))
    assert found.content == triple.content
    assert all(0 <= a < b <= content[0] for a, b in found.source)
