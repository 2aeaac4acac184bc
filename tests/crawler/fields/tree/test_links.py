"""Links that hold blocks, anchors, and words that elements cut."""

from __future__ import annotations

import pytest

from crawler.fields.tree import walk
from crawler.html import Page
from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    PAGE_URL,
    bridge_with,
)


@pytest.mark.parametrize("link", ["<a style='display:block' href='{}'>{}</a>", "<a href='{}'><div>{}</div></a>"])
def test_a_link_that_holds_blocks_or_is_one_leads_somewhere(link: str) -> None:
    file = link.format("/f/ke-hoach.pdf", "Kế hoạch số 12")
    cards = "".join(
        link.format(f"/tin/{n}", f"<h4>Hội thi nấu ăn của khu dân cư số {n}</h4><p>1{n}/05/2022</p>") for n in (1, 2)
    )
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><div>{file}</div><h3>Tin liên quan</h3><div>{cards}</div>"
    )
    assert [each.url for each in found.attachments] == ["http://a.vn/f/ke-hoach.pdf"]
    assert [(each.url, each.title) for each in found.related] == [
        (f"http://a.vn/tin/{n}", f"Hội thi nấu ăn của khu dân cư số {n}") for n in (1, 2)
    ]
    assert "Hội thi" not in found.body


def test_an_anchor_around_the_text_is_no_link() -> None:
    found = bridge_with(f"<a name='top'><p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p></a>")
    assert found.body.count("Huyện đã triển khai") == 4


def test_words_that_spans_cut_stay_whole() -> None:
    node = Page("<div><p><span>Huy</span><span>ện Cầu K</span><b>è</b> 2</p></div>".encode(), url=PAGE_URL).first("div")
    assert node is not None
    assert [line.text for line in walk.read(node).lines()] == ["Huyện Cầu Kè 2"]
