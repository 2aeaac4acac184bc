"""The one thread that starts child processes and watches over them, as long as this process lives."""

from __future__ import annotations

import contextlib
import logging
import os
import selectors
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

logger = logging.getLogger(__name__)

_SECONDS = 0.2
"""Between two looks at what the processes do while they say nothing."""
_CHUNK = 1 << 16


class Watched(Protocol):
    """A process as the warden knows it. Every method is called in the warden's thread, one at a time."""

    log: Path

    def launch(self) -> int | None:
        """Starts the process; the pipe on which it will be heard, None where it did not start."""

    def hear(self, line: bytes) -> None:
        """Takes a line that it said."""

    def look(self) -> bool:
        """Sees to it now and then; whether it has ended."""

    def close(self) -> None:
        """Tells the end, once all is heard."""

    def fail(self, error: Exception) -> None:
        """Ends what can no longer be watched."""


class Warden:
    """Children are handed over by ``watch``; everything else happens in the thread."""

    def __init__(self) -> None:
        self._new: deque[Watched] = deque()
        self._selector = selectors.DefaultSelector()
        self._heard: dict[Watched, bytes] = {}
        self._pipes: dict[Watched, int] = {}
        self._wake_out, self._wake_in = os.pipe()
        os.set_blocking(self._wake_in, False)
        self._selector.register(self._wake_out, selectors.EVENT_READ)
        threading.Thread(target=self._run, name="children", daemon=True).start()

    def watch(self, child: Watched) -> None:
        """Starts ``child`` soon, and watches over it."""
        self._new.append(child)
        with contextlib.suppress(BlockingIOError):  # where it is full, it will wake up anyway
            os.write(self._wake_in, b".")

    def _run(self) -> None:
        while True:
            for key, _ in self._selector.select(_SECONDS if self._pipes else None):
                if key.data is None:
                    os.read(self._wake_out, _CHUNK)
                else:
                    self._do(self._listen, key.data)
            while self._new:
                self._do(self._start, self._new.popleft())
            for child in list(self._pipes):
                self._do(self._look, child)

    def _do(self, step: Callable[[Watched], object], child: Watched) -> None:
        """What goes wrong with one child ends that one: with this thread, the kernel would kill all of them."""
        try:
            step(child)
        except Exception as error:
            logger.exception("The process of a crawl (log: %s) can no longer be watched, and is ended", child.log)
            self._forget(child)
            child.fail(error)

    def _start(self, child: Watched) -> None:
        pipe = child.launch()
        if pipe is not None:
            self._pipes[child], self._heard[child] = pipe, b""
            self._selector.register(pipe, selectors.EVENT_READ, child)

    def _listen(self, child: Watched) -> bool:
        """Reads what there is; whether the pipe may hold more."""
        try:
            data = os.read(self._pipes[child], _CHUNK)
        except BlockingIOError:
            return False
        *lines, self._heard[child] = (self._heard[child] + data).split(b"\n")
        for line in lines:
            child.hear(line)
        if not data and self._pipes[child] in self._selector.get_map():
            self._selector.unregister(self._pipes[child])  # it would be told again and again
        return bool(data)

    def _look(self, child: Watched) -> None:
        if child.look():
            while self._listen(child):
                pass
            self._forget(child)
            child.close()

    def _forget(self, child: Watched) -> None:
        pipe = self._pipes.pop(child, None)
        self._heard.pop(child, None)
        if pipe is not None and pipe in self._selector.get_map():
            self._selector.unregister(pipe)


_lock = threading.Lock()
_wardens: dict[int, Warden] = {}
"""By process: a fork has no threads but the one that forked."""


def warden() -> Warden:
    """The one of this process."""
    with _lock:
        if os.getpid() not in _wardens:
            _wardens[os.getpid()] = Warden()
        return _wardens[os.getpid()]
