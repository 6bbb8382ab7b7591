"""Forms: what passes the three doors, and what each door keeps out."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dateline import csrf
from dateline.csrf import COOKIE, FIELD, LARGEST, Forms
from dateline.store import Store, open_store
from dateline.web import form
from tests.asgi import Answer, get

HOST = {"host": "127.0.0.1:8000"}
OURS = {**HOST, "origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def forms() -> Forms:
    return Forms(secret=b"of this run")


@pytest.fixture
def app(forms: Forms, tmp_path: Path) -> Starlette:
    """A page that shows its token, and a form that answers with what came in it."""
    database = tmp_path / "news.db"
    open_store(database).close()

    async def page(request: Request) -> Response:
        answer = PlainTextResponse(forms.token(request))
        forms.remember(request, answer)
        return answer

    def change(store: Store, request: Request, fields: Mapping[str, str]) -> str:
        assert store.db.in_transaction
        return "/done?" + urlencode(fields)

    return Starlette(routes=[Route("/", page), form("/", change, database, forms)])


def opened(app: Starlette) -> tuple[str, dict[str, str]]:
    """The token of the page, and the cookie that came with it."""
    answer = get(app, "/", headers=HOST)
    return answer.text, {"cookie": answer.headers["set-cookie"].partition(";")[0]}


def sent(app: Starlette, headers: Mapping[str, str], **fields: str) -> Answer:
    return get(app, "/", "POST", headers={**FORM, **headers}, body=urlencode(fields).encode())


def test_a_form_of_our_page_is_taken(app: Starlette) -> None:
    token, cookie = opened(app)
    answer = sent(app, {**OURS, **cookie}, **{FIELD: token}, words="a & b", empty="")
    assert answer.status == 303
    assert answer.headers["location"] == "/done?words=a+%26+b&empty="


@pytest.mark.parametrize(
    "said",
    [{"origin": "http://127.0.0.1:8000"}, {"sec-fetch-site": "same-origin"}],
    ids=["a browser without Sec-Fetch-Site", "a browser that sends no Origin"],
)
def test_one_of_the_two_headers_is_enough(app: Starlette, said: dict[str, str]) -> None:
    token, cookie = opened(app)
    assert sent(app, {**HOST, **said, **cookie}, **{FIELD: token}).status == 303


@pytest.mark.parametrize(
    "said",
    [
        HOST,
        {**OURS, "origin": "https://elsewhere.example"},
        {**OURS, "origin": "http://127.0.0.1:9000"},
        {**OURS, "origin": "https://127.0.0.1:8000"},
        {**OURS, "origin": "null"},
        {**OURS, "sec-fetch-site": "cross-site"},
        {**OURS, "sec-fetch-site": "same-site"},
        {**OURS, "sec-fetch-site": "none"},
        {**OURS, "host": "rebound.example:8000", "origin": "http://rebound.example:8000"},
        {**OURS, "host": "127.0.0.1.evil.example", "origin": "http://127.0.0.1.evil.example"},
    ],
    ids=lambda said: " ".join(said.values()),
)
def test_a_form_from_elsewhere_is_refused_even_with_a_right_token(app: Starlette, said: dict[str, str]) -> None:
    token, cookie = opened(app)
    assert sent(app, {**said, **cookie}, **{FIELD: token}).status == 403


def test_a_token_is_good_for_its_visitor_and_its_server_alone(app: Starlette) -> None:
    token, cookie = opened(app)
    other, _ = opened(app)
    foreign = Forms(secret=b"of another run")._sign(cookie["cookie"].partition("=")[2])
    for wrong in (other, foreign, "", "ünlesbar", cookie["cookie"].partition("=")[2]):
        assert sent(app, {**OURS, **cookie}, **{FIELD: wrong}).status == 403
    assert sent(app, OURS, **{FIELD: token}).status == 403
    assert sent(app, {**OURS, "cookie": f"{COOKIE}=short"}, **{FIELD: token}).status == 403


def test_the_cookie_is_given_once_and_kept_from_others(app: Starlette) -> None:
    answer = get(app, "/", headers=HOST)
    given = answer.headers["set-cookie"].lower()
    assert "samesite=strict" in given
    assert "httponly" in given
    again = get(app, "/", headers={**HOST, "cookie": answer.headers["set-cookie"].partition(";")[0]})
    assert again.text == answer.text
    assert "set-cookie" not in again.headers


def test_under_a_foreign_name_a_page_has_no_token_and_no_cookie(app: Starlette) -> None:
    answer = get(app, "/", headers={"host": "dateline.example"})
    assert answer.text == ""
    assert "set-cookie" not in answer.headers


def test_a_server_for_readers_takes_nothing(forms: Forms) -> None:
    closed = Forms(csrf.READERS_ONLY)
    request = Request({"type": "http", "headers": [(b"host", b"localhost:8000")], "scheme": "http"})
    assert forms.token(request)
    assert closed.token(request) == ""


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("", b"token=x", 415),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * LARGEST, 413),
        ("application/x-www-form-urlencoded", b"&".join(b"a=%d" % n for n in range(600)), 400),
        ("application/x-www-form-urlencoded", b"a=%FF", 400),
        ("application/x-www-form-urlencoded", b"\xff=1", 400),
    ],
)
def test_what_is_no_form_of_ours_is_refused(app: Starlette, kind: str, body: bytes, status: int) -> None:
    _, cookie = opened(app)
    assert get(app, "/", "POST", headers={**OURS, **cookie, "content-type": kind}, body=body).status == status
