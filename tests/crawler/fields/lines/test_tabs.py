"""Labels of tabs above a text, and headings of the same words."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import LEAD, TEXT, TITLE, article

MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
BOTH_PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"
# --- tabs between lead and text

TABS = "<ul><li><a href=#1>Nội dung</a></li><li><a href=#2>Thông tin thêm</a></li></ul>"


def test_tabs_below_the_lead() -> None:
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><div>{LEAD}</div>{TABS}<div>{BOTH_PARAGRAPHS}</div>")
    assert "Thông tin" not in found.body


def test_headings_of_the_same_words_are_text() -> None:
    headings = "<h3>Nội dung</h3><h3>Thông tin thêm</h3>"
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><div>{LEAD}</div>{headings}<div>{BOTH_PARAGRAPHS}</div>")
    assert "Nội dung\n\nThông tin thêm" in found.body


FACTS = "<p>25/05/2022 16:40</p>"
BODY = f"<p>{LEAD}</p><p>{TEXT}</p>"
BOTH = f"{LEAD}\n\n{TEXT.strip()}"


@pytest.mark.parametrize(
    "tabs",
    [
        "<ul class='nav nav-tabs'><li><a href=#nd>Nội dung</a></li><li><a href=#bl>Bình luận</a></li></ul>",
        "<ul><li>Nội dung</li><li>Bình luận (3)</li></ul>",
        "<div>Nội dung</div><div>Bình luận</div>",
        "<div><span>Chi tiết</span></div><div><span>Tài liệu đính kèm</span></div><div>Tin liên quan</div>",
    ],
)
@pytest.mark.parametrize(
    "page",
    ["<h1>{title}</h1>{facts}<div class=ct>{tabs}{body}</div>", "<h1>{title}</h1>{facts}{tabs}<div>{body}</div>"],
)
def test_labels_of_tabs_are_no_text_and_end_none(tabs: str, page: str) -> None:
    found = article(page.format(title=TITLE, facts=FACTS, tabs=tabs, body=BODY))
    assert " ".join(filter(None, [found.lead, found.body])).split() == BOTH.split()


@pytest.mark.parametrize("family", ["<div class='detail-content'>{}</div>", "<div id='news-bodyhtml'>{}</div>"])
def test_labels_of_tabs_at_the_beginning_of_a_named_body(family: str) -> None:
    found = article(
        f"<h1 class=detail-title>{TITLE}</h1>{FACTS}{family.format(f'<p>Nội dung</p><p>Bình luận</p>{BODY}')}"
    )
    assert " ".join(filter(None, [found.lead, found.body])).split() == BOTH.split()


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Nội dung</p><p>{}</p>", "<p>Nội dung</p><p>Ý nghĩa</p><p>{}</p>",
        "<p>{}</p><p>Nội dung</p><p>Hình ảnh</p><p>{}</p>", "<p>Hình ảnh</p><p>Video</p><p>{}</p>",
        "<ul><li>Tin tức</li><li>Văn bản</li></ul><p>{}</p>",
    ],
)  # fmt: skip
def test_words_of_tabs_that_head_a_text_stay(lines: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{lines.replace('{}', TEXT)}</div>")
    words = [line for line in ("Nội dung", "Ý nghĩa", "Hình ảnh", "Video", "Tin tức") if line in lines]
    assert all(word in found.body.split("\n") for word in words)
