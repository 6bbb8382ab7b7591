"""A headline or caption that runs into the lead without a stop between: where the lead begins.

"Clean-up ends A BP spokesman said ...": every capital inside the first sentence is a candidate. Each gets a score from
what stands left and right of it (conditional logit; the null, "nothing is glued here", has score 0). The weights are
set by `training/openings.py` on openings whose border is known; see there.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from math import log
from pathlib import Path

# Fewest words left of the border, and right of it up to the end of the sentence.
LEAST_LEFT = 2
LEAST_RIGHT = 6
# Words of the sentence that are looked at: longer than headline, caption and lead together.
MOST_WORDS = 120
# How much of the text, in characters, is read to tell names from words that only begin a sentence.
KNOWN_REACH = 3_000
# Score from which a border is believed: one in a hundred openings without a border is cut (training/openings.py).
BELIEVED = 0.5

WEIGHTS: dict[str, float] = json.loads(Path(__file__).with_name("glued.json").read_text(encoding="utf-8"))

WORD = re.compile(r"\S+")
FUNCTION = frozenset(
    """of the a an in on at to for and or by with from as is are was were be been not but that which who whose than if
    its his her their our your my this these those has have had will would may might can could should must into over
    after before under about between against during since until near per via amid without within among across through
    's s ' `` ` , ; : - -- – — ( -lrb- & / so such very more most no nor mr mrs ms dr st sen rep gov gen lt sgt sir
    president""".split()
)
STARTERS = frozenset(
    """the a an in on at it he she they we there this these those when after as for with since some one two three four
    five six seven eight nine ten more most officials police scientists engineers experts researchers rebels efforts
    about nearly almost hundreds thousands dozens millions if while although despite under by from over its his her
    their no not all many several what how why who where before but and at least following according former new such
    another both just even only until""".split()
)
FINITE = frozenset(
    """has have had is are was were will would could can may might must should does did do said says say told 's
    're 've n't came took made became began found warned announced ordered urged called rose fell hit died killed
    agreed accused denied""".split()
)
# Verbs that headlines leave out or put into the present.
FULL_VERBS = frozenset("has have had is are was were been died killed took came made began became said".split())
# Capitals that seldom begin a sentence but often stand within one.
CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec I""".split()
)
# The word after these is a verb, and its object may be a name: no border behind it.
BEFORE_VERBS = frozenset("to will would could can may might should must n't not".split())
ARTICLES = frozenset("the a an".split())
STRIP = "\"'“”‘’`.,;:!?()[]"


@dataclass(frozen=True, slots=True)
class Known:
    """Words and pairs of words that the text holds apart from where they are looked for."""

    lower: frozenset[str]
    names: frozenset[str]
    pairs: Mapping[tuple[str, str], int]


def border(text: str, start: int, end: int) -> int | None:
    """Offset in the sentence `text[start:end]` at which the lead begins, or None where nothing is glued to it."""
    best: tuple[float, int] | None = None
    for at, features in candidates(text, start, end):
        score = sum(WEIGHTS[name] * value for name, value in features.items())
        if score > BELIEVED and (best is None or score > best[0]):
            best = (score, at)
    return best[1] if best else None


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether what stands above the lead is worded as a sentence, not as a headline: it has articles and full verbs."""
    words = text[start:end].split()
    return any(word in ARTICLES for word in words[1:]) or any(word in FULL_VERBS for word in words[1:])


def candidates(
    text: str, start: int, end: int, *, known: Known | None = None
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield each place in the sentence where a lead may begin, with its features."""
    spans = [match.span() for match in islice(WORD.finditer(text, start, end), MOST_WORDS)]
    words = [text[a:b] for a, b in spans]
    for i in range(LEAST_LEFT, len(words) - LEAST_RIGHT):
        if _may_begin(words, i):
            known = known or knowledge(text)
            yield spans[i][0], _features(words, i, known)


def knowledge(text: str) -> Known:
    """What the beginning of the text tells about its words."""
    words = [word.strip(STRIP) for word in text[:KNOWN_REACH].split()]
    capital = [pair for pair in pairwise(words) if pair[1][:1].isupper()]
    return Known(
        lower=frozenset(filter(str.islower, words)),
        names=frozenset(word for before, word in capital if before.lower() in FUNCTION),
        pairs=Counter(capital),
    )


def _may_begin(words: list[str], i: int) -> bool:
    """Whether a sentence may begin at word `i`: a capital, no mark or little word before."""
    word = words[i].lstrip("\"'“‘`")
    before = words[i - 1]
    if words[i] in ("``", "`", '"', "“"):
        word = words[i + 1]
    elif before in ("``", "`", "“"):
        return False
    if not word[:1].isupper():
        return False
    bare = before.lower().strip(STRIP)
    if not bare:
        return before in ("''", "'", "?", "!", "%", "”", "’", ")", "-RRB-")
    if bare in FINITE or (i > 1 and words[i - 2].lower() in BEFORE_VERBS) or word.rstrip(".") in CALENDAR:
        return False
    return bare not in FUNCTION and before[-1] not in ",;:-–—&(" and not before.endswith(("'s", "’s"))


def _features(words: list[str], i: int, known: Known) -> dict[str, float]:
    """What speaks for a border before word `i` of the sentence."""
    first = i + 1 if words[i] in ("``", "`", '"', "“") else i
    left, right = words[:i], words[first:]
    word, after = right[0].strip(STRIP), right[1].strip(STRIP)
    before = left[-1].strip(STRIP)
    content_left = {w.lower().strip(STRIP)[:6] for w in left if len(w) > 3}
    content_right = {w.lower().strip(STRIP)[:6] for w in right[:40] if len(w) > 3}
    names_left = {w.strip(STRIP) for w in left if w[:1].isupper()}
    starter = word.lower() in STARTERS
    seen_lower = word.lower() in known.lower
    capital_before = before[:1].isupper()
    bearing = [w for w in left[1:] if w[:1].isalpha() and w.lower() not in FUNCTION]
    title = sum(w[0].isupper() for w in bearing) / len(bearing) if bearing else 0.0
    run = next((n for n, w in enumerate(right) if not w[:1].isupper()), len(right))
    behind = right[run] if run < len(right) else ""
    plain = not starter and not seen_lower
    unseen = plain and word not in known.names
    found: dict[str, float] = {
        "bias": 1.0,
        "starter": float(starter and (after[:1].islower() or after[:1].isdigit())),
        "starter before a capital": float(starter and after[:1].isupper()),
        "also in lower case": float(seen_lower and not starter),
        "name elsewhere": float(plain and not unseen),
        "unseen": float(unseen),
        "finite after name": float(plain and behind.lower() in FINITE),
        "comma after name": float(plain and behind == ","),
        "verb before": float(before.lower() in FINITE or before.endswith(("ing", "ed"))),
        "s before": float(before[:1].islower() and before.endswith("s")),
        "lower case after": float(after[:1].islower()),
        "same word left": float(word in names_left and not starter),
        "begins as the text": float(word == left[0].strip(STRIP) and not starter),
        "pair elsewhere": float(known.pairs.get((before, word), 0) > 1),
        "pair once": float(known.pairs.get((before, word), 0) <= 1 and capital_before),
        "name goes on": float(known.pairs.get((word, after), 0) > 1),
        "capital before": float(capital_before),
        "capital before, both names": float(capital_before and not seen_lower and not starter),
        "capital before, unseen": float(capital_before and unseen),
        "quote": float(first > i),
        "ed before": float(before.endswith("ed")),
        "mark before": float(not before),
        "title case": title,
        "finite left": float(any(w.lower() in FINITE for w in left)),
        "no finite right": float(not any(w.lower() in FINITE for w in right)),
        "article left": float(any(w in ARTICLES for w in left)),
        "comma left": float("," in left or any(w.endswith(",") for w in left)),
        "left short": max(0.0, 5 - len(left)) / 3,
        "left long": max(0.0, log(len(left) / 14)),
        "right short": max(0.0, log(18 / len(right))),
        "right long": max(0.0, log(len(right) / 30)),
        "whole long": max(0.0, log(len(words) / 28)),
        "whole short": max(0.0, log(26 / len(words))),
        "shared": min(4, len(content_left & content_right)) / 4,
        "shared names": min(2, len(names_left & {w.strip(STRIP) for w in right[:40] if w[:1].isupper()})) / 2,
    }
    return found
