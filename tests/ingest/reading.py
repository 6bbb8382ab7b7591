"""Helpers of the ingest tests: a fixed clock, and reading a source to lists."""

from datetime import UTC, datetime
from pathlib import Path

from dateline.ingest import IngestSettings, read
from dateline.records import Article, Rejected

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SMALL = IngestSettings(
    max_document_bytes=1_000_000,
    max_line_bytes=200_000,
    max_stream_bytes=8_000_000,
    ratio_free_bytes=500_000,
    max_rejected=100,
    max_text_chars=100_000,
)
"""The same limits as by default, small enough to be reached in a test."""


def items(source: str | Path, settings: IngestSettings = IngestSettings()) -> list[Article | Rejected]:  # noqa: B008
    return list(read(source, settings=settings, now=NOW))


def articles(source: str | Path, settings: IngestSettings = IngestSettings()) -> list[Article]:  # noqa: B008
    return [item for item in items(source, settings) if isinstance(item, Article)]


def refusals(source: str | Path, settings: IngestSettings = IngestSettings()) -> list[Rejected]:  # noqa: B008
    return [item for item in items(source, settings) if isinstance(item, Rejected)]
