"""What templates print below a text, links to sections and desks in it, and lists and sentences that stay."""

from __future__ import annotations

import pytest

from tests.crawler.families.road_kit import HEAD, LEAD, ONE, ROWS, TEXT, THREE, TWO, parsed


@pytest.mark.parametrize(
    "tail",
    [
        "<div><h4>Chưa có bình luận nào cho bài viết</h4></div>",
        f"<div>Các bài viết gần đây:</div><ul>{ROWS}</ul>",
        f"<h4>Tin cũ liên quan</h4><ul>{ROWS}</ul>",
        "<div><a href='#'>Đọc bài</a></div>",
    ],
)
def test_what_templates_print_below_a_text_is_none_of_it(tail: str) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p>{TEXT}{tail}</div>")
    assert found.body == f"{ONE}\n\n{TWO}\n\n{THREE}"


@pytest.mark.parametrize(
    "line",
    [
        "Chưa có bình luận nào cho thấy người dân không đồng tình với dự án.",
        "Tin gần đây cho biết hai ấp còn lại cũng sẽ được đầu tư trong năm sau.",
        "Đọc bài thơ do chính mình sáng tác, ông Ba xúc động trước bà con.",
    ],
)
def test_sentences_that_begin_like_them_stay(line: str) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p><p>{ONE}</p><p>{TWO}</p><p>{line}</p><p>{THREE}</p></div>")
    assert line in found.body


@pytest.mark.parametrize(
    "link",
    [
        "<div>Chuyên mục: <a href='/nong-thon'>Nông thôn</a></div>",
        "<div>Danh mục: <a href='/nong-thon'>Nông thôn</a></div>",
        "<div><a href='/tin?category=nong-thon'>Nông thôn</a></div>",
    ],
)
def test_a_link_to_the_section_is_none_of_the_text_wherever_it_stands(link: str) -> None:
    for text in (
        f"<p class=lead>{LEAD}</p>{link}<div>{TEXT}</div>",
        f"<p class=lead>{LEAD}</p><div>{TEXT}</div>{link}",
    ):
        found = parsed(f"<article>{HEAD}{text}</article>")
        assert (found.section, found.body.split("\n\n")[-3:]) == (["Nông thôn"], [ONE, TWO, THREE])


def test_a_list_of_links_to_read_on_stays_in_the_text() -> None:
    inside = "<p>Xem danh mục: <a href='/van-ban/40'>Quyết định số 40/QĐ-UBND về việc phân bổ kinh phí</a> của xã.</p>"
    found = parsed(f"<article>{HEAD}<div>{TEXT}{inside}<p>{LEAD}</p></div></article>")
    assert "Quyết định số 40/QĐ-UBND" in found.body


def test_the_desk_below_the_date_is_none_of_the_text() -> None:
    found = parsed(f"<div>{HEAD}<div>Ban biên tập</div><div>{TEXT}</div></div>")
    assert found.body == f"{ONE}\n\n{TWO}\n\n{THREE}"
