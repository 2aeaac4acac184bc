"""Pictures of an article that are called like a button or a file, and buttons that are pictures."""

from __future__ import annotations

import pytest

from crawler.fields.tree import imagefiles
from tests.crawler.families.page_kit import FACTS, HEAD, ONE, TEXT, TITLE, TWO, article


def test_a_button_beside_the_text_is_no_picture() -> None:
    for name in ("print.gif", "mail.gif", "email.png?v=2"):
        assert imagefiles.image_url({"src": f"/images/{name}"}, href="javascript:print()") is None
        assert imagefiles.image_url({"src": f"/images/{name}", "width": "32px", "height": "32"}, href="#") is None
    kept = ["/u/print.jpg", "/u/may-print.gif", "/u/mailing.png", "/share/le-hoi.png"]
    assert [imagefiles.image_url({"src": url}, href="/x") for url in kept] == kept


@pytest.mark.parametrize("name", ["zalo.png", "mail1.png", "facebook.png", "print.gif"])
@pytest.mark.parametrize(
    "picture",
    [
        "<p><img src='/upload/{}' width=600 height=300></p>", "<p><img src='/upload/{}'></p>",
        "<p><a href='/upload/{}'><img src='/upload/{}'></a></p>",
        "<p><a href='https://zalo.me/1'><img src='/upload/{}' width=600></a></p>",
        "<table><tr><td><img src='/upload/{}'></td></tr><tr><td>Quang cảnh</td></tr></table>",
    ],
)  # fmt: skip
def test_a_picture_of_the_text_may_be_called_like_a_button(name: str, picture: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p>{picture.replace('{}', name)}<p>{TWO}</p></div>")
    assert [image.url for image in found.images] == [f"http://vidu.gov.vn/upload/{name}"]


@pytest.mark.parametrize(
    "below", ["", "<p>Bản in</p>", f"<p>{TWO}</p>", "<p><a href='/x'>Trang phục</a> của bà con</p>"]
)
def test_a_picture_is_a_button_only_before_the_button_s_word(below: str) -> None:
    text = "<div><p>{}</p><p><img src='/images/print.gif'></p>{}<p>{}</p></div>"
    assert len(article(HEAD + text.format(ONE, below, TWO)).images) == 1
    assert article(HEAD + text.format(ONE, "<a href='#'>Bản in</a>", TWO)).images == []


@pytest.mark.parametrize("href", ["#", "javascript:void(0)"])
@pytest.mark.parametrize("file", ["/uploads/2026/so-do.svg", "/upload/quy-hoach.gif"])
def test_what_opens_larger_by_a_script_is_a_picture(href: str, file: str) -> None:
    shown = f"<p><a href='{href}' class=zoom><img src='{file}'></a></p>"
    for text in (f"<p>{ONE}</p>{shown}<p>{TWO}</p>", shown):
        found = article(f"{HEAD}<div>{text}</div>")
        assert [image.url.rpartition("/")[2] for image in found.images] == [file.rpartition("/")[2]]


def test_a_scanned_page_that_is_called_an_attachment_is_a_picture() -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p><img src='/uploads/2026/dinh-kem1.png'></p><p>{TWO}</p></div>")
    assert len(found.images) == 1


@pytest.mark.parametrize("inner", ["{p}", "<div class=author-quantri>{p}</div>"])
def test_a_portrait_in_the_text_stays(inner: str) -> None:
    picture = inner.format(p="<img src='/a/ba-me.jpg' alt='Bà mẹ Việt Nam anh hùng'>")
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{picture}<p>{TWO}</p></div>")
    assert [image.url for image in found.images] == ["http://vidu.gov.vn/a/ba-me.jpg"]


@pytest.mark.parametrize("file", ["/captcha.ashx", "/images/captcha_img.aspx?x=1", "/Captcha/Anh.png"])
def test_a_captcha_is_no_picture(file: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<img src='{file}'></div>").images == []


@pytest.mark.parametrize(("names", "file"), [("data-photo-original-src", "lon.jpg"), ("data-full", "vua.jpg")])
def test_the_original_of_a_picture_wins_over_the_one_that_is_shown(names: str, file: str) -> None:
    picture = f"<img src='data:image/gif;base64,AA' data-src='/w1000/vua.jpg' {names}='/goc/lon.jpg'>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{picture}<p>{TWO}</p></div>")
    assert [(image.url or "").rpartition("/")[2] for image in found.images] == [file]
