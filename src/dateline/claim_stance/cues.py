"""Words and phrases by which a headline takes a stand on a claim. Data; `features.py` reads it.

The general stock of headlines that report, doubt and refute, in the line of the refuting and hedging lists of Ferreira
& Vlachos (2016), written out anew.
"""

import re

_CLASSES = {
    "NOT": "not n't no never nope nah neither nor none nobody nothing without cannot",
    "REFUTE": """hoax hoaxes hoaxed fake fakes faked false falsely untrue bogus debunk debunks debunked debunking deny
        denies denied denying denial refute refutes refuted refuting rebut rebuts rebutted reject rejects rejected
        dismiss dismisses dismissed rebuff rebuffs rebuffed fabricated fabrication fabricates fabricating fiction
        nonsense rubbish baseless groundless unfounded myth lie lies lied satire satirical spoof prank pranked retract
        retracts retracted correction incorrect inaccurate wrong wrongly busted fools fooled duped bs bullshit disprove
        disproves disproved disproven scam exaggerated contrary misidentified mistaken mistakenly impersonator impostor
        photoshopped doctored discredits discredited quash quashes quashed squash squashes squashed phony joke parody
        misleading misreported doubt doubts doubtful doubted""",
    "DOUBT": """skeptical sceptical skeptics sceptics skepticism scepticism question questions questioned questioning
        unlikely dispute disputes disputed unclear unknown mystery unsure uncertain unconfirmed unverified contradict
        contradicts conflicting probe investigate investigates investigating""",
    "HEDGE": """reportedly allegedly alleged supposedly supposed purportedly purported apparently apparent may might
        could possibly possible perhaps maybe probably likely potentially potential rumored rumoured suspected fear
        fears feared seem seems seemingly appear appears believed thought expected tipped eyeing consider considering
        mulls mulling speculate speculates speculation would should hint hints suggest suggests suggested suggesting
        predict predicts predicted set poised""",
    "RUMOUR": "rumor rumors rumour rumours",
    "REPORT": """report reports reported reporting claim claims claimed claiming source sources said says say saying
        told tells according analyst analysts official officials allegation allegations allege alleges accuse accused
        accuses account accounts statement expert experts witness witnesses insider insiders""",
    "CONFIRM": """confirm confirms confirmed confirming confirmation proof prove proves proved proven verified reveal
        reveals revealed officially announce announces announced admit admits admitted identified named video photo
        photos pictured watch""",
    "ALIVE": "alive safe survive survives survived",
    "ASK": "did does is are was were has have had can will why what how who where when which do",
}
CLASS_OF: dict[str, str] = {word: name for name, words in _CLASSES.items() for word in words.split()}
"""Word in lower case -> what it does."""

PHRASES: dict[str, re.Pattern[str]] = {
    "refuted": re.compile(
        r"\b(?:not|isn't|never|hardly|aren't|wasn't) (?:\w+ )?(?:true|real|so|a thing|accurate|correct|the case)\b"
        r"|\btoo good to (?:check|be true)\b|\b(?:put|puts|laid|lays) (?:\S+ )?to rest\b|\bno truth\b|\bstop shar\w+"
        r"|\brecord straight\b|\bma(?:de|ke) (?:\w+ )?up\b|\b(?:falls?|fell|fallen) for\b"
        r"|\b(?:shoots?|shot|knocks?|slaps?) down\b|\bdon't (?:worry|believe|panic|share)\b"
        r"|\bno (?:evidence|(?:\w+ )?plans?)\b|\bfact[- ]check|\bnot what it seems\b|\bcalls? (?:bs|bull)"
        r"|\bdidn't (?:really|actually)\b|\bnot really\b|\bmakes? fun of\b|\bkills? (?:\w+ )*rumou?r"
        r"|\bcasts? (?:\w+ )?doubts?\b|\bdoubts? (?:\w+ )?(?:cast|raised|over|about)\b|\b(?:of course|probably) not\b"
    ),
    "held to": re.compile(
        r"\b(?:is|are|was|were|be|being|been|reported|claimed|believed|thought|feared|rumou?red|understood|alleged"
        r"|suspected|tipped|set|expected|likely|appears?|seems?|claims?|said) to\b"
    ),
    "planned": re.compile(
        r"\b(?:wants|plans?|planning|working on|prepar\w+|in talks|talks? (?:to|with)|close to"
        r"|(?:may|could|might) (?:be|have))\b"
    ),
    "source after": re.compile(
        r"[:,-] (?:reports?|sources?|officials?|analysts?|police|rumou?rs?|claims?|witnesses|study|update|nope|not)\b"
        r"[^:]*$|, (?:\w+ ){1,3}(?:says?|claims?|said)$| -\s?[a-z]{3,5}$"
    ),
    "source before": re.compile(
        r"^(?:rumou?r|reports?|sources?|officials?|analysts?|update|exclusive|breaking|video|pictured|watch|photos?)\b"
        r"[^:]{0,25}:"
    ),
    "says": re.compile(r"\b(?:says?|claims?|according to|tells?|insists?|alleges?)\b"),
    "shows": re.compile(r"^(?:here's?|this|these|why|how|what|meet|see|watch|look)\b"),
    "after": re.compile(r"\bafter\b"),
}
"""What a text in lower case says in several words."""

SUBORDINATE = frozenset("after because when who which while since if whose but over".split())
"""Words after which the main clause is over."""

_ONE_THING = (
    "say said", "die died dead dying death deaths dies", "shoot shot", "steal stolen stole", "buy bought", "sell sold",
    "build built", "give gave given", "break broke broken", "take took taken", "find found", "leave left",
    "catch caught", "fly flew flown flying", "tell told", "go went gone", "make made", "eat ate eaten", "fall fell",
    "hold held", "keep kept", "get got", "send sent", "lose lost", "win won", "wear wore worn", "bite bit bitten",
    "sting stung", "begin began", "choose chose", "fight fought", "behead beheaded execute executed", "us u.s america "
    "american americans", "isis isil", "uk u.k britain british", "marry married", "child children", "man men",
    "woman women", "wife wives", "bear bore born birth", "one 1", "two 2", "three 3", "four 4", "five 5", "six 6",
    "seven 7", "eight 8", "nine 9", "ten 10", "kill killed killing slain murder murdered", "arrest arrested detained",
    "injured injuries wounded hurt", "supply supplied supplying provide provided", "stop stopped halt halted",
    "attack attacked strike strikes raid airstrike airstrikes", "plane planes jet jets aircraft",
)  # fmt: skip
SAME: dict[str, str] = {word: group.split()[0] for group in _ONE_THING for word in group.split()}
"""Irregular forms and words that say one thing -> the first of them."""
