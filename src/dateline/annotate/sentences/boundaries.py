"""Where one sentence of running text ends and the next begins.

One pass of one regular expression finds every full stop, question mark and exclamation mark that
white space follows; short look-ups to both sides then decide. Both ordinary text and text that was
tokenised in the Penn Treebank manner ("U.S. officials said . ''") are read: there a stop that stands
alone is always an end, because abbreviations keep theirs.
"""

import re
from collections.abc import Iterator

from ...records import Span

# Longest piece before a stop that is looked at to tell an abbreviation: longer than any of them.
LOOK_BACK = 16
# Longest piece after a stop that is looked at to tell how the next sentence would begin.
LOOK_AHEAD = 24

# The look-behinds let a run of stops be tried once, from its beginning: linear on "......". They stand after the first
# stop, because a pattern that begins with a set of characters is searched for by these, several times as fast.
STOP = re.compile(
    r"""[.!?…](?:(?<![.!?…].)(?P<more>[.!?…]*+)(?P<close>(?:\s?(?:''|-R[RSC]B-|[”’)\]»])|["'])*+)(?=\s|$)"""
    r"""|(?<=[a-z][a-z][.!?])(?=[A-Z][a-z]++(?!\.)\s)(?!Com\b|Org\b|Net\b))"""
)
OPENING = re.compile(r"""\s*+(?:``|-L[RSC]B-|["'“‘«(\[*•–—-]|\s)*+""")
DETACHED_QUOTE = re.compile(r"""[ \t]++"(?=\s|$)""")
# The tokeniser of Timeline17 takes the stop inside "(BP.L)" for an end: the bracket closes at once.
SHORT_IN_BRACKET = re.compile(r"[A-Z]{1,3} ?(?:-RRB-|\))")
WORD = re.compile(r"[\w'’.&-]+")

# Never the end of a sentence: a name, a number or a second half follows.
TITLES = frozenset(
    """mr mrs ms dr prof gen sen sens rep reps gov govs lt col capt cpt sgt maj adm cmdr cdr brig pvt cpl rev hon pres
    messrs mme mlle st ste mt ft fr supt det insp atty vs v viz cf al approx ca bros dist gens lts e.g i.e maj.gen
    lt.col lt.gen brig.gen sr.sgt no.s op fig figs vol pp rt amb sec secy""".split()
)
# The end of a sentence only before a word that commonly begins one.
ABBREVIATIONS = frozenset(
    """inc corp co cos ltd plc jr sr bros etc est dept univ assn ave blvd rd ph.d m.d b.a m.a esq
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn
    tenn tex va vt wash wis wyo w.va n.y n.j n.c n.d n.m n.h s.c s.d r.i d.c b.c a.d a.m p.m am pm
    km kg lb lbs oz sq in mi min hr hrs nos no ed eds bn mln""".split()
)
# Words that commonly begin a sentence and seldom continue a name (counted on the development articles of Timeline17).
STARTERS = frozenset(
    """the a an in on at it its he his she her they their we our i you this that these those there but and or so yet
    if when while after before since as for from with by during under over despite although though because however
    meanwhile moreover what who why how where which one two some many most more all both each another other no not
    now then also later earlier last next according officials police authorities mr mrs ms dr about only even
    still""".split()
)
# Closing brackets, unlike quotes, may stand in the middle of a name: "[George W.] Bush".
BRACKETS = ")]-RSCB "
NUMBERED = frozenset({"no", "nos", "vol", "fig", "figs", "pp", "op"})
AFTER_CLOCK = re.compile(
    r"(?:A?[ACEMP][SD]T|[HIJN]ST|GMT|BST|UTC|CES?T|ET|local|(?:[A-Z][a-z]+ ){1,3}Time|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets, in order, at which a sentence of `text[start:end]` ends (the last not included)."""
    quotes_from, quotes = start, 0
    for match in STOP.finditer(text, start, end):
        at = match.end()
        if match["more"] is None:
            yield at
            continue
        stop, mark = match.start(), text[match.start() : match.end("more")]
        if detached := DETACHED_QUOTE.match(text, at, end):
            # A quote mark between two spaces closes when an odd number of marks stands before it.
            quotes += text.count('"', quotes_from, at)
            quotes_from = at
            if quotes % 2:
                at = detached.end()
        if is_end(text, start, end, stop, mark, match["close"], at):
            yield at


def is_end(text: str, start: int, end: int, stop: int, mark: str, close: str, at: int) -> bool:
    """Whether the stop at `stop` (its closing quotes end at `at`) ends a sentence."""
    opening = OPENING.match(text, at, end)
    following = opening.end() if opening else at
    if following >= end:
        return False
    alone = stop > start and text[stop - 1].isspace()
    first = text[following]
    if first.islower() or first in ".!?" or SHORT_IN_BRACKET.match(text, following, end):
        return False
    if alone and mark in (".", "?", "!"):
        return True
    if mark != "." or close.strip(BRACKETS):
        return mark != "..." or first.isupper()
    before = text[max(start, stop - LOOK_BACK) : stop]
    word = before.split()[-1] if before.strip() else ""
    return not holds(word.lstrip("\"'“‘(["), text[following : min(end, following + LOOK_AHEAD)])


def holds(word: str, after: str) -> bool:
    """Whether a stop after `word` belongs to it and the sentence goes on with `after`."""
    lower = word.lower()
    following = WORD.match(after)
    next_word = following.group().rstrip(".") if following else ""
    if lower in NUMBERED:
        return after[:1].isdigit()
    if lower in TITLES:
        return True
    if len(word) == 1 and word.isalpha():
        return word != "I" and next_word.lower() not in STARTERS
    if lower in ("a.m", "p.m"):
        return bool(AFTER_CLOCK.match(after))
    if lower in ABBREVIATIONS or is_acronym(word):
        return next_word.lower() not in STARTERS or (next_word.isupper() and len(next_word) > 1)
    return False


def is_acronym(word: str) -> bool:
    """Whether `word` is of the form "U.S" or "J.R" (single letters, stops between)."""
    letters = word.split("-")[-1].split(".")
    return len(letters) > 1 and all(len(letter) == 1 and letter.isalpha() for letter in letters)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`, each without white space around it."""
    at = start
    for stop in ends(text, start, end):
        if span := trimmed(text, at, stop):
            yield span
        at = stop
    if span := trimmed(text, at, end):
        yield span


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at either end; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
