"""The demo's reports in a database, read by a tagger of one pattern."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import demo
from dateline.annotate.encoder import Encoder
from tests.cli.running import run
from tests.readers import PatternTagger


@pytest.fixture(scope="package", autouse=True)
def pattern_tagger() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Encoder, "load", lambda **options: PatternTagger())
        for name in [name for name in os.environ if name.startswith("DATELINE_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="package")
def database(pattern_tagger: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "news.db"
    assert run("add", demo.REPORTS, "--db", path).exit_code == 0
    return path
