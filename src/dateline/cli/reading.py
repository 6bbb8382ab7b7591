"""Commands that read what the database holds: stories, a story, claims, disputes, people."""

import click

from .. import config, terminal
from ..records import Claim
from ..slugs import slug
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
@click.option("--by", metavar="NAME", help="Only what this person or body says.")
@click.option("--denials", is_flag=True, help="Only denials.")
@common()
def claims(story: str | None, by: str | None, denials: bool, settings: config.Config, as_json: bool) -> None:
    """Who says what: the ledger of one STORY, or of all."""
    with open_store(settings.db, read_only=True) as store:
        found = [c for c in read.claims(store, story=story) if _says(c, by) and (not denials or c.polarity == "denies")]
        if as_json:
            print_json(found)
            return
        terminal.print_claims(console(), found, read.articles(store, [claim.article for claim in found]))


def _says(claim: Claim, name: str | None) -> bool:
    """Whether every word of `name` is in the speaker's."""
    if name is None:
        return True
    return set(slug(name).split("-")) <= set(slug(claim.speaker or "").split("-"))


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


@click.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many, most claims first.")
@common()
def people(limit: int, settings: config.Config, as_json: bool) -> None:
    """List the people and bodies who stand behind claims."""
    with open_store(settings.db, read_only=True) as store:
        found = read.people(store, limit)
        if as_json:
            print_json(found)
            return
        for person in found:
            denials = f", {person.denials} of them denials" if person.denials else ""
            click.echo(f"{person.claims:>6}  {terminal.plain(person.name)}{denials}")
