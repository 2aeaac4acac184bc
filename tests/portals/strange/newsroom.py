"""News of a province that does not exist: seeded, so that every run asks about the same articles."""

import random
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

WHO = (
    "UBND tỉnh", "Sở Công Thương", "Ban Chỉ đạo 389", "Hội Nông dân tỉnh", "Đoàn đại biểu Quốc hội",
    "Bộ Chỉ huy Quân sự tỉnh", "Liên đoàn Lao động tỉnh", "Ban Tuyên giáo và Dân vận", "Thường trực HĐND tỉnh",
)  # fmt: skip
DOES = (
    "kiểm tra tiến độ", "tổng kết", "triển khai kế hoạch", "khảo sát tình hình", "đẩy mạnh",
    "tháo gỡ khó khăn cho", "bàn giải pháp phát triển", "ghi nhận kết quả bước đầu của",
)  # fmt: skip
WHAT = (
    "tuyến đường ven sông", "mô hình lúa - tôm", "chương trình OCOP", "công tác giảm nghèo", "khu công nghiệp",
    "chuyển đổi số cấp xã", "phòng, chống thiên tai", "xây dựng nông thôn mới", "du lịch cộng đồng",
    "đề án nhà ở xã hội", "tiêm chủng mở rộng", "vùng trồng sầu riêng",
)  # fmt: skip
WHERE = (
    "xã Hòa Lộc", "xã An Bình", "phường Đông Phú", "xã Thạnh Mỹ", "xã Nhị Long", "phường Long Đức",
    "xã Tân Thành", "xã Vĩnh Kim",
)  # fmt: skip
SAID = (
    "Theo báo cáo, đến nay toàn địa bàn đã giải ngân {n} tỷ đồng, đạt {p}% kế hoạch năm.",
    "Qua kiểm tra thực tế tại {w}, đoàn công tác đánh giá cao tinh thần trách nhiệm của cán bộ và người dân.",
    "Toàn tỉnh hiện có {n} hộ tham gia, tăng {p}% so với cùng kỳ, thu nhập bình quân được cải thiện rõ rệt.",
    "Đại diện chính quyền {w} kiến nghị sớm bố trí vốn để hoàn thành các hạng mục còn lại trước mùa mưa.",
    "Phát biểu kết luận, lãnh đạo tỉnh yêu cầu các ngành rà soát từng đầu việc, báo cáo trước ngày {d} hằng tháng.",
    "Nhiều hộ dân ở {w} cho biết đường sá đi lại thuận tiện hơn, giá nông sản ổn định suốt {p} ngày qua.",
    "Trong giai đoạn tới, {n} hộ tiếp tục được hỗ trợ cây giống, vật tư và tập huấn kỹ thuật miễn phí.",
)

_LINES = (
    "an bà báo bảo bên biển bình cán cao cầu cây chăm chắc chị chợ chung cơ công của cùng đất đầu đê đình",
    "đoàn đồng đội đời được gạo gia giáo giống giữ gốc hạ hàng hạt hè hộ học hội hướng kênh khéo khóm",
    "không làng lão lập lề lợi lúa lửa máy mặn mẫu mẹ mới mùa nặng nếp ngành nghề ngọt người nhà nhãn",
    "nhóm nông nuôi nước ổi phên phố phường quà quê rạch rau rộng rừng ruộng sạch sáng sen sông sớm sức",
    "tay thanh thầy thế thềm thơ thôn thuốc thuyền tiền tôm trái trẻ trồng trường tuổi tươi vải vận vàng",
    "vịt vốn vui vườn xanh xóm xuồng xuân ý yên",
)
SYLLABLES = tuple(word for line in _LINES for word in line.split())
"""Texts of a newsroom share few runs of words; a handful of templates would."""


@dataclass(frozen=True)
class News:
    """One article: what must come out of it."""

    number: int
    title: str
    lead: str
    body: tuple[str, ...]
    at: datetime
    section: str
    unit: str = ""

    @property
    def slug(self) -> str:
        """The title in letters of ASCII, with hyphens."""
        return slug(self.title)

    def edited(self) -> "News":
        """The same article after its editor came back."""
        return replace(
            self, body=(*self.body, "Đính chính: số liệu trên được cập nhật theo báo cáo mới nhất của ngành.")
        )


def slug(text: str) -> str:
    """`Đường sá` becomes `duong-sa`."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(letters.lower().split())


def _paragraph(rng: random.Random) -> str:
    said = rng.choice(SAID).format(
        n=rng.randint(12, 980), p=rng.randint(11, 97), w=rng.choice(WHERE), d=rng.randint(2, 27)
    )
    return " ".join([said, *(f"{_words(rng, 17).capitalize()}." for _ in range(5))])


def _words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(SYLLABLES) for _ in range(count))


def newsroom(seed: int, sections: tuple[str, ...], count: int, *, first: int = 0, unit: str = "") -> list[News]:
    """So many articles, newest first, no title twice; their numbers grow with time, with holes."""
    rng = random.Random(seed)
    titles: set[str] = set()
    at = datetime(2026, 10, 30, 16, 5) - timedelta(hours=seed * 7)
    number = (first or rng.randint(800, 4000)) + count * 3
    news = []
    while len(news) < count:
        title = f"{rng.choice(WHO)} {rng.choice(DOES)} {rng.choice(WHAT)} tại {rng.choice(WHERE)}: {_words(rng, 5)}"
        if title in titles:
            continue
        titles.add(title)
        place = rng.choice(WHERE)
        lead = f"Sáng {at.day}/{at.month}, tại {place}, đoàn công tác đã làm việc với địa phương về nội dung này."
        body = tuple(_paragraph(rng) for _ in range(rng.randint(3, 5)))
        news.append(News(number, title, lead, body, at, sections[rng.randrange(len(sections))], unit))
        number -= rng.randint(1, 3)
        at -= timedelta(hours=rng.randint(5, 90), minutes=rng.randint(0, 59))
    return news
