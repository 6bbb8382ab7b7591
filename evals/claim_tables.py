"""What `./dev eval details claims` prints: the claims by type, by source, by pieces, by publisher, and the confusion of
polarity. Everything is counted with the shared scorer's own definitions and matching.
"""

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .runs import SCORING
from .score_polarity import POLARITIES, REVERSED, lines

TYPES = ("direct", "mixed", "indirect")
SOURCES = ("name", "name+role", "nominal", "pronoun", "none")
PIECES = ("1", "2", "3+")
WHOLE = (
    ("content J>=.5", "content J >= .5"),
    ("e2e content+source", "end to end"),
    ("content exact", "content exact"),
    ("chunk exact source", "pieces exact, source"),
    ("chunk exact cue", "pieces exact, cue"),
    ("chunk exact content", "pieces exact, content"),
    ("content token", "words of content"),
)
Keys = Callable[[Mapping[str, Any]], str]


def tables(gold: Path, out: Path) -> Iterator[str]:
    """The tables of one prediction, line by line; figures are per cent."""
    scorer = _scorer()
    records = _records(gold)
    found = {record["id"]: record["attributions"] for record in _records(out)}
    pairs = [(record, found.get(record["id"], [])) for record in records]
    counts = [scorer.article(scorer.Art(record["text"]), record["attributions"], given) for record, given in pairs]
    total: Counter[str] = sum(counts, Counter())
    yield f"{'':<24}{'P':>8}{'R':>8}{'F1':>8}"
    for key, label in WHOLE:
        yield f"{label:<24}" + "".join(f"{100 * value:8.1f}" for value in scorer.metrics(total)[key])
    matched = [_Matched(scorer, record, given) for record, given in pairs]
    yield f"{'type':<24}{'n':>8}{'J F1':>8}{'exact':>8}{'e2e':>8}"
    yield from _split(matched, TYPES, lambda one: str(one["type"]))
    yield f"{'pieces of content':<24}{'n':>8}{'J F1':>8}{'exact':>8}{'e2e':>8}"
    yield from _split(matched, PIECES, _pieces)
    yield f"{'source':<24}{'n':>8}{'found':>8}{'right':>8}   right: of those found, the source J >= .5"
    yield from _by_source(matched)
    yield f"{'publisher':<24}{'n':>8}{'J F1':>8}{'exact':>8}{'e2e':>8}"
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for record, count in zip(records, counts, strict=True):
        by[str(record.get("publisher"))] += count
    for name, count in sorted(by.items()):
        metrics = scorer.metrics(count)
        row = [metrics[key][2] for key in ("content J>=.5", "content exact", "e2e content+source")]
        yield f"{name:<24}{count['nG']:>8}" + "".join(f"{100 * value:8.1f}" for value in row)


class _Matched:
    """The attributions of one article, labelled and found, and their matchings as pairs of indices."""

    def __init__(self, scorer: Any, record: Mapping[str, Any], given: Sequence[Mapping[str, Any]]) -> None:
        text = scorer.Art(record["text"])
        self.gold = _prepared(scorer, text, record["attributions"])
        self.found = _prepared(scorer, text, given)

        def alike(a: Any, b: Any) -> float | None:
            shared = float(scorer.J(a["cw"], b["cw"]))
            return shared if shared >= HALF else None

        def with_source(a: Any, b: Any) -> float | None:
            return alike(a, b) if scorer.J(a["sw"], b["sw"]) >= HALF else None

        def same(a: Any, b: Any) -> float | None:
            return 1.0 if a["cw"] == b["cw"] else None

        self.pairs: dict[str, list[tuple[int, int]]] = {
            "J": scorer.greedy(self.gold, self.found, alike),
            "exact": scorer.greedy(self.gold, self.found, same),
            "e2e": scorer.greedy(self.gold, self.found, with_source),
        }
        self.sourced = [scorer.J(self.gold[i]["sw"], self.found[j]["sw"]) >= HALF for i, j in self.pairs["J"]]


HALF = 0.5
"""Jaccard from which two spans are the same, as the scorer has it."""


def _prepared(scorer: Any, text: Any, given: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The scorer's records, each with the number of its content's pieces; it leaves out those without a word."""
    kept = [one for one in given if text.toks(one.get("content") or [])]
    prepared: list[Any] = scorer.prep(text, kept)
    return [{**one, "pieces": len(raw["content"])} for one, raw in zip(prepared, kept, strict=True)]


def _pieces(one: Mapping[str, Any]) -> str:
    return PIECES[min(int(one["pieces"]), len(PIECES)) - 1]


def _split(matched: Iterable[_Matched], classes: Sequence[str], key: Keys) -> Iterator[str]:
    """F1 a class: recall by the class of the labelled, precision by that of the found."""
    n: Counter[tuple[str, str]] = Counter()
    for article in matched:
        n.update(("gold", key(one)) for one in article.gold)
        n.update(("found", key(one)) for one in article.found)
        for measure, pairs in article.pairs.items():
            n.update((measure + " gold", key(article.gold[i])) for i, _ in pairs)
            n.update((measure + " found", key(article.found[j])) for _, j in pairs)
    for name in classes:
        row = []
        for measure in ("J", "exact", "e2e"):
            precision = n[measure + " found", name] / max(1, n["found", name])
            recall = n[measure + " gold", name] / max(1, n["gold", name])
            row.append(200 * precision * recall / max(1e-9, precision + recall))
        yield f"{name:<24}{n['gold', name]:>8}" + "".join(f"{value:8.1f}" for value in row)


def _by_source(matched: Iterable[_Matched]) -> Iterator[str]:
    n: Counter[tuple[str, str]] = Counter()
    for article in matched:
        n.update(("gold", one["stype"]) for one in article.gold)
        for (i, _), right in zip(article.pairs["J"], article.sourced, strict=True):
            n["found", article.gold[i]["stype"]] += 1
            n["right", article.gold[i]["stype"]] += right
    for name in SOURCES:
        share, right = n["found", name] / max(1, n["gold", name]), n["right", name] / max(1, n["found", name])
        yield f"{name:<24}{n['gold', name]:>8}{100 * share:8.1f}{100 * right:8.1f}"


def confusion(gold: Path, out: Path) -> Iterator[str]:
    """Polarity: a row a labelled class, a column a class read; "none" where the attribution was not found."""
    labelled, read = lines(gold), lines(out)
    pairs = Counter((one["polarity"], (read.get(i) or {}).get("polarity") or "none") for i, one in labelled.items())
    yield f"{'':<12}" + "".join(f"{name:>10}" for name in (*POLARITIES, "none"))
    for name in POLARITIES:
        yield f"{name:<12}" + "".join(f"{pairs[name, other] or '':>10}" for other in (*POLARITIES, "none"))
    right = sum(count for (a, b), count in pairs.items() if a == b)
    opposite = sum(count for pair, count in pairs.items() if pair in REVERSED)
    yield f"accuracy {right / max(1, len(labelled)):.3f}, read as the opposite {opposite}"


def _records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _scorer() -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_claims", SCORING / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
