"""The only network door: one http(s) address -> bytes, under every limit of `IngestSettings`.

- Addresses are judged where the connection is made, on the number that is really connected to, at every
  redirect again; what a name resolved to before is of no matter (DNS rebinding).
- Times: connecting, each read, and the whole. A watchdog cuts the line when the whole is over, so that a
  server which drips bytes, in the headers too, can't hold the run. (The resolver's own time is its own.)
- Size is counted after decompression. Redirects are followed by hand and counted.
- Proxies and credentials in addresses are not used.
"""

import ipaddress
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from types import TracebackType
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from dateline.errors import FetchError
from dateline.ingest.settings import KIB, IngestSettings

CHUNK = 64 * KIB
MAX_ROBOTS_BYTES = 500 * KIB
"""RFC 9309 asks readers to take at least this much of a robots.txt."""
_REDIRECTS = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_FIRST_ERROR = 400
_FIRST_SERVER_ERROR = 500
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ACCEPT = "text/html, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. `url` is where it was found in the end; `body` is empty when `not_modified`."""

    url: str
    body: bytes = b""
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_modified: bool = False


class Fetcher:
    """Fetches addresses one after another, asking each host's robots.txt once."""

    def __init__(self, settings: IngestSettings = IngestSettings()) -> None:  # noqa: B008 - frozen
        self.settings = settings
        self._robots: dict[str, Protego | Literal["closed"]] = {}

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, robots: bool = True
    ) -> Fetched:
        """The address's bytes; with `etag` or `last_modified` of an earlier answer, only if it changed since.

        `robots=False` leaves robots.txt unasked, for feeds. Raises FetchError.
        """
        headers = {"User-Agent": self.settings.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        if etag:
            headers["If-None-Match"] = _header(etag)
        if last_modified:
            headers["If-Modified-Since"] = _header(last_modified)
        with _Watchdog(self.settings.total_timeout) as watchdog:
            return self._follow(url, headers, watchdog, robots=robots)

    def allowed(self, url: str) -> bool:
        """Whether the host's robots.txt lets us read a page. A host without one allows all (RFC 9309)."""
        if not self.settings.respect_robots:
            return True
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        rules = self._robots[origin]
        return rules != "closed" and bool(rules.can_fetch(url, self.settings.user_agent.split("/")[0]))

    def _read_robots(self, origin: str) -> Protego | Literal["closed"]:
        """The rules of a host; "closed" when it answers with an error of its own, as RFC 9309 has it."""
        headers = {"User-Agent": self.settings.user_agent, "Accept-Encoding": "gzip, deflate"}
        try:
            with _Watchdog(self.settings.total_timeout) as watchdog:
                found = self._follow(
                    f"{origin}/robots.txt", headers, watchdog, robots=False, limit=MAX_ROBOTS_BYTES, cut=True
                )
        except _StatusError as error:
            return "closed" if error.status >= _FIRST_SERVER_ERROR else Protego.parse("")
        return Protego.parse(found.body.decode("utf-8", "replace"))

    def _follow(
        self,
        url: str,
        headers: Mapping[str, str],
        watchdog: "_Watchdog",
        *,
        robots: bool,
        limit: int | None = None,
        cut: bool = False,
    ) -> Fetched:
        """Request, and follow redirects. `cut` keeps what fits into `limit` instead of refusing the rest."""
        for _ in range(self.settings.max_redirects + 1):
            check_url(url)
            if robots and not self.allowed(url):
                raise FetchError(f"{url}: the site's robots.txt asks programs not to read this page")
            answer = _request(url, headers, watchdog, self.settings)
            try:
                target = answer.headers.get("Location")
                if answer.status in _REDIRECTS and target:
                    url = urljoin(url, target).split("#")[0]
                    continue
                return _answered(url, answer, watchdog, limit or self.settings.max_fetch_bytes, cut)
            except (HTTPError, OSError, ValueError) as error:
                raise FetchError(f"{url}: {watchdog.reason(error)}") from error
            finally:
                answer.close()
        raise FetchError(f"{url}: more than {self.settings.max_redirects} redirects")


def fetch(
    url: str,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    robots: bool = True,
    settings: IngestSettings = IngestSettings(),  # noqa: B008 - frozen
) -> Fetched:
    """One address, on its own. Raises FetchError. See `Fetcher.fetch`."""
    return Fetcher(settings).fetch(url, etag=etag, last_modified=last_modified, robots=robots)


def check_url(url: str) -> None:
    """Raise FetchError unless `url` is an http(s) address with a host and without a password."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{url!r} is not an address: {error}") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError(f"{url!r}: only http and https addresses are fetched")
    if not host or any(character.isspace() or ord(character) < 32 for character in url):
        raise FetchError(f"{url!r} is not an address")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"the address at {host} holds a user name; addresses with credentials are not fetched")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public Internet, looking through IPv6 forms that hold an IPv4 one."""
    ip: IPAddress = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class _StatusError(FetchError):
    def __init__(self, url: str, status: int, reason: str | None) -> None:
        super().__init__(f"{url}: the server answered {status} {reason or ''}".rstrip())
        self.status = status


class _Watchdog:
    """Cuts the connections of one fetch when its time is over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.over = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "_Watchdog":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            for each in self._sockets:
                each.close()

    def watch(self, connected: socket.socket) -> None:
        """Keep a second handle: wrapping in TLS takes the first one away."""
        with self._lock:
            self._sockets.append(connected.dup())
        if self.over:
            self._cut()

    def reason(self, error: Exception) -> str:
        """Why a request failed, in words."""
        if self.over:
            return f"took longer than {self.seconds:g} seconds"
        cause = getattr(error, "reason", None) or error
        return f"can't be fetched: {cause}"

    def _cut(self) -> None:
        self.over = True
        with self._lock:
            for each in self._sockets:
                try:
                    each.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # closed already


class _Guarded:
    """Connects only to addresses that may be connected to (mixed into urllib3's two connection classes)."""

    def __init__(self, *args: Any, watchdog: _Watchdog, settings: IngestSettings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._watchdog = watchdog
        self._settings = settings

    def _new_conn(self) -> socket.socket:
        host: str = self._dns_host  # type: ignore[attr-defined]
        try:
            found = socket.getaddrinfo(host.strip("[]"), self.port, type=socket.SOCK_STREAM)  # type: ignore[attr-defined]
        except (socket.gaierror, UnicodeError) as error:
            raise FetchError(f"the host {host!r} can't be found: {error}") from error
        last: OSError | None = None
        for family, kind, protocol, _, address in found:
            if not (self._settings.allow_private_addresses or is_public(str(address[0]))):
                continue
            try:
                return self._connect(family, kind, protocol, address)
            except OSError as error:
                last = error
        if last is None:
            raise FetchError(
                f"{host!r} is a private or local address; set allow_private_addresses to fetch from your own network"
            )
        raise FetchError(f"{host!r} can't be reached: {self._watchdog.reason(last)}") from last

    def _connect(self, family: int, kind: int, protocol: int, address: Any) -> socket.socket:
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(self._settings.connect_timeout)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            made.connect(address)
            self._watchdog.watch(made)
        except OSError:
            made.close()
            raise
        return made


class _GuardedHTTP(_Guarded, HTTPConnection):
    pass


class _GuardedHTTPS(_Guarded, HTTPSConnection):
    pass


class _HTTPPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _GuardedHTTP


class _HTTPSPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _GuardedHTTPS


def _request(
    url: str, headers: Mapping[str, str], watchdog: _Watchdog, settings: IngestSettings
) -> urllib3.BaseHTTPResponse:
    """One GET, no redirect, body unread. Raises FetchError."""
    parts = urlsplit(url)
    pool_class = _HTTPSPool if parts.scheme.lower() == "https" else _HTTPPool
    pool = pool_class(
        parts.hostname or "",
        parts.port,
        timeout=urllib3.Timeout(connect=settings.connect_timeout, read=settings.read_timeout),
        maxsize=1,
        watchdog=watchdog,
        settings=settings,
    )
    target = parts.path or "/"
    if parts.query:
        target += "?" + parts.query
    try:
        return pool.urlopen("GET", target, headers=dict(headers), redirect=False, retries=False, preload_content=False)
    except (HTTPError, OSError, ValueError) as error:
        raise FetchError(f"{url}: {watchdog.reason(error)}") from error


def _answered(url: str, answer: urllib3.BaseHTTPResponse, watchdog: _Watchdog, limit: int, cut: bool) -> Fetched:
    headers = answer.headers
    etag, changed = headers.get("ETag"), headers.get("Last-Modified")
    if answer.status == _NOT_MODIFIED:
        return Fetched(url=url, etag=etag, last_modified=changed, not_modified=True)
    if answer.status >= _FIRST_ERROR or answer.status in _REDIRECTS:
        raise _StatusError(url, answer.status, answer.reason)
    kind = Message()
    kind["Content-Type"] = headers.get("Content-Type", "")
    return Fetched(
        url=url,
        body=_body(url, answer, watchdog, limit, cut),
        content_type=kind.get_content_type() if headers.get("Content-Type") else "",
        charset=kind.get_content_charset(),
        etag=etag,
        last_modified=changed,
    )


def _body(url: str, answer: urllib3.BaseHTTPResponse, watchdog: _Watchdog, limit: int, cut: bool) -> bytes:
    body = bytearray()
    while piece := answer.read(CHUNK, decode_content=True):
        body += piece
        if len(body) > limit:
            if cut:
                return bytes(body[:limit])
            raise FetchError(f"{url}: larger than the limit of {limit:,} bytes")
    if watchdog.over:
        raise FetchError(f"{url}: took longer than {watchdog.seconds:g} seconds")
    return bytes(body)


def _header(value: str) -> str:
    """A validator as a header value: what a server sent us goes back without line ends."""
    return "".join(character for character in value if character.isprintable())[:KIB]
