"""Addresses of pages, the same for the web server and the static site.

All links are relative, so that the pages open at any sub-path and from a folder on disk. The site
writes `story/x.html` where the server answers at `story/x`.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ..slugs import slug

WEB_SCHEMES = ("http", "https")


def key(text: str) -> str:
    """A name that is safe as a file and in an address, and different for different texts ("a/b" -> "a~2Fb").

    >>> key("a/b ~"), unkey("a~2Fb~20~7E")
    ('a~2Fb~20~7E', 'a/b ~')
    """
    return quote(text, safe="").replace("~", "%7E").replace("%", "~")


def unkey(name: str) -> str:
    """The text that `key` was made from."""
    return unquote(re.sub(r"~(?=[0-9A-Fa-f]{2})", "%", name.replace("%", "%25")))


def safe_url(url: str | None) -> str | None:
    """The address itself when it is an ordinary http or https one, else None: never a script, never a file."""
    if not url or any(ord(mark) <= ord(" ") for mark in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in WEB_SCHEMES and parts.hostname else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Addresses as seen from one page. `root` leads to the front page's folder ("", "../", ...)."""

    root: str = ""
    static: bool = False

    @property
    def feeds(self) -> bool:
        """Whether there are feeds: an entry's links are absolute, and files don't know where they will stand."""
        return not self.static

    @classmethod
    def at(cls, path: str, *, static: bool) -> "Links":
        """Links for the page at `path`, counted from the front page without a leading slash."""
        return cls(root="../" * path.count("/"), static=static)

    def page(self, name: str) -> str:
        """The address of a page by its path without ending, such as "story/floods"."""
        return f"{self.root}{name}{'.html' if self.static else ''}"

    @property
    def home(self) -> str:
        """The front page."""
        return f"{self.root}index.html" if self.static else self.root or "./"

    def file(self, name: str) -> str:
        """The address of a file, such as "static/style.css"."""
        return f"{self.root}{name}"

    def story(self, story: str, part: str = "", number: int = 1) -> str:
        """A story's page, or one of its parts ("claims"), page `number` of it."""
        return self.page(story_path(story, part, number))

    def person(self, name: str, number: int = 1) -> str | None:
        """A speaker's page; None when the name has nothing to make an address of."""
        address = slug(name)
        return self.page(numbered(f"person/{address}", number)) if address else None

    def article(self, article: str, version: int, span: tuple[int, int] | None = None) -> str:
        """An article, opened at `span` where one is given.

        The server is told the span as well, since a fragment never reaches it; the site has every
        cited span marked in the page already.
        """
        address = self.page(article_path(article, version))
        if span is None:
            return address
        where = f"{span[0]}-{span[1]}"
        return f"{address}#c{where}" if self.static else f"{address}?at={where}#c{where}"

    def changes(self, article: str, version: int) -> str:
        """What a version of an article changed."""
        return self.page(f"{article_path(article, version)}/changes")


def article_path(article: str, version: int) -> str:
    """The path of an article's page: "article/<id>.v<version>"."""
    return f"article/{key(article)}.v{version}"


def story_path(story: str, part: str = "", number: int = 1) -> str:
    """The path of a story's page or of a part of it: "story/floods", "story/floods/claims-2"."""
    path = f"story/{key(story)}"
    return numbered(f"{path}/{part}", number) if part else path


def numbered(path: str, number: int) -> str:
    """The path of the n-th page of a long list; the first has no number."""
    return path if number == 1 else f"{path}-{number}"
