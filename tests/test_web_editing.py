"""What the editor's forms ask for, without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.errors import SettingError
from dateline.pages.lines import Desk
from dateline.pages.links import Links
from dateline.pages.views import edit_log, story_edit
from dateline.records import Edit
from dateline.store import Store, edits, open_store, read
from dateline.web import editing
from tests.readers import PatternReader
from tests.test_editor import NOW, STORIES, made


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms") / "news.db"
    with open_store(path) as store:
        items = [made(name, number) for name in STORIES for number in range(2)]
        pipeline.add(store, items, reader=PatternReader(), now=NOW)
        pipeline.group(store)
        pipeline.refresh(store)
    return path


@pytest.fixture
def store(prepared: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(prepared) as whole:
        whole.db.execute("VACUUM INTO ?", (str(tmp_path / "own.db"),))
    with open_store(tmp_path / "own.db") as own:
        yield own


def sent(store: Store, story: str, **fields: str) -> Edit:
    fields = {name.replace("article_", "article:"): value for name, value in fields.items()}
    with store.transaction():
        return editing.edit_story(store, story, fields, now=NOW)


def test_each_form_does_what_its_button_says(store: Store) -> None:
    first, second, third = sorted(one.id for one in read.stories(store))
    members = [one.article for one in read.members(store, first)]
    box = {f"article_{members[0]}": "1"}
    assert sent(store, str(first), do="split", **box).kind == "split"
    assert sent(store, str(third), do="pin").kind == "pin"
    with pytest.raises(SettingError, match="stays as it is already"):
        sent(store, str(third), do="pin")
    assert sent(store, str(first), do="rename", title=" A  title ").title == "A title"
    moved = sent(store, str(first), do="move", into=str(second), **{f"article_{members[1]}": "1"})
    assert (moved.story, moved.other) == (second, first)
    with store.transaction():
        assert editing.undo(store, {"undo": str(moved.id)}, now=NOW).undoes == moved.id


def test_a_story_is_meant_by_number_name_or_headline(store: Store) -> None:
    first, *others = sorted(read.stories(store), key=lambda one: one.id)
    second = others[0]
    headline = second.headline.citation.exact if second.headline else ""
    for written in (str(second.id), f" {second.id} · {headline}", second.slug, headline):
        made_one = sent(store, str(first.id), do="merge", other=written)
        assert made_one.other == second.id
        with store.transaction():
            editing.undo(store, {"undo": str(made_one.id)}, now=NOW)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "lacks"),
        ({"do": "burn"}, "lacks"),
        ({"do": "split"}, "no article is ticked"),
        ({"do": "split", "article_gone": "1"}, "no article 'gone' in story"),
        ({"do": "move", "article_gone": "1"}, "no story is given"),
        ({"do": "merge", "other": " "}, "no story is given"),
        ({"do": "merge", "other": "<b>nothing</b>"}, "no story is called"),
        ({"do": "rename"}, "a title needs a word"),
    ],
)
def test_a_form_that_cannot_be_done_says_why(store: Store, fields: dict[str, str], why: str) -> None:
    story = str(read.stories(store)[0].id)
    with pytest.raises(SettingError, match=why):
        sent(store, story, **fields)
    assert edits.log(store) == ()


@pytest.mark.parametrize("written", ["", "x", "9", "9" * 30, "١"])
def test_only_an_edit_that_is_there_can_be_taken_back(store: Store, written: str) -> None:
    with store.transaction(), pytest.raises(SettingError):
        editing.undo(store, {"undo": written}, now=NOW)


def test_the_pages_offer_an_undo_where_it_can_be_done(store: Store) -> None:
    first, second, _ = sorted(one.id for one in read.stories(store))
    merged = sent(store, str(first), do="merge", other=str(second))
    sent(store, str(first), do="rename", title="Both")
    pipeline.group(store)
    pipeline.refresh(store)
    log = edits.log(store)
    desk = Desk(articles={}, links=Links.at("edits", static=False), token="t")
    rows = edit_log(desk, log, done=merged.id)
    assert [(one.number, one.holds, one.first) for one in rows.edits.items] == [(2, True, 0), (1, True, 2)]
    assert rows.done is not None
    assert rows.done.words == f"Story {second} became part of story {first}."
    view = story_edit(desk, read.story_page(store, str(second)), read.stories(store), log)
    assert (view.headline, view.titled, view.story) == ("Both", True, first)
    assert [one.partition(" · ")[0] for one in view.others] == [
        str(one.id) for one in read.stories(store) if one.id != first
    ]
    assert len(view.articles.items) == 4
    assert [one.number for one in view.log] == [2, 1]
