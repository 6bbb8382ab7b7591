"""Words and their plain forms, for grouping: light, fast, and good enough for TF-IDF."""

import re
from functools import lru_cache

TOKEN = re.compile(r"[^\W\d_](?:\w|['’.&-](?=\w))*|\d[\d.,]*\d")
_BRACKETS = re.compile(r"-(?:LRB|RRB|LSB|RSB|LCB|RCB)-")

# Words that say nothing about what a report is about: function words, the calendar, the news trade.
STOP = frozenset(
    """a about above across after again against ago all almost alone along already also although always am among an and
    another any anybody anyone anything are area around as ask asked at away back be became because become been before
    began behind being below best better between big both but by call called came can cannot case come could day days
    did do does done down during each early either end enough even ever every everyone everything far few find first
    five for four from full further gave get give given go going good got great had half has have having he her here
    herself him himself his how however i if in including into is it its itself just keep kept kind knew know known
    large last late later least less let like likely little long look made make makes making man many may me mean men
    might mine month months more most mr mrs ms much must my myself near need never new news next night no nobody
    none nor not nothing now of off often old on once one only or other others our out over own part people per
    perhaps place point put quite rather really right said same saw say saying says second see seem seen self several
    shall she should show since six small so some something soon still such take taken tell ten than that the their
    them themselves then there these they thing things think this those though three through thus time times to today
    together told too took toward turn two under until up upon us use used using very want wanted was way we week
    weeks well went were what when where whether which while who whole whose why will with within without work would
    year years yes yet yesterday you your yours according added u.s reuters ap afp cnn bbc photograph photo video
    image story article read copyright monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    am pm gmt est edt bst et n't do don't doesn't didn't can't won't isn't it's that's he's she's they're we're i'm
    cent percent report reported reports reporting statement spokesman spokeswoman million billion""".split()
)


def unbracket(text: str) -> str:
    """Treebank brackets ("-LRB-") out."""
    return _BRACKETS.sub(" ", text) if "-" in text else text


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """The form under which a word is counted: lower case, no possessive, no plural."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    if word in STOP:
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
