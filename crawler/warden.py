"""The one thread that starts child processes and watches over them, as long as this process lives."""

from __future__ import annotations

import contextlib
import os
import selectors
import threading
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.children import Child

_SECONDS = 0.2
"""Between two looks at what the processes do while they say nothing."""
_CHUNK = 1 << 16


class Warden:
    """Children are handed over by ``watch``; everything else happens in the thread."""

    def __init__(self) -> None:
        self._new: deque[Child] = deque()
        self._selector = selectors.DefaultSelector()
        self._heard: dict[Child, bytes] = {}
        self._pipes: dict[Child, int] = {}
        self._wake_out, self._wake_in = os.pipe()
        os.set_blocking(self._wake_in, False)
        self._selector.register(self._wake_out, selectors.EVENT_READ)
        threading.Thread(target=self._run, name="children", daemon=True).start()

    def watch(self, child: Child) -> None:
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
                    self._listen(key.data)
            while self._new:
                self._start(self._new.popleft())
            for child in list(self._pipes):
                if child.look():
                    self._finish(child)

    def _start(self, child: Child) -> None:
        pipe = child.launch()
        if pipe is not None:
            self._pipes[child], self._heard[child] = pipe, b""
            self._selector.register(pipe, selectors.EVENT_READ, child)

    def _listen(self, child: Child) -> bool:
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

    def _finish(self, child: Child) -> None:
        while self._listen(child):
            pass
        pipe = self._pipes.pop(child)
        del self._heard[child]
        if pipe in self._selector.get_map():
            self._selector.unregister(pipe)
        child.close()


_lock = threading.Lock()
_wardens: dict[int, Warden] = {}
"""By process: a fork has no threads but the one that forked."""


def warden() -> Warden:
    """The one of this process."""
    with _lock:
        if os.getpid() not in _wardens:
            _wardens[os.getpid()] = Warden()
        return _wardens[os.getpid()]
