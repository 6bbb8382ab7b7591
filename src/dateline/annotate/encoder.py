"""The shipped tagger: a small transformer that reads an article once, for attributions and names.

Text -> words and wordpieces (`wordpieces`) -> windows of whole lines -> an int8 ONNX network in two
parts (all six layers, or the first three alone with `fast`) -> labels by Viterbi and links by pointers
(`decode`) -> `Tags`. Trained by `training/encoder.py`; data, figures and limits in
docs/models/encoder.md. ONNX Runtime, `tokenizers` and numpy only. Linear in the length of the text.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..errors import ModelError
from ..records import EntityType, Sentence, Span
from .decode import ATTRIBUTION, ENTITIES, Chunk, Floats, Viterbi, chunks, log_softmax, pointer_scores
from .tagger import Mention, Tags, Triple
from .wordpieces import SPECIAL_FEATURE, Pieces, Words, longest_first, pack, read_words, windows

MODELS = Path(__file__).parent / "models"
UNK, CLS, SEP = 100, 101, 102
REMEMBERED_WORDS = 50_000  # wordpieces of so many words are kept; about 10 MB
BATCH_PIECES = 2880  # sixteen full windows; more is no faster and takes more memory
LABELS = 1 + 2 * len(ATTRIBUTION)
HEADS = LABELS + 1 + 2 * len(ENTITIES)  # pointer vectors follow: content asks, cue answers, cue asks, source answers
LINK = 64
LINK_SCALE = np.float32(LINK**-0.5)
# Chosen on 30 articles of PolNeAR train that the network did not learn from: training/tune.py.
ATTRIBUTION_WEIGHT, ATTRIBUTION_OUTSIDE = 0.15, -0.5
CUE_DISTANCE, SOURCE_DISTANCE = 1.5, 0.5
ENTITY_WEIGHT = 0.3
Integers = NDArray[np.int64]
ENTITY_TYPES: dict[str, EntityType] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "other": "other",
}


class Encoder:
    """A `Tagger`. Make one with `Encoder.load()`, one a process; not for several threads at once."""

    def __init__(self, lower: Any, upper: Any | None, tokenizer: Tokenizer, settings: dict[str, Any]) -> None:
        self.name = str(settings["name"]) if upper else f"{settings['name']}-fast"
        self._lower, self._upper = lower, upper
        self._attributions = Viterbi(settings["attribution"], ATTRIBUTION_WEIGHT, outside=ATTRIBUTION_OUTSIDE)
        self._entities = Viterbi(settings["entities"], ENTITY_WEIGHT)

        @lru_cache(maxsize=REMEMBERED_WORDS)
        def pieces(word: str) -> Pieces:
            whole = word.encode("utf8", "replace").decode("utf8")  # half a surrogate pair is no text to tokenizers
            return tuple(tokenizer.encode(whole, add_special_tokens=False).ids) or (UNK,)

        self._pieces = pieces

    @classmethod
    def load(cls, *, fast: bool = False, threads: int = 1, models: Path = MODELS) -> Self:
        """Read the shipped model; `fast` is twice as quick and less exact. Raises ModelError."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the arena keeps the largest batch's memory for good
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            settings = json.loads((models / "encoder.json").read_text(encoding="utf8"))
            tokenizer = Tokenizer.from_file(str(models / "tokenizer.json"))
            names = ["encoder-lower.onnx"] if fast else ["encoder-lower.onnx", "encoder-upper.onnx"]
            networks = [
                onnxruntime.InferenceSession(str(models / n), options, providers=["CPUExecutionProvider"])
                for n in names
            ]
        except Exception as error:  # onnxruntime and tokenizers raise many kinds, some bare Exceptions
            raise ModelError(f"the encoder in {models} can't be read ({error}); install Dateline again") from error
        return cls(networks[0], None if fast else networks[1], tokenizer, settings)

    def tag(self, text: str, sentences: Sequence[Sentence] = ()) -> Tags:
        """Attributions and names of `text`. Furniture is left out; lines are found in the text itself."""
        words = without_furniture(read_words(text, self._pieces), sentences)
        triples: list[Triple] = []
        mentions: list[Mention] = []
        for first, outputs, attribution, entities in self._read(words):
            spans = Spans(words, first)
            triples.extend(linked(chunks(attribution, ATTRIBUTION), outputs, spans))
            mentions.extend(spans.mention(c, text) for c in chunks(entities, ENTITIES))
        triples.sort(key=lambda t: min(start for part in (t.source, t.cue, t.content) for start, _ in part))
        return Tags(triples=tuple(triples), mentions=tuple(sorted(mentions, key=lambda m: m.start)))

    def _read(self, words: Words) -> Iterator[tuple[int, Floats, NDArray[np.intp], NDArray[np.intp]]]:
        """For each window: its first word, outputs ([CLS] first, then a row a word), and both kinds of labels."""
        ranges = windows(words)
        packed = [pack(words, r) for r in ranges]
        for group in longest_first([len(ids) + 2 for ids, _, _ in packed], BATCH_PIECES):
            length = max(len(packed[w][0]) for w in group) + 2
            ids = np.zeros((len(group), length), dtype=np.int64)
            features = np.full((len(group), length), SPECIAL_FEATURE, dtype=np.int64)
            mask = np.zeros((len(group), length), dtype=np.int64)
            for row, w in enumerate(group):
                pieces, kinds, _ = packed[w]
                n = len(pieces)
                ids[row, : n + 2] = [CLS, *pieces, SEP]
                features[row, 1 : n + 1] = kinds
                mask[row, : n + 2] = 1
            outputs = self._run(ids, features, mask)
            rows = [outputs[row][[0, *(1 + b for b in packed[w][2])]] for row, w in enumerate(group)]
            lengths = [len(r) - 1 for r in rows]
            padded = np.zeros((len(group), max(lengths), HEADS), dtype=np.float32)
            for row, r in enumerate(rows):
                padded[row, : len(r) - 1] = r[1:, :HEADS]
            attribution = self._attributions.labels(log_softmax(padded[..., :LABELS]), lengths)
            entities = self._entities.labels(log_softmax(padded[..., LABELS:]), lengths)
            for row, w in enumerate(group):
                yield ranges[w][0], rows[row], attribution[row], entities[row]

    def _run(self, ids: Integers, features: Integers, mask: Integers) -> Floats:
        """The heads' outputs, (windows, pieces, HEADS + 4 * LINK)."""
        inputs = {"ids": ids, "features": features, "mask": mask}
        result: Floats
        if self._upper is None:
            (result,) = self._lower.run(["fast"], inputs)
        else:
            (hidden,) = self._lower.run(["hidden"], inputs)
            (result,) = self._upper.run(["full"], {"hidden": hidden, "mask": mask})
        return result


class Spans:
    """Words of a window -> characters of the text."""

    def __init__(self, words: Words, first: int) -> None:
        self._words, self._first = words, first

    def span(self, chunk: Chunk) -> Span:
        return self._words.starts[self._first + chunk.start], self._words.ends[self._first + chunk.end - 1]

    def mention(self, chunk: Chunk, text: str) -> Mention:
        """A name without its possessive ending."""
        start, end = self.span(chunk)
        for ending in ("'s", "’s"):
            if text[start:end].endswith(ending) and end - start > len(ending):
                end -= len(ending)
        stripped = len(text[start:end].rstrip())
        return Mention(start=start, end=start + stripped, type=ENTITY_TYPES[chunk.kind])


def without_furniture(words: Words, sentences: Sequence[Sentence]) -> Words:
    """The words that stand in no furniture."""
    furniture = [(s.start, s.end) for s in sentences if s.kind == "furniture"]
    if not furniture:
        return words
    starts = np.array(words.starts)
    keep = np.ones(len(words), dtype=bool)
    for start, end in furniture:
        keep[np.searchsorted(starts, start) : np.searchsorted(starts, end)] = False
    kept = np.flatnonzero(keep).tolist()
    return Words(
        starts=[words.starts[i] for i in kept],
        ends=[words.ends[i] for i in kept],
        pieces=[words.pieces[i] for i in kept],
        features=[words.features[i] for i in kept],
        line_starts=[words.line_starts[i] for i in kept],
    )


def nearest(asks: Floats, answers: Floats, piece: Chunk, goals: Sequence[Chunk], distance: float) -> int:
    """Index of the goal that `piece` points to, or len(goals) for nowhere.

    Pointers say how strongly; each doubling of the words between takes `distance` * log 2 off.
    """
    scores = pointer_scores(asks[piece.start : piece.end], answers[1:], answers[0], goals)
    for n, goal in enumerate(goals):
        between = max(piece.start - goal.end, goal.start - piece.end, 0)
        scores[n] -= distance * np.log1p(between)
    return int(scores.argmax())


def linked(found: Sequence[Chunk], outputs: Floats, spans: Spans) -> list[Triple]:
    """One attribution a cue: the content pieces that point to it, and the source it points to.

    Content that points nowhere stands alone; a cue without content is dropped. outputs: [CLS] first,
    then a row a word of the window.
    """
    sources, cues, contents = ([c for c in found if c.kind == kind] for kind in ATTRIBUTION)
    content_asks, cue_answers, cue_asks, source_answers = np.split(outputs[:, HEADS:], 4, axis=1)
    content_asks, cue_asks = content_asks[1:] * LINK_SCALE, cue_asks[1:] * LINK_SCALE
    held: dict[int, list[Chunk]] = {}
    for content in contents:
        cue = nearest(content_asks, cue_answers, content, cues, CUE_DISTANCE)
        held.setdefault(cue, []).append(content)
    triples = [Triple(content=(spans.span(content),)) for content in held.pop(len(cues), [])]
    for cue, pieces in held.items():
        source = nearest(cue_asks, source_answers, cues[cue], sources, SOURCE_DISTANCE)
        triples.append(
            Triple(
                source=(spans.span(sources[source]),) if source < len(sources) else (),
                cue=(spans.span(cues[cue]),),
                content=tuple(spans.span(c) for c in pieces),
            )
        )
    return triples
