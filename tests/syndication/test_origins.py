"""Origins: copies collapse, independent reports do not, every article has one origin."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Article, Published
from dateline.syndication import agency, origins

WIRE = (
    "The river Aldane burst its banks before dawn on Tuesday and flooded the lower town of Morvik, forcing about "
    "1,200 people to leave their homes, the fire service said. Rescuers in rubber boats took families from roofs, "
    "and the army was asked to bring sandbags from the depot at Hesse. Mayor Ines Talgaard said that the dam above "
    "the town was being watched hour by hour and that nobody should return before the water authority gave word. "
    "The railway to the coast is closed, and schools will stay shut until Friday at the earliest."
)
OWN = (
    "Nobody in the lower town of Morvik had gone to bed. By four in the morning the Aldane stood in the bakery in "
    "Quay Street, and Pieter Holm carried his flour sacks up a ladder by the light of a telephone. The baker, who "
    "is 61, remembers the flood of 1987, when the dam held. He doubts that it will hold again, he says, because "
    "the spillway gates have not been serviced in years, a charge the water authority has rejected before."
)


def article(id: str, text: str, day: str | None = "2021-03-02", byline: str | None = None) -> Article:
    published = Published(value=day, precision="day") if day else Published()
    return Article(id=id, text=text, published=published, byline=byline)


def groups(*articles: Article) -> list[tuple[str, ...]]:
    return [origin.articles for origin in origins(articles)]


def test_a_wire_copy_with_small_edits_is_one_origin() -> None:
    edited = WIRE.replace("before dawn", "early").replace("about 1,200", "some 1,200").replace("Rescuers", "Crews")
    found = origins([article("a", "MORVIK (Reuters) - " + WIRE), article("b", "Flood hits Morvik\n\n" + edited)])
    assert [origin.articles for origin in found] == [("a", "b")]
    assert found[0].evidence.startswith("copies with edits: at least ")
    assert found[0].evidence.endswith("own words are shared; credited to Reuters")
    (copy,) = found[0].copies
    assert (copy.article, copy.of) == ("b", "a")
    assert copy.because.endswith(" % of its words") or copy.because.endswith("own words stand there")


def test_reports_of_their_own_stay_apart_even_under_one_agency() -> None:
    assert groups(article("a", "MORVIK (AP) - " + WIRE), article("b", "MORVIK (AP) - " + OWN)) == [("a",), ("b",)]


def test_a_cut_copy_inside_a_longer_report_is_found() -> None:
    long = WIRE + " " + OWN
    assert groups(article("a", WIRE), article("b", long)) == [("a", "b")]


def test_a_short_box_of_background_does_not_chain_two_reports() -> None:
    box = "HOW THE DAM WORKS. " + " ".join(f"gate{i} holds level {i} metres" for i in range(8)) + "."
    found = groups(article("a", f"{WIRE} {box}"), article("b", f"{OWN} {box}"), article("c", box, day="2021-03-03"))
    assert not any({"a", "b"} <= set(group) for group in found)


def test_months_apart_a_like_text_is_a_new_report() -> None:
    later = (
        WIRE.replace("Tuesday", "Sunday").replace("1,200", "400").replace("Friday", "May").replace("Hesse", "Tronde")
    )
    assert groups(article("a", WIRE), article("b", later, day="2021-09-02")) == [("a",), ("b",)]


def test_empty_and_tiny_texts_are_never_matched() -> None:
    assert groups(article("a", ""), article("b", ""), article("c", "Live"), article("d", "Live")) == [
        ("a",), ("b",), ("c",), ("d",),
    ]  # fmt: skip


def test_the_agency_is_read_from_dateline_byline_and_credit() -> None:
    assert agency(article("a", "LONDON (Reuters) - " + WIRE)) == "Reuters"
    assert agency(article("a", "LONDON -LRB- Reuters -RRB- - " + WIRE)) == "Reuters"
    assert agency(article("a", WIRE, byline="Associated Press")) == "AP"
    assert agency(article("a", WIRE + "\nSource: AFP")) == "AFP"
    assert agency(article("a", WIRE + " The company Reuters owns was not hit.")) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([WIRE, OWN, WIRE + OWN, WIRE[:200], "", "Live"]), max_size=8))
def test_every_article_is_in_exactly_one_origin_whatever_the_order(texts: list[str]) -> None:
    articles = [article(str(i), text) for i, text in enumerate(texts)]
    found = origins(articles)
    assert sorted(id for origin in found for id in origin.articles) == sorted(a.id for a in articles)
    assert origins(list(reversed(articles))) == found
