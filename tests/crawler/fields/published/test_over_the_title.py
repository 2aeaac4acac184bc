"""A day over the title or over the block of the article, among buttons and players."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.crawler.families.skins_kit import DAY
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

POEM = 3 * "<p>Chiều về trên bến sông quê<br>Con đò lặng lẽ bốn bề khói sương</p>"
STREAM = "<iframe src='https://www.youtube.com/embed/abcdefghijk' width=560 height=315></iframe>"


@pytest.mark.parametrize(
    "text",
    [
        f"{POEM}<p>10/3/2010</p><p><b>Lê An</b></p>",
        f"<iframe src=https://www.youtube.com/embed/aB3dE5gH7jK></iframe><p>10/03/2010</p><p>{TEXT}</p>",
        f"<ul><li>Lê An</li><li>Thu Hà</li><li>10/03/2010</li></ul><p>{TEXT}</p><p>{TEXT}</p>",
    ],
)
def test_a_day_above_the_title_gives_way_to_none_in_the_text(text: str) -> None:
    found = parsed(f"<div><div>12/03/2021 08:15</div><h1>{TITLE}</h1><div>{text}</div></div>")
    assert isinstance(found, Article)
    assert found.published_at == "2021-03-12T08:15:00+07:00"


@pytest.mark.parametrize(
    ("below", "own"),
    [
        (f"<div><p>10/03/2010</p>{POEM}</div>", False),
        (f"<p>10/03/2010</p>{POEM}", False),
        (f"<div><p>10/03/2010</p><p>{TEXT}</p><p>{TEXT}</p></div>", False),
        (f"<div><p>10/03/2010</p><p><b>{LEAD}</b></p></div><div><p>{TEXT}</p><p>{TEXT}</p></div>", True),
    ],
)
def test_a_day_over_verses_or_a_text_in_their_element_is_when_they_were_written(below: str, own: bool) -> None:
    found = article(f"<div><div>12/03/2021 08:15</div><h1>{TITLE}</h1>{below}</div>")
    assert found.published_at == ("2010-03-10" if own else "2021-03-12T08:15:00+07:00")


@pytest.mark.parametrize("between", ["<img src=/uploads/a.jpg><p><i>Lễ hội xuân</i></p>", "<a href='#'>In bài</a>"])
def test_a_picture_or_a_button_may_stand_between_a_title_and_its_day(between: str) -> None:
    over = f"<div>28/11/2026 09:15</div><h1>{TITLE}</h1><div>{between}</div><div>18/08/2025</div>"
    assert article(f"<div>{over}<div><p>{TEXT}</p><p>{TEXT}</p></div></div>").published_at == "2025-08-18"


@pytest.mark.parametrize("clock", ["Thứ bảy, 28/11/2026 09:15", "28/11/2026"])
def test_a_day_above_the_title_gives_way_to_the_one_below(clock: str) -> None:
    for over in ("", STREAM):
        found = article(
            f"<div>{over}<div>{clock}</div><h1>{TITLE}</h1>{DAY}<p>{LEAD}</p><p>{TEXT}</p><p>{TEXT}</p></div>"
        )
        assert found.published_at == "2025-08-18T10:05:00+07:00"


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        ("18/08/2025", "<p>Cập nhật: 20/08/2025 07:00</p>", "2025-08-18"),
        ("28/11/2026", "<p>Cập nhật: 20/08/2025 07:00</p>", "2025-08-20T07:00:00+07:00"),
        ("28/11/2026", f"{STREAM}<p>Ngày đăng: 20/08/2025</p>", "2025-08-20"),
        ("Ngày đăng: 18/08/2025", "<p>20/08/2025</p>", "2025-08-18"),
        ("Ngày đăng: 18/08/2025", "<p>10/08/2025</p>", "2025-08-18"),
        ("18/08/2025", "<div><p>10/08/2025 08:00</p></div><p>Địa điểm: Hội trường xã</p>", "2025-08-18"),
        ("18/08/2025", "", "2025-08-18"),
        ("18/08/2025", "<p>10/08/2025 08:00 - 11:30</p>", "2025-08-18"),
        ("18/08/2025", "<p>10/08/2025</p><p>Địa điểm: Hội trường xã</p>", "2025-08-18"),
        ("18/08/2025", "<p>8h00 - 10/08/2025</p><p>Địa điểm: Hội trường xã</p>", "2025-08-18"),
        ("18/08/2025", "<p>25/08/2025</p>", "2025-08-18"),
        ("18/08/2025", "<p>Ngày 15/08/2025</p>", "2025-08-18"),
        ("18/08/2025", "<p>Số: 12/TB-UBND - Ngày 15/08/2025</p>", "2025-08-18"),
        ("28/11/2026", "<p>Thứ hai, 18/08/2025 - 10:05</p>", "2025-08-18T10:05:00+07:00"),
    ],
)
def test_a_day_above_the_title_is_the_articles_where_no_other_is_or_its_label_says_so(
    above: str, below: str, published: str
) -> None:
    found = article(f"<div><div>{above}</div><h1>{TITLE}</h1>{below}<p>{LEAD}</p><p>{TEXT}</p><p>{TEXT}</p></div>")
    assert found.published_at == published


@pytest.mark.parametrize(
    "player", [STREAM, "<video src=/a.mp4 controls></video>", "<audio src=/a.mp3 controls></audio>"]
)
def test_a_day_between_a_player_and_the_title_is_the_articles(player: str) -> None:
    # A clock below a stream had been told apart here: articles that begin with their film were refused with it.
    for text in (f"<p>{TEXT}</p>", f"<p>{LEAD}</p>" + f"<p>{TEXT}</p>" * 6, f"<p>{TEXT}</p><p>Tác giả: Lê Thị Hà</p>"):
        found = article(f"<div>{player}<p>28/11/2026</p><h1>{TITLE}</h1>{text}</div>")
        assert (found.title, found.published_at) == (TITLE, "2026-11-28")


def test_when_it_was_put_up_may_be_told_over_the_block_of_title_and_text() -> None:
    signed = "<div align=right><b>Lê Thị Hà</b></div>"
    block = f"<div><h2>{TITLE}</h2><div>{LEAD}</div>{TEXT}<br><br>{TEXT}{signed}</div>"
    page = "<div>{}{}</div>"
    found = article(page.format("<div>Đăng ngày 08-09-2016 09:14:22 AM - 755 Lượt xem</div>", block))
    assert (found.published_at, found.views) == ("2016-09-08T09:14:22+07:00", 755)
    # The clock says no label.
    assert article(page.format("<div>Thứ Năm, 08-09-2016 09:14:22 AM</div>", block)).published_at is None


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("<div class=ngaydang>Ngày đăng: 03/07/2019 16:20</div>", "2019-07-03T16:20:00+07:00"),
        ("<div style='display:none'>Mùa vàng</div><div>Đăng ngày 03/07/2019</div>", "2019-07-03"),
        ("<p>Vĩnh Long, ngày 03/07/2019</p>", None),
        ("<div>Ngày 03/07/2019, huyện Vũng Liêm tổ chức hội thi bánh dân gian với nhiều gian hàng.</div>", None),
    ],
)
def test_the_day_above_the_paragraphs_of_web_content_is_the_articles(above: str, day: str | None) -> None:
    content = f"<div class=journal-content-article>{above}<p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></div>"
    title = f"<div class=taglib-header><h3 class=header-title><span>{TITLE}</span></h3></div>"
    asset = f"<div class=asset-full-content><div class=asset-content>{content}</div></div>"
    assert article(f"<div class=portlet-body>{title}{asset}</div>").published_at == day


PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
SIGNED = "<p>Tin, ảnh: Lê Minh</p>"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='sidebar'><a href='/lich'>Lịch tiếp công dân</a> 15/12/2020</div>",
        "<div class='related-news'><a href='/tin/bai-1.html'>Bài khác về lễ hội</a> 05/12/2020</div>",
        "<div class='toolbar'><a href='/in'>In bài</a> Cập nhật thời tiết 05/12/2023 <a href='#'>Chia sẻ</a></div>",
        "<div class='tools'><a href='/in'>In</a> <a href='/tin/b'>Lễ hội năm ngoái</a> 05/12/2020</div>",
        "<div class='share'><a href='#'>Facebook</a> Hội nghị ngày 05/12/2020</div>",
        "<div class='sidebar'>Hôm nay, 05/12/2020</div>",
    ],
)
def test_a_day_beside_another_link_is_no_date_of_the_article(box: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{box}{PARAGRAPHS}{SIGNED}")
    assert (found.title, found.published_at, found.modified_at) == (TITLE, None, None)


@pytest.mark.parametrize("name", ["tools", "print-link", "share"])
@pytest.mark.parametrize("links", ["<a href='#'>In</a> <a href='mailto:'>Gửi mail</a>", "<a href='#'>In bài viết</a>"])
def test_a_day_among_buttons_is(name: str, links: str) -> None:
    for box in (f"<span>28/04/2023</span> {links}", f"{links} <span>28/04/2023</span>"):
        assert article(f"<h1>{TITLE}</h1><div class='{name}'>{box}</div>{PARAGRAPHS}").published_at == "2023-04-28"


LAST = "Trước đây, học sinh hai ấp phải đi đò ngang qua kênh để đến trường, rất nguy hiểm vào mùa nước nổi."


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("17/05/2024 08:15 | In bài | Gửi email | A- A A+", "2024-05-17T08:15:00+07:00"),
        ("17/05/2024 08:15 In trang Gửi email 100% A- A A+", "2024-05-17T08:15:00+07:00"),
        ("17/05/2024 08:15 Nghe bài viết Giọng nữ 1x", "2024-05-17T08:15:00+07:00"),
        ("Gửi Email In trang Lưu 17/05/2024 08:15", "2024-05-17T08:15:00+07:00"),
        ("17/05/2024 08:15 - 3 phút đọc", "2024-05-17T08:15:00+07:00"),
        ("Posted on 17/05/2024 by admin", "2024-05-17"),
        ("bởi Linh</div><div>17/05/2024", "2024-05-17"),
    ],
)
def test_a_date_beside_buttons_is_the_article_s(line: str, published: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><div>{line}</div><p><b>{LEAD}</b></p><p>{TEXT}</p><p>{LAST}</p></div>")
    assert (found.published_at, found.lead, found.byline) == (published, LEAD, None)
    assert found.body.startswith(TEXT[:40])


@pytest.mark.parametrize("line", ["17/05/2024 họp tại xã in ấn", "Họp ngày 17/05/2024 tại xã, gửi email mời dự"])
def test_a_day_beside_other_words_is_not(line: str) -> None:
    facts = f"<h1>{TITLE}</h1><div>Lượt xem: 7</div>"
    found = article(f"<div>{facts}<p>{line}</p><p><b>{LEAD}</b></p><p>{TEXT}</p><p>{LAST}</p></div>")
    assert (found.published_at, found.views) == (None, 7)


@pytest.mark.parametrize("tools", ["tools", "print-link"])
def test_a_date_among_buttons_below_the_title_is_read(tools: str) -> None:
    box = f"<div class='{tools}'><span>28/04/2023</span> <a href='#'>In</a> <a href='mailto:'>Gửi mail</a></div>"
    assert article(f"<h1>{TITLE}</h1>{box}{PARAGRAPHS}").published_at == "2023-04-28"
