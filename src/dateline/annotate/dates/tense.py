"""Whether the words around a mention of time look back or ahead."""

import re
from bisect import bisect_left

# How many characters before a mention are looked at: about a clause.
REACH = 110
# After a mention that begins the sentence the verb may stand a long subject away.
REACH_AFTER = 200
# "Until Thursday, they had not called": the verb that turns "until" back stands this near.
REACH_PERFECT = 30

# "-ed" makes a past, but not in "succeed", "United" or after "be" ("will be held").
VERB = re.compile(
    r"\b(?:(?P<ahead>will|shall|won't|would|going to|is to|are to|(?<!been )due|(?<!been )(?:slated|scheduled)"
    r"|expect(?:s|ed)? to|plan(?:s|ned)?|planning|set (?:to|for)|no later than|upcoming|hopes?|intends?|aims?|must"
    r"|should"
    r"|effective|may|might|ahead of|deadline|expires?|prepares?|preparing|wants?"
    r"|(?<!to )(?:meets?|begins?|starts|opens|faces|travels|leaves|convenes?|resumes?|takes? (?:effect|place|part)))"
    r"|(?P<back>(?<!\bbe )(?:was|were|had|did|didn't|has|have|been|said|told|went|came|took|made|met|began|fell|rose"
    r"|held"
    r"|gave|got|left|found|saw|won|lost|sent|shot|struck|hit|broke|brought|bought|sold|spoke|wrote|ran|led|grew"
    r"|became|died"
    r"|flew|drove|fought|kept|paid|thought|showed|shut|slid|sank|swept|threw|withdrew|stood|sat|built|burst"
    r"|caught|drew|dropped|felt|quit|laid|leapt|meant|overcame|rode|sought|spent|split|stole|stuck|swore"
    r"|taught|tore|upheld|woke|agreed|freed|(?!united|hundred|moham|muham|ahmed|sacred|naked)[a-z]{2,20}(?<!e)ed)))\b"
    r"|['’](?P<will>ll)\b"
)
BACK_ONLY = re.compile(r"\b(?:since|after|following)\s(?:the\s|a\s)?$")
UNTIL = re.compile(r"\b(?:until|till|as soon as|as early as|effective|no later than)\s(?:the\s)?$")
BY = re.compile(r"\b(?:by|before)\s(?:the\s)?$")
PERFECT = re.compile(r"\b(?:had|was|were)\b")
# The longest of the prepositions above, with its article and spaces.
LONGEST_PREPOSITION = 24

DIRECTIONS = {"ahead": 1, "will": 1, "back": -1}

Verbs = list[tuple[int, int]]


def verbs(text: str, first: int, last: int) -> Verbs:
    """Where the verbs of the sentence `text[first:last]` (lower case) begin, and the direction of each."""
    return [(match.start(), DIRECTIONS[match.lastgroup or ""]) for match in VERB.finditer(text, first, last)]


def direction(text: str, start: int, end: int, first: int, last: int, found: Verbs) -> int:
    """-1 past, 1 future, 0 not known, for a mention `text[start:end]` in the sentence `text[first:last]` (lower case).

    The preposition may say it ("since", "until"); else the nearest verb before the mention decides, or, where there
    is none ("On Monday, ..."), the first verb after it. found: the verbs of the sentence.
    """
    lead = text[max(first, start - LONGEST_PREPOSITION) : start]
    if BACK_ONLY.search(lead):
        return -1
    if UNTIL.search(lead):
        return -1 if PERFECT.search(text, end, min(last, end + REACH_PERFECT)) else 1
    at = bisect_left(found, (start, 0))
    if at and found[at - 1][0] >= start - REACH:
        return found[at - 1][1]
    following = bisect_left(found, (end, -1))
    if following < len(found) and found[following][0] < end + REACH_AFTER:
        return found[following][1]
    return int(BY.search(lead) is not None)
