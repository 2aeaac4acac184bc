"""What stands over, beside and below a title on pages that are called as their portal is: its banner over the menu,
the way printed without links, who signed above the count of readers, the head of the module beside; and what looks
like them."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE

DATE = "<tr><td>Ngày đăng: 19/06/2018</td></tr>"
MENU = "".join(f"<p><a href='/?m={at}'>{name}</a></p>" for at, name in enumerate(("Giới thiệu", "Tin tức", "Hỏi đáp")))


def article(inside: str, called: str = "Cổng thông tin điện tử", head: str = "") -> Article:
    page = f"<html><head><title>{called}</title>{head}</head><body>{inside}</body></html>"
    found = parse_bytes(page.encode(), url="http://vidu.example/chitiet.asp?id=92")
    assert isinstance(found, Article), found
    return found


def test_a_banner_that_says_what_the_page_is_called_over_the_menu_is_no_title() -> None:
    banner, menu = "<div>Thanh tra tỉnh Ví Dụ</div>", f"<div>{MENU * 2}</div>"
    inside = f"<table><tr><td>{{}}</td></tr>{DATE}<tr><td><p><b>{LEAD}</b></p><p>{TEXT}</p></td></tr></table>"
    found = article(banner + menu + inside.format(f"<b>{TITLE}</b>"), "Thanh tra tinh Vi Du")
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, TEXT.strip())
    # The title over the links that share it, and a line in bold with a day among the other news.
    shared = "<p><a href='#a'>Facebook</a></p><p><a href='#b'>Zalo</a></p>" * 3
    other = "<div><b>Khởi công cầu qua sông Ví Dụ</b><div>20/06/2018</div></div>"
    found = article(f"<div>{TITLE}</div>{shared}<div><p>{TEXT}</p><p>{TEXT}</p></div>{DATE}{other}", TITLE)
    assert found.title == TITLE


@pytest.mark.parametrize("mark", ["»", "›"])
def test_a_way_printed_without_links_is_the_section_and_no_title(mark: str) -> None:
    way = f"<tr><td><b>Tin tức {mark} Hoạt động của ngành</b></td></tr>"
    text = f"<tr><td><p>{TEXT}</p><p>{TEXT}</p></td></tr>"
    title = f"<tr><td><font size=4><b>{TITLE}</b></font><br><font size=1>[ 25/09/2018 - 10:22 ]</font></td></tr>"
    found = article(f"<table>{way}{title}{text}</table>")
    assert (found.title, found.section) == (TITLE, ["Tin tức", "Hoạt động của ngành"])
    # An arrow is in titles, too.
    named = "Thông xe tuyến Lào Cai → Sa Pa"
    found = article(f"<table>{title.replace(TITLE, named)}{text}</table>")
    assert found.title == named


def test_who_signs_right_below_the_text_over_the_count_of_readers_is_no_title() -> None:
    text = f"<div>{LEAD}</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    below = "<div align=right><b>Hồ Minh Thông - VP HĐND&amp;UBND</b></div><div><i>Số lần đọc: 2.041</i></div>"
    tools = "<div><a href='#'>Gửi tin</a> | <a href='#'>In tin</a> | <a href='#'>Lưu tin</a></div>"
    day = "<div>Cập nhật lúc 14h30 ngày 12/05/2018</div>"
    found = article(f"<div>{day}<div>{TITLE}</div>{text}{below}{tools}</div>")
    assert (found.title, found.byline, found.views) == (TITLE, "Hồ Minh Thông - VP HĐND&UBND", 2041)
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"
    # Below what the portal says of itself stands the title of a film.
    found = article(
        f"<div><p>{TEXT}</p></div><div><b>{TITLE}</b></div><div>Số lần đọc: 2.041</div>"
        "<iframe src='https://www.youtube.com/embed/aB3dE5gH7jK'></iframe>"
    )
    assert found.title == TITLE


def test_the_head_of_a_module_beside_the_article_is_no_title() -> None:
    generator = "<meta name=generator content=DotNetNuke>"
    own = f"<div class=DnnModule><h1 class=ArtTitle>{TITLE}</h1><div>25/10/2017</div><p>{TEXT}</p><p>{TEXT}</p></div>"
    beside = "<div class=DNNContainer><h2><span class=Head>Tin xem nhiều</span></h2><a href='/a-1'>Tin</a></div>"
    assert article(own + beside, TITLE, generator).title == TITLE
    # In the module that has the text, its head is.
    text = f"<div class=DnnModule><span class=Head>{TITLE}</span><span id=x_lblContent><p>{TEXT}</p></span></div>"
    assert article(text + beside, "Tin tức", generator).title == TITLE


def test_stars_that_nobody_gave_are_no_text() -> None:
    inside = f"<h1>{TITLE}</h1><div>25/10/2017</div><div><p>{TEXT}</p><p>{TEXT}</p></div><div>{{}}</div>"
    for told in ("Đánh giá: 0.0", "Đánh giá bài viết: 0"):
        assert article(inside.format(told), TITLE).body == f"{TEXT.strip()}\n\n{TEXT.strip()}", told
    assert "Đánh giá: 0.05" in article(inside.format("<p>Đánh giá: 0.05</p>"), TITLE).body
