"""Wrappers of an article whose class calls them boxes of other things, and lines whose class calls them its source."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import FACTS, ONE, TEXT, TITLE, TWO, article

OTHERS = "".join(
    f"<li><a href=/tin/{number}>Khánh thành cầu dân sinh số {number} nối hai xã vùng sâu</a></li>" for number in (7, 8)
)


@pytest.mark.parametrize("named", ["other_article-page", "news-related", "tin-khac", "widget", "sidebar", "tools"])
def test_the_article_in_a_wrapper_that_is_called_a_box(named: str) -> None:
    box = f"<div class=col><h3>Tin khác</h3><ul>{OTHERS}</ul></div>"
    share = "<div class=share><p>Chia sẻ bài viết này lên mạng xã hội để nhiều người biết đến lễ hội.</p></div>"
    found = article(f"<div class='{named}'><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div>{share}{box}</div>")
    assert (found.body, found.published_at) == (f"{ONE}\n\n{TWO}", "2022-05-25T16:40:00+07:00")
    assert [each.url for each in found.related] == ["http://vidu.gov.vn/tin/7", "http://vidu.gov.vn/tin/8"]


@pytest.mark.parametrize("named", ["other_article-page", "article-related"])
def test_the_text_alone_in_such_a_wrapper(named: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<p>{ONE}</p><div class='{named}'>{TEXT}<p>{TWO * 2}</p></div></div>")
    assert found.body.endswith(TWO * 2)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=tin-khac><div onclick='mo(7)'><p>{0}</p><p>{1}</p></div></div>",
        "<div class=related-news><h4>Khánh thành cầu</h4><p>{0}</p><h4>Họp mặt</h4><p>{1}</p></div>",
        "<ul class=other-news><li>{0}</li><li>{1}</li></ul>",
        "<div class=comments><p>{0}</p><p>{1}</p></div>",
        "<div class=sidebar><p>{0}</p><p>{1}</p></div>",
    ],
)
def test_a_box_of_other_news_stays_one_beside_a_short_text(box: str) -> None:
    other = (
        "Ủy ban nhân dân xã phối hợp với các đoàn thể khánh thành cầu dân sinh nối hai ấp vùng sâu của địa phương. " * 2
    )
    page = f"<div><h1>{TITLE}</h1>{FACTS}<p>{ONE}</p>{box.format(other.strip(), other.strip() + ' Vui lắm.')}</div>"
    assert article(page).body == ONE


@pytest.mark.parametrize("named", ["source", "nguon-tin", "detail_source", "nguon"])
@pytest.mark.parametrize(("printed", "source"), [("Báo Ấp Bắc", "Báo Ấp Bắc"), ("(vidu.gov.vn)", "vidu.gov.vn")])
def test_an_agency_that_its_class_calls_the_source(named: str, printed: str, source: str) -> None:
    found = article(
        f"<div><h1>{TITLE}</h1>{FACTS}{TEXT}<p class=author>Ngọc Hân</p><p class={named}>{printed}</p></div>"
    )
    assert (found.byline, found.source, found.body) == ("Ngọc Hân", source, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("<p class=source>Nước ngầm là nguồn nước chính của xã ven biển này</p>", None),
        ("<p class=source>Trần Thị Ngọc Hân</p>", "Trần Thị Ngọc Hân"),
        ("<p class=photo-source>Báo Ấp Bắc</p>", "Báo Ấp Bắc"),
    ],
)
def test_what_else_such_a_class_holds_is_no_source(line: str, byline: str | None) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}{TEXT}{line}</div>")
    assert (found.byline, found.source) == (byline, None)
