"""Reads many articles, in this process or in several."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import sleep
from types import TracebackType

from ..records import Annotations, Article
from . import annotate
from .tagger import Tagger

PARENT_CHECK_S = 2.0  # seconds between looks; what a killed run may leave behind for

_tagger: Tagger | None = None  # of a worker process; set once by `_begin`


class Pool:
    """A reader for the pipeline. Use as a context manager.

    `load` gives the tagger; with `jobs` > 1 each process loads its own, so `load` must be a plain
    function or a `functools.partial` of one. The order and the results are the same for any `jobs`.
    """

    def __init__(self, load: Callable[[], Tagger], *, jobs: int = 1) -> None:
        self.jobs = jobs
        self._load = load
        self._tagger: Tagger | None = None
        self._processes: ProcessPoolExecutor | None = None

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return self._own().name

    def read(self, articles: Sequence[Article]) -> Iterator[Annotations]:
        """What each article says, in the order given."""
        if self.jobs == 1 or len(articles) == 1:
            tagger = self._own() if articles else None
            return (annotate(article, tagger=tagger) for article in articles if tagger)
        if self._processes is None:  # spawn: onnxruntime's threads don't survive a fork
            self._processes = ProcessPoolExecutor(
                self.jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(self._load, os.getpid())
            )
        return iter(self._processes.map(_read, articles, chunksize=max(1, len(articles) // (4 * self.jobs))))

    def _own(self) -> Tagger:
        if self._tagger is None:  # loaded when the first article comes: most runs over known input never do
            self._tagger = self._load()
        return self._tagger

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._tagger = None  # its memory is wanted for the stories that follow
        if self._processes is not None:
            self._processes.shutdown(wait=True, cancel_futures=True)


def _begin(load: Callable[[], Tagger], parent: int) -> None:
    global _tagger
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()
    _tagger = load()


def _end_with_parent(parent: int) -> None:
    """A worker whose parent was killed would wait for work for ever: nobody tells it."""
    while os.getppid() == parent:
        sleep(PARENT_CHECK_S)
    os._exit(1)


def _read(article: Article) -> Annotations:
    if _tagger is None:
        raise RuntimeError("a worker process began without a tagger")
    return annotate(article, tagger=_tagger)
