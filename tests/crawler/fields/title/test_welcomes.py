"""Welcomes: what a portal says to its readers is no title, news that welcome somebody have theirs."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.families.unmarked import titlelines
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT, TITLE, article

PORTAL = "Cổng thông tin điện tử tỉnh Ví Dụ"
FACTS = "<p>25/05/2022 16:40</p>"
PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
WELCOMES = [
    "Chào mừng bạn bè quốc tế đến với Festival Huế năm nay",
    "Chào mừng quý khách đến với Lễ hội hoa Đà Lạt 2024",
    "Chào mừng các bạn học sinh lớp một đến trường",
    "Chào mừng quý khách đến với Cổng trời Quản Bạ",
    "Chào mừng các vị đại biểu về tới Thủ đô dự Đại hội",
    "Chào mừng quý vị đến với trang trại nho Ninh Thuận",
    "Chào mừng bạn đọc đến với Ngày hội sách thành phố",
]


@pytest.mark.parametrize("title", WELCOMES)
@pytest.mark.parametrize(
    ("set_so", "called"),
    [
        ("<h1>{}</h1>", "{}"),
        ("<h1>{}</h1>", f"{{}} - {PORTAL}"),
        ("<h1>{}</h1>", PORTAL),
        ("<p><b>{}</b></p>", f"{{}} - {PORTAL}"),
        ("<p><b>{}</b></p>", "{}"),
        ("<h2>{}</h2>", ""),
    ],
)
def test_news_that_welcomes_somebody_is_news(title: str, set_so: str, called: str) -> None:
    found = article(f"<div>{set_so.format(title)}{FACTS}{PARAGRAPHS}</div>", title=called.format(title))
    assert (found.title, found.published_at) == (title, "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize(
    "place",
    [
        "Cổng thông tin điện tử tỉnh Ví Dụ", "trang tin của huyện", "Website của Sở", "với trang thông tin xã Ví Dụ",
        "SỞ Y TẾ VÍ DỤ",
    ],
)  # fmt: skip
def test_a_portal_welcomes_to_itself(place: str) -> None:
    welcome = f"<marquee>Chào mừng quý vị đến {place}</marquee>"
    clock = "<div>Thứ sáu, ngày 26/11/2021</div>"
    found = article(f"{clock}{welcome}<div><div>{TITLE}</div>{FACTS}{PARAGRAPHS}</div>", title="SỞ Y TẾ VÍ DỤ")
    assert found.title == TITLE


def test_a_welcome_that_the_page_is_called_by_is_its_title() -> None:
    title = "Chào mừng bạn đọc đến với trang thông tin mới của huyện"
    assert article(f"<h1>{title}</h1>{FACTS}{PARAGRAPHS}", title=title).title == title
    assert not titlelines.is_welcome(title, [], ["chao mung ban doc den voi trang thong tin moi cua huyen - vi du"])


def test_a_portal_s_name_in_its_welcome_is_not_its_title() -> None:
    office = "VIỆN KIỂM SÁT NHÂN DÂN TỈNH VÍ DỤ"
    body = (
        f"<table><tr><td>Thứ năm, ngày 26/11/2021</td><td>Chào mừng bạn đến với {office}</td></tr></table>"
        f"<div><b>{TITLE}</b></div><div>07/07/2014 2:30:11 CH</div>{PARAGRAPHS}"
    )
    found = parse_bytes(
        f"<html><head><title>{office}</title></head><body>{body}</body></html>".encode(), url="http://vidu.gov.vn/x?n=9"
    )
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2014-07-07T14:30:11+07:00")
