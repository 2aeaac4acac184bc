"""Seeded articles in Vietnamese; nobody ever wrote them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_WHO = (
    "UBND tỉnh", "Sở Giáo dục và Đào tạo", "Hội Nông dân huyện", "Công an xã", "Ban Thường vụ Tỉnh ủy",
    "Trung tâm Y tế", "Chi cục Thủy lợi", "Hội Phụ nữ", "Đồng chí Bí thư Huyện ủy", "Bảo hiểm xã hội tỉnh",
)  # fmt: skip
_DO = (
    "tổ chức hội nghị về", "kiểm tra tiến độ", "tổng kết phong trào", "triển khai kế hoạch", "khảo sát thực tế",
    "làm việc về", "đẩy mạnh", "tập huấn kỹ năng", "lấy ý kiến góp ý",
)  # fmt: skip
_WHAT = (
    "xây dựng nông thôn mới", "chuyển đổi số cấp xã", "phòng chống thiên tai", "chăm sóc trẻ em", "cải cách hành chính",
    "giải ngân đầu tư công", "bảo vệ rừng đầu nguồn", "an toàn giao thông", "du lịch cộng đồng", "học tập suốt đời",
)  # fmt: skip
_WHERE = (
    "tại xã Long Hòa", "ở huyện Cầu Ngang", "trên địa bàn thị xã", "tại phường Một", "ở vùng biên giới",
    "tại khu công nghiệp Cổ Chiên", "ở các xã bãi ngang",
)  # fmt: skip
_SAID = (
    "Theo báo cáo, {what} đã đạt được nhiều kết quả, góp phần nâng cao đời sống của người dân {where}.",
    "Phát biểu tại buổi làm việc, lãnh đạo đề nghị các ngành tiếp tục phối hợp trong {what}, khắc phục hạn chế đã nêu.",
    "Trong thời gian tới, {who} sẽ tập trung nguồn lực cho {what}, ưu tiên các hộ khó khăn {where}.",
    "Đến nay đã có hơn {count} lượt người tham gia; các đại biểu cũng chia sẻ kinh nghiệm và kiến nghị hướng dẫn.",
    "Tổng kinh phí thực hiện là {count} triệu đồng, trong đó ngân sách hỗ trợ một phần, còn lại do nhân dân đóng góp.",
)


@dataclass
class Told:
    """One article."""

    number: int
    title: str
    lead: str
    paragraphs: list[str]
    date: datetime
    sections: list[str]
    withdrawn: bool = False

    @property
    def slug(self) -> str:
        """The title without diacritics, as addresses have it."""
        plain = unicodedata.normalize("NFD", self.title.replace("đ", "d").replace("Đ", "D"))
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
        return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")

    @property
    def spoken_slug(self) -> str:
        """The same with them."""
        return re.sub(r"\W+", "-", self.title.lower()).strip("-")


def told(rng: random.Random, number: int, date: datetime, sections: list[str]) -> Told:
    """An article that has its number as a word of its title, as meetings and campaigns have."""
    who, what, where = rng.choice(_WHO), rng.choice(_WHAT), rng.choice(_WHERE)
    ordinal = f"lần thứ {number % 97 + 2}" if number % 3 else f"đợt {number}"
    title = f"{who} {rng.choice(_DO)} {what} {where} {ordinal}"
    lead = f"Sáng {date.day}/{date.month}, {who} bàn về {what} {where}, với sự tham dự của đại diện các sở, ngành."

    def paragraph() -> str:
        return " ".join(
            each.format(
                what=rng.choice(_WHAT), where=rng.choice(_WHERE), who=rng.choice(_WHO), count=rng.randint(20, 900)
            )
            for each in rng.sample(_SAID, 2)
        )

    return Told(number, title, lead, [paragraph() for _ in range(rng.randint(3, 5))], date, sections)


def many(
    rng: random.Random, count: int, sections: Sequence[str], *, shared: float = 0.0, hours: int = 31
) -> list[Told]:
    """So many articles, the newest first, the older ones so many ``hours`` apart; a part of them ``shared`` by several
    sections."""
    found = []
    for at in range(count):
        own = [sections[at % len(sections)]]
        if rng.random() < shared:
            own += [section for section in rng.sample(list(sections), 2) if section not in own]
        date = datetime(2026, 11, 20, 9) - timedelta(
            hours=31 * min(at, 8) + hours * max(0, at - 8), minutes=rng.randint(0, 59)
        )
        found.append(told(rng, 1000 + 3 * (count - at), date, own))
    return found
