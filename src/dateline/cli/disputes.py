"""`disputes`: who disputes what, and the reader's own word on it; `figures`: those of a story that moved."""

from datetime import UTC, datetime
from typing import Any, get_args

import click

from .. import config, terminal
from ..exports.disputes import disputes_table
from ..exports.figures import figures_table
from ..pages.views import all_in_order, story_articles
from ..pages.wording import between
from ..records import Dispute, DisputeKind, Judgement, Story, Verdict
from ..store import judgements, open_store, read
from .common import common, console, print_json


@click.command()
@click.argument("story", required=False)
@click.option("--kind", type=click.Choice(get_args(DisputeKind)), help="Only disputes of this kind.")
@click.option("--likely", is_flag=True, help="Only what is likely, or confirmed by you.")
@click.option("--dismissed", is_flag=True, help="Only what you dismissed, which is else left out.")
@click.option("--confirm", multiple=True, metavar="ID", help="This dispute is right: show it at once, from now on.")
@click.option("--dismiss", multiple=True, metavar="ID", help="This dispute is none: show it no more.")
@click.option("--undo", multiple=True, metavar="ID", help="Take back what you said of this dispute.")
@click.option("--csv", "as_csv", is_flag=True, help="Give it as CSV: a row a dispute, for spreadsheets.")
@common()
def disputes(
    story: str | None,
    confirm: tuple[str, ...],
    dismiss: tuple[str, ...],
    undo: tuple[str, ...],
    as_csv: bool,
    settings: config.Config,
    as_json: bool,
    **asked: Any,
) -> None:
    """Who disputes what, in one STORY or in all: denials, contradictions and figures that differ.

    Each has an ID. What you confirm or dismiss is kept, and holds whatever is added, read again or grouped anew.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: give one format at a time.")
    words: dict[str, Verdict | None] = {
        **dict.fromkeys(confirm, "confirmed"),
        **dict.fromkeys(dismiss, "dismissed"),
        **dict.fromkeys(undo),
    }
    if len(words) < len(confirm) + len(dismiss) + len(undo):
        raise click.UsageError("--confirm, --dismiss and --undo: say one thing of each dispute.")
    if words:
        _judge(settings, words)
        return
    with open_store(settings.db, read_only=True) as store:
        everything = read.disputes(store, story=story)
        found = _by_story([pair for pair in everything if _asked(pair[1], **asked)])
        if as_json:
            print_json([dispute for _, dispute in found])
            return
        articles = read.articles(store, [one.citation.article for _, d in found for one in (d.a, d.b)])
        if as_csv:
            click.echo(disputes_table(found, articles), nl=False)
            return
        terminal.print_disputes(console(), found, articles, read.behind(store, found), total=len(everything))


def _by_story(found: list[tuple[Story, Dispute]]) -> list[tuple[Story, Dispute]]:
    """The stories in their order, in each the likely disputes first, of those the newest."""
    order = {story.id: place for place, (story, _) in reversed(list(enumerate(found)))}
    return sorted(all_in_order(found, static=False), key=lambda pair: order[pair[0].id])


def _asked(one: Dispute, *, kind: str | None, likely: bool, dismissed: bool) -> bool:
    """Whether a dispute is among those that are asked for."""
    return kind in (None, one.kind) and (one.judged == "dismissed") == dismissed and (one.likely or not likely)


def _judge(settings: config.Config, words: dict[str, Verdict | None]) -> None:
    """Keep the reader's word on disputes; all of it or nothing."""
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    with open_store(settings.db) as store:
        with store.transaction():
            found = {ref: read.dispute(store, ref) for ref in words}
            for ref, verdict in words.items():
                if verdict:
                    judgements.judge(store, Judgement(verdict=verdict, dispute=found[ref][1], made=now))
                elif not judgements.forget(store, found[ref][1]):
                    raise click.ClickException(f"nothing was said of dispute {ref}, so there is nothing to take back")
        for ref, verdict in words.items():
            click.echo(f"{(verdict or 'taken back').capitalize()}: {told(*found[ref])}")


def told(story: Story, one: Dispute) -> str:
    """A dispute in a line."""
    a, b = (side.speaker or f"“{terminal.plain(side.citation.exact)[:40]}…”" for side in (one.a, one.b))
    return f"{one.key}, {terminal.plain(a)} {between(one)} {terminal.plain(b)} (story {story.id})"


@click.command()
@click.argument("story")
@click.option("--csv", "as_csv", is_flag=True, help="Give it as CSV: a row a figure, for spreadsheets.")
@common()
def figures(story: str, as_csv: bool, settings: config.Config, as_json: bool) -> None:
    """The moving figures of a STORY: who gave which, as of when, in which words."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: give one format at a time.")
    with open_store(settings.db, read_only=True) as store:
        page = read.story_page(store, story)
        if as_json:
            print_json(page.series)
            return
        articles = read.articles(store, story_articles(page))
        if as_csv:
            click.echo(figures_table(page.series, articles), nl=False)
            return
        terminal.print_figures(console(), page, articles)
