"""Crawls' processes, forked as ``tests.forked`` forks commands: an interpreter that loads Scrapy takes a second of
processor time, each time a test has a portal crawled by a process of its own.

What concerns the start itself (``crawler.processes.starting``) is for tests that take no ``launched``.
"""

from __future__ import annotations

import contextlib
import os
import signal
import tempfile
from pathlib import Path

from tests.forked import FORGE, Child
from tests.waiting import HANGS

_CODE = """
import os, sys
os.setsid()
job, said = map(int, sys.argv[-2:])
os.dup2(job, 0)
os.close(job)
sys.argv = ["-m", str(said), str(os.getppid())]
from crawler.processes.child import main
sys.exit(main())
"""
"""``crawler.processes.child``; whoever lets it go on is the one that minds it, as far as it can tell."""


class Launched:
    """What ``crawler.processes.starting.Started`` is to the one that started it."""

    def __init__(self, child: Child, pipe: int) -> None:
        self._child, self.pipe = child, pipe

    @property
    def pid(self) -> int:
        return self._child.pid

    def signal(self, number: signal.Signals) -> None:
        if number == signal.SIGKILL and self._child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, number)
        self._child.send_signal(number)

    def is_over(self) -> bool:
        return self._child.has_ended()

    def reap(self) -> int:
        if self.pipe >= 0:
            self.signal(signal.SIGKILL)
            os.close(self.pipe)
            self.pipe = -1
        return self._child.wait(HANGS)


def launch(job: bytes, log: Path) -> Launched:
    """In the place of ``crawler.processes.starting.launch``."""
    heard, said = os.pipe()
    try:
        with tempfile.TemporaryFile() as stdin, log.open("ab") as out:
            stdin.write(job)
            stdin.seek(0)
            order = {"arguments": [], "code": _CODE, "environment": dict(os.environ), "folder": str(Path.cwd())}
            child = FORGE.start(order, out, out, stdin.fileno(), said)
    except BaseException:
        os.close(heard)
        raise
    finally:
        os.close(said)
    os.set_blocking(heard, False)
    return Launched(child, heard)
