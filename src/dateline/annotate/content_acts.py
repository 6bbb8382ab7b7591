"""Acts that stand in the content while the cue only says: "said he rejected the claim", "said the report was false".

`act_in` reads the start of a content and gives its polarity, or None where the content only states something.
Only what is plain is read: a pronoun that can be the speaker with a verb of refusing, denying or promising; a verdict
of falsity over something said; "must" and "should" over someone. "Said there was no evidence" states and is not read.
"""

import re

from ..records import Polarity
from .names import BODY_NOUNS, PERSON_NOUNS
from .phrases import singular

_OPEN = r"^['\"“‘`\s]*(?:that\s+)?['\"“‘`]*"
_SELF = r"(?:i|we|he|she|they|it)(?:['’](?:ve|d|ll|s|re))?"
_ADVERBS = r"(?:\w+ly\s+|also\s+|still\s+|never\s+|strongly\s+|always\s+){0,2}"
_SPEAK = r"(?:comment|discuss|speculate|say|elaborate|confirm|disclose|identify|answer|talk|respond|reveal|speak)"
_SAID = (
    r"(?:accusations?|allegations?|charges?|claims?|reports?|rumou?rs?|stor(?:y|ies)|suggestions?|assertions?|accounts?|"
    r"speculation|insinuations?|complaints?|lawsuit|suit|theory|theories|recordings?|videos?|photos?|pictures?|documents?|"
    r"letter|dossier|article|what (?:he|she|they) (?:said|says))"
)
_FALSE = (
    r"(?:false|untrue|not (?:at all )?true|baseless|unfounded|groundless|fabricat\w+|"
    r"(?:a )?(?:complete |total |pack of |big )?(?:lies?|fabrication|hoax|smear|invention|fiction|forger(?:y|ies)|"
    r"fairy tales?|fantasy|slander|nonsense|rubbish)|"
    r"not (?:accurate|correct)|inaccurate|incorrect|ridiculous|absurd|ludicrous|preposterous|laughable|untruthful|"
    r"without (?:any )?(?:foundation|merit|basis|substance)|fake(?: news)?|made[- ]up|(?:politically )?motivated|"
    r"bogus|wrong)"
)
# One of these stands in each word of _FALSE.
_FALSE_STEMS = """fals true baseless unfounded groundless fabricat lie hoax smear invention fiction forger fair fantasy
    slander nonsense rubbish accurate correct ridiculous absurd ludicrous preposterous laughable untruth without fake
    made motivated bogus wrong""".split()
_IS = r"(?:is|are|was|were|being|be|as)"

_FIRST = re.compile(
    _OPEN + _SELF + r"\s+(?:(?:has|have|had|would|will|did|does|do)\s+)?" + _ADVERBS + r"(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_DENY = re.compile(r"den(?:y|ies|ied)|reject(?:s|ed)?|refute[sd]?|dispute[sd]?|dismiss(?:es|ed)?|disavow(?:s|ed)?")
_PROMISE = re.compile(r"promise[sd]?|pledge[sd]?|vow(?:s|ed)?|guarantee[sd]?")
_NOT_SPEAK = re.compile(
    _OPEN + _SELF + r"\s+(?:would|will|wo|does|do|can|could|is|was|are|were|am)?\s*(?:not|n['’]t|never|cannot)\s+"
    r"(?:be\s+)?(?:\w+ly\s+)?(?:able\s+to\s+|going\s+to\s+|in a position to\s+)?" + _SPEAK + r"\b(?!\s+(?:any)?more)",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(
    _OPEN + _SELF + r"\s+(?:won|wouldn|doesn|don|can|couldn)['’]?t\s+(?:\w+ly\s+)?" + _SPEAK + r"\b", re.IGNORECASE
)
_NOTHING = re.compile(
    _OPEN + _SELF + r"\s+(?:has|have|had|ha[ds])\s+(?:nothing|no(?:thing)? (?:\w+ )?comment|no plans? to comment)"
    r"(?:\s+(?:more|further|else))?(?:\s+to\s+(?:say|add)|\b(?=\s*(?:on|about|[.,\"”]|$)))",
    re.IGNORECASE,
)
_NO_COMMENT = re.compile(
    _OPEN
    + r"(?:no (?:further )?comment\b|(?:i['’]?m |i am |we['’]?re |we are )?not going to (?:"
    + _SPEAK
    + r"|go into|get into)\b)",
    re.IGNORECASE,
)
_WONDER = re.compile(_OPEN + r"(?:i|we)(?:['’](?:m|re))?\s+(?:\w+ly\s+)?wonder(?:ed|ing)?\b", re.IGNORECASE)
_DECLINE = re.compile(r"declines|declined|decline")
_VERDICT = re.compile(
    _OPEN
    + r"[^.;!?]{0,80}?\b"
    + _SAID
    + r"\b[^.;!?]{0,60}?\b"
    + _IS
    + r"\s+['\"“‘]?(?:\w+ly\s+|all\s+|just\s+)*['\"“‘]?"
    r"(?:\w+ly\s+)?" + _FALSE + r"\b",
    re.IGNORECASE,
)
_NAMED = re.compile(  # "called the reports nonsense", "dismissed the allegation as a smear"
    _OPEN
    + r"[^.;!?]{0,80}?\b"
    + _SAID
    + r"\b[^.;!?]{0,12}?\s(?:as\s+)?(?:an?\s+)?['\"“‘]?(?:an?\s+)?(?:\w+ly\s+)?"
    + _FALSE
    + r"\b",
    re.IGNORECASE,
)
_POINTED = re.compile(
    _OPEN + r"(?:it|this|that|these|those|they)(?:\s?,[^,.]{1,60},)?"
    r"(?:['’]s|\s+(?:is|are|was|were))\s+(?:\w+ly\s+|all\s+|just\s+|simply\s+)*"
    r"(?:untrue|not (?:at all )?true|fake news|a (?:\w+ )?lie|lies|nonsense|rubbish|baseless|unfounded|"
    r"fabricated|false)(?:\b(?!\s+(?:alarm|start|flag|teeth))|$)",
    re.IGNORECASE,
)
_NO_TRUTH = re.compile(
    _OPEN + r"there(?:['’]s|\s+(?:is|was))\s+(?:\w+\s+)?(?:no(?:t an?)?\s+(?:\w+\s+){0,3}?truth|nothing)\s+"
    r"(?:in|to|at all)\b(?!\s+(?:do|say|be|worry|fear|stop|see|add)\b)",
    re.IGNORECASE,
)
_MUST = re.compile(
    _OPEN + r"(?P<who>(?:[\w’'-]+\s+){1,6}?)(?P<modal>must|should|needs? to|ha(?:s|ve) to|ought to)\s+"
    r"(?:\w+ly\s+|now\s+|not\s+|all\s+)*(?!have\b|(?:know|remember|understand|realise|realize|feel|expect|like|recall)\b|"
    r"be\s+(?:an?|the|able|aware|proud|ashamed|glad)\b)[a-z]+",
    re.IGNORECASE,
)
_MANY = frozenset(
    "we you they people everyone everybody nobody ministers countries nations governments politicians".split()
)
_CALLING = frozenset(
    """call calls called calling describe describes described describing brand branded brands label labelled
    labeled""".split()
)
_NOBODY_ASKED = frozenset("i he she it there this that these those which what question".split())
SEEN = 200
"""Characters at the start of a content in which its act is looked for; a first clause is hardly ever longer."""


def act_in(content: str, cue: frozenset[str]) -> Polarity | None:
    """The act that the start of `content` tells of; `cue` holds the cue's words in lower case."""
    said = content[:SEEN].replace("’", "'")
    if _CALLING & cue:
        return "denies" if _NAMED.match(said) else None
    plain = said.lower()
    called = any(stem in plain for stem in _FALSE_STEMS)  # most contents have none, and then no verdict
    if (called and _VERDICT.match(said)) or _POINTED.match(said) or _NO_TRUTH.match(said):
        return "denies"
    if _NOT_SPEAK.match(said) or _CONTRACTED.match(said) or _NOTHING.match(said) or _NO_COMMENT.match(said):
        return "declines"
    if _WONDER.match(said):
        return "questions"
    first = _FIRST.match(said)
    if first is not None:
        verb = first["verb"].lower()
        for pattern, polarity in _BY_VERB:
            if pattern.fullmatch(verb):
                return polarity
    must = _MUST.match(said)
    return "demands" if must is not None and _can_act(must["who"].split(), must["modal"].lower()) else None


_BY_VERB: tuple[tuple[re.Pattern[str], Polarity], ...] = (
    (_DENY, "denies"),
    (_PROMISE, "promises"),
    (_DECLINE, "declines"),
)


def _can_act(who: list[str], modal: str) -> bool:
    """Whether "must" after these words asks someone to act: "the minister must go", not "the rain should stop"."""
    last = singular(who[-1].lower())
    if modal != "must" and modal != "should":
        return False
    if last in _NOBODY_ASKED or (last == "we" and (modal == "should" or len(who) > 1)):
        return False
    return who[-1].lower() in _MANY or last in PERSON_NOUNS or last in BODY_NOUNS or who[-1][:1].isupper()
