"""A portal on one day after another: a crawl at a time that is set, nothing sleeps."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archive.pages import captures
from archive.store import Store
from crawler import families
from crawler.interpret import article_key
from crawler.strategy.again import next_look
from tests import forked
from tests.conftest import Run, lines
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


NOT_THERE = Answer(404, b"<html><title>404</title><h1>404 Not Found</h1></html>", HTML)


def looked(portal: PortalServer) -> list[int]:
    """Numbers of the articles asked for since the last time, each as often as it was."""
    found = [int(path.split("/")[2]) for path in portal.asked if path.endswith("/bai-viet")]
    portal.asked.clear()
    return sorted(found)


def kinds(archive: Path, number: int | None = None) -> list[str]:
    """Kinds of the observations, in order; of one article where it is named."""
    wanted = "" if number is None else f"/tin/{number}/"
    return [line["kind"] for line in lines(archive, "observations") if wanted in line["url"]]


def frontier(archive: Path) -> list[tuple[object, ...]]:
    """What the state knows of every address, but for the run that asked and the listing's row."""
    with closing(sqlite3.connect(next(archive.glob("state/*.sqlite")))) as state:
        names = [row[1] for row in state.execute("PRAGMA table_info(frontier)")]
        told = ", ".join(name for name in names if name not in ("seq", "run", "row"))
        return sorted(state.execute(f"SELECT {told} FROM frontier"))


def metas(archive: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(next(archive.glob("state/*.sqlite")))) as state:
        said = state.execute(
            "SELECT * FROM meta WHERE key LIKE 'walked%' OR key = 'full_pass_done' OR key = 'false_304'"
        )
        return sorted(said)


def same_without_its_state(archive: Path) -> None:
    """The state that is made again from the files says what the lost one said."""
    other = archive.with_name(f"{archive.name}-other")
    shutil.copytree(archive, other)
    for path in other.glob("state/*.sqlite*"):
        path.unlink()
    portal = next(archive.glob("articles/*")).name.removeprefix("portal=")

    def key_of(known: str | None, url: str) -> str:
        return known or article_key(url, portal, families.GENERIC)[0]

    Store.open(other, portal, crawl_id="anew", key_of=key_of, next_look=next_look).close()
    assert frontier(other) == frontier(archive)
    assert metas(other) == metas(archive)
