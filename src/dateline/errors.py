"""Every error that Dateline raises on purpose.

    DatelineError                 catch this to catch them all
    ├── SettingError              a setting or an argument has a value that can't be used
    ├── SourceError               a source can't be opened or read at all
    │   ├── FetchError            an address can't be fetched, or may not be
    │   └── UnreadableError       one item can't be read (it is quarantined, the run goes on)
    ├── StoreError                the database can't be opened, read or written
    ├── NotFoundError             no such story, article or person
    └── ModelError                a shipped model is missing or broken

A message says what was wrong, where, and what to do.
"""


class DatelineError(Exception):
    """Base class of all errors raised on purpose."""


class SettingError(DatelineError):
    """A setting or an argument has a value that can't be used."""


class SourceError(DatelineError):
    """A source can't be opened or read at all."""


class FetchError(SourceError):
    """An address can't be fetched, or may not be."""


class UnreadableError(SourceError):
    """One item can't be read; the run goes on without it."""


class StoreError(DatelineError):
    """The database can't be opened, read or written."""


class NotFoundError(DatelineError):
    """No such story, article or person."""


class ModelError(DatelineError):
    """A shipped model is missing or broken."""
