"""The whole path, in its order. Only this module knows it.

    read -> keep -> annotate          article by article, a batch a transaction
    group                             articles -> stories (`grouping`)
    refresh                           the stories that changed -> their pages

Every step starts from what the database holds, so a run that was killed is finished by running the
same command again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Protocol

from . import stories
from .annotate import annotate
from .annotate.tagger import Tagger
from .cards import cards
from .claims import ledger
from .counting import origin_of, support
from .crosslinks import crosslinked
from .developments import developments
from .disputes import disputes
from .errors import NotFoundError
from .grouping import NOWHERE, Progress, event_of, parts
from .grouping import cluster as cluster
from .grouping import group as group
from .happenings import happenings
from .headline import headline, leading, standfirst
from .lengths import cut
from .names import Names
from .owners import owned
from .records import (
    Annotations,
    Article,
    Claim,
    Dispute,
    Entity,
    Member,
    Origin,
    Rejected,
    Report,
    Story,
    StoryPage,
)
from .series import series
from .slugs import slug
from .store import Store, addresses, edits, history, identity, judgements, read, write
from .stories import editing
from .syndication import origins
from .timeline import timeline

BATCH = 32
"""Articles in one transaction: a kill costs at most the reading of this many; fewer make commits the cost."""

Judge = Callable[[Sequence[Dispute]], tuple[Dispute, ...]]


class Reader(Protocol):
    """Reads articles; `annotate.pool.Pool` in one process or several, a fake in tests."""

    @property
    def name(self) -> str:
        """Name and version of the model behind it."""
        ...

    def read(self, articles: Sequence[Article]) -> Iterator[Annotations]:
        """What each article says, in the order given."""
        ...


@dataclass(slots=True)
class Added:
    """What an `add` did, in articles."""

    added: int = 0
    changed: int = 0
    same: int = 0
    unread: int = 0
    quarantined: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(**{part.name: getattr(self, part.name) + getattr(other, part.name) for part in fields(Added)})


def add(
    store: Store,
    items: Iterable[Article | Rejected],
    *,
    reader: Reader,
    now: datetime,
    progress: Progress = lambda n: None,
) -> Added:
    """Keep and read what comes in. Stories are not touched: call `group` and `refresh` after it."""
    tally = Added()
    stream = iter(items)
    while batch := list(islice(stream, BATCH)):
        with store.transaction():
            fresh = [kept for item in batch if (kept := _keep(store, item, now, tally)) is not None]
            for article, said in zip(fresh, reader.read(fresh), strict=True):
                _put_read(store, article, said, reader.name)
                progress(1)
        progress(len(batch) - len(fresh))
    return tally


def reread(store: Store, *, reader: Reader, everything: bool = False, progress: Progress = lambda n: None) -> int:
    """Read again what another model read, or everything; how many articles. Call `group` and `refresh` after it.

    A run that was killed goes on where it stopped, unless `everything` is asked for.
    """
    waiting = read.read_by_others(store, "" if everything else reader.name)
    for start in range(0, len(waiting), BATCH):
        articles = tuple(read.articles(store, waiting[start : start + BATCH]).values())
        with store.transaction():
            for article, said in zip(articles, reader.read(articles), strict=True):
                _put_read(store, article, said, reader.name)
                progress(1)
    return len(waiting)


def _put_read(store: Store, article: Article, said: Annotations, reader: str) -> None:
    """Keep what an article says, and what the stream needs of it."""
    write.put_annotations(store, said, reader=reader)
    write.put_features(store, article.id, stories.features(Report(article=article, annotations=said)))


def _keep(store: Store, item: Article | Rejected, now: datetime, tally: Added) -> Article | None:
    """Keep one item; the article back if it is to be read."""
    if isinstance(item, Rejected):
        tally.quarantined += 1
        write.put_rejected(store, item, seen=now)
        return None
    reason = why_unread(item)
    outcome, kept = write.put_article(store, item, seen=now, unread=reason)
    setattr(tally, outcome, getattr(tally, outcome) + 1)
    if reason is None:
        return None if outcome == "same" else kept
    tally.unread += 1
    write.drop_features(store, kept.id)
    return None


def why_unread(article: Article) -> str | None:
    """Why an article is kept but not read, in words; None when it is read."""
    if article.language in (None, "en", "und"):
        return None
    return f"its language is {article.language!r}; Dateline reads English"


def refresh(store: Store, progress: Progress = lambda n: None) -> int:
    """Make the pages of the stories that changed; returns how many."""
    waiting, owners, titles = read.dirty(store), read.owners(store), editing.titles(edits.log(store))
    known = judgements.judgements(store)
    for story in waiting:
        reports = [replace(one, article=owned(one.article, owners)) for one in read.reports(store, story)]
        page = make_page(
            reports,
            story=story,
            members=read.members(store, story),
            event_of=event_of(store, story),
            judge=partial(judgements.judged, known),
        )
        with store.transaction():
            page = replace(page, story=_named(store, page.story, titles.get(story)))
            articles = {report.article.id: report.article for report in reports}
            new = developments(page, articles, history.revisions(store, articles))
            write.put_page(store, page, names_in_claims(page, reports), new)
        progress(1)
    return len(waiting)


def _named(store: Store, story: Story, title: str | None) -> Story:
    """The story with its lasting address, and under the editor's title where it has one."""
    wanted = story.slug if title is None else slug(title)
    return replace(story, title=title, slug=addresses.free_slug(store, story.id, wanted, renamed=title is not None))


def page_as_of(store: Store, now: Story, day: str) -> tuple[StoryPage, Sequence[Report]]:
    """The page of a story (as it is now) at the end of a past day, made of what was published by then, and its reports.

    Raises:
        NotFoundError: nothing of it was published by then.
    """
    owners = read.owners(store)
    found = history.reports_as_of(store, now.id, day)
    if not found:
        raise NotFoundError(f"nothing of story {now.id} was published by {day}; its first report is of {now.first}")
    reports = [replace(one, article=owned(one.article, owners)) for one in found]
    then = {report.article.id for report in reports}
    members = [one for one in now.members if one.article in then]
    parted = parts({report.article.id: stories.features(report) for report in reports})
    page = make_page(reports, story=now.id, members=members, event_of=parted)
    page = replace(page, story=replace(page.story, slug=now.slug, title=now.title))
    return identity.page(identity.identities(store), judgements.page(judgements.judgements(store), page)), reports


def make_page(
    reports: Sequence[Report],
    *,
    story: int = 1,
    members: Sequence[Member] = (),
    event_of: Mapping[str, int] = NOWHERE,
    judge: Judge = tuple,
) -> StoryPage:
    """Reports of one story -> its page. Pure; `reports` in order of publication.

    `event_of` gives the event of each article (`grouping.parts`); without it no happenings are told. `judge` gives the
    disputes with the reader's word on them: what was dismissed is on no card and in no standfirst.
    """
    articles = [report.article for report in reports]
    sources = origins(articles)
    events = timeline(reports, origins=sources)
    claims = counted(ledger(reports), articles, sources)
    disputed = disputes(claims, reports)
    claims = crosslinked(claims, disputed)
    standing = [one for one in judge(disputed) if one.judged != "dismissed"]
    main = cut(events, "normal")
    lead = leading(reports, main)
    head = headline(lead)
    days = sorted(day for article in articles if (day := article.published.day))
    made = Story(
        id=story,
        slug=slug(head.citation.exact) if head else "",
        headline=head,
        standfirst=standfirst(lead, reports, standing),
        members=tuple(members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        support=support(articles, origin_of(sources)),
    )
    return StoryPage(
        story=made,
        events=events,
        cards=cards(claims, standing, reports),
        claims=claims,
        disputes=disputed,
        origins=sources,
        series=series(judge(disputed), claims, reports, sources),
        happenings=happenings(reports, event_of, sources),
    )


def counted(claims: Sequence[Claim], articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[Claim, ...]:
    """The claims, each with how many articles, outlets, owners and independent origins carry it."""
    by_id = {article.id: article for article in articles}
    home = origin_of(origins)
    return tuple(replace(one, support=support([by_id[name] for name in one.reports], home)) for one in claims)


def story_pages(articles: Iterable[Article], *, tagger: Tagger) -> list[StoryPage]:
    """The whole path without a database: articles -> a page a story, the largest story first."""
    ordered = sorted((article for article in articles if why_unread(article) is None), key=write.sort_key)
    reports = {a.id: Report(article=a, annotations=annotate(a, tagger=tagger)) for a in ordered}
    features = {name: stories.features(report) for name, report in reports.items()}
    clusters = cluster(features.items())
    by_size = sorted(clusters.values(), key=len, reverse=True)
    return [
        make_page(
            [reports[member.article] for member in members],
            story=number,
            members=members,
            event_of=parts({member.article: features[member.article] for member in members}),
        )
        for number, members in enumerate(by_size, start=1)
    ]


def names_in_claims(page: StoryPage, reports: Sequence[Report]) -> dict[str, set[str]]:
    """Claim id -> names of the people and bodies that its content mentions, as the ledger calls those who speak too."""
    named = {
        report.article.id: [one for one in report.annotations.entities if one.type in ("person", "organisation")]
        for report in reports
    }
    speakers = [(claim.speaker, claim.speaker_type, claim.resolution) for claim in page.claims]
    known = {speaker for speaker, _, _ in speakers if speaker}
    names = Names(
        [*speakers, *((one.name, one.type, "named") for report in reports for one in report.annotations.entities)]
    )

    def name(entity: Entity) -> str:
        full = names.full(entity.name, entity.type, "named") or entity.name
        return full if entity.name not in known and full in known else entity.name

    return {
        claim.id: {
            name(entity)
            for part in claim.content
            for entity in named.get(claim.article, ())
            if part.start <= entity.start and entity.end <= part.end
        }
        for claim in page.claims
    }
