"""Which language a text is in (ISO 639-1), or "und".

py3langid: naive Bayes over byte n-grams (Lui & Baldwin 2012), deterministic. Restricted to the languages
that news is written in: its 140 classes hold many that short English is mistaken for (Nigerian Pidgin,
Norman, Latin). The model (about 1 s, 20 MB) is loaded once, at the first text.
"""

from functools import lru_cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko "
    "ku ky lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tl tr uk ur uz vi zh"
).split()

SAMPLE_CHARS = 2_000
"""Read from the middle of the text, past headline and dateline; more does not change the answer on news."""
SHORT_CHARS = 80
"""Below this the classes are close: only a clear English is believed."""
MIN_CONFIDENCE = 0.5
MIN_CONFIDENCE_SHORT_EN = 0.25
"""Both set on headlines and 80-character pieces of the development corpora; see tests/ingest/test_language.py."""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def detect(text: str) -> str:
    """The language of `text`: an ISO 639-1 code, or "und" when there is too little to tell."""
    middle = max(0, (len(text) - SAMPLE_CHARS) // 2)
    sample = text[middle : middle + SAMPLE_CHARS]
    if sum(character.isalpha() for character in sample[:SHORT_CHARS]) < 2:
        return "und"
    language, confidence = _identifier().classify(sample)
    if language == "en" and confidence >= MIN_CONFIDENCE_SHORT_EN:
        return "en"
    if len(sample) < SHORT_CHARS or confidence < MIN_CONFIDENCE:
        return "und"
    return str(language)
