"""What is set as a lead above a text: quotes, lines with days, captions, second titles."""

from __future__ import annotations

import pytest

from archive.article import Quote
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article

LEAD = "Chiều 20/9, Hội Khuyến học huyện trao 120 suất học bổng cho học sinh có hoàn cảnh khó khăn."


def test_a_lead_that_is_set_as_a_quote() -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div><blockquote><p>{LEAD}</p></blockquote>{TEXT}</div></div>")
    assert (found.lead, found.body) == (LEAD, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "quoted",
    [
        "<blockquote><p>“Sáng 20/9 là ngày tôi nhớ mãi, vì hôm ấy cả làng ra đón đoàn học sinh về.”</p></blockquote>",
        "<blockquote><p>Quê hương là chùm khế ngọt, cho con trèo hái mỗi ngày, mỗi mùa thu sang.</p></blockquote>",
        f"<blockquote><p>{LEAD}</p><p>Hội đã vận động được hơn 850 triệu đồng từ đầu năm.</p></blockquote>",
    ],
)
def test_other_quotes_are_of_the_text(quoted: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{quoted}{TEXT}</div></div>")
    assert found.lead is None
    assert isinstance(found.blocks[0], Quote)


def test_a_line_with_both_days_is_no_lead() -> None:
    both = "Đăng lần đầu: 21/05/2024 09:40 | Đăng lại: 12/07/2025 15:00"
    found = article(f"<h1>{TITLE}</h1><div class=time>{both}</div><div>{TEXT}</div>")
    assert (found.published_at, found.body) == ("2024-05-21T09:40:00+07:00", BOTH)


def test_a_lead_in_the_middle_of_the_page_that_says_when_is_one() -> None:
    lead = "Sáng 25/5, UBND huyện Cầu Ngang tổ chức hội nghị sơ kết"
    found = article(f"{HEAD}<div><p align=center><b>{lead}</b></p>{TEXT}</div>")
    assert (found.lead, found.body) == (lead, BOTH)


def test_a_second_title_in_the_middle_of_the_page_is_no_lead() -> None:
    second = "Gương mặt mới của di tích lịch sử huyện nhà"
    middle = article(f"<div>{HEAD}<div><div align=center><b>{second}</b></div>{TEXT}</div></div>")
    assert (middle.lead, middle.body) == (None, f"{second}\n\n{BOTH}")
    left = article(f"<div>{HEAD}<div><p><b>{second}</b></p>{TEXT}</div></div>")
    assert left.lead == second


SECOND = "Trang phục của bà con được may từ vải dệt tay, mỗi bộ mất cả tháng trời mới xong, giá vài triệu đồng."


@pytest.mark.parametrize(
    "picture",
    [
        "<div class=thumb><a href=/a.jpg><img src=/a.jpg></a><em>Nghi thức khai hội</em></div>",
        "<figure><img src=/a.jpg><figcaption>Nghi thức khai hội</figcaption></figure>",
        "<p align=center><img src=/a.jpg></p><p align=center><i>Nghi thức khai hội</i></p>",
    ],
)
def test_a_caption_inside_of_the_lead_is_no_lead(picture: str) -> None:
    lead = f"<div class=hometext>{picture}<p>{SECOND}</p></div>"
    head = f"<h1 class=title>{TITLE}</h1><span class=h5>Thứ tư - 25/05/2022 16:40</span>{lead}"
    body = f"<div id=news-bodyhtml class=bodytext>{TEXT}</div>"
    found = article(f"<div itemtype='http://schema.org/NewsArticle'>{head}{body}</div>")
    assert (found.lead, found.body) == (SECOND, f"{ONE}\n\n{TWO}")
    assert [(image.url, image.caption) for image in found.images] == [
        ("http://vidu.gov.vn/a.jpg", "Nghi thức khai hội")
    ]
