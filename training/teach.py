"""What trained encoders think of every word, as probabilities: what the narrow encoder learns from.

Each exported encoder reads every training text, each at another offset of the windows; the mean over the encoders is
kept for each text, (words, ATTRIBUTION_LABELS) of float16.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from data import MIN_FIRST_WINDOW, Labelled
from dateline.annotate.decode import log_softmax
from dateline.annotate.encoder import BATCH_PIECES, Encoder
from dateline.annotate.wordpieces import WINDOW_PIECES, longest_first, pack, windows
from model import ATTRIBUTION_LABELS


def opinion(encoder: Encoder, text: Labelled, first: int) -> np.ndarray:
    """Probabilities of the attribution labels of every word; the first window has `first` pieces."""
    ranges = windows(text.words, first=first)
    packed = [pack(text.words, r) for r in ranges]
    out = np.zeros((len(text.words), ATTRIBUTION_LABELS), dtype=np.float32)
    for group in longest_first([len(p.ids) + 2 for p in packed], BATCH_PIECES):
        for n, rows in zip(group, encoder._outputs([packed[n] for n in group]), strict=True):
            out[slice(*ranges[n])] = np.exp(log_softmax(rows[1:, :ATTRIBUTION_LABELS]))
    return out


def teach(texts: Sequence[Labelled], models: Sequence[Path], out: Path) -> None:
    """Write the mean opinion of the exported encoders on each text, by its number."""
    total: dict[str, np.ndarray] = {}
    for number, folder in enumerate(models):
        encoder, draw = Encoder.load(models=folder), random.Random(number)
        for n, text in enumerate(texts):
            said = opinion(encoder, text, draw.randint(MIN_FIRST_WINDOW, WINDOW_PIECES)) / len(models)
            total[str(n)] = total.get(str(n), np.float32(0)) + said
            if n % 500 == 0:
                print(f"{folder.name}: {n} of {len(texts)} texts", flush=True)
    np.savez(out, **{n: said.astype(np.float16) for n, said in total.items()})


def take(texts: Sequence[Labelled], taught: Path) -> None:
    """Give each text its teachers' opinion."""
    with np.load(taught) as said:
        for n, text in enumerate(texts):
            text.taught = said[str(n)]
