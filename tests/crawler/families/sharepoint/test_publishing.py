"""Publishing pages of SharePoint."""

from __future__ import annotations

from tests.crawler.families.page_kit import BOTH, TEXT, TITLE, article


def test_the_layout_of_a_publishing_page() -> None:
    head = "<meta name=GENERATOR content='Microsoft SharePoint'>"
    above = (
        "<div class=article-header><div class=date-line>25/05/2022 16:40</div><div class=by-line>Thu Hằng</div></div>"
    )
    picture = (
        "<div class=captioned-image><div class=image><div class=ms-rtestate-field><img src='/a/hoi.jpg'></div></div>"
        "<div class=caption><div class=ms-rtestate-field>Các đội đua ghe</div></div></div>"
    )
    text = f"<div class=article-content><div class=ms-rtestate-field>{TEXT}</div></div>"
    found = article(f"<div class='article article-left'>{above}<h1>{TITLE}</h1>{picture}{text}</div>", head=head)
    assert (found.byline, found.published_at, found.body) == ("Thu Hằng", "2022-05-25T16:40:00+07:00", BOTH)
    assert [(image.url, image.caption) for image in found.images] == [
        ("http://vidu.gov.vn/a/hoi.jpg", "Các đội đua ghe")
    ]
