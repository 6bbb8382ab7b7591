"""Reports for timelines, from pieces of text with marked dates, and a small story told in them."""

import re
from collections.abc import Sequence

from dateline.records import (
    Annotations,
    Article,
    DateMention,
    Precision,
    Published,
    Report,
    Sentence,
    SentenceKind,
)

Piece = tuple[SentenceKind, str, str | None]  # kind, words, what the dates between "<" and ">" name, blanks between
PRECISIONS: dict[int, Precision] = {10: "day", 7: "month", 4: "year"}


def precision(value: str) -> Precision:
    """Of a value in ISO 8601 or EDTF."""
    return "range" if "/" in value else "minute" if "T" in value else PRECISIONS[len(value)]


def report(name: str, published: str | None, pieces: Sequence[Piece], outlet: str | None = None) -> Report:
    """A report from pieces; each "<...>" marks a date in the words and is taken out."""
    text = ""
    sentences: list[Sentence] = []
    dates: list[DateMention] = []
    for kind, marked, values in pieces:
        start = len(text)
        named = iter((values or "").split())
        for number, part in enumerate(re.split("[<>]", marked)):
            value = next(named, None) if number % 2 else None
            if value:
                at = len(text)
                dates.append(DateMention(start=at, end=at + len(part), value=value, precision=precision(value)))
            text += part
        sentences.append(Sentence(start=start, end=len(text), kind=kind, paragraph=len(sentences)))
        text += "\n"
    given_on = Published(value=published, precision="day", origin="given") if published else Published()
    article = Article(id=name, text=text, outlet=outlet, published=given_on)
    return Report(
        article=article, annotations=Annotations(article=name, sentences=tuple(sentences), dates=tuple(dates))
    )


FLOOD = [
    report(
        "a",
        "2031-05-04",
        [
            ("headline", "Dam at Orrin breaks and floods three villages", None),
            ("body", "The dam above Orrin broke <on Sunday> and flooded three villages, officials said.", "2031-05-04"),
            ("body", "Some 400 people were taken to a school in Dunmore by boat and helicopter.", None),
        ],
        "Harbour Post",
    ),
    report(
        "b",
        "2031-05-06",
        [
            ("headline", "Engineer warned of cracks in Orrin dam", None),
            ("body", "An engineer warned of cracks in the Orrin dam <in April>, a letter shows.", "2031-04"),
            ("body", "The dam broke <on Sunday>, flooding three villages below Orrin.", "2031-05-04"),
        ],
        "The Lantern",
    ),
    report(
        "c",
        "2031-05-20",
        [
            ("headline", "Minister resigns over the Orrin dam", None),
            ("body", "The minister for water resigned <on Tuesday> over the Orrin dam.", "2031-05-20"),
            ("body", "The dam broke <on 4 May> after a week of rain and flooded three villages.", "2031-05-04"),
            ("body", "A public inquiry will open <on 1 July> in Dunmore.", "2031-07-01"),
        ],
        "Harbour Post",
    ),
]  # fmt: skip
