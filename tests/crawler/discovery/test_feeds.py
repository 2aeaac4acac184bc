from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st

from crawler.clean import urls
from crawler.discovery.model import ListingRow
from crawler.discovery.syndication import feeds

URL = "http://vidu.gov.vn/rss/tin.rss"


def inside(url: str) -> bool:
    return urls.host_of(url) == "vidu.gov.vn"


def read(body: str | bytes) -> list[ListingRow]:
    return feeds.read(body.encode() if isinstance(body, str) else body, URL, inside=inside)


ITEM = """<item><title><![CDATA[ Lễ hội &amp; chợ  phiên ]]></title><link>
 /tin/le-hoi-7.html?utm_source=rss </link>
<description>&lt;p&gt;&lt;img src="a.jpg"&gt;Dòng một&lt;br/&gt;dòng hai&lt;/p&gt;</description>
<pubDate>Thu, 26 May 2022 08:05:00 GMT</pubDate><category>Văn hóa</category></item>"""
RSS = f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Tin</title><link>http://vidu.gov.vn/</link>{ITEM}</channel></rss>"


def test_rss_two() -> None:
    assert read(RSS) == [
        ListingRow(
            url="http://vidu.gov.vn/tin/le-hoi-7.html",
            title="Lễ hội & chợ phiên",
            lead="Dòng một dòng hai",
            section="Văn hóa",
            rank=0,
            kind="feed",
            lastmod="Thu, 26 May 2022 08:05:00 GMT",
        )
    ]


def test_dates_of_a_feed_are_never_dates_of_publication() -> None:
    assert {(row.published_at, row.published_raw) for row in read(RSS)} == {(None, None)}


def test_rdf_and_namespaces() -> None:
    body = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel>
    <item rdf:about="x"><title>Tin</title><link>http://vidu.gov.vn/a</link><dc:date>2022-05-26</dc:date></item></rdf:RDF>"""
    assert [(row.url, row.title, row.lastmod) for row in read(body)] == [("http://vidu.gov.vn/a", "Tin", "2022-05-26")]


def test_atom_takes_the_alternate_link() -> None:
    body = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/feed"/><entry>
<title type="html">T&amp;lt;b&amp;gt;</title>
    <link rel="enclosure" href="/a.pdf"/><link href="/a"/><id>tag:vidu,1</id><updated>2022-05-26T08:15:00Z</updated>
    <summary>Tóm tắt</summary></entry><entry><id>http://vidu.gov.vn/b</id><title>B</title></entry></feed>"""
    assert [(row.url, row.lead, row.lastmod) for row in read(body)] == [
        ("http://vidu.gov.vn/a", "Tóm tắt", "2022-05-26T08:15:00Z"),
        ("http://vidu.gov.vn/b", None, None),
    ]


def test_other_hosts_and_repetitions_are_left_out() -> None:
    items = "".join(
        f"<item><link>{url}</link></item>" for url in ("http://khac.vn/a", "/b", "/b#x", "http://www.vidu.gov.vn/c")
    )
    assert [row.url for row in read(f"<rss><channel>{items}</channel></rss>")] == [
        "http://vidu.gov.vn/b",
        "http://www.vidu.gov.vn/c",
    ]


def test_broken_feeds_give_what_can_be_read() -> None:
    assert [row.url for row in read(RSS.replace("Tin</title>", "Tin & hơn < nữa</title>"))] == [
        "http://vidu.gov.vn/tin/le-hoi-7.html"
    ]
    cut = RSS.replace("</channel></rss>", "<item><title>Nửa chừng</ti")
    assert read(cut)[0].title == "Lễ hội & chợ phiên"
    assert read("\ufeff \n" + RSS) == read(RSS)
    assert read(gzip.compress(RSS.encode())) == read(RSS)


def test_what_is_no_feed_is_empty() -> None:
    for body in ("", "không phải XML", "<html><body><p>Hãy đợi...</body></html>", b"\x00\xff\xfe", b"\x1f\x8bgz"):
        assert read(body) == []


def test_entities_are_not_expanded_and_nothing_is_loaded() -> None:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    body = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>A &e11; &f;</title><link>/a</link></item></channel></rss>"""
    # Such a feed may be refused as a whole; what is read of it is short and holds no file.
    assert all(len(row.title or "") < 50 and "root:" not in (row.title or "") for row in read(body))


def test_an_unknown_entity_costs_no_entry() -> None:
    assert [row.url for row in read(RSS.replace("<title><![CDATA[", "<title>A&nbsp;B &hellip;<![CDATA["))] == [
        "http://vidu.gov.vn/tin/le-hoi-7.html"
    ]


@given(st.binary(max_size=300), st.integers(0, len(RSS)))
def test_no_bytes_raise(noise: bytes, at: int) -> None:
    whole = RSS.encode()
    for row in read(whole[:at] + noise + whole[at:]):
        assert inside(row.url)
    read(noise)
