"""Kentico: the header of other articles below the text is a heading as the article's own would be."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import TEXT, TITLE, article


@pytest.mark.parametrize("header", ["Bài viết khác", "Tin cùng chuyên mục", "Các tin đã đưa"])
@pytest.mark.parametrize("tag", ["h1", "h5", "div"])
def test_the_header_of_other_articles_is_no_title(header: str, tag: str) -> None:
    crumbs = "<a href=/ class=CMSBreadCrumbsLink>Trang chủ</a><a href=/tin class=CMSBreadCrumbsLink>Tin tức</a>"
    found = article(
        f"{crumbs}<div class=article><{tag}>{TITLE}</{tag}><time class=ct_time>Cập nhật : 22-07-2020 - 02:15</time>"
        f"<div>{TEXT}</div><h1><a href=/tin>{header}</a></h1><ul class=list_orther><li><a href=/tin/x>Xã khác mở hội "
        "xuân năm nay</a></ul></div>"
    )
    assert (found.parser.family, found.title) == ("kentico", TITLE)
