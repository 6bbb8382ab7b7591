"""What the editor did, as the stream needs it: pure functions of the log.

Every edit fixes the stories it concerns as the editor saw them: each of their articles has a home from then on, the
number of the story in which the editor left it. Articles of one home stay together, those of two stay apart; articles
that come later find their story by likeness, as ever. A home is a story's lasting number and holds in any replay.
"""

from collections.abc import Iterable, Sequence

from ..records import Edit, Placing

Members = tuple[int, Sequence[str]]
"""A story: its number, and its articles in order of time."""


def holding(log: Sequence[Edit]) -> tuple[Edit, ...]:
    """The rows that were not taken back, in order. Taking back an undo makes what it took back hold again."""
    dead: set[int] = set()
    for edit in reversed(log):
        if edit.undoes is not None and edit.id not in dead:
            dead.add(edit.undoes)
    return tuple(edit for edit in log if edit.id not in dead)


def live(log: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that hold, in order."""
    return tuple(edit for edit in holding(log) if edit.kind != "undo")


def homes(log: Sequence[Edit]) -> dict[str, int]:
    """Article -> number of the story in which the editor left it."""
    return {article: one.story for edit in live(log) for one in edit.placed for article in one.articles}


def fixed(log: Sequence[Edit], story: Members) -> bool:
    """Whether the editor left every article of a story there."""
    left = homes(log)
    return all(left.get(article) == story[0] for article in story[1])


def titles(log: Sequence[Edit]) -> dict[int, str]:
    """Story -> the title that the editor gave it."""
    return {edit.story: edit.title for edit in live(log) if edit.kind == "rename"}


def undone(log: Sequence[Edit], edit: Edit) -> Edit:
    """What is at stake when `edit` is taken back: the edit itself; of an undo, what it took back."""
    by_id = {one.id: one for one in log}
    while edit.undoes is not None:
        edit = by_id[edit.undoes]
    return edit


def latest(log: Sequence[Edit], edit: Edit) -> Edit:
    """The row to take back where `edit` is: itself, or the last of what was taken back and brought back after it. So an
    edit has one line of undos, each of the one before, and every undo changes whether the edit holds.
    """
    for one in log:
        if one.undoes == edit.id:
            edit = one
    return edit


def stands_on(log: Sequence[Edit], edit: Edit) -> tuple[Edit, ...]:
    """The later edits of the same articles that hold: they have to be taken back before `edit` is, the last first.

    Pins and titles move nothing, so nothing stands on them.
    """
    edit = undone(log, edit)
    if edit.kind in ("pin", "rename"):
        return ()
    concerned = {article for one in edit.placed for article in one.articles}
    return tuple(
        later
        for later in live(log)
        if later.id > edit.id and any(not concerned.isdisjoint(one.articles) for one in later.placed)
    )


# ---- the edits themselves


def merged(into: Members, others: Iterable[Members]) -> tuple[Placing, ...]:
    """All articles of `others` become part of `into`."""
    story = into[0]
    return tuple(Placing(articles=tuple(found), was=number, story=story) for number, found in (into, *others))


def parted(source: Members, going: Iterable[str], part: int) -> tuple[Placing, ...]:
    """Articles `going` leave `source` for `part`, a new story."""
    return moved(source, going, (part, ()))


def moved(source: Members, going: Iterable[str], into: Members) -> tuple[Placing, ...]:
    """Articles `going` leave `source` for `into`; both stay as they are else."""
    (left, members), (story, there), leaving = source, into, set(going)
    made = (
        Placing(articles=tuple(one for one in members if one in leaving), was=left, story=story),
        Placing(articles=tuple(one for one in members if one not in leaving), was=left, story=left),
        Placing(articles=tuple(there), was=story, story=story),
    )
    return tuple(one for one in made if one.articles)


def kept(source: Members) -> tuple[Placing, ...]:
    """The story stays as it is."""
    return (Placing(articles=tuple(source[1]), was=source[0], story=source[0]),)
