"""Timelines and attributions of plain texts: what scholars import. No database, no network.

`article` makes a record from a text; `timeline` reads sentences and dates by itself, without an encoder. The
estimators of `estimators` do the same with numbers of their own. `attributions` reads who says what, with one.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from .annotate import annotate, outline
from .annotate.encoder import Encoder
from .annotate.tagger import Tagger
from .errors import SettingError
from .ingest.draft import Draft, join_headline
from .ingest.identity import article_id, keys_of
from .ingest.plain import normalise
from .ingest.published import parse
from .records import Article, Attribution, Event, Origin, Published, Report
from .syndication import origins as find_origins
from .timeline import Model
from .timeline import timeline as timeline_of_reports


def article(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Article:
    """An article from its text.

    published   a day ("2017-08-16", "16 Aug 2017", a date) or a time; without it an article counts only by the days
                that it names
    title       the headline, where the text does not begin with it
    id          its name in citations; None makes one of the address or the text, so the same text of the same
                outlet is the same article

    Citations count in `Article.text`, which is the title, a blank line and the text, with line ends made \\n and
    control characters left out.

    Raises SettingError for a text of nothing but blanks or a date that can't be read.
    """
    whole, headline = join_headline(Draft(body=text, source="given", title=title))
    if not whole.strip():
        raise SettingError("an article needs a text; this one has nothing but blanks")
    keys = keys_of(text=whole, identifier=id, scope="given", url=url, outlet=outlet, place=None)
    return Article(
        id=normalise(id) if id else article_id(keys),
        text=whole,
        headline=headline,
        url=url,
        outlet=outlet,
        published=_published(published),
        keys=keys,
        source="given",
    )


def _published(given: str | date | None) -> Published:
    if given is None:
        return Published()
    read = parse(given if isinstance(given, str) else given.isoformat())
    if read is None:
        raise SettingError(f"published={given!r} is not a date; write it like 2017-08-16")
    return Published(value=read[0], precision=read[1], origin="given")


def reports(articles: Iterable[Article | Report]) -> list[Report]:
    """Each article with its sentences and dates, in the order given; a report is taken as it is. An article that
    comes twice counts once.

    Raises TypeError for anything else.
    """
    found: dict[str, Report] = {}
    for one in articles:
        if isinstance(one, Report):
            found.setdefault(one.article.id, one)
        elif isinstance(one, Article):
            if one.id not in found:
                found[one.id] = Report(article=one, annotations=outline(one))
        else:
            raise TypeError(f"articles or reports, not {type(one).__name__}; make one with dateline.article(text)")
    return list(found.values())


def timeline(
    articles: Iterable[Article | Report],
    *,
    dates: int | None = None,
    lines: int | None = None,
    first: str | None = None,
    last: str | None = None,
    about: str | None = None,
    origins: Sequence[Origin] | None = None,
    model: Model | None = None,
) -> tuple[Event, ...]:
    """The timeline of articles on one story, in order of time; the same in whatever order they come.

    dates   how many days; None gives a full timeline, whose events know in which lengths they stand (`lengths.cut`)
    lines   how many lines a day; None gives one to three, the best for short
    first, last   only days in this period ("YYYY-MM-DD", inclusive)
    about   only what concerns these words, a name or a matter; () where nothing does
    origins articles that are one report, to count support by; None finds copies by itself
    model   learned numbers; None takes those that come with the package

    Raises SettingError for a number below one, a period that is not two days or an `about` without a word in it;
    TypeError for anything but articles and reports.
    """
    read = reports(articles)
    sources = find_origins([report.article for report in read]) if origins is None else origins
    return timeline_of_reports(
        read, dates=dates, lines=lines, first=first, last=last, about=about, origins=sources, model=model
    )


def attributions(text: str | Article | Report, *, tagger: Tagger | None = None) -> tuple[Attribution, ...]:
    """Who says what in a text, in reading order; its spans count in the text exactly as it was given.

    text    plain text, its headline (if any) in a paragraph of its own; or an article, whose spans then count in
            `Article.text`; a report that is annotated already gives what it has
    tagger  what reads it, such as `Encoder.load(fast=True)`; None takes the encoder of the package, which is loaded
            once, at the first call, and kept

    Nothing is kept between texts, so that the same text gives the same attributions whatever came before.

    Raises TypeError for anything else, ModelError where the encoder can't be read.
    """
    if isinstance(text, Report):
        return text.annotations.attributions
    if isinstance(text, str):
        text = Article(id="text", text=text)
    elif not isinstance(text, Article):
        raise TypeError(f"a text, an article or a report, not {type(text).__name__}")
    return annotate(text, tagger=tagger or _encoder()).attributions


@cache
def _encoder() -> Encoder:
    """The encoder of the package, loaded once in a process."""
    return Encoder.load()
