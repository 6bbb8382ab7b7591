"""How far the grouping depends on the order of the articles: `python -m evals.orders DATA... [--level event]`.

DATA is grouped in order of time, and again with the articles of each day shuffled (undated articles: all of them), a
few times. Printed is the B-cubed F1 between the two groupings, the worst of the shuffles. One batch, added in any
order, is replayed in order of time and so is the same as the first; `tests/test_stories.py` holds that.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.stories import StoryFeatures, features

from .runs import SCORING
from .stories import Level, folds, group, happenings, read, when

SHUFFLES = 3


def shuffled(found: Mapping[str, StoryFeatures], seed: int) -> dict[str, StoryFeatures]:
    """The same articles, in another order within each day; undated ones are of one day, the last."""
    draw = random.Random(seed)
    order = sorted(found, key=lambda article: (found[article].day is None, found[article].day or "", draw.random()))
    return {article: found[article] for article in order}


def agreement(found: Mapping[str, StoryFeatures], level: Level) -> float:
    """B-cubed F1 between the grouping in the order given and the shuffled one that differs most."""
    first = _grouping(found, level)
    return min(_bcubed(_grouping(shuffled(found, seed), level), first) for seed in range(SHUFFLES))


def _grouping(found: Mapping[str, StoryFeatures], level: Level) -> dict[str, str]:
    stories = group(found)
    return happenings(stories, found, folds()) if level == "event" else {a: str(s) for a, s in stories.items()}


def _bcubed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        a, b, scores = (Path(folder) / name for name in ("predicted.json", "gold.jsonl", "scores.json"))
        a.write_text(json.dumps(predicted))
        b.write_text("".join(json.dumps({"id": name, "cluster": cluster}) + "\n" for name, cluster in gold.items()))
        command = [sys.executable, *map(str, (SCORING / "score_stories.py", a, b, "--json", scores))]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return float(json.loads(scores.read_text())["bcubed_f1"])


def sources(data: Sequence[Path]) -> dict[str, StoryFeatures]:
    """The features of all documents of DATA as one stream in order of time; several files: ids with their folders'."""
    reports = sorted(((path, report) for path in data for report in read(path)), key=lambda pair: when(pair[1]))
    several = len(data) > 1
    return {
        f"{path.parent.name}/{report.article.id}" if several else report.article.id: features(report)
        for path, report in reports
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--level", choices=("event", "story"), default="story")
    given = parser.parse_args()
    print(f"{agreement(sources(given.data), given.level):.3f}")
