"""Times our timelines of one topic, after annotation. Run by `./dev bench timelines`.

Prints one JSON object: what was asked, CPU-seconds of annotation and of the timeline, peak memory. With a path as
last argument, it writes there what a peer needs: the same articles with the same sentences and dates.
"""

import json
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from evals.timelines import Shape, annotated, by_topic, rows

from dateline.records import Event, Report
from dateline.timeline import timeline
from dateline.timeline.baseline import count_mentions
from dateline.timeline.choice import period
from dateline.timeline.evidence import ordinal, sentences_with_dates

Make = Callable[[Sequence[Report], Shape], tuple[Event, ...]]


def asked(reports: Sequence[Report], shape: Shape) -> tuple[Event, ...]:
    """As many days and lines as the gold has, as in the evaluation."""
    return timeline(reports, dates=shape.dates, lines=shape.lines, first=shape.first, last=shape.last)


def full(reports: Sequence[Report], shape: Shape) -> tuple[Event, ...]:
    """What a page is made from: no number given, months and ranges added."""
    return timeline(reports, first=shape.first, last=shape.last)


def counted(reports: Sequence[Report], shape: Shape) -> tuple[Event, ...]:
    """The baseline: the days that most reports name."""
    within = period(shape.first, shape.last)
    ordered = sorted(reports, key=lambda report: (report.article.published.value or "", report.article.id))
    return count_mentions(ordered, dates=shape.dates, lines=shape.lines, period=within, origins=())


SYSTEMS: dict[str, tuple[str, Make]] = {
    "dateline": ("dateline", asked),
    "full": ("dateline, no number given", full),
    "count": ("mention count", counted),
}


def shape_of(data: Path, key: str) -> Shape:
    """The shape of the gold timeline `key`."""
    return next(shape for shapes in by_topic(data).values() for shape in shapes if shape.key == key)


Article = tuple[dict[str, Any], str, str, str]  # row, name, day, outlet


def articles_of(data: Path, shape: Shape, wanted: int) -> list[Article]:
    """The topic's articles of the period: `wanted` spread evenly, or all for 0."""
    found = [
        (row, f"{path.parent.name}/{row['id']}", row["time"], path.parent.name.partition("_")[2])
        for path in sorted(data.glob(f"{shape.topic}_*/articles.jsonl.gz"))
        for row in rows(path)
        if shape.first <= str(row["time"])[:10] <= shape.last
    ]
    if not wanted or wanted >= len(found):
        return found
    return [found[i * len(found) // wanted] for i in range(wanted)]


def main() -> None:
    """DATA KEY ARTICLES SYSTEM [FILE]."""
    data, key, articles, system = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    shape = shape_of(data, key)
    chosen = articles_of(data, shape, articles)
    began = process_time()
    reports = [annotated(*one) for one in chosen]
    read = process_time()
    name, make = SYSTEMS[system]
    events = make(reports, shape)
    done = process_time()
    if len(sys.argv) > 5:
        Path(sys.argv[5]).write_text(json.dumps(for_peer(data, shape, reports)), encoding="utf-8")
    print(
        json.dumps(
            {
                "system": name,
                "articles": len(reports),
                "days": len(events),
                "annotation": read - began,
                "timeline": done - read,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


def for_peer(data: Path, shape: Shape, reports: Sequence[Report]) -> dict[str, object]:
    """The articles for a peer: sentences as words, each with its first day named, else the day of publication."""
    keywords = json.loads((data / shape.key.partition("#")[0] / "keywords.json").read_text(encoding="utf-8"))
    articles = []
    for report in reports:
        text, published = report.article.text, report.article.published.day
        sentences = [
            {
                "words": text[sentence.start : sentence.end].split(),
                "day": next((m.value[:10] for m in dates if m.precision != "range" and ordinal(m.value)), published),
            }
            for sentence, dates in sentences_with_dates(report)
            if sentence.kind == "body"
        ]
        articles.append({"published": published, "sentences": sentences})
    whole = {"first": shape.first, "last": shape.last, "dates": shape.dates, "lines": shape.lines}
    return {**whole, "keywords": keywords, "articles": articles}


if __name__ == "__main__":
    main()
