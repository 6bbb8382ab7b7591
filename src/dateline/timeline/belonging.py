"""Which lines surely belong to their day: all that a short or normal timeline shows when no number is asked for.

A line belongs when its words say that something happened, was said or decided on the day. Doubt is enough to keep it
to the full timeline. Where a number of lines is asked for these rules don't apply: editors quote background, too, and
an editor's words are what the figures count.

1. A line that names the day looks back on it and places its own matter there: not "will ... on Tuesday", "since
   Tuesday", "after Tuesday's blast", "about Tuesday", nor an hour without a day. A coming day is told by words that
   say so ("will", "is due"), and only while every report was written before it. Of several days that it names it is
   of its main clause's (`several`).
2. A line under a date heading stands near the heading, one of several; in a page of long posts it tells news.
3. A line that was only published on the day opens an article that names no other day of the week before in its opening,
   of an outlet whose openings name the day of publication, and tells news: in the perfect, or as said by someone.
4. In any case it can be read alone: no pronoun that points back, no question, label, caption or bare quotation.
"""

import re
from collections.abc import Sequence

import numpy as np

from .days import Bools
from .evidence import LEAD, NAMED, PUBLISHED, SECTION, UNDATED, Evidence
from .several import main, of_another
from .text import STOP_WORDS, Floats, Ints

# All numbers here by eye, on 290 lines of five development topics and five Wikinews threads.
# Sentences after a date heading that are still of that day: entries of a chronology have one to four.
_ENTRY = 4
# A section of more sentences is a post or a live page, whose first ones alone may tell the day's news.
_POST = 10
# A lone date heading is likelier the page's own than one of a list.
_HEADINGS = 2
# An article's (or a post's) news is in its first two sentences; background begins at the third.
_NEWS = 2
# Of an outlet's openings that name the day of publication or one of the three before, this share must name the first.
_SAME_DAY, _RECENT = 0.5, 3
# An opening that names a day of the week before tells of that day throughout.
_WEEK = 7
# What an undated sentence has in common (cosine) with one that names the day before, to be of that day.
_TOLD_BEFORE = 0.3
# ... and with one that opens an article of the day before.
_TOLD_AT_ONCE = 0.4
# Characters before a mention in which a word may stand that makes its clause a plan or background.
_REACH = 90
# ... and so many for the words that bound it ("since early last").
_NEAR = 60
_WORDS = (5, 60)

_CLAUSE = re.compile(
    r"[;:–—]|, (?:and|but|while|with)\b|--|\b(?:and|but|that|who|said|says|announced|confirmed|reported)\b"
)
_FORETELLS = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|'ll|due|expected|scheduled|set to|is to|are to|was to|were to|to be|"
    r"plans?|planned|planning|hopes?|hoped|hoping|forecast\w*|predict\w*|likely|intends?|vow(?:s|ed)|promise[sd]?|"
    r"upcoming|approaching|returns?|deadlines?|by the time|as soon as|as early as|no later than|approaches|nears)\b"
)
_ANNOUNCES = re.compile(r"\b(?:will|due|expected|scheduled|set to|is to|are to|plans?|planned|deadline|to be)\b")
_COMING = re.compile(r"\b(?:will|(?:is|are) (?:due|expected|scheduled|set|likely) to|(?:is|are) to be)\b")
_SPAN = re.compile(r"(?:from|between)\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:to|and|until|through)\b|[-–]")
_WITHIN_DAY = re.compile(r"\b(?:hours|morning|afternoon|evening|night|course|eve) of\s+$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:since|until|till|through|before|after|following|ahead of|prior to|into|towards?|to|for|from|about|around|"
    r"than|past|like|beyond|of|dated|by|between)\s+(?:(?:the|early|late|mid|last|next|noon|midday|morning|night|this)[\s-]+)*$",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:by|as of|of)\s+(?:(?:the|early|late|morning|noon|midday|this)\s+)*$", re.IGNORECASE)
_STATE = re.compile(r"\b(?:had|was|were|has|have|reported|lifted)\b")
_SUBORDINATE = re.compile(
    r"\W*(?:after|before|since|until|following|ahead of|prior to|if|once|unless)\b", re.IGNORECASE
)
_BACKGROUND = re.compile(r"\b(?:following|since|after|before|until|ahead of|prior to|than|anniversary of|if)\b[^,;]*$")
# Mentions that place nothing by themselves: an hour, "that day" (which day is the likeliest misreading of all).
_HOUR = re.compile(
    r"that (?:day|morning|afternoon|evening|night)|"
    r"\W*(?:at )?\d{1,4}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?)?\W*(?:gmt|bst|utc|[acemp][ds]t|local time|hours?)?\W*",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have) (?:(?:now|also|already|just|finally|again|not|reportedly|formally|officially) )*(?:been )?"
    r"(?!been\b)[a-z]+(?<!ing)\b"
)
_USUAL = re.compile(
    r"\b(?:always|usually|often|normally|generally|typically|never|for (?:years|months|weeks|decades))\b"
)
_TOLD = re.compile(
    r"\b(?:said|says?|told|announced|confirmed|warned|declared|reported|ruled|ordered|accused|admitted|denied|agreed)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|[a-z]{2,}ed|began|became|broke|came|died|fell|found|gave|held|hit|killed|left|led|lost|made|met|"
    r"put|rose|said|sank|saw|set|shot|spoke|struck|took|told|went|won)\b"
)
_POINTS_BACK = re.compile(
    r"\W*(?:(?:but|and|so|yet|however|also|later),? )?(?:he|she|it|they|his|her|their|its|this|that|these|those|such|"
    r"another|both|there|then|here|i|we|you|our|my|him|them|not|the (?:two|pair|former|latter|same))\b|"
    r"\W*the (?:move|milestone|decision|announcement|news|ruling|statement|comments?|remarks?|figures?|incident|change|"
    r"case|result|order|measure|proposal) (?:came|comes|follow\w*|was|were|is|are|has|have|means?)\b",
    re.IGNORECASE,
)
_OPENS_NO_NEWS = re.compile(r"\W*By [A-Z][\w.]+ [A-Z]|\W*[a-z]|\(|-LRB-|\W*(?:AST|EDT|EST|GMT|BST|UTC)\b")
_LABEL = re.compile(r"\b(?:Photograph|Photo|Picture|Image|File|Subject|Video|Credit|Source) ?:")
_PAGE = re.compile(
    r"\b(?:live (?:coverage|updates?|blog|video)|as it happened|click here|pictured|courtesy|read more|last updated|"
    r"filed this report|this (?:article|blog|page|post|live))\b"
)
_OPENS_QUOTED = re.compile(r"\W*(?:[\"“‘]|``|''|â€œ)|(?:[\"“‘]|``|'')")
_QUOTED = re.compile(r"(?:``|[\"“]|â€œ).*?(?:''|[\"”]|$)")
_NOMINATIVE = re.compile(r"\b(?:he|she|they|his|her|their)\b|^(?:When|As|While|After|Before) it\b")
_PERSONAL = re.compile(r"\b(?:I|we|my|our|us)\b")
_NAME = re.compile(
    r"(?<=[\w,;:)'’] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)[A-Z]\w+|^(?!The |A |An |On |In |At |By |As )[A-Z]\w+ [A-Z]\w+"
)
_FIRST = re.compile(r"\W*([^\W\d_]+)")
_NO_SUBJECT = re.compile(
    r"(?:\w+ing|despite|asked|per|amid|besides|early|late|according|thanks|due|given)$", re.IGNORECASE
)
# Names that hold a day: "Super Tuesday" is not any Tuesday, "USA Today" a newspaper.
_PART_OF_NAME = re.compile(r"\b(?:Super|Black|Good|Ash|Cyber|Fat|Shrove|Holy|Bloody|Palm|Easter|Giving|USA) $")
_OPEN_QUOTATION = re.compile(r"(?:``(?!.*'')|“(?!.*”)|^[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_MARK = re.compile(r"[\"“`]")
_STOPS = (".", "!", '"', "”", "''", ")", "。")


def sure(evidence: Evidence, rows: Ints) -> Bools:
    """Whether each of these rows of the evidence surely belongs to its day."""
    kind, passage = evidence.kind[rows], evidence.passage[rows]
    found = np.zeros(len(rows), dtype=bool)
    found[kind == NAMED] = _named(evidence, rows[kind == NAMED])
    found[kind == SECTION] = _listed(evidence, rows[kind == SECTION])
    found[kind == PUBLISHED] = _opening(evidence, rows[kind == PUBLISHED])
    found &= evidence.place[rows] >= 0
    found[found] = [reads_alone(evidence.passages[i].text) for i in passage[found]]
    return found


def days(evidence: Evidence, picked: Ints, found: Sequence[Sequence[int]]) -> Bools:
    """Whether a shown line (`found`, passages) surely belongs to each of the days.

    A line that is a day's only one for want of another, and stands on another day's card among more, is that one's:
    where it is the only one on both, they are the ends of a range, and become one card.
    """
    alone = {(int(day), lines[0]) for day, lines in zip(picked, found, strict=True) if len(lines) == 1}
    among = {i for lines in found if len(lines) > 1 for i in lines}
    shown = {(int(day), i) for day, lines in zip(picked, found, strict=True) for i in lines}
    shown -= {(day, i) for day, i in alone if i in among}
    on = np.flatnonzero(np.isin(evidence.day, picked) & np.isin(evidence.passage, [i for _, i in shown]))
    rows = np.array([r for r in on if (int(evidence.day[r]), int(evidence.passage[r])) in shown], dtype=np.int64)
    return np.isin(picked, evidence.day[rows[sure(evidence, rows)]])


def _named(evidence: Evidence, rows: Ints) -> list[bool]:
    last = int(evidence.published.max(initial=0))
    found = []
    for row in rows:
        sure = _names(evidence, int(row), last)
        if sure and not evidence.entry[row]:
            sure = _main(evidence, int(row), last)
        found.append(sure)
    return found


def _names(evidence: Evidence, row: int, last: int) -> bool:
    """Whether a row's mention, by itself, places its sentence's matter; `last` is when the latest report came out."""
    lag, (begin, end) = int(evidence.lag[row]), evidence.words[row]
    text = evidence.passages[evidence.passage[row]].text
    if evidence.vague[row] or _HOUR.fullmatch(text[begin:end]):
        return False
    if lag < 0 and lag != UNDATED:
        return int(evidence.day[row]) > last and bool(_ANNOUNCES.search(text))
    return bool(evidence.entry[row]) or (places(text, int(begin), int(end)) and _past(text))


def _main(evidence: Evidence, row: int, last: int) -> bool:
    """Whether a row's mention is its sentence's main one, or the only one and no aside."""
    passage = evidence.passage[row]
    text = evidence.passages[passage].text
    rows = range(*np.searchsorted(evidence.passage, [passage, passage + 1]).tolist())
    words = [(int(begin), int(end)) for begin, end in evidence.words[rows.start : rows.stop]]
    own = words[row - rows.start]
    if len(set(words)) == 1:
        return not of_another(text, *own)
    of = dict(zip(words, rows, strict=True))
    return own == main(text, list(of), lambda begin, end: _names(evidence, of[begin, end], last))


def _past(text: str) -> bool:
    """Whether a sentence tells of the past, not what is to come."""
    return bool(_PAST.search(text) or _PERFECT.search(text) or _TOLD.search(text)) and not (
        _COMING.search(text) and not _TOLD.search(text)
    )


def places(text: str, begin: int, end: int) -> bool:
    """Whether a sentence says that its own matter was in the time that it names from `begin` to `end`, looking back."""
    before = text[:begin]
    near = before[-_NEAR:]
    if _PART_OF_NAME.search(near) or (_MARK.search(before) and _OPEN_QUOTATION.search(before)):
        return False
    if _SUBORDINATE.match(text) and "," not in before:
        return False
    bound = _BOUND.search(near)
    if bound and not _WITHIN_DAY.search(near) and not (_SPAN.match(bound.group()) and _RANGE.search(text[begin:end])):
        return bool(_UP_TO.search(near) and _STATE.search(text)) and not _FORETELLS.search(text)
    reach = before[-_REACH:]
    clause = reach[max((match.end() for match in _CLAUSE.finditer(reach)), default=0) :]
    return not (_FORETELLS.search(clause) or _BACKGROUND.search(clause))


def _listed(evidence: Evidence, rows: Ints) -> Bools:
    under = np.flatnonzero(evidence.kind == SECTION)
    width = int(evidence.day.max(initial=0)) + 1
    sections, of = np.unique(evidence.report[under] * width + evidence.day[under], return_inverse=True)
    longest = np.zeros(len(sections), dtype=np.int64)
    np.maximum.at(longest, of, evidence.depth[under])
    headings = np.bincount(sections // width, minlength=len(evidence.published))
    size = longest[np.searchsorted(sections, evidence.report[rows] * width + evidence.day[rows])]
    lag, depth = evidence.lag[rows], evidence.depth[rows]
    told = ((lag >= 0) | (lag == UNDATED)) & (headings[evidence.report[rows]] >= _HEADINGS)
    told = told & ~np.isin(evidence.passage[rows], [passage for _, _, passage in evidence.coarse])
    news = np.array([tells(evidence.passages[i].text) for i in evidence.passage[rows]], dtype=bool)
    listed: Bools = told & np.where(size > _POST, (depth < _NEWS) & news, depth < _ENTRY)
    return listed


def _opening(evidence: Evidence, rows: Ints) -> Bools:
    e = evidence
    early = (e.kind == NAMED) & (e.place >= 0) & (e.place < LEAD) & (e.lag != UNDATED)
    elsewhere = e.report[early & (e.lag > 0) & (e.lag <= _WEEK)]
    report, coarse = e.report[rows], [passage for _, _, passage in e.coarse]
    solid = (e.place[rows] < _NEWS) & ~np.isin(report, elsewhere) & ~np.isin(e.passage[rows], coarse)
    solid &= _same_day(e, early & (e.place < _NEWS))[e.outlet[report]] >= _SAME_DAY
    solid[solid] = [tells(e.passages[i].text) for i in e.passage[rows[solid]]]
    solid[solid] = ~_told_before(e, rows[solid])
    return solid


def _told_before(evidence: Evidence, rows: Ints) -> Bools:
    """Whether what a row says is much what is said of the day before: an undated sentence of the morning after."""
    told = np.zeros(len(rows), dtype=bool)
    opening = (evidence.place >= 0) & (evidence.place < _NEWS)
    of_day = ((evidence.lag >= 0) | (evidence.lag == UNDATED)) & ((evidence.kind != PUBLISHED) | opening)
    for day in np.unique(evidence.day[rows]):
        before = np.flatnonzero(of_day & (evidence.day == day - 1))
        least = np.where(evidence.kind[before] == PUBLISHED, _TOLD_AT_ONCE, _TOLD_BEFORE)
        part = evidence.matrix.take(evidence.passage[before])
        for at in np.flatnonzero(evidence.day[rows] == day) if len(before) else ():
            told[at] = bool((part.dot(evidence.matrix.dense(int(evidence.passage[rows[at]]))) >= least).any())
    return told


def _same_day(evidence: Evidence, openings: Bools) -> Floats:
    """For each outlet, how many of its openings that name a recent day name the day of publication (1 without any)."""
    outlets = int(evidence.outlet.max(initial=-1)) + 1
    outlet = evidence.outlet[evidence.report]
    recent = openings & (evidence.lag >= 0) & (evidence.lag <= _RECENT)
    same = np.bincount(outlet[recent & (evidence.lag == 0)], minlength=outlets)
    share: Floats = (same + 1) / (np.bincount(outlet[recent], minlength=outlets) + 1)
    return share


def tells(text: str) -> bool:
    """Whether a sentence without a day tells news: in the perfect, or as said by someone, and no more than once."""
    if _USUAL.search(text):
        return False
    return bool(_TOLD.search(text) or (_PERFECT.search(text) and not _FORETELLS.search(text)))


def _has_subject(text: str) -> bool:
    """Whether a sentence begins with a noun or a name, which a pronoun may stand for."""
    first = _FIRST.match(text)
    return first is not None and first.group(1).lower() not in STOP_WORDS and not _NO_SUBJECT.match(first.group(1))


def _no_news(text: str) -> bool:
    """Whether a sentence is a question, a label, a caption, a remark on the page or a piece of a sentence."""
    if "?" in text or "|" in text or _OPENS_NO_NEWS.match(text):
        return True
    return bool((":" in text and _LABEL.search(text)) or _PAGE.search(text.lower()))


def reads_alone(text: str) -> bool:
    """Whether a sentence can be read without those around it, and is one."""
    if not _WORDS[0] <= len(text.split()) <= _WORDS[1] or not text.rstrip().endswith(_STOPS):
        return False
    if _POINTS_BACK.match(text) or _no_news(text):
        return False
    if _PERSONAL.search(text) and _PERSONAL.search(_QUOTED.sub(" ", text)):
        return False
    pronoun = _NOMINATIVE.search(text)
    if pronoun and not (_NAME.search(text[: pronoun.start()]) or _has_subject(text)):
        return False
    return not _OPENS_QUOTED.match(text) or bool(_TOLD.search(_QUOTED.sub(" ", text)))
