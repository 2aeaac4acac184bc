"""Links to tags below a text or in their own line, and clouds of the whole portal."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import TEXT, TITLE, article

FACTS = "<p>25/05/2022 16:40</p>"
PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"


@pytest.mark.parametrize(
    ("links", "tags"),
    [
        ("<a href='/tags/rung'>bảo vệ rừng</a> <a href='/tags/sinh-ke'>sinh kế</a>", ["bảo vệ rừng", "sinh kế"]),
        ("<a href='/tu-khoa/rung'>bảo vệ rừng</a>", ["bảo vệ rừng"]),
        ("<a href='/tags/rung'>bảo vệ rừng</a> <a href='/lien-he'>liên hệ</a>", []),
        ("<a href='/a-1.html'>Trồng rừng gỗ lớn</a>", []),
    ],
)
def test_links_that_lead_to_tags_right_below_the_text_are_tags(links: str, tags: list[str]) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}{PARAGRAPHS}<div class='nhan'>{links}</div>").tags == tags


CLOUD = "<a href='/tag/covid'>Covid</a> <a href='/tag/bao-lu'>Bão lũ</a>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Chủ đề nổi bật</h3>{CLOUD}</div>", f"<div><b>Chủ đề nổi bật</b><br>{CLOUD}</div>",
        f"<p>Chủ đề nổi bật</p><p>{CLOUD}</p>", f"<div>Chủ đề nổi bật: {CLOUD}</div>",
        f"<h4>Được tìm nhiều</h4><ul><li>{CLOUD}</li></ul>",
        f"<p><b>Tin liên quan</b></p><p>{CLOUD}</p>",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around",
    [
        "<h1>{title}</h1>{facts}{body}{box}",
        "<div><h1>{title}</h1>{facts}{body}</div>{box}",
        "<div class='article-detail'><h1>{title}</h1>{facts}<div class='detail-content'>{body}</div></div>{box}",
        "<div class='item-page'><h1 class='entry-title'>{title}</h1><div class='entry-content'>{body}</div>{box}</div>",
        "<article><h1 class='title-detail'>{title}</h1>{facts}<div class='article-content'>{body}</div>{box}</article>",
    ],
)
def test_what_all_of_the_portal_tells_of_is_no_tag(box: str, around: str) -> None:
    page = around.format(title=TITLE, facts=FACTS, body=PARAGRAPHS, box=box)
    assert article(page).tags == []


def test_links_to_tags_beside_the_article_are_none_of_it() -> None:
    for box in ("div", "div class='sidebar'", "div class='tags'", "aside"):
        assert article(f"<div><h1>{TITLE}</h1>{FACTS}{PARAGRAPHS}</div><{box}>{CLOUD}</{box.split()[0]}>").tags == []
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}{PARAGRAPHS}<div>{CLOUD}</div></div>").tags == ["Covid", "Bão lũ"]


def test_tags_stand_each_in_an_entry_with_its_mark_or_in_a_line_that_is_called_after_them() -> None:
    text = f"<h1>{TITLE}</h1><p>Ngày đăng: 08/12/2023</p><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    names = ("kỳ họp", "ngân sách", "cử tri", "đầu tư công")
    entries = "".join(f"<li><a href=/t/{at}>#{name}</a></li>" for at, name in enumerate(names))
    assert article(f"<div>{text}<ul>{entries}</ul></div>").tags == list(names)
    links = ", ".join(f"<a href=/t/{at}>{name}</a>" for at, name in enumerate(names))
    assert article(f"<div id=x>{text}</div><div class=keywords><b>Từ khóa:</b> {links}</div>").tags == list(names)
