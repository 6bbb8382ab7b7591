"""Whether an attribution says anything that can stand alone; `slight` gives the reason where it does not.

The tagger follows PolNeAR, which marks attitudes and acts beside statements, and it errs at the edges of a content.
A ledger of such pieces would be noise, so what is clearly no statement is left out of it, with its reason:

"fragment"   a topic or a piece of a sentence, without who says it: "Asked about the spill", "was first detected"
"no words"   something done to a thing and nothing said: "launched a state-run program", "outrage over the spill"; how a
             source wants to be told of: "asked not to be named"
"not heard"  nobody stands behind it: "it seems that the dam may fail", "the rocket could explain the successes"

Precision first: a quotation, a clause after a verb of saying, and every denial, demand, promise, warning and
accusation by someone is kept.
"""

import re

from ..records import EntityType, Polarity, QuoteKind
from .cues import ACTS, ACTS_IRREGULAR, HOLDING, KNOWING, SPEAKING, forms
from .stance import cue_words
from .tagger import Triple

LEAST = 2
"""Words that a content must hold, unless someone does more than say it: "predict landfall"; a lone "What" is a slip."""
LEAST_LETTERS = 5
"""Letters of such a single word: "Trump"; "it" and "so" say nothing."""
_MORE = """call describe praise hail welcome back support endorse agree find show conclude hear learn want
    consider regard label brand dub hope wish worry fear complain joke quip recall remember add note
    argue contend assert maintain insist stress emphasize emphasise underline highlight point signal
    acknowledge boast brag lament regret apologize apologise thank congratulate approve favor favour
    prefer like love hate dislike value respect admire trust accept defend justify explain teach
    believe think feel see view expect predict forecast foresee estimate calculate project determine
    decide rule order ban vote propose suggest recommend advise encourage invite offer agree-to
    concern cite quote reference mention discuss outline detail declare proclaim profess swear
    testify confess plead admit attribute affirm hypothesize associate bet link forbid stipulate
    reproach downplay liken credit chastise rip bemoan protest champion refer chalk tout trumpet
    hint imply allude muse ponder celebrate commend applaud extol laud mourn gripe grumble upbraid
    denigrate minimise minimize exaggerate brief invoke interpret portray depict characterize
    characterise paint compare equate frame advocate pillory skewer bash trash reassure chant shout
    cheer jeer joke sanction report tweet post write tell say state reply respond answer reiterate
    repeat echo voice express"""
_IRREGULAR = """said says told tells thought felt saw found knew known understood heard learnt learned wrote written
    swore taught held made gave spoke sought meant drew put according statement statements comment
    comments remarks view views opinion belief claim claims report reports word words argument
    message letter interview speech talk conclusion hypothesis verdict ruling findings finding
    evidence sure certain confident convinced worried concerned afraid hopeful optimistic happy
    sorry proud glad angry : - – —"""
_REPORTING = (
    frozenset(f for base in _MORE.split() for f in forms(base))
    | frozenset(f for bases in ACTS.values() for base in bases.split() for f in forms(base))
    | frozenset(w for words in ACTS_IRREGULAR.values() for w in words.split())
    | frozenset(w for words in HOLDING.values() for w in words.split())
    | frozenset(f for base in SPEAKING for f in forms(base))
    | frozenset(SPEAKING)
    | frozenset(KNOWING)
    | frozenset(_IRREGULAR.split())
)
# Verbs by which one keeps to oneself or stands against; "did not even see" says nothing.
_WITHHOLDING = (
    frozenset(f for base in SPEAKING for f in forms(base))
    | frozenset(SPEAKING)
    | frozenset(f for bases in ACTS.values() for base in bases.split() for f in forms(base))
    | frozenset(w for words in ACTS_IRREGULAR.values() for w in words.split())
    | frozenset("silent quiet mum short away tight-lipped reached available fifth early soon against rule like".split())
)
_WORD = re.compile(r"[\w’'-]+|[:–—-]")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|"
    r"cannot|ca|wo|going|\w+n[’']t|\w+[’'](?:s|re|ll|ve|d|m)|that|whether|if|why|how|what|who|when|where)\b",
    re.IGNORECASE,
)
_TO = re.compile(r"[\"“‘'`\s]*to\s\w", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b|^(?:known|called|named|nicknamed|dubbed|considered)\b")
_SEEMS = re.compile(r"\b(?:seem|appear|look|sound)(?:s|ed)?\b")
_ASKED = re.compile(r"^(?:when )?(?:asked|pressed|questioned|quizzed|commenting|speaking|responding)\b")


_SAY = frozenset("say said says saying tell told tells state stated states call called calls : - – —".split())
# Nobody says "would dampen the rhetoric": the tagger took the verb of the writer's own sentence.
_NO_START = re.compile(
    r"\W*(?:(?:would|could|will|may|might|is|are|was|were|has|have|had|did|does)\b(?!\s+(?:no|nothing|any|I|you|he|she|it|"
    r"they|we|the|there)\b)|as\s(?!much|many|few|little|long|far|soon|early|late|high|low)\b)"
)
_NOUN_CUE = re.compile(
    r"\b(?:\w+(?:tion|ment|ing|ism|al)s?|claims?|reports?|concerns?|fears?|views?|calls?|beliefs?|doubts?|words?)$"
)
_REFER = re.compile(r"\brefer\w*\b")
_COULD = re.compile(r"^(?:could|would|may|might|can)\b")
# How a source asks to be told of, not what it asks for.
_UNNAMED = re.compile(
    r"\W*(?:(?:not to|to not) be (?:named|identified|quoted)|to (?:remain|stay) (?:anonymous|unnamed)|anonymity)\b"
)
# Words that leave nothing said where there are no others: "it the next day", "for years".
_EMPTY = frozenset(
    """a an the this that these those it its they them their he him his she her we us our i me my you your
    so not too there then as at by for from in into of off on onto over to up with about after
    before during since until and or but day days week weeks month months year years hour hours
    night morning evening afternoon today yesterday tomorrow monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november
    december next last same time again first one once long ago now earlier later same such""".split()
)


def slight(text: str, triple: Triple, quote: QuoteKind, polarity: Polarity, kind: EntityType | None) -> str:
    """The reason why the attribution says nothing of itself, or ""."""
    source = triple.source
    cue = triple.cue
    said = " ".join(text[a:b] for a, b in triple.content)
    words = _WORD.findall(said)
    asks = cue_words(text, cue)
    verbs = frozenset(_WORD.findall(asks))
    if _EMPTY.issuperset(w.lower() for w in words) and quote != "direct":
        return "fragment"
    if quote == "indirect" and _UNNAMED.match(said):
        return "no words"
    if len(words) < LEAST and (len(said) < LEAST_LETTERS or not source or not verbs & _REPORTING - _SAY):
        return "fragment"
    clause = _CLAUSE.search(said) is not None
    if not source:
        if not cue:
            return "" if quote == "direct" or (quote == "mixed" and clause) else "fragment"
        if _SEEMS.search(asks):
            return "not heard"
        if _ASKED.search(asks) or (_TO.match(said) and _PASSIVE.search(asks)):
            return "fragment"
    start = _NO_START.match(said) if quote == "indirect" and not (source and polarity == "denies") else None
    if start and (_NOUN_CUE.search(asks) or said.startswith("as ")):
        return "fragment"
    if quote == "mixed" and said.startswith("as ") and _REFER.search(asks):
        return "fragment"
    if quote == "indirect" and kind is None and _COULD.match(asks) and "explain" in verbs:
        return "not heard"
    if quote != "indirect" or polarity not in ("asserts", "declines"):
        return ""
    if polarity == "declines" and not verbs & _WITHHOLDING:
        return "no words"
    if verbs & _REPORTING:
        return "" if source or clause else "fragment"
    return "" if clause and not _PASSIVE.search(asks) else "no words"
