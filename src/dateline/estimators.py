"""Timelines as estimators, in the manner of scikit-learn (which is not needed): parameters, `fit`, `predict`.

    Timeline       the method of Dateline; unfitted it has the numbers that come with the package
    MentionCount   the well-known baseline: the days that most reports name

Parameters are keyword-only and kept as given; whether they make sense is checked when they are used. What `fit`
learns stands in attributes that end in "_". `sklearn.base.clone` and pickling work.
"""

import inspect
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from .errors import SettingError
from .library import reports
from .records import Article, Event, Report
from .syndication import origins
from .timeline import Model, baseline, choice, learning, prepare, shipped, timeline

Collection = Iterable[Article | Report]
Gold = Mapping[str, Sequence[str]] | Iterable[tuple[str, Sequence[str]]] | Iterable[Event]
"""An editor's timeline: sentences by day, pairs of a day and its sentences, or events."""


class Estimator:
    """Parameters, and what follows from `predict`. Not for use by itself."""

    def __init__(
        self,
        *,
        dates: int | None = None,
        lines: int | None = None,
        first: str | None = None,
        last: str | None = None,
        about: str | None = None,
    ) -> None:
        self.dates = dates
        self.lines = lines
        self.first = first
        self.last = last
        self.about = about

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The parameters by name. `deep` is there for scikit-learn: no parameter is an estimator."""
        return {name: getattr(self, name) for name in self._names()}

    def set_params(self, **params: Any) -> Self:
        """Change parameters. Raises SettingError for a name that is not one."""
        for name, value in params.items():
            if name not in self._names():
                raise SettingError(
                    f"{type(self).__name__} has no parameter {name!r}; it has {', '.join(self._names())}"
                )
            setattr(self, name, value)
        return self

    def fit(self, collections: Sequence[Collection], timelines: Sequence[Gold]) -> Self:
        """Learn from editors' timelines, one for each collection of articles."""
        raise NotImplementedError

    def predict(self, articles: Collection) -> tuple[Event, ...]:
        """The timeline of articles on one story, in order of time; () where there is nothing to tell."""
        raise NotImplementedError

    def score(self, collections: Sequence[Collection], timelines: Sequence[Gold]) -> float:
        """The mean F1 of the predicted days, 0 to 1."""
        pairs = list(zip(collections, _golds(collections, timelines), strict=True))
        return sum(_f1({e.date for e in self.predict(c)}, set(gold)) for c, gold in pairs) / max(len(pairs), 1)

    @classmethod
    def _names(cls) -> list[str]:
        return sorted(inspect.signature(cls.__init__).parameters.keys() - {"self"})

    def __repr__(self) -> str:
        given = (f"{name}={value!r}" for name, value in self.get_params().items() if value is not None)
        return f"{type(self).__name__}({', '.join(given)})"


class Timeline(Estimator):
    """The timeline as Dateline makes it.

    Parameters
        dates   how many days; None gives a full timeline, whose events know in which lengths they stand
                (`dateline.cut` cuts it to the short or the normal one)
        lines   how many lines a day; None gives one to three
        first, last   only days in this period ("YYYY-MM-DD", inclusive)
        about   only what concerns these words, a name or a matter

    Learned by `fit`
        model_  the numbers that rank days and lines (`dateline.timeline.Model`)

    Before `fit`, `predict` uses the numbers that come with the package. They were trained on Timeline17 and the
    entities of Ghalandari & Ifrim (2020), with small trees that `fit`, which needs numpy alone, does not grow: learn
    anew where editors have another taste or the language of reports is another, not to gain on the same kind of news.

    >>> Timeline(dates=1).predict([])
    ()
    """

    model_: Model

    def fit(self, collections: Sequence[Collection], timelines: Sequence[Gold]) -> Self:
        """Learn which days and sentences editors take. The parameters play no part.

        collections   the articles or reports of each story
        timelines     the editor's timeline of each: {"2017-08-16": ["What happened.", ...], ...}, or pairs of a day
                      and its sentences, or events. Without sentences only the ranking of days is learnt. Days outside
                      the first and last of an editor are no evidence against anything.

        Raises SettingError where there is nothing to learn from.
        """
        golds = _golds(collections, timelines)
        examples = [
            learning.example(prepare(reports(articles)), gold)
            for articles, gold in zip(collections, golds, strict=True)
        ]
        self.model_ = learning.learn(examples, shipped())
        return self

    def predict(self, articles: Collection) -> tuple[Event, ...]:
        """The timeline of articles on one story, in order of time; () where there is nothing to tell.

        Raises SettingError for a parameter that makes no sense.
        """
        read = reports(articles)
        return timeline(
            read,
            origins=origins([one.article for one in read]),
            model=getattr(self, "model_", None),
            **self.get_params(),
        )


class MentionCount(Estimator):
    """The days that most reports name, each with the sentences nearest to its middle.

    Parameters as those of `Timeline`; `dates` None gives as many days as editors had on average (`dates_`), before
    `fit` as many as the square root of the number of articles; `lines` None likewise (`lines_`), before `fit` one.

    Learned by `fit`
        dates_, lines_   the mean number of days, and of sentences a day, of editors' timelines, rounded
    """

    dates_: int
    lines_: int

    def fit(self, collections: Sequence[Collection], timelines: Sequence[Gold]) -> Self:
        """Learn how long editors' timelines are. Raises SettingError where there is nothing to learn from."""
        golds = _golds(collections, timelines)
        told = [len(said) for gold in golds for said in gold.values() if said]
        self.dates_ = max(1, round(sum(map(len, golds)) / len(golds)))
        self.lines_ = max(1, round(sum(told) / len(told))) if told else 1
        return self

    def predict(self, articles: Collection) -> tuple[Event, ...]:
        """The timeline of articles on one story, in order of time; () where there is nothing to tell.

        Raises SettingError for a parameter that makes no sense.
        """
        read = prepare(reports(articles), about=self.about, dates=self.dates, lines=self.lines)
        lines: int = getattr(self, "lines_", 1) if self.lines is None else self.lines
        return baseline.count_mentions(
            read,
            dates=self.dates or getattr(self, "dates_", None),
            lines=lines,
            period=choice.period(self.first, self.last),
            origins=origins([one.article for one in read]),
        )


def _golds(collections: Sequence[Collection], timelines: Sequence[Gold]) -> list[dict[str, tuple[str, ...]]]:
    """The editors' timelines as sentences by day. Raises SettingError where there is not one for each collection."""
    if not len(collections) or len(collections) != len(timelines):
        raise SettingError(f"{len(collections)} collections and {len(timelines)} timelines: give one timeline for each")
    return [_gold(one) for one in timelines]


def _gold(timeline: Gold) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in timeline.items() if isinstance(timeline, Mapping) else timeline:
        if isinstance(entry, Event):
            day, said = entry.date, tuple(line.citation.exact for line in entry.lines)
        else:
            day, said = str(entry[0])[:10], (entry[1],) if isinstance(entry[1], str) else tuple(entry[1])
        found[day] = found.get(day, ()) + said
    return found


def _f1(mine: set[str], theirs: set[str]) -> float:
    both = len(mine & theirs)
    return 2 * both / (len(mine) + len(theirs)) if both else 0.0
