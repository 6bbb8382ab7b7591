"""A database that holds the invented story of `builders_pages`."""

from datetime import UTC, datetime
from pathlib import Path

from dateline.records import StoryPage
from dateline.store import open_store, write
from tests.builders_pages import ARTICLES, PAGE

NOON = datetime(2021, 4, 3, 12, tzinfo=UTC)


def stocked(path: Path, page: StoryPage = PAGE) -> Path:
    """The database at `path`, with the articles and the page of the story."""
    with open_store(path) as store, store.transaction():
        for article in ARTICLES.values():
            write.put_article(store, article, seen=NOON)
        write.put_groups(store, {page.story.id: page.story.members}, {})
        write.put_page(store, page, {})
    return path
