"""What the editor may do to stories: merge, split, move, pin, rename, and take back.

An edit is checked, put into the log, and done at once to members and addresses; the caller then runs `pipeline.group`
and `pipeline.refresh`, which keep to it. Call each function inside `store.transaction()`. Stories are given by number
or name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from .errors import NotFoundError, SettingError
from .records import Edit
from .store import Store, edits, read
from .stories import editing
from .stories.reasons import PLACED

LONGEST_TITLE = 200
"""Characters of a title; a headline has 120 at most."""


def merge(store: Store, into: str, others: Iterable[str], *, now: datetime) -> tuple[Edit, ...]:
    """`others` become part of `into`, an edit each.

    Raises NotFoundError for an unknown story, SettingError where two are one already.
    """
    return tuple(_merge(store, into, other, now) for other in others)


def _merge(store: Store, into: str, other: str, now: datetime) -> Edit:
    story, gone = _story(store, into), _story(store, other)
    if story[0] == gone[0]:
        raise SettingError(f"{into!r} and {other!r} are one story already")
    return _do(store, Edit(id=0, time=_time(now), kind="merge", story=story[0], other=gone[0],
                           placed=editing.merged(story, [gone])))  # fmt: skip


def split(store: Store, story: str, articles: Sequence[str], *, now: datetime) -> Edit:
    """`articles` (ids, or their beginnings) leave the story for a new one.

    Raises NotFoundError where they don't stand in it, SettingError where it would be all or nothing.
    """
    source = _story(store, story)
    going = _chosen(source, articles)
    if len(going) == len(source[1]):
        raise SettingError(f"that is all of story {source[0]}: leave it at least one article")
    part = edits.new_story(store, parted_from=source[0])
    return _do(store, Edit(id=0, time=_time(now), kind="split", story=source[0], other=part,
                           placed=editing.parted(source, going, part)))  # fmt: skip


def move(store: Store, articles: Sequence[str], into: str, *, source: str | None = None, now: datetime) -> Edit:
    """`articles` (ids, or their beginnings; all of one story) go to the story `into`.

    `source` is the story in which they are looked for; None for wherever they are. Raises NotFoundError where they are
    not found, SettingError where they stand there already or in several stories.
    """
    target = _story(store, into)
    where = _story(store, source) if source is not None else _home(store, articles)
    if where[0] == target[0]:
        raise SettingError(f"they stand in story {target[0]} already; to keep them there: dateline stories pin")
    going = _chosen(where, articles)
    return _do(store, Edit(id=0, time=_time(now), kind="move", story=target[0], other=where[0],
                           placed=editing.moved(where, going, target)))  # fmt: skip


def pin(store: Store, story: str, *, now: datetime) -> Edit:
    """The story stays as it is: none of its articles leaves it, and it becomes part of no other.

    Raises SettingError where that is so already.
    """
    kept = _story(store, story)
    if editing.fixed(edits.log(store), kept):
        raise SettingError(f"story {kept[0]} stays as it is already: an edit before holds all its articles")
    return _do(store, Edit(id=0, time=_time(now), kind="pin", story=kept[0], placed=editing.kept(kept)))


def rename(store: Store, story: str, title: str, *, now: datetime) -> Edit:
    """The story is called `title`, and stays.

    Raises SettingError for a title without a word, or a very long one.
    """
    title = " ".join("".join(mark if mark.isprintable() else " " for mark in title).split())
    if not any(mark.isalnum() for mark in title):
        raise SettingError("a title needs a word")
    if len(title) > LONGEST_TITLE:
        raise SettingError(f"a title has {LONGEST_TITLE} characters at most; this one has {len(title)}")
    kept = _story(store, story)
    return _do(store, Edit(id=0, time=_time(now), kind="rename", story=kept[0], title=title,
                           placed=editing.kept(kept)))  # fmt: skip


def undo(store: Store, number: int | None = None, *, now: datetime) -> Edit:
    """Take back the edit `number`, or the last that holds; an undo can be taken back too. Gives the row of the undo:
    of an edit that was brought back, it undoes what brought it back.

    Raises NotFoundError where there is nothing to take back, SettingError where later edits stand on it.
    """
    log = edits.log(store)
    edit = _to_undo(log, number)
    if later := editing.stands_on(log, edit):
        raise SettingError(
            f"edit {edit.id} can't be taken back alone, for edit {later[-1].id} of the same articles came after it; "
            f"first: dateline stories undo {later[-1].id}"
        )
    concerned = editing.undone(log, edit)
    held = concerned in editing.live(log)
    made = edits.put(store, Edit(id=0, time=_time(now), kind="undo", story=concerned.story, other=concerned.other,
                                 undoes=editing.latest(log, edit).id))  # fmt: skip
    back = [replace(one, was=one.story, story=one.was) for one in concerned.placed] if held else concerned.placed
    edits.place(store, back, PLACED)
    return made


def _to_undo(log: Sequence[Edit], number: int | None) -> Edit:
    if number is None:
        if not (made := editing.live(log)):
            raise NotFoundError("no edit of stories holds, so there is nothing to take back")
        return made[-1]
    edit = next((one for one in log if one.id == number), None)
    if edit is None:
        raise NotFoundError(f"there is no edit {number}; list them with: dateline stories log")
    if edit not in editing.holding(log):
        raise SettingError(f"edit {number} is taken back already")
    return edit


def _do(store: Store, edit: Edit) -> Edit:
    made = edits.put(store, edit)
    edits.place(store, edit.placed, PLACED)
    return made


def _time(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")


def _story(store: Store, ref: str) -> editing.Members:
    """(number, articles) of a story."""
    number = read.story_id(store, ref)
    return number, tuple(member.article for member in read.members(store, number))


def _chosen(story: editing.Members, articles: Sequence[str]) -> list[str]:
    """The articles of a story that are meant, each by its id or the beginning of it."""
    found: list[str] = []
    for wanted in articles:
        meant = [one for one in story[1] if one == wanted] or [one for one in story[1] if one.startswith(wanted)]
        if not wanted or not meant:
            raise NotFoundError(
                f"no article {wanted!r} in story {story[0]}; list them with: dateline stories articles {story[0]}"
            )
        if len(meant) > 1:
            raise SettingError(f"{wanted!r} may be {', '.join(meant[:3])} ...; give the whole id")
        found += [one for one in meant if one not in found]
    if not found:
        raise SettingError("say which articles")
    return found


def _home(store: Store, articles: Sequence[str]) -> editing.Members:
    """The one story of these articles."""
    homes = {story for one in articles for story in read.stories_of(store, one)}
    if len(homes) > 1:
        several = ", ".join(map(str, sorted(homes)))
        raise SettingError(f"these articles stand in several stories ({several}); move those of one at a time")
    if not homes:
        raise NotFoundError(f"no article {articles[0]!r} stands in a story" if articles else "say which articles")
    return _story(store, str(homes.pop()))
