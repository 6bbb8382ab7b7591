"""What a form of the editor's pages asks for, done with `editor`. Call it inside `store.transaction()`."""

import re
from collections.abc import Mapping
from datetime import datetime

from .. import editor
from ..errors import NotFoundError, SettingError
from ..pages.views.editing import ARTICLE
from ..pages.views.front import headline_of
from ..records import Edit
from ..slugs import slug
from ..store import Store, read


def edit_story(store: Store, story: str, fields: Mapping[str, str], *, now: datetime) -> Edit:
    """The edit of `story` that the field `do` names.

    Raises SettingError where it can't be done, something it names is not there (any more), or the form lacks what it
    should say.
    """
    try:
        return _edit(store, story, fields, now)
    except NotFoundError as error:
        raise SettingError(str(error)) from error


def _edit(store: Store, story: str, fields: Mapping[str, str], now: datetime) -> Edit:
    do = fields.get("do", "")
    articles = [name.removeprefix(ARTICLE) for name in fields if name.startswith(ARTICLE)]
    if do in ("split", "move") and not articles:
        raise SettingError("no article is ticked: tick those that should go, then send the form again")
    if do == "split":
        return editor.split(store, story, articles, now=now)
    if do == "move":
        return editor.move(store, articles, _meant(store, fields.get("into", "")), source=story, now=now)
    if do == "merge":
        return editor.merge(store, story, [_meant(store, fields.get("other", ""))], now=now)[0]
    if do == "rename":
        return editor.rename(store, story, fields.get("title", ""), now=now)
    if do == "pin":
        return editor.pin(store, story, now=now)
    raise SettingError("this form lacks what it should say")


def undo(store: Store, fields: Mapping[str, str], *, now: datetime) -> Edit:
    """Take back the edit that the field `undo` numbers. Raises as `edit_story` does."""
    written = fields.get("undo", "")
    if not re.fullmatch(r"[0-9]{1,9}", written, re.ASCII):
        raise SettingError("this form lacks what it should say")
    try:
        return editor.undo(store, int(written), now=now)
    except NotFoundError as error:
        raise SettingError(str(error)) from error


def _meant(store: Store, written: str) -> str:
    """The address of the story that somebody chose from the list ("12 · Flood in Morvik") or wrote: its number, its
    name in addresses, or its headline.

    Raises SettingError for nothing, NotFoundError where no story is meant.
    """
    written = written.strip()
    if not written:
        raise SettingError("no story is given: write its number, or choose one of the list")
    number = re.match(r"[0-9]{1,9}(?= ·|$)", written, re.ASCII)
    named = (str(one.id) for one in read.stories(store) if headline_of(one) == written)
    for ref in (number[0] if number else "", slug(written), next(named, "")):
        if ref and read.has_address(store, ref):
            return ref
    raise NotFoundError(f"no story is called {written!r}: write its number, or choose one of the list")
