"""Claims by speaker, and the counts in the margin: people and bodies, outlets."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...records import Claim, StoryPage
from ...slugs import slug
from ..lines import ClaimView, Desk, Speaker, article_link, capital, claim, outlet_of
from ..wording import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A row in a margin list: a name, where it leads, and a few words of counts."""

    name: str
    href: str | None
    note: str


def ledger(
    desk: Desk, claims: Sequence[Claim], by_id: Mapping[str, Claim]
) -> tuple[tuple[Speaker, tuple[ClaimView, ...]], ...]:
    """Claims by speaker; who says most comes first, claims without a source last."""
    return tuple(
        (speaker, tuple(claim for claim in claims))
        for speaker, claims in by_speaker([claim(desk, one, by_id) for one in by_weight(claims)])
    )


def by_weight(claims: Sequence[Claim]) -> list[Claim]:
    """Claims in the ledger's order: speakers with most claims first, each one's newest claim first."""
    weight = Counter(one.speaker for one in claims)
    dated_first = sorted(claims, key=lambda one: one.date or "", reverse=True)
    return sorted(dated_first, key=lambda one: (one.speaker is None, -weight[one.speaker], one.speaker or ""))


def by_speaker(claims: Sequence[ClaimView]) -> list[tuple[Speaker, list[ClaimView]]]:
    groups: dict[str, tuple[Speaker, list[ClaimView]]] = {}
    for one in claims:
        named = one.speaker.href is not None
        who = Speaker(name=one.speaker.name if named else "Without a clear source", href=one.speaker.href)
        groups.setdefault(one.speaker.href or "", (who, []))[1].append(one)
    return list(groups.values())


def speakers(desk: Desk, claims: Sequence[Claim]) -> tuple[Tally, ...]:
    """People and bodies with their counts of claims and denials, most claims first."""
    said: Counter[str] = Counter()
    denied: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for one in claims:
        if one.speaker and (address := slug(one.speaker)):
            said[address] += 1
            denied[address] += one.polarity == "denies"
            names.setdefault(address, Counter())[one.speaker] += 1
    ordered = sorted(said, key=lambda address: (-said[address], address))
    made = []
    for address in ordered:
        name = min(names[address], key=lambda text: (-names[address][text], text))
        denials = f", {count(denied[address], 'denial')}" if denied[address] else ""
        made.append(Tally(name=capital(name), href=desk.links.person(name), note=f"{said[address]:,}{denials}"))
    return tuple(made)


def sources(desk: Desk, page: StoryPage) -> tuple[Tally, ...]:
    """Outlets with their articles, and how many of those others copied, or were copies themselves."""
    articles: Counter[str] = Counter()
    first: dict[str, str] = {}
    for member in page.story.members:
        outlet = outlet_of(desk.articles.get(member.article))
        articles[outlet] += 1
        first.setdefault(outlet, member.article)
    copied_on: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    for origin in page.origins:
        source, *others = [outlet_of(desk.articles.get(article)) for article in origin.articles]
        copied_on[source] += len(others)
        copies.update(others)
    made = []
    for outlet in sorted(articles, key=lambda name: (-articles[name], name)):
        notes = [f"{articles[outlet]:,}"]
        notes += [f"copied {copied_on[outlet]:,}×"] if copied_on[outlet] else []
        notes += [count(copies[outlet], "copy", "copies")] if copies[outlet] else []
        href = article_link(desk, first[outlet]).href if articles[outlet] == 1 else None
        made.append(
            Tally(name=outlet, href=href or desk.links.story(page.story.slug, "sources"), note=", ".join(notes))
        )
    return tuple(made)
