"""A feed of developments as Atom (RFC 4287) and as JSON Feed 1.1. Pure: a feed in, text out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec

ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A development, or the claims of one speaker that came together. Times are ISO 8601 in UTC with "Z"."""

    id: str
    title: str
    href: str
    updated: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What is followed: its title, its page, its entries with the newest first. Addresses are absolute."""

    title: str
    home: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """When the newest entry came; the beginning of 1970 for an empty feed, since Atom asks for a time."""
        return self.entries[0].updated if self.entries else "1970-01-01T00:00:00Z"


def atom(feed: Feed, address: str) -> str:
    """The feed as Atom; `address` is where it stands."""
    root = Element("feed", xmlns=ATOM)
    _put(root, "id", address)
    _put(root, "title", feed.title)
    _put(root, "updated", feed.updated)
    SubElement(root, "link", rel="self", type="application/atom+xml", href=_clean(address))
    SubElement(root, "link", rel="alternate", type="text/html", href=_clean(feed.home))
    _put(SubElement(root, "author"), "name", "Dateline")
    for one in feed.entries:
        entry = SubElement(root, "entry")
        _put(entry, "id", one.id)
        _put(entry, "title", one.title)
        _put(entry, "updated", one.updated)
        SubElement(entry, "link", rel="alternate", type="text/html", href=_clean(one.href))
        content = SubElement(entry, "content", type="html")
        content.text = _clean(one.html)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _put(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    """Without the characters that XML has no way to write."""
    return _NO_XML.sub("", text)


def json_feed(feed: Feed, address: str) -> str:
    """The feed as JSON Feed; `address` is where it stands."""
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "items": [
            {"id": one.id, "url": one.href, "title": one.title, "content_html": one.html, "date_published": one.updated}
            for one in feed.entries
        ],
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=1).decode() + "\n"


FEEDS: dict[str, tuple[str, str, Callable[[Feed, str], str]]] = {
    "feed.atom": ("Atom", "application/atom+xml", atom),
    "feed.json": ("JSON Feed", "application/feed+json", json_feed),
}
"""The end of a feed's address -> what people call it, its media type, its writer."""
