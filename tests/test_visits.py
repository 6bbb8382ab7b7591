"""What a reader's cookie keeps, and what is new by it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.visits import PAUSE, STORIES, Visit, look, read, since, write

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
OLD, NEW = "2026-11-20T08:00:00.123456", "2026-11-25T09:30:00"
VISITS = st.dictionaries(
    st.integers(1, 10**9),
    st.builds(Visit, before=st.integers(0, 10**13), last=st.integers(0, 10**13), looked=st.integers(0, 10**13)),
    max_size=STORIES,
)


@given(VISITS)
def test_a_cookie_gives_back_what_was_written(visits: dict[int, Visit]) -> None:
    assert read(write(visits)) == visits
    assert len(write(visits)) < 4000


@given(st.text())
def test_any_cookie_is_read(cookie: str) -> None:
    assert all(isinstance(one, Visit) for one in read(cookie).values())
    for visit in read(cookie).values():
        assert since(visit, NOON)


def test_at_a_first_visit_nothing_is_new() -> None:
    assert since(None, NOON) is None
    first = look({}, 7, OLD, NOON)
    told = since(first[7], NOON)
    assert told is not None
    assert told > OLD


def test_what_came_since_the_last_visit_is_new_until_the_visit_is_over() -> None:
    first = look({}, 7, OLD, NOON)
    back = NOON + timedelta(days=14)
    told = since(first[7], back)
    assert told is not None
    assert OLD < told < NEW
    second = look(first, 7, NEW, back)
    assert since(second[7], back + PAUSE / 2) == told
    later = since(second[7], back + 2 * PAUSE)
    assert later is not None
    assert later > NEW


def test_what_is_read_while_a_page_is_open_is_not_lost() -> None:
    visits = look({}, 7, OLD, NOON)  # a run that began before noon is stamped so, and ends after
    told = since(visits[7], NOON + 2 * PAUSE)
    assert told is not None
    assert told < (NOON - timedelta(minutes=1)).replace(tzinfo=None).isoformat()


def test_the_stories_looked_at_last_are_kept() -> None:
    visits: dict[int, Visit] = {}
    for story in range(1, STORIES + 10):
        visits = look(visits, story, OLD, NOON)
    visits = look(visits, 12, NEW, NOON)
    kept = read(write(visits))
    assert len(kept) == STORIES
    assert 12 in kept
    assert 1 not in kept
