"""`people`: who stands behind claims, and the reader's rulings on who is one person and who is not."""

import click

from .. import config, terminal
from ..store import open_store, read
from .common import common, print_json


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
