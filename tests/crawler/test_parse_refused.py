"""What is refused, by which name, and that no address makes the door raise."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Reject
from crawler.html import Page
from crawler.parse import parse_bytes, parse_page
from crawler.portals.model import Portal
from tests.crawler.written import LONG, PAGE, URL, responses


def reason(body: bytes, url: str = URL, **arguments: object) -> str:
    found = parse_bytes(body, url=url, **arguments)  # type: ignore[arg-type]
    assert isinstance(found, Reject), found
    return found.reason


def test_flood_pages_are_refused_as_such(shared: Path) -> None:
    pages = [body for _, body in responses(shared / "nukeviet-flood.warc.gz") if b"floodblocker" in body]
    assert pages
    assert {reason(body) for body in pages} == {"flood"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "empty"),
        (b"\x00" * 100, "empty"),
        (b"%PDF-1.7 ...", "not-html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><rss><channel></channel></rss>", "not-html"),
        (b"<div>" * 20_000, "too-deep"),
        (b"<html><body></body></html>", "empty"),
        ("<title>Hãy đợi...</title><body>Hệ thống đang từ chối truy cập của bạn.</body>".encode(), "flood"),
        (b"<title>Just a moment...</title><body>Checking your browser before accessing</body>", "challenge"),
        ("<title>404</title><body>Trang web không tồn tại.</body>".encode(), "soft-404"),
        ("<title>Tin tức</title><body><h3>Bài viết ngừng xuất bản</h3></body>".encode(), "soft-404"),
        (b"<title>Runtime Error</title><body>Server Error in '/' Application.</body>", "error-page"),
        ("<title>Đăng nhập</title><body><form><input type='password'></form></body>".encode(), "login"),
        (b"<body><div id='root'></div><script src='/main.js'></script></body>", "script-only"),
        ("<title>Văn bản</title><table><tr><td>Số ký hiệu</td><td>1/QĐ</td></tr><tr><td>Ngày ban hành</td>"
         "<td>1/2/2022</td></tr></table>".encode(), "legal-document"),
    ],
)  # fmt: skip
def test_refusals(body: bytes, expected: str) -> None:
    assert reason(body) == expected


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "application/json", "application/rss+xml"])
def test_other_content_types_are_no_html(kind: str) -> None:
    assert reason(PAGE.encode(), headers={"content-TYPE": kind}) == "not-html"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://vidu.gov.vn/print/tin-tuc/hop-mat-7.html", "print-twin"),
        ("http://vidu.gov.vn/vi/news/savefile/tin-tuc/hop-mat-7.html", "print-twin"),
        ("http://vidu.gov.vn/tin-tuc/hop-mat-7.html?print=1", "print-twin"),
        ("http://vidu.gov.vn/", "listing"),
        ("http://vidu.gov.vn/vi/index.aspx", "listing"),
    ],
)
def test_addresses_that_are_no_articles(url: str, expected: str) -> None:
    assert reason(PAGE.encode(), url) == expected


def test_a_page_that_prints_itself_is_a_twin() -> None:
    assert reason(PAGE.replace("<body>", '<body onload="window.print()">').encode()) == "print-twin"


def test_a_list_of_teasers_is_no_article() -> None:
    teasers = "".join(
        f"<div><h3><a href='/tin-{n}.html'>Huyện tổ chức hội nghị lần thứ {n}</a></h3><i>0{n}/05/2022</i><p>{LONG}</p>"
        f"<a href='/tin-{n}.html'>Xem thêm</a></div>"
        for n in range(1, 8)
    )
    assert reason(f"<title>Tin tức</title><body><h1>Tin tức</h1>{teasers}</body>".encode()) == "listing"


MALFORMED = ["http://[", "http://]/a", "http://[::1/a.html", "http://a.vn\u2100/", "http://vidu.gov.vn/\ud800"]


@pytest.mark.parametrize("url", MALFORMED)
@pytest.mark.parametrize("body", [PAGE.encode(), b"", b"%PDF-1.7"])
def test_a_malformed_address_is_refused_by_name(url: str, body: bytes) -> None:
    found = parse_bytes(body, url=url)
    assert isinstance(found, Reject)
    assert (found.reason, found.portal) == ("not-an-article", "unknown")
    assert found.url in (found.detail or "")
    assert msgspec.json.decode(msgspec.json.encode(found), type=Reject) == found


def test_a_page_under_a_malformed_address_is_refused_too() -> None:
    found = parse_page(Page(PAGE.encode(), url="http://["), portal=Portal(id="vidu", home="http://vidu.gov.vn/"))
    assert isinstance(found, Reject)
    assert (found.reason, found.portal, found.detail) == ("not-an-article", "vidu", "no address: http://[")


ADDRESSES = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            ["http://", "https:", "//", "[", "]", "::1", "@", ":", "99999", "a.vn", "/", "?", "#", "%", "%zz", "..",
             "\x00", "\ud800", "\uff0f", "\u2100", " ", "\n", "&p=1", "?p=", "xn--", "é" * 70, "a" * 2100,
             "javascript:", "-7.html"]
        ),
        max_size=8,
    ).map("".join),
)  # fmt: skip

WORDPRESS = PAGE.replace("<head>", "<head><meta name=generator content='WordPress 6'>").replace(
    "<body>", "<body class=single><a href='/2/'>2</a>"
)

NUKEVIET = PAGE.replace("<head>", "<head><meta name=generator content='NukeViet 4'>").replace(
    "x1", "'id='news-bodyhtml"
)


@settings(max_examples=300, deadline=None)
@given(
    ADDRESSES | ADDRESSES.map(lambda rest: f"http://vidu.gov.vn/{rest}"), st.sampled_from([PAGE, WORDPRESS, NUKEVIET])
)
def test_any_address_gives_a_record_that_can_be_written(url: str, page: str) -> None:
    found = parse_bytes(page.encode(), url=url)
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found
