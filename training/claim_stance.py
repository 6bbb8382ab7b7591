"""Train the model that tells what a text does with a claim, and the folds that the evaluation uses.

    python training/claim_stance.py

Writes src/dateline/claim_stance/model.json (trained on all claims of Emergent under ../shared/corpora) and
evals/folds/emergent.json (for each tenth of the claims, trained without it). Takes a minute.

Softmax regression under ridge. How strong the ridge is gets chosen by log loss, cross-validated by claim within the
training claims alone, for each fold anew. A feature counts if it occurs with at least `CLAIMS` training claims, so that
the words of a topic stay out. The Fake News Challenge is built from Emergent and must never be used here.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from evals.emergent import FOLDS, Folds, rows
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.claim_stance import LABELS, StanceModel, features

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "corpora" / "disputes" / "emergent_dev.jsonl.gz"
MODEL = ROOT / "src" / "dateline" / "claim_stance" / "model.json"

CLAIMS = 3
RIDGES = (1.0, 3.0, 10.0, 30.0)
OUTER, INNER = 10, 5
SEED = 1
STEPS = 500
DIGITS = 2
# Weights that round to less than this for all three stances are left out of the file.
LEAST = 0.02


class Pairs:
    """Claims and headlines with their features and stances."""

    def __init__(self, table: Sequence[dict[str, Any]]) -> None:
        self.claims = [str(row["claimId"]) for row in table]
        self.features = [features(row["claimHeadline"], row["articleHeadline"]) for row in table]
        self.stances = np.array([LABELS.index(row["articleHeadlineStance"]) for row in table])

    def of(self, claims: Iterable[str]) -> list[int]:
        """The places of the pairs of these claims."""
        wanted = set(claims)
        return [i for i, claim in enumerate(self.claims) if claim in wanted]

    def train(self, claims: Iterable[str], ridge: float) -> StanceModel:
        """A model of these claims."""
        places = self.of(claims)
        seen: dict[str, set[str]] = defaultdict(set)
        for i in places:
            for name in self.features[i]:
                seen[name].add(self.claims[i])
        common = {name for name, with_claims in seen.items() if len(with_claims) >= CLAIMS}
        kept = [{name: n for name, n in self.features[i].items() if name in common} for i in places]
        columns = DictVectorizer()
        fitted = LogisticRegression(C=1 / ridge, max_iter=STEPS).fit(columns.fit_transform(kept), self.stances[places])
        weights = dict(zip(columns.get_feature_names_out(), fitted.coef_.T.round(DIGITS).tolist(), strict=True))
        return StanceModel(
            bias=tuple(fitted.intercept_.round(DIGITS).tolist()),
            weights={name: tuple(w) for name, w in sorted(weights.items()) if max(map(abs, w)) >= LEAST},
        )

    def loss(self, model: StanceModel, claims: Iterable[str]) -> float:
        """Summed log loss of the model on these claims."""
        read = ((model.read(self.features[i]), self.stances[i]) for i in self.of(claims))
        return -sum(float(np.log((one.supports, one.opposes, one.observes)[gold])) for one, gold in read)


def folded(claims: Iterable[str], count: int) -> dict[str, int]:
    """Claim -> its fold, by lot."""
    shuffled = sorted(set(claims))
    random.Random(SEED).shuffle(shuffled)
    return {claim: i % count for i, claim in enumerate(shuffled)}


def chosen(pairs: Pairs, claims: Sequence[str]) -> float:
    """The ridge with the least loss, cross-validated within these claims."""
    fold_of = folded(claims, INNER)

    def loss(ridge: float) -> float:
        parts = [
            ({c for c in fold_of if fold_of[c] != k}, {c for c in fold_of if fold_of[c] == k}) for k in range(INNER)
        ]
        return sum(pairs.loss(pairs.train(rest, ridge), held) for rest, held in parts)

    return min(RIDGES, key=loss)


def main() -> None:
    """Train without each fold, then on everything."""
    pairs = Pairs(list(rows(DATA)))
    fold_of = folded(pairs.claims, OUTER)
    models = []
    for fold in range(OUTER):
        rest = [claim for claim in fold_of if fold_of[claim] != fold]
        ridge = chosen(pairs, rest)
        print(f"fold {fold}: ridge {ridge}", flush=True)
        models.append(pairs.train(rest, ridge))
    ridge = chosen(pairs, list(fold_of))
    print(f"all claims: ridge {ridge}", flush=True)
    MODEL.write_bytes(msgspec.json.encode(pairs.train(fold_of, ridge)) + b"\n")
    FOLDS.write_bytes(msgspec.json.encode(Folds(models=models, claims=fold_of)) + b"\n")


if __name__ == "__main__":
    main()
