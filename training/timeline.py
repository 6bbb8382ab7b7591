"""Train the numbers of the timeline from ../shared/corpora, and the folds that the evaluation uses.

    python training/timeline.py [--only-model]

Writes src/dateline/timeline/model.json (trained on everything), evals/folds/timeline.json (for each topic of
Timeline17, trained without it) and evals/folds/entities.json (for each entity, the topic whose fold was trained
without it too). A fold leaves out one topic and a share of the entities at once. Needs scikit-learn besides
Dateline; takes some minutes.

1. mentions   logistic regression: does a sentence that names a day name a day of the gold timeline?
2. days       the same for days, from weighed counts, then small boosted trees on top for stories of few reports
3. lines      of words and sentences: see `timeline_lines.py`

Base rates differ from 5 to 100 % between timelines with the taste of their editors, so each timeline has
an intercept of its own in 1 and 2: only the order within a timeline is learnt.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from evals import entities, timelines
from sklearn.ensemble import GradientBoostingClassifier

from dateline.records import Report
from dateline.timeline import choice, days, evidence, mentions
from dateline.timeline.model import Model, Scorer, Tree
from dateline.timeline.text import Floats, Ints
from timeline_lines import DIGITS, ROWS, Table, fit_lines, fit_terms, line_table, moments, scorer, term_table

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora" / "timelines"
MODEL = ROOT / "src" / "dateline" / "timeline" / "model.json"

# Strength of the pull of weights towards 0 (in units of standardised features). For days, flat between 200 and 500:
# with 11 and 13 timelines to learn from, the features share what is known better than they part it.
MENTION_RIDGE, DAY_RIDGE = 20.0, 300.0
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


@dataclass(kw_only=True)
class Example:
    """A gold timeline with the evidence for it. `texts` are the gold words by day, where they are known."""

    key: str
    group: str
    reports: list[Report]
    period: tuple[int, int]
    gold: set[int]
    texts: dict[int, list[str]] = field(default_factory=dict)
    found: evidence.Evidence = field(init=False)
    mention: Table = field(init=False)
    line: Table = field(init=False)
    term: Table = field(init=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.reports, key=lambda r: (r.article.published.value or "", r.article.id))
        self.found = evidence.gather(ordered)
        self.reports = []
        self.mention = mention_table(self)
        self.line = line_table(self.found, self.texts) if self.texts else ([], np.zeros((0, 0)), np.zeros(0))
        self.term = term_table(self.found, self.texts) if self.texts else ([], np.zeros((0, 0)), np.zeros(0))


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
                    key=shape.key,
                    group=topic,
                    reports=timelines.between(reports, shape.first, shape.last),
                    period=choice.period(shape.first, shape.last),
                    gold=set(texts),
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
                key=name,
                group=name,
                reports=entities.entity_reports(CORPORA / "entities", name),
                period=choice.period(None, None),
                gold={date.fromisoformat(day).toordinal() for day in gold},
            )
        )
    return examples


def fit(examples: Sequence[Example]) -> Model:
    """All three scorers from these examples."""
    share = [1 / Counter(e.group for e in examples)[e.group] ** 0.5 for e in examples]
    mention = fit_mentions(examples, share)
    told = [e for e in examples if e.texts]
    return Model(
        mention=mention,
        day=fit_days(examples, share, mention),
        line=fit_lines([e.line for e in told]),
        term=fit_terms([e.term for e in told]),
    )


def mention_table(example: Example) -> Table:
    """The mentions within the period; is the day named one of the gold's?"""
    names, x = mentions.features(example.found)
    day = example.found.day[mentions.rows(example.found)]
    within = (day >= example.period[0]) & (day <= example.period[1])
    return names, x[within], np.isin(day[within], list(example.gold)).astype(float)


def fit_mentions(examples: Sequence[Example], share: Sequence[float]) -> Scorer:
    """Logistic regression over mentions."""
    xs, ys = [e.mention[1] for e in examples], [e.mention[2] for e in examples]
    return scorer(examples[0].mention[0], *logistic(xs, ys, share, MENTION_RIDGE))


def fit_days(examples: Sequence[Example], share: Sequence[float], mention: Scorer) -> Scorer:
    """Logistic regression over days, and boosted trees added to it; what chronologies say is set, not learnt."""
    xs, ys, names = [], [], []
    for example in examples:
        counted = days.count(example.found, mentions.weigh(example.found, mention)).within(example.period)
        names, x = days.features(counted)
        learnt = [i for i, name in enumerate(names) if name not in CHRONICLED]
        names, x = [names[i] for i in learnt], x[:, learnt]
        xs.append(x)
        ys.append(np.isin(counted.day, list(example.gold)).astype(float))
    linear = scorer(names, *logistic(xs, ys, share, DAY_RIDGE))
    weight = np.concatenate([_balanced(y, s) for y, s in zip(ys, share, strict=True)])
    kept = [i for i, name in enumerate(names) if name not in DENSE_ONLY]
    x, y, trees = np.vstack(xs)[:, kept], np.concatenate(ys), []
    for run in range(RUNS):
        boosted = GradientBoostingClassifier(**TREES, random_state=run).fit(x, y, sample_weight=weight)
        trees += [_tree(stage[0].tree_, TREES["learning_rate"] / RUNS) for stage in boosted.estimators_]
    weights, columns = linear.weights | CHRONICLED, [names[i] for i in kept]
    return msgspec.structs.replace(linear, weights=weights, columns=columns, trees=trees, fades=FADES)


def _balanced(y: Floats, share: float) -> Floats:
    """Weights that give both classes of a timeline the same, and nothing to one without both."""
    rate = float(y.mean())
    if rate in (0.0, 1.0):
        return np.zeros(len(y))
    certain = min(1.0, 12 * rate * (1 - rate))
    return 100 * share * certain * np.where(y > 0, 0.5 / y.sum(), 0.5 / (1 - y).sum())


def logistic(xs: list[Floats], ys: list[Floats], share: Sequence[float], ridge: float) -> tuple[Floats, float]:
    """Weights and mean intercept of a logistic regression with an intercept for each element of `xs` (Newton)."""
    y, group = np.concatenate(ys), np.repeat(np.arange(len(xs)), [len(part) for part in ys])
    w = np.concatenate([np.full(len(part), s * ROWS / max(len(part), 1)) for part, s in zip(ys, share, strict=True)])
    x = np.vstack(xs)
    middle, spread = moments(x, w)
    x = (x - middle) / spread
    starts = np.cumsum([0, *[len(part) for part in ys]])[:-1]
    own, b = np.zeros(len(xs)), np.zeros(x.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-np.clip(x @ b + own[group], -30, 30)))
        h, r = w * p * (1 - p) + 1e-9, w * (p - y)
        g_own, g_b = np.add.reduceat(r, starts) + 0.05 * own, x.T @ r + ridge * b
        hx = h[:, None] * x
        h_own, cross = np.add.reduceat(h, starts) + 0.05, np.add.reduceat(hx, starts, axis=0)
        schur = x.T @ hx + ridge * np.eye(len(b)) - cross.T @ (cross / h_own[:, None])
        step = np.linalg.solve(schur, g_b - cross.T @ (g_own / h_own))
        step_own = (g_own - cross @ step) / h_own
        largest = max(float(np.abs(step).max()), float(np.abs(step_own).max()))
        b, own = b - step * min(1, 2 / largest), own - step_own * min(1, 2 / largest)
        if largest < 1e-3:
            break
    return b / spread, float(own.mean() - (b * middle / spread).sum())


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
