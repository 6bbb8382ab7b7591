"""In how many of a few hundred news articles a term stands: what a stream knows before its first article.

`background.tsv` holds counts only, from 295 Wikinews articles of 2019 and 2020 (CC BY 2.5): a line for each
term that stands in at least two of them. Rebuild with `count`, as docs/stories.md says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from dateline.stories.terms import StoryFeatures

BACKGROUND_SIZE = 295
MIN_ARTICLES = 2


@cache
def background_counts() -> Mapping[str, int]:
    """Term -> number of background articles that hold it. Read once; never changed."""
    text = files("dateline.stories").joinpath("background.tsv").read_text(encoding="utf-8")
    return {term: int(number) for term, _, number in (line.partition("\t") for line in text.splitlines())}


def count(articles: Iterable[StoryFeatures]) -> str:
    """The text of `background.tsv` for these articles."""
    counts = Counter(term for article in articles for term, _ in article.terms)
    rows = sorted((term, n) for term, n in counts.items() if n >= MIN_ARTICLES)
    return "".join(f"{term}\t{n}\n" for term, n in rows)
