"""VNPT, Liferay, Article-Detail and Kentico: pages and addresses varied by hand."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler import families
from crawler.html import Page
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

VNPT_NEW = f"""
<ol class=crumb-list><li><a href=/>Trang nhất</a><li><a href=/nong-nghiep>Nông nghiệp</a></ol>
<div class=cell><div class="ArticleDetailControl wide">
  <div class=ArticleHeader>{TITLE}</div><p class=PostDate>Thứ tư, 25/05/2022 07:30</p>
  <div class=author>Minh Khôi | Lượt xem: 1.204</div>
  <p class=ArticleSummary>{LEAD}</p><img class=ImgDetailImage src=/upload/dong-lua.jpg>
  <section class=ArticleContent><p>{TEXT}</p><p>{TEXT}</p></section>
  <ul><li><a class=link-download href="#" onclick="downloadFile('x','/upload/ke-hoach.doc')">Kế hoạch</a></ul>
</div></div>
<div class=more><b>Các tin khác</b>
<div><a href=/tin-tuc/le-hoi-12>Lễ hội xuống đồng năm nay</a> (20/05/2022)</div></div>
"""


def test_vnpt_new() -> None:
    found = article(VNPT_NEW)
    assert (found.parser.family, found.id) == ("vnpt-new", "vidu.gov.vn:4711")
    assert (found.title, found.lead, found.byline, found.views) == (TITLE, LEAD, "Minh Khôi", 1204)
    assert found.published_at == "2022-05-25T07:30:00+07:00"
    assert found.section == ["Nông nghiệp"]
    assert [image.url for image in found.images] == ["https://vidu.gov.vn/upload/dong-lua.jpg"]
    assert [(file.url, file.name) for file in found.attachments] == [
        ("https://vidu.gov.vn/upload/ke-hoach.doc", "Kế hoạch")
    ]
    assert [other.title for other in found.related] == ["Lễ hội xuống đồng năm nay"]


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


LIFERAY = f"""
<div class="portlet-boundary outer" id="p_p_id_56_INSTANCE_Ab1_"><h1 class=portlet-title>Chi tiết tin</h1>
 <div class=title-news><h1>{TITLE}</h1></div>
 <i class=ngay_xb>Đăng lúc: 13/01/2026 19:15 | Lượt xem: 87</i>
 <div class=journal-content-article><p>{LEAD}</p><p>{TEXT}</p><p>{TEXT}</p><p align=right>NGỌC LAN - HỮU TÀI</p></div>
 <div><label>Từ khóa:</label> <a href=/t/1>lúa</a>, <a href=/t/2>nước tưới</a></div>
</div>
"""


def test_liferay() -> None:
    found = article(LIFERAY, "https://vidu.gov.vn/web/guest/-/mua-vang")
    assert (found.parser.family, found.id) == ("liferay", "vidu.gov.vn:guest:mua-vang")
    assert (found.title, found.views, found.byline) == (TITLE, 87, "NGỌC LAN - HỮU TÀI")
    assert (found.published_at, found.tags) == ("2026-01-13T19:15:00+07:00", ["lúa", "nước tưới"])


def test_liferay_with_vnpt_portlets() -> None:
    found = article(
        f"<div class=portlet-boundary id=p_p_id_dsnews_><h1 id=contentDetailTitleId>{TITLE}</h1><time>05/02/2024</time>"
        f"<div id=sapoDetailId>{LEAD}</div><div id=contentDetail>{TEXT}<br><br>{TEXT}</div></div>",
        "https://vidu.gov.vn/-/details/376/mua-vang-1411",
    )
    assert (found.parser.family, found.id) == ("liferay-vnpt", "vidu.gov.vn:1411")
    assert (found.title, found.lead, found.published_at) == (TITLE, LEAD, "2024-02-05")
    assert len(found.body.split("\n\n")) == 2


def test_the_line_of_facts_of_dnict_is_no_lead() -> None:
    found = article(
        f"<div class=portlet-boundary><div class=the-article><header class=title-article><h2>{TITLE}</h2></header><p>"
        "<span class=the-article-timecreate><b>Ngày đăng tin: </b>03/09/2021 08:05</span> "
        "<span class=the-article-createby><b>Người đăng tin: </b>Quản trị viên</span> "
        f"<span class=viewcount><b>Lượt xem: </b>512</span></p><div class=the-article-body><p>{TEXT}</p><p>{TEXT}</p>"
        "</div><p class=the-article-author><b>Tác giả: </b>Lan Chi</p></div></div>",
        "https://vidu.gov.vn/chi-tiet?dinhdanh=9&cat=2",
    )
    assert found.parser.family == "liferay-dnict"
    assert (found.lead, found.byline, found.views) == (None, "Lan Chi", 512)
    assert found.published_at == "2021-09-03T08:05:00+07:00"


def test_a_tombstone_of_dnict() -> None:
    page = (
        "<title>Sở Ví Dụ</title><div class=portlet-boundary><div class=x><h3>Bài viết ngừng xuất bản</h3></div></div>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/chi-tiet?dinhdanh=9")
    assert isinstance(found, Reject)
    assert found.reason == "soft-404"


def test_article_detail() -> None:
    found = article(
        f"<section class='section-list Article-Detail-default'><h1 class=title-detail>{TITLE}</h1>"
        "<span class='post-date left'>Thứ năm, 30/10/2025<i> | </i>10:31 | lượt xem: 7</span>"
        f"<h2 class=article-brief>{LEAD}</h2><div class=article-content><p>{TEXT}</p><p>{TEXT}</p></div>"
        "<div class=author>Mai Anh</div><iframe src='/xem/viewer.html?file=/tai-lieu/bao-cao.pdf'></iframe>"
        "<div class='relatedArticles hidden'><a href=/le-hoi-2.html>Lễ hội xuống đồng năm nay</a></div></section>",
        "https://vidu.gov.vn/mua-vang-3421.html",
    )
    assert (found.parser.family, found.id) == ("article-detail", "vidu.gov.vn:3421")
    assert (found.lead, found.byline, found.views) == (LEAD, "Mai Anh", 7)
    assert found.published_at == "2025-10-30T10:31:00+07:00"
    assert [file.url for file in found.attachments] == ["https://vidu.gov.vn/tai-lieu/bao-cao.pdf"]
    assert [other.title for other in found.related] == ["Lễ hội xuống đồng năm nay"]
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Paragraph"]


def test_kentico() -> None:
    found = article(
        "<div class=breakcumb><a class=CMSBreadCrumbsLink href=/tin.aspx>Tin tức</a></div>"
        f"<div class=article><h1><a>{TITLE}</a></h1><time class=ct_time>Cập nhật : 04-04-2018 - 09:34</time>"
        f"<div class=clearfix></div><div>{TEXT}<br>{TEXT}</div><div class=ct_social>Chia sẻ</div></div>"
        "<div class=orther_content><h1><a>Bài viết khác</a></h1>"
        "<ul class=list_orther><li><a href=/khac.aspx>Lễ hội xuống đồng năm nay</a></ul></div>",
        "https://vidu.gov.vn/tin/mua-vang.aspx",
    )
    assert (found.parser.family, found.title, found.section) == ("kentico", TITLE, ["Tin tức"])
    assert (found.published_at, found.modified_at) == ("2018-04-04T09:34:00+07:00", None)
    assert [other.title for other in found.related] == ["Lễ hội xuống đồng năm nay"]


def test_a_page_of_kentico_without_title_and_time_is_static() -> None:
    page = (
        "<title>Giờ mở cửa</title><span class=CMSBreadCrumbsCurrentItem>Giờ mở cửa</span>"
        f"<div class=article><div><h2>Giờ mở cửa</h2><p>{TEXT}</p><p>{TEXT}</p></div></div>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tham-quan/gio-mo-cua.aspx")
    assert isinstance(found, Reject)
    assert found.reason == "static-page"


def test_rules_set_as_headings_without_a_time_are_static_and_dated_ones_are_not() -> None:
    rules = "<h1><b>NỘI QUY THAM QUAN</b><br><br>1. Trang phục gọn gàng, lịch sự<br>2. Không mang hành lý</h1>"
    trail = "<title>Tham quan</title><span class=CMSBreadCrumbsCurrentItem>Nội quy</span>"
    found = parse_bytes(
        f"{trail}<div class=article><div>{rules}<p>{TEXT}</p></div></div>".encode(), url="https://vidu.gov.vn/quy.aspx"
    )
    assert isinstance(found, Reject)
    assert found.reason == "static-page"
    dated = (
        f"<div class=article><h1>{TITLE}</h1><p class=ngay-dang>04-04-2018 09:34</p><div>{TEXT}<br>{TEXT}</div></div>"
    )
    other = parse_bytes(f"{trail}{dated}".encode(), url="https://vidu.gov.vn/mua-vang.aspx")
    assert isinstance(other, Article)
    assert (other.title, other.published_at) == (TITLE, "2018-04-04T09:34:00+07:00")


def test_the_body_without_a_name_is_the_longest() -> None:
    page = Page(
        f"<div class=article><h1>{TITLE}</h1><div>{LEAD}</div><div>{TEXT}</div></div>".encode(), url="https://vidu.vn/"
    )
    kentico = families.named("kentico")
    node = kentico.body_node(page, page.first("div.article"))
    assert node is not None
    assert node.text(deep=True) == TEXT


UNDATED = (
    "<form action='/mDefault.aspx?id=7'><a href=/>Sở Ví Dụ</a><div><p class=tieu-de>Mùa vàng trên cánh đồng mẫu lớn</p>"
    f"<div>{TEXT}<br><br>{TEXT}</div></div></form>"
)


@pytest.mark.parametrize(("address", "is_article"), [("/14/65/71/4711/tin/mua-vang", True), ("/14/65/71/tin", False)])
def test_an_undated_page_of_old_vnpt_is_what_its_address_says(address: str, *, is_article: bool) -> None:
    page = f"<html><head><title>{TITLE}</title></head><body>{UNDATED}</body></html>".encode()
    found = parse_bytes(page, url=f"https://vidu.gov.vn{address}")
    assert isinstance(found, Article) is is_article


def test_a_count_on_the_line_of_the_title() -> None:
    found = article(
        f"<form action='/mDefault.aspx?id=7'><div><span>{TITLE}</span> <span>Lượt xem : 44</span>"
        f"<div class=DateCreate>Ngày 5/7/2021</div><div>{TEXT}<br><br>{TEXT}</div></div></form>",
        "https://vidu.gov.vn/14/65/71/4711/tin/mua-vang",
    )
    assert (found.parser.family, found.id) == ("vnpt-old", "vidu.gov.vn:4711")
    assert (found.title, found.views, found.published_at) == (TITLE, 44, "2021-07-05")


def test_a_stray_name_makes_no_liferay_page() -> None:
    page = Page(b"<div id=p_p_id_1><div class=Article-Detail-default></div></div>", url="https://vidu.gov.vn/a")
    assert families.recognise(page).name == "article-detail"


def test_boxes_of_the_site_are_no_other_news_of_the_article() -> None:
    others = "".join(f"<li><a href=/{n}>Tin thứ {n} của cả trang này</a>" for n in range(3))
    found = article(
        f"<div class=ArticleDetailControl><div class=ArticleHeader>{TITLE}</div><div class=PostDate>01/02/2023</div>"
        f"<div class=ArticleContent><p>{TEXT}</p><p>{TEXT}</p></div></div>"
        f"<div><h3>Tin đọc nhiều</h3><ul>{others}</ul></div><div><h3>Văn bản mới</h3><ul>{others}</ul></div>"
    )
    assert found.related == []


@pytest.mark.parametrize("frame", ["<div class=portlet-boundary id=p_p_id_1>", "<div class=portlet-boundary>"])
def test_a_header_of_web_content_is_no_body(frame: str) -> None:
    header = f"{frame}<div class=journal-content-article>CỔNG THÔNG TIN ĐIỆN TỬ</div></div>"
    found = article(header + LIFERAY, "https://vidu.gov.vn/web/guest/-/mua-vang")
    assert (found.parser.family, found.title, found.views) == ("liferay", TITLE, 87)
    assert TEXT.strip() in found.body
    assert "CỔNG" not in found.body


def test_the_longest_field_of_rich_text_is_the_body() -> None:
    found = article(
        f"<meta name=generator content='Microsoft SharePoint'><div class=ms-rtestate-field>CỔNG THÔNG TIN</div>"
        f"<h1>{TITLE}</h1><p>05/02/2024</p><div class=ms-rtestate-field><p>{TEXT}</p><p>{TEXT}</p></div>",
        "https://vidu.gov.vn/Pages/mua-vang.aspx",
    )
    assert (found.parser.family, found.body.startswith(TEXT.strip())) == ("sharepoint", True)
