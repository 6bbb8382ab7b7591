"""Stories in a stream: what is kept of an article, which story it joins, and why."""

import gzip
import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from evals.stories import predict
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Annotations, Article, Published, Report
from dateline.stories import SETTINGS, Assignment, StoryFeatures, StoryStream, features

SHARED = Path(__file__).parents[2] / "shared"

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


def replay(reports: list[Report]) -> list[Assignment]:
    stream = StoryStream()
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


def test_a_quiet_story_wakes_on_strong_evidence_and_says_so() -> None:
    reports = [*stream_of_two(), report("late", "Morvik a year on: river Aldane tamed", FLOOD[0][1], "2022-03-02")]
    last = replay(reports)[-1]
    assert last.story == 1
    assert "gone quiet" in last.reason


def test_stories_that_grow_together_become_one_and_the_old_number_leads_there() -> None:
    def made(*terms: str) -> StoryFeatures:
        return StoryFeatures(terms=tuple((term, 3.0) for term in terms))

    dam, bank = ("aldane", "dam", "spillway", "gate"), ("morvik", "flood", "quay", "sandbag")
    stream = StoryStream(settings=replace(SETTINGS, threshold=0.4))
    first = [stream.assign(f"a{i}", made(*terms)).story for i, terms in enumerate([dam, dam, bank, bank])]
    assert first == [1, 1, 2, 2]
    merging = [stream.assign(f"b{i}", made(*dam[:3], *bank)) for i in range(6)]
    merged = [assignment for assignment in merging if assignment.merged]
    assert [assignment.merged for assignment in merged] == [(2,)]
    assert "; with it two stories had become one: both tell of " in merged[0].reason
    assert not any("become one" in assignment.reason for assignment in merging if assignment not in merged)
    assert stream.resolve(2) == 1
    assert stream.parts(1) == (1, 2)
    assert {stream.resolve(assignment.story) for assignment in merging} == {1}


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)))
def test_whatever_the_order_of_the_lines_the_stories_are_the_same(order: list[int]) -> None:
    reports = stream_of_two()
    shuffled = sorted((reports[i] for i in order), key=lambda r: (r.article.published.value or "", r.article.id))
    found = {item.article.id: assignment.story for item, assignment in zip(shuffled, replay(shuffled), strict=True)}
    assert found == {"f0": 1, "f1": 1, "t0": 2, "f2": 1, "t1": 2}


def test_predict_reads_no_gold_and_sorts_by_time(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": r.article.id, "title": r.article.title, "text": r.article.text, "date": r.article.published.value}
        for r in reversed(stream_of_two())
    ]
    data, out = tmp_path / "data.jsonl.gz", tmp_path / "out.json"
    data.write_bytes(gzip.compress("\n".join(json.dumps({**row, "cluster": i}) for i, row in enumerate(rows)).encode()))
    predict(data, out)
    found = json.loads(out.read_text())
    assert found["f0"] == found["f1"] == found["f2"] == 1
    assert found["t0"] == found["t1"] == 2


def test_lists_of_candidates_are_bounded_and_a_quiet_story_is_found_by_its_rare_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dateline.stories.steps.LISTED", 5)
    stream = StoryStream()
    for i in range(20):
        terms = (("quake", 2.0), *((f"town{i}.{k}", 3.0) for k in range(6)))
        assert stream.assign(f"a{i}", StoryFeatures(terms=terms)).story == i + 1
    assert stream._state.term("quake").listed == [16, 17, 18, 19, 20]
    woken = StoryFeatures(terms=(("quake", 2.0), *((f"town3.{k}", 3.0) for k in range(6))))
    assert stream.assign("late", woken).story == 4


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/corpora, which is absent")
@pytest.mark.parametrize(
    ("name", "level", "floor"),
    [("ecbplus_topics_1-35", "event", 0.93), ("uci_headlines", "event", 0.78), ("meantime_en", "story", 0.97)],
)
def test_stories_hold_their_floors(name: str, level: Any, floor: float, tmp_path: Path) -> None:
    data, out = SHARED / "corpora" / "stories" / f"{name}.jsonl.gz", tmp_path / "out.json"
    predict(data, out, level=level)
    spec = importlib.util.spec_from_file_location("score_stories", SHARED / "scoring" / "score_stories.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = [json.loads(line) for line in gzip.decompress(data.read_bytes()).decode().splitlines()]
    figures = scorer.score(json.loads(out.read_text()), {row["id"]: row["cluster"] for row in rows})
    assert figures["bcubed_f1"] >= floor
