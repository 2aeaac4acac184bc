"""Pictures and films in every version and setting; icons and adverts that are none."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborNode

from archive.article import Embed
from crawler.fields.tree import queries
from crawler.fields.tree.imagefiles import image_url
from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    FESTIVAL_TEXT,
    MEETING_TEXT,
    bridge_with,
    of_bridge,
    of_festival,
    of_meeting,
    paragraphs,
)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"src": "/a.jpg"}, "/a.jpg"),
        ({"src": "data:image/gif;base64,R0", "data-src": "/a.jpg"}, "/a.jpg"),
        ({"src": "/small.jpg", "srcset": "/small.jpg 300w, /big.jpg 1024w"}, "/big.jpg"),
        ({"src": "/icon.png", "width": "16", "height": "16"}, None),
        ({"src": "/images/spacer.gif"}, None),
        ({"src": "/a.jpg", "width": "16"}, "/a.jpg"),
        ({}, None),
    ],
)
def test_image_versions(attributes: dict[str, str | None], expected: str | None) -> None:
    assert image_url(attributes) == expected


@pytest.mark.parametrize("around", ["<p>{}</p>", "<table><tr><td>{}<br><i>Quang cảnh lễ hội</i></td></tr></table>"])
@pytest.mark.parametrize(
    "image", ["<img src='/nho/a.jpg'>", "<span style='font-size:14px'><img src='/nho/a.jpg'></span>"]
)
def test_an_image_linked_to_its_large_version(image: str, around: str) -> None:
    found = of_festival(around.format(f"<a href='/lon/a.jpg'>{image}</a>"))
    assert [each.url for each in found.images] == ["http://vidu.gov.vn/lon/a.jpg"]


def test_pictures_of_one_link_are_all_there() -> None:
    images = "<span><img src='/nho/a.jpg'></span><span><img src='/nho/b.jpg'></span>"
    found = of_festival(
        f"<table><tr><td><a href='/lon/a.jpg'>{images}</a><br><i>Quang cảnh lễ hội</i></td></tr></table>"
    )
    assert [each.url for each in found.images] == ["http://vidu.gov.vn/nho/a.jpg", "http://vidu.gov.vn/nho/b.jpg"]


def test_the_pictures_of_one_link_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    every, found, many = queries.every, [0], 1000

    def counted(node: LexborNode, selector: str) -> list[LexborNode]:
        nodes = every(node, selector)
        found[0] += len(nodes)
        return nodes

    monkeypatch.setattr(queries, "every", counted)
    images = "".join(f"<span><img src='/nho/{at}.jpg'></span>" for at in range(many))
    of_festival(f"<table><tr><td><a href='/lon/a.jpg'>{images}</a></td></tr></table>")
    assert found[0] < 20 * many


def test_each_image_once_and_credits_set_apart() -> None:
    caption = "<p align=center><i>Quang cảnh lễ hội. Ảnh: Ngọc Hồng</i></p>"
    found = of_festival(f"<p align=center><img src='/a.jpg'></p>{caption}{FESTIVAL_TEXT}<p><img src='/a.jpg'></p>")
    assert len(found.images) == 1
    assert found.images[0].credit == "Ngọc Hồng"


@pytest.mark.parametrize("file", ["view.png", "views.png", "captcha-moi.jpg"])
def test_a_picture_called_like_an_icon_is_shown_with_its_caption(file: str) -> None:
    picture = f"<p align=center><img src='/uploads/2024/05/{file}'></p><p align=center><em>Quang cảnh hội nghị</em></p>"
    record = of_meeting(text=paragraphs(MEETING_TEXT[0]) + picture + paragraphs("2024 là năm cuối.", *MEETING_TEXT[1:]))
    assert [(image.url, image.caption) for image in record.images] == [
        (f"http://vidu.example/uploads/2024/05/{file}", "Quang cảnh hội nghị")
    ]
    assert record.views is None


@pytest.mark.parametrize(
    "said", ["Nhà văn nhận giải thưởng năm nay của tỉnh.", "Nguyễn Văn An nhận giải thưởng của tỉnh."]
)
def test_who_is_told_of_in_the_text_keeps_the_picture(said: str) -> None:
    box = f"<div class='tac-gia'><img src='/a/an.jpg' alt='Nguyễn Văn An'><p>{said}</p></div>"
    record = of_meeting(text=paragraphs(MEETING_TEXT[0]) + box + paragraphs(*MEETING_TEXT[1:]))
    assert [image.url for image in record.images] == ["http://vidu.example/a/an.jpg"]


def test_icons_of_files_are_no_pictures_of_the_article() -> None:
    for icon in ("pdf.gif", "icon_doc.png", "ic-xls.svg", "download.png", "dinhkem.gif"):
        found = of_bridge(
            f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}<a href='/f/tb.pdf'><img src='/Images/{icon}'> Tải về</a></p>"
        )
        assert found.images == [], icon
        assert [each.url for each in found.attachments] == ["http://a.vn/f/tb.pdf"]
    for picture in ("bia-sach.png", "pdf.png' width='600", "tai-lieu-2.jpg"):
        found = of_bridge(
            f"<p>{BRIDGE_TEXT}</p><p><a href='/f/sach.pdf'><img src='/Images/{picture}'></a></p><p>{BRIDGE_TEXT}</p>"
        )
        assert len(found.images) == 1, picture


@pytest.mark.parametrize("style", ["display:block; margin-left:auto; margin-right:auto", "DISPLAY: block", "width:9px"])
def test_a_picture_or_video_that_is_set_as_a_block_is_shown(style: str) -> None:
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><p><img style='{style}' src='/cau.jpg'></p><p>{BRIDGE_TEXT}</p>"
        f"<iframe style='{style}' src='https://www.youtube.com/embed/x1'></iframe><p>{BRIDGE_TEXT}</p>"
    )
    assert [image.url for image in found.images] == ["http://a.vn/cau.jpg"]
    assert [block.url for block in found.blocks if isinstance(block, Embed)] == ["https://www.youtube.com/embed/x1"]


def test_a_video_that_an_editor_only_names_is_shown() -> None:
    for video in ("<oembed url='{}'></oembed>", "<figure class=media><oembed url='{}'></oembed></figure>"):
        url = "https://www.youtube.com/watch?v=QwErTy12345"
        found = bridge_with(f"<p>{BRIDGE_TEXT}</p>{video.format(url)}<p>{BRIDGE_TEXT}</p>")
        assert [block.url for block in found.blocks if isinstance(block, Embed)] == [url]


def test_a_box_of_adverts_shows_no_picture_of_the_article_and_its_text_stays() -> None:
    for name in ("quang-cao", "box-quangcao"):
        found = bridge_with(
            f"<p>{BRIDGE_TEXT}</p><div class='{name}'><a href='//b.vn'><img src='/b.jpg'></a></div><p>{BRIDGE_TEXT}</p>"
        )
        assert found.images == []
        assert (
            "chất lượng"
            in bridge_with(f"<p>Mở đầu bài.</p><div class='{name}'><p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p></div>").body
        )


def test_a_video_inside_an_object_is_shown() -> None:
    url = "http://www.youtube.com/v/abc123"
    old = f"<object width=425><param name=movie value='{url}'><embed src='{url}'></object>"
    found = bridge_with(f"<p>{BRIDGE_TEXT}</p>{old}<p>{BRIDGE_TEXT}</p>")
    assert [block.url for block in found.blocks if isinstance(block, Embed)] == [url]
