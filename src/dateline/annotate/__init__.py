"""One article -> what it says: sentences, dates, names, figures, attributions."""

from ..records import Annotations, Article
from . import attributions, dates, entities, quantities, sentences
from .tagger import Tagger

__all__ = ["annotate", "outline"]


def annotate(article: Article, *, tagger: Tagger) -> Annotations:
    """Everything that one version of an article says, in reading order. Pure, given a pure tagger."""
    text = article.text
    pieces = sentences.split(text, article.headline)
    days = dates.find(text, pieces, article.published)
    tags = tagger.tag(text, pieces)
    names = entities.link(text, tags.mentions)
    return Annotations(
        article=article.id,
        version=article.version,
        sentences=pieces,
        dates=days,
        entities=names,
        quantities=quantities.outside(quantities.find(text, pieces), days),
        attributions=attributions.assemble(text, pieces, tags.triples, names),
    )


def outline(article: Article) -> Annotations:
    """Its sentences and dates alone: all that a timeline needs, without a model. Pure."""
    pieces = sentences.split(article.text, article.headline)
    days = dates.find(article.text, pieces, article.published)
    return Annotations(article=article.id, version=article.version, sentences=pieces, dates=days)
