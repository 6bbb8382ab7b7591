"""`./dev bench [path] [--articles N]`: the path on Timeline17's articles beside spaCy's small model, in one run;
`./dev bench timelines [--articles N]`: the cost of a timeline beside published peers;
`./dev bench claims [--articles N]`: who says what, beside peers, with its quality;
`./dev bench claims --stress`: very long and odd texts, whose time must grow as they do;
`./dev bench growth [--articles N] [--out FOLDER]`: what one more article costs as the archive grows to N.

Each system runs in a process of its own, one after the other, on the same articles. CPU-seconds are of
all threads; peak memory is the process's largest resident set.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from . import claims, growth, stress, timelines
from .spacy_peer import interpreter

ROOT = Path(__file__).resolve().parents[1]
# Articles that the path is timed on unless told otherwise; timelines are made from all.
ARTICLES = 400
GROWN = 20_000
DATA = ROOT.parent / "shared" / "corpora" / "timelines" / "t17"


def measure(python: Path, module: str, data: Path, articles: int, *options: str) -> dict[str, object]:
    """Run one system in a process of its own; what it printed as JSON."""
    command = [str(python), "-m", f"benchmarks.{module}", str(data), str(articles), *options]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def show(result: dict[str, object]) -> None:
    """One table of one system."""
    articles, words = result["articles"], result["words"]
    print(f"\n{result['system']}: {articles:,} articles, {words:,} words, peak memory {result['peak_mb']:,} MB")
    print(f"{'stage':<28}{'CPU-s':>10}{'articles/CPU-s':>18}{'words/CPU-s':>16}")
    stages = result["stages"]
    assert isinstance(stages, dict)
    for stage, seconds in [*stages.items(), ("all together", sum(stages.values()))]:
        share = max(seconds, 1e-9)
        print(f"{stage:<28}{seconds:>10.2f}{int(str(articles)) / share:>18,.1f}{int(str(words)) / share:>16,.0f}")


def main() -> int:
    """Command line of `./dev bench`."""
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("name", nargs="?", default="path", choices=("path", "timelines", "claims", "growth"))
    parser.add_argument("--articles", type=int, help="every so-manyth article, so many in all; 0: all")
    parser.add_argument("--data", type=Path, help="a folder of articles; for claims a .jsonl[.gz] with id and text")
    parser.add_argument("--no-peer", action="store_true", help="leave the peers out")
    parser.add_argument("--stress", action="store_true", help="claims: long and odd texts instead of articles")
    parser.add_argument("--out", type=Path, help="growth: a folder for the curve, as data and as a picture")
    given = parser.parse_args()
    if given.name == "growth":
        return growth.run(given.articles or GROWN, given.out)
    if given.name == "claims" and given.stress:
        return stress.run()
    data = given.data or (claims.DATA if given.name == "claims" else DATA)
    if not data.exists() or data.is_dir() == (given.name == "claims"):
        print(f"no articles at {data}; give some with --data")
        return 1
    if given.name == "claims":
        return claims.run(data, given.articles or 0, peers=not given.no_peer)
    if given.name == "timelines":
        return timelines.run(data, given.articles or 0, peers=not given.no_peer)
    articles = ARTICLES if given.articles is None else given.articles
    show(measure(Path(sys.executable), "own_path", data, articles))
    show(measure(Path(sys.executable), "own_path", data, articles, "fast"))
    if not given.no_peer:
        show(measure(interpreter(ROOT), "spacy_peer", data, articles))
    return 0


if __name__ == "__main__":
    sys.exit(main())
