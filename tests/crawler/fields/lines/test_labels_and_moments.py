"""Pairs of a label and a moment, or of an icon and a name, and what says more."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import LEAD, TEXT, TITLE, article

MOMENT = "22/10/2025 17:08"
OTHER = "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng và hướng dẫn sử dụng ngay tại chỗ."


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("02/12/2025, lúc 07 giờ 50", "2025-12-02T07:50:00+07:00"),
        ("02/12/2025 07:50:12 (GMT+7)", "2025-12-02T07:50:12+07:00"),
        ("Thứ Ba, 02/12/2025 - 07:50", "2025-12-02T07:50:00+07:00"),
        ("Thứ ba, ngày 02/12/2025", "2025-12-02"),
        ("02/12/2025 07:50", "2025-12-02T07:50:00+07:00"),
    ],
)
def test_a_moment_behind_its_label_is_no_text_however_long_it_is(value: str, moment: str) -> None:
    facts = f"<dl><dt>Ngày đăng:</dt><dd>{value}</dd><dt>Số lần đọc:</dt><dd>133</dd></dl>"
    found = article(f"<h1>{TITLE}</h1>{facts}<p>{LEAD}</p><div><p>{TEXT}</p><p>{OTHER}</p></div>")
    assert (found.published_at, found.views, found.body.startswith(TEXT[:40])) == (moment, 133, True)


@pytest.mark.parametrize("value", ["Ngày hội văn hóa các dân tộc 02/12/2025", "Thứ Ba tới, họp ở xã ngày 02/12/2025"])
def test_what_says_more_than_a_moment_is_put_behind_no_label(value: str) -> None:
    table = f"<table><tr><td>Cập nhật</td></tr><tr><td>{value}</td></tr></table>"
    found = article(f"<h1>{TITLE}</h1><p>{MOMENT}</p><div><p>{TEXT}</p>{table}<p>{OTHER}</p></div>")
    assert f"Cập nhật {value}" not in str(found.blocks)
    assert value in str(found.blocks)


@pytest.mark.parametrize("name", ["Sóc Kha", "Cổng Thông Tin Điện Tử", "Nguyễn Văn An"])
def test_a_name_behind_an_icon_in_the_list_of_the_day_is_no_text(name: str) -> None:
    facts = f"<ul><li><i class='bi bi-person'></i> {name}</li><li><i class='bi bi-clock'></i> {MOMENT}</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{facts}<p>{LEAD}</p><div><figure><img src='/a.jpg'></figure></div>")
    assert (found.byline, found.lead, found.body) == (None, LEAD, "")


@pytest.mark.parametrize("line", ["120 người tham gia", "Đối tượng: Hộ nghèo", "Tổ công nghệ số"])
def test_other_words_behind_that_icon_are(line: str) -> None:
    facts = f"<ul><li><i class='bi bi-person'></i> {line}</li><li><i class='bi bi-clock'></i> {MOMENT}</li></ul>"
    assert line in article(f"<h1>{TITLE}</h1>{facts}<div><p>{TEXT}</p><p>{OTHER}</p></div>").body
