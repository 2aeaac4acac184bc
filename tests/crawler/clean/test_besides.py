"""What stands beside a name: taken away whole, and nothing of the name with it."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from crawler.clean.agencies import leading_agency
from crawler.clean.besides import with_colon, without_besides
from crawler.clean.tails import without_tail


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Trần Tiến 25/5/2022", "Trần Tiến"),
        ("Trần Tiến ngày đăng: 25/05/2022 08:15", "Trần Tiến"),
        ("25/05/2022 08:15 Trần Tiến", "Trần Tiến"),
        ("Trần Tiến Người đăng: quantri | Lượt xem: 20", "Trần Tiến"),
        ("Trần Tiến | Người đăng: quantri", "Trần Tiến"),
        ("Trần Tiến |PV | Lượt xem: 20", "Trần Tiến | PV"),
        # The digits of one date end those of another.
        ("Trần Tiến 5/5/2022 25/5/2022", "Trần Tiến"),
        ("Trần Tiến 25/5/2022 5/5/2022", "Trần Tiến"),
    ],
)
def test_a_name_is_left_as_it_is(line: str, name: str) -> None:
    assert without_besides(line) == name
    assert normalize("NFC", without_besides(normalize("NFD", line))) == name


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Khai mạc lễ hội | Lượt xem: 44", "Khai mạc lễ hội"),
        ("Khai mạc lễ hội (Cập nhật: 25/5/2022", "Khai mạc lễ hội"),
        ("Khai mạc lễ hội – Lượt xem: 44", "Khai mạc lễ hội"),
        ("Đại hội Đảng bộ lần thứ XX Lượt xem: 44", "Đại hội Đảng bộ lần thứ XX"),
    ],
)
def test_a_heading_is_left_as_it_is(heading: str, title: str) -> None:
    assert without_tail(heading) == title


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("(SGGP Online)- Sáng nay", "SGGP Online"),
        ("(24h.com.vn) - Sáng nay", "24h.com.vn"),
        ("[T.H] - Sáng nay", "T.H"),
        ("(Cổng TTĐT Chính phủ) - Sáng nay", "Cổng TTĐT Chính phủ"),
        ("Chinhphu.vn - Sáng nay", "Chinhphu.vn"),
        ("CTV - Sáng nay", "CTV"),
        ("VietnamPlus – Chiều 25/5", "VietnamPlus"),
        ("(5K) - Sáng nay", None),
        *((f"({word}) Sáng nay", None) for word in ("VIDEO", "PHOTO", "AUDIO", "INFO", "WIPO", "UNIDO")),
        ("(NLĐO) Sáng nay", "NLĐO"),
        ("(ảnh tư liệu) - Sáng nay", None),
        ("(Các đại biểu dự họp) - Sáng nay", None),
        ("Covid-19 - Sáng nay", None),
    ],
)
def test_the_agency_before_a_lead(lead: str, agency: str | None) -> None:
    assert leading_agency(lead) == agency


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("tác giả Ngô Đức Anh", "tác giả: Ngô Đức Anh"),
        ("Ghi chép của Thu Hà", "Bài: Thu Hà"),
        ("By John Smith", "By: John Smith"),
        ("By Mary Ann Van Dyke", "By: Mary Ann Van Dyke"),
        # No name follows, or no label leads.
        ("By John", None),
        ("By the Author", None),
        ("By Happy New Year All Now", None),
        ("Người viết John Smith", None),
        ("Tác giả Ngô Đức Anh:", None),
        ("Thu Hà", None),
    ],
)
def test_a_label_gets_its_colon_before_a_name(line: str, byline: str | None) -> None:
    assert with_colon(line) == (byline or line)
