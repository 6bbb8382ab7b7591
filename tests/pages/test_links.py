"""Addresses of pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.links import Links, article_path, key, safe_url, unkey


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_key_is_safe_and_reversible(text: str) -> None:
    made = key(text)
    assert unkey(made) == text
    assert all(mark.isascii() and (mark.isalnum() or mark in "~._-") for mark in made)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_no_address_breaks_the_way_back(text: str) -> None:
    assert isinstance(unkey(text), str)


def test_links_are_relative_and_end_as_their_home_needs() -> None:
    web = Links.at("story/floods", static=False)
    site = Links.at("story/floods/claims-2", static=True)
    assert (web.home, web.story("x"), web.person("Ann Lee")) == ("../", "../story/x", "../person/ann-lee")
    assert (site.home, site.story("x", "claims", 2)) == ("../../index.html", "../../story/x/claims-2.html")
    assert Links(static=False).home == "./"
    assert web.person("李") is None


def test_the_server_is_told_the_span_and_the_site_has_it_marked() -> None:
    assert Links(static=False).article("a1", 2, (12, 40)) == "article/a1.v2?at=12-40#c12-40"
    assert Links(static=True).article("a1", 2, (12, 40)) == "article/a1.v2.html#c12-40"
    assert article_path("../../etc/passwd", 1) == "article/..~2F..~2Fetc~2Fpasswd.v1"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://x.example",
        "data:text/html,x",
        "//x.example",
        "file:///etc",
        "https://[",
        "",
        None,
        "java\nscript:x",
        "https:///path",
    ],
)
def test_only_ordinary_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_ordinary_addresses_do() -> None:
    assert safe_url("https://x.example/a?b=c#d") == "https://x.example/a?b=c#d"
    assert safe_url("HTTP://x.example") == "HTTP://x.example"
