"""The list of stories, of people, claims and disputes of all stories; a person; an article and what it changed."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from .. import visits
from ..days import Days
from ..errors import NotFoundError
from ..pages import views
from ..pages.links import unkey
from ..pages.origins import with_origins
from ..records import Story
from ..store import Store, history, read
from . import answers


def front(store: Store, request: Request) -> Response:
    """The list of stories, with what is new in them since the reader's last visit, or since a day they ask for."""
    number = answers.number(request)
    stories = read.stories(store)
    since = answers.since(request)
    desk = answers.desk(store, request, views.front_articles(stories, number))
    view = views.front(desk, stories, number, _news(store, request, stories, since))
    shown = {"v": view, "here": "Stories", "since": since.text if since else ""}
    return answers.page(request, "index", answers.within(view.pages.items, number), **shown)


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


def people(store: Store, request: Request) -> Response:
    """People and bodies, most claims first."""
    number = answers.number(request)
    pages, rows = views.people(answers.desk(store, request, ()), read.people(store), number)
    return answers.page(request, "people", answers.within(rows, number), pages=pages, rows=rows, here="People")


def person(store: Store, request: Request) -> Response:
    """What a person said, and what was said about them."""
    slug, part = request.path_params["slug"], request.path_params.get("part", "")
    name, number = answers.numbered(part) if part else (views.ALL, 1)
    try:
        found = read.person(store, slug)
    except NotFoundError:
        if part:
            raise
        slug, number = answers.numbered(slug)
        found = read.person(store, slug)
    if name not in views.LISTS or (part and name == views.ALL):
        raise NotFoundError(f"a person has no part {name!r}")
    links = answers.links(request)
    if found.slug != slug:  # a name that was merged into another's
        return RedirectResponse(links.page(f"person/{found.slug}"), status_code=302)
    cited = views.claim_articles((*found.said, *found.about))
    desk = answers.desk(store, request, cited | views.front_articles(found.stories))
    desk = with_origins(desk, read.origins(store, (one.article for one in (*found.said, *found.about))))
    asked = views.asked(request.query_params, name)
    if address := answers.better(request, views.person_home(desk, found), asked, number):
        return RedirectResponse(address, status_code=302)
    view = views.person(desk, found, asked, number)
    return answers.page(request, "person", answers.within(view.answer.groups, number), v=view)


def claims(store: Store, request: Request) -> Response:
    """The claims of all stories, as they are asked for."""
    number = answers.number(request)
    everything = read.claims(store)
    asked = views.asked(request.query_params)
    links = answers.links(request)
    if address := answers.better(request, views.search_home(links), asked, number):
        return RedirectResponse(address, status_code=302)
    shown = views.chosen(everything, asked)[(number - 1) * views.PER_PAGE : number * views.PER_PAGE]
    desk = answers.desk(store, request, views.claim_articles(shown))
    desk = with_origins(desk, read.origins(store, (one.article for one in shown)))
    view = views.search(desk, everything, asked, number)
    return answers.page(request, "claims", answers.within(view.answer.groups, number), v=view, here="Claims")


def disputed(store: Store, request: Request) -> Response:
    """The disputes of all stories."""
    number = answers.number(request)
    everything = views.all_in_order(read.disputes(store), static=False)
    shown = everything[(number - 1) * views.PER_PAGE : number * views.PER_PAGE]
    behind = read.behind(store, shown)
    ids = {side.citation.article for _, one in shown for side in (one.a, one.b)}
    desk = answers.desk(store, request, ids | views.claim_articles(behind.values()))
    desk = with_origins(desk, read.origins(store, ids))
    pages, groups = views.disputed(desk, everything, behind, number)
    fields = answers.form_fields(desk, request)
    return answers.page(
        request, "disputed", answers.within(groups, number), pages=pages, groups=groups, here="Disputed", **fields
    )


def article(store: Store, request: Request) -> Response:
    """An article, with the words lit that `?at=` names."""
    report = read.report(store, *_version(request))
    stories = read.article_stories(store, report.article.id)
    desk = answers.desk(store, request, views.front_articles(stories, 1))
    versions = history.revisions(store, [report.article.id]).get(report.article.id, ())
    return answers.page(request, "article", v=views.article(desk, report.article, _spans(request), stories, versions))


def article_changes(store: Store, request: Request) -> Response:
    """What a version of an article changed against the one before."""
    name, version = _version(request)
    newer, older = read.article(store, name, version), read.article(store, name, version - 1)
    view = views.changes(answers.desk(store, request, ()), older, newer, history.revisions(store, [name]).get(name, ()))
    return answers.page(request, "changes", v=view)


def _version(request: Request) -> tuple[str, int]:
    """The article and the version of an address."""
    name, _, version = request.path_params["name"].rpartition(".v")
    return unkey(name), answers.as_number(version)


def _spans(request: Request) -> tuple[tuple[int, int], ...]:
    """The span that `?at=120-180` names; nothing where it names none."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", request.query_params.get("at", ""), re.ASCII)
    return ((int(found[1]), int(found[2])),) if found else ()


def about(store: Store, request: Request) -> Response:
    """How it works."""
    return answers.page(request, "about")
