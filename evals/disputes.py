"""Predictions for the task `disputes`: JSONL of {type, a, b} with spans. Gold is never read.

Each bundle (a file of DATA) is one story: its articles are annotated, their claims gathered, and the
disputes of `dateline.disputes` written out.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.annotate import annotate
from dateline.annotate.encoder import Encoder
from dateline.annotate.tagger import Tagger
from dateline.claims import ledger
from dateline.disputes import disputes
from dateline.records import Article, Dispute, Published, Report, Side


def predict(data: Path, out: Path, *, tagger: Tagger | None = None) -> None:
    """Read the bundles of folder DATA and write their disputes to OUT, one a line: the scorer weighs precision and
    recall alike, so all that is found is written, the possible with the likely."""
    write(find(data, tagger or Encoder.load()), out)


def find(data: Path, tagger: Tagger) -> list[Dispute]:
    """The disputes of all bundles of a folder."""
    found: list[Dispute] = []
    for bundle in sorted(data.glob("*.jsonl")):
        reports = tuple(_reports(bundle, tagger))
        found += disputes(ledger(reports), reports)
    return found


def write(found: Iterable[Dispute], out: Path) -> None:
    """Disputes in the form of the contract."""
    out.write_text("".join(json.dumps(_row(dispute)) + "\n" for dispute in found), encoding="utf-8")


def _reports(bundle: Path, tagger: Tagger) -> Iterator[Report]:
    for line in bundle.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            published = Published(value=row["date"], precision="day", origin="field:date")
            article = Article(id=row["id"], text=row["text"], outlet=row["outlet"], published=published)
            yield Report(article=article, annotations=annotate(article, tagger=tagger))


def _row(dispute: Dispute) -> dict[str, object]:
    return {"type": dispute.kind, "a": _span(dispute.a), "b": _span(dispute.b)}


def _span(side: Side) -> dict[str, object]:
    return {"article": side.citation.article, "start": side.citation.start, "end": side.citation.end}
