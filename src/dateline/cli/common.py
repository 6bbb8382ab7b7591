"""What the commands share: --db and --json, the console, JSON on the screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from .. import config
from ..days import Days, days
from ..errors import SettingError

Command = Callable[..., Any]


def common(json: bool = True) -> Callable[[Command], Command]:
    """--db, and --json where the command has records to give."""

    def add_options(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, db: Path | None, **kwargs: Any) -> Any:
            # A group's --db holds for its commands: "people --db news.db merge A B".
            settings = click.get_current_context().find_object(config.Config) or config.load()
            return command(*args, settings=replace(settings, db=db or settings.db), **kwargs)

        if json:
            run = click.option("--json", "as_json", is_flag=True, help="Give records for a program to read.")(run)
        return click.option(
            "--db", type=click.Path(path_type=Path, dir_okay=False), help="The database [DATELINE_DB or dateline.db]."
        )(run)

    return add_options


def days_option(ctx: click.Context, param: click.Parameter, value: str | None) -> Days | None:
    """The days that an option names."""
    try:
        return days(value) if value is not None else None
    except SettingError as error:
        raise click.BadParameter(f"{error}.", ctx, param) from None


SINCE = click.option(
    "--since", callback=days_option, metavar="DAY", help="Only what is new since this day, by when it was published."
)


def print_json(records: object) -> None:
    """Records as JSON, the field names those of `records`."""
    click.echo(msgspec.json.format(msgspec.json.encode(records), indent=1).decode())


def console() -> Console:
    """A console that colours nothing by itself."""
    return Console(highlight=False)
