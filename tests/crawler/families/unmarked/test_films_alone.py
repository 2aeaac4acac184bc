"""A page may be of a film alone; and films that are of the text, of the page or of its menu."""

from __future__ import annotations

import pytest

from archive.article import Embed, Reject
from tests.crawler.families.page_kit import FACTS, HEAD, TEXT, TITLE, article, parsed, plain, read

SITE_MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức</a></li><li><a href=/vb>Văn bản</a></li>"
    "<li><a href=/lien-he>Liên hệ</a></li></ul>"
)
FILM = "<iframe src='https://www.youtube.com/embed/aB3dE5gH7jK'></iframe>"
JOOMLA = "<meta name=generator content='Joomla! - Open Source Content Management'>"


@pytest.mark.parametrize(
    "way",
    [
        "<ol><li><a href=/>Trang chủ</a></li><li><a href=/video>Video</a></li></ol>",
        "<div><a href=/>Trang chủ</a></div><div><a href=/video>Video</a></div>",
        "<h2>Video</h2>",
        "<h3><a href=/video>Video</a></h3>",
    ],
)
def test_a_film_below_the_way_or_the_section_is_the_article(way: str) -> None:
    found = read(f"{SITE_MENU}<div><div>{way}<div>{FILM}</div>{HEAD}</div></div>")
    assert [type(block) for block in found.blocks] == [Embed]


@pytest.mark.parametrize("film", [FILM, f"<div><h3>Video nổi bật</h3>{FILM}</div>"])
@pytest.mark.parametrize("title", [TITLE, "Không tìm thấy"])
def test_a_film_anywhere_in_an_empty_frame_makes_no_article(film: str, title: str) -> None:
    item = (
        f"<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020 11:05</span>"
        f"<h2 class=itemTitle>{title}</h2><div class=itemBody><div class=itemFullText></div></div>{film}</div>"
    )
    assert isinstance(plain(SITE_MENU + item, title, JOOMLA), Reject)


def test_a_film_that_stands_in_the_text_and_in_its_place_is_one() -> None:
    item = (
        f"<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020 11:05</span>"
        f"<h2 class=itemTitle>{TITLE}</h2><div class=itemBody><div class=itemFullText>{TEXT}{FILM}</div></div>"
        f"<div class=itemVideoBlock>{FILM}</div></div>"
    )
    assert sum(isinstance(block, Embed) for block in read(item, TITLE, JOOMLA).blocks) == 1


OWN_MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gt>Giới thiệu</a></li><li><a href=/tin>Tin tức</a></li></ul>"
)
FILMS = ("<iframe src='https://www.youtube.com/embed/abc'></iframe>", "<div><video src=/a.mp4></video></div>")
FOOT = "<div class=foot><p>Bản quyền thuộc UBND huyện Cầu Ngang</p></div>"


@pytest.mark.parametrize("film", FILMS)
@pytest.mark.parametrize("foot", ["", FOOT])
@pytest.mark.parametrize("heading", ["h1", "h2", "div"])
def test_a_film_and_its_day_above_a_title_with_nothing_below(film: str, foot: str, heading: str) -> None:
    title = f"<{heading}>{TITLE}</{heading}>"
    found = article(f"<div>{OWN_MENU}</div><div>{film}<p>25/05/2022 16:40</p>{title}</div>{foot}")
    assert (found.body, found.published_at) == ("", "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize(
    "page",
    [
        "<div>Thứ sáu, 27/05/2022</div><div>{film}<h1>{title}</h1></div>",  # the clock of the page
        "<div>{film}<h1>{title}</h1></div>",
        "<div>{film}<p>25/05/2022 16:40</p><p>Xem thêm</p><p>Sóng trực tiếp</p><h1>{title}</h1></div>",
        "<div><iframe src='https://www.google.com/maps/embed?pb=1'></iframe><p>25/05/2022</p><h1>{title}</h1></div>",
    ],
)
def test_a_film_above_a_heading_that_has_no_day_there_is_no_article(page: str) -> None:
    assert isinstance(parsed(f"<div>{OWN_MENU}</div>{page.format(film=FILMS[0], title=TITLE)}"), Reject)


@pytest.mark.parametrize(
    ("kind", "source", "films"),
    [
        ("VideoStream", "https://player.vidu.vn/embed/12?vid=media.vidu.gov.vn/2025/le-hoi.mp4", 1),
        ("VideoStream", "https://player.vidu.vn/embed/12", 0),
        ("Photo", "https://player.vidu.vn/embed/12?vid=media.vidu.gov.vn/2025/le-hoi.mp4", 0),
    ],
)
def test_a_film_whose_player_a_script_puts_in(kind: str, source: str, films: int) -> None:
    place = f"<div class=VCSortableInPreviewMode type={kind} data-src='{source}'></div>"
    text = f"<div class='detail-content afcbc-body' data-role=content>{TEXT}{place}</div>"
    found = article(f"<h1 class=detail-title data-role=title>{TITLE}</h1>{FACTS}{text}")
    assert sum(isinstance(block, Embed) for block in found.blocks) == films


PLAYER = "<div type=VideoStream data-src='https://player.vidu.vn/embed/12?vid=vidu.vn/le-hoi.mp4'>{}</div>"


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
