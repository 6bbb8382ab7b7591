"""The cheap signals: which news agency an article credits, and under which address it says that it stands.

A signal alone joins nothing. It lowers what two texts must share to be one report: two papers may each have their own
report of an agency, and some sites give their front page as the address of every article.
"""

import re
from urllib.parse import urlsplit

from ..records import Article

AGENCIES = {
    "Reuters": r"Reuters",
    "AP": r"AP|Associated Press",
    "AFP": r"AFP|Agence France-Presse",
    "PA": r"PA|Press Association|PA Media",
    "UPI": r"UPI|United Press International",
    "Xinhua": r"Xinhua",
    "dpa": r"dpa",
    "ANSA": r"ANSA",
    "Interfax": r"Interfax",
    "TASS": r"TASS|ITAR-TASS",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap",
    "Bloomberg": r"Bloomberg",
    "CP": r"CP|Canadian Press|The Canadian Press",
    "PTI": r"PTI",
    "IANS": r"IANS",
    "EFE": r"EFE",
    "ANI": r"ANI",
}
HOSTS = {
    "reuters.com": "Reuters",
    "apnews.com": "AP",
    "ap.org": "AP",
    "afp.com": "AFP",
    "upi.com": "UPI",
    "xinhuanet.com": "Xinhua",
    "dpa-international.com": "dpa",
    "ansa.it": "ANSA",
    "interfax.com": "Interfax",
    "tass.com": "TASS",
    "kyodonews.net": "Kyodo",
    "yna.co.kr": "Yonhap",
    "bloomberg.com": "Bloomberg",
    "thecanadianpress.com": "CP",
    "ptinews.com": "PTI",
    "efe.com": "EFE",
    "aninews.in": "ANI",
}
"""Agencies' own sites: what stands there is theirs, whether or not it says so."""
HEAD_CHARS = 600
"""A dateline stands in the lead, behind a headline, a standfirst and a caption at most."""
TAIL_CHARS = 250
"""A credit line is the last or next to last paragraph."""

_BRACKETS = re.compile(r"-LRB-\s*|\s*-RRB-")
_CREDIT = {
    name: re.compile(
        rf"\(\s*(?:The\s+)?(?:{form})\s*\)\s*(?:-|–|—)|^\W*By (?:the )?(?:{form})\b|^\W*Source: (?:{form})\b"
        rf"|^[A-Z][\w .,]{{1,40}}, \w+ \d+ \((?:{form})\)|\(\s*(?:{form})\s*\)\s*$"
        rf"|©\s*(?:\d{{4}}\s+)?(?:The )?(?:{form})\b",
        re.MULTILINE,
    )
    for name, form in AGENCIES.items()
}
_BY = {name: re.compile(rf"\b(?:{form})\b") for name, form in AGENCIES.items()}
_IS = {name: re.compile(rf"(?:The )?(?:{form})") for name, form in AGENCIES.items()}
_ANY_AGENCY = re.compile("|".join(rf"\b(?:{form})\b" for form in AGENCIES.values()))


def agency(article: Article) -> str | None:
    """The news agency that the outlet is, or that the by-line, dateline or credit line names; or None."""
    if host := HOSTS.get(_site(article.canonical_url)) or HOSTS.get(_site(article.url)):
        return host
    byline, outlet = article.byline or "", article.outlet or ""
    head = _BRACKETS.sub(lambda m: "(" if "L" in m.group() else ")", article.text[:HEAD_CHARS])
    tail = article.text[-TAIL_CHARS:]
    if not _ANY_AGENCY.search(f"{outlet}\n{byline}\n{head}\n{tail}"):
        return None
    for name in AGENCIES:
        credit = _CREDIT[name]
        if _IS[name].fullmatch(outlet) or _BY[name].search(byline) or credit.search(head) or credit.search(tail):
            return name
    return None


def address(article: Article) -> str | None:
    """Host and path of the canonical address, or of the address it was read from; None for a front page or none."""
    parts = urlsplit(article.canonical_url or article.url or "")
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}" if parts.netloc and path else None


def _site(url: str | None) -> str:
    """The host without its first label where there are more than two: "www.reuters.com" -> "reuters.com"."""
    host = (urlsplit(url or "").hostname or "").lower()
    labels = host.split(".")
    return host if host in HOSTS else ".".join(labels[-2:])
