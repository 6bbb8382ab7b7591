"""Scores resolved sources; the standard library only.

`python evals/score_sources.py OUT [--json FILE] [--show]`. A speaker is right when it holds the last word of one of the
labelled antecedents ("Clinton" for "Hillary Clinton"), and the first name too where the label has one; without an
antecedent, when it is left unresolved.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

KINDS = ("person", "they", "it", "rel", "first", "defnp")


def verdict(row: dict[str, Any]) -> str:
    """ "right", "wrong" or "unresolved"."""
    if row["speaker"] is None:
        return "unresolved" if row["named"] else "right"
    said = set(_words(row["speaker"]))
    return "right" if any(_same(_words(name), said) for name in row["named"]) else "wrong"


def _same(name: list[str], said: set[str]) -> bool:
    last = name[-1] in said or name[-1].rstrip("s") in said
    return last and (len(name) == 1 or not said & set(_FAMILY) or name[0] in said)


# First names of people whose last names others share in the labelled articles.
_FAMILY = ("bill", "ivanka", "melania", "hillary")


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"\w+", name.lower()) if w not in ("the", "of", "a")]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", action="store_true", help="print those that are not right")
    given = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with given.out.open(encoding="utf8") as lines:
        for row in map(json.loads, lines):
            found = verdict(row)
            for kind in (row["kind"], "all"):
                counts[kind][found] += 1
            if given.show and found != "right":
                print(f"{found} {row['kind']}: {row['speaker']} for {row['named']} ({row['id']})")
    result = {}
    for kind in (*KINDS, "all"):
        tally = counts[kind]
        total, resolved = max(1, sum(tally.values())), max(1, tally["right"] + tally["wrong"])
        result[kind] = {
            "n": sum(tally.values()),
            "precision": tally["right"] / resolved,
            "unresolved": tally["unresolved"] / total,
            "accuracy": tally["right"] / total,
        }
        row = result[kind]
        print(f"{kind:<8}{row['n']:>4}  right of resolved {row['precision']:.2f}  unresolved {row['unresolved']:.2f}"
              f"  accuracy {row['accuracy']:.2f}")  # fmt: skip
    if given.json:
        given.json.write_text(json.dumps(result))


if __name__ == "__main__":
    main()
