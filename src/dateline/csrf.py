"""Forms that change something are taken from our own pages alone (against cross-site request forgery, CSRF).

Any page in the reader's browser can send a form to this server. One that may change something must pass three doors:

1. Our name. `Host` is one of this machine's own, so that a foreign name led here (DNS rebinding) is nobody's.
2. Our page. `Sec-Fetch-Site` says "same-origin" and `Origin` is this very scheme, host and port; one of them is there.
3. A token. The form holds the HMAC, under a secret of the running server, of a random cookie that no other site's
   request carries (SameSite=Strict) and no script reads (HttpOnly): a signed double-submit cookie, as OWASP has it.

There are no accounts: whoever sits at this machine may edit. A server for others has no forms (`READERS_ONLY`).
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "dateline-forms"
FIELD = "token"
"""Name of the hidden field that holds a form's token."""
LARGEST = 64 * 1024  # bytes of a form; ours have a few hundred
MOST_FIELDS = 500
LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True, slots=True)
class Forms:
    """Gives and checks the tokens of one running server; `names` are those under which it answers forms."""

    names: frozenset[str] = LOCAL
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def token(self, request: Request) -> str:
        """The token for the forms of a page; "" where the page must have none."""
        return self._sign(_visitor(request)) if self._ours(request) else ""

    def remember(self, request: Request, response: Response) -> None:
        """Give the visitor the cookie that belongs to the page's token, where they lack it."""
        if new := getattr(request.state, "visitor", None):
            response.set_cookie(
                COOKIE,
                new,
                httponly=True,
                samesite="strict",
                secure=request.url.scheme == "https",
                path=request.scope.get("root_path") or "/",
            )

    async def fields(self, request: Request) -> dict[str, str]:
        """The fields of a form that passes the doors, but for its token; of fields of one name the last.

        Raises:
            HTTPException: it does not pass (403), is no form (415) or is too large (413); its detail says so.
        """
        if fault := self._foreign(request):
            raise HTTPException(403, fault)
        found = await _read(request)
        token = found.pop(FIELD, "")
        kept = _kept(request)
        if not kept or not hmac.compare_digest(token.encode(), self._sign(kept).encode()):
            raise HTTPException(403, "This page is older than the running server. Open it anew, then send it again.")
        return found

    def _sign(self, visitor: str) -> str:
        return hmac.new(self.secret, visitor.encode(), hashlib.sha256).hexdigest()

    def _ours(self, request: Request) -> bool:
        """Whether the page was asked for under one of our names."""
        name = re.sub(r":\d*$", "", request.headers.get("host", "").lower())
        return name in self.names

    def _foreign(self, request: Request) -> str:
        """Why a form is none of ours, in words; "" where it is."""
        if not self._ours(request):
            return (
                "Changes are made on the machine that holds the database, at the address that “dateline serve” prints."
            )
        here = f"{request.url.scheme}://{request.headers['host'].lower()}"
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        if (site or origin) and site in (None, "same-origin") and origin in (None, here):
            return ""
        return "This form does not come from a page of this server, so nothing was changed."


READERS_ONLY = frozenset[str]()
"""`Forms.names` of a server whose pages can only be read."""


def _kept(request: Request) -> str:
    """The visitor as their cookie has it; "" where there is none of ours."""
    kept = request.cookies.get(COOKIE, "")
    return kept if re.fullmatch(r"[\w-]{43}", kept, re.ASCII) else ""


def _visitor(request: Request) -> str:
    """The visitor as their cookie has it, or a new one, the same for the whole request."""
    if kept := _kept(request):
        return kept
    if not hasattr(request.state, "visitor"):
        request.state.visitor = secrets.token_urlsafe(32)
    return str(request.state.visitor)


async def _read(request: Request) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "This is not a form of these pages.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, f"A form here has at most {LARGEST:,} bytes.")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:  # bytes that are no UTF-8, or too many fields
        raise HTTPException(400, "This form can't be read.") from error
    return dict(pairs)
