"""`show`: a story's page in the terminal."""

import click

from .. import config, pipeline, terminal
from ..console import quiet
from ..days import Days
from ..pages import views
from ..store import history, open_store, read
from .common import SINCE, common, console, days_option, print_json


@click.command()
@click.argument("story")
@SINCE
@click.option("--as-of", "then", callback=days_option, metavar="DAY", help="The page as it was at the end of this day.")
@common()
def show(story: str, since: Days | None, then: Days | None, settings: config.Config, as_json: bool) -> None:
    """Show the page of a STORY (its number or its name) in the terminal; with --since what is new in it."""
    if since and then:
        raise click.UsageError("--since and --as-of: ask for one of them.")
    with open_store(settings.db, read_only=True) as store:
        page = read.story_page(store, story)
        articles = read.articles(store, views.story_articles(page))
        if since:
            found = history.developments(store, page.story.id, since.first, "published")
            if as_json:
                print_json(views.resolved(page, found))
            else:
                terminal.print_news(console(), page, articles, found, since.text)
            return
        if then:
            with quiet("making the page of that day"):
                page, reports = pipeline.page_as_of(store, page.story, then.last)
            articles = {report.article.id: report.article for report in reports}
        if as_json:
            print_json(page)
        else:
            terminal.print_story(console(), page, articles)
