"""Small matters of noun phrases, shared by the readers of sources and of pronouns."""

import re
from collections.abc import Sequence

from ..records import Span
from .names import BODY_NOUNS, PAPER_NOUNS, PERSON_NOUNS, PLURAL_IRREGULAR, TITLES

EDGES = ' \t\n,;:.()[]"“”`–—-'
POSSESSIVE_END = re.compile(r"\s?[’']s?$", re.IGNORECASE)
_DOTTED = re.compile(r"\b\w\.\w$")  # "U.S", cut short of its last stop
SPACE = re.compile(r"\s+")
WORD = re.compile(r"[\w’'.-]+")
BRACKET = re.compile(r"\s*\([^()]{1,20}\)")
HEADS = PERSON_NOUNS | BODY_NOUNS | PAPER_NOUNS
COMMON = frozenset(
    """the a an some many most several few other another his her their its our my one two three four five
    six both all each these those this that any no state local federal senior top former government
    campaign critics analysts""".split()
)
PROPER = frozenset(
    "democrat democrats republican republicans congress kremlin pentagon parliament house senate party state".split()
)


def words_of(text: str, spans: Sequence[Span]) -> str:
    """The words of the spans on one line, without punctuation at the edges."""
    words = SPACE.sub(" ", " ".join(text[a:b] for a, b in spans)).strip(EDGES)
    end = spans[-1][1] if spans else 0
    dotted = _DOTTED.search(words) and "." in text[end - 1 : end + 1]
    return words + "." if dotted else words


_BREAKS = str.maketrans(dict.fromkeys("!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~“”‘’„«»–—…•", " "))


def plain_words(text: str) -> list[str]:
    """Lower-case words, every mark left out: a quick look for words before a pattern that is dear."""
    return text.lower().translate(_BREAKS).split()


def singular(noun: str) -> str:
    single = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    return single[:-2] + "y" if single.endswith("ie") else single


def uncapitalised(words: str) -> str:
    """A common word at the start of a sentence without its capital: "Officials in Kiev"."""
    first, _, rest = words.partition(" ")
    plain = first.lower()
    common = plain in COMMON or plain in PLURAL_IRREGULAR or singular(plain) in HEADS
    titled = plain in TITLES and rest[:1].isupper()
    if not common or titled or plain in PROPER or (first.isupper() and len(first) > 1):
        return words
    return plain + words[len(first) :]
