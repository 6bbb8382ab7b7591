"""Months and ranges of days: shown where reports name them for one thing, and only there."""

from dateline.records import Event, Report
from dateline.timeline import timeline

from .reports import FLOOD, report


def said(name: str, published: str, text: str, value: str) -> Report:
    return report(name, published, [("body", text, value)])


def longer(reports: list[Report]) -> list[Event]:
    return [event for event in timeline(reports) if event.precision != "day"]


MARCH = [
    said("x", "2031-05-09", "Cracks in the Orrin dam were found by an engineer in <March>.", "2031-03"),
    said("y", "2031-05-11", "An engineer had found cracks in the dam at Orrin in <early March>.", "2031-03"),
]


def test_a_month_named_for_one_thing_is_shown() -> None:
    (event,) = longer([*FLOOD, *MARCH])
    assert (event.date, event.precision, event.until) == ("2031-03", "month", None)
    assert event.support.articles == 2
    assert event.first_report == "x"
    assert event.level != "short"


def test_the_same_words_count_once() -> None:
    again = said("z", "2031-05-12", "Cracks in the Orrin dam were found by an engineer in <March>.", "2031-03")
    assert longer([*FLOOD, MARCH[0], again]) == []


def test_a_month_named_for_different_things_is_not_shown() -> None:
    other = said("z", "2031-05-12", "Ferry fares rose in <March> by a tenth.", "2031-03")
    assert longer([*FLOOD, MARCH[0], other]) == []


def test_a_month_that_only_bounds_or_is_to_come_is_not_shown() -> None:
    for words, value in (("until <June>", "2031-06"), ("by <March>", "2031-03"), ("<last month>", "2031-04")):
        reports = [
            said("x", "2031-05-09", f"The school at Dunmore stays open for the homeless {words}.", value),
            said("y", "2031-05-11", f"Homeless of the villages may stay in the Dunmore school {words}.", value),
        ]
        assert longer([*FLOOD, *reports]) == []
    planned = [
        said("x", "2031-05-09", "A new dam will be begun at Orrin in <June>.", "2031-06"),
        said("y", "2031-05-11", "At Orrin a new dam is to be begun in <June>.", "2031-06"),
    ]
    assert longer([*FLOOD, *planned]) == []


def test_a_month_named_only_in_forecasts_is_not_shown() -> None:
    reports = [
        said("x", "2031-05-09", "An engineer said in <March> that cracks could break the Orrin dam.", "2031-03"),
        said("y", "2031-05-11", "Cracks might break the dam at Orrin, an engineer said in <March>.", "2031-03"),
    ]
    assert longer([*FLOOD, *reports]) == []


def test_a_month_with_a_shown_day_is_not_shown() -> None:
    day = said("d", "2031-05-12", "Cracks in the Orrin dam were found on <3 March>.", "2031-03-03")
    assert longer([*FLOOD, *MARCH, day]) == []


def test_a_day_that_is_only_an_end_of_a_range_is_shown_as_the_range() -> None:
    cleared = "Volunteers cleared mud from the Orrin church from <7 to 9 June>."
    (event,) = longer([*FLOOD, said("x", "2031-06-11", cleared, "2031-06-07/2031-06-09")])
    assert (event.date, event.until, event.precision) == ("2031-06-07", "2031-06-09", "range")
    assert [line.citation.exact for line in event.lines] == [
        "Volunteers cleared mud from the Orrin church from 7 to 9 June."
    ]


def test_two_ends_of_one_range_are_one_card() -> None:
    span = "2031-06-07/2031-06-09"
    reports = [
        said("x", "2031-06-11", "Volunteers cleared mud from the Orrin church from <7 to 9 June>.", span),
        said("y", "2031-06-12", "Between <7 and 9 June> a fire brigade pumped cellars in Dunmore dry.", span),
    ]
    (event,) = longer([*FLOOD, *reports])
    assert (event.date, event.until) == ("2031-06-07", "2031-06-09")
    assert event.articles == ("x", "y")
    assert event.support.articles == 2
    assert len(event.lines) == 2
    dates = [e.date for e in timeline([*FLOOD, *reports])]
    assert dates == sorted(dates)
    assert "2031-06-09" not in dates


def test_a_day_that_is_named_itself_stays_a_day_before_the_range() -> None:
    span = said(
        "x", "2031-06-11", "Volunteers cleared mud from the church from <7 to 9 June>.", "2031-06-07/2031-06-09"
    )
    day = said("y", "2031-06-11", "Rain washed a lorry into the Orrin school on <7 June>.", "2031-06-07")
    shown = [(e.precision, e.until) for e in timeline([*FLOOD, span, day]) if e.date == "2031-06-07"]
    assert shown == [("day", None), ("range", "2031-06-09")]


def test_a_number_of_days_asked_for_is_of_days() -> None:
    cleared = "Volunteers cleared mud from the Orrin church from <7 to 9 June>."
    reports = [*FLOOD, said("x", "2031-06-11", cleared, "2031-06-07/2031-06-09")]
    assert {event.precision for event in timeline(reports, dates=9)} == {"day"}
