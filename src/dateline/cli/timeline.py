"""`timeline`: a story's days in the terminal or as a file, as they are kept or made anew to what is asked."""

from dataclasses import dataclass
from typing import Any

import click

from .. import config, exports, terminal
from ..console import quiet
from ..days import Days, period
from ..errors import NotFoundError
from ..lengths import LENGTHS, cut
from ..pages import views
from ..pages.views.front import headline_of
from ..pages.wording import as_day, clean_date
from ..records import Event, Level, Story, StoryPage
from ..store import Store, open_store, read
from ..timeline import timeline as make
from .common import common, console, days_option


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options ask for."""

    since: Days | None
    until: Days | None
    dates: int | None
    lines: int | None
    about: str | None
    length: Level

    @property
    def anew(self) -> bool:
        """Whether the timeline that is kept will not do."""
        return any(option is not None for option in (self.since, self.until, self.dates, self.lines, self.about))

    @property
    def words(self) -> str:
        """The thread and the period: "about “Yuzhmash” from 5 Aug 2017 on"; "" for the whole story."""
        about = f"about “{self.about}”" if self.about else ""
        return " ".join(part for part in (about, period(self.since, self.until)) if part)


FORMATS = {
    "csv": "a row a line, for spreadsheets",
    "markdown": "with footnotes that say where each line stands",
    "timelinejs": "the data of a TimelineJS timeline",
}


def _formats(command: Any) -> Any:
    for name, help in reversed(FORMATS.items()):
        command = click.option(f"--{name}", is_flag=True, help=f"Give it as {exports.EXPORTS[name].label}: {help}.")(
            command
        )
    return command


@click.command()
@click.argument("story")
@click.option("--from", "since", callback=days_option, metavar="DAY", help="Only from this day, month or year on.")
@click.option("--to", "until", callback=days_option, metavar="DAY", help="Only up to this day, month or year.")
@click.option("--dates", type=click.IntRange(1), metavar="N", help="So many days, the weightiest.")
@click.option("--lines", type=click.IntRange(1), metavar="K", help="So many lines a day, where there are as many.")
@click.option("--about", metavar="WORDS", help="Only what concerns these words, such as a name.")
@click.option("--length", type=click.Choice(LENGTHS), default="normal", show_default=True, help="How much to show.")
@_formats
@common()
def timeline(story: str, settings: config.Config, as_json: bool, csv: bool, markdown: bool, timelinejs: bool,
             **options: Any) -> None:  # fmt: skip
    """Show the timeline of a STORY (its number or its name), or give it as a file.

    With --from, --to, --dates, --lines or --about it is made anew from the story's reports.
    """
    wanted = {"json": as_json, "csv": csv, "markdown": markdown, "timelinejs": timelinejs}
    formats = [name for name, given in wanted.items() if given]
    if len(formats) > 1:
        raise click.UsageError(f"--{' and --'.join(formats)}: give one format at a time.")
    asked = Asked(**options)
    if asked.since and asked.until and asked.since.first > asked.until.last:
        raise click.UsageError(f"The period ends ({asked.until.text}) before it begins ({asked.since.text}).")
    with open_store(settings.db, read_only=True) as store:
        page = read.story_page(store, story)
        events = _made_anew(store, page, asked) if asked.anew else cut(page.events, asked.length)
        if formats:
            cited = read.articles(store, exports.cited(events))
            title = headline_of(page.story) + (f" ({asked.words})" if asked.words else "")
            click.echo(exports.export(formats[0], events, cited, title), nl=False)
            return
        articles = read.articles(store, views.story_articles(page) | exports.cited(events))
        terminal.print_timeline(console(), page, articles, events if asked.anew else None, asked.length,
                                asked.words)  # fmt: skip


def _made_anew(store: Store, page: StoryPage, asked: Asked) -> tuple[Event, ...]:
    """The timeline that is asked for, from the story's reports. Raises NotFoundError where it is empty."""
    with quiet("making the timeline"):
        events = make(
            read.reports(store, page.story.id),
            dates=asked.dates,
            lines=asked.lines,
            first=asked.since.first if asked.since else None,
            last=asked.until.last if asked.until else None,
            about=asked.about,
            origins=page.origins,
        )
    if not events:
        raise NotFoundError(f"Story {page.story.id} has nothing {asked.words or 'to show'}{_runs(page.story)}.")
    return cut(events, asked.length) or events


def _runs(story: Story) -> str:
    """When the story runs: "; it runs from 4 Jul to 16 Aug 2017"."""
    first, last = as_day(story.first), as_day(story.last)
    if not first or not last:
        return ""
    if first == last:
        return f"; its reports are of {clean_date(story.first)}"
    opening = clean_date(story.first)
    opening = opening.removesuffix(f" {first.year}") if first.year == last.year else opening
    return f"; it runs from {opening} to {clean_date(story.last)}"
