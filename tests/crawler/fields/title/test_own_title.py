"""The title is the article's own: without badges, the site's name, or a cut where the page claims a part."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.fields.pages_kit import (
    BRIDGE,
    BRIDGE_DATE,
    BRIDGE_TEXT,
    BRIDGE_URL,
    MEETING_TEXT,
    NAMED_TEXT,
    of_gathering,
    of_page,
    paragraphs,
)


@pytest.mark.parametrize(
    ("claim", "heading"),
    [
        ("Xây dựng nông thôn", "Tiểu Cần đón bằng công nhận xã về đích xây dựng nông thôn mới"),
        ("Nông thôn", "Cầu Ngang về đích nông thôn mới"),
        ("Trà Cú xây dựng nông thôn", "Trà Cú xây dựng nông thôn mới"),
    ],
)
def test_a_title_is_not_cut_where_the_page_claims_a_part_of_it(claim: str, heading: str) -> None:
    head = f"<title>{heading}</title><meta property='og:title' content='{claim}'>"
    page = f"{head}<body><div class=main><h1>{heading}</h1>12/03/2025 08:30<div>{paragraphs(*MEETING_TEXT)}</div></div>"
    record = parse_bytes(page.encode(), url="http://vidu.example/tin-tuc/hoi-nghi-7.html")
    assert isinstance(record, Article)
    assert record.title == heading


@pytest.mark.parametrize("hidden", ["style='display:none'", "class=hidden", "hidden"])
def test_a_hidden_badge_is_no_part_of_the_title(hidden: str) -> None:
    heading = f"<h1 class=title-detail><span {hidden}>Mới</span>{BRIDGE}</h1>"
    html = f"<title>{BRIDGE}</title><div>{heading}{BRIDGE_DATE}<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p></div>"
    found = parse_bytes(html.encode(), url=BRIDGE_URL)
    assert isinstance(found, Article)
    assert found.title == BRIDGE


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>Họp mặt đầu năm<br>tại huyện</h1>",
        "<h1>HỌP MẶT ĐẦU NĂM TẠI HUYỆN</h1>",
        "<h1>Họp mặt đầu năm tại huyện <small>Lượt xem: 44</small></h1>",
        "<h1>Sở Y tế tỉnh Ví Dụ</h1><a href='/'><img src=/l.png alt='Sở Y tế tỉnh Ví Dụ'></a>"
        "<h2>Họp mặt đầu năm tại huyện</h2>",
        "<b>Hôm nay, ngày 26/05/2022</b><div>Họp mặt đầu năm tại huyện</div>",
        "<h1>Thực đơn</h1><h1>Họp mặt đầu năm t&amp;#7841;i huyện</h1>",
    ],
)
def test_the_title_is_the_articles_own(heading: str) -> None:
    found = of_gathering(heading=heading)
    assert found.title.lower() == "họp mặt đầu năm tại huyện"
    assert found.title.isupper() == ("HỌP" in heading)


def test_the_sites_name_in_a_heading_is_no_title() -> None:
    found = of_page(
        f"<h1 id=news-title><a href=/>Sở Nội vụ</a></h1><div><h1 id=news-title>Khởi công</h1>{NAMED_TEXT}</div>"
    )
    assert found.title == "Khởi công"
