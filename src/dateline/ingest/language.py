"""Which language a text is in (ISO 639-1), or "und".

1. English by its function words, where there are many: most of the input, and far cheaper than step 2.
2. py3langid: naive Bayes over byte n-grams (Lui & Baldwin 2012), deterministic. Restricted to the languages
   that news is written in: its 140 classes hold many that short English is mistaken for (Nigerian Pidgin,
   Norman, Latin). The model (about 1 s, 20 MB) is loaded once, at the first text that needs it.
"""

import re
from functools import lru_cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko "
    "ku ky lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tl tr uk ur uz vi "
    "zh"
).split()

SAMPLE_CHARS = 1_000
"""Read from the middle of the text, past headline and dateline; more does not change the answer on news."""
MIN_LETTERS = 2

_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to that for with from by his her their have has had been which would this they".split()
)
"""Function words that no other language of the list uses often ("in", "was", "is", "a" would not do)."""
MIN_ENGLISH_WORDS = 40
MIN_ENGLISH_SHARE = 0.14
"""Samples of English reports have .14 to .35 of these (98 % of Timeline17's); the tests' other languages under .03."""

SHORT_CHARS = 80
"""Below this the classes are close: another language than English is believed only when it is all but sure."""
MIN_CONFIDENCE_EN = 0.25
MIN_CONFIDENCE = 0.5
MIN_CONFIDENCE_SHORT = 0.95
"""Set on 6,366 English headlines (none taken for another language, 8 % "und") and on pieces of 30 to 200 characters
of English reports (13 % "und" at 30 characters, 1 % at 80); to set anew, count the answers on those."""


def detect(text: str) -> str:
    """The language of `text`: an ISO 639-1 code, or "und" when there is too little to tell."""
    middle = max(0, (len(text) - SAMPLE_CHARS) // 2)
    sample = text[middle : middle + SAMPLE_CHARS]
    if is_plainly_english(sample):  # 1
        return "en"
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return "und"
    language, confidence = _identifier().classify(sample)  # 2
    needed = MIN_CONFIDENCE_EN if language == "en" else MIN_CONFIDENCE
    if language != "en" and len(sample) < SHORT_CHARS:
        needed = MIN_CONFIDENCE_SHORT
    return str(language) if confidence >= needed else "und"


def is_plainly_english(sample: str) -> bool:
    """Whether a sample is long enough, and full enough of English function words, to need no model."""
    words = _WORDS.findall(sample.lower())
    return len(words) >= MIN_ENGLISH_WORDS and sum(w in _ENGLISH for w in words) >= MIN_ENGLISH_SHARE * len(words)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
