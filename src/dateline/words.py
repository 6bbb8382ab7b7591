"""Words of a text as the story stages compare them: folded, stemmed, weighted by how rare they are.

A leaf: imports nothing of Dateline. Stems are made for matching inside one story ("denied supplying"
against "supplied"), not for a dictionary; they err on the side of joining.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
STOP = frozenset(
    """a about after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers him
    himself his how i if in into is it its itself just me more most my no nor not now of off on once only or other our
    ours out over own same she should so some such than that the their theirs them themselves then there these they
    this those through to too under until up upon very was we were what when where which while who whom why will with
    would you your yours may might must shall us yet however told tell tells say says said saying according added
    mr mrs ms dr sir new one two ca wo n't s t d m re ll ve lrb rrb lcb rcb""".split()
)
SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ed", "es", "er", "ly", "s", "e")
PRIOR = 5
"""Texts added to the count, so that in a story of two reports a word of both still tells something."""
COMMONEST = 0.1
"""Least weight of a term."""
REMEMBERED_TEXTS, REMEMBERED_LENGTH = 65_536, 600
"""How many sentences and contents have their terms kept, and of how many characters at most: some 30 MB. Each stage of
a page asks for the same ones."""
SHORTEST_STEM = 3
"""Letters that must remain when a suffix is cut; with 2, "used" and "using" join "us"."""


def words(text: str) -> list[str]:
    """Words and numbers of `text`, case-folded, dots and possessive endings removed, in order."""
    return [_fold(word) for word in WORD.findall(text)]


@lru_cache(maxsize=131072)
def _fold(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    if folded.endswith(("'s", "s'")):
        folded = folded[:-2] if folded.endswith("'s") else folded[:-1]
    return folded.replace(".", "") if not folded[0].isdigit() else folded.replace(",", "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending ("supplied", "supplies", "supplying" -> "supply")."""
    if word[0].isdigit() or len(word) <= SHORTEST_STEM:
        return word
    if word.endswith(("ies", "ied")) and len(word) > SHORTEST_STEM + 2:
        return word[:-3] + "y"
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            if suffix == "s" and word.endswith("ss"):
                return word
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > SHORTEST_STEM and word[-1] == word[-2] else word


def terms(text: str) -> tuple[str, ...]:
    """Stems of the content words and numbers of `text`, in order, with repetitions."""
    return _remembered(text) if len(text) <= REMEMBERED_LENGTH else _terms(text)


def _terms(text: str) -> tuple[str, ...]:
    return tuple([t for word in WORD.findall(text) if (t := _term(word))])


_remembered = lru_cache(maxsize=REMEMBERED_TEXTS)(_terms)


@lru_cache(maxsize=131072)
def _term(raw: str) -> str:
    """The stem of a word as it stands, "" for a stop word."""
    word = _fold(raw)
    return "" if word in STOP else stem(word)


class Rarity:
    """Inverse document frequency over the texts of one story; a text is any collection of terms."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        count: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            count.update(set(text))
            self._texts += 1
        self._weight = {t: max(COMMONEST, math.log((self._texts + PRIOR) / (n + 0.5))) for t, n in count.items()}
        self._unseen = max(COMMONEST, math.log((self._texts + PRIOR) / 0.5))
        self._norms: dict[frozenset[str], float] = {}

    def weight(self, term: str) -> float:
        """ln((N + PRIOR) / (n + 0.5)), at least `COMMONEST`: a term of every text still counts for something."""
        return self._weight.get(term, self._unseen)

    def total(self, texts: Iterable[str]) -> float:
        """Summed weight of distinct terms; `fsum` makes it independent of the order of a set."""
        weight, unseen = self._weight.get, self._unseen
        return math.fsum([weight(t, unseen) for t in set(texts)])

    def cosine(self, left: Iterable[str], right: Iterable[str]) -> float:
        """Cosine of the two texts as sets of weighted terms, 0 to 1."""
        a, b = frozenset(left), frozenset(right)
        shared = a & b
        if not shared:
            return 0.0
        return self._square(shared) / math.sqrt(self._norm(a) * self._norm(b))

    def coverage(self, part: Iterable[str], whole: Iterable[str]) -> float:
        """Share of the weight of `part` that also stands in `whole`, 0 to 1."""
        a = frozenset(part)
        total = self.total(a)
        return self.total(a.intersection(whole)) / total if total else 0.0

    def _norm(self, text: frozenset[str]) -> float:
        known = self._norms.get(text)
        if known is None:
            known = self._norms[text] = self._square(text)
        return known

    def _square(self, text: frozenset[str]) -> float:
        weight, unseen = self._weight.get, self._unseen
        return math.fsum([weight(t, unseen) ** 2 for t in text])
