"""What is one report and what only looks like one. All texts are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Article, Published
from dateline.syndication import origins

LEAD = (
    "A freight train carrying ammonia left the rails near Brackwater early on Monday, and two of its tank cars caught "
    "fire, the county sheriff said."
)
TOWN = (
    "About 900 people in the streets around the grain elevator were told to go to the high school gymnasium while "
    "crews from four counties let the burning cars go out by themselves."
)
CAUSE = (
    "Investigators from the federal rail board were on their way to the town, and the railway said it was too early to "
    "tell whether a washed-out culvert under the track had given way after a week of rain."
)
COUNT = (
    "Three railway workers were treated for burns at the clinic in Harrow and a volunteer firefighter was taken by "
    "helicopter to the city with breathing trouble."
)
PAST = (
    "The line was relaid in 2009 after an inspection found rotten ties along eleven miles of it, and freight traffic "
    "has doubled since the new port opened at the mouth of the river."
)
WIRE = (LEAD, TOWN, CAUSE, COUNT, PAST)
LOCAL = (
    "Marge Pellow was feeding her hens behind the elevator when the sky went orange, she recalled at her sister's "
    "kitchen table in Harrow.",
    "Her street has waited for the promised second crossing since the mill closed, and the council talked it over "
    "again in March without a vote.",
    "Shopkeepers along Depot Street spent the morning taping their windows while the school bus drivers ferried "
    "neighbours out of the low end of town.",
)
OTHER = (
    "Flames from an overturned train lit up the flats outside Brackwater before sunrise, and the smell of ammonia "
    "reached farms six miles off, residents said.",
    "County officials opened the gymnasium of the high school to some 900 evacuees, many of whom came in slippers.",
    "What made the cars jump the track is not known; a rail board team was due to look at a culvert there today.",
)
STATEMENT = (
    '"We are heartbroken for the families of Brackwater, we have sent our own fire crews and engineers there, and '
    "we will pay for every night that anyone spends away from home, for as long as the county asks people to stay "
    "out,\" the railway's chief executive, Dale Ormsby, said in a statement."
)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def article(
    id: str, body: str, *, day: str = "2031-04-07", outlet: str | None = None, url: str | None = None
) -> Article:
    return Article(
        id=id, text=body, published=Published(value=day, precision="day"), outlet=outlet, canonical_url=url, url=url
    )


def together(*articles: Article) -> bool:
    """Whether all are of one origin."""
    return len(origins(articles)) == 1


ONE_REPORT = {
    "paragraphs in another order": text(CAUSE, LEAD, PAST, TOWN, COUNT),
    "cut from the end": text(LEAD, TOWN),
    "cut from the beginning": text(COUNT, PAST),
    "new headline and lead": text("Ammonia train burns in Brackwater", LOCAL[0], *WIRE[1:]),
    "local paragraphs appended": text(*WIRE, *LOCAL),
    "spelling and units of another country": text(*WIRE)
    .replace("gymnasium", "sports hall")
    .replace("eleven miles", "18km")
    .replace("traffic", "goods traffic"),
    "half of it in a long local report": text(LOCAL[0], LEAD, LOCAL[1], TOWN, COUNT, CAUSE, LOCAL[2]),
    "a correction": text("CORRECTED: number of workers in paragraph 4", *WIRE).replace("Three railway", "Four railway"),
    "cut into words with spaces": text(*WIRE).replace(",", " ,").replace(".", " ."),
}


@pytest.mark.parametrize("case", ONE_REPORT)
def test_one_report(case: str) -> None:
    assert together(article("a", text(*WIRE)), article("b", ONE_REPORT[case]))


APART = {
    "reports of their own": (text(*WIRE), text(*OTHER)),
    "the same statement quoted": (text(*WIRE, STATEMENT), text(*OTHER, STATEMENT)),
    "a report mostly of the same quote": (text(LEAD, STATEMENT), text(OTHER[0], STATEMENT)),
    "one paragraph of the other's report": (text(*WIRE), text(*OTHER, *LOCAL, CAUSE)),
    "the same background": (text(LEAD, TOWN, CAUSE, PAST), text(*OTHER, PAST)),
}


@pytest.mark.parametrize("case", APART)
def test_two_reports(case: str) -> None:
    first, second = APART[case]
    assert not together(article("a", first), article("b", second))


def test_a_live_blog_that_prints_two_reports_does_not_make_them_one() -> None:
    blog = text("Live: what we know of the fire", *WIRE, "11.40 More from our reporter at the scene:", *OTHER)
    found = origins([article("a", text(*WIRE)), article("b", text(*OTHER)), article("c", blog)])
    assert not any({"a", "b"} <= set(origin.articles) for origin in found)


def test_head_and_tail_of_one_report_meet_in_the_whole() -> None:
    parts = [article("a", text(LEAD, TOWN, CAUSE)), article("b", text(CAUSE, COUNT, PAST)), article("c", text(*WIRE))]
    assert together(*parts)


def test_two_long_reports_do_not_meet_in_what_both_took_over() -> None:
    taken = article("c", text(LEAD, TOWN))
    found = origins([article("a", text(LEAD, TOWN, *LOCAL)), article("b", text(*OTHER, LEAD, TOWN, PAST)), taken])
    assert not any({"a", "b"} <= set(origin.articles) for origin in found)


def test_the_next_days_tally_of_one_outlet_is_a_report_of_its_own() -> None:
    tally = (
        "The number of people ill after the leak has risen to {}, the county health office said in its {} bulletin.",
        "Most were sent home with drops for their eyes; {} are still in hospital, among them {} children.",
        "The office counts those who saw a doctor within ten miles of the elevator, and does not test the water.",
        "Schools in the {} end of town will open again on {}, and the road to Harrow is closed to lorries until then.",
    )
    first = text(*tally).format(41, "first", 12, 3, "upper", "Thursday")
    second = text(*tally[:2], LOCAL[2], tally[3]).format(97, "second", 30, 8, "lower", "Monday")
    monday = article("a", first, outlet="Post")
    assert not together(monday, article("b", second, day="2031-04-08", outlet="Post"))


def test_standing_background_tells_no_copy() -> None:
    box = text(PAST, CAUSE)
    days = [
        article(f"old{n}", text(LOCAL[n], OTHER[n], box), day=f"2031-03-{10 + n * 7}", outlet="Post") for n in (0, 1)
    ]
    short = [article("a", text(LEAD, box), outlet="Post"), article("b", text(OTHER[2], box), outlet="Post")]
    assert len(origins([*days, *short])) == 4


def test_an_article_of_furniture_alone_is_no_copy_of_others() -> None:
    foot = (
        "We welcome comments that advance the story. Comments are read before they appear, and may be cut or refused."
    )
    whole = [
        article(f"a{n}", text(part, LOCAL[n], foot), day=f"2031-04-{10 + n * 2}") for n, part in enumerate(WIRE[:3])
    ]
    found = origins([*whole, article("empty", foot)])
    assert len(found) == 4


def test_one_address_needs_less() -> None:
    early, late = text(LEAD, TOWN, *OTHER[:1]), text(LEAD, *LOCAL, COUNT)
    page = "https://post.example/rail/fire"
    assert not together(article("a", early), article("b", late))
    assert together(article("a", early, url=page), article("b", late, url=page))


def test_a_front_page_as_address_joins_nothing() -> None:
    home = "https://post.example/"
    assert not together(article("a", text(*WIRE), url=home), article("b", text(*OTHER), url=home))


def test_a_hundred_copies_and_a_cut_are_one_origin() -> None:
    copies = [article(f"c{n:03}", text(f"Paper number {n} of the valley", *WIRE)) for n in range(100)]
    found = origins([*copies, article("cut", text(TOWN, CAUSE)), article("own", text(*OTHER))])
    assert sorted(len(origin.articles) for origin in found) == [1, 101]


PARTS = st.lists(st.sampled_from([*WIRE, *LOCAL, *OTHER, STATEMENT]), max_size=6, unique=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, max_size=7), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_origins_with_a_reason_for_each_copy(bodies: list[list[str]], chance: object) -> None:
    articles = [article(str(n), text(*body), day=f"2031-04-0{1 + n % 3}") for n, body in enumerate(bodies)]
    found = origins(articles)
    assert sorted(one for origin in found for one in origin.articles) == sorted(a.id for a in articles)
    shuffled = list(articles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert origins(shuffled) == found
    for origin in found:
        assert [copy.article for copy in origin.copies] == list(origin.articles[1:])
        assert all(copy.of in origin.articles and copy.because for copy in origin.copies)
