"""Predictions for the task `disputes`: JSONL of {type, a, b} with spans. Gold is never read.

Each bundle (a file of DATA) is one story: its articles are annotated, their claims gathered, and the
disputes of `dateline.disputes` written out. A bundle of a topic that was learnt from is read with what was learnt
without that topic.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from dateline.annotate import annotate
from dateline.annotate.encoder import Encoder
from dateline.annotate.tagger import Tagger
from dateline.claims import ledger
from dateline.disputes import disputes
from dateline.disputes.ranker import Learned
from dateline.records import Article, Dispute, Published, Report, Side

from . import dispute_labels
from .runs import CORPORA

FOLDS = Path(__file__).resolve().parent / "folds" / "disputes.json"


def topic(bundle: str) -> str:
    """The topic of a bundle: its name up to the first "-"."""
    return bundle.partition("-")[0]


@lru_cache(maxsize=1)
def folds() -> dict[str, Learned]:
    """Topic -> what was learnt without it."""
    return msgspec.json.decode(FOLDS.read_bytes(), type=dict[str, Learned]) if FOLDS.exists() else {}


def predict(data: Path, out: Path, *, tagger: Tagger | None = None) -> None:
    """Read the bundles of folder DATA and write their disputes to OUT, one a line: the scorer weighs precision and
    recall alike, so all that is found is written, the possible with the likely. The folder of our own labels stands for
    the bundles they mark, which are cut from ../shared/corpora."""
    if data != dispute_labels.MINE:
        write(find(data, tagger or Encoder.load()), out)
        return
    with tempfile.TemporaryDirectory() as work:
        dispute_labels.write(CORPORA, Path(work))
        write(find(Path(work) / "bundles", tagger or Encoder.load()), out)


def find(data: Path, tagger: Tagger) -> list[Dispute]:
    """The disputes of all bundles of a folder."""
    found: list[Dispute] = []
    for bundle in sorted(data.glob("*.jsonl")):
        reports = tuple(read_bundle(bundle, tagger))
        found += disputes(ledger(reports), reports, folds().get(topic(bundle.stem)))
    return found


def write(found: Iterable[Dispute], out: Path) -> None:
    """Disputes in the form of the contract."""
    out.write_text("".join(json.dumps(_row(dispute)) + "\n" for dispute in found), encoding="utf-8")


def read_bundle(bundle: Path, tagger: Tagger) -> Iterator[Report]:
    """The articles of a bundle, annotated."""
    return read_articles(map(json.loads, filter(str.strip, bundle.read_text(encoding="utf-8").split("\n"))), tagger)


def read_articles(rows: Iterable[dict[str, str]], tagger: Tagger) -> Iterator[Report]:
    """Articles {id, outlet, date, text}, annotated."""
    for row in rows:
        published = Published(value=row["date"], precision="day", origin="field:date")
        article = Article(id=row["id"], text=row["text"], outlet=row["outlet"], published=published)
        yield Report(article=article, annotations=annotate(article, tagger=tagger))


def _row(dispute: Dispute) -> dict[str, object]:
    return {"type": dispute.kind, "a": _span(dispute.a), "b": _span(dispute.b)}


def _span(side: Side) -> dict[str, object]:
    return {"article": side.citation.article, "start": side.citation.start, "end": side.citation.end}
