"""A coroutine that begins at once: what asyncio starts when the event loop comes round again.

In a process that crawls many portals one round reads a dozen pages. A request that is due now would leave a round
later, whenever it is its turn, and its host would be asked less often than it may be.
"""

from __future__ import annotations

from collections.abc import Coroutine, Generator
from typing import Any


def begun(coroutine: Coroutine[Any, Any, None]) -> Coroutine[Any, Any, None]:
    """Runs ``coroutine`` until it waits for something; returns what is left of it, for a task.

    As far as it runs at once it is no task of its own: nothing in it may ask for the current one. What it raises, who
    awaits what is left is told.
    """
    try:
        waits = coroutine.send(None)
    except StopIteration:
        return _ended()
    except Exception as error:
        return _ended(error)
    return _left(coroutine, waits)


async def _ended(error: Exception | None = None) -> None:
    if error is not None:
        raise error


async def _left(coroutine: Coroutine[Any, Any, None], waits: object) -> None:
    await _Left(coroutine, waits)


class _Left:
    """A coroutine that was left waiting: whoever awaits this waits for the same, and then goes on with it."""

    def __init__(self, coroutine: Coroutine[Any, Any, None], waits: object) -> None:
        self._coroutine, self._waits = coroutine, waits

    def __await__(self) -> Generator[object, Any, None]:
        try:
            while True:
                try:
                    said = yield self._waits
                except BaseException as error:  # so a task is cancelled
                    self._waits = self._coroutine.throw(error)
                else:
                    self._waits = self._coroutine.send(said)
        except StopIteration:
            return
