"""Numbers of the timeline learnt from editors' timelines.

mentions   logistic regression: does a sentence that names a day name a day of the editor's?
days       the same for days, from the counts of mentions so weighed
terms      logistic regression: does a word of an editor's day stand in the editor's text of that day?
lines      ridge regression: how much of the editor's words for its day has a sentence?

Editors differ in taste (base rates run from 5 to 100 %), so each timeline has an intercept of its own in the first
two: only the order within a timeline is learnt. `training/timeline.py` learns the shipped numbers with this, and
adds small trees.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from ..errors import SettingError
from ..records import Report
from . import coverage, days, lines, mentions
from .evidence import Evidence, gather, ordinal
from .model import Model, Scorer
from .regression import Table, linear, logistic, plain_logistic
from .text import Floats, Ints, words

# Strength of the pull of weights towards 0 (in units of standardised features). For days, flat between 200 and 500 on
# Timeline17 and the entities: with 24 timelines to learn from, the features share what is known better than they part
# it. For lines, flat between 10 and 100.
MENTION_RIDGE, DAY_RIDGE, LINE_RIDGE = 20.0, 300.0, 20.0
# Features of days that few stories have, too rare to be learnt from some dozen: the weight is set and stays. With it
# Timeline17's date F1 is .625 without trees, each topic left out; with a weight of its own .592.
KEPT = ("chronicled",)
# A sentence that shares more than this with the editor's words is a copy of them (a chronology of the same agency among
# the reports), which says little about other stories: AR1 with gold days .246 without the cap, .255 with it.
CAP = 0.4


@dataclass(frozen=True, kw_only=True)
class Example:
    """An editor's timeline and what the reports say. `gold` are the editor's days (ordinals), `texts` the sentences by
    day where they are known, `period` the first and last day of which something is said."""

    evidence: Evidence
    gold: frozenset[int]
    texts: Mapping[int, Sequence[str]]
    period: tuple[int, int]

    @cached_property
    def mentions(self) -> Table:
        """The mentions of the period; is the day named one of the editor's?"""
        names, x = mentions.features(self.evidence)
        day = self.evidence.day[mentions.rows(self.evidence)]
        within = (day >= self.period[0]) & (day <= self.period[1])
        return names, x[within], self._chosen(day[within])

    def days(self, mention: Scorer) -> Table:
        """The days of the period; is it one of the editor's? Without the features that are not learnt."""
        counted = days.count(self.evidence, mentions.weigh(self.evidence, mention)).within(self.period)
        names, x = days.features(counted)
        learnt = [i for i, name in enumerate(names) if name not in KEPT]
        return [names[i] for i in learnt], x[:, learnt], self._chosen(counted.day)

    @cached_property
    def lines(self) -> Table:
        """The passages of the editor's days; how much of the words of the day has each?"""
        pool = lines.pool(self.evidence, self._told)
        names, x = lines.features(self.evidence, pool)
        return names, x, _overlaps(self.evidence, pool, [self.texts[int(day)] for day in self._told])

    @cached_property
    def terms(self) -> Table:
        """The words of the editor's days; does the editor use them in the text of the day?"""
        pool = lines.pool(self.evidence, self._told)
        names, keys, x = coverage.features(self.evidence, pool.matrix, pool.rows, pool.slot, len(self._told))
        term = {word: number for number, word in enumerate(self.evidence.matrix.stems)}
        used = {
            slot * self.evidence.matrix.terms + term[word]
            for slot, day in enumerate(self._told)
            for text in self.texts[int(day)]
            for word in words(text)
            if word in term
        }
        return names, x, np.isin(keys, list(used)).astype(float)

    @cached_property
    def _told(self) -> Ints:
        """The editor's days whose sentences are known and that the reports tie something to."""
        told = {day for day, said in self.texts.items() if said}
        return np.array(sorted(told & set(self.evidence.day.tolist())), dtype=np.int64)

    def tells(self) -> bool:
        """Whether there are lines to learn from."""
        return len(self._told) > 0

    def _chosen(self, day: Ints) -> Floats:
        return np.isin(day, list(self.gold)).astype(float)


def example(reports: Sequence[Report], gold: Mapping[str, Sequence[str]]) -> Example:
    """The reports (in reading order) and the editor's timeline, day -> sentences; months and years are passed over.

    Raises SettingError where it has no day at all.
    """
    texts = {day: tuple(said) for value, said in sorted(gold.items()) if (day := ordinal(value)) is not None}
    if not texts:
        raise SettingError("a timeline to learn from needs a day like 2017-08-16")
    return Example(evidence=gather(reports), gold=frozenset(texts), texts=texts, period=(min(texts), max(texts)))


def learn(examples: Sequence[Example], start: Model, share: Sequence[float] | None = None) -> Model:
    """The model of these examples. `start` lends what they say nothing of: the weights of `KEPT`, and without sentences
    what is known of lines. `share` is how much each example weighs, 1 for each without it.

    Raises SettingError where no report names any of the editors' days.
    """
    shares = [1.0] * len(examples) if share is None else list(share)
    usable = [(one, part) for one, part in zip(examples, shares, strict=True) if len(one.mentions[1])]
    if not any(one.mentions[2].any() for one, _ in usable):
        raise SettingError("nothing to learn: the reports name none of the timelines' days")
    mention = logistic([one.mentions for one, _ in usable], MENTION_RIDGE, [part for _, part in usable])
    counted = [(table, part) for one, part in usable if len((table := one.days(mention))[1])]
    day = logistic([table for table, _ in counted], DAY_RIDGE, [part for _, part in counted])
    kept = {name: weight for name, weight in start.day.weights.items() if name in KEPT}
    told = [one for one in examples if one.tells()]
    return msgspec.structs.replace(
        start,
        mention=mention,
        day=msgspec.structs.replace(day, weights=day.weights | kept),
        line=linear([one.lines for one in told], LINE_RIDGE) if told else start.line,
        term=plain_logistic([one.terms for one in told]) if told else start.term,
    )


def _overlaps(evidence: Evidence, pool: lines.Pool, texts: Sequence[Sequence[str]]) -> Floats:
    """F of the shared content words of each passage and the editor's of its day, at the length of one sentence."""
    gold = [Counter(w for text in day for w in words(text)) for day in texts]
    length = [counter.total() / len(day) for counter, day in zip(gold, texts, strict=True)]
    out = np.zeros(len(pool.rows))
    for i, (slot, passage) in enumerate(zip(pool.slot, pool.passage, strict=True)):
        own = Counter(words(evidence.passages[passage].text))
        if size := own.total():
            out[i] = 2 * (own & gold[slot]).total() / (size + length[slot])
    return np.minimum(out, CAP)
