"""How far the encoder's names agree with its teacher's on texts it did not learn from.

usage: python training/agreement.py WORK [fast]

WORK is the folder of the training run (`silver.jsonl.gz`). Exact spans with type; micro F1 by kind of
text and by type, and with both sides' names linked within each article, as readers get them. The teacher is no gold
standard: this measures the copy, not the truth.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from dateline.annotate.encoder import Encoder
from dateline.annotate.entities import link
from dateline.annotate.tagger import Mention

TYPES = ("person", "organisation", "place", "other")


def f1(right: int, found: int, expected: int) -> float:
    return 200 * right / max(1, found + expected)


def names(d: dict) -> set[tuple[int, int, str]]:
    """The teacher's, without possessive endings, as the encoder gives them, and without its slips over line ends."""
    found = set()
    for start, end, kind in d["entities"]:
        name = d["text"][start:end]
        if "\n" not in name:
            found.add((start, start + len(name.removesuffix("'s").removesuffix("’s").rstrip()), kind))
    return found


def linked(text: str, found: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """The same names after `entities.link`: types voted in the article, titles off."""
    mentions = [Mention(start=start, end=end, type=kind) for start, end, kind in sorted(found)]
    return {(e.start, e.end, e.type) for e in link(text, mentions)}


def main() -> None:
    encoder = Encoder.load(fast="fast" in sys.argv)
    counts: Counter = Counter()
    with gzip.open(Path(sys.argv[1]) / "silver.jsonl.gz", "rt", encoding="utf8") as file:
        for line in file:
            d = json.loads(line)
            if d["split"] != "held":
                continue
            teacher = names(d)
            ours = {(m.start, m.end, m.type) for m in encoder.tag(d["text"]).mentions}
            kind = d["id"].split(":")[0]
            both, read = (ours, teacher), (linked(d["text"], ours), linked(d["text"], teacher))
            groups = [
                (kind, both, None),
                ("all", both, None),
                (f"{kind} linked", read, None),
                ("all linked", read, None),
            ]
            for group, sides, keep in [*groups, *((t, both, t) for t in TYPES)]:
                a, b = ({x for x in given if keep in (None, x[2])} for given in sides)
                counts.update({(group, "right"): len(a & b), (group, "found"): len(a), (group, "expected"): len(b)})
    for group in sorted({g for g, _ in counts}):
        right, found, expected = (counts[group, k] for k in ("right", "found", "expected"))
        print(f"{group:16} F1 {f1(right, found, expected):.1f}  found {found}  expected {expected}")


if __name__ == "__main__":
    main()
