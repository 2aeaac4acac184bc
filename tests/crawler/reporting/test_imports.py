"""What a report says of the health of portals that were imported only."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.reader import Archive
from crawler.health.check import check
from crawler.reporting.gather import gather
from crawler.reporting.text import markdown
from tests.archive.building import Files, article, run

NOW = datetime(2026, 11, 26, tzinfo=UTC)


def _said(root: Path) -> str:
    def health(portal: str, runs: Any) -> Any:
        return check(portal, list(runs), NOW)

    return markdown(gather(Archive(root), now=NOW, health=health))


def test_a_portal_that_was_imported_only_is_none_that_was_crawled(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.add(article("vidu:1"))
    files.add(run(command="import"), kind="crawls")
    said = _said(tmp_path)
    assert "Nothing was crawled yet." in said
    assert "1 portal has imported captures only" in said
    files.add(article("kia:1"), portal="kia")
    files.add(run("kia", command="crawl", mode="full"), portal="kia", kind="crawls")
    said = _said(tmp_path)
    assert "0 of 1 portal that was crawled needs a look." in said
    assert "1 portal has imported captures only" in said


def test_of_crawls_nothing_is_said_of_imports(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.add(article("vidu:1"))
    files.add(run(command="crawl", mode="full"), kind="crawls")
    assert "imported" not in _said(tmp_path)
