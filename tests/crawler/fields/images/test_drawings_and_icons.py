"""Templates of offices' older sites: a title in a plain element, icons before the date, a path that leads nowhere."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

OTHERS = "".join(
    f"<li><a href=/tin/{number}>Trao quà Tết cho hộ nghèo đợt {number}</a> <span>(1{number}/01/2015)</span></li>"
    for number in range(3)
)
ICONS = (
    "<a href='#' title='Tăng font'><img src=/images/fonttang.png></a>"
    "<a href='#' title='Giảm font'><img src=/images/fontgiam.png></a>"
)
BUTTONS = (
    "<div><a href='https://www.facebook.com/sharer.php?u=x'><img src=/images/facebook.gif></a>&nbsp;<a href=''><img"
    " src=/images/mail.gif> Gửi tin qua email</a>&nbsp;<a href=''><img src=/images/print.gif>&nbsp;In ấn</a></div>"
)
PHOTO = "<table><tr><td><img src=/upload/hop.jpg></td></tr><tr><td class=MoTaAnh>Quang cảnh buổi họp</td></tr></table>"


def body(path: str, date: str, *, photo: str = PHOTO) -> str:
    text = f"{photo}<p><strong>{LEAD}</strong></p><p>{TEXT}</p><p align=right><strong>Ngọc Hồng</strong></p>"
    return (
        f"<table><tr><td><div class=Nen><div class=Dong>{path}</div><div class=TieuDe>{TITLE}</div>"
        f"<div class=NgayCapNhat>{date}</div><div class=DocTin>{text}</div>{BUTTONS}<div>Các tin khác</div>"
        f"<ul>{OTHERS}</ul></div></td></tr></table>"
    )


def told(found: Article) -> tuple[object, ...]:
    pictures = [(image.url.rpartition("/")[2], image.caption) for image in found.images if image.url]
    return found.title, found.lead, found.body, found.published_at, found.byline, found.section, pictures


@pytest.mark.parametrize(
    "path",
    [
        "Tin tức &gt;&gt; Xã hội",
        "<a href=/Pages/tintuc.aspx>Tin tức</a> &gt;&gt; <a href=/Pages/xahoi.aspx>Xã hội</a>",
        "<a href=/Pages/tintuc.aspx>Tin tức</a>»<a href=/Pages/xahoi.aspx>Xã hội</a>",
    ],
)
@pytest.mark.parametrize("date", [f"{ICONS}<span>Ngày cập nhật <span>12/01/2015</span></span>", "12/01/2015"])
def test_fields(path: str, date: str) -> None:
    found = article(body(path, date))
    pictures = [("hop.jpg", "Quang cảnh buổi họp")]
    assert told(found) == (TITLE, LEAD, TEXT.strip(), "2015-01-12", "Ngọc Hồng", ["Tin tức", "Xã hội"], pictures)


@pytest.mark.parametrize(
    "photo",
    [
        # A chart is drawn too: right above the text, beside no fact.
        "<div><img src=/upload/bieu-do.png></div>",
        "<p><img src=/upload/bieu-do.png></p>",
    ],
)
def test_a_drawn_picture_of_the_text_stays(photo: str) -> None:
    found = article(body("Tin tức", "12/01/2015", photo=photo))
    assert [image.url for image in found.images] == ["https://vidu.gov.vn/upload/bieu-do.png"]


def test_a_photograph_beside_the_date_stays() -> None:
    found = article(body("Tin tức", "12/01/2015 <img src=/upload/hop.jpg>", photo=""))
    assert [image.url for image in found.images] == ["https://vidu.gov.vn/upload/hop.jpg"]


def test_a_day_under_a_picture_of_the_text_is_its_caption() -> None:
    photo = (
        f"<p>{TEXT}</p><p align=center><img src=/upload/hop.jpg></p><p align=center><i>Ảnh chụp ngày 3/2/2014</i></p>"
    )
    found = article(body("Tin tức", "12/01/2015", photo=photo))
    assert found.published_at == "2015-01-12"
    assert [image.caption for image in found.images] == ["Ảnh chụp ngày 3/2/2014"]


@pytest.mark.parametrize("date", ["Ngày đăng: 12/01/2015", "Cập nhật: 12/01/2015 08:15"])
def test_one_icon_before_the_date_is_no_picture(date: str) -> None:
    assert article(body("Tin tức", f"<img src=/images/lich.png> {date}", photo="")).images == []


CHART = "<img src={} width=900 height=1800>"
DRAWN = ["/upload/bieu-do.png", "/Portals/0/News/bieu-do.png", "/sites/default/files/ban-do.gif", "/images/bieu-do.png"]


@pytest.mark.parametrize("file", DRAWN)
@pytest.mark.parametrize(
    "inner",
    [
        # All that such an article has is the picture, and the theme's button stands in its block.
        "<div>12/01/2015<br>{}<br><a href='javascript:window.print()'>In bài viết</a></div>",
        "<div>12/01/2015</div><div>{} <a href='javascript:window.print()'>In bài viết</a></div>",
        "<div>12/01/2015</div><div><p>" + TEXT + "</p><div>{}<span>In bài viết</span></div></div>",
    ],
)
def test_a_drawn_picture_beside_a_button_is_the_articles(file: str, inner: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{inner.format(CHART.format(file))}")
    assert [image.url for image in found.images] == [f"https://vidu.gov.vn{file}"]
