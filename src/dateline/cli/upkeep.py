"""Commands that look after the database: what is wrong, what could not be read, how it is set."""

import sys

import click

from .. import config, terminal, verify
from ..store import open_store, read
from .common import common, print_json


@click.command("verify")
@common()
def verify_command(settings: config.Config, as_json: bool) -> None:
    """Check that every line that is shown stands, word for word, in its article."""
    with open_store(settings.db, read_only=True) as store:
        verdict = verify.verify(store)
    if as_json:
        print_json(verdict)
    else:
        for fault in verdict.faults:
            click.echo(f"WRONG  {fault}")
        how = "all resolve" if not verdict.faults else f"{len(verdict.faults):,} faults"
        click.echo(f"{verdict.citations:,} citations in {verdict.stories:,} stories: {how}.")
    if verdict.faults:
        sys.exit(1)


@click.command()
@common()
def quarantine(settings: config.Config, as_json: bool) -> None:
    """List what could not be read, and why."""
    with open_store(settings.db, read_only=True) as store:
        found = read.quarantine(store)
        unread = read.unread(store)
    if as_json:
        print_json([{"source": item.source, "reason": item.reason, "bytes": len(item.data)} for item in found])
        return
    for item in found:
        click.echo(f"{terminal.plain(item.source)}: {terminal.plain(item.reason)}")
    if not found:
        click.echo("Nothing is quarantined.")
    for article, reason in unread:
        click.echo(f"unread  {article}: {reason}")


@click.command("settings")
def settings_command() -> None:
    """List every setting: its name, its value now, what it does."""
    for name, value, help in config.table(config.load()):
        click.echo(f"{name:<24} {value!s:<16} {help}")
