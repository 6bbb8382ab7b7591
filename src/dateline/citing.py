"""From a place in an article to a citation: the exact words, and enough around them to find them again."""

from .records import Article, Citation, Span

CONTEXT = 32
"""Characters kept on either side, as W3C TextQuoteSelector does: enough to find the words after small edits."""


def cite(article: Article, span: Span) -> Citation:
    """The words of `article` at `span`, blanks at either end cut off.

    Raises:
        ValueError: nothing but blanks stands there.
    """
    start, end = span
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start >= end:
        raise ValueError(f"nothing to cite at {span} of article {article.id}")
    return Citation(
        article=article.id,
        version=article.version,
        start=start,
        end=end,
        exact=article.text[start:end],
        prefix=article.text[max(0, start - CONTEXT) : start],
        suffix=article.text[end : end + CONTEXT],
    )
