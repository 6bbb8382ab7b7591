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

Each assignment says what it changed (`Assignment.step`), and can be taken back, the last first (`retract`). So an
article that comes late is put in its place by rewinding to it and replaying what came after.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.stories import steps
from dateline.stories.background import BACKGROUND_SIZE, background_counts
from dateline.stories.reasons import FIRST, PLACED, why, why_one
from dateline.stories.state import EVERY, SCALE, WHOLE, Cluster, MemoryShelf, Shelf, State, Term
from dateline.stories.steps import Absorbed, Change, Step
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
# A story's index entry is renewed, and merging tried, at each article while it is small, then now and then.
SMALL_STORY = 10
RENEW_EVERY = 8
# Raised with every change of what the stream does: a database that another version grouped is grouped again.
VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Where an article went. `similarity` is 0 to 1; 1.0 for the article that begins a story.

    `merged` are stories that this article showed to be one with `story`: all their articles are in `story`
    from now on, and `StoryStream.resolve` leads from their numbers to it. `step` is for `StoryStream.retract`.
    """

    story: int
    reason: str
    similarity: float
    step: Step
    merged: tuple[int, ...] = ()


class StoryStream:
    """Groups articles as they come, in order of publication.

    Deterministic: replaying the same features in the same order gives the same stories. The cost of an
    article depends on its own terms and on the stories that share its heaviest ones. What it knows stands on `shelf`
    after `flush`, and another stream goes on from there; without a shelf it is in memory only.
    """

    def __init__(self, shelf: Shelf | None = None, *, settings: Settings = SETTINGS) -> None:
        self.settings = settings
        self._state = State(MemoryShelf() if shelf is None else shelf)

    def assign(self, article: str, features: StoryFeatures, *, into: int | None = None) -> Assignment:
        """Put one article into its story, or begin one with it. Stories are numbered from 1.

        `into` is the home that the editor gave the article: any number, the same for articles that belong together.
        It joins them, whatever it resembles. The first of a home may join a story that has none, and makes it theirs.
        """
        terms = self._state.terms((EVERY, *(term for term, _ in features.terms)))
        vector = _vector(features, terms)
        day = date.fromisoformat(features.day).toordinal() if features.day else None
        ranked = self._ranked(vector, terms, day)
        found = self._choose(ranked, into)
        joined = self._state.begin() if found is None else found
        cluster = self._state.story(joined)
        if found is None:
            similarity, reason = 1.0, FIRST
        elif [found] == [story for _, story in ranked[:1]]:
            similarity, reason = ranked[0][0], why(vector, cluster.total, features.names, day and cluster.last, day)
        else:
            similarity, reason = self._similarity(vector, cluster, day), PLACED
        last, changes = cluster.last, list[Change]()
        steps.join(self._state, joined, vector, day)
        if into is not None and cluster.home is None:
            changes.append(steps.house(self._state, joined, into))
        story, became_one = self._renew(joined, ranked, changes)
        return Assignment(
            story=story,
            reason="; ".join((reason, *became_one)),
            similarity=round(min(similarity, 1.0), 3),
            step=Step(article, joined, vector, last, tuple(changes)),
            merged=tuple(change.gone for change in changes if isinstance(change, Absorbed)),
        )

    def retract(self, step: Step) -> None:
        """Take an article out again. Everything that was assigned after it must have been retracted before."""
        for change in reversed(step.changes):
            steps.undo(self._state, change)
        steps.leave(self._state, step.story, step.vector, step.last)

    def resolve(self, story: int) -> int:
        """The number under which a story goes on, after merges."""
        while (into := self._state.story(story).into) is not None:
            story = into
        return story

    def parts(self, story: int) -> tuple[int, ...]:
        """The numbers that lead to a story which was merged into no other: its own and those merged into it."""
        return (story, *self._state.story(story).parts)

    def flush(self) -> None:
        """Write what changed to the shelf, and let go of what was not used lately."""
        self._state.flush()

    def forget(self) -> None:
        """Begin from what the shelf holds now; what was not flushed is lost."""
        self._state.forget()

    def _choose(self, ranked: Sequence[tuple[float, int]], into: int | None) -> int | None:
        """The story that an article joins; None where it begins one."""
        if into is not None and (home := self._state.at_home(into)) is not None:
            return home
        if not ranked or ranked[0][0] < self.settings.threshold:
            return None
        best = ranked[0][1]
        return best if into is None or self._state.story(best).home is None else None

    def _ranked(self, vector: Mapping[str, int], terms: Mapping[str, Term], day: int | None) -> list[tuple[float, int]]:
        """The candidate stories with their similarities, best first."""
        candidates = self._state.stories(_candidates(vector, terms))
        scored = [(self._similarity(vector, cluster, day), story) for story, cluster in candidates.items()]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))

    def _similarity(self, vector: Mapping[str, int], cluster: Cluster, day: int | None) -> float:
        total = cluster.total
        shares = [vector[term] * total[term] for term in vector.keys() & total.keys()]
        alike = (sum(shares) - DISCOUNT * max(shares, default=0)) / (SCALE * (cluster.length or 1.0))
        return alike * self._decay(cluster.last, day)

    def _decay(self, last: int | None, day: int | None) -> float:
        if day is None or last is None:
            return 1.0
        floor = self.settings.floor
        return floor + (1.0 - floor) * math.exp2(-max(0, day - last) / self.settings.half_life)

    def _renew(
        self, story: int, ranked: Iterable[tuple[float, int]], changes: list[Change]
    ) -> tuple[int, tuple[str, ...]]:
        """Index a story anew now and then, and join it with those that have grown to be the same; the oldest number
        goes on. Returns it, with why each became part of it.

        A single report never draws two stories together: only stories of two or more are merged. Stories of two
        homes stay apart: that is the editor's to decide.
        """
        size = self._state.story(story).size
        if size >= SMALL_STORY and size % RENEW_EVERY:
            return story, ()
        reasons: list[str] = []
        changes.append(steps.renew(self._state, story, INDEX_TERMS))
        for other in [other for _, other in ranked if other != story] if size > 1 else []:
            if self._are_one(self._state.story(story), self._state.story(other)):
                reasons.append(why_one(self._state.story(story).total, self._state.story(other).total))
                story, gone = min(story, other), max(story, other)
                changes += [steps.absorb(self._state, story, gone), steps.renew(self._state, story, INDEX_TERMS)]
        return story, tuple(reasons)

    def _are_one(self, a: Cluster, b: Cluster) -> bool:
        if min(a.size, b.size) < 2 or (a.home is not None and b.home is not None):
            return False
        days = (None, None) if a.last is None or b.last is None else (min(a.last, b.last), max(a.last, b.last))
        alike = sum(a.total[term] * b.total[term] for term in a.total.keys() & b.total.keys())
        return alike / ((a.length * b.length) or 1.0) * self._decay(*days) >= self.settings.merge


def _vector(features: StoryFeatures, terms: Mapping[str, Term]) -> dict[str, int]:
    """TF-IDF of an article's terms, of length `SCALE`."""
    background, stories = background_counts(), terms[EVERY].count / WHOLE
    total = BACKGROUND_SIZE + stories + 1.0
    raw = {
        term: weight * math.log(total / (background.get(term, 0) + terms[term].count / WHOLE + 0.5))
        for term, weight in features.terms
    }
    norm = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    scaled = ((term, round(weight / norm * SCALE)) for term, weight in raw.items())
    return {term: weight for term, weight in scaled if weight > 0}


def _candidates(vector: Mapping[str, int], terms: Mapping[str, Term]) -> list[int]:
    """The stories that are listed for the heaviest of an article's terms, best first."""
    partial: dict[int, int] = {}
    for term, weight in vector.items():
        square = weight * weight
        for story in terms[term].listed:
            partial[story] = partial.get(story, 0) + square
    return list(steps.heaviest(partial, CANDIDATES))
