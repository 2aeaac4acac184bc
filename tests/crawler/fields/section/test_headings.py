"""A section's name over the title as a heading, a line in bold or a link; and what stands there and is none."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.crawler.families.page_kit import FACTS, ONE, PORTAL, TEXT, TITLE, TWO, article, framed, parsed

SECTIONS = ["Tin hoạt động", "Hoạt động của lãnh đạo tỉnh", "Xây dựng nông thôn mới", "Nghiên cứu - Trao đổi"]
OVER = ["<h1>{}</h1>", "<h3>{}</h3>", "<div style='font-weight:bold'>{}</div>"]
TITLES = ["<h2>{}</h2>", "<p><b>{}</b></p>", "<div class=td><span>{}</span></div>"]
PROVINCE = "Cổng thông tin điện tử tỉnh Ví Dụ"


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("title", TITLES)
def test_a_section_that_the_menu_has_as_well_is_no_title(name: str, over: str, title: str) -> None:
    menu = f"<nav><ul><li><a href=/gt>Giới thiệu</a></li><li><a href=/hd><i></i> {name}</a></li></ul></nav>"
    page = f"{menu}<div>{over.format(name)}<div>{title.format(TITLE)}{FACTS}<div>{TEXT}</div></div></div>"
    for claimed in (PROVINCE, ""):
        found = article(page, title=claimed)
        assert (found.body, found.published_at) == (f"{ONE}\n\n{TWO}", "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize(
    "below",
    [
        "<h2>Bà con các xã vui hội đua ghe ngo</h2>",
        "<p><b>Bà con các xã vui hội đua ghe ngo</b></p>",
        "<p><b>Sáng 12/5, huyện khai mạc lễ hội với sự tham gia của đông đảo bà con các xã.</b></p>",
    ],
)
def test_what_stands_below_a_title_does_not_take_its_place(below: str) -> None:
    found = parsed(f"<div><h1>{TITLE}</h1>{below}{FACTS}<div>{TEXT}</div></div>", title=PROVINCE)
    assert getattr(found, "title", None) == TITLE


def _old_page(over: str, menu: str) -> str:
    rows = "".join(
        f"<tr><td>{cell}</td></tr>" for cell in (over, f"<font size=4><b>{TITLE}</b></font>", "(25/05/2022)")
    )
    return f"<table><tr><td>{menu}</td></tr></table><table>{rows}<tr><td>{ONE}<br><br>{TWO}</td></tr></table>"


def test_a_section_in_bold_over_a_title_in_bold_that_the_menu_has_as_well() -> None:
    assert article(_old_page("<b>Kinh tế</b>", "<a href='?m=2'>Kinh tế</a>")).section == ["Kinh tế"]


@pytest.mark.parametrize(
    ("over", "menu"),
    [
        ("<b>Kinh tế</b>", "<a href='?m=2'>Văn hóa</a>"),
        ("<b>Kinh tế</b>", "<a href='/'>Kinh tế</a>"),
        ("<b>Tin nổi bật</b>", "<a href='?m=2'>Tin nổi bật</a>"),
        ("<b>Chào mừng ngày thành lập Đảng</b>", "<a href='?m=2'>Chào mừng ngày thành lập Đảng</a>"),
        ("<b>Sở Y tế</b>", "<a href='?m=2'>Sở Y tế</a>"),
        ("Kinh tế", "<a href='?m=2'>Kinh tế</a>"),
    ],
)
def test_other_lines_over_such_a_title_name_no_section(over: str, menu: str) -> None:
    assert article(_old_page(over, menu)).section == []


def test_a_line_in_bold_that_only_a_list_below_has_names_no_section() -> None:
    page = _old_page("<b>Hội thi nấu ăn</b>", "<a href='?m=2'>Văn hóa</a>")
    assert article(f"{page}<table><tr><td><a href='?id=7'>Hội thi nấu ăn</a></td></tr></table>").section == []


MENU = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gd>Giáo dục</a></li><li><a href=/vb>Văn bản</a></li></ul>"


@pytest.mark.parametrize("over", ["Thực đơn", "Chi tiết bài viết", "Xin chào bạn", "Y tế"])
def test_a_heading_that_no_menu_has_names_no_section(over: str) -> None:
    page = f"{MENU}<div><h1>{over}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div></div>"
    assert article(page).section == []


MENU_OF = (
    "<ul class=menu><li><a href=/>Trang chủ</a></li><li><a href=/dh>{}</a></li><li><a href=/lh>Liên hệ</a></li></ul>"
)
WELCOME = "Chào mừng Đại hội Đảng"


@pytest.mark.parametrize("named", ["slogan_danhmuc", "danhmuc", "title_cat", "banner-chuyen-muc"])
def test_a_slogan_over_the_title_is_no_section(named: str) -> None:
    assert article(framed(over=f"<div class='{named}'>{WELCOME}</div>")).section == []


@pytest.mark.parametrize("banner", [WELCOME, "Thi đua lập thành tích chào mừng", "Hướng tới Đại hội Đảng bộ tỉnh"])
def test_a_banner_in_a_heading_is_no_section_though_a_menu_has_it(banner: str) -> None:
    heading = f"<h1>{banner}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div>"
    assert article(f"{MENU_OF.format(banner)}<div>{heading}</div>").section == []


@pytest.mark.parametrize("name", ["Tin trong tỉnh", "Thi đua - Khen thưởng", "Đại hội Đảng các cấp"])
def test_a_heading_that_names_a_section_does(name: str) -> None:
    heading = f"<h1>{name}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div>"
    assert article(f"{MENU_OF.format(name)}<div>{heading}</div>").section == [name]
    assert article(framed(over=f"<div class=danhmuc>{name}</div>")).section == [name]


@pytest.mark.parametrize(
    "link",
    [
        "<a href=http://vidu.gov.vn/x>Trang chủ</a> / <a href=''>{}</a>",
        "<a href=#>{}</a>",
        "<a href='https://mangxahoi.example/chia-se?u=1'>{}</a>",
    ],
)
@pytest.mark.parametrize("below", ["<h2>{}</h2>", "<div>{}</div>"])
def test_what_links_to_the_article_itself_says_its_title_and_no_section(link: str, below: str) -> None:
    under = "Xã Cầu Ngang tuyển hai mươi người vào làm việc"
    page = f"<div>{link.format(TITLE)}</div><div><h1>{TITLE}</h1>{below.format(under)}{FACTS}<div>{TEXT}</div></div>"
    assert article(page, title=PROVINCE).title == TITLE


UNDER = "Nơi bà con gặp nhau mỗi tối sau ngày làm đồng vất vả"
HERE = "http://vidu.gov.vn/tin-tuc/hop-mat-77.html"


@pytest.mark.parametrize(
    "href",
    [
        "/van-hoa/hop-mat-77.html",
        "/tin-tuc/hop-mat-77.html?utm_source=x",
        "/tin-tuc/hop-mat-77.html/amp",
        "/?p=77",
        "/tin-tuc/hop-mat-khac-81.html",
        "/tag/nha-van-hoa",
    ],
)
@pytest.mark.parametrize("below", ["<h2>{}</h2>", "<div>{}</div>"])
def test_a_title_that_a_list_of_articles_says_as_well_names_no_section(href: str, below: str) -> None:
    name = "Nhà văn hóa ấp Giồng Lớn"
    listed = f"<ul><li><a href='{href}'>{name}</a></ul>"
    page = f"<div><h1>{name}</h1>{below.format(UNDER)}{FACTS}<div>{TEXT}</div></div>{listed}"
    found = parsed(page, title=PROVINCE, url=HERE)
    assert isinstance(found, Article)
    assert (found.title, found.section) == (name, [])


@pytest.mark.parametrize("href", ["/hoat-dong", "/chuyen-trang/hoat-dong?catid=7", "/tin-tuc/", "/hoat-dong-c7-1"])
def test_what_a_menu_leads_to_is_the_section_over_a_title(href: str) -> None:
    name = "Hoạt động của đoàn thể"
    page = f"<ul><li><a href='{href}'>{name}</a></ul><div><h1>{name}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div></div>"
    assert article(page, title=PROVINCE, url=HERE).title == TITLE


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div><a href='/xa-hoi/'>Xã hội</a><span>&gt;</span><a href='/moi-truong/'>Môi trường</a></div>", 2),
        ("<div><a href='/xa-hoi/'>Xã hội</a> » <a href='/moi-truong/'>Môi trường</a></div>", 2),
        ("<div><a href='/xa-hoi/'>Xã hội</a> | <a href='/moi-truong/'>Môi trường</a></div>", 0),
        ("<div><a href='/xa-hoi/'>Xã hội</a> <a href='/moi-truong/'>Môi trường</a></div>", 0),
        ("<p><a href='/category/xa-hoi'>Xã hội</a></p>", 1),
        ("<p><a href='/chuyen-muc/xa-hoi-7'>Xã hội</a></p>", 1),
        ("<p><a href='/category/'>Xã hội</a></p>", 0),
        ("<p><a href='/category/xa-hoi'>Xã hội</a> <a href='/category/y-te'>Y tế</a></p>", 0),
    ],
)
@pytest.mark.parametrize("date", ["", FACTS])
def test_sections_over_the_title(above: str, section: int, date: str) -> None:
    found = article(f"<div>{above}{date}<h1>{TITLE}</h1>{'' if date else FACTS}{TEXT}</div>")
    assert found.section == ["Xã hội", "Môi trường"][:section]


MENU_BOX = "<ul>{}</ul>".format(
    "".join(f"<li><a href='/m/{at}'>{n}</a></li>" for at, n in enumerate(("Hội", "Hoạt động")))
)


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div><a href='/m/1'>Hoạt động</a></div>", ["Hoạt động"]),
        ("<p><a href='/m/1'>Hoạt động</a></p>", ["Hoạt động"]),
        ("<div><a href='/m/9'>Hoạt động</a></div>", []),
        ("<div><a href='/m/1'>Xem tiếp</a></div>", []),
        (MENU_BOX, []),
        ("<div><div><a href='/m/1'>Hoạt động</a></div></div>", []),
    ],
)
def test_a_link_over_the_title_that_the_menu_has(above: str, section: list[str]) -> None:
    found = article(f"{MENU_BOX}<div>{above}<h1>{TITLE}</h1>{FACTS}{TEXT}</div>")
    assert found.section == section


@pytest.mark.parametrize(("over", "section"), [("THÔNG BÁO", []), ("Lịch tiếp công dân", []), ("Văn hóa", ["Văn hóa"])])
def test_the_kind_of_a_paper_over_its_title_is_no_section_though_a_menu_has_it(over: str, section: list[str]) -> None:
    menu = f"<ul><li><a href=/a>{over}</a><li><a href=/b>Liên hệ</a></ul>"
    bold = f"<p><b>{over}</b></p><p><b>{TITLE}</b></p>"
    assert article(f"{menu}<div>{bold}{FACTS}<div>{TEXT}</div></div>", title=PORTAL).section == section
