"""The three lengths in which a timeline is shown, and how a full one is cut to a shorter.

An event, and each of its lines, knows the shortest length in which it stands (`level`).
"""

from collections.abc import Sequence
from dataclasses import replace

from .records import Event, Level

LENGTHS: tuple[Level, ...] = ("short", "normal", "full")


def cut(events: Sequence[Event], length: Level) -> tuple[Event, ...]:
    """The events, and of each the lines, that stand in a timeline of this length."""
    shown = LENGTHS[: LENGTHS.index(length) + 1]
    return tuple(
        replace(event, lines=tuple(line for line in event.lines if line.level in shown))
        for event in events
        if event.level in shown
    )
