"""Before a dear pattern there is a quick look for its words: no word of the pattern may be missing from that list."""

import pytest

from dateline.annotate.content_acts import act_in
from dateline.annotate.evidence import find
from dateline.annotate.hedging import content_hedges
from dateline.annotate.phrases import plain_words
from dateline.annotate.stance import cue_words
from dateline.annotate.tagger import Triple
from dateline.records import Sentence

HEDGED = """it is unclear|it is not yet known|too soon to say|it was reportedly sold|no one knows
did not know|doesn't know|isn't clear|whether or not it is|it remains to be seen|if confirmed
unless it rains|provided that it is|as long as it is|in the event of rain
on condition that he go|provided he goes|should the dam fail|would have gone|assuming he goes
it may go|perhaps|a possibility|potentially|conceivably|cannot be ruled out|is not ruled out
cannot be excluded|is likely|leaning toward it|believed to be|thought to be|expected to be
almost certainly|in all likelihood|it suggests|I think so|I guess so|I suppose so
she believes so|they believed so|he thought so|it appeared so|may/might go"""
RULED_FALSE = """false|untrue|baseless|unfounded|groundless|a fabrication|fabricated|lies|a hoax|a smear|invention
forgeries|fairy tales|a fantasy|nonsense|not accurate|incorrect|ridiculous|absurd|ludicrous|preposterous
laughable|untruthful|without foundation|fake news|made up|politically motivated|bogus|wrong"""
NEGATED = "did not |didn't |has never |neither |nor |cannot |refused to |declined to |failed to |would n't "
SHOWN = "photographs show|e-mails showed|the study found|documents documented|analyses suggest|an autopsy proves"


def _listed(words: str) -> list[str]:
    return words.replace("\n", "|").split("|")


@pytest.mark.parametrize("clause", _listed(HEDGED))
def test_every_hedge_is_seen(clause: str) -> None:
    assert content_hedges(clause, ((0, len(clause)),))[1]


@pytest.mark.parametrize("verdict", _listed(RULED_FALSE))
def test_every_verdict_is_seen(verdict: str) -> None:
    assert act_in(f"the report was {verdict}.", frozenset({"said"})) == "denies"


@pytest.mark.parametrize("before", _listed(NEGATED))
def test_every_negation_is_seen(before: str) -> None:
    text = f"Ann Lee {before}say that"
    start = text.index("say")
    assert cue_words(text, ((start, start + 3),)) != "say"


@pytest.mark.parametrize("basis", _listed(SHOWN))
def test_every_showing_is_seen(basis: str) -> None:
    text = f"He said that {basis} that it was sold."
    triple = Triple(cue=((3, 7),), content=((8, len(text) - 1),))
    assert find(text, triple, [Sentence(start=0, end=len(text))])


def test_marks_are_no_words() -> None:
    assert plain_words("“May/might,” he… (U.S.-born) said—so") == "may might he u s born said so".split()
