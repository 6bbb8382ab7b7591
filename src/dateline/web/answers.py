"""What the views share: the parts of an answer, what a request asks for, and what goes wrong in plain words."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..csrf import Forms
from ..days import Days, days
from ..errors import NotFoundError
from ..pages import views
from ..pages.lines import Desk, capital
from ..pages.links import Links
from ..pages.render import render
from ..store import Store, read

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with "no-referrer" our own forms would come from Origin "null"
    "cross-origin-opener-policy": "same-origin",
}
LONGEST_PAGE_NUMBER = 6  # digits; longer ones are no page of any list


def links(request: Request) -> Links:
    return Links.at(path(request), static=False)


def path(request: Request) -> str:
    """The path of the page, counted from the front page without a leading slash."""
    root = request.scope.get("root_path", "")
    path = request.url.path.removeprefix(root) if root else request.url.path
    return path.lstrip("/")


def desk(store: Store, request: Request, ids: Iterable[str]) -> Desk:
    return Desk(articles=read.articles(store, ids), links=links(request), token=forms(request).token(request))


def form_fields(desk: Desk, request: Request) -> dict[str, Any]:
    """What the forms of a page send along."""
    return {"token": desk.token, "back": path(request)}


def page(request: Request, template: str, exists: bool = True, **context: object) -> Response:
    if not exists:
        raise NotFoundError("this list has no such page")
    answer = HTMLResponse(render(template, links(request), **context))
    forms(request).remember(request, answer)
    return answer


def forms(request: Request) -> Forms:
    """The forms of the running server: `forms(request).token(request)` is what a page with forms needs."""
    kept: Forms = request.app.state.forms
    return kept


def within(items: tuple[object, ...], number: int) -> bool:
    """Whether a page of a list exists: the first always does, a later one where it has items."""
    return number == 1 or bool(items)


def numbered(name: str) -> tuple[str, int]:
    """The name and the number of a list's page: "denials-by-day-2"."""
    found = re.fullmatch(r"(.+?)-([0-9]+)", name, re.ASCII)
    return (found[1], as_number(found[2])) if found else (name, 1)


def number(request: Request) -> int:
    written = request.path_params.get("number")
    return 1 if written is None else as_number(written)


def as_number(written: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]*", written, re.ASCII) or len(written) > LONGEST_PAGE_NUMBER:
        raise NotFoundError(f"no page or version {written!r}")
    return int(written)


def query(request: Request) -> str:
    return f"?{request.url.query}" if request.url.query else ""


def better(request: Request, home: views.Home, asked: views.Asked, number: int) -> str | None:
    """The address at which a question has its answer, where it was asked at another: a form sends its empty fields too,
    and what many ask has an address of its own."""
    address = home.address(asked, number)
    here = request.url.path + query(request)
    return None if asked.error or urljoin(request.url.path, address) == here else address


def since(request: Request) -> Days | None:
    """The day that `?since=` asks for. Raises SettingError where it is none."""
    written = request.query_params.get("since", "").strip()
    return days(written) if written else None


def failure(request: Request, status: int, heading: str, message: str) -> Response:
    page = render("error", links(request), heading=heading, message=message)
    return HTMLResponse(page, status_code=status, headers=HEADERS)


async def not_found(request: Request, error: Exception) -> Response:
    said = (
        "The address may be mistyped. Addresses of stories never die, but articles and people come and go with their "
    )
    return failure(request, 404, "There is no such page", f"{said}database.")


async def refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return await not_found(request, error)
    said = error.detail if isinstance(error, HTTPException) and status != 405 else "These pages can only be read."
    return failure(request, status, "That can't be done here", said)


async def not_so(request: Request, error: Exception) -> Response:
    heading = "That can’t be done" if request.method == "POST" else "That can’t be asked"
    return failure(request, 400, heading, f"{capital(str(error))}.")


async def unreadable(request: Request, error: Exception) -> Response:
    return failure(request, 503, "The database can't be read", str(error))


async def broken(request: Request, error: Exception) -> Response:
    return failure(request, 500, "Something broke on our side", "The page could not be made. The log of the server "
                  "says why; the rest of the pages still work.")  # fmt: skip


class Guard:
    """Puts the security headers on every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, adding headers where the answer starts."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = {name for name, _ in message["headers"]}
                added = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in names]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await self.app(scope, receive, guarded)
