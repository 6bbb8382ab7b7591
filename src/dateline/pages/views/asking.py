"""What a ledger is asked: read from an address, shown as a form and as links, and given back as an address.

A list that is asked often (a story's denials) has an address of its own, the same in the web and from a folder. All
else stands behind "?", and only the server answers it: a folder can't be asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlencode

from ...days import Days, days
from ...errors import SettingError
from ...querying import ACTS, NOUNS, Query, choose
from ..links import Links, numbered

Order = Literal["speaker", "day"]

ALL, QUOTES, DENIED = "claims", "quotes", "denied"
KINDS = {
    ALL: "All",
    **{name: name.capitalize() for name in ACTS},
    DENIED: "Denied by others",
    QUOTES: "Direct quotes",
}
"""The kinds of claims that have lists of their own, and what they are called."""
ORDERS: tuple[Order, ...] = ("speaker", "day")
SAID = "said"  # all claims by day


def list_name(kind: str, order: Order) -> str:
    """The list of a kind in an order, as it stands in the address: "denials", "denials-by-day", "said"."""
    if order == "speaker":
        return kind
    return SAID if kind == ALL else f"{kind}-by-day"


LISTS: dict[str, tuple[str, Order]] = {list_name(kind, order): (kind, order) for order in ORDERS for kind in KINDS}
"""Every list with an address of its own, with its kind and its order."""

LONGEST_ASKED = 200  # characters of a field that are read
NAMES_OFFERED = 400  # speakers that the form's field offers


NOTHING = Query()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a ledger, and in which order the answer is wanted. `fields` are the words as they were given;
    `error` says why they can't be a question."""

    query: Query = NOTHING
    order: Order = "speaker"
    fields: Mapping[str, str]
    error: str = ""

    @property
    def kind(self) -> str:
        """The kind of claims that is asked for; "" for a mixture that has no list."""
        return next((kind for kind in KINDS if _kind(self.query) == _query(kind)), "")

    @property
    def name(self) -> str:
        """The list with an address of its own that this is; "" for none."""
        alone = self.kind and not self.error and self.query == _query(self.kind)
        return list_name(self.kind, self.order) if alone else ""

    def of(self, kind: str) -> "Asked":
        """The same question for another kind of claims."""
        other = _query(kind)
        return _asked(replace(self.query, act=other.act, quotes=other.quotes, denied=other.denied), self.order)

    def by(self, order: Order) -> "Asked":
        """The same question in another order."""
        return _asked(self.query, order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where the lists of a ledger stand: `first` is the path of all claims, the others stand below `base`.

    `named`: whether lists have addresses of their own. `speaker` is what the order is called that is not by day.
    """

    links: Links
    base: str
    first: str
    named: bool = True
    speaker: str = "By speaker"

    def path(self, name: str) -> str:
        """The path of a list with an address of its own."""
        return self.first if name == ALL else f"{self.base}/{name}"

    def address(self, of: Asked, number: int = 1) -> str:
        """The address of an answer's page: "denials", "claims-2?by=Cox&order=day"."""
        name = of.name if self.named or of.name == ALL else ""
        page = self.links.page(numbered(self.path(name or ALL), number))
        return page if name else f"{page}?{urlencode(of.fields)}"


def query_of(of: Asked) -> str:
    """What follows an address to ask this of a file: "?act=denials", or ""."""
    fields = {key: text for key, text in of.fields.items() if key != "order"}
    return f"?{urlencode(fields)}" if fields else ""


def listed(name: str) -> Asked:
    """The question that a list answers."""
    kind, order = LISTS[name]
    return _asked(_query(kind), order)


def asked(given: Mapping[str, str], name: str = ALL) -> Asked:
    """The question of an address: a list's own, and what its "?" says beside it; `error` tells what can't be asked."""
    kind, listed_by = LISTS[name]
    base = _query(kind)
    fields = {key: " ".join(given.get(key, "").split())[:LONGEST_ASKED] for key in FIELDS}
    order = next((order for order in ORDERS if order == fields["order"]), listed_by)
    try:
        query = Query(
            by=fields["by"],
            about=fields["about"],
            act=fields["act"] or base.act,
            quotes=bool(fields["quotes"]) or base.quotes,
            denied=bool(fields["denied"]) or base.denied,
            since=_day(fields["from"]),
            until=_day(fields["to"]),
        )
        choose((), query)
    except SettingError as error:
        return Asked(order=order, fields={key: text for key, text in fields.items() if text}, error=str(error))
    return _asked(query, order)


FIELDS = ("by", "about", "act", "from", "to", "quotes", "denied", "order")


def _day(text: str) -> Days | None:
    return days(text) if text else None


def _asked(query: Query, order: Order) -> Asked:
    """A question with its fields, those that say nothing left out."""
    fields = {
        "by": query.by,
        "about": query.about,
        "act": query.act,
        "from": query.since.value if query.since else "",
        "to": query.until.value if query.until else "",
        "quotes": "1" if query.quotes else "",
        "denied": "1" if query.denied else "",
        "order": "day" if order == "day" else "",
    }
    return Asked(query=query, order=order, fields={key: text for key, text in fields.items() if text})


def _query(kind: str) -> Query:
    return Query(act=kind if kind in ACTS else "", quotes=kind == QUOTES, denied=kind == DENIED)


def _kind(query: Query) -> Query:
    """What of a question is a matter of kind."""
    return Query(act=query.act, quotes=query.quotes, denied=query.denied)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of a ledger: where it leads, what stands in its fields, what they offer, what was wrong with it."""

    action: str
    fields: Mapping[str, str]
    acts: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    error: str


def form(action: str, of: Asked, names: Iterable[str]) -> Form:
    """The form that asks what `of` asks; `names` are the speakers it offers, those who say most first."""
    return Form(
        action=action,
        fields={**dict.fromkeys(FIELDS, ""), **of.fields},
        acts=(("", "all kinds"), *((act, NOUNS[act]) for act in ACTS)),
        names=tuple(names)[:NAMES_OFFERED],
        error=of.error,
    )
