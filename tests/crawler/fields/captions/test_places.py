"""Captions between title and text, above pictures, below films, in a picture's title."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, HEAD, ONE, TEXT, TITLE, TWO, article, last, parsed, read
from tests.steps import grows_evenly

CAPTION = "Nông dân ấp Bình Hòa thu hoạch xoài"
DRUPAL = (
    "<meta name=Generator content='Drupal 10'><h1>{title}</h1><article class='node node--view-mode-full'><div class="
    "node__content><time datetime='2026-03-02T01:00:00Z'>02/03/2026</time>{shown}<div class='field field--name-body'>"
    "{text}</div></div></article>"
)
SHAREPOINT = (
    "<meta name=GENERATOR content='Microsoft SharePoint'><div class=ct><h2>{title}</h2><p>2/3/2026 08:00</p>{shown}"
    "<div class='noi-dung ms-rtestate-field'>{text}</div></div>"
)


@pytest.mark.parametrize("frame", [DRUPAL, SHAREPOINT])
@pytest.mark.parametrize(
    ("shown", "caption"),
    [
        ("<div class=field-anh><img src='/sites/files/xoai.jpg'><div class=chu-thich>{}</div></div>", CAPTION),
        ("<figure><img src='/PublishingImages/xoai.jpg'><figcaption>{}</figcaption></figure>", CAPTION),
        ("<div align=center><img src='/upload/xoai.jpg'><br><em>{}</em></div>", CAPTION),
        ("<div align=center><img src='/themes/a/loa.png'><br><em>{}</em></div>", "Quan tâm trang của xã"),
        ("<div align=center><img src='/upload/loa.png'><br><em>{}</em></div>", "Nghe bài viết"),
        ("<div align=center><img src='/upload/in.png'></div>", "In trang"),
        ("<p><img src='/themes/a/in.png'> <span>{}</span></p>", "In trang"),
    ],
)
def test_a_picture_with_its_caption_between_title_and_text(frame: str, shown: str, caption: str) -> None:
    said = shown.format(caption)
    html = f"<title>{TITLE}</title>{frame.format(title=TITLE, shown=said, text=TEXT)}"
    found = parse_bytes(html.encode(), url="https://xa.vidu.gov.vn/tin/12")
    assert isinstance(found, Article)
    assert [image.caption for image in found.images] == ([CAPTION] if caption == CAPTION else [])
    assert (found.title, CAPTION in f"{found.lead} {found.body}") == (TITLE, False)


def test_a_caption_below_a_video_is_its_title_and_no_text() -> None:
    frame = (
        "<div><iframe src=https://player.vn/v1></iframe><div class=VideoCMS_Caption><p>Video: Toàn cảnh</p></div></div>"
    )
    found = article(f"{HEAD}<p>{ONE}</p>{frame}<p>{TWO}</p>")
    assert found.body == f"{ONE}\n\n{TWO}"
    assert [block.title for block in found.blocks if block.__class__.__name__ == "Embed"] == ["Video: Toàn cảnh"]


@pytest.mark.parametrize("below", ["<p>Đoạn phim dài ba phút.</p>", "<p class=text>Xem đoạn phim trên.</p>"])
def test_a_sentence_below_a_video_is_text(below: str) -> None:
    found = article(f"{HEAD}<p>{ONE}</p><p><iframe src=https://player.vn/v1></iframe></p>{below}<p>{TWO}</p>")
    assert below.partition(">")[2].removesuffix("</p>") in found.body


CAPTIONED = "<p style='text-align:center'><em>{}</em></p>"
IMAGE = "<p style='text-align:center'><img src=/{}.jpg></p>"


def test_captions_of_several_pictures_may_stand_above_them() -> None:
    pair = "".join(CAPTIONED.format(f"Đội thi thứ {name}") + IMAGE.format(name) for name in "ab")
    found = article(f"{HEAD}<p>{ONE}</p>{pair}<p>{TWO}</p>")
    assert [image.caption for image in found.images] == ["Đội thi thứ a", "Đội thi thứ b"]
    assert found.body == f"{ONE}\n\n{TWO}"


def test_captions_between_pictures_stand_below_them_where_the_last_does() -> None:
    pair = "".join(IMAGE.format(name) + CAPTIONED.format(f"Đội thi thứ {name}") for name in "ab")
    found = article(f"{HEAD}<p>{ONE}</p>{CAPTIONED.format('Hội thi diễn ra sôi nổi')}{pair}<p>{TWO}</p>")
    assert [image.caption for image in found.images] == ["Đội thi thứ a", "Đội thi thứ b"]


@pytest.mark.parametrize("name", ["", "title='YouTube video player'"])
def test_a_line_below_a_video_is_its_title(name: str) -> None:
    film = f"<iframe src='https://www.youtube.com/embed/x' {name}></iframe>"
    said = "Cầu Rạch Miễu 2 rút ngắn thời gian qua sông còn năm phút."
    below = f"<p style='text-align:center'><em>{said}</em></p>"
    found = article(f"{HEAD}<div><p>{ONE}</p>{film}{below}<p>{TWO}</p></div>")
    assert [block.title for block in found.blocks if isinstance(block, Embed)] == [said]


@pytest.mark.parametrize("said", ["Ảnh: Trần Văn Minh", "Trần Văn Minh"])
def test_who_signs_below_a_video_is_not_its_title(said: str) -> None:
    film = "<iframe src='https://www.youtube.com/embed/x' title='Cầu Rạch Miễu 2'></iframe>"
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p>{film}<p style='text-align:center'><em>{said}</em></p></div>")
    assert [block.title for block in found.blocks if isinstance(block, Embed)] == ["Cầu Rạch Miễu 2"]
    assert found.byline is not None
    assert found.byline in said


JOOMLA = "<meta name=generator content='Joomla! - Open Source Content Management'>"


@pytest.mark.parametrize(
    ("title", "below", "caption"),
    [
        ("DSC 0012 04", "", None),
        ("Nhấn vào ảnh để phóng to", "", None),
        ("hoi nghi so ket", "", None),
        ("Quang cảnh lễ khai giảng", "<p align=center><em>Đại biểu dự hội nghị</em></p>", "Đại biểu dự hội nghị"),
    ],
)
def test_the_title_of_a_picture_is_no_caption(title: str, below: str, caption: str | None) -> None:
    picture = f"<p align=center><img class=caption src=/a.jpg width=600 height=400 title='{title}'></p>"
    day = "<dl class=article-info><dd class=published>25/05/2022 16:40</dd></dl>"
    text = f"<div itemprop=articleBody><p>{ONE}</p>{picture}{below}<p>{TWO}</p></div>"
    inside = f"<div class=item-page><h2>{TITLE}</h2>{day}{text}</div>"
    found = read(inside, TITLE, JOOMLA)
    assert ([image.caption for image in found.images], found.body) == ([caption], BOTH)


@pytest.mark.parametrize("image", ["<amp-img src=/a.jpg width=800 height=500></amp-img>", "<img src=/a.jpg>"])
@pytest.mark.parametrize("align", ["rtecenter", "text-center"])
def test_a_caption_of_another_editor(image: str, align: str) -> None:
    picture = f"<p class={align}>{image}</p><p class={align}><em>Quang cảnh lễ hội</em></p>"
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><p>{ONE}</p>{picture}<p>{TWO}</p>")
    assert [(image.url, image.caption) for image in found.images] == [("http://vidu.gov.vn/a.jpg", "Quang cảnh lễ hội")]


@pytest.mark.parametrize(
    "line", ["Nội dung: Tổ chức tập huấn cho cán bộ xã", "Ảnh: Ca sĩ hát mừng", "Ảnh: Lữ đoàn 125 giúp dân"]
)
def test_what_they_do_in_a_caption_made_nothing(line: str) -> None:
    assert (last(line).body, last(line).byline) == (f"{BOTH}\n\n{line}", None)


@pytest.mark.parametrize("figure", ["<figure><img src=/u/a.jpg></figure>{0}", "<figure><img src=/u/a.jpg>{0}</figure>"])
def test_many_pictures_and_credits_are_looked_at_once_each(figure: str) -> None:
    def read(size: int) -> None:
        credit = "<figure><figcaption>Ảnh: Lê Tám</figcaption></figure>"
        parsed(f"<div>{HEAD}<div>{TEXT}{figure.format('') * size}{credit * size}</div></div>")

    assert grows_evenly(read, 300)
