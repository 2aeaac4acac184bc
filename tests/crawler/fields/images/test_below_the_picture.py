"""What stands between a picture and a heading."""

from __future__ import annotations

import pytest

from tests.crawler.families.village_kit import DAY, TEXT, TITLE, read


@pytest.mark.parametrize(
    "heading", ["<h3>Nhiều chỉ tiêu đạt và vượt kế hoạch</h3>", "<p><b>Nhiều chỉ tiêu đạt</b></p>"]
)
@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("<div class=note>Quang cảnh phiên họp thường kỳ của UBND xã sáng 26/6</div>", True),
        ("<p><em>Bà con thôn Bãi Bằng thi kéo co trong ngày hội</em></p>", True),
        ("<p>Có 15 ý kiến tham luận tại hội nghị của thôn.</p>", False),
        ("<p>Những con số biết nói của cả thôn</p>", False),
        ("<p>Tại buổi gặp mặt có 50 đại biểu tham dự</p>", False),
        ("<p>Một góc nhìn khác về làng nghề của xã</p>", False),
        ("<p style='text-align:justify'>Ban tổ chức trao giải Nhất tại hội nghị</p>", False),
        ("<p><em>Tại lễ ra quân của thôn Bãi Bằng</em></p>", True),
        ("<p><em>Kỳ 1: Những ngày gian khó của thôn</em></p>", False),
        ("<p><b>Trao quà cho hộ nghèo tại buổi lễ</b></p>", False),
        ("<h4>Trao quà cho hộ nghèo tại buổi lễ</h4>", False),
    ],
)
def test_what_stands_between_a_picture_and_a_heading(line: str, is_caption: bool, heading: str) -> None:
    text = f"<p>{TEXT[0]}</p><p><img src=/u/hop.jpg></p>{line}{heading}<p>{TEXT[1]}</p>"
    found = read(f"<div class=a><h1>{TITLE}</h1>{DAY}<div class=nd>{text}</div></div>")
    assert [each.caption is not None for each in found.images] == [is_caption]
    assert len(found.body.split("\n\n")) == 4 - is_caption
