"""Pictures, texts and boxes that are called like a button or an advert, and are the article's; and those that are."""

from __future__ import annotations

import pytest

from crawler.fields.tree import imagefiles
from tests.crawler.families.page_kit import HEAD, ONE, TWO, article


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


@pytest.mark.parametrize("name", ["ad-box", "ads-inline", "road-slot ads-zone", "ads-banner-1", "td-a-rec"])
@pytest.mark.parametrize("inner", [f"<p>{ONE}</p><p>{TWO}</p>", f"<div><div>{ONE}<br><br>{TWO}</div></div>"])
def test_text_in_a_box_that_is_called_an_advert_stays(name: str, inner: str) -> None:
    assert article(f"{HEAD}<div><div class='{name}'>{inner}</div></div>").body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("name", ["ad-box", "ads-inline", "ads-zone", "td-a-rec"])
@pytest.mark.parametrize(
    "inner",
    [
        "<a href=/qc><img src=/qc.jpg></a>", "<p>Mua nhà trả góp</p><img src=/qc.jpg>",
        f"<script>var t = '{ONE}';</script><img src=/qc.jpg>", f"<p><a href=https://ban.vn>{ONE}</a></p>",
    ],
)  # fmt: skip
def test_an_advert_between_paragraphs_is_none_of_the_text(name: str, inner: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><div class='{name}'>{inner}</div><p>{TWO}</p></div>")
    assert (found.body, found.images) == (f"{ONE}\n\n{TWO}", [])
