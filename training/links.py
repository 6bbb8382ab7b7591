"""Learn what a denial answers: `ranker.Linker`. Part of `training/disputes.py`.

A choice among the candidates of each denial that answers something (a softmax of linear scores; where several are
right the choice may fall on any), then a logistic regression of whether a denial answers anything, which reads the
best score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.disputes.denials import Denial, read
from dateline.disputes.links import Candidates, of_denial
from dateline.disputes.ranker import Features, Linker, Ranker
from dateline.disputes.statements import Statements
from dateline.records import Span
from learning import DIGITS, Floats, newton, overlaps, rounded, scaled

CHOICE_RIDGE, ANSWERED_RIDGE = 40.0, 20.0
"""Pulls of the standardised weights towards 0; for the choice 5 to 80 gave much the same."""
WORTH = {2: 1.0, 1: 0.4, 0: 0.0}
"""How right a candidate is that was judged surely, perhaps, not."""
ANSWERS = {2: 1.0, 1: 0.5, 0: 0.0}
"""How surely a denial answers something, as judged."""
ONE_MARK = 0.6
"""How right a pair is that one annotator alone would mark."""
STEPS = 60


Place = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A denial: its features, whether it answers anything (0 to 1), its candidates, and how right each is (0 to 1)."""

    denial: Features
    answers: float
    candidates: list[Features]
    right: list[float]


def marked(statements: Statements, gold: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Of a bundle whose every pair an annotator has looked for."""
    gold = [g for g in gold if g["type"] != "figure"]
    worth = [1.0 if g.get("sure", g.get("agreed")) else ONE_MARK for g in gold]
    for denial, found in _found(statements):
        here = _place(denial)
        sides = [(w, g["a"], g["b"]) for g, w in zip(gold, worth, strict=True)]
        answered = max((w for w, _, b in sides if overlaps(here, b)), default=0.0)
        if not answered and any(overlaps(here, a) for _, a, _ in sides if a):
            continue  # marked as what another denies: it says nothing about what this one answers
        right = [
            max((w for w, a, b in sides if _same(here, place, a, b, "own" in f)), default=0.0) for place, f in found
        ]
        yield Example(of_denial(denial), answered, [f for _, f in found], right)


def judged(statements: Statements, judged: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Of a bundle of which some denials were judged: those alone."""
    for denial, found in _found(statements):
        here = _place(denial)
        line = next((j for j in judged if overlaps(here, j["answer"])), None)
        if line is None:
            continue
        right = [
            max(
                (WORTH[w] for w, own, other in line["others"] if own == ("own" in f) and overlaps(place, other)),
                default=0.0,
            )
            for place, f in found
        ]
        yield Example(of_denial(denial), ANSWERS[line["disputes"]], [f for _, f in found], right)


def learn(examples: Sequence[Example]) -> Linker:
    """The linker that fits best."""
    names = sorted({name for e in examples for c in e.candidates for name in c})
    chosen = [e for e in examples if max(e.right) > 0]
    x = np.array([[c.get(name, 0.0) for name in names] for e in chosen for c in e.candidates])
    z, mean, spread = scaled(x)
    starts = np.cumsum([0, *(len(e.candidates) for e in chosen)])[:-1]
    weights = _choice(
        z, np.array([r for e in chosen for r in e.right]), starts, np.array([max(e.right) for e in chosen])
    )
    choice = {n: round(float(w / s), DIGITS) for n, w, s in zip(names, weights, spread, strict=True)}
    choice = {n: w for n, w in choice.items() if w}
    rows = [e.denial | {"best": max(_score(choice, c) for c in e.candidates)} for e in examples]
    of = sorted({name for row in rows for name in row})
    z, mean, spread = scaled(np.array([[row.get(name, 0.0) for name in of] for row in rows]))
    b = newton(z, np.array([e.answers for e in examples]), np.ones(len(examples)), ANSWERED_RIDGE)
    bias, slopes = rounded(of, b, mean, spread)
    return Linker(choice=choice, answered=Ranker(bias=bias, weights=slopes))


def _score(choice: Features, candidate: Features) -> float:
    return sum(choice.get(name, 0.0) * value for name, value in candidate.items())


def _choice(z: Floats, right: Floats, starts: np.ndarray[Any, Any], weight: Floats) -> Floats:
    """Newton's steps, each halved until it helps, to the weights under which right candidates are likeliest."""
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(z))))
    log_right = np.where(right > 0, np.log(np.maximum(right, 1e-9)), -1e9)

    def shares(s: Floats) -> tuple[Floats, Floats]:
        top = np.maximum.reduceat(s, starts)
        e = np.exp(s - top[group])
        total = np.add.reduceat(e, starts)
        return e / total[group], np.log(total) + top

    def loss(b: Floats) -> float:
        return float(weight @ (shares(z @ b)[1] - shares(z @ b + log_right)[1]) + CHOICE_RIDGE / 2 * b @ b)

    b = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p, q = shares(z @ b)[0], shares(z @ b + log_right)[0]
        mean = np.add.reduceat(p[:, None] * z, starts)
        apart = z - mean[group]
        curve = apart.T @ ((weight[group] * p)[:, None] * apart) + CHOICE_RIDGE * np.eye(len(b))
        step = np.linalg.solve(curve, z.T @ (weight[group] * (p - q)) + CHOICE_RIDGE * b)
        size, now = 1.0, loss(b)
        while size > 1e-4 and loss(b - size * step) > now:
            size /= 2
        b = b - size * step
        if size * float(np.abs(step).max()) < 1e-4:
            break
    return b


def _found(statements: Statements) -> Iterator[tuple[Denial, list[tuple[Place, Features]]]]:
    candidates = Candidates(statements)
    for denial in read(statements):
        if found := candidates.of(denial):
            yield denial, [(_named(*c.place(denial)), c.features) for c in found]


def _place(denial: Denial) -> Place:
    start, end = denial.statement.span
    if denial.proposition:
        start, end = min(start, denial.proposition[0]), max(end, denial.proposition[1])
    return _named(denial.statement.article.id, (start, end))


def _named(article: str, span: Span) -> Place:
    return {"article": article, "start": span[0], "end": span[1]}


def _same(here: Place, place: Place, a: Place | None, b: Place, own: bool) -> bool:
    """Whether a denial and a candidate are the marked sides; where no claim is marked, its own words meet it."""
    if a is None:
        return own and overlaps(here, b)
    return (overlaps(here, b) and overlaps(place, a)) or (overlaps(here, a) and overlaps(place, b))


__all__ = ["Example", "judged", "learn", "marked"]
