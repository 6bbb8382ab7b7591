"""Under which names an article may come again: its keys, its canonical address, its id.

Keys, strongest first; any one in common means the same article:

1. `id:<scope>:<id>`   the source's own id or guid. An id that is global by itself (a URL, a URN, a UUID) has
   an empty scope; a bare one ("683") counts within its outlet, or where none is known within its file.
2. `url:<address>`     the canonical address without its scheme.
3. `file:<place>`      for files that hold one article and name no address.
4. `text:<scope>:<hash>`  sha256 of the normalised text, within the outlet or host where known: the same
   wire copy in two newspapers is two articles (of one origin), not one.

A file's place is the last three parts of its resolved path: the same by relative and absolute path, and the
same on another machine, so that ids and addresses of pages are reproducible.
"""

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

ID_HEX = 12
"""Hex digits of an article id: 48 bits, a 2 % chance of one clash among 3.4 million articles."""
PLACE_PARTS = 3
MAX_ID_CHARS = 512
"""Longer ids and addresses are no names; such an item is known by its text."""
MAX_URL_CHARS = 4096

# Only parameters that never select content. Broader lists (courlan's) also drop "cid", "uid", "source" and
# "session", which name the article on some sites: dropping one there would merge different articles.
_TRACKING = re.compile(
    r"^(?:utm_.*|mtm_.*|pk_.*|mc_(?:cid|eid)|at_(?:medium|campaign|link.*|ptr_name|bbc_team|format)|ns_(?:mchannel|source"
    r"|campaign|linkname|fee)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igsh(?:id)?|_ga|_gl|wt\.mc_id"
    r"|cmpid|cmp|ftag|ocid|smid|smtyp|xtor|ref_src|ref_url|feedtype|feedname|partner|rss|s_cid|icid|ncid|soc_src"
    r"|soc_trk|guccounter|guce_referrer.*|guce_referrer_sig|mkt_tok|vero_id|oly_(?:anon|enc)_id|_hs(?:enc|mi)|hsctatracking)$",
    re.IGNORECASE,
)
_GLOBAL_ID = re.compile(
    r"^(?:https?://\S+|urn:\S+|tag:[^\s,]+,\S+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$", re.IGNORECASE
)
_DEFAULT_PORT = {"http": 80, "https": 443}


def canonical_url(url: str | None) -> str | None:
    """The address without fragment, tracking parameters, default port and trailing slash; None if not http(s)."""
    if not url or len(url) > MAX_URL_CHARS:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT or not host or any(character.isspace() for character in host):
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORT[scheme]:
        netloc = f"{netloc}:{port}"
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
    path = quote(unquote(parts.path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    return urlunsplit((scheme, netloc, path, urlencode(sorted(pairs)), ""))


def host_of(url: str | None) -> str | None:
    """The host of an address without "www.", or None."""
    canonical = canonical_url(url)
    return (urlsplit(canonical).hostname or "").removeprefix("www.") if canonical else None


def place_of(path: Path) -> str:
    """Where a file stands: the last three parts of its resolved path, without a ".gz"."""
    place = "/".join(Path(os.path.realpath(path)).parts[-PLACE_PARTS:]).removesuffix(".gz")
    return place.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def keys_of(
    *, text: str, identifier: str | None, scope: str, url: str | None, outlet: str | None, place: str | None
) -> tuple[str, ...]:
    """All keys of an article, strongest first, never empty. `scope` is where a bare id counts if no outlet is known."""
    keys: list[str] = []
    owner = _fold(outlet) or host_of(url) or ""
    if identifier and len(identifier) <= MAX_ID_CHARS:
        within = "" if _GLOBAL_ID.match(identifier) else owner or scope
        keys.append(f"id:{within}:{identifier}")
    canonical = canonical_url(url)
    if canonical:
        keys.append("url:" + canonical.split("://", 1)[1].removeprefix("www."))
    if not keys and place:
        keys.append(f"file:{place}")
    keys.append(f"text:{owner}:{text_hash(text)}")
    return tuple(keys)


def article_id(keys: tuple[str, ...]) -> str:
    """The id of an article whose strongest key is `keys[0]`: 12 hex digits."""
    return hashlib.sha256(keys[0].encode("utf-8", "replace")).hexdigest()[:ID_HEX]


def text_hash(text: str) -> str:
    """sha256 of the text, blind to white space: a re-wrapped copy is the same text."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()


def _fold(outlet: str | None) -> str:
    return " ".join((outlet or "").casefold().split())
