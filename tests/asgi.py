"""A small client for ASGI applications: one request, one answer, no network and no further dependency."""

import asyncio
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def get(
    app: ASGIApp,
    url: str,
    method: str = "GET",
    root: str = "",
    fails: bool = False,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
) -> Answer:
    """Ask `app` for `url`. With `fails`, an error that the app raises after its answer is let go.

    `headers` come on top of a `host`, which they may replace.
    """
    given = {"host": "dateline.example", **(headers or {})}
    carried = [(name.encode(), value.encode()) for name, value in given.items()]

    async def ask() -> Answer:
        parts = urlsplit(url)
        sent: list[MutableMapping[str, Any]] = []
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": root + unquote(parts.path), "raw_path": (root + parts.path).encode(), "root_path": root,
            "query_string": parts.query.encode(), "headers": carried,
            "client": ("127.0.0.1", 1), "server": ("dateline.example", 80),
        }  # fmt: skip

        asked = iter((True,))

        async def receive() -> MutableMapping[str, Any]:
            if not next(asked, False):
                await asyncio.Event().wait()  # this client never leaves before its answer
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        try:
            await app(scope, receive, send)
        except Exception:
            if not fails:
                raise
        told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], told, b"".join(one.get("body", b"") for one in sent[1:]))

    return asyncio.run(ask())
