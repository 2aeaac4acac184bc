"""Which line is the title on a page that marks none: headings of sections, boxes and texts beside it."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import FACTS, ONE, PORTAL, TEXT, TITLE, TWO, article, parsed, read

MENU = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gd>Giáo dục</a></li><li><a href=/vb>Văn bản</a></li></ul>"


@pytest.mark.parametrize("nowhere", ["javascript: void(0)", "javascript:void(0);", "#", "javascript:;"])
@pytest.mark.parametrize("over", ["Giáo dục", "GIÁO DỤC"])
def test_a_heading_that_leads_nowhere_below_that_of_the_section(nowhere: str, over: str) -> None:
    page = f"{MENU}<div><h1>{over}</h1><h2><a href='{nowhere}'>{TITLE}</a></h2>{FACTS}<div>{TEXT}</div></div>"
    found = article(page, title="Tin")
    assert (found.section, found.body) == ([over], f"{ONE}\n\n{TWO}")


def test_a_heading_that_leads_to_another_article_is_no_title() -> None:
    page = f"<div><h1>Giáo dục</h1><h2><a href=/tin/9>{TITLE}</a></h2>{FACTS}<div>{TEXT}</div></div>"
    found = parsed(page, title="Tin")
    assert getattr(found, "title", None) != TITLE


@pytest.mark.parametrize(
    ("name", "below"), [("Tin buồn", "Nghệ nhân ưu tú Thạch Voi từ trần"), ("Mùa lúa mới", "Bài 2")]
)
def test_a_short_title_over_another_heading_stays_the_title(name: str, below: str) -> None:
    below = f"{below}: lời chia tay của bà con phum sóc"
    page = f"<h1>{name}</h1><h2>{below}</h2><p>25/05/2022 16:40</p><div><p>{ONE}</p><p>{TWO}</p></div>"
    found = parsed(page, title="Trang tin xã")
    assert isinstance(found, Article)
    assert found.title == name


PROVINCE = "Cổng thông tin điện tử tỉnh Ví Dụ"


def test_a_heading_that_opens_a_box_above_the_clock_is_no_title() -> None:
    box = "<h2><a href=#>Dịch vụ công trực tuyến toàn trình</a></h2><div>Thứ sáu, 27/05/2022</div>"
    assert article(f"{box}<div><h3>{TITLE}</h3>{FACTS}<div>{TEXT}</div></div>", title=PROVINCE).title == TITLE


SITE_MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức</a></li><li><a href=/vb>Văn bản</a></li>"
    "<li><a href=/lien-he>Liên hệ</a></li></ul>"
)


@pytest.mark.parametrize("name", ["XÃ NÔNG THÔN MỚI", "Xã Tân Phong"])
@pytest.mark.parametrize("part", ["<h2>Vị trí địa lý của vùng đất này</h2>", "<p><b>Vị trí địa lý của vùng</b></p>"])
def test_an_article_about_a_commune_keeps_its_title_and_all_of_its_text(name: str, part: str) -> None:
    paragraph = f"{ONE} {TWO}"
    for meta in ("", f'<meta property="og:title" content="{name}">'):
        inside = f"{SITE_MENU}<div><h1>{name}</h1><div>25/05/2022 16:40</div><p>{paragraph}</p>{part}<p>{TWO}</p></div>"
        found = read(inside, name, meta)
        assert found.title == name
        assert found.body.startswith(paragraph)


@pytest.mark.parametrize("rest", ["Xã Ví Dụ khánh thành cầu", "Cơ hội và thách thức"])
def test_a_heading_that_opens_a_text_is_no_title_where_that_goes_on(rest: str) -> None:
    whole = f"Chuyển đổi số ở huyện - {rest}"
    inside = f"<div class=journal-content-article><h2>Chuyển đổi số ở huyện</h2><p>25/05/2022</p>{TEXT}{TEXT}</div>"
    assert read(f"{SITE_MENU}<div>{inside}</div><div><p>Địa chỉ: Số 1 đường 30/4</p></div>", whole).title == whole


@pytest.mark.parametrize("tag", ["div", "p"])
def test_a_title_over_buttons_to_share_it_heads_no_menu(tag: str) -> None:
    buttons = "".join(
        f"<li><a href=/{name}>{name}</a></li>" for name in ("Facebook", "Twitter", "Zalo", "Email", "In trang", "Lưu")
    )
    part = "<p><b>Huyện có mười hai xã đạt chuẩn nông thôn mới</b></p><p>25/05/2022</p>"
    found = read(f"{SITE_MENU}<div><{tag}>{TITLE}</{tag}><ul>{buttons}</ul>{part}{TEXT}</div>")
    assert found.title == TITLE


def test_the_office_at_the_foot_is_not_the_title_of_a_page_that_is_called_so() -> None:
    body = f"<div><font><b>{TITLE}</b></font><br><div class=DateCreate>Ngày 12/10/2021</div><div>{TEXT}</div></div>"
    foot = "<div>TRƯỜNG CHÍNH TRỊ TỈNH<br>Số 1, Phan Đình Phùng</div>"
    page = f"<html><head><title>Trường Chính trị</title></head><body>{body}{foot}".encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/1462/39939/69623/655041/trao-doi/bai-viet")
    assert isinstance(found, Article)
    assert (found.title, found.published_at) == (TITLE, "2021-10-12")


CALLED = (
    "<div class=portlet-boundary id=p_p_id_1_><p class=x>{}</p>{}<span class=date-publish>14/01/2024 11:05</span>"
    "<div class=journal-content-article>{}</div></div>"
)
REPORT = "Hội nghị tổng kết năm 2022"


@pytest.mark.parametrize(
    ("claimed", "above", "also", "title"),
    [
        (f"{TITLE} - Sở Văn hóa tỉnh Ví Dụ", TITLE, "", TITLE),
        (f"Nông thôn mới nâng cao - Xã Ví Dụ {TITLE.lower()}", "Nông thôn mới nâng cao", "", None),
        ("Đại hội Đảng bộ xã lần thứ mười hai - Thành công tốt đẹp", "Đại hội Đảng bộ xã lần thứ mười hai", "", None),
        (f"{REPORT} - Xã Ví Dụ", REPORT, f"{REPORT} - Xã Ví Dụ", None),
    ],
)
def test_a_section_or_a_half_of_it_above_the_text_is_not_the_title(
    claimed: str, above: str, also: str, title: str | None
) -> None:
    inner = CALLED.format(above, f"<p>{also}</p>", TEXT)
    found = parsed(inner, title=claimed, url="https://vidu.gov.vn/-/mua")
    assert isinstance(found, Article)
    assert found.title == (title or claimed)


@pytest.mark.parametrize("hidden", ["hide-accessible", "visuallyhidden", "element-invisible", "x assistive-text"])
@pytest.mark.parametrize("heading", ["h2", "h3"])
def test_a_heading_for_screen_readers_is_not_the_title(hidden: str, heading: str) -> None:
    found = article(
        f"<h1 class='{hidden}'>{TITLE} - {PORTAL}</h1><div><a href=/>Trang chủ</a> » <a href=/kt>Kinh tế</a></div>"
        f"<div><{heading}>{TITLE}</{heading}><p>25/05/2022 16:40</p>{TEXT}</div>"
    )
    assert found.body == f"{ONE}\n\n{TWO}"
    assert found.section == ["Kinh tế"]
