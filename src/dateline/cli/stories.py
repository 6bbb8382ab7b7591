"""`stories`: the list of stories, and what the editor may do to them. The machine never overrides it."""

from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby

import click

from .. import config, editor, grouping, pipeline, terminal
from ..console import bar, quiet
from ..days import Days
from ..errors import NotFoundError
from ..pages import views
from ..pages.lines import title_of
from ..pages.views.editing import in_words
from ..pages.wording import count
from ..records import Edit, Member
from ..store import Store, edits, history, open_store, read
from ..stories import editing
from .common import SINCE, common, console, days_option, print_json


@click.group(invoke_without_command=True)
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many, newest first.")
@SINCE
@common()
@click.pass_context
def stories(ctx: click.Context, limit: int, since: Days | None, settings: config.Config, as_json: bool) -> None:
    """List the running stories, newest first; with --since those with something new, and what. Or edit them.

    What was edited is kept, whatever is added later; "stories undo" takes it back. A STORY is its number or its name.
    """
    if ctx.invoked_subcommand:
        ctx.obj = settings
        return
    with open_store(settings.db, read_only=True) as store:
        found = read.stories(store)
        new = {}
        if since:
            counted = {one.id: history.counts_since(store, one.id, since.first, "published") for one in found}
            found = tuple(one for one in found if counted[one.id])
            new = {one: views.told(kinds) for one, kinds in counted.items()}
        if as_json:
            print_json(found[:limit])
        elif since and not found:
            click.echo(f"Nothing new since {since.text}.")
        else:
            terminal.print_stories(console(), found[:limit], total=len(found), new=new)


@stories.command()
@click.argument("story")
@common()
def articles(story: str, settings: config.Config, as_json: bool) -> None:
    """List the articles of a STORY by the happening that they report: their ids, and why each is there."""
    with open_store(settings.db, read_only=True) as store:
        number = read.story_id(store, story)
        members, event_of = read.members(store, number), grouping.event_of(store, number)
        found = read.articles(store, [member.article for member in members])
    if as_json:
        print_json([{**asdict(member), "event": event_of.get(member.article)} for member in members])
        return
    several = len(set(event_of.values())) > 1

    def event(member: Member) -> int:
        return event_of.get(member.article, 0)

    for number, group in groupby(sorted(members, key=event), event):
        if several:
            click.echo(f"{chr(10) * (number > 1)}Happening {number}")
        for member in group:
            one = found[member.article]
            told = ", ".join(part for part in (one.outlet or "", one.published.day or "undated") if part)
            click.echo(f"{member.article}  {terminal.plain(title_of(one))} ({terminal.plain(told)})")
            click.echo(f"    {terminal.plain(member.reason)}")


@stories.command()
@click.argument("story")
@click.argument("others", nargs=-1, required=True)
@common()
def merge(story: str, others: tuple[str, ...], settings: config.Config, as_json: bool) -> None:
    """OTHERS become part of STORY; their addresses lead to it."""
    with open_store(settings.db) as store:
        with store.transaction():
            made = editor.merge(store, story, others, now=datetime.now(UTC))
        _tell(store, made, as_json)


@stories.command()
@click.argument("story")
@click.argument("articles", nargs=-1, metavar="[ARTICLES]...")
@click.option("--from", "since", callback=days_option, metavar="DAY", help="Those from this day, month or year on.")
@click.option("--to", "until", callback=days_option, metavar="DAY", help="Those up to this day, month or year.")
@common()
def split(
    story: str,
    articles: tuple[str, ...],
    since: Days | None,
    until: Days | None,
    settings: config.Config,
    as_json: bool,
) -> None:
    """ARTICLES leave STORY for a new story.

    Give their ids ("dateline stories articles STORY" lists them), or days with --from and --to.
    """
    if bool(articles) == bool(since or until):
        raise click.UsageError("Say which articles: their ids, or --from and --to.")
    with open_store(settings.db) as store:
        with store.transaction():
            going = articles or _published(store, story, since, until)
            made = editor.split(store, story, going, now=datetime.now(UTC))
        _tell(store, [made], as_json)


def _published(store: Store, story: str, since: Days | None, until: Days | None) -> list[str]:
    """The articles of a story that were published in a period."""
    members = [member.article for member in read.members(store, read.story_id(store, story))]
    found = read.articles(store, members)
    first, last = since.first if since else "", until.last if until else "9999"
    going = [one for one in members if first <= (found[one].published.day or "") <= last and found[one].published.day]
    if not going:
        raise NotFoundError(f"story {story!r} has no article of these days")
    return going


@stories.command()
@click.argument("articles", nargs=-1, required=True)
@click.argument("story")
@common()
def move(articles: tuple[str, ...], story: str, settings: config.Config, as_json: bool) -> None:
    """ARTICLES, of one story, go to another STORY."""
    with open_store(settings.db) as store:
        with store.transaction():
            made = editor.move(store, articles, story, now=datetime.now(UTC))
        _tell(store, [made], as_json)


@stories.command()
@click.argument("story")
@common()
def pin(story: str, settings: config.Config, as_json: bool) -> None:
    """Keep a STORY as it is; new articles may join.

    None of its articles leaves it, and it becomes part of no other story, unless you say so.
    """
    with open_store(settings.db) as store:
        with store.transaction():
            made = editor.pin(store, story, now=datetime.now(UTC))
        _tell(store, [made], as_json)


@stories.command()
@click.argument("story")
@click.argument("title")
@common()
def rename(story: str, title: str, settings: config.Config, as_json: bool) -> None:
    """Call a STORY by a TITLE of your own.

    It is shown as the editor's, and gives the story a new name; old addresses lead to it.
    """
    with open_store(settings.db) as store:
        with store.transaction():
            made = editor.rename(store, story, title, now=datetime.now(UTC))
        _tell(store, [made], as_json)


@stories.command()
@click.argument("edit", type=click.IntRange(1), required=False)
@common()
def undo(edit: int | None, settings: config.Config, as_json: bool) -> None:
    """Take back the last edit, or the EDIT that is given.

    "dateline stories log" numbers them. An undo can be taken back too.
    """
    with open_store(settings.db) as store:
        with store.transaction():
            made = editor.undo(store, edit, now=datetime.now(UTC))
        _tell(store, [made], as_json)


@stories.command()
@common()
def log(settings: config.Config, as_json: bool) -> None:
    """List the edits, the oldest first."""
    with open_store(settings.db, read_only=True) as store:
        made = edits.log(store)
    if as_json:
        print_json(made)
        return
    holding = editing.holding(made)
    for one in made:
        back = "" if one in holding else " (taken back)"
        click.echo(f"{one.id:>4}  {one.time[:16].replace('T', ' ')}  {terminal.plain(in_words(one))}{back}")
    if not made:
        click.echo("No story was edited yet; see: dateline stories --help")


def _tell(store: Store, made: list[Edit] | tuple[Edit, ...], as_json: bool) -> None:
    """Make the stories anew, and say what was done."""
    with quiet("grouping articles into stories"):
        pipeline.group(store)
    with bar("making story pages", total=len(read.dirty(store)), unit="stories") as progress:
        pipeline.refresh(store, progress.advance)
    if as_json:
        print_json(made)
        return
    for edit in made:
        click.echo(terminal.plain(in_words(edit)))
    click.echo(_now(store, made[-1]))
    click.echo(f"To take it back: dateline stories undo {made[-1].id}")


def _now(store: Store, edit: Edit) -> str:
    """The stories concerned, as they are now: "Story 5 has 12 articles, story 9 has 3."."""
    concerned = dict.fromkeys(read.story_id(store, str(one)) for one in (edit.story, edit.other) if one)
    sizes = [f"story {one} has {count(len(read.members(store, one)), 'article')}" for one in concerned]
    return f"{', '.join(sizes)}.".capitalize()
