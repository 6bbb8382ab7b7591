"""TimelineJS: the JSON that Knight Lab's TimelineJS3 shows (https://timeline.knightlab.com/docs/json-format.html).

TimelineJS puts headline and text on the page as HTML, so every word of an article is escaped here; the only tags
are ours. Events keep their id (`unique_id`) when a headline changes, and it is that of the story's own page.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape

import msgspec

from ..pages.lines import Desk, LineView, line
from ..pages.links import Links, safe_url
from ..records import Article, Event
from .wording import support, when


def timelinejs(events: Sequence[Event], articles: Mapping[str, Article], title: str = "") -> str:
    """The timeline as the data of a TimelineJS3 timeline."""
    desk = Desk(articles=articles, links=Links())
    whole: dict[str, object] = {"events": [_slide(desk, event) for event in events], "scale": "human"}
    if title:
        whole["title"] = {"unique_id": "title", "text": {"headline": escape(title), "text": ""}, "autolink": False}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


def _slide(desk: Desk, event: Event) -> dict[str, object]:
    """One event as a slide."""
    headline = line(desk, event.headline).text if event.headline else ""
    shown = [f"<p>{_cited(desk, line(desk, one))}</p>" for one in event.lines if one != event.headline]
    slide: dict[str, object] = {
        "unique_id": f"d{event.date}",
        "start_date": _date(event.date, event.time),
        "display_date": when(event),
        "text": {"headline": escape(headline), "text": "".join([*shown, f"<p><small>{support(event)}</small></p>"])},
        "autolink": False,
    }
    if event.until:
        slide["end_date"] = _date(event.until, None)
    return slide


def _date(value: str, time: str | None) -> dict[str, int]:
    """The parts of a date that are known ("2017-08" -> year and month); an unknown digit of a year is 0."""
    parts = [int(part) for part in re.findall(r"\d+", value[:10].replace("X", "0"))]
    if time and (clock := re.fullmatch(r"(\d{1,2}):(\d\d)(?::\d\d)?", time)):
        parts += [int(clock[1]), int(clock[2])]
    return dict(zip(("year", "month", "day", "hour", "minute"), parts, strict=False))


def _cited(desk: Desk, view: LineView) -> str:
    """The words of a line, escaped, and where they stand."""
    article = desk.articles.get(view.cite.article)
    outlet = escape(view.cite.outlet)
    if article and (address := safe_url(article.url)):
        outlet = f'<a href="{escape(address)}" rel="noopener">{outlet}</a>'
    where = ", ".join(part for part in (outlet, escape(view.cite.date), escape(view.cite.place)) if part)
    return f"{escape(view.text)} <small>{where}</small>"
