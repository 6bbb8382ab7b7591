"""Trained network -> the files that ship: int8 ONNX, tokenizer, and the decoder's settings."""

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from data import IGNORE, Labelled
from model import ATTRIBUTION_LABELS, ENTITY_LABELS, EXITS, HIDDEN, Encoder, attention_bias

NAME = "encoder-v4"
OPSET = 17
NETWORKS = ("encoder-lower.onnx", "encoder-upper.onnx")


def fingerprint(files: list[Path]) -> str:
    """Eight hexadecimal digits that change with the weights."""
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:8]


def transitions(texts: list[Labelled], field: str, labels: int) -> list[list[float]]:
    """Log of how often a label follows another in training texts, one added to each count."""
    counts = np.ones((labels, labels))
    for text in texts:
        sequence = np.array(getattr(text, field))
        if len(sequence) and sequence[0] != IGNORE:
            np.add.at(counts, (sequence[:-1], sequence[1:]), 1)
    return np.round(np.log(counts / counts.sum(1, keepdims=True)), 3).tolist()


class Lower(nn.Module):
    """Up to the fast exit: hidden states, of which `Upper` takes the words' first, and the fast exit's outputs."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x, bias = self.model.embedded(ids, features), attention_bias(mask)
        for layer in self.model.layers[: EXITS[0]]:
            x = layer(x, bias)
        return x, self.model.heads[str(EXITS[0])](x)


class Upper(nn.Module):
    """From the fast exit's hidden states to the last exit's outputs."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        bias = attention_bias(mask)
        for layer in self.model.layers[EXITS[0] :]:
            hidden = layer(hidden, bias)
        return self.model.heads[str(EXITS[1])](hidden)


def to_onnx(part: nn.Module, inputs: dict[str, Tensor], outputs: list[str], out: Path) -> None:
    """One part of the network, int8 by dynamic quantisation."""
    axes = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            part.eval(),
            tuple(inputs.values()),
            str(full),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=dict.fromkeys([*inputs, *outputs], axes),
            opset_version=OPSET,
            dynamo=False,
        )
        # Seven bits: without them, sums overflow on processors older than VNNI.
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def export(model: Encoder, texts: list[Labelled], tokenizer: Path, out: Path) -> None:
    """Write encoder-lower.onnx, encoder-upper.onnx, encoder.json and tokenizer.json under `out`."""
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 9, dtype=torch.long)
    inputs = {"ids": ids, "features": torch.zeros_like(ids), "mask": ids}
    to_onnx(Lower(model), inputs, ["hidden", "fast"], out / "encoder-lower.onnx")
    inputs = {"hidden": torch.zeros(2, 9, HIDDEN), "mask": ids}
    to_onnx(Upper(model), inputs, ["full"], out / "encoder-upper.onnx")
    settings = {
        "name": f"{NAME}-{fingerprint([out / f for f in NETWORKS])}",
        "attribution": transitions(texts, "attribution", ATTRIBUTION_LABELS),
        "entities": transitions(texts, "entities", ENTITY_LABELS),
    }
    (out / "encoder.json").write_text(json.dumps(settings) + "\n")
    slim = json.loads(tokenizer.read_text(encoding="utf8")) | {"truncation": None, "padding": None}
    (out / "tokenizer.json").write_text(json.dumps(slim, ensure_ascii=False), encoding="utf8")
