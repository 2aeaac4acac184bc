"""Where the text stands on a page that marks it nowhere: wrappers, parts of the page, boxes with paragraphs."""

from __future__ import annotations

import pytest

from archive.article import Reject
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, PORTAL, TEXT, TITLE, TWO, article, framed, parsed

OTHER = "Ủy ban nhân dân xã phối hợp với các đoàn thể khánh thành cầu dân sinh nối hai ấp vùng sâu của địa phương."
OTHERS = f"<p>{OTHER}</p><p>{OTHER} Vui lắm.</p><p>{OTHER} Mong xã làm nhanh hơn.</p>"


@pytest.mark.parametrize("where", ["inner", "after"])
def test_paragraphs_in_a_box_of_other_news_are_not_the_text_beside_a_short_one(where: str) -> None:
    box = f"<div class=related-news>{OTHERS}</div>"
    text = f"<p>{ONE}</p>"
    found = article(framed(text=text, inner=box) if where == "inner" else framed(text=text, after=box))
    assert (found.body, found.lead) == (ONE, None)


@pytest.mark.parametrize("named", ["widget", "tools", "sidebar", "sidebar trai"])
def test_a_part_of_the_page_right_below_the_title_holds_the_text(named: str) -> None:
    around = f"<div><h1>{TITLE}</h1>{FACTS}<div class='{named}'>{TEXT}</div></div>"
    assert article(around).body == BOTH


@pytest.mark.parametrize(
    "below",
    [
        "</div><div class=sidebar>{}</div>",
        "<div class=comments>{}</div></div>",
        "<div class=share>{}</div></div>",
        "<div class=widget><h3>Giới thiệu</h3>{}</div></div>",
    ],
)
def test_other_parts_are_no_text_where_the_page_has_none(below: str) -> None:
    assert isinstance(parsed(f"<div><h1>{TITLE}</h1>{FACTS}{below.format(OTHERS)}"), Reject)


def test_a_part_below_a_film_is_no_text() -> None:
    film = "<iframe src='https://www.youtube.com/embed/abc'></iframe>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}{film}<div class=sidebar>{OTHERS}</div></div>").body == ""


LINKS = "".join(
    f"<li><a href=/tin/{number}>Khánh thành cầu dân sinh số {number} nối hai xã vùng sâu</a></li>" for number in (7, 8)
)


@pytest.mark.parametrize("named", ["other_article-page", "news-related", "tin-khac", "widget", "sidebar", "tools"])
def test_the_article_in_a_wrapper_that_is_called_a_box(named: str) -> None:
    box = f"<div class=col><h3>Tin khác</h3><ul>{LINKS}</ul></div>"
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


@pytest.mark.parametrize("box", ["comments-area", "comment-list", "sidebar", "widget"])
def test_comments_and_lists_that_say_the_title_are_no_wrapper_of_the_article(box: str) -> None:
    said = f"<p>Ý kiến về bài: {TITLE}</p><p>{OTHER}</p><p>{OTHER} Vui lắm.</p><p>{OTHER} Mong xã làm nhanh hơn.</p>"
    assert (
        article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p></div></div><div class={box}>{said}</div>").body == ONE
    )


@pytest.mark.parametrize("facts", ["Ngày đăng: 4/8/2023 - Người đăng: admin - Lượt xem: 45", "Đăng ngày 4/8/2023"])
@pytest.mark.parametrize("mark", ["- ", "+ ", ""])
def test_a_notice_of_short_lines_with_its_facts_below(facts: str, mark: str) -> None:
    lines = [
        "Điện lực Cầu Ngang thông báo lịch ngừng cung cấp điện như sau:",
        f"{mark}Từ 8h00 đến 11h30 ngày 7/8: ấp Chợ, ấp Đầu Giồng;",
        f"{mark}Từ 13h30 đến 16h00 ngày 8/8: ấp Sóc Chà.",
    ]
    found = article(
        f"<div>{PORTAL}</div><div><h2>{TITLE}</h2><div>{'<br>'.join(lines)}</div><div>{facts}</div></div>", title=PORTAL
    )
    assert found.published_at == "2023-08-04"
    assert [line for line in lines if line not in found.body] == []
    assert found.byline is None


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td><p>Có thể bạn quan tâm</p><a href=/a.html>Chè Shan tuyết xuất ngoại</a></td></tr></table>",
        "<div><b>Tin liên quan</b><ul><li><a href=/a.html>Chè Shan tuyết tìm đường xuất ngoại</a></li></ul></div>",
    ],
)
@pytest.mark.parametrize("body", ["cms-body", "afcbc-body"])
def test_text_goes_on_behind_a_box_of_its_own(box: str, body: str) -> None:
    short = "Khó khăn lớn nhất hiện nay là chi phí vận chuyển cao, thiếu kho lạnh."
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div class={body}><p>{ONE}</p>{box}<p>{short}</p></div>")
    assert found.body == f"{ONE}\n\n{short}"
