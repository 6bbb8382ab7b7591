"""How widely an event is reported, and first by whom."""

from dateline.records import Event, Report
from dateline.timeline import timeline

from .reports import FLOOD, report

DAY = "2031-05-04"


def on_the_day(*reports: Report) -> Event:
    return next(event for event in timeline([*FLOOD, *reports], lines=1) if event.date == DAY)


def test_an_announcement_is_no_report() -> None:
    words = "The dam above Orrin will be opened to visitors <on Sunday>, and three villages have been told of floods."
    before = report("0", "2031-05-01", [("body", words, DAY)], "Early News")
    event = on_the_day(before)
    assert event.first_report == "a"
    assert "0" not in event.articles
    assert event.support.articles == 3


def test_only_announced_a_day_has_no_first_report() -> None:
    words = "A public inquiry into the broken Orrin dam will open <on 1 July> in Dunmore."
    announced = [report(name, "2031-05-21", [("body", words, "2031-07-01")]) for name in ("p", "q")]
    event = next(e for e in timeline([*FLOOD, *announced]) if e.date == "2031-07-01")
    assert event.first_report is None
    assert {line.citation.article for line in event.lines} <= set(event.articles)


def test_a_look_back_in_one_sentence_counts() -> None:
    later = report(
        "z",
        "2032-01-09",
        [
            ("body", "A bridge was opened in Dunmore on Friday.", None),
            ("body", "The old one went when the dam above Orrin broke <on 4 May 2031>.", DAY),
        ],
    )
    assert "z" in on_the_day(later).articles


def test_the_day_named_for_something_else_does_not_count() -> None:
    other = report("z", "2031-05-09", [("body", "The Harbour Post cup final was played <on Sunday>.", DAY)])
    assert "z" not in on_the_day(other).articles


def test_an_undated_report_is_the_first_only_if_alone() -> None:
    undated = report("0", None, [("body", "The dam above Orrin broke <on Sunday> and flooded villages.", DAY)])
    assert on_the_day(undated).first_report == "a"
    (event,) = timeline([undated])
    assert event.first_report == "0"
