"""The last lines of a text tell facts and lead on; words that end as a label of who wrote does are none."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, HEAD, ONE, TEXT, TITLE, TWO, article

FRAMES = {
    "none": f"{HEAD}<div>{{0}}</div>",
    "bai-viet": f"<h1 class=detail-title>{TITLE}</h1><div class=time>Đăng tải: 12/05/2022 08:15</div>"
    "<div class=detail-content>{0}</div>",
}
SIGNED = "<p align=right><b>Thu Hà</b></p>"


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(
    "fact",
    [
        "Thời gian thực hiện: Quý IV năm 2026",
        "Văn bản kèm theo: Quyết định số 12",
        "Danh sách kèm theo: Lê Văn An, Trần Thị Bình",
        "Mức thu thực hiện theo: Nghị quyết số 12/NQ-HĐND",
        "Hồ sơ nộp theo: đường bưu điện hoặc trực tiếp",
        "Kinh phí từ các nguồn: ngân sách, xã hội hóa",
        "Chủ đề bài viết: Gia đình hạnh phúc",
        "Diễn biến dịch: 12 ca mắc mới",
        "Địa bàn thực hiện: TP. Huế",
        "Phần trình bày: Tiểu sử đồng chí Lê Văn Tám",
        "Bài tiếp theo: Giữ rừng từ gốc",
        "(Bài tiếp theo: Cầu Treo)",
        "Kỳ tiếp theo: Giữ rừng từ gốc",
        "Video minh họa: Cầu treo qua sông",
    ],
)
def test_facts_below_a_text_are_the_text(frame: str, fact: str) -> None:
    found = article(frame.format(f"{TEXT}<p>{fact}</p>{SIGNED}"))
    assert (found.body, found.byline, found.source) == (f"{BOTH}\n\n{fact}", "Thu Hà", None)


@pytest.mark.parametrize(
    ("credit", "byline", "source"),
    [
        ("Nhóm thực hiện: Lê Hà - Minh Anh", "Nhóm - Lê Hà - Minh Anh", None),
        ("Người thực hiện: Nguyễn An", "Nguyễn An", None),
        ("Thực hiện: Y Blo", "Y Blo", None),
        ("Nhóm thực hiện: T.L", "Nhóm - T.L", None),
        ("Nhóm biên soạn: H. Anh", "Nhóm - H. Anh", None),
        ("BTV thực hiện: K'Brôi", "K'Brôi", None),
        ("Lược ghi: H'Lan Niê", "Lược - H'Lan Niê", None),
        ("BTV thực hiện: Cô giáo Lê Thị Hoa", "Cô giáo Lê Thị Hoa", None),
        ("Trích từ nguồn: Dân trí", "Trích từ", "Dân trí"),
        ("Tin từ nguồn: https://vidu.vn", "Tin từ", "https://vidu.vn"),
        ("Tin tức theo: Báo Ấp Bắc", "Báo Ấp Bắc", None),
        ("Minh Anh (theo: TTXVN)", "Minh Anh", "TTXVN"),
        ("Video minh họa: Lê Hà", "Lê Hà", None),
    ],
)
def test_labels_behind_names_and_before_them_are_labels(credit: str, byline: str, source: str | None) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p>{credit}</p></div>")
    assert (found.body, found.byline, found.source) == (BOTH, byline, source)


BUTTONS = [
    "<p><a href=/tin/a-1>« Bài trước</a> | <a href=/tin/b-2>Bài tiếp »</a></p>",
    "<p>« <a href=/tin/a-1>Bài trước</a></p><p><a href=/tin/b-2>Bài sau</a> »</p>",
    "<div><a href=/tin/a-1>Bài viết trước</a> <a href=/tin/b-2>Bài viết tiếp theo</a></div>",
    "<p><a href=/tin/a-1>Tin cũ hơn</a> <a href=/tin/b-2>Tin mới hơn</a></p>",
]


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("buttons", BUTTONS)
def test_buttons_to_the_articles_before_and_behind_are_no_text(frame: str, buttons: str) -> None:
    assert article(frame.format(f"{TEXT}{buttons}")).body == BOTH


@pytest.mark.parametrize("line", ["Bài sau: Giữ rừng từ gốc", "Bài sau sẽ nói về người giữ rừng.", "Bài 2: Giữ rừng"])
def test_what_a_series_goes_on_with_is_its_text(line: str) -> None:
    assert article(f"{HEAD}<div>{TEXT}<p>{line}</p></div>").body == f"{BOTH}\n\n{line}"


LISTED = f"<ul><li>{ONE}</li><li>{TWO}</li></ul>"
QUOTED = f"<blockquote><p>{TWO}</p></blockquote>"
WHOM = "<p>Địa chỉ: 15 Lê Lợi</p><p>Điện thoại: 0912.345.678</p>"


@pytest.mark.parametrize("between", [LISTED, QUOTED])
def test_whom_to_call_below_a_list_or_a_quote_is_the_text(between: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p>{between}{WHOM}</div>")
    assert found.body.endswith(f"{TWO}\n\nĐịa chỉ: 15 Lê Lợi\n\nĐiện thoại: 0912.345.678")


@pytest.mark.parametrize("between", [LISTED, QUOTED])
@pytest.mark.parametrize("foot", [f"<div><p>UBND XÃ TÂN HÒA</p>{WHOM}</div>", WHOM])
def test_the_foot_of_a_page_below_a_list_or_a_quote_is_not(between: str, foot: str) -> None:
    assert article(f"{HEAD}<div><p>{ONE}</p>{between}</div>{foot}").body.endswith(TWO)
