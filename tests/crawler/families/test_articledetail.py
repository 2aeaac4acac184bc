"""A page of Article-Detail."""

from __future__ import annotations

from tests.crawler.families.written import LEAD, TEXT, TITLE, article


def test_article_detail() -> None:
    found = article(
        f"<section class='section-list Article-Detail-default'><h1 class=title-detail>{TITLE}</h1>"
        "<span class='post-date left'>Thứ năm, 30/10/2025<i> | </i>10:31 | lượt xem: 7</span>"
        f"<h2 class=article-brief>{LEAD}</h2><div class=article-content><p>{TEXT}</p><p>{TEXT}</p></div>"
        "<div class=author>Mai Anh</div><iframe src='/xem/viewer.html?file=/tai-lieu/bao-cao.pdf'></iframe>"
        "<div class='relatedArticles hidden'><a href=/le-hoi-2.html>Lễ hội xuống đồng năm nay</a></div></section>",
        "https://vidu.gov.vn/mua-vang-3421.html",
    )
    assert (found.parser.family, found.id) == ("article-detail", "vidu.gov.vn:3421")
    assert (found.lead, found.byline, found.views) == (LEAD, "Mai Anh", 7)
    assert found.published_at == "2025-10-30T10:31:00+07:00"
    assert [file.url for file in found.attachments] == ["https://vidu.gov.vn/tai-lieu/bao-cao.pdf"]
    assert [other.title for other in found.related] == ["Lễ hội xuống đồng năm nay"]
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Paragraph"]
