"""RSS, Atom and CDF feeds: one article an entry, by feedparser.

feedparser is given bytes in a stream, never an address or a name: it would open it. It replaces the document
type, so no entity of a document's own is ever expanded. Its own cleaning of HTML is off, since every value is
turned to plain text by nh3 (see `plain`).
"""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from time import struct_time
from urllib.parse import urljoin

import feedparser

from dateline.ingest import plain
from dateline.ingest.depth import refusal
from dateline.ingest.draft import Draft, finish, rejected
from dateline.ingest.published import Candidate
from dateline.ingest.settings import IngestSettings
from dateline.records import Article, Rejected

_DATES = ("published", "created", "updated")
"""In this order: when it came out, before when it was last changed."""


def read(
    data: bytes,
    *,
    source: str,
    scope: str,
    url: str | None = None,
    charset: str | None = None,
    settings: IngestSettings,
    now: datetime,
) -> Iterator[Article | Rejected]:
    """The entries of a feed, in its order. A sound feed without entries gives nothing.

    `scope` is where a bare guid counts if the feed has no title; `url` is where the feed was found.
    """
    if why_not := refusal(data.decode("utf-8", "replace")):
        yield rejected(source, why_not, data)
        return
    headers = {"content-type": "application/xml" + (f"; charset={charset}" if charset else "")}
    try:
        found = feedparser.parse(
            io.BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:
        yield rejected(source, f"the feed can't be parsed: {error!r}", data)
        return
    entries = found.get("entries") or []
    if not entries and not found.get("version"):
        why = found.get("bozo_exception")
        yield rejected(source, f"not a feed{f': {why}' if why else ''}", data)
        return
    about = found.get("feed") or {}
    outlet, base = _text(about, "title"), url or _text(about, "link") or ""
    for number, entry in enumerate(entries, 1):
        if number > settings.max_items:
            yield rejected(source, f"more than {settings.max_items:,} entries; the rest was left")
            return
        draft = _draft(entry, source=f"{source}#{number}", scope=scope, outlet=outlet, base=base)
        yield finish(draft, settings=settings, now=now)


def _draft(entry: Mapping[str, object], *, source: str, scope: str, outlet: str | None, base: str) -> Draft:
    origin = entry.get("source")
    extra = {"summary": _text(entry, "summary", block=True), "tags": _tags(entry)}
    body = _body(entry)
    return Draft(
        body=body,
        title=_text(entry, "title"),
        source=source,
        identifier=_text(entry, "id"),
        scope=scope,
        url=_joined(base, _text(entry, "link")),
        outlet=(_text(origin, "title") if isinstance(origin, Mapping) else None) or outlet,
        byline=_text(entry, "author"),
        dates=tuple(_dates(entry)),
        extra={name: value for name, value in extra.items() if value and value != body},
    )


def _joined(base: str, link: str | None) -> str | None:
    """A link as an address. (feedparser is not told where the feed was found: it would join the guids too.)"""
    try:
        return urljoin(base, link) if link else None
    except ValueError:
        return link


def _body(entry: Mapping[str, object]) -> str:
    """The fullest text of an entry: its content, or else its summary."""
    contents = entry.get("content")
    values = [
        _plain(str(part.get("value") or ""), str(part.get("type") or ""))
        for part in (contents if isinstance(contents, list) else [])
        if isinstance(part, Mapping) and _is_text(str(part.get("type") or ""))
    ]
    return max([*values, _text(entry, "summary", block=True) or ""], key=len)


def _is_text(kind: str) -> bool:
    return kind == "" or kind.startswith("text/") or kind.endswith(("xml", "html"))


def _text(fields: Mapping[str, object], name: str, *, block: bool = False) -> str | None:
    """A field as plain text, or None. `dict.get` passes by feedparser's own guesses and their warnings."""
    value = dict.get(fields, name) if isinstance(fields, dict) else fields.get(name)
    if not isinstance(value, str) or not value.strip():
        return None
    return (_plain(value, _type(fields, name)) if block else plain.one_line(value)) or None


def _type(fields: Mapping[str, object], name: str) -> str:
    detail = dict.get(fields, f"{name}_detail") if isinstance(fields, dict) else None
    return str(detail.get("type") or "") if isinstance(detail, Mapping) else ""


def _plain(value: str, kind: str) -> str:
    """Plain text stays as it is, save where a feed calls HTML plain; all else is HTML."""
    if kind == "text/plain" and not plain.looks_like_markup(value):
        return plain.normalise(value).strip()
    return plain.html_to_text(value)


def _dates(entry: Mapping[str, object]) -> Iterator[Candidate]:
    """Each date as written, which keeps its zone; then as feedparser, which knows more formats, read it (UTC)."""
    fields = entry if isinstance(entry, dict) else dict(entry)
    for name in _DATES:
        yield dict.get(fields, name), f"feed:{name}"
        parsed = dict.get(fields, f"{name}_parsed")
        if isinstance(parsed, struct_time):
            try:
                yield datetime(*parsed[:6], tzinfo=UTC).isoformat(), f"feed:{name}"
            except ValueError:
                continue


def _tags(entry: Mapping[str, object]) -> list[str]:
    tags = entry.get("tags")
    terms = [tag.get("term") for tag in tags if isinstance(tag, Mapping)] if isinstance(tags, list) else []
    return [plain.one_line(term) for term in terms if isinstance(term, str) and term]
