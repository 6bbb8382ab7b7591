"""The only SQL in Dateline: one SQLite file, its schema, typed reads and writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StoreError
from .schema import connect


class Store:
    """An open database. Use as a context manager; `transaction()` groups writes."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.db = connect(path, read_only=read_only)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; what was not committed is rolled back."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen, or none.

        Raises:
            StoreError: the database can't be written (read-only, full disk, locked).
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield
            self.db.execute("COMMIT")
        except BaseException as error:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(
                    f"{self.path}: can't write ({error}). Nothing is lost: free space or permissions, then run the "
                    "same command again."
                ) from error
            raise


def open_store(path: Path, *, read_only: bool = False) -> Store:
    """Open the database at `path`; creates it unless `read_only`.

    Raises:
        StoreError: it can't be opened.
    """
    return Store(path, read_only=read_only)


__all__ = ["Store", "open_store"]
