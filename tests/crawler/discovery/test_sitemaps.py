from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st

from crawler.clean import urls
from crawler.discovery.model import ListingRow, Sitemap
from crawler.discovery.syndication import sitemaps, xmltree

URL = "http://vidu.gov.vn/sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def inside(url: str) -> bool:
    return urls.host_of(url) == "vidu.gov.vn"


def read(body: str | bytes) -> Sitemap:
    return sitemaps.read(body.encode() if isinstance(body, str) else body, URL, inside=inside)


URLSET = f"""<?xml version="1.0" encoding="UTF-8"?><urlset {NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> http://vidu.gov.vn/a-1.html </loc><lastmod>2022-05-26</lastmod><image:image><image:loc>http://vidu.gov.vn/a.jpg</image:loc></image:image></url>
<url><loc>http://vidu.gov.vn/b-2.html</loc><news:news><news:publication><news:name>C</news:name></news:publication>
<news:publication_date>2022-05-27T08:00+07:00</news:publication_date>
<news:title>Lễ hội &amp;amp; chợ</news:title></news:news></url>
<url><loc>http://khac.vn/c</loc></url><url><loc>http://vidu.gov.vn/a-1.html#x</loc></url><url></url></urlset>"""


def test_urlset_with_news() -> None:
    assert read(URLSET) == Sitemap(
        rows=[
            ListingRow(url="http://vidu.gov.vn/a-1.html", lastmod="2022-05-26", rank=0, kind="sitemap"),
            ListingRow(
                url="http://vidu.gov.vn/b-2.html",
                title="Lễ hội & chợ",
                lastmod="2022-05-27T08:00+07:00",
                rank=1,
                kind="sitemap",
            ),
        ]
    )


def test_index_names_further_sitemaps_and_not_itself() -> None:
    body = f"""<sitemapindex {NAMESPACE}><sitemap><loc>http://vidu.gov.vn/s1.xml.gz</loc></sitemap><sitemap><loc>{URL}</loc></sitemap>
    <sitemap><loc>http://khac.vn/s2.xml</loc></sitemap><sitemap><loc>/s3.xml?a=1&amp;b=2</loc></sitemap></sitemapindex>"""
    assert read(body) == Sitemap(children=["http://vidu.gov.vn/s1.xml.gz", "http://vidu.gov.vn/s3.xml?a=1&b=2"])


def test_gzip_and_plain_text() -> None:
    assert read(gzip.compress(URLSET.encode())) == read(URLSET)
    plain = "\ufeffhttp://vidu.gov.vn/a\r\nhttp://khac.vn/b\n\n# c\nhttp://vidu.gov.vn/a\nhttps://vidu.gov.vn/d\n"
    assert [row.url for row in read(plain).rows] == ["http://vidu.gov.vn/a", "https://vidu.gov.vn/d"]


def test_broken_sitemaps_give_what_can_be_read() -> None:
    assert [row.url for row in read(URLSET[: URLSET.index("<url><loc>http://khac")]).rows][:1] == [
        "http://vidu.gov.vn/a-1.html"
    ]
    assert read(gzip.compress(URLSET.encode())[:-20]).rows[:1] == read(URLSET).rows[:1]
    assert read("<html><body>Không tìm thấy trang</body></html>") == Sitemap()


def test_a_gzip_bomb_is_cut() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * (2 * xmltree.MAX_BYTES))
    assert len(xmltree.inflate(bomb)) == xmltree.MAX_BYTES
    assert read(bomb) == Sitemap()


def test_robots_lines() -> None:
    robots = (
        "User-agent: *\nDisallow: /a\n  sitemap:http://vidu.gov.vn/1.xml\r\nSitemap: /2.xml\n"
        "Sitemap: http://vidu.gov.vn/1.xml\nNoSitemap: x\n"
    )
    assert sitemaps.from_robots(robots) == ["http://vidu.gov.vn/1.xml", "/2.xml"]
    assert sitemaps.from_robots("") == []


@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    assert all(inside(row.url) for row in read(body).rows)
