"""What a feed tells: the developments of a story, each an entry; claims that one speaker made on a day are one."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ...developments import event_key
from ...exports.feeds import Entry
from ...querying import about
from ...records import Claim, Development, Dispute, Event, StoryPage
from ...words import terms
from ..claims import claim
from ..lines import Desk, line, outlet_of, short
from ..links import Links
from ..render import render
from ..wording import clean_date, count, kind, period
from .disputes import dispute
from .place import place

ENTRIES = 50  # in a feed: readers of feeds keep what they have seen
TITLE_SHOWN = 110  # characters of an article's words in the title of an entry


def entries(desk: Desk, page: StoryPage, found: Sequence[Development]) -> tuple[Entry, ...]:
    """The entries of a story's developments, newest first. `desk.links` must be absolute.

    Claims that are a side of a dispute among these developments are told there alone.
    """
    told = {(one.kind, one.key): one for one in found}
    made: list[Entry] = []
    sides: set[str | None] = set()
    for event in page.events:
        if development := told.get(("event", event_key(event))):
            made.append(_event(desk, page, event, development))
    for one in page.disputes:
        if development := told.get((one.kind, one.id)):
            sides |= {one.a.claim, one.b.claim}
            made.append(_dispute(desk, page, one, development))
    claims = [one for one in page.claims if ("claim", one.id) in told and one.id not in sides]

    def together(claim: Claim) -> tuple[str, str, str]:
        return told["claim", claim.id].seen, claim.date or "", claim.speaker or ""

    for key, group in groupby(sorted(claims, key=together), key=together):
        made.append(_claims(desk, page, list(group), key[0]))
    return newest(made)


def on(page: StoryPage, found: Sequence[Development], words: str) -> tuple[Development, ...]:
    """The developments that concern some words: claims as a ledger is asked for them, events and disputes whose lines
    hold all of them. Raises SettingError where the words tell nothing.
    """
    claims = {one.id for one in about(page.claims, words)}
    wanted = set(terms(words))
    lines = {event_key(one): [part.citation.exact for part in one.lines] for one in page.events}
    sides = {one.id: [one.a.citation.exact, one.b.citation.exact] for one in page.disputes}

    def concerns(one: Development) -> bool:
        if one.kind == "claim":
            return one.key in claims
        return wanted <= set(terms(" ".join((lines if one.kind == "event" else sides).get(one.key, ()))))

    return tuple(one for one in found if concerns(one))


def newest(made: Iterable[Entry]) -> tuple[Entry, ...]:
    """The newest entries, as many as a feed holds."""
    return tuple(sorted(made, key=lambda one: (one.updated, one.id), reverse=True)[:ENTRIES])


def _entry(page: StoryPage, key: str, title: str, href: str, seen: str, html: str) -> Entry:
    """`key` names the development in the story; an entry keeps its id while its words keep theirs."""
    return Entry(id=f"urn:dateline:{page.story.id}:{key}", title=title, href=href, updated=f"{seen[:19]}Z", html=html)


def _event(desk: Desk, page: StoryPage, event: Event, new: Development) -> Entry:
    when = clean_date(period(event.date, event.until))
    title = f"{when}: {short((event.headline or event.lines[0]).citation.exact, TITLE_SHOWN)}"
    lines = tuple(line(desk, one) for one in (event.headline, *event.lines) if one)
    href = place(desk, page, event.date) or desk.links.story(page.story.slug)
    return _entry(page, f"event:{event_key(event)}", title, href, new.seen, render("entry", desk.links, lines=lines))


def _dispute(desk: Desk, page: StoryPage, shown: Dispute, new: Development) -> Entry:
    view = dispute(desk, shown, {one.id: one for one in page.claims})
    who = view.b.who.name
    title = f"{kind(shown)}: {who}: {short(shown.b.citation.exact.removeprefix(who), TITLE_SHOWN)}"
    href = f"{desk.links.story(page.story.slug)}#disputed"
    html = render("entry", desk.links, dispute=view)
    return _entry(page, f"{shown.kind}:{shown.id}", title, href, new.seen, html)


def _claims(desk: Desk, page: StoryPage, claims: Sequence[Claim], seen: str) -> Entry:
    views = tuple(claim(desk, one) for one in claims)
    first, more = views[0], len(views) - 1
    who = first.speaker.name if claims[0].speaker else outlet_of(desk.articles.get(claims[0].article))
    does = f" {first.does}" if first.does else ""
    title = f"{who}{does}: {short(first.line.text, TITLE_SHOWN)}" + (
        f" and {count(more, 'more claim')}" if more else ""
    )
    href = first.line.cite.href
    return _entry(page, f"claim:{claims[0].id}", title, href, seen, render("entry", desk.links, claims=views))


def absolute(base: str, static: bool = False) -> Links:
    """Links that begin with the address of the front page, with its slash."""
    return Links(root=base, static=static)
