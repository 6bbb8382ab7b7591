"""Running the commands in tests."""

import json
from typing import Any

from click.testing import CliRunner, Result

from dateline import cli


def run(*arguments: object, fails: bool = False) -> Result:
    """Run a command; it must end well unless it `fails`."""
    result = CliRunner().invoke(cli.cli, [str(argument) for argument in arguments])
    assert fails or result.exit_code == 0, result.output
    return result


def answer(*arguments: object) -> Any:
    """What a command gives with --json."""
    return json.loads(run(*arguments, "--json").stdout)
