"""`./dev eval [RUN...]` measures and holds against the floors; `./dev eval predict TASK DATA OUT` only predicts;
`./dev eval details [NAME...]` prints the figures behind them.
"""

import argparse
import importlib
import json
import sys
import tempfile
import time
from pathlib import Path

from .details import details
from .runs import CORPORA, RUNS, Run, score

FLOORS = Path(__file__).with_name("floors.json")
TASKS = (
    "timelines",
    "entities",
    "claims",
    "dates",
    "stories",
    "orders",
    "copies",
    "disputes",
    "emergent",
    "polarity",
    "sources",
)


def predict(task: str, data: Path, out: Path, level: str | None = None) -> None:
    """Write predictions for one task of the evaluation contract."""
    module = importlib.import_module(f"evals.{task}")
    if level is None:
        module.predict(data, out)
    else:
        module.predict(data, out, level=level)


def measure(run: Run, work: Path) -> tuple[dict[str, float], float]:
    """(figures, seconds it took to predict) of one run."""
    out = work / f"{run.name}.predicted"
    began = time.perf_counter()
    predict(run.task, CORPORA / run.data, out, run.level)
    return score(run, out, work), time.perf_counter() - began


def evaluate(names: list[str]) -> int:
    """Print the table; returns 1 when a figure lies under its floor."""
    if not CORPORA.is_dir():
        print(f"no labelled corpora at {CORPORA}: nothing was measured")
        return 0
    floors = json.loads(FLOORS.read_text())
    below = 0
    print(f"{'run':<18}{'figure':<18}{'value':>8}{'floor':>8}{'seconds':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for run in RUNS:
            if names and run.name not in names and run.task not in names:
                continue
            figures, seconds = measure(run, Path(folder))
            for name, value in figures.items():
                floor = floors.get(run.name, {}).get(name)
                shown = "" if floor is None else f"{floor:8.3f}"
                fails = floor is not None and value < floor
                below += fails
                print(f"{run.name:<18}{name:<18}{value:8.3f}{shown:>8}{seconds:9.1f}{'  BELOW ITS FLOOR' * fails}")
                sys.stdout.flush()
    if below:
        print(f"{below} figures are below their floors (evals/floors.json)")
    return 1 if below else 0


def main() -> int:
    """Command line of `./dev eval`."""
    if sys.argv[1:2] == ["details"]:
        return details(sys.argv[2:])
    if sys.argv[1:2] != ["predict"]:
        return evaluate(sys.argv[1:])
    parser = argparse.ArgumentParser(prog="./dev eval predict")
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--level", choices=("event", "story"), help="for the tasks stories and orders")
    given = parser.parse_args(sys.argv[2:])
    if given.level and given.task not in ("stories", "orders"):
        parser.error("--level goes with the tasks stories and orders")
    predict(given.task, given.data, given.out, given.level)
    return 0


if __name__ == "__main__":
    sys.exit(main())
