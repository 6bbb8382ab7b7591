"""The forms: pages that have them, and what they change. `editing` and `judging` read what a form asks for."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..pages import views
from ..pages.links import unkey
from ..store import Store, read
from ..store import edits as log
from . import answers, editing, judging


def judge(store: Store, request: Request, fields: Mapping[str, str]) -> str:
    """Keep or take back the reader's word on a dispute; back to the page that the form stood on."""
    path, place = judging.judge(store, fields, now=datetime.now(UTC))
    return f"{answers.links(request).page(path)}#{place}"


def story_edit(store: Store, request: Request) -> Response:
    """A story's articles, with the forms to edit it."""
    number = answers.number(request)
    page = read.story_page(store, unkey(request.path_params["slug"]))
    if page.story.slug != unkey(request.path_params["slug"]):
        address = answers.links(request).story(page.story.slug, views.EDIT, number)
        return RedirectResponse(address + answers.query(request), status_code=302)
    desk = answers.desk(store, request, views.story_articles(page))
    view = views.story_edit(desk, page, read.stories(store), log.log(store), number=number, done=_done(request))
    return answers.page(request, "edit", answers.within(view.articles.items, number), v=view)


def edits(store: Store, request: Request) -> Response:
    """The log of edits."""
    number = answers.number(request)
    view = views.edit_log(answers.desk(store, request, ()), log.log(store), number=number, done=_done(request))
    return answers.page(request, "edits", answers.within(view.edits.items, number), v=view)


def edit(store: Store, request: Request, fields: Mapping[str, str]) -> str:
    """Edit a story as a form asks; back to where it can be edited further."""
    made = editing.edit_story(store, unkey(request.path_params["slug"]), fields, now=datetime.now(UTC))
    return answers.links(request).story(str(made.story), views.EDIT) + f"?done={made.id}"


def take_back(store: Store, request: Request, fields: Mapping[str, str]) -> str:
    """Take an edit back; on to the page that the form stood on."""
    made = editing.undo(store, fields, now=datetime.now(UTC))
    story = fields.get("story", "")
    links = answers.links(request)
    known = story.isdecimal() and read.has_address(store, story)
    return (links.story(story, views.EDIT) if known else links.page(views.LOG)) + f"?done={made.id}"


def _done(request: Request) -> int:
    """The edit that was made just now, as `?done=` says."""
    written = request.query_params.get("done", "")
    return int(written) if re.fullmatch(r"[0-9]{1,9}", written, re.ASCII) else 0
