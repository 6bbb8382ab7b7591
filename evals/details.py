"""`./dev eval details [NAME...]`: the figures behind the figures, as the documents quote them. No floors, some minutes.

timelines   every timeline, with the mean of the others; the baseline and `fit` on the same; how far editors agree
entities    every entity
claims      both exits by type, source, pieces and publisher; the confusion of polarity
dates       the half of the documents whose errors were looked at, and the other
disputes    the bundles that were looked at and those kept back; all that is found, and what is shown at once
"""

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any

import msgspec

from dateline import MentionCount
from dateline.annotate.encoder import Encoder
from dateline.records import LIKELY
from dateline.timeline import learning, prepare

from . import claim_tables, claims, dates, disputes, entities, polarity, timelines
from .runs import CORPORA, RUNS, Run, plain, scored

# The bundles whose texts nobody read while the rules of `dateline.disputes` were made.
KEPT_BACK = ("bpoil-topkill", "libya-strikes")

_BY_NAME: Mapping[str, Run] = {run.name: run for run in RUNS}


def show_timelines(work: Path) -> None:
    """Every timeline of Timeline17; what it is worth shows in the mean of the others."""
    data = CORPORA / _BY_NAME["timelines"].data
    out = work / "timelines"
    timelines.predict(data, out)
    rows = _rows("timelines", out, work)
    print(f"{'timeline':<24}{'AR1':>7}{'AR2':>7}{'Date-F1':>9}   mean of the others")
    for name, row in rows.items():
        others = [_mean([r for other, r in rows.items() if other != name], m) for m in ("ar1", "ar2", "date")]
        print(f"{name:<24}{row['ar1'][2]:7.3f}{row['ar2'][2]:7.3f}{row['date'][2]:9.3f}   ", end="")
        print(" / ".join(f"{value:.3f}" for value in others))
    for label, answers in (("MentionCount", _counted(data)), ("fit, no trees", _fitted(data))):
        out.write_text(json.dumps(answers), encoding="utf-8")
        rows = _rows("timelines", out, work)
        print(f"{label:<24}{_mean(rows.values(), 'ar1'):7.3f}{_mean(rows.values(), 'ar2'):7.3f}", end="")
        print(f"{_mean(rows.values(), 'date'):9.3f}")
    print(f"date F1 of a topic's other editors, by votes: {_agreement(data):.3f}")


def _mean(rows: Any, measure: str) -> float:
    return fmean(row[measure][2] for row in rows)


def _rows(run: str, out: Path, work: Path) -> dict[str, Any]:
    rows: dict[str, Any] = scored(_BY_NAME[run], out, work)["rows"]
    return rows


def _shapes(data: Path) -> Iterator[timelines.Shape]:
    for _, shapes in sorted(timelines.by_topic(data).items()):
        yield from shapes


def _counted(data: Path) -> dict[str, Any]:
    """The well-known baseline on the same annotations."""
    answers = {}
    for topic, shapes in timelines.by_topic(data).items():
        reports = timelines.topic_reports(data, topic)
        for s in shapes:
            baseline = MentionCount(dates=s.dates, lines=s.lines, first=s.first, last=s.last)
            events = baseline.predict(timelines.between(reports, s.first, s.last))
            answers[s.key] = [[e.date, [line.citation.exact for line in e.lines]] for e in events]
    return answers


def _fitted(data: Path) -> dict[str, Any]:
    """Numbers learnt as a user's own would be: on the other topics, without trees."""
    answers, examples, reports = {}, {}, {}
    for topic, shapes in timelines.by_topic(data).items():
        all_of_it = timelines.topic_reports(data, topic)
        for s in shapes:
            reports[s.key] = timelines.between(all_of_it, s.first, s.last)
            examples[s.key] = (s, learning.example(prepare(reports[s.key]), _gold(data, s)))
    folds = timelines.folds()
    for topic in {s.topic for s, _ in examples.values()}:
        model = learning.learn([example for s, example in examples.values() if s.topic != topic], folds[topic])
        model = msgspec.structs.replace(model, day=msgspec.structs.replace(model.day, columns=[], trees=[], fades=""))
        for s, _ in examples.values():
            if s.topic == topic:
                answers[s.key] = timelines.answer(reports[s.key], s, model)
    return answers


def _gold(data: Path, shape: timelines.Shape) -> dict[str, list[str]]:
    """An editor's timeline, day -> sentences."""
    folder, _, number = shape.key.partition("#")
    lines = (data / folder / "timelines.jsonl").read_text(encoding="utf-8").splitlines()
    golds = [gold for line in lines if line.strip() and (gold := json.loads(line))]
    return {str(day)[:10]: list(said) for day, said in golds[int(number or 0)]}


def _agreement(data: Path) -> float:
    """Mean date F1 of the days that most other editors of the topic chose, as many as each editor's own, within the
    editor's period; over the timelines whose topic has another."""
    shapes = list(_shapes(data))
    found = []
    for mine in shapes:
        others = [s for s in shapes if s.topic == mine.topic and s.key != mine.key]
        own = {date.fromisoformat(day) for day in _gold(data, mine)}
        votes = Counter(
            day for s in others for text in _gold(data, s) if min(own) <= (day := date.fromisoformat(text)) <= max(own)
        )
        chosen = {day for day, _ in votes.most_common(len(own))}
        if others:
            found.append(2 * len(chosen & own) / (len(chosen) + len(own)))
    return fmean(found)


def show_entities(work: Path) -> None:
    """Every entity."""
    entities.predict(CORPORA / _BY_NAME["entities"].data, work / "entities")
    for name, row in _rows("entities", work / "entities", work).items():
        print(f"{name:<24}{row[2]:7.3f}")


def show_claims(work: Path) -> None:
    """Both exits: the claims by type, source, pieces and publisher; the confusion of polarity on both sets."""
    run = _BY_NAME["claims"]
    gold = plain(CORPORA / run.data, work)
    for label, fast in (("default", False), ("fast", True)):
        tagger = Encoder.load(fast=fast)
        claims.predict(CORPORA / run.data, work / "claims", tagger=tagger)
        print(f"## {label}")
        print("\n".join(claim_tables.tables(gold, work / "claims")))
        data = Path(_BY_NAME["polarity-tagged"].data)
        polarity.predict(data, work / "polarity", level="tagged", tagger=tagger)
        print(f"## {label}: polarity of the held sentences (rows: the label), spans as found")
        print("\n".join(claim_tables.confusion(data, work / "polarity")))
    for name in ("polarity", "polarity-polnear"):
        data = Path(_BY_NAME[name].data)
        polarity.predict(data, work / "polarity")
        print(f"## {name}, spans as labelled")
        print("\n".join(claim_tables.confusion(data, work / "polarity")))


def show_dates(work: Path) -> None:
    """Every second document's errors were looked at, from the first on."""
    run = _BY_NAME["dates"]
    with gzip.open(CORPORA / run.data, "rt", encoding="utf-8") as lines:
        documents = [line for line in lines if line.strip()]
    for label, part in (("looked at", documents[::2]), ("the others", documents[1::2])):
        half = work / "half.jsonl"
        half.write_text("".join(part), encoding="utf-8")
        dates.predict(half, work / "dates")
        found = scored(run, work / "dates", work, half)
        print(f"{label:<12} day value F1 {found['day value']['f1']:.3f}, all value F1 {found['value']['f1']:.3f}")


def show_disputes(work: Path) -> None:
    """The bundles that were looked at and those kept back."""
    run = _BY_NAME["disputes"]
    found = disputes.find(CORPORA / run.data, Encoder.load())
    for label, least in (("all", 0.0), ("shown at once", LIKELY)):
        disputes.write([dispute for dispute in found if dispute.score >= least], work / "disputes")
        for part, bundles in _parts(CORPORA / run.data, work):
            got = scored(run, work / "disputes", work, bundles)
            print(
                f"{label:<14}{part:<12}F1 {got['f1']:.3f}  precision {got['precision']:.3f}  recall {got['recall']:.3f}"
            )


def _parts(data: Path, work: Path) -> Iterator[tuple[str, Path]]:
    """All bundles, and folders that hold the gold of a part of them where the scorer looks for it."""
    yield "all six", data
    for label, kept_back in (("looked at", False), ("kept back", True)):
        gold = work / label / "gold"
        gold.mkdir(parents=True, exist_ok=True)
        for file in (data.parent / "gold").glob("*.jsonl"):
            if (file.stem in KEPT_BACK) == kept_back:
                (gold / file.name).write_bytes(file.read_bytes())
        yield label, gold.with_name(data.name)


SHOWS: Mapping[str, Callable[[Path], None]] = {
    "timelines": show_timelines,
    "entities": show_entities,
    "claims": show_claims,
    "dates": show_dates,
    "disputes": show_disputes,
}


def details(names: Sequence[str]) -> int:
    """Print the details of these tasks, or of all."""
    if strange := [name for name in names if name not in SHOWS]:
        print(f"no details on {', '.join(strange)}; there are some on {', '.join(SHOWS)}")
        return 2
    if not CORPORA.is_dir():
        print(f"no labelled corpora at {CORPORA}: nothing was measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names or SHOWS:
            print(f"# {name}")
            SHOWS[name](Path(folder))
    return 0
