"""A real scrapyd, in a process of its own and in an environment of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.answering import answers
from tests.ports import free_port
from tests.waiting import HANGS

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = Path(os.environ.get("CONGTIN_SCRAPYD", ROOT / ".venv-scrapyd"))


def environment(**more: str) -> dict[str, str]:
    """Without this checkout: what runs in scrapyd is what was sent to it."""
    kept = {
        name: value for name, value in os.environ.items() if name != "PYTHONPATH" and not name.startswith("CONGTIN")
    }
    return {**kept, **more}


@contextmanager
def scrapyd(folder: Path, **settings: str) -> Iterator[str]:
    """The address of a scrapyd that keeps its files in ``folder``, with ``settings`` in its environment.

    Skips where there is no scrapyd, unless all tests are wanted.
    """
    if not (ENVIRONMENT / "bin" / "scrapyd").exists() and not os.environ.get("CONGTIN_TEST_ALL"):
        pytest.skip("needs scrapyd in an environment of its own: `make scrapyd` makes it")
    port = free_port()
    (folder / "scrapyd.conf").write_text(f"[scrapyd]\nhttp_port = {port}\npoll_interval = 0.2\n")
    with (folder / "scrapyd.log").open("wb") as log:
        process = subprocess.Popen(
            [ENVIRONMENT / "bin" / "scrapyd"],
            cwd=folder,
            env=environment(**settings),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}/"
            answers(f"{address}daemonstatus.json", process, folder / "scrapyd.log")
            yield address
        finally:
            process.terminate()
            process.wait(HANGS)
