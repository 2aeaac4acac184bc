"""What stands above the title on pages of SharePoint: the page's clock, and what tells of the article."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT, TITLE

OTHER = (
    "Xã đã giao mỗi chi hội nhận chăm sóc một đoạn đường, trồng hoa hai bên và thu gom rác vào sáng thứ bảy hằng tuần. "
    * 2
)
SHAREPOINT = '<meta name="GENERATOR" content="Microsoft SharePoint">'


def sharepoint(above: str, title: str, told: str) -> Article:
    body = f"{above}<div>{title}{told}<div id='divArticleDescription2'><p>{TEXT}</p><p>{OTHER}</p></div></div>"
    found = parse_bytes(
        f"<html><head>{SHAREPOINT}<title>Chi tiết</title></head><body><div>{body}</div></body></html>".encode(),
        url="https://vidu.gov.vn/SitePages/chi-tiet.aspx?ItemID=7",
    )
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("title", [f"<div id='divArticleDescription3'><h1>{TITLE}</h1></div>", f"<h1>{TITLE}</h1>"])
@pytest.mark.parametrize(
    "clock", ["Thứ Sáu, ngày 26 tháng 11 năm 2021", "26/11/2021 08:30", "Hôm nay: Thứ sáu, 26/11/2021"]
)
def test_the_clock_above_the_title_is_never_the_date(title: str, clock: str) -> None:
    above = f"<div><img src='/b.png'><div>{clock}</div><ul><li><a href='/'>Trang chủ</a></li></ul></div>"
    assert sharepoint(above, title, "").published_at is None
    told = sharepoint(above, title, "<div><i>Thứ Ba, 06/12/2016, 10:20 SA</i><i> - 356 lượt xem</i></div>")
    assert (told.published_at, told.views) == ("2016-12-06T10:20:00+07:00", 356)


def test_what_stands_right_above_the_title_tells_of_it() -> None:
    above = "<ul><li><a href='/'>Trang chủ</a></li></ul><div>06/12/2016 10:20</div><div>|</div><div>Lượt xem: 35</div>"
    told = sharepoint("", f"{above}<h1>{TITLE}</h1>", "")
    assert (told.published_at, told.views) == ("2016-12-06T10:20:00+07:00", 35)
