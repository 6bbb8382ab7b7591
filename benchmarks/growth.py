"""The cost of one more article as the archive grows: `./dev bench growth --articles N`.

A made stream, for no archive of a million articles may be shipped, put into a database as `dateline add` does once an
article is read: kept with its features, and grouped, 500 a day. What is kept of real news: words follow Zipf's
law, and the vocabulary grows without end (Heaps); an article has 120 terms, some 25 of them its story's; a story has
names of its own and words of its kind, which other stories share; stories come in bursts, most end within
days with a few articles, few go on for long (rich get richer, fading by the day), and some wake after a long silence.

Printed at each step: CPU milliseconds an article over the last tenth, for keeping it and for grouping it; stories;
a yardstick; memory; size of the database. Between these windows a week is grouped at once, to be sooner there.
Reading and page-making are left out: they do not see the archive.
"""

import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

from dateline import grouping
from dateline.console import bar
from dateline.records import Article, Published
from dateline.store import Store, open_store, read, write
from dateline.stories import StoryFeatures

from .picture import curve

SEED = 1
TERMS, OWN_TERMS = 120, 27
KINDS, KIND_WORDS = 400, 60  # earthquakes, trials, elections: words that stories of one kind share
NAMES = 15  # of a story's own
COMMON = 30_000  # words that any article may use
PER_DAY = 500
FILLING = 3_500  # are grouped at once between the windows
NEW_STORY = 0.3  # of all articles begin one
WAKES = 0.01  # go to any story, however old
HALF_LIFE = 3.0  # days in which a story loses half of its pull
OPEN = 2000  # stories that can still draw articles
WEIGHED = 50  # articles after which the pull of stories is looked at again
START = date(2000, 1, 1)
HEAD = "  articles  stories  keeping  grouping  yardstick  memory MB  database MB"
STEPS = [n * 10**k for k in range(4, 8) for n in (1, 2, 5)]


@dataclass(slots=True)
class _Made:
    number: int
    names: list[str]
    kind: int
    size: int
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What was measured when the archive had so many articles; times in CPU milliseconds an article.

    `yardstick` is the CPU time in milliseconds of a fixed piece of work, done now and then in the same window: on a
    machine that others use too it says how much of a difference is theirs.
    """

    articles: int
    stories: int
    keeping: float
    grouping: float
    yardstick: float
    memory_mb: int
    database_mb: int


def stream(articles: int) -> Iterator[tuple[str, StoryFeatures]]:
    """`articles` articles (the day of publication, features), in order of time."""
    draw, recent, begun = random.Random(SEED), list[_Made](), 0
    zipf = list(accumulate(1.0 / rank for rank in range(10, COMMON + 10)))
    common = [f"w{i}" for i in range(COMMON)]
    pull: list[float] = []
    for number in range(articles):
        day = number // PER_DAY
        if number % WEIGHED == 0:
            recent = recent[-OPEN:]
            pull = list(accumulate(s.size * 0.5 ** ((day - s.day) / HALF_LIFE) + 1e-9 for s in recent))
        chance = draw.random()
        if not pull or chance < NEW_STORY:
            story = _story(begun, day)
            begun += 1
            recent.append(story)
        elif chance > 1.0 - WAKES:
            story = _story(draw.randrange(begun), day)
            recent.append(story)
        else:
            story = recent[draw.choices(range(len(pull)), cum_weights=pull)[0]]
        story.size, story.day = story.size + 1, day
        words = [f"k{story.kind}.{min(int(draw.expovariate(0.05)), KIND_WORDS)}" for _ in range(OWN_TERMS - NAMES)]
        rest = draw.choices(common, cum_weights=zipf, k=TERMS - OWN_TERMS)
        names = draw.sample(story.names, draw.randint(NAMES // 3, NAMES))
        weights = dict.fromkeys(rest, 2.0) | dict.fromkeys(words, 2.0) | dict.fromkeys(names, 8.0)
        terms = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        published = (START + timedelta(days=day)).isoformat()
        yield published, StoryFeatures(terms=tuple(terms), day=published)


def _story(number: int, day: int) -> _Made:
    """The story of this number; the same whenever it is asked for, so that old ones need not be kept."""
    draw = random.Random(f"{SEED} {number}")
    shared = [f"n{int(draw.paretovariate(0.7))}" for _ in range(NAMES // 3)]  # names that other stories have too
    names = [*dict.fromkeys(shared), *(f"s{number}.{i}" for i in range(NAMES - len(shared)))]
    names += [f"x{number}.{i}" for i in range(NAMES - len(names))]
    return _Made(number, names, draw.randrange(KINDS), 0, day)


def measure(store: Store, articles: int, progress: grouping.Progress) -> Iterator[Point]:
    """Put the stream into the database day by day; what was measured at each step."""
    steps = sorted({step for step in STEPS if step < articles} | {articles})
    keeping = group = 0.0
    window, yards = (0.0, 0.0), list[float]()
    days, number = stream(articles), 0
    while number < articles:
        near = min(step for step in steps if step > number)
        window_begins = near - near // 10
        size = PER_DAY if number >= window_begins else min(FILLING, window_begins - number)
        size = min(size, near - number)
        batch = [(blake2b(b"%d" % (number + i), digest_size=8).hexdigest(), *next(days)) for i in range(size)]
        began = time.process_time()
        with store.transaction():
            for article, day, found in batch:
                made = Article(id=article, text=article, published=Published(value=day, precision="day"))
                write.put_article(store, made, seen=datetime(2030, 1, 1, tzinfo=UTC))
                write.put_features(store, article, found)
        kept = time.process_time()
        grouping.group(store)
        keeping, group = keeping + kept - began, group + time.process_time() - kept
        number += size
        progress(size)
        yards.append(_yardstick())
        if number == window_begins:
            window, yards = (keeping, group), []
        if number in steps:
            share = 1000.0 / max(1, number // 10)
            yield Point(
                articles=number,
                stories=read.counts(store)["stories"],
                keeping=round((keeping - window[0]) * share, 3),
                grouping=round((group - window[1]) * share, 3),
                yardstick=round(sum(yards) / len(yards), 3),
                memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                database_mb=store.path.stat().st_size // 2**20,
            )


def _yardstick() -> float:
    began = time.process_time()
    words = [f"w{i % 997}" for i in range(20_000)]
    sorted({word: i for i, word in enumerate(words)}.items(), key=lambda item: (-item[1], item[0]))
    return (time.process_time() - began) * 1000.0


def run(articles: int, out: Path | None = None) -> int:
    """Print the table; in the folder `out`, keep it as data and as a picture."""
    print(HEAD, flush=True)
    points = []
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        store = stack.enter_context(open_store(Path(folder) / "news.db"))
        progress = stack.enter_context(bar("growing", total=articles, unit="articles"))

        def passed(n: int) -> None:
            progress.advance(n)
            progress.count(n)

        for one in measure(store, articles, passed):
            points.append(one)
            _show(one)
            if out:
                _keep(points, out)
    return 0


def _show(one: Point) -> None:
    print(
        f"{one.articles:>10,}{one.stories:>9,}{one.keeping:>9.2f}{one.grouping:>10.2f}{one.yardstick:>11.2f}"
        f"{one.memory_mb:>11,}{one.database_mb:>13,}",
        flush=True,
    )


def _keep(points: list[Point], out: Path) -> None:
    lines = {"keeping": [one.keeping for one in points], "grouping": [one.grouping for one in points]}
    out.mkdir(parents=True, exist_ok=True)
    (out / "growth.json").write_text(json.dumps([asdict(one) for one in points], indent=1) + "\n", encoding="utf-8")
    drawn = curve([one.articles for one in points], lines, x="articles", y="CPU ms an article")
    (out / "growth.svg").write_text(drawn, encoding="utf-8")
