"""A timeline as other programs read it: JSON, CSV, Markdown, TimelineJS. One format, one file; this is the dispatcher.

Pure: events, the articles they cite (by id) and a title in, text out. The command, the web reader and the
site give the same files.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from ..errors import SettingError
from ..records import Article, Event
from .markdown import markdown
from .table import table
from .timelinejs import timelinejs

__all__ = ["EXPORTS", "Export", "cited", "export", "json", "markdown", "table", "timelinejs"]

Write = Callable[[Sequence[Event], Mapping[str, Article], str], str]


def json(events: Sequence[Event], articles: Mapping[str, Article], title: str = "") -> str:
    """The events as records, the field names those of `records`; needs neither articles nor title."""
    return msgspec.json.format(msgspec.json.encode(tuple(events)), indent=1).decode() + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A format: its name (the option of the command), what people call it, its file's name, its media type, its
    writer."""

    name: str
    label: str
    file: str
    media_type: str
    write: Write


EXPORTS = {
    one.name: one
    for one in (
        Export(name="json", label="JSON", file="timeline.json", media_type="application/json", write=json),
        Export(
            name="csv",
            label="CSV",
            file="timeline.csv",
            media_type="text/csv; charset=utf-8; header=present",
            write=table,
        ),
        Export(
            name="markdown",
            label="Markdown",
            file="timeline.md",
            media_type="text/markdown; charset=utf-8",
            write=markdown,
        ),
        Export(
            name="timelinejs",
            label="TimelineJS",
            file="timelinejs.json",
            media_type="application/json",
            write=timelinejs,
        ),
    )
}
"""Every format, by name."""


def cited(events: Sequence[Event]) -> set[str]:
    """The ids of the articles that the events' lines and headlines are cut from."""
    lines = [line for event in events for line in event.lines]
    return {line.citation.article for line in (*lines, *(event.headline for event in events)) if line}


def export(name: str, events: Sequence[Event], articles: Mapping[str, Article], title: str = "") -> str:
    """The timeline in the format `name`. `articles` holds every article that a line is cut from.

    Raises SettingError for a format that is not one of `EXPORTS`.
    """
    if name not in EXPORTS:
        raise SettingError(f"no export {name!r}; there are {', '.join(EXPORTS)}")
    return EXPORTS[name].write(events, articles, title)
