"""Who the words of a source stand for: a named entity, its own words, or the one a pronoun points to.

A source is read in this order:

1. a pronoun is left to `pronouns.py`; "the president" is one too where one person is called that;
2. "Michael Elleman, a missile expert at the institute": a name at the end of the first noun phrase is the
   head; the words before it and the apposition after it give role and organisation;
3. "a spokesman for the ministry, John Kirby": a person right after the comma is the head;
4. anything else is described by its own words ("officials in Kiev" is not Kiev).

Precision first: what the rules cannot tell is "unresolved".
"""

import re
from collections.abc import Sequence

from ..records import Entity, EntityType, Span
from .entities import gender_of
from .names import BODY_NOUNS, COUNTRIES, PERSON_NOUNS, PLURAL_IRREGULAR, TITLES
from .people import NOBODY, Names, Speaker
from .phrases import BRACKET, EDGES, HEADS, POSSESSIVE_END, PROPER, SPACE, WORD, singular, uncapitalised, words_of

LONGEST = 600  # characters of a source that are read; no source in PolNeAR train is half as long
_PHRASE_END = re.compile(
    r"\s*[,;:(–—]|\s+-+\s|\s+(?:who|whom|which|that|whose|of|in|for|at|from|with|on|to|near|about|by|under|behind|inside|"
    r"against|among|during|after|before|including|and|or|as|speaking|writing|familiar|close|briefed|involved|reached|quoted)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s+(?:at|of|for|with|from|in|to|on|who|which|that|and)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:by|from|according to|to)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|our|one of|both|another|fellow)\s+", re.IGNORECASE)
_POSSESSIVE_S = re.compile(r"\s?[’']s$")
_AND = re.compile(r"\s(?:and|&|or)\s|,\s")


_THE = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)


def read(text: str, source: Sequence[Span], names: Names) -> Speaker:
    """The speaker of a source that is not a pronoun."""
    start, end = source[0][0], min(source[0][1], source[0][0] + LONGEST)
    while start < end and text[start] in EDGES:
        start += 1
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    phrase_end = _first_phrase_end(text, start, end, names)
    inside = names.within(start, min(source[-1][1], start + LONGEST))
    head = next((e for e in inside if e.start < phrase_end <= e.end + 3 and _ends_at(text, e, phrase_end)), None)
    if head is None and (titled := _titled(text, start, end, inside)) is not None:
        head, phrase_end = titled, titled.end
    rest = (phrase_end, end)
    if head is not None and not _coordinated(text, rest, inside):
        return _named(text, head, start, rest, source, inside)
    person = _person_after_comma(text, start, phrase_end, end, inside)
    if person is not None:
        body = next((e for e in inside if e.end <= person.start and e.type == "organisation"), None)
        role = _tidy(_OWNER.sub("", _ONE_OF.sub("", text[start : text.rfind(",", start, person.start)])))
        cut = _PREPOSITION.search(role)
        role = role[: cut.start()] if cut else role
        organisation = body.name if body else None
        role = _tidy(_POSSESSIVE_START.sub("", role.removeprefix(text[body.start : body.end]))) if body else role
        return Speaker(person.name, "person", "named", role or None, organisation, gender=gender_of(person.name))
    words = words_of(text, source)
    return _meant(words, start, names) or _unlisted(words, names) or _described(text, start, source, inside)


_JOINED_ROLE = re.compile(r"(?:[Tt]he )?(?:[\w’'-]+ ){0,4}?(?P<first>[\w-]+) and (?:[\w’'-]+ ){1,3}?(?P<role>[\w-]+) ")


def _titled(text: str, start: int, end: int, inside: Sequence[Entity]) -> Entity | None:
    """ "Minister of Information Ann Lee": whom a title with "of" stands before; not "a friend of Ann Lee"."""
    person = next((e for e in inside if e.type == "person"), None)
    if person is None:
        return None
    title = _TITLE_OF.fullmatch(text, start, person.start)
    if title is not None:
        return person if title["title"].lower() in TITLES | PERSON_NOUNS and person.end >= end else None
    # "trade and industry commissioner Ann Lee", but not "the mayor and President Lee", "Berg and Minister Lee"
    joined = _JOINED_ROLE.fullmatch(text, start, person.start)
    if joined is None or person is not inside[-1] or joined["role"].lower() not in TITLES | PERSON_NOUNS:
        return None
    before = joined["first"].lower()
    someone = singular(before) in PERSON_NOUNS | TITLES | BODY_NOUNS or before in PLURAL_IRREGULAR
    return None if someone or any(e.end == joined.end("first") for e in inside) else person


_TITLE_OF = re.compile(
    r"(?:[Tt]he |[Tt]hen-?\s?|[Ff]ormer )?(?:[\w.’'-]+ ){0,2}?(?P<title>[A-Za-z][a-z]+) of (?:the )?"
    r"(?:[\w’'-]+ ){0,3}?(?!of |the |and |for |to |in )[\w’'-]+ (?:\([A-Z.]+\) )?"
)


def _meant(words: str, at: int, names: Names) -> Speaker | None:
    """ "the president", where one person of the article is called that; "the company", where one is named near by."""
    described = _THE.match(words)
    if not described:
        return None
    rest = words[described.end() :].split()
    name = names.descriptions.person(rest, at)
    if name is not None:
        return Speaker(name, "person", "pronoun", gender=gender_of(name))
    body = names.descriptions.body(rest[0].lower(), at) if len(rest) == 1 else None
    return Speaker(body.name, body.type, "pronoun") if body is not None else None


def _unlisted(words: str, names: Names) -> Speaker | None:
    """A name that the tagger missed: one to three capitalised words and nothing else ("Lynch")."""
    plain = POSSESSIVE_END.sub("", words)
    parts = plain.split()
    while len(parts) > 1 and parts[0].strip(".").lower() in TITLES:
        parts = parts[1:]
    if not 1 <= len(parts) <= _NAME_WORDS or not all(_NAME_WORD.fullmatch(w) for w in parts):
        return None
    if uncapitalised(parts[0]) != parts[0] or parts[0].lower() in PROPER or parts[-1].lower().rstrip("s") in HEADS:
        return None
    known = names.called(parts[-1]) if len(parts) == 1 else None
    gender = gender_of(words)
    if known is not None:
        return Speaker(known.name, known.type, "named", gender=gender or gender_of(known.name))
    kind: EntityType | None = "person" if gender or len(parts) < len(words.split()) else None
    listed = names.listed(" ".join(parts))
    if listed is None and kind is None and len(parts) == 1 and plain.endswith("s") and plain[:1].isupper():
        return None  # "Delegates said": far more often a plural at the start of a sentence than a name
    return Speaker(" ".join(parts), listed.type if listed is not None else kind, "named", gender=gender)


_NAME_WORDS = 3
_NAME_WORD = re.compile(r"(?!I$)[A-Z][\w’'-]*[a-z][\w’'-]*|[A-Z]\.|[A-Z]{2,}")


def _first_phrase_end(text: str, start: int, end: int, names: Names) -> int:
    """Where the first noun phrase ends; a name that holds "of" or a comma is not cut."""
    at = start
    while True:
        match = _PHRASE_END.search(text, at, end)
        if match is None or match.start() == start:
            return end
        holder = next((e for e in names.within(start, end) if e.start <= match.start() < e.end), None)
        if holder is None:
            return match.start()
        at = holder.end


def _ends_at(text: str, entity: Entity, phrase_end: int) -> bool:
    """Whether the phrase ends with the entity; a possessive counts as its end only at the source's end."""
    tail = text[entity.end : phrase_end].strip()
    return not tail.strip(EDGES + "’'") or tail.lower() in ("'s", "’s")


def _coordinated(text: str, rest: Span, inside: Sequence[Entity]) -> bool:
    """ "Trump and Clinton": another head after "and"."""
    tail = text[rest[0] : rest[1]]
    if re.match(r"\s*(?:and|or|&)\s", tail):
        return True
    people = [e for e in inside if e.start >= rest[0] and e.type == "person"]
    return (
        bool(people) and re.search(r"\band\s+\S+(?:\s+\S+){0,2}$", tail) is not None and tail.lstrip(", ")[:1].isupper()
    )


def _named(
    text: str, head: Entity, start: int, rest: Span, source: Sequence[Span], inside: Sequence[Entity]
) -> Speaker:
    before = text[start : head.start]
    role = organisation = None
    if head.type == "other" and _tidy(before):
        return _described(text, start, source, inside)
    if head.type == "organisation" and not before.strip(" “\"'").removeprefix("The").removeprefix("the").strip():
        role, _ = _apposition(text, rest, source, inside)
    if head.type == "person":
        role, organisation = _role(before, start, inside)
        title = _title_in(text, head)
        role = role or title
        after_role, after_org = _apposition(text, rest, source, inside)
        role, organisation = after_role or role, after_org or organisation
    organisation = None if (organisation or "").lower() in _NO_ROLE else organisation
    gender = gender_of(text[start : head.end]) or gender_of(head.name)
    plural = (head.type == "other" and head.name.endswith("s")) or _AND_OTHERS.match(text, head.end) is not None
    return Speaker(head.name, head.type, "named", role, organisation, plural, gender)


_AND_OTHERS = re.compile(r"\s(?:et al\b|and (?:colleagues|co-authors|(?:his|her) (?:team|colleagues|co-authors)))")


def _title_in(text: str, head: Entity) -> str | None:
    """A title that the tagger took into the name ("President Trump")."""
    words = text[head.start : head.end].split()
    titles: list[str] = []
    for word in words[:-1]:
        if word.strip(".").lower() not in TITLES:
            break
        titles.append(word)
    kept = [t for t in titles if _FORM.fullmatch(t) is None]
    return " ".join(kept) or None


def _role(words: str, offset: int, inside: Sequence[Entity]) -> tuple[str | None, str | None]:
    """Role and organisation from the words before a name: "State Department spokeswoman"."""
    body = next((e for e in inside if offset <= e.start < offset + len(words) and e.type != "person"), None)
    organisation = body.name if body is not None else None
    role = words
    if body is not None and " " not in body.name and _OFFICE_OF.search(words) is not None:
        return _DETERMINER.sub("", words.strip()), None  # "Secretary of State", "Minister of Defence"
    if body is not None and words.endswith(words[body.end - offset :]) and words[body.end - offset :].strip():
        role = _POSSESSIVE_START.sub("", words[body.end - offset :])
        if body.type in ("place", "other") or body.name.lower() in _ADJECTIVES:
            role, organisation = words[body.start - offset :], None
        earlier = _EARLIER.match(words)
        role = earlier.group() + role if earlier is not None and not _EARLIER.match(role) else role
    role = _tidy(_cut_role(role, offset + len(words) - len(role) if role in words else offset, inside))
    if organisation is None and (parted := _BODY_FIRST.match(role)) and _is_body(parted[1]):
        organisation, role = parted[1], parted[2]
    role = _FORM.sub("", role)
    if not role or role.lower() in _NO_ROLE:
        return None, organisation
    if role.endswith(("'s", "’s")):
        return None, organisation or POSSESSIVE_END.sub("", role)
    return role, None if organisation in role.split() else organisation


_OFFICE_OF = re.compile(r"\b(?:Secretary|Minister|Speaker|Director|Attorney)s? of (?:the )?[A-Z][\w-]+\s*$")
# Forms of address at a role's end, or alone; they tell no role.
_FORM = re.compile(r"(?:^|\s)(?:mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady)\.?$", re.IGNORECASE)
_EARLIER = re.compile(r"(?:(?<=^)|(?<=\bthe\s))(?:former|then|acting|retired|interim)\s", re.IGNORECASE)
_POSSESSIVE_START = re.compile(r"^\s?[’']\s?s?\s")
_ADJECTIVES = frozenset("republican democratic democrat conservative labour liberal tory gop federal".split())
_BODY_FIRST = re.compile(r"((?:[A-Z][\w.&-]*\s)*[A-Z][\w.&-]*)\s([a-z].*)$")  # "State Department spokeswoman"


def _is_body(words: str) -> bool:
    """Whether capitalised words before a role name a body: "White House", "FBI"; not "North Korean", "US"."""
    last = words.rsplit(" ", 1)[-1]
    return last.lower() in BODY_NOUNS or (last.isupper() and len(last) > 2 and last.lower() not in COUNTRIES)


_NO_ROLE = frozenset("the a an and but as even only rival fellow while when said".split())


def _apposition(
    text: str, rest: Span, source: Sequence[Span], inside: Sequence[Entity]
) -> tuple[str | None, str | None]:
    """Role and organisation from what follows a name: ", a missile expert at the institute"."""
    start, end = rest[0], rest[1]
    if not text[start:end].strip(EDGES + "’'s") and len(source) > 1:
        start, end = source[1]
    belongs = _BELONGS.match(text, start, end)
    if belongs is not None:
        body = next((e for e in inside if e.start <= belongs.end() + _ARTICLE and e.start >= belongs.end()), None)
        if body is None:
            return None, _tidy(_PLAIN_NAME.split(text[belongs.end() : end], maxsplit=1)[0], keep=True) or None
        return None, body.name if body.type == "organisation" else None
    bracket = BRACKET.match(text, start, end)
    start = bracket.end() if bracket is not None else start
    tail = text[start:end]
    if tail.lstrip()[:1] not in (",", "(", "–", "—", "-") and start < source[0][1]:
        return None, None
    words = tail.strip(EDGES)
    offset = start + tail.index(words) if words else start
    age = _AGE.match(words)
    if age is not None:
        offset, words = offset + age.end(), words[age.end() :]
    if not words or _NO_APPOSITION.match(words):
        return None, None
    stop = _ROLE_END.search(words)
    words = words[: stop.start()] if stop else words
    determiner = _DETERMINER.match(words)
    if determiner is not None:
        offset, words = offset + determiner.end(), words[determiner.end() :]
    bodies = [e for e in inside if offset <= e.start < offset + len(words) + _ARTICLE and e.type == "organisation"]
    cut = _ROLE_PREPOSITION.search(words)
    after = cut.end() + offset if cut is not None and cut.group().strip().lower() in ("at", "for", "with") else None
    # "House editor for the Cook Political Report": what follows the preposition is the body.
    body = next((e for e in bodies if after is None or e.start >= after), None)
    organisation = body.name if body is not None else None
    if organisation is None and cut is not None and after is not None:
        named = _tidy(words[cut.end() :], keep=True)
        organisation = named if named.lower() not in _NO_ROLE else None
    if cut is None and body is not None and body.end - offset < len(words):
        earlier = _EARLIER.match(words)
        words = words[words.find(text[body.start : body.end]) + body.end - body.start :]
        words = (earlier.group() if earlier is not None else "") + _POSSESSIVE_START.sub("", words).lstrip()
    elif body is None and (owned := _OWNED.match(words)) is not None and singular(owned[1].split()[-1]) in BODY_NOUNS:
        organisation, words = organisation or owned[1], words[owned.end() :]
        offset += owned.end()
    return _tidy(_cut_role(words, offset, inside)) or None, organisation


def _cut_role(words: str, offset: int, inside: Sequence[Entity]) -> str:
    """A role up to its preposition; "of" belongs to it unless a body follows ("secretary of the economy")."""
    cut = _ROLE_PREPOSITION.search(words)
    if cut is None:
        return words
    body = any(e.type == "organisation" and offset <= e.start < offset + len(words) + _ARTICLE for e in inside)
    if cut.group().strip().lower() != "of" or body:
        return words[: cut.start()]
    after = _ROLE_PREPOSITION.search(words, cut.end())
    whole = words[: after.start()] if after is not None else words
    return whole if len(whole.split()) <= _ROLE_WORDS else words[: cut.start()]


_ROLE_PREPOSITION = re.compile(r"\s+(?:at|of|for|with|from|in|to|on)\b")
_ROLE_WORDS = 6  # "Republican attorney general of Oklahoma" has five
_ARTICLE = len("the ")
_BELONGS = re.compile(r",?\s+(?:of|from|at|with)\s+(?:the\s+)?(?=[A-Z])")
_PLAIN_NAME = re.compile(r",|\s(?:and|in|on|who|which)\s")
_AGE = re.compile(r"(?:aged? )?\d{1,3}(?:,\s*|$)")
_OWNED = re.compile(r"(?:the )?([a-z][\w ]{2,30}?)[’']s? ")
_NO_APPOSITION = re.compile(
    r"(?:who|whose|which|whom|in|on|at|from|and|\d|"
    r"(?!acting|managing|leading|founding|commanding|presiding|sitting|ruling|engineering|marketing|nursing|housing|"
    r"visiting (?:prof|fel|sch|lec)|sterling|king\b)[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
# What follows a role and is none of it: "the state-owned factory named in the study".
_ROLE_END = re.compile(
    r",|;|\bwho\b|\bwhich\b|\(|\s(?:that|whose|named|called|based|located|accused|charged|known|involved|familiar|tasked|"
    r"responsible|cited|mentioned|identified|owned|run|hired|appointed|elected|working|leading|representing|studying|"
    r"investigating|helping|whom)\b"
)


def _tidy(words: str, *, keep: bool = False) -> str:
    words = SPACE.sub(" ", words).strip(EDGES)
    if not keep:
        words = _DETERMINER.sub("", words, count=1) if _DETERMINER.match(words) else words
    return words.strip(EDGES)


_AFTER_COMMA = re.compile(r",\s*(?:(?:Sir|Dame|Lord|Lady|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Adm)\.?\s+)?$")


def _person_after_comma(text: str, start: int, phrase_end: int, end: int, inside: Sequence[Entity]) -> Entity | None:
    """ "a spokesman for the ministry, John Kirby": the person after a comma whose phrase began with a role."""
    comma = text.find(",", start, end)
    heads = {
        w.lower() for part in (text[start:phrase_end], text[start : max(start, comma)]) for w in WORD.findall(part)[-1:]
    }
    if not any(singular(h) in PERSON_NOUNS for h in heads):
        return None
    for entity in inside:
        if (
            entity.start >= phrase_end
            and entity.type == "person"
            and _AFTER_COMMA.search(text, max(start, comma), entity.start)
        ):
            following = text[entity.end : end].strip()
            if not following or following[0] in ",)":
                return entity
    return None


def _described(text: str, start: int, source: Sequence[Span], inside: Sequence[Entity]) -> Speaker:
    spans = [(start, source[0][1]), *source[1:]]
    words = words_of(text, spans)
    words = _AUXILIARY.sub("", words)
    aside = _ASIDE.search(words)
    words = words[: aside.start()] if aside is not None else words
    if not words:
        return NOBODY
    words = uncapitalised(POSSESSIVE_END.sub("", words) if _POSSESSIVE_S.search(words) else words)
    first = _PHRASE_END.split(words, maxsplit=1)[0]
    head = next((w for w in reversed(WORD.findall(first)) if w[0].isalpha()), "").lower()
    single = singular(head)
    kind: EntityType | None = "person" if single in PERSON_NOUNS else "organisation" if single in BODY_NOUNS else None
    plural = bool(_AND.search(words)) and len(inside) > 1
    plural = plural or head in PLURAL_IRREGULAR or (head != single and head[-1:] == "s")
    return Speaker(words, kind, "described", plural=plural)


_AUXILIARY = re.compile(r"(?<=\w)\s(?:has|have|had|is|are|was|were|will|would|also)$")
_ASIDE = re.compile(
    r",\s(?:who|which|whose|in particular|for example|for instance|including|like|such as|especially)\b.*$"
)


_ONE_OF = re.compile(r"^one of (?:the|his|her|its|their)?\s*", re.IGNORECASE)
_OWNER = re.compile(r"^(?:\S+\s){0,2}\S+[’']s?\s")


def head_of(speaker: Speaker) -> str:
    """The noun by which a speaker may be met again: "spokesman" of "a spokesman for the ministry"; "" for none."""
    if speaker.resolution == "described" and speaker.name:
        first = _PHRASE_END.split(speaker.name, maxsplit=1)[0].split()
        longer = len(speaker.name.split()) > len(first) or len(first) > len("the X".split())
        return first[-1].lower() if first and longer else ""
    if speaker.resolution == "named" and speaker.type == "person" and speaker.role:
        last = speaker.role.split()[-1].lower()
        return last if last in PERSON_NOUNS else ""
    return ""
