"""What happened in a story, in short: the view, and how it reads in a browser."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from dateline import site
from dateline.pages import views
from dateline.pages.lines import Desk
from dateline.pages.links import Links
from dateline.pages.views.limits import HAPPENINGS_BEHIND, HAPPENINGS_SHOWN, PER_PAGE
from dateline.records import Happening, Member, StoryPage, Support
from tests.builders_pages import ARTICLES, DENIAL, LATE, PAGE, STUDY, WIRE, FakeStore, Shelf, cut, shelved
from tests.pages.browsers import launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WARNING = Happening(
    headline=cut(WIRE, WIRE.title),
    first="2021-03-04",
    last="2021-03-04",
    articles=("w1", "a2", "b3"),
    support=Support(articles=3, outlets=3, origins=1),
)
BLAME = Happening(
    headline=cut(DENIAL, DENIAL.title),
    first="2021-03-16",
    last="2021-03-17",
    articles=("s1", "d1"),
    support=Support(articles=2, outlets=2, origins=2),
)
HAPPENED = replace(PAGE, happenings=(WARNING, BLAME))
SLUG = PAGE.story.slug


def desk() -> Desk:
    return Desk(articles=dict(ARTICLES), links=Links(root="../", static=True))


def many(number: int) -> StoryPage:
    """A story of so many happenings on one day, the later ones reported more widely."""
    ids = [f"m{i}" for i in range(number * (number + 3) // 2)]
    rest, made = list(ids), []
    for i in range(number):
        own, rest = tuple(rest[: i + 2]), rest[i + 2 :]
        made.append(replace(WARNING, articles=own, support=Support(articles=len(own))))
    members = tuple(Member(article=one, reason="", similarity=1.0) for one in ids)
    return replace(PAGE, story=replace(PAGE.story, members=members), happenings=tuple(made))


def test_each_leads_to_the_first_card_of_its_days_and_to_its_articles() -> None:
    shown = views.story(desk(), HAPPENED).happened
    assert [one.name.text for one in shown.shown] == [WIRE.title, DENIAL.title]
    assert [one.date.text for one in shown.shown] == ["4 Mar 2021", "16–17 Mar 2021"]
    assert [one.counts for one in shown.shown] == [
        "3 articles · 3 outlets · 1 independent origin",
        "2 articles · 2 outlets · 2 independent origins",
    ]
    assert [one.href for one in shown.shown] == ["#2021-03-04", "#2021-03-16"]
    assert [one.listed for one in shown.shown] == [
        f"../story/{SLUG}/sources.html#of-w1",
        f"../story/{SLUG}/sources.html#of-s1",
    ]


def test_one_of_days_without_a_card_leads_to_its_articles_only() -> None:
    nowhere = replace(BLAME, first="2021-05-01", last="2021-05-02")
    undated = replace(BLAME, first=None, last=None)
    shown = views.story(desk(), replace(HAPPENED, happenings=(WARNING, nowhere, undated))).happened.shown
    assert [one.href for one in shown] == ["#2021-03-04", "", ""]
    assert shown[2].date.text == "undated"


def test_of_many_the_most_reported_stand_first_and_all_in_order_of_time() -> None:
    page = many(HAPPENINGS_SHOWN + 3)
    shown = views.story(desk(), page).happened
    sizes = [one.counts for one in shown.shown]
    assert sizes == [f"{n} articles" for n in range(5, HAPPENINGS_SHOWN + 5)]
    assert [one.counts for one in shown.behind] == ["2 articles", "3 articles", "4 articles"]
    assert (shown.total, shown.more) == (HAPPENINGS_SHOWN + 3, 0)


def test_what_is_too_much_even_for_behind_is_counted() -> None:
    shown = views.story(desk(), many(HAPPENINGS_SHOWN + HAPPENINGS_BEHIND + 5)).happened
    assert len(shown.behind) == HAPPENINGS_BEHIND
    assert shown.more == 5


def test_the_articles_stand_by_what_they_report_and_the_others_last() -> None:
    groups = views.part(desk(), HAPPENED, "sources", 1).items
    assert [(g.anchor, g.first, len(g.articles)) for g in groups] == [  # type: ignore[attr-defined]
        ("of-w1", 1, 3), ("of-s1", 4, 2), ("others", 6, len(PAGE.story.members) - 5),
    ]  # fmt: skip
    (alone,) = views.part(desk(), PAGE, "sources", 1).items
    assert (alone.name, len(alone.articles)) == (None, len(PAGE.story.members))  # type: ignore[attr-defined]


def test_a_happening_leads_to_the_page_of_the_list_on_which_it_begins() -> None:
    page = many(20)
    for one, shown in zip(page.happenings, [*views.story(desk(), page).happened.behind], strict=False):
        place = [member.article for member in page.story.members].index(one.articles[0])
        end = "" if place < PER_PAGE else f"-{place // PER_PAGE + 1}"
        assert shown.listed == f"../story/{SLUG}/sources{end}.html#of-{one.articles[0]}"
    last = views.story(desk(), page).happened.shown[-1].listed
    assert last.startswith(f"../story/{SLUG}/sources-3.html#")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("site")
    later = [replace(BLAME, headline=cut(one, one.title)) for one in (STUDY, LATE, *[WIRE] * HAPPENINGS_SHOWN)]
    page = replace(PAGE, happenings=(WARNING, BLAME, *later))
    with pytest.MonkeyPatch.context() as patch:
        shelved(patch, site, Shelf(pages=(page,)))
        site.build(FakeStore(), folder)  # type: ignore[arg-type]
    return (folder / "story" / f"{SLUG}.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
    yield from launched()


@pytest.mark.browser
def test_it_leads_to_the_day_and_to_the_articles_without_scripts(browser: "Browser", story: str) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    tab.goto(story)
    part = tab.get_by_role("region", name="What happened")
    assert part.get_by_role("listitem").count() == HAPPENINGS_SHOWN
    part.get_by_role("link", name=WIRE.title, exact=True).first.click()
    assert tab.url.endswith("#2021-03-04")
    assert tab.locator("[id='2021-03-04']").is_visible()
    part.get_by_text("4 more happenings").click()
    assert part.get_by_role("listitem").count() == HAPPENINGS_SHOWN + 4
    part.get_by_role("link", name="3 articles · 3 outlets").first.click()
    assert tab.url.endswith("/sources.html#of-w1")
    assert tab.get_by_role("heading", name=WIRE.title).first.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_no_violations_and_nothing_scrolls_sideways(
    browser: "Browser", story: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    for address in (story, story.replace(".html", "/sources.html")):
        tab.goto(address)
        tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        result = axe.run(tab)
        assert result.violations_count == 0, result.generate_report()
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
