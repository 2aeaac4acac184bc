"""A portal on one day after another: a crawl at a time that is set, nothing sleeps."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.conftest import Run
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, article

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
