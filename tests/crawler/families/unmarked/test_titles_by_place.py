"""Titles that only their place tells: of links, banners, sections, signatures and openings of a text."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.skins_kit import dated_rows, menu
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed, whole

PORTAL = "Cổng thông tin điện tử tỉnh Ví Dụ"
FACTS = "<p>25/05/2022 16:40</p>"
PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
SELF = "<div class='wrap'><h1><a href='{href}'>{title}</a></h1>{facts}{body}</div>"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/web/chu-tich-tinh", "https://vidu.gov.vn/web/chu-tich-tinh"),
        ("https://vidu.gov.vn/web/chu-tich-tinh/", "https://vidu.gov.vn/web/chu-tich-tinh"),
        ("/web/chu-tich-tinh", "https://vidu.gov.vn/web/chu-tich-tinh?page=1"),
        ("/web/mua-vang-4711", "https://vidu.gov.vn/index.php?id=4711"),
        ("/web/mua-vang/home", "https://vidu.gov.vn/web/xem.aspx?id=7"),
    ],
)
@pytest.mark.parametrize("called", [TITLE, f"{TITLE} - {PORTAL}"])
def test_a_title_that_leads_to_its_own_page_is_a_title(href: str, url: str, called: str) -> None:
    found = article(SELF.format(href=href, title=TITLE, facts=FACTS, body=PARAGRAPHS), title=called, url=url)
    assert found.title == TITLE


@pytest.mark.parametrize("home", ["/web/guest", "/web/so-y-te/home", "https://vidu.gov.vn/web/so-y-te"])
def test_the_banner_of_a_liferay_site_leads_to_it(home: str) -> None:
    banner = f"<header><h1><a href='{home}'>Trung tâm Xúc tiến</a></h1></header>"
    text = f"<div class='journal-content-article'>{PARAGRAPHS}</div>"
    body = f"<div class='portlet-asset-publisher'><h2>{TITLE}</h2>{FACTS}{text}</div>"
    found = article(
        banner + body, title=f"{TITLE} - Trung tâm Xúc tiến", url="https://vidu.gov.vn/web/so-y-te/-/mua-vang"
    )
    assert found.title == TITLE


SECTIONS = ["Xây dựng Đảng bộ", "Thông tin nội bộ", "Văn hóa - Xã hội", "Cải cách hành chính"]
GUESSED = "title: guessed"


def short(line: str, called: str, before: str = "", head: str = "") -> Article | Reject:
    told = "<div>07/12/2023 08:15</div>"
    return parsed(f"{before}<div><div class='a1'>{line}</div>{told}<div>{TEXT}</div></div>", title=called, head=head)


@pytest.mark.parametrize("line", SECTIONS)
@pytest.mark.parametrize("called", [PORTAL, "Sở Y tế", "Trang chủ"])
def test_a_section_above_the_date_of_a_page_that_is_called_something_is_no_title(line: str, called: str) -> None:
    assert isinstance(short(line, called), Reject)


@pytest.mark.parametrize("line", SECTIONS)
@pytest.mark.parametrize(
    "before",
    [
        "<ul><li><a href='/a'>{}</a></li><li><a href='/b'>Văn bản</a></li></ul>",
        "<nav><a href='/'>Trang chủ</a> » <a href='/a'>{}</a></nav>",
        "<div class=menu><a href='/a'>{} tỉnh Ví Dụ</a></div>",
    ],
)
def test_a_line_that_the_menu_has_is_no_title(line: str, before: str) -> None:
    found = short(line, "", before.format(line.upper()))
    assert isinstance(found, Reject) or found.title != line


def test_a_title_that_only_its_place_tells_is_said_to_be_guessed() -> None:
    found = short("Xây cầu dân sinh", "", "<ul><li><a href='/a'>Xây dựng Đảng</a></li></ul>")
    assert isinstance(found, Article), found
    assert (found.title, found.warnings) == ("Xây cầu dân sinh", [GUESSED])
    assert GUESSED not in article(f"<h1>{TITLE}</h1>{FACTS}{PARAGRAPHS}").warnings


@pytest.mark.parametrize("home", ["/web/guest", "/web/so-xay-dung/home", "https://vidu.gov.vn/web/sxd"])
@pytest.mark.parametrize("site", ["Sở Xây dựng Ví Dụ", "Trung tâm Xúc tiến"])
def test_the_name_of_a_site_that_its_banner_leads_to_is_none_of_the_title(home: str, site: str) -> None:
    banner = f"<header><h1><a class='logo' href='{home}'><img alt='{site}' src='/l.png'></a></h1></header>"
    text = f"<div class='d'>12/03/2024 10:00</div><div class='journal-content-article'>{PARAGRAPHS}</div>"
    body = f"<div class='portlet-asset-publisher'><div><div class='t'>{TITLE}</div>{text}</div></div>"
    found = parse_bytes(
        f"<html><head><title>{TITLE} - {site}</title></head><body>{banner}{body}</body></html>".encode(),
        url="https://vidu.gov.vn/web/sxd/-/mua-vang",
    )
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2024-03-12T10:00:00+07:00")


def of_portal(body: str) -> Article:
    """The article of a page that is called as its portal is."""
    name = "Cổng thông tin điện tử tỉnh Ví Dụ"
    found = parse_bytes(f"<title>{name}</title><h1>{name}</h1>{body}".encode(), url="https://vidu.gov.vn/4711")
    assert isinstance(found, Article), found
    return found


SIGNED = "<p align='right'><b>Đặng Đức Linh</b></p><p align='right'><b>{}</b></p><div>Lượt xem: 838</div>"


@pytest.mark.parametrize("office", ["CT-HND xã Long Trường", "Trung tâm Văn hóa huyện", "Hội Nông dân phường Hải Vân"])
@pytest.mark.parametrize("name", ["TitleNews", "x1"])
def test_the_office_of_who_signed_over_the_count_of_readers_is_no_title(office: str, name: str) -> None:
    """It was the line in bold beside a count, and the article was refused."""
    rows = "".join(f"<li><a href='/tin/{at}.html'>Tin khác về mùa vàng thứ {at} ở huyện</a></li>" for at in range(6))
    above = f"<div class={name}>{TITLE}</div><div>Ngày 22/02/2014 07:24</div>"
    other = f"<div>Các tin đã đưa</div><ul>{rows}</ul>"
    found = of_portal(f"{menu()}{above}{PARAGRAPHS}{SIGNED.format(office)}{other}")
    assert (found.title, found.published_at) == (TITLE, "2014-02-22T07:24:00+07:00")


def test_a_title_in_bold_below_a_byline_of_a_text_above_it_is_one() -> None:
    greeting = f"<p>{TEXT}</p><p><b>Đặng Đức Linh</b></p>"
    for facts in ("", "<div>22/02/2014</div>", "<div>22/02/2014</div><div>Chuyên mục: Tin tức</div>"):
        found = of_portal(f"{menu()}{greeting}<p><b>{TITLE}</b></p>{facts}<div>Lượt xem: 838</div>{PARAGRAPHS}")
        assert found.title == TITLE


def test_a_box_with_news_of_the_office_that_the_page_is_called_after_holds_no_title() -> None:
    """And a banner that says the office's name is none, where the page is called by both."""
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    box = "<div><p>Các tin khác</p><a href=/1><p>Hội Nông dân xã ra mắt câu lạc bộ nông dân tỷ phú</p></a></div>"
    inside = f"<div><span>09/08/2022</span><h1>{TITLE}</h1></div>{text}{box}"
    assert article(inside, title="Hội Nông dân").title == TITLE
    banner = "<header><h1><a href=/>TRƯỜNG THCS LÝ TỰ TRỌNG</a></h1></header>"
    dated = f"<h3>{TITLE}</h3><div>Ngày đăng: 24/05/2014</div>{text}"
    assert article(banner + dated, title=f"TRƯỜNG THCS LÝ TỰ TRỌNG: {TITLE}").title == TITLE


def test_a_title_that_opens_the_text_is_the_one_without_the_office_behind_it() -> None:
    head = f"<title>{TITLE} - Huyện Ví Dụ</title>"
    foot = "<div><span>Ngày xuất bản: 21/11/2019 07:45</span> | <span>Lượt người đọc: 1.024</span></div>"
    page = (
        f"<html><head>{head}</head><body><div><div class=journal-content-article>{{}}</div>{foot}</div></body></html>"
    )
    url = "https://vidu.gov.vn/-/mua-vang"
    found = parse_bytes(page.format(f"<h1>{TITLE.upper()}</h1><p>{TEXT}</p><p>{TEXT}</p>").encode(), url=url)
    assert isinstance(found, Article)
    assert (found.title, found.published_at, found.views) == (TITLE.upper(), "2019-11-21T07:45:00+07:00", 1024)
    # A heading of the text's own.
    found = parse_bytes(page.format(f"<p>{TEXT}</p><h2>Mùa vàng trên cánh</h2><p>{TEXT}</p>").encode(), url=url)
    assert isinstance(found, Article)
    assert found.title.startswith(TITLE)


MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
BOTH_PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"
# --- a title in no heading

UNNAMED = (
    "<div class=portlet-boundary id=p_p_id_1_>{}<div class=journal-content-article>" + BOTH_PARAGRAPHS + "</div></div>"
)


@pytest.mark.parametrize(
    ("claimed", "above", "title"),
    [
        (f"{TITLE} - Sở Nông vụ tỉnh Ví Dụ", f"<p class=x>{TITLE}</p>", TITLE),
        # Nothing says where the title ends; a section says no title.
        (f"{TITLE} - Sở Nông vụ tỉnh Ví Dụ", f"<p class=x>{LEAD}</p>", f"{TITLE} - Sở Nông vụ tỉnh Ví Dụ"),
        (
            f"Nông nghiệp nông thôn - {TITLE} 2022",
            "<p>Nông nghiệp nông thôn</p>",
            f"Nông nghiệp nông thôn - {TITLE} 2022",
        ),
    ],
)
def test_what_the_claimed_title_begins_with_and_the_page_says(claimed: str, above: str, title: str) -> None:
    inner = UNNAMED.format(f"{above}<span class=date-publish>14/01/2024 11:05</span>")
    found = whole(
        f"<html><head><title>{claimed}</title></head><body>{inner}</body></html>", "https://vidu.gov.vn/-/mua"
    )
    assert isinstance(found, Article), found
    assert found.title == title


BODY = TEXT.strip()
MENU_IN_LINES = "".join(
    f"<p><a href='/?m={at}'>{name}</a></p>" for at, name in enumerate(("Tin tức", "Môi trường", "Hỏi đáp"))
)


def test_a_way_in_words_that_the_menu_has_is_no_title() -> None:
    menu = f"<table><tr><td>{MENU_IN_LINES}</td><td>"
    facts = f"<p><i>Cập nhật ngày 06/06/2018</i></p><p><b>{LEAD}</b></p><p>{TEXT}</p><p>{TEXT}</p></td></tr></table>"
    way, title = "<b>Tin tức &gt; Môi trường</b><hr>", f"<p><b>{TITLE}</b></p>"
    found = article(menu + way + title + facts, title="Sở Tài nguyên và Môi trường")
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, f"{BODY}\n\n{BODY}")
    # What no link of the page says is a title with the mark in it.
    found = article(f"{menu}<p><b>Tuyến Lào Cai > Sa Pa</b></p>{facts}", title="Sở Giao thông vận tải")
    assert found.title == "Tuyến Lào Cai > Sa Pa"


def test_a_title_in_no_place_of_the_system_is_found_over_the_text_that_is_in_one() -> None:
    portlet = "<section class=portlet><h1 class=portlet-title>Tin tức</h1><div>{}</div></section>"
    text = f"<div class=journal-content-article><p>{TEXT}</p><p>{TEXT}</p></div>"
    facts = f"<div class=detailTitle>{TITLE}</div><div class=detailDate>Đăng ngày 05-06-2018 03:22</div>"
    found = article(portlet.format(facts + text), title="Chi tiết - Cổng TTĐT")
    assert (found.title, found.published_at) == (TITLE, "2018-06-05T03:22:00+07:00")
    assert found.body == f"{BODY}\n\n{BODY}"
    # What the portal says of itself over its lists has no title.
    assert isinstance(parsed(portlet.format(text + dated_rows(" (12/02/2021)")), title="Chi tiết - Cổng TTĐT"), Reject)
