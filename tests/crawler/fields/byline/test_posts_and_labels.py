"""Things that end as a label does, and initials or sentences over a name."""

from __future__ import annotations

import pytest

from tests.crawler.families.village_kit import BODY, DAY, MENU, TEXT, TITLE, over, read


@pytest.mark.parametrize(
    "title",
    ["Chùm ảnh: Lính biên phòng giúp dân gặt lúa", "Gương điển hình: Cô giáo Lò Thị Phượng và lớp học trên mây",
     "Mô hình: Nuôi cá lồng của ông Lê Văn Ba", "PHÓNG SỰ ẢNH: MÙA VÀNG TRÊN BẢN"],
)  # fmt: skip
@pytest.mark.parametrize("called", ["PHƯỜNG VÍ DỤ | {}", "Trang tin"])
def test_a_thing_that_ends_as_a_label_does_names_nobody(title: str, called: str) -> None:
    last = "<p><b>Mô hình: Nuôi cá lồng trên sông Ví Dụ</b></p>"
    banner = "<h1>PHƯỜNG VÍ DỤ</h1>" if "{}" in called else ""
    text = f"<div class=a><h2>{title}</h2>{DAY}<div>{BODY}{last}</div></div>"
    found = read(f"{banner}{MENU}{text}", title=called.format(title))
    assert (found.title, found.byline, found.authors) == (title, None, [])
    assert found.body.split("\n\n") == [*TEXT, "Mô hình: Nuôi cá lồng trên sông Ví Dụ"]


@pytest.mark.parametrize(
    ("above", "byline", "source"),
    [
        ("Q.Tuấn</p><p>Nguồn: Báo Ví Dụ", "Q.Tuấn", "Báo Ví Dụ"),
        ("Chủ tịch UBND xã phát biểu tại ngày hội.</p><p style='text-align:right'>Lê Hoa", "Lê Hoa", None),
        ("Q. Giám đốc Sở Y tế trao quà.</p><p style='text-align:right'>Lê Hoa", "Lê Hoa", None),
        ("Q. GIÁM ĐỐC</p><p>Lê Hoa", None, None),
        ("Q.CHỦ TỊCH</p><p>(Đã ký)</p><p>Lê Hoa", None, None),
        ("Q. Hiệu trưởng</p><p>Lê Hoa", None, None),
        ("KT. TRƯỞNG BAN</p><p>Lê Hoa", None, None),
        ("Q. Chánh Thanh tra</p><p>Lê Hoa", None, None),
        ("CHỦ TỊCH.</p><p>Lê Hoa", None, None),
        ("CHỦ TỊCH</p><p>(Đã ký).</p><p>Lê Hoa", None, None),
    ],
)
def test_an_initial_or_a_sentence_over_a_name_is_no_post(above: str, byline: str | None, source: str | None) -> None:
    found = read(f"<div class=a><h1>{TITLE}</h1>{DAY}<div>{BODY}<p>{above}</p></div></div>")
    assert (found.byline, found.source) == (byline, source)


def test_roles_of_a_mobile_theme_are_not_those_of_another_system() -> None:
    found = read(f"<div data-role=page><div data-role=header>Cổng</div><div data-role=content>{over('')}</div></div>")
    assert (found.parser.family, found.title, found.body.split("\n\n")) == ("generic", TITLE, TEXT)
