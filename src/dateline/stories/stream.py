"""The stream: which story does this article belong to?

1. Vector: TF-IDF, of length one. A term's weight falls with the share of *stories* that use it, counted
   over a background table and the stream so far, so that a story of a thousand reports does not make its
   own key words worthless.
2. Candidates: an inverted index over the heaviest terms of each story; only the best few are compared. A term's
   list holds the stories that moved last, so its length does not grow with the archive; a story that is quiet
   for years is still found by its rare terms, whose lists are short.
3. Similarity: cosine with the story's centroid, without a share of the heaviest shared term, and less for
   each half-life of silence, down to a floor: a story that was quiet for years wakes on strong evidence.
4. Above the threshold the article joins, with the reason in words; otherwise it begins a story.
5. A story that has grown to be the same as another candidate is merged with it.
6. What the editor has put into a home goes there, whatever it resembles; stories of two homes are never merged.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.stories.background import BACKGROUND_SIZE, background_counts
from dateline.stories.reasons import FIRST, PLACED, why
from dateline.stories.terms import StoryFeatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How alike is alike enough; similarities are 0 to 1. Chosen on the development corpora: docs/stories.md.

    `threshold` is for joining, `merge` for two stories becoming one. Silence takes a similarity down to `floor`
    times itself, halfway after `half_life` days.
    """

    threshold: float = 0.115
    merge: float = 0.22
    half_life: float = 120.0
    floor: float = 0.45


SETTINGS = Settings()
# One shared word proves little ("recall", "bankruptcy"): this share of the heaviest one is not counted.
DISCOUNT = 0.3
INDEX_TERMS = 40
CANDIDATES = 10
# Stories that are listed for one term, at most. The bound changes no figure of the development sets.
LISTED = 64
# A story's index entry is renewed, and merging tried, at each article while it is small, then now and then.
SMALL_STORY = 10
RENEW_EVERY = 8
# A story keeps at most this many terms of its centroid; the heaviest half stays when they are more.
CENTROID_TERMS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Where an article went. `similarity` is 0 to 1; 1.0 for the article that begins a story.

    `merged` are stories that this article showed to be one with `story`: all their articles are in `story`
    from now on, and `StoryStream.resolve` leads from their numbers to it.
    """

    story: int
    reason: str
    similarity: float
    merged: tuple[int, ...] = ()


@dataclass(slots=True)
class _Cluster:
    """A story in the making: the sum of its members' unit vectors, and what the index knows of it.

    `norm2` is the squared length of `total`; `home` the number under which the editor gave it articles, if any did.
    """

    total: dict[str, float]
    norm2: float
    size: int
    last: int | None
    indexed: frozenset[str]
    home: int | None = None


class StoryStream:
    """Groups articles as they come, in order of publication.

    Deterministic: replaying the same features in the same order gives the same stories. The cost of an
    article depends on its own terms and on the stories that share its heaviest ones.
    """

    def __init__(
        self,
        *,
        settings: Settings = SETTINGS,
        index_terms: int = INDEX_TERMS,
        candidates: int = CANDIDATES,
    ) -> None:
        self.settings = settings
        self.index_terms = index_terms
        self.candidates = candidates
        self._stories: list[_Cluster] = []
        self._into: dict[int, int] = {}
        self._homes: dict[int, int] = {}
        self._index: dict[str, dict[int, None]] = {}  # the story that moved last stands last
        self._story_counts: dict[str, float] = {}
        self._seen = 0.0
        self._assigned: dict[str, int] = {}

    def assign(self, article_id: str, features: StoryFeatures, *, into: int | None = None) -> Assignment:
        """Put one article into its story, or begin one with it. Stories are numbered from 1.

        `into` is the home that the editor gave the article: any number, the same for articles that belong together.
        It joins them, whatever it resembles. The first of a home may join a story that has none, and makes it theirs.
        """
        vector = self._vector(features)
        day = date.fromisoformat(features.day).toordinal() if features.day else None
        ranked = self._ranked(vector, day)
        found = self._choose(ranked, into)
        if found is None:
            story = self._begin(vector, day)
            self._settle(article_id, story, into)
            return Assignment(story=story + 1, reason=FIRST, similarity=1.0)
        cluster = self._stories[found]
        alike = {story: similarity for similarity, story in ranked}
        similarity = alike[found] if found in alike else self._similarity(vector, cluster, day)
        reason = PLACED
        if into is None or [found] == [story for _, story in ranked[:1]]:
            reason = why(vector, cluster.total, features.names, None if day is None else cluster.last, day)
        self._join(cluster, vector, day)
        self._settle(article_id, found, into)
        story, merged = found, list[int]()
        if cluster.size < SMALL_STORY or cluster.size % RENEW_EVERY == 0:
            self._renew(story)
            story, merged = self._merge(story, [other for _, other in ranked if other != found])
        return Assignment(
            story=story + 1,
            reason=reason,
            similarity=round(min(similarity, 1.0), 3),
            merged=tuple(number + 1 for number in merged),
        )

    def resolve(self, story: int) -> int:
        """The number under which a story goes on, after merges."""
        number = story - 1
        while number in self._into:
            number = self._into[number]
        return number + 1

    def assignments(self) -> dict[str, int]:
        """The story of each article seen so far, after merges, in the order they came."""
        return {article: self.resolve(story + 1) for article, story in self._assigned.items()}

    def _choose(self, ranked: Sequence[tuple[float, int]], into: int | None) -> int | None:
        """The story that an article joins; None where it begins one."""
        if into is not None and into in self._homes:
            return self._homes[into]
        near = (story for similarity, story in ranked[:1] if similarity >= self.settings.threshold)
        if into is not None:
            near = (story for story in near if self._stories[story].home is None)
        return next(near, None)

    def _settle(self, article_id: str, story: int, into: int | None) -> None:
        self._assigned[article_id] = story
        if into is not None:
            self._stories[story].home = into
            self._homes[into] = story

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
        """Count terms once a story: the n-th article of a story counts 1/n."""
        self._seen += share
        for term in terms:
            self._story_counts[term] = self._story_counts.get(term, 0.0) + share

    def _ranked(self, vector: Mapping[str, float], day: int | None) -> list[tuple[float, int]]:
        """The candidate stories with their similarities, best first."""
        scored = [(self._similarity(vector, self._stories[story], day), story) for story in self._candidates(vector)]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))

    def _similarity(self, vector: Mapping[str, float], cluster: _Cluster, day: int | None) -> float:
        shares = [weight * cluster.total[term] for term, weight in vector.items() if term in cluster.total]
        alike = (sum(shares) - DISCOUNT * max(shares, default=0.0)) / math.sqrt(cluster.norm2 or 1.0)
        return alike * self._decay(cluster.last, day)

    def _candidates(self, vector: Mapping[str, float]) -> list[int]:
        partial: dict[int, float] = {}
        for term, weight in vector.items():
            for story in self._index.get(term, ()):
                partial[story] = partial.get(story, 0.0) + weight * weight
        return sorted(partial, key=lambda story: (-partial[story], story))[: self.candidates]

    def _decay(self, last: int | None, day: int | None) -> float:
        if day is None or last is None:
            return 1.0
        floor = self.settings.floor
        return floor + (1.0 - floor) * math.exp2(-max(0, day - last) / self.settings.half_life)

    def _begin(self, vector: dict[str, float], day: int | None) -> int:
        story = len(self._stories)
        norm2 = 1.0 if vector else 0.0
        self._stories.append(_Cluster(total=dict(vector), norm2=norm2, size=1, last=day, indexed=frozenset()))
        self._renew(story)
        self._count(vector, 1.0)
        return story

    def _join(self, cluster: _Cluster, vector: Mapping[str, float], day: int | None) -> None:
        cluster.norm2 += 2.0 * _dot(vector, cluster.total) + 1.0
        cluster.size += 1
        for term, weight in vector.items():
            cluster.total[term] = cluster.total.get(term, 0.0) + weight
        cluster.last = _latest(cluster.last, day)
        self._count(vector, 1.0 / cluster.size)

    def _merge(self, story: int, others: Iterable[int]) -> tuple[int, list[int]]:
        """Join `story` with those of `others` that have grown to be the same; the oldest number goes on.

        A single report never draws two stories together: only stories of two or more are merged. Stories of two
        homes stay apart: that is the editor's to decide.
        """
        merged: list[int] = []
        for other in others:
            a, b = self._stories[story], self._stories[other]
            if min(a.size, b.size) < 2 or (a.home is not None and b.home is not None):
                continue
            small, large = sorted((a.total, b.total), key=len)
            days = (None, None) if a.last is None or b.last is None else (min(a.last, b.last), max(a.last, b.last))
            value = _dot(small, large) / math.sqrt(a.norm2 * b.norm2) * self._decay(*days)
            if value >= self.settings.merge:
                story, gone = min(story, other), max(story, other)
                self._absorb(story, gone)
                merged.append(gone)
        return story, merged

    def _absorb(self, keep: int, gone: int) -> None:
        a, b = self._stories[keep], self._stories[gone]
        a.norm2 += b.norm2 + 2.0 * _dot(b.total, a.total)
        for term, weight in b.total.items():
            a.total[term] = a.total.get(term, 0.0) + weight
        a.size += b.size
        a.last = _latest(a.last, b.last)
        for term in b.indexed:
            self._index[term].pop(gone, None)
        b.total, b.indexed = {}, frozenset()
        self._into[gone] = keep
        if b.home is not None:
            a.home, self._homes[b.home] = b.home, keep
        self._renew(keep)

    def _renew(self, story: int) -> None:
        """Index a story under its heaviest terms, and drop the lightest of a long centroid."""
        cluster = self._stories[story]
        heaviest = sorted(cluster.total.items(), key=lambda item: (-item[1], item[0]))
        now = frozenset(term for term, _ in heaviest[: self.index_terms])
        for term in cluster.indexed:
            self._index[term].pop(story, None)
        for term in now:
            listed = self._index.setdefault(term, {})
            listed[story] = None
            if len(listed) > LISTED:
                del listed[next(iter(listed))]
        cluster.indexed = now
        if len(heaviest) > CENTROID_TERMS:
            cluster.total = dict(heaviest[: CENTROID_TERMS // 2])
            cluster.norm2 = sum(weight * weight for weight in cluster.total.values())


def _dot(vector: Mapping[str, float], total: Mapping[str, float]) -> float:
    return sum(weight * total[term] for term, weight in vector.items() if term in total)


def _latest(a: int | None, b: int | None) -> int | None:
    return max((day for day in (a, b) if day is not None), default=None)
