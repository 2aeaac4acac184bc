"""Lines above and below the body, inside the article's own element."""

from __future__ import annotations

import pytest

from crawler.fields import beside
from crawler.fields.beside import Beside
from crawler.fields.lines.counts import of_line
from crawler.fields.tree import walk
from crawler.html import Page

TEXT = "<div id=text><p>Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân.</p></div>"


def read(inner: str) -> Beside:
    page = Page(f"<article>{inner}</article>".encode(), url="http://vidu.gov.vn/tin/1.html")
    scope, body = page.first("article"), page.first("#text")
    assert scope is not None
    assert body is not None
    around = walk.around(scope, body)
    assert around is not None
    return beside.read(around)


def test_the_body_itself_is_not_read() -> None:
    assert read(f"{TEXT}<p>Hết</p>") == Beside()


def test_a_part_that_is_elsewhere() -> None:
    page = Page(f"<article>a</article>{TEXT}".encode(), url="http://vidu.gov.vn/tin/1.html")
    scope, body = page.first("article"), page.first("#text")
    assert scope is not None
    assert body is not None
    assert walk.around(scope, body) is None


@pytest.mark.parametrize(
    "below",
    [
        "<p align=right><b>Ngọc Hồng</b></p><p>Nguồn: Báo Trà Vinh</p>",
        "<div><span>Ngọc Hồng</span></div><div class=share>Chia sẻ</div><div>Nguồn: Báo Trà Vinh</div>",
        "<p>Nguồn: Báo Trà Vinh</p><p><strong>Ngọc Hồng</strong></p><p>In trang</p>",
    ],
)
def test_who_signs_below_the_body(below: str) -> None:
    found = [line.text for line in read(f"{TEXT}{below}<h3>Tin khác</h3><p><b>Xuân Hương</b></p>").credits]
    assert set(found) == {"Ngọc Hồng", "Nguồn: Báo Trà Vinh"}


def test_date_and_count_above_the_body() -> None:
    found = read(f"<h1>Tiêu đề</h1><dl><dd>Được đăng: 12/05/2022 08:15</dd><dd>Lượt xem: 1.234</dd></dl>{TEXT}")
    assert [line.text for line in found.dates] == ["Được đăng: 12/05/2022 08:15"]
    assert [line.text for line in found.views] == ["Lượt xem: 1.234"]


@pytest.mark.parametrize(
    "below",
    [
        "<p><b>Từ khóa:</b> <a href=/t/1>giao thông</a>, <a href=/t/2>hạ tầng</a></p>",
        "<div><span>Thẻ:</span> <a href=/t/1>giao thông</a> <a href=/t/2>hạ tầng</a></div>",
        "<div class=tags><span>Tags</span><ul><li><a href=/t/1>giao thông</a><li><a href=/t/2>hạ tầng</a></ul></div>",
    ],
)
def test_tags_below_the_body(below: str) -> None:
    assert read(f"{TEXT}{below}<p>Tin khác</p>").tags == ["giao thông", "hạ tầng"]


@pytest.mark.parametrize(
    "below", ["<p><a href=/t>Thế giới</a> | <a href=/u>Y tế</a></p>", "<p>Thể thao: 3 huy chương</p>"]
)
def test_words_that_begin_like_the_label_of_tags(below: str) -> None:
    assert read(f"{TEXT}{below}<p>Tin khác</p>").tags == []


ACCOUNT = "Người đăng bài viết: <a href=/m/5>Phạm Văn Lâm</a>"


@pytest.mark.parametrize("facts", [ACCOUNT, f"{ACCOUNT} - Đã xem: 88", "Đã xem: 88"])
def test_a_line_of_facts_with_the_account(facts: str) -> None:
    found = read(f"<h1>Tiêu đề</h1><p>Đăng lúc: Thứ năm - 05/12/2024 10:15 - {facts}</p>{TEXT}")
    assert len(found.dates) == 1
    assert len(found.views) == ("88" in facts)
    assert found.credits == []


@pytest.mark.parametrize("button", ["", "<a href=#>In</a>", "<a class=print>In bài viết</a>", "<a href=#>Print</a>"])
def test_date_and_count_beside_an_eye_and_a_button(button: str) -> None:
    found = read(f"<h1>Tiêu đề</h1><div>11/02/2025 22:14 <i class=icon-eye-open></i> 3.311 {button}</div>{TEXT}")
    assert len(found.dates) == len(found.views) == 1
    counted = of_line(found.views[0])
    assert counted is not None
    assert counted.views == 3311


@pytest.mark.parametrize("words", ["In 3.311 Bản tin", "3.311 In màu", "Trang 3 In"])
def test_numbers_of_what_is_printed(words: str) -> None:
    found = read(f"<h1>Tiêu đề</h1><div><i class=fa-print></i> {words}</div>{TEXT}")
    assert found.views == []


def test_a_sentence_that_names_a_day_is_no_line_of_facts() -> None:
    said = "Đăng lúc: bà con đang gặt, ngày 05/12/2024, người chụp là Phạm Văn Lâm cùng cả đội của xã Vân Khê"
    assert read(f"<h1>Tiêu đề</h1><p>{said}</p>{TEXT}").dates == []


def test_files_below_the_body_and_none_of_other_news() -> None:
    found = read(
        f"{TEXT}<p>Tệp đính kèm: <a href=/a.pdf>Báo cáo</a></p><ul><li><a href=/b.docx>Phụ lục</a></ul>"
        "<h3>Tin liên quan</h3><a href=/c.pdf>Tin</a>"
    )
    assert [link.url for link in found.links] == ["/a.pdf", "/b.docx"]
