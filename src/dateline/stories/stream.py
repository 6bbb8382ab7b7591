"""The stream: which story does this article belong to?

1. Vector: TF-IDF, of length one. A term's weight falls with the share of *stories* that use it, counted
   over a background table and the stream so far, so that a story of a thousand reports does not make its
   own key words worthless.
2. Candidates: an inverted index over the heaviest terms of each story; only the best few are compared.
3. Similarity: cosine with the story's centroid, halved for each half-life of silence.
4. Above the threshold the article joins, with the reason in words; otherwise it begins a story.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.stories.background import BACKGROUND_SIZE, background_counts
from dateline.stories.features import StoryFeatures
from dateline.stories.words import plain

Level = Literal["event", "story"]

# Chosen on the development corpora; see docs/stories.md.
THRESHOLD: Mapping[Level, float] = {"event": 0.22, "story": 0.12}
HALF_LIFE_DAYS: Mapping[Level, float] = {"event": 20.0, "story": 120.0}
INDEX_TERMS = 40
CANDIDATES = 10
# A story's index entry is renewed at each article while it is small, then at every eighth.
SMALL_STORY = 10
REINDEX_EVERY = 8
REASON_TERMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Where an article went. `similarity` is 0 to 1; 1.0 for the article that begins a story."""

    story: int
    reason: str
    similarity: float


@dataclass(slots=True)
class _Cluster:
    """A story in the making: the sum of its members' unit vectors, and what the index knows of it."""

    total: dict[str, float]
    norm2: float
    size: int
    first: int | None
    last: int | None
    indexed: frozenset[str]


class StoryStream:
    """Groups articles as they come. Deterministic; replaying the same features gives the same stories."""

    def __init__(
        self,
        *,
        level: Level = "story",
        threshold: float | None = None,
        half_life: float | None = None,
        index_terms: int = INDEX_TERMS,
        candidates: int = CANDIDATES,
    ) -> None:
        self.level: Level = level
        self.threshold = THRESHOLD[level] if threshold is None else threshold
        self.half_life = HALF_LIFE_DAYS[level] if half_life is None else half_life
        self.index_terms = index_terms
        self.candidates = candidates
        self._stories: list[_Cluster] = []
        self._index: dict[str, set[int]] = {}
        self._story_counts: dict[str, float] = {}
        self._seen = 0.0
        self._assigned: dict[str, int] = {}

    def assign(self, article_id: str, features: StoryFeatures) -> Assignment:
        """Put one article into its story, or begin one with it. Stories are numbered from 1."""
        vector = self._vector(features)
        day = date.fromisoformat(features.day).toordinal() if features.day else None
        best, similarity = self._best(vector, day)
        if best is not None and similarity >= self.threshold:
            reason = _reason(vector, self._stories[best], features, day)
            self._join(best, vector, day)
            self._count(vector, 1.0 / self._stories[best].size)
        else:
            best, similarity, reason = self._begin(vector, day), 1.0, "the first report of this story"
            self._count(vector, 1.0)
        self._assigned[article_id] = best + 1
        return Assignment(story=best + 1, reason=reason, similarity=round(min(similarity, 1.0), 3))

    def assignments(self) -> dict[str, int]:
        """The story of each article seen so far."""
        return dict(self._assigned)

    def _vector(self, features: StoryFeatures) -> dict[str, float]:
        total = BACKGROUND_SIZE + self._seen + 1.0
        background, counts = background_counts(), self._story_counts
        raw = {
            term: weight * math.log(total / (background.get(term, 0) + counts.get(term, 0.0) + 0.5))
            for term, weight in features.terms
        }
        norm = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {term: weight / norm for term, weight in raw.items() if weight > 0.0}

    def _count(self, terms: Iterable[str], share: float) -> None:
        """Count an article's terms once a story: the n-th article of a story counts 1/n."""
        self._seen += share
        for term in terms:
            self._story_counts[term] = self._story_counts.get(term, 0.0) + share

    def _best(self, vector: Mapping[str, float], day: int | None) -> tuple[int | None, float]:
        best, similarity = None, 0.0
        for story in self._candidates(vector):
            cluster = self._stories[story]
            value = _dot(vector, cluster.total) / math.sqrt(cluster.norm2) * self._decay(cluster, day)
            if value > similarity:
                best, similarity = story, value
        return best, similarity

    def _candidates(self, vector: Mapping[str, float]) -> list[int]:
        partial: dict[int, float] = {}
        for term, weight in vector.items():
            for story in self._index.get(term, ()):
                partial[story] = partial.get(story, 0.0) + weight * weight
        return sorted(partial, key=lambda story: (-partial[story], story))[: self.candidates]

    def _decay(self, cluster: _Cluster, day: int | None) -> float:
        if day is None or cluster.last is None:
            return 1.0
        return float(0.5 ** (max(0, day - cluster.last) / self.half_life))

    def _begin(self, vector: dict[str, float], day: int | None) -> int:
        cluster = _Cluster(total=dict(vector), norm2=1.0, size=1, first=day, last=day, indexed=frozenset())
        self._stories.append(cluster)
        self._reindex(len(self._stories) - 1)
        return len(self._stories) - 1

    def _join(self, story: int, vector: Mapping[str, float], day: int | None) -> None:
        cluster = self._stories[story]
        cluster.norm2 += 2.0 * _dot(vector, cluster.total) + 1.0
        cluster.size += 1
        for term, weight in vector.items():
            cluster.total[term] = cluster.total.get(term, 0.0) + weight
        if day is not None:
            cluster.first = day if cluster.first is None else min(cluster.first, day)
            cluster.last = day if cluster.last is None else max(cluster.last, day)
        if cluster.size < SMALL_STORY or cluster.size % REINDEX_EVERY == 0:
            self._reindex(story)

    def _reindex(self, story: int) -> None:
        cluster = self._stories[story]
        heaviest = sorted(cluster.total.items(), key=lambda item: (-item[1], item[0]))[: self.index_terms]
        now = frozenset(term for term, _ in heaviest)
        for term in cluster.indexed - now:
            self._index[term].discard(story)
        for term in now - cluster.indexed:
            self._index.setdefault(term, set()).add(story)
        cluster.indexed = now


def _dot(vector: Mapping[str, float], total: Mapping[str, float]) -> float:
    return sum(weight * total[term] for term, weight in vector.items() if term in total)


def _reason(vector: Mapping[str, float], cluster: _Cluster, features: StoryFeatures, day: int | None) -> str:
    """Why an article joined: the terms that weigh most in the similarity, and how long after the last report."""
    shares = {term: weight * cluster.total[term] for term, weight in vector.items() if term in cluster.total}
    heaviest = sorted(shares, key=lambda term: (-shares[term], term))[:REASON_TERMS]
    written = {plain(name): name for name in reversed(features.names)}
    words = ", ".join(f'"{written.get(term, term)}"' for term in heaviest)
    if day is None or cluster.last is None:
        return f"shares {words}"
    return f"shares {words}; {_gap(day - cluster.last)}"


def _gap(days: int) -> str:
    if days <= 0:
        return "the same day as another report"
    return "a day after the last report" if days == 1 else f"{days} days after the last report"
