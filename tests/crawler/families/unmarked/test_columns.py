"""A column of other news between title and text."""

from __future__ import annotations

import pytest

from archive.article import Reject
from crawler.fields.lines import boxes
from crawler.fields.tree import walk
from crawler.html import Page
from tests.crawler.families.road_kit import HEAD, LEAD, ONE, OTHERS, ROWS, TEXT, THREE, TITLE, TWO, parsed, parsed_road

COLUMN = f"<div class=col><h4>Tin nổi bật</h4><ul>{ROWS}</ul></div>"


def test_a_column_of_other_news_may_stand_between_title_and_text() -> None:
    found = parsed(f"<div class=row>{HEAD}{COLUMN}<div class=col><p><b>{LEAD}</b></p>{TEXT}</div></div>")
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, f"{ONE}\n\n{TWO}\n\n{THREE}")
    assert found.published_at == "2022-03-03T09:10:00+07:00"


@pytest.mark.parametrize(
    "below",
    [
        "<p>Cơ quan chủ quản: UBND huyện Ví Dụ. Địa chỉ: số 1 đường 3 tháng 2, thị trấn Ví Dụ.</p>",
        f"<div class=col><a href=/tin/44>{OTHERS[0]}</a><a href=/tin/45>{OTHERS[1]}</a></div>",
    ],
)
def test_a_column_of_news_with_no_text_below_it_is_no_article(below: str) -> None:
    assert isinstance(parsed_road(f"<div class=row>{HEAD}{COLUMN}{below}</div>"), Reject)


@pytest.mark.parametrize(
    "inside",
    [
        f"<h4>Tin nổi bật</h4><ul>{ROWS}</ul><p>{ONE}</p>",
        f"<div><h4>Tin nổi bật</h4><ul>{ROWS}</ul><p>{ONE}</p></div>",
        f"<div><h4>Tin nổi bật</h4><p><a href=/tin/41>{OTHERS[0]}</a></p></div><p>{ONE}</p>",
        f"<p>{TWO}</p><div><h4>Nội dung</h4><ul>{ROWS}</ul></div><p>{ONE}</p>",
    ],
)
def test_what_has_no_element_of_its_own_or_one_link_alone_is_no_such_column(inside: str) -> None:
    page = Page(f"<body><h1>{TITLE}</h1>{inside}".encode(), url="https://vidu.gov.vn/tin/40")
    assert page.tree.body is not None
    flow = walk.read(page.tree.body)
    boxes.set_aside(flow, 0)
    assert not any(piece.aside for piece in flow.pieces)
