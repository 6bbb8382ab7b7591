"""The path is one way: a stage imports records, errors, leaves and its own folder, and never another stage."""

import ast
from pathlib import Path

import pytest

import dateline

SOURCE = Path(dateline.__file__).parent
RECORDS = {"records", "errors"}
LEAVES = {"slugs", "words", "names", "citing", "lengths", "counting", "owners", "moments", "claim_stance", "headings"}
"""Small shared vocabularies and readers that import nothing of Dateline but records."""
STAGES = {
    "ingest",
    "annotate",
    "stories",
    "syndication",
    "timeline",
    "claims",
    "disputes",
    "crosslinks",
    "series",
    "developments",
    "cards",
    "headline",
    "happenings",
}
OUTER = {
    "pipeline",
    "editor",
    "grouping",
    "verify",
    "visits",
    "pages",
    "web",
    "csrf",
    "site",
    "terminal",
    "console",
    "cli",
    "exports",
    "library",
    "querying",
    "estimators",
    "config",
    "days",
    "demo",
    "store",
    "sources",
}
SQL_HOME = "store"


def room(path: Path) -> str:
    """The stage or module that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """Top-level rooms of the package that a file imports."""
    package = ["dateline", *path.relative_to(SOURCE).parent.parts]
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in found if name.startswith("dateline.")}
    return rooms


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_imports_only_what_its_room_may(path: Path) -> None:
    mine = room(path)
    others = imported_rooms(path) - {mine, "__version__"}
    if mine in RECORDS:
        assert others <= RECORDS
    elif mine in LEAVES:
        assert others <= RECORDS | LEAVES
    elif mine in STAGES:
        assert others <= RECORDS | LEAVES, f"{mine} reaches into {sorted(others - RECORDS - LEAVES)}"
    elif mine == "store":
        assert others <= RECORDS | LEAVES


def test_every_room_is_known() -> None:
    rooms = {room(path) for path in FILES} - {"__init__", "__main__"}
    assert rooms <= RECORDS | LEAVES | STAGES | OUTER


def test_sql_has_one_home() -> None:
    strangers = {room(path) for path in FILES if "sqlite3" in path.read_text(encoding="utf-8")}
    assert strangers <= {SQL_HOME}
