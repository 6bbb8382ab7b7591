"""Triples made into attributions: who speaks, what is done with the content, how it is quoted."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.fake import marked

from dateline.annotate import attributions, entities, hedging, quantities
from dateline.annotate.tagger import Mention, Triple
from dateline.records import Attribution, Sentence


def assembled(text: str) -> tuple[str, tuple[Attribution, ...]]:
    plain, tags = marked(text)
    sentences = []
    at = 0
    for paragraph, piece in enumerate(plain.split("\n")):
        for part in piece.split(". "):
            sentences.append(Sentence(start=at, end=min(len(plain), at + len(part) + 1), paragraph=paragraph))
            at += len(part) + 2
        at -= 1
    names = entities.link(plain, tags.mentions)
    return plain, attributions.assemble(plain, sentences, tags.triples, names)


def only(text: str) -> Attribution:
    return assembled(text)[1][-1]


@pytest.mark.parametrize(
    ("text", "speaker", "role", "organisation"),
    [
        (
            "{s:{p:Michael Elleman}, a missile expert at the institute,} {c:said} {k:so}.",
            "Michael Elleman",
            "missile expert",
            "the institute",
        ),
        (
            "{s:{o:US State Department} spokeswoman {p:Heather Nauert}} {c:praised} {k:it}.",
            "Heather Nauert",
            "spokeswoman",
            "US State Department",
        ),
        ("{s:{l:US} President {p:Donald Trump}} {c:said} {k:so}.", "Donald Trump", "US President", None),
        ("{s:{l:Norway}'s Chief Judge Sir {p:Ann Lee}} {c:said} {k:so}.", "Ann Lee", "Norway's Chief Judge", None),
        ("{s:The city's coroner, Dr {p:Ann Lee},} {c:said} {k:so}.", "Ann Lee", "coroner", None),
        (
            "{s:{l:U.S.} Secretary of {o:State} {p:Ann Lee}} {c:said} {k:so}.",
            "Ann Lee",
            "U.S. Secretary of State",
            None,
        ),
        (
            "{s:interim Oil and Finance Minister {p:Ann Lee}} {c:said} {k:so}.",
            "Ann Lee",
            "interim Oil and Finance Minister",
            None,
        ),
        ("{s:president of {l:Norway} {p:Ann Lee}} {c:said} {k:so}.", "Ann Lee", "president of Norway", None),
        ("{s:{p:Ann Lee}, making her first speech,} {c:said} {k:so}.", "Ann Lee", None, None),
        ("{s:{p:Ann Lee}, acting head of {o:Acme},} {c:said} {k:so}.", "Ann Lee", "acting head", "Acme"),
        (
            "{s:a spokesman for the {o:Foreign Ministry}, {p:Ali Reza},} {c:said} {k:so}.",
            "Ali Reza",
            "spokesman",
            "Foreign Ministry",
        ),
        ("{s:{p:Ann Lee}, {o:Acme}'s chief executive,} {c:said} {k:so}.", "Ann Lee", "chief executive", "Acme"),
        (
            "{s:US State Department spokeswoman {p:Ann Lee}} {c:said} {k:so}.",
            "Ann Lee",
            "spokeswoman",
            "US State Department",
        ),
        ("{s:North Korean leader {p:Kim Lee}} {c:said} {k:so}.", "Kim Lee", "North Korean leader", None),
        ("{s:The army had} {c:said} {k:so}.", "the army", None, None),
        ("{s:{x:North Korean} state television} {c:said} {k:so}.", "North Korean state television", None, None),
        ("{s:officials in {l:Kiev}} {c:said} {k:so}.", "officials in Kiev", None, None),
        ("{s:The {p:Trump} campaign} {c:said} {k:so}.", "the Trump campaign", None, None),
        ("{s:{p:Trump}'s lawyer} {c:said} {k:so}.", "Trump's lawyer", None, None),
        ("{c:according to} {s:{l:Ukraine}} {k:so}.", "Ukraine", None, None),
        (
            "{s:{o:Yuzhmash}, the state-owned factory named in the study,} {c:said} {k:so}.",
            "Yuzhmash",
            "state-owned factory",
            None,
        ),
        (
            "{s:a spokeswoman for {o:the State Department}} {c:said} {k:so}.",
            "a spokeswoman for the State Department",
            None,
            None,
        ),
        ("{s:former {l:US} President {p:Ann Lee}} {c:said} {k:so}.", "Ann Lee", "former US President", None),
        ("{s:{p:Ann Lee}, the campaign's press secretary,} {c:said} {k:so}.", "Ann Lee", "press secretary", "campaign"),
        (
            "{s:{p:Ann Lee}, {l:Utah} secretary of the economy,} {c:said} {k:so}.",
            "Ann Lee",
            "Utah secretary of the economy",
            None,
        ),
        ("{s:{p:Ann Lee} of {o:Acme Corp}} {c:said} {k:so}.", "Ann Lee", None, "Acme Corp"),
        ("{s:{p:Ann Lee}, 25, a nurse,} {c:said} {k:so}.", "Ann Lee", "nurse", None),
        ("{s:Minister of Information {p:Ann Lee}} {c:said} {k:so}.", "Ann Lee", "Minister of Information", None),
        ("{s:Friends of {p:Ann Lee}} {c:said} {k:so}.", "friends of Ann Lee", None, None),
        ("{s:{p:Ann Lee}, founder and head of {o:Acme},} {c:said} {k:so}.", "Ann Lee", "founder and head", "Acme"),
        ("{s:{p:Ann Lee} and {p:Bo Hart}} {c:said} {k:so}.", "Ann Lee and Bo Hart", None, None),
    ],
)
def test_speaker(text: str, speaker: str, role: str | None, organisation: str | None) -> None:
    found = only(text)
    assert (found.speaker, found.role, found.organisation) == (speaker, role, organisation)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("{s1:{p:Ann Lee}} {c1:said} {k1:no}. {s2:She} {c2:added} {k2:yes}.", "Ann Lee"),
        ("{s1:{l:North Korea}} {c1:said} {k1:so}. {s2:It} {c2:said} {k2:more}.", "North Korea"),
        ("{s1:Officials} {c1:said} {k1:so}. {s2:They} {c2:said} {k2:more}.", "officials"),
        ("{p:Ann Lee} met {p:Tom Hart}. {s2:He} {c2:said} {k2:more}.", "Tom Hart"),
        ("President {p:Ann Lee} met {p:Tom Hart}. {s2:The president} {c2:said} {k2:more}.", "Ann Lee"),
        ("President {p:Ann Lee} met President {p:Tom Hart}. {s2:The president} {c2:left} {k2:it}.", "the president"),
        ("Former president {p:Ann Lee} left. {s2:The president} {c2:said} {k2:more}.", "the president"),
        ("Party nominee {p:Ann Lee} left. {s2:The nominee} {c2:said} {k2:more}.", "Ann Lee"),
        ("{s1:{o:The S.E.C.}} {c1:said} {k1:so}. {s2:It} {c2:said} {k2:more}.", "S.E.C."),
        ("{s1:Police} {c1:said} {k1:so}. {s2:This} {c2:disputed} {k2:a report}.", "police"),
        ("{o:The Institute of Arms} (IOA), {s2:which} {c2:said} {k2:more}, left.", "Institute of Arms"),
        ("It rained. {s2:He} {c2:said} {k2:more}.", None),
        ("{p:Mary Hart}, {s2:who} {c2:said} {k2:more}, left.", "Mary Hart"),
        ("{s1:{p:Ann Lee}} {c1:said}: {k1:“{s2:I} {c2:think} {k2:it rains}.”}", "Ann Lee"),
        ("{p:Ann Lee}, the foreign minister, left. {s2:The minister} {c2:said} {k2:more}.", "Ann Lee"),
        ("Vermont Sen. {p:Bo Hart} left. Sen. {p:Cy Dole} ran. {s2:The Vermont senator} {c2:said} {k2:so}.", "Bo Hart"),
        ("Former president {p:Ann Lee} left. {s2:The former president} {c2:said} {k2:more}.", "Ann Lee"),
        ("GOP nominee {p:Bo Hart} left. {s2:The Republican nominee} {c2:said} {k2:more}.", "Bo Hart"),
        ("{o:Acme} fell. {s2:The company} {c2:said} {k2:more}.", "Acme"),
        ("{o:Acme} bought {o:Zenith}. {s2:The company} {c2:said} {k2:more}.", "the company"),
        ("{o:Supreme Court} sat. {s2:The company} {c2:said} {k2:more}.", "the company"),
        ("{s1:An aide to {p:Ann Lee}} {c1:said} {k1:no}. {s2:The aide} {c2:said} {k2:so}.", "an aide to Ann Lee"),
        ("{s1:{p:Bo Hart}, a spokesman,} {c1:said} {k1:no}. {s2:The spokesman} {c2:said} {k2:so}.", "Bo Hart"),
        ("{s1:{p:Bo Hart}} {c1:said} {k1:no}. {k2:“{p:Cy Dole} won,”} {s2:he} {c2:said}.", "Bo Hart"),
        ("The officers were cleared. {s2:They} {c2:said} {k2:more}.", "the officers"),
        ("Police blamed an architect {s2:who} {c2:said} {k2:more}.", "an architect"),
        ("{l:Mexico} grew. {s2:It} {c2:said} {k2:more}.", "Mexico"),
        ("{p:Ann Lee} slept. It rained. It poured. It hailed. {s2:She} {c2:said} {k2:more}.", None),
    ],
)
def test_pronouns(text: str, speaker: str | None) -> None:
    found = only(text)
    assert found.speaker == speaker
    assert (found.speaker is None) == (found.resolution in ("unresolved", "none"))


def test_a_role_that_stands_elsewhere_is_kept() -> None:
    found = only("{p:Ann Lee}, the foreign minister, left early. {s:{p:Lee}} {c:said} {k:it rained}.")
    assert (found.speaker, found.role) == ("Ann Lee", "foreign minister")


def test_nested_attribution_names_the_outer_one() -> None:
    _, found = assembled("{s1:{p:Ann Lee}} {c1:said} {k1:{s2:police} {c2:denied} {k2:the report}}.")
    assert [a.via for a in found] == [None, 0]


@pytest.mark.parametrize(
    ("text", "polarity", "certainty"),
    [
        ("{s:X} {c:denied} {k:selling arms}.", "denies", "certain"),
        ("{s:X} {c:did not deny} {k:selling arms}.", "declines", "unknown"),
        ("{s:X} {c:rejected} {k:the allegations}.", "denies", "certain"),
        ("{s:X} {c:rejected} {k:the offer of talks}.", "declines", "certain"),
        ("{s:X} was {c:denied} {k:entry}.", "declines", "certain"),
        ("{s:X} did not {c:say} {k:when it would end}.", "declines", "unknown"),
        ("{s:X} {c:never said} {k:that it was so}.", "declines", "unknown"),
        ("{s:X} {c:refused to confirm} {k:the deaths}.", "declines", "unknown"),
        ("{s:X} {c:declined} {k:to comment}.", "declines", "unknown"),
        ("{s:X} {c:could not rule out} {k:sabotage}.", "asserts", "possible"),
        ("{s:X} {c:ruled out} {k:sabotage}.", "denies", "certain"),
        ("{s:X} {c:said there was no evidence that} {k:it leaked}.", "denies", "certain"),
        ("{s:X} {c:does not believe} {k:it leaked}.", "denies", "probable"),
        ("{s:No one} {c:expected} {k:the vote to pass}.", "denies", "probable"),
        ("{s:Norway} {c:said} {k:it rained}.", "asserts", "certain"),
        ("{s:X} {c:asked} {k:whether it leaked}.", "questions", "unknown"),
        ("{s:X} {c:asked} {k:residents to leave}.", "demands", "certain"),
        ("{s:X} {c:called on} {k:Iran to stop}.", "demands", "certain"),
        ("{s:X} {c:vowed} {k:to fight on}.", "promises", "certain"),
        ("{s:X} {c:warned} {k:that the dam may fail}.", "warns", "possible"),
        ("{s:X} {c:accused} {k:the rebels of looting}.", "accuses", "certain"),
        ("{s:X} {c:said} {k:the dam will likely fail}.", "asserts", "probable"),
        ("{s:X} {c:said} {k:the dam failed in May}.", "asserts", "certain"),
        ("{s:X} {c:said} {k:it would pay if asked}.", "asserts", "conditional"),
        ("{s:X} {c:did not know} {k:who paid}.", "questions", "unknown"),
        ("{s:X} {c:said} {k:likely voters were polled}.", "asserts", "certain"),
        ("{s:X} {c:said} {k:“Why did it fail?”}", "questions", "unknown"),
    ],
)
def test_stance(text: str, polarity: str, certainty: str) -> None:
    found = only(text)
    assert (found.polarity, found.certainty) == (polarity, certainty)


def test_hedges_are_spans_of_the_words() -> None:
    text, (found,) = assembled("{s:X} {c:believes} {k:the dam may fail}.")
    assert [text[a:b] for a, b in found.hedges] == ["believes", "may"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{s:X} {c:said}: {k:"It rains."}', "direct"),
        ("{s:X} {c:said}: {k:“It rains.”}", "direct"),
        ("{s:X} {c:said}: {k:''It rains.''}", "direct"),
        ("{k:`` It rains , ''} {c:said} {s:X} .", "direct"),
        ("{s:X} {c:said} {k:it was “raining hard”}.", "mixed"),
        ("{s:X} {c:said} {k:it's raining}.", "indirect"),
        ('A "quoted" word. {s:X} {c:said} {k:it rained}.', "indirect"),
        ('An unclosed " mark.\n{s:X} {c:said} {k:it rained}.', "indirect"),
    ],
)
def test_quote_kind(text: str, kind: str) -> None:
    assert only(text).quote == kind


@settings(deadline=None)
@given(st.text(alphabet="ab .,\"'“”`\n?", max_size=120), st.data())
def test_odd_marks_and_spans_never_crash(text: str, data: st.DataObject) -> None:
    def spans() -> tuple[tuple[int, int], ...]:
        cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
        return tuple(zip(cuts[::2], cuts[1::2], strict=False))

    triples = [Triple(source=spans(), cue=spans(), content=c) for _ in range(4) if (c := spans())]
    names = entities.link(text, [Mention(start=a, end=b, type="person") for a, b in spans()])
    found = attributions.assemble(text, [Sentence(start=0, end=len(text))], triples, names)
    assert len(found) == len(triples)
    for index, a in enumerate(found):
        assert a.via != index
        assert (a.speaker is None) == (a.resolution in ("unresolved", "none"))
        assert all(0 <= x < y <= len(text) for x, y in a.hedges)


@pytest.mark.parametrize(
    "phrase", ["it may", "“If so", "(possibly", "in the event of", "I think", "was—reportedly—", "isn’t clear"]
)
def test_hedges_are_found_beside_any_mark(phrase: str) -> None:
    _, spans = hedging.content_hedges(phrase, ((0, len(phrase)),))
    assert spans


# CPU seconds for 20,000 words on a busy machine; quadratic cost would be minutes.
SLOWEST = 5.0
HOSTILE = {
    "one sentence": "and he said Ann Lee saw it may be 12 percent of {} who say ",
    "quotes": "\"' “ '' `` he said Ann Lee “if \" may ",
    "lines": "He said Ann Lee might.\nShe denied it.\n",
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_long_texts_cost_linear_time(kind: str) -> None:
    unit = HOSTILE[kind]
    times = 20_000 // len(unit.split())
    text = unit * times
    he, name, said = unit.lower().index("he"), unit.index("Ann Lee"), unit.index("said")
    at = range(0, len(text), len(unit))
    triples = [
        Triple(
            source=((i + he, i + he + 2),), cue=((i + said, i + said + 4),), content=((i + name, i + len(unit) - 1),)
        )
        for i in at
    ]
    mentions = [Mention(start=i + name, end=i + name + 7, type="person") for i in at]
    sentences = [Sentence(start=0, end=len(text))]
    began = time.process_time()
    found = attributions.assemble(text, sentences, triples, entities.link(text, mentions))
    quantities.find(text, sentences)
    assert len(found) == times
    assert time.process_time() - began < SLOWEST
