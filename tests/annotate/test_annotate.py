"""The whole of one article, with a tagger written by hand."""

from tests.annotate.fake import FakeTagger, marked

from dateline.annotate import annotate
from dateline.records import Article, Published

TEXT = (
    "Dam fails above Harlow\n\n"
    "{s1:{p:Ann Lee}, the mayor of {l:Harlow},} {c1:said} {k1:at least 12 people were killed} on Monday. "
    "{s2:She} {c2:denied} {k2:that warnings were missed}.\n"
)


def test_everything_of_one_article() -> None:
    text, tags = marked(TEXT)
    article = Article(id="a", text=text, headline=(0, 22), published=Published(value="2017-08-16", precision="day"))
    found = annotate(article, tagger=FakeTagger(tags))
    assert found == annotate(article, tagger=FakeTagger(tags))
    assert [a.speaker for a in found.attributions] == ["Ann Lee", "Ann Lee"]
    assert [a.polarity for a in found.attributions] == ["asserts", "denies"]
    assert found.attributions[0].role == "mayor of Harlow"
    assert [q.low for q in found.quantities] == [12]
    assert found.dates[0].value == "2017-08-14"
    assert found.sentences[0].kind == "headline"


def test_an_empty_article() -> None:
    found = annotate(Article(id="a", text=""), tagger=FakeTagger())
    assert (found.entities, found.attributions, found.quantities) == ((), (), ())
