"""What `./dev bench` prints: it fits a terminal, and every row stands under its head."""

import pytest
from benchmarks import tilse_peer, timelines
from benchmarks.own_timelines import SYSTEMS

WIDTH = 80


@pytest.mark.parametrize(
    "name", [*(name for name, _ in SYSTEMS.values()), *(n for n, _ in tilse_peer.CONFIGS.values())]
)
def test_rows_fit(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    row = {
        "system": name,
        "articles": 123456,
        "days": 1234,
        "annotation": 1234.5,
        "timeline": 1234.56,
        "peak_mb": 12345,
    }
    timelines.show(row)
    timelines.show({key: value for key, value in row.items() if key != "annotation"})
    for line in capsys.readouterr().out.splitlines():
        assert len(line) == len(timelines.HEAD) <= WIDTH
        assert line.startswith(f"{name} ")
