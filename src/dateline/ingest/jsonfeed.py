"""JSON documents (.json): a JSON Feed (jsonfeed.org, versions 1 and 1.1), or articles as in `jsonl`, one or a list."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from dateline.errors import UnreadableError
from dateline.ingest import jsonl, plain
from dateline.ingest.draft import Draft, finish, rejected
from dateline.ingest.settings import IngestSettings
from dateline.records import Article, Rejected

_VERSION = "https://jsonfeed.org/version/"
_KNOWN = {"id", "url", "title", "content_html", "content_text", "summary", "date_published", "date_modified"}
_KNOWN |= {"author", "authors"}


def read(
    data: bytes, *, source: str, scope: str, settings: IngestSettings, now: datetime, named: bool
) -> Iterator[Article | Rejected]:
    """The articles of a JSON document. One that holds none is passed over in silence, unless it was `named`."""
    try:
        document = jsonl.load(data)
    except UnreadableError as error:
        yield rejected(source, str(error), data)
        return
    if isinstance(document, dict) and str(document.get("version", "")).startswith(_VERSION):
        yield from _feed(document, source=source, scope=scope, settings=settings, now=now)
        return
    listed = document if isinstance(document, list) else [document]
    if not any(isinstance(each, dict) and jsonl.is_article(each) for each in listed):
        if named:
            yield rejected(source, "neither a JSON Feed nor articles with a text", data)
        return
    for number, each in enumerate(listed[: settings.max_items], 1):
        where = f"{source}#{number}" if isinstance(document, list) else source
        if isinstance(each, dict):
            yield jsonl.from_fields(each, source=where, scope=scope, settings=settings, now=now)
        else:
            yield rejected(where, "not a JSON object", str(each))


def _feed(
    document: Mapping[str, object], *, source: str, scope: str, settings: IngestSettings, now: datetime
) -> Iterator[Article | Rejected]:
    items = document.get("items")
    outlet = document.get("title")
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        where = f"{source}#{number}"
        if isinstance(item, dict):
            yield finish(_draft(item, where, scope, outlet, document), settings=settings, now=now)
        else:
            yield rejected(where, "not a JSON object", str(item))


def _draft(item: Mapping[str, object], source: str, scope: str, outlet: object, feed: Mapping[str, object]) -> Draft:
    identifier = item.get("id")
    return Draft(
        body=_body(item),
        title=_string(item.get("title")),
        source=source,
        identifier=str(identifier) if isinstance(identifier, (str, int)) else None,
        scope=scope,
        url=_string(item.get("url")),
        outlet=_string(outlet),
        byline=jsonl.names(item, set()) or jsonl.names(feed, set()),
        dates=tuple((item.get(name), f"feed:{name}") for name in ("date_published", "date_modified")),
        extra={name: value for name, value in item.items() if name not in _KNOWN},
    )


def _body(item: Mapping[str, object]) -> str:
    text, markup = _string(item.get("content_text")), _string(item.get("content_html"))
    if text:
        return text
    return plain.html_to_text(markup) if markup else _string(item.get("summary")) or ""


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
