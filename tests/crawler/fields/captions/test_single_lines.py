"""Captions of a few words, by a class, in plain type, from alternative texts; numbers and sentences that are none."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    PARAGRAPH,
    VISIT_ONE,
    VISIT_TWO,
    bridge_with,
    of_bridge,
    of_farmers,
    of_page,
    of_post,
    of_visit,
)


def test_a_credit_that_a_class_calls_so_names_whoever_it_is_of() -> None:
    block = (
        "<div class=itemImageBlock><img src='/a.jpg'><span class=itemImageCaption>Đội ghe tập luyện</span>"
        "<span class=itemImageCredits>{}</span></div>"
    )
    for name, credit in (("Chanh Đa", "Chanh Đa"), ("và các đội khác", None)):
        (image,) = of_farmers(text=block.format(name)).images
        assert (image.credit, image.caption == "Đội ghe tập luyện") == (credit, credit is not None)


def test_a_few_words_alone_with_a_picture_in_its_block_are_its_caption() -> None:
    words = "Cán bộ xã hướng dẫn người dân"
    after = "Trong ngày, tổ đã giúp 86 người dân."
    for start, end in (("<span>", "</span>"), ("<br>", "")):
        found = of_bridge(
            f"<p>{BRIDGE_TEXT}</p><div><img src='/a.jpg'>{start}{words}{end}</div><p>{after}</p><p>{BRIDGE_TEXT}</p>"
        )
        assert [image.caption for image in found.images] == [words]
        assert words not in found.body
    for said in (f"{words}.", f"{words}:", "Theo đó, người dân được hướng dẫn"):
        found = of_bridge(f"<p>{BRIDGE_TEXT}</p><p><img src='/a.jpg'>{said}</p><p>{after}</p><p>{BRIDGE_TEXT}</p>")
        assert said in found.body
    found = of_bridge(f"<div>{BRIDGE_TEXT}<br><img src='/a.jpg'><br>{words}<br>{after}<br>{BRIDGE_TEXT}</div>")
    assert words in found.body


def test_a_number_alone_captions_nothing() -> None:
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><div align=center><img src='/a.jpg'><br><i>918</i></div><p>{BRIDGE_TEXT}</p>"
    )
    assert [image.caption for image in found.images] == [None]


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("Toàn cảnh buổi làm việc.", True),
        ("Các đại biểu chụp ảnh lưu niệm tại hội nghị", True),
        ("Một số hình ảnh tại lễ phát động", True),
        ("Toàn cảnh nền kinh tế đã sáng hơn nhiều so với cùng kỳ năm trước.", False),
        ("Hội nghị bế mạc lúc 11 giờ.", False),
    ],
)
def test_plain_captions_beside_set_ones(line: str, *, is_caption: bool) -> None:
    found = of_page(
        "<h1 id=news-title>Khởi công</h1><div id=news-detail>"
        "<figure><img src=/a.jpg><figcaption>Ông A</figcaption></figure>"
        f"<p>{PARAGRAPH}</p><p align=center><img src=/b.jpg></p><p>{line}</p>"
        f"<p style='text-align:justify'>{PARAGRAPH} {PARAGRAPH}</p></div>"
    )
    assert found.images[1].caption == (line if is_caption else None)
    assert (line in found.body) is not is_caption


def test_a_caption_from_the_alternative_text_is_told() -> None:
    image = "<img class='wp-post-image' src='/a.jpg' alt='Quang cảnh buổi họp mặt tại huyện'>"
    found = of_post("", above=image, wordpress=True)
    assert [picture.caption for picture in found.images] == ["Quang cảnh buổi họp mặt tại huyện"]
    assert found.warnings == ["caption_from_alt"]


def test_a_printed_caption_wins_over_the_alternative_text() -> None:
    image = "<img class='wp-post-image' src='/a.jpg' alt='Quang cảnh buổi họp mặt tại huyện'>"
    printed = "<figure><img src='/a.jpg'><figcaption>Các đại biểu dự họp mặt</figcaption></figure>"
    found = of_post(printed, above=image, wordpress=True)
    assert [picture.caption for picture in found.images] == ["Các đại biểu dự họp mặt"]
    assert found.warnings == []


def test_a_sentence_behind_a_picture_is_text() -> None:
    line = "Tại hội nghị, các đại biểu đã thảo luận sôi nổi."
    found = of_visit(f"<p>{VISIT_ONE}</p><p><img src=/a.jpg></p><p>{line}</p><p>{VISIT_TWO}</p>")
    assert line in found.body
    assert (
        "Bà con phấn khởi."
        not in of_visit(f"<p>{VISIT_ONE}</p><p><img src=/a.jpg></p><p>Bà con phấn khởi.</p><p>{VISIT_TWO}</p>").body
    )
