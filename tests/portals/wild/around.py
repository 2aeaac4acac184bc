"""What stands around the news on the pages of a province: clock, documents, poll, counters, links to other hosts."""

from __future__ import annotations

from html import escape

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News

CLOCK = "Thứ Sáu, 27/11/2026 | 08:15:42"
COUNTER = "Đang truy cập: 37 | Hôm nay: 1.204 | Tổng lượt truy cập: 12.345.678"
ABOUT = (
    "Tỉnh nằm ở hạ lưu sông, phía đông giáp biển, có ba vùng sinh thái ngọt, lợ và mặn. "
    "Đơn vị hành chính gồm 96 xã, phường. Dân số trên một triệu tám trăm nghìn người. "
)
PAPERS = (
    ("1284/QĐ-UBND", "Quyết định về việc phê duyệt quy hoạch chi tiết khu dân cư phía Bắc"),
    ("56/KH-UBND", "Kế hoạch phòng, chống dịch bệnh trên cây trồng năm 2026"),
    ("2210/UBND-KT", "Công văn về việc tăng cường quản lý giá dịp cuối năm"),
)
ELSEWHERE = "".join(
    f"<option value='https://{host}/'>{name}</option>"
    for host, name in (("chinhphu.vn", "Cổng Chính phủ"), ("dichvucong.gov.vn", "Dịch vụ công"), ("vov.vn", "VOV"))
)


class Wild(Site):
    """A portal with attachments: every sixth article has one, named after its number."""

    every = 6

    def has_file(self, news: News) -> bool:
        return news.number % self.every == 0

    def file(self, news: News) -> str:
        """Where its attachment lies, without the host."""
        return f"/uploads/{news.at:%Y/%m}/ke-hoach-{news.number}.pdf"

    def given_file(self, path: str) -> Reply | None:
        if not path.endswith(".pdf") or not any(path == self.file(n) for n in self.news if self.has_file(n)):
            return None
        return Reply(b"%PDF-1.4\n" + path.encode() + b"\n%%EOF\n", kind="application/pdf")

    def hurt(self, ask: Ask, *paths: str) -> None:
        """Notes a request that changes something on the portal."""
        if any(ask.path.startswith(path) for path in paths):
            self.harm.append(f"{ask.method} {ask.target}")


def paper(number: int) -> str:
    """The page of a legal document, which is no news."""
    sign, name = PAPERS[number % len(PAPERS)]
    rows = (
        ("Số ký hiệu", sign), ("Ngày ban hành", "12/10/2026"), ("Ngày hiệu lực", "01/11/2026"),
        ("Trích yếu nội dung", name), ("Cơ quan ban hành", "UBND tỉnh"), ("Người ký", "Trần Văn Bảy"),
    )  # fmt: skip
    cells = "".join(f"<tr><td>{escape(a)}</td><td>{escape(b)}</td></tr>" for a, b in rows)
    return f"<h1>Văn bản {escape(sign)}</h1><table class='vb'>{cells}</table>"


def papers(prefix: str) -> str:
    """The box of new documents."""
    return "".join(
        f"<li><a href='{prefix}{at}'>{escape(sign)}: {escape(name)}</a> <i>(12/10/2026)</i></li>"
        for at, (sign, name) in enumerate(PAPERS)
    )


def paragraphs(news: News) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in news.body)
