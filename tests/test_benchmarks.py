"""What `./dev bench` prints: it fits a terminal, and every row stands under its head."""

import pytest
from benchmarks import claims, quotes_peer, tilse_peer, timelines
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


@pytest.mark.parametrize(
    "name", ["dateline", "dateline --fast", "spaCy 3.8.18, small model", "textacy 0.13.0, quotations"]
)
def test_rows_of_claims_fit(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    row: dict[str, object] = {"system": name, "words": 12_345_678, "seconds": 1.5, "peak_mb": 12345, "parts": {}}
    claims.show({**row, "scores": [100.0] * len(claims.SHOWN)})
    claims.show({**row, "parts": {"encoder": 1.2, "rules": 0.3}})
    full, *rest = capsys.readouterr().out.splitlines()
    assert len(full) == len(claims.HEAD) <= WIDTH
    columns = len(f"{name} ".ljust(27)) + len("words/CPU-s")
    assert all(len(line) <= len(claims.HEAD) and line[columns] != " " for line in [full, *rest])


def test_peer_offsets_are_characters_of_the_text() -> None:
    text = "One line.\n\n  Two “here”.\n"
    assert [(at, text[at : at + len(line)]) for at, line in quotes_peer.paragraphs(text)] == [
        (0, "One line.\n"),
        (11, "  Two “here”.\n"),
    ]
    tokens = [Token(1, 4, "the"), Token(2, 8, "mayor"), Token(5, 30, "said")]
    assert quotes_peer.spans_of(tokens, 100) == [[104, 113], [130, 134]]


class Token:
    """As much of spaCy's as is asked for."""

    def __init__(self, i: int, idx: int, word: str) -> None:
        self.i, self.idx, self._word = i, idx, word

    def __len__(self) -> int:
        return len(self._word)
