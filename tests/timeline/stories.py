"""Invented stories as plain articles, with an editor's timeline of each. All words were written for these tests."""

from dateline import Article, article

ORRIN = (
    article(
        "The dam above Orrin broke on Sunday and flooded three villages, officials said. Some 400 people were taken to "
        "a school in Dunmore by boat. The army sent two helicopters.",
        title="Dam at Orrin breaks and floods three villages",
        published="2031-05-04",
        outlet="Harbour Post",
    ),
    article(
        "Rescuers found the last two missing farmers on Monday. The dam above Orrin had broken on Sunday. Minister "
        "Lena Brandt promised an inquiry.",
        title="Last missing farmers found below Orrin",
        published="2031-05-05",
        outlet="Coast Radio",
    ),
    article(
        "An engineer warned of cracks in the Orrin dam on 11 April, a letter shows. The dam broke on Sunday, flooding "
        "three villages below Orrin. The compensation fund was not mentioned in the letter.",
        title="Engineer warned of cracks in Orrin dam",
        published="2031-05-06",
        outlet="The Lantern",
    ),
    article(
        "Parliament set up a compensation fund of 30 million crowns for Orrin on Tuesday. Villagers had asked for "
        "twice as much after the dam broke on 4 May.",
        title="Compensation fund for Orrin",
        published="2031-05-13",
        outlet="Harbour Post",
    ),
    article(
        "Minister Lena Brandt resigned on Monday over the Orrin dam. She had known since 11 April of the engineer's "
        "letter. The compensation fund has paid out nothing since 13 May.",
        title="Minister resigns over the Orrin dam",
        published="2031-05-19",
        outlet="The Lantern",
    ),
    article(
        "The compensation fund for Orrin made its first payments on Friday, six weeks after the dam broke on 4 May and "
        "a month after Lena Brandt resigned on 19 May.",
        title="First money for Orrin",
        published="2031-06-20",
        outlet="Coast Radio",
    ),
)
ORRIN_EDITOR = {
    "2031-05-04": ["The dam above Orrin breaks; three villages are flooded."],
    "2031-05-13": ["Parliament sets up a compensation fund of 30 million crowns."],
    "2031-05-19": ["Minister Lena Brandt resigns."],
}

FERRY = (
    article(
        "The ferry Marta ran aground off Sund on Thursday with 212 people on board. All were brought ashore.",
        title="Ferry runs aground off Sund",
        published="2030-03-07",
        outlet="Coast Radio",
    ),
    article(
        "The captain of the Marta had been asleep, a commission said on 2 April. The ferry ran aground on 7 March.",
        title="Captain was asleep, commission says",
        published="2030-04-02",
        outlet="The Lantern",
    ),
    article(
        "The captain of the ferry Marta was sentenced on Wednesday to a year in prison. The ferry ran aground on "
        "7 March.",
        title="A year in prison for ferry captain",
        published="2030-09-11",
        outlet="Harbour Post",
    ),
)
FERRY_EDITOR = {
    "2030-03-07": ["The ferry Marta runs aground off Sund."],
    "2030-09-11": ["The captain is sentenced to a year in prison."],
}

COLLECTIONS: tuple[tuple[Article, ...], ...] = (ORRIN, FERRY)
EDITORS = (ORRIN_EDITOR, FERRY_EDITOR)
