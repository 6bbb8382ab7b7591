"""Train the ranker of figure pairs, and the folds that the evaluation uses.

    python training/disputes.py

Writes src/dateline/disputes/figures.json (trained on the six bundles under ../shared/corpora and those of
evals/labels/disputes) and evals/folds/disputes.json (for each topic, trained without its bundles). Takes a minute; the
reading of the bundles is most of it.

Each candidate pair that matches a marked pair is right, every other wrong. One that both annotators marked, or that is
sure, counts half as much again; a bundle of many pairs counts for less than they are. A weight never goes against what
its feature means (`FOR`, `AGAINST`): the few labels there are would else teach the accidents of one story.
"""

import tempfile
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from evals import dispute_labels
from evals.disputes import FOLDS, read_bundle, topic

from dateline.annotate.encoder import Encoder
from dateline.claims import ledger
from dateline.disputes.figures import Pair, candidates
from dateline.disputes.ranker import Ranker

Floats = npt.NDArray[np.float64]
ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
MODEL = ROOT / "src" / "dateline" / "disputes" / "figures.json"

FOR = frozenset({
    "scope", "clause", "alike", "measure", "vague, alike", "market", "dimension", "totals", "places", "same time",
    "day", "speakers", "spoken", "near", "compares", "contrasts", "supersedes", "earlier", "close", "ranges", "ruled",
    "judged",
})  # fmt: skip
AGAINST = frozenset({
    "unlike", "kind unknown", "rate differs", "vague, unlike", "beyond differs", "places differ", "years differ",
    "days differ", "other occasion", "planned", "planned differs", "since differs", "told", "denied", "yardstick",
    "far", "few",
})  # fmt: skip
# Pull of the standardised weights towards 0; 10 and 40 gave much the same.
RIDGE = 15.0
STEPS = 14
SURE = 1.5
EVEN = 0.3
DIGITS = 4


def overlap(pair: dict[str, object], gold: dict[str, object]) -> bool:
    """Whether both sides match, in either order: half of the shorter span, as the scorer has it."""
    one, other = (pair["a"], pair["b"]), (gold["a"], gold["b"])
    return all(map(_match, one, other)) or all(map(_match, one, other[::-1]))


def _match(x: object, y: object) -> bool:
    if not isinstance(x, dict) or not isinstance(y, dict) or x["article"] != y["article"]:
        return False
    shared = min(x["end"], y["end"]) - max(x["start"], y["start"])
    return bool(shared > 0 and 2 * shared >= min(x["end"] - x["start"], y["end"] - y["start"]))


class Table:
    """The candidate pairs of one bundle: features, whether marked, and how much each counts."""

    def __init__(self, pairs: list[tuple[Pair, dict[str, object]]], gold: list[dict[str, object]]) -> None:
        marks = [[g for g in gold if overlap(sides, g)] for _, sides in pairs]
        self.features = [pair.features for pair, _ in pairs]
        self.right = np.array([bool(m) for m in marks], dtype=float)
        sure = [SURE if any(g.get("sure", g.get("agreed")) for g in m) else 1.0 for m in marks]
        self.weight = np.array(sure) / max(1, len(pairs)) ** EVEN


def tables(work: Path) -> dict[str, Table]:
    """Bundle -> its table."""
    dispute_labels.write(CORPORA, work)
    tagger = Encoder.load()
    found = {}
    for folder in (CORPORA / "disputes", work):
        for path in sorted((folder / "bundles").glob("*.jsonl")):
            reports = tuple(read_bundle(path, tagger))
            gold = [msgspec.json.decode(line) for line in (folder / "gold" / path.name).read_bytes().splitlines()]
            found[path.stem] = Table(list(candidates(ledger(reports), reports)), gold)
    return found


def learn(some: list[Table]) -> Ranker:
    """Logistic regression; features whose weight would go against their meaning are left out, the rest fitted again."""
    names = sorted({name for table in some for row in table.features for name in row})
    x = np.array([[row[name] for name in names] for table in some for row in table.features])
    y, weight = (np.concatenate([getattr(table, field) for table in some]) for field in ("right", "weight"))
    weight = weight * len(weight) / weight.sum()
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / spread
    kept = list(range(len(names)))
    while True:
        b = _newton(z[:, kept], y, weight)
        wrong = {
            i for i, w in zip(kept, b, strict=False) if (names[i] in FOR and w < 0) or (names[i] in AGAINST and w > 0)
        }
        if not wrong:
            break
        kept = [i for i in kept if i not in wrong]
    slopes = {names[i]: round(float(w / spread[i]), DIGITS) for i, w in zip(kept, b, strict=False)}
    bias = b[-1] - sum(w * mean[i] / spread[i] for i, w in zip(kept, b, strict=False))
    return Ranker(bias=round(float(bias), DIGITS), weights={name: w for name, w in slopes.items() if w})


def _newton(z: Floats, y: Floats, weight: Floats) -> Floats:
    z = np.column_stack((z, np.ones(len(z))))
    pull = RIDGE * np.eye(z.shape[1])
    pull[-1, -1] = 0.0
    b = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ b))
        step = np.linalg.solve(z.T @ ((weight * p * (1 - p))[:, None] * z) + pull, z.T @ (weight * (p - y)) + pull @ b)
        b = b - step * min(1.0, 2.0 / np.abs(step).max())
    return b


def main() -> None:
    """Train on everything, then without each topic."""
    with tempfile.TemporaryDirectory() as work:
        found = tables(Path(work))
    folds = {
        left: learn([table for name, table in found.items() if topic(name) != left])
        for left in sorted({topic(name) for name in found})
    }
    MODEL.write_bytes(msgspec.json.encode(learn(list(found.values()))) + b"\n")
    FOLDS.write_bytes(msgspec.json.encode(folds) + b"\n")


if __name__ == "__main__":
    main()
