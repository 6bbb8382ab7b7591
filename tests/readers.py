"""A reader for tests of the path: real sentences and dates, and a tagger of one pattern."""

import re
from collections.abc import Iterator, Sequence

from dateline.annotate import annotate
from dateline.annotate.tagger import Mention, Tags, Triple
from dateline.records import Annotations, Article, Sentence

NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+)+"
SAID = re.compile(rf"({NAME}) (said|denied|warned)(?: that)? ([^.\n]+)")


class PatternTagger:
    """Finds "First Last said that ..." and names of two or more words."""

    name = "pattern 1"

    def tag(self, text: str, sentences: Sequence[Sentence]) -> Tags:
        return Tags(
            triples=tuple(
                Triple(source=(m.span(1),), cue=(m.span(2),), content=(m.span(3),)) for m in SAID.finditer(text)
            ),
            mentions=tuple(Mention(start=m.start(), end=m.end(), type="person") for m in re.finditer(NAME, text)),
        )


class PatternReader:
    """The pipeline's reader over `PatternTagger`; counts what it read."""

    name = "pattern 1"

    def __init__(self) -> None:
        self.articles = 0

    def read(self, articles: Sequence[Article]) -> Iterator[Annotations]:
        for article in articles:
            self.articles += 1
            yield annotate(article, tagger=PatternTagger())
