"""Whoever is told of a crawl's progress may break; the crawl goes on, and the bug is said."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from crawler.processes.children import Job, Progress, start
from tests.portal_server import PortalServer, served
from tests.waiting import HANGS


@pytest.mark.usefixtures("launched")
def test_a_bug_of_whoever_is_told_is_said_once_and_ends_no_crawl(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(progress: Progress) -> None:
        raise ZeroDivisionError(progress.portal)

    with served(PortalServer(articles=3)) as portal, caplog.at_level(logging.ERROR, "crawler.processes.children"):
        job = Job(targets=[portal.url], archive=tmp_path)
        ended = start(job, log=tmp_path / "log", on_progress=broken).result(HANGS)
    assert [outcome.counts["stored"] for outcome in ended.outcomes] == [3]
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]
