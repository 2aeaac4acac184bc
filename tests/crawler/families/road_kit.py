"""An article of a road on the markup of public templates, and other news for the boxes beside it."""

from __future__ import annotations

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TITLE = "Khởi công đường liên ấp ở xã Mỹ Lợi"
LEAD = "Sáng 3/3, UBND xã Mỹ Lợi khởi công tuyến đường liên ấp dài 2,4 km, nối ba ấp vùng sâu với trung tâm xã."
ONE = "Tuyến đường rộng 4 m, mặt đường đổ bê tông dày 18 cm, tổng kinh phí trên 3,2 tỷ đồng."
TWO = "Nhân dân trong xã hiến hơn 5.000 m2 đất và tự tháo dỡ hàng rào để bàn giao mặt bằng."
THREE = "Công trình dự kiến hoàn thành trong tháng 8, trước mùa mưa bão."
TEXT = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
OTHERS = ("Hội thi nhà nông đua tài năm nay", "Khám bệnh miễn phí cho người cao tuổi", "Ra quân trồng cây đầu xuân")
ROWS = "".join(f"<li><a href='/tin/{at}'>{text}</a></li>" for at, text in enumerate(OTHERS, 41))
HEAD = f"<h1>{TITLE}</h1><p class=when>Đăng ngày 03/03/2022 09:10</p>"
WHEN = "<p>Cập nhật: 03/03/2022 09:10</p>"


def parsed_road(body: str, *, url: str = "https://vidu.gov.vn/tin/khoi-cong-40", head: str = "") -> Article | Reject:
    page = f"<html><head>{head or f'<title>{TITLE}</title>'}</head>{body}</html>"
    return parse_bytes(page.encode(), url=url)


def parsed(body: str, *, url: str = "https://vidu.gov.vn/tin/khoi-cong-40", head: str = "") -> Article:
    found = parsed_road(body, url=url, head=head)
    assert isinstance(found, Article), found
    return found
