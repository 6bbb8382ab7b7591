"""Score origins on pairs derived from the texts: which pairs of one topic share so much that they must be copies.

    score_copies.py PREDICTED DATA [--json FILE]

Pairs: documents of one topic of DATA (JSONL with id, topic, text). A text's runs are five words of two letters or more
within one line; of the definitions tried this one gives the 20 pairs with a Jaccard over .7 that the issue counts (and
109, not 105, with a containment over .5). Of the other pairs 1,000 are drawn at random. A pair among them that is found
a copy counts as a false merge, unless it was read and is one: `labels/copies/read.jsonl` lists those, by id.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

RUN_WORDS = 5
NEAR = 0.7
CONTAINED = 0.5
RANDOM_PAIRS = 1000
SEED = 5
READ = Path(__file__).resolve().parent / "labels/copies/read.jsonl"

Pair = tuple[str, str]


def pairs(rows: list[dict[str, str]]) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """(near-duplicates, pairs of which one stands half in the other, all other pairs of one topic)."""
    near: list[Pair] = []
    contained: list[Pair] = []
    others: list[Pair] = []
    topics: dict[str, list[tuple[str, set[tuple[str, ...]]]]] = defaultdict(list)
    for row in rows:
        topics[str(row["topic"])].append((str(row["id"]), _runs(row["text"])))
    for members in topics.values():
        for (a, first), (b, second) in combinations(members, 2):
            shared = len(first & second)
            is_near = shared > NEAR * len(first | second)
            is_contained = shared > CONTAINED * min(len(first), len(second))
            if is_near:
                near.append((a, b))
            if is_contained:
                contained.append((a, b))
            if not is_near and not is_contained:
                others.append((a, b))
    return near, contained, others


def _runs(text: str) -> set[tuple[str, ...]]:
    lines = [re.findall(r"\w\w+", line) for line in text.lower().split("\n")]
    return {tuple(words[i : i + RUN_WORDS]) for words in lines for i in range(len(words) - RUN_WORDS + 1)}


def score(home: dict[str, int], rows: list[dict[str, str]]) -> dict[str, float]:
    """The figures, and the counts behind them."""
    near, contained, others = pairs(rows)
    read = {frozenset(json.loads(line)["pair"]) for line in READ.read_text(encoding="utf-8").splitlines()}
    drawn = random.Random(SEED).sample(sorted(others), min(RANDOM_PAIRS, len(others)))

    def joined(found: list[Pair]) -> list[Pair]:
        return [(a, b) for a, b in found if home[a] == home[b]]

    def false(found: list[Pair]) -> int:
        return sum(frozenset(pair) not in read for pair in joined(found))

    return {
        "near": len(joined(near)) / max(1, len(near)),
        "contained": len(joined(contained)) / max(1, len(contained)),
        "apart": 1 - false(drawn) / max(1, len(drawn)),
        "apart_all": 1 - false(others) / max(1, len(others)),
        "near_pairs": len(near),
        "contained_pairs": len(contained),
        "other_pairs": len(others),
        "joined_drawn": len(joined(drawn)),
        "joined_others": len(joined(others)),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Score origins on pairs of one topic.")
    parser.add_argument("predicted", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = score(json.loads(given.predicted.read_text()), rows)
    print(json.dumps(found, indent=1))
    if given.json:
        given.json.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
