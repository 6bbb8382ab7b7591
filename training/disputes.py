"""Learn what the disputes rest on, and the folds that the evaluation uses.

    python training/disputes.py

Writes src/dateline/disputes/learned.json (from the six bundles under ../shared/corpora, and those of
evals/labels/disputes and evals/labels/disputes-judged) and evals/folds/disputes.json (for each topic of a bundle that
is scored, without its bundles). Takes a few minutes; the reading of the bundles is most of it.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from evals import dispute_labels
from evals.disputes import FOLDS, read_articles, read_bundle, topic

import figure_pairs
import links
from dateline.annotate.encoder import Encoder
from dateline.claims import ledger
from dateline.console import bar
from dateline.disputes.figures import candidates
from dateline.disputes.ranker import Learned
from dateline.disputes.statements import Statements
from dateline.records import Claim, Report

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
MODEL = ROOT / "src" / "dateline" / "disputes" / "learned.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one bundle teaches; `scored` if the evaluation reads it."""

    topic: str
    scored: bool
    figures: list[figure_pairs.Example]
    links: list[links.Example]


def bundles(work: Path) -> Iterator[Bundle]:
    """Every bundle there is, read by the shipped encoder."""
    dispute_labels.write(CORPORA, work)
    tagger = Encoder.load()
    paths = [p for folder in (CORPORA / "disputes", work) for p in sorted((folder / "bundles").glob("*.jsonl"))]
    paths += sorted(dispute_labels.JUDGED.glob("*.jsonl"))
    with bar("reading", total=len(paths), unit="bundles") as progress:
        for path in paths:
            yield _judged(path, tagger) if path.parent == dispute_labels.JUDGED else _marked(path, tagger)
            progress.advance(1)


def _marked(path: Path, tagger: Encoder) -> Bundle:
    gold = [msgspec.json.decode(g) for g in (path.parents[1] / "gold" / path.name).read_bytes().splitlines()]
    claims, reports = _read(read_bundle(path, tagger))
    pairs = figure_pairs.marked(list(candidates(claims, reports)), gold)
    return Bundle(topic(path.stem), True, pairs, list(links.marked(Statements(claims, reports), gold)))


def _judged(path: Path, tagger: Encoder) -> Bundle:
    articles, denials, figures = dispute_labels.judged(CORPORA, path)
    claims, reports = _read(read_articles(articles, tagger))
    pairs = figure_pairs.judged(list(candidates(claims, reports)), figures)
    return Bundle(topic(path.stem), False, pairs, list(links.judged(Statements(claims, reports), denials)))


def _read(read: Iterable[Report]) -> tuple[tuple[Claim, ...], tuple[Report, ...]]:
    reports = tuple(read)
    return ledger(reports), reports


def learn(some: Iterable[Bundle]) -> Learned:
    """What these bundles teach."""
    some = list(some)
    return Learned(
        figures=figure_pairs.learn([e for b in some for e in b.figures]),
        links=links.learn([e for b in some for e in b.links]),
    )


def main() -> None:
    """Learn from everything, then without each topic."""
    with tempfile.TemporaryDirectory() as work:
        found = list(bundles(Path(work)))
    folds = {left: learn(b for b in found if b.topic != left) for left in sorted({b.topic for b in found if b.scored})}
    MODEL.write_bytes(msgspec.json.encode(learn(found)) + b"\n")
    FOLDS.write_bytes(msgspec.json.encode(folds) + b"\n")


if __name__ == "__main__":
    main()
