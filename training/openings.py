"""Train the weights that find the lead behind a glued headline or caption, from ../shared/corpora.

    python training/openings.py CORPORA [OUT]

Nobody labels such borders, but many are known: a dateline between headline and lead, taken out; a title given apart,
glued on; a short later sentence without its stop, set in front as a caption is. Openings that begin with a dateline or
come without headline teach what must not be cut. Conditional logit over the candidates of an opening and "nothing
glued"; each of five folds is foretold by the other four. Needs nothing besides Dateline and numpy; two minutes.
"""

import gzip
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.annotate.sentences import split
from dateline.annotate.sentences.glued import candidates, knowledge

CORPORA = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/corpora")
OUT = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("src/dateline/annotate/sentences/glued.json")
# As if the source had given a headline: keeps the splitter from using what is trained here.
NO_HEADLINE = (0, 0)
RIDGE = 2.0
STEPS, RATE = 1_500, 0.03
FOLDS = 5
# A wrong cut loses words of the lead, a missed one only leaves a headline on it.
PLAIN_WEIGHT = 2.0
CAPTION_WORDS = range(5, 18)
LEAD_WORDS = range(8, 70)
CAPTIONED_SHARE = 0.4
# At most so many openings of the undatelined kinds, which outnumber the rest.
MOST_PLAIN = 2_500


@dataclass(frozen=True, slots=True)
class Opening:
    """`head` and `lead` glued, followed by `rest`; `head` is empty where nothing is glued."""

    group: str
    head: str
    lead: str
    rest: str


def lines(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def openings(rng: random.Random) -> Iterator[Opening]:
    """Yield openings with known borders: see the module's docstring."""
    for path in sorted((CORPORA / "timelines" / "t17").glob("*/articles.jsonl.gz")):
        group = path.parent.name.split("_")[0]
        for row in lines(path):
            yield from datelined(row["text"], group, rng)
    plain: list[Opening] = []
    for path in sorted((CORPORA / "timelines" / "entities").glob("*.gz")):
        for row in lines(path):
            bodies = [row["text"][s.start : s.end] for s in split(row["text"], NO_HEADLINE) if s.kind == "body"]
            if len(bodies) > 4 and len(bodies[0].split()) in LEAD_WORDS:
                plain.append(Opening(path.name[:8], "", bodies[0], " ".join(bodies[1:40])))
    for opening in rng.sample(plain, MOST_PLAIN):
        yield opening
        if rng.random() < CAPTIONED_SHARE:
            yield from captioned(opening, rng)
    for path in sorted((CORPORA / "claims" / "polnear").glob("train.jsonl.gz")):
        for row in lines(path):
            parts = row["text"].split("\n\n")
            if row["publisher"] != "nyt" and len(parts) > 3:
                yield from titled(row["title"], "\n\n".join(parts[1:]), row["publisher"])
    for row in lines(next((CORPORA / "wikinews").glob("*.gz"))):
        yield from titled(row["title"], row["text"], "wikinews")


def datelined(text: str, group: str, rng: random.Random) -> Iterator[Opening]:
    """Openings of an article whose lead a dateline or stamp shows."""
    found = split(text, NO_HEADLINE)
    at = next((n for n, s in enumerate(found) if s.kind == "body"), 0)
    before = found[:at]
    if not before or before[-1].kind not in ("dateline", "date") or "hotograph" in text[:700]:
        return
    bodies = [text[s.start : s.end] for s in found[at : at + 40] if s.kind == "body"]
    head = " ".join(text[s.start : s.end] for s in before if s.kind == "headline")
    if len(bodies) < 4 or len(bodies[0].split()) not in LEAD_WORDS:
        return
    opening = Opening(group, "", bodies[0], " ".join(bodies[1:]))
    if head and "\\*" not in head and "NEW :" not in head:
        yield Opening(group, head, opening.lead, opening.rest)
    if before[-1].kind == "dateline":
        yield opening
        yield from captioned(opening, rng, head)


def captioned(opening: Opening, rng: random.Random, head: str = "") -> Iterator[Opening]:
    """The same opening with a sentence of its own article as a caption, and a headline before it at times."""
    rest = opening.rest.split(" . ")
    usable = [s for s in rest if len(s.split()) in CAPTION_WORDS and s[:1].isupper() and not set(s) & set("`\"'-:;")]
    if usable and rng.random() < 0.4:
        caption = rng.choice(usable).strip()
        head = f"{head} {caption}" if head and rng.random() < 0.6 else caption
        yield Opening(opening.group, head, opening.lead, opening.rest.replace(caption, "", 1))


def titled(title: str, text: str, group: str) -> Iterator[Opening]:
    """A title given apart, glued on, and the opening without it."""
    bodies = [text[s.start : s.end] for s in split(text, NO_HEADLINE) if s.kind == "body"][:40]
    if len(bodies) > 3 and len(bodies[0].split()) in LEAD_WORDS:
        yield Opening(group, title.strip().rstrip("."), bodies[0], " ".join(bodies[1:]))
        yield Opening(group, "", bodies[0], " ".join(bodies[1:]))


@dataclass(frozen=True, slots=True)
class Case:
    """The candidates of an opening as rows, and which is the border (-1: none)."""

    rows: np.ndarray
    right: int
    weight: float
    opening: Opening


def case(opening: Opening, names: list[str]) -> Case | None:
    """The opening as numbers; None where its border is not among the candidates."""
    glued = f"{opening.head} {opening.lead}".strip()
    border = len(glued) - len(opening.lead) if opening.head else -1
    found = list(candidates(glued, 0, len(glued), known=knowledge(f"{glued} {opening.rest}")))
    if not names and found:
        names.extend(found[0][1])
    at = [place for place, _ in found]
    if border >= 0 and border not in at:
        return None
    rows = np.array([[features[name] for name in names] for _, features in found]).reshape(len(found), len(names))
    return Case(rows, at.index(border) if border >= 0 else -1, 1.0 if opening.head else PLAIN_WEIGHT, opening)


def fit(cases: list[Case], size: int) -> np.ndarray:
    """Weights of greatest likelihood, pulled towards 0; the null's score is 0."""
    cases = [c for c in cases if len(c.rows)]
    rows = np.concatenate([c.rows for c in cases])
    owner = np.repeat(np.arange(len(cases)), [len(c.rows) for c in cases])
    starts = np.concatenate([[0], np.cumsum([len(c.rows) for c in cases])[:-1]])
    right = np.zeros(len(rows))
    for n, c in enumerate(cases):
        if c.right >= 0:
            right[starts[n] + c.right] = 1.0
    weight = np.array([c.weight for c in cases])
    theta, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        odds = np.exp(np.clip(rows @ theta, -30, 30))
        share = odds / (1 + np.add.reduceat(odds, starts))[owner]
        slope = rows.T @ ((right - share) * weight[owner]) - RIDGE * theta
        slope /= len(cases)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        theta = theta + RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return theta


def judge(cases: list[Case], theta: np.ndarray, believed: float) -> dict[str, float]:
    """Shares of borders found, put elsewhere and missed, and of plain openings cut."""
    tally = {"right": 0, "elsewhere": 0, "missed": 0, "plain kept": 0, "plain cut": 0}
    for c in cases:
        scores = c.rows @ theta if len(c.rows) else np.zeros(0)
        chosen = int(scores.argmax()) if len(scores) and scores.max() > believed else -1
        if c.right < 0:
            tally["plain kept" if chosen < 0 else "plain cut"] += 1
        else:
            tally["right" if chosen == c.right else "missed" if chosen < 0 else "elsewhere"] += 1
    glued = tally["right"] + tally["elsewhere"] + tally["missed"]
    plain = tally["plain kept"] + tally["plain cut"]
    return {k: v / (plain if k.startswith("plain") else glued) for k, v in tally.items()}


def main() -> None:
    names: list[str] = []
    made = [case(opening, names) for opening in openings(random.Random(0))]
    cases = [c for c in made if c is not None]
    print(len(made), "openings,", len(made) - len(cases), "without candidate at the border,",
          sum(c.right >= 0 for c in cases), "glued")  # fmt: skip
    groups = sorted({c.opening.group for c in cases})
    fold = {group: n % FOLDS for n, group in enumerate(groups)}
    scores = []
    for n in range(FOLDS):
        theta = fit([c for c in cases if fold[c.opening.group] != n], len(names))
        held = [c for c in cases if fold[c.opening.group] == n]
        scores.append((held, theta))
    for believed in (-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0):
        results = [judge(held, theta, believed) for held, theta in scores]
        sizes = [len(held) for held, _ in scores]
        mean = {k: sum(r[k] * s for r, s in zip(results, sizes, strict=True)) / sum(sizes) for k in results[0]}
        print(believed, {k: round(v, 3) for k, v in mean.items()})
    theta = fit(cases, len(names))
    OUT.write_text(json.dumps({k: round(float(v), 3) for k, v in zip(names, theta, strict=True)}, indent=1) + "\n")
    for k, v in zip(names, theta, strict=True):
        print(f"{v:7.2f} {k}")


if __name__ == "__main__":
    main()
