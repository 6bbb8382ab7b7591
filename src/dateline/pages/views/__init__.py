"""Records -> what a page shows. Pure: the same records give the same context, whoever renders it.

A story of 1,500 articles with 20,000 claims must stay a light page: what is long is capped (`limits`),
and goes on in numbered pages of its own (`claims`, `disputes`, `timeline`, `sources`).
"""

from .disputes import dispute, disputed
from .front import front, front_articles, teaser
from .ledger import ledger, sources, speakers
from .limits import PER_PAGE, STORIES_PER_PAGE, page_count
from .place import day, is_date, place
from .reading import article, people, person
from .story import PARTS, file, files, kept_as, part, part_size, parts_needed, story, story_articles
from .timeline import newest_first, timeline

__all__ = [
    "PARTS",
    "PER_PAGE",
    "STORIES_PER_PAGE",
    "article",
    "day",
    "dispute",
    "disputed",
    "file",
    "files",
    "front",
    "front_articles",
    "is_date",
    "kept_as",
    "ledger",
    "newest_first",
    "page_count",
    "part",
    "part_size",
    "parts_needed",
    "people",
    "person",
    "place",
    "sources",
    "speakers",
    "story",
    "story_articles",
    "teaser",
    "timeline",
]
