"""Rows, counts and tags beside an article are not its own, in any family."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import LEAD, TEXT, TITLE, article

SIDE = "<aside class=side>{}</aside>"

ROW = "Ngày 09/09/2019"


@pytest.mark.parametrize(
    ("family", "row", "page", "url"),
    [
        (
            "vhv",
            "<p class=desc>Tin khác ở bên cạnh bài viết này</p>",
            f"<div><h1 class=title>{TITLE}</h1><p>05/02/2024</p><p class=desc>{LEAD}</p><div class=detail-content>",
            "/tin/mua-vang.html",
        ),
        (
            "bai-viet",
            "<p class=detail-content-lead>Tin khác ở bên cạnh bài viết này</p>",
            f"<div><h2 class=detail-title>{TITLE}</h2><p>05/02/2024</p><p class=detail-content-lead>{LEAD}</p>"
            "<div class=detail-content>",
            "/bai-viet/mua-vang",
        ),
        (
            "vccorp",
            f"<span class=detail-time>{ROW}</span>",
            f"<div><h1>{TITLE}</h1><p class=detail-time>05/02/2024</p><h2 data-role=sapo>{LEAD}</h2>"
            "<div class='detail-content afcbc-body'>",
            "/mua-vang-115240205164520419.htm",
        ),
        (
            "sharepoint-tandan",
            f"<span class=tandan-span-date-publish>{ROW}</span>",
            f"<div><h1>{TITLE}</h1><span class=tandan-span-date-publish>05/02/2024</span>"
            f"<div class=tandan-p-article-news-summary>{LEAD}</div><div class=tandan-p-article-main>",
            "/portal/Pages/2024-2-5/Mua-vang-abc123.aspx",
        ),
        (
            "wordpress",
            f"<span class=post-date>{ROW}</span><p class=entry-excerpt>Tin khác ở bên cạnh bài viết này</p>",
            f"<meta name=generator content='WordPress 6'><article class='type-post'><h1 class=entry-title>{TITLE}</h1>"
            f"<p class=post-date>05/02/2024</p><p class=entry-excerpt>{LEAD}</p><div class=entry-content>",
            "/2024/02/mua-vang/",
        ),
    ],
)
def test_rows_beside_the_article_are_not_its_fields(family: str, row: str, page: str, url: str) -> None:
    found = article(f"{SIDE.format(row)}{page}<p>{TEXT}</p><p>{TEXT}</p></div></div>", f"https://vidu.gov.vn{url}")
    assert found.parser.family.split("+")[0] == family
    assert (found.lead, (found.published_at or "")[:10]) == (LEAD, "2024-02-05")


def test_a_count_beside_the_article_is_not_its_own() -> None:
    found = article(
        f"<meta name=generator content='Joomla!'>{SIDE.format('<i class=hits>Lượt xem: 9</i>')}<div class=item-page>"
        f"<h2>{TITLE}</h2><dl><dd class=hits>Lượt xem: 44</dd></dl><div itemprop=articleBody><p>{TEXT}</p><p>{TEXT}",
        "https://vidu.gov.vn/8-tin/99-mua-vang",
    )
    assert found.views == 44


def test_a_cloud_of_tags_is_not_the_article_s() -> None:
    found = article(
        f"{SIDE.format('<div class=tags-cloud><a href=/t/9>bão số 3</a></div>')}<div><h1>{TITLE}</h1><p>05/02/2024</p>"
        f"<p>{TEXT}</p><p>{TEXT}</p></div>",
        "https://vidu.gov.vn/tin/mua-vang",
    )
    assert found.tags == []
