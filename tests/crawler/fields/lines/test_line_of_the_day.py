"""Who wrote and how many read, in one line with the day and what else a theme prints there."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.clean.names import read_byline
from crawler.parse import parse_bytes

TITLE = "Phường tổ chức hội thi tìm hiểu chuyển đổi số"
TEXT = "Tham gia hội thi có mười tám đội đến từ các khu phố, trải qua ba phần thi trong một buổi sáng. "
DAY = "Thứ sáu, 20/11/2026 - 05:30"


def article(line: str) -> Article:
    """A short page with such a line below its title."""
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{line}</div>"
        f"<div><p>{TEXT}</p><p>{TEXT.replace('ba', 'hai')}</p></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/hoi-thi-12")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        (f'<span class="author">P.V</span><time>{DAY}</time>', "P.V"),
        (f'<time>{DAY}</time><span class="author">P.V</span>', "P.V"),
        (f'<span class="author">N.L</span> <time>{DAY}</time>', "N.L"),
        (f'<span class="author">Y Thảo</span><time>{DAY}</time>', "Y Thảo"),
        (f'<span class="author">admin</span><time>{DAY}</time>', None),
        (f'<span class="author">Văn hóa</span><time>{DAY}</time>', None),
        (f'<i class="fa fa-clock"></i> {DAY} <i class="fa fa-user"></i> Ngọc Ánh <i class="fa fa-eye"></i> 302',
         "Ngọc Ánh"),
        (f'<span>{DAY}</span><span><i class="bi bi-person"></i> Y Thảo</span>', "Y Thảo"),
        (f'<span><i class="fa fa-user"></i> Ngọc Ánh</span><span><i class="fa fa-clock"></i> {DAY}</span>', "Ngọc Ánh"),
        (f'<i class="fa fa-clock"></i> {DAY} <i class="fa fa-user"></i> admin', None),
        (f'<i class="fa fa-clock"></i> {DAY} <i class="fa fa-user"></i> Văn phòng UBND', None),
        (f'<i class="fa fa-user"></i> <i class="fa fa-folder"></i> Ngọc Ánh <i class="fa fa-clock"></i> {DAY}', None),
        ("<span><svg></svg>05:30 20/11/2026</span><span><svg></svg>Ngọc Ánh</span>", None),
        (f'<a href="/">Trang chủ</a><span>{DAY}</span>', None),
    ],
)  # fmt: skip
def test_a_name_beside_the_day_signs(line: str, byline: str | None) -> None:
    found = article(line)
    assert (found.byline, found.published_at) == (byline, "2026-11-20T05:30:00+07:00")


@pytest.mark.parametrize(
    ("behind", "views"),
    [
        ("644", 644),
        ('644 <a href="#">In bài</a>', 644),
        ("644 In bài viết", 644),
        ('1.644 <a href="#">In bài</a>', 1644),
        ('644 <i class="fa fa-comment"></i> 12', 644),
    ],
)
def test_a_count_behind_an_eye_is_read_before_buttons(behind: str, views: int) -> None:
    line = f'<i class="fa fa-clock"></i> 20/11/2026 05:30 <i class="fa fa-eye"></i> {behind}'
    assert article(line).views == views


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Viết bài: Ngọc Lan", (("Ngọc Lan", "text"),)),
        ("VIẾT BÀI: NGỌC LAN", (("NGỌC LAN", "text"),)),
        ("Thông tin, ảnh: Minh Nhựt", (("Minh Nhựt", "text"), ("Minh Nhựt", "photo"))),
        ("Người quay video: Thu", (("Thu", "video"),)),
        ("Người chụp ảnh: Thu Hà", (("Thu Hà", "photo"),)),
        ("Viết bài: Quy định mới về thể thức", None),
        ("Đăng tin: Ngọc Lan", None),
        ("Anh Lê Hà viết bài: Ngọc Lan", None),
        ("Thông tin: Minh Nhựt", None),
    ],
)
def test_further_labels_of_who_did_what(line: str, authors: tuple[tuple[str, str], ...] | None) -> None:
    read = read_byline(line)
    assert (read.authors if read is not None else None) == authors
