"""Stories in a stream: what is kept of an article, which story it joins, and why."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Annotations, Article, Published, Report
from dateline.stories import Assignment, StoryFeatures, StoryStream, features

FLOOD = [
    (
        "Flood drives 1,200 from homes in Morvik",
        "The river Aldane flooded Morvik on Tuesday, Mayor Ines Talgaard said.",
    ),
    (
        "Morvik dam is watched hour by hour",
        "Water from the Aldane stood in Quay Street, said Ines Talgaard, the mayor.",
    ),
    ("Army brings sandbags to flooded Morvik", "Soldiers piled sandbags along the Aldane as the Morvik dam held."),
]
TRIAL = [
    ("Banker Osk Renner goes on trial", "Prosecutors in Lund accuse Osk Renner of fraud at the bank Nordhus."),
    ("Renner denies fraud at Nordhus", "The banker Osk Renner told the court in Lund that Nordhus knew of the loans."),
]


def report(id: str, title: str, body: str, day: str | None = None) -> Report:
    published = Published(value=day, precision="day") if day else Published()
    article = Article(id=id, text=f"{title}\n\n{body}", headline=(0, len(title)), published=published)
    return Report(article=article, annotations=Annotations(article=id))


def replay(reports: list[Report], **settings: float) -> list[Assignment]:
    stream = StoryStream(**settings)  # type: ignore[arg-type]
    return [stream.assign(r.article.id, features(r)) for r in reports]


def stream_of_two() -> list[Report]:
    days = ["2021-03-02", "2021-03-03", "2021-03-05"]
    flood = [report(f"f{i}", *texts, day) for i, (texts, day) in enumerate(zip(FLOOD, days, strict=True))]
    trial = [report(f"t{i}", *texts, day) for i, (texts, day) in enumerate(zip(TRIAL, days[1:], strict=True))]
    return [flood[0], trial[0], flood[1], trial[1], flood[2]]


def test_two_stories_stay_two_and_gather_their_reports() -> None:
    stories = [assignment.story for assignment in replay(stream_of_two())]
    assert stories == [1, 2, 1, 2, 1]


def test_the_reason_names_what_is_shared_and_the_time_between() -> None:
    assignment = replay(stream_of_two())[4]
    assert '"Morvik"' in assignment.reason
    assert "2 days after the last report" in assignment.reason
    assert 0.0 < assignment.similarity <= 1.0


def test_features_weigh_the_headline_and_names_and_drop_the_calendar() -> None:
    found = features(
        report("a", "Flood in Morvik", "On Tuesday the old river Aldane rose. The river fell.", "2021-03-02")
    )
    terms = dict(found.terms)
    assert terms["flood"] > terms["rose"]
    assert terms["aldane"] > terms["rose"]
    assert "tuesday" not in terms
    assert found.names == ("Aldane",)
    assert found.day == "2021-03-02"


def test_a_first_line_serves_as_headline_and_empty_texts_have_no_terms() -> None:
    text = "Flood in Morvik\nThe river rose."
    article = Article(id="a", text=text)
    terms = dict(features(Report(article=article, annotations=Annotations(article="a"))).terms)
    assert terms["flood"] > terms["river"]
    empty = Report(article=Article(id="b", text=""), annotations=Annotations(article="b"))
    assert features(empty) == StoryFeatures()


def test_features_survive_storage() -> None:
    found = features(stream_of_two()[0])
    assert msgspec.json.decode(msgspec.json.encode(found), type=StoryFeatures) == found


def test_articles_without_terms_begin_stories_of_their_own() -> None:
    stream = StoryStream()
    assert [stream.assign(str(i), StoryFeatures()).story for i in range(3)] == [1, 2, 3]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(FLOOD + TRIAL), min_size=1, max_size=12))
def test_a_replay_gives_the_same_stories_and_every_article_one(texts: list[tuple[str, str]]) -> None:
    reports = [report(str(i), *pair, f"2021-03-{i + 1:02d}") for i, pair in enumerate(texts)]
    first = replay(reports)
    assert replay(reports) == first
    assert len(first) == len(reports)
    assert all(assignment.reason for assignment in first)
