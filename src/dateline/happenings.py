"""What happened in a story: the happenings that several reports tell, each under a headline cut from one of them.

1. gather   the reports by happening, as the grouping parted them (`stories.events`); one that a single report tells is
            that report, and is left out
2. name     of the reports' own headlines the one nearest to what they tell, each word weighted by how well it sets them
            apart from the rest of the story; no name serves twice
3. prove    a happening whose name speaks for few of its reports is left out: it is a stretch of coverage (a week of a
            large story, say), not one happening
"""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from .citing import cite
from .counting import origin_of, support
from .headings import HEADLINE_LENGTH, NOT_A_HEADLINE, heading, is_heading, lead_terms
from .records import Happening, Line, Origin, Report
from .words import Rarity, terms

FEWEST = 2
"""Reports that a happening has at least."""
SEVERAL = 2
"""Happenings from which they are told: of one the story is the page."""
CENTRE = 25
"""Words that stand for a happening: those that most of its reports' headlines and leads hold."""
NOT_OWN = 0.3
"""What it costs a name, in cosines, that it is a sentence of a report without a headline."""
NO_NEWS = 0.3
"""What it costs a name that it is a label or a question, or too short or too long to read as a headline."""
SPEAKS = 0.15
"""Weight of the name's words, of all, that a report's headline and lead hold where the name speaks for it."""
MOST = 0.4
"""Share of a happening's reports, and two at least, for which its name has to speak. Both by eye: of 70 happenings of
ECB+ that several reports tell 61 are kept, of the 25 most reported of a story of 1,442 reports, weeks mostly, 8."""
UNDATED = "~"
"""Sorts after every day."""


def happenings(
    reports: Sequence[Report], event_of: Mapping[str, int], origins: Sequence[Origin] = ()
) -> tuple[Happening, ...]:
    """The happenings of a story in order of time, by the days of their reports; none where there are not two of them.

    `reports` in order of publication; `event_of` gives the number of the event that each article reports. The undated
    come last.
    """
    parts = _gathered(reports, event_of)
    if len(parts) < SEVERAL:
        return ()
    names, home = _names(reports, parts), origin_of(origins)
    made = {event: _happening([reports[place] for place in parts[event]], name, home) for event, name in names.items()}
    ordered = sorted(made, key=lambda event: (made[event].first or UNDATED, event))
    return tuple(made[event] for event in ordered) if len(made) >= SEVERAL else ()


def _gathered(reports: Sequence[Report], event_of: Mapping[str, int]) -> dict[int, list[int]]:
    """The events that several reports tell, each with the places of its reports."""
    parts: dict[int, list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        if report.article.id in event_of:
            parts[event_of[report.article.id]].append(place)
    return {event: places for event, places in parts.items() if len(places) >= FEWEST}


def _names(reports: Sequence[Report], parts: Mapping[int, Sequence[int]]) -> dict[int, Line]:
    """The names of the events that have one which speaks for them; the most reported choose first."""
    words = [lead_terms(report) for report in reports]
    rarity = Rarity(words)
    named: dict[int, Line] = {}
    taken: set[str] = set()
    for event, places in sorted(parts.items(), key=lambda part: (-len(part[1]), part[0])):
        told = [words[place] for place in places]
        name = _name([reports[place] for place in places], told, rarity, taken)
        if name and speaks_for(name, told, rarity) >= max(FEWEST, MOST * len(told)):
            named[event] = name
            taken.add(folded(name.citation.exact))
    return named


def _name(
    reports: Sequence[Report], told: Sequence[Sequence[str]], rarity: Rarity, taken: Container[str]
) -> Line | None:
    """The headline of a happening, the earliest of equals; None where its reports have none that is not `taken`."""
    held = Counter(term for one in told for term in set(one))
    shared = [term for term in held if held[term] >= FEWEST]
    centre = sorted(shared, key=lambda term: (-held[term] * rarity.weight(term), term))[:CENTRE]
    best: tuple[float, Line] | None = None
    for report in reports:
        span = heading(report)
        line = Line(citation=cite(report.article, span)) if span else None
        if line is None or folded(line.citation.exact) in taken:
            continue
        rating = rarity.cosine(terms(line.citation.exact), centre) - _flaws(report, line)
        if best is None or rating > best[0]:
            best = rating, line
    return best[1] if best else None


def _flaws(report: Report, line: Line) -> float:
    """What it costs a name that it does not read as the headline of a piece of news."""
    words = line.citation.exact
    low, high = HEADLINE_LENGTH
    odd = not low <= len(words) <= high or NOT_A_HEADLINE.search(words) is not None
    return NO_NEWS * odd + NOT_OWN * (not is_heading(report, (line.citation.start, line.citation.end)))


def speaks_for(name: Line, told: Sequence[Sequence[str]], rarity: Rarity) -> int:
    """For how many of the reports (the terms of their headlines and leads) the name speaks."""
    own = terms(name.citation.exact)
    return sum(rarity.coverage(own, one) >= SPEAKS for one in told)


def folded(words: str) -> str:
    """Words without regard to case and white space, so that no name serves twice."""
    return " ".join(words.casefold().split())


def _happening(reports: Sequence[Report], name: Line, home: Mapping[str, int]) -> Happening:
    articles = [report.article for report in reports]
    days = sorted(day for article in articles if (day := article.published.day))
    return Happening(
        headline=name,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(article.id for article in articles),
        support=support(articles, home),
    )
