"""VNPT's new and old portal."""

from __future__ import annotations

import pytest

from archive.article import Article
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


def test_boxes_of_the_site_are_no_other_news_of_the_article() -> None:
    others = "".join(f"<li><a href=/{n}>Tin thứ {n} của cả trang này</a>" for n in range(3))
    found = article(
        f"<div class=ArticleDetailControl><div class=ArticleHeader>{TITLE}</div><div class=PostDate>01/02/2023</div>"
        f"<div class=ArticleContent><p>{TEXT}</p><p>{TEXT}</p></div></div>"
        f"<div><h3>Tin đọc nhiều</h3><ul>{others}</ul></div><div><h3>Văn bản mới</h3><ul>{others}</ul></div>"
    )
    assert found.related == []
