"""Waiting for a server of a test that is a program of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.waiting import HANGS, until


def answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the server is there."""

    def is_there() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            with urlopen(url, timeout=HANGS):
                return True
        except HTTPError as error:
            error.close()
            return True
        except OSError:  # nobody listens yet, or hangs up while it begins
            return False

    until(is_there, log.read_text)
