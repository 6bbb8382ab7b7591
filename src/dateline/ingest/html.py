"""Saved or fetched pages (.html): the article's text by trafilatura, favouring precision, and what the page says of it.

Title, author, outlet and date are looked for in this order, and the date's origin is kept:

1. JSON-LD (schema.org NewsArticle and its kin): "json-ld"
2. meta elements (Open Graph, article:*, Dublin Core and others): "meta:<name>"
3. a <time> element that says it is the publication date: "time"
4. trafilatura for title and author; htmldate for the date: "htmldate"

The text is looked for in this order: trafilatura with precision, trafilatura balanced, JSON-LD's articleBody.
Every value is turned to plain text. Nothing is fetched.
"""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

import lxml.html
from lxml.etree import LxmlError

from dateline.errors import UnreadableError
from dateline.ingest import identity, plain
from dateline.ingest.draft import Draft, finish, rejected
from dateline.ingest.files import decode
from dateline.ingest.published import Candidate
from dateline.ingest.settings import IngestSettings
from dateline.records import Article, Rejected

Tree: TypeAlias = lxml.html.HtmlElement

_ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "liveblogposting",
)
_LD_NESTS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
_META_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publish-date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
)
_META_TITLES = ("og:title", "twitter:title", "dc.title")
_META_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author")
_META_OUTLETS = ("og:site_name", "application-name", "dc.publisher")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CHARSET_BYTES = 2048
_MAX_LD_CHARS = 1_000_000
"""Of one JSON-LD block; real ones have a few kB."""
_MAX_LD_NODES = 2_000
_SITE_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " :: ")


@dataclass(slots=True)
class Said:
    """What a page says of its article, best first in each list."""

    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    dates: list[Candidate] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)


def read(
    data: bytes,
    *,
    source: str,
    place: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    settings: IngestSettings,
    now: datetime,
) -> Article | Rejected:
    """The article of a page. `url` is where it was fetched; `place` names a file (see `identity`)."""
    try:
        tree = parse(decode(data, declared=charset or declared_charset(data)))
    except (UnreadableError, LxmlError, ValueError) as error:
        return rejected(source, f"not a page: {error}", data)
    said = Said()
    _json_ld(tree, said)
    _meta(tree, said)
    try:
        body = _body(tree) or next((plain.html_to_text(body) for body in said.bodies), "")
        _guesses(tree, said, url, now)
    except Exception as error:
        return rejected(source, f"the page can't be read: {error!r}", data)
    if not body.strip():
        return rejected(source, "no article text found on the page", data)
    outlet = next(iter(said.outlets), None) or identity.host_of(url)
    address = _address(said.addresses, url)
    draft = Draft(
        body=body,
        title=_title(said.titles, outlet),
        source=source,
        place=place,
        url=url or address,
        canonical=address,
        outlet=outlet,
        byline=next(iter(said.authors), None),
        dates=tuple(said.dates),
    )
    return finish(draft, settings=settings, now=now)


def parse(markup: str) -> Tree:
    """The page's tree. libxml2's HTML parser knows no document's own entities and loads nothing."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    return lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)


def declared_charset(data: bytes) -> str | None:
    """The encoding a page names in its first kilobytes (HTML wants it in the first)."""
    found = _CHARSET.search(data[:_CHARSET_BYTES])
    return found[1].decode("ascii") if found else None


def _body(tree: Tree) -> str:
    """The article's paragraphs, a blank line between them."""
    import trafilatura  # here, since it takes half a second, and most runs read no page

    for precision in (True, False):
        found = trafilatura.bare_extraction(
            copy.deepcopy(tree), favor_precision=precision, include_comments=False, include_tables=False
        )
        text = getattr(found, "text", None)
        if text and text.strip():
            return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())
    return ""


def _guesses(tree: Tree, said: Said, url: str | None, now: datetime) -> None:
    """Step 4: what the two libraries find where the page does not say."""
    import htmldate  # here for the same reason
    from trafilatura.metadata import extract_metadata

    if not said.titles or not said.authors:
        found = extract_metadata(copy.deepcopy(tree), default_url=url, date_config={"max_date": now.date().isoformat()})
        said.titles += [found.title] if found.title else []
        said.authors += [found.author.replace("; ", ", ")] if found.author else []
    if not said.dates:
        day = htmldate.find_date(
            copy.deepcopy(tree), extensive_search=False, original_date=True, url=url, max_date=now.date().isoformat()
        )
        said.dates.append((day, "htmldate"))


def _json_ld(tree: Tree, said: Said) -> None:
    """Step 1."""
    for block in tree.iter("script"):
        if (block.get("type") or "").strip().lower() != "application/ld+json" or not block.text:
            continue
        if len(block.text) > _MAX_LD_CHARS:
            continue
        try:
            document = json.loads(block.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _articles(document):
            _one_json_ld(node, said)


def _articles(document: object) -> Iterator[Mapping[str, object]]:
    """The nodes of a JSON-LD document that are articles, wherever they stand; breadth first, bounded."""
    queue, seen = [document], 0
    while queue and seen < _MAX_LD_NODES:
        node = queue.pop(0)
        seen += 1
        if isinstance(node, list):
            queue += node
        elif isinstance(node, dict):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).lower() in _ARTICLE_TYPES for name in names):
                yield node
            queue += [node[key] for key in _LD_NESTS if key in node]


def _one_json_ld(node: Mapping[str, object], said: Said) -> None:
    for name, values in (("headline", said.titles), ("name", said.titles), ("articleBody", said.bodies)):
        value = node.get(name)
        if isinstance(value, str) and value.strip():
            values.append(value)
    authors = [name for name in _names(node.get("author")) if not name.startswith("http")]
    said.authors += [", ".join(authors)] if authors else []
    said.outlets += _names(node.get("publisher"))
    page = node.get("mainEntityOfPage")
    address = node.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    said.addresses += [address] if isinstance(address, str) else []
    for name in ("datePublished", "dateCreated"):
        if node.get(name):
            said.dates.append((node[name], "json-ld"))


def _names(value: object) -> list[str]:
    """The names in an author or publisher: a string, an object, or a list of them."""
    listed = value if isinstance(value, list) else [value]
    found = [each.get("name") if isinstance(each, dict) else each for each in listed]
    return [plain.one_line(name) for name in found if isinstance(name, str) and plain.one_line(name)]


def _meta(tree: Tree, said: Said) -> None:
    """Steps 2 and 3."""
    values: dict[str, str] = {}
    for each in tree.iter("meta"):
        name = (each.get("property") or each.get("name") or each.get("itemprop") or "").strip().lower()
        content = each.get("content") or ""
        if name and content.strip():
            values.setdefault(name, content)
    said.titles += [values[name] for name in _META_TITLES if name in values]
    said.authors += [values[name] for name in _META_AUTHORS if name in values and "://" not in values[name]]
    said.outlets += [values[name] for name in _META_OUTLETS if name in values]
    said.dates += [(values[name], f"meta:{name}") for name in _META_DATES if name in values]
    said.addresses += [values[name] for name in ("og:url",) if name in values]
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            said.addresses.insert(0, link.get("href") or "")
    for moment in tree.iter("time"):
        marked = moment.get("pubdate") is not None or (moment.get("itemprop") or "").lower() == "datepublished"
        if marked and moment.get("datetime"):
            said.dates.append((moment.get("datetime"), "time"))


def _title(titles: list[str], outlet: str | None) -> str | None:
    """The first title, without the site's name at its end."""
    for title in map(plain.one_line, titles):
        for separator in _SITE_SEPARATORS:
            start, found, end = title.rpartition(separator)
            if found and outlet and end.casefold() == outlet.casefold():
                return start
        if title:
            return title
    return None


def _address(addresses: list[str], url: str | None) -> str | None:
    """The page's own word for its address. One on another host than it was fetched from is not believed."""
    for address in addresses:
        if identity.canonical_url(address) and (url is None or identity.host_of(address) == identity.host_of(url)):
            return address
    return url
