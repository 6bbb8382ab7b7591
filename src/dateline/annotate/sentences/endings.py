"""The end of an article: reader comments and page footers that follow the last of the article's own sentences.

1. comments: from a notice that opens them, from the first of two stamps of theirs ("| Reply"), or back from a
   notice that closes them as far as the sentences sound like readers'
2. what follows a sign-off ("(Reporting by ...)", "This article was amended ..."), when little does
3. questions to the reader before a request to write in
4. a last sentence without a stop, or one that has no word in common with the article and tells nothing
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from ...records import Sentence
from .boundaries import trimmed
from .glued import ARTICLES, FINITE

# A notice in the middle of a sentence is looked for in sentences up to this long, in characters.
LONGEST_NOTICE = 700
OPENS_COMMENTS = re.compile(r"(?i:we welcome comments that |(?:views|opinions) expressed in the comments)")
# Notices of the form that stands below the comments, or in their place.
CLOSES_COMMENTS = re.compile(
    r"(?i:this (?:discussion|thread) is (?:now )?closed|we welcome comments on our articles|sign in to comment|"
    r"comments (?:are|on this \w+ are) (?:now )?closed|comments are not pre-?screened|"
    r"-LRB- required , but will not be displayed|\(required, but will not be displayed)"
)
# A text without any of these has no such notice: a quick look before the patterns.
NOTICE_WORDS = ("omments ", "discussion is ", "thread is ", "not be displayed")
NOTICE_HINT = re.compile("omments |discussion is |thread is |not be displayed")
# Longest notice, in characters, before or behind such a word.
NOTICE_REACH = 60
STAMP_WORDS = (
    "| Reply",
    "|Reply",
    " wrote",
    "Posted by",
    "eport abuse",
    "eport Abuse",
    "eport offensive",
    "Complain ab",
)
STAMP = re.compile(
    r"\d ?[ap]m(?: [A-Z]{2,4})? ?\| Reply\b|"
    r"At \d{1,2}:\d\d ?(?:[ap]m )?(?:on )?\d{1,2}(?:st|nd|rd|th)? \w{3,9} \d{4} ?, \S{1,40} wrote ?:"
    r"|Posted by ?:? [^|]{1,40} ?\|.{0,60}?\d|[Rr]eport (?:[Aa]buse|[Oo]ffensive)|Complain about this comment"
)
# Stamps that make comments; one alone may be a quotation.
LEAST_STAMPS = 2
CONTRIBUTED = re.compile(r"(?i:.{0,200}\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting))")
SIGN_OFF = re.compile(
    r"(?i:[(\[]? ?(?:-LRB- )?(?:additional |with )?(?:reporting|editing|writing) (?:and \w+ )?by |"
    r"(?:[•·*] |cents )?(?:this|an earlier version of this) (?:article|story|report) (?:was|has been) "
    r"(?:amended|corrected|updated|changed)|"
    r"(?:[•·*] )?(?:a version|this article) (?:of this article )?appeared (?:on|in) )"
)
# Sentences of the article above a sign-off or a closing notice; with fewer it tells nothing of what follows.
LEAST_ABOVE = 3
# How many pieces may follow a sign-off; more of them may be another article.
MOST_AFTER = 8
TO_READER = re.compile(r"(?i:.{0,60}\b(?:you|your)\b.{0,120}\?$)")
WRITE_IN = re.compile(
    r"(?i:(?:you can )?(?:please )?(?:send|e-?mail|tell|text|share with) us\b|"
    r"(?:send|share|e-?mail|post) your (?:comments|views|photos|stories|experiences|thoughts)|"
    r"if you (?:have|are) .{0,80}(?:send|contact|using the form))"
)
# What a whole sentence ends in; the last is a quotation mark that was decoded wrongly.
STOPS = (*".!?…:;\"'”’»)]�", "-RRB-", "-RSB-")
# Sentences an article needs before its last is judged by the others; and how many of them end in a stop.
LEAST_BODY = 6
STOPPED_SHARE = 0.8
CONTENT = re.compile(r"[A-Za-z][a-z]{2,}|[A-Z]{2,}")
EMPTY = frozenset(
    """this that with from have been will would could they their there which about after when were what more than into
    the and for was not but has his her its are had who one two all out new can now may any our you she how why some
    also only over just other most such even does very then them these those here being time""".split()
)
# Letters of a word that are compared: endings fall away.
STEM = 5
# Words that make an odd last sentence the article's own all the same.
LEANING = frozenset("he she it they that this i we but and you now so not or his her their its".split())
LEAST_WORDS = 4

# Readers' sentences and reporters', told apart only where a notice says that comments stand there.
READERS = re.compile(
    r"\b(?:I|I'm|me|my|[Yy]ou|[Yy]our|[Uu]s|[Ww]e|[Oo]ur|LOL|[Pp]lease|[Ss]hame|[Tt]hanks?)\b"
    r"|[!?]{2}|\.\.\.|! *$|\b[A-Z]{4,} [A-Z]{3,}"
)
REPORTERS = re.compile(r"\b(?:said|says|told|according|reported|added|spokes\w+)\b|''|[”\"]|-LRB- ?Reporting")
# What a sentence adds to the case for comments: sounding like readers, like reporters, like neither.
READER, REPORTER, NEITHER = 1.0, -1.2, -0.15
LEAST_CASE = 1.5


def closed(text: str, found: list[Sentence]) -> list[Sentence]:
    """The pieces with comments and footers at the end marked as furniture."""
    opening: Set[int] = frozenset()
    closing: Set[int] = frozenset()
    if any(word in text for word in NOTICE_WORDS):
        opening, closing = _notices(text)
        places = sorted(opening | closing)
        found = [part for piece in found for part in _cut(text, piece, places)] if places else found
    if opening or closing or any(word in text for word in STAMP_WORDS):
        end = _comments(text, found, opening, closing)
    else:
        end = len(found)
    end = _signed_off(text, found, end)
    if end < len(found):
        found = found[:end] + [replace(piece, kind="furniture") for piece in found[end:]]
    _mark_questions(text, found)
    _mark_last(text, found)
    return found


def _notices(text: str) -> tuple[set[int], set[int]]:
    """Where notices that open and that close comments begin; looked for only around their words."""
    opening: set[int] = set()
    closing: set[int] = set()
    for hit in NOTICE_HINT.finditer(text):
        window = (max(0, hit.start() - NOTICE_REACH), hit.end() + NOTICE_REACH)
        opening.update(match.start() for match in OPENS_COMMENTS.finditer(text, *window))
        closing.update(match.start() for match in CLOSES_COMMENTS.finditer(text, *window))
    return opening, closing


def _cut(text: str, piece: Sentence, notices: Sequence[int]) -> Iterator[Sentence]:
    """The piece; in two where a notice about comments (they start at `notices`) runs into it without a stop."""
    n = bisect_left(notices, piece.start)
    at = notices[n] if n < len(notices) else piece.end
    if at >= piece.end or piece.kind != "body" or piece.end - piece.start > LONGEST_NOTICE:
        yield piece
        return
    if above := trimmed(text, piece.start, at):
        yield replace(piece, end=above[1])
    yield replace(piece, start=at, kind="furniture")


def _comments(text: str, found: Sequence[Sentence], opening: Set[int], closing: Set[int]) -> int:
    """Index of the first piece of the comments; the number of pieces where there are none.

    opening, closing: where in the text notices that open and that close comments begin.
    """
    body = next((n for n, piece in enumerate(found) if piece.kind == "body"), len(found))
    above = [n for n, piece in enumerate(found) if piece.kind == "body"][LEAST_ABOVE - 1 : LEAST_ABOVE]
    starts = [n for n, piece in enumerate(found) if n > body and piece.start in opening][:1]
    forms = [n for n, piece in enumerate(found) if above and n > above[0] and piece.start in closing]
    stamps = [n for n in _holding(found, [match.start() for match in STAMP.finditer(text)]) if n > body]
    if len(stamps) >= LEAST_STAMPS:
        starts.append(stamps[0])
    elif forms and not starts:
        starts.append(_back(text, found, forms[0]))
    return min(starts, default=len(found))


def _holding(found: Sequence[Sentence], places: Sequence[int]) -> list[int]:
    """Indices of the pieces that hold the places, in order."""
    starts = [piece.start for piece in found]
    return sorted({bisect_right(starts, place) - 1 for place in places})


def _back(text: str, found: Sequence[Sentence], end: int) -> int:
    """Where the readers' sentences before a closing notice begin: the cut with the best case for comments behind it."""
    best, start, case = LEAST_CASE, end, 0.0
    for n in range(end - 1, 0, -1):
        words = text[found[n].start : found[n].end]
        case += REPORTER if REPORTERS.search(words) else READER if READERS.search(words) else NEITHER
        if case > best:
            best, start = case, n
    return start


def _signed_off(text: str, found: Sequence[Sentence], end: int) -> int:
    """Index of a sign-off near the end of the article; `end` where there is none."""
    body = sum(piece.kind == "body" for piece in found[: max(1, end - MOST_AFTER)])
    for n in range(max(1, end - MOST_AFTER), end):
        body += found[n].kind == "body"
        if body >= LEAST_ABOVE and found[n].kind in ("body", "furniture") and _is_sign_off(text, found[n]):
            return n
    return end


def _is_sign_off(text: str, piece: Sentence) -> bool:
    """Whether a piece is one; the pattern that may begin with anything is tried only where its word stands."""
    if SIGN_OFF.match(text, piece.start, piece.end):
        return True
    return "contributed" in text[piece.start : piece.end].lower() and bool(
        CONTRIBUTED.match(text, piece.start, piece.end)
    )


def _mark_questions(text: str, found: list[Sentence]) -> None:
    """Mark a request to write in, and the questions to the reader before it ("Are you there? Send us ...")."""
    for n, piece in enumerate(found):
        if piece.kind not in ("body", "furniture") or not WRITE_IN.match(text, piece.start, piece.end):
            continue
        found[n] = replace(piece, kind="furniture")
        for above in range(n - 1, 0, -1):
            if found[above].kind != "body" or not TO_READER.match(text, found[above].start, found[above].end):
                break
            found[above] = replace(found[above], kind="furniture")


def _mark_last(text: str, found: list[Sentence]) -> None:
    """Mark the last sentence where it is the page's."""
    body = [n for n, piece in enumerate(found) if piece.kind == "body"]
    if len(body) < LEAST_BODY:
        return
    last = found[body[-1]]
    words = text[last.start : last.end]
    if words.endswith(STOPS):
        page = _tells_nothing(text, last)
    else:
        stopped = sum(text.endswith(STOPS, found[n].start, found[n].end) for n in body[:-1])
        page = body[-1] == len(found) - 1 and stopped >= STOPPED_SHARE * (len(body) - 1)
    if page:
        found[body[-1]] = replace(last, kind="furniture")


def _tells_nothing(text: str, piece: Sentence) -> bool:
    """Whether a sentence has no word of what is above it and is a question, or has no verb that tells something."""
    words = text[piece.start : piece.end]
    plain = words.lower().split()
    if len(plain) < LEAST_WORDS or plain[0] in LEANING or "''" in plain or '"' in words or "”" in words:
        return False
    tells = plain[0] in ARTICLES or any(word in FINITE or word.isdigit() for word in plain)
    if tells and not words.rstrip().endswith("?"):
        return False
    stems = {word.lower()[:STEM] for word in CONTENT.findall(words) if word.lower() not in EMPTY}
    above = (match.group().lower()[:STEM] for match in CONTENT.finditer(text, 0, piece.start))
    return bool(stems) and stems.isdisjoint(above)
