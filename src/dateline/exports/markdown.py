"""Markdown: a heading a day, a list of lines, and a footnote for each that says where its words stand.

Written in CommonMark with the footnotes of GitHub, Pandoc and most static sites. What articles say is escaped: no
words of theirs become a heading, a link, an image, HTML or a formula.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from ..pages.lines import Desk, LineView, line
from ..pages.links import Links, safe_url
from ..pages.wording import month_of
from ..records import Article, Citation, Event
from .wording import support, when

# Marks that mean something in the middle of a line: emphasis, code, links, HTML, entities, tables, strike-through,
# superscript, formulas, references.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~^$#]")
# What makes a block of a line that begins with it: lists, underlined headings, rules.
_AT_START = re.compile(r"(?:[-+=:](?=$|\W|[-=])|\d{1,9}(?=[.)]))")


def markdown(events: Sequence[Event], articles: Mapping[str, Article], title: str = "") -> str:
    """The timeline as Markdown, oldest first. A line is the words of its citation, white space made one blank."""
    notes = _Notes(Desk(articles=articles, links=Links()))
    parts = [f"# {escape(title)}"] if title else []
    parts += _events(notes, events)
    return "\n\n".join([*parts, "\n".join(notes.written())]).rstrip() + "\n"


def escape(text: str) -> str:
    """The text on one line, such that Markdown shows it as it stands."""
    flat = _ANYWHERE.sub(r"\\\g<0>", " ".join(text.split()))
    if opening := _AT_START.match(flat):
        at = opening.end() if opening.group()[0].isdigit() else 0
        flat = f"{flat[:at]}\\{flat[at:]}"
    return flat


class _Notes:
    """Footnotes as they come up: a citation used twice has one number."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._texts: dict[Citation, str] = {}

    def mark(self, citation: Citation, view: LineView) -> str:
        """The mark after the words."""
        self._texts.setdefault(citation, self._text(citation, view))
        return f"[^{list(self._texts).index(citation) + 1}]"

    def written(self) -> list[str]:
        """The notes for the end, in order."""
        return [f"[^{number}]: {text}" for number, text in enumerate(self._texts.values(), 1)]

    def _text(self, citation: Citation, view: LineView) -> str:
        article = self.desk.articles.get(citation.article)
        title = escape(article.title) if article else ""
        address = safe_url(article.url) if article else None
        if address:
            title = f"[{title or 'article'}](<{_address(address)}>)"
        where = f"characters {citation.start}–{citation.end} of article {escape(citation.article)}"
        version = f", version {citation.version}" if citation.version != 1 else ""
        parts = (escape(view.cite.outlet), title, escape(view.cite.date), escape(view.cite.place), where + version)
        return ", ".join(part for part in parts if part) + "."


def _address(url: str) -> str:
    """The address as it may stand between angle brackets."""
    return url.translate({ord("<"): "%3C", ord(">"): "%3E", ord("\\"): "%5C"})


def _events(notes: _Notes, events: Sequence[Event]) -> Iterable[str]:
    month = ""
    for event in events:
        if (opened := month_of(event.date)) != month:
            month = opened
            yield f"## {month}"
        yield _heading(notes, event)
        yield "\n".join(_item(notes, event))
        yield f"*{support(event)}*"


def _heading(notes: _Notes, event: Event) -> str:
    text = f"### {escape(when(event))}"
    if event.headline:
        view = line(notes.desk, event.headline)
        text += f" · {escape(view.text)}{notes.mark(event.headline.citation, view)}"
    return text


def _item(notes: _Notes, event: Event) -> Iterable[str]:
    for one in event.lines:
        if one != event.headline:
            view = line(notes.desk, one)
            yield f"- {escape(view.text)}{notes.mark(one.citation, view)}"
