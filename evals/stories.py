"""Predictions for the task `stories`: {document id: story or event}. Gold fields are never read.

Events of a topic that the shipped model was trained on are predicted with a model trained without that topic
(`folds/stories.json`), so the figure is honest; any other topic gets the shipped model.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.records import Annotations, Article, Published, Report
from dateline.stories import EventModel, StoryFeatures, StoryStream, events, features

FOLDS = Path(__file__).with_name("folds") / "stories.json"
Level = Literal["event", "story"]


class Folds(msgspec.Struct, frozen=True):
    """`models[i]` was trained without the topics whose number in `topics` is i."""

    models: list[EventModel] = []
    topics: dict[str, int] = {}


def predict(data: Path, out: Path, *, level: Level = "story") -> None:
    """Read DATA (.jsonl[.gz] or a folder like timelines/t17), group it in order of time, write {id: story} to OUT."""
    found = sources(documents(data))
    stories = group(found)
    answer = stories if level == "story" else happenings(stories, found, folds())
    out.write_text(json.dumps(answer, indent=0), encoding="utf-8")


def sources(data: Sequence[Path]) -> dict[str, StoryFeatures]:
    """The features of all documents of DATA as one stream in order of time; several files: ids with their folders'."""
    reports = sorted(((path, report) for path in data for report in read(path)), key=lambda pair: when(pair[1]))
    several = len(data) > 1
    return {
        f"{path.parent.name}/{report.article.id}" if several else report.article.id: features(report)
        for path, report in reports
    }


def documents(data: Path) -> list[Path]:
    """The files of DATA: itself, or the articles of each folder in it."""
    return sorted(data.glob("*/articles.jsonl.gz")) if data.is_dir() else [data]


def group(found: Mapping[str, StoryFeatures]) -> dict[str, int]:
    """Article -> story; `found` in the order of the stream."""
    stream = StoryStream()
    joined = {article: stream.assign(article, feature).story for article, feature in found.items()}
    return {article: stream.resolve(story) for article, story in joined.items()}


def happenings(stories: Mapping[str, int], found: Mapping[str, StoryFeatures], held: Folds) -> dict[str, str]:
    """Article -> event, as "story.event"."""
    answer: dict[str, str] = {}
    for story, members in members_of(stories).items():
        numbers = events([found[article] for article in members], model_without(members, held))
        answer |= {article: f"{story}.{number}" for article, number in zip(members, numbers, strict=True)}
    return answer


def members_of(stories: Mapping[str, int]) -> dict[int, list[str]]:
    """Story -> its articles, in the order of the stream."""
    members: dict[int, list[str]] = {}
    for article, story in stories.items():
        members.setdefault(story, []).append(article)
    return members


def first_of(out: Path) -> Path:
    """Where `orders` puts the grouping in order of time, as a gold file, beside the shuffled one."""
    return out.with_suffix(".first.jsonl")


def folds() -> Folds:
    """The models trained without a part of the topics; none where they are not there."""
    return msgspec.json.decode(FOLDS.read_bytes(), type=Folds) if FOLDS.exists() else Folds()


def model_without(articles: Iterable[str], held: Folds) -> EventModel | None:
    """The model trained without the topic of most of these articles; None (the shipped one) for no such topic."""
    fold = Counter(held.topics[topic] for article in articles if (topic := topic_of(article)) in held.topics)
    return held.models[min(fold, key=lambda number: (-fold[number], number))] if fold else None


def topic_of(article: str) -> str:
    """ECB+ names its documents "<topic>_<number>"; "" for an id of another form."""
    topic, underscore, _ = article.partition("_")
    return topic if underscore else ""


def read(data: Path) -> Iterator[Report]:
    """The documents of DATA, in its order."""
    raw = data.read_bytes()
    text = (gzip.decompress(raw) if data.suffix == ".gz" else raw).decode("utf-8")
    return (report(json.loads(line)) for line in text.split("\n") if line.strip())


def report(row: Mapping[str, Any]) -> Report:
    """One line of DATA as a report without annotations."""
    title, text = row.get("title") or "", row.get("text") or ""
    whole = f"{title}\n\n{text}" if title and text else title or text
    article = Article(
        id=str(row["id"]), text=whole, headline=(0, len(title)) if title else None, published=_published(row)
    )
    return Report(article=article, annotations=Annotations(article=article.id))


def _published(row: Mapping[str, Any]) -> Published:
    """`date` (or `time`, `published`) is an ISO date; `ts` is milliseconds since 1970."""
    if row.get("ts") is not None:
        moment = datetime.fromtimestamp(int(row["ts"]) / 1000, UTC)
        return Published(value=moment.isoformat(), precision="second", origin="field:ts")
    for name in ("date", "time", "published"):
        if row.get(name):
            return Published(value=str(row[name]), precision="day", origin=f"field:{name}")
    return Published()


def when(report: Report) -> tuple[bool, str, str]:
    """Undated articles come last, in the order given; articles of one moment in the order of their ids."""
    value = report.article.published.value
    return value is None, value or "", report.article.id if value else ""
