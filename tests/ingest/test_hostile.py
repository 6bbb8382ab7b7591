"""Bad input: each kind gives a Rejected with its reason, within its limit of memory, and the run goes on."""

import gzip
import json
import os
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest

from dateline.ingest import IngestSettings
from dateline.records import Article, Rejected
from tests.ingest.reading import SMALL, articles, items, refusals

GOOD = b'{"id": 1, "text": "Officials said that the dam was safe."}\n'


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def only_reason(path: Path, settings: IngestSettings = SMALL) -> str:
    (found,) = items(path, settings)
    assert isinstance(found, Rejected)
    assert found.source.startswith(str(path))
    return found.reason


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.txt", "a.html", "a.xml", "a.json", "a.unknown"])
@pytest.mark.parametrize("data", [b"", b" \n \n"])
def test_an_empty_file(tmp_path: Path, name: str, data: bytes) -> None:
    assert only_reason(write(tmp_path / name, data)) == "empty"


def test_an_empty_gzip(tmp_path: Path) -> None:
    assert only_reason(write(tmp_path / "a.jsonl.gz", gzip.compress(b""))) == "empty"


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a.md", "a.html", "a.xml", "a.json", "a.unknown"])
def test_binary_as_text(tmp_path: Path, name: str) -> None:
    reason = only_reason(write(tmp_path / name, zlib.compress(os.urandom(50_000))))
    assert "binary data" in reason or "not a list of articles" in reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "iso-8859-15"])
def test_other_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    words = "The mayor of Évry, René Lefèvre, said that the café façade cost 40 euros. “Très bien,” he added."
    words = words if encoding != "iso-8859-15" else words.replace("“", '"').replace("”", '"')
    path = write(tmp_path / "a.txt", words.encode(encoding))
    assert [article.text for article in articles(path)] == [words]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_in_json_lines(tmp_path: Path, encoding: str) -> None:
    line = json.dumps({"text": "René Lefèvre, the mayor of Évry, said that the café was safe."}, ensure_ascii=False)
    path = write(tmp_path / "a.jsonl", f"{line}\n{line}\n".encode(encoding))
    assert [article.text[:4] for article in articles(path)] == ["René", "René"]


def test_central_european_is_not_taken_for_western(tmp_path: Path) -> None:
    words = "Rzecznik rządu powiedział we wtorek, że zapora jest bezpieczna i że zostanie ponownie sprawdzona. " * 3
    path = write(tmp_path / "a.txt", words.encode("cp1250"))
    assert [article.text for article in articles(path)] == [words]


def test_an_encoding_that_cannot_be_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", bytes(range(128, 256)) * 4)
    found = items(path)
    assert len(found) == 1  # refused, or read as some encoding that allows it: but never an exception


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    body = "<p>" + "Мэр города сказал, что плотина над городом безопасна и будет осмотрена снова. " * 4 + "</p>"
    page = (
        f"<html><head><meta charset='windows-1251'><title>П</title></head><body><article>{body}</article></body></html>"
    )
    (found,) = articles(write(tmp_path / "a.html", page.encode("cp1251")))
    assert found.text.count("плотина") == 4
    assert found.language == "ru"


def test_a_line_of_200_megabytes_is_skipped_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with open(path, "wb") as file:
        file.write(GOOD + b'{"text": "')
        for _ in range(200):
            file.write(b"word " * (1024 * 1024 // 5))
        file.write(b'"}\n' + GOOD.replace(b"1", b"2"))
    tracemalloc.start()
    found = items(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [isinstance(item, Article) for item in found] == [True, False, True]
    assert found[1] == Rejected(
        source=f"{path}#2",
        reason="a line of more than 16,777,216 bytes",
        data=found[1].data,  # type: ignore[union-attr]
    )
    assert peak < 3 * IngestSettings().max_line_bytes


def test_broken_lines_do_not_hide_the_good_ones(tmp_path: Path) -> None:
    found = items(write(tmp_path / "a.jsonl", b"{broken\n" + GOOD + b'{"text": "cut'))
    assert [isinstance(item, Article) for item in found] == [False, True, False]
    assert [item.source.rpartition("#")[2] for item in found] == ["1", "2", "3"]
    assert isinstance(found[0], Rejected)
    assert found[0].data == b"{broken"


def test_a_file_that_is_broken_throughout_is_left(tmp_path: Path) -> None:
    found = items(write(tmp_path / "a.jsonl", GOOD + b"{broken\n" * 5_000), SMALL)
    assert len(found) == 1 + SMALL.max_rejected + 1
    assert "its rest was left" in str(found[-1])


def test_a_long_file_without_articles_is_refused_once(tmp_path: Path) -> None:
    reason = only_reason(write(tmp_path / "a.jsonl", b'{"key": 1}\n' * 100_000))
    assert reason.startswith("not a list of articles (50 lines read; line 1: no text and no title in it")


def test_a_truncated_gzip_gives_what_came_before_the_break(tmp_path: Path) -> None:
    words = "Officials said that the dam was safe and that it would be inspected by the engineers of the town. " * 5
    lines = b"".join(
        json.dumps({"id": n, "text": words, "x": os.urandom(400).hex()}).encode() + b"\n" for n in range(1_000)
    )
    data = gzip.compress(lines)
    found = items(write(tmp_path / "a.jsonl.gz", data[: len(data) // 2]))
    assert sum(isinstance(item, Article) for item in found) > 400
    assert all(isinstance(item, Article) for item in found[:-2])
    assert isinstance(found[-1], Rejected)
    assert "compressed data is broken" in found[-1].reason


def test_a_gzip_with_garbage_inside(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(GOOD * 100, compresslevel=0))
    data[60:90] = os.urandom(30)
    assert refusals(write(tmp_path / "a.jsonl.gz", bytes(data)))
    assert "compressed data is broken" in only_reason(write(tmp_path / "b.txt.gz", b"\x1f\x8b" + os.urandom(200)))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.xml.gz"])
def test_a_gzip_bomb(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, gzip.compress(b"word " * 1_000_000))
    tracemalloc.start()
    reason = only_reason(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "a gzip bomb" in reason or "larger than the limit" in reason
    assert peak < 4_000_000


def test_a_document_larger_than_its_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", os.urandom(600_000).hex().encode())
    assert "larger than the limit" in only_reason(path)


def test_an_article_of_too_many_characters(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"word " * 100_000)
    assert "characters" in only_reason(path)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@pytest.mark.parametrize("depth", [100, 100_000])
def test_json_nested_deep(tmp_path: Path, name: str, depth: int) -> None:
    path = write(tmp_path / name, b'{"text": "Dam safe.", "x": ' + b"[" * depth + b"]" * depth + b"}")
    (found,) = items(path)
    if isinstance(found, Rejected):
        assert "nested too deep" in found.reason
    else:
        assert found.extra == {"dropped": ["x"]}


DEEP = 50_000


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * DEEP + "Dam safe" + "</div>" * DEEP,
        f"<![CDATA[{'<div>' * DEEP}Dam safe{'</div>' * DEEP}]]>",
        f"<![CDATA[{'<p ' * DEEP}]]>",
        f"<![CDATA[{'<script>' * DEEP}]]>",
        "<![CDATA[" * DEEP,
        f"<x {' '.join(f'a{n}=' + chr(34) * 2 for n in range(DEEP))}>Dam safe</x>",
        "&" * DEEP,
        "<" * DEEP,
    ],
    ids=["deep", "deep text", "open tags", "scripts", "cdata", "attributes", "ampersands", "brackets"],
)
def test_feeds_made_to_take_for_ever(tmp_path: Path, body: str) -> None:
    feed = (
        f"<rss version='2.0'><channel><item><title>Dam</title><description>{body}</description></item></channel></rss>"
    )
    started = time.process_time()
    assert len(items(write(tmp_path / "a.xml", feed.encode()))) == 1
    assert time.process_time() - started < 10


def test_html_nested_deep(tmp_path: Path) -> None:
    page = b"<html><body><p>" + b"<div>" * 50_000 + b"The dam was safe, officials said." + b"</div>" * 50_000
    assert len(items(write(tmp_path / "a.html", page))) == 1


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "laughs and laughs ">{ENTITIES}
<!ENTITY file SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>x</title><item><title>Dam safe &file;</title><description>&l11; end</description>
</item></channel></rss>"""


def test_an_xml_entity_bomb_is_not_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", BOMB.encode())
    tracemalloc.start()
    found = items(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000
    host = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "\0"
    for item in found:
        assert "laughs and laughs" not in str(item)
        assert host not in (item.text if isinstance(item, Article) else item.reason)


def test_a_page_with_an_entity_bomb(tmp_path: Path) -> None:
    page = BOMB.split("<rss")[0].replace("DOCTYPE rss", "DOCTYPE html") + (
        "<html><head><title>x</title></head><body><p>&l11; &file; The dam above Port Ellery is safe.</p></body></html>"
    )
    found = items(write(tmp_path / "a.html", page.encode()))
    assert all("laughs and laughs laughs" not in str(item) for item in found)


def test_a_feed_with_scripts_gives_plain_text(tmp_path: Path) -> None:
    evil = (
        "&lt;img src=x onerror=alert(1)&gt;&lt;a href='javascript:x()'&gt;Dam&lt;/a&gt;&lt;script&gt;x()&lt;/script&gt;"
    )
    feed = f"<rss><channel><title>{evil}</title><item><title>{evil}</title><author>{evil}</author>"
    feed += f"<description>{evil} body</description></item></channel></rss>"
    (found,) = articles(write(tmp_path / "a.xml", feed.encode()))
    assert (found.title, found.text, found.byline, found.outlet) == ("Dam", "Dam\n\nDam body", "Dam", "Dam")


def test_a_feed_without_dates_is_undated(tmp_path: Path) -> None:
    feed = b"<rss><channel><title>T</title><item><title>Dam safe</title></item></channel></rss>"
    (found,) = articles(write(tmp_path / "a.rss", feed))
    assert found.published.value is None
    assert found.published.origin == "none"


def test_feeds_cut_anywhere_are_read_or_refused(tmp_path: Path) -> None:
    entry = "<item><title>Dam safe</title><description>&lt;p&gt;Officials said so.&lt;/p&gt;</description></item>"
    feed = f"<rss version='2.0'><channel><title>T</title>{entry * 8}</channel></rss>".encode()
    for cut in range(1, len(feed), 37):
        for item in items(write(tmp_path / "a.xml", feed[:cut])):
            assert "<" not in (item.text if isinstance(item, Article) else "")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.jsonl", GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read anything: let opening fail as it does for others

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("dateline.ingest.files.open", refuse, raising=False)
    assert only_reason(path) == "can't be opened: Permission denied"
    write(tmp_path / "b.txt", b"")


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dateline.ingest.files.os.scandir", refuse)
    assert only_reason(tmp_path) == "a folder that can't be listed"


def test_links_in_circles(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(inner / "one.jsonl", GOOD)
    (inner / "up").symlink_to(tmp_path)
    (inner / "self").symlink_to(inner / "self")
    (tmp_path / "again").symlink_to(inner)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = items(tmp_path)
    assert sum(isinstance(item, Article) for item in found) == 1
    assert {Path(item.source).name for item in found if isinstance(item, Rejected)} == {"self", "gone.txt"}


def test_links_that_multiply(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"f{n}").mkdir()
    for n in range(12):
        for m in range(12):
            (tmp_path / f"f{n}" / f"to{m}").symlink_to(tmp_path / f"f{m}")
    assert items(tmp_path) == []


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").mkdir()
    write(tmp_path / "x.jsonl" / "a.jsonl", GOOD)
    assert len(articles(tmp_path)) == len(articles(tmp_path / "x.jsonl")) == 1


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    assert only_reason(tmp_path) == "not a regular file"
