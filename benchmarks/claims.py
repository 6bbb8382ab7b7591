"""`./dev bench claims [--articles N]`: who says what, our two sizes beside peers: words a CPU-second and quality.

Each system runs in a process of its own, one after the other, on the same articles, with one thread for each; loading
is not counted. What it finds is scored by the scorer of `../shared/scoring` where that and labels are at hand.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from . import quotes_peer
from .sample import labelled

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "corpora" / "claims" / "polnear" / "dev.jsonl.gz"
SCORER = ROOT.parent / "shared" / "scoring" / "score_claims.py"
# What of the scorer is shown (F1): all contents found, the same with their source, exact, and the direct ones alone.
SHOWN = ("content J>=.5", "e2e content+source", "content exact", "J>=.5 direct")
HEAD = f"{'system':<27}{'words/CPU-s':>12}{'MB':>7}{'content':>9}{'+source':>9}{'exact':>8}{'direct':>8}"
# A library that spreads over all cores burns CPU-seconds without being quicker for it: unfair to whom it happens to.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def run(data: Path, articles: int, peers: bool) -> int:
    """Measure and print. `articles`: evenly spread, 0 for all."""
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        rows = labelled(data, articles)
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        print(f"{len(rows)} articles of {data.name}; CPU-seconds of all threads; F1 by the shared scorer\n")
        print(HEAD)
        scored = SCORER.exists() and all("attributions" in row for row in rows)
        for size in ("default", "fast"):
            show(measure(Path(sys.executable), "own_claims", gold, size, scored=scored))
        if not peers:
            return 0
        try:
            python = quotes_peer.interpreter(ROOT)
        except subprocess.CalledProcessError as error:
            print(f"the peers could not be installed ({error}); their rows are left out", file=sys.stderr)
            return 0
        for system in quotes_peer.SYSTEMS:
            show(measure(python, "quotes_peer", gold, system, scored=scored and system != "spacy"))
    return 0


def measure(python: Path, module: str, gold: Path, system: str, *, scored: bool) -> dict[str, object]:
    """What one system printed as JSON, with its scores."""
    print(f"\r{system} ...".ljust(60), end="\r", file=sys.stderr, flush=True)
    out = gold.with_name(f"{module}-{system}.jsonl")
    command = [str(python), "-m", f"benchmarks.{module}", str(gold), "0", str(out), system]
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **ONE_THREAD}
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    if scored:
        found["scores"] = score(gold, out)
    print(" " * 60, end="\r", file=sys.stderr, flush=True)
    return found


def score(gold: Path, out: Path) -> list[float]:
    """F1 of what is shown, in percent."""
    scores = out.with_suffix(".scores")
    command = [sys.executable, str(SCORER), str(gold), str(out), "--json", str(scores), "--boot", "1"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    metrics = json.loads(scores.read_text(encoding="utf-8"))["metrics"]
    return [100 * metrics[name][2] for name in SHOWN]


def show(result: dict[str, object]) -> None:
    """A row, and one more for each part of the time that is told apart."""
    words, seconds = result["words"], result["seconds"]
    parts, scores = result["parts"], result.get("scores", [])
    assert isinstance(words, int)
    assert isinstance(seconds, float)
    assert isinstance(parts, dict)
    assert isinstance(scores, list)
    figures = "".join(f"{value:>{width}.1f}" for value, width in zip(scores, (9, 9, 8, 8), strict=False))
    print(f"{result['system']:<27}{words / max(seconds, 1e-9):>12,.0f}{result['peak_mb']:>7,}{figures}", flush=True)
    for name, spent in parts.items():
        print(f"{'  its ' + name:<27}{words / max(spent, 1e-9):>12,.0f}", flush=True)
