"""What the published model says of each sentence, for the vector head to learn.

all-MiniLM-L6-v2 reads each sentence alone: the mean of its last states over the pieces, at length 1 (Reimers &
Gurevych 2019). Turned to its principal axes, of which the first `VECTOR` are kept; the turn keeps cosines.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from data import CLS, SEP, Labelled
from dateline.annotate.sentences import split
from dateline.annotate.wordpieces import SPECIAL_FEATURE, longest_first
from model import VECTOR, Encoder, published

MIN_WORDS, MAX_PIECES = 4, 126  # shorter ones say little; longer ones are cut
BATCH_PIECES = 3000
EVERY = 2  # half of the texts will do


def sentences(text: Labelled, whole: str) -> list[tuple[int, int]]:
    """Ranges of words, one a sentence of body text."""
    starts = np.array(text.words.starts)
    found = []
    for sentence in split(whole):
        a, b = int(np.searchsorted(starts, sentence.start)), int(np.searchsorted(starts, sentence.end))
        if b - a >= MIN_WORDS and sentence.kind in ("body", "headline"):
            found.append((a, b))
    return found


@torch.no_grad()
def embedded(model: Encoder, texts: Sequence[Labelled], ranges: Sequence[tuple[int, int, int]]) -> np.ndarray:
    """ranges: (number of the text, first word, end) -> (sentences, HIDDEN) of length 1."""
    ids = [[p for i in range(a, b) for p in texts[n].words.pieces[i]][:MAX_PIECES] for n, a, b in ranges]
    out = np.zeros((len(ids), model.words.embedding_dim), dtype=np.float32)
    for number, group in enumerate(longest_first([len(i) + 2 for i in ids], BATCH_PIECES)):
        width = max(len(ids[n]) for n in group) + 2
        batch, mask = torch.zeros(len(group), width, dtype=torch.long), torch.zeros(len(group), width)
        for row, n in enumerate(group):
            batch[row, : len(ids[n]) + 2] = torch.tensor([CLS, *ids[n], SEP])
            mask[row, : len(ids[n]) + 2] = 1
        x = model.states(batch, torch.full_like(batch, SPECIAL_FEATURE), mask)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[group] = torch.nn.functional.normalize(mean, dim=-1).numpy()
        if number % 100 == 0:
            print(f"vectors: batch {number}", flush=True)
    return out


def write_vectors(texts: Sequence[Labelled], wholes: Sequence[str], base: Path, out: Path) -> None:
    """Keep ranges (n, 3) and vectors (n, VECTOR) of the sentences of every second text."""
    model = Encoder()
    model.load_state_dict(published(base), strict=False)
    ranges = [(n, a, b) for n in range(0, len(texts), EVERY) for a, b in sentences(texts[n], wholes[n])]
    found = embedded(model.eval(), texts, ranges)
    axes = np.linalg.eigh(found.T @ found)[1][:, ::-1][:, :VECTOR]
    np.savez(out, ranges=np.array(ranges), vectors=(found @ axes).astype(np.float16), axes=axes)


def take_vectors(texts: Sequence[Labelled], kept: Path) -> None:
    """Give each text its sentences and their vectors."""
    with np.load(kept) as held:
        ranges, vectors = held["ranges"], held["vectors"]
    for n, text in enumerate(texts):
        mine = ranges[:, 0] == n
        text.sentences, text.vectors = ranges[mine, 1:], vectors[mine]
