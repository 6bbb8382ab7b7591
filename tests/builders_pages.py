"""Invented articles and stories for the pages, and a shelf that stands in for `store.read`.

All words were written for these tests.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

import pytest

from dateline.crosslinks import crosslinked
from dateline.developments import developments
from dateline.errors import NotFoundError
from dateline.moments import in_utc
from dateline.records import (
    Annotations,
    Article,
    Card,
    Certainty,
    Citation,
    Claim,
    Development,
    Difference,
    Dispute,
    EntityType,
    Event,
    Insertion,
    Line,
    Member,
    Origin,
    Person,
    PersonPage,
    Point,
    Polarity,
    Precision,
    Published,
    Quantity,
    QuoteKind,
    Report,
    Resolution,
    Revision,
    Series,
    Side,
    Story,
    StoryPage,
    Support,
)
from dateline.slugs import slug


def article(
    id: str, outlet: str | None, published: str | None, title: str, *body: str, url: str | None = None, version: int = 1
) -> Article:
    """An article: headline, blank line, paragraphs."""
    precision: Precision = "none" if published is None else "minute" if "T" in published else "day"
    return Article(
        id=id,
        text="\n\n".join([title, *body] if title else body),
        version=version,
        headline=(0, len(title)) if title else None,
        url=url,
        outlet=outlet,
        byline="By Ines Calloway" if id.endswith("1") else None,
        published=Published(value=published, precision=precision, origin="json-ld" if published else "none"),
        language="en",
    )


def words(one: Article, exact: str) -> Citation:
    """The citation of words in an article; they must stand there."""
    start = one.text.index(exact)
    return Citation(article=one.id, version=one.version, start=start, end=start + len(exact), exact=exact)


def cut(one: Article, exact: str, *insertions: tuple[int, str]) -> Line:
    """A line cut from an article."""
    return Line(citation=words(one, exact), insertions=tuple(Insertion(at=at, text=text) for at, text in insertions))


def says(
    one: Article,
    speaker: str | None,
    *content: str,
    cue: str = "said",
    source: str | None = None,
    role: str | None = None,
    organisation: str | None = None,
    quote: QuoteKind = "indirect",
    polarity: Polarity = "asserts",
    certainty: Certainty = "certain",
    hedges: tuple[str, ...] = (),
    type: EntityType | None = "person",
    resolution: Resolution = "named",
    via: str | None = None,
    reports: tuple[str, ...] = (),
) -> Claim:
    """A claim of the ledger."""
    pieces = tuple(words(one, text) for text in content)
    written = source if source is not None else speaker
    return Claim(
        id=f"{one.id}.{one.version}.{pieces[0].start}",
        article=one.id,
        version=one.version,
        outlet=one.outlet,
        date=one.published.day,
        speaker=speaker,
        speaker_type=type,
        resolution=resolution,
        role=role,
        organisation=organisation,
        source=(words(one, written),) if written else (),
        cue=(words(one, cue),) if cue in one.text else (),
        content=pieces,
        sentence=pieces[0],
        quote=quote,
        polarity=polarity,
        certainty=certainty,
        hedges=hedges,
        via=via,
        reports=reports,
    )


WIRE = article(
    "w1",
    "Meridian Wire",
    "2021-03-04T06:40:00+00:00",
    "Thousands told not to drink tap water in Port Halden",
    "PORT HALDEN (Meridian Wire) - Health officials told 48,000 people in the harbour districts of Port Halden on "
    "Thursday not to drink tap water after a solvent was found in a pumping station.",
    "“We do not yet know how it got there,” said Maren Okafor, the city's chief medical officer. “Boiling does not "
    "help.”",
    "The regional water company, Halden Water, said the solvent probably entered through a broken valve.",
    url="https://wire.example/port-halden",
)
COPY_A = replace(
    article("a2", "The Halden Courier", "2021-03-04T07:15:00+00:00", WIRE.title, *WIRE.text.split("\n\n")[1:3])
)
COPY_B = article(
    "b3",
    "Coast Today",
    "2021-03-04T08:02:00+00:00",
    "Harbour districts told: do not drink the water",
    *WIRE.text.split("\n\n")[1:],
)
STUDY = article(
    "s1",
    "The Northern Ledger",
    "2021-03-16T18:20:00+00:00",
    "Study traces solvent in Port Halden's water to paint works at the old dry dock",
    "The solvent in Port Halden's tap water likely came from the paint works at the old dry dock, according to a study "
    "by the Institute for Inland Waters published on Tuesday.",
    "The institute compared samples from 31 wells with paint sold by Brandt & Sons Marine Coatings. “The "
    "fingerprint is the same in 29 of them,” said Ruth Adeyemi-Lindqvist, a hydrologist and the study's author.",
    "She said corrupt inspections may have let the leak go on for years, but that it was unlikely that the city "
    "council knew.",
    "If confirmed, the finding would put the cost of the clean-up on the company.",
    url="https://ledger.example/study",
)
DENIAL = article(
    "d1",
    "The Halden Courier",
    "2021-03-17T11:05:00+00:00",
    "Paint maker denies poisoning wells",
    "Brandt & Sons Marine Coatings has denied that its works released any solvent.",
    "It said that it has not used the substance since 1998.",
    "A spokeswoman for the council called the study “a reckless guess” and said 19,000 people had been affected, not "
    "48,000.",
    "He did not want to be named.",
)
LATE = article(
    "l1",
    "Meridian Wire",
    "2021-04-02T09:30:00+00:00",
    "Port Halden lifts water warning after 29 days",
    "Health officials lifted the warning on Friday. The regional governor promised an inquiry within six months.",
    "Okafor warned that two wells at the dry dock must stay closed.",
)
BARE = article("u1", None, None, "", "A reader's letter without a headline says that the water smelt of paint in 2019.")
ARTICLES = {one.id: one for one in (WIRE, COPY_A, COPY_B, STUDY, DENIAL, LATE, BARE)}

BOIL = says(
    WIRE,
    "Maren Okafor",
    "We do not yet know how it got there,",
    "Boiling does not help.",
    quote="direct",
    role="chief medical officer",
    organisation="Port Halden",
    reports=("a2", "b3"),
)
VALVE = says(
    WIRE,
    "Halden Water",
    "the solvent probably entered through a broken valve",
    certainty="probable",
    hedges=("probably",),
    type="organisation",
    role="regional water company",
)
PAINT = says(
    STUDY,
    "Institute for Inland Waters",
    "The solvent in Port Halden's tap water likely came from the paint works at the old dry dock",
    cue="according to",
    certainty="probable",
    hedges=("likely",),
    type="organisation",
    role="study",
)
PRINT = says(
    STUDY,
    "Ruth Adeyemi-Lindqvist",
    "The fingerprint is the same in 29 of them,",
    quote="direct",
    role="hydrologist and the study's author",
    organisation="Institute for Inland Waters",
)
BRIBES = says(
    STUDY,
    "Ruth Adeyemi-Lindqvist",
    "corrupt inspections may have let the leak go on for years",
    source="She",
    resolution="pronoun",
    certainty="possible",
    hedges=("may",),
    polarity="accuses",
)
NO_LEAK = says(
    DENIAL,
    "Brandt & Sons Marine Coatings",
    "that its works released any solvent",
    cue="has denied",
    polarity="denies",
    type="organisation",
)
SINCE = says(
    DENIAL,
    "Brandt & Sons Marine Coatings",
    "it has not used the substance since 1998",
    source="It",
    resolution="pronoun",
    type="organisation",
)
GUESS = says(
    DENIAL,
    "A spokeswoman for the council",
    "called the study “a reckless guess”",
    quote="mixed",
    resolution="described",
)
FEWER = says(
    DENIAL,
    "A spokeswoman for the council",
    "19,000 people had been affected, not 48,000",
    resolution="described",
    polarity="asserts",
)
NAMELESS = says(DENIAL, None, "want to be named", source="He", resolution="unresolved", polarity="declines")
INQUIRY = says(
    LATE,
    "The regional governor",
    "an inquiry within six months",
    cue="promised",
    source="The regional governor",
    polarity="promises",
    resolution="described",
)
CLOSED = says(
    LATE,
    "Maren Okafor",
    "two wells at the dry dock must stay closed",
    source="Okafor",
    cue="warned",
    polarity="warns",
    role="chief medical officer",
)
SMELL = says(BARE, None, "the water smelt of paint in 2019", source="", resolution="none", cue="says")
CLAIMS: tuple[Claim, ...] = (
    CLOSED,
    INQUIRY,
    NO_LEAK,
    SINCE,
    GUESS,
    FEWER,
    NAMELESS,
    PAINT,
    PRINT,
    BRIBES,
    BOIL,
    VALVE,
    SMELL,
)

STORY = Story(
    id=1,
    slug="water-warning-in-port-halden",
    headline=cut(LATE, "Port Halden lifts water warning after 29 days"),
    standfirst=(
        cut(LATE, "Health officials lifted the warning on Friday."),
        cut(DENIAL, "Brandt & Sons Marine Coatings has denied that its works released any solvent."),
        cut(
            STUDY,
            "If confirmed, the finding would put the cost of the clean-up on the company.",
            (14, "that the solvent came from the paint works"),
        ),
    ),
    members=tuple(
        Member(article=one, reason="shares “Port Halden”, “solvent”, “tap water”", similarity=0.5) for one in ARTICLES
    ),
    first="2021-03-04",
    last="2021-04-02",
    support=Support(articles=7, outlets=4, origins=5),
)
EVENTS = (
    Event(
        date="2019",
        precision="year",
        headline=None,
        score=0.2,
        lines=(cut(BARE, "A reader's letter without a headline says that the water smelt of paint in 2019."),),
        support=Support(articles=1, outlets=1, origins=1),
        articles=("u1",),
    ),
    Event(
        date="2021-03-04",
        precision="day",
        headline=cut(WIRE, WIRE.title),
        score=0.9,
        lines=(cut(WIRE, WIRE.text.split("\n\n")[1].partition(" - ")[2]), cut(WIRE, WIRE.text.split("\n\n")[-1])),
        support=Support(articles=3, outlets=3, origins=1),
        articles=("w1", "a2", "b3"),
        first_report="w1",
    ),
    Event(
        date="2021-03-16",
        precision="day",
        headline=cut(STUDY, STUDY.title),
        score=0.8,
        lines=(cut(STUDY, STUDY.text.split("\n\n")[3], (3, "Adeyemi-Lindqvist")),),
        support=Support(articles=1, outlets=1, origins=1),
        articles=("s1",),
        first_report="s1",
    ),
    Event(
        date="2021-03-17",
        precision="day",
        headline=cut(DENIAL, DENIAL.title),
        score=0.7,
        lines=(
            cut(DENIAL, "Brandt & Sons Marine Coatings has denied that its works released any solvent."),
            cut(DENIAL, "It said that it has not used the substance since 1998."),
        ),
        support=Support(articles=1, outlets=1, origins=1),
        articles=("d1",),
        first_report="d1",
    ),
    Event(
        date="2021-04-02",
        precision="day",
        headline=cut(LATE, LATE.title),
        score=0.7,
        lines=(cut(LATE, LATE.text.split("\n\n")[1]),),
        support=Support(articles=1, outlets=1, origins=1),
        articles=("l1",),
        first_report="l1",
    ),
)
DISPUTES = (
    Dispute(
        id="x1",
        kind="denial",
        about="solvent, works",
        score=0.8,
        a=Side(citation=PAINT.content[0], speaker=PAINT.speaker, date=PAINT.date, claim=PAINT.id),
        b=Side(citation=NO_LEAK.content[0], speaker=NO_LEAK.speaker, date=NO_LEAK.date, claim=NO_LEAK.id),
    ),
    Dispute(
        id="x2",
        kind="figure",
        figure="dispute",
        about="people affected",
        score=0.7,
        a=Side(
            citation=words(WIRE, "Health officials told 48,000 people in the harbour districts of Port Halden"),
            date="2021-03-04",
        ),
        b=Side(citation=FEWER.content[0], speaker=FEWER.speaker, date=FEWER.date, claim=FEWER.id),
    ),
)


def valued(one: Side, exact: str, amount: float) -> Side:
    """A side with the figure that stands in its words."""
    start = one.citation.start + one.citation.exact.index(exact)
    return replace(
        one, value=Quantity(start=start, end=start + len(exact), low=amount, high=amount, measure="people affected")
    )


SERIES = Series(
    about="sick: people affected",
    points=(
        Point(side=valued(DISPUTES[1].a, "48,000 people", 48000), as_of="2021-03-04", reports=("w1", "a2", "b3"),
              support=Support(articles=3, outlets=3, origins=1)),
        Point(side=valued(DISPUTES[1].b, "19,000 people", 19000), as_of="2021-03-17", reports=("d1",),
              support=Support(articles=1, outlets=1, origins=1)),
    ),
    differences=(Difference(earlier=0, later=1, figure="dispute", dispute=DISPUTES[1].key),),
)  # fmt: skip
PAINT, PRINT, VALVE, BRIBES, GUESS, NO_LEAK, SINCE, INQUIRY = (
    one
    for name in (PAINT, PRINT, VALVE, BRIBES, GUESS, NO_LEAK, SINCE, INQUIRY)
    for one in crosslinked(CLAIMS, DISPUTES)
    if one.id == name.id
)
CLAIMS = crosslinked(CLAIMS, DISPUTES)
PAGE = StoryPage(
    story=STORY,
    events=EVENTS,
    cards=(
        Card(label="Report", title=cut(STUDY, STUDY.title), claims=(PAINT, PRINT, VALVE)),
        Card(label="Allegations", title=None, claims=(BRIBES, GUESS)),
        Card(label="Response", title=cut(DENIAL, DENIAL.title), claims=(NO_LEAK, SINCE, INQUIRY)),
    ),
    claims=CLAIMS,
    disputes=DISPUTES,
    origins=(
        Origin(articles=("w1", "a2", "b3"), evidence="text copied from the Meridian Wire report"),
        *(Origin(articles=(one,)) for one in ("s1", "d1", "l1", "u1")),
    ),
    series=(SERIES,),
)
SMALL = article(
    "k1",
    "Coast Today",
    "2021-02-11",
    "Ferry to Skarn island cancelled for a second day",
    "The ferry to Skarn island stayed in port on Thursday because of ice.",
)
SMALL_PAGE = StoryPage(
    story=Story(
        id=2,
        slug="ferry-to-skarn-island",
        headline=cut(SMALL, SMALL.title),
        first="2021-02-11",
        standfirst=(cut(SMALL, "The ferry to Skarn island stayed in port on Thursday because of ice."),),
        last="2021-02-11",
        members=(Member(article="k1", reason="opened the story", similarity=1.0),),
        support=Support(articles=1, outlets=1, origins=1),
    ),
    events=(
        Event(
            date="2021-02-11",
            precision="day",
            headline=None,
            support=Support(articles=1, outlets=1, origins=1),
            lines=(cut(SMALL, "The ferry to Skarn island stayed in port on Thursday because of ice."),),
            articles=("k1",),
        ),
    ),
)
EVIL = article(
    "e1",
    "<script>alert('outlet')</script>",
    "2021-01-05",
    "<script>alert('title')</script> & \"quotes\" onmouseover=alert(1)",
    "<img src=x onerror=alert(1)> said </p></main>the end of the page.",
    url="javascript:alert(1)",
)
EVIL_PAGE = StoryPage(
    story=Story(
        id=3,
        slug="evil",
        headline=cut(EVIL, EVIL.title),
        first="2021-01-05",
        last="2021-01-05",
        members=(Member(article="e1", reason="<b>reason</b>", similarity=1.0),),
        support=Support(articles=1, outlets=1, origins=1),
    ),
    claims=(
        says(
            EVIL,
            "<img src=x onerror=alert(1)>",
            "</p></main>the end of the page",
            role="<b>role</b>",
            certainty="possible",
            hedges=("<i>",),
        ),
    ),
)
UNDATED = StoryPage(
    story=Story(id=4, slug="letter", headline=None, members=(Member(article="u1", reason="alone", similarity=1.0),))
)


@dataclass
class Shelf:
    """Stands in for `dateline.store.read`: the same functions, over records in memory."""

    pages: tuple[StoryPage, ...] = (PAGE, SMALL_PAGE, EVIL_PAGE, UNDATED)
    shelf: dict[str, Article] = field(default_factory=lambda: {**ARTICLES, "k1": SMALL, "e1": EVIL})
    old: dict[str, str] = field(default_factory=lambda: {"old-address": STORY.slug})

    def stories(self, store: object) -> tuple[Story, ...]:
        return tuple(page.story for page in self.pages)

    def story_page(self, store: object, ref: str) -> StoryPage:
        for page in self.pages:
            if self.old.get(ref, ref) in (page.story.slug, str(page.story.id)):
                return page
        raise NotFoundError(f"no story {ref!r}")

    def report(self, store: object, article_id: str, version: int | None = None) -> Report:
        one = self.shelf.get(article_id)
        if one is None or version not in (None, one.version):
            raise NotFoundError(f"no article {article_id!r}")
        return Report(article=one, annotations=Annotations(article=one.id))

    def articles(self, store: object, ids: Iterable[str]) -> dict[str, Article]:
        return {key: self.shelf[key] for key in sorted(set(ids)) if key in self.shelf}

    def article_stories(self, store: object, article_id: str) -> tuple[Story, ...]:
        return tuple(page.story for page in self.pages if any(one.article == article_id for one in page.story.members))

    def people(self, store: object, limit: int | None = None) -> tuple[Person, ...]:
        found: dict[str, Person] = {}
        for claim in (claim for page in self.pages for claim in page.claims if claim.speaker):
            name = claim.speaker or ""
            known = found.get(slug(name), Person(name=name, slug=slug(name), type=claim.speaker_type))
            found[slug(name)] = replace(
                known, claims=known.claims + 1, denials=known.denials + (claim.polarity == "denies")
            )
        return tuple(sorted(found.values(), key=lambda one: (-one.claims, one.slug)))[:limit]

    def person(self, store: object, slug_: str) -> PersonPage:
        claims = [claim for page in self.pages for claim in page.claims]
        said = tuple(claim for claim in claims if claim.speaker and slug(claim.speaker) == slug_)
        if not said:
            raise NotFoundError(f"nobody at {slug_!r}")
        name = said[0].speaker or ""
        about = tuple(one for one in claims if one not in said and name in " ".join(c.exact for c in one.content))
        stories = tuple(page.story for page in self.pages if any(claim in said for claim in page.claims))
        return PersonPage(name=name, slug=slug_, type=said[0].speaker_type, said=said, about=about, stories=stories)

    def claims(self, store: object) -> tuple[Claim, ...]:
        return tuple(claim for page in self.pages for claim in page.claims)

    def old_names(self, store: object) -> tuple[tuple[str, str], ...]:
        return tuple(self.old.items())

    def parts(self, store: object, story: int) -> tuple[Story, ...]:
        return ()

    def disputes(self, store: object) -> tuple[tuple[Story, Dispute], ...]:
        return tuple((page.story, one) for page in self.pages for one in page.disputes)

    def behind(self, store: object, found: Iterable[tuple[Story, Dispute]]) -> dict[str, Claim]:
        wanted = {side.claim for _, one in found for side in (one.a, one.b)}
        return {claim.id: claim for page in self.pages for claim in page.claims if claim.id in wanted}

    def origins(self, store: object, articles: Iterable[str]) -> tuple[Origin, ...]:
        return tuple(origin for page in self.pages for origin in page.origins)


@dataclass
class Past:
    """Stands in for `dateline.store.history`: every article was read in the hour after it was published."""

    shelf: Shelf

    def revisions(self, store: object, ids: Iterable[str]) -> dict[str, tuple[Revision, ...]]:
        known = self.shelf.articles(store, ids)
        return {
            key: (Revision(version=1, seen=in_utc(one.published.value or "2021-05-01T09:00:00")),)
            for key, one in known.items()
        }

    def developments(self, store: object, story: int, since: str = "", by: str = "seen") -> tuple[Development, ...]:
        page = next(page for page in self.shelf.pages if page.story.id == story)
        found = developments(page, self.shelf.shelf, self.revisions(store, self.shelf.shelf))
        return tuple(one for one in found if (one.seen if by == "seen" else one.published or one.seen) >= since)

    def newest(self, store: object, limit: int) -> tuple[tuple[int, Development], ...]:
        found = [(page.story.id, one) for page in self.shelf.pages for one in self.developments(store, page.story.id)]
        return tuple(sorted(found, key=lambda pair: pair[1].seen, reverse=True)[:limit])

    def developments_of(self, store: object, person: str, limit: int) -> tuple[tuple[int, Development], ...]:
        known = self.shelf.person(store, person)
        theirs = {one.id for one in (*known.said, *known.about)}
        return tuple(pair for pair in self.newest(store, 10**6) if pair[1].key in theirs)[:limit]

    def latest(self, store: object, story: int) -> str:
        return max((one.seen for one in self.developments(store, story)), default="")

    def counts_since(self, store: object, story: int, since: str, by: str = "seen") -> dict[str, int]:
        return dict(Counter(one.kind for one in self.developments(store, story, since, by)))

    def page_as_of(self, store: object, now: Story, day: str) -> tuple[StoryPage, list[Report]]:
        """Stands in for `dateline.pipeline.page_as_of`."""
        page = next(page for page in self.shelf.pages if page.story == now)
        return page, [Report(article=one, annotations=Annotations(article=one.id)) for one in self.shelf.shelf.values()]


def shelved(patch: pytest.MonkeyPatch, module: ModuleType, shelf: Shelf | None = None) -> None:
    """Let a module, or the modules of a folder, read from a shelf."""
    shelf = shelf or Shelf()
    rooms = [module, *(part for part in vars(module).values() if isinstance(part, ModuleType) and inside(part, module))]
    for room in rooms:
        for name, stand_in in (("read", shelf), ("history", Past(shelf)), ("pipeline", Past(shelf))):
            if hasattr(room, name):
                patch.setattr(room, name, stand_in)


def inside(part: ModuleType, folder: ModuleType) -> bool:
    return part.__name__.startswith(f"{folder.__name__}.")


class FakeStore:
    """Stands in for an open database."""

    path = Path("test.db")

    def __enter__(self) -> "FakeStore":
        return self

    def __exit__(self, *_: object) -> None:
        return None
