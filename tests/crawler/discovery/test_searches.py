"""Searches that may be asked for no word: what only shows, finds no documents or persons, and stays in the portal."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.anchors import collect
from crawler.discovery.model import SectionLink
from crawler.discovery.paging import pagination
from crawler.html import Page

HOST = "http://vidu.gov.vn"
TEXT, SEND = "<input name=tu_khoa>", "<button>Tìm kiếm</button>"


def page_of(body: str, path: str = "/") -> Page:
    return Page(f"<html><body>{body}</body></html>".encode(), url=f"{HOST}{path}")


def searches(body: str, *, home: bool = True) -> list[str]:
    found = listings.read(page_of(body), family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=home)
    return [url.removeprefix(HOST) for url in found.searches]


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("<a href='/tim-kiem?tu_khoa='>Tất cả tin bài</a>", "/tim-kiem?tu_khoa="),
        ("<a href='/search.aspx?q=&amp;muc=3'>Xem tất cả</a>", "/search.aspx?muc=3&q="),
        (f"<form action=/tim-kiem>{TEXT}{SEND}</form>", "/tim-kiem?tu_khoa="),
        (f"<form action=/tin method=GET>{TEXT}<input type=hidden name=l value=vi>{SEND}</form>", "/tin?l=vi&tu_khoa="),
        ("<form id=search-form action='/vi/seek'><input type=search name=q placeholder='Nhập'></form>", "/vi/seek?q="),
        (f"<form action=/tim>{TEXT}<select name=muc><option value=0>Tất cả<option value=2>Lúa</select>{SEND}</form>",
         "/tim?muc=0&tu_khoa="),
    ],
)  # fmt: skip
def test_a_search_is_asked_for_no_word(body: str, url: str) -> None:
    assert searches(body) == [url]
    assert searches(body, home=False) == [], "the home page has it"


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/tim-kiem?tu_khoa=lua'>Lúa</a>",
        "<a href='/tim-kiem'>Tìm kiếm</a>",
        "<a href='/van-ban/tim-kiem?tu_khoa='>Tìm kiếm</a>",
        "<a href='/tim-kiem?q='>Tra cứu văn bản</a>",
        "<a href='http://khac.vn/tim-kiem?q='>Tìm kiếm</a>",
        f"<form action=/tim-kiem method=post>{TEXT}{SEND}</form>",
        f"<form action=/tim-kiem>{TEXT}<input type=hidden name=luu_tu_khoa value=1>{SEND}</form>",
        f"<form action=/tim-kiem/luu>{TEXT}{SEND}</form>",
        f"<form action=/tim-kiem>{TEXT}<input type=hidden name=task value=delete>{SEND}</form>",
        f"<form action=/tim-kiem>{TEXT}<input type=hidden name=csrf_token value=a1>{SEND}</form>",
        f"<form action=/tim-kiem>{TEXT}<input name=captcha>{SEND}</form>",
        f"<form action=/van-ban>{TEXT}{SEND}</form>",
        f"<form action=/tim><b>Tra cứu thủ tục hành chính</b>{TEXT}{SEND}</form>",
        f"<form action=/tim><input name=tu_khoa placeholder='Số hồ sơ'>{SEND}</form>",
        f"<form action=/danh-ba>{TEXT}{SEND}</form>",
        f"<form action=/tim>{TEXT}<input name=ho_ten>{SEND}</form>",
        f"<form action=/tim>{TEXT}<textarea name=noi_dung></textarea>{SEND}</form>",
        f"<form action=/tim>{TEXT}<input type=password name=mk>{SEND}</form>",
        f"<form action=/binh-chon>{TEXT}{SEND}</form>",
        f"<form action='https://www.google.com/search'>{TEXT}{SEND}</form>",
        "<form action=/dang-ky-nhan-tin><input name=email><button>Gửi</button></form>",
        "<form action=/xem><input name=so><button>Xem</button></form>",
    ],
)
def test_what_finds_other_things_or_does_more_is_not_asked(body: str) -> None:
    assert searches(body) == []


PAGER = "<p>1 <a href='/tim-kiem?q=&amp;p=2'>2</a> <a href='/tim-kiem?q=&amp;p=3'>3</a></p>"


def test_the_pages_of_a_search_follow_on_a_search_alone() -> None:
    def next_pages(path: str) -> list[str]:
        return [page.url for page in pagination.read(collect(page_of(PAGER, path), inside=lambda url: True)).next]

    assert next_pages("/tim-kiem?q=") == [f"{HOST}/tim-kiem?p=2&q="]
    assert next_pages("/tin-tuc") == []


def sections(body: str, *, home: bool = True) -> list[SectionLink]:
    found = listings.read(page_of(body), family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=home)
    return found.sections


FOOT = "<p>Bản quyền thuộc Văn phòng</p><a href='/so-do-cong'>Sơ đồ cổng</a>"
MENU = "".join(f"<li><a href='/muc/{n}'>Mục {n}</a></li>" for n in "abc")


def test_a_map_of_the_portal_is_looked_at_where_hardly_a_section_is_linked() -> None:
    assert sections(FOOT) == [SectionLink(url=f"{HOST}/so-do-cong")], "its name is none that articles are filed under"
    assert sections(FOOT.replace("/so-do-cong", "/vi/Sitemap.aspx")) == [SectionLink(url=f"{HOST}/vi/Sitemap.aspx")]
    assert f"{HOST}/so-do-cong" not in {section.url for section in sections(f"<ul>{MENU}</ul>{FOOT}")}


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/so-do-to-chuc", "/so-do?id=3", "http://khac.vn/so-do", "/so-do.pdf"]
)
def test_other_charts_are_no_maps(path: str) -> None:
    found = sections(FOOT.replace("/so-do-cong", path).replace("Sơ đồ cổng", "Sơ đồ"))
    assert [section.url for section in found if section.name is None] == []


def test_a_map_leads_to_the_portal_s_own_pages_alone() -> None:
    there = (
        "<li><a href='/web/so-y-te'>Sở Y tế</a><li><a href='http://khac.vn/'>Cổng khác</a><li><a href='/x.pdf'>Tệp</a>"
    )
    assert [section.url for section in sections(there, home=False)] == [f"{HOST}/web/so-y-te"]
