"""Polarity and certainty of cues and contents; the sentences were written for this test."""

import pytest

from dateline.annotate import stance


def read(cue: str, content: str) -> tuple[str, str]:
    text = f"{cue} {content}"
    found = stance.read(text, ((0, len(cue)),), ((len(cue) + 1, len(text)),))
    return found.polarity, found.certainty


DENIALS = [
    ("has denied", "any part in the leak"),
    ("flatly denied", "that he had met the envoy"),
    ("refuted", "the figures"),
    ("disputed", "the account of the crew"),
    ("dismissed as nonsense", "the report"),
    ("rejected", "claims that the water was unsafe"),
    ("contradicted", "the ministry"),
    ("ruled out", "a second vote"),
    ("found no evidence that", "the bridge had been sabotaged"),
    ("pushed back on", "the charge"),
    ("knocked down", "rumours of a merger"),
    ("doesn't think", "the strike will end"),
    ("do not agree", "that prices fell"),
    ("the denial of", "any wrongdoing"),
    ("took issue with", "the ruling"),
    ("disagreed with", "her"),
    ("pleaded", "not guilty to both charges"),
    ("did not find", "any sign of a leak"),
    ("does not see", "the ban as a way out"),
    ("denied:", '"That is a lie."'),
]
NOT_CLAIMED = [
    ("did not say", "when the road would open"),
    ("would not say", "who had called"),
    ("has never said", "that the mine was safe"),
    ("refused to confirm", "the number of dead"),
    ("declined to comment on", "the arrest"),
    ("did not immediately respond to", "a request for comment"),
    ("did not deny", "that the money was paid"),
    ("has never accused", "the company of fraud"),
    ("says nothing about", "the cost"),
    ("could not be reached", "for comment"),
    ("gave no details of", "the attack"),
    ("has not confirmed", "the deaths"),
    ("did not even see", "the lorry before it struck"),
    ("is not worried about", "the price of copper"),
    ("did not take into account", "the tides"),
]
ASSERTED = [
    ("said", "no one had denied the charge"),
    ("did not hide", "his anger"),
    ("never missed a chance to say", "that he was right"),
    ("could not deny", "that sales fell"),
    ("made no secret of", "her plans"),
    ("had no doubt", "that the dam would hold"),
    ("not only said", "that it rained"),
    ("said, without naming anyone,", "that a colleague had lied"),
    ("called", "it a triumph"),
    ("pleading", "guilty to fraud"),
    ("rejected the claim:", '"We paid everyone on time."'),
    ("denied:", "“I have paid every bill.”"),
    ("was not so long ago reckoned", "to be the best ship of the fleet"),
    ("is too polite to blame", "his colleague"),
    ("appealed", "the ruling of the lower court"),
    ("promises", "to be a long night"),
    ("said", "every child should know that the river is deep"),
]


@pytest.mark.parametrize(("cue", "content"), DENIALS)
def test_denials(cue: str, content: str) -> None:
    assert read(cue, content)[0] == "denies"


@pytest.mark.parametrize(("cue", "content"), NOT_CLAIMED)
def test_what_nobody_claims(cue: str, content: str) -> None:
    assert read(cue, content) == ("declines", "unknown")


@pytest.mark.parametrize(("cue", "content"), ASSERTED)
def test_negations_that_deny_nothing(cue: str, content: str) -> None:
    assert read(cue, content)[0] == "asserts"


@pytest.mark.parametrize(
    ("cue", "content", "polarity"),
    [
        ("asked", "how many had died", "questions"),
        ("wondered aloud", "whether the vote was fair", "questions"),
        ("questioned", "the count", "questions"),
        ("cast doubt on", "the finding", "questions"),
        ("it was not clear", "who had fired", "questions"),
        ("asked", "neighbours to stay indoors", "demands"),
        ("told", "to leave at once", "demands"),
        ("urged", "both sides to stop", "demands"),
        ("called for", "an inquiry", "demands"),
        ("ordered", "the evacuation of the coast", "demands"),
        ("pledged", "to rebuild the school", "promises"),
        ("agreed", "to hand over the files", "promises"),
        ("plans", "to appeal", "promises"),
        ("threatened", "to close the border", "warns"),
        ("cautioned", "that the count was not final", "warns"),
        ("blamed", "the driver", "accuses"),
        ("alleges", "that the firm hid the tests", "accuses"),
        ("condemned", "the raid", "accuses"),
        ("railed against", "the press", "accuses"),
        ("opposes", "the pipeline", "declines"),
        ("turned down and rejected", "an offer of talks", "declines"),
    ],
)
def test_acts(cue: str, content: str, polarity: str) -> None:
    assert read(cue, content)[0] == polarity


@pytest.mark.parametrize(
    ("cue", "content", "certainty"),
    [
        ("said", "the engine came from abroad", "certain"),
        ("said", "the engine probably came from abroad", "probable"),
        ("said", "it was unlikely that the engine came from abroad", "probable"),
        ("believes", "the engine came from abroad", "probable"),
        ("said", "the engine might have come from abroad", "possible"),
        ("fears", "more will die", "possible"),
        ("cannot rule out", "an attack", "possible"),
        ("said", "it would pay unless the court stopped it", "conditional"),
        ("said", "the tests, if confirmed, mark a change", "conditional"),
        ("said", "he would have gone had he known", "conditional"),
        ("warned of", "the costs the plan would have", "certain"),
        ("said", "it is unclear who fired", "unknown"),
        ("said", "the talks open on 3 May", "certain"),
        ("said", "help would come as soon as possible", "certain"),
        ("said", "likely voters favoured her", "certain"),
        ("said", "they could not reach the village", "certain"),
        ("said", "all were safe. Some may go home", "certain"),
    ],
)
def test_certainty(cue: str, content: str, certainty: str) -> None:
    assert read(cue, content)[1] == certainty


def test_a_negation_left_out_of_the_cue_is_read() -> None:
    text = "The mayor did not say when the bridge would open."
    cue, content = (text.index("say"), text.index("say") + 3), (text.index("when"), len(text) - 1)
    assert stance.read(text, (cue,), (content,)).polarity == "declines"


def test_typographic_apostrophes_and_tokenised_text() -> None:
    assert read("didn’t say", "why")[0] == "declines"
    assert read("did n't say", "why")[0] == "declines"
    assert read("ca n't rule out", "a strike") == ("asserts", "possible")


@pytest.mark.parametrize(
    ("cue", "content", "polarity"),
    [
        ("said", "he rejected the accusation", "denies"),
        ("said", "the accusations were entirely unfounded", "denies"),
        ("told", "it was not true that the plant had leaked", "denies"),
        ("called", "the allegations a smear", "denies"),
        ("said", "that is a lie", "denies"),
        ("said", "she would not comment on the raid", "declines"),
        ("said", "“No comment”", "declines"),
        ("said", "it had promised to pay", "promises"),
        ("said", "the minister must go", "demands"),
        ("said", "“I wonder who paid”", "questions"),
        # What only looks like it:
        ("said", "the report was published in May", "asserts"),
        ("said", "the rain should stop by noon", "asserts"),
        ("said", "he must have fallen", "asserts"),
        ("said", "it had not sold arms", "asserts"),
        ("said", "there was nothing to do but wait", "asserts"),
        ("said", "there was no evidence of fraud", "asserts"),
        ("said", "the rebels rejected the offer", "asserts"),
        ("called", "the report a milestone", "asserts"),
        ("told", "her the plan to cut taxes would fail", "asserts"),
    ],
)
def test_acts_told_of_in_the_content(cue: str, content: str, polarity: str) -> None:
    assert read(cue, content)[0] == polarity


@pytest.mark.parametrize(
    ("cue", "content", "certainty"),
    [
        ("falsely claimed", "that the vote was stopped", "unknown"),
        ("claimed without evidence", "that the vote was stopped", "unknown"),
        ("said", "he had allegedly sold arms", "unknown"),
        ("said", "U.S. troops may leave", "possible"),
        ("said", "Mr. Lee might leave", "possible"),
        ("said", "it would close the port should the strike go on", "conditional"),
        ("said", "he thought the bridge was safe", "probable"),
    ],
)
def test_doubt(cue: str, content: str, certainty: str) -> None:
    assert read(cue, content)[1] == certainty
