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


def test_a_crawl_does_not_end_well_where_one_was_cut(tmp_path: Path, congtin: Run) -> None:
    with served(PortalServer(articles=2)) as portal:
        congtin("crawl", portal.url, "--archive", tmp_path)
        (path,) = tmp_path.glob("warc/portal=*/*.warc.gz")
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        second = congtin("crawl", portal.url, "--archive", tmp_path, "--quiet")
        third = congtin("crawl", portal.url, "--archive", tmp_path, "--quiet")
    name = path.parent.name.removeprefix("portal=")
    assert (second.returncode, third.returncode) == (1, 0), "told once"
    assert f"{name}: WARC files that were cut or damaged: restore them from a copy" in second.stdout


def test_a_reparse_that_writes_tells_of_files_that_held_no_article(tmp_path: Path) -> None:
    """Its start uses up the telling: so it tells."""
    archive = stored(tmp_path)
    name = next(archive.glob("warc/portal=*")).name.removeprefix("portal=")
    index = archive / f"warc/portal={name}" / f"{name}-00009-20261101000000.cdxj"
    index.write_bytes(b'vn)/a 20261101000000 {"url":"http://vn/a","filename":"x","offset":"0","length":"9"}\n')
    outcome = again(archive, apply=True, max_loss=100.0)
    (one,) = outcome.portals
    assert (one.gone, outcome.exit_code) == (0, 1)
    assert one.applied is not None
    assert one.applied.recovered["warc_gone"] == 1
