"""The dispatcher: folders, progress, unknown files, and what raises."""

import gzip
import os
from pathlib import Path

import msgspec
import pytest

from dateline.errors import FetchError, SourceError
from dateline.ingest import IngestSettings, count, read
from dateline.records import Article, Rejected
from tests.ingest.reading import NOW, articles, items

LINE = b'{"id": 1, "text": "Officials said that the dam was safe."}\n'
PAGE = b"<!doctype html><html><body><article>" + b"<p>The dam above the town is safe, officials said.</p>" * 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in {
        "b/articles.jsonl.gz": gzip.compress(LINE),
        "b/keywords.json": b'["dam", "lake"]',
        "b/timelines.jsonl": b'[["2024-03-05", ["The dam was safe."]]]\n',
        "a.txt": b"Dam is safe\n\nOfficials said so.\n",
        ".hidden.txt": b"Not to be read.",
        ".git/config.txt": b"Not to be read.",
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20,
        "table.csv": b"a,b\n1,2\n",
        "saved": PAGE,
        "README.md": b"# About this folder",
        "paper.pdf": b"%PDF-1.7" + bytes(range(32)) * 20,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_is_read_in_order_and_without_noise(folder: Path) -> None:
    found = [(str(Path(item.source).relative_to(folder)), isinstance(item, Article)) for item in items(folder)]
    assert found == [
        ("a.txt", True),
        ("b/articles.jsonl.gz#1", True),
        ("b/timelines.jsonl", False),
        ("paper.pdf", False),
        ("saved", True),
        ("table.csv", False),
    ]


def test_a_file_that_is_named_never_passes_in_silence(folder: Path) -> None:
    for name in ("b/keywords.json", "picture.png", "table.csv", "b/timelines.jsonl"):
        (found,) = items(folder / name)
        assert isinstance(found, Rejected), name


def test_progress_adds_up_to_the_count(folder: Path) -> None:
    done: list[int] = []
    list(read(folder, now=NOW, progress=done.append))
    assert sum(done) == count(folder)
    assert all(step > 0 for step in done)


def test_an_address_has_no_count() -> None:
    assert count("https://example.com/feed") is None


def test_a_source_that_is_not_there_raises_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        read(tmp_path / "nowhere", now=NOW)


@pytest.mark.parametrize("source", ["ftp://example.com/a", "file:///etc/hostname"])
def test_other_schemes_are_refused(source: str) -> None:
    with pytest.raises(FetchError, match="only http and https"):
        items(source)


def test_content_decides_over_the_ending(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "b.html").write_bytes(b"<rss><channel><item><title>Dam safe</title></item></channel></rss>")
    (tmp_path / "c.jsonl").write_bytes(gzip.compress(LINE))
    assert [article.text[:3] for article in articles(tmp_path)] == ["The", "Dam", "Off"]


def test_json_lines_named_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(LINE + LINE.replace(b"1", b"2"))
    assert len(articles(tmp_path)) == 2


def test_names_and_fields_that_are_not_utf_8_can_be_stored(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(b"Dam is safe\n\nOfficials said so.\n")
    line = b'{"id": "\\ud800", "url": "https://example.com/\\ud800?\\udc00=1", "outlet": "\\ud800", "text": "Safe."}\n'
    (tmp_path / "a.jsonl").write_bytes(line)
    found = articles(tmp_path)
    assert len(found) == 2
    msgspec.json.encode(found)


def test_reading_twice_gives_the_same(folder: Path) -> None:
    assert items(folder) == items(str(folder))


def test_the_default_settings_are_ordered() -> None:
    settings = IngestSettings()
    assert settings.max_text_chars < settings.max_line_bytes <= settings.max_document_bytes < settings.max_stream_bytes
    assert settings.connect_timeout <= settings.read_timeout <= settings.total_timeout
