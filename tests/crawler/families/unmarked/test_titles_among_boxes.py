"""An article between boxes of other news: its title is its own, never that of a box, an office or the page's clock."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT, TITLE

PORTAL = "Cổng thông tin điện tử huyện Ví Dụ"
ROWS = [
    ("Thông báo lịch tiếp công dân của lãnh đạo huyện", "23/11/2021"),
    ("Lấy ý kiến dự thảo bảng giá đất của huyện", "20/11/2021"),
    ("Kết quả xét tuyển viên chức ngành giáo dục", "18/11/2021"),
]
CLOCK = "<div id='ngay'>Thứ sáu, ngày 26/11/2021</div>"
OTHER = (
    "Xã đã giao mỗi chi hội nhận chăm sóc một đoạn đường, trồng hoa hai bên và thu gom rác vào sáng thứ bảy hằng tuần. "
    * 2
)


def box(heading: str, *, told: str = "{day}", level: str = "h3") -> str:
    """A box of other news, each with its day or how often it was read."""
    rows = "".join(
        f"<div><a href='/x/{at}'>{title}</a> <em>{told.format(day=day, count=900 + at)}</em></div>"
        for at, (title, day) in enumerate(ROWS)
    )
    return f"<div><{level}>{heading}</{level}>{rows}</div>"


def parsed(body: str, title: str = PORTAL, url: str = "https://vidu.gov.vn/xem.aspx?id=7") -> Article | Reject:
    return parse_bytes(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), url=url)


def article(body: str, title: str = PORTAL, url: str = "https://vidu.gov.vn/xem.aspx?id=7") -> Article:
    found = parsed(body, title, url)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("told", ["{day}", "({day})", "Lượt xem: {count}", "- {day} - {count} lượt xem"])
@pytest.mark.parametrize(
    ("heading", "level"), [("Thông báo", "h3"), ("Tin nóng trong tuần", "h2"), ("Hỏi nhanh", "h4")]
)
@pytest.mark.parametrize("name", [PORTAL, ""])
def test_a_box_before_the_article_gives_it_no_title(told: str, heading: str, level: str, name: str) -> None:
    found = article(
        f"<table><tr><td>{box(heading, told=told, level=level)}</td><td><span>{TITLE}</span><br>"
        f"<i>(Thứ hai, 09/11/2020 10:05)</i><p>{TEXT}</p><p>{OTHER}</p></td></tr></table>",
        name,
    )
    assert (found.title, found.published_at) == (TITLE, "2020-11-09T10:05:00+07:00")


def test_rows_of_a_listing_make_no_article() -> None:
    assert parsed(f"{box('Thông báo')}{box('Tin nóng', told='Lượt xem: {count}')}").__class__ is Reject


def test_a_heading_above_its_own_date_is_still_the_title() -> None:
    found = article(f"<h3>Thông báo lịch cắt điện</h3><p>23/11/2021 08:00</p><p>{TEXT}</p>{box('Tin khác')}")
    assert (found.title, found.published_at) == ("Thông báo lịch cắt điện", "2021-11-23T08:00:00+07:00")


def test_links_to_share_between_title_and_date_are_no_row() -> None:
    share = "<p><a href='https://fb.example/s'>Facebook</a> <a href='#'>Zalo</a> <a href='#'>Gửi cho bạn bè</a></p>"
    found = article(f"<h2>{TITLE} năm nay</h2>{share}<p>23/11/2021 08:00</p><p>{TEXT}</p>{box('Tin khác')}")
    assert (found.title, found.published_at) == (f"{TITLE} năm nay", "2021-11-23T08:00:00+07:00")


@pytest.mark.parametrize(
    "facts",
    [
        "Tác giả: Minh Thư .Ngày đăng: 05/09/2023 .Lượt xem: 733",
        "Tác giả: Minh Thư; Ngày đăng: 05/09/2023; Số lượt xem: 733",
        "Ngày đăng: 05/09/2023 - Người viết: Minh Thư - Đã xem: 733",
    ],
)
def test_facts_in_one_line_with_the_title_are_none_of_it(facts: str) -> None:
    found = article(
        f"<div><span>{TITLE}: được mùa - được giá</span><br><span>{facts}</span><br><div>{TEXT}</div></div>"
    )
    assert (found.title, found.published_at) == (f"{TITLE}: được mùa - được giá", "2023-09-05")
    assert (found.views, found.byline, [author.name for author in found.authors]) == (733, "Minh Thư", ["Minh Thư"])


def test_a_welcome_beside_the_clock_is_no_title() -> None:
    found = article(
        f"{CLOCK}<marquee>Chào mừng quý vị đến với trang tin của huyện</marquee>{box('Thông báo')}"
        f"<div><div>{TITLE}</div><div>09/11/2020 10:05</div><p>{TEXT}</p></div>"
    )
    assert found.title == TITLE
    welcome = "Chào mừng các đại biểu đến với hội thi nhà nông"
    assert article(f"<div><h1>{welcome}</h1><p>9/11/2020</p><p>{TEXT}</p></div>", welcome).title == welcome


@pytest.mark.parametrize("short", ["Xây cầu dân sinh", "Họp dân ấp Chợ", "Đêm hội trăng rằm"])
@pytest.mark.parametrize("told", ["16h30 - 25/5/2022", "Ngày đăng: 25/05/2022 16:30", "25/05/2022 16:30 | Lượt xem: 7"])
def test_a_short_line_right_above_date_and_text_is_the_title(short: str, told: str) -> None:
    found = article(f"<div><div class='a1'>{short}</div><div>{told}</div><div>{TEXT}</div></div>{box('Thông báo')}", "")
    assert (found.title, found.published_at) == (short, "2022-05-25T16:30:00+07:00")


@pytest.mark.parametrize("short", ["Nguyễn Văn Bình", "Chi tiết tin", "Tin tức", "Tin đã đăng:", "Bạn đọc hỏi,"])
def test_other_short_lines_are_no_titles(short: str) -> None:
    found = parsed(f"<div><div>{short}</div><div>25/05/2022 16:30</div><div>{TEXT}</div></div>", "")
    assert isinstance(found, Reject) or found.title != short


@pytest.mark.parametrize("office", ["Sở Xây dựng", "Chi cục Thủy lợi tỉnh"])
def test_an_office_at_the_foot_is_no_title_though_the_page_is_called_so(office: str) -> None:
    foot = f"<p><b>{office}</b></p><p>Tổng biên tập: Ông Lê Văn An - Chánh Văn phòng</p><p>Số lượt truy cập: 99.120</p>"
    found = article(f"<div>{TITLE}</div><div>Gửi lúc: 05/12/2013 15:42</div><p>{TEXT}</p>{foot}", office)
    assert (found.title, found.published_at) == (TITLE, "2013-12-05T15:42:00+07:00")
    assert "Tổng biên tập" not in found.body


SHAREPOINT = '<meta name="GENERATOR" content="Microsoft SharePoint">'


@pytest.mark.parametrize("name", ["tieu-de-bai", "PostTitle", "a7"])
def test_a_title_that_no_heading_holds_is_read_where_it_stands(name: str) -> None:
    body = (
        f"{CLOCK}<div><div class='{name}'>{TITLE}</div><div>18/5/2016 4:05:12 CH</div>"
        f"<div class='ms-rtestate-field'><p>{TEXT}</p><p>{OTHER}</p></div></div>"
    )
    found = parse_bytes(
        f"<html><head>{SHAREPOINT}<title>Sở Y tế - {TITLE}</title></head><body>{body}</body></html>".encode(),
        url="https://vidu.gov.vn/Pages/chi-tiet.aspx?ItemID=7",
    )
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2016-05-18T16:05:12+07:00")
