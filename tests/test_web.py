"""The web reader: every page, its links, its headers, and what goes wrong."""

import csv
import html
import io
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import msgspec
import pytest
from starlette.applications import Starlette

from dateline import exports, web
from dateline.errors import StoreError
from dateline.pages import views
from dateline.pages.render import STATIC
from dateline.records import PersonPage, StoryPage
from tests.asgi import Answer, get
from tests.builders_pages import PAGE, FakeStore, Shelf, shelved


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setattr(web, "open_store", lambda path, read_only: FakeStore())
    shelved(monkeypatch, web)
    return web.app(Path("test.db"))


STORY = "/story/water-warning-in-port-halden"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Port Halden lifts water warning after 29 days"),
        (STORY, "In context"),
        (f"{STORY}/claims", "Boiling does not help."),
        ("/claims", "Who says what, in all stories."),
        ("/claims?about=water", "claims about “water”"),
        (f"{STORY}/said", "Undated"),
        (f"{STORY}/denied", "denied by"),
        (f"{STORY}/claims?by=okafor&order=day", "of 13: claims by “okafor”"),
        (f"{STORY}/claims?by=okafor&act=denials", "No denials by “okafor” in this story."),
        (f"{STORY}/claims?from=soon", "That can’t be asked: 'soon' is not a day"),
        (f"{STORY}/sources", "shares “Port Halden”"),
        (f"{STORY}/timeline", "17 Mar"),
        (f"{STORY}/disputes", "denied by"),
        (f"{STORY}/history", "How this story grew"),
        (f"{STORY}?since=2021-03-16", "New since 16 Mar 2021"),
        (f"{STORY}?since=2022", "Nothing: no new event"),
        ("/?since=2021-03", "published since Mar 2021"),
        ("/article/s1.v1", "If confirmed, the finding"),
        ("/people", "Halden Water"),
        ("/person/maren-okafor", "What they said"),
        ("/disputed", "Figures differ"),
        ("/about", "Where the words come from"),
    ],
)
def test_every_page_opens(app: Starlette, path: str, words: str) -> None:
    answer = get(app, path)
    assert answer.status == 200
    assert words in html.unescape(answer.text)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def links(answer: Answer, at: str) -> set[str]:
    found = re.findall(r'href="([^"]*)"', answer.text)
    return {urljoin(at, html.unescape(link)) for link in found if not link.startswith("https://")}


def test_no_link_leads_nowhere(app: Starlette) -> None:
    seen: set[str] = set()
    todo = {"/"}
    while todo:
        at = todo.pop()
        seen.add(at.partition("#")[0])
        answer = get(app, at.partition("#")[0])
        assert answer.status == 200, at
        anchor = urlsplit(at).fragment
        assert not anchor or f'id="{anchor}"' in answer.text, at
        if "html" in answer.headers["content-type"]:
            todo |= {one for one in links(answer, at) if one.partition("#")[0] not in seen}
    assert len(seen) > 30


def test_the_cited_words_are_marked_on_arrival(app: Starlette) -> None:
    text = get(app, "/article/s1.v1?at=582-658").text
    assert '<a id="c582-658" class="a0"></a><span class="t0">If confirmed, the finding' in text
    assert 'class="t0"' not in get(app, "/article/s1.v1").text


@pytest.mark.parametrize("at", ["x", "5", "9-3", "0-99999999", "-1-4", "1-2-3", "", "٣-٤", "1" * 40 + "-2"])
def test_a_span_that_is_none_is_left_out(app: Starlette, at: str) -> None:
    answer = get(app, f"/article/s1.v1?at={at}")
    assert answer.status == 200
    assert '<span class="t' not in answer.text


def test_an_old_address_of_a_story_leads_to_the_new_one(app: Starlette) -> None:
    for path, to in (
        ("/story/old-address", STORY),
        ("/story/1", STORY),
        ("/story/old-address/claims-2", f"{STORY}/claims-2"),
    ):
        answer = get(app, path)
        assert answer.status == 301
        assert urljoin(path, answer.headers["location"]) == to


def test_json_is_the_whole_story_page(app: Starlette) -> None:
    answer = get(app, f"{STORY}.json")
    assert answer.headers["content-type"] == "application/json"
    assert msgspec.json.decode(answer.body, type=StoryPage) == PAGE


@pytest.mark.parametrize(
    ("value", "to"),
    [
        ("2021-03-17", f"{STORY}#2021-03-17"),
        ("2019", f"{STORY}#2019"),
        ("2021-03-11", f"{STORY}#2021-03-10"),
        ("2021-03", f"{STORY}#m2021-03"),
        ("2021", f"{STORY}#y2021"),
    ],
)
def test_a_date_has_a_permanent_link(monkeypatch: pytest.MonkeyPatch, value: str, to: str) -> None:
    days = replace(PAGE.events[1], date="2021-03-10", until="2021-03-12", precision="range")
    monkeypatch.setattr(web, "open_store", lambda path, read_only: FakeStore())
    shelved(monkeypatch, web, Shelf(pages=(replace(PAGE, events=(*PAGE.events, days)),)))
    app = web.app(Path("test.db"))
    for slug in (STORY, "/story/old-address"):
        answer = get(app, f"{slug}/{value}")
        assert answer.status == 302
        assert urljoin(f"{slug}/{value}", answer.headers["location"]) == to
    assert f'id="{to.partition("#")[2]}"' in get(app, STORY).text


def test_a_date_that_is_gone_is_said_kindly_with_the_nearest_days(app: Starlette) -> None:
    answer = get(app, f"{STORY}/2021-03-10")
    assert answer.status == 404
    assert_guarded(answer)
    assert "This date is not in the timeline of the story now." in answer.text
    assert re.findall(rf'href="../..{STORY}#([^"]+)"', answer.text) == ["2021-03-16", "2021-03-04"]
    assert "There is no such page" in get(app, f"{STORY}/2021-02-31").text
    assert "The nearest" not in get(app, "/story/letter/2021-02-03").text


@pytest.mark.parametrize("one", exports.EXPORTS.values(), ids=lambda one: one.name)
def test_the_timeline_can_be_taken_along(app: Starlette, one: exports.Export) -> None:
    answer = get(app, f"{STORY}/{one.file}")
    assert answer.status == 200
    assert answer.headers["content-type"] == one.media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="water-warning-in-port-halden-{one.file}"'
    assert answer.text == one.write(PAGE.events, Shelf().shelf, "Port Halden lifts water warning after 29 days")
    assert f'href="..{STORY}/{one.file}" download="water-warning-in' in get(app, STORY).text


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/story/nothing", "/story/nothing.json", f"{STORY}/nothing", f"{STORY}/claims-2", f"{STORY}/claims-0",
     f"{STORY}/claims-x", "/article/s1", "/article/s1.v2", "/article/s1.v", "/article/none.v1", "/article/s1.v-1",
     "/article/s1.v99999999999999999999", "/person/nobody", "/person/maren-okafor-2", "/people-2", "/stories-7",
     "/disputed-9", "/static/none.css", "/static/../web.py", "/%00", "/story/%F0%9F%92%A9",
     f"{STORY}/claims-2?by=okafor", "/person/maren-okafor/claims", "/person/maren-okafor/x",
     "/person/nobody/said"],
)  # fmt: skip
def test_what_is_not_there_is_said_in_plain_words(app: Starlette, path: str) -> None:
    answer = get(app, path)
    assert answer.status == 404
    assert "There is no such page" in answer.text
    assert_guarded(answer)


def assert_guarded(answer: Answer) -> None:
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", f"{STORY}.json", "/static/style.css", "/story/1", "/nothing"])
def test_every_answer_is_guarded(app: Starlette, path: str) -> None:
    assert_guarded(get(app, path))


LIGHTEST = 2000  # bytes: the only script there is


def test_the_script_is_light() -> None:
    assert (STATIC / "keys.js").stat().st_size < LIGHTEST


KEYS = '<script src="../static/keys.js" defer></script>'


def test_nothing_needs_a_script_or_a_style_in_the_page(app: Starlette) -> None:
    for path in ("/", STORY, "/article/s1.v1", "/person/maren-okafor", "/story/evil"):
        text = get(app, path).text
        assert text.count(KEYS) == path.startswith("/story"), path
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=[\"']", text.replace(KEYS, "")), path


def test_hostile_words_stay_words(app: Starlette) -> None:
    for path in ("/", "/story/evil", "/story/evil/sources", "/article/e1.v1", "/people", "/story/evil/claims",
                 "/person/img-src-x-onerror-alert-1"):  # fmt: skip
        text = get(app, path).text.replace(KEYS, "")
        assert not re.search(r"<(script|img|b>reason|b>role|i>)|javascript:", text), path
        assert text.count("</main>") == 1, path
    assert "&lt;script&gt;alert(&#39;title&#39;)&lt;/script&gt;" in get(app, "/story/evil").text


def test_articles_link_to_where_they_were_published(app: Starlette) -> None:
    assert '<a href="https://ledger.example/study" rel="noopener nofollow">' in get(app, "/article/s1.v1").text
    assert "Where it was published" not in get(app, "/article/e1.v1").text


def test_pages_are_only_read(app: Starlette) -> None:
    answer = get(app, "/", method="POST")
    assert answer.status == 405
    assert_guarded(answer)
    assert get(app, "/", method="HEAD").status == 200


def test_pages_work_under_a_path_of_another_server(app: Starlette) -> None:
    answer = get(app, STORY, root="/news")
    assert 'href="../static/style.css"' in answer.text
    assert get(app, "/nothing/at/all", root="/news").text.count('href="../../static/style.css"') == 1


def test_a_broken_database_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, read_only: bool) -> FakeStore:
        raise StoreError("test.db: there is no database here yet")

    monkeypatch.setattr(web, "open_store", refuse)
    answer = get(web.app(Path("test.db")), "/")
    assert answer.status == 503
    assert "there is no database here yet" in answer.text
    assert_guarded(answer)


def test_a_bug_shows_a_plain_page_and_no_trace(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(views, "front", fail)
    answer = get(app, "/", fails=True)
    assert answer.status == 500
    assert "Something broke on our side" in answer.text
    assert "secret" not in answer.text
    assert_guarded(answer)


def test_an_empty_database_has_a_front_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "open_store", lambda path, read_only: FakeStore())
    shelved(monkeypatch, web, Shelf(pages=(), shelf={}))
    app = web.app(Path("test.db"))
    assert "No stories yet" in get(app, "/").text
    assert [get(app, path).status for path in ("/people", "/disputed", "/about")] == [200, 200, 200]


def test_the_ledger_as_a_table_is_kept_under_the_storys_name(app: Starlette) -> None:
    answer = get(app, f"{STORY}/claims.csv")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert "water-warning-in-port-halden-claims.csv" in answer.headers["content-disposition"]
    assert len(list(csv.reader(io.StringIO(answer.text)))) == len(PAGE.claims) + 1


def test_the_page_of_a_merged_name_leads_to_the_person(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    class Merged(Shelf):
        def person(self, store: object, slug_: str) -> PersonPage:
            return super().person(store, "maren-okafor")

    shelved(monkeypatch, web, Merged())
    answer = get(app, "/person/m-okafor")
    assert (answer.status, answer.headers["location"]) == (302, "../person/maren-okafor")
    assert get(app, "/person/maren-okafor").status == 200


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (f"{STORY}/claims?by=&about=&act=denials&from=&to=&order=", f"{STORY}/denials"),
        (f"{STORY}/claims?by=&order=day", f"{STORY}/said"),
        (f"{STORY}/claims?by=okafor&act=&quotes=1", f"{STORY}/claims?by=okafor&quotes=1"),
        (f"{STORY}/denials?by=brandt", f"{STORY}/claims?by=brandt&act=denials"),
        (f"{STORY}/claims?from=4+March+2021&to=2021-03", f"{STORY}/claims?from=2021-03-04&to=2021-03"),
        ("/story/old-address/claims?by=okafor", f"{STORY}/claims?by=okafor"),
    ],
)
def test_a_question_of_the_form_has_one_address(app: Starlette, path: str, to: str) -> None:
    answer = get(app, path)
    assert answer.status in (301, 302)
    assert urljoin(path, answer.headers["location"]) == to
    assert get(app, to).status == 200


def test_the_form_says_again_what_was_asked_and_leads_only_here(app: Starlette) -> None:
    answer = get(app, f"{STORY}/claims?by=%22%3E%3Cscript%3E&about=water&quotes=1")
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert 'value="&#34;&gt;&lt;script&gt;"' in answer.text
    assert "<script>" not in answer.text
    assert 'name="quotes" value="1" checked' in answer.text
    assert f'action="../..{STORY}/claims" method="get"' in answer.text


def test_what_is_asked_can_be_taken_along_as_a_table(app: Starlette) -> None:
    rows = list(csv.DictReader(io.StringIO(get(app, f"{STORY}/claims.csv?act=denials&by=brandt").text)))
    assert [(row["speaker"], row["denial_of"]) for row in rows] == [
        ("Brandt & Sons Marine Coatings", "Institute for Inland Waters")
    ]
    assert get(app, f"{STORY}/claims.csv?from=soon").status == 400


def test_a_topic_is_as_long_as_the_forms_let_it_be(app: Starlette) -> None:
    assert f"“{'x' * 200}”" in get(app, f"/feed.atom?about={'x' * 5000}").text
    assert "x" * 201 not in get(app, f"/feed.json?about={'x' * 5000}").text.partition("feed_url")[0]
