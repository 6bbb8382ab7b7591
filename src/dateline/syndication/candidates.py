"""Pairs of articles worth comparing in full.

Of all runs, those whose hash is a multiple of `SAMPLE` are kept (Broder 1997, the mod-m sketch): unlike MinHash, such a
sample tells a short text inside a long one as well as two texts alike as wholes. Each kept run pairs the articles that
hold it, each with the `REACH` before it; so the cost is linear even where hundreds print one despatch.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .sheets import Hashes, Sheet

SAMPLE = 2
"""One run in two: of a copy of 30 runs that shares the least share that counts, 15, none is kept once in 30,000."""
REACH = 20
"""Articles before, in order of time, with which one that holds the same run is paired. A copy of the hundredth copy is
paired with the twenty before it, and gathers with them."""
LEAST = 0.1
"""Least share of the shorter one's runs that the shared sample must stand for: far under any threshold."""


def candidates(sheets: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) of indices that share enough sampled runs, in ascending order."""
    sampled = [sheet.runs[sheet.runs % np.uint64(SAMPLE) == 0] for sheet in sheets]
    sizes = np.array([len(sheet.runs) for sheet in sheets], np.int64)
    if not sizes.any():
        return []
    keys = np.concatenate(sampled)
    holders = np.repeat(np.arange(len(sheets), dtype=np.int64), [len(one) for one in sampled])
    order = np.lexsort((holders, keys))
    pairs, counts = _meetings(keys[order], holders[order], len(sheets))
    first, second = pairs // len(sheets), pairs % len(sheets)
    enough = counts * SAMPLE >= LEAST * np.minimum(sizes[first], sizes[second])
    return [(int(a), int(b)) for a, b in zip(first[enough], second[enough], strict=True)]


def _meetings(keys: Hashes, holders: NDArray[np.int64], n: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs (as earlier * n + later) that hold a key in common, and how many."""
    found: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for step in range(1, REACH + 1):
        same = keys[step:] == keys[:-step]
        if not same.any():
            break
        found.append(holders[:-step][same] * n + holders[step:][same])
    return np.unique(np.concatenate(found), return_counts=True)
