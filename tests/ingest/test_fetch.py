"""The network door, against a server of our own on the loopback address, which is refused unless allowed."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.errors import FetchError
from dateline.ingest import Fetched, Fetcher, IngestSettings, read, read_fetched
from dateline.ingest.fetch import check_url, fetch, is_public
from dateline.records import Article, Rejected
from tests.ingest.reading import NOW

LOCAL = IngestSettings(
    allow_private_addresses=True, connect_timeout=5, read_timeout=5, total_timeout=10, max_fetch_bytes=500_000
)
PAGE = (
    b"<!doctype html><html><head><title>Dam is safe</title></head><body><article><h1>Dam is safe</h1>"
    + b"<p>The dam above Port Ellery is safe, officials of the river authority said on Tuesday.</p>" * 5
    + b"</article></body></html>"
)
FEED = (
    b"<rss version='2.0'><channel><title>The Valley Post</title><item><title>Dam is safe</title><guid>7</guid>"
    b"<link>/dam</link></item></channel></rss>"
)
GZIP_BOMB = gzip.compress(b"\0" * 50_000_000)
DEFLATE_BOMB = zlib.compress(b"\0" * 50_000_000)
ROBOTS = b"User-agent: *\nDisallow: /closed\n"


class Site(BaseHTTPRequestHandler):
    """Answers by path; what came in is kept in `seen`."""

    seen: list[tuple[str, dict[str, str]]] = []  # noqa: RUF012 - emptied by the fixture
    robots: tuple[int, bytes] = (200, ROBOTS)

    def do_GET(self) -> None:
        Site.seen.append((self.path, dict(self.headers)))
        handler = getattr(self, "get_" + self.path.strip("/").split("/")[0].split(".")[0].split("?")[0], None)
        if handler is None:
            self.answer(404, b"not here")
        else:
            handler()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def get_robots(self) -> None:
        self.answer(*Site.robots, Content_Type="text/plain")

    def get_page(self) -> None:
        self.answer(200, PAGE, Content_Type="text/html; charset=utf-8")

    get_closed = get_page

    def get_feed(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"' or self.headers.get("If-Modified-Since"):
            self.answer(304, ETag='"v1"')
        else:
            self.answer(200, FEED, Content_Type="application/rss+xml", ETag='"v1"', Last_Modified="yesterday")

    def get_go(self) -> None:
        self.answer(302, Location="/page?from=go#part")

    def get_round(self) -> None:
        self.answer(302, Location="/round")

    def get_tofile(self) -> None:
        self.answer(302, Location="file:///etc/hostname")

    def get_toclosed(self) -> None:
        self.answer(301, Location="/closed")

    def get_packed(self) -> None:
        self.answer(200, gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")

    def get_bomb(self) -> None:
        self.answer(200, GZIP_BOMB, Content_Encoding="gzip")

    def get_deflated(self) -> None:
        self.answer(200, DEFLATE_BOMB, Content_Encoding="deflate")

    def get_garbage(self) -> None:
        self.answer(200, b"this is not gzip", Content_Encoding="gzip")

    def get_large(self) -> None:
        self.answer(200, b"x" * 600_000)

    def get_broken(self) -> None:
        self.answer(500, b"")

    def get_silent(self) -> None:
        time.sleep(2)

    def get_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip()

    def get_driphead(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip()

    def drip(self) -> None:
        try:
            for _ in range(60):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return  # the reader has left, as it should

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    Site.seen.clear()
    Site.robots = (200, ROBOTS)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def paths() -> list[str]:
    return [path for path, _ in Site.seen]


def test_a_page_after_its_robots(site: str) -> None:
    found = fetch(site + "/page", settings=LOCAL)
    assert (found.body, found.content_type, found.charset) == (PAGE, "text/html", "utf-8")
    assert paths() == ["/robots.txt", "/page"]
    assert Site.seen[1][1]["User-Agent"].startswith("Dateline/")


def test_a_loopback_address_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(FetchError, match="private or local address"):
        fetch(site + "/page")
    with pytest.raises(FetchError, match="private or local address"):
        fetch(site.replace("127.0.0.1", "localhost") + "/page")
    assert paths() == []


def test_a_name_that_changes_its_address_is_judged_at_each_connection(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public when first asked, the loopback when the connection is made."""
    real = socket.getaddrinfo
    asked: list[str] = []

    def resolve(host: str, port: int, *args: object, **kwargs: object) -> object:
        asked.append(host)
        return real("127.0.0.1", port, type=socket.SOCK_STREAM)

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    with pytest.raises(FetchError, match="private or local address"):
        fetch(site.replace("127.0.0.1", "public.example") + "/page")
    assert asked == ["public.example"]
    assert paths() == []


PRIVATE = """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1
255.255.255.255 192.0.2.1 :: ::1 fe80::1%eth0 fc00::1 ff02::1 fec0::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
64:ff9b::7f00:1 2002:7f00:1::""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.com/", "file:///etc/hostname", "gopher://x/", "http://", "http:///a", "http://a b/", ""),
        *("//example.com", "http://user:secret@example.com/", "http://[broken/", "http://example.com:99999/"),
        "http://x/\r\nHost: y",
    ],
)
def test_addresses_that_are_not_fetched(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        check_url(url)
    assert "secret" not in str(caught.value)


def test_conditional_requests(site: str) -> None:
    first = fetch(site + "/feed", robots=False, settings=LOCAL)
    assert (first.etag, first.last_modified, first.not_modified) == ('"v1"', "yesterday", False)
    again = fetch(site + "/feed", etag=first.etag, last_modified=first.last_modified, robots=False, settings=LOCAL)
    assert again.not_modified
    assert again.body == b""
    assert Site.seen[-1][1]["If-None-Match"] == '"v1"'
    assert Site.seen[-1][1]["If-Modified-Since"] == "yesterday"
    assert list(read_fetched(again, now=NOW)) == []


def test_validators_can_not_smuggle_headers(site: str) -> None:
    fetch(site + "/page", etag="x\r\nX-Evil: 1", robots=False, settings=LOCAL)
    assert "X-Evil" not in Site.seen[-1][1]


def test_redirects_are_followed_and_judged(site: str) -> None:
    assert fetch(site + "/go", settings=LOCAL).url == site + "/page?from=go"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(site + "/round", settings=LOCAL)
    with pytest.raises(FetchError, match="only http and https"):
        fetch(site + "/tofile", settings=LOCAL)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetch(site + "/toclosed", settings=LOCAL)
    assert "/closed" not in paths()


def test_robots_are_honoured_and_asked_once(site: str) -> None:
    fetcher = Fetcher(LOCAL)
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to read"):
        fetcher.fetch(site + "/closed")
    fetcher.fetch(site + "/page")
    assert paths() == ["/robots.txt", "/page"]
    assert fetch(site + "/closed", settings=replace(LOCAL, respect_robots=False)).body == PAGE


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_hosts_without_robots_are_open_and_failing_ones_closed(site: str, status: int, allowed: bool) -> None:
    Site.robots = (status, b"")
    assert Fetcher(LOCAL).allowed(site + "/page") is allowed


def test_packed_answers_are_unpacked_up_to_the_limit(site: str) -> None:
    assert fetch(site + "/packed", settings=LOCAL).body == PAGE
    for path in ("/bomb", "/deflated", "/large"):
        with pytest.raises(FetchError, match="larger than the limit"):
            fetch(site + path, settings=LOCAL)
    with pytest.raises(FetchError, match="can't be fetched"):
        fetch(site + "/garbage", settings=LOCAL)


def test_errors_of_the_server_are_told(site: str) -> None:
    with pytest.raises(FetchError, match="answered 404 Not Found"):
        fetch(site + "/nowhere", settings=LOCAL)
    with pytest.raises(FetchError, match="answered 500"):
        fetch(site + "/broken", settings=LOCAL)


def test_a_silent_server_is_left_after_the_read_timeout(site: str) -> None:
    with pytest.raises(FetchError, match="timed out"):
        fetch(site + "/silent", robots=False, settings=replace(LOCAL, read_timeout=0.2))


@pytest.mark.parametrize("path", ["/drip", "/driphead"])
def test_a_dripping_server_is_left_after_the_total_timeout(site: str, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"took longer than 0\.5 seconds"):
        fetch(site + path, robots=False, settings=replace(LOCAL, total_timeout=0.5))
    assert time.monotonic() - started < 3


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchError, match="can't be reached"):
        fetch(f"http://127.0.0.1:{port}/", robots=False, settings=LOCAL)


def test_a_host_that_does_not_exist() -> None:
    with pytest.raises(FetchError, match="can't be found"):
        fetch("http://no-such-host.invalid/", robots=False)


def test_reading_a_page_and_a_feed_by_address(site: str) -> None:
    (page,) = read(site + "/page", settings=LOCAL, now=NOW)
    assert isinstance(page, Article)
    assert (page.title, page.url, page.outlet) == ("Dam is safe", site + "/page", "127.0.0.1")
    Site.seen.clear()
    (entry,) = read(site + "/feed.xml", settings=LOCAL, now=NOW)
    assert isinstance(entry, Article)
    assert (entry.keys[0], entry.url) == ("id:the valley post:7", site + "/dam")
    assert paths() == ["/feed.xml"]


def test_a_page_that_is_named_like_a_feed_is_kept_only_if_robots_allow(site: str) -> None:
    with pytest.raises(FetchError, match=r"robots\.txt"):
        list(read(site + "/closed/feed.xml", settings=LOCAL, now=NOW))


def test_an_address_that_can_not_be_fetched_raises_and_what_can_not_be_read_is_a_value(site: str) -> None:
    with pytest.raises(FetchError, match="404"):
        list(read(site + "/nowhere", settings=LOCAL, now=NOW))
    with pytest.raises(FetchError, match="private or local"):
        list(read(site + "/page", now=NOW))
    (found,) = read_fetched(Fetched(url=site, body=b"plain words"), now=NOW)
    assert isinstance(found, Rejected)


def test_a_page_may_not_take_another_hosts_address() -> None:
    body = PAGE.replace(b"<title>", b"<link rel='canonical' href='https://other.example/dam'><title>")
    (found,) = read_fetched(Fetched(url="https://valleypost.example/a", body=body), now=NOW)
    assert isinstance(found, Article)
    assert found.canonical_url == "https://valleypost.example/a"


@pytest.mark.parametrize("name", ["page.html", "feed.xml", "list.jsonl", "feed.json"])
def test_parsing_makes_no_request(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every format, with addresses in all its places; the network is a wall."""

    def wall(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for target in ("socket.socket.connect", "socket.getaddrinfo", "socket.create_connection"):
        monkeypatch.setattr(target, wall)
    address = "http://127.0.0.1:9/x"
    image = f"<img src='{address}'><link rel='stylesheet' href='{address}'><p>".encode()
    body = {
        "page.html": PAGE.replace(b"<p>", image),
        "feed.xml": f"<?xml version='1.0'?><!DOCTYPE rss SYSTEM '{address}'><?xml-stylesheet href='{address}'?>"
        "".encode()
        + FEED.replace(b"/dam", address.encode()),
        "list.jsonl": f'{{"url": "{address}", "text": "The dam is safe, officials said."}}'.encode(),
        "feed.json": f'{{"version": "https://jsonfeed.org/version/1", "next_url": "{address}", "items": '
        f'[{{"id": "1", "url": "{address}", "content_text": "The dam is safe."}}]}}'.encode(),
    }[name]
    path = tmp_path / name
    path.write_bytes(body)
    (found,) = read(path, now=NOW)
    assert isinstance(found, Article)
