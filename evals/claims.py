"""The `claims` task of the evaluation contract: texts in, attributions out."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.annotate.tagger import Tagger


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of each line of a .jsonl or .jsonl.gz; nothing else of it is looked at."""
    with gzip.open(data, "rt", encoding="utf8") if data.suffix == ".gz" else data.open(encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                yield record["id"], record["text"]


def predict(data: Path, out: Path, *, tagger: Tagger | None = None) -> None:
    """Write {"id", "attributions": [{"source", "cue", "content"}]} a line, spans as the tagger gives them."""
    reader = tagger or Encoder.load()
    with out.open("w", encoding="utf8") as file:
        for id_, text in texts(data):
            found = [{"source": t.source, "cue": t.cue, "content": t.content} for t in reader.tag(text, ()).triples]
            file.write(json.dumps({"id": id_, "attributions": found}) + "\n")
