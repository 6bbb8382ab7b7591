"""The nouns of Dateline, each defined once.

Every record is frozen, slotted and keyword-only. An offset is a count of Unicode code points into
`Article.text`, and a span is half-open: `text[start:end]`. Dates are ISO 8601 / EDTF strings
("2017-08-16", "2017-08", "2017", "201X", "2017-07-03/2017-07-05").

Records hold no behaviour beyond what their own fields imply. They serialise with msgspec
(`store` and the `--json` outputs use the same field names as here), so there is no second list of
fields anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

Span = tuple[int, int]

Precision = Literal["second", "minute", "day", "week", "month", "season", "year", "decade", "century", "range", "none"]
SentenceKind = Literal["headline", "dateline", "date", "body", "furniture"]
EntityType = Literal["person", "organisation", "place", "other"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Polarity = Literal["asserts", "denies", "declines", "questions", "demands", "promises", "warns", "accuses"]
Certainty = Literal["certain", "probable", "possible", "conditional", "unknown"]
Level = Literal["short", "normal", "full"]
DevelopmentKind = Literal["event", "claim", "denial", "contradiction", "figure"]
Resolution = Literal["named", "described", "pronoun", "unresolved", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was published, how precisely that is known, and where it was read.

    `value` is ISO 8601 ("2017-08-16T18:20:00+00:00", "2017-08-16", "2017-08", "2017") or None for
    an undated article, which is a valid state. `origin` names where the value stood: "field:time",
    "json-ld", "meta:article:published_time", "byline", "feed:published", "url", "given".
    """

    value: str | None = None
    precision: Precision = "none"
    origin: str = "none"

    @property
    def day(self) -> str | None:
        """The calendar day, "YYYY-MM-DD", or None when it is not known to the day."""
        return self.value[:10] if self.value and len(self.value) >= 10 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one article, as it was read.

    `text` holds everything that can be cited, the headline included: when a source gives the
    headline apart, `text` is the headline, a blank line, and the body, and `headline` is the
    headline's span. `headline` is None when none was given or found.
    `keys` are the identities under which the same article may come again, strongest first
    ("id:<outlet or feed>:<guid>", "url:<canonical url>", "text:<sha256 of the normalised text>").
    `extra` keeps the fields of the source that Dateline does not know. `owner` is who owns the outlet, by the
    reader's own table; None where it does not tell.
    """

    id: str
    text: str
    version: int = 1
    headline: Span | None = None
    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published = Published()
    language: str | None = None
    keys: tuple[str, ...] = ()
    source: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    owner: str | None = None

    @property
    def title(self) -> str:
        """The headline's words, or "" where there is none."""
        return self.text[slice(*self.headline)] if self.headline else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that could not be read: where it stood, why, and its first bytes."""

    source: str
    reason: str
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence or a sentence-like piece of an article.

    kind: "headline" (the article's or a section's), "dateline" ("LONDON (Reuters) -"), "date" (a
    heading that dates what follows), "body", or "furniture" (by-lines, "Read more", follow boxes,
    reader comments: never shown, never counted). `paragraph` counts from 0.
    """

    start: int
    end: int
    kind: SentenceKind = "body"
    paragraph: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A mention of a time in the text (TIMEX3), resolved.

    `value` is ISO 8601 / EDTF, or "" when it cannot be resolved. `anchor` says against what it was
    resolved: "text" (absolute), "published", "previous" (the mention before) or "section" (a date
    heading above it). `approximate` is True for values good only to about their precision
    ("three weeks ago" as a day).
    """

    start: int
    end: int
    value: str
    precision: Precision
    anchor: Literal["text", "published", "previous", "section", "none"] = "text"
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A mention of a name. `name` is its fullest form in the article ("Elleman" -> "Michael Elleman")."""

    start: int
    end: int
    type: EntityType
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts. `low` and `high` are equal unless the text gives a range."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    measure: str = ""
    modifier: str = ""
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Someone stands behind something: source, cue and content, as spans in reading order.

    `source` is empty where the text names none. `speaker` is the source resolved to the article's
    entity or to its own words; None exactly when `resolution` is "unresolved" or "none". `role` and
    `organisation` are words of the text ("missile expert", "IISS"). `hedges` are the spans that
    carry the certainty. `via` is the index, in the article's attributions, of the attribution this
    one is nested in, and `depth` how many it is nested in. `evidence` are the spans that name what
    the content rests on ("photographs examined by the institute", "court papers", "two officials"). `slight` says in
    a word why the ledger leaves the attribution out ("fragment", "no words"), or is "".
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    quote: QuoteKind = "indirect"
    speaker: str | None = None
    speaker_type: EntityType | None = None
    resolution: Resolution = "none"
    role: str | None = None
    organisation: str | None = None
    polarity: Polarity = "asserts"
    certainty: Certainty = "certain"
    hedges: tuple[Span, ...] = ()
    via: int | None = None
    evidence: tuple[Span, ...] = ()
    depth: int = 0
    slight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What one version of one article says. All in reading order."""

    article: str
    version: int = 1
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[DateMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article together with what it says: what the story stages work on."""

    article: Article
    annotations: Annotations


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Exact words at an exact place (W3C TextPositionSelector and TextQuoteSelector in one)."""

    article: str
    version: int
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """Words of ours inside a line, shown in square brackets, before character `at` of the citation."""

    at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is shown: a citation, with insertions marked as ours. `level` is the shortest length of timeline
    in which the line stands on its event's card."""

    citation: Citation
    insertions: tuple[Insertion, ...] = ()
    level: Level = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How widely something is reported; four separate counts. `owners` is None where not known."""

    articles: int = 0
    outlets: int = 0
    origins: int = 0
    owners: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article in a story, with the reason it joined, in words a reader understands."""

    article: str
    reason: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A running story. `first` and `last` are days ("YYYY-MM-DD") or None when all is undated.

    `title` is the editor's own, shown in place of the headline; the headline is a citation, the title is none.
    """

    id: int
    slug: str
    headline: Line | None
    standfirst: tuple[Line, ...] = ()
    members: tuple[Member, ...] = ()
    first: str | None = None
    last: str | None = None
    support: Support = Support()
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day (or range of days, month, or year) that mattered.

    `date` is the day, month or year; of a range (precision "range") the first day, and `until` the last.
    `time` is the hour that a shown line names ("21:45"), as the text gives it, or None. `first_report` is the id of
    the earliest article on it from the day or later, None where all came before. `level` is the shortest length of
    timeline in which the event stands.
    """

    date: str
    precision: Precision
    headline: Line | None
    lines: tuple[Line, ...]
    support: Support
    articles: tuple[str, ...] = ()
    first_report: str | None = None
    score: float = 0.0
    level: Level = "short"
    until: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happened in a story, as several reports tell it; a story is a chain of them.

    `first` and `last` are the days on which its dated reports were published ("YYYY-MM-DD"), None where none is dated;
    `headline` is that of one of them, `articles` their ids in order of publication.
    """

    headline: Line
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    support: Support = Support()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article that is one report with an earlier one, `of`.

    `share` is how much of the shorter one's own words (those outside quotation marks) stands in the longer one, 0 to 1;
    `because` says it in words a reader understands.
    """

    article: str
    of: str
    share: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Articles that are one report: a wire copy and its reprints, the earliest first.

    `evidence` says how we know of all of them together, `copies` of each but the first.
    """

    articles: tuple[str, ...]
    evidence: str = ""
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attribution as an entry of a story's ledger.

    `content` is one line per contiguous piece, each a citation; `sentence` the whole sentence(s) it
    stands in. `reports` are the articles that carry it, its own among them. `id` is
    "<article>.<version>.<start of the content>", stable while the text is. `told_by` are those in whose words it
    stands, the nearest first ("A, as told by B"), but for those who tell of themselves; `denied_by` the
    words that deny it and `denial_of` those that it denies, of the likely disputes alone. `support` counts `reports`:
    five copies of one wire report are one origin.
    """

    id: str
    article: str
    version: int
    outlet: str | None
    date: str | None
    speaker: str | None
    speaker_type: EntityType | None
    resolution: Resolution
    role: str | None
    organisation: str | None
    source: tuple[Citation, ...]
    cue: tuple[Citation, ...]
    content: tuple[Citation, ...]
    sentence: Citation
    quote: QuoteKind
    polarity: Polarity
    certainty: Certainty
    hedges: tuple[str, ...] = ()
    via: str | None = None
    reports: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()
    depth: int = 0
    told_by: tuple["Side", ...] = ()
    denied_by: tuple["Side", ...] = ()
    denial_of: tuple["Side", ...] = ()
    support: Support = Support()


DisputeKind = Literal["denial", "contradiction", "figure"]
FigureKind = Literal["dispute", "update", "range"]
Verdict = Literal["confirmed", "dismissed"]
KEY_LENGTH = 8
"""Hexadecimal digits of a dispute's key: two of 1,000 disputes share one in 10,000 databases."""
LIKELY = 0.65
"""Score from which a dispute is shown at once; below, it is only possible and stands behind (see `disputes`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute, or who else has to do with a claim: the words, who stands behind them, and when."""

    citation: Citation
    speaker: str | None = None
    date: str | None = None
    claim: str | None = None
    value: Quantity | None = None

    @property
    def amount(self) -> tuple[float, float] | None:
        """The figure's least and greatest value; None where the side is no figure."""
        return (self.value.low, self.value.high) if self.value else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two sides that differ. For a denial, `b` denies `a`.

    `figure` tells how figures differ: "dispute" (same time, other value), "update" (a later value
    supersedes) or "range" (other methods). `score` is 0 to 1; `reasons` say what it rests on. `judged` is the
    reader's own word on it, "" where they gave none.
    """

    id: str
    kind: DisputeKind
    about: str
    a: Side
    b: Side
    figure: FigureKind | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    judged: Verdict | Literal[""] = ""

    @property
    def likely(self) -> bool:
        """Whether it is shown at once: sure enough or confirmed by the reader, and not dismissed by them."""
        return self.judged == "confirmed" or (self.score >= LIKELY and self.judged != "dismissed")

    @property
    def key(self) -> str:
        """A name that stays while its words do: made of its kind and of both sides' article, words and figure."""
        sides = sorted(
            (one.citation.article, " ".join(one.citation.exact.casefold().split()), one.amount)
            for one in (self.a, self.b)
        )
        return sha256(repr((self.kind, sides)).encode()).hexdigest()[:KEY_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The reader's word on a dispute, the dispute as it was then, and when (ISO 8601, UTC)."""

    verdict: Verdict
    dispute: Dispute
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure of a series: `side` has its words, who stands behind it and its value, `as_of` is the day for which it
    holds ("YYYY-MM-DD"), None where that is not known. `reports` carry it, its own article among them."""

    side: Side
    as_of: str | None
    reports: tuple[str, ...] = ()
    support: Support = Support()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How two figures of a series differ, by their places in it; `dispute` is the key of the dispute that says so."""

    earlier: int
    later: int
    figure: FigureKind
    dispute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What a story's reports count, over time: the figures for one measure, the oldest first, the undated last."""

    about: str
    points: tuple[Point, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A version of an article: when Dateline first had it (ISO 8601, UTC, no zone), and its text; "" where the article
    has no other version."""

    version: int
    seen: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """Something that was new in a story: when Dateline came to have it, and when its first report was published.

    `key` says which of the page's events (its days), claims or disputes (their ids) it is. Both times are ISO 8601 in
    UTC without a zone; `published` may be a day, a month or None.
    """

    kind: DevelopmentKind
    key: str
    seen: str
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Claims gathered by the part they play: "Report", "Allegations", "Response", "Demands" ..."""

    label: str
    title: Line | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """Everything a story page shows; what `pages`, the terminal view and `--json` work from."""

    story: Story
    events: tuple[Event, ...] = ()
    cards: tuple[Card, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origins: tuple[Origin, ...] = ()
    series: tuple[Series, ...] = ()
    happenings: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone (or some body) who stands behind claims, in all stories together."""

    name: str
    slug: str
    type: EntityType | None = None
    claims: int = 0
    denials: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """What a person said, and what others said about them; newest first.

    `merged` are the names that the reader ruled to be this person's too; `stories` those in which they say something.
    """

    name: str
    slug: str
    type: EntityType | None = None
    said: tuple[Claim, ...] = ()
    about: tuple[Claim, ...] = ()
    merged: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the reader ruled on who is one person. `person` and `other` are names.

    "merge": what goes under `other` is `person`'s. "split" without a `story`: the names that were merged into
    `person` stand alone again; with one: the `person` of that story is somebody else, shown as `other`; with an
    `article` the `person` of that article is, or of what is said there in these `words`.
    """

    id: int
    kind: Literal["merge", "split"]
    person: str
    other: str = ""
    story: int | None = None
    article: str = ""
    words: str = ""


EditKind = Literal["merge", "split", "move", "pin", "rename", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Articles (ids) that stood in the story `was` and that the editor put into, or kept in, `story`."""

    articles: tuple[str, ...]
    was: int
    story: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing that the editor did. Stories are numbers; `time` is ISO 8601 in UTC.

    "merge": `other` became part of `story`. "split": `other` is the new story, of articles that stood in `story`.
    "move": articles went from `other` to `story`. "pin": `story` stays as it is. "rename": `story` is called `title`.
    "undo": what the edit numbered `undoes` did is taken back.

    `placed` says where every article of the stories concerned was put; grouping keeps to it, whatever comes.
    """

    id: int
    time: str
    kind: EditKind
    story: int = 0
    other: int | None = None
    placed: tuple[Placing, ...] = ()
    title: str = ""
    undoes: int | None = None
