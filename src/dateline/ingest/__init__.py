"""Sources -> articles: the one dispatcher.

    source -> [files | fetch] -> [jsonl | text | html | feed] -> draft -> Article | Rejected

A format is one file here and one line in `FORMATS`. What can't be read is a `Rejected` with its reason, never
an exception; only a source that is not there at all raises. Nothing here asks the network, save `fetch`, and
that only for a source that is itself an address.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from dateline.errors import SourceError, UnreadableError
from dateline.ingest import files, jsonl, text
from dateline.ingest.draft import rejected
from dateline.ingest.files import Progress
from dateline.ingest.settings import IngestSettings
from dateline.records import Article, Rejected

__all__ = ["IngestSettings", "Progress", "count", "read"]

Item = Article | Rejected


def read(
    source: str | Path,
    *,
    settings: IngestSettings = IngestSettings(),  # noqa: B008 - frozen
    now: datetime,
    progress: Progress | None = None,
) -> Iterator[Item]:
    """Everything in a source, in a fixed order: a folder (recursive), a file, or an http(s) address.

    `progress` is called with the bytes consumed since its last call; `count` gives their sum beforehand.
    Raises SourceError if a path does not exist.
    """
    path = Path(source)
    if not path.exists() and not path.is_symlink():
        raise SourceError(f"there is no file or folder {str(source)!r}; check the path")
    if path.is_dir():
        return _folder(path, settings, now, progress)
    return _file(path, settings, now, progress, named=True)


def count(source: str | Path) -> int | None:
    """The bytes that `read` will report to `progress`; None for an address, whose size is not known."""
    path = Path(source)
    paths = files.walk(path, settings=IngestSettings()) if path.is_dir() else [path]
    total = 0
    for each in paths:
        try:
            total += each.stat().st_size
        except OSError:
            continue
    return total


def _folder(folder: Path, settings: IngestSettings, now: datetime, progress: Progress | None) -> Iterator[Item]:
    for path in files.walk(folder, settings=settings):
        yield from _file(path, settings, now, progress, named=False)


def _file(
    path: Path, settings: IngestSettings, now: datetime, progress: Progress | None, *, named: bool
) -> Iterator[Item]:
    """One file. `named` is True when the user named it, rather than its folder: then silence is no answer."""
    ending = _ending(path)
    if ending in (".jsonl", ".ndjson"):
        yield from jsonl.read(path, settings=settings, now=now, progress=progress)
        return
    try:
        data = files.whole(path, settings=settings, progress=progress)
        if ending in (".txt", ".md"):
            yield text.read(files.decode(data), path=path, settings=settings, now=now)
        elif named:
            yield rejected(str(path), f"files ending in {ending!r} can't be read", data)
    except UnreadableError as error:
        yield rejected(str(path), str(error))


def _ending(path: Path) -> str:
    """The ending that tells the format, ".gz" left out."""
    return Path(path.name.lower().removesuffix(".gz")).suffix
