"""Every setting, once: its name, default and help. `dateline settings` prints this table.

A setting is read from the environment as DATELINE_<NAME IN CAPITALS>; `--db` on the command line
goes before DATELINE_DB.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from .errors import SettingError


def _setting(default: Any, help: str) -> Any:
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of a run."""

    db: Path = _setting(Path("dateline.db"), "the database file")
    allow_private: bool = _setting(False, "fetch from private and loopback addresses too (for your own servers)")
    user_agent: str = _setting("", "how to name yourself to web servers; empty: Dateline/<version>")
    fast: bool = _setting(False, "read articles with the smaller model: twice the speed, fewer attributions")
    jobs: int = _setting(1, "processes that read articles side by side")


def load(environment: Mapping[str, str] | None = None) -> Config:
    """The settings, as far as the environment gives them.

    Raises:
        SettingError: a value has the wrong form.
    """
    environment = os.environ if environment is None else environment
    given: dict[str, object] = {}
    for setting in fields(Config):
        name = f"DATELINE_{setting.name.upper()}"
        if name in environment:
            given[setting.name] = _parse(name, environment[name], setting.default)
    return Config(**given)  # type: ignore[arg-type]  # _parse gives the default's type


def _parse(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() in ("1", "true", "yes", "on"):
            return True
        if text.lower() in ("", "0", "false", "no", "off"):
            return False
        raise SettingError(f"{name}={text!r}: say yes or no")
    if isinstance(default, int):
        if not text.isdecimal() or int(text) < 1:
            raise SettingError(f"{name}={text!r}: give a whole number from 1")
        return int(text)
    return Path(text) if isinstance(default, Path) else text


def table(settings: Config) -> list[tuple[str, object, str]]:
    """(name in the environment, value, help) of every setting."""
    return [
        (f"DATELINE_{setting.name.upper()}", getattr(settings, setting.name), setting.metadata["help"])
        for setting in fields(Config)
    ]
