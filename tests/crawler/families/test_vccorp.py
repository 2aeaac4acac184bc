"""A page of VCCorp."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
TEXT = f"<p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p>"
LEAD = "Sáng 12/5, huyện khởi công tuyến đường nối hai xã vùng sâu sau nhiều năm chờ đợi."


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
