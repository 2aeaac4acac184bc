"""A module of DNN."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
TEXT = f"<p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p>"
LEAD = "Sáng 12/5, huyện khởi công tuyến đường nối hai xã vùng sâu sau nhiều năm chờ đợi."


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
