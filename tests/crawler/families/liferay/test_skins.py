"""Liferay with the portlets of VNPT and DNICT, and without any."""

from __future__ import annotations

import pytest

from archive.article import Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

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


@pytest.mark.parametrize("frame", ["<div class=portlet-boundary id=p_p_id_1>", "<div class=portlet-boundary>"])
def test_a_header_of_web_content_is_no_body(frame: str) -> None:
    header = f"{frame}<div class=journal-content-article>CỔNG THÔNG TIN ĐIỆN TỬ</div></div>"
    found = article(header + LIFERAY, "https://vidu.gov.vn/web/guest/-/mua-vang")
    assert (found.parser.family, found.title, found.views) == ("liferay", TITLE, 87)
    assert TEXT.strip() in found.body
    assert "CỔNG" not in found.body
