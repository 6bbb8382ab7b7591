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
from .decode import ATTRIBUTION, ENTITIES, NEVER, Chunk, Floats, Viterbi, chunks, log_softmax, pointer_scores, products
from .tagger import Mention, Tags, Triple
from .wordpieces import SPECIAL_FEATURE, Packed, Pieces, Words, longest_first, pack, read_words, windows

MODELS = Path(__file__).parent / "models"
UNK, CLS, SEP = 100, 101, 102
REMEMBERED_WORDS = 50_000  # wordpieces of so many words are kept; about 10 MB
BATCH_PIECES = 720  # wordpieces in one run of the network, four full windows; more takes memory and is no faster
# No window shorter than this, by the longest, runs with it: that saves a third of the padding. With .9 it is three
# quarters, but whatever runs together moves the ranges of the int8 sums, and dev's indirect contents fell just under
# their floor.
ALIKE = 0.4
DECODED_PIECES = 2880  # decoded together, which costs little memory and less time
# ONNX Runtime's joined kernel takes some eight times as long as the addition and the normalisation apart.
SLOW_FUSIONS = ["SkipLayerNormFusion"]
LABELS = 1 + 2 * len(ATTRIBUTION)
HEADS = LABELS + 1 + 2 * len(ENTITIES)  # pointer vectors follow: content asks, cue answers, cue asks, source answers
LINK = 64
LINK_SCALE = np.float32(LINK**-0.5)
# Chosen on 30 articles of PolNeAR train that the network did not learn from: training/tune.py.
ATTRIBUTION_WEIGHT = 0.3
ATTRIBUTION_BONUS = (-0.3, 0.5, 0.4, 0.0)  # outside, source, cue, content: misses are dearer than extra words
CUE_DISTANCE, SOURCE_DISTANCE = 1.5, 0.5
# Content whose pointers land on no cue is doubted: `vouch`. Flat for weights of 0.3 to 0.5 and floors of .005 to .1.
VOUCH_WEIGHT, VOUCH_FLOOR = 0.4, np.float32(0.02)
FAINT = 0.05  # a word less likely content than this isn't asked, which saves work
ENTITY_WEIGHT, ENTITY_BONUS = 0.3, (-1.0,)
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
        self._attributions = Viterbi(settings["attribution"], ATTRIBUTION_WEIGHT, bonus=ATTRIBUTION_BONUS)
        self._entities = Viterbi(settings["entities"], ENTITY_WEIGHT, bonus=ENTITY_BONUS)

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
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            settings = json.loads((models / "encoder.json").read_text(encoding="utf8"))
            tokenizer = Tokenizer.from_file(str(models / "tokenizer.json"))
            names = ["encoder-lower.onnx"] if fast else ["encoder-lower.onnx", "encoder-upper.onnx"]
            networks = [
                onnxruntime.InferenceSession(
                    str(models / n), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
                )
                for n in names
            ]
        except Exception as error:  # onnxruntime and tokenizers raise many kinds, some bare Exceptions
            raise ModelError(f"the encoder in {models} can't be read ({error}); install Dateline again") from error
        return cls(networks[0], None if fast else networks[1], tokenizer, settings)

    def tag(self, text: str, sentences: Sequence[Sentence] = ()) -> Tags:
        """Attributions and names of `text`. Lines are found in the text itself.

        `sentences` cover it in order, or are empty. Furniture is left out, dates and datelines give no
        attributions, and no span goes on over the border of a headline, a date, a dateline or furniture, nor over
        that of a paragraph unless it is a quotation.
        """
        words = read_words(text, self._pieces, sentences)
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
        lengths = [len(p.ids) + 2 for p in packed]
        for group in longest_first(lengths, DECODED_PIECES):
            rows: list[Floats] = []
            for batch in longest_first([lengths[w] for w in group], BATCH_PIECES, alike=ALIKE):
                rows.extend(self._outputs([packed[group[n]] for n in batch]))
            widths = [len(r) - 1 for r in rows]
            padded = np.zeros((len(group), max(widths), HEADS), dtype=np.float32)
            for row, r in enumerate(rows):
                padded[row, : len(r) - 1] = r[1:, :HEADS]
            logp = log_softmax(padded[..., :LABELS]), log_softmax(padded[..., LABELS:])
            for row, w in enumerate(group):
                vouch(logp[0][row, : widths[row]], rows[row])
                forbid(logp[0][row], logp[1][row], words, ranges[w])
            attribution = self._attributions.labels(logp[0], widths)
            entities = self._entities.labels(logp[1], widths)
            for row, w in enumerate(group):
                yield ranges[w][0], rows[row], attribution[row], entities[row]

    def _outputs(self, batch: Sequence[Packed]) -> list[Floats]:
        """The heads' outputs of each window, [CLS] first, then a row a word."""
        shape = (len(batch), max(len(p.ids) for p in batch) + 2)
        ids = np.zeros(shape, dtype=np.int64)
        features = np.full(shape, SPECIAL_FEATURE, dtype=np.int64)
        mask = np.zeros(shape, dtype=np.int64)
        for row, p in enumerate(batch):
            n = len(p.ids)
            ids[row, : n + 2] = [CLS, *p.ids, SEP]
            features[row, 1 : n + 1] = p.features
            mask[row, : n + 2] = 1
        places = [[0, *(1 + b for b in p.begins)] for p in batch]
        inputs = {"ids": ids, "features": features, "mask": mask}
        if self._upper is None:
            (outputs,) = self._lower.run(["fast"], inputs)
            return [outputs[row][place] for row, place in enumerate(places)]
        (hidden,) = self._lower.run(["hidden"], inputs)
        # The upper layers were taught to read the first piece of each word only: a sixth less work.
        firsts = np.zeros((len(batch), max(len(place) for place in places), hidden.shape[-1]), dtype=np.float32)
        there = np.zeros(firsts.shape[:2], dtype=np.int64)
        for row, place in enumerate(places):
            firsts[row, : len(place)] = hidden[row][place]
            there[row, : len(place)] = 1
        (outputs,) = self._upper.run(["full"], {"hidden": firsts, "mask": there})
        return [outputs[row, : len(place)] for row, place in enumerate(places)]


def vouch(attribution: Floats, outputs: Floats) -> None:
    """Take from content's scores, in place, as far as each word's pointer doesn't land on what looks like a cue.

    attribution: (words, labels), log probabilities; outputs: [CLS] first, then a row a word.
    """
    probable = np.exp(attribution)
    asked = np.flatnonzero(probable[:, 5] + probable[:, 6] > FAINT)
    if not len(asked):
        return
    asks, answers = outputs[1 + asked, HEADS : HEADS + LINK], outputs[:, HEADS + LINK : HEADS + 2 * LINK]
    lands = products(asks * LINK_SCALE, answers)
    lands = np.exp(lands - lands.max(1, keepdims=True))
    on_cue = np.einsum("ab,b->a", lands[:, 1:], probable[:, 3] + probable[:, 4]) / lands.sum(1)
    attribution[asked, 5:] += VOUCH_WEIGHT * np.log(on_cue + VOUCH_FLOOR)[:, None]


def forbid(attribution: Floats, entities: Floats, words: Words, window: tuple[int, int]) -> None:
    """Take away, in place, the labels that the text's sentences rule out. Scores: (words, labels), padded."""
    borders = np.flatnonzero(words.borders[slice(*window)])
    attribution[borders, 2::2] = NEVER
    entities[borders, 2::2] = NEVER
    attribution[np.flatnonzero(words.mute[slice(*window)]), 1:] = NEVER


class Spans:
    """Words of a window -> characters of the text."""

    def __init__(self, words: Words, first: int) -> None:
        self._words, self._first = words, first

    def headings(self, found: Sequence[Chunk]) -> NDArray[np.intp]:
        """The headline that each piece stands in, 0 for none."""
        return np.array([self._words.headings[self._first + c.start] for c in found], dtype=np.intp)

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


def nearest(
    asks: Floats, answers: Floats, pieces: Sequence[Chunk], goals: Sequence[Chunk], distance: float, spans: Spans
) -> list[int]:
    """For each piece the index of the goal that it points to, or len(goals) for nowhere.

    asks, answers: [CLS] first, then a row a word. Pointers say how strongly; each doubling of the words
    between takes `distance` * log 2 off. A headline's pieces point at its own alone.
    """
    if not pieces or not goals:
        return [len(goals)] * len(pieces)
    scores = pointer_scores(asks[1:] * LINK_SCALE, answers[1:], answers[0], pieces, goals)
    piece, goal = (np.array([[c.start, c.end] for c in chunk]) for chunk in (pieces, goals))
    between = np.maximum(piece[:, :1] - goal[:, 1], goal[:, 0] - piece[:, 1:])
    scores[:, :-1] -= distance * np.log1p(np.maximum(between, 0))
    scores[:, :-1][spans.headings(pieces)[:, None] != spans.headings(goals)] = NEVER
    return [int(n) for n in scores.argmax(1)]


def linked(found: Sequence[Chunk], outputs: Floats, spans: Spans) -> list[Triple]:
    """One attribution a cue: the content pieces that point to it, and the source it points to.

    Content that points nowhere stands alone; a cue without content is dropped. outputs: [CLS] first,
    then a row a word of the window.
    """
    sources, cues, contents = ([c for c in found if c.kind == kind] for kind in ATTRIBUTION)
    content_asks, cue_answers, cue_asks, source_answers = np.split(outputs[:, HEADS:], 4, axis=1)
    held: dict[int, list[Span]] = {}
    to_cues = nearest(content_asks, cue_answers, contents, cues, CUE_DISTANCE, spans)
    for content, cue in zip(contents, to_cues, strict=True):
        held.setdefault(cue, []).append(spans.span(content))
    triples = [Triple(content=(span,)) for span in held.pop(len(cues), [])]
    named = nearest(cue_asks, source_answers, cues, sources, SOURCE_DISTANCE, spans)
    for cue, content_spans in held.items():
        source = sources[named[cue] : named[cue] + 1]  # none where the cue points nowhere
        triples.append(
            Triple(
                source=tuple(spans.span(s) for s in source),
                cue=(spans.span(cues[cue]),),
                content=tuple(content_spans),
            )
        )
    return triples
