"""The cost of grouping one more article as the archive grows: `python -m benchmarks.growth --articles N`.

A made stream, for no archive of a million articles may be shipped. What is kept of real news: words follow Zipf's law
over a vocabulary that grows without end (Heaps); an article has 120 terms, some 25 of them its story's; a story
has names of its own and words of its kind, which other stories share; stories come in bursts, most end
within days with a few articles, few go on for long (rich get richer, fading by the day), and some wake
after a long silence.

Printed at each tenfold step: CPU milliseconds an article over the last tenth, stories, and memory.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from dateline.stories import StoryFeatures, StoryStream

SEED = 1
TERMS, OWN_TERMS = 120, 27
KINDS, KIND_WORDS = 400, 60  # earthquakes, trials, elections: words that stories of one kind share
NAMES = 15  # of a story's own
COMMON = 30_000  # words that any article may use
PER_DAY = 500
NEW_STORY = 0.3  # of all articles begin one
WAKES = 0.01  # go to any story, however old
HALF_LIFE = 3.0  # days in which a story loses half of its pull
OPEN = 2000  # stories that can still draw articles
START = date(2000, 1, 1)


@dataclass(slots=True)
class _Made:
    names: list[str]
    kind: int
    size: int
    day: int


def stream(articles: int) -> Iterator[StoryFeatures]:
    """`articles` articles, in order of time."""
    draw = random.Random(SEED)
    zipf = list(accumulate(1.0 / rank for rank in range(10, COMMON + 10)))
    common = [f"w{i}" for i in range(COMMON)]
    stories: list[_Made] = []
    for number in range(articles):
        day = number // PER_DAY
        story = _story(draw, stories, day)
        story.size, story.day = story.size + 1, day
        words = [f"k{story.kind}.{min(int(draw.expovariate(0.05)), KIND_WORDS)}" for _ in range(OWN_TERMS - NAMES)]
        rest = draw.choices(common, cum_weights=zipf, k=TERMS - OWN_TERMS)
        names = draw.sample(story.names, draw.randint(NAMES // 3, NAMES))
        weights = dict.fromkeys(rest, 2.0) | dict.fromkeys(words, 2.0) | dict.fromkeys(names, 8.0)
        terms = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        yield StoryFeatures(terms=tuple(terms), day=(START + timedelta(days=day)).isoformat())


def _story(draw: random.Random, stories: list[_Made], day: int) -> _Made:
    if stories and (chance := draw.random()) > NEW_STORY:
        if chance > 1.0 - WAKES:
            return draw.choice(stories)
        recent = stories[-OPEN:]
        return draw.choices(recent, [s.size * 0.5 ** ((day - s.day) / HALF_LIFE) + 1e-9 for s in recent])[0]
    number = len(stories)
    shared = [f"n{int(draw.paretovariate(0.7))}" for _ in range(NAMES // 3)]  # names that other stories have too
    stories.append(
        _Made([*shared, *(f"s{number}.{i}" for i in range(NAMES - len(shared)))], draw.randrange(KINDS), 0, day)
    )
    return stories[-1]


def main() -> None:
    """Group the stream; the making of the articles is not counted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    given = parser.parse_args()
    grouping, spent, window, steps = StoryStream(), 0.0, 0.0, {10**k for k in range(3, 8)} | {given.articles}
    print(f"{'articles':>10}{'stories':>10}{'ms an article':>15}{'MB':>8}")
    for number, article in enumerate(stream(given.articles), start=1):
        began = time.process_time()
        grouping.assign(str(number), article)
        spent += time.process_time() - began
        if any(number == step - step // 10 for step in steps):
            window = spent
        if number % 1000 == 0 and sys.stderr.isatty():
            print(f"\r{number / given.articles:5.0%}", end="", file=sys.stderr)
        if number in steps:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            each = (spent - window) / (number // 10) * 1000
            print(f"{number:>10}{0:>10}{each:>15.3f}{memory:>8.0f}", flush=True)


if __name__ == "__main__":
    main()
