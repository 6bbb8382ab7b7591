"""Scores polarity and certainty on labelled sentences; the standard library only.

`python evals/score_polarity.py OUT GOLD [--json FILE] [--show]`: both JSONL by id; OUT holds polarity, certainty and
hedges as spans, or null for an attribution that was not found (wrong in every figure).
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

POLARITIES = ("asserts", "denies", "declines", "questions", "demands", "promises", "warns", "accuses")
CERTAINTIES = ("certain", "probable", "possible", "conditional", "unknown")
REVERSED = {("denies", "asserts"), ("declines", "asserts"), ("questions", "asserts"), ("asserts", "denies")}
"""(gold, read) that would let a reader take for said what was not said, or the opposite."""


def lines(path: Path) -> dict[str, Any]:
    """The records of a JSONL file by id."""
    with path.open(encoding="utf8") as file:
        return {record["id"]: record for record in map(json.loads, file)}


def figures(pairs: Sequence[tuple[str, str]], classes: Sequence[str]) -> dict[str, Any]:
    """Accuracy, macro F1 and per class P, R, F1 of (gold, read) pairs; the macro is over classes with gold."""
    right = Counter(g for g, r in pairs if g == r)
    gold, read = Counter(g for g, _ in pairs), Counter(r for _, r in pairs)
    table = {}
    for name in classes:
        p, r = right[name] / max(1, read[name]), right[name] / max(1, gold[name])
        table[name] = {"n": gold[name], "precision": p, "recall": r, "f1": 2 * p * r / max(1e-9, p + r)}
    present = [table[c]["f1"] for c in classes if gold[c]]
    return {
        "accuracy": sum(right.values()) / max(1, len(pairs)),
        "macro_f1": sum(present) / max(1, len(present)),
        "classes": table,
        "confusion": {g: {r: n for (a, r), n in sorted(Counter(pairs).items()) if a == g} for g in classes if gold[g]},
    }


def hedge_f1(gold: dict[str, Any], read: dict[str, Any]) -> float:
    """F1 of the hedging words, by characters marked, over all sentences."""
    marked = found = both = 0
    for name, record in gold.items():
        a = {i for s, e in record.get("hedges", ()) for i in range(s, e)}
        b = {i for s, e in (read.get(name) or {}).get("hedges", ()) for i in range(s, e)}
        marked, found, both = marked + len(a), found + len(b), both + len(a & b)
    return 2 * both / max(1, marked + found)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", action="store_true", help="print the wrong ones; never for the held part")
    given = parser.parse_args()
    gold, read = lines(given.gold), lines(given.out)
    polarity = [(g["polarity"], (read.get(i) or {}).get("polarity") or "none") for i, g in gold.items()]
    certainty = [(g["certainty"], (read.get(i) or {}).get("certainty") or "none") for i, g in gold.items()]
    result = {
        "polarity": figures(polarity, POLARITIES),
        "certainty": figures(certainty, CERTAINTIES),
        "hedges_f1": hedge_f1(gold, read),
        "reversed": sum(pair in REVERSED for pair in polarity),
        "not_found": sum(r == "none" for _, r in polarity),
    }
    if given.json:
        given.json.write_text(json.dumps(result))
    for name, classes in (("polarity", POLARITIES), ("certainty", CERTAINTIES)):
        part = result[name]
        assert isinstance(part, dict)
        print(f"{name}: accuracy {part['accuracy']:.3f}, macro F1 {part['macro_f1']:.3f}")
        for c in classes:
            row = part["classes"][c]
            print(f"  {c:<12}{row['n']:>4}  P {row['precision']:.2f} R {row['recall']:.2f} F1 {row['f1']:.2f}"
                  f"  {part['confusion'].get(c, {})}")  # fmt: skip
    print(f"hedges F1 {result['hedges_f1']:.3f}, reversed {result['reversed']}, not found {result['not_found']}")
    if given.show:
        for i, g in gold.items():
            r = read.get(i) or {}
            if (r.get("polarity"), r.get("certainty")) != (g["polarity"], g["certainty"]):
                text = g.get("text", i)
                words = [text[s:e] for s, e in r.get("hedges", ())]
                was = f"{r.get('polarity')}/{r.get('certainty')}"
                print(f"{g['polarity']}/{g['certainty']} read {was} {words}: {text}")


if __name__ == "__main__":
    main()
