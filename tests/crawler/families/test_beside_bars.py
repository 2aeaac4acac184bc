"""What stands beside an article's bars, ways and films, and is another thing's."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, TEXT, TITLE, article, parsed

BUTTONS = "<div class=tool>Chia sẻ Lưu In bài viết</div>"
PLAYER = "<div type=VideoStream data-src='https://player.vidu.vn/embed/12?vid=vidu.vn/le-hoi.mp4'>{}</div>"


@pytest.mark.parametrize("kind", ["detail-content", "x"])
@pytest.mark.parametrize(
    "below",
    ["<p>20/04/2021 08:00</p>{}", "<p>Ngày đăng: 20/04/2021 08:00</p>{}", "{}<p>Ngày đăng: 20/04/2021 08:00</p>"],
)
def test_a_day_of_the_articles_own_goes_before_one_among_buttons(below: str, kind: str) -> None:
    bar = f"<div class=toolbar><div>25/05/2022</div>{BUTTONS}</div>"
    rest = below.format(f"<div class={kind}>{TEXT}</div>")
    assert article(f"<div><h1 class=title>{TITLE}</h1>{bar}{rest}</div>").published_at == "2021-04-20T08:00:00+07:00"


def test_a_day_in_a_box_of_its_own_beside_the_buttons_is_of_another_thing() -> None:
    boxes = f"<div class=widget>25/05/2022</div>{BUTTONS}"
    text = f"<div class=detail-content>{TEXT}</div>"
    assert article(f"<div><h1 class=title>{TITLE}</h1>{boxes}{text}</div>").published_at is None


def test_a_day_among_the_buttons_below_a_text_is_not_said_to_be_the_articles() -> None:
    bar = f"<div class=toolbar><div>25/05/2022</div>{BUTTONS}</div>"
    text = f"<div class=detail-content>{TEXT}</div>"
    assert article(f"<div><h1 class=title>{TITLE}</h1>{text}{bar}</div>").published_at is None


@pytest.mark.parametrize("line", ["Trung bình (0 Đánh giá)", "Average (12 Votes)"])
def test_a_rating_above_a_text_or_its_signature_ends_nothing(line: str) -> None:
    sign = "<p align=right><b>Nguyễn Văn An</b></p>"
    for inner in (f"<p>{line}</p>{TEXT}{sign}", f"{TEXT}<p>{line}</p>{sign}"):
        found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{inner}</div>")
        assert (found.byline, found.body) == ("Nguyễn Văn An", BOTH)


@pytest.mark.parametrize(
    ("inside", "beside", "films"),
    [
        (PLAYER.format("<iframe src='https://player.vidu.vn/embed/9?vid=vidu.vn/khac.mp4'></iframe>"), "", 1),
        ("", f"<div class=sidebar><h3>Video</h3>{PLAYER.format('')}</div>", 0),
    ],
)
def test_a_player_that_is_there_already_and_one_of_the_page(inside: str, beside: str, films: int) -> None:
    text = f"<div class='detail-content afcbc-body' data-role=content>{TEXT}{inside}</div>{beside}"
    found = article(f"<h1 class=detail-title data-role=title>{TITLE}</h1>{FACTS}{text}")
    assert sum(isinstance(block, Embed) for block in found.blocks) == films


@pytest.mark.parametrize("name", ["In trang này", "Xin chào khách", "UBND huyện Ví Dụ"])
def test_what_no_arrow_leads_to_is_no_part_of_such_a_way(name: str) -> None:
    way = f"<div class=x><a href=/>Trang chủ</a> / <a href=/tin>Tin tức sự kiện</a> <span>{name}</span></div>"
    frame = f"<h1 class=detail-title>{TITLE}</h1>{FACTS}<div class=detail-content>{TEXT}</div>"
    assert article(f"{way}<div>{frame}</div>").section == ["Tin tức sự kiện"]


WAYS = ("<a href=/t.aspx>{}</a>", "{}", "<a href=/x>Tin tức</a> &gt; {}")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<p><b>{}</b></p>"])
def test_the_title_of_a_page_that_is_called_as_the_way_to_it_ends(way: str, heading: str) -> None:
    way = f"<div><a href=/>Trang chủ</a> &gt; {way.format('Tin hoạt động')}</div>"
    found = article(f"{way}<div>{heading.format(TITLE)}{FACTS}<div>{TEXT}</div></div>", title="Tin hoạt động")
    assert found.title == TITLE


@pytest.mark.parametrize("way", WAYS[:2])
@pytest.mark.parametrize("heading", ["<h3>Thông báo lịch tiếp công dân</h3>", "<b>Thống kê truy cập cổng</b>"])
def test_a_box_below_the_text_is_no_title_where_that_ends_the_way(way: str, heading: str) -> None:
    title = "Lễ hội Ok Om Bok 2022"
    way = f"<div><a href=/>Trang chủ</a> &gt; {way.format(title)}</div>"
    box = f"<div>{heading}<p>20/04/2021</p><p>Chi tiết xem tại phòng tiếp công dân của huyện.</p></div>"
    found = parsed(f"{way}<div>{FACTS}<div>{TEXT}<p>{ONE}</p></div></div>{box}", title=title)
    assert isinstance(found, Article)
    assert title in found.title
