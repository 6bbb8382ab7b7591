"""The demo replayed day by day: stories grow, and what is new at each step is what the day's reports brought."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline import demo, ingest, pipeline, web
from dateline.errors import NotFoundError
from dateline.records import Article, Development, StoryPage
from dateline.store import Store, history, open_store, read
from tests.asgi import get
from tests.readers import PatternReader


@dataclass(frozen=True)
class Step:
    """A day, what was then new in each story, and the page of each story."""

    day: str
    new: dict[int, tuple[Development, ...]]
    pages: dict[int, StoryPage]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("replay") / "news.db"


def evening(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=23)


def add(store: Store, articles: list[Article], now: datetime) -> None:
    pipeline.add(store, articles, reader=PatternReader(), now=now)
    pipeline.group(store)
    pipeline.refresh(store)


def play(path: Path) -> Iterator[Step]:
    items = [one for one in ingest.read(demo.REPORTS, now=evening("2024-05-01")) if isinstance(one, Article)]
    with open_store(path) as store:
        for day in sorted({one.published.day for one in items if one.published.day}):
            add(store, [one for one in items if one.published.day == day], evening(day))
            stories = [story.id for story in read.stories(store)]
            new = {story: history.developments(store, story, evening(day).date().isoformat()) for story in stories}
            yield Step(day, new, {story: read.story_page(store, str(story)) for story in stories})


@pytest.fixture(scope="module")
def steps(path: Path) -> list[Step]:
    return list(play(path))


def test_each_day_s_news_rests_on_that_day_s_reports_alone(steps: list[Step]) -> None:
    told = 0
    for step in steps:
        for story, found in step.new.items():
            page = step.pages[story]
            claims = {one.id: one for one in page.claims}
            for one in found:
                assert one.published is not None
                assert one.published[:10] == step.day
                if one.kind == "claim":
                    assert claims[one.key].date == step.day
                told += 1
    assert told > 30


def test_nothing_is_new_twice_and_each_claim_is_new_once(steps: list[Step]) -> None:
    last = steps[-1]
    for story, page in last.pages.items():
        claimed = [one.key for step in steps for one in step.new.get(story, ()) if one.kind == "claim"]
        assert len(claimed) == len(set(claimed))
        assert {one.id for one in page.claims} <= set(claimed)


def test_a_day_that_only_repeats_brings_nothing_new(steps: list[Step], path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "again.db"
    copy.write_bytes(path.read_bytes())
    with open_store(copy) as store:
        story = read.stories(store)[0]
        before = history.latest(store, story.id)
        known = read.report(store, story.members[0].article).article
        again = replace(known, id="again", keys=("id:other",), outlet="Another Post", canonical_url=None, url=None)
        add(store, [again], evening("2024-06-01"))
        assert len(read.story_page(store, str(story.id)).story.members) == len(story.members) + 1
        assert history.latest(store, story.id) == before


def test_a_changed_article_is_new_by_its_new_words_alone(steps: list[Step], path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "changed.db"
    copy.write_bytes(path.read_bytes())
    with open_store(copy) as store:
        story = read.stories(store)[0]
        known = read.report(store, story.members[0].article).article
        more = f"{known.text}\n\nRuth Amsel said the second gate had been welded shut in October."
        add(store, [replace(known, text=more)], evening("2024-06-01"))
        found = history.developments(store, story.id, "2024-06-01")
        claims = {one.id: one for one in read.story_page(store, str(story.id)).claims}
        assert [claims[one.key].content[0].exact for one in found if one.kind == "claim"] == [
            "the second gate had been welded shut in October"
        ]
        name, version = known.id, known.version + 1
        answer = get(web.app(copy), f"/article/{name.replace('/', '~2F').replace(':', '~3A')}.v{version}/changes")
    assert "<ins>Ruth Amsel said the second gate" in answer.text


def test_the_page_of_a_past_day_is_what_was_known_then(steps: list[Step], path: Path) -> None:
    with open_store(path, read_only=True) as store:
        for step in steps:
            for number, then in step.pages.items():
                now = read.story_page(store, str(number)).story
                page, reports = pipeline.page_as_of(store, now, step.day)
                members = {one.article for one in then.story.members}
                assert {report.article.id for report in reports} == members
                assert page.events == then.events
                assert page.claims == then.claims
        story = read.stories(store)[0]
        with pytest.raises(NotFoundError, match="nothing of story"):
            pipeline.page_as_of(store, story, "1999-01-01")


def test_a_reader_who_comes_back_sees_what_came_since(steps: list[Step], path: Path) -> None:
    with open_store(path, read_only=True) as store:
        story = read.stories(store)[0]
    app, address = web.app(path), f"/story/{story.slug}"
    first = get(app, address)
    assert "New since your last visit" not in first.text
    cookie = first.headers["set-cookie"].partition(";")[0]
    again = get(app, address, headers={"cookie": cookie})
    assert "New since your last visit" in again.text
    assert "Nothing: no new event" in again.text
    assert "HttpOnly" in first.headers["set-cookie"]
