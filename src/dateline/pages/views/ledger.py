"""Claims by speaker, and the counts in the margin: people and bodies, outlets."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...querying import ACTS, choose
from ...records import Claim, StoryPage
from ...slugs import slug
from ..claims import ClaimView, claim
from ..lines import Desk, article_link, capital, outlet_of
from ..wording import clean_date, count, machine_date, month_of
from .asking import ALL, DENIED, KINDS, LISTS, ORDERS, QUOTES, Asked, Home, listed
from .limits import JUMPS_SHOWN, PER_PAGE, Pages, paged_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A row in a margin list: a name, where it leads, and a few words of counts."""

    name: str
    href: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims under one heading, a speaker or a day: of `total` those that stand on this page of the list."""

    name: str
    claims: tuple[ClaimView, ...]
    href: str | None = None
    anchor: str = ""
    machine: str | None = None
    total: int = 0


def ledger(desk: Desk, claims: Sequence[Claim]) -> tuple[Group, ...]:
    """Claims by speaker; who says most comes first, claims without a source last."""
    return by_speaker(desk, by_weight(claims))


def in_time(desk: Desk, claims: Sequence[Claim], everything: Sequence[Claim] = ()) -> tuple[Group, ...]:
    """Claims under their days, in the order given; those without a date under "Undated"."""
    groups: dict[str, list[Claim]] = {}
    for one in claims:
        groups.setdefault(one.date or "", []).append(one)
    totals = Counter(one.date or "" for one in everything or claims)
    return tuple(
        Group(
            name=clean_date(day) or "Undated",
            claims=tuple(claim(desk, one) for one in found),
            anchor=day_anchor(day),
            machine=machine_date(day),
            total=totals[day],
        )
        for day, found in groups.items()
    )


def day_anchor(day: str) -> str:
    """The id of a day's heading, "d2010-05-03"."""
    return f"d{slug(day) or '-undated'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A list of the ledger: its name, how many claims it holds, its address; `here` when it is the one shown."""

    name: str
    number: int
    href: str
    here: bool


def chosen(claims: Sequence[Claim], of: Asked) -> list[Claim]:
    """The claims that are asked for, in their order: by day the newest first, else by speaker."""
    found = choose(claims, of.query) if not of.error else []
    return newest(found) if of.order == "day" else by_weight(found)


def kinds(claims: Sequence[Claim]) -> dict[str, int]:
    """The kinds worth a list with their sizes: those of some claims, but not of all; none for a single claim."""
    if len(claims) < 2:
        return {}
    acts = Counter(one.polarity for one in claims)
    sizes = {name: acts[act] for name, act in ACTS.items()}
    sizes |= {QUOTES: sum(one.quote == "direct" for one in claims), DENIED: sum(bool(one.denied_by) for one in claims)}
    return {ALL: len(claims)} | {kind: sizes[kind] for kind in KINDS if 0 < sizes.get(kind, 0) < len(claims)}


def lists(claims: Sequence[Claim]) -> dict[str, int]:
    """The lists of a ledger that have an address of their own, with their sizes."""
    found = kinds(claims)
    return {name: found[kind] for name, (kind, order) in LISTS.items()
            if found.get(kind, 0) >= (2 if order == "day" else 1)}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page of the claims that were asked for, under their speakers or days. `words` say what was asked besides the
    kind; `in_all` are the claims of the whole ledger; `jumps` lead to the days or months of a list by day."""

    pages: Pages[object]
    groups: tuple[Group, ...]
    order: str
    words: str
    in_all: int
    wide: str
    jumps: tuple[Choice, ...] = ()


def answer(desk: Desk, home: Home, claims: Sequence[Claim], asked: Asked, number: int) -> Answer:
    """Page `number` of the claims that are asked for."""
    return answered(desk, home, claims, asked, number, chosen(claims, asked))


def answered(
    desk: Desk,
    home: Home,
    claims: Sequence[Claim],
    asked: Asked,
    number: int,
    found: Sequence[Claim],
    under: Callable[[Claim], str] | None = None,
) -> Answer:
    """Page `number` of `found`, the claims asked for in their order; `under` names what they stand under, where that is
    neither their day nor their speaker."""
    pages: Pages[object] = paged_at(found, lambda other: home.address(asked, other), number)
    shown = [one for one in pages.items if isinstance(one, Claim)]
    if asked.order == "day":
        groups = in_time(desk, shown, found)
    else:
        groups = by_speaker(desk, shown, found) if under is None else by_name(desk, shown, found, under)
    return Answer(
        pages=pages,
        groups=groups,
        order=asked.order,
        words="" if asked.name else asked.query.words,
        in_all=len(claims),
        wide=home.address(listed(ALL)),
        jumps=_jumps(home, asked, found) if asked.order == "day" else (),
    )


def by_name(
    desk: Desk, claims: Sequence[Claim], everything: Sequence[Claim], under: Callable[[Claim], str]
) -> tuple[Group, ...]:
    """Claims under what `under` calls them, in the order given."""
    groups: dict[str, list[Claim]] = {}
    for one in claims:
        groups.setdefault(under(one), []).append(one)
    totals = Counter(map(under, everything))
    return tuple(
        Group(name=name, claims=tuple(claim(desk, one) for one in found), total=totals[name])
        for name, found in groups.items()
    )


def _jumps(home: Home, asked: Asked, found: Sequence[Claim]) -> tuple[Choice, ...]:
    """The days of a list by day, or its months where there are too many days; none where it is one day."""
    by_day = Counter(one.date or "" for one in found)
    if len(by_day) < 2:
        return ()
    months = len(by_day) > JUMPS_SHOWN
    starts: dict[str, tuple[int, str]] = {}
    counts: Counter[str] = Counter()
    before = 0
    for day, size in by_day.items():  # in the order of the list
        name = (month_of(day) if months else clean_date(day)) or "Undated"
        starts.setdefault(name, (before // PER_PAGE + 1, day_anchor(day)))
        counts[name] += size
        before += size
    return tuple(
        Choice(name=name, number=counts[name], href=f"{home.address(asked, page)}#{anchor}", here=False)
        for name, (page, anchor) in starts.items()
    )


def choices(home: Home, claims: Sequence[Claim], here: Asked | None = None) -> tuple[Choice, ...]:
    """The kinds of claims that a ledger holds, within what is asked besides; `here` is shown."""
    of = here or listed(ALL)
    wide = of.of(ALL)
    made = []
    for kind, size in kinds(claims if wide.name else choose(claims, wide.query)).items():
        other = of.of(kind) if size > 1 else of.of(kind).by("speaker")  # one claim has no other order
        made.append(
            Choice(name=KINDS[kind], number=size, href=home.address(other), here=here is not None and kind == of.kind)
        )
    return tuple(made)


def orders(home: Home, here: Asked, number: int) -> tuple[Choice, ...]:
    """The orders in which `number` claims can be shown; none for a single one."""
    names = {"speaker": home.speaker, "day": "By day"}
    return tuple(
        Choice(name=names[order], number=0, href=home.address(here.by(order)), here=order == here.order)
        for order in ORDERS
        if number > 1
    )


def newest(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with the newest first, those without a date last."""
    return sorted(claims, key=lambda one: one.date or "", reverse=True)


def by_weight(claims: Sequence[Claim]) -> list[Claim]:
    """Claims in the ledger's order: speakers with most claims first, each one's newest claim first."""
    weight = Counter(one.speaker for one in claims)
    dated_first = sorted(claims, key=lambda one: one.date or "", reverse=True)
    return sorted(dated_first, key=lambda one: (one.speaker is None, -weight[one.speaker], one.speaker or ""))


def by_speaker(desk: Desk, claims: Sequence[Claim], everything: Sequence[Claim] = ()) -> tuple[Group, ...]:
    """Claims under their speakers, in the order given; all that have none in one group."""
    groups: dict[str, tuple[str, list[Claim]]] = {}
    for one in claims:
        address = slug(one.speaker or "")
        name = capital(one.speaker) if one.speaker and address else "Without a clear source"
        groups.setdefault(address, (name, []))[1].append(one)
    totals = Counter(slug(one.speaker or "") for one in everything or claims)
    return tuple(
        Group(
            name=name,
            claims=tuple(claim(desk, one) for one in found),
            href=desk.links.person(name) if address else None,
            total=totals[address],
        )
        for address, (name, found) in groups.items()
    )


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
