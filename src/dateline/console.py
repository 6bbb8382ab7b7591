"""Progress on the terminal: on stderr, and only where a person watches."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

LABEL_WIDTH = 34  # leaves room for bar, count, rate and remaining time in 80 columns


class Bar:
    """A progress bar over a known or unknown amount, with a count of items and their rate."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress, self._task = progress, task
        self._count, self._began = 0, monotonic()

    def advance(self, amount: int) -> None:
        """`amount` more of the total (bytes, stories) is done."""
        self._progress.advance(self._task, amount)

    def count(self, items: int) -> None:
        """`items` more items are done; shown with their rate."""
        self._count += items
        rate = self._count / max(monotonic() - self._began, 0.001)
        self._progress.update(self._task, count=f"{self._count:,}", rate=f"{rate:,.0f}/s")


@contextmanager
def bar(label: str, *, total: int | None, unit: str) -> Iterator[Bar]:
    """Show a bar while the block runs; nothing where stderr is no terminal."""
    label = label if len(label) <= LABEL_WIDTH else f"{label[: LABEL_WIDTH - 1]}…"
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=12),
        TextColumn("{task.fields[count]} {task.fields[unit]} {task.fields[rate]}", markup=False),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Bar(progress, progress.add_task(label, total=total, count="", unit=unit, rate=""))


@contextmanager
def quiet(label: str) -> Iterator[None]:
    """A spinner for work whose length is not known."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task(label)
        yield
