"""The static site: every page, every link, from any folder."""

import html
import os
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest

from dateline import exports, site
from dateline.errors import StoreError
from dateline.records import StoryPage
from tests.builders_pages import CLAIMS, PAGE, FakeStore, Shelf, shelved

LIGHT = 300_000  # bytes: a story's page, whatever its size


def build(monkeypatch: pytest.MonkeyPatch, out: Path, shelf: Shelf) -> int:
    shelved(monkeypatch, site, shelf)
    return site.build(FakeStore(), out)  # type: ignore[arg-type]


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    build(monkeypatch, tmp_path, Shelf())
    return tmp_path


def test_every_link_opens_from_the_folder_and_every_anchor_is_there(out: Path) -> None:
    links = 0
    for page in out.rglob("*.html"):
        for written in re.findall(r'href="([^"]*)"', page.read_text()):
            link = urlsplit(html.unescape(written))
            if link.scheme:
                assert link.scheme == "https"
                continue
            target = Path(os.path.normpath(page.parent / unquote(link.path))) if link.path else page
            assert target.is_file(), f"{page}: {written}"
            assert target.is_relative_to(out)
            assert not link.query
            if link.fragment:
                assert f'id="{link.fragment}"' in target.read_text(), f"{page}: {written}"
            links += 1
    assert links > 200


def test_pages_are_counted_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: list[int] = []
    shelved(monkeypatch, site)
    written = site.build(FakeStore(), tmp_path, progress=told.append)  # type: ignore[arg-type]
    assert written == sum(told) == len(list(tmp_path.rglob("*.html")))


def test_the_site_is_the_same_when_built_again(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    build(monkeypatch, out, Shelf())
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before


def test_an_old_name_of_a_story_leads_to_its_page(out: Path) -> None:
    page = (out / "story" / "old-address.html").read_text()
    assert f'http-equiv="refresh" content="0; url=../story/{PAGE.story.slug}.html"' in page
    assert f'href="../story/{PAGE.story.slug}.html"' in page


def test_story_json_lies_beside_its_page(out: Path) -> None:
    data = (out / "story" / f"{PAGE.story.slug}.json").read_bytes()
    assert msgspec.json.decode(data, type=StoryPage) == PAGE


def test_the_timeline_lies_beside_its_page_in_every_format(out: Path) -> None:
    for one in exports.EXPORTS.values():
        written = (out / "story" / PAGE.story.slug / one.file).read_bytes().decode()
        assert written == one.write(PAGE.events, Shelf().shelf, "Port Halden lifts water warning after 29 days")
    assert not (out / "story" / "letter" / "timeline.csv").exists()
    assert not (out / "story" / "letter" / "claims.csv").exists()
    assert (out / "story" / PAGE.story.slug / "claims.csv").read_text().startswith("date,speaker,")


def test_an_empty_database_makes_a_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert build(monkeypatch, tmp_path, Shelf(pages=(), shelf={}, old={})) == 4
    assert "No stories yet" in (tmp_path / "index.html").read_text()


def test_no_page_of_a_huge_story_is_heavy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    claims = tuple(replace(CLAIMS[n % len(CLAIMS)], id=f"c{n}") for n in range(700))
    events = tuple(replace(PAGE.events[1], date=f"20{n // 12:02}-{n % 12 + 1:02}-01") for n in range(240))
    page = replace(PAGE, claims=claims, events=events, cards=(replace(PAGE.cards[0], claims=claims),))
    build(monkeypatch, tmp_path, Shelf(pages=(page,)))
    sizes = {file.name: file.stat().st_size for file in tmp_path.rglob("*.html")}
    assert max(sizes.values()) < LIGHT
    assert "claims-7.html" in sizes
    assert "timeline-2.html" in sizes


def test_a_name_with_odd_characters_stays_in_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shelf = Shelf()
    odd = "../../x y?#ü"
    shelf.shelf[odd] = replace(shelf.shelf["k1"], id=odd)
    member = replace(PAGE.story.members[0], article=odd)
    page = replace(PAGE, story=replace(PAGE.story, members=(member,)))
    build(monkeypatch, tmp_path / "site", Shelf(pages=(page,), shelf=shelf.shelf))
    assert (tmp_path / "site" / "article" / "..~2F..~2Fx~20y~3F~23~C3~BC.v1.html").is_file()
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cant_be_written_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"can't write this page .*build the site again"):
        build(monkeypatch, tmp_path / "file", Shelf())
