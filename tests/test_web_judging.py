"""The form below a dispute: what it may say, and what it does."""

import html
import re
from pathlib import Path
from urllib.parse import urlencode, urljoin

import msgspec
import pytest
from starlette.applications import Starlette

from dateline.csrf import READERS_ONLY, Forms
from dateline.errors import NotFoundError, SettingError
from dateline.records import StoryPage
from dateline.store import judgements, open_store, read
from dateline.web import app, judging
from tests.asgi import Answer, get
from tests.builders_pages import DISPUTES, PAGE
from tests.stocked import NOON, stocked

HOST = {"host": "127.0.0.1:8000"}
FORM = {**HOST, "origin": "http://127.0.0.1:8000", "content-type": "application/x-www-form-urlencoded"}
STORY = f"/story/{PAGE.story.slug}"
KEY = DISPUTES[0].key


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return stocked(tmp_path / "news.db")


@pytest.fixture
def served(database: Path) -> Starlette:
    return app(database)


def send(served: Starlette, page: str, button: str, key: str = KEY, **other: str) -> Answer:
    """Press a button of the form on a page."""
    cookie = get(served, "/disputed", headers=HOST).headers["set-cookie"].partition(";")[0]
    opened = get(served, page, headers={**HOST, "cookie": cookie})
    form = opened.text[opened.text.index('<form id="judging"') :]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form.partition("</form>")[0]))
    fields = {**{name: html.unescape(value) for name, value in hidden.items()}, button: key, **other}
    return get(served, "/disputed", "POST", headers={**FORM, "cookie": cookie}, body=urlencode(fields).encode())


def judged(database: Path) -> dict[str, str]:
    with open_store(database, read_only=True) as store:
        return {one.key: one.judged for _, one in read.disputes(store) if one.judged}


@pytest.mark.parametrize("page", [STORY, f"{STORY}/disputes", "/disputed"])
def test_a_dispute_is_dismissed_and_taken_back_where_it_is_shown(served: Starlette, database: Path, page: str) -> None:
    answer = send(served, page, "dismissed")
    assert answer.status == 303
    assert urljoin("/disputed", answer.headers["location"]) == f"{page}#dismissed"
    assert judged(database) == {KEY: "dismissed"}
    again = get(served, page, headers=HOST).text
    assert "1 dismissed by a reader" in again
    assert f'<button form="judging" name="undo" value="{KEY}">' in again
    answer = send(served, page, "undo")
    assert urljoin("/disputed", answer.headers["location"]) == f"{page}#d-{KEY}"
    assert judged(database) == {}


def test_a_dismissed_denial_stands_on_no_claim(served: Starlette) -> None:
    assert "denied by" in get(served, f"{STORY}/claims").text
    send(served, STORY, "dismissed")
    assert "denied by" not in get(served, f"{STORY}/claims").text
    assert get(served, f"{STORY}/denied").text.count('<li class="claim') == 0


def test_what_is_confirmed_says_so(served: Starlette, database: Path) -> None:
    send(served, STORY, "confirmed")
    assert judged(database) == {KEY: "confirmed"}
    assert "confirmed by a reader" in get(served, STORY).text


@pytest.mark.parametrize("names", [READERS_ONLY, frozenset({"other.example"})])
def test_where_nobody_may_judge_there_are_no_buttons(database: Path, names: frozenset[str]) -> None:
    for page in (STORY, "/disputed"):
        text = get(app(database, Forms(names)), page, headers=HOST).text
        assert "judging" not in text
        assert "Dismiss" not in text


@pytest.mark.parametrize(
    "wrong",
    [{"back": "https://elsewhere.example"}, {"back": "//elsewhere.example/x"}, {"back": ""}, {"back": "story/a/b/c"},
     {"confirmed": KEY}, {"dismissed": "nothing"}, {"token": "x"}],
    ids=str,
)  # fmt: skip
def test_a_form_that_says_something_else_changes_nothing(
    served: Starlette, database: Path, wrong: dict[str, str]
) -> None:
    assert send(served, STORY, "dismissed", **wrong).status in (400, 403, 404)
    assert judged(database) == {}


def test_a_button_must_be_pressed(database: Path) -> None:
    with open_store(database) as store, store.transaction():
        with pytest.raises(SettingError, match="lacks"):
            judging.judge(store, {"back": "disputed"}, now=NOON)
        with pytest.raises(NotFoundError):
            judging.judge(store, {"back": "disputed", "undo": "beef"}, now=NOON)


def test_it_is_kept_with_its_time(database: Path) -> None:
    with open_store(database) as store:
        with store.transaction():
            judging.judge(store, {"back": "disputed", "confirmed": KEY}, now=NOON)
        (kept,) = judgements.judgements(store)
    assert (kept.verdict, kept.made, kept.dispute.key) == ("confirmed", "2021-04-03T12:00:00Z", KEY)


def test_the_story_as_json_says_it(served: Starlette) -> None:
    send(served, STORY, "dismissed")
    page = msgspec.json.decode(get(served, f"{STORY}.json").body, type=StoryPage)
    assert [one.judged for one in page.disputes] == ["dismissed", ""]
