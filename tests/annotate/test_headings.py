"""Lines that are read as dates and by-lines, and the quick look that goes before their patterns."""

import re
from itertools import pairwise, product

import pytest

from dateline.annotate.sentences import split
from dateline.annotate.sentences.headings import BEGINS_DATED, BYLINE_DATE, BYLINE_LINE
from dateline.annotate.sentences.pieces import DATE_ENTRY, DATE_HEAD, DATE_LINE

LEADS = ("", "Published ", "Posted on: ", "Updated: ", "Last modified ", "First published: ", "Page last updated at ")
DATES = ("April 20, 2010", "20 April 2010", "2010-04-20", "Tuesday, April 20, 2010", "Sept. 3, 2010", "3 DEC 2010")
TAILS = ("", " 10:45 a.m. EDT", ": An explosion", " | By Ann Lee", "Oil spills", " - Oil")


@pytest.mark.parametrize("pattern", [DATE_LINE, DATE_HEAD, DATE_ENTRY, BYLINE_LINE, BYLINE_DATE], ids=range(5))
def test_whatever_these_patterns_match_begins_so(pattern: re.Pattern[str]) -> None:
    dated = ("".join(parts) for parts in product(LEADS, DATES, TAILS))
    clocks = ("10:45 a.m. GMT, 20 April 2010", "10.45am: It sank", "last updated at April 20, 2010 10:45")
    lines = [*dated, *clocks, "By Ann Lee", "by Ann Lee and Bo Ek", "BY Ann Lee", "By Ann Lee, Mayor | April 20, 2010"]
    matched = [line for line in lines if pattern.match(line)]
    assert matched
    assert [line for line in matched if line[:3] not in BEGINS_DATED and not line[0].isdecimal()] == []


@pytest.mark.parametrize("unit", ["By Ann Lee CNN ", "April 20, 2010 10:45 a.m. ", "LONDON (Reuters) - "])
def test_a_line_of_nothing_but_what_stands_above_a_lead(unit: str) -> None:
    """It was read by recursion once, and a thousand of them were too many."""
    times = 5_000
    found = split(unit * times)
    assert len(found) >= times - 1
    assert [b.start - a.start for a, b in pairwise(found[1:-1])] == [len(unit)] * (len(found) - 3)
