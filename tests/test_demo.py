"""The bundled demo and the model page, read with the shipped model: what Dateline is for is in them."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline import cli, demo
from dateline.records import StoryPage
from dateline.store import open_store, read
from dateline.verify import verify

SEED = Path(__file__).parents[2] / "shared" / "seed"
MODEL_PAGE_DAYS = ["2017-07-03", "2017-07-29", "2017-08-16"]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    result = CliRunner().invoke(cli.cli, ["demo", "--out", str(folder)])
    assert result.exit_code == 0, result.output
    assert demo.NOTICE in result.output
    assert "39 reports" in result.output
    assert (folder / "site" / "index.html").is_file()
    return folder / "demo.db"


def page(database: Path, word: str) -> StoryPage:
    """The story whose claims name `word`."""
    with open_store(database, read_only=True) as store:
        pages = [read.story_page(store, str(story.id)) for story in read.stories(store)]
    return max(pages, key=lambda found: sum(word in claim.sentence.exact for claim in found.claims))


def test_everything_shown_resolves(database: Path) -> None:
    with open_store(database, read_only=True) as store:
        assert verify(store).faults == ()
        assert len(read.stories(store)) == 2


@pytest.mark.parametrize(
    ("word", "days"),
    [
        ("missile", {"2017-07-04", "2017-07-29", "2017-08-14", "2017-08-15"}),
        ("dam", {"2024-03-12", "2024-03-14", "2024-04-09", "2024-04-11"}),
    ],
)
def test_the_days_that_mattered_have_cards(database: Path, word: str, days: set[str]) -> None:
    assert days <= {event.date for event in page(database, word).events}


HAPPENED = [
    ("2017-07-04", "2017-07-05", "North Korea says it has tested an intercontinental missile"),
    ("2017-07-29", "2017-08-05", "North Korea tests second intercontinental missile, says all of US in range"),
    ("2017-08-14", "2017-08-16", "Ukraine denies supplying missile technology to North Korea"),
]


def happened(found: StoryPage) -> list[tuple[str | None, str | None, str]]:
    return [(one.first, one.last, one.headline.citation.exact) for one in found.happenings]


def test_the_story_is_a_chain_of_three_happenings_as_the_model_page_has_it(database: Path) -> None:
    assert happened(page(database, "missile")) == HAPPENED


def test_happenings_follow_the_articles_that_the_editor_splits_off(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "edited.db"
    with open_store(database, read_only=True) as store, sqlite3.connect(copy) as target:
        store.db.backup(target)
    target.close()
    story = page(copy, "missile").story.id

    def told(*words: str) -> list[tuple[str | None, str | None, str]]:
        result = CliRunner().invoke(cli.cli, ["stories", *words, "--db", str(copy)])
        assert result.exit_code == 0, result.output
        with open_store(copy, read_only=True) as store:
            return happened(read.story_page(store, str(story)))

    assert [name for *_, name in told("split", str(story), "--from", "2017-08-10")] == [one[2] for one in HAPPENED[:2]]
    assert told("undo") == HAPPENED


def test_a_denial_is_never_an_assertion(database: Path) -> None:
    claims = page(database, "dam").claims
    assert any(c.speaker == "Otto Grell" and c.polarity == "denies" for c in claims)
    assert not any("had ignored warnings" in c.content[0].exact and c.polarity == "asserts" for c in claims)


def test_hedges_are_kept(database: Path) -> None:
    claims = page(database, "missile").claims
    corrupt = [claim for claim in claims if any("corrupt networks" in part.exact for part in claim.content)]
    assert corrupt
    assert all(claim.certainty == "possible" for claim in corrupt)
    assert {claim.speaker for claim in corrupt} == {"Michael Elleman"}


def test_wire_copies_are_one_origin(database: Path) -> None:
    with open_store(database, read_only=True) as store:
        for story in read.stories(store):
            found = read.story_page(store, str(story.id))
            outlets = read.articles(store, [member.article for member in story.members])
            wire = [origin for origin in found.origins if len(origin.articles) > 1]
            assert wire
            for origin in wire:
                assert "Meridian Wire" in {outlets[article].outlet for article in origin.articles}


def test_disputes_of_the_missile_story(database: Path) -> None:
    disputes = page(database, "missile").disputes
    denied = [d for d in disputes if d.kind == "denial"]
    assert any("Ukraine" in d.b.citation.exact or "Yuzhmash" in d.b.citation.exact for d in denied)


def test_the_demo_shows_its_denial_with_both_sides(database: Path) -> None:
    denials = [d for d in page(database, "dam").disputes if d.kind == "denial" and d.likely]
    assert any((d.a.speaker, d.b.speaker) == ("Viktor Saum", "Claire Dunmore") for d in denials)
    for one in denials:
        assert one.a.citation != one.b.citation
        assert one.reasons


def test_the_figures_of_the_flood_move_as_their_sources_give_them(database: Path) -> None:
    found = {one.about: one for one in page(database, "dam").series}
    dead, missing = found["dead: people killed"], found["missing: people missing"]
    assert [point.side.amount for point in dead.points] == [(14, 14), (23, 23)]
    assert [one.figure for one in dead.differences] == ["update"]
    assert (dead.points[0].support.outlets, dead.points[0].support.origins) == (4, 1)
    assert [(point.as_of, point.side.amount) for point in missing.points] == [
        ("2024-03-13", (31, 31)),
        ("2024-03-15", (9, 9)),
    ]
    assert [one.figure for one in missing.differences] == ["update"]


@pytest.mark.corpus
@pytest.mark.skipif(not SEED.is_dir(), reason="needs ../shared/seed beside the checkout")
def test_the_model_page_is_made_by_itself(tmp_path: Path) -> None:
    database = tmp_path / "seed.db"
    sources = [str(path) for path in sorted(SEED.glob("*.txt"))]
    assert CliRunner().invoke(cli.cli, ["add", *sources, "--db", str(database)]).exit_code == 0
    with open_store(database, read_only=True) as store:
        assert verify(store).faults == ()
        made = read.story_page(store, "1")
    assert [event.date for event in made.events] == MODEL_PAGE_DAYS
    assert all(event.headline for event in made.events)
    speakers = [claim.speaker for claim in made.claims if claim.speaker]
    assert len(speakers) >= 12
    assert {"Michael Elleman", "Donald Trump", "Heather Nauert", "Yuzhmash", "Ukraine"} <= set(speakers)
    assert len(made.disputes) >= 2
    sides = {(one.a.speaker or one.a.citation.exact, one.b.speaker): one for one in made.disputes}
    assert sides["International Institute for Strategic Studies", "US intelligence officials"].likely
    assert any("study" in a.lower() and b == "Yuzhmash" and one.likely for (a, b), one in sides.items())
    assert any(b == "Ukraine" and one.kind == "denial" for (_, b), one in sides.items())
