"""The examples of the documentation run as they stand."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def test_the_examples_of_the_library_run(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "library.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 5
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "library.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "2031-05-04 ['The dam above Orrin broke on Sunday and flooded three villages.'] 1" in printed
    assert "MentionCount(dates=2)" in printed
    assert [line.split()[0] for line in printed.splitlines() if line[:3] in ("for", "aga", "obs")] == [
        "against",
        "observing",
        "for",
    ]
    assert "timelinejs.json" in printed
    assert "Lena Brandt denies certain ['that she had been warned of cracks']" in printed
    assert "Ivo Kess asserts probable ['The dam probably failed because of them']" in printed
