"""Predictions for the task `copies`: {document id: origin}. Only id and text are read, all documents in one call."""

import gzip
import json
from pathlib import Path

from dateline.records import Article
from dateline.syndication import origins


def predict(data: Path, out: Path) -> None:
    """Read DATA (.jsonl or .jsonl.gz with id and text), find the copies, and write {id: origin} to OUT."""
    raw = data.read_bytes()
    text = (gzip.decompress(raw) if data.suffix == ".gz" else raw).decode("utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    found = origins([Article(id=str(row["id"]), text=row["text"]) for row in rows])
    home = {article: number for number, origin in enumerate(found) for article in origin.articles}
    out.write_text(json.dumps(home, indent=0), encoding="utf-8")
