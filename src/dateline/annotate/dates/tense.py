"""Whether the words around a mention of time look back or ahead.

Two tables, a row a rule with an example that `tests/annotate/test_tense.py` reads out of them: LEADS, the words right
before a mention that settle it, and VERBS, of which the nearest decides.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from .factor import factored

# How many characters before a mention are looked at: about a clause.
REACH = 110
# After a mention that begins the sentence the verb may stand a long subject away.
REACH_AFTER = 200
# "Until Thursday, they had not called": the verb that turns "until" back stands this near.
REACH_PERFECT = 30
# The words right before a mention that settle its direction, at most.
REACH_LEAD = 80

BACK, AHEAD = -1, 1


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: what it matches (lower case), the direction it gives, and a sentence where "Friday" has it."""

    pattern: str
    direction: int
    example: str


# What is done on a set day; an infinitive says nothing by itself ("had been due to expire").
SET_ACTS = (
    r"(?:meets?|begins?|starts|opens|faces|travels|leaves|convenes?|resumes?|expires?|adjourns?|returns"
    r"|takes? (?:effect|place|part))"
)
# "Due to a storm" is a cause; "due to meet" is not.
DUE = r"due(?!\sto\s(?:an?|the|its?|his|her|their|our|this|that|these|lack|concerns?|fears?|heavy|bad|poor)\b)"

# "Ahead of the disaster" is told afterwards.
DISASTER = r"(?:disaster|explosion|spill|crash|attack|quake|blast)"
NO_PAST = "united|hundred|seabed|riverbed|bloodshed|watershed|hatred|kindred|infrared|moham|muham|ahmed|sacred|naked"

VERBS = (
    Row(r"will|shall|won't|wo\sn't|would|should|must|may|might", AHEAD, "The firm will pay on Friday."),
    Row(
        r"could(?!\s?n['o]t|\shave|\sbe (?:seen|heard|felt|found|located|reached))",
        AHEAD,
        "The well could leak by Friday.",
    ),
    Row(r"going to|is to|are to|was to|were to|remains to", AHEAD, "The firm was to pay on Friday."),
    Row(
        r"(?:was|were|is|are)\s(?:not\s)?(?:set|due|slated|scheduled|likely)\sto", AHEAD, "On Friday he was set to go."
    ),
    Row(rf"(?<!been ){DUE}|(?<!been )(?:slated|scheduled)", AHEAD, "The firm was due to meet Friday."),
    Row(r"(?<!been )expect(?:s|ed)? to|(?<!been )likely to", AHEAD, "The court is expected to rule Friday."),
    Row(r"(?<!as )(?<!previously )(?<!originally )(?<!was )planned|planning", AHEAD, "It planned to pay on Friday."),
    Row(r"(?<!the )(?<!a )(?<!this )(?<!his )(?<!its )(?<!their )plans?", AHEAD, "The firm plans to pay on Friday."),
    Row(r"expect(?:s|ing)?|predicts?|forecasts?|anticipates?", AHEAD, "Experts predict landfall Friday."),
    Row(
        rf"set (?:to|for)|no later than|upcoming|effective|ahead of(?! the {DISASTER})|deadline|payable",
        AHEAD,
        "The deadline is Friday.",
    ),
    Row(
        r"hop(?:es?|ing)|intends?|aim(?:s?|ing)|wants?|prepar(?:es?|ing)|ha(?:s|ve) to|needs? to",
        AHEAD,
        "It hopes to pay on Friday.",
    ),
    Row(r"(?:agreed|vow(?:s|ed)|pledged|promised|arranged|invited\s\w+) to", AHEAD, "It agreed to pay on Friday."),
    Row(rf"(?<!to ){SET_ACTS}", AHEAD, "The trial begins on Friday."),
    Row(
        r"(?:is|are) (?:not )?(?:meeting|holding|sitting|leaving|arriving|visiting|flying|playing|hosting|travell?ing"
        r"|returning|opening|closing|launching|competing|speaking|testifying|appearing|racing)",
        AHEAD,
        "The court is not sitting on Friday.",
    ),
    Row(
        r"(?<!\bbe )(?<!\bto )(?:was|were|had|did|didn't|has|have|been|said|told|went|came|took|made|met|began|fell"
        r"|rose|held|gave|got|left|found|saw|won|lost|sent|shot|struck|hit|broke|brought|bought|sold|spoke|wrote|ran|led|grew"
        r"|became|died|flew|drove|fought|kept|paid|thought|showed|shut|slid|sank|swept|threw|withdrew|stood|sat|built"
        r"|burst|caught|drew|dropped|felt|quit|laid|leapt|meant|overcame|rode|sought|spent|split|stole|stuck|swore"
        r"|taught|tore|upheld|woke|agreed|freed|blew|chose|dealt|drank|fed|fled|forgot|froze|hid|hung|knew|lent|lit|rang"
        r"|shook|sang|slept|sped|sprang|swung|swam|undertook|understood|underwent|wept|wore|awoke|arose|dug|ate|lay)",
        BACK,
        "The firm paid on Friday.",
    ),
    # "-ed" makes a past, but not in "succeed", "United" or after "be" ("will be held").
    Row(
        rf"(?<!\bbe )(?!{NO_PAST})[a-z]{{2,20}}(?<!e)ed",
        BACK,
        "The well leaked on Friday.",
    ),
)


def _of(given: int) -> str:
    """One pattern of all rows that give a direction."""
    return factored("|".join(row.pattern for row in VERBS if row.direction == given))


VERB = re.compile(rf"\b(?:(?P<ahead>{_of(AHEAD)})|(?P<back>{_of(BACK)}))\b|['’](?P<will>ll)\b")
DIRECTIONS = {"ahead": AHEAD, "will": AHEAD, "back": BACK}

LEADS = (
    Row(r"\b(?:since|after|following|in the wake of)\s(?:the\s|a\s)?$", BACK, "It will pay what it owes since Friday."),
    Row(r"\bsince\s[^,.;]{3,60}\s(?:in|on)\s$", BACK, "They want peace since their wedding on Friday."),
    Row(r"\baccording to [^,.;]{3,50}\s(?:on\s)?$", BACK, "According to officials on Friday, it may leak."),
    Row(
        r"\b(?:attacks?|explosions?|blasts?|crash(?:es)?|shootings?|earthquakes?|quake|killings?|spill|fire|riots?|clashes"
        r"|arrests?|deaths?|raids?|air ?strikes?|aftershocks?|assassination)\s(?:on\s)$",
        BACK,
        "They pledged to punish those behind the attacks on Friday.",
    ),
    Row(r"\bprepar(?:ing|ations?|e|es) [^,.;]{0,40}\bfor\s$", AHEAD, "Preparations were made for Friday."),
    Row(r"\bas of\s$", BACK, "That would be a lot as of Friday."),
    Row(
        r"\bin (?:an?|his|her|their|its) (?:[a-z-]+ )?(?:interview|statement|speech|letter|call|briefing|report)"
        r"\s(?:on\s|late\s|early\s)*$",
        BACK,
        "In an interview Friday, he would not rule it out.",
    ),
    Row(
        r"\b(?:as early as|effective|no later than|starting|beginning)\s(?:on\s)?$",
        AHEAD,
        "It fell as early as Friday.",
    ),
)
LEAD = tuple((re.compile(row.pattern), row.direction) for row in LEADS)
# "Until Friday" looks ahead, but back in "until Friday, they had not answered" and "they did not answer until Friday".
UNTIL = re.compile(r"\b(?:until|till|as soon as(?:\s[a-z]+){0,3})\s(?:at least\s|the\s)*$")
PERFECT = re.compile(r"\b(?:had|was|were)\b")
NOT_BEFORE = re.compile(r"\b(?:did|was|were|had)\s?n['o]t\b(?!.*\b(?:plan|expect|due|sched|likely))|\bnever\b")
BY = re.compile(r"\b(?:by|before)\s(?:the\s)?$")
INFINITIVE = re.compile(r"\bto\s[a-z]{2,}")
# "It could be banned after lawmakers on Friday voted against it": the verb right after it is the mention's.
DIRECTLY = re.compile(
    rf"\s(?!{NO_PAST}|need)(?:[a-z]{{3,20}}(?<!e)ed|said|told|went|came|took|made|began|fell|rose|held|gave|found|saw|won"
    r"|lost|struck|hit|broke)\b(?!\sto\b)"
)
# "On Friday the minister, who wants to leave, spoke": the aside does not date the speech.
ASIDE = re.compile(r",\s(?:who|whose|whom|which)\b[^,]*$")
# "The announcement on Friday that it will pay": what is announced does not date the announcement.
CLAUSE = re.compile(r"\bthat\b")

Verbs = list[tuple[int, int]]


def verbs(text: str, first: int, last: int) -> Verbs:
    """Where the verbs of the sentence `text[first:last]` (lower case) begin, and the direction of each."""
    return [(match.start(), DIRECTIONS[match.lastgroup or ""]) for match in VERB.finditer(text, first, last)]


def direction(text: str, start: int, end: int, first: int, last: int, found: Verbs) -> int:
    """-1 past, 1 future, 0 not known, for a mention `text[start:end]` in the sentence `text[first:last]` (lower case).

    The words right before it may say it ("since", "until"); else the nearest verb before the mention decides, or,
    where there is none ("On Monday, ..."), the first verb after it. found: the verbs of the sentence.
    """
    lead = text[max(first, start - REACH_LEAD) : start]
    if (settled := _settled(text, lead, end, last)) is not None:
        return settled
    by = BY.search(lead) is not None
    if DIRECTLY.match(text, end):
        return BACK
    at = bisect_left(found, (start, 0))
    if at and found[at - 1][0] >= start - REACH:
        verb, found_direction = found[at - 1]
        return AHEAD if by and INFINITIVE.search(text, verb, start) else found_direction
    following = bisect_left(found, (end, -1))
    reach = end + REACH_AFTER
    while following < len(found) and found[following][0] < reach and ASIDE.search(text, end, found[following][0]):
        following += 1
    if following < len(found) and found[following][0] < reach:
        verb, found_direction = found[following]
        return 0 if CLAUSE.search(text, end, verb) else found_direction
    return int(by)


def _settled(text: str, lead: str, end: int, last: int) -> int | None:
    """The direction that the words right before a mention give, or None."""
    for pattern, given in LEAD:
        if pattern.search(lead):
            return given
    if UNTIL.search(lead):
        return BACK if PERFECT.search(text, end, min(last, end + REACH_PERFECT)) or NOT_BEFORE.search(lead) else AHEAD
    return None
