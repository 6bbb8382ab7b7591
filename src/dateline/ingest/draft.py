"""What every format gives, and the one way from it to an Article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dateline.ingest import identity, language, plain
from dateline.ingest.published import Candidate, resolve
from dateline.ingest.settings import IngestSettings
from dateline.records import Article, Rejected, Span

KEPT_BYTES = 65_536
"""Bytes of a rejected item that are kept in quarantine, enough to see what it was."""
MAX_FIELD_CHARS = 1_000
"""Characters of a title, a byline or an outlet; longer ones are cut (a title that long is taken as text)."""
MAX_NESTING = 32
"""Levels of lists and objects in a kept field; deeper ones are dropped, and named in `extra["dropped"]`."""
_MAX_INTEGER = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a format found it, before normalisation, identity, date and language.

    `title` is a headline given apart from the body; `headline` is one found in it (a span of the
    normalised body). `scope` is where a bare `identifier` counts; `place` is set for a file that is
    one article. `canonical` is what the source itself calls the article's address, if that is not `url`.
    `source` is "path#line" or an address.
    """

    body: str
    source: str
    title: str | None = None
    headline: Span | None = None
    identifier: str | None = None
    scope: str = ""
    place: str | None = None
    url: str | None = None
    canonical: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dates: tuple[Candidate, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


def finish(draft: Draft, *, settings: IngestSettings, now: datetime) -> Article | Rejected:
    """The article of a draft, or the reason why there is none."""
    text, headline = join_headline(draft)
    source, identifier = plain.normalise(draft.source), plain.normalise(draft.identifier or "").strip()
    if not text.strip():
        return rejected(draft.source, "its text is empty", draft.body)
    if len(text) > settings.max_text_chars:
        return rejected(draft.source, f"{len(text):,} characters: more than an article may have", draft.body)
    published, dates_kept = resolve(draft.dates, now=now, future_days=settings.future_days)
    outlet = short(draft.outlet)
    address = plain.normalise(draft.url or "").strip()
    url = address if identity.canonical_url(address) else None
    canonical = identity.canonical_url(plain.normalise(draft.canonical or "")) or identity.canonical_url(url)
    keys = identity.keys_of(
        text=text, identifier=identifier, scope=draft.scope, url=canonical, outlet=outlet, place=draft.place
    )
    return Article(
        id=identity.article_id(keys),
        text=text,
        headline=headline,
        url=url,
        canonical_url=canonical,
        outlet=outlet,
        byline=short(draft.byline),
        published=published,
        language=language.detect(text),
        keys=keys,
        source=source,
        extra=storable({**draft.extra, **dates_kept}),
    )


def join_headline(draft: Draft) -> tuple[str, Span | None]:
    """The text to cite from and the headline's span in it; a body that begins with the headline is left as it is."""
    body = plain.normalise(draft.body)
    title = short(draft.title)
    if title and len(title) >= MAX_FIELD_CHARS:  # no headline but a text in the wrong field: keep all of it
        return f"{plain.normalise(draft.title or '')}\n\n{body}".rstrip(), None
    if not title:
        return body, draft.headline
    start = len(body) - len(body.lstrip())
    if body.startswith(title, start) and body[start + len(title) :].lstrip(" \t")[:1] in ("", "\n"):
        return body, (start, start + len(title))
    return f"{title}\n\n{body.lstrip()}" if body.strip() else title, (0, len(title))


def rejected(source: str, reason: str, data: str | bytes = b"") -> Rejected:
    """A Rejected that keeps the first bytes of what it was."""
    if isinstance(data, str):
        data = data[:KEPT_BYTES].encode("utf-8", "replace")
    return Rejected(source=plain.normalise(source), reason=reason, data=data[:KEPT_BYTES])


def short(value: str | None) -> str | None:
    """A one-line field, cleaned and cut; None when nothing is left."""
    return (plain.one_line(value[: MAX_FIELD_CHARS * 4])[:MAX_FIELD_CHARS].strip() or None) if value else None


def storable(fields: Mapping[str, object]) -> dict[str, object]:
    """Fields as any JSON writer takes them: strings normalised, huge numbers as strings, deep nests dropped."""
    kept: dict[str, object] = {}
    dropped: list[str] = []
    for name, value in fields.items():
        try:
            kept[plain.normalise(name)] = _plain_value(value, MAX_NESTING)
        except RecursionError:
            dropped.append(plain.normalise(name))
    if dropped:
        kept["dropped"] = dropped
    return kept


def _plain_value(value: object, levels: int) -> object:
    if levels == 0:
        raise RecursionError
    if isinstance(value, str):
        return plain.normalise(value)
    if isinstance(value, Mapping):
        return {plain.normalise(str(name)): _plain_value(inner, levels - 1) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain_value(inner, levels - 1) for inner in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) <= _MAX_INTEGER else str(value)
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    return str(value)
