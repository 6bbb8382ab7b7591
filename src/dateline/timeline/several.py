"""Which of the days that a sentence names its main clause is of; the others it only touches.

"On Friday the judge reconsidered his decision made the previous day" is of Friday. A mention is an aside when it stands
in a relative, participial or subordinate clause, in brackets, or as part of a noun phrase ("the 15 November attack").
The first mention that is none of these, and that the sentence's own matter is placed in, is the main one. English puts
the time of the main clause first or next to its verb, so a later one is of a further clause, if it is of a clause at
all. Where all are asides the sentence is of none of its days.
"""

import re
from collections.abc import Callable, Sequence

# The words that may stand between what a mention hangs on and the mention itself.
_LINK = r"\s+(?:(?:on|in|at|late|early|earlier|only|just|the|last|this|during)\s+)*$"
_PARTICIPLE = (
    r"(?:[a-z]{2,}ed|begun|brought|built|given|held|known|made|paid|put|seen|sent|set|shot|shown|sold|taken|told|"
    r"written)"
)
_FINITE = (
    r"(?:was|were|is|are|has|have|had|will|would|could|can|may|might|should|did|does|do|"
    r"[a-z]{2,}ed(?!\s+(?:by|in|with|from|as)\b)|began|broke|came|"
    r"fell|found|gave|held|hit|led|left|lost|made|met|rose|said|sank|saw|set|struck|took|went|won|says|shows|comes|takes|"
    r"remains|means|makes|gives|calls|continues)"
)
# "the man who was shot on Tuesday": no comma may end the clause before the mention.
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|where)\b[^,;]*$")
# "the allegations it made on Tuesday". Few sentences have the pronoun, which is quicker to look for.
_PRONOUN = re.compile(r"\b(?:he|she|it|they)\s", re.I)
_CONTACT = re.compile(
    rf"\b(?:the|an?|his|her|its|their)\s+[\w-]+(?:\s+[\w-]+)?\s+(?:he|she|it|they)\s+(?:had\s+)?[a-z]+{_LINK}", re.I
)
# "the emergency begun on 15 November ended": a participle that no auxiliary stands before, and then a verb; not "he
# died on Sunday surrounded by his family", where the second word is the participle.
_HANGS = re.compile(rf"(?P<before>(?:[\w'’-]+\s+){{0,4}})\b{_PARTICIPLE}(?:\s+[a-z]+ly)?{_LINK}")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|get|gets|got|having)\b")
_VERB_NEXT = re.compile(rf"\s+(?:[a-z]+ly\s+)?{_FINITE}\b")
# ", arrested on Friday,"
_APPOSITION = re.compile(rf",\s+(?:[a-z]+ly\s+)?(?:first\s+)?{_PARTICIPLE}\b[^,;]*$")
# "According to a statement issued on Monday, ..."
_PHRASE = re.compile(
    r"\W*(?:according|among|amid|as|at|besides|despite|in|under|unlike|with|within|of|for)\b[^,;]*$", re.I
)
_NEW_CLAUSE = (
    r"after|before|since|until|till|following|when|while|whilst|once|because|although|though|if|unless|that|as|"
    r"than|whether|ahead of|prior to|during|despite"
)
_SUBORDINATE = re.compile(rf"\b(?:{_NEW_CLAUSE})\b[^,;]*$", re.I)
# Dashes with a space before them, or long ones: others join names ("Saffir–Simpson").
_BRACKET = re.compile(r"(?:\([^)]*|\[[^\]]*|-LRB-(?!.*-RRB-).*|(?:\s[–—]|—)[^–—]*|\s--?\s.*)$")
# A reference: "(Letters, 27 May)".
_REFERENCE = re.compile(r"\([^)]*$")
# A noun phrase that the mention is part of: "the 15 November attack", "Friday's vote".
_OWNER = re.compile(r"\b(?:the|an?|his|her|its|their|this|that|last|next)\s+$", re.I)
_OWNED = re.compile(r"\s*['’]s?\b|['’]\s|(?:\s+|-)[a-z]{3,}")
_NO_NOUN = re.compile(
    r"\s+(?:after|also|and|are|before|but|for|from|had|has|have|his|her|into|its|near|off|over|said|that|the|their|was|"
    r"were|when|where|which|while|who|will|with|would)\b"
)


def of_another(text: str, begin: int, end: int) -> bool:
    """Whether the mention from `begin` to `end` dates something that the sentence only refers to, whatever it tells."""
    before, after = text[:begin], text[end:]
    if after.lstrip().startswith(")") and _REFERENCE.search(before):
        return True
    if _RELATIVE.search(before) or (_PRONOUN.search(before) and _CONTACT.search(before)):
        return True
    return bool(_VERB_NEXT.match(after)) and _hangs(before)


def _hangs(before: str) -> bool:
    """Whether the words before a mention end in a participle that the mention hangs on."""
    hangs = _HANGS.search(before)
    return hangs is not None and not _AUXILIARY.search(hangs["before"])


def aside(text: str, begin: int, end: int) -> bool:
    """Whether the mention from `begin` to `end` is not the main clause's, in a sentence that names other days, too."""
    before, after = text[:begin], text[end:]
    if of_another(text, begin, end) or _BRACKET.search(before) or _SUBORDINATE.search(before):
        return True
    if _OWNED.match(after) and (after.lstrip()[:1] in "'’" or (_OWNER.search(before) and not _NO_NOUN.match(after))):
        return True
    if after.lstrip().startswith(",") and _APPOSITION.search(before):
        return True
    return bool(_PHRASE.match(before)) and _hangs(before)


def main(text: str, spans: Sequence[tuple[int, int]], placed: Callable[[int, int], bool]) -> tuple[int, int] | None:
    """Of the mentions `spans` (begin and end), the one whose day the sentence is of, or None.

    `placed` says whether the sentence places its matter in a mention that is no aside (and not before or after it).
    """
    for begin, end in sorted(spans):
        if not aside(text, begin, end) and placed(begin, end):
            return begin, end
    return None
