"""A "bai-viet" holds in its text what others print beside it."""

from __future__ import annotations

from archive.article import Article
from crawler.parse import parse_bytes

P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
TEXT = f"<p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p>"
LEAD = "Sáng 12/5, huyện khởi công tuyến đường nối hai xã vùng sâu sau nhiều năm chờ đợi."


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
