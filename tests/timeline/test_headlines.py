"""The headline of a day: about that day, readable, and given once."""

import pytest

from dateline.records import Report
from dateline.timeline import timeline
from dateline.timeline.headlines import reads_as_headline

from .reports import FLOOD, report


def headlines(reports: list[Report]) -> dict[str, str]:
    return {event.date: event.headline.citation.exact for event in timeline(reports) if event.headline}


@pytest.mark.parametrize(
    "text",
    [
        "By Anna Field",
        "Engineer warned of cracks in dam By Anna Field",
        "Key dates",
        "2031 05 04 07:14",
        "Sun , May 4 19:15",
        "Page last updated at 9",
        "A | B | C",
        "Who warned of the cracks in the Orrin dam ?",
        "How the Orrin dam broke",
        "In pictures: Orrin after the flood",
        "Orrin flood: live updates",
        "Opinion: Orrin deserves better",
        "My week in the school at Dunmore",
        "Not all of it has been said",
        "and flooded three villages below",
        "(Adds quotes of the minister)",
        "Dam at Orrin breaks and floods three villages in",
        "Rescuers at Orrin Photograph : Anna Field",
        " ".join(["word"] * 30),
    ],
)
def test_what_is_no_headline(text: str) -> None:
    assert not reads_as_headline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dam at Orrin breaks and floods three villages",
        "WHO warns of cholera after Orrin flood",
        "US sends helicopters to Orrin",
        "\u2018We were told nothing,\u2019 says Orrin mayor",
        "UPDATE 3-Minister resigns over the Orrin dam",
    ],
)
def test_what_is_a_headline(text: str) -> None:
    assert reads_as_headline(text)


def test_a_label_before_a_headline_is_not_cited() -> None:
    news = report(
        "n",
        "2031-05-04",
        [
            ("headline", "UPDATE 3-Dam at Orrin breaks and floods villages", None),
            ("body", "The dam above Orrin broke and flooded three villages.", None),
        ],
    )
    assert headlines([news]) == {"2031-05-04": "Dam at Orrin breaks and floods villages"}


def test_a_headline_stands_on_one_day_only() -> None:
    page = report(
        "p",
        "2031-05-06",
        [
            ("headline", "Dam at Orrin breaks and village floods", None),
            ("body", "The dam at Orrin broke <on Sunday> and the village floods.", "2031-05-04"),
            ("body", "Engineers at Orrin came <on Tuesday> to see the dam.", "2031-05-06"),
        ],
    )
    assert headlines([page]) == {"2031-05-04": "Dam at Orrin breaks and village floods"}


def test_a_report_two_days_later_lends_its_headline_only_if_it_opens_with_the_day() -> None:
    assert headlines(FLOOD)["2031-05-04"] == "Dam at Orrin breaks and floods three villages"
    assert headlines(FLOOD[1:]) == {
        "2031-05-06": "Engineer warned of cracks in Orrin dam",
        "2031-05-20": "Minister resigns over the Orrin dam",
    }


def test_a_headline_of_another_story_of_the_day_is_not_taken() -> None:
    other = report(
        "o",
        "2031-05-04",
        [
            ("headline", "Harbour ferry fares rise by a tenth", None),
            ("body", "Fares on the harbour ferry rise by a tenth.", None),
        ],
    )
    dam = report(
        "d", "2031-05-04", [("body", "The dam above Orrin broke <on Sunday>, flooding villages.", "2031-05-04")]
    )
    late = report("l", "2031-05-07", [("body", "When the dam above Orrin broke <on Sunday>, it rained.", "2031-05-04")])
    (event,) = timeline([dam, late, other], dates=1, lines=1)
    about_the_ferry = event.lines[0].citation.article == "o"  # which line is best is not tested here
    assert event.headline is None or about_the_ferry
