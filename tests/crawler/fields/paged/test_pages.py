"""Articles on several pages say so; other links with numbers are no further pages."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import POST_URL, of_post


@pytest.mark.parametrize("wordpress", [False, True])
@pytest.mark.parametrize(
    "below",
    [
        f"<div class='page-links'>Trang: <span>1</span> <a href='{POST_URL}2/'>2</a></div>",
        f"<p>Trang: 1 <a class='post-page-numbers' href='{POST_URL}2/'>2</a></p>",
        "<div class='pager'><a href='/2022/05/hop-mat/2'>Trang sau</a></div>",
        "<link rel=next href='https://www.vidu.gov.vn/2022/05/hop-mat/2/'>",
    ],
)
def test_the_first_of_several_pages_says_so(below: str, wordpress: bool) -> None:
    assert of_post(below, wordpress=wordpress).warnings == ["more-pages"]


def test_pages_that_a_parameter_counts() -> None:
    link = "<a class='post-page-numbers' href='/?page=2&p=7'>2</a>"
    assert of_post(link, url="http://vidu.gov.vn/?p=7", wordpress=True).warnings == ["more-pages"]


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
    assert of_post(below).warnings == []


@pytest.mark.parametrize(
    ("path", "is_further"), [("/2022/12/26/hop-mat-p2.html", True), ("/2022/12/2/hop-mat.html", False)]
)
def test_the_numbers_of_a_day_count_no_pages(path: str, is_further: bool) -> None:
    first, third = path.replace("-p2", "").replace("/2/", "/"), path.replace("-p2", "-p3").replace("/2/", "/3/")
    pager = f"<div class='pager'><a href='{first}'>1</a> <span>2</span> <a href='{third}'>3</a></div>"
    assert ("further-page" in of_post(pager, url=f"http://vidu.gov.vn{path}").warnings) is is_further
