"""`python -m benchmarks.copies [--articles N]`: finding copies, beside rensa (MinHash in Rust), on made-up articles.

One in two articles is a wire report or a copy of one: cut from the end in two places, with a new lead, or with local
paragraphs after it; the rest are reports of their own. Each system runs in a process of its own. rensa gives
candidates only, so `links` checks its pairs as it checks Dateline's; what differs is how candidates are found. rensa is
a peer, not a dependency: pip install rensa.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
from time import process_time

from dateline.records import Article
from dateline.syndication import origins
from dateline.syndication.links import link
from dateline.syndication.sheets import RUN_WORDS, sheet

ARTICLES = 10_000
FAMILY = 5  # a wire report and its copies
SENTENCES = 14
SENTENCE_WORDS = 22
VOCABULARY = 20_000
PERMUTATIONS, BANDS = 128, 64
SEED = 7


def made(n: int) -> tuple[list[Article], list[tuple[str, str]]]:
    """n articles, and the pairs (report, copy) among them."""
    chance = random.Random(SEED)
    words = [f"w{chance.randrange(10**6):06}" for _ in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]

    def sentences(count: int) -> list[str]:
        drawn = chance.choices(words, weights, k=count * SENTENCE_WORDS)
        return [" ".join(drawn[i : i + SENTENCE_WORDS]) + "." for i in range(0, len(drawn), SENTENCE_WORDS)]

    articles: list[Article] = []
    pairs: list[tuple[str, str]] = []
    while len(articles) < n:
        wire = sentences(SENTENCES)
        name = f"{len(articles):06}"
        articles.append(Article(id=name, text="\n".join(wire)))
        if chance.random() < 1 / (FAMILY + 1):
            forms = (wire[:6], wire[:10], [*sentences(2), *wire[2:]], [*wire, *sentences(SENTENCES)])
            for form in forms[: FAMILY - 1]:
                copy = f"{len(articles):06}"
                articles.append(Article(id=copy, text="\n".join(form)))
                pairs.append((name, copy))
    return articles[:n], [pair for pair in pairs if pair[1] < f"{n:06}"]


def dateline(articles: list[Article]) -> set[tuple[str, str]]:
    """Pairs of one origin: the first article with each of the others."""
    return {(one.articles[0], other) for one in origins(articles) for other in one.articles[1:]}


def rensa(articles: list[Article]) -> set[tuple[str, str]]:
    """Pairs that rensa's index proposes and that `link` calls copies."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.25, num_perm=PERMUTATIONS, num_bands=BANDS)
    sheets = [sheet(article) for article in articles]
    found: set[tuple[str, str]] = set()
    for i, article in enumerate(articles):
        words = article.text.lower().split()
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update([" ".join(words[k : k + RUN_WORDS]) for k in range(len(words) - RUN_WORDS + 1)])
        for j in index.query(sketch):
            if link(sheets[j], sheets[i]).copy:
                found.add((articles[j].id, article.id))
        index.insert(i, sketch)
    return found


SYSTEMS = {"dateline": dateline, "rensa": rensa}


def run(system: str, n: int) -> None:
    """Time one system and print its figures as JSON."""
    articles, pairs = made(n)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = process_time()
    found = SYSTEMS[system](articles)
    seconds = process_time() - began
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    family = {name: wire for wire, copy in pairs for name in (wire, copy)}
    other = sum(family.get(a, a) != family.get(b, b) for a, b in found)
    figures = {
        "system": system, "articles": len(articles), "seconds": seconds, "mb": (after - before) / 1024,
        "pairs": len(pairs), "found": len(found.intersection(pairs)), "other": other,
    }  # fmt: skip
    print(json.dumps(figures))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--system", choices=SYSTEMS, help="only this one, its figures as JSON")
    given = parser.parse_args()
    if given.system:
        run(given.system, given.articles)
        return
    print(f"{'system':<10}{'articles':>10}{'CPU-s':>8}{'per CPU-s':>11}{'MB more':>9}{'copies found':>15}{'false':>8}")
    for system in SYSTEMS:
        command = [sys.executable, "-m", "benchmarks.copies", "--system", system, "--articles", str(given.articles)]
        one = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
        share = f"{one['found']:,} of {one['pairs']:,}"
        print(
            f"{system:<10}{one['articles']:>10,}{one['seconds']:>8.1f}{one['articles'] / one['seconds']:>11,.0f}"
            f"{one['mb']:>9,.0f}{share:>15}{one['other']:>8,}"
        )


if __name__ == "__main__":
    main()
