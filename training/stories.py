"""Train the model that tells the events of one story apart, and the folds that the evaluation uses.

    python training/stories.py

Writes src/dateline/stories/model.json (trained on all topics of ECB+ under ../shared/corpora) and
evals/folds/stories.json (for each fifth of the topics, trained without it). Takes some seconds.

Pairs are those of articles that the stream put into one story, so the model learns what it has to decide; and those of
random parts of these stories, for a story is small before it is large. Each article weighs the same: a pair counts one
over the number of articles in its story. Pairs of two topics that are not in the same fold are left out of every fold.
"""

import gzip
import json
import random
from pathlib import Path

import msgspec
import numpy as np
from evals.stories import FOLDS, Folds, group, members_of, read, topic_of, when

from dateline.stories import EventModel, features
from dateline.stories.events import parts
from dateline.stories.linkage import Floats

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "corpora" / "stories" / "ecbplus_topics_1-35.jsonl.gz"
MODEL = ROOT / "src" / "dateline" / "stories" / "model.json"

NAMES = ("terms", "names", "opening", "dates", "numbers", "few")
# Of each story so many articles are drawn, each time so often.
SIZES = (2, 3, 4, 6, 8, 12)
DRAWS = 2
FOLD_COUNT = 5
SEED = 1
# Pull of the standardised weights towards 0.
RIDGE = 1.0
STEPS = 15
DIGITS = 4


def table() -> tuple[Floats, Floats, Floats, list[tuple[str, str]]]:
    """Of all pairs: the parts (pairs, 6), same event or not, weight, and the topics of the two."""
    rows = [json.loads(line) for line in gzip.decompress(DATA.read_bytes()).decode().splitlines()]
    gold = {str(row["id"]): row["cluster"] for row in rows}
    found = {report.article.id: features(report) for report in sorted(read(DATA), key=when)}
    xs, ys, weights, topics = [], [], [], []
    for members in samples(list(members_of(group(found)).values())):
        alike = parts([found[article] for article in members])
        i, j = np.triu_indices(len(members), 1)
        xs.append(np.column_stack([alike[name][i, j] for name in NAMES]))
        ys.append(np.array([gold[members[a]] == gold[members[b]] for a, b in zip(i, j, strict=True)], dtype=float))
        weights.append(np.full(len(i), 1.0 / len(members)))
        topics += [(topic_of(members[a]), topic_of(members[b])) for a, b in zip(i, j, strict=True)]
    return np.vstack(xs), np.concatenate(ys), np.concatenate(weights), topics


def samples(stories: list[list[str]]) -> list[list[str]]:
    """The stories of two articles or more, and random parts of them, each in the order of its story."""
    draw = random.Random(SEED)
    drawn = []
    for story in stories:
        for size in (size for size in SIZES if size < len(story)):
            for _ in range(DRAWS):
                drawn.append([story[i] for i in sorted(draw.sample(range(len(story)), size))])
    return [story for story in stories if len(story) > 1] + drawn


def logistic(x: Floats, y: Floats, weight: Floats) -> EventModel:
    """Logistic regression by Newton's method."""
    spread = x.std(axis=0)
    z = np.column_stack((x / spread, np.ones(len(x))))
    pull = RIDGE * np.eye(z.shape[1])
    pull[-1, -1] = 0.0
    b = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ b))
        hessian = z.T @ ((weight * p * (1 - p))[:, None] * z) + pull
        b = b - np.linalg.solve(hessian, z.T @ (weight * (p - y)) + pull @ b)
    slopes = {name: round(float(w), DIGITS) for name, w in zip(NAMES, b[:-1] / spread, strict=True)}
    return EventModel(bias=round(float(b[-1]), DIGITS), weights=slopes)


def folded(topics: list[str]) -> dict[str, int]:
    """Topic -> its fold, by lot."""
    shuffled = sorted(topics)
    random.Random(SEED).shuffle(shuffled)
    return {topic: i % FOLD_COUNT for i, topic in enumerate(shuffled)}


def main() -> None:
    """Train on everything, then without each fold."""
    x, y, weight, topics = table()
    fold_of = folded(sorted({topic for pair in topics for topic in pair}))
    first, second = (np.array([fold_of[pair[side]] for pair in topics]) for side in (0, 1))
    models = []
    for fold in range(FOLD_COUNT):
        rest = (first == second) & (first != fold)
        models.append(logistic(x[rest], y[rest], weight[rest]))
    MODEL.write_bytes(msgspec.json.encode(logistic(x, y, weight)) + b"\n")
    FOLDS.write_bytes(msgspec.json.encode(Folds(models=models, topics=fold_of)) + b"\n")


if __name__ == "__main__":
    main()
