"""A heading in the text is no title, where nothing above tells which one is: no date, no name in the page's head."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT, TITLE

OTHER = "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng và hướng dẫn sử dụng cho từng hộ dân. " * 2
SUB, LAST = "Kịp thời cứu thành công tàu cá gặp nạn", "Giải pháp trong thời gian tới"
PORTAL, OFFICE = "https://vidu.gov.vn", "Sở Tài chính tỉnh Sơn Lâm"
DAY = "25/05/2022 16:40"
VIEWS = "<div>Số lượt xem: <b>5944</b></div>"
TWO = f"<p>{TEXT}</p><p>{OTHER}</p>"


def _title(body: str, url: str = f"{PORTAL}/tin/mua-vang-p16129-c76190-n206236", name: str = OFFICE) -> str:
    head = f"<title>{name}</title>"
    menu = "<nav><a href='/'>Trang chủ</a><a href='/t'>Tin tức</a></nav>"
    page = f"<html><head>{head}</head><body>{menu}{body}</body></html>"
    found = parse_bytes(page.encode(), url=url)
    assert isinstance(found, Article), found
    return found.title


@pytest.mark.parametrize(
    "text",
    [
        f"<h3>{TITLE}</h3>{TWO}<h2>{SUB}</h2>{TWO}{VIEWS}",
        f"<h3>{TITLE}</h3><div><span>In bài viết</span></div><p>{TEXT}</p><div><h2>{SUB}</h2>{TWO}{TWO}</div>{VIEWS}",
        f"<h4>{TITLE}</h4>{TWO}<h3>{SUB}</h3>{TWO}<h3>{LAST}</h3><p>{TEXT}</p>{VIEWS}",
        f"<h3>{TITLE}</h3>{TWO}<h2>{SUB}</h2>{TWO}<h2>{LAST}</h2><p>{TEXT}</p>{VIEWS}",
        f"<h3>{TITLE}</h3>{TWO}<h3>{SUB}</h3>{TWO}{VIEWS}",
        f"<div>{TITLE}</div><div>Ngày 11/05/2025</div>{TWO}<h3>{LAST}</h3><p>{TEXT}</p>{VIEWS}",
        f"<b>{TITLE}</b><p><i>Thứ năm, 25/05/2022 16:40</i></p>{TWO}<h2>{LAST}</h2><p>{TEXT}</p>{VIEWS}",
        f"<header><h3>{TITLE}</h3></header><div>{TWO}<h4>{SUB}</h4>{TWO}<div>{DAY}</div></div>",
        f"<h3>{TITLE}</h3><p>{TEXT}</p><img src='/a.jpg'><p>{OTHER}</p><h2>{SUB}</h2>{TWO}{VIEWS}",
    ],
)
def test_a_heading_below_a_paragraph_of_the_text_is_no_title(text: str) -> None:
    assert _title(f"<div>{text}</div>") == TITLE


@pytest.mark.parametrize(
    "body",
    [
        f"<div><h3>Lời ngỏ của ban biên tập</h3><p>{OTHER}</p></div><div><h2>{TITLE}</h2>{TWO}{VIEWS}</div>",
        f"<div><div><h3>Tin nổi bật trong tuần</h3><p>{OTHER}</p></div><div><h2>{TITLE}</h2>{TWO}{VIEWS}</div></div>",
        f"<div><h3><a href='/x'>{SUB}</a></h3><p>{OTHER}</p><h2>{TITLE}</h2>{TWO}{VIEWS}</div>",
        f"<div><h3>{SUB}</h3><p>{OTHER}</p><h2>{TITLE}</h2><p>25/05/2022 16:40</p>{TWO}</div>",
        f"<div><p>{OTHER}</p><h2>{TITLE}</h2>{TWO}{VIEWS}</div>",
        f"<div><h3>{SUB}</h3><p><a href='/x'>{TITLE} ở xã</a></p><p>{OTHER}</p><h2>{TITLE}</h2>{TWO}{VIEWS}</div>",
    ],
)
def test_a_heading_over_other_text_is_none_either(body: str) -> None:
    assert _title(body) == TITLE


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("", f"<p>{OTHER}</p><div><h2>{TITLE}</h2><p>{TEXT}</p><p>{DAY}</p></div>"),
        ("", f"<div>{OTHER}</div><h3>{TITLE}</h3><p>{TEXT}</p><p><b>Thu Hà</b></p><div>Ngày đăng: {DAY}</div>"),
        (OFFICE, f"<p><b>{OTHER.strip(' .')}</b></p><h3>{TITLE}</h3><p>{TEXT}</p><p><b>{DAY}</b></p>"),
    ],
)
def test_a_heading_below_what_has_no_day_is_the_title_of_a_short_text(name: str, body: str) -> None:
    foot = "<div><p>Cơ quan chủ quản: UBND tỉnh Sơn Lâm</p></div>"
    assert _title(f"<div>{body}</div>{foot}", url=f"{PORTAL}/tin-tuc/mua-vang-4711", name=name) == TITLE


@pytest.mark.parametrize("fact", ["<p>20/11/2025</p><p><i>Thu Hà</i></p>", "<p><a href='/x'>Giới thiệu chung</a></p>"])
@pytest.mark.parametrize("day", ["", "<p>20/11/2025</p>"])
def test_below_a_text_of_the_unit_that_a_page_is_called_after_no_heading_is_its_title(fact: str, day: str) -> None:
    unit = "UBND huyện Châu Thành"
    body = f"<div><h1>{unit}</h1>{fact}<p>{TEXT}</p><p>{OTHER}</p><h2>{LAST}</h2>{day}<p>{TEXT}</p>{VIEWS}</div>"
    assert _title(body, url=f"{PORTAL}/tin-tuc/mua-vang-4711", name=unit) == unit
