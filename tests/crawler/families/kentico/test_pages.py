"""Pages of Kentico, and those of it that are static."""

from __future__ import annotations

from archive.article import Article, Reject
from crawler import families
from crawler.html import Page
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article


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
