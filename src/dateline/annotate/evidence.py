"""What a content rests on, where the text names it: photographs, a study, court papers, unnamed officials.

Looked for in the attribution's own sentence, in this order:

1. a source that is a thing to look at or to read, or people without a name ("satellite images", "two officials");
2. after words that name a basis: "based on", "citing", "after examining", "according to";
3. before a verb of showing: "documents show", "the data suggest".
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..records import Sentence, Span
from .phrases import plain_words
from .tagger import Triple

_ONE_OR_MORE = """photograph photo image video recording tape document record filing affidavit indictment email e-mail
    letter memo memorandum transcript survey poll report test sample log review audit dossier""".split()
_THINGS = frozenset(
    """imagery pictures footage papers data statistics study studies analysis analyses research evidence testimony
    testimonies intelligence cables interviews invoices receipts autopsy autopsies measurements observations readings
    estimates findings archives returns contracts files""".split()
).union(_ONE_OR_MORE, (f"{word}s" for word in _ONE_OR_MORE))
_THING = f"(?:{'|'.join(sorted(_THINGS, key=lambda word: (-len(word), word)))})"
# Single words of which a sentence must hold one: most hold none, and need not be searched.
_THING_WORDS = _THINGS | {"mail", "mails"}
_SHOWING_WORDS = frozenset(
    """show shows showed shown suggest suggests suggested indicate indicates indicated reveal reveals revealed prove
    proves proved confirm confirms confirmed found find finds document documents documented demonstrate demonstrates
    demonstrated""".split()
)
_ANONYMOUS_WORDS = frozenset("anonymity authorized authorised".split())
_PLAIN = (  # words that do not stand before a noun: the phrase must not run over them
    r"(?!(?:and|or|but|that|which|who|is|are|was|were|has|have|had|said|says|say|saying|to|of|in|for|from|on|by|with|as|at|"
    r"after|when|if|told|wrote|also|it|he|she|they|the|an?)\b)[\w’'/-]+\s+"
)
_DETERMINER = r"(?:the|a|an|its|his|her|their|some|two|three|several)\s+"
_NAME = rf"\b(?:{_DETERMINER}(?:{_PLAIN}){{0,4}}?|(?:{_PLAIN}){{0,2}}?){_THING}\b(?!-)"
_OF = (
    r"(?:\s+(?:(?:taken|examined|obtained|seen|provided|posted|conducted|released) by|"
    r"of|by|from|published in|filed in)\s+"
    r"(?:the\s+|a\s+|an\s+)?[\w’'-]+"
    r"(?:\s(?!and\b|that\b|which\b|shows?\b|showed\b|suggests?\b)(?:of |the )?[A-Z][\w’'-]+){0,4})?"
)
_PHRASE = _NAME + _OF
_LOOKING = r"(?:examining|reviewing|analy[sz]ing|studying|seeing|obtaining|comparing|viewing|testing|reading)"
_BASIS = re.compile(
    r"\b(?:based (?:up)?on|on the basis of|cit(?:ing|ed|es)|quoting|according to|relying on|drawing on|"
    r"point(?:ing|ed) to|"
    rf"(?:after|from|by|upon) {_LOOKING}|judging (?:by|from)|as (?:shown|seen) (?:in|by))\s+(?P<what>{_PHRASE})",
    re.IGNORECASE,
)
_SHOWING = re.compile(
    rf"(?P<what>{_PHRASE})\s+(?:\w+ly\s+)?(?:{'|'.join(sorted(_SHOWING_WORDS))})\b",
    re.IGNORECASE,
)
_SOURCE_THING = re.compile(
    rf"(?:(?:but|and)\s+)?(?P<what>{_PHRASE})(?=\W*$|,|\s(?:of|by|from|in|on|that|which|taken|examined|obtained|seen|posted|"
    r"published|released|conducted|filed|about|to|during|made|written|signed|into|at)\b)",
    re.IGNORECASE,
)
# People without a name, of whom the reader learns only where they stand.
_UNNAMED = re.compile(
    r"^(?:(?:the|a|an|one|two|three|four|several|some|many|senior|top|current|former|multiple|anonymous|unnamed|unidentified|"
    r"other|[A-Z][\w.’'-]*|intelligence|government|military|defen[cs]e|administration|security|police|company|campaign|local|"
    r"state|federal|diplomatic|medical|hospital|court)\s+){0,5}(?:officials?|sources?|diplomats?|insiders?|aides?|"
    r"(?:person|people|man|woman) (?:familiar|close|briefed|with knowledge|involved|speaking on|"
    r"who (?:spoke|asked|declined|requested))|witness(?:es)?|eyewitness(?:es)?)\b(?!\s[A-Z][a-z]+)",
)
_ANONYMOUS = re.compile(
    r"\bon (?:the )?condition of anonymity\b|\bnot authori[sz]ed to (?:speak|talk|comment)\b", re.IGNORECASE
)
_NAMED_AFTER = re.compile(r"^\W*[A-Z][a-z]+ [A-Z][a-z]+")
SIGHT = 600
"""Characters of a sentence that are looked through; longer ones are lists, and the patterns stay linear."""


def find(text: str, triple: Triple, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """The spans of what the attribution rests on, in reading order."""
    found: set[Span] = set()
    for start, end in triple.source[:1]:
        whole = text[start : min(end, start + SIGHT)]
        thing = _SOURCE_THING.match(whole)
        unnamed = _UNNAMED.match(whole)
        if thing is not None and not _NAMED_AFTER.match(whole):
            found.add((start + thing.start("what"), start + thing.end("what")))
        elif unnamed is not None and not re.search(r",\s[A-Z][a-z]+ [A-Z]", whole):
            found.add((start, start + len(whole.rstrip(" ,"))))
    for start, end in _around(triple, sentences):
        words = plain_words(text[start:end])
        if not _THING_WORDS.isdisjoint(words):
            found.update(match.span("what") for match in _BASIS.finditer(text, start, end))
            if not _SHOWING_WORDS.isdisjoint(words):
                found.update(match.span("what") for match in _SHOWING.finditer(text, start, end))
        if not _ANONYMOUS_WORDS.isdisjoint(words):
            found.update(match.span() for match in _ANONYMOUS.finditer(text, start, end))
    return _apart(sorted(found))


def _around(triple: Triple, sentences: Sequence[Sentence]) -> list[Span]:
    """The sentence of the cue (or of the content's start), as far as `SIGHT`; [] where there is none."""
    at = (triple.cue or triple.content)[0][0]
    index = bisect_right(sentences, at, key=lambda s: s.start) - 1
    if index < 0:
        return []
    sentence = sentences[index]
    return [(sentence.start, min(sentence.end, sentence.start + SIGHT))]


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Without what another span holds."""
    kept: list[Span] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            if end > kept[-1][1]:
                kept[-1] = (kept[-1][0], end)
            continue
        kept.append((start, end))
    return tuple(kept)
