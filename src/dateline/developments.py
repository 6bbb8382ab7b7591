"""What is new in a story, and when it became known: events, claims, denials, conflicts, figures that changed.

A development is no mention: another report of a known event, or a claim that an earlier report carried, is none. So
nothing is kept of earlier pages. A claim is as old as the first report that carries it, an event as the first report on
it, a denial as its words, another dispute as the later of its two sides; words that an earlier version of an article
held already are as old as that version. Grouping again, reading again with another model, or merging stories makes
nothing new.
"""

from collections.abc import Mapping, Sequence

from .moments import in_utc
from .records import LIKELY, Article, Citation, Claim, Development, DevelopmentKind, Dispute, Event, Revision, StoryPage

Revisions = Mapping[str, Sequence[Revision]]
"""Article id -> its versions, the first first."""

KINDS: tuple[DevelopmentKind, ...] = ("event", "denial", "contradiction", "figure", "claim")
"""In the order in which they are told."""


def developments(page: StoryPage, articles: Mapping[str, Article], revisions: Revisions) -> tuple[Development, ...]:
    """What a story's page holds that was new once, each with the time when Dateline first had it; newest first.

    articles, revisions   of every article that the page cites

    Events of the full length alone, and disputes that are only possible, are left out: they come and go as reports
    are weighed anew.
    """
    known = _Known(articles, revisions)
    claims = {claim.id: claim for claim in page.claims}
    found = [
        *(known.event(one) for one in page.events if one.level != "full"),
        *(known.dispute(one, claims) for one in page.disputes if one.score >= LIKELY),
        *(known.claim(one) for one in page.claims),
    ]
    return tuple(sorted(found, key=lambda one: (one.seen, one.published or "", one.kind, one.key), reverse=True))


def event_key(event: Event) -> str:
    """What an event is known by among the events of its story: its days."""
    return f"{event.date}/{event.until}" if event.until else event.date


class _Known:
    """When words, and what they amount to, were first read and first published."""

    def __init__(self, articles: Mapping[str, Article], revisions: Revisions) -> None:
        self._articles = articles
        self._revisions = revisions

    def claim(self, claim: Claim) -> Development:
        return _new("claim", claim.id, min(self._carriers(claim)))

    def event(self, event: Event) -> Development:
        """An announcement is no report: articles from before the day count only where there are no others."""
        times = [self._article(article) for article in event.articles]
        after = [time for time in times if time[1][:10] >= event.date[:10]]
        return _new("event", event_key(event), min(after or times or [self._words(_lead(event))]))

    def dispute(self, dispute: Dispute, claims: Mapping[str, Claim]) -> Development:
        sides = []
        for side in (dispute.a, dispute.b):
            claim = claims.get(side.claim or "")
            sides.append(min(self._carriers(claim) if claim else self._copies(side.citation)))
        return _new(dispute.kind, dispute.id, sides[1] if dispute.kind == "denial" else max(sides))

    def _carriers(self, claim: Claim) -> list[tuple[str, str]]:
        """Of its own words, and of the other reports that carry it."""
        others = (self._article(article) for article in claim.reports if article != claim.article)
        return [self._words(claim.content[0]), *others]

    def _copies(self, words: Citation) -> list[tuple[str, str]]:
        """Of words, and of the other reports that have them: a copy that comes later may be the one that is cited."""
        others = (a for a, article in self._articles.items() if a != words.article and words.exact in article.text)
        return [self._words(words), *map(self._article, others)]

    def _words(self, words: Citation) -> tuple[str, str]:
        """(seen, published) of words: those of the first version that has them."""
        for revision in self._revisions.get(words.article, ()):
            if revision.version == words.version or (revision.text and words.exact in revision.text):
                return revision.seen, self._published(words.article)
        return self._article(words.article)

    def _article(self, article: str) -> tuple[str, str]:
        versions = self._revisions.get(article)
        return (versions[0].seen if versions else ""), self._published(article)

    def _published(self, article: str) -> str:
        found = self._articles.get(article)
        return in_utc(found.published.value) if found and found.published.value else ""


def _new(kind: DevelopmentKind, key: str, time: tuple[str, str]) -> Development:
    return Development(kind=kind, key=key, seen=time[0], published=time[1] or None)


def _lead(event: Event) -> Citation:
    return (event.headline or event.lines[0]).citation
