"""DNN, VCCorp, "bai-viet", VHV, WebSphere and WebCenter: addresses, frames, cross-checks."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler import families
from crawler.html import Page
from crawler.parse import parse_bytes

P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
TEXT = f"<p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p>"
LEAD = "Sáng 12/5, huyện khởi công tuyến đường nối hai xã vùng sâu sau nhiều năm chờ đợi."


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
    ("page", "name"),
    [
        (f"<h1 class=x>A</h1><div class='detail-content afcbc-body'>{TEXT}</div>", "vccorp"),
        (f"<div><h1 class=title>A</h1></div><section><div class=detail-content>{TEXT}</div></section>", "vhv"),
        (f"<h2 class=detail-title>A</h2><div class=detail-content>{TEXT}</div>", "bai-viet"),
        ("<div class='DnnModule DnnModule-391'><h2>A</h2></div>", "dnn"),
        ("<div id=__next></div>", "next-shell"),
        ("<div class=wpthemeControlBody></div>", "webcenter"),
        ("<h1 class=title>A</h1><div class=content>x</div>", "generic"),
    ],
)
def test_what_a_page_is_recognised_by(page: str, name: str) -> None:
    assert families.recognise(Page(page.encode(), url="http://vidu.gov.vn/a")).name == name


@pytest.mark.parametrize(
    "top",
    [
        "<h1 class=detail-title data-role=title>Khởi công</h1><div class=detail-time>"
        "<div data-role=publishdate>Chủ nhật, 01/12/2024, 17:00 (GMT+7)</div></div>",
        "<span class=detail-time data-role=publishdate>01/12/2024 | 17:00 GMT+7</span><h1>Khởi công</h1>",
    ],
)
def test_a_page_of_vccorp(top: str) -> None:
    page = (
        f"<div class=w>{top}<h2 class=detail-sapo data-role=sapo>(Chinhphu.vn) - {LEAD}</h2>"
        f"<div class='detail-content afcbc-body' data-role=content>{TEXT}<figure class=VCSortableInPreviewMode>"
        "<img src=/a.jpg><figcaption class=PhotoCMS_Caption>Quang cảnh lễ</figcaption></figure></div>"
        "<div class=detail-author>Bá Thi</div><div class=detail-tag>Từ khóa: <a href=/t.html>cầu đường</a></div></div>"
    )
    for day, warned in (("241201164520419", False), ("231201164520419", True)):
        found = parse_bytes(page.encode(), url=f"http://vidu.gov.vn/khoi-cong-115{day}.htm")
        assert isinstance(found, Article), found
        assert (found.id, found.published_at) == (f"vidu.gov.vn:115{day}", "2024-12-01T17:00:00+07:00")
        assert (found.title, found.byline, found.source) == ("Khởi công", "Bá Thi", "Chinhphu.vn")
        assert (found.tags, found.images[0].caption) == (["cầu đường"], "Quang cảnh lễ")
        assert bool(found.warnings) is warned


def test_a_bai_viet_holds_files_count_and_byline_in_its_text() -> None:
    page = (
        f"<h1 class=detail-title>Khởi công</h1><div class=time>Đăng tải: 12/05/2022 08:15</div>"
        f"<p class=detail-content-lead>{LEAD}</p><div class=detail-content>{TEXT}<div><b>Tệp đính kèm:</b>"
        "<ul><li><a href=/u/kh.pdf>Kế hoạch số 5</a></ul></div><div>Tác giả: Bá Thi</div><p>Lượt xem: 2.131</p></div>"
    ).encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/bai-viet/khoi-cong")
    assert isinstance(found, Article), found
    assert (found.parser.family, found.lead, found.published_at) == ("bai-viet", LEAD, "2022-05-12T08:15:00+07:00")
    assert (found.byline, found.views, [file.name for file in found.attachments]) == ("Bá Thi", 2131, ["Kế hoạch số 5"])
    assert found.body.endswith("năm nay.")


@pytest.mark.parametrize("prefix", ["dnn_ctr391_ViewNews", "dnn_ctr507_Detail"])
def test_a_module_of_dnn_beside_a_clock_that_stopped(prefix: str) -> None:
    page = (
        "<meta name=GENERATOR content='DotNetNuke '><title>Cổng thông tin - Khởi công</title>"
        "<div id=clock>Thứ năm, 12/05/2018, 10:22:33</div><div class='DnnModule DnnModule-391'>"
        f"<span class=Head>Chi tiết tin</span><span id={prefix}_lblTitle>Khởi công</span><span>Lượt xem: 2.131</span>"
        f"<div id={prefix}_divLead>{LEAD}</div><div id={prefix}_lblContent>{TEXT}</div></div>"
    ).encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/tin-tuc/khoi-cong-2571")
    assert isinstance(found, Article), found
    assert (found.id, found.parser.family, found.title) == ("vidu.gov.vn:2571", "dnn", "Khởi công")
    assert (found.published_at, found.views, found.lead) == (None, 2131, LEAD)


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
