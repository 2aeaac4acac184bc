"""View counts: every label, icon and place; taken out of the text, and never another's."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from tests.crawler.varied.frame import BODY, DATE, HEADING, TEXTS, WHEN, paragraphs, read

ABOVE = [
    ("<p>12/09/2024 14:30 | Lượt xem: 2.131</p>", 2131),
    (f"{DATE}<span>Đã xem: 2131</span>", 2131),
    (f"{DATE}<span>Số lượt xem&nbsp;: 2&nbsp;131</span>", 2131),
    (f"{DATE}<em>Lượt đọc 12,345</em>", 12345),
    (f"{DATE}<em>1,2K lượt xem</em>", 1200),
    (f"{DATE}<em>Lượt xem: 1.2 triệu</em>", 1_200_000),
    (f"{DATE}<em>845 lượt xem</em>", 845),
    (f"{DATE}<span>LƯỢT XEM : 1.234.567</span>", 1_234_567),
    (f"{DATE}<span>Views: 1,234</span>", 1234),
    (f"{DATE}<span>Lượt xem: 0</span>", 0),
    (f"{DATE}<p><b>Lượt xem:</b> <span>45</span></p>", 45),
    ("<dl><dt>Ngày đăng</dt><dd>12/09/2024 14:30</dd><dt>Lượt xem</dt><dd>1.234</dd></dl>", 1234),
    ("<table><tr><td>Ngày đăng: 12/09/2024 14:30</td><td>Lượt xem: 9</td></tr></table>", 9),
    (f"{DATE}<span><i class='fa fa-eye' aria-hidden='true'></i> 845</span>", 845),
    (f"{DATE}<span title='Lượt xem'><i class='fas fa-eye'></i>845</span>", 845),
    (f"{DATE}<span><span class='glyphicon glyphicon-eye-open'></span> 1.845</span>", 1845),
    (f"{DATE}<span><i class='bi bi-eye'></i> 845</span>", 845),
    (f"{DATE}<span><img src='/icons/eye.png' alt=''> 845</span>", 845),
    (f"{DATE}<span><img src='/i/2.gif' alt='Lượt xem'> 845</span>", 845),
    (f"{DATE}<span class='icon-view'>845</span>", 845),
    (f"{DATE}<span class='luot-xem'>845</span>", 845),
    (f"{DATE}<span><svg class='icon icon-eye'><path d='M0'/></svg> 845</span>", 845),
    (f"{DATE}<span><svg><use xlink:href='/i.svg#eye'></use></svg> 845</span>", 845),
    ("<span class='h5'>Thứ năm - 12/09/2024 14:30 1094</span>", 1094),
    ("<div><span>12/09/2024 14:30</span> <span>1.094</span></div>", 1094),
    ("<div>12/09/2024 14:30 (Lượt xem: 57)</div>", 57),
    ("<span>Số lượt xem: 135346</span>   <span>Ngày (12/09/2024, 14:30)</span>", 135346),
    ("<span>hiddenLượt đọc: <span>24</span> | Thứ Năm, 12/09/2024, 14:30</span>", 24),
    ("<span>Thứ năm, 12/09/2024 | 14:30&nbsp;&nbsp;173&nbsp;895 lượt xem</span>", 173895),
    ("<span>12/09/2024 14:30 quantri 6.7 triệu lượt xem</span>", 6_700_000),
    (f"{DATE}<div class='author'>Tác giả: Minh Trí - Lượt xem: 57</div>", 57),
    (DATE, None),
    (f"<div>Lượt truy cập: 99.999</div>{DATE}", None),
    (f"{DATE}<div class='tk'>Tổng lượt truy cập: 4567 - Hôm nay: 22</div>", None),
]


@pytest.mark.parametrize(("above", "views"), ABOVE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_above_the_text(above: str, views: int | None, form: str) -> None:
    found = read(normalize(form, f"<div class='khung'>{HEADING}{above}<div class='ndung'>{BODY}</div></div>"))
    assert (found.views, paragraphs(found), found.published_at) == (views, TEXTS, WHEN)


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}<p>Lượt xem: 57</p>",
        f"<div>Lượt xem: 57</div>{BODY}",
        f"{BODY}<div><b>Lượt xem:</b> <span>57</span></div>",
        f"{BODY}<p>Tác giả: Minh Trí</p><p>Lượt xem: 57</p>",
    ],
)
def test_inside_the_text(text: str) -> None:
    found = read(f"<div class='khung'>{HEADING}{DATE}<div class='ndung'>{text}</div></div>")
    assert (found.views, paragraphs(found)) == (57, TEXTS)


def test_a_sentence_that_counts_looks_is_text() -> None:
    said = "Video đã đạt 1.500 lượt xem sau hai ngày, nhận nhiều phản hồi tích cực của người dân trong huyện."
    found = read(f"<div>{HEADING}{DATE}<div>{BODY}<p>{said}</p></div></div>")
    assert (found.views, paragraphs(found)) == (None, [*TEXTS, said])
