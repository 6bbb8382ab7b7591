"""The web reader: the pages of a database, served. Thin: `store.read` finds, `pages` shows.

    GET /                           the list of stories          /stories-2 ...
    GET /story/<slug>               a story                      /story/<slug>.json
    GET /story/<slug>?since=2017-08-14, ?asof=2017-08-01  what is new since a day; the page of a past day
    GET /story/<slug>/history                             how it grew; /article/<id>.v2/changes: what a version changed
    GET /feed.atom, /story/<slug>/feed.atom, /person/<slug>/feed.atom; ?about=oil; feed.json
    GET /story/<slug>/<part>        claims, said (by day), denials, quotes ..., disputes, timeline, sources; /claims-2
    GET /story/<slug>/<date>        the permanent link to a day, range, month or year of the timeline
    GET /story/<slug>/timeline.csv  the full timeline in each format of `exports`; claims.csv: the ledger
    GET /article/<id>.v<version>    an article; ?at=120-180#c120-180 lights those words
    GET /story/<slug>/edit, /edits  the forms of the editor, and the log; POST to the same addresses
    POST /disputed                  confirms or dismisses a dispute, or takes that back
    GET /people, /person/<slug>, /person/<slug>/<part>, /claims (of all stories), /disputed, /about

A list of claims takes a question: /story/<slug>/claims?by=Cox&about=oil&act=denials&from=2010-05&to=2010-06&quotes=1
&denied=1&order=day (see `querying`).

The database is opened read-only for each request: a reader never blocks the one who adds. Only a form that passes
`csrf` opens it to write.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from .. import pipeline
from ..csrf import Forms
from ..errors import NotFoundError, SettingError, StoreError
from ..exports import EXPORTS
from ..exports.feeds import FEEDS
from ..pages.render import STATIC
from ..store import Store, open_store
from . import answers, changes, feeds, lists, stories

GZIP_LEVEL = 5  # a big story's page shrinks to a fifth in a few milliseconds; higher levels gain little

View = Callable[[Store, Request], Response]
Change = Callable[[Store, Request, Mapping[str, str]], str]
"""What a form changes, inside one transaction, given its fields; returns the address to go on to."""


def app(database: Path, forms: Forms | None = None) -> Starlette:
    """The web application for the database at `database`; `forms` says who may change something, and by default
    whoever sits at this machine."""
    forms = forms or Forms()

    def route(path: str, view: View) -> Route:
        async def endpoint(request: Request) -> Response:
            return await run_in_threadpool(_with_store, database, view, request)

        return Route(path, endpoint, methods=["GET"])

    made = Starlette(
        routes=[
            route("/", lists.front),
            route("/stories-{number}", lists.front),
            route("/people", lists.people),
            route("/people-{number}", lists.people),
            route("/disputed", lists.disputed),
            form("/disputed", changes.judge, database, forms),
            route("/disputed-{number}", lists.disputed),
            route("/claims", lists.claims),
            route("/claims-{number}", lists.claims),
            route("/about", lists.about),
            route("/story/{slug}.json", stories.story_json),
            route("/story/{slug}", stories.story),
            *(route(f"/story/{{slug}}/{one.file}", stories.exporter(one)) for one in EXPORTS.values()),
            route("/story/{slug}/claims.csv", stories.claims_csv),
            *(route(f"{path}/{name}", feeds.feed) for name in FEEDS for path in ("", "/story/{slug}", "/person/{who}")),
            route("/story/{slug}/history", stories.story_history),
            route("/story/{slug}/history-{number}", stories.story_history),
            form("/story/{slug}/edit", changes.edit, database, forms),
            route("/story/{slug}/edit", changes.story_edit),
            route("/story/{slug}/edit-{number}", changes.story_edit),
            form("/edits", changes.take_back, database, forms),
            route("/edits", changes.edits),
            route("/edits-{number}", changes.edits),
            route("/story/{slug}/{part}", stories.part),
            route("/article/{name}", lists.article),
            route("/article/{name}/changes", lists.article_changes),
            route("/person/{slug}", lists.person),
            route("/person/{slug}/{part}", lists.person),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(answers.Guard), Middleware(GZipMiddleware, compresslevel=GZIP_LEVEL)],
        exception_handlers={
            HTTPException: answers.refused,
            NotFoundError: answers.not_found,
            SettingError: answers.not_so,
            StoreError: answers.unreadable,
            Exception: answers.broken,
        },
    )
    made.state.forms = forms
    return made


def form(path: str, change: Change, database: Path, forms: Forms) -> Route:
    """The route of a form: checked by `forms`, done by `change`, answered with the page to go on to (303)."""

    async def endpoint(request: Request) -> Response:
        fields = await forms.fields(request)
        address = await run_in_threadpool(_changed, database, change, request, fields)
        return RedirectResponse(address, status_code=303)

    return Route(path, endpoint, methods=["POST"])


def _with_store(database: Path, view: View, request: Request) -> Response:
    with open_store(database, read_only=True) as store:
        return view(store, request)


def _changed(database: Path, change: Change, request: Request, fields: Mapping[str, str]) -> str:
    with open_store(database) as store:
        with store.transaction():
            address = change(store, request, fields)
        pipeline.group(store)  # what an edit of stories leaves to do; nothing after any other change
        pipeline.refresh(store)
        return address
