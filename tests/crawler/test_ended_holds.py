"""A run that is to end waits for no host that asked for patience."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, lines
from tests.portal_server import Answer, PortalServer, served
from tests.waiting import HANGS


@pytest.mark.parametrize("path", ["/tin/4/bai-viet", "/tin/"])
def test_nobody_who_ends_a_run_waits_for_a_host_that_asked_for_patience(path: str, tmp_path: Path) -> None:
    """And what waited is no failure: the next run asks for it."""
    answers = {path: Answer(429, b"", {"Retry-After": "290"}, times=1)}
    with served(PortalServer(articles=4, answers=answers)) as portal:
        command = [sys.executable, "-m", "crawler.cli", "crawl", portal.url, "--archive", str(tmp_path)]
        with subprocess.Popen(
            [*command, "-s", "LOG_LEVEL=INFO"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as run:
            assert run.stderr is not None
            while "asks for patience" not in run.stderr.readline():
                assert run.poll() is None
            os.kill(run.pid, signal.SIGINT)
            said, _ = run.communicate(timeout=HANGS)
        assert run.returncode == 130, said
        (of_runs,) = tmp_path.glob("crawls/*.jsonl")
        line = json.loads(of_runs.read_text(encoding="utf-8"))
        assert (line["finish"], line["causes"]) == ("interrupted", {})
        again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=HANGS)
        assert again.returncode == 0, again.stderr
    assert len(lines(tmp_path, "articles")) == 4
