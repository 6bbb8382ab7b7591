"""The pages of the editor: a story's articles with what may be done to them, and the log."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...records import Edit, Story, StoryPage
from ...stories import editing
from ..lines import ArticleLink, Desk, article_link
from ..links import story_path
from ..wording import clean_date, count
from .front import headline_of
from .limits import Pages, paged

EDIT = "edit"
LOG = "edits"
EDITS_SHOWN = 10  # of one story, on its page; the log has all
STORIES_OFFERED = 300  # in the list of an input; any other can be written there
ARTICLE = "article:"
"""What the name of a field begins with that chooses an article; its id follows."""


def in_words(edit: Edit) -> str:
    """What an edit did, in a sentence."""
    went = count(sum(len(one.articles) for one in edit.placed if one.was != one.story), "article")
    if edit.kind == "merge":
        return f"Story {edit.other} became part of story {edit.story}."
    if edit.kind == "split":
        return f"{went} of story {edit.story} became story {edit.other}."
    if edit.kind == "move":
        return f"{went} went from story {edit.other} to story {edit.story}."
    if edit.kind == "pin":
        return f"Story {edit.story} stays as it is."
    if edit.kind == "rename":
        return f"Story {edit.story} is called “{edit.title}”."
    return f"Edit {edit.undoes} was taken back."


@dataclass(frozen=True, slots=True, kw_only=True)
class EditView:
    """A row of the log. `first` is the later edit that must be taken back before this one; 0 where none must.

    `stories` are (number, address) of the stories concerned; `holds` is False for what was taken back.
    """

    number: int
    when: str
    machine: str
    words: str
    stories: tuple[tuple[int, str], ...]
    holds: bool
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """An article that can be chosen; `field` is the name of its box."""

    field: str
    link: ArticleLink


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEditView:
    """The story with the number `story` as the editor sees it.

    `fixed`: whether it stays as it is already. `others` are the stories that are offered; `done` is what was done just
    now; without a `token` all can only be read.
    """

    slug: str
    headline: str
    story: int
    titled: bool
    fixed: bool
    articles: Pages[Choosable]
    others: tuple[str, ...]
    done: EditView | None
    log: tuple[EditView, ...]
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogView:
    """The whole log, the newest first."""

    edits: Pages[EditView]
    done: EditView | None
    token: str
    story: int = 0


def story_edit(
    desk: Desk, page: StoryPage, stories: Sequence[Story], log: Sequence[Edit], *, number: int = 1, done: int = 0
) -> StoryEditView:
    """Page `number` of a story as the editor sees it; `done` is the number of the edit that was made just now."""
    told = page.story
    members = [Choosable(field=f"{ARTICLE}{one.article}", link=article_link(desk, one.article, one.reason))
               for one in told.members]  # fmt: skip
    mine = [one for one in log if told.id in (one.story, one.other)]
    rows = _rows(desk, log, mine[-EDITS_SHOWN:])
    return StoryEditView(
        slug=told.slug,
        headline=headline_of(told),
        story=told.id,
        titled=told.title is not None,
        fixed=editing.fixed(log, (told.id, [one.article for one in told.members])),
        articles=paged(members, desk, story_path(told.slug, EDIT), number),
        others=tuple(f"{one.id} · {headline_of(one)}" for one in stories[:STORIES_OFFERED] if one.id != told.id),
        done=_done(desk, log, done),
        log=rows,
        token=desk.token,
    )


def edit_log(desk: Desk, log: Sequence[Edit], *, number: int = 1, done: int = 0) -> LogView:
    """Page `number` of the log."""
    pages = paged(list(reversed(log)), desk, LOG, number)
    rows = _rows(desk, log, list(reversed(pages.items)))
    shown = Pages(items=rows, number=pages.number, total_pages=pages.total_pages, total=pages.total,
                  previous=pages.previous, next=pages.next, first=pages.first)  # fmt: skip
    return LogView(edits=shown, done=_done(desk, log, done), token=desk.token)


def _done(desk: Desk, log: Sequence[Edit], number: int) -> EditView | None:
    return next(iter(_rows(desk, log, [one for one in log if one.id == number])), None)


def _rows(desk: Desk, log: Sequence[Edit], shown: Sequence[Edit]) -> tuple[EditView, ...]:
    """Rows of the log, the newest first."""
    holding = {one.id for one in editing.holding(log)}
    return tuple(_row(desk, log, one, one.id in holding) for one in reversed(shown))


def _row(desk: Desk, log: Sequence[Edit], edit: Edit, holds: bool) -> EditView:
    later = editing.stands_on(log, edit) if holds else ()
    concerned = [one for one in (edit.story, edit.other) if one]
    return EditView(
        number=edit.id,
        when=f"{clean_date(edit.time[:10])}, {edit.time[11:16]} UTC",
        machine=edit.time,
        words=in_words(edit),
        stories=tuple((one, desk.links.story(str(one))) for one in concerned),
        holds=holds,
        first=later[-1].id if later else 0,
    )
