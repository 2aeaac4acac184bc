"""Lines that tell when and where an article stood before: portals that were merged carry over those of the old ones."""

from __future__ import annotations

import re

from crawler.clean.dates import find_dates
from crawler.clean.tails import is_date_alone
from crawler.clean.text import fold

_LONGEST = 140
"""Characters beyond which a line tells more."""
_PUT = re.compile(
    r"\W*(?:(?:bai(?: viet)?|tin(?: bai)?|noi dung|du lieu)(?: goc)? )?(?:(?:ngay|thoi gian|da|duoc) ){0,2}"
    r"(?:(?:dang(?: tai)?|(?<=ngay )xuat ban|(?<=thoi gian )xuat ban)"
    r"(?= (?:tren|tai|o|goc|cu|lan dau|truoc|ngay|luc|hoi|vao|tu)\b|\s?[:(])"
    r"|(?<=du lieu )(?:chuyen|dong bo) tu\b|(?<=duoc )(?:chuyen|dong bo) tu\b)"
)
_BEFORE = re.compile(
    r"\b(?:goc|cu|lan dau|truoc (?:day|sap nhap|hop nhat|sap xep)|"
    r"(?<![-–|] )(?:cong (?:ttdt|tttdt|thong tin)|trang (?:ttdt|tttdt|thong tin|tin)|website))\b"
)
"""What tells of another time, or in which portal something was; the name of one behind a mark may be this one's own."""


def tells(text: str) -> bool:
    """Whether a line tells when an article was published elsewhere or before, and no more.

    >>> tells("Ngày đăng trên Cổng TTĐT tỉnh Ví Dụ (cũ): 22/3/2022"), tells("Dữ liệu chuyển từ cổng cũ: 22/3/2022")
    (True, True)
    >>> tells("Bài viết được đăng lần đầu trên Trang TTĐT huyện ngày 22/3/2022"), tells("Ngày đăng: 22/3/2022")
    (True, False)
    >>> tells("Đăng ký hộ tịch trên trang thông tin của huyện từ 22/3/2022"), tells("Ngày đăng kiểm cũ: 22/3/2022")
    (False, False)
    >>> tells("Tin được đồng bộ từ trang tin xã Ví Dụ (cũ) ngày 2/7/2025"), tells("Tin được đồng bộ từ ngày 2/7/2025")
    (True, False)
    >>> tells("Tin đăng ngày 22/3/2022 - Nguồn: Cổng TTĐT Chính phủ")  # who wrote is not lost with it
    False
    >>> tells("Ngày đăng: 22/3/2022 | Cổng thông tin điện tử huyện Ví Dụ"), tells("Đã đăng: Trang tin Ví Dụ, 22/3/2022")
    (False, True)
    >>> tells("Dữ liệu chuyển từ website huyện ngày 22/3/2022"), tells("Tin đã đăng ngày 22/3/2022 Cổng TTĐT Ví Dụ")
    (True, True)
    """
    if len(text) > _LONGEST or text.endswith("."):
        return False
    folded = fold(text)
    put = _PUT.match(folded)
    if put is None or _MORE.search(folded, put.end()) or not _BEFORE.search(folded, put.end()):
        return False
    return len(find_dates(text)) == 1


_MORE = re.compile(r"\b(?:tac gia|nguoi (?:dang|viet|gui)|nguon|boi|theo|luot (?:xem|doc))\b|,(?! (?:ngay|luc|hoi|\d))")
"""What such a line says of somebody, or goes on with as a sentence does."""


def without(text: str) -> str:
    """What a line tells of an article, without when and where it stood before, which it tells last, behind its day
    alone: behind words, that one is of something else.

    >>> without("18/08/2025 10:05 - Tin đã đăng ngày 22/3/2022 trên Cổng TTĐT huyện"), without("18/08/2025 - 10:05")
    ('18/08/2025 10:05', '18/08/2025 - 10:05')
    >>> without("Đăng ngày 18/08/2025 10:05 (bài gốc đăng ngày 22/3/2022 trên Cổng TTĐT huyện)")
    'Đăng ngày 18/08/2025 10:05'
    >>> without("Họp ngày 18/08/2025 - Đăng ngày 22/8/2025 trên Cổng TTĐT huyện")
    'Họp ngày 18/08/2025 - Đăng ngày 22/8/2025 trên Cổng TTĐT huyện'
    """
    if len(text) < _SHORTEST:
        return text
    part = next((part for part in _PARTS.finditer(text) if tells(text[part.end() :].rstrip(")"))), None)
    return text[: part.start()] if part is not None and is_date_alone(_OWN.sub("", text[: part.start()])) else text


_OWN = re.compile(r"(?:(?:Ngày|Thời gian|Được) )?(?:[Đđ]ăng|[Xx]uất bản)(?: (?:ngày|lúc|tin))*\s?:?\s")
"""The label of an article's own day."""
_PARTS = re.compile(r"\s[-–|]\s|\s\(|\s(?=(?:Tin|Bài|Dữ liệu|Nội dung|Đăng|Ngày đăng) )")
_SHORTEST = 40
"""Characters of a line that tells both."""
