"""Sitemaps and feeds that come with 200 and are none, or not whole: what they alone name is not known, as is told."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from crawler.discovery.syndication import xmltree
from tests.conftest import Run
from tests.portal_server import Answer, PortalServer, listing, served

XML = {"Content-Type": "application/xml"}
MISSED = b"<html><head><title>404</title></head><body><h1>Kh\xc3\xb4ng t\xc3\xacm th\xe1\xba\xa5y</h1></body></html>"


def urlset(base: str, *numbers: int) -> bytes:
    """A sitemap of articles."""
    rows = "".join(f"<url><loc>{base}tin/{number}/bai-viet</loc></url>" for number in numbers)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode()


def test_a_part_that_came_torn_is_told_and_what_came_of_it_is_taken(congtin: Run, tmp_path: Path) -> None:
    site = PortalServer(articles=9)
    with served(site):
        parts = {
            "whole.xml.gz": gzip.compress(urlset(site.url, 4, 5)),
            "torn.xml.gz": gzip.compress(urlset(site.url, 6, 7))[:-6],
            "broken.xml.gz": b"\x1f\x8b\x08\0no gzip at all",
            "dead.xml": b"Fatal error: Allowed memory size exhausted",
            "none.xml": urlset(site.url),
            "missed.xml": MISSED,
        }
        index = "".join(f"<sitemap><loc>{site.url}{name}</loc></sitemap>" for name in parts)
        site.answers = {f"/{name}": Answer(200, body, XML) for name, body in parts.items()} | {
            **dict.fromkeys(("/", "/tin/"), PortalServer._html(listing(range(1, 4)))),
            "/index.xml": Answer(200, f"<sitemapindex>{index}</sitemapindex>".encode(), XML),
            "/robots.txt": Answer(200, f"Sitemap: {site.url}index.xml".encode(), {"Content-Type": "text/plain"}),
        }
        done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none")
        said = json.loads(done.stdout)[0]
        known = json.loads(congtin("coverage", "--archive", tmp_path, "--json").stdout)["portals"][0]
    assert (said["exit_code"], said["counts"]["stored"]) == (1, 7)
    assert said["failed"] == {"sitemap cut-off": 1, "sitemap decode": 2}
    assert said["refused"]["sitemap soft-404"] == 1
    assert set(known["unread_urls"]) == {f"{site.url}{name}" for name in ("torn.xml.gz", "broken.xml.gz", "dead.xml")}


@pytest.mark.parametrize(
    "body",
    [
        b"<urlset/>", b"<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", b"\xef\xbb\xbf<feed/>",
        gzip.compress(b"<urlset></urlset>", mtime=0),
        b"<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><sitemapindex/>",
    ],
)  # fmt: skip
def test_one_that_names_nothing_is_whole(body: bytes) -> None:
    assert xmltree.lack(body, has_rows=False) is None


def test_a_broken_feed_of_which_rows_were_read_is_none_of_it() -> None:
    assert xmltree.lack(b"<rss><channel><item><title>Tin &nbsp; <b>t</item></channel>", has_rows=True) is None


@pytest.mark.parametrize(
    "body",
    [
        MISSED, b"<!DOCTYPE html>\n<html lang=vi>", b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-'>\n<html>",
        b"\n<!-- a --><HTML>",
    ],
)  # fmt: skip
def test_a_page_in_its_place_is_told_apart(body: bytes) -> None:
    assert xmltree.lack(body, has_rows=False) == "soft-404"
