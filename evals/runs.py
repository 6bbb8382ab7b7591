"""What `./dev eval` measures: which task, on which data, by which scorer, and which figures count."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import dispute_labels
from .stories import first_of, topic_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPORA = SHARED / "corpora"
SCORING = SHARED / "scoring"
HERE = Path(__file__).resolve().parent
LABELS = HERE / "labels"  # labels of our own: sentences written for it, or offsets into the shared corpora


@dataclass(frozen=True, kw_only=True)
class Run:
    """One evaluation. `figures`: name of the figure -> the path to it in the scorer's JSON."""

    name: str
    task: str
    data: str
    scorer: Callable[[Path, Path, Path, Path], list[str]]
    figures: Mapping[str, tuple[str | int, ...]]
    level: str | None = None


def _timelines(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return ["score_timelines.py", str(out), "--gold", str(data), "--json", str(scores)]


def _entities(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return [*_timelines(work, data, out, scores), "--dates-only"]


def _claims(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return ["score_claims.py", str(plain(data, work)), str(out), "--json", str(scores), "--boot", "1"]


def _pred_gold(script: str) -> Callable[[Path, Path, Path, Path], list[str]]:
    def command(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
        return [script, str(out), str(plain(data, work)), "--json", str(scores)]

    return command


def _disputes(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    gold = sorted(str(path) for path in (data.parent / "gold").glob("*.jsonl"))
    return ["score_disputes.py", str(out), *gold, "--json", str(scores)]


def _disputes_own(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    dispute_labels.write(CORPORA, work / "own")
    return _disputes(work, work / "own" / "bundles", out, scores)


def _polarity(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return [str(HERE / "score_polarity.py"), str(out), str(data), "--json", str(scores)]


def _sources(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return [str(HERE / "score_sources.py"), str(out), "--json", str(scores)]


def _topics(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    """Folders of articles as one stream; the gold story of an article is its topic."""
    gold = work / "topics.jsonl"
    ids = json.loads(out.read_text(encoding="utf-8"))
    rows = ({"id": name, "cluster": topic_of(name)} for name in ids)
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return ["score_stories.py", str(out), str(gold), "--json", str(scores)]


def _orders(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return ["score_stories.py", str(out), str(first_of(out)), "--json", str(scores)]


def _copies(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return [str(HERE / "score_copies.py"), str(out), str(plain(data, work)), "--json", str(scores)]


def _emergent(work: Path, data: Path, out: Path, scores: Path) -> list[str]:
    return [str(HERE / "score_emergent.py"), str(out), str(plain(data, work)), "--json", str(scores)]


def plain(path: Path, work: Path) -> Path:
    """The scorers read plain JSONL; unpack a .gz into `work`."""
    if path.suffix != ".gz":
        return path
    plain = work / path.stem
    with gzip.open(path, "rb") as packed, plain.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return plain


_STANCE: dict[str, tuple[str | int, ...]] = {
    "polarity F1": ("polarity", "macro_f1"),
    "polarity acc": ("polarity", "accuracy"),
    "certainty acc": ("certainty", "accuracy"),
    "hedges F1": ("hedges_f1",),
}
_BCUBED = {"B-cubed P": ("bcubed_precision",), "B-cubed R": ("bcubed_recall",), "B-cubed F1": ("bcubed_f1",)}
_AGREEMENT = {"agreement": ("bcubed_f1",)}
_DATES: dict[str, tuple[str | int, ...]] = {"day value F1": ("day value", "f1"), "all value F1": ("value", "f1")}
_RESOLVED: dict[str, tuple[str | int, ...]] = {
    "right of resolved": ("all", "precision"),
    "unresolved": ("all", "unresolved"),
    "accuracy": ("all", "accuracy"),
}

_FOUND: dict[str, tuple[str | int, ...]] = {
    "F1": ("f1",),
    "precision": ("precision",),
    "recall": ("recall",),
    "denials found": ("recall_denial",),
    "figures found": ("recall_figure",),
}

RUNS: tuple[Run, ...] = (
    Run(
        name="timelines",
        task="timelines",
        data="timelines/t17",
        scorer=_timelines,
        figures={
            "AR1": ("macro", "ar1", "mean_f"),
            "AR2": ("macro", "ar2", "mean_f"),
            "Date-F1": ("macro", "date", "mean_f"),
        },
    ),
    Run(
        name="entities",
        task="entities",
        data="timelines/entities",
        scorer=_entities,
        figures={"Date-F1": ("macro", "date", "mean_f")},
    ),
    Run(
        name="claims",
        task="claims",
        data="claims/polnear/dev.jsonl.gz",
        scorer=_claims,
        figures={
            "content J>=.5 F1": ("metrics", "content J>=.5", 2),
            "end to end F1": ("metrics", "e2e content+source", 2),
            "content exact F1": ("metrics", "content exact", 2),
            "direct J>=.5 F1": ("metrics", "J>=.5 direct", 2),
            "mixed J>=.5 F1": ("metrics", "J>=.5 mixed", 2),
            "indirect J>=.5 F1": ("metrics", "J>=.5 indirect", 2),
            "indirect exact F1": ("metrics", "exact indirect", 2),
        },
    ),
    Run(
        name="dates",
        task="dates",
        data="dates/timebank_aquaint.jsonl.gz",
        scorer=_pred_gold("score_dates.py"),
        figures=_DATES,
    ),
    Run(
        name="stories-ecb",
        task="stories",
        data="stories/ecbplus_topics_1-35.jsonl.gz",
        scorer=_pred_gold("score_stories.py"),
        figures=_BCUBED,
        level="event",
    ),
    Run(
        name="stories-uci",
        task="stories",
        data="stories/uci_headlines.jsonl.gz",
        scorer=_pred_gold("score_stories.py"),
        figures=_BCUBED,
        level="event",
    ),
    Run(
        name="stories-meantime",
        task="stories",
        data="stories/meantime_en.jsonl.gz",
        scorer=_pred_gold("score_stories.py"),
        figures=_BCUBED,
        level="story",
    ),
    Run(name="stories-t17", task="stories", data="timelines/t17", scorer=_topics, figures=_BCUBED, level="story"),
    Run(name="orders-t17", task="orders", data="timelines/t17", scorer=_orders, figures=_AGREEMENT, level="story"),
    Run(
        name="orders-ecb",
        task="orders",
        data="stories/ecbplus_topics_1-35.jsonl.gz",
        scorer=_orders,
        figures=_AGREEMENT,
        level="event",
    ),
    Run(
        name="copies",
        task="copies",
        data="stories/ecbplus_topics_1-35.jsonl.gz",
        scorer=_copies,
        figures={
            "near-duplicates": ("near",),
            "copied passages": ("contained",),
            "kept apart": ("apart",),
            "kept apart, all": ("apart_all",),
        },
    ),
    Run(
        name="disputes",
        task="disputes",
        data="disputes/bundles",
        scorer=_disputes,
        figures=_FOUND,
    ),
    Run(
        name="disputes-own",
        task="disputes",
        data=str(LABELS / "disputes"),
        scorer=_disputes_own,
        figures=_FOUND,
    ),
    Run(
        name="emergent",
        task="emergent",
        data="disputes/emergent_dev.jsonl.gz",
        scorer=_emergent,
        figures={
            "accuracy": ("accuracy",),
            "against F1": ("against F1",),
            "for F1": ("for F1",),
            "observing F1": ("observing F1",),
            "accuracy spread": ("spread", "accuracy"),
            "against spread": ("spread", "against F1"),
        },
    ),
    Run(name="polarity", task="polarity", data=str(LABELS / "polarity/held.jsonl"), scorer=_polarity, figures=_STANCE),
    Run(
        name="polarity-tagged",
        task="polarity",
        data=str(LABELS / "polarity/held.jsonl"),
        scorer=_polarity,
        figures=_STANCE,
        level="tagged",
    ),
    Run(
        name="polarity-polnear",
        task="polarity",
        data=str(LABELS / "polnear/stance.jsonl"),
        scorer=_polarity,
        figures={name: path for name, path in _STANCE.items() if name != "hedges F1"},
    ),
    Run(
        name="sources",
        task="sources",
        data=str(LABELS / "sources/pronouns.jsonl"),
        scorer=_sources,
        figures=_RESOLVED,
    ),
    Run(
        name="sources-fresh",
        task="sources",
        data=str(LABELS / "sources/fresh.jsonl"),
        scorer=_sources,
        figures=_RESOLVED,
    ),
)


def score(run: Run, out: Path, work: Path) -> dict[str, float]:
    """Score predictions with the shared scorer; the figures that count, by name. Raises as `scored` does."""
    found = scored(run, out, work)
    return {name: float(_follow(found, path)) for name, path in run.figures.items()}


def scored(run: Run, out: Path, work: Path, data: Path | None = None) -> Any:
    """All that the scorer says of predictions; `data` is the run's own without it.

    Raises:
        RuntimeError: the scorer failed; its last words are in the message.
    """
    scores = work / f"{run.name}.scores.json"
    script, *arguments = run.scorer(work, data or CORPORA / run.data, out, scores)
    done = subprocess.run(
        [sys.executable, str(SCORING / script), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{script} failed: {done.stderr.strip()[-500:]}")
    return json.loads(scores.read_text())


def _follow(found: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        found = found[step]
    return found
