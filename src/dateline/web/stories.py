"""A story and its parts: its page now and on a past day, how it grew, its lists, its dates, its files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from .. import pipeline, visits
from ..days import days
from ..errors import NotFoundError
from ..exports import EXPORTS, Export
from ..exports.claims import CLAIMS_FILE, claims_table
from ..pages import views
from ..pages.lines import Desk
from ..pages.links import Links, story_path, unkey
from ..pages.render import render
from ..pages.views.front import headline_of
from ..querying import choose
from ..records import StoryPage
from ..store import Store, history, read
from . import answers

AS_OF_REPORTS = 300  # of a story whose page of a past day is made while the reader waits: some five seconds


def story(store: Store, request: Request) -> Response:
    """A story, what is new to the reader marked; an address of before a merge leads to the story it is part of now."""
    ref = unkey(request.path_params["slug"])
    page = read.story_page(store, ref)
    if page.story.slug != ref:
        address = Links.at("story/x", static=False).story(page.story.slug)
        return _moved(address + answers.query(request))
    if request.query_params.get("asof", "").strip():
        return _as_of(store, request, page)
    since, now = answers.since(request), datetime.now(UTC)
    visited = visits.read(request.cookies.get(visits.NAME, ""))
    last = visits.since(visited.get(page.story.id), now)
    moment = since.first if since else last
    found = history.developments(store, page.story.id, moment, "published" if since else "seen") if moment else ()
    desk = replace(answers.desk(store, request, views.story_articles(page)), fresh=views.fresh(found))
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
    return answers.page(request, "story", exists=True, **(shown | answers.form_fields(desk, request) | more))


def _as_of(store: Store, request: Request, now: StoryPage) -> Response:
    """A story's page as it was at the end of a past day, made of what was published by then."""
    day = days(request.query_params["asof"]).last
    if len(now.story.members) > AS_OF_REPORTS:
        return answers.failure(request, 413, "This story is too large for that",
                      f"A past page of more than {AS_OF_REPORTS} reports takes too long here; in the terminal: "
                      f"dateline show {now.story.id} --as-of {day}")  # fmt: skip
    try:
        page, reports = pipeline.page_as_of(store, now.story, day)
    except NotFoundError as error:
        return answers.failure(request, 404, "Nothing was known then", f"{error}.")
    desk = Desk(articles={one.article.id: one.article for one in reports}, links=answers.links(request))
    return _story_page(store, request, desk, page, then=views.then(page, now, day))


def story_history(store: Store, request: Request) -> Response:
    """How a story grew, day by day."""
    _, number = answers.numbered(request.url.path.rpartition("/")[2])
    page = read.story_page(store, unkey(request.path_params["slug"]))
    desk = answers.desk(store, request, views.story_articles(page))
    view = views.history(desk, page, history.developments(store, page.story.id), number)
    return answers.page(request, "history", answers.within(view.days, number), v=view)


def story_json(store: Store, request: Request) -> Response:
    """A story as JSON, with the field names of the records."""
    page = read.story_page(store, unkey(request.path_params["slug"]))
    return Response(msgspec.json.encode(page), media_type="application/json")


def _moved(address: str) -> Response:
    """On to where a story is now. A browser asks again the next time: the editor may take a merge or a title back."""
    return RedirectResponse(address, status_code=301, headers={"cache-control": "no-cache"})


def exporter(one: Export) -> Callable[[Store, Request], Response]:
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
        return answers.failure(request, 400, "That can’t be asked", f"{asked.error}.")
    found = choose(page.claims, asked.query)
    text = claims_table(found, read.articles(store, views.claim_articles(found)))
    kept = {"content-disposition": f'attachment; filename="{views.kept_as(page.story, CLAIMS_FILE)}"'}
    return Response(text, media_type=EXPORTS["csv"].media_type, headers=kept)


def part(store: Store, request: Request) -> Response:
    """A part of a story on pages of its own, or a date of its timeline."""
    if views.is_date(request.path_params["part"]):
        return _date(store, request)
    name, number = answers.numbered(request.path_params["part"])
    if name not in views.PARTS:
        raise NotFoundError(f"a story has no part {name!r}")
    ref = unkey(request.path_params["slug"])
    page = read.story_page(store, ref)
    links = Links.at("story/x/y", static=False)
    if page.story.slug != ref:
        return _moved(links.story(page.story.slug, name, number) + answers.query(request))
    desk = answers.desk(store, request, views.story_articles(page))
    if name in views.LISTS:
        asked = views.asked(request.query_params, name)
        if address := answers.better(request, views.home(desk, page.story), asked, number):
            return RedirectResponse(address, status_code=302)
        view = views.claims_part(desk, page, asked, number)
    else:
        view = views.part(desk, page, name, number)
    return answers.page(
        request, "part", answers.within(view.items, number), v=view, **answers.form_fields(desk, request)
    )


def _date(store: Store, request: Request) -> Response:
    """On to the event of a date; where the timeline has it no more, this is said, with the nearest ones."""
    value = request.path_params["part"]
    page = read.story_page(store, unkey(request.path_params["slug"]))
    desk = answers.desk(store, request, views.story_articles(page))
    if address := views.place(desk, page, value):
        return RedirectResponse(address, status_code=302)
    shown = render("day", desk.links, v=views.day(desk, page, value))
    return HTMLResponse(shown, status_code=404)
