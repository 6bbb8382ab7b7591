"""The `polarity` task: labelled sentences in, polarity, certainty and hedges out, from the labelled spans.

`level="tagged"` reads them from the spans that the shipped encoder finds instead.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.annotate import stance
from dateline.annotate.encoder import Encoder
from dateline.annotate.tagger import Tagger, Triple
from dateline.records import Span

POLNEAR = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "claims" / "polnear" / "dev.jsonl.gz"


def predict(data: Path, out: Path, *, level: str = "given", tagger: Tagger | None = None) -> None:
    """Write {"id", "polarity", "certainty", "hedges"} a line; without the last three where nothing was found."""
    reader = (tagger or Encoder.load()) if level == "tagged" else None
    with out.open("w", encoding="utf8") as file:
        for record in _records(data):
            triple = _given(record) if reader is None else _tagged(record, reader)
            row: dict[str, Any] = {"id": record["id"]}
            if triple is not None:
                read = stance.read(record["text"], triple.cue, triple.content, triple.source)
                row |= {"polarity": read.polarity, "certainty": read.certainty, "hedges": read.hedges}
            file.write(json.dumps(row) + "\n")


def _records(data: Path) -> Iterator[dict[str, Any]]:
    """The labelled records; one without a text is an attribution of PolNeAR dev, "<article>#<place>"."""
    with data.open(encoding="utf8") as lines:
        records = [json.loads(line) for line in lines]
    texts: dict[str, str] = {}
    if any("text" not in record for record in records):
        with gzip.open(POLNEAR, "rt", encoding="utf8") as articles:
            texts = {article["id"]: article["text"] for article in map(json.loads, articles)}
    for record in records:
        yield {"text": texts.get(record["id"].rpartition("#")[0], ""), **record}


def _given(record: dict[str, Any]) -> Triple:
    return Triple(source=_spans(record["source"]), cue=_spans(record["cue"]), content=_spans(record["content"]))


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)


def _tagged(record: dict[str, Any], tagger: Tagger) -> Triple | None:
    """The attribution found whose content shares most with the labelled one; None where none does."""
    wanted = {i for start, end in record["content"] for i in range(start, end)}
    best: tuple[float, Triple] | None = None
    for triple in tagger.tag(record["text"], ()).triples:
        have = {i for start, end in triple.content for i in range(start, end)}
        shared = len(wanted & have) / len(wanted | have)
        if shared > 0 and (best is None or shared > best[0]):
            best = shared, triple
    return best[1] if best else None
