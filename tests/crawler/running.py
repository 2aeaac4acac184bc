"""A crawl of a portal that a test serves, as a person would start it, and what came of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import Run
from tests.portal_server import PortalServer

HTML = {"Content-Type": "text/html; charset=utf-8"}


def outcome(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What a run of one portal says as JSON."""
    assert "Traceback" not in done.stderr, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)[0]
    return said


def crawl(congtin: Run, portal: PortalServer, archive: Path, *arguments: str, **env: str) -> dict[str, Any]:
    """Runs one crawl, and says what it says as JSON."""
    call = ("crawl", portal.url, "--archive", archive, "--json", "-s", "CONGTIN_PROGRESS=0")
    return outcome(congtin(*call, *arguments, **env))


def runs(archive: Path) -> list[dict[str, Any]]:
    """Every run of the archive's one portal, as its lines say."""
    (path,) = archive.glob("crawls/*.jsonl")
    return [json.loads(line) for line in path.read_text().splitlines()]
