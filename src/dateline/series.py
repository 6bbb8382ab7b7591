"""Moving figures: what a story's reports count, as a series over time, each figure in its source's own words.

1. Two figures that differ (the figure disputes) stand in one series; so a series is what they link, however far. Only
   likely ones link, or those that the reader confirmed: one wrong link would mix two counts.
2. A figure holds as of the day that its own sentence gives for it ("as of Monday", "by 3 May"), else of its report.
3. Figures in unlike units (barrels, gallons) are series of their own: a plot over both would have to convert.
4. Who else carries a figure are the reports of its claim, or those of its origin in which the same words stand.

Nothing is computed: no figure is added, averaged, converted or filled in between two others. A spread that one sentence
gives ("estimates from 5,000 to 19,000") is one figure with two ends.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .citing import cite
from .counting import origin_of, support
from .records import Claim, DateMention, Difference, Dispute, Origin, Point, Quantity, Report, Series, Side

AS_OF = re.compile(
    r"\b(?:as of|as at|by|until|up to|through)\s+(?:(?:late|early|the end of|noon on)\s+)?$", re.IGNORECASE
)
"""Before a date: the figure of its sentence holds for that day."""
REACH = 24
"""Characters before a date in which such words may stand."""

Place = tuple[str, int]
"""Where a figure stands: the article, and the first character of the quantity."""


def series(
    disputes: Iterable[Dispute], claims: Sequence[Claim], reports: Sequence[Report], origins: Sequence[Origin]
) -> tuple[Series, ...]:
    """The moving figures of one story, those with most points first; `reports` in order of publication."""
    by_id = {report.article.id: report for report in reports}
    linked = [
        one for one in disputes
        if one.kind == "figure" and one.likely and one.a.value and one.b.value
        and {one.a.citation.article, one.b.citation.article} <= by_id.keys()
    ]  # fmt: skip
    claim_of, homes = {claim.id: claim for claim in claims}, origin_of(origins)
    made = [
        one for group in _groups(linked)
        for one in _by_unit(_series(group, by_id, claim_of, origins, homes)) if _moves(one)
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda one: (-len(one.points), one.about, one.points[0].side.citation.article)))


def _moves(one: Series) -> bool:
    """Whether a series has two figures at least that differ."""
    return len({point.side.amount for point in one.points}) > 1


def _by_unit(one: Series) -> Iterator[Series]:
    """A series in each of the units that the text gives its figures in."""
    units = [point.side.value.unit if point.side.value else "" for point in one.points]
    for unit in sorted(set(units)):
        at = {place: number for number, place in enumerate(i for i, other in enumerate(units) if other == unit)}
        yield replace(
            one,
            about=_about(one, unit),
            points=tuple(one.points[place] for place in at),
            differences=tuple(
                replace(two, earlier=at[two.earlier], later=at[two.later])
                for two in one.differences
                if two.earlier in at and two.later in at
            ),
        )


def _groups(linked: Sequence[Dispute]) -> Iterator[list[Dispute]]:
    """The disputes, gathered with all those that share a figure with them."""
    home: dict[Place, Place] = {}

    def root(place: Place) -> Place:
        while home.setdefault(place, place) != place:
            place = home[place]
        return place

    for one in linked:
        first, second = sorted((root(_place(one.a)), root(_place(one.b))))
        home[second] = first
    groups: dict[Place, list[Dispute]] = {}
    for one in linked:
        groups.setdefault(root(_place(one.a)), []).append(one)
    yield from groups.values()


def _fullest(side: Side) -> tuple[float, int, str]:
    """Of several readings of one figure the whole spread before one end of it, then the most words."""
    low, high = side.amount or (0.0, 0.0)
    return high - low, side.citation.end - side.citation.start, side.speaker or ""


def _place(side: Side) -> Place:
    return side.citation.article, side.value.start if side.value else side.citation.start


def _series(
    group: Sequence[Dispute],
    by_id: Mapping[str, Report],
    claim_of: Mapping[str, Claim],
    origins: Sequence[Origin],
    homes: Mapping[str, int],
) -> Series:
    found: dict[Place, list[Side]] = {}
    for one in group:
        whole = (_spread(one, by_id),) if _place(one.a) == _place(one.b) else (one.a, one.b)
        for side in whole:
            found.setdefault(_place(side), []).append(side)
    sides = {place: max(given, key=_fullest) for place, given in found.items()}
    order = list(by_id)
    points = [
        (_point(side, by_id, claim_of, origins, homes), order.index(place[0]), place[1])
        for place, side in sides.items()
    ]
    points.sort(key=lambda found: (found[0].as_of is None, found[0].as_of or "", *found[1:]))
    at = {_place(point.side): number for number, (point, _, _) in enumerate(points)}
    best = max(group, key=lambda one: (one.score, one.id))
    return Series(
        about=best.about,
        points=tuple(point for point, _, _ in points),
        differences=tuple(sorted(_differences(group, at), key=lambda one: (one.earlier, one.later))),
    )


def _about(one: Series, unit: str) -> str:
    """What the figures in one unit count, in the words most of them have: "outflow: barrels a day"."""
    aspect, told, _ = one.about.partition(": ")
    values = (point.side.value for point in one.points)
    words = Counter(value.measure or value.unit for value in values if value and value.unit == unit)
    words.pop("", None)
    if not unit or not words:
        return one.about
    commonest = min(words, key=lambda each: (-words[each], each))
    return f"{aspect}: {commonest}" if told else commonest


def _differences(group: Iterable[Dispute], at: Mapping[Place, int]) -> Iterator[Difference]:
    for one in group:
        first, second = sorted((at[_place(one.a)], at[_place(one.b)]))
        if first != second:
            yield Difference(earlier=first, later=second, figure=one.figure or "dispute", dispute=one.key)


def _spread(one: Dispute, by_id: Mapping[str, Report]) -> Side:
    """A range that one sentence gives as a spread, put together again: the words from its first to its last end."""
    a, b = one.a, one.b
    article = by_id[a.citation.article].article
    words = cite(article, (min(a.citation.start, b.citation.start), max(a.citation.end, b.citation.end)))
    ends = [end for side in (a, b) for end in side.amount or ()]
    value = replace(a.value or Quantity(start=words.start, end=words.end, low=0, high=0), low=min(ends), high=max(ends))
    return replace(a, citation=words, value=value)


def _point(
    side: Side,
    by_id: Mapping[str, Report],
    claim_of: Mapping[str, Claim],
    origins: Sequence[Origin],
    homes: Mapping[str, int],
) -> Point:
    here = side.citation.article
    claim = claim_of.get(side.claim or "")
    if claim:
        carriers = {here, claim.article, *claim.reports}
    else:
        copies = origins[homes[here]].articles if here in homes else (here,)
        carriers = {here, *(one for one in copies if one in by_id and side.citation.exact in by_id[one].article.text)}
    named = [report.article for name, report in by_id.items() if name in carriers]
    return Point(
        side=side,
        as_of=_as_of(side, by_id[here]),
        reports=tuple(article.id for article in named),
        support=support(named, homes),
    )


def _as_of(side: Side, report: Report) -> str | None:
    """The day for which a figure holds."""
    if side.value and side.value.as_of:
        return side.value.as_of
    words, text = side.citation, report.article.text

    def tells(date: DateMention) -> bool:
        inside = words.start <= date.start and date.end <= words.end and date.precision == "day"
        return inside and AS_OF.search(text, max(words.start, date.start - REACH), date.start) is not None

    told = next((date.value for date in report.annotations.dates if tells(date)), None)
    return told or report.article.published.day or side.date
