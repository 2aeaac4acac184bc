"""News that look like something else: notices, boxes, labels; and texts that repeat themselves without end."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Lãnh đạo tỉnh thăm và làm việc tại xã Long Đức"
ONE = "Lãnh đạo tỉnh đã tới thăm và làm việc với bà con nhân dân trong xã, trao quà cho các hộ nghèo và động viên. " * 2
TWO = "Phát biểu sau đó, đồng chí Chủ tịch nhấn mạnh vai trò của nhân dân trong phát triển kinh tế của địa phương. " * 2
DATE = "<p>Ngày đăng: 12/05/2023 10:15</p>"
SHORT = (
    "<p>Chiều nay, lực lượng chức năng của huyện đã tới nơi, bà con trong xã rất phấn khởi đón nhận "
    "sự giúp đỡ của cả cộng đồng.</p>"
)


def article(inner: str, title: str = TITLE, date: str = DATE) -> Article:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{date}{inner}</body></html>"
    found = parse_bytes(page.encode(), url="http://www.vidu.gov.vn/tin/x-y.html")
    assert isinstance(found, Article), found
    return found


def framed(lead: str, body: str, date: str = "12/05/2023") -> Article:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div class='Article-Detail-default'>"
        f"<h1 class=title-detail>{TITLE}</h1><span class=post-date>{date}</span>"
        f"<div class=article-brief>{lead}</div><div class=article-content>{body}</div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="http://www.vidu.gov.vn/tin/x-7.html")
    assert isinstance(found, Article), found
    return found


LEAD = "Sáng nay đoàn đã đến thăm xã và làm việc."


def test_a_lead_said_again_and_again_ends() -> None:
    assert framed(LEAD, f"<p>{LEAD} {LEAD}</p>" * 1200 + f"<p>{ONE}</p>").body == ONE.strip()
    found = framed(LEAD, f"<p>{LEAD}</p>" * 3000 + f"<p>{ONE}</p>")
    assert (found.lead, found.body) == (LEAD, ONE.strip())


def test_accounts_without_end_are_no_date() -> None:
    assert framed(LEAD, f"<p>{ONE}</p>", "a1 - " * 1500).published_at is None


@pytest.mark.parametrize("name", ["Góp ý", "Phản hồi", "Văn bản liên quan", "Xem thêm", "Bình luận"])
@pytest.mark.parametrize("tag", ["<p><b>{}</b></p>", "<h3>{}</h3>"])
def test_a_heading_over_running_text_is_the_articles(name: str, tag: str) -> None:
    found = article(f"<p>{ONE}</p>{tag.format(name)}<p>{TWO}</p>")
    assert found.body == f"{ONE.strip()}\n\n{name}\n\n{TWO.strip()}"
    found = framed(LEAD, f"<p>{ONE}</p>{tag.format(name)}<p>{TWO}</p>")
    assert found.body == f"{ONE.strip()}\n\n{name}\n\n{TWO.strip()}"


@pytest.mark.parametrize("name", ["Góp ý", "Tin liên quan", "Xem thêm"])
def test_a_header_over_links_ends_the_text(name: str) -> None:
    box = f"<p><b>{name}</b></p><p><a href=/a>Một tin khác của tỉnh trong ngày</a></p>"
    assert article(f"<p>{ONE}</p><p>{TWO}</p>{box}").body == f"{ONE.strip()}\n\n{TWO.strip()}"


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
    assert article(f"{SHORT}<form><input type=password></form>", title).title == title


@pytest.mark.parametrize(
    "lead",
    [
        "Cổng thông tin điện tử tỉnh chính thức khai trương giao diện mới vào sáng nay.",
        "Website giả mạo cơ quan công an xuất hiện nhiều trong tuần qua, người dân cần cảnh giác.",
    ],
)
def test_a_printed_lead_is_no_boilerplate(lead: str) -> None:
    assert framed(lead, f"<p>{ONE}</p>").lead == lead


def test_a_sentence_that_begins_like_tags_is_text() -> None:
    line = "Từ khóa: để tìm kiếm thông tin, bà con nhập từ khóa vào ô tìm kiếm của cổng dịch vụ công rồi chọn thủ tục."
    for found in (article(f"<p>{ONE}</p><p>{line}</p><p>{TWO}</p>"), framed(LEAD, f"<p>{ONE}</p><p>{line}</p>")):
        assert line in found.body
        assert not found.tags


def test_linked_tags_need_no_commas() -> None:
    links = " ".join(f"<a href=/t/{at}>nông thôn mới xã {at}</a>" for at in range(6))
    found = article(f"<p>{ONE}</p><p>{TWO}</p><p>Từ khóa: {links}</p>")
    assert "nông thôn" not in found.body
    assert len(found.tags) >= 1


EVENT = "<p>Thời gian: 08h00, ngày 20/12/2025</p>"
PLACE = "<p>Địa điểm: Hội trường tỉnh</p>"


@pytest.mark.parametrize(
    "inner",
    [f"<p>{ONE}</p>{EVENT}{PLACE}<p>{TWO}</p>", f"<p>{ONE}</p><p>{TWO}</p>{EVENT}", f"{EVENT}{PLACE}<p>{ONE}</p>"],
)
def test_the_time_of_an_event_is_no_date_of_the_article(inner: str) -> None:
    assert article(f"{inner}<p>{TWO}</p><p>Tác giả: Ngọc Hồng</p>", date="").published_at is None


def test_below_the_body_a_date_needs_a_label() -> None:
    body = f"<div class=article-content><p>{ONE}</p></div>"
    for line, wanted in ((EVENT, None), ("<p>Ngày đăng: 20/12/2024</p>", "2024-12-20")):
        page = f"<div class='Article-Detail-default'><h1 class=title-detail>{TITLE}</h1>{body}{line}</div>"
        found = parse_bytes(page.encode(), url="http://www.vidu.gov.vn/tin/x-7.html")
        assert isinstance(found, Article)
        assert (found.published_at or "")[:10] == (wanted or "")


def test_long_runs_of_small_things_are_read() -> None:
    assert len(article(f"<p>{ONE}</p><p>{'<span>ab</span>' * 8000}</p>").body) > 16000
    assert article("<br>".join([ONE] * 5000)).title == TITLE


def test_a_sentence_behind_a_picture_is_text() -> None:
    line = "Tại hội nghị, các đại biểu đã thảo luận sôi nổi."
    found = article(f"<p>{ONE}</p><p><img src=/a.jpg></p><p>{line}</p><p>{TWO}</p>")
    assert line in found.body
    assert (
        "Bà con phấn khởi."
        not in article(f"<p>{ONE}</p><p><img src=/a.jpg></p><p>Bà con phấn khởi.</p><p>{TWO}</p>").body
    )


def test_many_files_in_one_line_and_many_labels_of_tags() -> None:
    files = " ".join(f"<a href=/f{at}.pdf>tệp số {at}</a>" for at in range(3000))
    assert len(article(f"<p>{ONE}</p><p>{TWO}</p><p>{files}</p>").attachments) == 3000
    labels = "".join(f"<p>Từ khóa: <a href=/t{at}>thẻ {at}</a></p>" for at in range(2000))
    assert framed(LEAD, f"<p>{ONE}</p>").body == framed(LEAD, f"<p>{ONE}</p>{labels}").body
