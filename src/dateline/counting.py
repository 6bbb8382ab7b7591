"""The four counts of whatever several articles report: articles, outlets, owners and independent origins.

A leaf. Independence is settled first (`syndication`); here it is only counted, in one way wherever a count is shown.
"""

from collections.abc import Mapping, Sequence

from .records import Article, Origin, Support


def origin_of(origins: Sequence[Origin]) -> dict[str, int]:
    """Article id -> the number of its origin."""
    return {article: i for i, origin in enumerate(origins) for article in origin.articles}


def support(articles: Sequence[Article], origin: Mapping[str, int]) -> Support:
    """Four separate counts for a list of articles; an article in no origin is its own.

    `owners` is None unless the reader's table names the owner of one of the outlets; then an outlet that it does not
    name counts as its own owner.
    """
    owned = {one.owner or one.outlet for one in articles if one.owner or one.outlet}
    return Support(
        articles=len(articles),
        outlets=len({one.outlet for one in articles if one.outlet}),
        origins=len({origin.get(one.id, one.id) for one in articles}),
        owners=len(owned) if any(one.owner for one in articles) else None,
    )
