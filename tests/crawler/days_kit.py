"""A portal on one day after another: a crawl at a time that is set, nothing sleeps."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archive.pages import captures
from tests import forked
from tests.conftest import Run
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, article
from tests.waiting import HANGS, until

START = datetime(2022, 5, 28, 2, tzinfo=UTC)


def path_of(number: int) -> str:
    return f"/tin/{number}/bai-viet"


def day(congtin: Run, portal: PortalServer, archive: Path, days: float, *options: str) -> dict[str, Any]:
    """A crawl so many days after the start."""
    clock = (START + timedelta(days=days)).isoformat()
    done = congtin("crawl", portal.url, "--archive", archive, "--json", "-s", f"CONGTIN_CLOCK={clock}", *options)
    assert "Traceback" not in done.stderr, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)[0]
    assert said["failed"].get("bug") is None, done.stderr
    return said


def edited(number: int, text: str) -> Answer:
    return Answer(200, article(number, extra=f"<p>{text}</p>").encode(), HTML)


def killed_at(
    portal: PortalServer, archive: Path, days: float, *options: str, is_time: Callable[[str], bool], kept: str = ""
) -> None:
    """A run so many days after the start that is killed while it waits for what it asked for when ``is_time`` says so
    of the path: once the page at ``kept``, if any, stands in a WARC file."""

    def is_kept() -> bool:
        files = archive.glob("warc/*/*.warc.gz")
        return not kept or any(page.url.endswith(kept) for file in sorted(files) for page in captures(file))

    def kill(_: int, path: str) -> None:
        if is_time(path):
            assert started.wait(HANGS)
            until(is_kept)
            process.send_signal(signal.SIGKILL)

    started = threading.Event()
    portal.on_request.append(kill)
    clock = f"CONGTIN_CLOCK={(START + timedelta(days=days)).isoformat()}"
    command = ("crawl", portal.url, "--archive", archive, "-s", "CONGTIN_COMMIT_SECONDS=0.05", "-s", clock, *options)
    with Path(os.devnull).open("wb") as nothing:
        process = forked.start(*command, out=nothing, err=nothing)
    started.set()
    assert process.wait(HANGS) == -signal.SIGKILL
    portal.on_request.remove(kill)
