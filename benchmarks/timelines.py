"""`./dev bench timelines`: what a timeline costs after annotation, beside published peers, in one run.

The largest topic of Timeline17: the timeline whose period has most articles and the one with most days. Each row is a
process of its own. Peers that compare all sentences with all get a sample of the articles, and so do we once more.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from evals.timelines import Shape, by_topic, rows

from . import tilse_peer

ROOT = Path(__file__).resolve().parents[1]
# Articles that peers of quadratic cost are measured on; at 150 they take seconds, and already much memory.
PEER_ARTICLES = 150
HEAD = f"{'system':<27}{'articles':>9}{'days':>6}{'annotation':>12}{'timeline':>11}{'peak memory':>13}"


def run(data: Path, articles: int, peers: bool) -> int:
    """Measure and print. `articles`: 0 for all of each timeline's period."""
    largest, longest = shapes(data)
    print(f"topic {largest.topic}: {largest.key} and {longest.key}; CPU-seconds of all threads\n")
    print(HEAD)
    print(f"{'':<42}{'CPU-s':>12}{'CPU-s':>11}{'MB':>13}")
    for shape in (largest, longest):
        for system in ("dateline", "count"):
            show(own(data, shape, articles, system))
    show(own(data, largest, articles, "full"))
    if not peers:
        return 0
    print()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.json"
        show(own(data, largest, PEER_ARTICLES, "dateline", str(file)))
        show(own(data, largest, PEER_ARTICLES, "count"))
        try:
            python = tilse_peer.interpreter(ROOT)
        except subprocess.CalledProcessError as error:
            print(f"the peer could not be installed ({error}); its rows are left out", file=sys.stderr)
            return 0
        for system in tilse_peer.CONFIGS:
            show(measure([str(python), "-m", "benchmarks.tilse_peer", str(file), system], system))
    return 0


def shapes(data: Path) -> tuple[Shape, Shape]:
    """Of the topic with most articles, the timeline with most articles in its period and the one with most days."""
    times: dict[str, list[str]] = {}
    for path in sorted(data.glob("*/articles.jsonl.gz")):
        times.setdefault(path.parent.name.split("_")[0], []).extend(str(row["time"])[:10] for row in rows(path))
    topic = max(times, key=lambda name: len(times[name]))
    found = by_topic(data)[topic]
    return (
        max(found, key=lambda s: sum(s.first <= time <= s.last for time in times[topic])),
        max(found, key=lambda s: s.dates),
    )


def own(data: Path, shape: Shape, articles: int, system: str, *file: str) -> dict[str, object]:
    """One of our systems, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.own_timelines", str(data), shape.key, str(articles), system, *file]
    return measure(command, f"{system}, {shape.key}")


def measure(command: list[str], what: str) -> dict[str, object]:
    """What a process printed as JSON, its name shown while it runs."""
    print(f"\r{what} ...".ljust(60), end="\r", file=sys.stderr, flush=True)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    print(" " * 60, end="\r", file=sys.stderr, flush=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(result: dict[str, object]) -> None:
    """One row. A peer gets our annotation: its own isn't measured."""
    annotation = result.get("annotation")
    spent = "ours" if annotation is None else f"{annotation:.1f}"
    print(
        f"{result['system']:<27}{result['articles']:>9,}{result['days']:>6}{spent:>12}{result['timeline']:>11.2f}"
        f"{result['peak_mb']:>13,}",
        flush=True,
    )
