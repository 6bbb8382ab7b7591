"""The articles that every system gets, and what every system reports. Standard library only: peers import it too."""

import gzip
import json
import resource
from pathlib import Path


def rows(data: Path, wanted: int) -> list[dict[str, str]]:
    """`wanted` articles spread evenly over all of `data` (a folder like timelines/t17); 0 means all."""
    found: list[dict[str, str]] = []
    for path in sorted(data.glob("*/articles.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [{**json.loads(line), "id": f"{path.parent.name}/{n}"} for n, line in enumerate(lines)]
    if not wanted or wanted >= len(found):
        return found
    return [found[i * len(found) // wanted] for i in range(wanted)]


def report(system: str, texts: list[str], stages: dict[str, float]) -> None:
    """Print the result for `./dev bench`. `stages`: name -> CPU-seconds."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = sum(len(text.split()) for text in texts)
    print(json.dumps({"system": system, "articles": len(texts), "words": words, "peak_mb": peak, "stages": stages}))
