"""The text of an element, read the quick way only where the long one says the same."""

from __future__ import annotations

import pytest

from crawler.families import FAMILIES
from crawler.fields import tags
from crawler.fields.tree import walk
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.texts import text_of
from crawler.html import Page


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<strong>Tác giả: </strong><a href='/a'>Kim Loan</a>", "Tác giả: Kim Loan"),
        ("<strong>Nguồn tin:</strong><em>Báo Ví Dụ</em>", "Nguồn tin:Báo Ví Dụ"),
        ("<i class='fa fa-eye'></i><span>Lượt xem: 836</span>", "Lượt xem: 836"),
        ("<!--a--> <i class='fa fa-eye'></i><i class=b></i><span>836</span> lượt", "836 lượt"),
        # Without a label or before an icon what touches may be two things.
        ("12/5<i class='fa fa-eye'></i><span>44</span>", "12/5 44"),
        ("<b>12/5</b><i class='fa fa-eye'></i><span>44</span>", "12/5 44"),
        ("<b>Tác giả:</b><i class='fa fa-eye'></i><span>44</span>", "Tác giả: 44"),
        ("<span>17:04</span><span>Lượt xem</span>", "17:04 Lượt xem"),
        ("<b>Tác giả: </b><a href='/a'>Kim Loan</a><i>24/05/2026</i>", "Tác giả: Kim Loan 24/05/2026"),
        ("<b>Tác giả: </b><a href='/a' style='display:none'>Kim Loan</a>", "Tác giả:"),
    ],
)
def test_text_of_a_line_with_a_label(inside: str, said: str) -> None:
    node = Page(f"<p class=x>{inside}</p>".encode(), url="http://vidu.gov.vn/").first("p")
    assert node is not None
    assert text_of(node) == said == " ".join(line.text for line in walk.read(node).lines())


BOX = '<div class="{name}"><div class="h5"><a href="/tag/le-hoi">Lễ hội</a></div></div>'
ARTICLE = '<div itemtype="http://schema.org/NewsArticle"><h1>Khai mạc</h1><div id="news-bodyhtml">Tin</div></div>'


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"<main>{ARTICLE}{BOX.format(name='news_column')}</main>", ["Lễ hội"]),
        (f"<main>{ARTICLE}</main><aside>{BOX.format(name='news_column')}</aside>", ["Lễ hội"]),
        (f"<main>{ARTICLE}{BOX.format(name='other')}</main>", ["Lễ hội"]),
        (f"<main>{ARTICLE}</main>{BOX.format(name='other').replace('/tag/', '/tin/')}", []),
    ],
)
def test_boxes_beside_the_article_are_looked_for_in_its_column_then_on_the_page(page: str, found: list[str]) -> None:
    parsed = Page(f"<!doctype html><body>{page}".encode(), url="http://vidu.gov.vn/tin/khai-mac-1.html")
    assert tags.extract(Hints(parsed, FAMILIES["nukeviet"], None)) == found
