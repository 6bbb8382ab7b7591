"""Predictions for the task `stories`: {document id: story}. Gold fields are never read."""

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.records import Annotations, Article, Published, Report
from dateline.stories import Level, StoryStream, features


def predict(data: Path, out: Path, *, level: Level = "story") -> None:
    """Read DATA (.jsonl or .jsonl.gz), group it in order of time, and write {id: story} to OUT."""
    reports = sorted(_reports(data), key=_when)
    stream = StoryStream(level=level)
    for report in reports:
        stream.assign(report.article.id, features(report))
    out.write_text(json.dumps(stream.assignments(), indent=0), encoding="utf-8")


def _reports(data: Path) -> Iterator[Report]:
    raw = data.read_bytes()
    text = (gzip.decompress(raw) if data.suffix == ".gz" else raw).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield _report(json.loads(line))


def _report(row: Mapping[str, Any]) -> Report:
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


def _when(report: Report) -> tuple[bool, str, str]:
    """Undated articles come last, in the order given; articles of one moment in the order of their ids."""
    value = report.article.published.value
    return value is None, value or "", report.article.id if value else ""
