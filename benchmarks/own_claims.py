"""Times `dateline.attributions` and writes what it finds. Run by `./dev bench claims`.

Sentences, dates, names and figures are found on the way, as for any article: they are part of the time.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from dateline import Encoder, attributions
from dateline.annotate.tagger import Tags
from dateline.records import Sentence

from .sample import labelled, report_claims


class Timed:
    """An encoder that adds up the CPU-seconds it takes."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.seconds = 0.0
        self._encoder = encoder

    def tag(self, text: str, sentences: Sequence[Sentence]) -> Tags:
        began = process_time()
        found = self._encoder.tag(text, sentences)
        self.seconds += process_time() - began
        return found


def main() -> None:
    """DATA ARTICLES OUT SYSTEM, where SYSTEM is "default" or "fast"."""
    rows = labelled(Path(sys.argv[1]), int(sys.argv[2]))
    fast = sys.argv[4] == "fast"
    tagger = Timed(Encoder.load(fast=fast))
    began = process_time()
    found = [attributions(row["text"], tagger=tagger) for row in rows]
    seconds = process_time() - began
    with Path(sys.argv[3]).open("w", encoding="utf-8") as out:
        for row, said in zip(rows, found, strict=True):
            spans = [{"source": a.source, "cue": a.cue, "content": a.content} for a in said]
            out.write(json.dumps({"id": row["id"], "attributions": spans}) + "\n")
    report_claims(
        "dateline --fast" if fast else "dateline",
        [row["text"] for row in rows],
        seconds,
        encoder=tagger.seconds,
        rules=seconds - tagger.seconds,
    )


if __name__ == "__main__":
    main()
