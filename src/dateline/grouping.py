"""Articles to stories in the database, by a stream that is kept there: the cost of one more article does not grow.

    rewind      take back what was placed after the first article that waits
    replay      place what waits, in order of publication, a batch a transaction
    settle      stories as readers see them follow the stream, and keep their numbers by their members

So the order in which articles are added makes no difference: the stream is always as if all had come in order of
publication. For news as it comes little is taken back; an archive that lies before everything else replays it all.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from . import stories
from .records import Member
from .store import Store, addresses, edits, read, stream, write
from .stories import editing

NOWHERE: Mapping[str, int] = MappingProxyType({})
"""No article has a home that the editor gave it."""

NOTHING: Mapping[int, Sequence[str]] = MappingProxyType({})

COME_BACK = 0.5
"""A story whose articles went elsewhere has come back where more than this share of them stands together again."""

BATCH = 1000
"""Articles placed, and stories settled, in one transaction: some two seconds in which another process waits."""

Progress = Callable[[int], None]
"""Told how many more items are done."""

_features = msgspec.json.Decoder(stories.StoryFeatures).decode
_step = msgspec.msgpack.Decoder(stories.Step).decode
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def group(store: Store, *, again: bool = False, progress: Progress = lambda n: None) -> None:
    """Put every read article into a story. Changes nothing when no article came or changed and nothing was edited.

    `again` replays everything from the kept features, and gives the same. A run that was killed is finished by the
    next.
    """
    with store.transaction():
        if again or stream.version(store) != stories.VERSION:
            stream.reset(store, stories.VERSION)
    grouping = _Grouping(store)
    while grouping.place(progress):
        pass
    while grouping.settle():
        pass


class _Grouping:
    """One run. Each call of `place` and `settle` is a transaction, and says whether there may be more to do.

    Another process may write in between: then what is held in memory is let go, and the run looks again.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.stream = stories.StoryStream(stream.StreamShelf(store))
        self.seen: int | None = None  # what the database was like when it was last looked at
        self.start: str | None = None  # what was placed before this place stands
        self.homes = NOWHERE  # the stories in which the editor left articles

    def place(self, progress: Progress) -> bool:
        with self.store.transaction():
            if self._changed():
                self.start = stream.first_waiting(self.store)
            if self.start is None:
                return False
            if late := stream.late(self.store, self.start, BATCH):
                self._rewind(self.start, late)
            elif waiting := stream.waiting(self.store, self.start, BATCH):
                stream.place(self.store, [self._placing(one) for one in waiting])
                self.start = waiting[-1].sort + "\0"  # the place right after it
                progress(len(waiting))
            else:
                return False
            self.stream.flush()
        return True

    def _changed(self) -> bool:
        now = stream.changes(self.store)
        if now == self.seen:
            return False
        self.stream.forget()
        self.seen, self.homes = now, editing.homes(edits.log(self.store))
        return True

    def _rewind(self, start: str, late: Sequence[stream.Placing]) -> None:
        """Take the last placings back; where most must go it is quicker to begin anew."""
        if len(late) == BATCH and stream.mostly_after(self.store, start):
            stream.reset(self.store, stories.VERSION)
            self.stream.forget()
            self.start = stream.first_waiting(self.store)
            return
        for placing in late:
            self.stream.retract(_step(placing.step))
        stream.unplace(self.store, [placing.article for placing in late])

    def _placing(self, one: stream.Waiting) -> stream.Placing:
        found = self.stream.assign(one.article, _features(one.features), into=self.homes.get(one.article))
        return stream.Placing(
            article=one.article,
            sort=one.sort,
            cluster=found.step.story,
            reason=found.reason,
            similarity=found.similarity,
            step=_encode(found.step),
        )

    def settle(self) -> bool:
        with self.store.transaction():
            self._changed()
            changed = stream.unsettled(self.store, BATCH)
            if changed:
                clusters, homes = self._together(changed)
                kept = {story: read.members(self.store, story) for story in sorted(homes)}
                former = addresses.former(self.store, [one.article for each in clusters.values() for one in each])
                groups, moved = settle(clusters, kept, read.last_story_id(self.store), self.homes, former)
                write.put_groups(self.store, groups, moved)
                stream.settled(self.store, {*changed, *clusters})
        return bool(changed)

    def _together(self, changed: Iterable[int]) -> tuple[dict[int, Sequence[Member]], set[int]]:
        """The members of stories of the stream, and of all others that share stories as readers see them with these;
        and those stories."""
        waiting = {self.stream.resolve(number) for number in changed}
        clusters: dict[int, Sequence[Member]] = {}
        homes: set[int] = set()
        while waiting:
            number = waiting.pop()
            clusters[number] = stream.members(self.store, self.stream.parts(number))
            articles = [one.article for one in clusters[number]]
            given = {self.homes[article] for article in articles if article in self.homes}
            for story in (stream.homes(self.store, articles) | given) - homes:
                homes.add(story)
                shared = {self.stream.resolve(other) for other in stream.clusters(self.store, story)}
                waiting |= shared - clusters.keys()
        return dict(sorted(clusters.items())), homes


def event_of(store: Store, story: int) -> dict[str, int]:
    """The articles of a story -> the event that each reports, numbered from 1 in the order they begin."""
    return parts({article: _features(record) for article, record in stream.features(store, story)})


def parts(features: Mapping[str, stories.StoryFeatures]) -> dict[str, int]:
    """The same for the articles of one story in order of publication, by their features."""
    return dict(zip(features, stories.events(list(features.values())), strict=True))


def cluster(
    features: Iterable[tuple[str, stories.StoryFeatures]], homes: Mapping[str, int] = NOWHERE
) -> dict[int, list[Member]]:
    """Articles (id, features) in order of publication -> the members of each story, numbered as they begin.

    `homes` are the stories in which the editor left articles.
    """
    grouping = stories.StoryStream()
    joined = {article: grouping.assign(article, feature, into=homes.get(article)) for article, feature in features}
    clusters: dict[int, list[Member]] = {}
    for article, found in joined.items():
        member = Member(article=article, reason=found.reason, similarity=found.similarity)
        clusters.setdefault(grouping.resolve(found.story), []).append(member)  # stories merge as they grow together
    return clusters


def settle(
    clusters: Mapping[int, Sequence[Member]],
    kept: Mapping[int, Sequence[Member]],
    last_id: int,
    homes: Mapping[str, int] = NOWHERE,
    former: Mapping[int, Sequence[str]] = NOTHING,
) -> tuple[dict[int, Sequence[Member]], dict[int, int]]:
    """Give clusters the numbers of the stories they continue.

    A cluster with articles that the editor put into a story is that story. Another continues the story with which it
    shares most articles (ties: the older number). One of the rest that holds more than half of what a story without
    articles had (`former`) is that story come back; the others get new numbers in their order. Returns the members by
    story, and for each story that no cluster continues, the story that took most of its articles.
    """
    number = {
        cluster: homes[member.article]
        for cluster, members in clusters.items()
        for member in members
        if member.article in homes
    }
    taken = set(number.values())
    by_overlap = _by_overlap(clusters, {story: [one.article for one in members] for story, members in kept.items()})
    for story, cluster in by_overlap + _by_overlap(clusters, former, least=COME_BACK):
        if cluster not in number and story not in taken:
            number[cluster] = story
            taken.add(story)
    for cluster in clusters:
        if cluster not in number:
            last_id += 1
            number[cluster] = last_id
    groups = {number[cluster]: members for cluster, members in clusters.items()}
    moved: dict[int, int] = {}
    for story, cluster in by_overlap:
        if story not in groups:
            moved.setdefault(story, number[cluster])
    return groups, moved


def _by_overlap(
    clusters: Mapping[int, Sequence[Member]], held: Mapping[int, Sequence[str]], *, least: float = 0.0
) -> list[tuple[int, int]]:
    """(story, cluster) that share articles, those that share most first.

    `held` are the articles of the stories; a cluster has more than the share `least` of them.
    """
    cluster_of = {member.article: cluster for cluster, members in clusters.items() for member in members}
    shared = Counter(
        (story, cluster_of[article])
        for story, articles in held.items()
        for article in articles
        if article in cluster_of
    )
    near = [pair for pair, number in shared.items() if number > least * len(held[pair[0]])]
    return sorted(near, key=lambda pair: (-shared[pair], pair))
