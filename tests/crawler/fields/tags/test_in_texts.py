"""Tags below a text, in its own element, as editors write them: they are the article's, and none of its text."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.crawler.families.page_kit import ONE, TEXT, parsed

FRAMES = {
    "joomla": "<meta name=generator content='Joomla! - Open Source Content Management'><div class=item-page>"
    "<h2 itemprop=headline>Mở hội</h2><dd class=published><time datetime=2021-08-17T02:30:45Z>17 Tháng 8 2021</time>"
    "<div itemprop=articleBody>{0}</div></div>",
    "bai-viet": "<h1 class=detail-title>Mở hội</h1><div class=time>Đăng tải: 12/05/2022 08:15</div>"
    "<div class=detail-content>{0}</div>",
    "none": "<h1>Mở hội</h1><p>12/05/2022 08:15</p><div>{0}</div>",
}
LONG = ["chuyển đổi số", "dịch vụ công trực tuyến", "cải cách hành chính", "chính quyền số", "kinh tế số", "xã hội số"]


def read(frame: str, inner: str) -> Article:
    found = parsed(FRAMES[frame].format(inner), title="Mở hội", url="http://vidu.gov.vn/bai-viet/mo-hoi")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("<p>#LeHoi #HaTinh</p>", ["LeHoi", "HaTinh"]),
        ("<p>#du lịch</p>", ["du lịch"]),
        ("<p><a href=/t/1>#LeHoi</a> <a href=/t/2>#HaTinh</a></p>", ["LeHoi", "HaTinh"]),
        ("<p><b>Từ khóa:</b> lễ hội, du lịch</p>", ["lễ hội", "du lịch"]),
        ("<p>Tags: <a href=/tag/1>lễ hội</a> <a href=/tag/2>du lịch</a></p>", ["lễ hội", "du lịch"]),
        (f"<p>Từ khóa: {', '.join(LONG)}</p>", LONG),
        (f"<p>{' '.join(f'#{tag}' for tag in LONG)}</p>", LONG),
    ],
)
def test_a_line_of_tags_below_a_text(frame: str, line: str, tags: list[str]) -> None:
    text = read(frame, TEXT).body
    for inner in (f"{TEXT}{line}", f"{TEXT}{line}<p align=right><b>Thu Hà</b></p>", f"{TEXT}<p>&nbsp;</p>{line}"):
        found = read(frame, inner)
        assert (found.tags, found.body) == (tags, text)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    "line",
    [
        "Chiến dịch lan tỏa cùng #LeHoi và #HaTinh trong cả tháng này, mời bà con tham gia.",
        "Từ khóa: bà con nhập từ đó vào ô tìm kiếm ở đầu trang rồi chọn kết quả.",
    ],
)
def test_sentences_that_speak_of_tags_are_the_text(frame: str, line: str) -> None:
    found = read(frame, f"{TEXT}<p>{line}</p>")
    assert found.tags == []
    assert found.body.endswith(line)


@pytest.mark.parametrize("frame", ["joomla", "bai-viet"])
def test_a_heading_with_its_number_is_none(frame: str) -> None:
    found = read(frame, f"<p><b>#1. Đăng ký tài khoản</b></p>{TEXT}<p><b>#2 Nộp hồ sơ</b></p><p>{ONE}</p>")
    assert found.tags == []
    assert "#1. Đăng ký tài khoản" in found.body
    assert "#2 Nộp hồ sơ" in found.body


@pytest.mark.parametrize("frame", ["joomla", "bai-viet"])
def test_marks_among_other_news_are_theirs(frame: str) -> None:
    others = "<p><b>Tin liên quan</b></p><p><a href=/bai-viet/khac-9>Xã khác mở hội xuân năm nay</a></p><p>#Khac</p>"
    assert read(frame, f"{TEXT}{others}").tags == []
    assert read(frame, f"{TEXT}<p>#LeHoi</p>{others}").tags == ["LeHoi"]
