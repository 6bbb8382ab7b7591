"""What one article changes in a stream, step by step, and how each step is taken back.

`join`, `renew`, `absorb` and `house` change a `State`; `leave` and `undo` take exactly that back, if everything after
it was taken back before. So a stream can be rewound to any article.
"""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from dateline.stories.state import EVERY, WHOLE, Cluster, State

Key = TypeVar("Key", str, int)

# Stories that are listed for one term, at most. 64, 32 and 16 give the same figures on the development sets.
LISTED = 16
# A story keeps at most this many terms of its centroid; the heaviest half stays when they are more.
CENTROID_TERMS = 1000
# The place of a story that was not in a term's list.
NOWHERE = -1


class Renewed(msgspec.Struct, frozen=True, array_like=True, tag=1):
    """A story was indexed anew: what it was indexed under, and its places in those lists; which stories fell out of
    lists for it; which terms its centroid lost."""

    story: int
    indexed: tuple[str, ...]
    places: tuple[int, ...]
    pushed: dict[str, int]
    lost: dict[str, int]


class Absorbed(msgspec.Struct, frozen=True, array_like=True, tag=2):
    """Story `gone`, as it was and in its places, became part of story `keep`, which had its last report on `last`."""

    keep: int
    last: int | None
    gone: int
    cluster: Cluster
    places: tuple[int, ...]


class Housed(msgspec.Struct, frozen=True, array_like=True, tag=3):
    """The editor's articles of number `home` came into a story that was no home."""

    story: int
    home: int


Change = Renewed | Absorbed | Housed


class Step(msgspec.Struct, frozen=True, array_like=True):
    """All that one article changed: it came into `story`, which had its last report on `last`."""

    article: str
    story: int
    vector: dict[str, int]
    last: int | None
    changes: tuple[Change, ...] = ()


def join(state: State, number: int, vector: dict[str, int], day: int | None) -> None:
    """Add an article to a story, and count its terms."""
    story = state.story(number)
    for term, weight in vector.items():
        story.total[term] = story.total.get(term, 0) + weight
    story.size += 1
    story.last = latest(story.last, day)
    story.measure()
    state.story_changed(number)
    _count(state, vector, WHOLE // story.size)


def leave(state: State, number: int, vector: dict[str, int], last: int | None) -> None:
    """Take back `join`; the story goes if it has no other article."""
    story = state.story(number)
    _count(state, vector, -(WHOLE // story.size))
    _subtract(story.total, vector)
    story.size -= 1
    story.last = last
    story.measure()
    state.story_changed(number)
    if not story.size:
        state.drop(number)


def _count(state: State, vector: dict[str, int], share: int) -> None:
    terms = state.terms((EVERY, *vector))
    for term in terms.values():
        term.count += share
    state.terms_changed(terms)


def undo(state: State, change: Change) -> None:
    """Take back one change."""
    if isinstance(change, Renewed):
        _unrenew(state, change)
    elif isinstance(change, Absorbed):
        _unabsorb(state, change)
    else:
        _unhouse(state, change)


def house(state: State, number: int, home: int) -> Housed:
    """Make a story the home that the editor gave to articles."""
    state.story(number).home = home
    state.story_changed(number)
    state.give_home(home, number)
    return Housed(number, home)


def _unhouse(state: State, done: Housed) -> None:
    state.story(done.story).home = None
    state.story_changed(done.story)
    state.give_home(done.home, None)


def renew(state: State, number: int, index_terms: int) -> Renewed:
    """Index a story under its heaviest terms, and drop the lightest of a long centroid."""
    story = state.story(number)
    before, now = story.indexed, tuple(heaviest(story.total, index_terms))
    places = _unlist(state, number, before)
    pushed: dict[str, int] = {}
    for name, term in state.terms(now).items():
        term.listed.append(number)
        if len(term.listed) > LISTED:
            pushed[name] = term.listed.pop(0)
    lost: dict[str, int] = {}
    if len(story.total) > CENTROID_TERMS:
        kept = heaviest(story.total, CENTROID_TERMS // 2)
        lost = {term: weight for term, weight in story.total.items() if term not in kept}
        story.total = kept
        story.measure()
    story.indexed = now
    state.terms_changed(now)
    state.story_changed(number)
    return Renewed(number, before, places, pushed, lost)


def heaviest(total: dict[Key, int], number: int) -> dict[Key, int]:
    """The `number` entries of most weight, the heaviest first; of equals the first by their keys."""
    if len(total) > number:  # sorting plain numbers first is much the faster
        least = sorted(total.values())[-number]
        total = {key: weight for key, weight in total.items() if weight >= least}
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0]))[:number])


def _unrenew(state: State, done: Renewed) -> None:
    story = state.story(done.story)
    for name, term in state.terms(story.indexed).items():
        term.listed.pop()
        if name in done.pushed:
            term.listed.insert(0, done.pushed[name])
    state.terms_changed(story.indexed)
    _list(state, done.story, done.indexed, done.places)
    story.indexed = done.indexed
    if done.lost:
        story.total.update(done.lost)
        story.measure()
    state.story_changed(done.story)


def absorb(state: State, keep: int, gone: int) -> Absorbed:
    """Make one story part of another; at most one of them is a home of the editor's."""
    a, b = state.story(keep), state.story(gone)
    done = Absorbed(keep, a.last, gone, msgspec.structs.replace(b), _unlist(state, gone, b.indexed))
    for term, weight in b.total.items():
        a.total[term] = a.total.get(term, 0) + weight
    a.size += b.size
    a.last = latest(a.last, b.last)
    a.parts = (*a.parts, gone, *b.parts)
    a.measure()
    if b.home is not None:
        a.home = b.home
        state.give_home(b.home, keep)
    b.total, b.indexed, b.parts, b.home, b.into = {}, (), (), None, keep
    state.story_changed(keep)
    state.story_changed(gone)
    return done


def _unabsorb(state: State, done: Absorbed) -> None:
    a, b, was = state.story(done.keep), state.story(done.gone), done.cluster
    _subtract(a.total, was.total)
    a.size -= was.size
    a.last = done.last
    a.parts = a.parts[: len(a.parts) - 1 - len(was.parts)]
    a.measure()
    b.total, b.indexed, b.parts, b.home, b.into = dict(was.total), was.indexed, was.parts, was.home, None
    if was.home is not None:
        a.home = None
        state.give_home(was.home, done.gone)
    _list(state, done.gone, was.indexed, done.places)
    state.story_changed(done.keep)
    state.story_changed(done.gone)


def _unlist(state: State, number: int, names: Sequence[str]) -> tuple[int, ...]:
    """Take a story out of the lists of some terms; its place in each."""
    places, terms = [], state.terms(names)
    for name in names:
        listed = terms[name].listed
        place = listed.index(number) if number in listed else NOWHERE
        if place != NOWHERE:
            del listed[place]
        places.append(place)
    state.terms_changed(names)
    return tuple(places)


def _list(state: State, number: int, names: Sequence[str], places: Sequence[int]) -> None:
    """Take back `_unlist`."""
    terms = state.terms(names)
    for name, place in zip(names, places, strict=True):
        if place != NOWHERE:
            terms[name].listed.insert(place, number)
    state.terms_changed(names)


def _subtract(total: dict[str, int], vector: dict[str, int]) -> None:
    for term, weight in vector.items():
        left = total[term] - weight
        if left:
            total[term] = left
        else:
            del total[term]


def latest(a: int | None, b: int | None) -> int | None:
    """The later of two days, or the one that is known."""
    return max((day for day in (a, b) if day is not None), default=None)
