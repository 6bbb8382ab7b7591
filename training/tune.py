"""Choose the decoder's constants on articles of PolNeAR train that the encoder did not learn from.

usage: python training/tune.py CORPORA SCORING WORK [fast]

Prints content J>=.5, end-to-end and exact F1 for weights of the transitions and bonuses of labels, then of the
doubt about content without a cue, then for the price of distance in links; the best go into `annotate/encoder.py`
by hand. WORK is the folder of the training run.
"""

import gzip
import json
import random
import sys
from collections import Counter
from itertools import product
from pathlib import Path

from dateline.annotate.decode import Viterbi
from dateline.annotate.encoder import ATTRIBUTION_BONUS, ATTRIBUTION_WEIGHT, MODELS, VOUCH_WEIGHT, Encoder
from encoder import SEED, TUNING_ARTICLES

TRANSITION_WEIGHTS = (0.0, 0.15, 0.3, 0.5, 0.8)
OUTSIDE, SOURCE, CUE = (0.3, 0.0, -0.3, -0.6), (0.0, 0.5, 1.0, 1.5), (0.0, 0.4)
VOUCH_WEIGHTS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)
CUE_DISTANCES = (0.0, 0.5, 1.5, 3.0)
SOURCE_DISTANCES = (0.0, 0.5, 1.5)
MEASURES = ("content J>=.5", "e2e content+source", "content exact")


def tuning_articles(work: Path) -> list[dict]:
    """The articles that `encoder.py` kept apart."""
    with gzip.open(work / "silver.jsonl.gz", "rt", encoding="utf8") as file:
        texts = [json.loads(line) for line in file]
    attributed = [d for d in texts if d["split"] == "train" and d["id"].startswith("polnear")]
    return random.Random(SEED).sample(attributed, TUNING_ARTICLES)


def remember(encoder: Encoder) -> None:
    """Let the network read each batch once only: decoding alone changes between runs."""
    read, known = encoder._outputs, {}

    def replay(batch):
        key = tuple(tuple(p.ids) for p in batch)
        if key not in known:
            known[key] = read(batch)
        return known[key]

    encoder._outputs = replay


def scores(encoder: Encoder, articles: list[dict]) -> str:
    """The measures, in a line."""
    from score_claims import Art, article, metrics  # the shared scorer lives outside the project

    counts: Counter = Counter()
    for d in articles:
        found = [{"source": t.source, "cue": t.cue, "content": t.content} for t in encoder.tag(d["text"]).triples]
        counts.update(article(Art(d["text"]), d["attributions"], found))
    measured = metrics(counts)
    return "  ".join(f"{name} {100 * measured[name][2]:.1f}" for name in MEASURES)


def main() -> None:
    sys.path.insert(0, sys.argv[2])
    articles = tuning_articles(Path(sys.argv[3]))
    encoder, module = Encoder.load(fast="fast" in sys.argv), sys.modules[Encoder.__module__]
    remember(encoder)
    transitions = json.loads((MODELS / "encoder.json").read_text(encoding="utf8"))["attribution"]
    for weight in TRANSITION_WEIGHTS:
        for bonus in product(OUTSIDE, SOURCE, CUE):
            encoder._attributions = Viterbi(transitions, weight, bonus=bonus)
            print(f"weight {weight} bonus {bonus}: {scores(encoder, articles)}", flush=True)
    encoder._attributions = Viterbi(transitions, ATTRIBUTION_WEIGHT, bonus=ATTRIBUTION_BONUS)
    for module.VOUCH_WEIGHT in VOUCH_WEIGHTS:
        print(f"vouch weight {module.VOUCH_WEIGHT}: {scores(encoder, articles)}", flush=True)
    module.VOUCH_WEIGHT = VOUCH_WEIGHT
    for module.CUE_DISTANCE in CUE_DISTANCES:
        for module.SOURCE_DISTANCE in SOURCE_DISTANCES:
            shown = scores(encoder, articles)
            print(f"cue distance {module.CUE_DISTANCE} source distance {module.SOURCE_DISTANCE}: {shown}", flush=True)


if __name__ == "__main__":
    main()
