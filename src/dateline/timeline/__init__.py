"""Story -> timeline: the days that mattered, each with lines cut from the reports.

narrow  the reports to what concerns some words, if told   about.py
gather  the evidence that ties sentences to days          evidence.py
count   and rank the days                                 days.py
choose  how many days, and which                          choice.py
choose  the lines of each day, without repeating          coverage.py, lines.py
doubt   days and lines that may not belong together       belonging.py
cite    every line; headline, support, first report       events.py, headlines.py, support.py
widen   days that are the end of a range                  ranges.py
add     months and ranges that stand by themselves        coarse.py
"""

from collections.abc import Sequence
from numbers import Integral

import numpy as np

from ..errors import SettingError
from ..records import Event, Origin, Report
from . import belonging, choice, coarse, days, events, lines, mentions, ranges
from .about import narrow, once
from .evidence import gather
from .model import Model, read, shipped

__all__ = ["Model", "prepare", "read", "shipped", "timeline"]


def timeline(
    reports: Sequence[Report],
    *,
    dates: int | None = None,
    lines: int | None = None,
    first: str | None = None,
    last: str | None = None,
    about: str | None = None,
    origins: Sequence[Origin] = (),
    model: Model | None = None,
) -> tuple[Event, ...]:
    """The timeline of a story, in order of time.

    dates   how many days (fewer where there are no more); None gives a full timeline, whose events know in which
            lengths they stand (`lengths.cut`), with ranges, months and years of weight added
    lines   how many lines a day (fewer where there is no more to cite); None gives one to five: one in
            a short timeline, at most three in a normal one, there only such as surely belong to the day
            (`belonging`; a number asked for is filled without that)
    first, last   only days in this period ("YYYY-MM-DD", inclusive)
    about   only what concerns these words, a name or a matter: one thread of the story; () where nothing does
    origins articles that are one report, to count support by; without them each article is its own

    Raises SettingError for a number below one, a period that is not two days, or an `about` without a word in it.
    """
    within = choice.period(first, last)
    told = prepare(reports, about=about, dates=dates, lines=lines)
    made = _build(told, dates, lines, within, origins, model)
    return made if about is None else once(made)


def prepare(
    reports: Sequence[Report], *, about: str | None = None, dates: int | None = None, lines: int | None = None
) -> list[Report]:
    """The reports in reading order, narrowed to what concerns the words `about`; checks the numbers on the way.

    Raises SettingError for a number below one or an `about` without a word in it.
    """
    for name, number in (("dates", dates), ("lines", lines)):
        if number is not None and (not isinstance(number, Integral) or number < 1):
            raise SettingError(f"{name} must be a whole number from 1, not {number!r}")
    told = sorted(reports, key=_reading_order)
    return told if about is None else narrow(told, about)


def _reading_order(report: Report) -> tuple[str, str]:
    return (report.article.published.value or "", report.article.id)


def _build(
    reports: Sequence[Report],
    dates: int | None,
    wanted: int | None,
    period: tuple[int, int],
    origins: Sequence[Origin],
    model: Model | None,
) -> tuple[Event, ...]:
    numbers = model or shipped()
    evidence = gather(reports)
    candidates = days.count(evidence, mentions.weigh(evidence, numbers.mention)).within(period)
    score = numbers.day.apply(*days.features(candidates))
    chosen = choice.choose(candidates, score, dates)
    picked = candidates.day[chosen]
    found = lines.choose(evidence, picked, score[chosen], numbers, wanted)
    chance = 1 / (1 + np.exp(-score[chosen]))
    solid = belonging.days(evidence, picked, found)
    levels = choice.levels(candidates, score, chosen, graded=dates is None, sure=solid)
    shown = events.events(reports, evidence, picked, chance, found, origins, levels, graded=wanted is None)
    if dates is None:
        shown = ranges.widen(reports, shown, period, origins)
        shown += coarse.events(reports, evidence, shown, period, origins)
    return tuple(sorted(shown, key=lambda event: (event.date, event.precision)))
