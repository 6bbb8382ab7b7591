"""The developments of all stories, of one, of a person, or on some words, as feeds."""

from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response

from ..exports.feeds import FEEDS, Entry, Feed
from ..pages import views
from ..pages.lines import Desk
from ..pages.links import Links, unkey
from ..pages.views.front import headline_of
from ..records import Development
from ..store import Store, history, read

FEED_LENGTH = 200  # developments that a feed is made of: claims that come together are one entry
LONGEST_WORDS = 200  # characters that a topic may have, as in the forms
FEED_LOOKED = 2000  # the newest developments that are looked through for some words


def feed(store: Store, request: Request) -> Response:
    """The developments of all stories, of one, of a person, or on some words, as a feed: nothing but what is new."""
    links = views.absolute(str(request.base_url))
    slug, who, words = (
        request.path_params.get("slug"),
        request.path_params.get("who"),
        request.query_params.get("about", "")[:LONGEST_WORDS],
    )
    if slug is not None:
        page = read.story_page(store, unkey(slug))
        title, home = headline_of(page.story), links.story(page.story.slug)
        found = {page.story.id: history.developments(store, page.story.id)[:FEED_LENGTH]}
    elif who is not None:
        person = read.person(store, who)
        title, home = person.name, links.page(f"person/{person.slug}")
        found = _by_story(history.developments_of(store, who, FEED_LENGTH))
    else:
        title, home = f"“{words}”" if words else "What is new in all stories", links.home
        found = _by_story(history.newest(store, FEED_LOOKED if words else FEED_LENGTH))
    made = [entry for story, new in found.items() for entry in _entries(store, links, story, new, words)]
    shown = Feed(title=f"{title} · Dateline", home=home, entries=views.newest_entries(made))
    _, media_type, write = FEEDS[request.url.path.rpartition("/")[2]]
    return Response(write(shown, str(request.url)), media_type=media_type)


def _by_story(found: Iterable[tuple[int, Development]]) -> dict[int, tuple[Development, ...]]:
    stories: dict[int, list[Development]] = {}
    for story, one in found:
        stories.setdefault(story, []).append(one)
    return {story: tuple(of) for story, of in stories.items()}


def _entries(store: Store, links: Links, story: int, found: Sequence[Development], words: str) -> tuple[Entry, ...]:
    page = read.story_page(store, str(story))
    found = views.on(page, found, words) if words else found
    return views.entries(Desk(articles=read.articles(store, views.story_articles(page)), links=links), page, found)
