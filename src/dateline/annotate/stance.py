"""What a speaker does with a content (polarity), and how sure it is (certainty).

Read from the whole group of cue words, the negation beside it, and the first clause of the content.
The steps of `read`:

1. phrases that decide before single words do ("cannot rule out", "no comment");
2. the first act in the cue ("denied", "urged"), turned by a negation before it;
3. without an act, a negated cue: nothing said (declines), not known (questions), or not held (denies);
4. the form of the content: a question, "whether", a request ("asked ... to");
5. an act that the content tells of under a cue of plain saying ("said he rejected the charge", `content_acts`);
6. certainty, from the act, then the cue, then the hedges of the content's first clause.

Polarity is what the speaker does: "said it did not sell arms" asserts "it did not sell arms", "said the report was
false" denies the report. Whoever words a claim of step 5 must not put "denied" before a content that denies already.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..records import Certainty, Polarity, Span
from .content_acts import act_in
from .cues import (
    ACTS,
    ACTS_IRREGULAR,
    CHARGING,
    DOUBTED,
    FAILING,
    KNOWING,
    NEGATORS,
    PHRASES,
    REFUSED,
    REVENGE,
    SPEAKING,
    TURNED_DOWN,
    forms,
)
from .hedging import NO_ABBREVIATION, WORD, content_hedges, weaker, weakest, word_spans

_PHRASES = tuple((re.compile(p), polarity, certainty) for p, polarity, certainty in PHRASES)
# A negation that the tagged cue left out: the auxiliary and up to two adverbs right before it.
_BEFORE = re.compile(
    r"(?:\b(?:do|does|did|has|have|had|is|are|was|were|would|will|could|can|wo|ca)\s*(?:not|n[’']t)"
    r"|\b(?:never|refus\w+ to|declin\w+ to|fail\w* to|neither|nor|cannot))"
    r"(?:\s+(?:\w+ly|yet|ever|even|also|be|been|have))*\s*$",
    re.IGNORECASE,
)
_NEGATING = ("not", "n't", "n’t", "never", "neither", "nor", "refus", "declin", "fail")  # one of which each has
_REACH_BEFORE = 40  # characters looked at before the cue; the longest group in _BEFORE that occurs is about that
_SENTENCE_END = re.compile(rf"[.!?]{NO_ABBREVIATION}(?:['\"”’]*(?=\s|$)|(?=['\"”’]))")
_DOUBTED = re.compile(DOUBTED)
_DOUBTED_ANYHOW = re.compile(DOUBTED, re.IGNORECASE)
_CHARGING = re.compile(CHARGING, re.IGNORECASE)
_REVENGE = re.compile(REVENGE)
_AGAINST = re.compile(r"\b(?:den(?:y|ies|ied)|disput(?:e|es|ed)|doubt(?:s|ed)?|question(?:s|ed)?)\b")
_PLAIN_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according|add(?:s|ed|ing)?|stat(?:e|es|ed)|argu(?:e|es|ed|ing)|"
    r"insist(?:s|ed)?|repl(?:y|ies|ied)|wr(?:ite|ites|ote)|respond(?:s|ed)?|tweet(?:s|ed)?|announc(?:e|es|ed)|declar(?:e|es|ed)|"
    r"claim(?:s|ed)?|maintain(?:s|ed)?|call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|brand(?:s|ed)?|label(?:s|led|ed)?)\b"
)
# "Asked whether", "asked the dean whether", "asked him if": the words that leave the content open.
_OPENED = re.compile(r"(?:(?!that\b)[\w’'-]+\s+){0,3}?(whether|if)\b", re.IGNORECASE)
_ON_WH = re.compile(r"\bon (?:whether|how|why|what|who|where|when|which)\b")
_WH = re.compile(r"['\"“‘`]*\s*(?:whether|if|why|how|what|who|where|when|which|about)\b", re.IGNORECASE)
_WHETHER = re.compile(r"['\"“‘`]*\s*whether\b", re.IGNORECASE)
_TO = re.compile(r"^[^.?!;\"“]{0,60}?\b(?:not )?to \w")
# "told the company to stop"; not "told her the plan to cut taxes would fail".
_TOLD_TO = re.compile(
    r"(?!.*\b(?:would|will|was|were|is|are|had|has|have|could|can|that|plans?|efforts?|decisions?|attempts?|bids?|moves?|"
    r"ways?|needs?|rights?|time)\b)(?:[\w’'-]+\s+){1,4}(?:not )?to [a-z]+\b"
)
_STARTS_TO = re.compile(r"['\"“‘`]*\s*(?:not\s+)?to\b", re.IGNORECASE)
# "never missed a chance to", "did not hesitate to": no negation of what follows.
_MISSING = re.compile(r"(?:miss|fail|hesitat|tire|ceas|stop|mince|resist|pretend|hide|hid|conceal)")
_NO_ONE = re.compile(r"(?:no(?: one|-one|body)|none|neither|no (?!\.)\w+)\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"[\w-]+")
_SCOPE = 12  # words of a noun content in which the head that tells "denied entry" is looked for


def _table() -> dict[str, Polarity]:
    acts: dict[str, Polarity] = {}
    for polarity, words in ACTS.items():
        for base in words.split():
            for form in forms(base):
                acts.setdefault(form, polarity)
    for polarity, words in ACTS_IRREGULAR.items():
        acts.update(dict.fromkeys(words.split(), polarity))
    return acts


_ACTS = _table()
_SPEAKING = frozenset(form for base in SPEAKING for form in forms(base)) | frozenset(SPEAKING)
_KNOWING = frozenset(KNOWING)
_CLAIMING = frozenset(f for base in ("claim", "contend", "assert", "argue", "state") for f in forms(base)) | {
    "says",
    "said",
}
_ASKING = frozenset([*forms("ask"), *forms("challenge")])
_WANTING = frozenset(forms("want"))
_SEEKING = frozenset("seek seeks sought seeking".split())
_DISAGREEING = frozenset(forms("disagree"))
# "Denied: 'We paid everyone.'": the quoted words are the answer, not what is denied.
_OWN_CLAUSE = re.compile(
    r"(?:[\"“‘'`]|``|'')+\s*(?:no[,.]\s|(?:i|we|it|this|that|they|he|she|there|you|these|those|nobody|nothing)(?:'\w+|\s+\w+))"
)
_REQUEST = re.compile(r"for\s(?!details|an explanation)|that\s")
_APPEALING = frozenset(forms("appeal"))
_RULED = re.compile(
    r"^\W*(?:\S+\s){0,4}?(?:decisions?|rulings?|verdicts?|convictions?|sentences?|orders?|judgments?)\b"
)
_NOT_DONE = re.compile(r"\btoo \w+ to\b|\b(?:respond|repl|react)\w* to\b")
_PLEADING = re.compile(r"\bple(?:ad|ads|aded|ading|d|a)\b")
_PLEA = re.compile(r"\W*(?:(?P<not>not guilty|innocen\w+)|guilty)\b")
# A negation of these says that the content is not so; of any other verb it says nothing about it.
_BELIEVING = frozenset(
    f
    for base in """believe think consider agree accept buy suppose imagine regard view find recognize recognise share
    trust credit subscribe hold expect anticipate see-as support concur foresee predict suggest""".split()
    for f in forms(base)
) | frozenset("thought held found foresaw true case evidence reason convinced persuaded".split())
_COPULA = frozenset(
    "is are was were be been being not n't never no nor neither has have had does did do it's it also yet".split()
)
_SEEN_AS = re.compile(
    r"\W*(?:(?:\S+\s){1,8}as\s|(?:\S+\s){1,3}\w{2,}ing\b|"
    r"(?:any|no) (?:evidence|proof|signs?|indication|reason|basis|link))"
)
_OWN_WORDS = re.compile(r"(?:[\"“]|``|'')\s*\w+(?:\W+\w+){3}")
_HOLDING_TO = frozenset("hold holds held holding".split())
_BLAMED = re.compile(r"\b(?:responsible|accountable|liable|to blame)\b")
_TELLING = frozenset("told tell tells telling".split())
_REJECTING = frozenset(
    [*forms("reject"), *forms("rebuff"), *forms("dismiss"), *forms("contest"), "rejection", "rejections"]
)
_DENYING = frozenset(forms("deny"))
_REPORTING = frozenset("said says say saying told wrote writes added adding noted".split())
_WITH_NOUNS = frozenset("no nothing".split())  # "said almost nothing"
_AGREEING = frozenset([*forms("agree"), *forms("offer")])


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity, certainty, and the spans of the words that carry the certainty."""

    polarity: Polarity
    certainty: Certainty
    hedges: tuple[Span, ...] = ()


def read(text: str, cue: tuple[Span, ...], content: tuple[Span, ...], source: tuple[Span, ...] = ()) -> Stance:
    """The stance of one attribution; spans are offsets into `text`. "No one believes P" denies P."""
    found = _read(text, cue, content)
    if found.polarity == "asserts" and source:
        if _NO_ONE.match(text, *source[0]):
            opposed = _AGAINST.search(cue_words(text, cue))  # "no one denies P"
            return found if opposed else replace(found, polarity="denies")
        if _CHARGING.search(text, *source[0]) and not _CLAIMING.isdisjoint(cue_words(text, cue).split()):
            return replace(found, polarity="accuses")
    return found


def _read(text: str, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Stance:
    words = cue_words(text, cue)
    said = text[content[0][0] : min(content[0][1], content[0][0] + 200)]
    plain = _DOUBTED.sub(" ", words)
    polarity, certainty = act(plain, _opening(said))
    hedges: tuple[Span, ...] = ()
    if polarity == "asserts" and certainty is None:
        told = act_in(said, frozenset(plain.split())) if _PLAIN_SAYING.search(plain) else None
        polarity = told or polarity
        certainty = "unknown" if told in ("declines", "questions") else None
    if polarity == "asserts" and _asks(text, content):
        return Stance("questions", "unknown")
    if certainty is not None:
        opened = _OPENED.match(text, *content[0]) if certainty == "unknown" else None
        around = (opened.span(1),) if opened is not None else ()
        return Stance(polarity, certainty, tuple(sorted({*word_spans(text, cue, certainty), *around})))
    held: Certainty | None = "unknown" if plain != words else weakest(words)
    if held is not None:
        doubted = (m.span() for a, b in cue for m in _DOUBTED_ANYHOW.finditer(text, a, b))
        hedges = (*word_spans(text, cue, held), *doubted)
    beside, near = content_hedges(text, cue)
    inside, spans = content_hedges(text, content)
    certainty = weaker(weaker(held, beside), inside)
    return Stance(polarity, certainty, tuple(sorted({*hedges, *near, *spans})))


def _asks(text: str, content: tuple[Span, ...]) -> bool:
    """Whether the content's first sentence is a question; a question after statements is rhetoric."""
    for start, end in content:
        stop = _SENTENCE_END.search(text, start, end)
        if stop is not None:
            return stop.group()[0] == "?"
    return False


def cue_words(text: str, cue: tuple[Span, ...]) -> str:
    """The cue's words in lower case, pieces joined, with a negation that stands right before it."""
    if not cue:
        return ""
    joined = " ".join(text[a:b] for a, b in cue)
    start = cue[0][0]
    near = text[max(0, start - _REACH_BEFORE) : start]
    plain = near.lower()
    # Few cues have a negation before them, and to see that is much quicker than to try the pattern at every place.
    before = _BEFORE.search(near) if any(word in plain for word in _NEGATING) else None
    if before is not None:
        joined = f"{before.group()} {joined}"
    return _plain(joined)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").replace("ca n't", "can't").replace(" n't", "n't").split())


def _opening(said: str) -> str:
    """The content's first words, as far as they can decide what is done with it."""
    return said.lower().replace("’", "'")[:120]


@lru_cache(maxsize=4096)
def _phrase(cue: str) -> tuple[Polarity, Certainty | None] | None:
    """What a phrase in the cue decides; by the cue alone, since most cues are one of a few words."""
    return next(((polarity, certainty) for pattern, polarity, certainty in _PHRASES if pattern.search(cue)), None)


@lru_cache(maxsize=4096)
def act(cue: str, opening: str) -> tuple[Polarity, Certainty | None]:
    """Polarity, and the certainty where the cue settles it; `cue` and `opening` are in lower case."""
    told = _phrase(cue)  # 1
    if told is not None:
        return told
    if _PLEADING.search(cue) and (plea := _PLEA.match(opening)) is not None:
        return ("denies" if plea["not"] else "asserts"), None
    words = WORD.findall(cue)
    for at, word in enumerate(words):  # 2
        found = _ACTS.get(word)
        if found is None:
            continue
        if _NOT_DONE.search(cue[: cue.find(word)]):
            return "asserts", None  # "is too subtle to blame", "responded to criticism"
        negated = _negated(words[:at])
        return _turned(found) if negated else _refined(found, word, words[at + 1 :], opening)
    if "call" in cue and opening.lstrip("\"'“‘` ").startswith(("for ", "on ", "upon ")):
        return "demands", None
    if "against" in words:
        return "declines", None
    if _negated(words):  # 3
        return (
            ("declines", "unknown")
            if _WHETHER.match(opening) and _KNOWING.isdisjoint(words)
            else _negated_cue(words, opening)
        )
    return _by_content(words, opening)  # 4


def _negated(words: list[str]) -> bool:
    for at, word in enumerate(words):
        if word in FAILING:
            return True
        if word not in NEGATORS and word != "n’t":
            continue
        if word not in _WITH_NOUNS and not _REPORTING.isdisjoint(words[:at]):
            return False  # "said, without naming anyone"
        following = words[at + 1 : at + 3]
        if following and (
            following[0] in _NO_NEGATION
            or following == ["so", "long"]
            or "help" in following
            or _MISSING.match(following[0])
        ):
            continue
        return True
    return False


_NO_NEGATION = frozenset("only just surprisingly least long".split())


def _turned(polarity: Polarity) -> tuple[Polarity, Certainty | None]:
    """A negated act: "did not deny" claims neither the content nor its opposite."""
    if polarity == "questions":
        return "asserts", None
    return "declines", "unknown"


def _refined(polarity: Polarity, word: str, after: list[str], opening: str) -> tuple[Polarity, Certainty | None]:
    """An act with the noun it acts on: "denied entry", "rejected the offer", "asked her to leave"."""
    nouns = _LAST_WORD.findall(opening)[:_SCOPE]
    if polarity == "denies" and _OWN_CLAUSE.match(opening):
        return ("denies" if act_in(opening, frozenset()) == "denies" else "asserts"), None
    if word in _DENYING and nouns[:1] and nouns[0] in REFUSED:
        return "declines", None
    if word in _REJECTING and TURNED_DOWN & _head_nouns(nouns):
        return "declines", None
    if polarity == "demands" and (_WH.match(opening) or _ON_WH.search(opening)):
        return "questions", "unknown"
    if (word in _SEEKING and (_STARTS_TO.match(opening) or after[:1] == ["to"])) or (
        word in _DISAGREEING and _OWN_WORDS.match(opening)
    ):
        return "asserts", None  # "sought to explain", "disagreed: 'We paid'"
    if word in _ASKING and _REQUEST.match(opening):
        return "demands", None  # "asked for calm", "asked that he be kept on"
    if (word in _APPEALING and _RULED.search(opening)) or (polarity == "promises" and opening.startswith("to be ")):
        return "asserts", None  # "appealed the ruling"; "it promises to be long"
    if polarity == "promises" and _REVENGE.search(opening):
        return "warns", None
    if (
        word in _ASKING
        and "about" not in after
        and not _WH.match(opening)
        and _TO.match(opening)
        and "?" not in opening
    ):
        return "demands", None
    if polarity == "questions":
        return polarity, "unknown"
    if polarity == "declines" and (_SPEAKING.intersection([*after, *nouns[:2]]) or "to" in (*after[:1], *nouns[:1])):
        return polarity, "unknown"
    return polarity, None


def _head_nouns(words: list[str]) -> set[str]:
    """The words of the first noun phrase, up to a preposition or "that"."""
    for at, word in enumerate(words):
        if word in ("of", "that", "to", "from", "by", "for", "in", "on", "as", "with"):
            return set(words[:at])
    return set(words)


def _negated_cue(words: list[str], opening: str) -> tuple[Polarity, Certainty | None]:
    if any(w in _KNOWING for w in words):
        return "questions", "unknown"
    if any(w in _SPEAKING for w in words):
        return "declines", "unknown"
    if _BELIEVING.isdisjoint(words) and not _COPULA.issuperset(words) and not _SEEN_AS.search(opening):
        return "declines", "unknown"  # "did not even see the crash", "is not worried about it": nothing is claimed
    return "denies", None


def _by_content(words: list[str], opening: str) -> tuple[Polarity, Certainty | None]:
    if any(w in _TELLING for w in words) and (_STARTS_TO.match(opening) or _TOLD_TO.match(opening)):
        return "demands", None
    if words and words[-1] in _WANTING and not _STARTS_TO.match(opening):
        return "demands", None  # "wants an inquiry"; who "wants to go" demands nothing
    if not _HOLDING_TO.isdisjoint(words) and _BLAMED.search(opening):
        return "accuses", None
    if any(w in _AGREEING for w in words) and _STARTS_TO.match(opening):
        return "promises", None
    if any(w in _KNOWING for w in words) and opening.startswith("if "):
        return "questions", "unknown"
    if _WHETHER.match(opening) and words[:1] != ["said"]:
        return "questions", "unknown"
    return "asserts", None
