"""Boxes of other news with short entries, beside a portal's own, and the article's count below them."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import FACTS, ONE, TEXT, TITLE, TWO, article

LONG = "".join(
    f"<li><a href=/tin/{number}>Khánh thành cầu dân sinh số {number} nối hai xã vùng sâu</a></li>" for number in (7, 8)
)
BOTH = ["http://vidu.gov.vn/tin/7", "http://vidu.gov.vn/tin/8"]


def _page(below: str) -> str:
    return f"<div class=khung><div class=bai><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div>{below}</div></div>"


@pytest.mark.parametrize("header", ["Tin mới", "Bài viết mới nhất", "Tin nổi bật", "Bài viết gần đây"])
@pytest.mark.parametrize("box", ["<aside class=widget>{}</aside>", "<div class=sidebar><div>{}</div></div>"])
def test_what_is_new_on_the_portal_is_related_to_no_article(header: str, box: str) -> None:
    below = box.format(f"<h3>{header}</h3><ul>{LONG}</ul>")
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>{below}").related == []


@pytest.mark.parametrize(
    "box",
    [
        "<div class=hop><h3>Tin mới</h3><ul>{}</ul></div>",
        "<div class=related-news><h3>Tin mới nhất</h3><ul>{}</ul></div>",
        "<div class=widget><h3>Tin cùng chuyên mục</h3><ul>{}</ul></div>",
    ],
)
def test_below_the_text_or_by_class_a_box_is_the_articles(box: str) -> None:
    assert [each.url for each in article(_page(box.format(LONG))).related] == BOTH


@pytest.mark.parametrize(
    "entry",
    [
        "<h4><a href=/tin/9>Tiếp sức mùa thi</a></h4><time>05/06/2024</time>",
        "<ul><li><a href=/tin/9>Tiếp sức mùa thi</a></li></ul>",
    ],
)
@pytest.mark.parametrize("header", ["Đọc nhiều", "Tin nổi bật"])
def test_a_short_headline_alone_is_all_of_its_box(entry: str, header: str) -> None:
    boxes = f"<div><h3>Tin cùng chuyên mục</h3>{entry}</div><div><h3>{header}</h3><ul>{LONG}</ul></div>"
    assert [each.url for each in article(_page(boxes)).related] == ["http://vidu.gov.vn/tin/9"]


@pytest.mark.parametrize("link", ["<li><a href=/tin>Xem tất cả tin</a></li>", "<p><a href=/tag/a>Tin mùa lũ</a></p>"])
def test_a_way_on_beside_the_header_is_no_headline(link: str) -> None:
    boxes = f"<div><div><h3>Tin cùng chuyên mục</h3><ul>{link}</ul></div><ul>{LONG}</ul></div>"
    assert [each.url for each in article(_page(boxes)).related] == BOTH


@pytest.mark.parametrize("count", ["Số lần xem (1482)/Bình luận (0)", "Lượt xem: 1.482", "Đã xem: 1482"])
def test_the_articles_count_below_its_box_of_other_news(count: str) -> None:
    below = f"<div class=khac><h2>Tin liên quan</h2><ul>{LONG}</ul></div><div>{count}</div>"
    found = article(_page(below))
    assert (found.views, found.body) == (1482, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "below",
    [
        "<div><h2>Tin liên quan</h2><ul>{0}<li>Lượt xem: 1482</li></ul></div>",
        "<div><h2>Tin liên quan</h2><ul>{0}</ul></div><h3>Tin khác</h3>"
        "<ul><li><a href=/tin/5>Họp mặt cuối năm</a> Lượt xem: 1482</li></ul>",
        "<div><h2>Tin liên quan</h2><ul>{0}</ul></div></div><div>Lượt xem: 1482",
        "<h2>Tin liên quan</h2><div><a href=/tin/7>Khánh thành cầu dân sinh số 7</a></div><div>Lượt xem: 1482</div>",
    ],
)
def test_a_count_in_the_box_or_outside_of_the_article_is_anothers(below: str) -> None:
    assert article(_page(below.format(LONG))).views is None


def test_a_box_without_an_element_ends_where_the_next_begins() -> None:
    boxes = (
        f"<h2>Bài viết khác</h2><ul>{LONG}</ul><div><h3>Thông báo</h3><ul><li><a href=/tb/1>{ONE}</a></li></ul></div>"
    )
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>{boxes}")
    assert [each.url for each in found.related] == BOTH


ENTRY = "<div><a href=/tin/{0}>Khánh thành cầu dân sinh số {0} nối hai xã vùng sâu</a> <span>{1}</span></div>"


@pytest.mark.parametrize("day", ["24/05/2022", "(24/05/2022)", "| Thứ ba, 24/05/2022"])
def test_headlines_with_their_days_below_the_text_are_a_box_without_a_header(day: str) -> None:
    assert article(_page(f"<div>{ENTRY.format(7, day)}{ENTRY.format(8, day)}</div>")).body == f"{ONE}\n\n{TWO}"


def test_other_lines_with_links_stay_in_the_text() -> None:
    inner = ENTRY.format(7, "khánh thành") + ENTRY.format(8, "thông xe ngày 24/05/2022")
    found = article(_page(f"<div>{inner}</div>"))
    assert found.body.endswith("Khánh thành cầu dân sinh số 8 nối hai xã vùng sâu thông xe ngày 24/05/2022")


def test_documents_with_their_days_among_the_paragraphs_stay() -> None:
    entries = "".join(f"<p><a href=/vb/{n}>Quyết định số {n} về lễ hội của huyện</a> (24/05/2022)</p>" for n in (7, 8))
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}{entries}</div></div>")
    assert found.body.endswith("Quyết định số 8 về lễ hội của huyện (24/05/2022)")


DOCUMENTS = "".join(f"<li><a href=/vb/{n}>Quyết định số {n} về lễ hội của huyện</a> (24/05/2022)</li>" for n in (7, 8))


@pytest.mark.parametrize(
    "text",
    [
        "<div>{}<ul>{}</ul></div>",
        "<div>{}<p>Bà con xem thêm:</p></div><ul>{}</ul>",
        "<div>{}<h3>Văn bản áp dụng</h3></div><ul>{}</ul>",
    ],
)
def test_documents_with_their_days_that_a_text_ends_with_are_of_it(text: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}{text.format(TEXT, DOCUMENTS)}</div>")
    assert found.body.endswith("Quyết định số 8 về lễ hội của huyện (24/05/2022)")
