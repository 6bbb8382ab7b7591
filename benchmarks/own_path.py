"""Times Dateline's own path, stage by stage. Run by `./dev bench`."""

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from dateline import ingest, pipeline, stories
from dateline.annotate import annotate, dates, sentences
from dateline.annotate.encoder import Encoder
from dateline.records import Article, Report
from dateline.store import open_store, read, write

from .sample import report, rows

STAGES: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Add the CPU-seconds of the block to a stage."""
    began = process_time()
    yield
    STAGES[name] = STAGES.get(name, 0.0) + process_time() - began


def main() -> None:
    """Every stage over all articles, in the path's order, as `dateline add` runs them."""
    chosen = rows(Path(sys.argv[1]), int(sys.argv[2]))
    fast = sys.argv[3:] == ["fast"]
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl.gz"
        with gzip.open(source, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in chosen)
        with stage("read and identify"):
            articles = [item for item in ingest.read(source, now=now) if isinstance(item, Article)]
        with stage("load the model"):
            tagger = Encoder.load(fast=fast)
        run(Path(folder) / "bench.db", articles, tagger, now)
    report("dateline --fast" if fast else "dateline", [article.text for article in articles], STAGES)


def run(database: Path, articles: list[Article], tagger: Encoder, now: datetime) -> None:
    """Annotation, store, stories, pages."""
    with stage("sentences"):
        split = [sentences.split(article.text, article.headline) for article in articles]
    with stage("dates"):
        for article, found in zip(articles, split, strict=True):
            dates.find(article.text, found, article.published)
    with stage("names and attributions"):  # the encoder, and what is reasoned from it
        began = process_time()
        said = [annotate(article, tagger=tagger) for article in articles]
        again = process_time() - began
    # annotate did sentences and dates once more: they are not counted twice
    STAGES["names and attributions"] = again - STAGES["sentences"] - STAGES["dates"]
    with open_store(database) as store:
        with stage("keep"), store.transaction():
            for article, annotations in zip(articles, said, strict=True):
                _, kept = write.put_article(store, article, seen=now)
                write.put_annotations(store, annotations, reader=tagger.name)
                features = stories.features(Report(article=kept, annotations=annotations))
                write.put_features(store, kept.id, features)
        with stage("group into stories"):
            pipeline.group(store)
        with stage("timelines, claims, pages"):
            pipeline.refresh(store)
        assert read.counts(store)["articles"] == len(articles)


if __name__ == "__main__":
    main()
