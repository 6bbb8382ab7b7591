"""How much of each kind a page shows, and long lists cut into pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..lines import Desk
from ..links import numbered

# How much of each kind a story page shows before the rest moves to pages of its own. Chosen so that
# the largest story of Timeline17 stays under 300 kB of HTML; a test holds the line.
EVENTS_SHOWN = 140  # a full timeline has fewer, unless it is made of more than about 1,200 articles
JUMPS_SHOWN = 30  # months that a timeline's jump list names; with more it names the years
HAPPENINGS_SHOWN = 7  # of a story at once, the most reported; the others stand behind them
HAPPENINGS_BEHIND = 40  # the most reported of these; all are in the list of articles
CARD_CLAIMS_SHOWN = 5
DISPUTES_SHOWN = 8  # likely ones, possible ones, and dismissed ones each
SERIES_SHOWN = 4
SPEAKERS_SHOWN = 12
OUTLETS_SHOWN = 12
INLINE_CLAIMS = 40
CLAIMS_NEW = 6  # claims named at the top among what is new; the others are marked where they stand
HISTORY_SHOWN = 30  # days on one page of a story's history
ORIGINS_SHOWN = 8  # of one event, at most
ORIGINS_IN_ALL = 250  # of all events of a page together: a long timeline lists fewer for each
PER_PAGE = 100  # items on one page of a long list
STORIES_PER_PAGE = 60
LEAD_DAYS = 7  # the lead story is the widest reported of those that moved in the newest week
SECOND_STORIES = 2  # stories beside the lead, with their standfirst
THIRD_STORIES = 3  # stories in the row below it, with their standfirst

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages(Generic[T]):
    """One page of a long list: its items, and the addresses before and after."""

    items: tuple[T, ...]
    number: int
    total_pages: int
    total: int
    previous: str | None
    next: str | None
    first: int


def page_count(total: int, per_page: int = PER_PAGE) -> int:
    """How many pages a list of `total` items fills; an empty one still has a page."""
    return max(1, -(-total // per_page))


def paged(items: Sequence[T], desk: Desk, path: str, number: int, per_page: int = PER_PAGE) -> Pages[T]:
    """Page `number` (from 1) of a list that stands at `path`."""
    return paged_at(items, lambda other: desk.links.page(numbered(path, other)), number, per_page)


def paged_at(items: Sequence[T], address: Callable[[int], str], number: int, per_page: int = PER_PAGE) -> Pages[T]:
    """Page `number` (from 1) of a list; `address` gives that of any of its pages."""
    last = page_count(len(items), per_page)
    start = (number - 1) * per_page
    return Pages(
        items=tuple(items[start : start + per_page]),
        number=number,
        total_pages=last,
        total=len(items),
        previous=address(number - 1) if number > 1 else None,
        next=address(number + 1) if number < last else None,
        first=start + 1,
    )
