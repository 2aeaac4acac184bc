"""The title may stand in the page's head alone: what else makes an article of such a page, and what does not."""

from __future__ import annotations

import pytest

from archive.article import Reject
from tests.crawler.families.written import TEXT, TITLE, article, parsed

BODY = TEXT.strip()
OTHER = "<a href=/tin/le-hoi-12>Khai mạc lễ hội hoa ban tại thành phố</a>"
OTHERS = f"<div><h3>Tin liên quan</h3><ul><li>{OTHER}</li></ul></div>"
CALLED = "Ngành nông nghiệp huyện hướng dẫn bà con xuống giống"


@pytest.mark.parametrize("facts", ["18/08/2025 10:05", "Ngày đăng: 18/08/2025", "18/08/2025 | Lượt xem: 210"])
def test_a_text_that_has_the_words_of_the_pages_title_needs_no_heading(facts: str) -> None:
    found = article(f"<div><div>{facts}</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}", title=CALLED)
    assert (found.title, found.body) == (CALLED, f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "facts",
    ["Lượt xem: 210", "Thứ hai, 18/08/2025", "Hôm nay, thứ hai ngày 18/08/2025", "18/08/2025", "Ngày 18/08/2025"],
)
def test_a_count_or_a_clock_over_such_a_text_makes_no_article_of_it(facts: str) -> None:
    page = f"<div><div>{facts}</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}"
    assert isinstance(parsed(page, title=CALLED), Reject)


@pytest.mark.parametrize(
    ("inside", "called"),
    [
        (
            f"<div><div>18/08/2025</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}",
            "Thông tin tuyên truyền của cơ quan đơn vị",
        ),
        (f"<div><div>18/08/2025</div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}", "Nông nghiệp huyện"),
        (f"<div><div>18/08/2025</div><p>{TEXT}</p><p>{TEXT}</p></div>", CALLED),
        (f"<div><p>{TEXT}</p><p>{TEXT}</p></div>{OTHERS}", CALLED),
        (
            "<div><div>18/08/2025 10:05</div>"
            + "".join(f"<p><a href=/tin/{at}>{CALLED} vụ thứ {at}</a></p><p>{TEXT}</p>" for at in range(3))
            + f"</div>{OTHERS}",
            CALLED,
        ),
        (
            "<div><div>18/08/2025 10:05</div>"
            + "".join(f"<p><b><a href=/tin/{at}>{CALLED} vụ thứ {at}</a></b>: {TEXT}</p>" for at in range(3))
            + f"</div>{OTHERS}",
            CALLED,
        ),
        (
            "<div><div>18/08/2025 10:05 | Lượt xem: 210</div>"
            + "".join(f"<h3><a href=/tin/{at}>Lễ hội hoa ban năm thứ {at}</a></h3><p>{TEXT}</p>" for at in range(2))
            + "<div><a href='?p=2'>2</a> <a href='?p=3'>3</a></div></div>",
            CALLED,
        ),
        (f"<div><p>{TEXT}</p><p>Ngày 18/08/2025</p><p>{TEXT}</p></div>{OTHERS}", CALLED),
        (
            "<div><div>18/08/2025 10:05</div>"
            + "".join(f"<p>{TEXT}</p><p><a href=/tin/{at}>Xem thêm</a></p>" for at in range(3))
            + f"</div>{OTHERS}",
            CALLED,
        ),
    ],
)
def test_without_its_words_its_day_or_more_of_an_article_such_a_page_is_none(inside: str, called: str) -> None:
    assert isinstance(parsed(inside, title=called), Reject)


def test_a_picture_between_a_heading_and_its_text_parts_them_not() -> None:
    text = f"<p>{TEXT}</p><p>{TEXT}</p>{OTHERS}"
    shown = "<p><img src=/upload/a.jpg></p><p align=center><em>Các đại biểu chụp ảnh lưu niệm tại hội nghị</em></p>"
    heads = f"<h1>{TITLE}</h1><div><i>ThS. Lê Công Tài</i></div>"
    portal = "Cổng thông tin điện tử tỉnh Ví Dụ"
    found = article(f"<div>{heads}{shown}{text}</div>", title=portal)
    assert (found.title, found.byline, found.body) == (TITLE, "ThS. Lê Công Tài", f"{BODY}\n\n{BODY}")
    gallery = f"<h2>Hình ảnh lễ hội hoa ban của xã năm nay</h2>{shown}{shown}<h2>{TITLE}</h2>"
    assert article(f"<div>{gallery}{text}</div>", title=portal).title == TITLE
    bold = gallery.replace("<h2>" + TITLE + "</h2>", f"<div><b>{TITLE}</b></div>")
    assert article(f"<div>{bold}<p>{TEXT}</p>{text}</div>", title=portal).title == TITLE


@pytest.mark.parametrize("link", ["Quyết định số 12/QĐ-UBND ngày 19/11/2025", "Xem toàn văn tại Báo Điện tử Chính phủ"])
@pytest.mark.parametrize("line", ["<p>{}</p>", f"<p>Xã thực hiện theo {{}}, {TEXT[0].lower()}{TEXT[1:]}</p>"])
def test_a_link_in_such_a_text_makes_no_list_of_it(link: str, line: str) -> None:
    linked = line.format(f"<a href='https://vanban.vn/van-ban/12'>{link}</a>")
    found = article(f"<div><div>18/08/2025 10:05</div><p>{TEXT}</p><p>{TEXT}</p>{linked}</div>{OTHERS}", title=CALLED)
    assert (found.title, found.published_at) == (CALLED, "2025-08-18T10:05:00+07:00")
    assert found.body.startswith(f"{BODY}\n\n{BODY}")
    assert (link in found.body) == ("{}," in line)
