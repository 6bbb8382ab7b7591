"""Labelled texts -> windows of wordpieces with their labels, drawn anew each epoch."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.annotate.wordpieces import OTHER, SPECIAL_FEATURE, WINDOW_PIECES, Words, read_words, windows
from model import ATTRIBUTION_LABELS

CLS, SEP, UNK = 101, 102, 100
IGNORE = -100
SOURCE, CUE, CONTENT = 1, 3, 5  # the B label of each; I is one more
ENTITY = {"person": 1, "organisation": 3, "place": 5, "other": 7}
MIN_FIRST_WINDOW = 40  # wordpieces in an article's first window of an epoch, drawn up to WINDOW_PIECES
LINE_BREAKS_AT_SENTENCES, LINE_BREAKS_HIDDEN = 0.1, 0.1  # shares of windows, for texts laid out otherwise
NOWHERE = (-1, -1)


class Pieces:
    """Wordpieces of a word, remembered."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        if word not in self._known:
            self._known[word] = tuple(self._tokenizer.encode(word, add_special_tokens=False).ids) or (UNK,)
        return self._known[word]


@dataclass
class Labelled:
    """A text as words with labels. `links`: for a content word its cue's range, for a cue's word its source's."""

    id: str
    words: Words
    attribution: list[int]
    entities: list[int]
    links: dict[int, tuple[int, int]]
    taught: np.ndarray | None = None  # (words, ATTRIBUTION_LABELS), what the teachers think of each word


def _bio(words: Words, spans: list[list[int]], label: int, into: list[int]) -> list[range]:
    """Write B and I labels of non-overlapping spans; the word ranges, empty ones left out."""
    starts, ends = np.array(words.starts), np.array(words.ends)
    ranges = []
    for start, end in spans:
        a, b = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
        for i in range(a, b):
            into[i] = label + (i > a)
        if b > a:
            ranges.append(range(a, b))
    return ranges


def labelled(d: dict, pieces: Pieces) -> Labelled:
    """Labels of one line of `silver.py`'s output."""
    words = read_words(d["text"], pieces)
    attribution = [0 if "attributions" in d else IGNORE] * len(words)
    entities = [0] * len(words)
    links: dict[int, tuple[int, int]] = {}
    found = d.get("attributions", [])
    ranges = [
        {k: _bio(words, a[k], b, attribution) for k, b in (("content", CONTENT), ("source", SOURCE))} for a in found
    ]
    for a, r in zip(found, ranges, strict=True):
        cues = _bio(words, a["cue"], CUE, attribution)  # last: a cue inside another's content still counts
        for cue in cues:
            source = r["source"][0] if r["source"] else None
            links.update(dict.fromkeys(cue, (source.start, source.stop) if source else NOWHERE))
        for content in r["content"]:
            links.update(
                {i: (cues[0].start, cues[0].stop) if cues else NOWHERE for i in content if attribution[i] >= CONTENT}
            )
    for start, end, kind in d["entities"]:
        _bio(words, [[start, end]], ENTITY[kind], entities)
    return Labelled(d["id"], words, attribution, entities, links)


def read(path: Path, tokenizer: Path) -> tuple[list[Labelled], list[Labelled]]:
    """Texts to train on and texts held out."""
    pieces = Pieces(tokenizer)
    train: list[Labelled] = []
    held: list[Labelled] = []
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            d = json.loads(line)
            (train if d["split"] == "train" else held).append(labelled(d, pieces))
    return train, held


@dataclass
class Batch:
    """ids, features, mask: (batch, pieces); begins, there: (batch, 1 + words), where [CLS] and each word begin, and
    whether they are there. The rest by words: labels (batch, words); `taught` (batch, words, labels), all zero where
    no teacher spoke; `links` (batch, words, words + 1), True where a link may point, the last column for nowhere."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    begins: Tensor
    there: Tensor
    attribution: Tensor
    taught: Tensor
    entities: Tensor
    links: Tensor


def _line_breaks(features: np.ndarray, draw: random.Random) -> np.ndarray:
    """Sometimes hide line breaks, sometimes pretend one after each sentence."""
    p = draw.random()
    if p < LINE_BREAKS_HIDDEN:
        return features & ~1
    if p < LINE_BREAKS_HIDDEN + LINE_BREAKS_AT_SENTENCES:
        ends = np.r_[False, features[:-1] // 8 == OTHER] & np.isin(features // 8, (1, 2, 3))
        return features | ends  # coarse: after any mark before a capital
    return features


def batch(items: list[tuple[Labelled, tuple[int, int]]], draw: random.Random) -> Batch:
    """One batch of windows, padded to its longest."""
    rows = []
    for text, (a, b) in items:
        features = _line_breaks(np.array(text.words.features[a:b]), draw)
        lengths = [len(text.words.pieces[i]) for i in range(a, b)]
        ids = [CLS, *(p for i in range(a, b) for p in text.words.pieces[i]), SEP]
        rows.append(
            (ids, [SPECIAL_FEATURE, *np.repeat(features, lengths), SPECIAL_FEATURE], 1 + np.cumsum([0, *lengths[:-1]]))
        )
    length, width, n = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows), len(rows)
    out = Batch(
        ids=torch.zeros(n, length, dtype=torch.long),
        features=torch.zeros(n, length, dtype=torch.long),
        mask=torch.zeros(n, length, dtype=torch.long),
        begins=torch.zeros(n, 1 + width, dtype=torch.long),
        there=torch.zeros(n, 1 + width, dtype=torch.long),
        attribution=torch.full((n, width), IGNORE),
        taught=torch.zeros(n, width, ATTRIBUTION_LABELS),
        entities=torch.full((n, width), IGNORE),
        links=torch.zeros(n, width, width + 1, dtype=torch.bool),
    )
    for r, ((ids, features, begins), (text, (a, b))) in enumerate(zip(rows, items, strict=True)):
        out.ids[r, : len(ids)] = torch.tensor(ids)
        out.features[r, : len(ids)] = torch.tensor(features)
        out.mask[r, : len(ids)] = 1
        out.begins[r, 1 : 1 + b - a] = torch.from_numpy(begins)
        out.there[r, : 1 + b - a] = 1
        if text.taught is not None:
            out.taught[r, : b - a] = torch.from_numpy(text.taught[a:b].astype(np.float32))
        out.attribution[r, : b - a] = torch.tensor(text.attribution[a:b])
        out.entities[r, : b - a] = torch.tensor(text.entities[a:b])
        for i in range(a, b):
            if i in text.links:
                start, end = (max(x, a) if x >= 0 else x for x in text.links[i])
                inside = a <= start < min(end, b)
                out.links[r, i - a, start - a : min(end, b) - a] = inside
                out.links[r, i - a, width] = not inside
    return out


def epoch(texts: list[Labelled], size: int, shares: int, draw: random.Random, pool: int = 48) -> Iterator[list[Batch]]:
    """Every text once, its windows at a random offset. A step's windows are of like length, in `shares` parts."""
    items = [(t, w) for t in texts for w in windows(t.words, first=draw.randint(MIN_FIRST_WINDOW, WINDOW_PIECES))]
    draw.shuffle(items)
    groups = []
    for k in range(0, len(items), size * pool):
        part = sorted(items[k : k + size * pool], key=lambda x: sum(map(len, x[0].words.pieces[slice(*x[1])])))
        groups.extend(part[j : j + size] for j in range(0, len(part), size))
    draw.shuffle(groups)
    for group in groups:
        yield [batch(group[n::shares], draw) for n in range(shares) if group[n::shares]]
