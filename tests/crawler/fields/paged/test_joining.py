"""The pages of one article become one record."""

from __future__ import annotations

import pytest

from archive.article import Article
from archive.dedup import text_hash
from crawler.fields.paged.joining import JOINED, join
from crawler.fields.paged.pages import MORE_PAGES
from crawler.parse import parse_bytes

BASE = "http://vidu.gov.vn/2022/05/le-hoi/"
LEAD = "Chiều ngày 25/5, huyện Cầu Ngang tổ chức lễ hội Ok Om Bok với sự tham gia của hơn 5.000 người dân và du khách."
ONE = "Ban Tổ chức trao 51 bộ huy chương cho các đội đạt thành tích cao tại hội thi diễn ra trong ba ngày của lễ hội."
TWO = "Lễ hội có 66 hoạt động chính như lễ cúng trăng, đua ghe ngo, thi múa và triển lãm ảnh nghệ thuật về địa phương."
SIX = "Ngày 28/5, Ban Tổ chức họp tổng kết, đánh giá công tác chuẩn bị và rút kinh nghiệm cho những năm tiếp theo."
PAGER = f'<div class="page-links"><a class="post-page-numbers" href="{BASE}2/">2</a></div>'


def page(text: str, number: int = 1, *, post: int = 7, title: str = "Lễ hội Ok Om Bok năm 2022") -> Article:
    url = BASE if number == 1 else f"{BASE}{number}/"
    markup = (
        f'<html><head><meta name=generator content="WordPress 6.1"><title>{title}</title></head>'
        f'<body class="single single-post postid-{post}"><article class="post type-post">'
        f'<h1 class="entry-title">{title}</h1><span class="posted-on">26/05/2022 08:15</span>'
        f'<div class="entry-content">{text}{PAGER if number == 1 else ""}</div></article></body></html>'
    )
    found = parse_bytes(markup.encode(), url=url)
    assert isinstance(found, Article), found
    return found


def first() -> Article:
    return page(f"<p>{LEAD}</p><p>{ONE}</p><p><img src=/a.jpg><br><em>Quang cảnh lễ hội</em></p>")


def test_the_text_goes_on() -> None:
    record = join(first(), [page(f"<p>{TWO}</p>", 2), page(f"<p>{SIX}</p><p><b>Ngọc Hồng</b></p>", 3)])
    assert (record.lead, record.body) == (LEAD, f"{ONE}\n\n{TWO}\n\n{SIX}")
    assert (record.byline, record.published_at) == ("Ngọc Hồng", "2022-05-26T08:15:00+07:00")
    assert record.url == BASE
    assert record.urls == [f"{BASE}2/", f"{BASE}3/"]
    assert record.text_hash == text_hash(record.body)


def test_the_first_paragraph_of_a_further_page_is_no_lead() -> None:
    second = page(f"<p>{SIX}</p><p>{TWO}</p>", 2)
    assert second.lead == SIX
    assert join(first(), [second]).body == f"{ONE}\n\n{SIX}\n\n{TWO}"


@pytest.mark.parametrize(
    "again", [f"<p>{LEAD}</p>", "<p><img src=/a.jpg></p>", f"<p><img src=/a.jpg></p><p>{LEAD}</p>"]
)
def test_what_every_page_repeats_stands_once(again: str) -> None:
    record = join(first(), [page(f"{again}<p>{TWO}</p>", 2)])
    assert (record.lead, record.body) == (LEAD, f"{ONE}\n\n{TWO}")
    assert [image.url for image in record.images] == ["http://vidu.gov.vn/a.jpg"]
    assert record.images[0].caption == "Quang cảnh lễ hội"


def test_pages_of_others_and_pages_that_are_there_already_are_left_out() -> None:
    alone = first()
    assert join(alone, [page(f"<p>{TWO}</p>", 2, post=8, title="Một tin khác trong ngày")]) == alone
    assert join(alone, [first()]) == alone
    last = page(f"<p>{TWO}</p>", 2)
    assert join(alone, [last, page(f"<p>{TWO}</p>", 3)]) == join(alone, [last])


def test_the_warning_that_there_are_more_pages_is_withdrawn_where_all_are_there() -> None:
    alone, second = first(), page(f"<p>{TWO}</p>", 2)
    assert alone.warnings == [MORE_PAGES]
    assert join(alone, [second]).warnings == [JOINED]
    assert join(alone, [second], is_whole=False).warnings == [JOINED, MORE_PAGES]
    assert join(alone, []) == alone


def test_the_same_pages_give_the_same_hash() -> None:
    pages = [page(f"<p>{TWO}</p>", 2)]
    joined = join(first(), pages)
    assert joined == join(first(), pages)
    assert joined.content_hash != first().content_hash
