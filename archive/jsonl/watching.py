"""How much is read of the files of an archive, for whoever waits for it: readers tell, and mostly nobody listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_listener: ContextVar[Callable[[int], None] | None] = ContextVar("listener", default=None)


def tell(size: int) -> None:
    """So many bytes of a file were read just now."""
    listener = _listener.get()
    if listener is not None:
        listener(size)


@contextmanager
def watching(listener: Callable[[int], None]) -> Iterator[None]:
    """``listener`` hears of every read of this thread until the end of the block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
