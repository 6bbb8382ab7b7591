"""Ingest over the shared corpora: nothing crashes, everything that is an article comes in, and no noise."""

import tarfile
import time
from pathlib import Path

import pytest

from dateline.ingest import IngestSettings, feed
from dateline.records import Article, Rejected
from tests.ingest.reading import NOW, items

CORPORA = Path(__file__).parents[2].parent / "shared" / "corpora"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="needs ../shared/corpora, which is absent"),
]


def test_timeline17_comes_in_whole_and_without_noise() -> None:
    """2,785 lines, of which 12 have an empty text; one refusal for each of the 11 files of gold timelines."""
    started = time.process_time()
    found = items(CORPORA / "timelines" / "t17")
    spent = time.process_time() - started
    articles = [item for item in found if isinstance(item, Article)]
    refused = [item.reason for item in found if isinstance(item, Rejected)]
    assert len(articles) == len({article.id for article in articles}) == 2_773
    assert sum(reason == "its text is empty" for reason in refused) == 12
    assert sum(reason.startswith("not a list of articles") for reason in refused) == 11
    assert len(refused) == 23
    assert all(article.published.precision == "day" for article in articles)
    assert sum(article.language == "en" for article in articles) == 2_766
    assert spent < 30, "a few seconds on an idle machine"


def test_the_feed_suite_is_read_without_a_crash() -> None:
    with tarfile.open(CORPORA / "feeds" / "feedparser_suite.tar.gz") as suite:
        feeds = [member for member in suite if member.name.endswith(".xml")][::7]
        assert len(feeds) == 301
        for member in feeds:
            file = suite.extractfile(member)
            assert file is not None
            data = file.read()
            for item in feed.read(data, source=member.name, scope="suite", settings=IngestSettings(), now=NOW):
                assert "<script" not in (item.text if isinstance(item, Article) else "").lower()


def test_the_model_page_is_read() -> None:
    (page,) = [item for item in items(CORPORA.parent / "seed") if isinstance(item, Article)]
    assert page.title == "US officials say N.Korea can produce its own missile engines"
    assert page.byline == "Abheet Sethi"
    assert (page.published.value, page.published.origin) == ("2017-08-16", "byline")
