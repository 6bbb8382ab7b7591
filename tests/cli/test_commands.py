"""The commands, on the demo's reports, with a tagger of one pattern."""

import csv
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from dateline import cli, demo
from dateline.store import open_store, read
from tests.cli.running import answer, run
from tests.readers import PatternTagger


def test_add_sums_up_what_it_did(tmp_path: Path) -> None:
    first = run("add", demo.REPORTS, "--db", tmp_path / "news.db").stdout
    assert "39 added, 0 changed, 0 the same, 0 quarantined, 1 unread" in first
    again = answer("add", demo.REPORTS, "--db", tmp_path / "news.db")
    assert again == {"added": 0, "changed": 0, "same": 39, "unread": 1, "quarantined": 0}


def test_stories_newest_first(database: Path) -> None:
    found = answer("stories", "--db", database)
    days = [story["last"] for story in found]
    assert days == sorted(days, reverse=True)
    assert "Dateline" not in run("stories", "--db", database).stdout


def test_show_prints_a_page_that_fits_80_columns(database: Path) -> None:
    for story in answer("stories", "--db", database)[:2]:
        shown = run("show", story["id"], "--db", database).stdout
        assert max(map(len, shown.splitlines())) <= 80
        assert shown == run("show", story["slug"], "--db", database).stdout


def test_show_says_when_there_is_no_such_story(database: Path) -> None:
    result = run("show", "nowhere", "--db", database, fails=True)
    assert "dateline stories" in str(result.exception)


def test_claims_by_name_and_denials(database: Path) -> None:
    by = answer("claims", "--by", "saum", "--db", database)
    assert {claim["speaker"] for claim in by} == {"Viktor Saum"}
    assert all(claim["polarity"] == "denies" for claim in answer("claims", "--denials", "--db", database))
    assert run("claims", "--by", "saum", "--db", database).stdout


def test_claims_about_something_and_as_csv(database: Path) -> None:
    about = answer("claims", "--about", "missile", "--db", database)
    assert about
    assert all("missile" in claim["sentence"]["exact"].lower() for claim in about)
    table = run("claims", "--about", "missile", "--csv", "--db", database).stdout
    assert table.startswith("date,speaker,")
    assert len(list(csv.reader(io.StringIO(table)))) == len(about) + 1


def test_claims_says_what_it_did_not_find(database: Path) -> None:
    nobody = str(run("claims", "1", "--by", "Nobody Atall", "--db", database, fails=True).exception)
    assert "nobody by the name 'Nobody Atall' says anything in story 1; the ledger has: " in nobody
    assert answer("claims", "1", "--by", "Nobody Atall", "--db", database) == []
    nothing = run("claims", "1", "--about", "kittens", "--denials", "--db", database).stdout
    assert "No denials about “kittens” in story 1; there are" in nothing
    assert "one format" in run("claims", "--json", "--csv", "--db", database, fails=True).output


def test_claims_are_asked_by_several_things_at_once_and_counted(database: Path) -> None:
    text = run("claims", "2", "--by", "saum", "--from", "2024-03", "--order", "speaker", "--db", database).stdout
    assert "claims by “saum” from Mar 2024 on" in " ".join(text.split())
    assert answer("claims", "--denials", "--db", database) == answer("claims", "--act", "denials", "--db", database)
    quotes = answer("claims", "--quotes", "--day", "2024-03-14", "--db", database)
    assert all((one["quote"], one["date"]) == ("direct", "2024-03-14") for one in quotes)
    for wrong in (("--denials", "--act", "demands"), ("--day", "2024", "--to", "2025"), ("--about", "of the"),
                  ("--from", "2025", "--to", "2024"), ("--day", "soon"), ("--act", "sings")):  # fmt: skip
        assert run("claims", *wrong, "--db", database, fails=True).exit_code == 2, wrong


def test_people_and_disputes_are_listed(database: Path) -> None:
    assert "Viktor Saum" in {person["name"] for person in answer("people", "--db", database)}
    assert isinstance(answer("disputes", "--db", database), list)
    assert run("people", "--db", database).stdout
    run("disputes", "--db", database)
    run("disputes", "1", "--db", database)


def test_a_name_can_not_move_the_cursor(database: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.db"
    with open_store(database) as store:
        store.db.execute("VACUUM INTO ?", (str(hostile),))
    with open_store(hostile) as store:
        store.db.execute("UPDATE person SET name = ? || name", ("\x1b[2J",))
    shown = run("people", "--db", hostile).stdout
    assert "\x1b" not in shown
    assert "Viktor Saum" in shown


def test_verify_passes_and_finds_a_changed_word(database: Path, tmp_path: Path) -> None:
    assert answer("verify", "--db", database)["faults"] == []
    spoilt = tmp_path / "spoilt.db"
    with open_store(database) as store:
        store.db.execute("VACUUM INTO ?", (str(spoilt),))
    with open_store(spoilt) as store:
        store.db.execute("UPDATE article_version SET record = replace(record, 'missile', 'mistake')")
    result = run("verify", "--db", spoilt, fails=True)
    assert result.exit_code == 1
    assert "does not stand there" in result.stdout


def test_quarantine_lists_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.jsonl").write_text("{oops\n")
    assert "1 quarantined" in run("add", tmp_path / "in", "--db", tmp_path / "news.db").stdout
    (item,) = answer("quarantine", "--db", tmp_path / "news.db")
    assert "bad.jsonl" in item["source"]
    assert item["reason"] in run("quarantine", "--db", tmp_path / "news.db").stdout


def test_a_source_that_is_not_there_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    result = run("add", tmp_path / "none", demo.REPORTS, "--db", tmp_path / "news.db", fails=True)
    assert result.exit_code == 1
    assert "none" in result.stderr
    assert "39 added" in result.stdout


def test_site_writes_pages(database: Path, tmp_path: Path) -> None:
    assert "index.html" in run("site", tmp_path / "out", "--db", database).stdout
    assert (tmp_path / "out" / "index.html").is_file()


def test_settings_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DB", str(tmp_path / "elsewhere.db"))
    run("add", demo.REPORTS)
    assert (tmp_path / "elsewhere.db").is_file()
    assert "elsewhere.db" in run("settings").stdout


def test_a_wrong_setting_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_JOBS", "many")
    assert "DATELINE_JOBS" in str(run("stories", fails=True).exception)


def test_every_command_has_help() -> None:
    for name, command in cli.cli.commands.items():
        assert command.help, name
        assert run(name, "--help").stdout


def test_main_ends_with_one_plain_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["dateline", "stories", "--db", "/nowhere/at/all.db"])
    with pytest.raises(SystemExit):
        cli.main()
    assert capsys.readouterr().err.count("\n") == 1


FEED = """<rss version="2.0"><channel><title>Valley Radio</title>
<item><guid>1</guid><title>Dam holds</title><description>Otto Grell said the dam held.</description></item>
</channel></rss>"""


class Server(BaseHTTPRequestHandler):
    """Gives a feed once, then "not modified" to who sends its tag back."""

    def do_GET(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200 if self.path == "/feed.xml" else 404)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(FEED.encode() if self.path == "/feed.xml" else b"")

    def log_message(self, *_: object) -> None:
        """No noise."""


@pytest.fixture
def feed() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/feed.xml"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_feed_is_asked_only_for_what_is_new(feed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ALLOW_PRIVATE", "yes")
    path = tmp_path / "news.db"
    assert answer("add", feed, "--db", path)["added"] == 1
    with open_store(path) as store:
        assert read.visit(store, feed)[0] == '"1"'
    assert answer("add", feed, "--db", path) == {"added": 0, "changed": 0, "same": 0, "unread": 0, "quarantined": 0}


def test_a_private_address_is_not_asked(feed: str, tmp_path: Path) -> None:
    result = run("add", feed, "--db", tmp_path / "news.db", fails=True)
    assert result.exit_code == 1
    assert "127.0.0.1" in result.stderr


def test_regrouping_from_scratch_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    run("add", demo.REPORTS, "--db", path)
    before = answer("stories", "--db", path)
    made = answer("regroup", "--db", path)
    assert made["stories"] == made["before"] == len(before)
    assert answer("stories", "--db", path) == before


def test_reread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.db"
    run("add", demo.REPORTS, "--db", path)
    assert "This model has read every article." in run("reread", "--db", path).stdout
    monkeypatch.setattr(PatternTagger, "name", "pattern 2")
    (tmp_path / "more.txt").write_text("Ann Lee said that the dam had held.\n", encoding="utf-8")
    mixed = run("add", tmp_path / "more.txt", "--db", path).stdout
    assert "38 by pattern 1, 1 by pattern 2" in " ".join(mixed.split())
    assert answer("reread", "--db", path) == {"reread": 38}
    assert answer("reread", "--all", "--db", path) == {"reread": 39}
