"""Plain articles in, a timeline or attributions out: no database, no network."""

from datetime import UTC, date, datetime

import pytest

from dateline import Article, article, attributions, cut, timeline
from dateline.annotate.encoder import Encoder
from dateline.errors import SettingError
from dateline.library import reports
from tests.readers import PatternTagger
from tests.timeline.stories import ORRIN


def test_an_article_is_made_of_a_text() -> None:
    made = article("The dam broke.\r\nIt rained.", title="Dam breaks", published="2031-05-04", outlet="Post")
    assert made.text == "Dam breaks\n\nThe dam broke.\nIt rained."
    assert made.title == "Dam breaks"
    assert made.outlet == "Post"
    assert made.published.day == "2031-05-04"


@pytest.mark.parametrize(
    ("given", "value", "precision"),
    [
        ("16 Aug 2017", "2017-08-16", "day"),
        (date(2017, 8, 16), "2017-08-16", "day"),
        (datetime(2017, 8, 16, 18, 20, tzinfo=UTC), "2017-08-16T18:20:00+00:00", "second"),
        ("2017-08", "2017-08", "month"),
        (None, None, "none"),
    ],
)
def test_a_date_comes_in_several_forms(given: str | date | None, value: str | None, precision: str) -> None:
    published = article("Something.", published=given).published
    assert (published.value, published.precision) == (value, precision)


@pytest.mark.parametrize("wrong", ["yesterday", "2017-02-31", ""])
def test_a_date_that_can_not_be_read_is_said(wrong: str) -> None:
    with pytest.raises(SettingError, match="2017-08-16"):
        article("Something.", published=wrong)


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_article_needs_a_text(text: str) -> None:
    with pytest.raises(SettingError, match="text"):
        article(text)


def test_an_id_is_kept_and_else_made_of_what_names_the_article() -> None:
    assert article("A dam broke.", id="a/1").id == "a/1"
    assert article("A dam broke.").id == article("A dam  broke.").id != article("A dam held.").id
    assert article("A dam broke.", outlet="Post").id != article("A dam broke.", outlet="Lantern").id


def test_reports_are_taken_as_they_are_and_articles_read() -> None:
    (read,) = reports([ORRIN[0]])
    assert reports([read, ORRIN[0]]) == [read]
    assert read.annotations.dates
    assert not read.annotations.attributions


def test_a_timeline_of_plain_articles() -> None:
    events = timeline(ORRIN)
    assert cut(events, "short")[0].date == "2031-05-04"
    assert timeline(reports(ORRIN)) == events


def test_copies_are_one_origin_unless_told() -> None:
    copied = Article(id="copy", text=ORRIN[0].text, headline=ORRIN[0].headline, outlet="Echo",
                     published=ORRIN[0].published)  # fmt: skip
    (event,) = timeline([ORRIN[0], copied], dates=1)
    assert (event.support.articles, event.support.outlets, event.support.origins) == (2, 2, 1)
    (event,) = timeline([ORRIN[0], copied], dates=1, origins=())
    assert event.support.origins == 2


def test_no_encoder_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Encoder, "load", lambda **options: pytest.fail("a timeline needs no model"))
    assert timeline([article("The dam broke on 4 May 2031.")])


def test_attributions_count_in_the_text_as_given() -> None:
    text = "\ufeffA headline\r\n\r\nAnn Oakes said that\tit broke.\x00 Bert Quill denied that it\u00a0did.\r\n"
    found = attributions(text, tagger=PatternTagger())
    assert [(one.speaker, one.polarity) for one in found] == [("Ann Oakes", "asserts"), ("Bert Quill", "denies")]
    assert [text[slice(*one.cue[0])] for one in found] == ["said", "denied"]
    assert text[slice(*found[0].content[0])] == "that\tit broke"


def test_attributions_of_an_article_and_of_a_report() -> None:
    made = article("Ann Oakes said that it broke.", title="It broke")
    (one,) = attributions(made, tagger=PatternTagger())
    assert made.text[slice(*one.content[0])] == "it broke"
    assert attributions(reports([made])[0]) == ()  # read already, without a model


def test_a_text_without_anyone_has_no_attributions() -> None:
    assert [attributions(text, tagger=PatternTagger()) for text in ("", " \n", "It rained.")] == [(), (), ()]
    with pytest.raises(TypeError, match="not int"):
        attributions(3)  # type: ignore[arg-type]


def test_the_encoder_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline import library

    loads: list[PatternTagger] = []

    def load(**options: object) -> PatternTagger:
        loads.append(PatternTagger())
        return loads[-1]

    monkeypatch.setattr(Encoder, "load", load)
    library._encoder.cache_clear()
    try:
        assert attributions("Ann Oakes said that it broke.") == attributions("Ann Oakes said that it broke.")
    finally:
        library._encoder.cache_clear()
    assert len(loads) == 1
