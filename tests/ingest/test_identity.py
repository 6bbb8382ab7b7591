"""Keys, canonical addresses and ids."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.identity import article_id, canonical_url, keys_of, place_of, text_hash
from tests.ingest.reading import articles


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Example.com/a/b/?utm_source=x&id=3&fbclid=y#part", "https://www.example.com/a/b?id=3"),
        ("http://example.com:80//a//b", "http://example.com/a/b"),
        ("https://example.com:8443/a", "https://example.com:8443/a"),
        ("https://example.com/", "https://example.com"),
        ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
        ("https://example.com/a?cid=12&source=wire", "https://example.com/a?cid=12&source=wire"),
        ("https://example.com/caf%C3%A9", "https://example.com/caf%C3%A9"),
        ("https://example.com/café", "https://example.com/caf%C3%A9"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("javascript:alert(1)", None),
        ("ftp://example.com/a", None),
        ("https:///a", None),
        ("https://[broken/a", None),
        ("https://example.com:port/a", None),
        ("not an address", None),
        ("", None),
        (None, None),
    ],
)
def test_canonical_url(url: str | None, expected: str | None) -> None:
    assert canonical_url(url) == expected


@settings(deadline=None)
@given(st.text(max_size=60))
def test_canonical_url_is_idempotent(tail: str) -> None:
    once = canonical_url("https://example.com/" + tail)
    assert once is None or canonical_url(once) == once


def keys(**given_: str | None) -> tuple[str, ...]:
    fields: dict[str, str | None] = {"identifier": None, "url": None, "outlet": None, "place": None, **given_}
    return keys_of(
        text="The text.",
        scope="a/b/c.jsonl",
        identifier=fields["identifier"],
        url=fields["url"],
        outlet=fields["outlet"],
        place=fields["place"],
    )


def test_keys_come_strongest_first() -> None:
    found = keys(identifier="683", url="https://www.example.com/a?utm_source=x", outlet="The  Post")
    assert found == ("id:the post:683", "url:example.com/a", f"text:the post:{text_hash('The text.')}")


def test_a_bare_id_counts_within_its_file_and_a_global_one_everywhere() -> None:
    assert keys(identifier="683")[0] == "id:a/b/c.jsonl:683"
    assert keys(identifier="https://example.com/?p=683")[0] == "id::https://example.com/?p=683"
    assert keys(identifier="tag:example.com,2024:683")[0] == "id::tag:example.com,2024:683"


def test_the_same_words_in_two_outlets_are_two_articles_and_re_wrapped_are_one() -> None:
    assert not set(keys(outlet="One")) & set(keys(outlet="Two"))
    assert text_hash("The  text.\n") == text_hash("The text.")


def test_http_and_https_with_and_without_www_are_one_address() -> None:
    assert keys(url="http://www.example.com/a/")[0] == keys(url="https://example.com/a")[0]


def test_a_file_that_is_one_article_is_known_by_its_place() -> None:
    assert keys(place="x/y/z.txt")[0] == "file:x/y/z.txt"
    assert all(not key.startswith("file:") for key in keys(place="x/y/z.txt", url="https://example.com/a"))


def test_ids_are_twelve_hex_digits_of_the_strongest_key() -> None:
    assert article_id(("id:the post:683", "x")) == "f2c90b42616d"
    assert article_id(("id:the post:683",)) == article_id(("id:the post:683", "y"))


def test_relative_and_absolute_paths_give_the_same_identity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "topic" / "outlet"
    folder.mkdir(parents=True)
    (folder / "articles.jsonl").write_text('{"id": 1, "text": "Officials said that the dam was safe."}\n')
    absolute = articles(tmp_path)[0].keys
    monkeypatch.chdir(folder)
    assert articles(Path("..") / "outlet")[0].keys == absolute
    assert place_of(Path("articles.jsonl.gz")) == "topic/outlet/articles.jsonl"
    assert os.getcwd() == os.fspath(folder)


def test_the_same_bare_id_in_two_folders_is_two_articles(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.jsonl").write_text(f'{{"id": "683", "text": "The report of {name}."}}\n')
    first, second = articles(tmp_path)
    assert not set(first.keys) & set(second.keys)
