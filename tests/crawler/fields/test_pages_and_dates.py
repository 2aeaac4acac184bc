"""Articles on several pages, captions from alternative texts, and the text that a date was read from."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
URL = "http://vidu.gov.vn/2022/05/hop-mat/"
DATE = "<div>26/05/2022</div>"


def article(below: str, *, url: str = URL, date: str = DATE, above: str = "", wordpress: bool = False) -> Article:
    head = '<meta name="generator" content="WordPress 6">' if wordpress else ""
    page = (
        f"<html><head><title>Họp mặt đầu năm</title>{head}</head><body class='single postid-7'><article>"
        f"<h1>Họp mặt đầu năm</h1>{date}{above}<div class='entry-content'><p>{TEXT}</p><p>{TEXT}</p>{below}</div>"
        "</article></body></html>"
    )
    found = parse_bytes(page.encode(), url=url)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("wordpress", [False, True])
@pytest.mark.parametrize(
    "below",
    [
        f"<div class='page-links'>Trang: <span>1</span> <a href='{URL}2/'>2</a></div>",
        f"<p>Trang: 1 <a class='post-page-numbers' href='{URL}2/'>2</a></p>",
        "<div class='pager'><a href='/2022/05/hop-mat/2'>Trang sau</a></div>",
        "<link rel=next href='https://www.vidu.gov.vn/2022/05/hop-mat/2/'>",
    ],
)
def test_the_first_of_several_pages_says_so(below: str, wordpress: bool) -> None:
    assert article(below, wordpress=wordpress).warnings == ["more-pages"]


def test_pages_that_a_parameter_counts() -> None:
    link = "<a class='post-page-numbers' href='/?page=2&p=7'>2</a>"
    assert article(link, url="http://vidu.gov.vn/?p=7", wordpress=True).warnings == ["more-pages"]


@pytest.mark.parametrize(
    "below",
    [
        "<a href='/tin-tuc/page/2/'>2</a>",
        "<a href='/2022/05/hop-mat-khac/2/'>2</a>",
        "<a href='/2022/05/hop-mat/?page=2'>2</a>",
        "<a href='http://khac.vn/2022/05/hop-mat/2/'>2</a>",
        "<link rel=next href='/2022/05/bai-sau/'>",
    ],
)
def test_other_links_with_numbers_are_no_further_pages(below: str) -> None:
    assert article(below).warnings == []


@pytest.mark.parametrize(
    ("path", "is_further"), [("/2022/12/26/hop-mat-p2.html", True), ("/2022/12/2/hop-mat.html", False)]
)
def test_the_numbers_of_a_day_count_no_pages(path: str, is_further: bool) -> None:
    first, third = path.replace("-p2", "").replace("/2/", "/"), path.replace("-p2", "-p3").replace("/2/", "/3/")
    pager = f"<div class='pager'><a href='{first}'>1</a> <span>2</span> <a href='{third}'>3</a></div>"
    assert ("further-page" in article(pager, url=f"http://vidu.gov.vn{path}").warnings) is is_further


def test_a_caption_from_the_alternative_text_is_told() -> None:
    image = "<img class='wp-post-image' src='/a.jpg' alt='Quang cảnh buổi họp mặt tại huyện'>"
    found = article("", above=image, wordpress=True)
    assert [picture.caption for picture in found.images] == ["Quang cảnh buổi họp mặt tại huyện"]
    assert found.warnings == ["caption_from_alt"]


def test_a_printed_caption_wins_over_the_alternative_text() -> None:
    image = "<img class='wp-post-image' src='/a.jpg' alt='Quang cảnh buổi họp mặt tại huyện'>"
    printed = "<figure><img src='/a.jpg'><figcaption>Các đại biểu dự họp mặt</figcaption></figure>"
    found = article(printed, above=image, wordpress=True)
    assert [picture.caption for picture in found.images] == ["Các đại biểu dự họp mặt"]
    assert found.warnings == []


@pytest.mark.parametrize(
    ("date", "at", "raw"),
    [
        ("<time class=published datetime='2022-05-26T08:15:07+07:00'>26/05/2022</time>",
         "2022-05-26T08:15:07+07:00", "2022-05-26T08:15:07+07:00"),
        ("<time class=published datetime='2022-05-26T08:15:07+07:00'>26/05/2022 08:15</time>",
         "2022-05-26T08:15:00+07:00", "26/05/2022 08:15"),
        ("<time class=published datetime='2022-05-26'>26/05/2022</time>", "2022-05-26", "26/05/2022"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wordpress", [False, True])
def test_the_raw_date_is_the_text_that_the_date_was_read_from(date: str, at: str, raw: str, wordpress: bool) -> None:
    found = article("", date=date, wordpress=wordpress)
    assert (found.published_at, found.published_raw, found.published_from) == (at, raw, "visible")
