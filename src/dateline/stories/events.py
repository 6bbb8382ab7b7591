"""One story -> its events: which of its reports are on the same happening?

1. A term that the whole story shares tells nothing about which of its happenings a report is on. So here a term's
   weight falls with the share of the *story's own* articles that hold it: of two fires in supermarkets of one name,
   "fire" and the name count for little, and the two towns decide. (TF-IDF within the story, as in local feature
   selection for clustering search results.)
2. How alike two articles are is judged in five parts: all terms, names, openings, days named, figures named, each as
   their cosine; what one article alone holds lowers it only a little. A small logistic regression makes a
   probability of them, trained on pairs of articles from the same story (`training/stories.py`). It also knows how
   few articles the story has: of two, everything they share is shared by all.
3. Days between two articles lower the probability, by half each `HALF_LIFE`.
4. Average-link clustering joins articles while they belong together with a probability of one half on average.

A long story is taken in blocks of reports in order of time. Each block sees the last reports of the block before,
which keep their events: an event can change while its block is open, and is settled after.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from dateline.stories.background import BACKGROUND_SIZE, background_counts
from dateline.stories.linkage import Floats, average_link
from dateline.stories.terms import StoryFeatures
from dateline.stories.words import plain

Bag = Mapping[str, float]

# Articles of one block, and how many of the block before are looked at with it. 200 articles take 0.3 s.
BLOCK = 150
CARRIED = 50
# Days after which two reports are half as likely to be on one happening. Set by hand: no gold of events has dates.
HALF_LIFE = 20.0
# A term's share in the story is taken as if so many articles more, without it, belonged to the story.
PRIOR = 1.0
# What a term weighs that one article of the story alone holds. Of 0, 0.3 and 1 the best in cross-validation.
ALONE = 0.3
EVEN = 0.5
# Headlines without texts hold too few words to tell happenings apart: below so many terms an article on average,
# nothing in a story is split for its words, above the second everything may be.
HEADLINE_TERMS = 12
TEXT_TERMS = 24


class EventModel(msgspec.Struct, frozen=True):
    """Log-odds that two articles of one story are on one happening: `bias + weights . parts`."""

    bias: float
    weights: dict[str, float]


@cache
def shipped() -> EventModel:
    """The model that is installed with Dateline."""
    raw = files("dateline.stories").joinpath("model.json").read_bytes()
    return msgspec.json.decode(raw, type=EventModel)


def events(story: Sequence[StoryFeatures], model: EventModel | None = None) -> list[int]:
    """The event of each article of one story, numbered from 1 in the order they begin.

    `story` is in order of publication. The same articles give the same events, in whatever order those of a day come.
    """
    order = sorted(range(len(story)), key=lambda i: _by_day(story[i]))
    found = dict(zip(order, _in_blocks([story[i] for i in order], model or shipped()), strict=True))
    numbers = {
        event: number for number, event in enumerate(dict.fromkeys(found[i] for i in range(len(story))), start=1)
    }
    return [numbers[found[i]] for i in range(len(story))]


def _by_day(article: StoryFeatures) -> tuple[bool, str, tuple[tuple[str, float], ...]]:
    """Undated articles last, in the order given; those of one day by what they say, not by when they came."""
    return (False, article.day, article.terms) if article.day else (True, "", ())


def _in_blocks(story: Sequence[StoryFeatures], model: EventModel) -> list[int]:
    """Events block by block, numbered as they are found."""
    found: list[int] = []
    last = 0
    for start in range(0, len(story), BLOCK):
        first = max(0, start - CARRIED)
        block = story[first : start + BLOCK]
        together = average_link(_probabilities(block, model), EVEN)
        kept = _kept(together[: start - first], found[first:])
        for cluster in together[start - first :]:
            if cluster not in kept:
                last += 1
                kept[cluster] = last
            found.append(kept[cluster])
    return found


def parts(block: Sequence[StoryFeatures]) -> dict[str, Floats]:
    """What the model looks at for each two articles, each (articles, articles) and 0 to 1: how alike, how many."""
    few = np.full((len(block), len(block)), 1.0 / len(block))
    return {**{name: _cosines(bags) for name, bags in _bags(block).items()}, "few": few}


def _bags(block: Sequence[StoryFeatures]) -> dict[str, list[Bag]]:
    terms = [dict(article.terms) for article in block]
    named = [[plain(name) for name in article.names] for article in block]
    return {
        "terms": list(terms),
        "names": [{n: bag[n] for n in names if n in bag} for bag, names in zip(terms, named, strict=True)],
        "opening": [dict.fromkeys(article.opening, 1.0) for article in block],
        "dates": [dict.fromkeys(article.dates, 1.0) for article in block],
        "numbers": [dict.fromkeys(article.numbers, 1.0) for article in block],
    }


def _cosines(bags: Sequence[Bag]) -> Floats:
    """Cosines of the bags, their terms weighted against the background and the block."""
    count, background = len(bags), background_counts()
    held = Counter(term for bag in bags for term in bag)
    weight = {
        term: math.log((BACKGROUND_SIZE + 1.0) / (background.get(term, 0) + 0.5)) * (1.0 - n / (count + PRIOR))
        for term, n in held.items()
    }
    column = {term: i for i, term in enumerate(term for term, n in held.items() if n > 1)}
    table, alone = np.zeros((count, len(column))), np.zeros((count, 1))
    for row, bag in enumerate(bags):
        for term, value in bag.items():
            if term in column:
                table[row, column[term]] = value * weight[term]
            else:  # lengthens its article's vector, and stands in no other
                alone[row] += (ALONE * value * weight[term]) ** 2
    table /= np.maximum(np.sqrt((table**2).sum(axis=1, keepdims=True) + alone), 1e-12)
    cosines: Floats = table @ table.T
    return cosines


def _probabilities(block: Sequence[StoryFeatures], model: EventModel) -> Floats:
    alike = parts(block)
    odds = model.bias + sum(model.weights[name] * alike[name] for name in model.weights)
    chance: Floats = 1.0 / (1.0 + np.exp(-np.asarray(odds)))
    words = sum(len(article.terms) for article in block) / len(block)
    share = min(1.0, max(0.0, (words - HEADLINE_TERMS) / (TEXT_TERMS - HEADLINE_TERMS)))
    decayed: Floats = (1.0 - share * (1.0 - chance)) * np.exp2(-_gaps(block) / HALF_LIFE)
    return decayed


def _gaps(block: Sequence[StoryFeatures]) -> Floats:
    """Days between each two articles; 0 where one of them has no day."""
    days = np.array([date.fromisoformat(a.day).toordinal() if a.day else math.nan for a in block])
    gaps: Floats = np.nan_to_num(np.abs(days[:, None] - days[None, :]), nan=0.0)
    return gaps


def _kept(clusters: Sequence[int], events: Sequence[int]) -> dict[int, int]:
    """Cluster -> the event that most of its carried articles are in; an event goes on in one cluster alone."""
    shared = Counter(zip(clusters, events, strict=True))
    kept: dict[int, int] = {}
    for (cluster, event), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if cluster not in kept and event not in kept.values():
            kept[cluster] = event
    return kept
