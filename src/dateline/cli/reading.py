"""Commands that read what the database holds: stories, a story, disputes."""

import click

from .. import config, terminal
from ..store import open_store, read
from .common import common, console, print_json


@click.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many, newest first.")
@common()
def stories(limit: int, settings: config.Config, as_json: bool) -> None:
    """List the running stories, newest first."""
    with open_store(settings.db, read_only=True) as store:
        found = read.stories(store)
        if as_json:
            print_json(found[:limit])
            return
        terminal.print_stories(console(), found[:limit], total=len(found))


@click.command()
@click.argument("story")
@common()
def show(story: str, settings: config.Config, as_json: bool) -> None:
    """Show the page of a STORY (its number or its name) in the terminal."""
    with open_store(settings.db, read_only=True) as store:
        page = read.story_page(store, story)
        if as_json:
            print_json(page)
            return
        articles = read.articles(store, [member.article for member in page.story.members])
        terminal.print_story(console(), page, articles)


@click.command()
@click.argument("story", required=False)
@common()
def disputes(story: str | None, settings: config.Config, as_json: bool) -> None:
    """Who disputes what: denials, contradictions and figures that differ."""
    with open_store(settings.db, read_only=True) as store:
        if story is None:
            found = read.disputes(store)
        else:
            page = read.story_page(store, story)
            found = tuple((page.story, dispute) for dispute in page.disputes)
        if as_json:
            print_json([dispute for _, dispute in found])
            return
        ids = [side.citation.article for _, dispute in found for side in (dispute.a, dispute.b)]
        terminal.print_disputes(console(), found, read.articles(store, ids))
