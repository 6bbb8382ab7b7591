"""What a document is, from its first bytes."""

import re
from typing import Literal

from dateline.ingest.files import is_binary

Kind = Literal["feed", "html", "json", "xml", "text", "binary", "empty"]

_SEEN_BYTES = 4096
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|!--|[a-z])", re.IGNORECASE)


def sniff(data: bytes) -> Kind:
    """The kind of a document. HTML that shows a feed's tags in its text is still HTML: the first tag decides."""
    head = data[:_SEEN_BYTES].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    if not head.strip():
        return "empty"
    if is_binary(head):
        return "binary"
    if head.lstrip()[:1] in (b"{", b"["):
        return "json"
    if not _XML.match(head):
        return "text"
    feed, page = _FEED.search(head), _HTML.search(head)
    if feed and (page is None or feed.start() < page.start()):
        return "feed"
    return "html" if page else "xml"
