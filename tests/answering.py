"""Waiting for a server of a test that is a program of its own."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

SECONDS = 60


def answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the server is there."""
    until = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urlopen(url, timeout=10):
                return
        except URLError as error:
            if getattr(error, "code", None) is not None:
                return
            time.sleep(0.1)
    raise AssertionError(log.read_text())
