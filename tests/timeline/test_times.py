"""The hour of an event: as the text has it, and only where the reports agree."""

from dataclasses import replace

from dateline.records import Report
from dateline.timeline import timeline

from .reports import report

BROKE = "The dam above Orrin broke at <9:45 p.m. on Sunday> and flooded three villages."


def news(name: str, *sentences: tuple[str, str | None]) -> Report:
    return report(name, "2031-05-05", [("body", words, value) for words, value in sentences])


def hour(*reports: Report, lines: int | None = None) -> str | None:
    return next(event.time for event in timeline(reports, lines=lines) if event.date == "2031-05-04")


def test_a_line_names_the_hour() -> None:
    assert hour(news("a", (BROKE, "2031-05-04T21:45"))) == "21:45"


def test_a_conversion_in_brackets_is_passed_over() -> None:
    words = "The dam above Orrin broke at <9:45 p.m. on Sunday> (<1945 UTC>) and flooded three villages."
    assert hour(news("a", (words, "2031-05-04T21:45 2031-05-04T19:45"))) == "21:45"


def test_lines_that_differ_give_none() -> None:
    other = "The dam above Orrin broke at about <10 p.m. on Sunday>, a neighbour said, before the sirens went off."
    reports = (news("a", (BROKE, "2031-05-04T21:45")), news("b", (other, "2031-05-04T22:00")))
    assert hour(*reports, lines=2) is None


def test_an_hour_that_bounds_stamps_or_prices_is_not_the_event_s() -> None:
    for words in (
        "By <9:45 p.m. on Sunday> three villages below Orrin were flooded.",
        "<9:45 p.m. on Sunday>: the dam above Orrin has broken, we hear.",
        "At <9:45 p.m. on Sunday>, riverman wrote: the dam above Orrin is gone.",
        "Shares in Orrin Water were down 12 percent at <9:45 p.m. on Sunday> after the dam broke.",
        "Sirens were heard in the villages below Orrin between <9:45 p.m. on Sunday> and midnight.",
    ):
        assert hour(news("a", (words, "2031-05-04T21:45"))) is None


def test_an_hour_of_another_day_is_not_this_day_s() -> None:
    words = "The dam that broke <on Sunday> had been inspected at <9:45 p.m. on Saturday>."
    assert hour(news("a", (words, "2031-05-04 2031-05-03T21:45")), lines=1) is None


def test_an_hour_that_takes_its_day_from_the_sentence_before_is_not_sure() -> None:
    one = news(
        "a", ("The dam above Orrin broke, flooding villages, at <9:45 p.m.>, officials said.", "2031-05-04T21:45")
    )
    dates = tuple(replace(mention, anchor="previous") for mention in one.annotations.dates)
    assert hour(one) == "21:45"
    assert hour(replace(one, annotations=replace(one.annotations, dates=dates))) is None


def test_reports_not_shown_give_the_hour_where_two_agree() -> None:
    words = "The dam above Orrin broke <on Sunday> and flooded three villages, officials said."
    shown = news("a", (words, "2031-05-04"))
    at = "2031-05-04T21:45"
    first = news("b", ("Long before, nobody knows why, the dam at Orrin broke at <9:45 p.m. on Sunday>.", at))
    second = news("c", ("The dam broke at <9:45 p.m. on Sunday>, Orrin police say, and villages flooded.", at))
    assert hour(shown, first, second, lines=1) == "21:45"
