"""Which articles are one report: wire copies, reprints and near-copies collapse into one origin.

 1. Shingles: the runs of four words of an article, without case, punctuation and credit lines.
 2. Candidates: MinHash with locality-sensitive hashing for articles alike as wholes (Broder 1997), and an
    index of sampled shingles for a short article inside a long one.
 3. Check, on the full sets of shingles: Jaccard resemblance, and containment (the share of the shorter
    article that stands in the longer one). Two articles that credit the same agency need less; an agency's
    name alone never joins two articles.
 4. Gather: from the earliest on, an article joins the origin it resembles most, if it also resembles that
    origin's first article or most of its articles; so two reports that each hold a third's box of background
    do not become one.

Precision comes first: a false merge hides corroboration. Every article is in exactly one origin.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from .records import Article, Origin

SHINGLE_WORDS = 4
PERMUTATIONS = 128
# Bands of two rows: a pair with a resemblance of .25 is a candidate with probability .98.
BANDS = 64
SEED = 1
# One shingle in eight is indexed for containment; a shingle in more articles than this is furniture.
SAMPLE = 8
COMMON_SHINGLE = 40

# Read off pairs of the ECB+ and Timeline17 development articles, in steps of .1: below a resemblance of .35,
# and below a containment of .7, most pairs share background paragraphs or quotes but are reports of their own.
# Down to .25 and .5, pairs that credit the same agency are versions of one despatch.
MIN_JACCARD = 0.35
MIN_CONTAINMENT = 0.7
MIN_JACCARD_SAME_AGENCY = 0.25
MIN_CONTAINMENT_SAME_AGENCY = 0.5
# An article of fewer shingles than this is too short for containment to mean anything; identical ones still join.
MIN_SHINGLES = 30
# Articles without this many words (empty pages, "Libya live") are never matched.
MIN_WORDS = 8
# A copy runs within days. Articles further apart than this share standing background ("Here is a timeline of
# the war ...") or are a new edition of a daily tally, and must be all but the same text.
MAX_DAYS = 3
MIN_JACCARD_FAR = 0.8
MIN_CONTAINMENT_FAR = 0.95

AGENCIES = {
    "Reuters": r"Reuters",
    "AP": r"AP|Associated Press",
    "AFP": r"AFP|Agence France-Presse",
    "PA": r"PA|Press Association|PA Media",
    "UPI": r"UPI|United Press International",
    "Xinhua": r"Xinhua",
    "dpa": r"dpa",
    "ANSA": r"ANSA",
    "Interfax": r"Interfax",
    "TASS": r"TASS|ITAR-TASS",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap",
    "Bloomberg": r"Bloomberg",
    "CP": r"CP|Canadian Press|The Canadian Press",
    "PTI": r"PTI",
    "IANS": r"IANS",
    "EFE": r"EFE",
    "ANI": r"ANI",
}
HEAD_CHARS = 600
TAIL_CHARS = 250
_BRACKETS = re.compile(r"-LRB-\s*|\s*-RRB-")
_CREDIT = {
    name: re.compile(
        rf"\(\s*(?:The\s+)?(?:{form})\s*\)\s*(?:-|–|—)|^\W*By (?:the )?(?:{form})\b|^\W*Source: (?:{form})\b"
        rf"|^[A-Z][\w .,]{{1,40}}, \w+ \d+ \((?:{form})\)|\(\s*(?:{form})\s*\)\s*$",
        re.MULTILINE,
    )
    for name, form in AGENCIES.items()
}
_ANY_AGENCY = re.compile("|".join(rf"\b(?:{form})\b" for form in AGENCIES.values()))
_WORD = re.compile(r"\w+")


_Hashes = NDArray[np.uint64]
_FACTORS, _OFFSETS = np.random.default_rng(SEED).integers(0, 1 << 63, (2, PERMUTATIONS), dtype=np.uint64)
_FACTORS |= np.uint64(1)
# A permutation of the 64-bit numbers each: times an odd factor, then bits flipped.


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is compared of an article."""

    id: str
    shingles: _Hashes
    agency: str | None
    day: int | None


def agency(article: Article) -> str | None:
    """The news agency that the by-line, dateline or credit line names, or None."""
    byline = article.byline or ""
    head = _BRACKETS.sub(lambda m: "(" if "L" in m.group() else ")", article.text[:HEAD_CHARS])
    tail = article.text[-TAIL_CHARS:]
    if not _ANY_AGENCY.search(f"{byline}\n{head}\n{tail}"):
        return None
    for name, form in AGENCIES.items():
        if re.search(rf"\b(?:{form})\b", byline) or _CREDIT[name].search(head) or _CREDIT[name].search(tail):
            return name
    return None


def origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Gather articles into origins, in order of the earliest article; the evidence is said in words."""
    ordered = sorted(articles, key=lambda a: (a.published.value is None, a.published.value or "", a.id))
    sheets = [_sheet(article) for article in ordered]
    matches = _matches(sheets)
    groups: list[list[int]] = []
    home: dict[int, int] = {}
    evidence: dict[int, tuple[float, str]] = {}
    for i in range(len(sheets)):
        group, because = _choose(i, groups, home, matches)
        if group is None:
            home[i] = len(groups)
            groups.append([i])
            continue
        home[i] = group
        groups[group].append(i)
        evidence[group] = min(evidence.get(group, because), because)
    return tuple(
        Origin(articles=tuple(sheets[i].id for i in group), evidence=_words(group, sheets, evidence.get(g)))
        for g, group in enumerate(groups)
    )


def _sheet(article: Article) -> _Sheet:
    text = re.sub(r"-[LR][RSC]B-", " ", article.text.lower())
    words = _WORD.findall(text)
    day = date.fromisoformat(article.published.day).toordinal() if article.published.day else None
    return _Sheet(id=article.id, shingles=_shingles(words), agency=agency(article), day=day)


def _shingles(words: Sequence[str]) -> _Hashes:
    """The distinct shingles of a text as sorted 64-bit hashes; none where it is too short to be matched."""
    if len(words) < MIN_WORDS:
        return np.zeros(0, np.uint64)
    hashes = np.fromiter((_hash(word) for word in words), np.uint64, len(words))
    size = len(words) - SHINGLE_WORDS + 1
    runs = np.zeros(size, np.uint64)
    for place in range(SHINGLE_WORDS):
        runs = _mixed(runs + hashes[place : place + size])
    return np.unique(runs)


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _mixed(values: _Hashes) -> _Hashes:
    """Each value scrambled (splitmix64): equal in, equal out, all bits used."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _matches(sheets: Sequence[_Sheet]) -> dict[int, dict[int, tuple[float, str]]]:
    """For each article, the articles it matches, with how strongly and why."""
    result: dict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
    for a, b in sorted(_candidates(sheets)):
        match = _compare(sheets[a], sheets[b])
        if match:
            result[a][b] = result[b][a] = match
    return result


def _candidates(sheets: Sequence[_Sheet]) -> set[tuple[int, int]]:
    """Pairs (earlier, later) worth comparing in full: alike in a band of their sketches, or in sampled shingles."""
    written = [i for i, sheet in enumerate(sheets) if len(sheet.shingles)]
    if not written:
        return set()
    owners = np.array(written, np.int64)
    sketches = np.stack([_sketch(sheets[i].shingles) for i in written])
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        first, second = sketches[:, 2 * band], sketches[:, 2 * band + 1]
        for group in _equal(_mixed(first) + second, owners):
            pairs.update((int(a), int(b)) for n, b in enumerate(group) for a in group[:n])
    sampled = [(sheets[i].shingles[sheets[i].shingles % np.uint64(SAMPLE) == 0], i) for i in written]
    keys = np.concatenate([shingles for shingles, _ in sampled])
    holders = np.repeat(owners, [len(shingles) for shingles, _ in sampled])
    shared: Counter[tuple[int, int]] = Counter()
    for group in _equal(keys, holders):
        if len(group) <= COMMON_SHINGLE:
            shared.update((int(a), int(b)) for n, b in enumerate(group) for a in group[:n])
    for (a, b), count in shared.items():
        shortest = min(len(sheets[a].shingles), len(sheets[b].shingles))
        if count * SAMPLE * 2 >= shortest * MIN_CONTAINMENT_SAME_AGENCY:
            pairs.add((a, b))
    return pairs


def _sketch(shingles: _Hashes) -> _Hashes:
    """MinHash: for each of `PERMUTATIONS` orders of all hashes, the first of the text's own."""
    firsts: _Hashes = (shingles[None, :] * _FACTORS[:, None] ^ _OFFSETS[:, None]).min(axis=1)
    return firsts


def _equal(keys: _Hashes, owners: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The owners of equal keys, in ascending order, for each key that has several."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    for start, end in zip(starts, np.append(starts[1:], len(keys)), strict=True):
        if end - start > 1:
            yield owners[start:end]


def _compare(a: _Sheet, b: _Sheet) -> tuple[float, str] | None:
    both = len(np.intersect1d(a.shingles, b.shingles, assume_unique=True))
    jaccard = both / (len(a.shingles) + len(b.shingles) - both)
    shorter = min(len(a.shingles), len(b.shingles))
    containment = both / shorter if shorter >= MIN_SHINGLES else jaccard
    if jaccard == 1.0:
        return 1.0, "the same text"
    least_jaccard, least_containment = _thresholds(a, b)
    if jaccard >= least_jaccard:
        return jaccard, f"{round(100 * jaccard)} % of all their phrases are shared"
    if containment >= least_containment:
        return containment, f"{round(100 * containment)} % of the shorter one stands in the longer one"
    return None


def _thresholds(a: _Sheet, b: _Sheet) -> tuple[float, float]:
    """The least resemblance and the least containment for this pair."""
    if a.day is not None and b.day is not None and abs(a.day - b.day) > MAX_DAYS:
        return MIN_JACCARD_FAR, MIN_CONTAINMENT_FAR
    if a.agency is not None and a.agency == b.agency:
        return MIN_JACCARD_SAME_AGENCY, MIN_CONTAINMENT_SAME_AGENCY
    return MIN_JACCARD, MIN_CONTAINMENT


def _choose(
    i: int, groups: Sequence[Sequence[int]], home: dict[int, int], matches: dict[int, dict[int, tuple[float, str]]]
) -> tuple[int | None, tuple[float, str]]:
    """The origin that article i belongs to, if any, and its strongest link there."""
    near = matches.get(i, {})
    best: int | None = None
    because = (0.0, "")
    for j in sorted(near):
        if j not in home or near[j] <= because:
            continue
        group = groups[home[j]]
        if group[0] in near or 2 * sum(k in near for k in group) > len(group):
            best, because = home[j], near[j]
    return best, because


def _words(group: Sequence[int], sheets: Sequence[_Sheet], weakest: tuple[float, str] | None) -> str:
    named = sorted({name for i in group if (name := sheets[i].agency)})
    credit = f"credited to {', '.join(named)}" if named else ""
    if weakest is None:
        return credit
    text = "the same text" if weakest[0] == 1.0 else f"copies with edits: at least {weakest[1]}"
    return f"{text}; {credit}" if credit else text
