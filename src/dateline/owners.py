"""Who owns which outlet: a reader's table, for the count of owners ("three outlets of one owner").

A CSV file of two columns, outlet and owner; further columns are left alone. An outlet is its name as Dateline shows it,
in any case, or the host of its pages ("post.example"). Lines without an owner and a header row are passed over.
"""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from .errors import SourceError
from .records import Article

HEADER = ("outlet", "owner")


def read_owners(path: Path) -> dict[str, str]:
    """Outlet (folded) -> owner.

    Raises:
        SourceError: the file can't be read, or no line of it names an outlet and its owner.
    """
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path}: can't read this table of owners ({error})") from error
    cells = [[cell.strip() for cell in row[:2]] for row in rows if len(row) > 1]
    found = {
        fold(outlet): owner for outlet, owner in cells if outlet and owner and (outlet.lower(), owner.lower()) != HEADER
    }
    if not found:
        raise SourceError(f"{path}: no line names an outlet and its owner; write lines like: Evening Post,Gannet Group")
    return found


def fold(outlet: str) -> str:
    """An outlet's name or host as it is looked up."""
    return " ".join(outlet.casefold().split()).removeprefix("www.")


def owned(article: Article, owners: Mapping[str, str]) -> Article:
    """The article with its outlet's owner, where the table names the outlet or the host of the article's address."""
    if not owners:
        return article
    host = urlsplit(article.canonical_url or article.url or "").hostname or ""
    owner = owners.get(fold(article.outlet or "")) or owners.get(fold(host))
    return replace(article, owner=owner) if owner else article
