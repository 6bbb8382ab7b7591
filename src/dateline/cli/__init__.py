"""The command line. Thin: store reads, pages, and the pipeline; every command takes --db and most --json."""

import sys

import click

from .. import __version__
from ..errors import DatelineError
from .adding import add, regroup, reread
from .claims import claims
from .disputes import disputes, figures
from .people import people
from .reading import show
from .serving import demo_command, serve, site_command
from .stories import stories
from .timeline import timeline
from .upkeep import quarantine, settings_command, verify_command

INTERRUPTED = 130  # what a shell expects of a program that Ctrl-C ended

COMMANDS = (
    add,
    claims,
    demo_command,
    disputes,
    figures,
    people,
    quarantine,
    regroup,
    reread,
    serve,
    settings_command,
    show,
    site_command,
    stories,
    timeline,
    verify_command,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Turn news into living stories: what happened when, who says so, who disputes it, and how we know."""


for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Entry point: errors become one plain line, Ctrl-C says what is kept."""
    try:
        cli(prog_name="dateline", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("\nStopped. What was read is kept; give the same command again to go on.", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left, as `| head` does: no complaint
