"""`add --owners`: the reader's table of owners changes the counts, and is kept."""

from pathlib import Path

from dateline import demo
from dateline.store import open_store, read
from tests.cli.running import answer, run


def test_a_table_of_owners_is_counted_and_kept(tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    run("add", demo.REPORTS, "--db", db)
    story = answer("stories", "--db", db)[0]
    assert story["support"]["owners"] is None
    table = tmp_path / "owners.csv"
    with open_store(db, read_only=True) as store:
        ids = [member.article for member in read.story_page(store, str(story["id"])).story.members]
        outlets = sorted({one.outlet for one in read.articles(store, ids).values() if one.outlet})
    table.write_text("outlet,owner\n" + "".join(f"{outlet},Sund Group\n" for outlet in outlets[:3]))
    run("add", "--owners", table, "--db", db)
    counted = answer("stories", "--db", db)[0]["support"]
    assert counted["owners"] == counted["outlets"] - 2
    assert counted["origins"] == story["support"]["origins"]
    run("add", demo.REPORTS, "--db", db)
    assert answer("stories", "--db", db)[0]["support"] == counted


def test_add_needs_something_to_add(tmp_path: Path) -> None:
    result = run("add", "--db", tmp_path / "news.db", fails=True)
    assert result.exit_code != 0
    assert "--owners FILE" in str(result.output) + str(result.exception)
