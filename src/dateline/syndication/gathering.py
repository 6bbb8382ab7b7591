"""From pairs to origins, without chains.

The closest pairs are joined first. Two groups become one if, of the pairs across them, at least `LEAST_COPIES` are
copies and every other pair is two cuts of one longer text: they share `FLOOR` of the shorter one's words, and an
article no shorter than the shorter of the two is a copy of both. So two reports that each hold a third's box of
background, or that a live blog prints one after the other, stay apart, while the head and the tail of one despatch do
not. The order in which articles come does not matter.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from .links import Link

FLOOR = 0.2
LEAST_COPIES = 1 / 3
"""With these two, 104 of the 109 pairs of ECB+ that share half of their runs are in one origin; with a half, 102. Read
by eye, the 12 pairs (of 8,948) that come together without sharing half are edits of one despatch as well."""
MOST_COMPARED = 12
"""Members of a group that are compared when it grows; so hundreds of copies cost no more than a dozen each."""

Compare = Callable[[int, int], Link]
"""The link of two articles, by index, the smaller first."""


def gather(sizes: Sequence[int], links: Mapping[tuple[int, int], Link], compare: Compare) -> list[list[int]]:
    """Groups of indices, each ascending, in order of their first.

    `sizes` are the lengths of the articles in runs, `links` those that are copies, by ascending pair of indices.
    """
    group = [[i] for i in range(len(sizes))]
    for a, b in sorted(links, key=lambda pair: (-links[pair].share, pair)):
        one, other = group[a], group[b]
        if one is not other and _belong(one[:MOST_COMPARED], other[:MOST_COMPARED], sizes, compare):
            joined = sorted(one + other)
            for i in joined:
                group[i] = joined
    return [found for i, found in enumerate(group) if found[0] == i]


def _belong(one: Sequence[int], other: Sequence[int], sizes: Sequence[int], compare: Compare) -> bool:
    def found(a: int, b: int) -> Link:
        return compare(min(a, b), max(a, b))

    across = list(product(one, other))
    apart = [(a, b) for a, b in across if not found(a, b).copy]
    if len(across) - len(apart) < LEAST_COPIES * len(across):
        return False
    if any(found(a, b).share < FLOOR for a, b in apart):
        return False
    return all(
        any(
            sizes[c] >= min(sizes[a], sizes[b]) and found(a, c).copy and found(b, c).copy
            for c in (*one, *other)
            if c not in (a, b)
        )
        for a, b in apart
    )
