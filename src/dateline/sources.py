"""Sources as `dateline add` opens them: an address is asked only for what is new since the last visit."""

from collections.abc import Iterator
from datetime import datetime

from . import ingest
from .records import Article, Rejected
from .store import Store, read, write


class ReturningFetcher(ingest.Fetcher):
    """A fetcher that sends back what the server said last time (ETag, Last-Modified), from the store."""

    def __init__(self, store: Store, settings: ingest.IngestSettings) -> None:
        super().__init__(settings)
        self._store = store
        self._answers: dict[str, tuple[str | None, str | None]] = {}

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, robots: bool = True
    ) -> ingest.Fetched:
        """As `Fetcher.fetch`, conditional on the last visit unless told."""
        known_etag, known_time = read.visit(self._store, url)
        found = super().fetch(url, etag=etag or known_etag, last_modified=last_modified or known_time, robots=robots)
        if not found.not_modified:
            self._answers[url] = (found.etag, found.last_modified)
        return found

    def remember(self) -> None:
        """Keep what the servers said. Only after everything they gave is kept: else a kill would lose it."""
        with self._store.transaction():
            for url, (etag, last_modified) in self._answers.items():
                write.put_visit(self._store, url, etag, last_modified)


def open_source(
    source: str, *, fetcher: ReturningFetcher, now: datetime, progress: ingest.Progress | None = None
) -> Iterator[Article | Rejected]:
    """Everything in a folder, a file or at an address.

    Raises:
        SourceError: there is no such file, or the address can't be fetched or may not be.
    """
    return ingest.read(source, settings=fetcher.settings, now=now, progress=progress, fetcher=fetcher)
