"""`claims`: who says what, by whom, about what, when and with what done to the words it is asked."""

from typing import Any

import click

from .. import config, querying, terminal
from ..days import Days
from ..errors import NotFoundError, SettingError
from ..exports.claims import claims_table
from ..pages import views
from ..querying import ACTS, Query
from ..store import Store, open_store, read
from .common import common, console, days_option, print_json


@click.command()
@click.argument("story", required=False)
@click.option("--by", metavar="NAME", default="", help="Only what this person or body says.")
@click.option("--about", metavar="WORDS", default="", help="Only what concerns these words, such as a name.")
@click.option("--denials", is_flag=True, help="Only denials; the same as --act denials.")
@click.option("--act", type=click.Choice(list(ACTS)), help="Only what is done so with the words.")
@click.option("--quotes", is_flag=True, help="Only direct quotations.")
@click.option("--denied", is_flag=True, help="Only what somebody denies.")
@click.option("--day", callback=days_option, metavar="DAY", help="Only of this day, month or year.")
@click.option("--from", "since", callback=days_option, metavar="DAY", help="Only from this day, month or year on.")
@click.option("--to", "until", callback=days_option, metavar="DAY", help="Only up to this day, month or year.")
@click.option("--order", type=click.Choice(terminal.ORDERS), default="day", show_default=True,
              help="Under their days or their speakers.")  # fmt: skip
@click.option("--csv", "as_csv", is_flag=True, help="Give it as CSV: a row a claim, for spreadsheets.")
@common()
def claims(story: str | None, order: str, as_csv: bool, settings: config.Config, as_json: bool, **asked: Any) -> None:
    """Who says what: the ledger of one STORY, or of all.

    What is asked for must all hold. The web pages give the same answers.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: give one format at a time.")
    query = _query(**asked)
    with open_store(settings.db, read_only=True) as store:
        everything = read.claims(store, story=story)
        if query.by and not (as_json or as_csv) and not any(querying.says(one, query.by) for one in everything):
            raise NotFoundError(_nobody(store, story, query.by, everything))
        found = querying.choose(everything, query)
        if as_json:
            print_json(found)
            return
        articles = read.articles(store, views.claim_articles(found))
        if as_csv:
            click.echo(claims_table(found, articles), nl=False)
            return
        if not found:
            click.echo(_nothing(story, query, len(everything)))
            return
        terminal.print_claims(console(), found, articles, order=order, asked=query.words, total=len(everything))


def _query(
    *, denials: bool, act: str | None, day: Days | None, since: Days | None, until: Days | None, **rest: Any
) -> Query:
    """The options as one question. Raises UsageError where two of them say different things."""
    if denials and act not in (None, "denials"):
        raise click.UsageError(f"--denials and --act {act}: nothing is both.")
    if day and (since or until):
        raise click.UsageError("--day already says from when to when: leave out --from and --to.")
    query = Query(act="denials" if denials else act or "", since=day or since, until=day or until, **rest)
    try:
        querying.choose((), query)
    except SettingError as error:
        raise click.UsageError(f"{error}.") from None
    return query


def _nobody(store: Store, story: str | None, by: str, everything: Any) -> str:
    """That nobody answers to a name, and who does speak."""
    where = f"story {read.story_id(store, story)}" if story is not None else "any story"
    names = querying.speakers(everything)
    more = f"; the ledger has: {', '.join(terminal.plain(name) for name in names)}" if names else "; it has no claims"
    return f"nobody by the name {by!r} says anything in {where}{more}"


def _nothing(story: str | None, query: Query, in_all: int) -> str:
    """What is said where nothing is left: what was asked for, and how much there is without it."""
    where = f" in story {story}" if story is not None else ""
    what = f"No {terminal.plain(query.words) or 'claims'}{where}"
    return f"{what}; there are {in_all:,} claims in all." if in_all else f"{what}."
