"""The page around what a case is about: banner, clock, menu, a box of other articles, the portal's counters."""

from __future__ import annotations

from archive.article import Article
from crawler.parse import parse_bytes

URL = "https://myxuyen.vidu.gov.vn/tin/phat-dong-phong-trao.html"
NAME = "Trang thông tin điện tử huyện Mỹ Xuyên"
TITLE = "Mỹ Xuyên phát động phong trào thu gom rác thải nhựa trên đồng ruộng"
LEAD = (
    "Sáng 12/9, Hội Nông dân huyện Mỹ Xuyên phối hợp với các ngành tổ chức lễ phát động phong trào thu gom rác thải "
    "nhựa trên đồng ruộng năm 2024."
)
TEXTS = [
    "Thực hiện kế hoạch của Ủy ban nhân dân tỉnh, các đơn vị đã đồng loạt ra quân tuyên truyền đến từng hộ dân về lợi "
    "ích của việc thu gom rác thải tại nguồn và trồng thêm cây xanh.",
    "Theo thống kê của ngành chức năng, trên địa bàn hiện có hơn 3.200 hộ tham gia mô hình, tăng 15% so với cùng kỳ, "
    "góp phần nâng tỷ lệ thu gom rác thải sinh hoạt lên trên 92%.",
    "Thời gian tới, địa phương tiếp tục nhân rộng mô hình ra các xã còn lại, đồng thời lồng ghép với phong trào xây "
    "dựng nông thôn mới kiểu mẫu để giữ gìn cảnh quan môi trường.",
]
BODY = "".join(f"<p>{text}</p>" for text in TEXTS)
DATE = "<div class='ngay-gio'>12/09/2024 14:30</div>"
WHEN = "2024-09-12T14:30:00+07:00"
HEADING = f"<h1>{TITLE}</h1>"

_ROWS = "".join(
    f"<li><a href='/tin/khac-{number}.html'>Bản tin số {number} về hoạt động của các hội đoàn thể trong huyện</a> "
    f"(0{number}/09/2024) <i class='fa fa-eye'></i> {number}11</li>"
    for number in range(1, 5)
)
OTHERS = f"<div class='cac-tin'><h3>Tin liên quan</h3><ul>{_ROWS}</ul></div>"
FOOT = "<div id='chan-trang'><p>Bản quyền thuộc về UBND huyện. Lượt truy cập: 1.234.567</p><p>Đang online: 45</p></div>"


def page(main: str, *, head: str = "", title: str = f"{TITLE} - {NAME}", below: str = OTHERS + FOOT) -> bytes:
    """``main`` between banner and foot."""
    return (
        f"<!doctype html><html lang='vi'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"<div class='banner'><a href='/'>{NAME}</a></div><div class='dong-ho'>Thứ Năm, ngày 26/11/2026 10:15</div>"
        "<ul class='menu-ngang'><li><a href='/'>Trang chủ</a></li><li><a href='/gioi-thieu'>Giới thiệu</a></li>"
        f"<li><a href='/tin-tuc'>Tin tức</a></li></ul>{main}{below}</body></html>"
    ).encode()


def read(main: str, *, head: str = "", title: str = f"{TITLE} - {NAME}", below: str = OTHERS + FOOT) -> Article:
    """The article on such a page."""
    found = parse_bytes(page(main, head=head, title=title, below=below), url=URL)
    assert isinstance(found, Article), found
    return found


def paragraphs(article: Article) -> list[str]:
    return [text for text in article.body.split("\n\n") if text]
