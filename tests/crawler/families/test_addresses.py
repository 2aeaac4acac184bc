"""Addresses of systems: their numbers, those without one, and the state of a session."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler import families
from crawler.parse import parse_bytes


@pytest.mark.parametrize(
    ("name", "path", "identity"),
    [
        ("vnpt-old", "/mDefault.aspx?sid=14&pageid=65&catid=71&id=693472&catname=kq&title=a", "p:693472"),
        ("vnpt-old", "/14/65/71/693472/kq/a", "p:693472"),
        ("vnpt-old", "/so/14/65/71/693472/Kq/A-Ngay-7-8-2023-.aspx", "p:693472"),
        ("vnpt-old", "/mDefault.aspx?sid=14&pageid=65&catid=71&catname=kq", None),
        ("vnpt-old", "/14/65/71/kq", None),
        ("vnpt-new", "/tin-tuc/mua-vang-889529?pageindex=0", "p:889529"),
        ("vnpt-new", "/tin-tuc", None),
        ("liferay", "/web/dng/-/mua-vang", "p:dng:mua-vang"),
        ("liferay", "/vi/web/dng/-/mua-vang", "p:dng:mua-vang"),
        ("liferay", "/en/web/dng/-/mua-vang", "p:en.dng:mua-vang"),
        ("liferay", "/chi-tiet/-/asset_publisher/Enp27/content/mua-vang/20181", "p:20181:mua-vang"),
        ("liferay", "/thoi-su", None),
        ("liferay-vnpt", "/-/details/37632/mua-vang-141199571", "p:141199571"),
        ("liferay-vnpt", "/tin?p_p_id=x_WAR_y&_x_WAR_y_articleId=141199571", "p:141199571"),
        ("liferay-dnict", "/chi-tiet?cat=7&dinhdanh=55", "p:55"),
        ("liferay-dnict", "/chi-tiet?dinhdanh=55", "p:55"),
        ("liferay", "/-/details/37632/mua-vang-141199571", "p:141199571"),
        ("liferay", "/chi-tiet?cat=7&dinhdanh=55", "p:55"),
        ("liferay-dnict", "/-/details/37632/mua-vang-141199571", "p:141199571"),
        ("liferay-dnict", "/web/dng/-/mua-vang-2023", "p:dng:mua-vang-2023"),
        ("liferay-vnpt", "/web/dng/-/mua-vang", "p:dng:mua-vang"),
        ("article-detail", "/tong-ket-nam-2023.html", None),
        ("article-detail", "/hop-bao-ngay-10-7.html", None),
        ("article-detail", "/mua-vang-3421.html", "p:3421"),
        ("article-detail", "/chuyen-muc-tin-c217-3.html", None),
        ("article-detail", "/chuyen-muc-tin-c217-12345.html", None),
        ("article-detail", "/mua-vang-c217-12.html", None),
        ("article-detail", "/mua-vang-c217-1234.html", None),
        ("article-detail", "/mua-vang-c217-196433.html", "p:196433"),
    ],
)
def test_addresses(name: str, path: str, identity: str | None) -> None:
    found = families.named(name).identity(f"https://vidu.gov.vn{path}")
    assert (found.of("p") if found else None) == identity


P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
TEXT = f"<p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p>"


@pytest.mark.parametrize(
    ("family", "path", "number"),
    [
        ("dnn", "/tin-tuc/khoi-cong-duong-2571", "2571"),
        ("dnn", "/ban-tin-so-12/newsid/500", "500"),
        ("dnn", "/quyet-dinh-so-1257?newsid=500", "500"),
        ("dnn", "/covid-19/khai-bao-y-te", None),
        ("dnn", "/tin-tuc/covid-19", None),
        ("dnn", "/tin-tuc/trang-2024", None),
        ("dnn", "/tin-tuc/tabid/119/newsid/250376/Default.aspx", "250376"),
        ("dnn", "/Default.aspx?tabid=119&NewsViews=258209", "258209"),
        ("dnn", "/Tin/tabid/88/articleType/ArticleView/articleId/2101/Hop-mat.aspx", "2101"),
        ("dnn", "/Tin/tabid/88/language/vi-VN/articleType/ArticleView/articleId/2101/Hop-mat.aspx", "2101"),
        ("dnn", "/Tin/ArtMID/415/ArticleID/1024/Hop-mat", "1024"),
        ("dnn", "/Tin/tabid/88/articleType/CategoryView/categoryId/5/Kinh-te.aspx", None),
        ("dnn", "/tin-tuc", None),
        ("dnn", "/Default.aspx?tabid=119", None),
        ("vccorp", "/khoi-cong-duong-115241201164520419.htm", "115241201164520419"),
        ("vccorp", "/chinh-tri/trang-2.htm", None),
        ("vccorp", "/chinh-tri.htm", None),
    ],
)
def test_numbers_in_addresses(family: str, path: str, number: str | None) -> None:
    found = families.named(family).identity(f"http://vidu.gov.vn{path}")
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("family", "path", "is_article"),
    [
        ("bai-viet", "/bai-viet/khoi-cong", True),
        ("bai-viet", "/vi/bai-viet/khoi-cong-99", True),
        ("bai-viet", "/vi/chuyen-muc/tin-trong-tinh", False),
        ("vhv", "/tin-tuc/an-ninh/khoi-cong.html", False),
        ("vhv", "/tin-tuc/trang-2.html", False),
        ("vnpt-new", "/chuyen-muc/phong-chong-covid-19", False),
        ("vnpt-new", "/tin-tuc/trang-2", False),
        ("dnn", "/tin-tuc/page-2", False),
        ("joomla", "/8-thoi-su", False),
        ("joomla", "/vi/8-thoi-su", False),
        ("joomla", "/tin-tuc/8-thoi-su", False),
        ("joomla", "/8-tin-tuc/8-khoi-cong", True),
        ("sharepoint", "/Pages/chuyenmuc.aspx?id=32", False),
        ("sharepoint", "/Pages/chi-tiet.aspx?id=32", True),
        ("vhv", "/tin-tuc/an-ninh", False),
    ],
)
def test_addresses_without_numbers(family: str, path: str, *, is_article: bool) -> None:
    assert bool(families.named(family).is_article_url(f"http://vidu.gov.vn{path}")) is is_article


@pytest.mark.parametrize(
    ("path", "canonical", "url"),
    [
        ("/wps/portal/!ut/p/z1/04_Sj9CPykssy0xP/", "", None),
        ("/webcenter/portal/so/tin?_afrLoop=123&_adf.ctrl-state=x", "", None),
        ("/wps/portal/!ut/p/z1/04_Sj9CPykssy0xP/", "/wps/portal/noivu/khoi-cong", "/wps/portal/noivu/khoi-cong"),
        ("/wps/portal/!ut/p/z1/04_Sj9CPykssy0xP/", "/wps/portal/!ut/p/z1/khac/", None),
        ("/wps/portal/noivu/khoi-cong", "", "/wps/portal/noivu/khoi-cong"),
    ],
)
def test_the_state_of_a_session_is_no_address(path: str, canonical: str, url: str | None) -> None:
    link = f"<link rel=canonical href='http://vidu.gov.vn{canonical}'>" if canonical else ""
    page = (
        f"<html><head><title>Khởi công tuyến đường</title>{link}</head><body><div class=wpthemeControlBody>"
        f"<h1>Khởi công tuyến đường</h1><p>08:15 12/05/2022</p>{TEXT * 2}</div></body></html>"
    ).encode()
    found = parse_bytes(page, url=f"http://vidu.gov.vn{path}")
    if url is None:
        assert isinstance(found, Reject)
        assert found.reason == "state-url"
    else:
        assert isinstance(found, Article), found
        assert (found.url, found.parser.family) == (f"http://vidu.gov.vn{url}", "webcenter")
