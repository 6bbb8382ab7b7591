"""What every readable export says in the same words: when an event was, and by how many it is reported."""

from ..pages.wording import clean_date, count
from ..records import Event


def when(event: Event) -> str:
    """The day, range, month or year, and the hour where one is known: "4 Mar 2021, 21:45"."""
    day = clean_date(f"{event.date}/{event.until}" if event.until else event.date)
    return ", ".join(part for part in (day, event.time) if part)


def support(event: Event) -> str:
    """The counts that are known: "3 articles · 3 outlets · 1 origin"."""
    found = event.support
    counted = ((found.articles, "article"), (found.outlets, "outlet"), (found.owners or 0, "owner"),
               (found.origins, "origin"))  # fmt: skip
    return " · ".join(count(number, noun) for number, noun in counted if number)
