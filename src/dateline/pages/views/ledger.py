"""Claims by speaker, and the counts in the margin: people and bodies, outlets."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...records import LIKELY, Claim, Dispute, Polarity, Side, StoryPage
from ...slugs import slug
from ..lines import ClaimView, Desk, Speaker, article_link, capital, claim, outlet_of
from ..wording import count

Denials = Mapping[str, Sequence[Side]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A row in a margin list: a name, where it leads, and a few words of counts."""

    name: str
    href: str | None
    note: str


def ledger(
    desk: Desk, claims: Sequence[Claim], by_id: Mapping[str, Claim], denials: Denials | None = None
) -> tuple[tuple[Speaker, tuple[ClaimView, ...]], ...]:
    """Claims by speaker; who says most comes first, claims without a source last."""
    return tuple(
        (speaker, tuple(said))
        for speaker, said in by_speaker([claim(desk, one, by_id, denials) for one in by_weight(claims)])
    )


def denials_of(disputes: Sequence[Dispute]) -> Denials:
    """Claim id -> the sides that deny it, of the likely disputes alone: a line can't say "perhaps denied"."""
    found: dict[str, list[Side]] = {}
    for one in disputes:
        if one.kind == "denial" and one.a.claim and one.score >= LIKELY:
            found.setdefault(one.a.claim, []).append(one.b)
    return found


def in_time(claims: Sequence[ClaimView]) -> tuple[tuple[str, tuple[ClaimView, ...]], ...]:
    """Claims under their days, in the order given; those without a date under "Undated"."""
    groups: dict[str, list[ClaimView]] = {}
    for one in claims:
        groups.setdefault(one.date.text if one.date else "Undated", []).append(one)
    return tuple((day, tuple(found)) for day, found in groups.items())


# ---- what can be chosen from a ledger: each a list on pages of its own, so that it works without scripts, the same in
# the web and from a folder, and over all claims of a long story, not only those of one page

BY_SPEAKER, BY_DAY, QUOTES = "claims", "said", "quotes"
ACTS: dict[str, Polarity] = {
    "denials": "denies",
    "accusations": "accuses",
    "warnings": "warns",
    "demands": "demands",
    "promises": "promises",
    "questions": "questions",
    "declined": "declines",
}
LISTS = {
    BY_SPEAKER: "By speaker",
    BY_DAY: "By day",
    **{name: name.capitalize() for name in ACTS},
    QUOTES: "Direct quotes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A list of the ledger: its name, how many claims it holds, its address; `here` when it is the one shown."""

    name: str
    number: int
    href: str
    here: bool


def chosen(claims: Sequence[Claim], name: str) -> list[Claim]:
    """The claims of a list, in its order: by day the newest first, else by speaker."""
    if name == BY_DAY:
        return sorted(claims, key=lambda one: one.date or "", reverse=True)
    if name in ACTS:
        claims = [one for one in claims if one.polarity == ACTS[name]]
    elif name == QUOTES:
        claims = [one for one in claims if one.quote == "direct"]
    return by_weight(claims)


def lists(claims: Sequence[Claim]) -> dict[str, int]:
    """The lists worth a page with their sizes: those of some claims, but not of all; none for a single claim."""
    if len(claims) < 2:
        return {}
    acts = Counter(one.polarity for one in claims)
    quotes = sum(one.quote == "direct" for one in claims)
    sizes = {name: acts[act] for name, act in ACTS.items()} | {QUOTES: quotes}
    some = {name: sizes[name] for name in LISTS if 0 < sizes.get(name, 0) < len(claims)}
    return {BY_SPEAKER: len(claims), BY_DAY: len(claims), **some}


def choices(desk: Desk, page: StoryPage, here: str = "") -> tuple[Choice, ...]:
    """The lists that a story's ledger gives, `here` being shown."""
    return tuple(
        Choice(name=LISTS[name], number=size, href=desk.links.story(page.story.slug, name), here=name == here)
        for name, size in lists(page.claims).items()
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
