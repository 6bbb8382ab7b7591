"""Records -> what a page shows. Pure: the same records give the same context, whoever renders it.

A story of 1,500 articles with 20,000 claims must stay a light page: what is long is capped (`limits`),
and goes on in numbered pages of its own (`claims`, `disputes`, `timeline`, `sources`).
"""

from ..claims import claim_articles
from .asking import ALL, LISTS, Asked, Home, asked, listed
from .changes import changes
from .disputes import all_in_order, dispute, disputed
from .editing import EDIT, LOG, edit_log, story_edit
from .follow import absolute, entries, on
from .follow import newest as newest_entries
from .front import front, front_articles, teaser
from .ledger import chosen, in_time, ledger, sources, speakers
from .limits import PER_PAGE, STORIES_PER_PAGE, page_count
from .news import fresh, history, news, resolved, since_words, then, told
from .place import day, is_date, place
from .reading import article, people, person, person_home, person_lists
from .series import series_views
from .story import (
    PARTS,
    claims_part,
    file,
    files,
    home,
    kept_as,
    part,
    part_size,
    parts_needed,
    search,
    search_home,
    story,
    story_articles,
)
from .timeline import newest_first, timeline

__all__ = [
    "ALL",
    "EDIT",
    "LISTS",
    "LOG",
    "PARTS",
    "PER_PAGE",
    "STORIES_PER_PAGE",
    "Asked",
    "Home",
    "absolute",
    "all_in_order",
    "article",
    "asked",
    "changes",
    "chosen",
    "claim_articles",
    "claims_part",
    "day",
    "dispute",
    "disputed",
    "edit_log",
    "entries",
    "file",
    "files",
    "fresh",
    "front",
    "front_articles",
    "history",
    "home",
    "in_time",
    "is_date",
    "kept_as",
    "ledger",
    "listed",
    "newest_entries",
    "newest_first",
    "news",
    "on",
    "page_count",
    "part",
    "part_size",
    "parts_needed",
    "people",
    "person",
    "person_home",
    "person_lists",
    "place",
    "resolved",
    "search",
    "search_home",
    "series_views",
    "since_words",
    "sources",
    "speakers",
    "story",
    "story_articles",
    "story_edit",
    "teaser",
    "then",
    "timeline",
    "told",
]
