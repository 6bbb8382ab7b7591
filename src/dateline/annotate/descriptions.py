"""Whom "the foreign minister" or "the company" means in an article: someone or some body named near by.

People by what the article calls them, before the name ("Foreign Minister Ann Lee") or after it ("Ann Lee, the
foreign minister,"): a description fits who bears all of its words. Bodies by what their name says of them or does
not exclude, and only where one alone is named in the last sentences. Precision first: None where two could be meant.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from ..records import Entity
from .names import PERSON_NOUNS, TITLES

NEAR = 600
"""Characters looked back for the one of several people who is meant, and for a body: three to four sentences."""
_DESCRIPTION = 5  # words before a name that may be its description
_REACH = 60  # characters before a name in which its description may stand
_REACH_AFTER = 100  # characters after a name in which its apposition ends
_RANKS = TITLES - frozenset("mr mrs ms miss mister madam former ex then deputy vice acting".split())
_SAME = {
    "sen": "senator", "gov": "governor", "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant",
    "sgt": "sergeant", "prof": "professor", "dr": "doctor", "rev": "reverend", "rep": "representative",
    "gop": "republican", "democrat": "democratic", "ex": "former", "secretary-general": "general",
    "premier": "minister", "presidential": "", "u.s": "", "us": "", "current": "", "own": "", "party": "",
}  # fmt: skip
_AFTER = re.compile(  # ", the foreign minister,"
    r"(?:\s\([^()]{1,20}\))?,\s(?P<article>(?:the|a|an|who is the|then|currently)\s)?"
    r"(?P<role>(?:[\w.’'-]+\s){0,4}[\w-]+)(?=[,.]|\s(?:of|for|at|in)\b)"
)
_COMPANY = frozenset(
    """company firm corporation manufacturer maker retailer carrier airline bank lender startup developer
    operator""".split()
)
_ANY_BODY = frozenset("group organization organisation charity nonprofit network body union".split())
_OFFICES = frozenset("agency bureau office regulator department ministry watchdog commission".split())
_NAMED = frozenset(
    """court committee foundation institute university party campaign council union association federation church school
    hospital board tribunal ministry department commission""".split()
)
_PRESS = frozenset("newspaper paper magazine outlet publication".split())
_PRESS_NAME = re.compile(
    r"\b(?:Times|Post|Journal|News|Herald|Tribune|Guardian|Telegraph|Mail|Globe|Star|Mirror|Sun|Chronicle|Gazette|Standard|Observer|Register|Inquirer|Review|Economist|Spiegel|Monde|Magazine|Weekly)\b"
)
_OFFICE_NAME = re.compile(
    r"\b(?:Agency|Bureau|Office|Administration|Service|Department|Ministry|Commission|Authority|Center|Centre|Board)\b|^[A-Z]{3,5}$"
)
_NO_COMPANY = re.compile(
    r"\b(?:Court|Congress|Senate|House|Parliament|Party|Ministry|Department|Agency|Commission|Committee|Council|University|"
    r"College|School|Police|Army|Navy|Force|Government|Union|Association|Office|Bureau|Administration|Institute|Nations|"
    r"Times|Post|Journal|News|Herald|Reuters|Press|BBC|CNN|Twitter|Facebook|Academy|League|Board|Center|Centre|Republicans?|"
    r"Democrats?|Pentagon|Kremlin|White)\b|^(?:FBI|CIA|NSA|EPA|NATO|UN|EU|IMF|WHO|IRS|FDA|NAACP|SEC|DNC|RNC|ISIS|ISIL|PPP|NHS)$"
)  # fmt: skip


class Descriptions:
    """What the people and bodies of one article are called."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        """`entities` in reading order."""
        self._starts = [e.start for e in entities]
        self._entities = entities
        self._mentions: dict[str, list[int]] = {}
        self._roles: dict[str, str] = {}
        self._borne: list[tuple[frozenset[str], str, str]] = []
        seen: set[tuple[frozenset[str], str, str]] = set()
        for entity in entities:
            if entity.type != "person":
                continue
            self._mentions.setdefault(entity.name, []).append(entity.start)
            role = _apposition(text, entity)
            if role:
                self._roles.setdefault(entity.name, role)
            for words in _borne(text, entity):
                key = (frozenset(words), words[-1], entity.name)
                if key not in seen:
                    seen.add(key)
                    self._borne.append(key)

    def role(self, name: str) -> str | None:
        """What stands after a person's name somewhere in the article: "Ann Lee, the foreign minister, left"."""
        return self._roles.get(name)

    def person(self, words: Sequence[str], at: int) -> str | None:
        """The person whom "the <words>" at place `at` means."""
        asked = _plain(words)
        if not asked or asked[-1] not in PERSON_NOUNS | _RANKS:
            return None
        fitting = {
            name
            for borne, head, name in self._borne
            if head == asked[-1] and borne.issuperset(asked) and ("former" in borne) == ("former" in asked)
        }
        if len(fitting) == 1:
            return next(iter(fitting))
        near = {name for name in fitting if self._named_in(name, at - NEAR, at)}
        return next(iter(near)) if len(near) == 1 else None

    def _named_in(self, name: str, start: int, end: int) -> bool:
        starts = self._mentions[name]
        index = bisect_left(starts, start)
        return index < len(starts) and starts[index] < end

    def body(self, head: str, at: int) -> Entity | None:
        """The body that "the <head>" ("company", "agency") at place `at` means, if one alone is named near by."""
        found: dict[str, Entity] = {}
        for index in range(bisect_left(self._starts, at - NEAR), bisect_left(self._starts, at)):
            entity = self._entities[index]
            if entity.type == "organisation" and _may_be(head, entity.name):
                found[entity.name] = entity
        return next(iter(found.values())) if len(found) == 1 else None


def _may_be(head: str, name: str) -> bool:
    """Whether a body of this name may be called "the <head>"."""
    if head in _NAMED and re.search(rf"\b{head}\b", name, re.IGNORECASE):
        return True
    if head in _PRESS:
        return _PRESS_NAME.search(name) is not None
    if head in _OFFICES:
        return _OFFICE_NAME.search(name) is not None
    return (head in _COMPANY or head in _ANY_BODY) and not _NO_COMPANY.search(name)


def _plain(words: Sequence[str]) -> list[str]:
    """Words of a description in lower case, titles at full length, empty ones left out."""
    lower = (w.lower().strip(".,") for w in words)
    return [kept for w in lower if (kept := _SAME.get(w, w))]


def _borne(text: str, entity: Entity) -> list[list[str]]:
    """What the article calls a person right before the name and right after it."""
    found: list[list[str]] = []
    inner = list(takewhile(_is_title, text[entity.start : entity.end].split()[:-1]))
    before = _plain([*_words_before(text, entity.start), *inner])
    if before and (before[-1] in PERSON_NOUNS or before[-1] in _RANKS):
        found.append(before)
    after = _AFTER.match(text, entity.end, entity.end + _REACH_AFTER)
    if after is not None:
        words = _plain(after["role"].split())
        if words and words[-1] in PERSON_NOUNS:
            found.append(words)
    return found


def _apposition(text: str, entity: Entity) -> str:
    """The role with an article right after a name, as it is written: "Ann Lee, the foreign minister, ..."; or ""."""
    after = _AFTER.match(text, entity.end, entity.end + _REACH_AFTER)
    if after is None or not after["article"]:
        return ""
    words = after["role"].split()
    plain = _plain(words)
    return " ".join(words) if plain and plain[-1] in PERSON_NOUNS and len(words) <= _DESCRIPTION else ""


def _words_before(text: str, at: int) -> list[str]:
    """Up to five words right before a name, without punctuation between."""
    chunk = text[max(0, at - _REACH) : at]
    if not chunk.endswith(" "):
        return []
    parts = chunk.split(" ")[:-1]
    words = (parts if len(chunk) < _REACH else parts[1:])[-_DESCRIPTION:]
    plain = takewhile(lambda w: w.rstrip(".").replace("-", "").isalpha(), reversed(words))
    return list(plain)[::-1]


def _is_title(word: str) -> bool:
    return word.strip(".").lower() in TITLES
