"""The `sources` task: who stands behind sources that are pronouns or definite descriptions, as the resolver reads them.

The labels hold offsets only; the texts are those of the shared corpora. In PolNeAR the labelled attributions are
resolved, so that only the resolver is measured; in Wikinews those that the shipped encoder finds, with the labelled
ones in the place of what it has there.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.annotate import attributions, entities, sentences
from dateline.annotate.encoder import Encoder
from dateline.annotate.tagger import Tagger, Triple
from dateline.records import Attribution, Span

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
POLNEAR = CORPORA / "claims" / "polnear" / "dev.jsonl.gz"
WIKINEWS = CORPORA / "wikinews" / "articles_2019_2020.jsonl.gz"
Key = tuple[tuple[Span, ...], tuple[Span, ...]]


def predict(data: Path, out: Path, *, tagger: Tagger | None = None) -> None:
    """Write {"id", "source", "speaker", "named"} a line: `named` are the words of the labelled antecedents."""
    reader = tagger or Encoder.load()
    with data.open(encoding="utf8") as lines:
        labels = [json.loads(line) for line in lines]
    wanted: dict[str, list[Triple]] = {}
    for label in labels:
        wanted.setdefault(label["id"], []).append(_triple(label))
    read: dict[str, tuple[str, dict[Key, Attribution]]] = {}
    for name, text, given in _articles(set(wanted)):
        read[name] = text, _resolved(text, given, wanted[name], reader)
    with out.open("w", encoding="utf8") as file:
        for label in labels:
            text, found = read[label["id"]]
            one = found.get((_spans(label["source"]), _spans(label["content"])))
            row = {
                "id": f"{label['id']}#{label['source'][0][0]}",
                "kind": label["kind"],
                "speaker": one.speaker if one else None,
                "named": [text[start:end] for start, end in label["antecedents"]],
            }
            file.write(json.dumps(row) + "\n")


def _articles(wanted: set[str]) -> Iterator[tuple[str, str, list[Triple] | None]]:
    """(id, text, attributions where they are labelled) of the articles that have labels."""
    with gzip.open(POLNEAR, "rt", encoding="utf8") as lines:
        for record in map(json.loads, lines):
            if record["id"] in wanted:
                yield record["id"], record["text"], [_triple(a) for a in record["attributions"]]
    with gzip.open(WIKINEWS, "rt", encoding="utf8") as lines:
        for record in map(json.loads, lines):
            if record["url"] in wanted:
                yield record["url"], record["text"], None


def _resolved(text: str, given: list[Triple] | None, labelled: list[Triple], tagger: Tagger) -> dict[Key, Attribution]:
    pieces = sentences.split(text, None)
    tags = tagger.tag(text, pieces)
    if given is None:
        places = {span for triple in labelled for span in triple.source}
        given = labelled + [t for t in tags.triples if not any(_overlap(s, p) for s in t.source for p in places)]
    found = attributions.assemble(text, pieces, given, entities.link(text, tags.mentions))
    return {(a.source, a.content): a for a in found}


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _triple(record: dict[str, Any]) -> Triple:
    return Triple(source=_spans(record["source"]), cue=_spans(record["cue"]), content=_spans(record["content"]))


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)
