"""Dateline turns news into living stories.

    source -> ingest -> Article -> annotate -> Story -> Timeline / Claims / Disputes -> Page

`read` gives articles; `story_pages` takes them the whole way without a database. With one: `open_store`,
then `pipeline.add`, `pipeline.group`, `pipeline.refresh`, and `store.read` for what it holds. Each stage
can be used alone: `annotate`, `timeline`, `ledger`, `disputes`, `origins`. `timeline` takes plain articles
(`article` makes them) and needs no model; `Timeline` is the same as an estimator that can learn.
`attributions` says who says what in a plain text, `claim_stance` whether a text speaks for a claim or against it.
"""

from .annotate import annotate
from .annotate.encoder import Encoder
from .claim_stance import ClaimStance, claim_stance
from .claims import ledger
from .disputes import disputes
from .errors import DatelineError
from .estimators import MentionCount, Timeline
from .ingest import read
from .lengths import cut
from .library import article, attributions, timeline
from .pipeline import make_page, story_pages
from .records import (
    Annotations,
    Article,
    Attribution,
    Citation,
    Claim,
    Dispute,
    Event,
    Published,
    Rejected,
    Report,
    Story,
    StoryPage,
)
from .store import open_store
from .syndication import origins

__version__ = "0.1.0"

__all__ = [
    "Annotations",
    "Article",
    "Attribution",
    "Citation",
    "Claim",
    "ClaimStance",
    "DatelineError",
    "Dispute",
    "Encoder",
    "Event",
    "MentionCount",
    "Published",
    "Rejected",
    "Report",
    "Story",
    "StoryPage",
    "Timeline",
    "annotate",
    "article",
    "attributions",
    "claim_stance",
    "cut",
    "disputes",
    "ledger",
    "make_page",
    "open_store",
    "origins",
    "read",
    "story_pages",
    "timeline",
]
