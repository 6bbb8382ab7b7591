"""Predict the task `dates`: mentions of time with TIMEX3 values.

The product's grammar, with what TimeML counts as dates besides: PRESENT_REF, PAST_REF and FUTURE_REF.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.annotate.dates import timexes
from dateline.annotate.sentences import split
from dateline.records import Published


def predict(data: Path, out: Path) -> None:
    """Write to `out` the dates of every document of `data` (JSONL, gzipped or not; id, dct and text are read)."""
    with out.open("w", encoding="utf-8") as lines:
        for document in _documents(data):
            text = document["text"]
            published = Published(value=document["dct"], precision="day", origin="given")
            dates = [
                {"start": timex.start, "end": timex.end, "value": timex.value}
                for timex in timexes(text, split(text), published)
                if timex.value
            ]
            lines.write(json.dumps({"id": document["id"], "dates": dates}) + "\n")


def _documents(data: Path) -> Iterator[dict[str, Any]]:
    """The documents, with nothing but id, dct and text."""
    opener = gzip.open if data.suffix == ".gz" else open
    with opener(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield {name: document.get(name) for name in ("id", "dct", "text")}
