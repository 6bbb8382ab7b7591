"""Every format's cases: tests/data/<format>/<case>.in is read and compared with <case>.json.

A new case is two files. The expected fields of each item are those given in the .json; `id`, where given, pins
that identities do not move. To write the .json of a new case, look at what the test prints, and judge it.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.records import Article, Rejected
from tests.ingest.reading import items

DATA = Path(__file__).parent.parent / "data"
ENDINGS = {"jsonl": ".jsonl", "text": ".txt", "markdown": ".md", "html": ".html", "feed": ".xml", "json": ".json"}
CASES = sorted(path for name in ENDINGS for path in (DATA / name).glob("*.in"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_case(case: Path, tmp_path: Path) -> None:
    expected = json.loads(case.with_suffix(".json").read_text("utf-8"))
    # The last three parts of the path are part of the identity of bare ids, so they are the same everywhere.
    source = tmp_path / "data" / case.parent.name / (case.stem + ENDINGS[case.parent.name])
    source.parent.mkdir(parents=True)
    shutil.copyfile(case, source)
    found = [_as_json(item) for item in items(source)]
    assert len(found) == len(expected), found
    for item, wanted in zip(found, expected, strict=True):
        shown = {name: value for name, value in item.items() if name in wanted}
        assert shown == wanted


def _as_json(item: Article | Rejected) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(msgspec.json.encode(item))
    fields["rejected"] = isinstance(item, Rejected)
    if isinstance(item, Article):
        fields["title"] = item.title
    return fields


def test_every_format_has_a_case() -> None:
    assert {case.parent.name for case in CASES} == set(ENDINGS)


def test_every_case_has_its_answer_and_every_answer_its_case() -> None:
    stems = {(case.parent.name, case.stem) for case in CASES}
    answers = {(path.parent.name, path.stem) for name in ENDINGS for path in (DATA / name).glob("*.json")}
    assert stems == answers
