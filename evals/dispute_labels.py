"""Bundles of our own for the task `disputes`, marked by one annotator (a language model): offsets into ../shared.

`evals/labels/disputes/NAME.jsonl` is one bundle: first a line for each article (its id, the file under
../shared/corpora, the row or id in it, and how many characters of the text were read), then a line for each pair.
`sure` says that the annotator expects a second one to mark the pair as well: those count for recall, all for precision.

`evals/labels/disputes-judged/NAME.jsonl` is to train with and to see how sure a score is: bundles of which a language
model judged single candidates, not all they hold. After the articles, which the other lines name by their number, come
{"answer": [article, start, end], "disputes": 0 to 2, "others": [[article, start, end, worth]], "unmarked": [...]} for
a statement and what it may answer, and {"figures": [one, other], "worth": 0 to 2}; 2 is surely a dispute, 1 perhaps.
An "own" after the worth says that the place holds the denied words of the answer itself; "unmarked" was shown and left.
"""

import gzip
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

MINE = Path(__file__).resolve().parent / "labels" / "disputes"
JUDGED = MINE.with_name("disputes-judged")

Row = dict[str, Any]


def write(corpora: Path, out: Path) -> None:
    """Write the bundles and their gold as the shared ones are: `out`/bundles/*.jsonl and `out`/gold/*.jsonl."""
    for folder in ("bundles", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for path in sorted(MINE.glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        articles = [_article(corpora, line) for line in lines if "article" in line]
        pairs = [{**line, "agreed": line["sure"]} for line in lines if "type" in line]
        for folder, rows in (("bundles", articles), ("gold", pairs)):
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (out / folder / path.name).write_text(text, encoding="utf-8")


def judged(corpora: Path, path: Path) -> tuple[list[Row], list[Row], list[tuple[Row, int]]]:
    """One file of `JUDGED`, places and pairs as the scorer has them: its articles; its denials {answer, disputes,
    others: [(worth, own words, place)]}; its pairs of figures with their worth."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [_article(corpora, line) for line in lines if "article" in line]

    def side(place: list[Any]) -> Row:
        return {"article": articles[place[0]]["id"], "start": place[1], "end": place[2]}

    denials = [
        {**j, "answer": side(j["answer"]), "others": [(o[3], "own" in o, side(o)) for o in j["others"]]}
        for j in lines
        if "answer" in j
    ]
    figures = [line for line in lines if "figures" in line]
    return (
        articles,
        denials,
        [({n: side(p) for n, p in zip("ab", f["figures"], strict=True)}, f["worth"]) for f in figures],
    )


def _article(corpora: Path, line: dict[str, Any]) -> dict[str, Any]:
    text = _texts(corpora / line["file"])[str(line["row"])][: line["length"]]
    return {"id": line["article"], "outlet": line["outlet"], "date": line["date"], "text": text}


@lru_cache(maxsize=32)
def _texts(path: Path) -> dict[str, str]:
    """Text by id; by the number of its line, from 1, where a row has none."""
    return dict(_rows(path))


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            yield str(row.get("id", row.get("body_id", number))), row["text"]
