"""Predictions for the task `timelines`: {timeline: [[day, [sentence, ...]], ...]}, sentences as they stand in the text.

Each timeline is made from the articles of all folders of its topic between the gold timeline's first
and last day, with the gold's number of days and (rounded mean) of sentences a day; nothing else of the gold is read.
A topic that the shipped model was trained on is predicted with numbers trained without that topic
(`folds/timeline.json`), so the figure is honest; any other topic gets the shipped model.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dateline.annotate import dates, sentences
from dateline.records import Annotations, Article, Published, Report
from dateline.timeline import Model, shipped, timeline

FOLDS = Path(__file__).with_name("folds") / "timeline.json"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What may be known of a gold timeline: its key, topic, first and last day, number of days and of lines a day."""

    key: str
    topic: str
    first: str
    last: str
    dates: int
    lines: int


def predict(data: Path, out: Path) -> None:
    """Predict every timeline of the folders under DATA and write them to OUT."""
    models = folds()
    answers = {}
    for topic, shapes in sorted(by_topic(data).items()):
        reports = topic_reports(data, topic)
        for shape in shapes:
            answers[shape.key] = answer(between(reports, shape.first, shape.last), shape, models.get(topic, shipped()))
    out.write_text(json.dumps(answers, indent=0), encoding="utf-8")


def answer(reports: Sequence[Report], shape: Shape, model: Model) -> list[list[Any]]:
    """One predicted timeline in the form of the contract."""
    events = timeline(reports, dates=shape.dates, lines=shape.lines, first=shape.first, last=shape.last, model=model)
    return [[event.date, [line.citation.exact for line in event.lines]] for event in events]


def folds() -> dict[str, Model]:
    """Topic -> the model trained without it. Empty where no folds are shipped."""
    return msgspec.json.decode(FOLDS.read_bytes(), type=dict[str, Model]) if FOLDS.exists() else {}


def by_topic(data: Path) -> dict[str, list[Shape]]:
    """The shapes of all gold timelines under DATA, by topic."""
    shapes: dict[str, list[Shape]] = {}
    for folder in sorted(data.iterdir()):
        if (folder / "timelines.jsonl").exists():
            for shape in _shapes(folder):
                shapes.setdefault(shape.topic, []).append(shape)
    return shapes


def _shapes(folder: Path) -> Iterator[Shape]:
    lines = (folder / "timelines.jsonl").read_text(encoding="utf-8").splitlines()
    golds = [gold for line in lines if line.strip() and (gold := json.loads(line))]
    for i, gold in enumerate(golds):
        days = sorted(str(day)[:10] for day, _ in gold)
        sentence_count = sum(1 if isinstance(text, str) else len(text) for _, text in gold)
        yield Shape(
            key=folder.name if len(golds) == 1 else f"{folder.name}#{i}",
            topic=folder.name.split("_")[0],
            first=days[0],
            last=days[-1],
            dates=len(set(days)),
            lines=max(1, round(sentence_count / len(days))),
        )


def topic_reports(data: Path, topic: str) -> list[Report]:
    """The annotated articles of all folders of a topic."""
    reports = []
    for folder in sorted(data.iterdir()):
        path = folder / "articles.jsonl.gz"
        if folder.name.split("_")[0] == topic and path.exists():
            outlet = folder.name.partition("_")[2] or None
            reports += [annotated(row, f"{folder.name}/{row['id']}", row["time"], outlet) for row in rows(path)]
    return reports


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def annotated(row: dict[str, Any], name: str, time: str, outlet: str | None) -> Report:
    """A row of a corpus as a report with its sentences and dates."""
    title, text = row.get("title") or "", row["text"]
    whole = f"{title}\n\n{text}" if title else text
    headline = (0, len(title)) if title else None
    published = Published(value=str(time)[:10], precision="day", origin="given")
    article = Article(id=name, text=whole, headline=headline, outlet=outlet, published=published)
    pieces = sentences.split(whole, headline)
    found = dates.find(whole, pieces, published)
    return Report(article=article, annotations=Annotations(article=name, sentences=pieces, dates=found))


def between(reports: Sequence[Report], first: str, last: str) -> list[Report]:
    """The reports published in the period, both days included."""
    return [report for report in reports if first <= (report.article.published.day or "") <= last]
