"""The time beside the day, in an element of its own, and times of something else."""

from __future__ import annotations

import pytest

from tests.crawler.families.skins_kit import told
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

BODY = TEXT.strip()


@pytest.mark.parametrize(
    "facts",
    [
        "<ul><li>Ban biên tập</li><li>02/07/2025</li><li>07:55</li><li>120 lượt xem</li></ul>",
        "<ul><li>Lê Thị Hà</li><li>Ngày đăng: 02/07/2025</li><li>7h55</li></ul>",
        "<ul><li>07:55</li><li>02/07/2025</li></ul>",
        "<ul><li>02/07/2025</li><li>Giờ: 07 giờ 55 phút</li></ul>",
        "<div><div>02/07/2025</div><div>07:55</div></div>",
        "<div><p>Thứ tư, 02/07/2025</p><p>07:55 (GMT+7)</p></div>",
    ],
)
def test_a_time_in_an_element_of_its_own_is_that_of_the_day_beside_it(facts: str) -> None:
    found = told(facts)
    assert (found.published_at, found.lead) == ("2025-07-02T07:55:00+07:00", LEAD)
    assert found.body == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize(
    ("facts", "published"),
    [
        ("<p>02/07/2025</p><div><div><p>07:55</p></div></div>", "2025-07-02"),
        ("<div><div>02/07/2025</div><div>00:00</div></div>", "2025-07-02"),  # of a player
        ("<p>02/07/2025 10:05</p><p>07:55</p>", "2025-07-02T10:05:00+07:00"),
        ("<ul><li>Ngày: 02/07/2025</li><li>Giờ: 7h30</li><li>Địa điểm: Hội trường xã</li></ul>", "2025-07-02"),
        ("<div>02/07/2025</div><div>03:25</div><iframe src=https://www.youtube.com/embed/a></iframe>", "2025-07-02"),
        ("<div>02/07/2025</div><div>Thời gian: 07:55</div>", "2025-07-02"),
        ("<div>02/07/2025</div><div>07:30</div><p>Họp giao ban</p><div>14:00</div><p>Tiếp dân</p>", "2025-07-02"),
    ],
)
def test_a_time_of_something_else_is_not(facts: str, published: str) -> None:
    assert told(facts).published_at == published


def test_times_among_the_paragraphs_are_text() -> None:
    plan = "<p>Lịch cắt điện:</p><p>02/07/2025</p><p>07:55</p>"
    found = article(f"<div><h2>{TITLE}</h2><p>18/08/2025 10:05</p><div><p>{TEXT}</p>{plan}<p>{TEXT}</p></div></div>")
    assert found.published_at == "2025-08-18T10:05:00+07:00"
    assert "07:55" in found.body


def test_a_day_and_a_time_that_begin_a_text_are_of_it() -> None:
    found = article(f"<div><h2>{TITLE}</h2><p>Ngày 02/07/2025</p><p>07:55</p><p>Xã Ví Dụ</p><p>{TEXT}</p></div>")
    assert (found.published_at, "07:55" in found.body) == ("2025-07-02", True)
