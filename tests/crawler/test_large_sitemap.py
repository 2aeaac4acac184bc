"""A large sitemap comes in by parts; its capture is open until the last."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import Run, lines
from tests.portal_server import Answer, PortalServer, served


def test_a_sitemap_of_thousands_comes_in_whole(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal:
        named = "".join(f"<url><loc>{portal.url}tin/{number}/bai-viet</loc></url>" for number in range(1, 2501))
        body = gzip.compress(f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{named}</urlset>".encode())
        robots = f"User-agent: *\nDisallow: /tin/\nSitemap: {portal.url}bando.xml.gz\n".encode()
        portal.answers["/robots.txt"] = Answer(200, robots, {"Content-Type": "text/plain"})
        portal.answers["/bando.xml.gz"] = Answer(200, body, {"Content-Type": "application/gzip"})
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--json", "-s", "CONGTIN_PROGRESS=0")
    # robots.txt forbids them all, and a portal of which nothing came is no success.
    assert done.returncode == 1, done.stderr
    seen = [line for line in lines(tmp_path, "sightings") if line["kind"] == "sitemap"]
    assert [line["rank"] for line in seen] == list(range(2500))
    assert len({(line["warc"]["file"], line["warc"]["offset"]) for line in seen}) == 1
    with closing(sqlite3.connect(next((tmp_path / "state").glob("*.sqlite")))) as state:
        assert state.execute("SELECT count(*) FROM open").fetchone() == (0,)
