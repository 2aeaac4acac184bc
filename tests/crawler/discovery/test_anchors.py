from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clean import urls
from crawler.discovery import anchors, marks, shapes
from crawler.html import Page

BASE = "http://vidu.gov.vn:8080/tin/a.html"


def hrefs(html: str, url: str = "http://vidu.gov.vn/tin/a.html") -> list[str]:
    found = anchors.collect(Page(html.encode(), url=url), inside=lambda one: urls.host_of(one) == urls.host_of(url))
    return [link.url for link in found.items]


@given(st.text(alphabet="/abcXYZ019.-_~#?=&%:;@!$ ()'đ,+", max_size=40))
def test_the_short_way_gives_what_the_long_way_gives(href: str) -> None:
    stripped = href.strip()
    expected = None if not stripped or stripped.startswith("#") else urls.canonical(stripped, BASE)
    assert anchors.absolute(href, BASE) == expected
    whole = f"http://vidu.gov.vn:8080/{stripped}"
    assert anchors.absolute(whole, BASE) == urls.canonical(whole, BASE)


def test_only_pages_inside_the_portal_are_links() -> None:
    html = """<a href="/a.html">1</a><a href=" /b-1.htm ">2</a><a href="c/">3</a><a href="//khac.vn/d">4</a>
<a href="javascript:x()">5</a>
    <a href="mailto:a@vidu.gov.vn">6</a><a href="tel:113">7</a><a href="#top">8</a><a href="">9</a><a href="ftp://vidu.gov.vn/">10</a>
    <a href="https://www.vidu.gov.vn/e?utm_source=x">11</a><a href="http://[::1">12</a><a href="file:///etc/passwd">13</a><a>14</a>"""
    assert hrefs(html) == [
        "http://vidu.gov.vn/a.html",
        "http://vidu.gov.vn/b-1.htm",
        "http://vidu.gov.vn/tin/c/",
        "https://www.vidu.gov.vn/e",
    ]


def test_base_href_holds_for_relative_links() -> None:
    assert hrefs('<base href="/cong/"><a href="tin-1.html">a</a><a href="/tin-2.html">b</a>') == [
        "http://vidu.gov.vn/cong/tin-1.html",
        "http://vidu.gov.vn/tin-2.html",
    ]


@pytest.mark.parametrize(
    ("classes", "mark"),
    [
        ("main-menu", marks.Marks.CHROME),
        ("navbar navbar-default", marks.Marks.CHROME),
        ("footer_sub", marks.Marks.CHROME),
        ("CMSBreadCrumbs", marks.Marks.CHROME | marks.Marks.BREADCRUMB),
        ("PagerControl", marks.Marks.PAGER),
        ("wp-pagenavi", marks.Marks.PAGER),
        ("tag-cloud", marks.Marks.REMARKS),
        ("sidebar", marks.Marks.ASIDE),
        # Names that only resemble those of furniture.
        ("UIArticleInMenu_Default", 0),
        ("post hentry tag-lua category-menu", 0),
        ("elementor-widget", 0),
        ("home-page", 0),
        ("navy", 0),
    ],
)
def test_names_say_what_surrounds_a_link(classes: str, mark: int) -> None:
    page = Page(f'<div class="{classes}"><a href="/a">a</a></div>'.encode(), url="http://vidu.gov.vn/")
    found = anchors.collect(page, inside=lambda url: True)
    assert found.marks(found.items[0]) & ~marks.Marks.BLOCK == mark


@pytest.mark.parametrize(
    ("path", "elsewhere"),
    [
        ("/tin-tuc/", False),
        ("/index.php?option=com_content&view=article&id=5", False),
        ("/Trang/ChiTietTinTuc.aspx?nid=113139", False),
        ("/the-gioi/", False),
        ("/users/login/", True),
        ("/Pages/dang-nhap.aspx", True),
        ("/tin-tuc?sort=asc", True),
        ("/lich?date=2024-06-01", True),
        ("/2024/06/", True),
        ("/2024/06/ten-bai/", False),
        ("/upload/cong-van.docx", True),
        ("/rss/kinh-te.rss", True),
        ("/tim-kiem?q=lua", True),
    ],
)
def test_urls_that_lead_elsewhere(path: str, elsewhere: bool) -> None:
    assert shapes.leads_elsewhere(f"http://vidu.gov.vn{path}") is elsewhere
