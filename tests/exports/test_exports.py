"""The exports: what comes out is read back by other readers of CSV, Markdown, HTML and JSON, word for word."""

import csv
import io
import json
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.errors import SettingError
from dateline.exports import EXPORTS, export
from dateline.exports.markdown import escape
from dateline.exports.table import COLUMNS, guarded, unguarded
from dateline.records import Article, Citation, Event, Line, Published, Support
from tests.builders_pages import ARTICLES, EVENTS

LINES = [(event, line) for event in EVENTS for line in event.lines]
HOSTILE = st.text(
    st.sampled_from("ab1 .\n\t\r'\"=+-@*_[](){}<>#&|~^$`!:;/\\,€＝\u2028") | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)
HARMLESS = {"text", "softbreak", "text_special"}


def event_of(words: str, outlet: str = "Post", url: str | None = None, **fields: str) -> tuple[Event, Article]:
    """An event of one line, and the article that the line is cut from."""
    article = Article(id="a", text=words, outlet=outlet, url=url, published=Published(value="2031-05-04"))
    line = Line(citation=Citation(article="a", version=1, start=0, end=len(words), exact=words))
    day = fields.pop("date", "2031-05-04")
    event = Event(date=day, precision="day", headline=None, lines=(line,), support=Support(articles=1), **fields)  # type: ignore[arg-type]
    return event, article


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_empty_timeline_is_a_file_too(name: str) -> None:
    assert export(name, (), {}, "Nothing yet")


def test_an_unknown_format_is_said() -> None:
    with pytest.raises(SettingError, match="timelinejs"):
        export("pdf", (), {})


def test_json_gives_the_records_back() -> None:
    assert msgspec.json.decode(export("json", EVENTS, ARTICLES), type=tuple[Event, ...]) == EVENTS


# ---- CSV


def test_csv_has_a_row_a_line_with_the_exact_words() -> None:
    found = rows(export("csv", EVENTS, ARTICLES))
    assert tuple(found[0]) == COLUMNS
    assert [unguarded(row["line"]) for row in found] == [line.citation.exact for _, line in LINES]
    for row in found:
        text = ARTICLES[row["article"]].text
        assert text[int(row["start"]) : int(row["end"])] == unguarded(row["line"])
    assert [row["date"] for row in found] == [event.date for event, _ in LINES]


def test_csv_says_in_which_length_a_line_stands() -> None:
    event, article = event_of("The dam broke.", level="full")
    assert rows(export("csv", [event], {"a": article}))[0]["level"] == "full"


@given(HOSTILE)
def test_csv_survives_any_words_and_starts_no_formula(words: str) -> None:
    event, article = event_of(words, outlet=words)
    (row,) = rows(export("csv", [event], {"a": article}))
    assert unguarded(row["line"]) == words
    assert not row["line"].startswith(tuple("=+-@\t\r\n"))
    assert not row["outlet"].startswith(tuple("=+-@\t\r\n"))


@given(HOSTILE)
def test_a_guard_is_taken_off_again(words: str) -> None:
    assert unguarded(guarded(words)) == words


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "- BP said", "+44", "＝1", "'=1", " =1", "\t=1"])
def test_what_a_spreadsheet_would_run_is_quoted(words: str) -> None:
    assert guarded(words) == f"'{words}"


@pytest.mark.parametrize("words", ["'I saw it,' he said", "On 4 May -", "5 = 5", ""])
def test_what_is_plain_stays(words: str) -> None:
    assert guarded(words) == words


# ---- Markdown


def inline_tokens(markdown: str) -> list[Token]:
    """The tokens within the lines of a Markdown text, as CommonMark reads it with tables and strike-through."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return [child for token in parser.parse(markdown) for child in token.children or ()]


def block_kinds(markdown: str) -> list[str]:
    return [token.type for token in MarkdownIt("commonmark").enable("table").parse(markdown)]


@given(HOSTILE)
def test_escaped_words_are_plain_words(words: str) -> None:
    flat = " ".join(f"{words}.".split())
    markdown = f"- {escape(words + '.')}"
    assert block_kinds(markdown) == block_kinds("- word")
    tokens = inline_tokens(markdown)
    assert {token.type for token in tokens} <= HARMLESS
    assert "".join(token.content for token in tokens) == flat.replace("\0", "\ufffd")


def test_markdown_says_the_words_and_where_they_stand() -> None:
    text = export("markdown", EVENTS, ARTICLES, "Water in Port Halden")
    assert text.startswith("# Water in Port Halden\n")
    plain = "\n".join(
        "".join(child.content for child in token.children or ()) for token in MarkdownIt("commonmark").parse(text)
    )
    for _, line in LINES:
        if not line.insertions:
            assert line.citation.exact in plain
        assert f"characters {line.citation.start}–{line.citation.end} of article {line.citation.article}" in plain
    assert "[Thousands told not to drink tap water in Port Halden](<https://wire.example/port-halden>)" in text


def test_markdown_counts_a_citation_once() -> None:
    event, article = event_of("The dam broke.")
    text = export("markdown", [event, event_of("The dam broke.", date="2031-05-05")[0]], {"a": article})
    assert text.count("[^1]:") == 1
    assert "[^2]" not in text


def test_markdown_shows_hours_and_ranges() -> None:
    event, article = event_of("The dam broke.", until="2031-05-06", time="21:45")
    assert "### 4–6 May 2031, 21:45" in export("markdown", [event], {"a": article})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.example/a b", "file:///etc/passwd"])
def test_only_ordinary_addresses_are_linked(url: str) -> None:
    event, article = event_of("The dam broke.", url=url)
    assert url not in export("markdown", [event], {"a": article})
    assert url not in export("timelinejs", [event], {"a": article})


def test_an_address_can_not_leave_its_brackets() -> None:
    event, article = event_of("The dam broke.", url="https://x.example/a>b")
    assert "(<https://x.example/a%3Eb>)" in export("markdown", [event], {"a": article})


# ---- TimelineJS


class Shown(HTMLParser):
    """What a browser would show, and the tags that made it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_timelinejs_has_what_its_documentation_asks_for() -> None:
    made = json.loads(export("timelinejs", EVENTS, ARTICLES, "Water"))
    assert made["title"]["text"]["headline"] == "Water"
    assert [slide["unique_id"] for slide in made["events"]] == [f"d{event.date}" for event in EVENTS]
    assert made["events"][0]["start_date"] == {"year": 2019}
    assert made["events"][1]["start_date"] == {"year": 2021, "month": 3, "day": 4}
    for slide, event in zip(made["events"], EVENTS, strict=True):
        shown = Shown(slide["text"]["text"])
        assert shown.tags <= {"p", "small", "a"}
        for line in event.lines:
            if not line.insertions:
                assert line.citation.exact in shown.text


def test_timelinejs_gives_ranges_and_hours() -> None:
    event, article = event_of("The dam broke.", until="2031-05-06", time="21:45")
    (slide,) = json.loads(export("timelinejs", [event], {"a": article}))["events"]
    assert slide["start_date"] == {"year": 2031, "month": 5, "day": 4, "hour": 21, "minute": 45}
    assert slide["end_date"] == {"year": 2031, "month": 5, "day": 6}
    assert slide["display_date"] == "4–6 May 2031, 21:45"


@given(HOSTILE)
def test_words_are_no_html_to_timelinejs(words: str) -> None:
    event, article = event_of(f"x{words}x", outlet=f"x{words}x", url='https://x.example/?q="><img src=x>')
    (slide,) = json.loads(export("timelinejs", [event], {"a": article}, words))["events"]
    shown = Shown(slide["text"]["text"])
    assert shown.tags <= {"p", "small", "a"}
    assert f"x{words}x" in shown.text
