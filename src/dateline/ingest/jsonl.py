"""JSON Lines (.jsonl, .jsonl.gz): one article a line.

Known fields: id | guid; url | link; title | headline; text | body | content; published | time | date and the
like; outlet | publisher | source | site; author | byline. All others are kept in `Article.extra`.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from dateline.errors import UnreadableError
from dateline.ingest import identity, plain
from dateline.ingest.draft import Draft, finish, rejected
from dateline.ingest.files import Progress, decode, lines
from dateline.ingest.settings import IngestSettings
from dateline.records import Article, Rejected

_ID = ("id", "guid")
_URL = ("url", "link")
_TITLE = ("title", "headline")
_TEXT = ("text", "body", "content")
_DATE = ("published", "published_at", "date_published", "datePublished", "pubDate", "time", "date", "datetime")
_OUTLET = ("outlet", "publisher", "source", "site")
_AUTHOR = ("author", "authors", "byline")

PROBE_LINES = 50
"""A file without an article in so many lines is not a list of articles: one refusal, not one a line."""


def read(
    path: Path, *, settings: IngestSettings, now: datetime, progress: Progress | None = None
) -> Iterator[Article | Rejected]:
    """The articles of a file. A file that holds none gives one Rejected."""
    waiting: list[Rejected] = []
    count = refused = articles = 0
    for item in _items(path, settings=settings, now=now, progress=progress):
        count += 1
        articles += isinstance(item, Article)
        refused += isinstance(item, Rejected)
        if articles:
            yield from waiting
            waiting.clear()
            yield item
        elif isinstance(item, Rejected):
            waiting.append(item)
            if len(waiting) >= PROBE_LINES:
                break
        if refused >= settings.max_rejected:
            yield rejected(str(path), f"{refused:,} of its first {count:,} lines can't be read; its rest was left")
            return
        if count >= settings.max_items:
            yield rejected(str(path), f"more than {settings.max_items:,} lines; its rest was left")
            return
    if waiting:
        yield _none_at_all(path, waiting)
    elif not count:
        yield rejected(str(path), "empty")


def _none_at_all(path: Path, refused: list[Rejected]) -> Rejected:
    first = refused[0]
    where = first.source.rpartition("#")[2]
    if len(refused) == 1 and first.source == str(path):
        return first
    seen = "its only line" if len(refused) == 1 else f"{len(refused)} lines read"
    return rejected(str(path), f"not a list of articles ({seen}; line {where}: {first.reason})", first.data)


def _items(
    path: Path, *, settings: IngestSettings, now: datetime, progress: Progress | None
) -> Iterator[Article | Rejected]:
    scope = identity.place_of(path)
    try:
        for number, line, beginning in lines(path, settings=settings, progress=progress):
            source = f"{path}#{number}"
            if line is None:
                yield rejected(source, f"a line of more than {settings.max_line_bytes:,} bytes", beginning)
            elif line.strip():
                yield _line(line, source, scope, settings, now)
    except UnreadableError as error:
        yield rejected(str(path), str(error))


def _line(line: bytes, source: str, scope: str, settings: IngestSettings, now: datetime) -> Article | Rejected:
    try:
        fields = load(line)
        if not isinstance(fields, dict):
            return rejected(source, "not a JSON object", line)
        return from_fields(fields, source=source, scope=scope, settings=settings, now=now)
    except UnreadableError as error:
        return rejected(source, str(error), line)


def load(data: bytes) -> object:
    """JSON of any encoding. Raises UnreadableError."""
    try:
        return json.loads(_utf8(data))
    except RecursionError:
        raise UnreadableError("JSON nested too deep") from None
    except ValueError as error:
        raise UnreadableError(f"broken JSON: {error}") from error


def looks_like_lines(beginning: bytes) -> bool:
    """Whether a document named .json holds JSON Lines: a whole object on its first line, another after it."""
    first, _, rest = beginning.partition(b"\n")
    if not (first.strip().endswith(b"}") and rest.lstrip().startswith(b"{")):
        return False
    try:
        return isinstance(load(first), dict)
    except UnreadableError:
        return False


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)


def from_fields(
    fields: Mapping[str, object], *, source: str, scope: str, settings: IngestSettings, now: datetime
) -> Article | Rejected:
    """The article of a JSON object, or why there is none."""
    used: set[str] = set()
    title, body = _string(fields, _TITLE, used), _string(fields, _TEXT, used)
    if body is None and title is None:
        reason = "its text is empty" if used & {*_TEXT, *_TITLE} else "no text and no title in it"
        return rejected(source, reason, json.dumps(fields, ensure_ascii=True, default=str))
    if body and plain.looks_like_markup(body):
        body = plain.html_to_text(body)
    identifier, url = _string(fields, _ID, used), _string(fields, _URL, used)
    outlet, byline = _string(fields, _OUTLET, used), names(fields, used)
    dates = tuple((fields[name], f"field:{name}") for name in _DATE if fields.get(name) not in (None, ""))
    used.update(name for name in _DATE if name in fields)
    draft = Draft(
        body=body or "",
        title=title,
        source=source,
        identifier=identifier,
        scope=scope,
        url=url,
        outlet=outlet,
        byline=byline,
        dates=dates,
        extra={name: value for name, value in fields.items() if name not in used},
    )
    return finish(draft, settings=settings, now=now)


def _string(fields: Mapping[str, object], names: tuple[str, ...], used: set[str]) -> str | None:
    """The first of the named fields that holds a string (or a number, for ids); marks it, and empty ones, as used."""
    for name in names:
        value = fields.get(name)
        if name in fields and value in (None, ""):
            used.add(name)
        elif isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            used.add(name)
            return str(value)
        elif isinstance(value, dict) and isinstance(value.get("name"), str):
            used.add(name)
            return str(value["name"])
    return None


def is_article(fields: Mapping[str, object]) -> bool:
    """Whether an object has a text or a title, under any of the names for them."""
    return any(isinstance(fields.get(name), str) for name in (*_TEXT, *_TITLE))


def names(fields: Mapping[str, object], used: set[str]) -> str | None:
    """The author field: a string, an object with a name, or a list of either."""
    for name in _AUTHOR:
        value = fields.get(name)
        parts = value if isinstance(value, list) else [value]
        found = [
            part if isinstance(part, str) else part.get("name") if isinstance(part, dict) else None for part in parts
        ]
        given = [part for part in found if isinstance(part, str) and part]
        if given or (name in fields and not value):
            used.add(name)
        if given:
            return ", ".join(given)
    return None
