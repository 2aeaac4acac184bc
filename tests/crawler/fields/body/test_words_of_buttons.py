"""Words of buttons, stars, questions and comments: between paragraphs of the text, around it none of it."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    LESSON_TEXT,
    MEETING_TEXT,
    VISIT,
    VISIT_ONE,
    bridge_with,
    of_bridge,
    of_lesson,
    of_meeting,
    of_visit,
    paragraphs,
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<ul><li>5 GB</li><li>10 GB</li><li>1,5x</li><li>In ấn</li></ul>", "5 GB\n10 GB\n1,5x\nIn ấn"),
        ("<p>Mỗi hộ được cấp mỗi tháng:</p><p>5 GB</p>", "Mỗi hộ được cấp mỗi tháng:\n\n5 GB"),
        ("<h3>In ấn</h3>", "In ấn"),
        ("<h3>Lượt xem</h3>", "Lượt xem"),
        ("<p>Giọng nữ miền Nam</p>", "Giọng nữ miền Nam"),
    ],
    ids=["list", "amount", "heading", "counted", "voice"],
)
def test_words_of_buttons_between_paragraphs_are_of_the_text(lines: str, expected: str) -> None:
    record = of_meeting(text=paragraphs(MEETING_TEXT[0]) + lines + paragraphs(*MEETING_TEXT[1:]))
    assert record.body == "\n\n".join((MEETING_TEXT[0], expected, *MEETING_TEXT[1:]))


@pytest.mark.parametrize(
    "bar",
    ["<p>Lưu</p><p>Chia sẻ</p>", "<p><a href='/in/7'>In ấn</a></p>", "<p>1x</p><p>0:00 / 2:31</p><p>Nữ miền Nam</p>"],
)
def test_words_of_buttons_beside_other_buttons_are_none_of_the_text(bar: str) -> None:
    for at in range(len(MEETING_TEXT) + 1):
        assert of_meeting(
            text=paragraphs(*MEETING_TEXT[:at]) + bar + paragraphs(*MEETING_TEXT[at:])
        ).body == "\n\n".join(MEETING_TEXT)


def test_stars_between_two_paragraphs_end_no_text() -> None:
    stars = paragraphs(MEETING_TEXT[0], "Đánh giá: 4,5/5 (120 phiếu)", *MEETING_TEXT[1:])
    assert of_meeting(text=stars).body == "\n\n".join(MEETING_TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "<h3>Nội dung thế nào?</h3>",
        "<p>Nội dung có hữu ích không? Đó là câu hỏi của người dân.</p>",
        "<p>Bài viết có hữu ích không? Ban biên tập mong nhận được ý kiến của bạn đọc gần xa trong cả nước.</p>",
    ],
)
def test_a_question_in_a_text_ends_it_nowhere(line: str) -> None:
    assert MEETING_TEXT[2] in of_meeting(text=paragraphs(*MEETING_TEXT[:2]) + line + paragraphs(MEETING_TEXT[2])).body


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong tuần, Cổng thông tin điện tử huyện đã đăng ba sự kiện nổi bật về chuyển đổi số.",
        "Người dân có thể thực hiện trực tuyến những thủ tục dưới đây tại nhà, không phải đi lại.",
    ],
)
def test_a_list_of_links_that_the_text_speaks_of_stays(sentence: str) -> None:
    titles = ("Khai trương trung tâm điều hành thông minh huyện", "Ra mắt ứng dụng công dân số của tỉnh nhà")
    listed = "".join(f"<li><a href='/tin-tuc/{at}-khai-truong.html'>{said}</a></li>" for at, said in enumerate(titles))
    body = of_meeting(text=f"<p>{MEETING_TEXT[0]}</p><p>{sentence}</p><ul>{listed}</ul><p>{MEETING_TEXT[2]}</p>").body
    assert all(said in body for said in titles)


@pytest.mark.parametrize("told", ["0 bình luận", "Bình luận (3)", "12 lượt thích", "Phản hồi: 0"])
def test_how_many_commented_is_told_above_the_text(told: str) -> None:
    short = "<p>Năm nay, kinh tế số chiếm hai phần mười của cả tỉnh, tăng so với năm trước.</p>" * 3
    found = bridge_with(f"<div>{told}</div>{short}", "<div>Thứ Ba, 10/03/2026</div>")
    assert found.body.count("kinh tế số") == 3
    assert told not in found.body
    below = bridge_with(f"{short}<h3>Bình luận (2)</h3><p>Bài viết rất hay và bổ ích cho bà con chúng tôi.</p>")
    assert "rất hay" not in below.body


def test_that_nobody_commented_is_none_of_the_text() -> None:
    for said in ("Chưa có bình luận nào.", "Hiện chưa có ý kiến nào"):
        assert said not in bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><div>{said}</div>").body
    kept = "Hiện chưa có ý kiến nào khác về phương án mở rộng đường."
    assert kept in bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{kept}</p><p>{BRIDGE_TEXT}</p>").body


def test_a_block_that_is_to_be_printed_holds_the_article_and_a_button_to_print_nothing() -> None:
    assert bridge_with(f"<div class=print><p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p></div>").body.count("Huyện") == 4
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><div class=print><a href='/in'>Bản để in</a> Cỡ chữ lớn</div>"
    )
    assert "để in" not in found.body


@pytest.mark.parametrize(
    "line", ["Bình chọn: Rất hay", "Đánh giá: tốt, khá, trung bình", "Bình chọn: đội Hay và đội Tốt"]
)
def test_line_of_the_text_about_a_vote(line: str) -> None:
    assert line in of_lesson("", signed=f"<p>{line}</p>{LESSON_TEXT}").body


def test_entities_that_were_escaped_twice_are_read() -> None:
    found = of_bridge(
        f"<p>Sở TT&amp;amp;TT b&amp;aacute;o: &amp;ldquo;Tốt&amp;rdquo; {BRIDGE_TEXT}</p>"
        f"<p>R&amp;D, a&amp;copy=1 {BRIDGE_TEXT}</p>"
    )
    assert "Sở TT&TT báo: “Tốt” Huyện" in f"{found.lead} {found.body}"
    assert "R&D, a&copy=1" in f"{found.lead} {found.body}"


def test_long_runs_of_small_things_are_read() -> None:
    assert len(of_visit(f"<p>{VISIT_ONE}</p><p>{'<span>ab</span>' * 8000}</p>").body) > 16000
    assert of_visit("<br>".join([VISIT_ONE] * 5000)).title == VISIT
