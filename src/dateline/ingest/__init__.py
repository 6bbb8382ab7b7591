"""Sources -> articles: the one dispatcher.

    source -> [files | fetch] -> [jsonl | jsonfeed | text | html | feed] -> draft -> Article | Rejected

A format is one file here and one line in `_FORMATS`. What can't be read is a `Rejected` with its reason, never
an exception; only a source that is not there at all raises. Nothing here asks the network, save `fetch`, and
that only for a source that is itself an address: parsing makes no request.
"""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from dateline.errors import FetchError, SourceError, UnreadableError
from dateline.ingest import feed, files, html, identity, jsonfeed, jsonl, text
from dateline.ingest.draft import rejected
from dateline.ingest.fetch import Fetched, Fetcher
from dateline.ingest.files import Progress
from dateline.ingest.settings import IngestSettings
from dateline.ingest.sniff import Kind, sniff
from dateline.records import Article, Rejected

__all__ = ["Fetched", "Fetcher", "IngestSettings", "Progress", "count", "read", "read_fetched"]

Item = Article | Rejected

_FORMATS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".json": "json",
}
_NOT_YET = {
    **dict.fromkeys((".warc", ".arc"), "web archives can't be read yet"),
    **dict.fromkeys((".zip", ".tar", ".tgz", ".7z", ".bz2", ".xz", ".zst"), "archives are not opened; unpack it"),
    **dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"), "documents of this kind can't be read"),
    ".opml": "OPML can't be read yet; add the addresses of its feeds",
}
SILENT = "silent"
_NO_REPORT = re.compile(
    r"(?:readme|licen[cs]e|copying|notice|changelog|authors|contributing|makefile)\b", re.IGNORECASE
)
_LINES = (".jsonl", ".ndjson")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_FEED_ADDRESS = re.compile(r"(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:$|[/._?=-])|\.(?:xml|json)$", re.IGNORECASE)


def read(
    source: str | Path,
    *,
    settings: IngestSettings = IngestSettings(),  # noqa: B008 - frozen
    now: datetime,
    progress: Progress | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Item]:
    """Everything in a source, in a fixed order: a folder (recursive, sorted), a file, or an http(s) address.

    `now` judges dates in the future. `progress` is called with the bytes of files consumed since its last
    call; `count` gives their sum beforehand. `fetcher` is the network; one of its own is made if none is given.
    Raises SourceError, at once, if a path does not exist; FetchError, at the first step, if an address can't be
    fetched or may not be.
    """
    if isinstance(source, str) and _ADDRESS.match(source):
        return _address(source, fetcher or Fetcher(settings), settings, now)
    path = Path(source)
    if not os.path.lexists(path):
        raise SourceError(f"there is no file or folder {str(source)!r}; check the path")
    if os.path.isdir(path):
        return _folder(path, settings, now, progress)
    return _file(path, settings, now, progress, named=True)


def read_fetched(
    found: Fetched,
    *,
    settings: IngestSettings = IngestSettings(),  # noqa: B008 - frozen
    now: datetime,
) -> Iterator[Item]:
    """The articles of an answer, page or feed. Nothing when it was not modified."""
    if found.not_modified:
        return iter(())
    return _document(sniff(found.body), found, settings, now)


def count(source: str | Path) -> int | None:
    """The bytes that `read` will report to `progress`; None for an address, whose size is not known."""
    if isinstance(source, str) and _ADDRESS.match(source):
        return None
    path = Path(source)
    paths = files.walk(path, settings=IngestSettings()) if os.path.isdir(path) else [path]
    return sum(os.path.getsize(each) for each in paths if os.path.isfile(each))


def _folder(folder: Path, settings: IngestSettings, now: datetime, progress: Progress | None) -> Iterator[Item]:
    for path in files.walk(folder, settings=settings):
        yield from _file(path, settings, now, progress, named=False)


def _file(
    path: Path, settings: IngestSettings, now: datetime, progress: Progress | None, *, named: bool
) -> Iterator[Item]:
    """One file. `named` is True when the user named it, rather than its folder: then silence is no answer."""
    ending = Path(path.name.lower().removesuffix(".gz")).suffix
    if ending in _LINES:
        yield from jsonl.read(path, settings=settings, now=now, progress=progress)
        return
    try:
        beginning = files.head(path, settings=settings)
        kind = _kind_of_file(ending, sniff(beginning))
        if reason := _not_read(path.name, ending, kind, named):
            files.passed_over(path, progress)
            if reason is not SILENT:
                yield rejected(str(path), reason, beginning)
            return
        if kind == "json" and jsonl.looks_like_lines(beginning):
            yield from jsonl.read(path, settings=settings, now=now, progress=progress)
            return
        data = files.whole(path, settings=settings, progress=progress)
    except UnreadableError as error:
        yield rejected(str(path), str(error))
        return
    source, place = str(path), identity.place_of(path)
    match kind:
        case "text":
            yield _text(data, path, settings, now)
        case "html":
            yield html.read(data, source=source, place=place, settings=settings, now=now)
        case "feed":
            yield from feed.read(data, source=source, scope=place, settings=settings, now=now)
        case "json":
            yield from jsonfeed.read(data, source=source, scope=place, settings=settings, now=now, named=named)
        case _:
            yield rejected(source, _REASONS[kind], data)


def _not_read(name: str, ending: str, kind: Kind, named: bool) -> str:
    """Why a file is not read, SILENT where the user of its folder would not ask, "" if it is read."""
    if ending in _NOT_YET:
        return _NOT_YET[ending]
    if not named and (kind == "binary" or _NO_REPORT.match(name)):
        return SILENT
    if kind == "text" and ending not in _FORMATS:
        return f"a text with the unknown ending {ending!r}; name it .txt if it is an article"
    return ""


_REASONS: dict[Kind, str] = {
    "empty": "empty",
    "binary": "binary data, not text",
    "xml": "XML, but neither a feed nor a page",
}


def _kind_of_file(ending: str, seen: Kind) -> Kind:
    """What to read a file as. Its content decides between feed, page and JSON; its ending makes it plain text."""
    if seen in ("empty", "binary", "feed", "html"):
        return seen
    return _FORMATS.get(ending, seen)


def _text(data: bytes, path: Path, settings: IngestSettings, now: datetime) -> Item:
    try:
        return text.read(files.decode(data), path=path, settings=settings, now=now)
    except UnreadableError as error:
        return rejected(str(path), str(error), data)


def _address(url: str, fetcher: Fetcher, settings: IngestSettings, now: datetime) -> Iterator[Item]:
    """A page or a feed from the network. robots.txt is asked for pages, before; a feed turned page is asked after."""
    as_feed = _FEED_ADDRESS.search(url) is not None
    found = fetcher.fetch(url, robots=not as_feed)
    page = not found.not_modified and sniff(found.body) not in ("feed", "json")
    if as_feed and page and not fetcher.allowed(found.url):
        raise FetchError(f"{found.url}: the site's robots.txt asks programs not to read this page")
    yield from read_fetched(found, settings=settings, now=now)


def _document(kind: Kind, found: Fetched, settings: IngestSettings, now: datetime) -> Iterator[Item]:
    url, host = found.url, identity.host_of(found.url) or ""
    match kind:
        case "html":
            yield html.read(found.body, source=url, url=url, charset=found.charset, settings=settings, now=now)
        case "feed":
            yield from feed.read(
                found.body, source=url, scope=host, url=url, charset=found.charset, settings=settings, now=now
            )
        case "json":
            yield from jsonfeed.read(found.body, source=url, scope=host, settings=settings, now=now, named=True)
        case _:
            yield rejected(url, _REASONS.get(kind, "neither a page nor a feed"), found.body)
