"""An item of K2."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import ONE, TITLE, TWO, article


@pytest.mark.parametrize("hits", ["Đọc <b>2047</b> lần", "2047 lượt xem", "Đã xem: 2047"])
def test_an_item_of_k2(hits: str) -> None:
    found = article(
        "<div id=k2Container class=itemView><div class=itemHeader><span class=itemDateCreated>"
        f"Thứ hai, 15 Tháng 8 2022 09:21</span><h2 class=itemTitle>{TITLE}</h2>"
        "<span class=itemAuthor>Được viết bởi <a href=/u>Quản trị</a></span></div>"
        f"<div class=itemBody><div class=itemIntroText><p>{ONE}</p></div>"
        f"<div class=itemFullText><p>{TWO}</p></div></div>"
        f"<div class=itemLinks><div class=itemCategory>Chuyên mục <a href=/tin>Tin tức</a></div></div>"
        f"<div class=itemContentFooter><span class=itemHits>{hits}</span></div></div>",
        head='<meta name=generator content="Joomla! - Open Source Content Management">',
    )
    assert found.parser.family == "joomla"
    assert (found.lead, found.body, found.byline) == (ONE, TWO, None)
    assert (found.published_at, found.views, found.section) == ("2022-08-15T09:21:00+07:00", 2047, ["Tin tức"])
