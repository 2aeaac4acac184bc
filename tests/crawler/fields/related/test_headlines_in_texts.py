"""Headlines of other news between paragraphs of a text and below it."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import LEAD, TEXT, TITLE, article

ONE = f"<p>{TEXT}</p><p>{LEAD}</p>"
BODY = f"{TEXT.strip()}\n\n{LEAD}"
OTHERS = "".join(f"<li><a href='/tin-tuc/bai-{n}'>Xã tổ chức hội nghị tổng kết lần {n}</a></li>" for n in range(3))


@pytest.mark.parametrize(
    "header",
    [
        "Tin trước đó", "Các tin trước:", "Các tin đã đưa trước đó", "Bài viết trước đây", "Có thể bạn thích",
        "Tin mới cập nhật", "Tin cùng danh mục", "Cùng chủ đề", "Các tin đăng cùng ngày", "Bài đăng gần đây",
        "Các tin liên quan khác", "Danh sách các tin khác", "Tin hoạt động khác", "Tin, bài cùng chuyên mục",
    ],
)  # fmt: skip
def test_other_news_below_a_text_of_one_paragraph_by_their_header(header: str) -> None:
    for box in (f"<h4>{header}</h4><ul>{OTHERS}</ul>", f"<p><b>{header}</b></p><ul>{OTHERS}</ul>"):
        found = article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div><p>{TEXT}</p>{box}</div>")
        assert (found.body, len(found.related)) == (TEXT.strip(), 3)


@pytest.mark.parametrize(
    "line",
    [
        "Tin mới cập nhật", "Cùng chủ đề", "Tin trong ngày", "Có thể bạn thích lúa thơm", "Các bài trước đã nói về lúa",
        "Tin trước đó, xã có 3 hộ.", "Thuộc chuyên mục nông nghiệp", "Các tin trước bão số 3",
    ],
)  # fmt: skip
def test_the_same_words_over_more_of_the_text_are_its_own(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div><p>{TEXT}</p><p>{line}</p><p>{LEAD}</p><p>{TEXT}</p></div>")
    assert found.body == f"{TEXT.strip()}\n\n{line}\n\n{LEAD}\n\n{TEXT.strip()}"


ONE_OTHER = "<p><a href='/tin-tuc/bai-9'>Quy chế hoạt động của tổ hòa giải cơ sở</a></p>"
TOLD = "Bài viết nói về một hội nghị của xã được tổ chức vào sáng nay tại hội trường lớn, có rất nhiều đại biểu về dự."
FOOT = (
    "Cơ quan chủ quản: Ủy ban nhân dân xã Tân Phú, tỉnh Hậu Lộc. Chịu trách nhiệm: Ông Vũ Hồng Quân, Chủ tịch xã.",
    "Ghi rõ nguồn Cổng thông tin điện tử xã Tân Phú khi phát hành lại thông tin từ trang thông tin điện tử này.",
)


@pytest.mark.parametrize("header", ["<p><b>Tin liên quan</b></p>", "<h3>Xem thêm</h3>"])
@pytest.mark.parametrize(
    "more", ["", "<p><b>Tin liên quan</b></p><p><a href='/tin-tuc/b-8'>Quy chế của tổ hòa giải</a></p>"]
)
def test_headlines_between_two_paragraphs_end_no_text(header: str, more: str) -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>17/05/2024</p><div>{ONE}{header}{ONE_OTHER}<p>{TEXT}</p><p>{TEXT}</p>{more}</div>"
    )
    assert found.body == f"{BODY}\n\n{TEXT.strip()}\n\n{TEXT.strip()}"


@pytest.mark.parametrize(
    "beside", [f"<ul>{OTHERS}</ul>", "<footer><p>Cơ quan chủ quản: Ủy ban nhân dân xã Tân Phú</p></footer>"]
)
def test_what_stands_beside_the_texts_element_ends_it_neither(beside: str) -> None:
    middle = f"<p><b>Tin liên quan</b></p>{ONE_OTHER}<p>{TEXT}</p><p>{TEXT}</p>"
    found = article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div>{ONE}{middle}</div>{beside}")
    assert found.body == f"{BODY}\n\n{TEXT.strip()}\n\n{TEXT.strip()}"


@pytest.mark.parametrize(
    "below",
    [
        "".join(f"<p>{line}</p>" for line in FOOT),
        f"<p>{TOLD}</p>{ONE_OTHER.replace('9', '8')}<p>{TOLD}</p>",
        f"<p>{TOLD}</p><p>{TOLD}</p>{ONE_OTHER.replace('9', '8')}<p>{TOLD}</p><p>{TOLD}</p>",
        f"<p>{TOLD}</p>",
    ],
)
def test_what_stands_below_the_headlines_is_theirs_or_the_pages(below: str) -> None:
    box = f"<p><b>Tin liên quan</b></p>{ONE_OTHER}{below}"
    assert article(f"<h1>{TITLE}</h1><p>17/05/2024</p><div>{ONE}{box}</div>").body == BODY
