"""Feeds that any reader can read: feedparser reads the Atom, the specification's fields stand in the JSON."""

import json

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.feeds import Entry, Feed, atom, json_feed

HERE = "https://news.example/feed.atom"
ENTRY = Entry(
    id="urn:dateline:1:event:2021-03-04",
    title="4 Mar 2021: “Boil & wait” <now>",
    href="https://news.example/story/halden#2021-03-04",
    updated="2021-03-04T07:00:00Z",
    html="<p>Health officials told 48,000 people &amp; more</p>",
)
FEED = Feed(title="Port Halden · Dateline", home="https://news.example/story/halden", entries=(ENTRY,))


def test_atom_is_read_by_a_feed_reader() -> None:
    read = feedparser.parse(atom(FEED, HERE))
    assert not read.bozo
    assert (read.feed.title, read.feed.link, read.feed.updated) == (FEED.title, FEED.home, ENTRY.updated)
    (one,) = read.entries
    assert (one.id, one.title, one.link, one.updated) == (
        ENTRY.id,
        "4 Mar 2021: “Boil & wait” <now>",
        ENTRY.href,
        ENTRY.updated,
    )
    assert one.content[0].value == ENTRY.html


def test_json_feed_has_what_version_1_1_asks_for() -> None:
    read = json.loads(json_feed(FEED, HERE))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert (read["title"], read["home_page_url"], read["feed_url"]) == (FEED.title, FEED.home, HERE)
    (item,) = read["items"]
    assert (item["id"], item["url"], item["content_html"]) == (ENTRY.id, ENTRY.href, ENTRY.html)


def test_a_feed_without_entries_is_one() -> None:
    read = feedparser.parse(atom(Feed(title="Nothing", home="https://news.example/", entries=()), HERE))
    assert not read.bozo
    assert read.entries == []


@given(st.text())
def test_no_words_break_it(words: str) -> None:
    odd = Entry(id="urn:x", title=words, href=ENTRY.href, updated=ENTRY.updated, html=words)
    assert not feedparser.parse(atom(Feed(title=words, home=HERE, entries=(odd,)), HERE).encode()).bozo
