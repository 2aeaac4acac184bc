"""SIGINT and SIGTERM, the wish that a run ends: heard for as long as it goes on, by whoever runs it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = "Ending when what is on its way is stored; Ctrl-C once more ends at once."
"""What the first of them is answered with at once."""

Handler = Callable[[int, FrameType | None], object]


@contextmanager
def hearing(told: Handler) -> Iterator[None]:
    """Both signals are ``told``'s (as ``signal.signal`` has it) inside; then they are whose they were. Outside of the
    main thread they are somebody else's, and stay so."""
    try:
        before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not the main thread
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def signals() -> Iterator[list[int]]:
    """Filled by the first SIGINT or SIGTERM, which ends a long run between two of its steps; a second one ends the
    process as ever."""
    seen: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def note(number: int, _: FrameType | None) -> None:
        seen.append(number)
        signal.signal(number, before[signal.Signals(number)])

    with hearing(note):
        yield seen
