"""Films above their titles are what their pages are of; other frames, and films of other things, are not."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

PLAYER = "<div class=khung><video controls><source src=/phim/mua-vang.mp4></video></div>"
TUBE = "<div><iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe></div>"
DAY = "<p class=d>15/12/2024 19:30</p>"


def refused(body: str) -> Reject:
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>".encode()
    found = parse_bytes(page, url="https://vidu.gov.vn/truyen-hinh/mua-vang-4711")
    assert isinstance(found, Reject), found
    return found


@pytest.mark.parametrize("film", [PLAYER, TUBE])
@pytest.mark.parametrize("said", ["", "<p>Phóng sự của Đài Phát thanh và Truyền hình.</p>", f"<p>{LEAD}</p>"])
@pytest.mark.parametrize(
    "form",
    [
        "{film}<h1>{title}</h1>{day}{said}",
        "{film}{day}<h1>{title}</h1>{said}<p>Chia sẻ</p>",
        "<div><a href=/>Trang chủ</a> › <a href=/video>Video</a></div><div>{film}</div><h1>{title}</h1>{day}{said}",
    ],
)
def test_a_film_above_its_title_is_the_article(film: str, said: str, form: str) -> None:
    told = article(f"<div class=x>{form.format(film=film, title=TITLE, day=DAY, said=said)}</div>")
    assert (told.title, told.published_at) == (TITLE, "2024-12-15T19:30:00+07:00")
    assert [type(block) for block in told.blocks][:1] == [Embed]
    assert TITLE not in told.body
    assert said[3:-4] in (told.lead or "", told.body)


def test_what_stands_beside_a_film_is_not_its_text() -> None:
    rows = "".join(
        f"<li><a href=/tin-{at}>Xã ven sông ra quân làm thủy lợi nội đồng vụ mới đợt {at}</a> <i>1{at}/11/2024</i></li>"
        for at in range(6)
    )
    told = article(
        f"<div class=x>{PLAYER}<h1>{TITLE}</h1>{DAY}</div><div class=y><h3>Xem nhiều</h3><ul>{rows}</ul></div>"
    )
    assert told.body == ""
    assert told.published_at == "2024-12-15T19:30:00+07:00"


def test_what_is_no_film_of_the_page_makes_no_article_of_it() -> None:
    menu = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin-tuc>Tin tức - Sự kiện</a></li></ul>"
    banner = "<header><video autoplay muted loop src=/bieu-ngu.mp4></video></header>"
    refused(f"{banner}{menu}<h1>{TITLE}</h1>{DAY}")
    place = "<iframe src='https://www.google.com/maps/d?q=1'></iframe>"
    refused(f"<div>{place}<h1>{TITLE}</h1>{DAY}</div>")
    refused(f"<div>{PLAYER}<p>{LEAD}</p><h1>{TITLE}</h1>{DAY}</div>")


COLUMN = "<div class=trai><div class=hop><h3>Video clip</h3>{film}</div></div>"
LINKED = "<div class=trai><h3><a href=/video>Video</a></h3><div>{film}</div></div>"
CELLS = "<table><tr><td><table><tr><td>Clip</td></tr><tr><td>{film}</td></tr></table></td><td>{main}</td></tr></table>"


@pytest.mark.parametrize("film", [PLAYER, TUBE])
@pytest.mark.parametrize(
    "page",
    [
        COLUMN + "<div class=giua>{main}</div>",
        LINKED + "{main}",
        CELLS,
        "<header>{menu}{film}</header><div>{main}</div>",
    ],
)
def test_the_film_of_a_column_beside_or_of_a_head_is_of_no_article(page: str, film: str) -> None:
    menu = "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin-tuc>Tin tức - Sự kiện</a></li></ul>"
    refused(menu + page.format(film=film, menu=menu, main=f"<h1>{TITLE}</h1>{DAY}"))
    short = article(menu + page.format(film=film, menu=menu, main=f"<h1>{TITLE}</h1>{DAY}<p>{TEXT[:250]}</p>"))
    assert not any(isinstance(block, Embed) for block in short.blocks)
    assert short.body == TEXT[:250].strip()


def test_a_gallery_of_films_is_none() -> None:
    films = "".join(
        f"<div class=o><a href=/phim/{at}><img src=/{at}.jpg></a><h3><a href=/phim/{at}>Thời sự truyền hình ngày "
        f"{at}/11/2024 của Đài tỉnh</a></h3><span>0{at}/11/2024</span></div>"
        for at in range(1, 9)
    )
    page = f"<html><head><title>Video</title></head><body><div>{TUBE}<h1>Video</h1>{films}</div></body></html>"
    assert isinstance(parse_bytes(page.encode(), url="https://vidu.gov.vn/video"), Reject)


def test_above_a_text_a_film_may_be_of_anything() -> None:
    told = article(f"<div>{PLAYER}<h1>{TITLE}</h1>{DAY}<p>{LEAD}</p><p>{TEXT}</p><p>{TEXT}</p></div>")
    assert isinstance(told, Article)
    assert not any(isinstance(block, Embed) for block in told.blocks)


def test_a_broadcast_alone_is_an_article_above_the_other_ones() -> None:
    others = (
        "Bản tin truyền thanh ngày 13/6/2021",
        "Bản tin truyền thanh ngày 12/6/2021",
        "Câu chuyện truyền thanh cuối tuần",
    )
    listed = "".join(f"<li><a href=/truyen-thanh/{at}>{name}</a></li>" for at, name in enumerate(others))
    inside = f"<h1>{TITLE}</h1><div>14/06/2021 06:00</div>{{}}<h3>Các chương trình khác</h3><ul>{listed}</ul>"
    found = article(inside.format("<div><audio controls src=/a.mp3></audio></div>"))
    assert (found.body, len(found.related)) == ("", 3)
    assert isinstance(parsed(inside.format("")), Reject)
