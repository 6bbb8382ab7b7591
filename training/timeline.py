"""Train the numbers of the timeline from ../shared/corpora, and the folds that the evaluation uses.

    python training/timeline.py [--only-model]

Writes src/dateline/timeline/model.json (trained on everything), evals/folds/timeline.json (for each topic of
Timeline17, trained without it) and evals/folds/entities.json (for each entity, the topic whose fold was trained
without it too). A fold leaves out one topic and a share of the entities at once. Needs scikit-learn besides
Dateline; takes some minutes.

The linear numbers are learnt as a user's own would be (`dateline.timeline.learning`); here small boosted trees are
added to those of days, for stories of few reports.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from evals import entities, timelines
from sklearn.ensemble import GradientBoostingClassifier

from dateline.records import Report
from dateline.timeline import choice, learning
from dateline.timeline.evidence import gather
from dateline.timeline.model import Model, Scorer, Tree
from dateline.timeline.regression import DIGITS
from dateline.timeline.text import Floats, Ints

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora" / "timelines"
MODEL = ROOT / "src" / "dateline" / "timeline" / "model.json"

# Boosted trees: small, few and random, for some 20 timelines are all there is to learn from.
TREES: dict[str, Any] = {
    "n_estimators": 60, "max_depth": 3, "learning_rate": 0.05, "subsample": 0.5, "min_samples_leaf": 40,
    "max_features": 0.4,
}  # fmt: skip
# The mean of so many runs: one alone differs from another by up to .014 in the entities' date F1.
RUNS = 4
# Not given to the trees: with one article a week there is nothing to be alike.
DENSE_ONLY = ("focus", "focus_next")
# The trees help where reports are few (entities: .280 to .316) and harm where they are many (Timeline17: .638 to .621).
FADES = "density"
# Log-odds that all of a story's chronologies add to a day they list, and take from one they pass over. Only two topics
# and six entities have any, too few to learn it from: left to itself the fit gives 0.4 to 4 with the topics, 1.5 with
# all. Flat between 1 and 3.
CHRONICLED = {"chronicled": 1.5}


@dataclass(frozen=True, kw_only=True)
class Example(learning.Example):
    """A gold timeline with the evidence for it; `group` is its topic or entity."""

    group: str


def ordered(reports: list[Report]) -> list[Report]:
    """In reading order."""
    return sorted(reports, key=lambda r: (r.article.published.value or "", r.article.id))


def t17() -> list[Example]:
    """The gold timelines of Timeline17 with the articles that the contract allows them."""
    examples = []
    for topic, shapes in timelines.by_topic(CORPORA / "t17").items():
        reports = timelines.topic_reports(CORPORA / "t17", topic)
        for shape in shapes:
            folder, _, number = shape.key.partition("#")
            rows = (CORPORA / "t17" / folder / "timelines.jsonl").read_text(encoding="utf-8").splitlines()
            gold = [json.loads(row) for row in rows if row.strip() and row.strip() != "[]"][int(number or 0)]
            texts = {date.fromisoformat(day[:10]).toordinal(): list(text) for day, text in gold}
            examples.append(
                Example(
                    group=topic,
                    evidence=gather(ordered(timelines.between(reports, shape.first, shape.last))),
                    period=choice.period(shape.first, shape.last),
                    gold=frozenset(texts),
                    texts=texts,
                )
            )
    return examples


def people() -> list[Example]:
    """The gold days of the entities with all their articles."""
    examples = []
    for name in entities.sizes(CORPORA / "entities"):
        gold = json.loads((CORPORA / "entities" / f"{name}.timeline.json").read_text(encoding="utf-8"))[0]["dates"]
        examples.append(
            Example(
                group=name,
                evidence=gather(ordered(entities.entity_reports(CORPORA / "entities", name))),
                period=choice.period(None, None),
                gold=frozenset(date.fromisoformat(day).toordinal() for day in gold),
                texts={},
            )
        )
    return examples


def fit(examples: Sequence[Example]) -> Model:
    """All scorers from these examples; timelines of one topic share its weight."""
    share = [1 / Counter(e.group for e in examples)[e.group] ** 0.5 for e in examples]
    chronicled = Model(mention=Scorer(), day=Scorer(weights=CHRONICLED), line=Scorer())
    model = learning.learn(examples, chronicled, share)
    return msgspec.structs.replace(model, day=with_trees(model.day, [e.days(model.mention) for e in examples], share))


def with_trees(day: Scorer, tables: Sequence[learning.Table], share: Sequence[float]) -> Scorer:
    """Boosted trees added to the linear scorer of days."""
    names, ys = tables[0][0], [table[2] for table in tables]
    weight = np.concatenate([_balanced(y, s) for y, s in zip(ys, share, strict=True)])
    kept = [i for i, name in enumerate(names) if name not in DENSE_ONLY]
    x, y, trees = np.vstack([table[1] for table in tables])[:, kept], np.concatenate(ys), []
    for run in range(RUNS):
        boosted = GradientBoostingClassifier(**TREES, random_state=run).fit(x, y, sample_weight=weight)
        trees += [_tree(stage[0].tree_, TREES["learning_rate"] / RUNS) for stage in boosted.estimators_]
    return msgspec.structs.replace(day, columns=[names[i] for i in kept], trees=trees, fades=FADES)


def _balanced(y: Floats, share: float) -> Floats:
    """Weights that give both classes of a timeline the same, and nothing to one without both."""
    rate = float(y.mean())
    if rate in (0.0, 1.0):
        return np.zeros(len(y))
    certain = min(1.0, 12 * rate * (1 - rate))
    return 100 * share * certain * np.where(y > 0, 0.5 / y.sum(), 0.5 / (1 - y).sum())


def _tree(tree: Any, rate: float) -> Tree:
    def numbers(values: Ints | Floats) -> list[float]:
        return [round(float(value), DIGITS) for value in values]

    return Tree(
        feature=[int(f) if f >= 0 else -1 for f in tree.feature],
        threshold=numbers(tree.threshold),
        left=[int(i) for i in tree.children_left],
        right=[int(i) for i in tree.children_right],
        value=numbers(rate * tree.value[:, 0, 0]),
    )


def write(path: Path, content: object) -> None:
    """Compact JSON with a newline at its end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.encode(content, order="deterministic") + b"\n")


def main(examples: list[Example], only_model: bool) -> None:
    """Train on everything; then for each topic without it and without its share of the entities."""
    write(MODEL, fit(examples))
    if only_model:
        return
    by_topic: dict[str, Model] = {}
    by_entity: dict[str, str] = {}
    topics = sorted({e.group for e in examples if e.texts})
    others = sorted({e.group for e in examples if not e.texts})
    for i, topic in enumerate(topics):
        left_out = {topic, *others[i :: len(topics)]}
        by_topic[topic] = fit([e for e in examples if e.group not in left_out])
        by_entity |= dict.fromkeys(others[i :: len(topics)], topic)
    write(timelines.FOLDS, by_topic)
    write(entities.FOLDS, by_entity)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only-model", action="store_true", help="train the shipped model, not the folds")
    main(t17() + people(), parser.parse_args().only_model)
