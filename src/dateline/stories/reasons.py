"""Why an article joined a story, in words a reader understands."""

from collections.abc import Mapping, Sequence

from dateline.stories.words import plain

FIRST = "the first report of this story"
PLACED = "here by the editor's decision"
REASON_TERMS = 3
WAKING_DAYS = 60


def why(
    vector: Mapping[str, float], story: Mapping[str, float], names: Sequence[str], last: int | None, day: int | None
) -> str:
    """The terms that weigh most in the similarity, as they are written, and the time since the last report.

    `vector` are the article's term weights, `story` those of the story's centroid, `last` and `day` days as
    ordinals, None where not known.
    """
    shares = {term: weight * story[term] for term, weight in vector.items() if term in story}
    heaviest = sorted(shares, key=lambda term: (-shares[term], term))[:REASON_TERMS]
    written = {plain(name): _bare(name) for name in reversed(names)}
    words = ", ".join(f'"{written.get(term, term)}"' for term in heaviest)
    return f"shares {words}" if last is None or day is None else f"shares {words}; {_gap(day - last)}"


def why_one(story: Mapping[str, float], other: Mapping[str, float]) -> str:
    """What made two stories one: the terms that weigh most in the similarity of their centroids."""
    shares = {term: weight * other[term] for term, weight in story.items() if term in other}
    heaviest = sorted(shares, key=lambda term: (-shares[term], term))[:REASON_TERMS]
    words = ", ".join(f'"{term}"' for term in heaviest)
    return f"with it two stories had become one: both tell of {words}"


def _bare(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


def _gap(days: int) -> str:
    if days <= 0:
        return "the same day as another report"
    if days == 1:
        return "a day after the last report"
    return f"{days} days after the last report{', when the story had gone quiet' if days >= WAKING_DAYS else ''}"
