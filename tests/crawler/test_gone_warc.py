"""WARC files that are gone, as after a copy that was cut short: crawl and reparse say so and do not end with 0."""

from __future__ import annotations

import json
from pathlib import Path

from archive.paths import crawls_file
from crawler.parse import parse_bytes
from tests.conftest import Run
from tests.crawler.reparse_kit import ARTICLES, again, stored
from tests.portal_server import PortalServer, served


def test_a_crawl_names_them(tmp_path: Path, congtin: Run) -> None:
    with served(PortalServer(articles=2)) as portal:
        first = congtin("crawl", portal.url, "--archive", tmp_path)
        name = next(tmp_path.glob("warc/portal=*")).name.removeprefix("portal=")
        for path in tmp_path.glob("warc/portal=*/*.warc.gz"):
            path.unlink()
        second = congtin("crawl", portal.url, "--archive", tmp_path, "--quiet")
    assert (first.returncode, second.returncode) == (0, 1)
    assert f"{name}: WARC files that are gone: restore them from a copy" in second.stdout
    runs = [json.loads(line) for line in crawls_file(tmp_path, name).read_bytes().splitlines()]
    assert [run["recovered"].get("warc_gone") for run in runs] == [None, 1]


def test_a_reparse_names_them(tmp_path: Path, congtin: Run) -> None:
    archive = stored(tmp_path, parse_bytes)
    for path in archive.glob("warc/portal=*/*.warc.gz"):
        path.unlink()
    outcome = again(archive)
    (one,) = outcome.portals
    assert (one.counts, one.gone, outcome.exit_code) == ({"missing": ARTICLES}, 1, 1)
    done = congtin("reparse", "--archive", archive, "--jobs", 1)
    assert done.returncode == 1
    assert f"{one.portal}: {ARTICLES} pages that are not there" in done.stdout
    assert "1 WARC file is gone: restore it from a copy" in " ".join(done.stdout.split())
