"""Predictions for the task `entities`: {name: [[day, [sentence, ...]], ...]}, with as many days as the gold has.

The number of days is all that is read of the gold. An entity that the shipped model was trained on is
predicted with numbers trained without it (those of the topic that `folds/entities.json` names); any other gets the
shipped model.
"""

import json
from pathlib import Path

from dateline.records import Report
from dateline.timeline import shipped, timeline

from .timelines import annotated, folds, rows

ARTICLES = ".articles.jsonl.gz"
FOLDS = Path(__file__).with_name("folds") / "entities.json"


def predict(data: Path, out: Path) -> None:
    """Predict the timeline of every entity under DATA and write them to OUT."""
    models, shared = folds(), json.loads(FOLDS.read_text(encoding="utf-8")) if FOLDS.exists() else {}
    answers = {}
    for name, number in sizes(data).items():
        events = timeline(
            entity_reports(data, name), dates=number, lines=1, model=models.get(shared.get(name, ""), shipped())
        )
        answers[name] = [[event.date, [line.citation.exact for line in event.lines]] for event in events]
    out.write_text(json.dumps(answers, indent=0), encoding="utf-8")


def sizes(data: Path) -> dict[str, int]:
    """The number of days of each entity's gold timeline, by name in order."""
    found = {}
    for path in sorted(data.glob("*" + ARTICLES)):
        name = path.name.removesuffix(ARTICLES)
        gold = json.loads((data / f"{name}.timeline.json").read_text(encoding="utf-8"))
        found[name] = len(set(gold[0]["dates"]))
    return found


def entity_reports(data: Path, name: str) -> list[Report]:
    """The annotated articles on an entity."""
    found = enumerate(rows(data / f"{name}{ARTICLES}"))
    return [annotated(row, f"{name}/{i}", row["date"], row.get("outlet")) for i, row in found]
