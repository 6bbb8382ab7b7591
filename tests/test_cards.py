"""Cards: the right part for each claim, titles cut from the text, nothing twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.cards import LINES, cards, part_of
from dateline.claims import ledger
from dateline.disputes import disputes
from dateline.records import Card, Report
from tests.builders import report, said

STORY = report(
    "a",
    [
        "Pumps in the valley were built abroad, survey says",
        "The Lund survey found that the pumps were built on the coast.",
        "Corrupt traders may be behind the sale",
        "Jana Novak, who wrote the survey, said corrupt traders at Tarn Works may be responsible for the sale.",
        "Coast company denies the sale",
        "Tarn Works said it has not built pumps since 1991.",
        "The coast has denied selling pumps to the valley.",
        "Mayor Lee demanded that the works be searched.",
        "The Harbour Union warned that the dam could fail.",
    ],
    said("Lund survey", "the pumps were built on the coast", cue="found", speaker_type="other"),
    said("Jana Novak", "corrupt traders at Tarn Works may be responsible for the sale", certainty="possible"),
    said("Tarn Works", "it has not built pumps since 1991", speaker_type="organisation"),
    said("coast", "selling pumps to the valley", cue="denied", polarity="denies", speaker_type="place"),
    said("Lee", "the works be searched", cue="demanded", polarity="demands"),
    said("Harbour Union", "the dam could fail", cue="warned", polarity="warns", speaker_type="organisation"),
    kinds=[(2, "headline"), (4, "headline")],
)


def _made(*reports: Report) -> dict[str, Card]:
    claims = ledger(reports)
    return {c.label: c for c in cards(claims, disputes(claims, reports), reports)}


def test_claims_are_gathered_by_what_they_do() -> None:
    made = _made(STORY)
    assert list(made) == ["Report", "Allegations", "Response", "Demands", "Warnings"]
    assert [c.speaker for c in made["Response"].claims] == ["Tarn Works", "coast"]


def test_titles_are_headings_of_the_text() -> None:
    made = _made(STORY)
    titles = {label: card.title.citation.exact if card.title else None for label, card in made.items()}
    assert titles["Allegations"] == "Corrupt traders may be behind the sale"
    assert titles["Response"] == "Coast company denies the sale"
    for card in made.values():
        if card.title:
            cited = card.title.citation
            assert STORY.article.text[cited.start : cited.end] == cited.exact


def test_nothing_to_say_gives_no_cards() -> None:
    assert cards((), ()) == ()


def test_an_accusing_cue_is_an_allegation() -> None:
    one = report("a", ["H", "Lee blamed the flood on the works."], said("Lee", "the flood on the works", cue="blamed"))
    assert part_of(ledger([one])[0]) == "Allegations"


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 40))
def test_a_card_never_shows_more_than_its_lines_nor_one_claim_twice(count: int) -> None:
    reports = [
        report(
            f"r{i}",
            ["H", f"Speaker{chr(65 + i % 26)} said that gate number {i} of the dam is open since day {i * 7}."],
            said(f"Speaker{chr(65 + i % 26)}", f"gate number {i} of the dam is open since day {i * 7}"),
            date=f"2020-01-{1 + i % 28:02}",
        )
        for i in range(count)
    ]
    made = _made(*reports)
    shown = [c.id for card in made.values() for c in card.claims]
    assert len(shown) == len(set(shown))
    assert all(len(card.claims) <= LINES for card in made.values())
