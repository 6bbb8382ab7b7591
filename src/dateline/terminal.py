"""The terminal view: a story's page, its timeline, the list of stories, claims and disputes, at up to 80 columns.

The same views as the web pages, printed with rich. Articles are strangers' words: control characters
are taken out, so that no article can move the cursor, recolour the screen or rename the window, and
nothing of theirs is read as markup.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from .lengths import cut
from .pages import views
from .pages.activity import HEIGHT, WIDTH, Strip
from .pages.claims import ClaimView
from .pages.lines import Desk, LineView
from .pages.links import Links
from .pages.views.disputes import DisputeView, SideView
from .pages.views.front import OUR_TITLE, headline_of
from .pages.views.happenings import HappenedView
from .pages.views.series import PointView, SeriesView
from .pages.views.story import CardView, StoryView
from .pages.views.timeline import EventView, TimelineView
from .pages.wording import count, since
from .records import Article, Claim, Development, Dispute, Event, Level, Story, StoryPage

COLUMNS = 80  # wider lines are hard to read, and a page copied into a mail stays whole
NARROWEST = 40
DATE_COLUMN = 11  # "16 Aug 2017"
PERIOD_COLUMN = 19  # "29 Jul – 5 Aug 2017"
SPARK_COLUMNS = 60
SCALE_COLUMNS = 16  # of a figure's place among the others
BLOCKS = "▁▂▃▄▅▆▇█"
MARK, RANGE = "▴", "╌"  # under the strip: an event, days that belong together
ORDERS = ("day", "speaker")  # in which a ledger is printed
UNDATED = "~"  # sorts after every date
NAMES_SHOWN = 8  # people and outlets in the foot of a page

SOFT = "dim"  # not a grey by number: that is unreadable on some themes
ACCENT = "red"
STYLES = {"ours": SOFT, "hedge": "yellow", "figure": "bold", "cut": "", "quoted": ""}


def plain(text: str) -> str:
    """The text on one line without control, format and private characters."""
    kept = ("" if unicodedata.category(mark) in ("Cc", "Cf", "Co", "Cs", "Cn") else mark for mark in _spaces(text))
    return " ".join("".join(kept).split())


def _spaces(text: str) -> str:
    return "".join(" " if mark.isspace() else mark for mark in text)


def print_story(console: Console, page: StoryPage, articles: Mapping[str, Article]) -> None:
    """Print a story's page, its timeline in normal length. `articles` holds every member article."""
    whole = views.timeline(_desk(articles), page)
    view = views.story(_desk(articles), replace(page, events=cut(page.events, "normal")))
    parts: list[RenderableType] = [_head(view), *_timeline(view.timeline, _length("normal", whole))]
    if len(page.events) > len(view.timeline.events):
        parts.append(Text(f"All days: dateline timeline {page.story.id} --length full", SOFT))
    parts += _happened(view.happened)
    _print(console, [*parts, *_cards(view), *_disputes(view, page.story.id), *_figures(view), *_foot(view)])


def print_timeline(
    console: Console,
    page: StoryPage,
    articles: Mapping[str, Article],
    events: Sequence[Event] | None = None,
    length: Level = "normal",
    asked: str = "",
) -> None:
    """Print a story's timeline alone, under its strip of activity.

    events   those to be shown, in any order (chosen and cut by the caller); None for the story's own in `length`
    asked    what these events were chosen by, in words: "about “Yuzhmash” from 5 Aug 2017 on"
    """
    desk = _desk(articles)
    whole = views.timeline(desk, page)
    view = views.timeline(desk, page, cut(page.events, length) if events is None else events)
    title = headline_of(page.story)
    parts: list[RenderableType] = [Text(plain(title), "bold"), Text(f"the story: {since(page.story)}", SOFT)]
    if view.strip:
        parts += [Text(), _spark(view.strip)]
    chosen = " ".join(f"{count(len(events or ()), 'day')} {plain(asked)}".split())
    note = _length(length, whole) if events is None else f"{chosen} · newest first"
    _print(console, [*parts, *(_timeline(view, note) or [Text(), Text("No days.")])])


def _length(shown: Level, whole: TimelineView) -> str:
    """The length that is shown beside those that could be: "normal 21 · short 7 · full 42 days"."""
    if not whole.lengths:
        return "newest first"
    others = [f"{length} {number}" for length, number in whole.lengths if length != shown]
    mine = [f"{length} {number}" for length, number in whole.lengths if length == shown] or [shown]
    return f"{' · '.join((*mine, *others))} days, newest first"


def print_news(
    console: Console,
    page: StoryPage,
    articles: Mapping[str, Article],
    found: Sequence[Development],
    since_day: str,
) -> None:
    """Print what is new in a story since a day: its events, disputes and claims, the claims all of them."""
    desk = _desk(articles)
    view = views.news(desk, page, found, since_day, most=len(found))
    parts: list[RenderableType] = [Text(plain(headline_of(page.story)), "bold")]
    told = " · ".join(view.counts) or "nothing: no new event, claim, denial or figure"
    parts += [Text(f"new since {since_day}: {told}", SOFT), Text()]
    table = _grid()
    table.add_column(justify="right", width=DATE_COLUMN, style="bold")
    table.add_column(ratio=1)
    for event in view.events:
        table.add_row(event.date.text, _line(event.line))
    parts += [table, *([Text()] if view.events else []), *(_dispute(one) for one in view.disputes)]
    _print(console, [*parts, *(_claim(one, dated=True) for one in view.claims)])


def print_stories(
    console: Console,
    stories: Sequence[Story],
    *,
    total: int | None = None,
    new: Mapping[int, Sequence[str]] | None = None,
) -> None:
    """Print the list of stories; the number before each is what `dateline show` takes. `new` counts what is new."""
    if not stories:
        _print(console, [Text("No stories yet. Give Dateline some reports: dateline add FOLDER")])
        return
    table = _grid()
    table.add_column(justify="right", no_wrap=True, style=SOFT)
    table.add_column(ratio=1)
    for story in stories:
        teaser = views.teaser(_desk({}), story)
        below = " · ".join((teaser.since, *teaser.counts))
        news = " · ".join((new or {}).get(story.id, ()))
        about = [(f"{below}\n", SOFT), (f"new: {news}\n" if news else "", ACCENT)]
        table.add_row(str(story.id), Text.assemble((plain(teaser.headline), "bold"), "\n", *about))
    rest = (total or 0) - len(stories)
    _print(console, [table, *([Text(f"and {count(rest, 'older story', 'older stories')}", SOFT)] if rest > 0 else [])])


def print_claims(
    console: Console,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    *,
    order: str = "day",
    asked: str = "",
    total: int | None = None,
) -> None:
    """Print claims under their days or speakers, each with who says it, how surely and where, and how many they are.

    `asked` says in words what they were chosen by, `total` of how many.
    """
    desk = _desk(articles)
    by_day = order == "day"
    in_order = sorted(claims, key=lambda one: one.date or UNDATED)
    groups = views.in_time(desk, in_order) if by_day else views.ledger(desk, claims)
    rows: list[RenderableType] = []
    for group in groups:
        rows += [Rule(Text(f"{plain(group.name)}  {count(group.total, 'claim')}", "bold"), align="left", style=SOFT)]
        rows += [_claim(one, dated=not by_day) for one in group.claims]
    whole = total is None or total == len(claims)
    told = count(len(claims), "claim") if whole else f"{len(claims):,} of {total:,}"
    rows.append(Text(f"{told}: {plain(asked)}" if asked else told, SOFT))
    _print(console, rows)


def print_disputes(
    console: Console,
    found: Sequence[tuple[Story, Dispute]],
    articles: Mapping[str, Article],
    behind: Mapping[str, Claim],
    *,
    total: int,
) -> None:
    """Print disputes, each with its id and why, under its story where the story changes, and of how many (`total`).

    `behind` are the claims behind the sides, by id.
    """
    desk = _desk(articles)
    rows: list[RenderableType] = []
    for story, ones in groupby(found, key=lambda pair: pair[0]):
        rows += [Text(plain(headline_of(story)), "bold"), Text(f"story {story.id}", SOFT), Text()]
        rows += [_dispute(views.dispute(desk, one, behind, story), reasons=True) for _, one in ones]
    told = count(total, "dispute") if len(found) == total else f"{len(found):,} of {count(total, 'dispute')}"
    how = " · right or wrong? dateline disputes --confirm ID, --dismiss ID" if found else ""
    _print(console, [*rows, Text(f"{told}{how}" if total else "No disputes.", SOFT)])


def _print(console: Console, parts: Iterable[RenderableType]) -> None:
    console.print(Group(*parts), width=max(NARROWEST, min(console.width, COLUMNS)), highlight=False)


def _desk(articles: Mapping[str, Article]) -> Desk:
    return Desk(articles=articles, links=Links())


def _grid() -> Table:
    return Table.grid(padding=(0, 1), expand=True)


def _title(text: str, note: str = "") -> RenderableType:
    return Group(Text(), Text.assemble((text.upper(), f"bold {ACCENT}"), (f"  {note}" if note else "", SOFT)), Text())


def _line(line: LineView, *, after: str = "", notes: str = "") -> Text:
    """The words of a line, how surely they are said, and in a soft colour its citation and notes."""
    text = Text()
    for piece in line.pieces:
        words = plain(piece.text)
        left = " " if piece.text[:1].isspace() and text else ""
        right = " " if piece.text[-1:].isspace() and words else ""
        text.append(f"{left}{words}{right}", STYLES[piece.kind])
    text.rstrip()
    if after:
        text.append(f"  ({plain(after)})", "yellow")
    text.append(f"  {plain(line.cite.label)}{notes}", SOFT)
    return text


def _head(view: StoryView) -> RenderableType:
    parts: list[RenderableType] = [Text(plain(view.headline), "bold"), _byline(view), Rule(style=SOFT)]
    parts += [_line(line) for line in view.standfirst]
    facts = " · ".join(f"{number} {noun}" for number, noun in view.facts)
    parts += [Text(), Text(facts, SOFT)]
    if view.timeline.strip:
        parts += [Text(), _spark(view.timeline.strip)]
    return Group(*parts)


def _byline(view: StoryView) -> Text:
    cite = view.headline_cite
    origin = f"{plain(cite.outlet)}, {cite.date}" if cite and cite.date else plain(cite.outlet) if cite else ""
    origin = OUR_TITLE if view.titled else origin
    return Text(" · ".join(text for text in (origin, f"the story: {view.since}") if text), SOFT)


def _spark(strip: Strip) -> Text:
    """The strip of activity in block characters, under it the marks of the events and the scale."""
    heights, marked = [0.0] * SPARK_COLUMNS, [" "] * SPARK_COLUMNS
    for bar in strip.bars:
        column = _column(bar.x + bar.width / 2)
        heights[column] = max(heights[column], bar.height / HEIGHT)
    for tick in strip.ticks:
        first, last = _column(tick.x), _column(tick.x + tick.width)
        marked[first : last + 1] = [MARK] if first == last else RANGE * (last - first + 1)
    marks = "".join(BLOCKS[min(len(BLOCKS) - 1, int(h * len(BLOCKS)))] if h else " " for h in heights)
    scale = f"{strip.first}{strip.caption:^{max(1, SPARK_COLUMNS - len(strip.first) - len(strip.last))}}{strip.last}"
    return Text.assemble((marks, ACCENT), "\n", ("".join(marked), "bold"), "\n", (scale, SOFT))


def _column(x: float) -> int:
    return min(SPARK_COLUMNS - 1, int(x / WIDTH * SPARK_COLUMNS))


def _timeline(view: TimelineView, note: str) -> list[RenderableType]:
    """The cards under their months, and under their years where there are several; nothing where there are no cards."""
    if not view.years:
        return []
    made: list[RenderableType] = [_title("In context", note)]
    several = len(view.years) > 1
    for year in view.years:
        if several and year.name:
            made.append(Rule(Text(year.name, f"bold {ACCENT}"), align="left", style=SOFT))
        for month in year.months:
            table = _grid()
            table.add_column(justify="right", width=DATE_COLUMN, style="bold", no_wrap=False)
            table.add_column(width=1, style=ACCENT)
            table.add_column(ratio=1)
            if month.name:
                table.add_row("", "", Text(f"{month.name.upper()}\n", SOFT))
            for event in month.events:
                date = f"{event.day} {event.year}".strip()
                table.add_row(Text.assemble(date, (f"\n{plain(event.clock)}" if event.clock else "", SOFT)), "●",
                              _event(event))  # fmt: skip
            made.append(table)
    if view.more:
        made.append(Text(f"and {count(view.more, 'more day')}", SOFT))
    return made


def _event(event: EventView) -> RenderableType:
    lines: list[RenderableType] = []
    if event.headline:
        headline = _line(event.headline)
        headline.stylize("bold", 0, len(headline.plain) - len(plain(event.headline.cite.label)))
        lines.append(headline)
    lines += [_line(line) for line in event.lines]
    told = event.support
    first = f"first: {plain(told.first.outlet)}, {told.first.date}" if told.first else ""
    if not told.origins:
        first = first.removeprefix("first: ")
    return Group(*lines, Text(" · ".join(part for part in (told.counts, first) if part), SOFT), Text())


def _happened(view: HappenedView) -> list[RenderableType]:
    """The most reported happenings in order of time; nothing where the story is one happening."""
    if not view.total:
        return []
    most = f"the {len(view.shown)} most reported of " if view.behind else ""
    table = _grid()
    table.add_column(justify="right", width=PERIOD_COLUMN, style="bold")
    table.add_column(ratio=1)
    for one in view.shown:
        name = _line(one.name)
        name.stylize("bold", 0, len(name.plain) - len(plain(one.name.cite.label)))
        table.add_row(one.date.text, Group(name, Text(one.counts, SOFT), Text()))
    return [_title("What happened", f"{most}{count(view.total, 'happening')}, by the days of their reports"), table]


def _cards(view: StoryView) -> Iterable[RenderableType]:
    if view.cards:
        yield _title("Who says what", f"{count(view.claims, 'claim')} in all")
    for card in view.cards:
        yield from _card(card)


def _card(card: CardView) -> Iterable[RenderableType]:
    yield Rule(Text(plain(card.label).upper(), f"bold {ACCENT}"), align="left", style=SOFT)
    if card.title:
        title = _line(card.title)
        title.stylize("bold", 0, len(title.plain) - len(plain(card.title.cite.label)))
        yield title
    for one in card.claims:
        yield _claim(one)
    if card.more:
        yield Text(f"  and {count(card.more, 'more claim')}", SOFT)
    yield Text()


def _claim(view: ClaimView, dated: bool = False) -> RenderableType:
    """Who (role · organisation) denied: / the words (how surely) where · when · how often."""
    who = Text.assemble((plain(view.speaker.name), "bold"))
    details = [view.speaker.details, *(f"as told by {one.name}" for one in view.told)]
    who.append("".join(f" · {plain(text)}" for text in details if text), SOFT)
    if view.does:
        who.append(f" {view.does}:", f"bold {ACCENT}" if view.denies else "bold")
    basis = f"rests on {', '.join(one.name for one in view.basis)}" if view.basis else ""
    notes = [basis, view.date.text if dated and view.date else "", view.speaker.note, view.spread]
    line = _line(view.line, after=view.sure, notes="".join(f" · {plain(note)}" for note in notes if note))
    if view.around:
        line.append(f"  “{plain(view.around)}”", SOFT)
    for what, others in (("denied by", view.denied), ("denies", view.answers)):
        if others:
            line.append(f"  {what} {', '.join(f'{plain(one.name)} ({plain(one.place)})' for one in others)}", ACCENT)
    return Padding(Group(who, Padding(line, (0, 0, 0, 2))), (0, 0, 0, 2))


def _disputes(view: StoryView, story: int) -> Iterable[RenderableType]:
    """The likely disputes, and how many more there are."""
    if view.disputes or view.more_disputes:
        yield _title("Disputed", "newest first")
    behind = view.more_disputes
    for group in view.disputes:
        if group.heading:
            behind += len(group.disputes)
        else:
            yield from (_dispute(one) for one in group.disputes)
    if behind:
        yield Text(f"{count(behind, 'more or possible dispute')}: dateline disputes {story}", SOFT)


def _dispute(view: DisputeView, reasons: bool = False) -> RenderableType:
    """What it is about and how sure, the two sides beside each other, and why."""
    head = Text.assemble((view.kind, f"bold {ACCENT}"), (f"  {view.sure}", "bold" if view.judged else ""))
    head.append(f"  {plain(view.about)}" if view.about else "", SOFT)
    head.append(f"  {view.key}", SOFT)
    table = _grid()
    table.add_column(ratio=1)
    table.add_column(width=12, justify="center", vertical="middle", style=ACCENT)
    table.add_column(ratio=1)
    table.add_row(_side(view.a), view.between, _side(view.b))
    why = [Padding(Text(f"why: {plain('; '.join(view.reasons))}", SOFT), (0, 0, 0, 2))] if reasons else []
    return Group(head, Padding(table, (0, 0, 0, 2)), *why, Text())


def _side(side: SideView) -> RenderableType:
    who = Text.assemble((plain(side.who.name), "bold"))
    if side.does:
        who.append(f" {side.does}:", f"bold {ACCENT}")
    told = (side.date.text if side.date else "", side.who.details, side.who.note, side.spread)
    notes = " · ".join(plain(text) for text in told if text)
    return Group(who, _line(side.line), Text(notes, SOFT))


def _figures(view: StoryView) -> Iterable[RenderableType]:
    """The moving figures of a story."""
    if view.series:
        yield _title("Moving figures", "as their sources give them")
    for one in view.series:
        yield from _series(one)
    if view.more_series:
        yield Text(f"and {count(view.more_series, 'more measure')}: dateline figures", SOFT)


def _series(view: SeriesView, words: bool = False) -> Iterable[RenderableType]:
    """A measure: a row a figure with its place between the least and the greatest, who gives it, how it stands to the
    others; with `words` also in which words."""
    yield Text(plain(view.title), "bold")
    table = _grid()
    table.add_column(width=DATE_COLUMN, style=SOFT)
    table.add_column(width=SCALE_COLUMNS, no_wrap=True)
    table.add_column(ratio=1)
    for one in view.points:
        told = Text.assemble((plain(one.figure), "bold" if one.held else ""), f"  {plain(one.side.who.name)}")
        notes = (one.side.who.note, "" if words else one.side.line.cite.label)
        told.append("".join(f" · {plain(text)}" for text in notes if text), SOFT)
        for relation in one.relations:
            told.append(f"\n{plain(relation)}", ACCENT)
        if words:
            told.append("\n").append_text(_line(one.side.line))
        if one.side.spread:
            told.append(f"\n{plain(one.side.spread)}", SOFT)
        table.add_row(one.as_of.text if one.as_of else "undated", _scale(one, view.ends), told)
    yield Padding(table, (0, 0, 1, 2))


def _scale(one: PointView, ends: tuple[float, float]) -> str:
    """Where a figure lies between zero, or the least of the series where that is below, and the greatest."""
    least, greatest = min(0.0, ends[0]), ends[1]

    def column(value: float) -> int:
        share = (value - least) / (greatest - least) if greatest > least else 1.0
        return round(share * (SCALE_COLUMNS - 2))

    low, high = column(one.low), column(one.high)
    mark = "●" if one.held else "○"
    body = mark if low == high else mark + "─" * (high - low - 1) + mark
    cells = "·" * low + body
    if one.open == "up":
        cells += "→"
    elif one.open == "down" and low:
        cells = "·" * (low - 1) + "←" + body
    return f"{cells:·<{SCALE_COLUMNS}}"[:SCALE_COLUMNS]


def print_figures(console: Console, page: StoryPage, articles: Mapping[str, Article]) -> None:
    """Print the moving figures of a story, each in its source's words."""
    shown = views.series_views(_desk(articles), page, page.series)
    parts: list[RenderableType] = [
        Text(plain(headline_of(page.story)), "bold"),
        Text(f"story {page.story.id}", SOFT),
        Text(),
    ]
    for one in shown:
        parts += _series(one, words=True)
    _print(console, parts if shown else [*parts, Text("No figures that moved or differ.")])


def _foot(view: StoryView) -> Iterable[RenderableType]:
    for title, rows in (("People and bodies", view.people), ("Sources", view.outlets)):
        if rows:
            shown = [f"{plain(row.name)} {row.note}" for row in rows[:NAMES_SHOWN]]
            rest = len(rows) - NAMES_SHOWN
            yield Text.assemble((f"{title}: ", "bold"), (" · ".join(shown) + (" …" if rest > 0 else ""), SOFT))
