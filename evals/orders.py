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
from collections.abc import Mapping
from pathlib import Path

from dateline.stories import StoryFeatures

from .runs import SCORING
from .stories import Level, documents, first_of, folds, group, happenings, sources

SHUFFLES = 3


def predict(data: Path, out: Path, *, level: Level = "story") -> None:
    """Write the grouping with the articles of each day shuffled to OUT, and that in order of time as gold beside it."""
    found = sources(documents(data))
    out.write_text(json.dumps(_grouping(shuffled(found, 0), level)), encoding="utf-8")
    first_of(out).write_text(_gold(_grouping(found, level)), encoding="utf-8")


def _gold(clusters: Mapping[str, str]) -> str:
    return "".join(json.dumps({"id": name, "cluster": cluster}) + "\n" for name, cluster in clusters.items())


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
        b.write_text(_gold(gold))
        command = [sys.executable, *map(str, (SCORING / "score_stories.py", a, b, "--json", scores))]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return float(json.loads(scores.read_text())["bcubed_f1"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--level", choices=("event", "story"), default="story")
    given = parser.parse_args()
    print(f"{agreement(sources(given.data), given.level):.3f}")
