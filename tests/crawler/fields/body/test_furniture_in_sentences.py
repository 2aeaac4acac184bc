"""A text may say what portals print around articles; what a machine sums up, and the foot of a page, are none of it."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, parsed

OTHER = "Ủy ban nhân dân xã phối hợp với các đoàn thể khánh thành cầu dân sinh nối hai ấp vùng sâu của địa phương."


@pytest.mark.parametrize("title", ["AI tóm tắt văn bản: xã thử nghiệm", "Tóm tắt biên bản bằng AI ở Cầu Ngang"])
def test_news_of_machines_that_sum_up_are_news(title: str) -> None:
    found = parsed(f"<div><h1>{title}</h1>{FACTS}<div>{TEXT}</div></div><div>{OTHER}</div>", title=title)
    assert isinstance(found, Article)
    assert (found.title, found.body) == (title, BOTH)


@pytest.mark.parametrize("heading", ["AI tóm tắt văn bản hành chính", "Ai tóm tắt nội dung cuộc họp?", "AI tóm tắt"])
def test_a_heading_among_the_paragraphs_sets_none_of_them_aside(heading: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><h3>{heading}</h3><p>{TWO}</p></div></div>")
    assert found.body == f"{ONE}\n\n{heading}\n\n{TWO}"


def test_the_box_in_which_a_machine_sums_up_is_none_of_the_text() -> None:
    box = "<div><p>AI tóm tắt</p><ul><li>Xã mở lễ hội.</li><li>Nhiều người dự.</li></ul></div>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{box}{TEXT}</div></div>").body == BOTH


@pytest.mark.parametrize(
    "foot",
    [
        f"<p>Trang thông tin điện tử của xã Ví Dụ, chịu trách nhiệm: ông Chủ tịch xã. {OTHER}</p>",
        "<p>Bản quyền thuộc về Ủy ban nhân dân xã Ví Dụ</p>",
    ],
)
@pytest.mark.parametrize("around", ["<div>{}</div>", "{}"])
def test_the_foot_of_a_page_that_says_whose_it_is_is_no_text(foot: str, around: str) -> None:
    contact = "<p>Địa chỉ: Số 1 Trần Phú, thị trấn Cầu Ngang</p><p>Điện thoại: 0912 345 678</p>"
    page = f"<div><h1>{TITLE}</h1>{FACTS}{TEXT}{around.format(foot + contact)}</div>"
    assert article(page).body == BOTH


def test_the_value_of_what_stands_before_it_stays_in_the_text() -> None:
    rates = "<ul><li><span>Đô la Mỹ</span> <span class=rate>25.430</span></li></ul>"
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}{rates}</div></div>")
    assert found.body == f"{BOTH}\n\nĐô la Mỹ 25.430"


def test_essays_that_a_text_counts_up_stay_in_it() -> None:
    line = "Bài viết của ông Lê Văn Huy, giáo viên Trường Trung học phổ thông huyện"
    long = f"{ONE} {TWO}"
    found = article(f"{HEAD}<div><p>{long}</p><p>{line}</p><p>{long}</p></div>")
    assert (found.byline, found.body) == (None, f"{long}\n\n{line}\n\n{long}")


@pytest.mark.parametrize("line", ["Tài khoản gửi: Hội Chữ thập đỏ", "Tài khoản gửi: Quỹ Vì người nghèo, số 0123"])
def test_an_account_to_send_money_to_is_text(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\n{line}\n\n{TWO}"


@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize(
    "line",
    [
        "Lịch thi: 05/04/2022", "Lịch thi: 7 giờ 30 ngày 05/04/2022", "Hạn nộp hồ sơ: 30/4/2022",
        "Khai mạc: 05/04/2022", "Tân Phong, ngày 05/4/2022", "Điện thoại: 0912 345 678",
        "Địa chỉ: Số 1 Trần Phú, thị trấn Cầu Ngang",
    ],
)  # fmt: skip
def test_the_last_line_of_a_notice_is_of_the_text(tag: str, line: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<{tag}>{line}</{tag}></div></div>")
    assert (found.body, found.byline) == (f"{ONE}\n\n{TWO}\n\n{line}", None)
    assert found.published_at == "2022-05-25T16:40:00+07:00"


def test_the_foot_of_the_page_is_no_text_below_it() -> None:
    foot = "<div class=chan><p>Địa chỉ: Số 1 Trần Phú, thị trấn Cầu Ngang</p><p>Điện thoại: 0912 345 678</p></div>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>{foot}").body == f"{ONE}\n\n{TWO}"
