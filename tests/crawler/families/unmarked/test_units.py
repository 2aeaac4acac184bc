"""Pages all of which are called after the district, commune or office whose portal it is."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Lễ phát động tháng hành động vì trẻ em tại phường Long Châu"
LEAD = "Sáng 12/5, Ủy ban nhân dân xã Lục Sĩ Thành tổ chức hội nghị với sự tham dự của hơn 590 đại biểu."
TEXT = (
    "Những khó khăn, vướng mắc về mặt bằng được đề nghị tháo gỡ ngay trong quý IV. Bà Võ Thanh Tùng, Phó Chủ tịch Hội "
    "Liên hiệp Phụ nữ, cho biết kinh phí thực hiện khoảng 660 triệu đồng.",
    "Theo báo cáo, đến nay toàn xã đã có 520 hộ đăng ký tham gia, đạt 97% kế hoạch năm. Các đại biểu đã thảo luận.",
)
MENU = (
    "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/tin'>Tin tức</a></li><li><a href='/vb'>Văn bản</a></li></ul>"
)
BANNERS = {
    "heading": "<header><h1>{}</h1></header>",
    "second heading": "<h2>{}</h2>",
    "bold": "<div class=banner><b>{}</b></div>",
    "font": "<center><font size=5>{}</font></center>",
    "with a motto": "<div><p><b>{}</b></p><p>Đoàn kết - Dân chủ - Kỷ cương</p></div>",
}
TITLES = {
    "heading": "<h2 class=title>{}</h2>",
    "plain": "<div class=tieude>{}</div>",
    "bold": "<p><b>{}</b></p>",
    "font": "<font size=4><b>{}</b></font>",
}


def read(name: str, banner: str, title: str, head: str = "") -> Article:
    body = "".join(f"<p>{text}</p>" for text in (f"<b>{LEAD}</b>", *TEXT))
    page = (
        f"<meta charset=utf-8><title>{name}</title>{head}{banner.format(name)}{MENU}{title.format(TITLE)}"
        f"<div>12/05/2023 08:30</div><div>{body}</div><footer>{name}</footer>"
    )
    article = parse_bytes(page.encode(), url="http://xa.vidu.gov.vn/tin.asp?id=123")
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("banner", BANNERS.values(), ids=BANNERS)
@pytest.mark.parametrize(
    "name",
    [
        "UBND huyện Mỹ Lâm", "XÃ TÂN PHONG", "Xã Tân Phong, huyện Cầu Ngang", "Sở Y tế tỉnh Ví Dụ",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Huyện ủy Cầu Ngang", "Trung tâm Kiểm soát bệnh tật tỉnh Ví Dụ",
    ],
)  # fmt: skip
def test_what_every_page_is_called_is_no_title(name: str, banner: str, title: str) -> None:
    for head in ("", f'<meta property="og:title" content="{name}">'):
        article = read(name, banner, title, head)
        assert (article.title, article.lead) == (TITLE, LEAD)
        assert article.body == "\n\n".join(TEXT)


@pytest.mark.parametrize(
    "name",
    [
        "Xã Tân Phong", "Xã Tân Phong ra quân làm thủy lợi", "Sở Y tế tỉnh Ví Dụ", "Hội Nông dân kiểm tra xã Tân Phong",
    ],
)  # fmt: skip
def test_a_page_about_a_commune_or_office_and_what_it_did_are_called_so(name: str) -> None:
    texts = "".join(f"<p>{text}</p>" for text in (LEAD, *TEXT))
    for called in (name, name.upper()):
        page = f"<title>{called}</title>{MENU}<h1>{name}</h1><p>12/05/2023 08:30</p>{texts}"
        article = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin.asp?id=123")
        assert isinstance(article, Article)
        assert article.title == name


@pytest.mark.parametrize(
    "page",
    [
        "<div><h3>Thông báo lịch tiếp dân</h3><p>20/05/2022</p></div><h1>{0}</h1><p><img src=/a.jpg></p>{1}",
        "<h1>{0}</h1><p>12/05/2023</p><p><img src=/a.jpg></p><h2>Lịch sử hình thành của đơn vị</h2>{1}",
        "<h1>{0}</h1><p>12/05/2023</p><p>Lượt xem: 12</p><p><b>Quá trình xây dựng và trưởng thành</b></p>{1}",
        "<h1>{0}</h1><p>12/05/2023</p><ul><li><a href=/a>A</a></ul>{1}<h3>Tin khác</h3><h4>Xã Ví Dụ họp</h4><p>{2}</p>",
    ],
)
@pytest.mark.parametrize("name", ["Sở Y tế", "Công an huyện Cầu Ngang", "Xã Tân Phong"])
def test_a_title_over_the_name_or_below_a_text_is_of_a_box(name: str, page: str) -> None:
    texts = "".join(f"<p>{text}</p>" for text in TEXT)
    inner = page.format(name, texts, LEAD)
    article = parse_bytes(f"<title>{name}</title>{inner}".encode(), url="http://vidu.gov.vn/tin.asp?id=123")
    assert isinstance(article, Article)
    assert article.title == name
    assert "\n\n".join(TEXT) in article.body


@pytest.mark.parametrize(
    "header",
    [
        "<h1>{}</h1><p>Thứ Bảy, 28/11/2026</p><p>Chào mừng bạn đến với trang</p>",
        "<h1>{}</h1><p>Thứ Bảy, 28/11/2026</p><p>10:30:22</p>",
        "<h1>{}</h1><p>Chào mừng bạn đến với trang thông tin điện tử của đơn vị chúng tôi, chúc một ngày tốt lành.</p>"
        "<p>Chịu trách nhiệm nội dung: ông Nguyễn Văn An, Chánh Văn phòng, điện thoại 0294 3825 001, thư điện tử.</p>",
    ],
)
@pytest.mark.parametrize("name", ["Sở Y tế", "Công an huyện Cầu Ngang", "Xã Tân Phong"])
def test_a_clock_and_a_welcome_in_a_header_make_no_title_of_its_name(name: str, header: str) -> None:
    texts = "".join(f"<p>{text}</p>" for text in (LEAD, *TEXT))
    inner = f"{header.format(name)}<h2>{TITLE}</h2><p>12/05/2023 08:30</p>{texts}"
    article = parse_bytes(f"<title>{name}</title>{inner}".encode(), url="http://vidu.gov.vn/tin.asp?id=123")
    assert isinstance(article, Article)
    assert (article.title, article.published_at) == (TITLE, "2023-05-12T08:30:00+07:00")
