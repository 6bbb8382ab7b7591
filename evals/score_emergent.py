"""Score stances: accuracy and F1 of each stance, over all headlines and in each fold.

    python evals/score_emergent.py OUT GOLD --json SCORES

OUT as `evals/emergent.py` writes it, GOLD in the form of Emergent. Standard library only.
"""

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

STANCES = ("for", "against", "observing")


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def figures(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """(gold, predicted) of each headline -> accuracy, F1 of each stance and their mean."""
    found = {"accuracy": sum(gold == said for gold, said in pairs) / len(pairs)}
    for stance in STANCES:
        both = sum(gold == stance == said for gold, said in pairs)
        either = sum((gold == stance) + (said == stance) for gold, said in pairs)
        found[f"{stance} F1"] = 2 * both / either if either else 0.0
    found["macro F1"] = sum(found[f"{stance} F1"] for stance in STANCES) / len(STANCES)
    return found


def score(predicted: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All figures, and "spread": the standard deviation of each over the folds (none where there is one fold).

    Raises KeyError where a headline of the gold has no stance.
    """
    said = {row["id"]: row for row in predicted}
    folds: dict[int | None, list[tuple[str, str]]] = {}
    for row in gold:
        mine = said[row["id"]]
        folds.setdefault(mine.get("fold"), []).append((row["articleHeadlineStance"], mine["stance"]))
    every = [figures(pairs) for pairs in folds.values()]
    spread = {}
    if len(every) > 1:
        for name in every[0]:
            mean = sum(one[name] for one in every) / len(every)
            spread[name] = math.sqrt(sum((one[name] - mean) ** 2 for one in every) / (len(every) - 1))
    return {**figures([pair for pairs in folds.values() for pair in pairs]), "spread": spread}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", type=Path, required=True)
    given = parser.parse_args()
    given.json.write_text(json.dumps(score(lines(given.out), lines(given.gold)), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
