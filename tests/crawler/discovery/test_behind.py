"""What sitemaps and feeds of portals behind a proxy say of themselves."""

from __future__ import annotations

import pytest

from crawler.discovery import behind
from crawler.discovery.syndication import feeds, sitemaps
from crawler.fetching.scope import Scope
from crawler.portals.model import Portal

HOLDS = Scope(Portal(id="vidu", home="https://vidu.gov.vn/")).holds


@pytest.mark.parametrize(
    ("told", "reached"),
    [
        ("http://10.16.2.8:8080/tin/1", "https://vidu.gov.vn/tin/1"),
        ("http://localhost/tin/1?a=2", "https://vidu.gov.vn/tin/1?a=2"),
        ("http://web01:8080/tin/1", "https://vidu.gov.vn/tin/1"),
        ("http://[fd00::5]/tin/1", "https://vidu.gov.vn/tin/1"),
        ("http://vidu.gov.vn/tin/1", "http://vidu.gov.vn/tin/1"),
        ("https://khac.gov.vn/tin/1", "https://khac.gov.vn/tin/1"),
        ("http://203.162.0.11/tin/1", "http://203.162.0.11/tin/1"),
        ("https://vidu.gov.vn:8443/tin/1", "https://vidu.gov.vn:8443/tin/1"),
        ("/tin/1", "https://vidu.gov.vn/tin/1"),
        ("mailto:a@vidu.gov.vn", None),
    ],
)
def test_inner_hosts_are_the_portal_and_strangers_stay_strangers(told: str, reached: str | None) -> None:
    assert behind.reached(told, "https://vidu.gov.vn/sitemap.xml", HOLDS) == reached


@pytest.mark.parametrize("told", ["http://127.0.0.1:9000/x", "http://localhost:9000/x", "file:///etc/passwd"])
def test_on_one_machine_another_port_is_another_portal(told: str) -> None:
    own = Scope(Portal(id="vidu", home="http://127.0.0.1:8081/")).holds
    found = behind.reached(told, "http://127.0.0.1:8081/sitemap.xml", own)
    assert found is None or not own(found)


def test_sitemaps_and_feeds_are_read_so() -> None:
    inner = "http://10.16.2.8:8080/tin/lua-1"
    urlset = f"<urlset><url><loc>{inner}</loc></url><url><loc>https://khac.vn/tin/2</loc></url></urlset>"
    rss = f"<rss><channel><item><title>Lúa</title><link>{inner}</link></item></channel></rss>"
    found = [
        sitemaps.read(urlset.encode(), "https://vidu.gov.vn/sitemap.xml", inside=HOLDS).rows,
        feeds.read(rss.encode(), "https://vidu.gov.vn/rss", inside=HOLDS),
    ]
    assert [[row.url for row in rows] for rows in found] == [["https://vidu.gov.vn/tin/lua-1"]] * 2
