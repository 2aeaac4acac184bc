"""News that look like a decree, a notice, a list or a search; and such pages."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.fields.pages_kit import (
    BRIDGE,
    BRIDGE_TEXT,
    MEETING_TEXT,
    PARAGRAPH,
    bridge_with,
    of_bridge,
    of_meeting,
    of_visit,
    paragraphs,
    parsed_bridge,
    parsed_meeting,
    parsed_page,
)


def test_news_of_a_decree_are_no_record_of_it() -> None:
    said = (
        "Nghị định số hiệu 50/2024/NĐ-CP do Chính phủ ban hành, ngày ban hành 10/5/2024, ngày có hiệu lực 15/5/2024, "
        "người ký là Thủ tướng."
    )
    assert of_meeting(text=paragraphs(said, *MEETING_TEXT)).body.startswith("Nghị định số hiệu")


@pytest.mark.parametrize(
    "text", ["Sau khi xông hơi, hãy chờ 15 phút rồi mới tắm.", "Cảnh báo thao tác quá nhanh khi chuyển tiền"]
)
def test_advice_to_wait_is_no_flood_page(text: str) -> None:
    record = parsed_meeting(text=f"<p>{text}</p>")
    assert not (isinstance(record, Reject) and record.reason == "flood")


def test_news_of_functions_is_no_static_page() -> None:
    title = "Chức năng nhiệm vụ - Những điểm mới của Sở Nội vụ"
    text = paragraphs(*MEETING_TEXT)
    page = f"<title>{title}</title><div class=main><h1>{title}</h1>12/03/2025 08:30<div>{text}</div></div>"
    assert isinstance(parse_bytes(page.encode(), url="http://vidu.example/tin-tuc/diem-moi-7.html"), Article)


@pytest.mark.parametrize("label", ["Số ký hiệu", "Số hiệu", "Số/Ký hiệu", "Số, ký hiệu", "Số hiệu văn bản"])
def test_a_record_of_a_document_is_one_whatever_its_number_is_called(label: str) -> None:
    rows = [
        (label, "55/QĐ-UBND"),
        ("Ngày ban hành", "11/01/2022"),
        ("Người ký", "Hoàng Thủy"),
        ("Trích yếu", BRIDGE_TEXT),
    ]
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    found = parsed_bridge(f"<table>{table}</table>", "<div><h3>{title}</h3>{body}</div>")
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


def test_news_of_a_number_and_a_day_of_issue_are_news() -> None:
    found = of_bridge(
        f"<p>Tàu cá số hiệu 9012 và ngày ban hành lệnh cấm biển đã được báo. {BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>"
    )
    assert "số hiệu 9012" in f"{found.lead} {found.body}"


@pytest.mark.parametrize("kind", ["div", "section"])
def test_abstracts_without_a_whole_text_are_a_listing(kind: str) -> None:
    rows = "".join(
        f"<{kind} class=asset-abstract><h3><a href='/-/{n}'>Hội xuân {n}</a></h3><div class=asset-summary>"
        f"Hội xuân diễn ra từ ngày {n} đến ngày {n + 3} với nhiều trò chơi."
        f"<a href='/-/{n}'>Xem thêm »</a></div></{kind}>"
        for n in (1, 2, 3)
    )
    frame = "<div class=portlet-boundary><h1 class=portlet-title>Tin tức</h1>{body}</div>"
    assert isinstance(parsed_bridge(rows, frame, url="http://a.vn/tin-tuc"), Reject)
    whole = (
        f"<div class=portlet-boundary><div class=asset-full-content><div class=title-news><h1>{BRIDGE}</h1></div>"
        f"<span class=date>26/05/2022</span><div class=journal-content-article>"
        f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p></div>"
        "</div></div>"
    )
    assert isinstance(parsed_bridge(rows, f"{whole}<div class=portlet-boundary>{{body}}</div>"), Article)


@pytest.mark.parametrize("name", ["Tìm kiếm", "Tìm kiếm tin tức", "Kết quả tìm kiếm"])
def test_a_page_for_searching_is_a_listing(name: str) -> None:
    html = f"<title>{name} - Xã Ví Dụ</title><form><input name=q></form><ul><li><a href='/1'>Khai hội</a></li></ul>"
    found = parse_bytes(html.encode(), url="http://a.vn/vi/seek/?x=1")
    assert isinstance(found, Reject)
    assert found.reason == "listing"
    news = bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", title="Tìm kiếm người mất tích trên sông")
    assert news.published_at == "2022-05-26T08:15:00+07:00"


SHORT = (
    "<p>Chiều nay, lực lượng chức năng của huyện đã tới nơi, bà con trong xã rất phấn khởi đón nhận "
    "sự giúp đỡ của cả cộng đồng.</p>"
)


@pytest.mark.parametrize(
    "title",
    [
        "Không tìm thấy nạn nhân mất tích trên sông Hậu",
        "404 hộ nghèo nhận quà Tết",
        "Giới thiệu: Cuốn sách lịch sử tỉnh",
        "Đăng nhập một lần trên Cổng dịch vụ công",
    ],
)
def test_news_of_what_notices_speak_of(title: str) -> None:
    assert of_visit(f"{SHORT}<form><input type=password></form>", title).title == title


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            "<h1>Kế hoạch số 26/KH-UBND</h1><div><p><b>Số ký hiệu:</b> 26/KH-UBND</p><p>Ngày ban hành: 12/05/2022</p>"
            f"<p>Cơ quan ban hành: UBND huyện</p><p>Người ký: Ông A</p><p>Trích yếu: {PARAGRAPH}</p></div>",
            "legal-document",
        ),
        (
            "<h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại.</p><p>Lượt truy cập: 23.219.328</p>",
            "soft-404",
        ),
        ("<h1>Liên hệ</h1><p>Văn phòng UBND huyện</p><p>Điện thoại: (0294) 3855 895</p>", "static-page"),
        (
            "<h1>Đăng nhập hệ thống</h1><form><label>Tên</label><input name=u><input type=password></form>"
            f"<div><a href=/a>{PARAGRAPH}</a></div>",
            "login",
        ),
    ],
)
def test_what_has_a_title_and_is_no_article(page: str, reason: str) -> None:
    title = page.removeprefix("<h1>").partition("</h1>")[0]
    clock = "<div>Thứ năm, 12/05/2022</div>"
    found = parsed_page(f"<title>{title} - Cổng thông tin</title>{clock}{page}", "http://vidu.gov.vn/chi-tiet/5")
    assert isinstance(found, Reject), found
    assert found.reason == reason
