"""Reader comments and page footers at the end of an article. All texts are made up."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.sentences import split

ARTICLE = [
    "The dam above Hillton failed on Monday after a week of rain .",
    "`` The town is safe , '' the mayor said .",
    "Residents of the town had fled in the night .",
    "Engineers said the dam was built in 1960 .",
    "The lake behind it is empty .",
    "Hillton Water , which owns the dam , said it would build a new one .",
    "The mayor said the town would pay for half of it .",
]


def tail(lines: Sequence[str], sep: str = " \n") -> list[tuple[str, str]]:
    """Kind and words of the pieces behind the article's own sentences, which must all be body."""
    text = sep.join((*ARTICLE, *lines))
    found: list[tuple[str, str]] = [(s.kind, text[s.start : s.end]) for s in split(text)]
    assert [kind for kind, _ in found[: len(ARTICLE)]] == ["body"] * len(ARTICLE)
    return found[len(ARTICLE) :]


@pytest.mark.parametrize(
    "lines",
    [
        ["Views expressed in the comments are not ours .", "The mayor sold the town .", "So sad ."],
        ["I never trusted that dam .", "Shame on you all !!", "This discussion is now closed .", "More dams"],
        ["May 4 , 2011 at 5:35 pm | Reply The mayor must go .", "May 4 , 2011 at 6:05 pm | Reply He said so ."],
        ["At 8:00 pm on 8 Jul 2009 , dambuster wrote : Old .", "At 9:00 pm on 28 Jul 2009 , hilly wrote : No ."],
        ["At 17:13 30th Apr 2009 , dambuster wrote : Old .", "I agree .", "At 20:04 1st May 2009 , hilly wrote : No ."],
        ["-LRB- Reporting by Jane Doe ; editing by John Roe -RRB-", "A new way to build dams for all ."],
        ["This article was amended on 4 May 2011 .", "In it the mayor was called a governor ."],
        ["Do you live in Hillton ?", "Were you there ?", "Send us your comments using the form below ."],
        ["An integrated platform for water trading and data"],
        ["Who , after all , needs sunshine ?"],
        ["Follow us on Twitter", "Thank you for reading ."],
        ["To contact the news desk email news@example.com or phone 020 7946 0000 ."],
        ["This has been corrected ."],
        ["For more on this click here ."],
    ],
)  # fmt: skip
def test_what_follows_the_article_is_furniture(lines: Sequence[str]) -> None:
    found = tail(lines)
    assert found
    assert {kind for kind, _ in found} == {"furniture"}, found


@pytest.mark.parametrize(
    "line",
    [
        "Will the new dam hold ?",
        "`` We will see , '' he added .",
        "The minister said the discussion was closed .",
        "The council expects work to begin in 2013 .",
        "Jane Doe , who reported the crack , welcomed the comments of the mayor .",
    ],
)
def test_the_articles_own_last_sentence_is_body(line: str) -> None:
    assert tail([line]) == [("body", line)]


def test_a_notice_that_runs_into_the_article_comes_apart() -> None:
    found = tail(["The new dam will be high We welcome comments that advance the story .", "The mayor lies ."])
    assert [kind for kind, _ in found] == ["body", "furniture", "furniture"]


def test_ordinary_text_is_read_the_same() -> None:
    text = "\n\n".join(line.replace(" .", ".").replace("`` ", "“").replace(" ''", "”") for line in ARTICLE)
    text += "\n\nViews expressed in the comments are the readers'.\n\nThe mayor sold the town."
    assert [s.kind for s in split(text)][-2:] == ["furniture", "furniture"]


def test_a_sign_off_in_a_short_text_says_nothing_of_what_follows() -> None:
    text = "The dam failed on Monday.\n\n(Reporting by Jane Doe; Editing by John Roe)\n\nNobody was hurt."
    assert [s.kind for s in split(text)] == ["body", "furniture", "body"]


LINES = st.sampled_from(
    [*ARTICLE, "I agree .", "We welcome comments that help .", "This discussion is now closed .", "5 pm | Reply Yes .",
     "-LRB- Reporting by A B -RRB-", "Send us your views .", "Are you there ?", "The end", "LONDON --"]
)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.sampled_from([" \n", " ", "\n\n"]))
@settings(max_examples=150, deadline=None)
def test_pieces_still_cover_the_text_in_order(lines: Sequence[str], sep: str) -> None:
    text = sep.join(lines)
    at = 0
    for piece in split(text):
        assert at <= piece.start < piece.end <= len(text)
        assert not text[at : piece.start].strip()
        at = piece.end
    assert not text[at:].strip()
