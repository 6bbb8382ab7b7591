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

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import editing_forms, judging, pipeline, visits
from .csrf import Forms
from .days import Days, days
from .errors import NotFoundError, SettingError, StoreError
from .exports import EXPORTS, Export
from .exports.claims import CLAIMS_FILE, claims_table
from .exports.feeds import FEEDS, Entry, Feed
from .pages import views
from .pages.lines import Desk, capital
from .pages.links import Links, story_path, unkey
from .pages.origins import with_origins
from .pages.render import STATIC, render
from .pages.views.front import headline_of
from .querying import choose
from .records import Development, Story, StoryPage
from .store import Store, history, open_store, read
from .store import edits as log

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with "no-referrer" our own forms would come from Origin "null"
    "cross-origin-opener-policy": "same-origin",
}
GZIP_LEVEL = 5  # a big story's page shrinks to a fifth in a few milliseconds; higher levels gain little
AS_OF_REPORTS = 300  # of a story whose page of a past day is made while the reader waits: some five seconds
FEED_LENGTH = 200  # developments that a feed is made of: claims that come together are one entry
FEED_LOOKED = 2000  # the newest developments that are looked through for some words
LONGEST_PAGE_NUMBER = 6  # digits; longer ones are no page of any list

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
            route("/", front),
            route("/stories-{number}", front),
            route("/people", people),
            route("/people-{number}", people),
            route("/disputed", disputed),
            form("/disputed", judge, database, forms),
            route("/disputed-{number}", disputed),
            route("/claims", claims),
            route("/claims-{number}", claims),
            route("/about", about),
            route("/story/{slug}.json", story_json),
            route("/story/{slug}", story),
            *(route(f"/story/{{slug}}/{one.file}", _exporter(one)) for one in EXPORTS.values()),
            route("/story/{slug}/claims.csv", claims_csv),
            *(route(f"{path}/{name}", feed) for name in FEEDS for path in ("", "/story/{slug}", "/person/{who}")),
            route("/story/{slug}/history", story_history),
            route("/story/{slug}/history-{number}", story_history),
            form("/story/{slug}/edit", edit, database, forms),
            route("/story/{slug}/edit", story_edit),
            route("/story/{slug}/edit-{number}", story_edit),
            form("/edits", take_back, database, forms),
            route("/edits", edits),
            route("/edits-{number}", edits),
            route("/story/{slug}/{part}", part),
            route("/article/{name}", article),
            route("/article/{name}/changes", article_changes),
            route("/person/{slug}", person),
            route("/person/{slug}/{part}", person),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard), Middleware(GZipMiddleware, compresslevel=GZIP_LEVEL)],
        exception_handlers={
            HTTPException: _refused,
            NotFoundError: _not_found,
            SettingError: _not_so,
            StoreError: _store,
            Exception: _broken,
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


# ---- pages


def front(store: Store, request: Request) -> Response:
    """The list of stories, with what is new in them since the reader's last visit, or since a day they ask for."""
    number = _number(request)
    stories = read.stories(store)
    since = _since(request)
    desk = _desk(store, request, views.front_articles(stories, number))
    view = views.front(desk, stories, number, _news(store, request, stories, since))
    shown = {"v": view, "here": "Stories", "since": since.text if since else ""}
    return _page(request, "index", _within(view.pages.items, number), **shown)


def _news(store: Store, request: Request, stories: Iterable[Story], since: Days | None) -> dict[int, tuple[str, ...]]:
    """The counts of what is new to the reader, by the number of the story."""
    visited = visits.read(request.cookies.get(visits.NAME, ""))
    now = datetime.now(UTC)
    found: dict[int, tuple[str, ...]] = {}
    for one in stories:
        if since:
            found[one.id] = views.told(history.counts_since(store, one.id, since.first, by="published"))
        elif moment := visits.since(visited.get(one.id), now):
            found[one.id] = views.told(history.counts_since(store, one.id, moment))
    return found


def _since(request: Request) -> Days | None:
    """The day that `?since=` asks for. Raises SettingError where it is none."""
    written = request.query_params.get("since", "").strip()
    return days(written) if written else None


def story(store: Store, request: Request) -> Response:
    """A story, what is new to the reader marked; an address of before a merge leads to the story it is part of now."""
    ref = unkey(request.path_params["slug"])
    page = read.story_page(store, ref)
    if page.story.slug != ref:
        address = Links.at("story/x", static=False).story(page.story.slug)
        return _moved(address + _query(request))
    if request.query_params.get("asof", "").strip():
        return _as_of(store, request, page)
    since, now = _since(request), datetime.now(UTC)
    visited = visits.read(request.cookies.get(visits.NAME, ""))
    last = visits.since(visited.get(page.story.id), now)
    moment = since.first if since else last
    found = history.developments(store, page.story.id, moment, "published" if since else "seen") if moment else ()
    desk = replace(_desk(store, request, views.story_articles(page)), fresh=views.fresh(found))
    news = views.news(desk, page, found, views.since_words(moment, visit=since is None)) if moment else None
    response = _story_page(store, request, desk, page, news=news)
    looked = visits.look(visited, page.story.id, history.latest(store, page.story.id), now)
    response.set_cookie(visits.NAME, visits.write(looked), max_age=int(visits.KEPT.total_seconds()), httponly=True,
                        samesite="lax", path=request.scope.get("root_path", "") or "/")  # fmt: skip
    return response


def _story_page(store: Store, request: Request, desk: Desk, page: StoryPage, **more: object) -> Response:
    json = desk.links.file(f"{story_path(page.story.slug)}.json")
    files = views.files(desk, page, [(one.label, one.file) for one in EXPORTS.values()])
    table = views.file(desk, page.story, "CSV", CLAIMS_FILE)
    view = views.story(desk, page, read.parts(store, page.story.id))
    shown = {"v": view, "json": json, "files": files, "table": table, "news": None, "then": None}
    return _page(request, "story", exists=True, **(shown | _form_fields(desk, request) | more))


def _as_of(store: Store, request: Request, now: StoryPage) -> Response:
    """A story's page as it was at the end of a past day, made of what was published by then."""
    day = days(request.query_params["asof"]).last
    if len(now.story.members) > AS_OF_REPORTS:
        return _error(request, 413, "This story is too large for that",
                      f"A past page of more than {AS_OF_REPORTS} reports takes too long here; in the terminal: "
                      f"dateline show {now.story.id} --as-of {day}")  # fmt: skip
    try:
        page, reports = pipeline.page_as_of(store, now.story, day)
    except NotFoundError as error:
        return _error(request, 404, "Nothing was known then", f"{error}.")
    desk = Desk(articles={one.article.id: one.article for one in reports}, links=_links(request))
    return _story_page(store, request, desk, page, then=views.then(page, now, day))


def story_history(store: Store, request: Request) -> Response:
    """How a story grew, day by day."""
    _, number = _numbered(request.url.path.rpartition("/")[2])
    page = read.story_page(store, unkey(request.path_params["slug"]))
    desk = _desk(store, request, views.story_articles(page))
    view = views.history(desk, page, history.developments(store, page.story.id), number)
    return _page(request, "history", _within(view.days, number), v=view)


def story_json(store: Store, request: Request) -> Response:
    """A story as JSON, with the field names of the records."""
    page = read.story_page(store, unkey(request.path_params["slug"]))
    return Response(msgspec.json.encode(page), media_type="application/json")


def _moved(address: str) -> Response:
    """On to where a story is now. A browser asks again the next time: the editor may take a merge or a title back."""
    return RedirectResponse(address, status_code=301, headers={"cache-control": "no-cache"})


def _exporter(one: Export) -> View:
    """The view of a story's full timeline in one format, to be kept under the story's name."""

    def exported(store: Store, request: Request) -> Response:
        page = read.story_page(store, unkey(request.path_params["slug"]))
        text = one.write(page.events, read.articles(store, views.story_articles(page)), headline_of(page.story))
        kept = {"content-disposition": f'attachment; filename="{views.kept_as(page.story, one.file)}"'}
        return Response(text, media_type=one.media_type, headers=kept)

    return exported


def claims_csv(store: Store, request: Request) -> Response:
    """A story's ledger, or what is asked of it, as a table to be kept under the story's name."""
    page = read.story_page(store, unkey(request.path_params["slug"]))
    asked = views.asked(request.query_params)
    if asked.error:
        return _error(request, 400, "That can’t be asked", f"{asked.error}.")
    found = choose(page.claims, asked.query)
    text = claims_table(found, read.articles(store, views.claim_articles(found)))
    kept = {"content-disposition": f'attachment; filename="{views.kept_as(page.story, CLAIMS_FILE)}"'}
    return Response(text, media_type=EXPORTS["csv"].media_type, headers=kept)


def part(store: Store, request: Request) -> Response:
    """A part of a story on pages of its own, or a date of its timeline."""
    if views.is_date(request.path_params["part"]):
        return _date(store, request)
    name, number = _numbered(request.path_params["part"])
    if name not in views.PARTS:
        raise NotFoundError(f"a story has no part {name!r}")
    ref = unkey(request.path_params["slug"])
    page = read.story_page(store, ref)
    links = Links.at("story/x/y", static=False)
    if page.story.slug != ref:
        return _moved(links.story(page.story.slug, name, number) + _query(request))
    desk = _desk(store, request, views.story_articles(page))
    if name in views.LISTS:
        asked = views.asked(request.query_params, name)
        if address := _better(request, views.home(desk, page.story), asked, number):
            return RedirectResponse(address, status_code=302)
        view = views.claims_part(desk, page, asked, number)
    else:
        view = views.part(desk, page, name, number)
    return _page(request, "part", _within(view.items, number), v=view, **_form_fields(desk, request))


def _query(request: Request) -> str:
    return f"?{request.url.query}" if request.url.query else ""


def _better(request: Request, home: views.Home, asked: views.Asked, number: int) -> str | None:
    """The address at which a question has its answer, where it was asked at another: a form sends its empty fields too,
    and what many ask has an address of its own."""
    address = home.address(asked, number)
    here = request.url.path + _query(request)
    return None if asked.error or urljoin(request.url.path, address) == here else address


def _date(store: Store, request: Request) -> Response:
    """On to the event of a date; where the timeline has it no more, this is said, with the nearest ones."""
    value = request.path_params["part"]
    page = read.story_page(store, unkey(request.path_params["slug"]))
    desk = _desk(store, request, views.story_articles(page))
    if address := views.place(desk, page, value):
        return RedirectResponse(address, status_code=302)
    shown = render("day", desk.links, v=views.day(desk, page, value))
    return HTMLResponse(shown, status_code=404)


def feed(store: Store, request: Request) -> Response:
    """The developments of all stories, of one, of a person, or on some words, as a feed: nothing but what is new."""
    links = views.absolute(str(request.base_url))
    slug, who, words = (
        request.path_params.get("slug"),
        request.path_params.get("who"),
        request.query_params.get("about"),
    )
    if slug is not None:
        page = read.story_page(store, unkey(slug))
        title, home = headline_of(page.story), links.story(page.story.slug)
        found = {page.story.id: history.developments(store, page.story.id)[:FEED_LENGTH]}
    elif who is not None:
        person = read.person(store, who)
        title, home = person.name, links.page(f"person/{person.slug}")
        found = _by_story(history.developments_of(store, who, FEED_LENGTH))
    else:
        title, home = f"“{words}”" if words else "What is new in all stories", links.home
        found = _by_story(history.newest(store, FEED_LOOKED if words else FEED_LENGTH))
    made = [entry for story, new in found.items() for entry in _entries(store, links, story, new, words)]
    shown = Feed(title=f"{title} · Dateline", home=home, entries=views.newest_entries(made))
    _, media_type, write = FEEDS[request.url.path.rpartition("/")[2]]
    return Response(write(shown, str(request.url)), media_type=media_type)


def _by_story(found: Iterable[tuple[int, Development]]) -> dict[int, tuple[Development, ...]]:
    stories: dict[int, list[Development]] = {}
    for story, one in found:
        stories.setdefault(story, []).append(one)
    return {story: tuple(of) for story, of in stories.items()}


def _entries(
    store: Store, links: Links, story: int, found: Sequence[Development], words: str | None
) -> tuple[Entry, ...]:
    page = read.story_page(store, str(story))
    found = views.on(page, found, words) if words else found
    return views.entries(Desk(articles=read.articles(store, views.story_articles(page)), links=links), page, found)


def article(store: Store, request: Request) -> Response:
    """An article, with the words lit that `?at=` names."""
    report = read.report(store, *_version(request))
    stories = read.article_stories(store, report.article.id)
    desk = _desk(store, request, views.front_articles(stories, 1))
    versions = history.revisions(store, [report.article.id]).get(report.article.id, ())
    return _page(request, "article", v=views.article(desk, report.article, _spans(request), stories, versions))


def article_changes(store: Store, request: Request) -> Response:
    """What a version of an article changed against the one before."""
    name, version = _version(request)
    newer, older = read.article(store, name, version), read.article(store, name, version - 1)
    view = views.changes(_desk(store, request, ()), older, newer, history.revisions(store, [name]).get(name, ()))
    return _page(request, "changes", v=view)


def _version(request: Request) -> tuple[str, int]:
    """The article and the version of an address."""
    name, _, version = request.path_params["name"].rpartition(".v")
    return unkey(name), _as_number(version)


def person(store: Store, request: Request) -> Response:
    """What a person said, and what was said about them."""
    slug, part = request.path_params["slug"], request.path_params.get("part", "")
    name, number = _numbered(part) if part else (views.ALL, 1)
    try:
        found = read.person(store, slug)
    except NotFoundError:
        if part:
            raise
        slug, number = _numbered(slug)
        found = read.person(store, slug)
    if name not in views.LISTS or (part and name == views.ALL):
        raise NotFoundError(f"a person has no part {name!r}")
    links = _links(request)
    if found.slug != slug:  # a name that was merged into another's
        return RedirectResponse(links.page(f"person/{found.slug}"), status_code=302)
    cited = views.claim_articles((*found.said, *found.about))
    desk = _desk(store, request, cited | views.front_articles(found.stories))
    desk = with_origins(desk, read.origins(store, (one.article for one in (*found.said, *found.about))))
    asked = views.asked(request.query_params, name)
    if address := _better(request, views.person_home(desk, found), asked, number):
        return RedirectResponse(address, status_code=302)
    view = views.person(desk, found, asked, number)
    return _page(request, "person", _within(view.answer.groups, number), v=view)


def people(store: Store, request: Request) -> Response:
    """People and bodies, most claims first."""
    number = _number(request)
    pages, rows = views.people(_desk(store, request, ()), read.people(store), number)
    return _page(request, "people", _within(rows, number), pages=pages, rows=rows, here="People")


def claims(store: Store, request: Request) -> Response:
    """The claims of all stories, as they are asked for."""
    number = _number(request)
    everything = read.claims(store)
    asked = views.asked(request.query_params)
    links = _links(request)
    if address := _better(request, views.search_home(links), asked, number):
        return RedirectResponse(address, status_code=302)
    shown = views.chosen(everything, asked)[(number - 1) * views.PER_PAGE : number * views.PER_PAGE]
    desk = _desk(store, request, views.claim_articles(shown))
    desk = with_origins(desk, read.origins(store, (one.article for one in shown)))
    view = views.search(desk, everything, asked, number)
    return _page(request, "claims", _within(view.answer.groups, number), v=view, here="Claims")


def disputed(store: Store, request: Request) -> Response:
    """The disputes of all stories."""
    number = _number(request)
    everything = views.all_in_order(read.disputes(store), static=False)
    shown = everything[(number - 1) * views.PER_PAGE : number * views.PER_PAGE]
    behind = read.behind(store, shown)
    ids = {side.citation.article for _, one in shown for side in (one.a, one.b)}
    desk = _desk(store, request, ids | views.claim_articles(behind.values()))
    desk = with_origins(desk, read.origins(store, ids))
    pages, groups = views.disputed(desk, everything, behind, number)
    fields = _form_fields(desk, request)
    return _page(request, "disputed", _within(groups, number), pages=pages, groups=groups, here="Disputed", **fields)


def judge(store: Store, request: Request, fields: Mapping[str, str]) -> str:
    """Keep or take back the reader's word on a dispute; back to the page that the form stood on."""
    path, place = judging.judge(store, fields, now=datetime.now(UTC))
    return f"{_links(request).page(path)}#{place}"


# ---- the editor


def story_edit(store: Store, request: Request) -> Response:
    """A story's articles, with the forms to edit it."""
    number = _number(request)
    page = read.story_page(store, unkey(request.path_params["slug"]))
    if page.story.slug != unkey(request.path_params["slug"]):
        address = _links(request).story(page.story.slug, views.EDIT, number)
        return RedirectResponse(address + _query(request), status_code=302)
    desk = _desk(store, request, views.story_articles(page))
    view = views.story_edit(desk, page, read.stories(store), log.log(store), number=number, done=_done(request))
    return _page(request, "edit", _within(view.articles.items, number), v=view)


def edits(store: Store, request: Request) -> Response:
    """The log of edits."""
    number = _number(request)
    view = views.edit_log(_desk(store, request, ()), log.log(store), number=number, done=_done(request))
    return _page(request, "edits", _within(view.edits.items, number), v=view)


def edit(store: Store, request: Request, fields: Mapping[str, str]) -> str:
    """Edit a story as a form asks; back to where it can be edited further."""
    made = editing_forms.edit_story(store, unkey(request.path_params["slug"]), fields, now=datetime.now(UTC))
    return _links(request).story(str(made.story), views.EDIT) + f"?done={made.id}"


def take_back(store: Store, request: Request, fields: Mapping[str, str]) -> str:
    """Take an edit back; on to the page that the form stood on."""
    made = editing_forms.undo(store, fields, now=datetime.now(UTC))
    story = fields.get("story", "")
    links = _links(request)
    known = story.isdecimal() and read.has_address(store, story)
    return (links.story(story, views.EDIT) if known else links.page(views.LOG)) + f"?done={made.id}"


def _done(request: Request) -> int:
    """The edit that was made just now, as `?done=` says."""
    written = request.query_params.get("done", "")
    return int(written) if re.fullmatch(r"[0-9]{1,9}", written, re.ASCII) else 0


def about(store: Store, request: Request) -> Response:
    """How it works."""
    return _page(request, "about")


# ---- parts of an answer


def _links(request: Request) -> Links:
    return Links.at(_path(request), static=False)


def _path(request: Request) -> str:
    """The path of the page, counted from the front page without a leading slash."""
    root = request.scope.get("root_path", "")
    path = request.url.path.removeprefix(root) if root else request.url.path
    return path.lstrip("/")


def _desk(store: Store, request: Request, ids: Iterable[str]) -> Desk:
    return Desk(articles=read.articles(store, ids), links=_links(request), token=_forms(request).token(request))


def _form_fields(desk: Desk, request: Request) -> dict[str, Any]:
    """What the forms of a page send along."""
    return {"token": desk.token, "back": _path(request)}


def _page(request: Request, template: str, exists: bool = True, **context: object) -> Response:
    if not exists:
        raise NotFoundError("this list has no such page")
    answer = HTMLResponse(render(template, _links(request), **context))
    _forms(request).remember(request, answer)
    return answer


def _forms(request: Request) -> Forms:
    """The forms of the running server: `_forms(request).token(request)` is what a page with forms needs."""
    kept: Forms = request.app.state.forms
    return kept


def _within(items: tuple[object, ...], number: int) -> bool:
    """Whether a page of a list exists: the first always does, a later one where it has items."""
    return number == 1 or bool(items)


def _numbered(name: str) -> tuple[str, int]:
    """The name and the number of a list's page: "denials-by-day-2"."""
    found = re.fullmatch(r"(.+?)-([0-9]+)", name, re.ASCII)
    return (found[1], _as_number(found[2])) if found else (name, 1)


def _number(request: Request) -> int:
    written = request.path_params.get("number")
    return 1 if written is None else _as_number(written)


def _as_number(written: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]*", written, re.ASCII) or len(written) > LONGEST_PAGE_NUMBER:
        raise NotFoundError(f"no page or version {written!r}")
    return int(written)


def _spans(request: Request) -> tuple[tuple[int, int], ...]:
    """The span that `?at=120-180` names; nothing where it names none."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", request.query_params.get("at", ""), re.ASCII)
    return ((int(found[1]), int(found[2])),) if found else ()


# ---- what goes wrong, in plain words


def _error(request: Request, status: int, heading: str, message: str) -> Response:
    page = render("error", _links(request), heading=heading, message=message)
    return HTMLResponse(page, status_code=status, headers=HEADERS)


async def _not_found(request: Request, error: Exception) -> Response:
    return _error(request, 404, "There is no such page", "The address may be mistyped. Addresses of stories never die, "
                  "but articles and people come and go with their database.")  # fmt: skip


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return await _not_found(request, error)
    said = error.detail if isinstance(error, HTTPException) and status != 405 else "These pages can only be read."
    return _error(request, status, "That can't be done here", said)


async def _not_so(request: Request, error: Exception) -> Response:
    heading = "That can’t be done" if request.method == "POST" else "That can’t be asked"
    return _error(request, 400, heading, f"{capital(str(error))}.")


async def _store(request: Request, error: Exception) -> Response:
    return _error(request, 503, "The database can't be read", str(error))


async def _broken(request: Request, error: Exception) -> Response:
    return _error(request, 500, "Something broke on our side", "The page could not be made. The log of the server "
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
