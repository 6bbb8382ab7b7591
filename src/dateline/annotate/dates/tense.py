"""Whether the words around a mention of time look back or ahead."""

import re

# How many characters to either side are looked at: about a clause.
REACH = 110
# After a mention that begins the sentence the verb may stand a long subject away.
REACH_AFTER = 200

FUTURE = re.compile(
    r"\b(?:will|shall|won't|would|going to|is to|are to|(?<!been )due|(?<!been )(?:slated|scheduled)|expect(?:s|ed)? to|plan(?:s|ned)?|planning"
    r"|set (?:to|for)|no later than|upcoming|hopes?|intends?|aims?|must|should|effective"
    r"|may|might|ahead of|deadline|expires?|prepares?|preparing|wants?"
    r"|(?<!to )(?:meets?|begins?|starts|opens|faces|travels|leaves|convenes?|resumes?|takes? (?:effect|place|part)))\b"
    r"|['’]ll\b"
)
# "-ed" makes a past, but not in "succeed", "United" or after "be" ("will be held").
PAST = re.compile(
    r"(?<!\bbe )\b(?:was|were|had|did|didn't|has|have|been|said|told|went|came|took|made|met|began|fell|rose|held|gave|got|left"
    r"|found|saw|won|lost|sent|shot|struck|hit|broke|brought|bought|sold|spoke|wrote|ran|led|grew|became|died"
    r"|flew|drove|fought|kept|paid|thought|showed|shut|slid|sank|swept|threw|withdrew|stood|sat|built|burst"
    r"|caught|drew|dropped|felt|quit|laid|leapt|meant|overcame|rode|sought|spent|split|stole|stuck|swore"
    r"|taught|tore|upheld|woke|agreed|freed|(?!united|hundred|moham|muham|ahmed|sacred|naked)[a-z]{2,}(?<!e)ed)\b"
)
BACK_ONLY = re.compile(r"\b(?:since|after|following)\s(?:the\s|a\s)?$")
UNTIL = re.compile(r"\b(?:until|till|as soon as|as early as|effective|no later than)\s(?:the\s)?$")
BY = re.compile(r"\b(?:by|before)\s(?:the\s)?$")
PERFECT = re.compile(r"\b(?:had|was|were)\b")
# "Until Thursday, they had not called": the verb that turns "until" back stands this near.
REACH_PERFECT = 30


def direction(text: str, start: int, end: int, first: int, last: int) -> int:
    """-1 past, 1 future, 0 not known, for a mention at `text[start:end]` (lower case) in the sentence `text[first:last]`.

    The nearest verb before the mention decides; where there is none ("On Monday, ..."), the first verb after it.
    """
    before = text[max(first, start - REACH) : start]
    if BACK_ONLY.search(before):
        return -1
    after = text[end : min(last, end + REACH_AFTER)]
    if UNTIL.search(before):
        return -1 if PERFECT.search(after[:REACH_PERFECT]) else 1
    return _nearest(before) or _next(after) or int(BY.search(before) is not None)


def _nearest(before: str) -> int:
    """The direction of the last verb in the words before."""
    future = max((match.start() for match in FUTURE.finditer(before)), default=-1)
    past = max((match.start() for match in PAST.finditer(before)), default=-1)
    if future == past:
        return 0 if future < 0 else 1
    return 1 if future > past else -1


def _next(after: str) -> int:
    """The direction of the first verb in the words after."""
    future, past = FUTURE.search(after), PAST.search(after)
    if future and (not past or future.start() <= past.start()):
        return 1
    return -1 if past else 0
