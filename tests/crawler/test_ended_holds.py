"""A run that is to end waits for no host that asked for patience."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from tests import forked
from tests.conftest import Run, lines
from tests.portal_server import Answer, PortalServer, served
from tests.waiting import HANGS


@pytest.mark.parametrize("path", ["/tin/4/bai-viet", "/tin/"])
def test_nobody_who_ends_a_run_waits_for_a_host_that_asked_for_patience(
    path: str, congtin: Run, tmp_path: Path
) -> None:
    """And what waited is no failure: the next run asks for it."""
    answers = {path: Answer(429, b"", {"Retry-After": "290"}, times=1)}
    with served(PortalServer(articles=4, answers=answers)) as portal:
        command = ("crawl", portal.url, "--archive", tmp_path)
        reading, writing = os.pipe()
        with os.fdopen(reading, encoding="utf-8") as said, os.fdopen(writing, "wb") as err:
            run = forked.start(*command, "-s", "LOG_LEVEL=INFO", out=err, err=err)
            err.close()
            assert any("asks for patience" in line for line in said)  # reads on to it
            run.send_signal(signal.SIGINT)
            rest = said.read()
            assert run.wait(HANGS) == 130, rest
        (of_runs,) = tmp_path.glob("crawls/*.jsonl")
        line = json.loads(of_runs.read_text(encoding="utf-8"))
        assert (line["finish"], line["causes"]) == ("interrupted", {})
        again = congtin(*command)
        assert again.returncode == 0, again.stderr
    assert len(lines(tmp_path, "articles")) == 4
