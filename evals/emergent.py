"""Predictions for the run `emergent`: JSONL of {id, stance}, a line for each claim and headline. Gold is never read.

Headlines on a claim that the shipped model was trained on are read with a model trained without that claim
(`folds/emergent.json`), so the figure is honest; any other claim gets the shipped model.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.claim_stance import StanceModel, claim_stance

FOLDS = Path(__file__).with_name("folds") / "emergent.json"


class Folds(msgspec.Struct, frozen=True):
    """`models[i]` was trained without the claims whose number in `claims` is i."""

    models: list[StanceModel] = []
    claims: dict[str, int] = {}


def predict(data: Path, out: Path) -> None:
    """Read the claims and headlines of DATA (.jsonl or .jsonl.gz) and write a stance for each to OUT."""
    held = folds()
    with out.open("w", encoding="utf-8") as file:
        for row in rows(data):
            fold = held.claims.get(str(row["claimId"]))
            model = None if fold is None else held.models[fold]
            stance = claim_stance(row["claimHeadline"], row["articleHeadline"], model=model)
            file.write(json.dumps({"id": row["id"], "stance": stance.label, "fold": fold}) + "\n")


def folds() -> Folds:
    """The models trained without a part of the claims; none where they are not there."""
    return msgspec.json.decode(FOLDS.read_bytes(), type=Folds) if FOLDS.exists() else Folds()


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """The lines of DATA, in its order."""
    raw = data.read_bytes()
    text = (gzip.decompress(raw) if data.suffix == ".gz" else raw).decode("utf-8")
    return (json.loads(line) for line in text.split("\n") if line.strip())
