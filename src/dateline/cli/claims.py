"""`claims`: who says what, by whom and about what it is asked."""

from collections.abc import Sequence

import click

from .. import config, querying, terminal
from ..errors import NotFoundError
from ..exports.claims import claims_table
from ..records import Claim
from ..store import Store, open_store, read
from .common import common, console, print_json


@click.command()
@click.argument("story", required=False)
@click.option("--by", metavar="NAME", help="Only what this person or body says.")
@click.option("--about", metavar="WORDS", help="Only what concerns these words, such as a name.")
@click.option("--denials", is_flag=True, help="Only denials.")
@click.option("--csv", "as_csv", is_flag=True, help="Give it as CSV: a row a claim, for spreadsheets.")
@common()
def claims(
    story: str | None,
    by: str | None,
    about: str | None,
    denials: bool,
    as_csv: bool,
    settings: config.Config,
    as_json: bool,
) -> None:
    """Who says what: the ledger of one STORY, or of all."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: give one format at a time.")
    with open_store(settings.db, read_only=True) as store:
        everything = read.claims(store, story=story)
        found = [claim for claim in everything if by is None or querying.says(claim, by)]
        if by is not None and not found and not (as_json or as_csv):
            raise NotFoundError(_nobody(store, story, by, everything))
        if about is not None:
            found = querying.about(found, about)
        found = [claim for claim in found if not denials or claim.polarity == "denies"]
        if as_json:
            print_json(found)
            return
        articles = read.articles(store, [claim.article for claim in found])
        if as_csv:
            click.echo(claims_table(found, articles), nl=False)
            return
        terminal.print_claims(console(), found, articles, _nothing(story, by, about, denials, len(everything)))


def _where(store: Store, story: str | None) -> str:
    return f"story {read.story_id(store, story)}" if story is not None else "any story"


def _nobody(store: Store, story: str | None, by: str, everything: Sequence[Claim]) -> str:
    """That nobody answers to a name, and who does speak."""
    names = querying.speakers(everything)
    more = f"; the ledger has: {', '.join(terminal.plain(name) for name in names)}" if names else "; it has no claims"
    return f"nobody by the name {by!r} says anything in {_where(store, story)}{more}"


def _nothing(story: str | None, by: str | None, about: str | None, denials: bool, in_all: int) -> str:
    """What is said where nothing is left: what was asked for, and how much there is without it."""
    asked = [f"by “{by}”" if by else "", f"about “{about}”" if about else ""]
    what = " ".join(part for part in ("denials" if denials else "claims", *asked) if part)
    where = f" in story {story}" if story is not None else ""
    return f"No {what}{where}; there are {in_all:,} claims in all." if in_all else f"No claims{where}."
