"""The articles that every system gets, and what every system reports. Standard library only: peers import it too."""

import gzip
import json
import resource
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row")


def rows(data: Path, wanted: int) -> list[dict[str, str]]:
    """`wanted` articles spread evenly over all of `data` (a folder like timelines/t17); 0 means all."""
    found: list[dict[str, str]] = []
    for path in sorted(data.glob("*/articles.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [{**json.loads(line), "id": f"{path.parent.name}/{n}"} for n, line in enumerate(lines)]
    return spread(found, wanted)


def spread(found: list[Row], wanted: int) -> list[Row]:
    """`wanted` of the rows, evenly spread; 0 means all."""
    if not wanted or wanted >= len(found):
        return found
    return [found[i * len(found) // wanted] for i in range(wanted)]


def labelled(data: Path, wanted: int) -> list[dict[str, Any]]:
    """`wanted` rows of a .jsonl or .jsonl.gz with id and text, evenly spread, with whatever labels they have."""
    with gzip.open(data, "rt", encoding="utf-8") if data.suffix == ".gz" else data.open(encoding="utf-8") as lines:
        found: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    return spread(found, wanted)


def report_claims(system: str, texts: list[str], seconds: float, **more: float) -> None:
    """Print the result for `./dev bench claims`; `more`: name of a part -> its CPU-seconds."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"system": system, "words": words, "seconds": seconds, "peak_mb": peak, "parts": more}))


def report(system: str, texts: list[str], stages: dict[str, float]) -> None:
    """Print the result for `./dev bench`. `stages`: name -> CPU-seconds."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"system": system, "articles": len(texts), "words": words, "peak_mb": peak, "stages": stages}))
