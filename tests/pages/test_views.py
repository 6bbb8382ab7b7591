"""What pages show, before they are rendered."""

from dataclasses import replace

import pytest

from dateline.pages import views
from dateline.pages.activity import MOST_BARS, Mark, strip
from dateline.pages.claims import claim
from dateline.pages.lines import Desk, Piece, line
from dateline.pages.links import Links
from dateline.pages.views.limits import CARD_CLAIMS_SHOWN, DISPUTES_SHOWN, INLINE_CLAIMS, PER_PAGE
from dateline.records import Citation, Insertion, Line, Story, StoryPage, Support
from tests.builders_pages import (
    ARTICLES,
    BOIL,
    BRIBES,
    CLAIMS,
    DENIAL,
    DISPUTES,
    GUESS,
    LATE,
    NAMELESS,
    NO_LEAK,
    PAGE,
    PAINT,
    SMALL_PAGE,
    SMELL,
    STORY,
    UNDATED,
    Shelf,
    cut,
)


@pytest.fixture
def desk() -> Desk:
    return Desk(articles=Shelf().shelf, links=Links(root="../", static=True))


# ---- lines and claims


def test_a_line_is_its_exact_words_with_a_labelled_link(desk: Desk) -> None:
    shown = line(desk, cut(DENIAL, "It said that it has not used the substance since 1998."))
    assert shown.text == "It said that it has not used the substance since 1998."
    assert shown.cite.label == "Halden Courier ¶2"
    assert shown.cite.href == f"../article/d1.v1.html#c{DENIAL.text.index('It said')}-{DENIAL.text.index('1998.') + 5}"
    assert shown.cite.title == "The Halden Courier · Paint maker denies poisoning wells · 17 Mar 2021, 11:05"
    assert desk.trail == {("d1", 1): {(DENIAL.text.index("It said"), DENIAL.text.index("1998.") + 5)}}


def test_a_cited_headline_says_so(desk: Desk) -> None:
    assert line(desk, cut(LATE, LATE.title)).cite.label == "Meridian Wire, headline"


def test_words_that_moved_get_no_paragraph_number(desk: Desk) -> None:
    stale = Citation(article="d1", version=1, start=3, end=9, exact="no longer there")
    assert line(desk, Line(citation=stale)).cite.label == "Halden Courier"


@pytest.mark.parametrize(
    ("at", "text", "shown"),
    [
        (2, "the firm", "It [the firm] said."),
        (3, "the firm", "It [the firm] said."),
        (7, "the firm", "It said [the firm]."),
        (0, "Later", "[Later] It said."),
        (99, "[sic]", "It said. [sic]"),
    ],
)
def test_our_words_stand_in_brackets_and_are_marked(desk: Desk, at: int, text: str, shown: str) -> None:
    citation = Citation(article="d1", version=1, start=0, end=8, exact="It said.")
    view = line(desk, Line(citation=citation, insertions=(Insertion(at=at, text=text),)))
    assert view.text == shown
    assert "".join(piece.text for piece in view.pieces if piece.kind == "cut").replace(" ", "") == "Itsaid."


def test_a_denial_reads_as_one(desk: Desk) -> None:
    shown = claim(desk, NO_LEAK)
    assert (shown.speaker.name, shown.does, shown.denies) == ("Brandt & Sons Marine Coatings", "has denied", True)
    assert shown.line.text == "that its works released any solvent"


def test_hedges_are_kept_and_shown(desk: Desk) -> None:
    shown = claim(desk, PAINT)
    assert shown.sure == "probable · “likely”"
    assert Piece(text="likely", kind="hedge") in shown.line.pieces


def test_words_that_leave_a_claim_open_are_named_but_not_what_is_asked_or_not_said(desk: Desk) -> None:
    open_claim = replace(PAINT, certainty="unknown", hedges=("allegedly",))
    assert claim(desk, open_claim).sure == "“allegedly”"
    assert claim(desk, replace(open_claim, hedges=())).sure == ""
    assert claim(desk, replace(open_claim, polarity="questions")).sure == ""
    assert claim(desk, replace(open_claim, certainty="certain")).sure == ""


def test_quotation_marks_stand_only_around_quoted_words(desk: Desk) -> None:
    assert claim(desk, BOIL).line.text == "“We do not yet know how it got there,” […] “Boiling does not help.”"
    assert claim(desk, PAINT).line.text[0] not in '“"'
    assert claim(desk, GUESS).line.text == "called the study “a reckless guess”"


def test_pieces_of_one_claim_open_as_one_passage(desk: Desk) -> None:
    start, end = BOIL.content[0].start, BOIL.content[1].end
    assert claim(desk, BOIL).line.cite.href.endswith(f"#c{start}-{end}")


def test_who_speaks_is_never_guessed(desk: Desk) -> None:
    assert claim(desk, BRIBES).speaker.note == "“She” in the text"
    assert (claim(desk, NAMELESS).speaker.name, claim(desk, NAMELESS).speaker.href) == ("“He”", None)
    assert claim(desk, SMELL).speaker.name == "No source named"


# ---- the story page


def test_the_story_page_has_its_anatomy(desk: Desk) -> None:
    view = views.story(desk, PAGE)
    assert view.headline == "Port Halden lifts water warning after 29 days"
    assert view.headline_cite is not None
    assert view.facts == (
        ("5", "days that mattered"),
        ("7", "articles"),
        ("4", "outlets"),
        ("5", "independent origins"),
        ("13", "claims"),
        ("2", "disputed"),
    )
    assert view.updated == "2 Apr 2021, 09:30"
    assert [event.day for event in view.timeline.events] == ["2 Apr", "17 Mar", "16 Mar", "4 Mar", "2019"]
    assert [(year.name, [month.name for month in year.months]) for year in view.timeline.years] == [
        ("2021", ["April 2021", "March 2021"]),
        ("2019", [""]),
    ]
    assert [card.label for card in view.cards] == ["Report", "Allegations", "Response"]
    assert view.outlets[0].note == "2, copied 2×"
    assert [row.note for row in view.people if row.name.startswith("Brandt")] == ["2, 1 denial"]


def test_wire_copies_stand_under_their_origin(desk: Desk) -> None:
    event = next(event for event in views.story(desk, PAGE).timeline.events if event.day == "4 Mar")
    (origin,) = event.support.origins
    assert event.support.counts == "3 articles · 3 outlets · 1 independent origin"
    assert origin.article.outlet == "Meridian Wire"
    assert [copy.outlet for copy in origin.copies] == ["The Halden Courier", "Coast Today"]
    assert {copy.because for copy in origin.copies} == {"text copied from the Meridian Wire report"}


def test_a_dispute_shows_two_sides_and_says_which_denies(desk: Desk) -> None:
    denial, figure = views.story(desk, PAGE).disputes[0].disputes
    assert (denial.between, denial.a.does, denial.b.does) == ("denied by", "", "has denied")
    assert (figure.kind, figure.between) == ("Figures differ", "differs from")
    assert (figure.a.who.name, figure.a.who.note) == ("Meridian Wire", "as reported")


def test_what_a_dispute_is_about_is_not_said_twice(desk: Desk) -> None:
    said = replace(DISPUTES[0], about="The solvent in Port Halden's tap water …")
    assert views.dispute(desk, said, {}).about == ""
    assert views.dispute(desk, DISPUTES[0], {}).about == "solvent, works"


def test_the_articles_own_verb_says_what_a_speaker_does(desk: Desk) -> None:
    assert claim(desk, replace(BRIBES, cue=NO_LEAK.cue)).does == "has denied"
    assert claim(desk, BRIBES).does == "alleged"
    praised = replace(BRIBES, polarity="asserts", cue=(replace(BRIBES.cue[0], exact="praised"),))
    assert claim(desk, praised).does == "praised"
    assert claim(desk, replace(praised, cue=(replace(BRIBES.cue[0], exact="told reporters"),))).does == ""
    assert claim(desk, replace(NO_LEAK, cue=BRIBES.cue)).does == "denied"


def test_words_that_tell_of_the_denial_are_not_said_to_be_denied(desk: Desk) -> None:
    told = cut(DENIAL, "Brandt & Sons Marine Coatings has denied that its works released any solvent.").citation
    whole = replace(DISPUTES[0], b=replace(DISPUTES[0].b, citation=told))
    assert views.dispute(desk, whole, {NO_LEAK.id: NO_LEAK}).b.does == ""
    lone = replace(DISPUTES[0], b=replace(DISPUTES[0].b, citation=told, claim=None, speaker=None))
    side = views.dispute(desk, lone, {}).b
    assert (side.who.name, side.who.note, side.does) == ("The Halden Courier", "reports a denial", "")


def test_a_story_of_one_event_and_an_empty_one_have_pages(desk: Desk) -> None:
    small, bare = views.story(desk, SMALL_PAGE), views.story(desk, UNDATED)
    assert small.timeline.strip is None
    assert small.facts[0] == ("1", "day that mattered")
    assert (bare.headline, bare.since, bare.updated) == ("A story without a headline", "undated", "")


def test_the_ledger_puts_who_says_most_first_and_the_unclear_last(desk: Desk) -> None:
    ledger = views.ledger(desk, CLAIMS)
    assert [len(group.claims) for group in ledger][:3] == [2, 2, 2]
    assert ledger[-1].name == "Without a clear source"
    assert sum(len(group.claims) for group in ledger) == len(CLAIMS)


def test_a_huge_story_is_capped_and_goes_on_elsewhere(desk: Desk) -> None:
    many = tuple(replace(CLAIMS[n % len(CLAIMS)], id=f"c{n}") for n in range(20_000))
    page = replace(
        PAGE,
        claims=many,
        cards=(replace(PAGE.cards[0], claims=many[:50]),),
        disputes=tuple(replace(DISPUTES[0], id=f"x{n}") for n in range(40)),
    )
    view = views.story(desk, page)
    assert (view.ledger, view.claims) == ((), 20_000)
    assert (len(view.cards[0].claims), view.cards[0].more) == (CARD_CLAIMS_SHOWN, 50 - CARD_CLAIMS_SHOWN)
    assert ([len(group.disputes) for group in view.disputes], view.more_disputes) == (
        [DISPUTES_SHOWN],
        40 - DISPUTES_SHOWN,
    )
    kinds = ("denials", "accusations", "warnings", "promises", "declined", "denied", "quotes")
    lists = ("claims", *kinds, "said", *(f"{kind}-by-day" for kind in kinds))
    assert views.parts_needed(page) == (*lists, "disputes", "sources")
    last = views.part(desk, page, "claims", 200)
    assert (last.pages.total_pages, last.pages.next, len(last.pages.items)) == (200, None, PER_PAGE)
    assert INLINE_CLAIMS < PER_PAGE


def test_a_figure_is_marked_inside_its_line(desk: Desk) -> None:
    from dateline.records import Quantity

    side = DISPUTES[1].a
    start = side.citation.start + side.citation.exact.index("48,000")
    value = Quantity(start=start, end=start + 6, low=48000, high=48000, unit="people")
    view = views.dispute(desk, replace(DISPUTES[1], a=replace(side, value=value)), {})
    assert Piece(text="48,000", kind="figure") in view.a.line.pieces


# ---- lists


def story(number: int, last: str | None, origins: int = 1) -> Story:
    support = Support(articles=origins + 1, outlets=origins, origins=origins)
    return replace(STORY, id=number, slug=f"s{number}", first=last, last=last, support=support)


def test_the_lead_is_the_widest_reported_of_the_newest_week(desk: Desk) -> None:
    stories = (story(1, "2021-04-02"), story(2, "2021-03-30", 9), story(3, "2021-01-01", 99), story(4, None))
    front = views.front(desk, stories)
    assert front.lead is not None
    assert front.lead.href == "../story/s2.html"
    assert [one.href for one in (*front.seconds, *front.thirds)] == [f"../story/s{n}.html" for n in (1, 3, 4)]


def test_a_long_front_page_goes_on_by_month(desk: Desk) -> None:
    stories = tuple(story(n, f"2021-{12 - n // 20:02}-01") for n in range(150))
    first, second = views.front(desk, stories), views.front(desk, stories, 2)
    assert first.months[0][0] == "December 2021"
    assert (first.pages.total_pages, first.pages.next) == (3, "../stories-2.html")
    assert (second.lead, second.pages.previous) == (None, "../index.html")


def test_no_stories_make_a_front_page_too(desk: Desk) -> None:
    front = views.front(desk, ())
    assert (front.lead, front.months, front.totals) == (None, (), ("0 stories", "0 articles"))


def test_story_articles_are_all_that_its_pages_cite() -> None:
    assert views.story_articles(PAGE) == set(ARTICLES)


def test_an_empty_story_page_record_is_enough(desk: Desk) -> None:
    assert views.story(desk, StoryPage(story=Story(id=9, slug="x", headline=None))).facts == ()


# ---- the strip


def test_the_strip_counts_articles_a_day() -> None:
    marks = [Mark(first=day, last=day, anchor=day, level="short", label=day) for day in ("2021-03-06", "2019")]
    made = strip(["2021-03-04", "2021-03-04", "2021-03-06", None], marks)
    assert made is not None
    assert [bar.label for bar in made.bars] == ["4 Mar 2021: 2 articles", "6 Mar 2021: 1 article"]
    assert len(made.ticks) == 1
    assert made.description == "Articles a day from 4 Mar 2021 to 6 Mar 2021; most on 4 Mar 2021: 2."


def test_a_long_strip_has_wider_steps_and_one_day_has_none() -> None:
    long = strip([f"{year}-{month:02}-01" for year in range(2000, 2020) for month in range(1, 13)])
    assert long is not None
    assert len(long.bars) <= 20 * 13
    assert "month" in long.caption
    weekly = strip(["2021-01-01", "2022-01-01"])
    assert weekly is not None
    assert "week" in weekly.caption
    assert all(0 <= bar.x <= bar.x + bar.width <= 640.2 for bar in (*long.bars, *weekly.bars))
    assert strip(["2021-01-01", "2021-01-01", None]) is None
    assert MOST_BARS > 100
